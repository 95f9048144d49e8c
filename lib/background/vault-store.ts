// Where the vault's keys are: wrapped in the database, and in the clear only in memory that the browser forgets.

import type { InAtsDatabase } from '@/lib/match-index/database';
import type { SessionKeys, VaultSession, VaultStore } from '@/lib/vault/vault';
import type { SessionStore } from './session-until';

const ROW = 'keys';
const IN_SESSION = 'vault';

export function createVaultStore(database: InAtsDatabase): VaultStore {
  return {
    load: () => database.vault.get(ROW),
    keep: (keys) =>
      database.transaction('rw', database.tables, async () => {
        const kept = await database.vault.get(ROW);
        if (kept && (kept.edition ?? 0) !== keys.edition - 1) return kept;
        // Rows that outlived their keys (an erasure that was cut short) can be read by nobody.
        if (!kept) await Promise.all(database.tables.map((table) => table.clear()));
        await database.vault.put({ ...keys, id: ROW });
        return keys;
      }),
  };
}

export function createVaultSession(session: SessionStore): VaultSession {
  return {
    load: async () => (await session.get(IN_SESSION))[IN_SESSION] as SessionKeys | undefined,
    save: (keys) => session.set({ [IN_SESSION]: keys }),
    clear: () => session.remove(IN_SESSION),
  };
}
