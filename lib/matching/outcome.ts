// What a comparison comes to: a level, how common it is by chance, and the values to show. Shared by all comparers.

import type { Feature } from '@/lib/model/match';
import { type Level, levelOf } from './comparisons';

export interface Outcome {
  level: Level;
  /** Which of the level's `m` applies. */
  circumstance: number;
  /** Share of random pairs that come out so. */
  u: number;
  /** 1, or less where only part of the weight counts. */
  part: number;
  pageValue: string | null;
  recordValue: string | null;
  /** How many people in the index hold the value, where that is why it weighs what it weighs. */
  holders?: number;
  /** Shown instead of the level's own name. */
  shown?: { feature: Feature; level: string };
}

interface Details {
  /** Share of random people who hold the value that agrees. */
  share?: number;
  circumstance?: number;
  part?: number;
  page?: string | null;
  record?: string | null;
  holders?: number;
  shown?: { feature: Feature; level: string };
}

export function outcome(feature: Feature, name: string, details: Details = {}): Outcome {
  const level = levelOf(feature, name);
  const { share = 1, circumstance = 0, part = 1, page = null, record = null, holders, shown } = details;
  return {
    level,
    circumstance,
    u: Math.min(1, level.u === 'value' ? share * (level.spread ?? 1) : level.u),
    part,
    pageValue: page,
    recordValue: record,
    ...(holders === undefined ? {} : { holders }),
    ...(shown === undefined ? {} : { shown }),
  };
}
