import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { InAtsDatabase, type ParcelRow } from '@/lib/match-index/database';
import { packRows } from '@/lib/match-index/parcel-bytes';
import { createParcelMemory } from '@/lib/match-index/parcel-memory';

let database: InAtsDatabase;
let count = 0;

beforeEach(() => {
  count += 1;
  database = new InAtsDatabase(`parcels-${count}`);
});

function parcel(connection: string, ids: readonly (number | string)[], writtenAt = 1): ParcelRow {
  const rows = ids.map((id) => ({ connection, resource: 'candidate', id, writtenAt, sealed: new Uint8Array([7]) }));
  return { connection, high: ids.at(-1) as number, size: ids.length, packed: packRows(rows) };
}

/** As a look-up reads it. */
async function read(connection: string, high: number | string): Promise<void> {
  const reading = database.parcelMemory.beginReading();
  const one = await database.parcels.get([connection, high]);
  reading.keep(one ? [one] : []);
}

const covers = (connection: string, id: number | string) =>
  database.parcelMemory.covering(connection, id)?.high ?? null;

it('tells the parcel within whose bounds an id is, and no other', async () => {
  await database.parcels.bulkPut([parcel('c1', [10, 12, 14]), parcel('c1', [20, 29]), parcel('c2', ['a', 'm'])]);
  for (const [connection, high] of [
    ['c1', 29],
    ['c1', 14],
    ['c2', 'm'],
  ] as const)
    await read(connection, high);
  const asked = [9, 10, 11, 14, 15, 19, 20, 29, 30];
  expect(asked.map((id) => covers('c1', id))).toEqual([null, 14, 14, 14, null, null, 29, 29, null]);
  expect(['a', 'b', 'm', 'n'].map((id) => covers('c2', id))).toEqual(['m', 'm', 'm', null]);
  expect(covers('c3', 10)).toBeNull();
});

describe('what is written is let go of, whoever writes it', () => {
  const writes: [string, () => PromiseLike<unknown>][] = [
    ['put', () => database.parcels.put(parcel('c1', [10, 14], 2))],
    ['put among others', () => database.parcels.bulkPut([parcel('c2', [1]), parcel('c1', [10, 14], 2)])],
    ['modified', () => database.parcels.where('[connection+high]').equals(['c1', 14]).modify({ size: 1 })],
    ['deleted', () => database.parcels.delete(['c1', 14])],
    ['deleted with its connection', () => database.parcels.where(':id').between(['c1'], ['c1', []]).delete()],
    ['cleared', () => database.parcels.clear()],
    ['closed', async () => database.close()],
  ];
  it.each(writes)('%s', async (_how, write) => {
    await database.parcels.bulkPut([parcel('c1', [10, 14]), parcel('c1', [20, 29])]);
    await read('c1', 14);
    expect(covers('c1', 12)).toBe(14);
    await write();
    expect(covers('c1', 12)).toBeNull();
  });

  it('others stay, also when the transaction fails', async () => {
    await database.parcels.bulkPut([parcel('c1', [10, 14]), parcel('c1', [20, 29])]);
    await read('c1', 14);
    await read('c1', 29);
    const failed = database.transaction('rw', database.parcels, async () => {
      await database.parcels.put(parcel('c1', [10, 14], 2));
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect([covers('c1', 12), covers('c1', 25)]).toEqual([null, 29]);
    // The browser tells the end of a failed transaction a turn or two after the failure.
    await vi.waitFor(async () => {
      await read('c1', 14);
      expect(covers('c1', 12)).toBe(14);
    });
  });
});

describe('what was read before a write is not kept after it', () => {
  it('begun before, ended behind', async () => {
    await database.parcels.put(parcel('c1', [10, 14]));
    const reading = database.parcelMemory.beginReading();
    const before = (await database.parcels.get(['c1', 14])) as ParcelRow;
    await database.parcels.put(parcel('c1', [10, 14], 2));
    reading.keep([before]);
    expect(covers('c1', 12)).toBeNull();
  });

  it('begun and ended while it is under way', async () => {
    await database.parcels.put(parcel('c1', [10, 14]));
    const before = (await database.parcels.get(['c1', 14])) as ParcelRow;
    await database.transaction('rw', database.parcels, async () => {
      await database.parcels.put(parcel('c1', [10, 14], 2));
      database.parcelMemory.beginReading().keep([before]);
      expect(covers('c1', 12)).toBeNull();
    });
    expect(covers('c1', 12)).toBeNull();
  });
});

it('is bounded', () => {
  const memory = createParcelMemory('parcels', 3);
  for (let at = 0; at < 10; at++) memory.beginReading().keep([parcel('c1', [at * 10, at * 10 + 5])]);
  const held = Array.from({ length: 10 }, (_, at) => memory.covering('c1', at * 10)).filter((one) => one !== undefined);
  expect(held.length).toBeLessThanOrEqual(3);
  expect(memory.covering('c1', 90)?.high).toBe(95);
});
