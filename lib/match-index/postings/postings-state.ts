// What one generation of key lists consists of, as one small row, and which of its segments to merge next. Pure.

import { pageSpan } from './key-page';
import type { PageKey } from './page-store';
import type { Pace } from './postings';

/** Never one that was drawn before, but by a chance of one in many millions; never 0. */
export function drawId(): number {
  return 1 + Math.floor(Math.random() * 2 ** 50);
}

/**
 * Sorted lists of keys in 2^`bits` pages: page p holds the keys whose first `bits` bits are p. Written once, never changed.
 * Ids are drawn by chance, so that what memory holds of a segment cannot be mistaken for another, whatever was aborted.
 */
export interface Segment {
  id: number;
  bits: number;
  /** Pairs of key and person, and counted values, before those of the dead were dropped. */
  entries: number;
  bytes: number;
}

/** A merge under way. Keys before its frontier are in the output, all others still in the inputs. */
export interface Merge {
  inputs: readonly number[];
  output: Segment;
  /** It is written in 2^`chunkBits` chunks, each a stretch of keys. */
  chunkBits: number;
  /** How many chunks are written: the frontier. */
  done: number;
}

export interface PostingsState {
  generation: number;
  /** The next person's number. */
  next: number;
  living: number;
  /** What a directory page's small numbers mean. */
  connections: readonly string[];
  /** For every stretch of numbers, which version of its bitmap of the dead is stored; 0: none, nobody is dead. */
  dead: readonly number[];
  segments: readonly Segment[];
  merge: Merge | null;
}

export function emptyState(generation: number): PostingsState {
  return {
    generation,
    next: 0,
    living: 0,
    connections: [],
    dead: [],
    segments: [],
    merge: null,
  };
}

/** How much is merged, packed and held when. */
export interface Sizes {
  /** Segments of at most so many pages are as cheap to read whole as by their pages. */
  smallPages: number;
  /** Segments of at most so many pages are kept in memory, packed as they are: all there is of some ten thousand people. */
  heldPages: number;
  /** No more than so many bytes of them. */
  heldBytes: number;
  /** Segments of fewer entries are newcomers: what some pages of an ATS bring. */
  newcomers: number;
  /** So many newcomers are merged. */
  mostNewcomers: number;
  /** So many larger ones of about one size are merged: fewer would write everything more often. */
  mostOfOneSize: number;
  /** At rest all others are merged into the largest once they are larger than this, in bytes. */
  restBytes: number;
  /** Until then so many small ones are left, which costs a look-up next to nothing, */
  mostSmallAtRest: number;
  /** and so many that are not, each of which costs it a page more for every key. */
  mostLargeAtRest: number;
  /** Entries of a page that is read for one key: some 10 kB. */
  pageEntries: number;
  /** A new segment is read whole and soon merged: pages as large as the browser keeps within its tables (64 kB). */
  newPageEntries: number;
  /** 2^`chunkPageBits` pages are merged at once. */
  chunkPageBits: number;
}

export const SIZES: Sizes = {
  smallPages: 8,
  heldPages: 256,
  heldBytes: 6_000_000,
  newcomers: 2 ** 17,
  mostNewcomers: 32,
  mostOfOneSize: 16,
  restBytes: 4_000_000,
  mostSmallAtRest: 8,
  mostLargeAtRest: 2,
  pageEntries: 2 ** 11,
  newPageEntries: 4_500,
  chunkPageBits: 6,
};

/** Where a page of key lists lies. */
export function segmentPage(generation: number, { id, bits }: Segment, page: number): PageKey {
  return [generation, page / 2 ** bits, id];
}

export function segmentPages(generation: number, segment: Segment): PageKey[] {
  return Array.from({ length: 2 ** segment.bits }, (_, page) => segmentPage(generation, segment, page));
}

/** Where the directory's pages lie. */
export function directoryPage(generation: number, page: number): PageKey {
  return [generation, 1 + page, 0];
}

/** Where the bitmaps of the dead lie. */
export function deadPage(generation: number, stretch: number): PageKey {
  return [generation, -1 - stretch, 0];
}

/** The first key that is not in the output of the merge under way. */
export function frontierOf({ merge }: PostingsState): number {
  return merge ? merge.done * pageSpan(merge.chunkBits) : 0;
}

/** In which segments a key is to be looked for. */
export function segmentsFor(state: PostingsState, key: number): readonly Segment[] {
  const { merge, segments } = state;
  if (!merge || key >= frontierOf(state)) return segments;
  return [...segments.filter(({ id }) => !merge.inputs.includes(id)), merge.output];
}

/** Which segments are kept in memory. */
export function heldSegments(segments: readonly Segment[], { heldPages, heldBytes }: Sizes): Segment[] {
  let bytes = 0;
  return segments
    .filter(({ bits }) => 2 ** bits <= heldPages)
    .sort((a, b) => a.bytes - b.bytes)
    .filter((segment) => {
      bytes += segment.bytes;
      return bytes <= heldBytes;
    });
}

/** How many bits of a key choose the page, for so many entries. */
export function pageBits(entries: number, pageEntries: number): number {
  return Math.max(0, Math.round(Math.log2(entries / pageEntries)));
}

/** The merge to begin with, null when nothing is worth it. */
export function nextMerge(segments: readonly Segment[], pace: Pace, sizes: Sizes): Merge | null {
  const inputs = segmentsToMerge(segments, pace, sizes);
  if (!inputs) return null;
  const bits = pageBits(
    inputs.reduce((sum, { entries }) => sum + entries, 0),
    sizes.pageEntries,
  );
  return {
    inputs: inputs.map(({ id }) => id),
    output: { id: drawId(), bits, entries: 0, bytes: 0 },
    chunkBits: Math.max(0, bits - sizes.chunkPageBits),
    done: 0,
  };
}

function segmentsToMerge(segments: readonly Segment[], pace: Pace, sizes: Sizes): readonly Segment[] | null {
  const { newcomers, mostNewcomers, mostOfOneSize, smallPages, restBytes, mostSmallAtRest, mostLargeAtRest } = sizes;
  const tier = ({ entries }: Segment) =>
    entries < newcomers ? 0 : 1 + Math.floor(Math.log(entries / newcomers) / Math.log(mostOfOneSize));
  for (let of = 0; segments.some((segment) => tier(segment) >= of); of++) {
    const equals = segments.filter((segment) => tier(segment) === of).length;
    // The smaller ones come along for next to nothing.
    if (equals >= (of === 0 ? mostNewcomers : mostOfOneSize)) return segments.filter((segment) => tier(segment) <= of);
  }
  if (pace === 'filling') return null;
  const upper = [...segments].sort((a, b) => a.entries - b.entries).slice(0, -1);
  if (upper.reduce((sum, { bytes }) => sum + bytes, 0) > restBytes) return segments;
  const isLarge = ({ bits }: Segment) => 2 ** bits > smallPages;
  if (upper.filter(isLarge).length > mostLargeAtRest) return upper;
  const small = upper.filter((segment) => !isLarge(segment));
  return small.length > mostSmallAtRest ? small : null;
}
