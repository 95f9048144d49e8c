// AES-GCM over bytes. Knows no vault and keeps no key.

import { AppError } from '@/lib/errors';

export type Bytes = Uint8Array<ArrayBuffer>;

/** One of the keys that seal rows. `id`: 1 to 255. */
export interface DataKey {
  id: number;
  key: CryptoKey;
}

const NONCE_BYTES = 12;

/** `id (1 byte) + nonce (12 bytes) + ciphertext and tag`; without the first byte where the key has no id. */
export async function encrypt(
  crypto: Crypto,
  { id, key }: { id?: number; key: CryptoKey },
  plain: Bytes,
): Promise<Bytes> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const cipher = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain));
  const head = id === undefined ? 0 : 1;
  const sealed = new Uint8Array(head + NONCE_BYTES + cipher.length);
  if (id !== undefined) sealed[0] = id;
  sealed.set(iv, head);
  sealed.set(cipher, head + NONCE_BYTES);
  return sealed;
}

/**
 * @param from where the nonce begins
 * @throws AppError `storage/unavailable` for a key that is not there or is another, and for bytes that were changed
 */
export async function decrypt(
  crypto: Crypto,
  key: { key: CryptoKey | undefined } | undefined,
  sealed: Bytes,
  from: 0 | 1,
): Promise<Bytes> {
  if (!key?.key) throw new AppError('storage/unavailable');
  try {
    const iv = sealed.subarray(from, from + NONCE_BYTES);
    const cipher = sealed.subarray(from + NONCE_BYTES);
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key.key, cipher));
  } catch (cause) {
    throw new AppError('storage/unavailable', { cause });
  }
}
