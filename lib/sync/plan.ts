// When which walk is due: intervals, how the user's being there changes them, and what spreads many browsers.

import type { Walk } from '@/lib/ats/connector';
import type { SyncRow } from '@/lib/match-index/database';

/** How often each walk of one connection is made. */
export interface SyncPlan {
  changesEveryMs: number;
  jobsEveryMs: number;
  /** null: the ATS tells of every deletion. */
  sweepEveryMs: number | null;
}

/** `working`: somebody looks people up; `away`: night, or the screen is locked. */
export type Attention = 'working' | 'present' | 'away';

/** While somebody works, changes come three times as often; nobody is there to see them at night. */
const PACE: Record<Attention, number> = { working: 1 / 3, present: 1, away: 4 };
/** Working never makes a step more frequent than this, unless the user asked for it. */
const SHORTEST_MS = 5 * 60_000;
/** Half of a tenth earlier or later. */
const JITTER = 0.1;

const NIGHT_BEGINS = 22;
const NIGHT_ENDS = 6;
/** A look-up so recent means that somebody works. */
const WORKING_MS = 10 * 60_000;

/** A fill is looked over so long after it: a list may have ended early and looked whole. */
export const LOOKED_OVER_MS = 60 * 60_000;

/** @param hour of the day, by the user's own clock */
export function attentionOf(now: {
  sinceLookUpMs: number;
  screen: 'active' | 'idle' | 'locked';
  hour: number;
}): Attention {
  if (now.screen === 'locked') return 'away';
  if (now.screen === 'active') return now.sinceLookUpMs < WORKING_MS ? 'working' : 'present';
  return now.hour >= NIGHT_BEGINS || now.hour < NIGHT_ENDS ? 'away' : 'present';
}

/** The intervals a user chose, at the pace the hour calls for. */
export function planOf(
  chosen: { changesMinutes: number; jobsMinutes: number },
  sweepEveryMs: number | null,
  attention: Attention,
): SyncPlan {
  const paced = (minutes: number) => {
    const interval = minutes * 60_000;
    return attention === 'working'
      ? Math.min(interval, Math.max(SHORTEST_MS, interval * PACE.working))
      : interval * PACE[attention];
  };
  return { changesEveryMs: paced(chosen.changesMinutes), jobsEveryMs: paced(chosen.jobsMinutes), sweepEveryMs };
}

/** The walk that is due, or null. A walk under way is always due. Jobs come first, because applications refer to them. */
export function dueWalk(sync: SyncRow, now: number, plan: SyncPlan): Walk | null {
  if (sync.walk) return sync.walk;
  return waitsOf(sync, now, plan).find(({ waitMs }) => waitMs <= 0)?.walk ?? null;
}

/** How long until a walk is due, ms; 0 when one is. */
export function untilDue(sync: SyncRow, now: number, plan: SyncPlan): number {
  if (sync.walk) return 0;
  return Math.max(0, Math.min(...waitsOf(sync, now, plan).map(({ waitMs }) => waitMs)));
}

/** What "sync now" makes: both walks of changes, due or not. */
export function walksOfChanges(sync: SyncRow): Walk[] {
  return [
    { kind: 'jobs', sinceMs: sync.jobsWatermarkMs ?? 0, ...(sync.jobsLeft && { left: sync.jobsLeft }) },
    { kind: 'changes', sinceMs: sync.watermarkMs ?? 0 },
  ];
}

function waitsOf(sync: SyncRow, now: number, plan: SyncPlan): { walk: Walk; waitMs: number }[] {
  if (!sync.firstFillDone || sync.watermarkMs === null) return [{ walk: { kind: 'fill' }, waitMs: 0 }];
  const wait = (last: number | null, everyMs: number) => {
    // A clock that was set back must not stop the sync.
    if (last === null || last > now) return 0;
    return last + everyMs * (1 + (sync.jitter - 0.5) * JITTER) - now;
  };
  const [jobs, changes] = walksOfChanges(sync) as [Walk, Walk];
  const sweepEveryMs =
    plan.sweepEveryMs && (sync.isUnswept ? Math.min(plan.sweepEveryMs, LOOKED_OVER_MS) : plan.sweepEveryMs);
  return [
    { walk: jobs, waitMs: wait(sync.lastJobsAt, plan.jobsEveryMs) },
    { walk: changes, waitMs: wait(sync.lastGoodAt, plan.changesEveryMs) },
    ...(sweepEveryMs === null
      ? []
      : [{ walk: { kind: 'sweep' } as const, waitMs: wait(sync.lastSweepAt, sweepEveryMs) }]),
  ];
}
