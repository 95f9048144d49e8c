// Key lists against a plain model: random writes, drops and merges, with transactions that fail and workers that die at
// any step; limits of long lists, small and large batches.

import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { describe, expect, it, vi } from 'vitest';
import { createPostings } from '@/lib/match-index/postings/create-postings';
import { MOST_LISTED } from '@/lib/match-index/postings/key-page';
import type { PageStore } from '@/lib/match-index/postings/page-store';
import type { Pace, Person, Postings } from '@/lib/match-index/postings/postings';
import { SIZES, type Sizes } from '@/lib/match-index/postings/postings-state';
import { databasePages, POSTINGS_TABLES, type PostingsTables } from '@/lib/match-index/postings/postings-tables';
import { createRandom, type Random } from '@/tests/simulators/random';
import { memoryPages } from './memory-pages';
import { copyOf, dropFrom, emptyModel, hold, keyOf, type Model, readModel, someKeys } from './postings-model';

/** So small that a few hundred people pass through everything: chunks, several tiers, segments that memory does not hold. */
const TINY: Sizes = {
  smallPages: 2,
  heldPages: 4,
  heldBytes: 600,
  newcomers: 128,
  mostNewcomers: 3,
  mostOfOneSize: 3,
  restBytes: 1_500,
  mostSmallAtRest: 2,
  mostLargeAtRest: 1,
  pageEntries: 12,
  newPageEntries: 40,
  chunkPageBits: 2,
};
const VALUES = 300;
const forever = new AbortController().signal;

let count = 0;

async function openDatabase(): Promise<Dexie & PostingsTables> {
  count += 1;
  const database = new Dexie(`postings-${count}`);
  database.version(1).stores(POSTINGS_TABLES);
  await database.open();
  return database as Dexie & PostingsTables;
}

class Death extends Error {}

/** A store that fails at the n-th call from now, and ever after until it is mended. */
function mortal(store: PageStore): { store: PageStore; dieAfter(calls: number): void; mend(): void } {
  let left = Number.POSITIVE_INFINITY;
  const wrap =
    <A extends unknown[], R>(call: (...of: A) => Promise<R>) =>
    (...of: A): Promise<R> => {
      left -= 1;
      return left < 0 ? Promise.reject(new Death('the worker died')) : call(...of);
    };
  return {
    store: {
      transaction: (mode, work) => store.transaction(mode, work),
      state: wrap(store.state),
      putState: wrap(store.putState),
      pages: wrap(store.pages),
      putPages: wrap(store.putPages),
      deletePages: wrap(store.deletePages),
      deleteGeneration: wrap(store.deleteGeneration),
    },
    dieAfter: (calls) => {
      left = calls;
    },
    mend: () => {
      left = Number.POSITIVE_INFINITY;
    },
  };
}

/** One random write, to the lists and to the model alike. */
async function change(postings: Postings, model: Model, random: Random): Promise<void> {
  const numbers = [...model.people.keys()];
  switch (numbers.length === 0 ? 0 : random.weighted([4, 2, 2])) {
    case 0: {
      const people = Array.from({ length: random.int(0, 40) }, () => ({
        connection: random.pick(['one', 'two', 'three']),
        candidate: random.chance(0.7) ? random.int(1, 1e9) : `id ${random.int(1, 1e9)}`,
        ...someKeys(random, VALUES),
      }));
      const given = await postings.add(people);
      for (const [i, { connection, candidate, ...keys }] of people.entries()) {
        model.people.set(given[i] as number, { connection, candidate });
        hold(model, given[i] as number, keys);
      }
      return;
    }
    case 1: {
      const people = Array.from({ length: random.int(0, 20) }, () => ({
        number: random.pick(numbers),
        ...someKeys(random, VALUES),
      }));
      await postings.extend(people);
      for (const { number, ...keys } of people) hold(model, number, keys);
      return;
    }
    default: {
      if (random.chance(0.1)) {
        await postings.dropConnection('two');
        dropFrom(
          model,
          numbers.filter((number) => model.people.get(number)?.connection === 'two'),
        );
        return;
      }
      const gone = Array.from({ length: random.int(0, 15) }, () => random.int(0, Math.max(...numbers)));
      await postings.drop(gone);
      dropFrom(model, gone);
    }
  }
}

async function settle(postings: Postings, pace: Pace = 'resting'): Promise<number> {
  let steps = 0;
  while (await postings.tidy(forever, pace)) {
    steps += 1;
    if (steps > 5_000) throw new Error('merging comes to no end');
  }
  return steps;
}

describe('against a plain model', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('in memory, seed %i', async (seed) => {
    const random = createRandom(seed);
    const model = emptyModel();
    const postings = createPostings(memoryPages(), 7, TINY);
    for (let round = 0; round < 120; round++) {
      await change(postings, model, random);
      if (random.chance(0.5)) await postings.tidy(forever, random.chance(0.5) ? 'resting' : 'filling');
      if (round % 20 === 0) await compare(postings, model);
    }
    await settle(postings);
    await compare(postings, model);
  });

  it.each([11, 12, 13, 14, 15, 16])(
    'in a database whose transactions fail and whose worker dies, seed %i',
    async (seed) => {
      const random = createRandom(seed);
      const database = await openDatabase();
      const tables = [database.postings, database.postingsStates];
      const { store, dieAfter, mend } = mortal(databasePages(database));
      let model = emptyModel();
      let postings = createPostings(store, 1, TINY);
      let deaths = 0;
      for (let round = 0; round < 60; round++) {
        if (random.chance(0.4)) dieAfter(random.int(0, 8));
        const next = copyOf(model);
        try {
          await database.transaction('rw', tables, async () => change(postings, next, random));
          model = next;
          for (let steps = random.int(0, 4); steps > 0; steps--) {
            await postings.tidy(forever, random.chance(0.5) ? 'resting' : 'filling');
          }
        } catch (reason) {
          expect(String(reason)).toContain('the worker died');
          deaths += 1;
          // Half of the time only the transaction failed, and what memory holds lives on.
          if (random.chance(0.5)) postings = createPostings(store, 1, TINY);
        }
        mend();
        if (round % 10 === 9)
          await compare(postings, model, (work) => database.transaction('r', tables, async () => work()));
      }
      expect(deaths).toBeGreaterThan(5);
      await settle(postings);
      await compare(postings, model, (work) => database.transaction('r', tables, async () => work()));
      await compare(createPostings(store, 1, TINY), model, (work) =>
        database.transaction('r', tables, async () => work()),
      );
      database.close();
    },
  );
});

async function compare(
  postings: Postings,
  model: Model,
  read: <T>(work: () => Promise<T>) => Promise<T> = (work) => work(),
): Promise<void> {
  const { got, wanted } = await readModel(postings, model, VALUES, read);
  expect(got).toEqual(wanted);
}

describe('merging', () => {
  it('leaves no page behind that nobody reads', async () => {
    const database = await openDatabase();
    const tables = [database.postings, database.postingsStates];
    const postings = createPostings(databasePages(database), 1, TINY);
    const random = createRandom(21);
    const model = emptyModel();
    for (let round = 0; round < 40; round++) {
      await database.transaction('rw', tables, async () => change(postings, model, random));
      await postings.tidy(forever, 'filling');
    }
    expect(await settle(postings)).toBeGreaterThan(0);
    const state = await database.postingsStates.get(1);
    const keys = (await database.postings.toCollection().primaryKeys()).filter(
      ([, position]) => position >= 0 && position < 1,
    );
    const wanted = state?.segments.map((segment) => [segment.id, 2 ** segment.bits]);
    const found = Map.groupBy(keys, ([, , segment]) => segment);
    expect([...found].map(([segment, pages]) => [segment, pages.length]).sort()).toEqual(wanted?.sort());
    database.close();
  });

  it('may be begun twice at once, while others write and look', async () => {
    const database = await openDatabase();
    const tables = [database.postings, database.postingsStates];
    const postings = createPostings(databasePages(database), 1, TINY);
    const random = createRandom(22);
    const model = emptyModel();
    for (let round = 0; round < 40; round++) {
      await Promise.all([
        postings.tidy(forever, 'resting'),
        database.transaction('rw', tables, async () => change(postings, model, random)),
        postings.tidy(forever, 'resting'),
        database.transaction('r', tables, async () => postings.look({ keys: [keyOf(0)], counted: [] })),
        postings.tidy(forever, 'filling'),
      ]);
    }
    await compare(postings, model, (work) => database.transaction('r', tables, async () => work()));
    database.close();
  });

  it('drops the dead from the lists themselves', async () => {
    const postings = createPostings(memoryPages(), 1, TINY);
    const numbers: number[] = [];
    for (let page = 0; page < 30; page++) {
      numbers.push(...(await postings.add(Array.from({ length: 10 }, (_, i) => person(page * 10 + i, [keyOf(1)])))));
    }
    await postings.drop(numbers.slice(5));
    expect(await lengths(postings, [keyOf(1)])).toEqual([5]);
    await settle(postings);
    expect(await lengths(postings, [keyOf(1)])).toEqual([5]);
    expect(await postings.size()).toBe(5);
    expect(await postings.issued()).toBe(300);
  });

  it('stops when it is told to, and does nothing to an empty generation', async () => {
    const postings = createPostings(memoryPages(), 1, TINY);
    expect(await postings.tidy(forever, 'resting')).toBe(false);
    for (let page = 0; page < 10; page++) await postings.add([person(page, [keyOf(page)])]);
    expect(await postings.tidy(AbortSignal.abort())).toBe(true);
    expect(await postings.tidy(forever)).toBe(true);
  });
});

describe('what memory holds', () => {
  it.each([31, 32, 33, 34])('is never behind the database, whoever looks while others write, seed %i', async (seed) => {
    const random = createRandom(seed);
    const database = await openDatabase();
    const tables = [database.postings, database.postingsStates];
    let postings = createPostings(databasePages(database), 1, TINY);
    const look = () =>
      database.transaction('r', tables, async () => {
        const { holders, people } = await postings.look({ keys: [keyOf(1)], counted: [] });
        return people(Array.from(holders[0]?.people ?? []));
      });
    let recalled = 0;
    const recall = () => {
      const found = postings.recall({ keys: [keyOf(1)], counted: [] });
      const people = found?.people(Array.from(found.holders[0]?.people ?? []));
      if (people) recalled += 1;
      return people;
    };
    let held: Person[] = [];
    let next = 1;
    for (let round = 0; round < 60; round++) {
      if (random.chance(0.1)) postings = createPostings(databasePages(database), 1, TINY);
      const before = held;
      const isErased = random.chance(0.2);
      const more = isErased ? [] : Array.from({ length: random.int(1, 9) }, () => person(next++, [keyOf(1)]));
      held = isErased ? [] : [...held, ...more.map(({ connection, candidate }) => ({ connection, candidate }))];
      // Merging deletes pages that an older state names.
      const tidying = random.chance(0.7) ? postings.tidy(forever, 'resting') : null;
      const turns = Array.from({ length: 6 }, () => random.int(0, 5));
      const looks = turns.map(async (turn) => {
        for (let i = 0; i < turn; i++) await new Promise((resolve) => setTimeout(resolve, 0));
        return (turn % 2 === 0 ? recall() : null) ?? look();
      });
      const first = random.chance(0.5) ? look() : null;
      await database.transaction('rw', tables, async () => {
        if (isErased) await postings.erase();
        else await postings.add(more);
      });
      await tidying;
      for (const seen of await Promise.all([...looks, ...(first ? [first] : [])])) {
        // Whoever is gone since is nobody.
        expect([before, held]).toContainEqual(seen.filter((one) => one !== null));
      }
      expect(await look()).toEqual(held);
      expect(recall() ?? held).toEqual(held);
    }
    expect(recalled).toBeGreaterThan(20);
    database.close();
  });

  it('forgets nobody who is dead where burying somebody else failed', async () => {
    const store = memoryPages();
    let fails = false;
    const failing: PageStore = {
      ...store,
      putPages: (pages) => (fails ? Promise.reject(new Error('the disk is full')) : store.putPages(pages)),
    };
    const postings = createPostings(failing, 1);
    const wanted = { keys: [keyOf(1)], counted: [] };
    await postings.add([person(1, [keyOf(1)]), person(2, [keyOf(1)])]);
    await postings.drop([0]);
    const { holders } = await postings.look(wanted);
    expect(postings.recall(wanted)?.holders).toEqual(holders);
    fails = true;
    await expect(postings.drop([1])).rejects.toThrow('the disk is full');
    expect(postings.recall(wanted)?.holders ?? holders).toEqual(holders);
  });

  it('is not gone by where a merge that came first deleted what it names', async () => {
    const database = await openDatabase();
    const tables = [database.postings, database.postingsStates];
    const store = databasePages(database);
    let merging = () => undefined as unknown;
    const watched: PageStore = {
      ...store,
      deletePages: (keys) => {
        merging();
        return store.deletePages(keys);
      },
    };
    const postings = createPostings(watched, 1, { ...TINY, heldPages: 0 });
    const look = () => database.transaction('r', tables, async () => postings.look({ keys: [keyOf(1)], counted: [] }));
    const looks: ReturnType<typeof look>[] = [];
    for (let page = 0; page < 40; page++) {
      await database.transaction('rw', tables, async () => postings.add([person(page, [keyOf(1), keyOf(page)])]));
      const known = await look();
      expect(known.holders[0]?.length).toBe(page + 1);
      merging = () => looks.push(Dexie.ignoreTransaction(look));
      while (await postings.tidy(forever, 'resting'));
      for (const { holders } of await Promise.all(looks.splice(0))) expect(holders[0]?.length).toBe(page + 1);
    }
    database.close();
  });

  it('is not asked for again: a second look at an index that is small sends no request', async () => {
    const database = await openDatabase();
    const tables = [database.postings, database.postingsStates];
    const random = createRandom(41);
    const filling = createPostings(databasePages(database), 1);
    for (let page = 0; page < 20; page++) {
      const some = Array.from({ length: 60 }, (_, i) => ({
        ...person(page * 60 + i, [keyOf(random.int(0, 400))]),
      }));
      await database.transaction('rw', tables, async () => filling.add(some));
    }
    let calls = 0;
    const store = databasePages(database);
    const counted = <A extends unknown[], R>(call: (...of: A) => R) => {
      return (...of: A): R => {
        calls += 1;
        return call(...of);
      };
    };
    const postings = createPostings({ ...store, state: counted(store.state), pages: counted(store.pages) }, 1);
    const look = (from: number) =>
      database.transaction('r', tables, async () => {
        const { people } = await postings.look({ keys: [keyOf(from), keyOf(from + 1)], counted: [] });
        return people(Array.from({ length: 1_200 }, (_, number) => number));
      });
    expect((await look(1)).every((one) => one !== null)).toBe(true);
    expect(calls).toBeLessThanOrEqual(3);
    calls = 0;
    expect((await look(200)).at(-1)).toEqual({ connection: 'one', candidate: 1_199 });
    const recalled = postings.recall({ keys: [keyOf(3)], counted: [] });
    expect(recalled?.holders[0]?.length).toBeGreaterThan(0);
    expect(recalled?.people([1_199])).toEqual([{ connection: 'one', candidate: 1_199 }]);
    expect(calls).toBe(0);
    await database.transaction('rw', tables, async () => postings.add([person(5_000, [keyOf(1)])]));
    expect(calls).toBeGreaterThan(0);
    expect(postings.recall({ keys: [keyOf(1)], counted: [] })).toBeNull();
    expect(await people(postings, [1_200])).toEqual([{ connection: 'one', candidate: 5_000 }]);
    database.close();
  });

  it('tells from memory whom all numbers mean once it has read ahead, a little at a time', async () => {
    const store = memoryPages();
    const everybody = Array.from({ length: 40_000 }, (_, number) => number);
    await createPostings(store, 1).add(everybody.map((number) => person(number, [])));
    const pages = vi.fn(store.pages);
    const postings = createPostings({ ...store, pages }, 1);
    await postings.look({ keys: [], counted: [] });
    expect(postings.recall({ keys: [], counted: [] })?.people([0])).toBeNull();
    let steps = 1;
    while (await postings.readAhead()) steps += 1;
    expect(steps).toBe(2);
    expect(await postings.readAhead()).toBe(false);
    const asked = pages.mock.calls.length;
    expect(
      postings
        .recall({ keys: [], counted: [] })
        ?.people(everybody)
        ?.every((one) => one !== null),
    ).toBe(true);
    expect(pages.mock.calls.length).toBe(asked);
  });

  it('reads nothing ahead of more than find room in memory', async () => {
    const store = memoryPages();
    const postings = createPostings(store, 1);
    await postings.add(Array.from({ length: 512 * 256 + 1 }, (_, number) => person(number, [])));
    const pages = vi.spyOn(store, 'pages');
    expect(await postings.readAhead()).toBe(false);
    expect(pages).not.toHaveBeenCalled();
  });
});

it('keeps no bitmap of the dead but the newest of each stretch', async () => {
  const held = vi.spyOn(Map.prototype, 'set');
  const postings = createPostings(memoryPages(), 1);
  await postings.add(Array.from({ length: 40_000 }, (_, i) => person(i, [])));
  const maps = new Set<Map<unknown, unknown>>();
  held.mockImplementation(function (this: Map<unknown, unknown>, key, value) {
    // Only bitmaps are kept by their stamps as they are.
    if (value instanceof Uint8Array && value.length === 4_096) maps.add(this);
    return setPlainly.call(this, key, value);
  });
  for (let i = 0; i < 50; i++) await postings.drop([i, 35_000 + i]);
  held.mockRestore();
  const sizes = [...maps].map((map) => [...map.keys()].filter((stamp) => typeof stamp === 'number' && stamp > 40_000));
  expect(Math.max(...sizes.map(({ length }) => length))).toBe(2);
});

const setPlainly = Map.prototype.set;

describe('two generations', () => {
  it('know nothing of each other, and one can be erased', async () => {
    const database = await openDatabase();
    const store = databasePages(database);
    const tables = [database.postings, database.postingsStates];
    const [older, newer] = [createPostings(store, 1, TINY), createPostings(store, 2, TINY)];
    await database.transaction('rw', tables, async () => {
      await older.add([person(1, [keyOf(1)]), person(2, [keyOf(1)])]);
      await newer.add([person(2, [keyOf(1)])]);
    });
    expect(await lengths(older, [keyOf(1)])).toEqual([2]);
    expect(await lengths(newer, [keyOf(1)])).toEqual([1]);
    await older.erase();
    expect(await lengths(older, [keyOf(1)])).toEqual([0]);
    expect(await older.size()).toBe(0);
    expect(await lengths(newer, [keyOf(1)])).toEqual([1]);
    expect(await people(newer, [0])).toEqual([{ connection: 'one', candidate: 2 }]);
    database.close();
  });
});

describe('lists', () => {
  it('are cut to their newest people and keep their length', async () => {
    const postings = createPostings(memoryPages(), 1, { ...SIZES, mostNewcomers: 3 });
    const all: number[] = [];
    for (let page = 0; page < 9; page++) {
      all.push(...(await postings.add(Array.from({ length: 500 }, (_, i) => person(page * 500 + i, [keyOf(1)])))));
    }
    await settle(postings);
    const [cut] = (await postings.look({ keys: [keyOf(1)], counted: [] })).holders;
    expect(cut?.length).toBe(4_500);
    expect(Array.from(cut?.people ?? [])).toEqual(all.slice(-MOST_LISTED));
    await postings.drop(all.slice(-10));
    expect(await lengths(postings, [keyOf(1)])).toEqual([4_490]);
  });

  it('and counted values of one number are two things', async () => {
    const postings = createPostings(memoryPages(), 1);
    await postings.add([person(1, [5], [6]), person(2, [6], [5]), person(3, [], [5])]);
    const { holders, counts } = await postings.look({ keys: [5, 6, 7], counted: [5, 6, 7] });
    expect(holders.map(({ people }) => Array.from(people))).toEqual([[0], [1], []]);
    expect(counts).toEqual([2, 1, 0]);
  });

  it('hold the least and the greatest key', async () => {
    const postings = createPostings(memoryPages(), 1, TINY);
    const ends = [0, 1, 2 ** 53 - 1, 2 ** 53 - 2, 2 ** 32, 2 ** 32 - 1];
    for (let page = 0; page < 40; page++) await postings.add([person(page, [...ends, keyOf(page)], ends)]);
    await settle(postings);
    expect(await lengths(postings, ends)).toEqual(ends.map(() => 40));
    expect((await postings.look({ keys: [], counted: ends })).counts).toEqual(ends.map(() => 40));
  });

  it('take nobody, somebody without keys, and twenty thousand at once', async () => {
    const postings = createPostings(memoryPages(), 1);
    expect(await postings.add([])).toEqual([]);
    expect(await postings.add([person(9, [])])).toEqual([0]);
    const many = Array.from({ length: 20_000 }, (_, i) => person(i, [keyOf(i), keyOf(i % 7)], [keyOf(i % 3)]));
    const numbers = await postings.add(many);
    expect(numbers).toHaveLength(20_000);
    expect(await lengths(postings, [keyOf(19_999), keyOf(6)])).toEqual([1, 2_857]);
    await settle(postings);
    expect(await lengths(postings, [keyOf(19_999), keyOf(6)])).toEqual([1, 2_857]);
    expect((await postings.look({ keys: [], counted: [keyOf(0)] })).counts).toEqual([6_667]);
    expect(await people(postings, [0, 20_000, 20_001, -1])).toEqual([
      { connection: 'one', candidate: 9 },
      { connection: 'one', candidate: 19_999 },
      null,
      null,
    ]);
  });
});

function person(candidate: number, keys: number[], counted: number[] = []) {
  return { connection: 'one', candidate, keys, counted };
}

async function lengths(postings: Postings, keys: number[]): Promise<number[]> {
  return (await postings.look({ keys, counted: [] })).holders.map(({ length }) => length);
}

async function people(postings: Postings, numbers: number[]) {
  return (await postings.look({ keys: [], counted: [] })).people(numbers);
}
