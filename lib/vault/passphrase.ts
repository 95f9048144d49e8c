// From a passphrase to the key that wraps the others, at a price: each guess costs whoever guesses about a second of a
// machine like this one. Keeps neither the passphrase nor the key.

import type { Bytes } from './cipher';

/** OWASP's floor for PBKDF2-SHA-256 (Password Storage Cheat Sheet, 2023). */
export const FEWEST_ROUNDS = 600_000;
/** A clock that stands still must not make a passphrase that never opens. */
export const MOST_ROUNDS = 50_000_000;
/** What one guess is to cost, ms. */
export const GUESS_MS = 1_000;
/** Fewer characters are not taken. */
export const SHORTEST_PASSPHRASE = 10;

const PROBE_ROUNDS = 200_000;
const PROBES = 3;
const STEP = 10_000;
const SALT_BYTES = 16;

/**
 * How many rounds take this machine about a second. The fastest of a few probes counts: what else goes on can only make
 * one slower.
 *
 * @param derive does so many rounds
 * @param now a clock, ms
 */
export async function calibrateRounds(
  derive: (rounds: number) => Promise<unknown>,
  now: () => number,
): Promise<number> {
  let fastest = Number.POSITIVE_INFINITY;
  for (let probe = 0; probe < PROBES; probe++) {
    const begin = now();
    await derive(PROBE_ROUNDS);
    fastest = Math.min(fastest, now() - begin);
  }
  const rounds = (PROBE_ROUNDS * GUESS_MS) / Math.max(fastest, 0);
  return Math.min(MOST_ROUNDS, Math.max(FEWEST_ROUNDS, Math.round(rounds / STEP) * STEP));
}

export function createSalt(crypto: Crypto): Bytes {
  return crypto.getRandomValues(new Uint8Array(SALT_BYTES));
}

/** Letters that look alike and are typed alike are alike (NFKC), whatever keyboard they come from. */
export async function keyFromPassphrase(
  passphrase: string,
  { salt, rounds: iterations }: { salt: Bytes; rounds: number },
  crypto: Crypto,
): Promise<CryptoKey> {
  const typed = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const base = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['wrapKey', 'unwrapKey', 'encrypt', 'decrypt'],
  );
}
