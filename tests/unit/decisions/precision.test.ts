import { describe, expect, it } from 'vitest';
import { evidenceKind } from '@/lib/decisions/evidence-kind';
import { counted, LEAST_DECISIONS, measured, POOR_BELOW, type Tallies, wilsonLower } from '@/lib/decisions/precision';
import type { EvidenceKind } from '@/lib/model/decision';
import type { Evidence, Feature } from '@/lib/model/match';

function decided(right: number, wrong: number, by: EvidenceKind = 'name-and-employer', isAsserted = true): Tallies {
  let tallies: Tallies = {};
  for (let n = 0; n < right; n += 1) tallies = counted(tallies, { by, isAsserted }, 'same', 1);
  for (let n = 0; n < wrong; n += 1) tallies = counted(tallies, { by, isAsserted }, 'different', 1);
  return tallies;
}

describe('the lower end of the interval', () => {
  // Computed apart by the formula of Wilson (1927), z = 1.96.
  it.each([
    [10, 0, 0.7225],
    [9, 1, 0.5958],
    [19, 1, 0.7639],
    [95, 5, 0.8883],
    [0, 10, 0],
    [0, 0, 0],
  ])('%d right and %d wrong: %d', (right, wrong, lower) => {
    expect(wilsonLower({ right, wrong })).toBeCloseTo(lower, 3);
  });

  it('never calls a kind poor that was always right', () => {
    for (let n = LEAST_DECISIONS; n < 200; n += 1) {
      expect(wilsonLower({ right: n, wrong: 0 })).toBeGreaterThan(POOR_BELOW);
    }
  });
});

describe('what is measured', () => {
  it.each<[string, Tallies, boolean, boolean]>([
    ['nine of nine: too few to say', decided(9, 0), false, false],
    ['none of nine: too few to say', decided(0, 9), false, false],
    ['ten of ten', decided(10, 0), true, false],
    ['nine of ten', decided(9, 1), true, true],
    ['nineteen of twenty', decided(19, 1), true, false],
    ['half of twenty', decided(10, 10), true, true],
    ['twenty refusals of what was only possible', decided(0, 20, 'name', false), false, false],
  ])('%s', (_name, tallies, isKnown, isPoor) => {
    const [one] = measured(tallies);
    expect(one && { isKnown: one.atLeast !== null, isPoor: one.isPoor }).toEqual({ isKnown, isPoor });
  });

  it('comes by kind, the strongest first, without those that nothing was decided on', () => {
    const both = { ...decided(1, 0, 'name'), ...decided(2, 1, 'email') };
    expect(measured(both).map(({ by, asserted }) => [by, asserted])).toEqual([
      ['email', { right: 2, wrong: 1 }],
      ['name', { right: 1, wrong: 0 }],
    ]);
    const gone = counted(decided(1, 0, 'name'), { by: 'name', isAsserted: true }, 'same', -1);
    expect(measured(gone)).toEqual([]);
    // Counted before a reset: there is nothing left to take it from.
    expect(measured(counted({}, { by: 'name', isAsserted: true }, 'same', -1))).toEqual([]);
  });
});

describe('the kind of evidence', () => {
  const of = (...features: [Feature, number][]): Evidence[] =>
    features.map(([feature, bits]) => ({ feature, level: 'any', bits, pageValue: null, recordValue: null }));

  it.each<[EvidenceKind, Evidence[]]>([
    ['linkedin-member', of(['linkedin-address', 18], ['linkedin-member', 20], ['employer', 6])],
    ['linkedin-address', of(['given-name', 9], ['linkedin-address', 18], ['email', 12])],
    ['linkedin-address', of(['linkedin-legacy-address', 5], ['employer', 9])],
    ['email', of(['linkedin-address', -4], ['email', 17], ['phone', 12])],
    ['phone', of(['email', 0], ['phone', 12])],
    ['profile-address', of(['profile-address', 10], ['employer', 12])],
    ['name-and-employer', of(['surname', 9], ['employer', 6], ['location', 3])],
    ['name-and-more', of(['surname', 9], ['employer', -2], ['location', 3])],
    [
      'name-and-more',
      [...of(['surname', 9]), ...of(['profile-address', 9]).map((one) => ({ ...one, level: 'handle' }))],
    ],
    ['name', of(['surname', 9], ['employer', -2], ['location', -3], ['email', 0])],
    ['name', of()],
  ])('%s', (kind, evidence) => {
    expect(evidenceKind(evidence)).toBe(kind);
    expect(evidenceKind([...evidence].reverse())).toBe(kind);
  });
});
