// A database as an earlier version left it, opened by this one: what cannot be read anew is not lost, what can is, and
// everything new has a value.

import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { expect, test } from 'vitest';
import { KEYING } from '@/lib/background/keying';
import { InAtsDatabase, type SyncRow } from '@/lib/match-index/database';
import { createMatchIndex } from '@/lib/match-index/match-index';
import { newSync } from '@/lib/sync/run-sync';
import { openVault, type VaultKeys } from '@/lib/vault/vault';
import { holdersOf } from '@/tests/support/memory-index';

const TABLES = { connections: 'id', syncs: 'connection', vault: 'id' };
const RECORDS = '[connection+resource+id], [connection+owner], [connection+resource+restricted], *keys';
const FILLED: SyncRow = { ...newSync('c1', 'rule'), firstFillDone: true, watermarkMs: 77, lastGoodAt: 78 };

/** What an earlier version kept: one connection, one person found by one key, and how far the sync was. */
async function leaveBehind(name: string, version: 1 | 2, sync: Partial<SyncRow>) {
  const old = new Dexie(name);
  old.version(1).stores({ ...TABLES, records: RECORDS });
  if (version === 2) old.version(2).stores({ records: `${RECORDS}, [connection+due]` });
  let keys: VaultKeys | undefined;
  const vault = await openVault({
    load: async () => undefined,
    keep: async (made) => {
      keys = made;
      return made;
    },
  });
  const sealed = await vault.seal({ name: 'Mara' });
  await old.table('records').put({
    connection: 'c1',
    resource: 'candidate',
    id: 501,
    writtenAt: 5,
    keys: [vault.blind('linkedin:vanity:mara-example')],
    sealed,
  });
  await old.table('connections').put({ id: 'c1', ats: 'greenhouse', createdAt: 1, sealed });
  await old.table('syncs').put(sync);
  old.close();
  const database = new InAtsDatabase(name);
  const reopened = await openVault({ load: async () => keys, keep: async (made) => made });
  return { database, vault: reopened, index: createMatchIndex(database, reopened, KEYING, () => 1_000) };
}

test('version 1: a sync keeps its watermark', async () => {
  const { jobsWatermarkMs, lastJobsAt, dueLeft, dueAtFirst, detailsDone, jitter, ...before } = FILLED;
  const { database, index } = await leaveBehind('from-1', 1, before);
  expect(await index.sync('c1')).toEqual({
    ...before,
    jobsWatermarkMs: 77,
    lastJobsAt: 78,
    dueLeft: 0,
    dueAtFirst: 0,
    detailsDone: true,
    jitter: 0,
  });
  expect([jobsWatermarkMs, lastJobsAt, dueLeft, dueAtFirst, detailsDone, jitter]).toHaveLength(6);
  expect(await index.countDue('c1')).toBe(0);
  database.close();
});

test('version 2: connection and sync stay; rows, which do not say who people are, make room for those read anew', async () => {
  const { database, vault, index } = await leaveBehind('from-2', 2, FILLED);
  expect(await vault.open((await database.connections.get('c1'))?.sealed ?? new Uint8Array())).toEqual({
    name: 'Mara',
  });
  expect(await index.sync('c1')).toEqual(FILLED);
  expect(await index.countPeople('c1')).toBe(0);
  expect(await holdersOf(index, 'linkedin:vanity:mara-example')).toEqual([]);
  const urls = ['https://www.linkedin.com/in/mara-example'];
  const row = { resource: 'candidate', id: 501, owner: null, identity: { urls }, data: { name: 'Mara' } };
  await index.write('c1', { records: [row] }, FILLED);
  expect(await holdersOf(index, 'linkedin:vanity:mara-example')).toMatchObject([{ connection: 'c1', candidate: 501 }]);
  database.close();
});
