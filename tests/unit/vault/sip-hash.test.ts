import { expect, it } from 'vitest';
import { sipHash } from '@/lib/vault/sip-hash';
import { createRandom } from '@/tests/simulators/random';

const KEY = new Uint32Array(Uint8Array.from({ length: 16 }, (_, i) => i).buffer);
const LOW_53 = 0x1fffffffffffffn;
const LOW_64 = 0xffffffffffffffffn;

/** The paper's own words, slow and plain. */
function reference(key: Uint32Array, bytes: Uint8Array): number {
  const half = (at: number) => BigInt(key[at] as number) | (BigInt(key[at + 1] as number) << 32n);
  const v = [
    half(0) ^ 0x736f6d6570736575n,
    half(2) ^ 0x646f72616e646f6dn,
    half(0) ^ 0x6c7967656e657261n,
    half(2) ^ 0x7465646279746573n,
  ] as [bigint, bigint, bigint, bigint];
  const turned = (x: bigint, by: bigint) => ((x << by) | (x >> (64n - by))) & LOW_64;
  const half1 = (a: 0 | 2, b: 1 | 3, by: bigint) => {
    v[a] = (v[a] + v[b]) & LOW_64;
    v[b] = turned(v[b], by) ^ v[a];
  };
  const round = () => {
    half1(0, 1, 13n);
    half1(2, 3, 16n);
    v[0] = turned(v[0], 32n);
    half1(2, 1, 17n);
    half1(0, 3, 21n);
    v[2] = turned(v[2], 32n);
  };
  const padded = new Uint8Array((Math.floor(bytes.length / 8) + 1) * 8);
  padded.set(bytes);
  padded[padded.length - 1] = bytes.length & 0xff;
  for (const word of new BigUint64Array(padded.buffer)) {
    v[3] ^= word;
    round();
    round();
    v[0] ^= word;
  }
  v[2] ^= 0xffn;
  for (let last = 0; last < 4; last++) round();
  return Number((v[0] ^ v[1] ^ v[2] ^ v[3]) & LOW_53);
}

it('is the paper’s: key 00 to 0f, text 00 to 0e gives a129ca6149be45e5', () => {
  const text = String.fromCharCode(...Array.from({ length: 15 }, (_, i) => i));
  expect(sipHash(KEY, text)).toBe(Number(0xa129ca6149be45e5n & LOW_53));
});

it('gives what the paper says for texts of every length and script', () => {
  const random = createRandom(5);
  const alphabets = ['abcdefghij klm:/.@', 'äöüßéñ', '株式会社エンジン', '😀🎓', 'aß株😀'];
  const encoder = new TextEncoder();
  for (let turn = 0; turn < 600; turn++) {
    const alphabet = [...random.pick(alphabets)];
    const text = Array.from({ length: turn % 130 }, () => random.pick(alphabet)).join('');
    const key = Uint32Array.from({ length: 4 }, () => random.int(0, 0xffffffff));
    expect(sipHash(key, text)).toBe(reference(key, encoder.encode(text)));
  }
  const long = 'long '.repeat(5_000);
  expect(sipHash(KEY, long)).toBe(reference(KEY, encoder.encode(long)));
});
