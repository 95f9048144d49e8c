// Brings one connection into step: walks its pages, stores each page together with where the walk goes on, and stops
// cleanly at any failure. Whoever calls it again goes on where it stopped. One run per connection at a time.

import type { Account, AtsRecord, RecordId, Walk } from '@/lib/ats/connector';
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
const SAMPLE_EVERY_MS = 3_000;
const MOST_SAMPLES = 12;

/** Failures that pass by themselves. */
const PASSING = ['ats/rate-limited', 'ats/unreachable', 'ats/server-error'];

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

export function newSync(connection: string): SyncRow {
  return {
    connection,
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
  let sync = (await index.sync(target.connection)) ?? newSync(target.connection);
  let forced = force;
  try {
    while (!signal.aborted) {
      const walk = dueWalk(sync, now()) ?? (forced ? changesOf(sync) : null);
      if (!walk) break;
      if (walk.kind !== 'sweep' && !sync.walk) forced = false;
      if (!sync.walk) sync = beginWalk(sync, walk, now());
      sync = await walkOnePage(target, tools, sync, walk);
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

async function walkOnePage(target: SyncTarget, tools: SyncTools, before: SyncRow, walk: Walk): Promise<SyncRow> {
  const { index, now } = tools;
  const page = await target.account.page(walk, before.cursor);
  if (page.next && JSON.stringify(page.next) === JSON.stringify(before.cursor))
    throw new AppError('ats/cursor-repeats');
  for (const { resource, id, restricted } of page.records) target.restricted.set(resource, id, restricted === true);
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
  const good = { ...ended, watermarkMs, lastGoodAt: now };
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

function countSkipped(
  skipped: Record<string, number>,
  problems: readonly { resource: string; reason: string }[],
): Record<string, number> {
  if (problems.length === 0) return skipped;
  const counted = { ...skipped };
  for (const { resource, reason } of problems) {
    const name = `${resource}: ${reason}`;
    counted[name] = (counted[name] ?? 0) + 1;
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
  return { ...sync, problem: code, about: detail.about ?? [], failures, retryAt };
}
