import { expect, test } from 'vitest';
import { chooserFor, MOST_OPENED } from '@/lib/matching/choose';
import type { Holders } from '@/lib/model/question';

const range = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);
const held = (people: number[], length = people.length): Holders => ({ length, people });

test('nobody who shares nothing, and at most so many as can be opened', () => {
  const choose = chooserFor({ keys: ['name john smit', 'given-employer john acme'], counted: [] });
  expect(choose([held([]), held([])], 1_000_000)).toEqual([]);
  expect(choose([held(range(0, 100)), held([])], 1_000_000)).toHaveLength(MOST_OPENED);
});

test('whoever shares more, and rarer things, comes first', () => {
  const choose = chooserFor({
    keys: ['name john smit', 'name-place john smit austin', 'surname-employer smit acme'],
    counted: [],
  });
  const chosen = choose([held(range(0, 900)), held([500, 700, 850]), held([700])], 1_000_000);
  expect(chosen.slice(0, 3)).toEqual([700, 500, 850]);
});

test('few are opened beside whom an identifier tells', () => {
  const choose = chooserFor({ keys: ['linkedin:vanity:x', 'name john smit'], counted: [] });
  expect(choose([held([9_000]), held(range(0, 100))], 1_000_000)).toHaveLength(8);
});

test('beside whom identifier and name tell, only namesakes who share more', () => {
  const keys = ['linkedin:vanity:x', 'name john smit', 'given-employer john acme'];
  const choose = chooserFor({ keys, counted: [] });
  expect(choose([held([9]), held([1, 2, 3, 9]), held([2, 4])], 1_000_000)).toEqual([9, 2]);
  // Another name behind the address: whoever bears the page's may be the one.
  expect(choose([held([9]), held([1, 2, 3]), held([2, 4])], 1_000_000)).toEqual([9, 2, 1, 3]);
});

test('beside whom an identifier tells, sharing an employer is no reason to look', () => {
  const choose = chooserFor({ keys: ['linkedin:vanity:x', 'given-employer john acme'], counted: [] });
  expect(choose([held([9_000]), held([1, 2, 9_000])], 1_000_000)).toEqual([9_000]);
});

test('what a crowd shares makes nobody worth a look, unless something else is shared, too', () => {
  const choose = chooserFor({ keys: ['name john smit', 'name-place john smit austin'], counted: [] });
  expect(choose([held(range(0, 900)), held([])], 1_000_000)).toEqual([]);
  expect(choose([held(range(0, 900)), held([5, 6])], 1_000_000)).toEqual([5, 6]);
});

test('an identifier before any number of namesakes, but of a crowded one only a few', () => {
  const choose = chooserFor({ keys: ['email:jobs@mail.example', 'linkedin:vanity:x', 'name john smit'], counted: [] });
  const chosen = choose([held(range(0, 2_000), 5_000), held(range(9_000, 4)), held(range(3_000, 100))], 1_000_000);
  expect(chosen.slice(0, 4)).toEqual(range(9_000, 4));
  expect(chosen.filter((person) => person < 2_000)).toHaveLength(8);
  expect(chosen.filter((person) => person >= 3_000 && person < 9_000)).toHaveLength(MOST_OPENED - 12);
});

test('a surname alone finds somebody only where it is rare', () => {
  const choose = chooserFor({ keys: ['surname smit'], counted: [] });
  expect(choose([held(range(0, 50))], 1_000_000)).toEqual(range(0, 6));
  expect(choose([held(range(0, 51))], 1_000_000)).toEqual([]);
});

test('the same holders in another order give the same choice', () => {
  const choose = chooserFor({ keys: ['name john smit'], counted: [] });
  const people = range(0, 200);
  expect(choose([held(people.toReversed())], 1_000)).toEqual(choose([held(people)], 1_000));
});

test('where somebody has the whole name, the surname alone is no reason to look; with an employer it is', () => {
  const choose = chooserFor({ keys: ['name john smit', 'surname smit', 'surname-employer smit acme'], counted: [] });
  expect(choose([held([]), held(range(1, 9)), held([])], 1_000_000)).toHaveLength(6);
  expect(choose([held([4]), held(range(1, 9)), held([])], 1_000_000)).toEqual([4]);
  expect(choose([held([4]), held(range(1, 9)), held([7])], 1_000_000)).toEqual([4, 7]);
});
