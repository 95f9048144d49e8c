// What a level is worth: its share among records of one person, as shipped or as re-estimated on the install. It compares
// nothing and learns nothing.

import { LEVELS } from './comparisons';
import type { Outcome } from './outcome';

export interface Weights {
  /** Same version, same answers. */
  version: string;
  /** How likely the person of a page is in the ATS, before anything is known. */
  prior: number;
  /** `m` by `feature/level`, one for each circumstance; see comparisons.ts. */
  m: Readonly<Record<string, readonly number[]>>;
}

/** Raise its version when any figure of comparisons.ts changes. */
export const SHIPPED_WEIGHTS: Weights = {
  version: '3',
  prior: 0.5,
  m: Object.fromEntries(LEVELS.map(({ name, m }) => [name, m])),
};

/** A share of nothing would weigh infinitely. */
const LEAST = 1e-12;

/** What an outcome says for (positive) or against its being one person: log2(m/u). */
export function bitsOf({ level, circumstance, u, part }: Outcome, weights: Weights): number {
  if (part === 0) return 0;
  const m = weights.m[level.name] ?? level.m;
  return part * Math.log2(Math.max(LEAST, m[circumstance] ?? m[0] ?? LEAST) / Math.max(LEAST, u));
}
