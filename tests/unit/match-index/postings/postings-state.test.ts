// Which segments are merged when: few enough are left to look through, and nothing is written over and over.

import { describe, expect, it } from 'vitest';
import type { Pace } from '@/lib/match-index/postings/postings';
import { heldSegments, nextMerge, pageBits, type Segment, SIZES } from '@/lib/match-index/postings/postings-state';

const BYTES_AN_ENTRY = 6;

let id = 0;
function segment(entries: number, pageEntries: number): Segment {
  id += 1;
  return { id, entries, bits: pageBits(entries, pageEntries), bytes: entries * BYTES_AN_ENTRY };
}

/** Merges as `tidy` does; gives what was written. */
function merge(segments: Segment[], pace: Pace): number {
  let written = 0;
  for (;;) {
    const next = nextMerge(segments, pace, SIZES);
    if (!next) return written;
    const inputs = segments.filter((one) => next.inputs.includes(one.id));
    const entries = inputs.reduce((sum, one) => sum + one.entries, 0);
    written += entries;
    segments.splice(
      0,
      segments.length,
      ...segments.filter((one) => !inputs.includes(one)),
      segment(entries, SIZES.pageEntries),
    );
  }
}

/** On the disk, apart from the largest: each costs a look-up a page more for every key. */
const unheld = (segments: Segment[]) => segments.length - heldSegments(segments, SIZES).length;

describe('merging', () => {
  it('of a million people, 500 at a time, writes each entry four times at most and leaves one segment', () => {
    const segments: Segment[] = [];
    const PAGES = 2_000;
    const ENTRIES = 10_000;
    let written = 0;
    let most = 0;
    for (let page = 0; page < PAGES; page++) {
      segments.push(segment(ENTRIES, SIZES.newPageEntries));
      written += ENTRIES + merge(segments, 'filling');
      most = Math.max(most, unheld(segments));
    }
    expect(most).toBeLessThan(20);
    written += merge(segments, 'resting');
    expect(segments).toHaveLength(1);
    expect(written / (PAGES * ENTRIES)).toBeLessThanOrEqual(4);
  });

  it('of small changes to a million people leaves three segments on the disk and rewrites all of them seldom', () => {
    const segments: Segment[] = [segment(20_000_000, SIZES.pageEntries)];
    let written = 0;
    let most = 0;
    let rewritten = 0;
    const PAGES = 4_000;
    const ENTRIES = 500;
    for (let page = 0; page < PAGES; page++) {
      segments.push(segment(ENTRIES, SIZES.newPageEntries));
      const now = merge(segments, 'resting');
      if (now > 20_000_000) rewritten += 1;
      else written += now;
      most = Math.max(most, unheld(segments));
    }
    expect(most).toBeLessThanOrEqual(3);
    // By then there is a tenth more than there was.
    expect(rewritten).toBeLessThanOrEqual(3);
    expect(written / (PAGES * ENTRIES)).toBeLessThan(15);
  });

  it('comes to an end from any beginning', () => {
    for (const sizes of [
      [1],
      [1, 1],
      [3_000_000, 2_900_000],
      [200_000, 150_000, 20_000_000],
      Array(50).fill(300_000),
    ]) {
      const segments = sizes.map((entries) => segment(entries, SIZES.pageEntries));
      merge(segments, 'resting');
      expect(merge(segments, 'resting')).toBe(0);
      expect(merge(segments, 'filling')).toBe(0);
    }
  });
});

describe('memory', () => {
  it('holds no more than it may, whatever there is', () => {
    const segments = Array.from({ length: 500 }, (_, i) => segment(2_000 + i * 30, SIZES.newPageEntries));
    const bytes = heldSegments(segments, SIZES).reduce((sum, one) => sum + one.bytes, 0);
    expect(bytes).toBeLessThanOrEqual(SIZES.heldBytes);
    expect(bytes).toBeGreaterThan(SIZES.heldBytes * 0.9);
  });
});
