// SipHash-2-4 (Aumasson and Bernstein 2012) of a text, cut to 53 bits so that it is a number. A million people have twenty
// keys each, so it makes no objects: every 64-bit word is two 32-bit halves in locals.

/** The text in UTF-8; grows with the longest. */
let buffer = new Uint8Array(1024);
let view = new DataView(buffer.buffer);
const encoder = new TextEncoder();

/** @param key 128 bits as four little-endian words */
export function sipHash(key: Uint32Array, text: string): number {
  const length = encode(text);
  let v0l = 0x70736575 ^ (key[0] as number);
  let v0h = 0x736f6d65 ^ (key[1] as number);
  let v1l = 0x6e646f6d ^ (key[2] as number);
  let v1h = 0x646f7261 ^ (key[3] as number);
  let v2l = 0x6e657261 ^ (key[0] as number);
  let v2h = 0x6c796765 ^ (key[1] as number);
  let v3l = 0x79746573 ^ (key[2] as number);
  let v3h = 0x74656462 ^ (key[3] as number);
  const words = (length >> 3) + 1;
  for (let word = 0; word <= words; word++) {
    const isLast = word === words;
    let ml = 0;
    let mh = 0;
    if (isLast) v2l ^= 0xff;
    else {
      // Behind the text the buffer is nought.
      const at = word << 3;
      ml = view.getInt32(at, true);
      mh = view.getInt32(at + 4, true);
      if (word === words - 1) mh |= length << 24;
    }
    v3l ^= ml;
    v3h ^= mh;
    for (let round = isLast ? 4 : 2; round > 0; round--) {
      let sum = (v0l + v1l) | 0;
      v0h = (v0h + v1h + carry(v0l, v1l, sum)) | 0;
      v0l = sum;
      sum = (v2l + v3l) | 0;
      v2h = (v2h + v3h + carry(v2l, v3l, sum)) | 0;
      v2l = sum;
      let high = (v1h << 13) | (v1l >>> 19);
      v1l = ((v1l << 13) | (v1h >>> 19)) ^ v0l;
      v1h = high ^ v0h;
      high = (v3h << 16) | (v3l >>> 16);
      v3l = ((v3l << 16) | (v3h >>> 16)) ^ v2l;
      v3h = high ^ v2h;
      high = v0h;
      v0h = v0l;
      v0l = high;
      sum = (v2l + v1l) | 0;
      v2h = (v2h + v1h + carry(v2l, v1l, sum)) | 0;
      v2l = sum;
      sum = (v0l + v3l) | 0;
      v0h = (v0h + v3h + carry(v0l, v3l, sum)) | 0;
      v0l = sum;
      high = (v1h << 17) | (v1l >>> 15);
      v1l = ((v1l << 17) | (v1h >>> 15)) ^ v2l;
      v1h = high ^ v2h;
      high = (v3h << 21) | (v3l >>> 11);
      v3l = ((v3l << 21) | (v3h >>> 11)) ^ v0l;
      v3h = high ^ v0h;
      high = v2h;
      v2h = v2l;
      v2l = high;
    }
    v0l ^= ml;
    v0h ^= mh;
  }
  const high = v0h ^ v1h ^ v2h ^ v3h;
  const low = v0l ^ v1l ^ v2l ^ v3l;
  return (high & 0x1fffff) * 0x1_0000_0000 + (low >>> 0);
}

/** What adding two words without a sign gives to the next. */
function carry(a: number, b: number, sum: number): number {
  return ((a & b) | ((a | b) & ~sum)) >>> 31;
}

/** Puts the text into the buffer, and noughts behind it; its length in bytes. */
function encode(text: string): number {
  if (buffer.length < text.length * 3 + 16) {
    buffer = new Uint8Array(text.length * 6 + 16);
    view = new DataView(buffer.buffer);
  }
  let length = 0;
  for (; length < text.length; length++) {
    const unit = text.charCodeAt(length);
    if (unit > 0x7f) {
      length = encoder.encodeInto(text, buffer).written;
      break;
    }
    buffer[length] = unit;
  }
  for (let at = length; at < length + 8; at++) buffer[at] = 0;
  return length;
}
