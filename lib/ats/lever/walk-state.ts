// Where a walk stands: plain JSON, so that it survives the worker, the browser and an update. No requests in here.

import { z } from 'zod';
import type { Cursor, Walk } from '@/lib/ats/connector';
import { NO_PAGE, samePageSchema } from '@/lib/ats/same-page';
import { LISTINGS, type Listing } from './scopes';

/** Changes are asked for from so much earlier: rows may become visible later than their `updatedAt`. */
export const OVERLAP_MS = 10 * 60_000;
/** Postings in one filter: each is a parameter of its own in the address. */
export const BATCH_SIZE = 20;

const stateSchema = z.object({
  v: z.literal(1),
  kind: z.enum(['fill', 'changes', 'jobs', 'sweep']),
  step: z.string(),
  /** Which batch of postings, in steps that go by them. */
  batch: z.number(),
  offset: z.string().nullable(),
  /** Pages of this listing that are read. */
  pages: z.number(),
  /** An offset met before and the page at which another one is marked: meeting it again is going round (Brent). */
  mark: z.string().nullable(),
  markAt: z.number(),
  same: samePageSchema.default(NO_PAGE),
  /** When the oldest row so far was made, and from when on rows are asked for past the end of the listing, ms. */
  lastMs: z.number().nullable().default(null),
  pastMs: z.number().nullable().default(null),
  /** Pages in a row that brought nothing although there was a next one. */
  idle: z.number(),
  /** How often this listing had to be begun again because its offset was refused. */
  stale: z.number(),
  fromMs: z.number().nullable(),
  toMs: z.number(),
  /** Does the key reach confidential rows? Where asking for them is refused or answered with nothing, `open`. */
  reach: z.enum(['untried', 'all', 'open']),
  /** Applications are expanded into rows, unless the key lacks them. */
  expands: z.boolean(),
  /** Postings whose confidentiality changed: everybody in them is read again. */
  flipped: z.array(z.string()),
  /** Postings that are there, in a sweep; null: the listing proves nothing. */
  present: z.array(z.string()).nullable(),
  /** Opportunities that this walk has met. */
  met: z.number(),
  oldestMs: z.number().nullable(),
  fraction: z.number(),
});

export type WalkState = z.output<typeof stateSchema>;

/** One listing of a walk, or one listing by batches of postings. */
export interface Step {
  name: string;
  listing: Listing;
  /** Rows updated since the walk's `fromMs`, or since the walk itself began; deleted since; everything. */
  since: 'last' | 'begun' | 'deleted' | null;
  /** Goes by the postings that flipped. */
  by?: 'posting_id' | 'archived_posting_id';
}

const whole = (listing: Listing): Step => ({ name: listing.path, listing, since: null });
const changed = (listing: Listing): Step => ({ name: `changed ${listing.path}`, listing, since: 'last' });
const deleted = (listing: Listing): Step => ({ name: listing.path, listing, since: 'deleted' });
/** Two filters, because an archived opportunity is found by another one. */
const OF_FLIPPED: readonly Step[] = (['posting_id', 'archived_posting_id'] as const).map((by) => ({
  name: `opportunities by ${by}`,
  listing: { ...LISTINGS.opportunities, weight: 1 },
  since: null,
  by,
}));

const { users, stages, reasons, postings, opportunities } = LISTINGS;
const { deletedOpportunities, deletedApplications, deletedPostings } = LISTINGS;

/**
 * The steps of a walk, in order. Postings come before opportunities, because they say what is confidential. Among changes
 * too, so that somebody new in a new job is shown with its name. Whatever a sweep does not find of the postings is gone
 * only when it has not moved in the listing meanwhile, hence `begun`.
 */
const STEPS: Readonly<Record<Walk['kind'], readonly Step[]>> = {
  fill: [users, stages, reasons, postings, opportunities].map(whole),
  changes: [
    changed(postings),
    changed(opportunities),
    ...OF_FLIPPED,
    deleted(deletedOpportunities),
    deleted(deletedApplications),
  ],
  jobs: [...[users, stages, reasons].map(whole), changed(postings), ...OF_FLIPPED, deleted(deletedPostings)],
  sweep: [whole(postings), { name: 'moved postings', listing: postings, since: 'begun' }, whole(opportunities)],
};

export function stepsOf(kind: Walk['kind']): readonly Step[] {
  return STEPS[kind];
}

export function firstState(walk: Walk, serverNow: number): WalkState {
  return {
    v: 1,
    kind: walk.kind,
    step: '',
    batch: 0,
    offset: null,
    pages: 0,
    mark: null,
    markAt: 1,
    same: NO_PAGE,
    lastMs: null,
    pastMs: null,
    idle: 0,
    stale: 0,
    fromMs: 'sinceMs' in walk ? Math.max(0, walk.sinceMs - OVERLAP_MS) : null,
    toMs: serverNow,
    reach: 'untried',
    expands: true,
    flipped: [],
    present: [],
    met: 0,
    oldestMs: null,
    fraction: 0,
  };
}

/** null for a cursor of another walk or of another version: the walk begins anew. */
export function readState(walk: Walk, cursor: Cursor): WalkState | null {
  const parsed = stateSchema.safeParse(cursor);
  return parsed.success && parsed.data.kind === walk.kind ? parsed.data : null;
}

/** The step a state stands at, passing over steps by postings when there are none; null: the walk is done. */
export function currentStep(state: WalkState): { step: Step; state: WalkState } | null {
  const steps = stepsOf(state.kind);
  const from = steps.findIndex((step) => step.name === state.step);
  for (const step of steps.slice(Math.max(from, 0))) {
    const standing = step.name === state.step ? state : enter(state, step.name);
    if (step.by === undefined || batchOf(standing).length > 0) return { step, state: standing };
  }
  return null;
}

/** The state after a finished listing: the next batch, or the step after this one; null: the walk is done. */
export function afterListing(state: WalkState, step: Step): WalkState | null {
  const nextBatch = { ...enter(state, step.name), batch: state.batch + 1 };
  if (step.by !== undefined && batchOf(nextBatch).length > 0) return nextBatch;
  const steps = stepsOf(state.kind);
  const following = steps[steps.findIndex(({ name }) => name === step.name) + 1];
  return following === undefined ? null : (currentStep(enter(state, following.name))?.state ?? null);
}

/** The postings of the batch a state stands at. */
export function batchOf(state: WalkState): string[] {
  return state.flipped.slice(state.batch * BATCH_SIZE, (state.batch + 1) * BATCH_SIZE);
}

/** The same listing from its start. */
export function restarted(state: WalkState): WalkState {
  return { ...state, offset: null, pages: 0, mark: null, markAt: 1, same: NO_PAGE, idle: 0 };
}

function enter(state: WalkState, step: string): WalkState {
  return { ...restarted(state), step, batch: 0, lastMs: null, pastMs: null, stale: 0 };
}

/** Share of the walk that is done when `within` (0 to 1) of the current step is. Never goes back. */
export function fractionOf(state: WalkState, within: number): number {
  const steps = stepsOf(state.kind);
  const at = steps.findIndex((step) => step.name === state.step);
  const weigh = (some: readonly Step[]) => some.reduce((sum, step) => sum + step.listing.weight, 0);
  const done = weigh(steps.slice(0, at)) + (steps[at]?.listing.weight ?? 0) * Math.min(Math.max(within, 0), 1);
  return Math.max(state.fraction, done / weigh(steps));
}
