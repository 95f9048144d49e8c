// Where rows lie is nobody's business: in parcels or alone, in whatever order they come, each is found, and no two parcels
// overlap.

import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { InAtsDatabase, type RecordRow } from '@/lib/match-index/database';
import { unpackRows } from '@/lib/match-index/parcel-bytes';
import { heldRows } from '@/lib/match-index/person-rows';
import { keyOf, type RowKey } from '@/lib/match-index/row-key';
import { createRowStore } from '@/lib/match-index/row-store';
import { createRandom, type Random } from '@/tests/simulators/random';

let databases = 0;

function openStore() {
  databases += 1;
  const database = new InAtsDatabase(`rows ${databases}`);
  const store = createRowStore(database);
  const change = <T>(work: () => Promise<T>) => database.transaction('rw', store.tables, async () => work());
  const read = <T>(work: () => Promise<T>) => database.transaction('r', store.tables, async () => work());
  return { database, store, change, read };
}

function row(id: number, random: Random, more: Partial<RecordRow> = {}): RecordRow {
  const sealed = Uint8Array.from({ length: random.int(1, 9) }, () => random.int(0, 255));
  return { connection: 'c1', resource: 'candidate', id, writtenAt: 1_000 + id, sealed, ...more };
}

async function parcelsOf({ parcels }: InAtsDatabase) {
  const all = await parcels.orderBy('[connection+high]').toArray();
  return all.map(({ connection, high, packed, size }) => ({ high, size, rows: unpackRows(connection, packed) }));
}

describe('parcels of neighbours', () => {
  it.each<[string, (page: number) => number]>([
    ['oldest first', (page) => page],
    ['newest first', (page) => 19 - page],
    ['from both ends', (page) => (page % 2 === 0 ? page / 2 : 19 - (page - 1) / 2)],
    ['into the gaps that are left', (page) => (page < 10 ? page * 2 : (page - 10) * 2 + 1)],
  ])('are made of pages that come %s', async (_order, place) => {
    const random = createRandom(1);
    const { database, store, change, read } = openStore();
    for (let page = 0; page < 20; page++) {
      await change(() => store.put(Array.from({ length: 50 }, (_, i) => row(place(page) * 100 + i, random))));
    }
    const parcels = await parcelsOf(database);
    expect(parcels.reduce((sum, { rows }) => sum + rows.length, 0)).toBe(1_000);
    expect(parcels.length).toBeLessThanOrEqual(20 * Math.ceil(50 / 16));
    const all = await read(() => store.between('c1', 'candidate', { from: null, below: null }));
    expect(all.map(({ id }) => id)).toEqual(
      Array.from({ length: 20 }, (_, page) => Array.from({ length: 50 }, (_, i) => page * 100 + i)).flat(),
    );
    database.close();
  });

  it.each([1, 2, 3, 4, 5, 6])('never overlap, and lose nobody, whatever is put and deleted, seed %i', async (seed) => {
    const random = createRandom(seed);
    const { database, store, change, read } = openStore();
    const model = new Map<number, RecordRow>();
    for (let round = 0; round < 80; round++) {
      const from = random.int(0, 900);
      const step = random.int(1, 5);
      const ids = Array.from({ length: random.int(1, 60) }, (_, i) => from + i * step);
      if (random.chance(0.25)) {
        await change(() => store.delete(ids.map((id): RowKey => ['c1', 'candidate', id])));
        for (const id of ids) model.delete(id);
      } else {
        const rows = ids.map((id) => row(id, random, random.chance(0.15) ? { due: id } : {}));
        await change(() => store.put(rows));
        for (const one of rows) model.set(one.id as number, one);
      }
      const parcels = await parcelsOf(database);
      let end = Number.NEGATIVE_INFINITY;
      for (const { high, size, rows } of parcels) {
        const inside = rows.map(({ id }) => id as number);
        expect(inside).toEqual([...inside].sort((a, b) => a - b));
        expect(size).toBe(inside.length);
        expect(inside.at(-1)).toBeLessThanOrEqual(high as number);
        expect(inside[0]).toBeGreaterThan(end);
        end = high as number;
      }
    }
    const wanted = [...model.values()].sort((a, b) => (a.id as number) - (b.id as number));
    expect(await read(() => store.between('c1', 'candidate', { from: null, below: null }))).toEqual(wanted);
    expect(await read(() => store.countCandidates('c1'))).toBe(wanted.length);
    const some = wanted.filter(() => random.chance(0.05));
    expect(await read(() => store.get([...some.map(keyOf), ['c1', 'candidate', 5_000]]))).toEqual([...some, undefined]);
    expect(await read(() => store.get(wanted.map(keyOf)))).toEqual(wanted);
    database.close();
  });
});

describe('candidates among whom nobody is held', () => {
  const random = createRandom(7);
  const rowsOf = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => row(from + i, random));
  const textRows = (many: number) => Array.from({ length: many }, (_, i) => row(i, random, { id: `t${100 + i}` }));

  it('are put without asking where', async () => {
    const { database, store, change, read } = openStore();
    const asked = vi.fn();
    for (const way of ['bulkGet', 'where'] as const) {
      const plain = database.parcels[way].bind(database.parcels) as (...key: unknown[]) => unknown;
      vi.spyOn(database.parcels, way).mockImplementation(((...key: unknown[]) => {
        asked();
        return plain(...key);
      }) as never);
    }
    await change(() => store.put(rowsOf(100, 160), true));
    expect(asked).not.toHaveBeenCalled();
    expect(await read(() => store.countCandidates('c1'))).toBe(60);
    database.close();
  });

  it.each<[string, { held: RecordRow[][]; wanted: RecordRow[]; unheld: string[] }]>([
    ['nobody is held', { held: [], wanted: rowsOf(100, 160), unheld: ['candidate'] }],
    [
      'somebody is before and behind them',
      { held: [rowsOf(80, 100), rowsOf(160, 170)], wanted: rowsOf(100, 160), unheld: ['candidate'] },
    ],
    [
      'a parcel begins before them and ends behind them',
      { held: [[...rowsOf(95, 100), ...rowsOf(160, 165)]], wanted: rowsOf(100, 160), unheld: [] },
    ],
    ['one of them is held', { held: [rowsOf(130, 131)], wanted: rowsOf(100, 160), unheld: [] }],
    [
      'others are held between them',
      { held: [rowsOf(130, 150)], wanted: [...rowsOf(100, 130), ...rowsOf(150, 160)], unheld: [] },
    ],
    ['they are too few to be asked for as newcomers', { held: [], wanted: rowsOf(100, 103), unheld: [] }],
    [
      'only those are new whose ids are texts',
      { held: [rowsOf(100, 120)], wanted: [...rowsOf(100, 120), ...textRows(20)], unheld: [] },
    ],
  ])('are told when %s', async (_when, { held, wanted, unheld }) => {
    const { database, store, change, read } = openStore();
    for (const page of held) await change(() => store.put(page));
    expect([...(await read(() => heldRows(store, wanted))).unheld]).toEqual(unheld);
    database.close();
  });
});

describe('parcels in memory', () => {
  const random = createRandom(7);
  const neighbours = (writtenAt: number) =>
    Array.from({ length: 10 }, (_, i) => row(100 + i, random, { writtenAt: writtenAt + i }));

  it('are what is read, row for row, and of a row that is not in them nothing is said', async () => {
    const { database, store, change, read } = openStore();
    await change(() => store.put(neighbours(1)));
    await change(() => store.put([row(500, random), row(105.5, random, { due: 3 })]));
    const keys = [103, 109, 100].map((id): RowKey => ['c1', 'candidate', id]);
    database.parcelMemory.letGo();
    expect(store.recall(keys)).toBeNull();
    while (await store.readAhead()) {}
    expect(store.recall(keys)).toEqual(await read(() => store.get(keys)));
    for (const id of [99, 105.5, 500]) expect(store.recall([...keys, ['c1', 'candidate', id]])).toBeNull();
    database.close();
  });

  it('are nothing to build on for whoever writes', async () => {
    const { database, store, change, read } = openStore();
    await change(() => store.put(neighbours(1)));
    const [old] = await database.parcels.toArray();
    await change(() => store.put(neighbours(1_000)));
    // As one is that was kept in the moment before another writer had its turn.
    database.parcelMemory.beginReading().keep(old ? [old] : []);
    await change(() => store.put([row(104, random, { writtenAt: 2_004 })]));
    const rows = await read(() => store.between('c1', 'candidate', { from: null, below: null }));
    expect(rows.map(({ writtenAt }) => writtenAt)).toEqual(
      Array.from({ length: 10 }, (_, i) => (i === 4 ? 2_004 : 1_000 + i)),
    );
    database.close();
  });
});
