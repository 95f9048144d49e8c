// Shares of values: the list of giants names employers as they are compared, or it says nothing.

import { describe, expect, it, test } from 'vitest';
import { employerOf } from '@/lib/identity/employer';
import { type Crowd, GIANTS, jointShare, shareOf } from '@/lib/matching/frequency';

const EMPTY: Crowd = { people: 0, holders: () => 0, count: () => 0, unopened: 0 };

test('every giant is called as its own employers are', () => {
  expect(GIANTS.size).toBeGreaterThan(50);
  expect([...GIANTS].filter((name) => employerOf(name)?.text !== name)).toEqual([]);
});

test.each(['General Electric', 'Ernst & Young LLP', 'JPMorgan Chase & Co.', 'CVS Health', 'Facebook'])(
  '%s is no rare find in a small store',
  (name) => {
    const text = employerOf(name)?.text ?? '';
    expect(shareOf(EMPTY, 'employer', text)).toBeGreaterThan(shareOf(EMPTY, 'employer', 'quillfeather widgets') * 50);
  },
);

describe('the share of a full name', () => {
  const N = 100_000;
  it('is never less than chance, and grows with the other holders', () => {
    for (const product of [1e-12, 1e-9, 1e-7, 1e-5, 1e-2]) {
      const shares = [0, 1, 10, 1_000].map((others) => jointShare(product, others, N));
      expect(shares.toSorted((a, b) => a - b)).toEqual(shares);
      expect(shares[0]).toBeGreaterThanOrEqual(product);
      expect(shares.at(-1)).toBeLessThanOrEqual(1);
    }
  });

  it('is the further beyond chance the rarer the parts are, while nobody else bears it', () => {
    const beyond = [1e-5, 1e-6, 1e-7, 1e-8, 1e-9].map((product) => jointShare(product, 0, N) / product);
    expect(beyond.toSorted((a, b) => a - b)).toEqual(beyond);
  });

  it('is what is counted where many bear it, whatever the parts say', () => {
    for (const product of [1e-6, 1e-5, 1e-4])
      expect(Math.abs(jointShare(product, 5_000, N) - 0.05)).toBeLessThan(0.0125);
  });
});
