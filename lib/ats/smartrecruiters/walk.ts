// One page of a walk: ask, check that the list moves on, map, say where to go on. State lives in the cursor only.

import type { AtsRecord, Cursor, Page, Problem, Rows, Sweep, Walk } from '@/lib/ats/connector';
import { joined } from '@/lib/ats/join-rows';
import { afterPage, goesRound } from '@/lib/ats/same-page';
import { AppError, errorCode } from '@/lib/errors';
import { type Api, isRefused, type ListAnswer, type ListOptions, PAGE_SIZE, USERS_PATH } from './api';
import { type Answered, type JobDetailsRead, readJobDetails, worthDetails } from './job-details';
import { mapRows } from './map';
import type { MapContext } from './map-person';
import { SCOPE_OF } from './scopes';
import {
  afterStep,
  firstState,
  fractionOf,
  JOBS_AT_ONCE,
  leftOf,
  listAgain,
  readState,
  type StepName,
  stepAt,
  stepsOf,
  type WalkState,
} from './walk-state';

const MOST_STALE = 3;
/** Or a hundredth: so many may go while the list is read. */
const MOST_MISCOUNTED = 10;
/** Where so many pages of jobs in a row could not be read at all, the rest is left to the next walk. */
const MOST_IN_VAIN = 3;
/** Failures that may be about one job, or about what is read of jobs alone; people must not wait for it. */
const OF_ONE_JOB = ['ats/server-error', 'ats/unexpected-shape'];
/** Lists that every walk of jobs reads whole, and that give the people only more words: nobody waits for them. */
const ADDING: readonly StepName[] = ['rejection-reasons', 'withdrawal-reasons', 'users'];
/** Longer lists would swell the cursor; then nothing is said about what is gone. */
const MOST_POSTINGS = 5_000;

const PATHS: Readonly<Record<Exclude<StepName, 'postings'>, string>> = {
  'rejection-reasons': '/configuration/rejection-reasons',
  'withdrawal-reasons': '/configuration/withdrawal-reasons',
  users: USERS_PATH,
  jobs: '/jobs',
  candidates: '/candidates',
  teams: '/jobs',
};

export interface WalkTools {
  api: Api;
  /** Kept as long as the account is open. */
  answered: Answered;
  context: MapContext;
  /** Of the public list of postings, where there is nothing else; null for an account with people. */
  companyIdentifier: string | null;
  now(): number;
  serverNow(): Promise<number>;
}

const EMPTY: Rows = { records: [], problems: [] };

export async function walkPage(walk: Walk, cursor: Cursor | null, world: WalkTools): Promise<Page> {
  const steps = stepsOf(walk.kind, { holdsPeople: world.companyIdentifier === null, reasons: world.context.reasons });
  const state = (cursor && readState(walk, cursor)) ?? firstState(walk, await world.serverNow());
  const step = stepAt(state, steps);
  if (step === null) return { ...EMPTY, next: null, fraction: 1, watermarkMs: state.toMs };
  if (state.jobs.length > 0) return detailsPage(state, step, steps, world);

  let answer: ListAnswer;
  try {
    answer = await ask(step, state, world);
  } catch (thrown) {
    // Everything else adds to the people, and is passed over where the credential may not see it.
    if (ADDING.includes(step) && OF_ONE_JOB.includes(errorCode(thrown))) {
      // The two lists of reasons are one place of the API: whoever asked in vain for one need not ask for the other.
      const over = ADDING.filter(
        (one) => one === step || (step === 'rejection-reasons' && one === 'withdrawal-reasons'),
      );
      const unanswered = [...state.unanswered, ...over];
      return closeStep({ ...state, unanswered }, over.at(-1) ?? step, steps, EMPTY);
    }
    if (step === 'candidates' || step === 'postings' || !isRefused(thrown)) throw thrown;
    return closeStep(state, step, steps, { records: [], problems: refused(state, step) });
  }
  if (answer.isStale) {
    if (state.stale >= MOST_STALE) throw new AppError('ats/unexpected-shape', { about: [step] });
    return { ...EMPTY, next: { ...listAgain(state), step }, fraction: state.fraction };
  }

  let read = count(state, step, answer);
  const rows = mapRows(step === 'teams' ? 'jobs' : step, answer.rows, world.context);
  if (isCutShort(read, step, answer)) {
    if (state.stale < MOST_STALE) return { ...rows, next: { ...listAgain(read), step }, fraction: state.fraction };
    // Told rather than refused: a role may be shown fewer people than are counted.
    rows.problems.push({ resource: 'candidate', id: null, reason: 'list: shorter than counted' });
    read = { ...read, isShort: true };
  }
  const jobs = step === 'teams' ? jobsToAsk(state, worthDetails(rows.records, world.now())) : [];
  const within = answer.total === null ? 0.5 : read.rows / Math.max(1, answer.total);
  const next = unlessInVain({ ...read, jobs, isListed: answer.next === null, at: answer.next });
  if (answer.next !== null || next.jobs.length > 0) return goOn(next, step, steps, rows, within);
  return closeStep({ ...read, failed: next.failed }, step, steps, rows, sweepOf(read, step, answer));
}

/** Those that the walk before could not read come first. */
function jobsToAsk({ at, left }: WalkState, listed: readonly string[]): string[] {
  return at === null ? [...new Set([...left, ...listed])] : [...listed];
}

/** Some of the jobs of the page before, each by calls of its own: what was read is kept, what failed is asked for again. */
async function detailsPage(
  state: WalkState,
  step: StepName,
  steps: readonly StepName[],
  world: WalkTools,
): Promise<Page> {
  const asked = state.jobs.slice(0, state.width);
  const { read, failed } = await readEach(asked, world);
  const rows = joined(read.map((one) => one.rows));
  // A role that may see no team at all need not be asked about every one.
  if (read.length > 0 && failed.length === 0 && read.every((one) => one.isForbidden)) {
    return closeStep(state, step, steps, { records: rows.records, problems: refused(state, step) });
  }
  const after = unlessInVain({
    ...state,
    jobs: state.jobs.slice(asked.length),
    failed: [...state.failed, ...failed],
    inVain: read.length === 0 ? state.inVain + 1 : 0,
    width: failed.length > 0 ? 1 : Math.min(2 * state.width, JOBS_AT_ONCE),
  });
  if (after.jobs.length === 0 && state.isListed) return closeStep(after, step, steps, rows);
  return goOn(after, step, steps, rows, state.isListed ? 1 - after.jobs.length / (state.rows + 1) : 0);
}

/** From then on jobs are only noted for the next walk, those that were not asked for before those that failed. */
function unlessInVain(state: WalkState): WalkState {
  return state.inVain < MOST_IN_VAIN ? state : { ...state, jobs: [], failed: [...state.jobs, ...state.failed] };
}

/** @throws AppError what is not about one of them, where none was read */
async function readEach(
  jobs: readonly string[],
  { api, answered }: WalkTools,
): Promise<{ read: JobDetailsRead[]; failed: string[] }> {
  const outcomes = await Promise.allSettled(jobs.map((job) => readJobDetails(api, job, true, answered)));
  const read = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  const general = outcomes.find(
    (outcome) => outcome.status === 'rejected' && !OF_ONE_JOB.includes(errorCode(outcome.reason)),
  );
  if (general?.status === 'rejected' && read.length === 0) throw general.reason;
  return { read, failed: jobs.filter((_, i) => outcomes[i]?.status === 'rejected') };
}

async function ask(step: StepName, state: WalkState, world: WalkTools): Promise<ListAnswer> {
  const options: ListOptions = { at: state.at, yields: true, about: step };
  if (step === 'postings') {
    const company = encodeURIComponent(world.companyIdentifier ?? '');
    return world.api.publicList(`/v1/companies/${company}/postings`, options);
  }
  const path = PATHS[step];
  if (step === 'rejection-reasons' || step === 'withdrawal-reasons') {
    const rows = await world.api.whole(path, { yields: true, about: step });
    return { rows, next: null, total: rows.length, isStale: false };
  }
  const isWindow = state.fromMs !== null && step !== 'users';
  const query: Record<string, string> = isWindow ? { updatedAfter: new Date(state.fromMs ?? 0).toISOString() } : {};
  return world.api.list(path, query, options);
}

/** @throws AppError `ats/cursor-repeats` for a list that leads in a circle, or goes on far beyond what it says it holds. */
function count(state: WalkState, step: StepName, { rows, next, total }: ListAnswer): WalkState {
  const repeats = next !== null && JSON.stringify(next) === JSON.stringify(state.at);
  const pages = state.pages + 1;
  // People may come while the list is read, and a list may give shorter pages than it was asked for, but not for ever.
  const isEndless = total !== null && state.rows > 2 * total + 10 * PAGE_SIZE;
  const same = next === null ? state.same : afterPage(state.same, pages, rows);
  if (repeats || isEndless || goesRound(same)) throw new AppError('ats/cursor-repeats', { about: [step] });
  const ids = step === 'postings' ? rows.map((row) => String((row as { id?: unknown } | null)?.id ?? '')) : [];
  const postings = [...(state.postings ?? []), ...ids];
  const isCarried = state.postings !== null && postings.length <= MOST_POSTINGS;
  return { ...state, step, pages, same, rows: state.rows + rows.length, postings: isCarried ? postings : null };
}

/**
 * A page that came empty, or named no next one, as likely as a real end: before half of the people it counts, or, where whoever
 * is missing would be said not to be there, before nearly all of them.
 */
function isCutShort(read: WalkState, step: StepName, { next, total }: ListAnswer): boolean {
  const left = (total ?? 0) - read.rows;
  const most = read.kind === 'fill' ? Math.max(MOST_MISCOUNTED, read.rows / 100) : Math.max(PAGE_SIZE, read.rows);
  return step === 'candidates' && next === null && left > most;
}

/** Only of the public list, and only when every posting it counts was seen: a job that is no longer posted is gone. */
function sweepOf(state: WalkState, step: StepName, { total }: ListAnswer): Sweep | null {
  if (step !== 'postings' || state.kind !== 'jobs' || state.postings === null) return null;
  const ids = [...new Set(state.postings)];
  return ids.includes('') || ids.length !== total ? null : { resource: 'job', from: null, below: null, ids };
}

function goOn(
  state: WalkState,
  step: StepName,
  steps: readonly StepName[],
  rows: { records: AtsRecord[]; problems: Problem[] },
  within: number,
): Page {
  // A step of many lists is never done before its end.
  const fraction = fractionOf(state, step, steps, Math.min(within, 0.98));
  return { ...rows, next: { ...state, step, fraction }, fraction };
}

function closeStep(
  state: WalkState,
  step: StepName,
  steps: readonly StepName[],
  rows: { records: AtsRecord[]; problems: Problem[] },
  sweep: Sweep | null = null,
): Page {
  const next = afterStep(state, step, steps);
  const page = { ...rows, ...(sweep && { sweep }) };
  if (next !== null) {
    const fraction = fractionOf(state, step, steps, 1);
    return { ...page, next: { ...next, fraction }, fraction };
  }
  // The order of the list proves nothing: who was not in it is asked for one by one before anybody is dropped.
  const unseen = state.kind === 'sweep' ? { unseen: ['candidate'] } : {};
  const left = leftOf(state);
  const short = state.isShort ? { isShort: true as const } : {};
  const { unanswered } = state;
  const told = unanswered.length > 0 ? { unanswered } : {};
  return {
    ...page,
    ...unseen,
    ...short,
    ...told,
    ...(left && { left }),
    next: null,
    fraction: 1,
    watermarkMs: state.toMs,
  };
}

/** Told once for each fill. */
function refused(state: WalkState, step: StepName): Problem[] {
  return state.kind === 'fill' ? [{ resource: step, id: null, reason: `missing-permission: ${SCOPE_OF[step]}` }] : [];
}

/** The server's time when a walk begins; any answer tells it, also one that refuses. */
export async function learnClock(api: Api, companyIdentifier: string | null): Promise<void> {
  try {
    if (companyIdentifier === null) await api.list('/jobs', {}, { limit: 1, yields: true });
    else await api.publicList(`/v1/companies/${encodeURIComponent(companyIdentifier)}/postings`, { limit: 1 });
  } catch (thrown) {
    if (!isRefused(thrown) && errorCode(thrown) !== 'ats/unexpected-shape') throw thrown;
  }
}
