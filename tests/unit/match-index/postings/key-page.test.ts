// What is packed into pages comes out again, by looking up and by unpacking, at every width.

import { describe, expect, it } from 'vitest';
import { push, sortColumn } from '@/lib/match-index/postings/key-column';
import {
  emptyContent,
  KEY_BITS,
  type KeyContent,
  MOST_LISTED,
  openPage,
  packPages,
  pageOf,
  pageSpan,
  readCount,
  readHolders,
  unpackPage,
} from '@/lib/match-index/postings/key-page';
import { createRandom } from '@/tests/simulators/random';

const nobodyDead = () => false;
const everything = { from: 0, below: 2 ** KEY_BITS };

function sorted(content: KeyContent): KeyContent {
  return { lists: sortColumn(content.lists), counted: sortColumn(content.counted), cut: sortColumn(content.cut) };
}

function pairs({ keys, values, length }: KeyContent['lists']): [number, number][] {
  return Array.from({ length }, (_, i) => [keys[i] as number, values[i] as number]);
}

describe('columns', () => {
  it.each([
    ['evenly spread keys', (next: () => number) => Math.floor(next() * 2 ** 53)],
    ['few different keys', (next: () => number) => Math.floor(next() * 5)],
    ['crowded keys', (next: () => number) => (next() < 0.01 ? 2 ** 53 - 1 : Math.floor(next() * 300))],
    ['one key', () => 77],
  ])('are sorted: %s', (_, draw) => {
    const random = createRandom(3);
    for (const length of [0, 1, 2, 3, 100, 3_000]) {
      const { lists } = emptyContent(1);
      for (let i = 0; i < length; i++) push(lists, draw(random.next), random.int(0, 2 ** 32 - 1));
      const wanted = pairs(lists).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
      expect(pairs(sortColumn(lists))).toEqual(wanted);
    }
  });
});

describe('pages', () => {
  it.each([0, 1, 5, 13, 21, 37, 50])('of 2^%i give back what they were given', (bits) => {
    const random = createRandom(bits);
    const span = pageSpan(bits);
    const first = random.int(0, Math.min(2 ** bits, 2 ** 30) - 1);
    const below = Math.min(first + 2, 2 ** bits);
    const content = emptyContent();
    const highest = random.pick([200, 40_000, 2 ** 32 - 1]);
    for (let i = 0; i < 400; i++) {
      const key = first * span + Math.floor(random.next() ** 4 * (below - first) * span);
      push(content.lists, key, random.int(0, highest));
      push(content.counted, key, random.int(1, 300));
      if (random.chance(0.1)) push(content.cut, key, random.int(1, 1_000));
    }
    const { lists, counted, cut } = sorted(content);
    const pages = packPages({ lists, counted, cut }, bits, first, below);
    expect(pages).toHaveLength(below - first);

    const back = emptyContent();
    for (const [i, page] of pages.entries()) unpackPage(page, (first + i) * span, everything, nobodyDead, back);
    const once = [...new Map(pairs(lists).map((pair) => [String(pair), pair])).values()];
    expect(pairs(back.lists)).toEqual(once);
    expect(pairs(back.counted)).toEqual(summed(pairs(counted)));
    expect(pairs(back.cut)).toEqual(summed(pairs(cut)));

    for (const key of new Set(once.map(([one]) => one))) {
      const page = openPage(pages[pageOf(key, bits) - first] as Uint8Array<ArrayBuffer>);
      const rest = key - pageOf(key, bits) * span;
      const people: number[] = [];
      const unlisted = readHolders(page, rest, people);
      expect(people).toEqual(once.filter(([one]) => one === key).map(([, person]) => person));
      expect(unlisted).toBe(summed(pairs(cut)).find(([one]) => one === key)?.[1] ?? 0);
      expect(readCount(page, rest)).toBe(summed(pairs(counted)).find(([one]) => one === key)?.[1] ?? 0);
    }
    // Beside each, where a guess is nearest.
    const held = new Set(once.map(([one]) => one));
    const beside = [...held].flatMap((key) => [key - 1, key + 1]).filter((key) => !held.has(key));
    for (const key of beside) {
      const page = pages[pageOf(key, bits) - first];
      if (!page) continue;
      const people: number[] = [];
      expect(readHolders(openPage(page), key - pageOf(key, bits) * span, people)).toBe(0);
      expect(people).toEqual([]);
    }
  });

  it('say nothing of keys they do not hold, and may be empty', () => {
    const content = emptyContent();
    push(content.lists, 10, 1);
    push(content.counted, 20, 4);
    const [page, empty] = packPages(sorted(content), 1, 0, 2).map(openPage);
    const people: number[] = [];
    for (const key of [0, 9, 11, 20, 2 ** 52 - 1]) expect(readHolders(page as never, key, people)).toBe(0);
    for (const key of [0, 10, 19, 21]) expect(readCount(page as never, key)).toBe(0);
    expect(readHolders(empty as never, 10, people)).toBe(0);
    expect(people).toEqual([]);
  });

  it('leave out the dead, and what lies outside of the stretch asked for', () => {
    const content = emptyContent();
    for (const key of [1, 2, 3, 4]) for (const person of [7, 8, 9]) push(content.lists, key, person);
    for (const key of [1, 2, 3, 4]) push(content.counted, key, 1);
    const [page] = packPages(sorted(content), 0, 0, 1);
    const back = emptyContent();
    unpackPage(page as Uint8Array<ArrayBuffer>, 0, { from: 2, below: 4 }, (person) => person === 8, back);
    expect(pairs(back.lists)).toEqual([
      [2, 7],
      [2, 9],
      [3, 7],
      [3, 9],
    ]);
    expect(pairs(back.counted)).toEqual([
      [2, 1],
      [3, 1],
    ]);
  });

  it('cut a list to its newest people', () => {
    const content = emptyContent();
    for (let person = 0; person < MOST_LISTED + 50; person++) push(content.lists, 5, person);
    push(content.cut, 5, 7);
    const [page] = packPages(sorted(content), 0, 0, 1);
    const people: number[] = [];
    expect(readHolders(openPage(page as Uint8Array<ArrayBuffer>), 5, people)).toBe(57);
    expect(people).toEqual(Array.from({ length: MOST_LISTED }, (_, i) => i + 50));
  });

  it('of another format are refused', () => {
    expect(() => openPage(new Uint8Array(16))).toThrow(RangeError);
  });
});

function summed(all: [number, number][]): [number, number][] {
  const sums = new Map<number, number>();
  for (const [key, value] of all) sums.set(key, (sums.get(key) ?? 0) + value);
  return [...sums];
}
