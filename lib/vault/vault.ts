// Hides what is stored: keys as short keyed hashes, records as AES-GCM. Knows nothing of candidates or tables.
//
// The data key is not extractable, but it lies in the same browser profile as the sealed bytes: this stops a search of
// the files, not somebody who copies the whole profile and runs a browser on it. README says so.

import SipHash from 'siphash';
import { AppError } from '@/lib/errors';

/** What is kept of a vault: the AES key as the browser's own opaque object, and the hash key sealed under it. */
export interface VaultKeys {
  dataKey: CryptoKey;
  sealedHashKey: Uint8Array<ArrayBuffer>;
}

export interface VaultStore {
  load(): Promise<VaultKeys | undefined>;
  /** Keeps the keys unless some are there already; returns those that are now kept. */
  keep(keys: VaultKeys): Promise<VaultKeys>;
}

export interface Vault {
  /** A keyed 53-bit hash (SipHash-2-4, Aumasson and Bernstein 2012, truncated): synchronous, so that it may run anywhere. */
  blind(text: string): number;
  /** Plain JSON in, `nonce (12 bytes) + ciphertext` out. Never await this inside a database transaction. */
  seal(value: unknown): Promise<Uint8Array<ArrayBuffer>>;
  /** Throws `storage/unavailable` when the bytes were not sealed by this vault. */
  open(bytes: Uint8Array<ArrayBuffer>): Promise<unknown>;
}

const NONCE_BYTES = 12;
const HASH_KEY_BYTES = 16;

export async function openVault(store: VaultStore, crypto: Crypto = globalThis.crypto): Promise<Vault> {
  const keys = (await store.load()) ?? (await store.keep(await createKeys(crypto)));
  const hashKey = await decrypt(crypto, keys.dataKey, keys.sealedHashKey);
  const words = new Uint32Array(hashKey.buffer, 0, HASH_KEY_BYTES / 4);
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  return {
    blind(text) {
      const { h, l } = SipHash.hash(words, encoder.encode(text));
      return ((h >>> 0) & 0x1fffff) * 0x1_0000_0000 + (l >>> 0);
    },
    seal(value) {
      return encrypt(crypto, keys.dataKey, encoder.encode(JSON.stringify(value)));
    },
    async open(bytes) {
      return JSON.parse(decoder.decode(await decrypt(crypto, keys.dataKey, bytes)));
    },
  };
}

async function createKeys(crypto: Crypto): Promise<VaultKeys> {
  const dataKey = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const hashKey = crypto.getRandomValues(new Uint8Array(HASH_KEY_BYTES));
  return { dataKey, sealedHashKey: await encrypt(crypto, dataKey, hashKey) };
}

async function encrypt(
  crypto: Crypto,
  key: CryptoKey,
  plain: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const cipher = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, plain));
  const sealed = new Uint8Array(NONCE_BYTES + cipher.length);
  sealed.set(nonce);
  sealed.set(cipher, NONCE_BYTES);
  return sealed;
}

async function decrypt(
  crypto: Crypto,
  key: CryptoKey,
  sealed: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const iv = sealed.subarray(0, NONCE_BYTES);
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed.subarray(NONCE_BYTES)));
  } catch (cause) {
    throw new AppError('storage/unavailable', { cause });
  }
}
