// The shipped table of how common names are: searched as it lies, whole, and small enough to ship.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { levelOf, populationShare } from '@/lib/identity/population';
import { GIVEN_NAMES, SURNAMES } from '@/lib/identity/tables/names-population';

const FLOOR = populationShare('surname', 'zzyzzyx');

describe('how common a name is', () => {
  it('finds every entry of the table, and nothing between them', () => {
    for (const [kind, table, least] of [
      ['given', GIVEN_NAMES, 4000],
      ['surname', SURNAMES, 20_000],
    ] as const) {
      const entries = [...table.matchAll(/([a-z]+)([0-9A-Z])/g)];
      expect(entries).toHaveLength(least);
      for (const [, word = '', level = ''] of entries) {
        expect([word, levelOf(populationShare(kind, word))]).toEqual([word, level]);
        expect([word, populationShare(kind, `${word}zzz`)]).toEqual([word, FLOOR]);
      }
    }
  });

  it.each([
    ['surname', 'smith', 0.004, 0.01],
    ['surname', 'garcia', 0.001, 0.01],
    ['surname', 'nguyen', 0.001, 0.02],
    ['surname', 'kim', 0.001, 0.02],
    ['surname', 'wang', 0.001, 0.02],
    ['surname', 'patel', 0.0002, 0.01],
    ['surname', 'muller', 0.00005, 0.005],
    ['surname', 'ivanov', 0.00005, 0.005],
    ['given', 'james', 0.004, 0.03],
    ['given', 'maria', 0.001, 0.02],
    ['given', 'mohammed', 0.0001, 0.02],
    ['given', 'priya', 0.0001, 0.01],
  ] as const)('%s %s', (kind, word, low, high) => {
    expect(populationShare(kind, word)).toBeGreaterThan(low);
    expect(populationShare(kind, word)).toBeLessThan(high);
  });

  it('orders the common before the rare', () => {
    const shares = ['smith', 'garcia', 'zimmer', 'gustafsson'].map((word) => populationShare('surname', word));
    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
    expect(shares.at(-1)).toBeGreaterThan(FLOOR);
  });

  it.each(['', 'a', '7', 'Smith', 'smith\n', '王', '!'])('the floor for what is no folded name: %j', (word) => {
    expect(populationShare('surname', word)).toBe(FLOOR);
    expect(populationShare('given', word)).toBe(FLOOR);
  });

  it('all shipped tables together stay small', () => {
    const folder = join(import.meta.dirname, '../../../lib/identity');
    const files = [
      ...readdirSync(join(folder, 'tables')).map((name) => `tables/${name}`),
      ...readdirSync(folder).filter((name) => /^nickname-(?:list|tables)\.ts$/.test(name)),
    ];
    const text = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
    expect(gzipSync(text).length).toBeLessThan(150 * 1024);
  });
});
