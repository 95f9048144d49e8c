// One page of a walk: ask, check that the listing moves on, map, say where to go on. State lives in the cursor only.

import type { ConnectorTools, Cursor, Page, RecordName, Walk } from '@/lib/ats/connector';
import type { MapContext } from '@/lib/ats/map-context';
import { afterPage, goesRound } from '@/lib/ats/same-page';
import { AppError, errorCode } from '@/lib/errors';
import { type Api, type ListAnswer, PAGE_SIZE, type Params } from './api';
import { idOf, type Mapped, mapRows } from './map';
import { askWithin, type Reached, reachParams } from './reach';
import {
  afterListing,
  batchOf,
  currentStep,
  firstState,
  fractionOf,
  readState,
  restarted,
  type Step,
  type WalkState,
} from './walk-state';

const MOST_IDLE_PAGES = 10;
const MOST_STALE = 3;
/** Longer lists would swell the cursor. What is beyond them is found by the next sweep. */
const MOST_NOTED = 5_000;

export interface WalkWorld {
  api: Api;
  tools: ConnectorTools;
  context: MapContext;
}

export async function walkPage(walk: Walk, cursor: Cursor | null, world: WalkWorld): Promise<Page> {
  const begun = (cursor && readState(walk, cursor)) ?? firstState(walk, await world.api.serverNow());
  const standing = currentStep(begun);
  if (standing === null) return { records: [], problems: [], next: null, fraction: 1, watermarkMs: begun.toMs };
  const { step } = standing;

  let reached: Reached;
  try {
    reached = await ask(step, standing.state, world.api);
  } catch (thrown) {
    if (step.listing.required || !['ats/missing-permission', 'ats/gone'].includes(errorCode(thrown))) throw thrown;
    return closePage(standing.state, step, { problems: refusedProblem(walk, step) }, null, 1);
  }
  const { answer, reach, expands } = reached;
  const asked = { ...standing.state, reach, expands };
  // The question past the end is refused: then the end is the end.
  if (answer.refused && asked.pastMs !== null && asked.offset === null) return closePage(asked, step, {}, null, 1);
  if (answer.refused) return beginAgain(asked, step);
  const state = checkProgress(asked, step, answer);

  if (step.since === 'deleted') {
    const gone = answer.rows.flatMap((row): RecordName[] => {
      const id = idOf(row);
      return id === null ? [] : [{ resource: step.listing.resource, id }];
    });
    return closePage(state, step, { gone }, answer.next, 0);
  }
  const mapped = mapRows(step.listing.resource, answer.rows, world.context);
  const noted = note(state, step, answer.rows, mapped, world.tools);
  const past = answer.next === null ? pastEnd(asked, noted, step) : null;
  if (past !== null) return { ...mapped, next: { ...past }, fraction: past.fraction };
  return closePage(noted, step, mapped, answer.next, share(noted, step, answer.rows));
}

async function ask(step: Step, state: WalkState, api: Api): Promise<Reached> {
  const { listing } = step;
  const asking = { about: listing.scope, yields: true };
  const filters = filtersOf(step, state);
  if (state.offset === null) {
    return askWithin(listing, state, (within) => api.list(listing.path, { ...filters, ...within }, asking));
  }
  const params = { ...filters, ...reachParams(listing, state), offset: state.offset };
  return { reach: state.reach, expands: state.expands, answer: await api.list(listing.path, params, asking) };
}

/**
 * A listing may end early and look whole. So whoever fills asks once more for what is older than the oldest row; null: nothing
 * came of it, or this is no list of people.
 */
function pastEnd(before: WalkState, after: WalkState, { listing, by }: Step): WalkState | null {
  if (after.kind !== 'fill' || by !== undefined || listing.resource !== 'opportunity') return null;
  const hasMore = after.pastMs === null || after.lastMs !== before.lastMs;
  return hasMore && after.lastMs !== null ? { ...restarted(after), pastMs: after.lastMs } : null;
}

/** The same on every page of a listing, or its offset is refused. */
function filtersOf(step: Step, state: WalkState): Params {
  const limit = { limit: String(PAGE_SIZE) };
  if (step.by === undefined && state.pastMs !== null) return { ...limit, created_at_end: String(state.pastMs) };
  if (step.by !== undefined) return { ...limit, [step.by]: batchOf(state) };
  if (step.listing.resource === 'user') return { ...limit, includeDeactivated: 'true' };
  if (step.since === 'last') return { ...limit, updated_at_start: String(state.fromMs ?? 0) };
  if (step.since === 'begun') return { ...limit, updated_at_start: String(state.toMs) };
  if (step.since === 'deleted') return { ...limit, deleted_at_start: String(state.fromMs ?? 0) };
  return limit;
}

/** Told by the walk that reads everything; the others would tell it again and again. */
function refusedProblem(walk: Walk, { listing }: Step): Page['problems'] {
  if (walk.kind !== 'fill') return [];
  return [{ resource: listing.resource, id: null, reason: `missing-permission: ${listing.scope}` }];
}

/** The server takes the offset no longer: the same listing from its start, a few times at most. */
function beginAgain(state: WalkState, step: Step): Page {
  if (state.offset === null || state.stale >= MOST_STALE) {
    throw new AppError('ats/unexpected-shape', { about: [step.listing.path] });
  }
  const next: WalkState = { ...restarted(state), stale: state.stale + 1 };
  return { records: [], problems: [], next: { ...next }, fraction: state.fraction };
}

/** No order is promised, so what shows a listing that goes round is an offset that comes back, or a page that does. */
function checkProgress(state: WalkState, step: Step, answer: ListAnswer): WalkState {
  const pages = state.pages + 1;
  if (answer.next === null) return { ...state, pages };
  const idle = answer.rows.length === 0 ? state.idle + 1 : 0;
  const same = afterPage(state.same, pages, answer.rows);
  const isBack = answer.next === state.offset || answer.next === state.mark;
  if (isBack || goesRound(same) || idle > MOST_IDLE_PAGES) {
    throw new AppError('ats/cursor-repeats', { about: [step.listing.path] });
  }
  if (pages < state.markAt) return { ...state, pages, same, idle };
  return { ...state, pages, same, idle, mark: answer.next, markAt: state.markAt * 2 };
}

/** Notes what later steps need: postings that flipped, postings that are there, how far back the account goes. */
function note(
  state: WalkState,
  { listing }: Step,
  rows: readonly unknown[],
  mapped: Mapped,
  tools: ConnectorTools,
): WalkState {
  if (listing.resource === 'opportunity') {
    return { ...state, met: state.met + rows.length, lastMs: oldest(state.lastMs, rows) };
  }
  const oldestMs = ['user', 'job'].includes(listing.resource) ? oldest(state.oldestMs, rows) : state.oldestMs;
  if (listing.resource !== 'job') return { ...state, oldestMs };
  const ids = mapped.records.map(({ id }) => String(id));
  if (state.kind === 'sweep') {
    const before = mapped.problems.length === 0 ? state.present : null;
    const present = before && [...new Set([...before, ...ids])];
    return { ...state, oldestMs, present: present && present.length <= MOST_NOTED ? present : null };
  }
  if (state.kind === 'fill') return { ...state, oldestMs };
  const flipped = mapped.records
    .filter(({ id, restricted }) => (restricted === true) !== tools.isRestricted('job', id))
    .map(({ id }) => String(id));
  return { ...state, oldestMs, flipped: [...new Set([...state.flipped, ...flipped])].slice(0, MOST_NOTED) };
}

function closePage(
  state: WalkState,
  step: Step,
  content: Partial<Pick<Page, 'records' | 'problems' | 'gone'>>,
  offset: string | null,
  within: number,
): Page {
  // A listing that has a next page is never told as done.
  const fraction = fractionOf(state, offset === null ? 1 : Math.min(within, 0.99));
  const next = offset === null ? afterListing(state, step) : { ...state, offset };
  const { records = [], problems = [], gone = [] } = content;
  const page: Page = {
    records,
    problems,
    ...(gone.length > 0 ? { gone } : {}),
    ...(offset === null ? proofs(state, step) : {}),
    next: next && { ...next, fraction },
    fraction: next === null ? 1 : fraction,
    watermarkMs: state.toMs,
  };
  return page;
}

/** What the end of a listing proves, in a sweep. An account that is all at once empty is a key that lost its reach. */
function proofs({ kind, present, met }: WalkState, step: Step): Pick<Page, 'sweep' | 'unseen'> {
  if (kind !== 'sweep') return {};
  if (step.since === 'begun') {
    return present && present.length > 0
      ? { sweep: { resource: step.listing.resource, from: null, below: null, ids: present } }
      : {};
  }
  return step.listing.resource === 'opportunity' && met > 0 ? { unseen: ['opportunity'] } : {};
}

/** Share of the opportunities that is read: by how far back the page reaches where pages descend, else by their number. */
function share(state: WalkState, { listing, by }: Step, rows: readonly unknown[]): number {
  if (listing.resource !== 'opportunity' || by !== undefined) return 0;
  const start = state.oldestMs;
  for (const field of ['createdAt', 'updatedAt']) {
    const instants = rows.map((row) => numberIn(row, field));
    const last = instants.at(-1);
    const descends = instants.every((ms, index) => ms !== null && (index === 0 || ms <= (instants[index - 1] ?? 0)));
    if (descends && last != null && start !== null && start < state.toMs) {
      return (state.toMs - last) / (state.toMs - start);
    }
  }
  return state.pages / (state.pages + 50);
}

function oldest(known: number | null, rows: readonly unknown[]): number | null {
  const instants = rows.map((row) => numberIn(row, 'createdAt')).filter((ms) => ms !== null && ms > 0);
  return instants.reduce((a, b) => Math.min(a ?? Number.POSITIVE_INFINITY, b ?? Number.POSITIVE_INFINITY), known);
}

function numberIn(row: unknown, field: string): number | null {
  const value = (row as Record<string, unknown> | null | undefined)?.[field];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
