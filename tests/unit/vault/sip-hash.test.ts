import SipHash from 'siphash';
import { expect, it } from 'vitest';
import { sipHash } from '@/lib/vault/sip-hash';
import { createRandom } from '@/tests/simulators/random';

const KEY = new Uint32Array(Uint8Array.from({ length: 16 }, (_, i) => i).buffer);

it('is the paper’s: key 00 to 0f, text 00 to 0e gives a129ca6149be45e5', () => {
  const text = String.fromCharCode(...Array.from({ length: 15 }, (_, i) => i));
  expect(sipHash(KEY, text)).toBe(Number(0xa129ca6149be45e5n & 0x1fffffffffffffn));
});

it('gives what another implementation gives, for texts of every length and script', () => {
  const random = createRandom(5);
  const alphabets = ['abcdefghij klm:/.@', 'äöüßéñ', '株式会社エンジン', '😀🎓', 'aß株😀'];
  const encoder = new TextEncoder();
  for (let round = 0; round < 2_000; round++) {
    const alphabet = [...random.pick(alphabets)];
    const text = Array.from({ length: round % 130 }, () => random.pick(alphabet)).join('');
    const key = Uint32Array.from({ length: 4 }, () => random.int(0, 0xffffffff));
    const { h, l } = SipHash.hash(key, encoder.encode(text));
    expect(sipHash(key, text)).toBe(((h >>> 0) & 0x1fffff) * 0x1_0000_0000 + (l >>> 0));
  }
  const long = 'long '.repeat(5_000);
  const { h, l } = SipHash.hash(KEY, encoder.encode(long));
  expect(sipHash(KEY, long)).toBe(((h >>> 0) & 0x1fffff) * 0x1_0000_0000 + (l >>> 0));
});
