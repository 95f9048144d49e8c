// Where access tokens are kept: never on disk, and never with anybody but the account that got them.

import type { browser } from 'wxt/browser';
import type { ConnectorTools } from '@/lib/ats/connector';

export type TokenPlace = ConnectorTools['tokens'];

/** Of a saved connection; survives the worker, not the browser. */
export function sessionTokens(session: typeof browser.storage.session, connection: string): TokenPlace {
  const key = `token ${connection}`;
  return {
    get: async () => (await session.get(key))[key],
    set: (token) => session.set({ [key]: token }),
  };
}

/** Of one attempt to connect: a token got with another secret would prove nothing of this one. */
export function passingTokens(): TokenPlace {
  let kept: unknown;
  return {
    get: async () => kept,
    async set(token) {
      kept = token;
    },
  };
}
