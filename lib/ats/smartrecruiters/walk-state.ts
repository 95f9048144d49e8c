// Where a walk stands: plain JSON, so that it survives the worker, the browser and an update. No requests in here.

import { z } from 'zod';
import type { Cursor, Walk } from '@/lib/ats/connector';
import { NO_PAGE, samePageSchema } from '@/lib/ats/same-page';

/** Changes are asked for from an hour earlier: rows may become visible later than their `updatedOn`. */
export const OVERLAP_MS = 3_600_000;

/** Jobs whose teams are asked for in one page: what a dying worker loses at most. */
export const JOBS_AT_ONCE = 10;

export type StepName =
  | 'rejection-reasons'
  | 'withdrawal-reasons'
  | 'users'
  | 'jobs'
  | 'candidates'
  | 'teams'
  | 'postings';

/** Expected share of a fill, for the progress bar. */
const WEIGHT: Readonly<Record<StepName, number>> = {
  'rejection-reasons': 1,
  'withdrawal-reasons': 1,
  users: 2,
  jobs: 2,
  candidates: 60,
  teams: 30,
  postings: 10,
};

const stateSchema = z.object({
  v: z.literal(1),
  kind: z.enum(['fill', 'changes', 'jobs', 'sweep']),
  step: z.string(),
  /** null: the list's first page. */
  at: z.union([z.object({ pageId: z.string() }), z.object({ offset: z.number() })]).nullable(),
  /** How many rows and pages this list has given. */
  rows: z.number(),
  pages: z.number(),
  same: samePageSchema.default(NO_PAGE),
  /** How often this list had to be begun again because its place was refused. */
  stale: z.number(),
  /** The people listed were fewer than counted, however often they were listed. */
  isShort: z.boolean().default(false),
  /** Lists that failed and were passed over: the next walk of jobs reads them whole. */
  unanswered: z.array(z.string()).default([]),
  /** Jobs of the page just read whose teams are still to be asked for. */
  jobs: z.array(z.string()),
  /** How many of them are asked for at once: fewer after failures. */
  width: z.number().default(JOBS_AT_ONCE),
  /** Jobs that could not be read in this walk, and how often in a row none could. */
  failed: z.array(z.string()).default([]),
  inVain: z.number().default(0),
  /** Jobs that the walk before could not read. */
  left: z.array(z.string()).default([]),
  /** For so many walks they are not asked for, and how many it were last: asked in vain, they wait longer. */
  wait: z.number().default(0),
  waited: z.number().default(0),
  /** The list behind those jobs is at its end. */
  isListed: z.boolean(),
  /** Ids of the postings so far; null once there were too many to carry. */
  postings: z.array(z.string()).nullable(),
  fromMs: z.number().nullable(),
  toMs: z.number(),
  fraction: z.number(),
});

export type WalkState = z.output<typeof stateSchema>;

/** What one walk of jobs leaves to the next. */
const leftSchema = z.object({ jobs: z.array(z.string()), wait: z.number(), waited: z.number() });
type Left = z.output<typeof leftSchema>;
/** Walks; with one each quarter of an hour, an hour in all. */
const LONGEST_WAIT = 3;

/** undefined: every job was read. */
export function leftOf({ failed, inVain, wait, waited }: WalkState): Left | undefined {
  if (failed.length === 0) return undefined;
  const jobs = [...new Set(failed)];
  if (wait > 0) return { jobs, wait: wait - 1, waited };
  const longer = inVain > 0 ? Math.min(2 * waited + 1, LONGEST_WAIT) : 0;
  return { jobs, wait: longer, waited: longer };
}

/** The walk before waited for these, or asks for them now, one at first. */
function resumed(left: unknown): Partial<WalkState> {
  const before = leftSchema.safeParse(left).data;
  if (before === undefined) return {};
  const { jobs, wait, waited } = before;
  return wait > 0 ? { failed: jobs, wait, waited } : { left: jobs, waited, width: 1 };
}

/**
 * The steps of a walk, in order. In a fill the people come before the teams of the jobs, which take calls of their own
 * for each job and only add a recruiter's name to what is known by then.
 */
export function stepsOf(kind: Walk['kind'], about: { holdsPeople: boolean; reasons: boolean }): StepName[] {
  if (!about.holdsPeople) return kind === 'fill' || kind === 'jobs' ? ['postings'] : [];
  const reasons: StepName[] = about.reasons ? ['rejection-reasons', 'withdrawal-reasons'] : [];
  if (kind === 'fill') return [...reasons, 'users', 'jobs', 'candidates', 'teams'];
  return kind === 'jobs' ? [...reasons, 'users', 'teams'] : ['candidates'];
}

export function firstState(walk: Walk, serverNow: number): WalkState {
  return {
    v: 1,
    kind: walk.kind,
    ...FRESH_LIST,
    isShort: false,
    unanswered: [],
    width: JOBS_AT_ONCE,
    failed: [],
    inVain: 0,
    left: [],
    wait: 0,
    waited: 0,
    ...(walk.kind === 'jobs' && resumed(walk.left)),
    step: '',
    fromMs: 'sinceMs' in walk ? walk.sinceMs - OVERLAP_MS : null,
    toMs: serverNow,
    fraction: 0,
  };
}

const FRESH_LIST = { at: null, rows: 0, pages: 0, same: NO_PAGE, stale: 0, jobs: [], isListed: false, postings: [] };

/** null for a cursor of another walk or of another version: the walk begins anew. */
export function readState(walk: Walk, cursor: Cursor): WalkState | null {
  const parsed = stateSchema.safeParse(cursor);
  return parsed.success && parsed.data.kind === walk.kind ? parsed.data : null;
}

/** The same list from its start. */
export function listAgain(state: WalkState): WalkState {
  return { ...state, ...FRESH_LIST, stale: state.stale + 1 };
}

/** The step a state stands at; null: there is none. */
export function stepAt(state: WalkState, steps: readonly StepName[]): StepName | null {
  return steps.find((step) => step === state.step) ?? steps[0] ?? null;
}

/** null: the walk is done. */
export function afterStep(state: WalkState, step: StepName, steps: readonly StepName[]): WalkState | null {
  const following = steps[steps.indexOf(step) + 1];
  return following === undefined ? null : { ...state, ...FRESH_LIST, step: following };
}

/** Share of the walk that is done when `within` (0 to 1) of a step is. Never goes back. */
export function fractionOf(state: WalkState, step: StepName, steps: readonly StepName[], within: number): number {
  const weigh = (some: readonly StepName[]) => some.reduce((sum, one) => sum + WEIGHT[one], 0);
  const done = weigh(steps.slice(0, steps.indexOf(step))) + WEIGHT[step] * Math.min(Math.max(within, 0), 1);
  return Math.max(state.fraction, done / weigh(steps));
}
