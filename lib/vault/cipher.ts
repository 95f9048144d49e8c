// AES-GCM over bytes. Knows no vault and keeps no key.

import { AppError } from '@/lib/errors';

export type Bytes = Uint8Array<ArrayBuffer>;

/** One of the keys that seal rows. `id`: 1 to 255. */
export interface DataKey {
  id: number;
  key: CryptoKey;
}

const NONCE_BYTES = 12;
/** Of AES-GCM unless another length is asked for. */
const TAG_BYTES = 16;

/** `id (1 byte) + nonce (12 bytes) + ciphertext and tag`; without the first byte where the key has no id. */
export async function encrypt(
  crypto: Crypto,
  { id, key }: { id?: number; key: CryptoKey },
  plain: Bytes,
): Promise<Bytes> {
  const head = id === undefined ? 0 : 1;
  const sealed = new Uint8Array(head + NONCE_BYTES + plain.length + TAG_BYTES);
  if (id !== undefined) sealed[0] = id;
  const iv = sealed.subarray(head, head + NONCE_BYTES);
  iv.set(nextNonce(crypto));
  const cipher = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain);
  sealed.set(new Uint8Array(cipher), head + NONCE_BYTES);
  return sealed;
}

const drawn = new Uint8Array(256 * NONCE_BYTES);
let used = drawn.length;

/** Random, each given once. Drawn many at a time: to ask the browser costs as much for one as for all of them. */
function nextNonce(crypto: Crypto): Bytes {
  if (used === drawn.length) {
    crypto.getRandomValues(drawn);
    used = 0;
  }
  used += NONCE_BYTES;
  return drawn.subarray(used - NONCE_BYTES, used);
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
