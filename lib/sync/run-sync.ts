// Brings one connection into step: walks its pages, stores each page together with where the walk goes on, and stops
// cleanly at any failure. Whoever calls it again goes on where it stopped. One run per connection at a time.

import type { Account, AtsRecord, Page, Problem, RecordId, Walk } from '@/lib/ats/connector';
import { AppError, errorCode } from '@/lib/errors';
import { identify } from '@/lib/identity/identify';
import type { SyncRow } from '@/lib/match-index/database';
import type { KeyedRecord, MatchIndex } from '@/lib/match-index/match-index';

/** Deleted people are looked for this often, where the ATS has no feed of deletions. */
export const SWEEP_EVERY_MS = 6 * 60 * 60_000;
/** Changes are asked for this often. */
export const CHANGES_EVERY_MS = 15 * 60_000;
/** A failure that only the user can mend is tried again this often, so that mending it needs no further click. */
const RETRY_MENDED_MS = 10 * 60_000;
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 15 * 60_000;
/** Being offline costs nobody anything, and coming back should show at once. */
const LONGEST_OFFLINE_RETRY_MS = 60_000;
/** A walk that fails so often at one place will not get past it: it begins anew. */
const MOST_FAILURES_AT_A_PLACE = 5;
/** Of one kind of problem so many rows are told apart; beyond that only that there are more. */
const MOST_SKIPPED = 1_000;
const SAMPLE_EVERY_MS = 3_000;
const MOST_SAMPLES = 12;

/** Failures that pass by themselves. */
const PASSING = ['ats/rate-limited', 'ats/unreachable', 'ats/server-error'];

/** Failures that may lie in the cursor itself. */
const BAD_PLACES = ['ats/unexpected-shape', 'ats/cursor-repeats', 'ats/gone'];

export function isPassing(code: string): boolean {
  return PASSING.includes(code);
}

export interface SyncTools {
  index: MatchIndex;
  now(): number;
  /** A page was stored: people may have come or changed. */
  onPage?(sync: SyncRow): void;
  /** Between 0 and 1; spreads retries of many browsers. */
  random?(): number;
}

export interface SyncTarget {
  connection: string;
  /** What rows are read under now; rows read under another rule are dropped first. */
  rule: string;
  account: Pick<Account, 'page'>;
  /** Shared with the account's `isRestricted`; kept true as pages arrive. */
  restricted: RestrictedRows;
}

/** Which rows are restricted, so that rows that point at them can be reduced before they are stored. */
export interface RestrictedRows {
  has(resource: string, id: RecordId): boolean;
  set(resource: string, id: RecordId, restricted: boolean): void;
}

export function createRestrictedRows(known: readonly (readonly [string, RecordId])[] = []): RestrictedRows {
  const rows = new Set(known.map(([resource, id]) => `${resource}/${id}`));
  return {
    has: (resource, id) => rows.has(`${resource}/${id}`),
    set(resource, id, restricted) {
      if (restricted) rows.add(`${resource}/${id}`);
      else rows.delete(`${resource}/${id}`);
    },
  };
}

export function newSync(connection: string, rule = ''): SyncRow {
  return {
    connection,
    rule,
    walk: null,
    cursor: null,
    walkStartedAt: 0,
    fraction: 0,
    firstFillDone: false,
    watermarkMs: null,
    lastGoodAt: null,
    lastSweepAt: null,
    paused: false,
    problem: null,
    about: [],
    failures: 0,
    retryAt: null,
    skipped: {},
    samples: [],
  };
}

/** The walk that is due, or null. A walk under way is always due. */
export function dueWalk(sync: SyncRow, now: number): Walk | null {
  if (sync.walk) return sync.walk;
  if (!sync.firstFillDone || sync.watermarkMs === null) return { kind: 'fill' };
  // A clock that was set back must not stop the sync.
  const since = (instant: number | null) =>
    instant === null || instant > now ? Number.POSITIVE_INFINITY : now - instant;
  if (since(sync.lastGoodAt) >= CHANGES_EVERY_MS) return { kind: 'changes', sinceMs: sync.watermarkMs };
  if (since(sync.lastSweepAt) >= SWEEP_EVERY_MS) return { kind: 'sweep' };
  return null;
}

/**
 * Runs until nothing is due, the signal fires or something fails. Failures are kept in the sync row (`problem`,
 * `retryAt`), not thrown.
 *
 * @param force one walk of changes even if none is due yet
 */
export async function runSync(
  target: SyncTarget,
  tools: SyncTools,
  signal: AbortSignal,
  force = false,
): Promise<SyncRow> {
  const { index, now } = tools;
  let sync = (await index.sync(target.connection)) ?? newSync(target.connection, target.rule);
  if (sync.paused) return sync;
  let forced = force;
  try {
    if (sync.rule !== target.rule) {
      await index.forget(target.connection);
      sync = newSync(target.connection, target.rule);
    }
    while (!signal.aborted) {
      const walk = dueWalk(sync, now()) ?? (forced ? changesOf(sync) : null);
      if (!walk) break;
      if (walk.kind !== 'sweep' && !sync.walk) forced = false;
      if (!sync.walk) sync = beginWalk(sync, walk, now());
      const page = await unlessAborted(target.account.page(walk, sync.cursor), signal);
      if (!page) break;
      sync = await storePage(target, tools, sync, walk, page);
      tools.onPage?.(sync);
    }
  } catch (thrown) {
    sync = afterFailure(sync, thrown, now(), tools.random ?? Math.random);
    await index.saveSync(sync).catch(() => undefined);
  }
  return sync;
}

function changesOf(sync: SyncRow): Walk {
  return { kind: 'changes', sinceMs: sync.watermarkMs ?? 0 };
}

function beginWalk(sync: SyncRow, walk: Walk, now: number): SyncRow {
  const skipped = walk.kind === 'fill' ? {} : sync.skipped;
  return { ...sync, walk, cursor: null, walkStartedAt: now, fraction: 0, samples: [], skipped };
}

/** Whoever pauses or removes a connection does not wait for an answer that may take minutes; it is dropped. */
async function unlessAborted(page: Promise<Page>, signal: AbortSignal): Promise<Page | null> {
  const aborted = new Promise<null>((resolve) => {
    if (signal.aborted) resolve(null);
    else signal.addEventListener('abort', () => resolve(null), { once: true });
  });
  // The loser of the race must not end as an unhandled rejection.
  page.catch(() => undefined);
  return Promise.race([page, aborted]);
}

async function storePage(
  target: SyncTarget,
  tools: SyncTools,
  before: SyncRow,
  walk: Walk,
  page: Page,
): Promise<SyncRow> {
  const { index, now } = tools;
  if (page.next && JSON.stringify(page.next) === JSON.stringify(before.cursor))
    throw new AppError('ats/cursor-repeats');
  if (page.sweep && isEmptyListing(page.sweep) && (await index.countPeople(target.connection)) > 0) {
    // An account does not lose everybody between two walks; a credential that lost its reach looks just so.
    throw new AppError('ats/unexpected-shape', { about: [page.sweep.resource] });
  }
  const instant = now();
  let sync: SyncRow = {
    ...before,
    cursor: page.next,
    fraction: Math.max(before.fraction, Math.min(page.fraction, 1)),
    problem: null,
    about: [],
    failures: 0,
    retryAt: null,
    skipped: countSkipped(before.skipped, page.problems),
    samples: await sampled(before, page.fraction, target.connection, index, instant),
  };
  if (!page.next) sync = endWalk(sync, walk, page.watermarkMs ?? before.walkStartedAt, instant);
  await index.write(
    target.connection,
    { records: page.records.map(withKeys), ...(page.sweep ? { sweep: page.sweep } : {}) },
    sync,
  );
  // Only what is stored counts as known: a page that is asked for again must see the same changes again.
  for (const { resource, id, restricted } of page.records) target.restricted.set(resource, id, restricted === true);
  return sync;
}

function isEmptyListing(sweep: { from: unknown; below: unknown; ids: readonly unknown[]; resource: string }): boolean {
  return sweep.resource === 'candidate' && sweep.from === null && sweep.below === null && sweep.ids.length === 0;
}

/** The keys of a record, by the same function that reads a page. */
export function withKeys(record: AtsRecord): KeyedRecord {
  return { ...record, keys: record.identity ? identify(record.identity, 'ats') : [] };
}

function endWalk(sync: SyncRow, walk: Walk, watermarkMs: number, now: number): SyncRow {
  const ended = { ...sync, walk: null, cursor: null, fraction: 1 };
  if (walk.kind === 'sweep') return { ...ended, lastSweepAt: now };
  // In step as of its beginning: a walk may have taken days, with the computer asleep in the middle.
  const good = { ...ended, watermarkMs, lastGoodAt: sync.walkStartedAt };
  return walk.kind === 'fill' ? { ...good, firstFillDone: true, lastSweepAt: now } : good;
}

async function sampled(
  sync: SyncRow,
  fraction: number,
  connection: string,
  index: MatchIndex,
  now: number,
): Promise<SyncRow['samples']> {
  const last = sync.samples.at(-1);
  if (last && now - last.at < SAMPLE_EVERY_MS && now >= last.at) return sync.samples;
  const people = await index.countPeople(connection);
  return [...sync.samples, { at: now, fraction, people }].slice(-MOST_SAMPLES);
}

function countSkipped(skipped: SyncRow['skipped'], problems: readonly Problem[]): SyncRow['skipped'] {
  if (problems.length === 0) return skipped;
  const counted = { ...skipped };
  for (const { resource, id, reason } of problems) {
    const name = `${resource}: ${reason}`;
    const ids = counted[name] ?? [];
    // Windows overlap, so the same row is met again and again.
    if ((id === null || !ids.includes(id)) && ids.length < MOST_SKIPPED) counted[name] = [...ids, id];
  }
  return counted;
}

function afterFailure(sync: SyncRow, thrown: unknown, now: number, random: () => number): SyncRow {
  const code = errorCode(thrown);
  const detail = thrown as { retryAt?: number; about?: string[] };
  const failures = sync.failures + 1;
  const longest = code === 'ats/unreachable' ? LONGEST_OFFLINE_RETRY_MS : LONGEST_RETRY_MS;
  const wait = isPassing(code) ? Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), longest) : RETRY_MENDED_MS;
  const retryAt = detail.retryAt ?? now + wait * (0.75 + random() / 2);
  const failed = { ...sync, problem: code, about: detail.about ?? [], failures, retryAt };
  if (isPassing(code)) return failed;
  // A sweep that cannot end must not keep changes from being read.
  if (sync.walk?.kind === 'sweep') return { ...failed, walk: null, cursor: null, lastSweepAt: now };
  const isStuck = BAD_PLACES.includes(code) && failures % MOST_FAILURES_AT_A_PLACE === 0;
  return isStuck ? { ...failed, walk: null, cursor: null } : failed;
}
