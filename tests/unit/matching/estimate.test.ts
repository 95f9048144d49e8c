import { describe, expect, it } from 'vitest';
import { LEVELS } from '@/lib/matching/comparisons';
import { EMPTY_TALLY, estimate, type Lesson, patternOf, type Tally, tallied } from '@/lib/matching/estimate';
import { judgement } from '@/lib/matching/judge';
import { type Outcome, outcome } from '@/lib/matching/outcome';
import { bitsOf, SHIPPED_WEIGHTS } from '@/lib/matching/weights';
import { createRandom, type Random } from '@/tests/simulators/random';
import { judgingOf } from './people-under-test';

const FEATURES = ['given-name', 'surname', 'employer', 'title', 'location'] as const;
type Learnt = (typeof FEATURES)[number];

/** What strangers differ in is nothing to learn, and comes about all the same. */
const levelsOf = (feature: Learnt) =>
  LEVELS.filter((level) => level.feature === feature && (!level.fixed || level.level === 'different'));
/** Chance agreement at a level: what a test makes of the value's share. */
const SHARE = 1e-3;

/** Pages of which half show somebody in the store, whose levels come out as planted; the others show a stranger's namesake. */
function seen(random: Random, planted: Partial<Record<Learnt, readonly number[]>>, pages: number): Tally {
  const lessons = Array.from({ length: pages }, (): Lesson => {
    const same = random.chance(0.5);
    const outcomes = FEATURES.map((feature): Outcome => {
      const levels = levelsOf(feature);
      const chances = levels.map(({ m, u, spread = 1 }, i) =>
        same ? (planted[feature]?.[i] ?? m[0] ?? 0) : u === 'value' ? SHARE * spread : u,
      );
      return outcome(feature, levels[random.weighted(chances)]?.level ?? '', { share: SHARE });
    });
    const bits = outcomes.reduce((sum, one) => sum + bitsOf(one, SHIPPED_WEIGHTS), 0);
    const pattern = patternOf(outcomes, bits, SHIPPED_WEIGHTS);
    return { patterns: pattern === null ? [] : [pattern], known: 1 / (1 + 2 ** -bits) };
  });
  return tallied(EMPTY_TALLY, ...lessons);
}

const shippedM = (name: string, circumstance = 0) => SHIPPED_WEIGHTS.m[name]?.[circumstance] ?? 0;

describe('estimation', () => {
  it('finds what is planted, from unlabelled pages', () => {
    const levels = levelsOf('title').map(({ level }) => level);
    const planted = [0.1, 0.1, 0.3, 0.5];
    const { m } = estimate(seen(createRandom(3), { title: planted }, 20_000));
    for (const [i, level] of levels.entries()) {
      const before = shippedM(`title/${level}`);
      const after = m[`title/${level}`]?.[0] ?? 0;
      // Most of the way, the pull to what is shipped being what holds it.
      expect(Math.abs(after - (planted[i] ?? 0))).toBeLessThan(0.25 * Math.abs(before - (planted[i] ?? 0)) + 0.02);
    }
    expect(m['surname/exact']?.[0]).toBeCloseTo(shippedM('surname/exact'), 1);
  });

  it('leaves a circumstance that was never seen as shipped', () => {
    const { m } = estimate(seen(createRandom(4), { title: [0.1, 0.1, 0.3, 0.5] }, 2_000));
    expect(m['title/same']?.[2]).toBe(shippedM('title/same', 2));
  });

  it('stays as shipped until a few hundred people are known', () => {
    expect(estimate(EMPTY_TALLY)).toBe(SHIPPED_WEIGHTS);
    expect(estimate(seen(createRandom(5), {}, 300))).toBe(SHIPPED_WEIGHTS);
    expect(estimate(seen(createRandom(5), {}, 1_500))).not.toBe(SHIPPED_WEIGHTS);
  });

  it('the same tally gives the same weights, under one version; another one another version', () => {
    const tally = seen(createRandom(6), {}, 1_500);
    const again: Tally = JSON.parse(JSON.stringify(tally));
    expect(estimate(again)).toEqual(estimate(tally));
    const more = seen(createRandom(7), { title: [0.1, 0.1, 0.3, 0.5] }, 1_500);
    expect(estimate(more).version).not.toBe(estimate(tally).version);
    expect(estimate(tally).version).toMatch(/^3-/);
  });

  it('a level that shows in many patterns keeps its share when there are too many of them', () => {
    const alike = Array.from({ length: 6_000 }, (): Lesson => ({ patterns: ['title/same@0 5'], known: 1 }));
    const apart = Array.from({ length: 6_000 }, (_, i): Lesson => ({ patterns: [`title/different@0 ${i}`], known: 1 }));
    const { patterns } = tallied(EMPTY_TALLY, ...alike, ...apart);
    const kept = Object.entries(patterns);
    const of = (level: string) => kept.reduce((sum, [pattern, n]) => (pattern.startsWith(level) ? sum + n : sum), 0);
    expect(kept.length).toBeLessThanOrEqual(4_000);
    expect(of('title/different') / of('title/same')).toBeGreaterThan(0.9);
    expect(of('title/different') / of('title/same')).toBeLessThan(1.1);
  });

  it('the order in which pages were seen makes no difference', () => {
    const { patterns, ...counts } = seen(createRandom(8), {}, 1_500);
    const reversed: Tally = { ...counts, patterns: Object.fromEntries(Object.entries(patterns).reverse()) };
    expect(estimate(reversed).version).toBe(estimate({ ...counts, patterns }).version);
  });

  it('the prior follows how many pages show somebody who is known', () => {
    const nobody = Array.from({ length: 3_000 }, (): Lesson => ({ patterns: [], known: 0 }));
    const strangers = tallied(seen(createRandom(9), {}, 1_500), ...nobody);
    expect(estimate(strangers).prior).toBeLessThan(0.3);
  });
});

describe('what a judgement teaches', () => {
  const person = { name: 'Ottokar Quellmalz', at: 'Acme Robotics', in: 'Austin, TX', email: 'oq@mail.example' };

  it('holds levels and no value of anybody', () => {
    const { lesson } = judgement(judgingOf(person, [person, { name: 'Ottokar Quellmalz', at: 'Beta' }]));
    expect(lesson.patterns.length).toBeGreaterThan(0);
    const text = lesson.patterns.join(' ').toLowerCase();
    for (const value of ['ottokar', 'quellmalz', 'acme', 'austin', 'oq@']) expect(text).not.toContain(value);
    for (const part of lesson.patterns.flatMap((pattern) => pattern.split(' ')))
      expect(part).toMatch(/^(?:[a-z-]+\/[a-z-]+@\d+|-?\d+)$/);
  });

  it('is nothing where nobody is alike', () => {
    expect(judgement(judgingOf({ name: 'Li Na' }, [person])).lesson).toEqual({ patterns: [], known: 0 });
  });

  it('a tally never grows without bound', () => {
    const lessons = Array.from({ length: 12_000 }, (_, i): Lesson => ({ patterns: [`title/same@0 ${i}`], known: 0 }));
    const tally = tallied(tallied(EMPTY_TALLY, ...lessons), ...lessons);
    expect(Object.keys(tally.patterns).length).toBeLessThanOrEqual(4_000);
  });
});
