// Where a walk stands: plain JSON, so that it survives the worker, the browser and an update. No requests in here.

import { z } from 'zod';
import type { ConnectorTools, Cursor, Walk } from '@/lib/ats/connector';
import { BATCH_SIZE } from './api';
import { isWanted, LISTINGS, type Listing, POSTING_LISTINGS, REFERENCE_LISTINGS } from './scopes';

/** Changes are asked for from an hour earlier: rows may become visible later than their `updated_at`. */
export const OVERLAP_MS = 3_600_000;
/** Once a day people's changes are asked for from so much earlier, for those that came later still. */
export const DAILY_OVERLAP_MS = 25 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

const stateSchema = z.object({
  v: z.literal(2),
  kind: z.enum(['fill', 'changes', 'jobs', 'sweep']),
  step: z.string(),
  /** Which batch of ids, in steps that go by ids. */
  batch: z.number(),
  link: z.string().nullable(),
  /** Lowest id read in this listing: the next page must lie below. */
  below: z.number().nullable(),
  /** Highest id of this listing. */
  top: z.number().nullable(),
  /** When the row with the lowest id so far was made, and from when on rows are asked for past the end of the listing, ms. */
  lastMs: z.number().nullable().default(null),
  pastMs: z.number().nullable().default(null),
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
const ofPeople = (listing: Listing): Step => ({
  name: `${listing.path} of people`,
  listing: { ...listing, weight: 1 },
  by: { filter: 'candidate_ids', ids: 'people' },
});
const OF_APPLICATIONS: Step[] = [LISTINGS.rejections, LISTINGS.prospects].map((listing) => ({
  name: `${listing.path} of applications`,
  listing: { ...listing, weight: 1 },
  by: { filter: 'application_ids', ids: 'applications' },
}));

/**
 * The steps of a walk, in order. In a fill the applications to confidential jobs, and the prospects for them, come before
 * the people, so that nobody shows up who is only in one of those; then people before what is theirs, so that private
 * ones are known by then. Among changes the applications come before the people for the same reason. Whoever turned
 * private or back, and whatever is in a job that turned confidential or back, is read again: by `changes` and by `jobs`.
 *
 * Lists of files that are not kept in step are still asked for after such a turn: what a card has left here is reduced.
 */
export function stepsOf(
  kind: Walk['kind'],
  { capabilities, syncsFiles }: Pick<ConnectorTools, 'capabilities' | 'syncsFiles'>,
): Step[] {
  const { candidates, applications, employments, rejections, prospects, attachments } = LISTINGS;
  const files = syncsFiles ? [whole(attachments)] : [];
  const details = [...[employments, rejections, prospects].map(whole), ...files];
  const reference = REFERENCE_LISTINGS.map(whole);
  const all: Record<Walk['kind'], Step[]> = {
    fill: [...reference, ...OF_JOBS, whole(candidates), whole(applications), ...details],
    changes: [
      whole(applications),
      whole(candidates),
      ...details,
      ...[applications, employments, attachments].map(ofPeople),
      ...OF_APPLICATIONS,
    ],
    jobs: [...reference, ...POSTING_LISTINGS.map(whole), ...OF_JOBS, ofPeople(attachments), ...OF_APPLICATIONS],
    sweep: [...[candidates, applications, employments].map(whole), ...files],
  };
  return all[kind].filter(({ listing }) => isWanted(listing, capabilities));
}

export function firstState(walk: Walk, serverNow: number): WalkState {
  return {
    v: 2,
    kind: walk.kind,
    step: '',
    batch: 0,
    link: null,
    below: null,
    top: null,
    lastMs: null,
    pastMs: null,
    idle: 0,
    stale: 0,
    fromMs: 'sinceMs' in walk ? walk.sinceMs - overlapOf(walk.kind, walk.sinceMs, serverNow) : null,
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

/** @returns ms; of the walks of one day, the first has the long one */
export function overlapOf(kind: Walk['kind'], sinceMs: number, untilMs: number): number {
  const isNewDay = Math.floor(sinceMs / DAY_MS) !== Math.floor(untilMs / DAY_MS);
  return kind === 'changes' && isNewDay ? DAILY_OVERLAP_MS : OVERLAP_MS;
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

/** A listing of which nothing has been read. */
export const UNREAD = { below: null, top: null, lastMs: null, pastMs: null, idle: 0, stale: 0 };

function enter(state: WalkState, step: string): WalkState {
  return { ...state, step, batch: 0, link: null, ...UNREAD };
}

/** Share of the walk that is done when `within` (0 to 1) of the current step is. Never goes back. */
export function fractionOf(state: WalkState, steps: readonly Step[], within: number): number {
  const at = steps.findIndex((step) => step.name === state.step);
  const weigh = (some: readonly Step[]) => some.reduce((sum, step) => sum + step.listing.weight, 0);
  const done = weigh(steps.slice(0, at)) + (steps[at]?.listing.weight ?? 0) * Math.min(Math.max(within, 0), 1);
  return Math.max(state.fraction, done / weigh(steps));
}
