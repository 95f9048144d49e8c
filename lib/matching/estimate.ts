// Re-estimates the weights on the install, by expectation maximisation over how often each pattern of levels was seen.
// A pattern holds no value and no person; pulled strongly to what is shipped.

import { LEVELS } from './comparisons';
import type { Outcome } from './outcome';
import { bitsOf, SHIPPED_WEIGHTS, type Weights } from './weights';

/** What the install has seen, serialisable. */
export interface Tally {
  /** Of another version nothing is kept. */
  version: 2;
  /** Pages judged. */
  pages: number;
  /** Of which so many showed somebody, each counted by how likely. */
  known: number;
  /** How often each pattern was seen. */
  patterns: Record<string, number>;
}

export const EMPTY_TALLY: Tally = { version: 2, pages: 0, known: 0, patterns: {} };

/** What a judgement adds to the tally. */
export interface Lesson {
  patterns: readonly string[];
  /** How likely anybody on the list is the person of the page. */
  known: number;
}

/** Patterns less likely than this, in bits, teach nothing. */
const LEAST_BITS = -8;
const MOST_PATTERNS = 4_000;
/** Shipped figures count as much as so many people known for sure. */
const PULL = 400;
/** Below so many people known, shipped figures stand. */
const LEAST_KNOWN = 300;
const ROUNDS = 30;

/**
 * The pattern of a comparison, null when it teaches nothing: levels with their circumstances, and what speaks besides in
 * whole bits (how rare what agrees is, everybody else on the list), since m is all that is estimated.
 *
 * @param bits log-odds of its being the person
 */
export function patternOf(outcomes: readonly Outcome[], bits: number, weights: Weights): string | null {
  if (!(bits > LEAST_BITS)) return null;
  let besides = bits;
  const levels: string[] = [];
  for (const one of outcomes) {
    const { level, part, circumstance } = one;
    if (level.fixed || part !== 1) continue;
    besides -= bitsOf(one, weights) + Math.log2(one.u);
    levels.push(`${level.name}@${circumstance}`);
  }
  return levels.length === 0 ? null : [...levels.sort(), String(Math.round(besides))].join(' ');
}

/** The tally with more pages, one lesson each. */
export function tallied(tally: Tally, ...lessons: readonly Lesson[]): Tally {
  const counts = { ...tally.patterns };
  for (const pattern of lessons.flatMap(({ patterns }) => patterns)) counts[pattern] = (counts[pattern] ?? 0) + 1;
  const known = lessons.reduce((sum, lesson) => sum + lesson.known, tally.known);
  const pages = tally.pages + lessons.length;
  return { version: 2, pages, known, patterns: bounded(counts, pages) };
}

/**
 * All counts are halved alike, so that older pages count less and every level keeps its share: of what was seen once, half
 * is forgotten.
 *
 * @param turn another each time, so that it is not always the same half
 */
function bounded(counts: Record<string, number>, turn: number): Record<string, number> {
  let kept = counts;
  for (let round = turn; Object.keys(kept).length > MOST_PATTERNS; round++) {
    const halved = Object.entries(kept).map(
      ([pattern, n]) => [pattern, Math.floor((n + (hashOf(pattern, round) & 1)) / 2)] as const,
    );
    kept = Object.fromEntries(halved.filter(([, n]) => n > 0));
  }
  return kept;
}

interface Parsed {
  n: number;
  besides: number;
  levels: { level: string; circumstance: number }[];
}

/**
 * Weights for this install: the shipped ones until enough people were known. The same tally gives the same weights, and
 * the version says which.
 */
export function estimate(tally: Tally, shipped: Weights = SHIPPED_WEIGHTS): Weights {
  const parsed = Object.entries(tally.patterns).map(parse);
  let m = shipped.m;
  for (let round = 0; round < ROUNDS; round++) {
    const { counts, known } = expectation(parsed, m);
    if (known < LEAST_KNOWN) return shipped;
    m = maximisation(counts, shipped.m);
  }
  const prior = Math.min(0.9, Math.max(0.1, (tally.known + PULL * shipped.prior) / (tally.pages + PULL)));
  return { version: `${shipped.version}-${fingerprint(m, prior)}`, prior, m };
}

function parse([pattern, n]: [string, number]): Parsed {
  const parts = pattern.split(' ');
  return {
    n,
    besides: Number(parts.pop()),
    levels: parts.map((part) => {
      const [level = '', circumstance = '0'] = part.split('@');
      return { level, circumstance: Number(circumstance) };
    }),
  };
}

type Figures = Readonly<Record<string, readonly number[]>>;

/** How many of the pairs seen are one person's, by level. */
function expectation(parsed: readonly Parsed[], m: Figures): { counts: Map<string, number[]>; known: number } {
  const counts = new Map<string, number[]>();
  let known = 0;
  for (const { n, besides, levels } of parsed) {
    const bits = levels.reduce(
      (sum, { level, circumstance }) => sum + Math.log2(m[level]?.[circumstance] ?? 1),
      besides,
    );
    const matches = n / (1 + 2 ** -bits);
    known += matches;
    for (const { level, circumstance } of levels) {
      const held = counts.get(level) ?? [];
      held[circumstance] = (held[circumstance] ?? 0) + matches;
      counts.set(level, held);
    }
  }
  return { counts, known };
}

function maximisation(counts: ReadonlyMap<string, readonly number[]>, shipped: Figures): Figures {
  const totals = new Map<string, number>();
  const slot = (feature: string, circumstance: number) => `${feature}@${circumstance}`;
  for (const { feature, level, fixed } of LEVELS) {
    if (fixed) continue;
    for (const [circumstance, n] of (counts.get(`${feature}/${level}`) ?? []).entries()) {
      const name = slot(feature, circumstance);
      totals.set(name, (totals.get(name) ?? 0) + (n ?? 0));
    }
  }
  const estimated: Record<string, readonly number[]> = { ...shipped };
  for (const { feature, level, fixed } of LEVELS) {
    if (fixed) continue;
    const name = `${feature}/${level}`;
    estimated[name] = (shipped[name] ?? []).map((before, circumstance) => {
      const total = totals.get(slot(feature, circumstance)) ?? 0;
      return ((counts.get(name)?.[circumstance] ?? 0) + PULL * before) / (total + PULL);
    });
  }
  return estimated;
}

/** Tells weights apart that differ in anything that shows. */
function fingerprint(m: Figures, prior: number): string {
  const text = `${prior.toFixed(4)} ${Object.entries(m)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([level, figures]) => `${level}:${figures.map((figure) => figure.toFixed(5)).join(',')}`)
    .join(' ')}`;
  return hashOf(text, 0).toString(16).padStart(8, '0');
}

function hashOf(text: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
