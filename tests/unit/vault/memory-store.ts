// A vault's keys in memory, kept by the same rule as in the database, and a session that the test may drop.

import type { EarlierKeys, SessionKeys, VaultKeys, VaultSession, VaultStore } from '@/lib/vault/vault';

export function memoryStore(
  kept?: VaultKeys | EarlierKeys,
): VaultStore & { kept: VaultKeys | EarlierKeys | undefined } {
  const store = {
    kept,
    load: async () => store.kept,
    keep: async (keys: VaultKeys) => {
      const present = store.kept;
      const edition = present && 'edition' in present ? present.edition : 0;
      if (present && edition !== keys.edition - 1) return present as VaultKeys;
      store.kept = keys;
      return keys;
    },
  };
  return store;
}

export function memorySession(): VaultSession & { held: SessionKeys | undefined } {
  const session = {
    held: undefined as SessionKeys | undefined,
    load: async () => session.held,
    save: async (keys: SessionKeys) => {
      session.held = keys;
    },
    clear: async () => {
      session.held = undefined;
    },
  };
  return session;
}
