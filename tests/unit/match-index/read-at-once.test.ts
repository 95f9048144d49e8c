// What is read in one go is what is read otherwise, row for row, and a database that fails is no people without anything.

import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { InAtsDatabase, type RecordRow } from '@/lib/match-index/database';
import { belongingsOf } from '@/lib/match-index/person-rows';
import type { RowKey } from '@/lib/match-index/row-key';
import { nameOf } from '@/lib/match-index/row-name';
import { createRowStore } from '@/lib/match-index/row-store';
import { createRandom } from '@/tests/simulators/random';

const SEED = 17;

async function setting(name: string) {
  const database = new InAtsDatabase(name);
  const store = createRowStore(database);
  const random = createRandom(SEED);
  let last = 0;
  const row = (resource: string, owner?: string): RecordRow => {
    last += 1;
    const sealed = Uint8Array.of(last % 256);
    return { connection: 'c1', resource, id: last, writtenAt: last, sealed, ...(owner && { owner }) };
  };
  const rows: RecordRow[] = [];
  const people = Array.from({ length: 40 }, () => {
    // Whoever is due lies alone, others with their neighbours.
    const person = { ...row('candidate'), ...(random.chance(0.2) && { due: 5 }) };
    const owned = Array.from({ length: random.int(0, 4) }, () =>
      row(random.pick(['application', 'file']), nameOf(person)),
    );
    const details = owned.flatMap((one) =>
      one.resource === 'application' && random.chance(0.5) ? [row('rejection', nameOf(one))] : [],
    );
    rows.push(person, ...owned, ...details);
    return { connection: 'c1', candidate: person.id };
  });
  await database.transaction('rw', store.tables, async () => store.put(rows));
  // Somebody nobody has heard of, and somebody of another account.
  return { database, people: [...people, { connection: 'c1', candidate: 9_999 }, { connection: 'c2', candidate: 1 }] };
}

const inOrder = (some: RecordRow[][]) => some.map((rows) => rows.map(nameOf).sort());

describe.each([['a worker that knows nothing yet'], ['one that has read before']])('of %s', (which) => {
  it('rows are told as the store tells them', async () => {
    const { database, people } = await setting(`rows of ${which}`);
    const store = createRowStore(database);
    const plainly = () =>
      database.transaction('r', store.tables, async () => ({
        own: await store.get(people.map(({ connection, candidate }): RowKey => [connection, 'candidate', candidate])),
        belongings: await belongingsOf(store, people),
      }));
    const before = which === 'one that has read before' ? await plainly() : null;
    expect(database.parcelMemory.covering('c1', people[0]?.candidate ?? '') !== undefined).toBe(before !== null);
    const begun = await store.read(people, people);
    const read = { own: begun.own, belongings: await begun.belongings };
    const wanted = before ?? (await plainly());
    expect(read.own).toEqual(wanted.own);
    expect(inOrder(read.belongings)).toEqual(inOrder(wanted.belongings));
    expect(new Set(read.own.map((row) => row?.due))).toEqual(new Set([undefined, 5]));
    expect([read.own.slice(-2), read.belongings.slice(-2)]).toEqual([
      [undefined, undefined],
      [[], []],
    ]);
    expect(read.belongings.flat().some(({ resource }) => resource === 'rejection')).toBe(true);
    // What was read is kept.
    const some = people.slice(0, 3).map(({ connection, candidate }): RowKey => [connection, 'candidate', candidate]);
    expect(some.filter((key) => store.recall([key])).length).toBe(
      read.own.slice(0, 3).filter((row) => row?.due === undefined).length,
    );
    const nothing = await store.read([], []);
    expect([nothing.own, await nothing.belongings]).toEqual([[], []]);
    database.close();
  });
});

it('is nothing at all once the database is closed, and says so', async () => {
  const { database, people } = await setting('belongings, closed');
  const store = createRowStore(database);
  const open = database.backendDB();
  database.close();
  await expect(store.read(people, people)).rejects.toThrow();
  // As for whoever still holds what was closed under them.
  Object.assign(database, { backendDB: () => open });
  await expect(store.read(people, people)).rejects.toThrow();
});

it('says so when the transaction ends before everything is there, at once and later', async () => {
  const { database, people } = await setting('belongings, aborted');
  const store = createRowStore(database);
  const open = database.backendDB();
  const begin = open.transaction.bind(open);
  const begun: IDBTransaction[] = [];
  open.transaction = (...asked: Parameters<IDBDatabase['transaction']>) => {
    begun.push(begin(...asked));
    return begun.at(-1) as IDBTransaction;
  };
  const early = store.read(people, people);
  begun[0]?.abort();
  await expect(early).rejects.toThrow();
  const { belongings } = await store.read([], people);
  begun[1]?.abort();
  await expect(belongings).rejects.toThrow();
  database.close();
});
