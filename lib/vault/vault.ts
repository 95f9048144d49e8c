// Hides what is stored: keys as short keyed hashes, records as AES-GCM. Knows nothing of candidates or tables.
//
// Without a passphrase the key that unwraps the data key lies in the same browser profile as the sealed bytes: this stops
// a search of the files, not somebody who copies the whole profile and runs a browser on it. docs/threat-model.md says so.

import { AppError } from '@/lib/errors';
import { type Bytes, type DataKey, decrypt, encrypt } from './cipher';
import { createKeys, type OpenKeys, unwrapKeys, upgradeKeys } from './keys';
import { lengthened, shortened } from './short-json';
import { sipHash } from './sip-hash';

/** What wraps the keys: an opaque object of the browser's, or what PBKDF2-SHA-256 makes of a passphrase. */
export type Wrapping = { kind: 'browser'; key: CryptoKey } | { kind: 'passphrase'; salt: Bytes; rounds: number };

/** What is kept of a vault. Every key in it is wrapped. */
export interface VaultKeys {
  /** One more with every change: of two changes at once the second is seen, and not kept. */
  edition: number;
  wrapping: Wrapping;
  hashKey: Bytes;
  /** Newest first; more than one while rows are sealed anew. `id`: 1 to 255, the first byte of what the key sealed. */
  dataKeys: readonly { id: number; wrapped: Bytes }[];
  /** The data key of an install from before keys were wrapped; it sealed without a first byte. */
  earlier?: CryptoKey;
}

/** As it was kept before keys were wrapped. */
export interface EarlierKeys {
  dataKey: CryptoKey;
  sealedHashKey: Bytes;
}

export interface VaultStore {
  load(): Promise<VaultKeys | EarlierKeys | undefined>;
  /** Keeps the keys if they follow upon those that are there (edition by edition); returns those that are now kept. */
  keep(keys: VaultKeys): Promise<VaultKeys>;
}

/** The keys of an unlocked vault in the clear, in base64: in memory only, for a worker that is started anew. */
export interface SessionKeys {
  hashKey: string;
  dataKeys: readonly { id: number; raw: string }[];
}

export interface VaultSession {
  load(): Promise<SessionKeys | undefined>;
  save(keys: SessionKeys): Promise<void>;
  clear(): Promise<void>;
}

/** Everything throws `vault/locked` while it is locked. */
export interface Vault {
  readonly state: 'open' | 'locked';
  /** A keyed 53-bit hash (SipHash-2-4, Aumasson and Bernstein 2012, truncated): synchronous, so that it may run anywhere. */
  blind(text: string): number;
  /** Plain JSON in, `key's id (1 byte) + nonce (12 bytes) + ciphertext` out. Never await this inside a database transaction. */
  seal(value: unknown): Promise<Bytes>;
  /** Throws `storage/unavailable` when the bytes were not sealed by this vault. */
  open(bytes: Bytes): Promise<unknown>;
}

/** The vault as its keeper has it. */
export interface KeptVault extends Vault {
  readonly hasPassphrase: boolean;
  /** Rows may still be sealed by an older key. */
  readonly hasOldKeys: boolean;
  /** The id of the key that seals. */
  readonly newestKey: number;
  /** The same content sealed by the newest key; null where it is already. Throws as `open` does. */
  reseal(bytes: Bytes): Promise<Bytes | null>;
  /** Forgets the keys, for good: what was sealed is opened by another vault, once one is unlocked. */
  lock(): void;
}

/** Of a vault that has no passphrase, and so is open in every worker. */
const NO_SESSION: Pick<VaultSession, 'load'> = { load: async () => undefined };

/** Opens the vault of a store, or makes one; with a passphrase it is locked unless the session holds its keys. */
export async function openVault(
  store: VaultStore,
  session: Pick<VaultSession, 'load'> = NO_SESSION,
  crypto: Crypto = globalThis.crypto,
): Promise<KeptVault> {
  const kept = await loadKeys(store, crypto);
  return vaultOf(kept, await openKeys(kept, session, crypto), crypto);
}

/** The keys as they are kept, made or brought up to date where need be. */
export async function loadKeys(store: VaultStore, crypto: Crypto): Promise<VaultKeys> {
  const kept = await store.load();
  if (!kept) return store.keep(await createKeys(crypto));
  return 'dataKey' in kept ? store.keep(await upgradeKeys(kept, crypto)) : kept;
}

async function openKeys(
  kept: VaultKeys,
  session: Pick<VaultSession, 'load'>,
  crypto: Crypto,
): Promise<OpenKeys | null> {
  if (kept.wrapping.kind === 'browser') return unwrapKeys(kept, kept.wrapping.key, crypto);
  const held = await session.load();
  return held ? fromSession(held, kept, crypto) : null;
}

/** null where the session has not all keys that are kept: the worker died between keeping a new one and noting it there. */
async function fromSession(held: SessionKeys, kept: VaultKeys, crypto: Crypto): Promise<OpenKeys | null> {
  const raw = kept.dataKeys.map(({ id }) => held.dataKeys.find((one) => one.id === id)?.raw);
  if (!raw.every((one) => one !== undefined)) return null;
  const keys = await Promise.all(
    raw.map((one) => crypto.subtle.importKey('raw', fromBase64(one), 'AES-GCM', false, ['encrypt', 'decrypt'])),
  );
  return {
    hashKey: fromBase64(held.hashKey),
    dataKeys: kept.dataKeys.map(({ id }, at) => ({ id, key: keys[at] as CryptoKey })),
  };
}

function fromBase64(text: string): Bytes {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}

function vaultOf(kept: VaultKeys, opened: OpenKeys | null, crypto: Crypto): KeptVault {
  let keys = opened;
  const words = opened && new Uint32Array(opened.hashKey.slice().buffer);
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();

  function present(): { dataKeys: readonly DataKey[]; newest: DataKey } {
    const newest = keys?.dataKeys[0];
    if (!keys || !newest) throw new AppError('vault/locked');
    return { dataKeys: keys.dataKeys, newest };
  }

  async function unseal(bytes: Bytes): Promise<Bytes> {
    const key = present().dataKeys.find(({ id }) => id === bytes[0]);
    if (!kept.earlier) return decrypt(crypto, key, bytes, 1);
    // Of what was sealed without a first byte, one in some two hundred looks as if it had this one.
    return decrypt(crypto, key, bytes, 1).catch(() => decrypt(crypto, { key: kept.earlier }, bytes, 0));
  }

  return {
    get state() {
      return keys ? ('open' as const) : ('locked' as const);
    },
    hasPassphrase: kept.wrapping.kind === 'passphrase',
    hasOldKeys: kept.dataKeys.length > 1 || kept.earlier !== undefined,
    newestKey: kept.dataKeys[0]?.id ?? 0,
    blind(text) {
      if (!keys || !words) throw new AppError('vault/locked');
      return sipHash(words, text);
    },
    async seal(value) {
      return encrypt(crypto, present().newest, encoder.encode(shortened(JSON.stringify(value))));
    },
    async open(bytes) {
      return JSON.parse(lengthened(decoder.decode(await unseal(bytes))));
    },
    async reseal(bytes) {
      const { newest } = present();
      if (bytes[0] === newest.id) {
        const isNew = kept.earlier === undefined || (await isSealedBy(crypto, newest, bytes));
        if (isNew) return null;
      }
      return encrypt(crypto, newest, await unseal(bytes));
    },
    lock() {
      keys = null;
      words?.fill(0);
    },
  };
}

function isSealedBy(crypto: Crypto, key: DataKey, bytes: Bytes): Promise<boolean> {
  return decrypt(crypto, key, bytes, 1).then(
    () => true,
    () => false,
  );
}
