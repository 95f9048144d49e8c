// Shares of values: the list of giants names employers as they are compared, or it says nothing.

import { expect, test } from 'vitest';
import { employerOf } from '@/lib/identity/employer';
import { type Crowd, GIANTS, shareOf } from '@/lib/matching/frequency';

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
