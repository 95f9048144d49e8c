// Who may open the vault, and with what: passphrase, session, change of keys. Each change is one write of the kept keys,
// so that a worker that dies in the middle leaves the keys of before. Knows no row: sealing anew is the caller's.

import { AppError } from '@/lib/errors';
import type { Bytes } from './cipher';
import { createBrowserKey, createDataKey, type OpenKeys, unwrapKeys, wrapKeys } from './keys';
import { calibrateRounds, createSalt, keyFromPassphrase, SHORTEST_PASSPHRASE } from './passphrase';
import { loadKeys, type SessionKeys, type VaultKeys, type VaultSession, type VaultStore, type Wrapping } from './vault';

export interface CustodyTools {
  store: VaultStore;
  session: VaultSession;
  crypto?: Crypto;
  /** How many rounds a new passphrase costs; measured when left out. */
  rounds?: () => Promise<number>;
}

/**
 * `present` is the passphrase that is set, null for none; a wrong one throws `vault/wrong-passphrase`. Vaults that were
 * opened before a change know nothing of it: they are to be opened anew.
 */
export interface Custody {
  /** Puts the keys into the session, where `openVault` finds them. */
  unlock(passphrase: string): Promise<void>;
  lock(): Promise<void>;
  /**
   * Sets, changes or (null) takes away the passphrase. Only the wrapping changes, but for the first passphrase: until
   * then the data key could be had from the files, so there is a new one as after `rotate`.
   */
  protect(present: string | null, next: string | null): Promise<void>;
  /** A new data key. What older ones sealed can be opened until `dropOlderKeys`. */
  rotate(present: string | null): Promise<void>;
  /** To be called when nothing is sealed by a key older than this one any more. */
  dropOlderKeys(newest: number): Promise<void>;
}

export function createCustody({ store, session, crypto = globalThis.crypto, rounds }: CustodyTools): Custody {
  async function measuredRounds(): Promise<number> {
    const salt = createSalt(crypto);
    return calibrateRounds(
      (probe) => keyFromPassphrase('calibration', { salt, rounds: probe }, crypto),
      () => performance.now(),
    );
  }

  function wrappingKey(wrapping: Wrapping, passphrase: string | null): Promise<CryptoKey> {
    if (wrapping.kind === 'browser') return Promise.resolve(wrapping.key);
    if (passphrase === null) throw new AppError('vault/wrong-passphrase');
    return keyFromPassphrase(passphrase, wrapping, crypto);
  }

  /** The keys in the clear, ready to be wrapped anew, and what wraps them. */
  async function take(kept: VaultKeys, passphrase: string | null): Promise<{ open: OpenKeys; by: CryptoKey }> {
    const by = await wrappingKey(kept.wrapping, passphrase);
    try {
      return { open: await unwrapKeys(kept, by, crypto, true), by };
    } catch (cause) {
      throw kept.wrapping.kind === 'passphrase' ? new AppError('vault/wrong-passphrase', { cause }) : cause;
    }
  }

  async function keep(keys: VaultKeys): Promise<void> {
    const kept = await store.keep(keys);
    if (kept !== keys) throw new AppError('vault/busy');
  }

  /** @param open keys that can be exported */
  async function remember(open: OpenKeys): Promise<void> {
    const raw = async (key: CryptoKey) => toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', key)));
    const dataKeys = await Promise.all(open.dataKeys.map(async ({ id, key }) => ({ id, raw: await raw(key) })));
    await session.save({ hashKey: toBase64(open.hashKey), dataKeys } satisfies SessionKeys);
  }

  async function newWrapping(passphrase: string | null): Promise<{ wrapping: Wrapping; by: CryptoKey }> {
    if (passphrase === null) {
      const key = await createBrowserKey(crypto);
      return { wrapping: { kind: 'browser', key }, by: key };
    }
    const wrapping = {
      kind: 'passphrase' as const,
      salt: createSalt(crypto),
      rounds: await (rounds ?? measuredRounds)(),
    };
    return { wrapping, by: await keyFromPassphrase(passphrase, wrapping, crypto) };
  }

  async function withNewDataKey({ hashKey, dataKeys }: OpenKeys): Promise<OpenKeys> {
    return { hashKey, dataKeys: [await createDataKey(crypto, dataKeys), ...dataKeys] };
  }

  return {
    async unlock(passphrase) {
      const kept = await loadKeys(store, crypto);
      if (kept.wrapping.kind === 'browser') return;
      await remember((await take(kept, passphrase)).open);
    },

    lock: () => session.clear(),

    async protect(present, next) {
      if (next !== null && [...next].length < SHORTEST_PASSPHRASE) throw new AppError('vault/weak-passphrase');
      const kept = await loadKeys(store, crypto);
      const isFirst = kept.wrapping.kind === 'browser';
      if (isFirst && next === null) return;
      // The key of an early install cannot be wrapped: what it sealed must be sealed anew first.
      if (kept.earlier) throw new AppError('vault/busy');
      const taken = (await take(kept, present)).open;
      const open = isFirst ? await withNewDataKey(taken) : taken;
      const { wrapping, by } = await newWrapping(next);
      await keep({ edition: kept.edition + 1, ...(await wrapKeys(open, wrapping, by, crypto)) });
      await (next === null ? session.clear() : remember(open));
    },

    async rotate(present) {
      const kept = await loadKeys(store, crypto);
      const { open: taken, by } = await take(kept, present);
      const open = await withNewDataKey(taken);
      const wrapped = await wrapKeys(open, kept.wrapping, by, crypto);
      await keep({ ...kept, ...wrapped, edition: kept.edition + 1 });
      if (kept.wrapping.kind === 'passphrase') await remember(open);
    },

    async dropOlderKeys(newest) {
      const { earlier: _dropped, ...kept } = await loadKeys(store, crypto);
      const at = kept.dataKeys.findIndex(({ id }) => id === newest);
      if (at < 0) throw new AppError('vault/busy');
      const dataKeys = kept.dataKeys.slice(0, at + 1);
      await keep({ ...kept, edition: kept.edition + 1, dataKeys });
      const held = await session.load();
      if (!held) return;
      await session.save({
        ...held,
        dataKeys: held.dataKeys.filter(({ id }) => dataKeys.some((key) => key.id === id)),
      });
    },
  };
}

function toBase64(bytes: Bytes): string {
  return btoa(String.fromCharCode(...bytes));
}
