// How often the user agreed, by kind of evidence: counts and nothing else. Pure.

import { type Decision, EVIDENCE_KINDS, type EvidenceKind, type MeasuredPrecision } from '@/lib/model/decision';

export interface Counts {
  right: number;
  wrong: number;
}

/** What was called *In ATS* is counted apart from what was called *possible*: only the first can be wrong. */
export interface Tally {
  asserted: Counts;
  possible: Counts;
}

export type Tallies = Partial<Record<EvidenceKind, Tally>>;

/** What a decision was about. */
export interface Basis {
  by: EvidenceKind;
  isAsserted: boolean;
}

const NONE: Tally = { asserted: { right: 0, wrong: 0 }, possible: { right: 0, wrong: 0 } };

/** The tallies with one decision more, or one less where it is taken back. */
export function counted(tallies: Tallies, { by, isAsserted }: Basis, decision: Decision, change: 1 | -1): Tallies {
  const tally = tallies[by] ?? NONE;
  const side = isAsserted ? 'asserted' : 'possible';
  const which = decision === 'same' ? 'right' : 'wrong';
  const counts = { ...tally[side], [which]: Math.max(0, tally[side][which] + change) };
  return { ...tallies, [by]: { ...tally, [side]: counts } };
}

/** Fewer decisions say nothing about a kind of evidence. */
export const LEAST_DECISIONS = 10;

/**
 * The lower end of the interval below which a kind of evidence is poor. Ten of ten right reach 0.72, nine of ten 0.60,
 * nineteen of twenty 0.76: a single error is forgiven from about a dozen and a half decisions on.
 */
export const POOR_BELOW = 0.7;

/** 95 %, two-sided. */
const Z = 1.96;

/** Lower end of the Wilson score interval (Wilson 1927) of `right` out of `right + wrong`; 0 for none. */
export function wilsonLower({ right, wrong }: Counts): number {
  const n = right + wrong;
  if (n === 0) return 0;
  const share = right / n;
  const spread = Z * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n));
  return Math.max(0, (share + (Z * Z) / (2 * n) - spread) / (1 + (Z * Z) / n));
}

/** Every kind that anything was decided on, the strongest first. */
export function measured(tallies: Tallies): MeasuredPrecision[] {
  return EVIDENCE_KINDS.flatMap((by) => {
    const { asserted, possible } = tallies[by] ?? NONE;
    if (asserted.right + asserted.wrong + possible.right + possible.wrong === 0) return [];
    const enough = asserted.right + asserted.wrong >= LEAST_DECISIONS;
    const atLeast = enough ? wilsonLower(asserted) : null;
    return [{ by, asserted, possible, atLeast, isPoor: atLeast !== null && atLeast < POOR_BELOW }];
  });
}
