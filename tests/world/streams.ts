// Randomness by place: each person and each view of one has a stream of its own, so that nothing depends on how many others
// there are or in which order they are made. Not for secrets.

import { createRandom, type Random } from '@/tests/simulators/random';

/** Mixes 32 bits one to one (the finaliser of MurmurHash3): two inputs never meet. */
export function mix32(bits: number): number {
  let x = bits >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

/** A number for a text (FNV-1a), to tell purposes apart. */
export function textNumber(text: string): number {
  let x = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) x = Math.imul(x ^ text.charCodeAt(i), 0x01000193);
  return x >>> 0;
}

/** The stream of one thing: no two ids of one purpose begin alike. */
export function streamOf(seed: number, purpose: string, id: number): Random {
  return createRandom(mix32(mix32(id) ^ mix32(textNumber(purpose) ^ mix32(seed))));
}

/** An opaque name of a thing, one to one for ids below 2^30 and four things of each: nothing can be read from it. */
export function opaqueId(seed: number, kind: 'record' | 'page', id: number, index = 0): string {
  const place = mix32(id * 4 + index) ^ mix32(textNumber(kind) ^ mix32(seed));
  const digits = (bits: number) => bits.toString(36).padStart(7, '0');
  return `${kind === 'record' ? 'r' : 'p'}-${digits(mix32(place))}${digits(mix32(place ^ 0x5bd1e995))}`;
}

/** Every whole number below `size` once, in an order that tells nothing. */
export function* shuffled(size: number, seed: number): Generator<number> {
  if (size === 0) return;
  // A Feistel walk over the next even power of two; what falls outside is walked on until it falls inside.
  const half = Math.max(1, Math.ceil(Math.log2(size) / 2));
  const mask = 2 ** half - 1;
  const step = (place: number) => {
    let left = Math.floor(place / 2 ** half);
    let right = place & mask;
    for (let round = 0; round < 4; round++) {
      [left, right] = [right, left ^ (mix32(right ^ mix32(seed + round)) & mask)];
    }
    return left * 2 ** half + right;
  };
  for (let i = 0; i < size; i++) {
    let place = step(i);
    while (place >= size) place = step(place);
    yield place;
  }
}

/** Exponential, by its mean. */
export function exponential(random: Random, mean: number): number {
  return -mean * Math.log(1 - random.next());
}
