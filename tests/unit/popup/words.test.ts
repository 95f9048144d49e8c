// Amounts in words, and pasted addresses.

import { describe, expect, it } from 'vitest';
import { originOf } from '@/components/popup/connect-draft';
import { scopeCosts } from '@/components/popup/connect-words';
import { detailAmounts } from '@/components/popup/connection-amounts';
import { ago, amount, clock, day, pace, people, timeLeft } from '@/components/ui/amounts';
import { percentOf } from '@/components/ui/progress';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const past = (ms: number) => new Date(NOW - ms).toISOString();

describe('amounts', () => {
  it('reads as people say it', () => {
    expect(amount(12_345)).toBe('12,345');
    expect(amount(Number.NaN)).toBe('0');
    expect(people(1)).toBe('1 person');
    expect(people(0)).toBe('0 people');
    expect(pace(4_137)).toBe('about 4,100 people a minute');
    expect(pace(7)).toBe('about 7 people a minute');
    expect(timeLeft(20_000)).toBe('under a minute left');
    expect(timeLeft(176_000)).toBe('about 3 min left');
    expect(timeLeft(2 * 3_600_000)).toBe('about 2 h left');
    expect(timeLeft(72 * 3_600_000)).toBe('about 3 days left');
  });

  it('tells how long ago, and nothing for what is no instant', () => {
    expect(ago(past(5_000), NOW)).toBe('just now');
    expect(ago(past(-60_000), NOW)).toBe('just now');
    expect(ago(past(130_000), NOW)).toBe('2 minutes ago');
    expect(ago(past(86_400_000), NOW)).toBe('yesterday');
    expect(ago(null, NOW)).toBeNull();
    expect(ago('soon', NOW)).toBeNull();
    expect(clock('soon', NOW)).toBeNull();
    expect(day('soon')).toBeNull();
    expect(day('2026-03-03T12:00:00Z')).toBe('3 Mar 2026');
  });

  it('never rounds up to all', () => {
    expect([0, 0.29, 0.614, 0.9999, 1, 7, -1].map(percentOf)).toEqual([0, 29, 61, 99, 100, 100, 0]);
  });
});

describe('originOf', () => {
  const cases: [string, string | null][] = [
    ['https://app4.greenhouse.example/people/501?x=1#y', 'https://app4.greenhouse.example'],
    ['app4.greenhouse.example', 'https://app4.greenhouse.example'],
    ['  HTTP://App4.Greenhouse.Example/  ', 'https://app4.greenhouse.example'],
    ['https://someone:secret@app4.greenhouse.example/', 'https://app4.greenhouse.example'],
    ['greenhouse', null],
    ['not an address', null],
    ['javascript:alert(1)', null],
    ['ftp://app4.greenhouse.example', null],
    ['', null],
    ['https://', null],
  ];
  for (const [pasted, origin] of cases) {
    it(JSON.stringify(pasted), () => expect(originOf(pasted)).toBe(origin));
  }
});

describe('scopeCosts', () => {
  it('has a sentence for a scope it has never heard of', () => {
    expect(scopeCosts('greenhouse', { scope: 'harvest:new_things:list', capability: 'files', required: false })).toBe(
      '“Résumés and files” will not work fully.',
    );
  });
});

describe('detailAmounts', () => {
  it('knows how many there are from the share and what is left', () => {
    expect(detailAmounts({ fraction: 1_204 / 20_000, left: 18_796 })).toEqual({ read: 1_204, all: 20_000 });
    expect(detailAmounts({ fraction: 0, left: 7 })).toEqual({ read: 0, all: 7 });
    expect(detailAmounts({ fraction: Number.NaN, left: 7 })).toEqual({ read: 0, all: 7 });
    expect(detailAmounts({ fraction: 1, left: 0 })).toEqual({ read: 0, all: 0 });
  });
});
