// A database as an earlier version left it, opened by this one: nothing is lost, and everything new has a value.

import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { expect, test } from 'vitest';
import { InAtsDatabase } from '@/lib/match-index/database';
import { createMatchIndex } from '@/lib/match-index/match-index';
import { newSync } from '@/lib/sync/run-sync';
import { openVault, type VaultKeys } from '@/lib/vault/vault';

test('version 1: rows stay, and a sync goes on with its watermark', async () => {
  const old = new Dexie('migrated');
  old.version(1).stores({
    records: '[connection+resource+id], [connection+owner], [connection+resource+restricted], *keys',
    connections: 'id',
    syncs: 'connection',
    vault: 'id',
  });
  let keys: VaultKeys | undefined;
  const vault = await openVault({
    load: async () => undefined,
    keep: async (made) => {
      keys = made;
      return made;
    },
  });
  const sealed = await vault.seal({ name: 'Mara' });
  const key = { key: 'linkedin:vanity:mara-example', weak: false };
  await old.table('records').put({
    connection: 'c1',
    resource: 'candidate',
    id: 501,
    writtenAt: 5,
    keys: [vault.blind(key.key)],
    sealed,
  });
  await old.table('connections').put({ id: 'c1', ats: 'greenhouse', createdAt: 1, sealed });
  const { jobsWatermarkMs, lastJobsAt, dueLeft, dueAtFirst, detailsDone, jitter, ...before } = {
    ...newSync('c1', 'rule'),
    firstFillDone: true,
    watermarkMs: 77,
    lastGoodAt: 78,
  };
  await old.table('syncs').put(before);
  old.close();

  const database = new InAtsDatabase('migrated');
  const reopened = await openVault({ load: async () => keys, keep: async (made) => made });
  const index = createMatchIndex(database, reopened, () => 1_000);
  expect((await index.find([key]))[0]?.rows[0]?.data).toEqual({ name: 'Mara' });
  expect(await index.sync('c1')).toEqual({
    ...before,
    jobsWatermarkMs: 77,
    lastJobsAt: 78,
    dueLeft: 0,
    dueAtFirst: 0,
    detailsDone: true,
    jitter: 0,
  });
  expect(await index.countDue('c1')).toBe(0);
  expect([jobsWatermarkMs, lastJobsAt, dueLeft, dueAtFirst, detailsDone, jitter]).toHaveLength(6);
  database.close();
});
