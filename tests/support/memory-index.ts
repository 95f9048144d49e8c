// A match index over an in-memory IndexedDB, for suites that run in process.

import 'fake-indexeddb/auto';
import type { RecordId } from '@/lib/ats/connector';
import { KEYING } from '@/lib/background/keying';
import { InAtsDatabase } from '@/lib/match-index/database';
import { createMatchIndex, type MatchIndex } from '@/lib/match-index/match-index';
import type { Keying } from '@/lib/match-index/people-keys';
import { openVault, type Vault, type VaultKeys } from '@/lib/vault/vault';

export interface MemoryIndex {
  database: InAtsDatabase;
  vault: Vault;
  index: MatchIndex;
}

let count = 0;

/** A fresh database each time, with two connections (`c1`, `c2`) that rows may belong to. */
export async function openMemoryIndex(now: () => number = Date.now, keying: Keying = KEYING): Promise<MemoryIndex> {
  count += 1;
  const database = new InAtsDatabase(`test-${count}`);
  let kept: VaultKeys | undefined;
  const vault = await openVault({
    load: async () => kept,
    keep: async (keys) => {
      kept ??= keys;
      return kept;
    },
  });
  for (const id of ['c1', 'c2']) {
    await database.connections.put({ id, ats: 'greenhouse', createdAt: now(), sealed: await vault.seal({ id }) });
  }
  return { database, vault, index: createMatchIndex(database, vault, keying, now) };
}

/** Who holds one of these keys: connection, candidate and the keys they share. */
export async function holdersOf(
  index: Pick<MatchIndex, 'find'>,
  ...keys: string[]
): Promise<{ connection: string; candidate: RecordId; shares: string[] }[]> {
  const { found } = await index.find({ keys, counted: [] }, (holders) => [
    ...new Set(holders.flatMap(({ people }) => Array.from(people))),
  ]);
  return found.map(({ ref: { connection, candidate }, shares }) => ({
    connection,
    candidate,
    shares: shares.map((at) => keys[at] as string),
  }));
}
