// What people own is the same whichever way it is read, and a database that fails is no people without anything.

import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { InAtsDatabase, type RecordRow } from '@/lib/match-index/database';
import { belongingsOf } from '@/lib/match-index/person-rows';
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
    const person = row('candidate');
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

it.each([['nothing is known yet of what owns anything'], ['that is known']])(
  'is read alike where %s',
  async (known) => {
    const { database, people } = await setting(`belongings, ${known}`);
    const store = createRowStore(database);
    const read = () => database.transaction('r', store.tables, async () => belongingsOf(store, people));
    const wanted = known === 'that is known' ? await read() : null;
    const belongings = await store.belongings(people);
    expect(inOrder(belongings)).toEqual(inOrder(wanted ?? (await read())));
    expect(belongings.flat().some(({ resource }) => resource === 'rejection')).toBe(true);
    expect(belongings.slice(-2)).toEqual([[], []]);
    expect(await store.belongings([])).toEqual([]);
    database.close();
  },
);

it('is nothing at all once the database is closed, and says so', async () => {
  const { database, people } = await setting('belongings, closed');
  const store = createRowStore(database);
  const open = database.backendDB();
  database.close();
  await expect(store.belongings(people)).rejects.toThrow();
  // As for whoever still holds what was closed under them.
  Object.assign(database, { backendDB: () => open });
  await expect(store.belongings(people)).rejects.toThrow();
});

it('says so when the transaction ends before everything is there', async () => {
  const { database, people } = await setting('belongings, aborted');
  const store = createRowStore(database);
  const open = database.backendDB();
  const begin = open.transaction.bind(open);
  open.transaction = (...asked: Parameters<IDBDatabase['transaction']>) => {
    const transaction = begin(...asked);
    queueMicrotask(() => transaction.abort());
    return transaction;
  };
  await expect(store.belongings(people)).rejects.toThrow();
  database.close();
});
