// Access tokens are asked for once: whoever asks while a request for one is under way waits for the same, and each keeps
// what came. It knows neither what a token looks like nor where it is kept.

import type { Http } from './http';

export interface TokenAsker<Token> {
  /** What it asks by: nobody shares with who asks by another, as a share of the account's limit is. */
  http: Http;
  /** By the secret, too: an attempt with a wrong one is not to pass by what another was given. */
  credential: string;
  /** Asks the ATS. */
  mint(): Promise<Token>;
  keep(token: Token): Promise<void>;
}

/** A token that has just been minted and is kept by whoever asked. Fails as `mint` or `keep` does. */
export type TokenMint<Token> = (asker: TokenAsker<Token>) => Promise<Token>;

/** One for a kind of token: several accounts may be open for one credential (a sync and a re-check). */
export function createTokenMint<Token>(): TokenMint<Token> {
  const underWay = new WeakMap<Http, Map<string, Promise<Token>>>();

  function mintOnce({ http, credential, mint }: TokenAsker<Token>): Promise<Token> {
    const all = underWay.get(http) ?? new Map<string, Promise<Token>>();
    underWay.set(http, all);
    const running = all.get(credential);
    if (running !== undefined) return running;
    const started = mint().finally(() => all.delete(credential));
    all.set(credential, started);
    return started;
  }

  return async (asker) => {
    const token = await mintOnce(asker);
    // By everybody who waited: whoever asked first may be over by now.
    await asker.keep(token);
    return token;
  };
}
