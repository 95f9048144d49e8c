import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { expect, it } from 'vitest';
import { readTogether } from '@/lib/match-index/read-together';

async function open() {
  const database = new Dexie(`together-${crypto.randomUUID()}`);
  database.version(1).stores({ rows: '' });
  await database.open();
  return { database, rows: database.table<string, number>('rows') };
}

it('tells what was read before the transaction is closed, as of one moment, and whoever waited is outside of it', async () => {
  const { database, rows } = await open();
  await rows.bulkPut(['one', 'two'], [1, 2]);
  let isClosed = false;
  let write: Promise<unknown> = Promise.resolve();
  const read = readTogether(database, [rows], async () => {
    Dexie.currentTransaction.on('complete', () => {
      isClosed = true;
    });
    const first = await rows.get(1);
    write = Dexie.ignoreTransaction(() => rows.put('later', 2)) as unknown as Promise<unknown>;
    return [first, await rows.get(2)];
  });
  expect(await read).toEqual(['one', 'two']);
  expect([isClosed, Dexie.currentTransaction]).toEqual([false, null]);
  await write;
  expect(await rows.get(2)).toBe('later');
  database.close();
});

it('tells what is wrong', async () => {
  const { database, rows } = await open();
  await expect(
    readTogether(database, [rows], async () => {
      await rows.get(1);
      throw new RangeError('planted');
    }),
  ).rejects.toThrow('planted');
  database.close();
  await expect(readTogether(database, [rows], () => rows.get(1) as Promise<unknown>)).rejects.toThrow();
});
