// Where a walk stands: plain JSON, so that it survives the worker, the browser and an update. No requests in here.

import { z } from 'zod';
import type { Cursor, Walk } from '@/lib/ats/connector';
import type { Capability } from '@/lib/model/connection';
import { BATCH_SIZE } from './api';
import { LISTINGS, type Listing, REFERENCE_LISTINGS } from './scopes';

/** Changes are asked for from an hour earlier: rows may become visible later than their `updated_at`. */
export const OVERLAP_MS = 3_600_000;

const stateSchema = z.object({
  v: z.literal(1),
  kind: z.enum(['fill', 'changes', 'sweep']),
  step: z.string(),
  /** Which batch of ids, in steps that go by ids. */
  batch: z.number(),
  link: z.string().nullable(),
  /** Lowest id read in this listing: the next page must lie below. */
  below: z.number().nullable(),
  /** Highest id of this listing. */
  top: z.number().nullable(),
  /** Pages in a row that brought no lower id although there was a next one. */
  idle: z.number(),
  /** How often this listing had to be begun again because its cursor was refused. */
  stale: z.number(),
  fromMs: z.number().nullable(),
  toMs: z.number(),
  oldestMs: z.number().nullable(),
  fraction: z.number(),
  /** Whose confidentiality makes their rows worth reading (again), see `stepsOf`. */
  jobs: z.array(z.number()),
  people: z.array(z.number()),
  applications: z.array(z.number()),
  /** Those of the people who are private now. */
  hidden: z.array(z.number()),
  /** The jobs this walk has read, so that others that applications refer to are asked for. */
  known: z.array(z.number()),
});

export type WalkState = z.output<typeof stateSchema>;

/** One listing of a walk, or one listing by batches of ids. */
export interface Step {
  name: string;
  listing: Listing;
  /** Name of the id filter, and where the ids come from. */
  by?: {
    filter: 'job_ids' | 'prospective_job_ids' | 'candidate_ids' | 'application_ids';
    ids: 'jobs' | 'people' | 'applications';
  };
}

const whole = (listing: Listing): Step => ({ name: listing.path, listing });
/** Two filters, because a prospect is in no job: the jobs they are considered for are another column. */
const OF_JOBS: Step[] = (
  [
    ['applications of jobs', 'job_ids'],
    ['prospects of jobs', 'prospective_job_ids'],
  ] as const
).map(([name, filter]) => ({
  name,
  listing: { ...LISTINGS.applications, weight: 1 },
  by: { filter, ids: 'jobs' },
}));
const OF_PEOPLE: Step[] = [LISTINGS.applications, LISTINGS.attachments].map((listing) => ({
  name: `${listing.path} of people`,
  listing: { ...listing, weight: 1 },
  by: { filter: 'candidate_ids', ids: 'people' },
}));
const OF_APPLICATIONS: Step[] = [LISTINGS.rejections, LISTINGS.prospects].map((listing) => ({
  name: `${listing.path} of applications`,
  listing: { ...listing, weight: 1 },
  by: { filter: 'application_ids', ids: 'applications' },
}));

/**
 * The steps of a walk, in order. In a fill the applications to confidential jobs, and the prospects for them, come before
 * the people, so that nobody shows up who is only in one of those; then people before their applications, so that private ones are known by then.
 * Among changes the applications come first for the same reason, and whoever's confidentiality changed is read again.
 */
export function stepsOf(kind: Walk['kind'], capabilities: readonly Capability[]): Step[] {
  const { candidates, applications, rejections, prospects, attachments } = LISTINGS;
  const details = [rejections, prospects, attachments].map(whole);
  const reference = REFERENCE_LISTINGS.map(whole);
  const all: Record<Walk['kind'], Step[]> = {
    fill: [...reference, ...OF_JOBS, whole(candidates), whole(applications), ...details],
    changes: [
      ...reference,
      ...OF_JOBS,
      whole(applications),
      whole(candidates),
      ...details,
      ...OF_PEOPLE,
      ...OF_APPLICATIONS,
    ],
    sweep: [candidates, applications, attachments].map(whole),
  };
  return all[kind].filter(({ listing }) => listing.capability === 'show' || capabilities.includes(listing.capability));
}

export function firstState(walk: Walk, serverNow: number): WalkState {
  return {
    v: 1,
    kind: walk.kind,
    step: '',
    batch: 0,
    link: null,
    below: null,
    top: null,
    idle: 0,
    stale: 0,
    fromMs: walk.kind === 'changes' ? walk.sinceMs - OVERLAP_MS : null,
    toMs: serverNow,
    oldestMs: null,
    fraction: 0,
    jobs: [],
    people: [],
    applications: [],
    hidden: [],
    known: [],
  };
}

/** null for a cursor of another walk or of another version: the walk begins anew. */
export function readState(walk: Walk, cursor: Cursor): WalkState | null {
  const parsed = stateSchema.safeParse(cursor);
  return parsed.success && parsed.data.kind === walk.kind ? parsed.data : null;
}

/** The step a state stands at, passing over steps by ids that have none left; null: the walk is done. */
export function currentStep(state: WalkState, steps: readonly Step[]): { step: Step; state: WalkState } | null {
  const from = state.step === '' ? 0 : steps.findIndex((step) => step.name === state.step);
  for (const step of steps.slice(Math.max(from, 0))) {
    const standing = step.name === state.step ? state : enter(state, step.name);
    if (step.by === undefined || idsOf(step, standing).length > 0) return { step, state: standing };
  }
  return null;
}

/** The state after a finished listing: the next batch of ids, or the step after this one; null: the walk is done. */
export function afterListing(state: WalkState, step: Step, steps: readonly Step[]): WalkState | null {
  const nextBatch = { ...enter(state, step.name), batch: state.batch + 1 };
  if (step.by !== undefined && idsOf(step, nextBatch).length > 0) return nextBatch;
  const following = steps[steps.findIndex((one) => one.name === step.name) + 1];
  return following === undefined ? null : (currentStep(enter(state, following.name), steps)?.state ?? null);
}

/** The ids of the batch a state stands at. */
export function idsOf(step: Step, state: WalkState): number[] {
  const ids = step.by === undefined ? [] : state[step.by.ids];
  return ids.slice(state.batch * BATCH_SIZE, (state.batch + 1) * BATCH_SIZE);
}

function enter(state: WalkState, step: string): WalkState {
  return { ...state, step, batch: 0, link: null, below: null, top: null, idle: 0, stale: 0 };
}

/** Share of the walk that is done when `within` (0 to 1) of the current step is. Never goes back. */
export function fractionOf(state: WalkState, steps: readonly Step[], within: number): number {
  const at = steps.findIndex((step) => step.name === state.step);
  const weigh = (some: readonly Step[]) => some.reduce((sum, step) => sum + step.listing.weight, 0);
  const done = weigh(steps.slice(0, at)) + (steps[at]?.listing.weight ?? 0) * Math.min(Math.max(within, 0), 1);
  return Math.max(state.fraction, done / weigh(steps));
}
