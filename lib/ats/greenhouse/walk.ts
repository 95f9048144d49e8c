// One page of a walk: ask, check that the listing moves on, map, say where to go on. State lives in the cursor only.

import type { AtsRecord, ConnectorTools, Cursor, Page, Problem, RecordId, Sweep, Walk } from '@/lib/ats/connector';
import { parseInstant } from '@/lib/ats/instant';
import type { MapContext } from '@/lib/ats/map-context';
import { AppError, errorCode } from '@/lib/errors';
import { type Api, type ListAnswer, PAGE_SIZE } from './api';
import { type JobsRead, jobIdsIn, readJobs } from './jobs';
import { mapRows } from './map';
import { isPosting, jobIdsOf, readPostings } from './postings';
import { idOf, type Mapped } from './read-row';
import { LISTINGS, type Listing, scopeOf } from './scopes';
import { resolveStages } from './stages';
import {
  afterListing,
  currentStep,
  firstState,
  fractionOf,
  idsOf,
  readState,
  type Step,
  stepsOf,
  UNREAD,
  type WalkState,
} from './walk-state';

const MOST_IDLE_PAGES = 3;
const MOST_STALE = 3;
/** Longer lists would swell the cursor. Rows beyond it are read again by the next fill, jobs beyond it page by page. */
const MOST_NOTED = 5_000;

export interface WalkTools {
  api: Api;
  tools: ConnectorTools;
  context: MapContext;
  serverNow(): Promise<number>;
  /** True the first time something is noticed in this browser session: a resource that is refused is reported once. */
  firstTime(note: string): Promise<boolean>;
}

export async function walkPage(walk: Walk, cursor: Cursor | null, world: WalkTools): Promise<Page> {
  const steps = stepsOf(walk.kind, world.tools);
  const begun = (cursor && readState(walk, cursor)) ?? firstState(walk, await world.serverNow());
  const standing = currentStep(begun, steps);
  if (standing === null) return { ...EMPTY, next: null, fraction: 1, watermarkMs: begun.toMs };
  const { step, state } = standing;

  let answer: ListAnswer;
  try {
    answer = await ask(step, state, world.api);
  } catch (thrown) {
    if (isPast(state, thrown)) return closePage(state, step, steps, EMPTY, null);
    if (!maySkip(step, thrown)) throw thrown;
    const problems = await refused(step.listing, state, world);
    return closePage(state, step, steps, { ...EMPTY, problems }, null);
  }
  if (answer.stale) return beginAgain(state, step, 'ats/unexpected-shape');

  const ids = answer.rows.map(idOf).filter((id) => id !== null);
  const checked = checkProgress(state, step, ids, answer);
  if (checked.idle > MOST_IDLE_PAGES) return beginAgain(state, step, 'ats/cursor-repeats');
  if (walk.kind === 'sweep') {
    if (ids.length !== answer.rows.length) {
      // A row without an id: this page proves nothing about what is gone.
      const problems = [{ resource: step.listing.resource, id: null, reason: 'id: missing' }];
      return closePage(checked, step, steps, { ...EMPTY, problems }, answer.next);
    }
    const sweep = sweepOf(step, state, checked, answer, ids);
    return closePage(checked, step, steps, { ...EMPTY, ...(sweep && { sweep }) }, answer.next);
  }
  if (isPosting(step.listing.resource)) {
    const changed = jobIdsOf(answer.rows).map((id) => ({ id, hidden: world.context.isRestricted('job', id) }));
    const read = await postingsOf(changed, step, state, world);
    return closePage(checked, step, steps, read, answer.next);
  }
  const jobs = await readUnknownJobs(world, step, state, answer.rows);
  const mapped = onlyKept(state, step, mapRows(step.listing.resource, answer.rows, jobs.context), world.tools);
  if (step.listing.resource === 'application') await resolveStages(world.api, mapped.records, answer.rows);
  const listed = step.listing.resource === 'job' ? mapped.records : [];
  const postings = await postingsOf(listed.map(asJob), step, state, world);
  const noted = noteFlips(noteOldest(checked, step, answer.rows), step, mapped, world.tools);
  const parts = [jobs, mapped, postings];
  const read = {
    records: parts.flatMap((part) => part.records),
    problems: parts.flatMap((part) => part.problems),
  };
  const done = noteJobs(noted, read);
  const past = answer.next === null ? pastEnd(state, done, step) : null;
  if (past !== null) return { ...read, next: { ...past }, fraction: past.fraction };
  return closePage(done, step, steps, read, answer.next, share(noted, step, answer.rows));
}

/** Openings and posts of jobs; those of listings that are themselves one of the two stay with it. */
function postingsOf(
  jobs: readonly { id: number; hidden: boolean }[],
  step: Step,
  state: WalkState,
  world: WalkTools,
): Promise<Mapped> {
  const { resource } = step.listing;
  const context = {
    ...world.context,
    isRestricted: (_: string, id: RecordId) => jobs.some((job) => job.id === id && job.hidden),
  };
  const only = isPosting(resource) ? resource : undefined;
  return readPostings(world.api, jobs, context, (listing) => refused(listing, state, world), only);
}

function asJob({ id, restricted }: AtsRecord): { id: number; hidden: boolean } {
  return { id: Number(id), hidden: restricted === true };
}

const EMPTY: { records: AtsRecord[]; problems: Problem[] } = { records: [], problems: [] };

function ask(step: Step, state: WalkState, api: Api): Promise<ListAnswer> {
  const { path, fields, params: always } = step.listing;
  if (state.link !== null) return api.follow(path, state.link);
  const params: Record<string, string> = { per_page: String(PAGE_SIZE), ...always };
  if (state.kind === 'sweep') params.fields = 'id';
  else if (fields !== undefined) params.fields = fields;
  if (step.by !== undefined) params[step.by.filter] = idsOf(step, state).join(',');
  // Both ends: pages come newest id first, so a window that is open above would never be whole.
  else if (state.pastMs !== null) params.created_at = `lte|${iso(state.pastMs)}`;
  else if (state.fromMs !== null) params.updated_at = `gte|${iso(state.fromMs)}|lte|${iso(state.toMs)}`;
  return api.list(path, params);
}

/**
 * A listing may end early and look whole. So whoever fills asks once more for people older than the last one; null: nobody
 * came of it, or this is no list of people.
 */
function pastEnd(before: WalkState, after: WalkState, { by, listing }: Step): WalkState | null {
  if (after.kind !== 'fill' || by !== undefined || listing.path !== LISTINGS.candidates.path) return null;
  const hasMore = after.pastMs === null || after.below !== before.below;
  return hasMore && after.lastMs !== null ? { ...after, link: null, pastMs: after.lastMs } : null;
}

/** The question past the end is refused: then the end is the end. */
function isPast({ pastMs, link }: WalkState, thrown: unknown): boolean {
  return pastMs !== null && link === null && errorCode(thrown) === 'ats/unexpected-shape';
}

/** Resources we can do without are passed over when the credential lacks the scope or the ATS lacks the list. */
function maySkip(step: Step, thrown: unknown): boolean {
  return !step.listing.required && ['ats/missing-permission', 'ats/gone'].includes(errorCode(thrown));
}

async function refused({ path, resource }: Listing, state: WalkState, world: WalkTools): Promise<Problem[]> {
  const first = await world.firstTime(`refused ${path}`);
  if (state.kind === 'sweep' || (state.kind !== 'fill' && !first)) return [];
  return [{ resource, id: null, reason: `missing-permission: ${scopeOf(path)}` }];
}

/** The server takes the cursor no longer, or leads in a circle: the same listing from its start, a few times at most. */
function beginAgain(state: WalkState, step: Step, code: 'ats/unexpected-shape' | 'ats/cursor-repeats'): Page {
  if (state.stale >= MOST_STALE) throw new AppError(code, { about: [step.listing.path] });
  const next: WalkState = { ...state, link: null, ...UNREAD, stale: state.stale + 1 };
  return { ...EMPTY, next: { ...next }, fraction: state.fraction };
}

/**
 * Pages must descend by id; whatever doesn't could go on for ever. A page that stands still is let through when it
 * leads somewhere else, because that is how a listing looks that was led astray once and is right again.
 */
function checkProgress(state: WalkState, step: Step, ids: number[], answer: ListAnswer): WalkState {
  if (answer.next !== null && answer.next === state.link) {
    throw new AppError('ats/cursor-repeats', { about: [step.listing.path] });
  }
  const highest = ids.length === 0 ? null : ids.reduce((a, b) => Math.max(a, b));
  const lowest = ids.length === 0 ? null : ids.reduce((a, b) => Math.min(a, b));
  const descends = lowest !== null && lowest < (state.below ?? Number.POSITIVE_INFINITY);
  return {
    ...state,
    idle: descends || answer.next === null ? 0 : state.idle + 1,
    below: descends ? lowest : state.below,
    lastMs: descends ? (createdMs(answer.rows.find((row) => idOf(row) === lowest)) ?? state.lastMs) : state.lastMs,
    top: state.top ?? highest,
  };
}

/** What a page of ids proves; nothing when it did not move on and was not the last. */
function sweepOf(step: Step, before: WalkState, after: WalkState, answer: ListAnswer, ids: number[]): Sweep | null {
  if (answer.next !== null && after.below === before.below) return null;
  const from = answer.next === null ? null : after.below;
  const witnesses = [before.top, before.below].filter((id) => id !== null);
  return {
    resource: step.listing.resource,
    from,
    below: before.below,
    ids,
    ...(witnesses.length > 0 && { witnesses }),
  };
}

/** Before a page of applications is judged: jobs that this walk has not read, because they are newer or gone. */
function readUnknownJobs(world: WalkTools, step: Step, state: WalkState, rows: readonly unknown[]): Promise<JobsRead> {
  const known = new Set(state.known);
  const wanted = step.listing.resource === 'application' ? jobIdsIn(rows).filter((id) => !known.has(id)) : [];
  return readJobs(world.api, wanted, withFlips(world, step, state));
}

/**
 * In a fill the steps by jobs come before the people, when nothing is known of who is private: they only hide. All their
 * rows are listed again after the people, and what can't be read is counted there. Files that are not kept in step are
 * only ever hidden by a walk.
 */
function onlyKept(state: WalkState, step: Step, mapped: Mapped, { syncsFiles }: ConnectorTools): Mapped {
  const onlyHides =
    step.by !== undefined &&
    (state.kind === 'fill' || (step.listing.path === LISTINGS.attachments.path && !syncsFiles));
  if (!onlyHides) return mapped;
  return { records: mapped.records.filter((record) => record.restricted === true), problems: [] };
}

function noteJobs(state: WalkState, read: Mapped): WalkState {
  const jobs = read.records.filter(({ resource }) => resource === 'job').map(({ id }) => Number(id));
  return { ...state, known: [...new Set([...state.known, ...jobs])].slice(0, MOST_NOTED) };
}

/** Rows that are read again because of a flip see the new confidentiality, whatever is known so far. */
function withFlips({ context }: WalkTools, step: Step, state: WalkState): MapContext {
  if (step.by?.ids !== 'people') return context;
  const hidden = new Set(state.hidden);
  return {
    ...context,
    isRestricted: (resource, id) =>
      (resource === 'candidate' && hidden.has(Number(id))) || context.isRestricted(resource, id),
  };
}

/** Notes what has to be read (again) because of a job's or a person's confidentiality. */
function noteFlips(state: WalkState, step: Step, mapped: Mapped, tools: ConnectorTools): WalkState {
  const flipped = ({ resource, id, restricted }: AtsRecord) =>
    (restricted === true) !== tools.isRestricted(resource, id);
  const add = (list: number[], ids: (RecordId | undefined)[]) =>
    [...new Set([...list, ...ids.map(Number).filter(Number.isSafeInteger)])].slice(0, MOST_NOTED);
  const ids = (records: AtsRecord[]) => records.map((record) => record.id);
  const { resource } = step.listing;
  if (state.kind === 'fill') {
    const confidential = resource === 'job' ? mapped.records.filter((record) => record.restricted === true) : [];
    return { ...state, jobs: add(state.jobs, ids(confidential)) };
  }
  if (resource === 'job') return { ...state, jobs: add(state.jobs, ids(mapped.records.filter(flipped))) };
  if (step.by !== undefined && resource === 'application') {
    // Their files and details follow: whose they are is known only now.
    const owners = step.by.ids === 'jobs' ? mapped.records.map((record) => record.owner?.split('/')[1]) : [];
    return {
      ...state,
      people: add(state.people, owners),
      applications: add(state.applications, ids(mapped.records)),
    };
  }
  if (step.by === undefined && resource === 'application') {
    // Merged out of a private person: what hangs on it did not change, and was kept as nothing.
    const opened = mapped.records.filter((record) => record.restricted !== true && flipped(record));
    return { ...state, applications: add(state.applications, ids(opened)) };
  }
  if (step.by !== undefined || resource !== 'candidate') return state;
  const people = mapped.records.filter(flipped);
  const hidden = people.filter((record) => record.restricted === true);
  return { ...state, people: add(state.people, ids(people)), hidden: add(state.hidden, ids(hidden)) };
}

/** Nothing in the account is older than its first user or job. */
function noteOldest(state: WalkState, step: Step, rows: readonly unknown[]): WalkState {
  if (!['user', 'job'].includes(step.listing.resource)) return state;
  const instants = rows.map(createdMs).filter((ms) => ms !== null);
  const oldestMs = instants.reduce((a, b) => Math.min(a, b), state.oldestMs ?? Number.POSITIVE_INFINITY);
  return { ...state, oldestMs: Number.isFinite(oldestMs) ? oldestMs : null };
}

/** Share of a listing that is read: newest first, so by how far back in the account's life the page reaches. */
function share(state: WalkState, step: Step, rows: readonly unknown[]): number {
  const last = createdMs(rows.at(-1));
  const start = state.oldestMs;
  if (step.by !== undefined || last === null || start === null || start >= state.toMs) return 0;
  return (state.toMs - last) / (state.toMs - start);
}

function closePage(
  state: WalkState,
  step: Step,
  steps: readonly Step[],
  content: { records: AtsRecord[]; problems: Problem[]; sweep?: Sweep },
  link: string | null,
  within = state.top === null || state.below === null ? 0 : 1 - state.below / state.top,
): Page {
  // A listing that has a next page is never told as done.
  const fraction = fractionOf(state, steps, link === null ? 1 : Math.min(within, 0.99));
  const next = link === null ? afterListing(state, step, steps) : { ...state, link };
  if (next === null) return { ...content, next: null, fraction: 1, watermarkMs: state.toMs };
  return { ...content, next: { ...next, fraction }, fraction, watermarkMs: state.toMs };
}

function createdMs(row: unknown): number | null {
  const text = (row as { created_at?: unknown } | null | undefined)?.created_at;
  return typeof text === 'string' ? parseInstant(text) : null;
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
