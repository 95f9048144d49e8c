// A verdict in the form in which matching is evaluated: one record asserted or guessed, others worth a look.

import type { Verdict } from '@/lib/matching/judge';
import type { Tier } from '@/lib/model/match';

export interface Prediction {
  id: string;
  tier: Tier | 'none';
  /** The record asserted (*exact*, *probable*), or the best guess (*possible*). */
  candidate?: string;
  /** Records of other people, best first. */
  alternatives: string[];
  score: number;
  evidence: { feature: string; level: string; bits: number }[];
}

const MOST_ALTERNATIVES = 4;

/** Verdicts come surest first; records of one person are one answer. */
export function toPrediction(id: string, verdicts: readonly Verdict<string>[]): Prediction {
  const [best] = verdicts;
  if (best === undefined) return { id, tier: 'none', alternatives: [], score: 0, evidence: [] };
  const others = new Map<number, string>();
  for (const { person, ref } of verdicts) if (person !== best.person && !others.has(person)) others.set(person, ref);
  return {
    id,
    tier: best.tier,
    candidate: best.ref,
    alternatives: [...others.values()].slice(0, MOST_ALTERNATIVES),
    score: best.score,
    evidence: best.evidence.map(({ feature, level, bits }) => ({ feature, level, bits })),
  };
}
