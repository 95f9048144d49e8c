// The report's figures, from answers made by hand whose worth is plain.

import { describe, expect, it } from 'vitest';
import {
  type Answered,
  ageBand,
  type Judged,
  metricsOf,
  namesakesBand,
  recallAt,
  shareOf,
} from '@/tests/world/metrics';
import { printMetrics } from '@/tests/world/print-report';
import type { PageTruth } from '@/tests/world/shapes';

let pages = 0;
function page(truth: Partial<PageTruth>, answer: Answered): Judged {
  return {
    answer,
    truth: {
      page: `p-${pages++}`,
      records: [],
      trap: null,
      rivals: [],
      culture: 'us',
      namesakes: 1,
      identifier: false,
      age: null,
      ...truth,
    },
  };
}

const member = (records: string[], answer: Answered, more: Partial<PageTruth> = {}) =>
  page({ records, age: 2, ...more }, answer);
const stranger = (answer: Answered, more: Partial<PageTruth> = {}) => page(more, answer);
const none: Answered = { tier: 'none' };
const says = (tier: Answered['tier'], candidate: string, score = 0.99, alternatives: string[] = []): Answered => ({
  tier,
  candidate,
  score,
  alternatives,
});

describe('Wilson’s interval', () => {
  // Reference values: the closed form, worked out apart.
  it.each([
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    [5, 10, 0.2366, 0.7634],
    [998, 1000, 0.9927, 0.9995],
  ])('%i of %i', (right, of, low, high) => {
    expect(shareOf(right, of).low).toBeCloseTo(low, 3);
    expect(shareOf(right, of).high).toBeCloseTo(high, 3);
  });

  it('of nothing says nothing', () => {
    expect(shareOf(0, 0)).toMatchObject({ low: 0, high: 1 });
  });
});

describe('precision and recall', () => {
  const judged = [
    member(['a'], says('exact', 'a')),
    member(['b'], says('probable', 'b')),
    member(['c', 'c2'], says('probable', 'c2')),
    member(['d'], says('probable', 'x')),
    member(['e'], says('possible', 'y', 0.4, ['z', 'e'])),
    member(['f'], says('possible', 'y', 0.4, ['z', 'w', 'f'])),
    member(['g'], none),
    stranger(says('exact', 'h')),
    stranger(says('possible', 'i', 0.3, ['j'])),
    stranger(none),
    stranger(none),
  ];
  const metrics = metricsOf(judged);

  it('by tier', () => {
    expect(metrics.precision.exact).toMatchObject({ right: 1, of: 2 });
    expect(metrics.precision.probable).toMatchObject({ right: 2, of: 3 });
    expect(metrics.precision.asserted).toMatchObject({ right: 3, of: 5 });
  });

  it('recall counts members only, in the top three two alternatives', () => {
    expect(metrics.recall.asserted).toMatchObject({ right: 3, of: 7 });
    expect(metrics.recall.topThree).toMatchObject({ right: 4, of: 7 });
  });

  it('strangers', () => {
    expect(metrics.falseInAts.ordinary).toBe(2_500);
    expect(metrics.noise.possible).toMatchObject({ right: 1, of: 4 });
    expect(metrics.noise.anything).toMatchObject({ right: 2, of: 4 });
    expect(metrics.noise.shown).toBe(3 / 4);
  });

  it('a trap does not count among ordinary strangers', () => {
    const trapped = metricsOf([...judged, stranger(says('exact', 'k'), { trap: 'relative' })]);
    expect(trapped.falseInAts.ordinary).toBe(2_500);
    expect(trapped.falseInAts.withTraps).toBe(4_000);
    expect(trapped.traps).toEqual([{ trap: 'relative', pages: 1, wrong: 1, right: 0 }]);
  });
});

describe('undecidable pages', () => {
  const about = { trap: 'undecidable' as const, rivals: ['a', 'b'] };
  const metrics = metricsOf([
    member(['a'], says('possible', 'b', 0.5, ['a']), about),
    member(['a'], says('possible', 'b', 0.5, ['c']), about),
    member(['a'], says('exact', 'a'), about),
    member(['a'], none, about),
  ]);

  it('must not be decided, not even rightly', () => {
    expect(metrics.ambiguity.notAsserted).toMatchObject({ right: 3, of: 4 });
    expect(metrics.ambiguity.allListed).toMatchObject({ right: 1, of: 4 });
  });
});

describe('recall at a fixed precision', () => {
  const right = (score: number) => member(['a'], says('probable', 'a', score));
  const wrong = (score: number) => stranger(says('probable', 'b', score));

  it('goes down as far as precision holds, past a dip', () => {
    const judged = [right(0.9), wrong(0.8), right(0.7), right(0.6), right(0.5), member(['z'], none)];
    expect(recallAt(0.99, judged)).toBeCloseTo(1 / 5);
    expect(recallAt(0.75, judged)).toBeCloseTo(4 / 5);
  });

  it('takes equal scores together', () => {
    expect(recallAt(0.99, [right(0.9), wrong(0.9), right(0.8)])).toBeNull();
    expect(recallAt(0.5, [right(0.9), wrong(0.9)])).toBe(1);
  });
});

describe('calibration', () => {
  it('is the distance of scores from what came true', () => {
    const judged = [
      ...Array.from({ length: 8 }, () => member(['a'], says('probable', 'a', 0.8))),
      ...Array.from({ length: 2 }, () => stranger(says('probable', 'b', 0.8))),
    ];
    expect(metricsOf(judged).calibration.error).toBeCloseTo(0);
    const sure = judged.map((one) => ({ ...one, answer: { ...one.answer, score: 1 } }));
    expect(metricsOf(sure).calibration.error).toBeCloseTo(0.2);
    expect(metricsOf(sure).calibration.bins[9]).toMatchObject({ pages: 10, score: 1, right: 0.8 });
  });
});

describe('strata', () => {
  it.each([
    [0, '0-1'],
    [1, '0-1'],
    [2, '2-5'],
    [6, '6-25'],
    [26, '26+'],
  ])('%i namesakes: %s', (namesakes, band) => expect(namesakesBand(namesakes)).toBe(band));

  it.each([
    [0.5, '0-1 years'],
    [1, '1-3 years'],
    [5.9, '3-6 years'],
    [6, '6 years and more'],
  ])('%d years: %s', (years, band) => expect(ageBand(years)).toBe(band));

  it('members and strangers of a stratum stand together, ages are members’ only', () => {
    const metrics = metricsOf([
      member(['a'], says('exact', 'a'), { culture: 'korean', namesakes: 30 }),
      stranger(says('exact', 'b'), { culture: 'korean', namesakes: 30 }),
    ]);
    expect(metrics.strata.culture).toMatchObject([{ name: 'korean', pages: 2, precision: { right: 1, of: 2 } }]);
    expect(metrics.strata.namesakes).toMatchObject([{ name: '26+', pages: 2 }]);
    expect(metrics.strata.age).toMatchObject([{ name: '1-3 years', pages: 1 }]);
  });
});

it('is printed whole', () => {
  const text = printMetrics('a rule', metricsOf([member(['a'], says('exact', 'a')), stranger(none)]));
  expect(text).toContain('precision, asserted         100.00 %');
  expect(text).toContain('by namesakes');
});
