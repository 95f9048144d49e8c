// Brings one connection into step: walks its pages, stores each page together with where the walk goes on, and stops
// cleanly at any failure. Whoever calls it again goes on where it stopped. One run per connection at a time.

import type { Account, AtsRecord, Page, Problem, RecordId, Walk } from '@/lib/ats/connector';
import { AppError, type ErrorCode, errorCode } from '@/lib/errors';
import type { SyncRow } from '@/lib/match-index/database';
import type { MatchIndex, Missing } from '@/lib/match-index/match-index';
import { dueWalk, type SyncPlan, walksOfChanges } from './plan';
import { readDue } from './read-due';
import {
  EMPTY_BELIEVED_MS,
  hasStood,
  mustHoldSomebody,
  SAID_TWICE_MS,
  settleSweep,
  withDoubt,
  withShortness,
} from './settle-sweep';
import { unlessAborted, unlessUnhandled } from './unless-aborted';

/** A failure that only the user can mend is tried again this often, so that mending it needs no further click. */
const RETRY_MENDED_MS = 10 * 60_000;
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 15 * 60_000;
/** Being offline costs nobody anything, and coming back should show at once. */
const LONGEST_OFFLINE_RETRY_MS = 60_000;
/** Whoever is told to wait longer asks again after this: a time further ahead was written under another clock. */
export const LONGEST_WAIT_MS = 60 * 60_000;
/** A walk that fails so often at one place will not get past it: it begins anew. */
const MOST_FAILURES_AT_A_PLACE = 5;
/** Of one kind of problem so many rows are told apart; beyond that only that there are more. */
const MOST_SKIPPED = 1_000;
const SAMPLE_EVERY_MS = 3_000;
const MOST_SAMPLES = 12;

/** Whose being there is asked for one by one: who is missing from a listing of these may be gone. */
const PEOPLE = ['candidate', 'opportunity'];

/** Failures that pass by themselves. */
const PASSING = ['ats/rate-limited', 'ats/unreachable', 'ats/server-error'];

/** Failures that may lie in the cursor itself. */
const BAD_PLACES = ['ats/unexpected-shape', 'ats/cursor-repeats'];

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
  account: Pick<Account, 'page' | 'one' | 'details' | 'byIds'>;
  plan: SyncPlan;
  /** What is kept of a row; null: nothing. */
  keep(record: AtsRecord): AtsRecord | null;
  /** Shared with the account's `isRestricted`; kept true as pages arrive. */
  restricted: RestrictedRows;
}

/** Which rows are restricted, so that rows that point at them can be reduced before they are stored. */
export interface RestrictedRows {
  has(resource: string, id: RecordId): boolean;
  set(resource: string, id: RecordId, restricted: boolean): void;
  clear(): void;
}

export function createRestrictedRows(known: readonly (readonly [string, RecordId])[] = []): RestrictedRows {
  const rows = new Set(known.map(([resource, id]) => `${resource}/${id}`));
  return {
    has: (resource, id) => rows.has(`${resource}/${id}`),
    set(resource, id, restricted) {
      if (restricted) rows.add(`${resource}/${id}`);
      else rows.delete(`${resource}/${id}`);
    },
    clear: () => rows.clear(),
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
    jobsWatermarkMs: null,
    lastJobsAt: null,
    lastSweepAt: null,
    dueLeft: 0,
    dueAtFirst: 0,
    detailsDone: false,
    jitter: 0.5,
    paused: false,
    problem: null,
    about: [],
    failures: 0,
    retryAt: null,
    skipped: {},
    samples: [],
  };
}

/**
 * Runs until nothing is due, the signal fires or something fails. Failures are kept in the sync row (`problem`,
 * `retryAt`), not thrown.
 *
 * @param force one walk of changes and one of jobs, even if none is due yet
 */
export async function runSync(
  target: SyncTarget,
  tools: SyncTools,
  signal: AbortSignal,
  force = false,
): Promise<SyncRow> {
  const { index, now, random = Math.random } = tools;
  const settling = { index, account: target.account, connection: target.connection, now, random };
  let sync = (await index.sync(target.connection)) ?? newSync(target.connection, target.rule);
  const forced = new Set(force ? ['jobs', 'changes'] : []);
  const passedOver = new Set<RecordId>();
  /** The answer to the stored cursor, asked for while the page before was being stored. */
  let ahead: Promise<Page> | null = null;
  try {
    if (sync.rule !== target.rule) {
      const { paused } = sync;
      await index.forget(target.connection);
      target.restricted.clear();
      sync = { ...newSync(target.connection, target.rule), paused };
      if (paused) await index.saveSync(sync);
    }
    if (sync.paused) return sync;
    while (!signal.aborted) {
      const walk = dueWalk(sync, now(), target.plan) ?? walksOfChanges(sync).find(({ kind }) => forced.has(kind));
      if (!walk) {
        if (sync.dueLeft === 0 && sync.detailsDone) break;
        const isMore = await readSomeDue(target, tools, sync, passedOver, signal).finally(async () => {
          sync = (await index.sync(target.connection)) ?? sync;
        });
        if (!isMore && !signal.aborted) sync = await endDetails(target, tools, sync, passedOver.size);
        continue;
      }
      if (!sync.walk) {
        // A fill reads everything that changed as well.
        if (walk.kind === 'fill') forced.clear();
        forced.delete(walk.kind);
        sync = beginWalk(sync, walk, now());
      }
      const asked: Page | null = await unlessAborted(ahead ?? target.account.page(walk, sync.cursor), signal);
      ahead = null;
      if (!asked) break;
      mustGoOn(sync, asked);
      const settled = await settleSweep(settling, asked, sync, signal);
      if (!settled) break;
      const { page } = settled;
      sync = settled.sync;
      if (settled.isFillLacking) {
        sync = { ...endWalk(sync, walk, 0, now(), random), firstFillDone: false };
        await index.saveSync(sync);
        continue;
      }
      await mustHoldSomebody(settling, asked, sync);
      const unnote = noteRestricted(target, page.records);
      try {
        // Storing takes as long as asking. Should it fail, the answer is dropped, and asked for again like any other.
        ahead = page.next && unlessUnhandled(target.account.page(walk, page.next));
        sync = await storePage(target, tools, sync, walk, page);
      } catch (thrown) {
        unnote();
        throw thrown;
      }
      tools.onPage?.(sync);
    }
  } catch (thrown) {
    sync = afterFailure(sync, thrown, now(), random);
    await index.saveSync(sync).catch(() => undefined);
  }
  return sync;
}

/** Some of the people who are due; false when nobody is left who could be read in this run. */
async function readSomeDue(
  target: SyncTarget,
  tools: SyncTools,
  sync: SyncRow,
  passedOver: Set<RecordId>,
  signal: AbortSignal,
): Promise<boolean> {
  let latest = sync;
  return readDue(
    {
      index: tools.index,
      account: target.account,
      connection: target.connection,
      keep: target.keep,
      believesAll: PEOPLE.some((resource) => hasStood(sync, resource, EMPTY_BELIEVED_MS, tools.now())),
      noted(problems, read) {
        const dueLeft = Math.max(0, latest.dueLeft - read);
        latest = { ...latest, ...NO_TROUBLE, dueLeft, skipped: countSkipped(latest.skipped, problems) };
        return latest;
      },
      onStored(records, stored) {
        noteRestricted(target, records);
        tools.onPage?.(stored);
      },
    },
    passedOver,
    signal,
  );
}

/** Those who could not be read are asked for again after the next walk. */
async function endDetails(
  target: SyncTarget,
  { index }: SyncTools,
  sync: SyncRow,
  passedOver: number,
): Promise<SyncRow> {
  const dueLeft = Math.max(0, (await index.countDue(target.connection)) - passedOver);
  const ended = { ...sync, dueLeft, detailsDone: sync.detailsDone || dueLeft === 0 };
  await index.saveSync(ended);
  return ended;
}

/** What it gives back unsays it: a page that could not be stored is asked for again, and must see the same changes again. */
function noteRestricted({ restricted: noted }: SyncTarget, records: readonly AtsRecord[]): () => void {
  const changed = records.filter(({ resource, id, restricted }) => noted.has(resource, id) !== (restricted === true));
  for (const { resource, id, restricted } of changed) noted.set(resource, id, restricted === true);
  return () => {
    for (const { resource, id, restricted } of changed) noted.set(resource, id, restricted !== true);
  };
}

const NO_TROUBLE = { problem: null, about: [], failures: 0, retryAt: null };

function beginWalk(sync: SyncRow, walk: Walk, now: number): SyncRow {
  const skipped = walk.kind === 'fill' ? {} : sync.skipped;
  return { ...sync, walk, cursor: null, walkStartedAt: now, fraction: 0, samples: [], skipped };
}

/** @throws AppError for a page that leads back to itself */
function mustGoOn({ cursor }: SyncRow, { next }: Page): void {
  if (next && JSON.stringify(next) === JSON.stringify(cursor)) throw new AppError('ats/cursor-repeats');
}

async function storePage(
  target: SyncTarget,
  tools: SyncTools,
  before: SyncRow,
  walk: Walk,
  page: Page,
): Promise<SyncRow> {
  const { index, now } = tools;
  const instant = now();
  let sync: SyncRow = {
    ...before,
    cursor: page.next,
    fraction: Math.max(before.fraction, Math.min(page.fraction, 1)),
    ...NO_TROUBLE,
    skipped: countSkipped(before.skipped, page.problems),
    samples: await sampled(before, page.fraction, target.connection, index, instant),
  };
  if (!page.next) {
    // Of two clocks the earlier: what is read again is only read twice, what lies before a watermark is never read.
    // But a clock that was set back makes nobody unread.
    const own = Math.max(before.walkStartedAt, 'sinceMs' in walk ? walk.sinceMs : before.walkStartedAt);
    const watermarkMs = Math.min(page.watermarkMs ?? own, own);
    sync = endWalk(sync, walk, watermarkMs, instant, tools.random ?? Math.random);
    if (walk.kind === 'fill' || walk.kind === 'jobs') sync = withLeft(sync, page);
    if (walk.kind === 'fill' || walk.kind === 'sweep') sync = withShortness(sync, page, instant);
  }
  const records = page.records.flatMap((record) => target.keep(record) ?? []);
  const isBelieved = (resource: string, missing: Missing) =>
    hasStood(before, resource, missing === 'all' ? EMPTY_BELIEVED_MS : SAID_TWICE_MS, instant);
  return index.write(target.connection, { ...page, records, isBelieved }, sync, (dueLeft, doubted) => {
    for (const [resource, left] of doubted) sync = withDoubt(sync, resource, left, instant);
    if (page.next) return sync;
    const dueAtFirst = walk.kind === 'fill' ? dueLeft : sync.dueAtFirst;
    const detailsDone = sync.detailsDone || (sync.firstFillDone && dueLeft === 0);
    return { ...sync, dueLeft, dueAtFirst, detailsDone };
  });
}

function endWalk(sync: SyncRow, walk: Walk, watermarkMs: number, now: number, random: () => number): SyncRow {
  const ended = { ...sync, walk: null, cursor: null, fraction: 1, jitter: random() };
  if (walk.kind === 'sweep') return { ...ended, lastSweepAt: now, isUnswept: false };
  // In step as of its beginning: a walk may have taken days, with the computer asleep in the middle.
  const jobs = { jobsWatermarkMs: watermarkMs, lastJobsAt: sync.walkStartedAt };
  const people = { watermarkMs, lastGoodAt: sync.walkStartedAt };
  if (walk.kind === 'jobs') return { ...ended, ...jobs };
  if (walk.kind === 'changes') return { ...ended, ...people };
  return { ...ended, ...jobs, ...people, firstFillDone: true, lastSweepAt: now, isUnswept: true };
}

function withLeft({ jobsLeft: _asked, unanswered: _lists, ...sync }: SyncRow, { left, unanswered }: Page): SyncRow {
  return { ...sync, ...(left && { jobsLeft: left }), ...(unanswered && { unanswered }) };
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

/** A list that is not there is no person who is: nobody is to read that somebody was deleted. */
function codeOfSync(thrown: unknown): ErrorCode {
  const code = errorCode(thrown);
  return code === 'ats/gone' ? 'ats/unexpected-shape' : code;
}

function afterFailure(sync: SyncRow, thrown: unknown, now: number, random: () => number): SyncRow {
  const code = codeOfSync(thrown);
  const detail = thrown as { retryAt?: number; about?: string[] };
  const failures = sync.failures + 1;
  const longest = code === 'ats/unreachable' ? LONGEST_OFFLINE_RETRY_MS : LONGEST_RETRY_MS;
  const wait = isPassing(code) ? Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), longest) : RETRY_MENDED_MS;
  const retryAt = Math.min(detail.retryAt ?? now + wait * (0.75 + random() / 2), now + LONGEST_WAIT_MS);
  const failed = { ...sync, problem: code, about: detail.about ?? [], failures, retryAt };
  if (isPassing(code)) return failed;
  // A sweep that cannot end must not keep changes from being read.
  if (sync.walk?.kind === 'sweep') return { ...failed, walk: null, cursor: null, lastSweepAt: now };
  const isStuck = BAD_PLACES.includes(code) && failures % MOST_FAILURES_AT_A_PLACE === 0;
  return isStuck ? { ...failed, walk: null, cursor: null } : failed;
}
