import { describe, expect, it } from 'vitest';
import { calibrateRounds, FEWEST_ROUNDS, keyFromPassphrase, MOST_ROUNDS } from '@/lib/vault/passphrase';

/** A machine that does so many rounds a second, apart from what else slows a probe down. */
function machine(roundsASecond: number, delaysMs: readonly number[] = []) {
  let ms = 5_000;
  let probe = 0;
  return calibrateRounds(
    async (rounds) => {
      ms += (rounds / roundsASecond) * 1_000 + (delaysMs[probe++] ?? 0);
    },
    () => ms,
  );
}

describe('rounds are measured to cost about a second', () => {
  it.each([
    ['a slow machine gets the floor', 100_000, [], FEWEST_ROUNDS],
    ['just the floor', 600_000, [], FEWEST_ROUNDS],
    ['a machine of today', 2_340_000, [], 2_340_000],
    ['a fast one', 9_000_000, [], 9_000_000],
    ['the fastest probe counts', 3_000_000, [900, 0, 400], 3_000_000],
    ['a clock that stands still', Number.POSITIVE_INFINITY, [], MOST_ROUNDS],
    ['a clock that was set back', 3_000_000, [-9_000, 0, 0], MOST_ROUNDS],
  ])('%s', async (_what, speed, delays, expected) => {
    expect(await machine(speed, delays)).toBe(expected);
  });
});

it('wraps by the same key for the same passphrase, salt and rounds, and by another for any other', async () => {
  const salt = new Uint8Array(16).fill(3);
  const plain = new Uint8Array([1, 2, 3]);
  const iv = new Uint8Array(12);
  const sealed = async (passphrase: string, over: { salt?: Uint8Array<ArrayBuffer>; rounds?: number } = {}) => {
    const key = await keyFromPassphrase(passphrase, { salt, rounds: 1_000, ...over }, crypto);
    return [...new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain))].join();
  };
  const first = await sealed('one two three');
  expect(await sealed('one two three')).toBe(first);
  for (const other of [
    await sealed('one two four'),
    await sealed('one two three', { salt: new Uint8Array(16).fill(4) }),
    await sealed('one two three', { rounds: 1_001 }),
  ]) {
    expect(other).not.toBe(first);
  }
});

it('gives a key that cannot be exported', async () => {
  const key = await keyFromPassphrase('one two three', { salt: new Uint8Array(16), rounds: 1 }, crypto);
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
});
