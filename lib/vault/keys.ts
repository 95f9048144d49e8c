// The keys of a vault, wrapped and unwrapped: what is kept is made here. Decides nothing and keeps nothing.

import { AppError } from '@/lib/errors';
import { type Bytes, type DataKey, decrypt, encrypt } from './cipher';
import type { EarlierKeys, VaultKeys, Wrapping } from './vault';

/** The keys in the clear, newest data key first. */
export interface OpenKeys {
  hashKey: Bytes;
  dataKeys: readonly DataKey[];
}

const AES = { name: 'AES-GCM', length: 256 } as const;
const WRAPS: KeyUsage[] = ['wrapKey', 'unwrapKey', 'encrypt', 'decrypt'];
const SEALS: KeyUsage[] = ['encrypt', 'decrypt'];
const NONCE_BYTES = 12;
const HASH_KEY_BYTES = 16;
const MOST_IDS = 255;

/** Of a new vault: without a passphrase. */
export async function createKeys(crypto: Crypto): Promise<VaultKeys> {
  const hashKey = crypto.getRandomValues(new Uint8Array(HASH_KEY_BYTES));
  const key = await createBrowserKey(crypto);
  const open = { hashKey, dataKeys: [await createDataKey(crypto, [])] };
  return { edition: 1, ...(await wrapKeys(open, { kind: 'browser', key }, key, crypto)) };
}

/**
 * Keys from before they were wrapped. Their data key cannot be taken out of the browser's object, so another one comes
 * before it, and rows are sealed anew as after any change of key.
 */
export async function upgradeKeys({ dataKey, sealedHashKey }: EarlierKeys, crypto: Crypto): Promise<VaultKeys> {
  const hashKey = await decrypt(crypto, { key: dataKey }, sealedHashKey, 0);
  const key = await createBrowserKey(crypto);
  const open = { hashKey, dataKeys: [await createDataKey(crypto, [])] };
  return { edition: 1, ...(await wrapKeys(open, { kind: 'browser', key }, key, crypto)), earlier: dataKey };
}

/** Cannot be exported: it is the browser's own opaque object. */
export function createBrowserKey(crypto: Crypto): Promise<CryptoKey> {
  return crypto.subtle.generateKey(AES, false, WRAPS);
}

/** With an id that none of the others has. */
export async function createDataKey(crypto: Crypto, others: readonly { id: number }[]): Promise<DataKey> {
  let id = ((others[0]?.id ?? 0) % MOST_IDS) + 1;
  while (others.some((other) => other.id === id)) id = (id % MOST_IDS) + 1;
  return { id, key: await crypto.subtle.generateKey(AES, true, SEALS) };
}

/** @throws AppError `storage/unavailable` when it is another key that wrapped them */
export async function unwrapKeys(
  { hashKey, dataKeys }: Pick<VaultKeys, 'hashKey' | 'dataKeys'>,
  by: CryptoKey,
  crypto: Crypto,
  isExtractable = false,
): Promise<OpenKeys> {
  const [openedHashKey, ...keys] = await Promise.all([
    decrypt(crypto, { key: by }, hashKey, 0),
    ...dataKeys.map(({ wrapped }) => unwrap(wrapped, by, crypto, isExtractable)),
  ]);
  return {
    hashKey: openedHashKey,
    dataKeys: dataKeys.map(({ id }, at) => ({ id, key: keys[at] as CryptoKey })),
  };
}

/** @param open keys that can be exported */
export async function wrapKeys(
  { hashKey, dataKeys }: OpenKeys,
  wrapping: Wrapping,
  by: CryptoKey,
  crypto: Crypto,
): Promise<Omit<VaultKeys, 'edition'>> {
  const [wrappedHashKey, ...wrapped] = await Promise.all([
    encrypt(crypto, { key: by }, hashKey),
    ...dataKeys.map(({ key }) => wrap(key, by, crypto)),
  ]);
  return {
    wrapping,
    hashKey: wrappedHashKey,
    dataKeys: dataKeys.map(({ id }, at) => ({ id, wrapped: wrapped[at] as Bytes })),
  };
}

async function wrap(key: CryptoKey, by: CryptoKey, crypto: Crypto): Promise<Bytes> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const cipher = new Uint8Array(await crypto.subtle.wrapKey('raw', key, by, { name: 'AES-GCM', iv }));
  const wrapped = new Uint8Array(NONCE_BYTES + cipher.length);
  wrapped.set(iv);
  wrapped.set(cipher, NONCE_BYTES);
  return wrapped;
}

/** Straight into the browser's object: without a passphrase no script ever holds the bytes. */
async function unwrap(wrapped: Bytes, by: CryptoKey, crypto: Crypto, isExtractable: boolean): Promise<CryptoKey> {
  const iv = wrapped.subarray(0, NONCE_BYTES);
  try {
    return await crypto.subtle.unwrapKey(
      'raw',
      wrapped.subarray(NONCE_BYTES),
      by,
      { name: 'AES-GCM', iv },
      'AES-GCM',
      isExtractable,
      SEALS,
    );
  } catch (cause) {
    throw new AppError('storage/unavailable', { cause });
  }
}
