import { expect, test } from 'vitest';
import { parseInstant, toIso } from '@/lib/ats/instant';

const at = Date.UTC(2026, 10, 21, 10, 0, 0);

test.each<[string | null | undefined, number | null]>([
  ['2026-11-21T10:00:00.000Z', at],
  ['2026-11-21T10:00:00.000000Z', at],
  ['2026-11-21T10:00Z', at],
  ['2026-11-21T10:00:00+0000', at],
  ['2026-11-21T12:00:00+02:00', at],
  ['2026-11-21T12:00:00+02', at],
  ['2026-11-21T08:30:00-0130', at],
  ['2026-11-21 10:00:00 UTC', at],
  ['2026-11-21 10:00:00 +0000', at],
  [' 2026-11-21T10:00:00Z ', at],
  ['2026-11-21', at - 10 * 3_600_000],
  ['0000-00-00', null],
  ['2026-13-01T10:00:00Z', null],
  ['tomorrow', null],
  ['hello 5', null],
  ['5', null],
  ['1763690000', null],
  ['', null],
  [null, null],
  [undefined, null],
])('%s', (text, expected) => {
  expect(parseInstant(text)).toBe(expected);
  expect(toIso(text)).toBe(expected === null ? null : new Date(expected).toISOString());
});

test.each(['2026-11-21T10:00:00', '2026-11-21 10:00:00.000'])('%s is in UTC, wherever the browser is', (text) => {
  const zone = process.env.TZ;
  process.env.TZ = 'America/New_York';
  try {
    expect(new Date(at).getHours()).toBe(5);
    expect(parseInstant(text)).toBe(at);
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});
