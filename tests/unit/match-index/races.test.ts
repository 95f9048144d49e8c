// Questions that come while something is written: each is answered as it was before or as it is after, and nothing that one
// of them read outlives the change.

import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { AtsRecord } from '@/lib/ats/connector';
import { KEYING } from '@/lib/background/keying';
import { createMatchIndex, type MatchIndex } from '@/lib/match-index/match-index';
import { createPostings } from '@/lib/match-index/postings/create-postings';
import type { Postings } from '@/lib/match-index/postings/postings';
import { SIZES } from '@/lib/match-index/postings/postings-state';
import { databasePages } from '@/lib/match-index/postings/postings-tables';
import { newSync } from '@/lib/sync/run-sync';
import { holdersOf, openMemoryIndex } from '@/tests/support/memory-index';

const key = (n: number) => `linkedin:vanity:person-${n}`;

function person(n: number, id = n): AtsRecord {
  const identity = { names: ['Mara Example'], urls: [`https://www.linkedin.com/in/person-${n}/`] };
  return { resource: 'candidate', id, owner: null, identity, data: {} };
}

async function turns(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve));
}

const candidatesOf = async (index: MatchIndex, ...keys: string[]) =>
  (await holdersOf(index, ...keys)).map(({ candidate }) => candidate);

/** More than one page of the directory. */
const PEOPLE = 600;

describe('a look-up beside a change', () => {
  it.each([0, 1, 2, 3, 4, 6, 8, 12, 20])(
    'leaves nothing behind of those who are forgotten, %i turns later',
    async (later) => {
      const { index, database } = await openMemoryIndex();
      await index.write('c1', { records: Array.from({ length: PEOPLE }, (_, n) => person(n, n + 1)) }, newSync('c1'));
      expect(await candidatesOf(index, key(3))).toEqual([4]);
      const forgetting = index.forget('c1');
      await turns(later);
      const meanwhile = await candidatesOf(index, key(5), key(590));
      await forgetting;
      expect([[], [6, 591]]).toContainEqual(meanwhile);
      // Filled anew, in another order.
      const anew = Array.from({ length: PEOPLE }, (_, i) => person(PEOPLE - 1 - i, PEOPLE - i));
      await index.write('c1', { records: anew }, newSync('c1'));
      for (const n of [0, 100, 255, 300, 500, 599]) expect(await candidatesOf(index, key(n))).toEqual([n + 1]);
      database.close();
    },
  );

  it('finds everybody at every moment while key lists are built anew', async () => {
    const { index: before, database, vault } = await openMemoryIndex();
    const all = Array.from({ length: 40 }, (_, n) => n + 1);
    await before.write('c1', { records: all.map((n) => person(n)) }, newSync('c1'));
    const keying = { ...KEYING, version: KEYING.version + 1 };
    // Lists as large as these are read page by page, newer ones are held.
    const postingsOf = (generation: number) =>
      createPostings(databasePages(database), generation, generation === 1 ? { ...SIZES, heldBytes: 0 } : SIZES);
    const index = createMatchIndex(database, vault, keying, Date.now, postingsOf);
    for (const n of all.slice(0, 3)) expect(await candidatesOf(index, key(n))).toEqual([n]);
    for (let isMore = true; isMore; ) {
      let isDone = false;
      const step = index.upkeep(new AbortController().signal).finally(() => {
        isDone = true;
      });
      const looks: Promise<void>[] = [];
      while (!isDone) {
        const n = all[looks.length % all.length] as number;
        looks.push(candidatesOf(index, key(n)).then((found) => expect(found).toEqual([n])));
        await turns(1);
      }
      isMore = await step;
      await Promise.all(looks);
    }
    database.close();
  });

  it('goes by what memory told only where the rows still say so', async () => {
    const { index: before, database, vault } = await openMemoryIndex();
    await before.write('c1', { records: [person(1), person(2)] }, newSync('c1'));
    let remembered: ReturnType<Postings['recall']> = null;
    let isLate = false;
    const postingsOf = (generation: number): Postings => {
      const postings = createPostings(databasePages(database), generation);
      const recall: Postings['recall'] = (wanted) => {
        if (!isLate) remembered = postings.recall(wanted) ?? remembered;
        return remembered;
      };
      return { ...postings, recall };
    };
    const index = createMatchIndex(database, vault, KEYING, Date.now, postingsOf);
    expect(await candidatesOf(index, key(1))).toEqual([1]);
    expect(remembered).not.toBeNull();
    // Filed anew, under another number.
    isLate = true;
    await index.write('c1', { records: [person(3, 1)] }, newSync('c1'));
    expect(await candidatesOf(index, key(1))).toEqual([]);
    database.close();
  });

  it('knows what was learned, whenever it was asked before', async () => {
    for (let later = 0; later < 40; later += 1) {
      const { index, database } = await openMemoryIndex(() => 1_000);
      await index.write('c1', { records: [person(1)] }, newSync('c1'));
      await candidatesOf(index, key(1));
      const learning = index.learn('c1', [{ candidate: 1, through: key(1), other: 'linkedin:member:9' }]);
      await turns(later);
      await candidatesOf(index, 'linkedin:member:9');
      await learning;
      expect(await candidatesOf(index, 'linkedin:member:9'), `${later} turns later`).toEqual([1]);
      database.close();
    }
  });
});
