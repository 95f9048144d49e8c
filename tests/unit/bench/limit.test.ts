// The least time that a vendor's limit imposes, worked out by hand for each way of counting.

import { expect, test } from 'vitest';
import { imposedMs, type VendorLimit } from '@/tests/bench/limit';

const window: VendorLimit = { kind: 'window', calls: 75, windowMs: 30_000 };
const bucket: VendorLimit = { kind: 'bucket', perSecond: 10, burst: 20 };
const sliding: VendorLimit = { kind: 'sliding', calls: 10, windowMs: 1_000 };
const times = (count: number, at: number) => Array.from({ length: count }, () => at);

test.each<[string, VendorLimit, Parameters<typeof imposedMs>[1], number]>([
  ['no call takes no time', window, { calls: 0, from: 0 }, 0],
  ['a window holds its number at once', window, { calls: 75, from: 0 }, 0],
  ['one more waits for the next window', window, { calls: 76, from: 0 }, 30_000],
  ['windows begin at their multiples', window, { calls: 160, from: 10_000 }, 50_000],
  ['calls made before in the window count', window, { calls: 75, from: 10_000, before: [9_000] }, 20_000],
  ['calls of the window before do not', window, { calls: 75, from: 31_000, before: times(70, 29_000) }, 0],
  ['a full bucket is emptied at once', bucket, { calls: 20, from: 0 }, 0],
  ['then it gives one in a tenth of a second', bucket, { calls: 220, from: 0 }, 20_000],
  ['what was taken just before is missing', bucket, { calls: 220, from: 500, before: times(10, 500) }, 21_000],
  ['and fills again', bucket, { calls: 220, from: 1_000, before: times(20, 0) }, 21_000],
  ['not beyond its size', bucket, { calls: 220, from: 60_000, before: times(20, 0) }, 20_000],
  ['ten in any second at once', sliding, { calls: 10, from: 0 }, 0],
  ['the eleventh a second after the first', sliding, { calls: 11, from: 0 }, 1_000],
  ['ten a second in the long run', sliding, { calls: 201, from: 5_000 }, 20_000],
  ['calls of the last second count', sliding, { calls: 1, from: 600, before: times(10, 0) }, 400],
  ['older ones do not', sliding, { calls: 10, from: 1_000, before: times(10, 0) }, 0],
])('%s', (_, limit, about, expected) => {
  expect(imposedMs(limit, about)).toBeCloseTo(expected, 6);
});
