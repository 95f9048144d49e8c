// A sweep says who is no longer listed; whether they are gone is another question. A listing may end early and look whole, so
// every row that it left out is asked for by its id before it is dropped, and every row that no walk has brought is read.
// Which ATS it is, and what the rows mean, is not known here.

import type { Account, ByIds, Page, RecordId, Rows, Sweep } from '@/lib/ats/connector';
import { AppError } from '@/lib/errors';
import type { SyncRow } from '@/lib/match-index/database';
import type { MatchIndex } from '@/lib/match-index/match-index';
import { unlessAborted } from './unless-aborted';

/** Requests by ids about what one page left out, before what they told is stored. */
const MOST_REQUESTS = 20;
/** Rows listed on the same pages, asked for together with those that were not: an outage that answers with nothing knows neither. */
const WITNESSES = 2;
/** So many rows of a page that no walk has brought mean that the fill was not whole. */
const MANY_UNHELD = 50;
/** Of rows that can't be asked for, one sweep drops so many, or this share; more have to be missing in another one as well. */
const FEW_UNSEEN = 20;
const MOST_UNSEEN_SHARE = 0.2;
/** Two sweeps that say the same are so far apart at least. */
export const SAID_TWICE_MS = 3 * 60 * 60_000;
/** A listing with nobody at all in it looks like an outage or a lost permission; after a week it is believed. */
export const EMPTY_BELIEVED_MS = 7 * 24 * 60 * 60_000;

/** A fill is made anew for what it left out this often at most. */
const REFILL_AFTER_MS = 7 * 24 * 60 * 60_000;
/** Stands in for a resource: when everything was read anew, because the fill had not been whole. */
export const FILL = 'fill';

/** Stands in for a resource: since when fewer people have been listed than counted. */
const SHORT = 'short';

export interface SettleTools {
  index: Pick<MatchIndex, 'compare' | 'write' | 'countPeople'>;
  account: Pick<Account, 'byIds'>;
  connection: string;
  now(): number;
  random(): number;
}

export interface Settled {
  page: Page;
  sync: SyncRow;
  /** So many are listed that no walk has brought that everything is to be read anew. */
  isFillLacking?: true;
}

/**
 * The page as it may be stored, which a page of another walk is as it came: whoever is in doubt counts as listed, and what was
 * missing is among its records; null once aborted. Nothing is written after it has ended.
 */
export async function settleSweep(
  tools: SettleTools,
  page: Page,
  sync: SyncRow,
  signal: AbortSignal,
): Promise<Settled | null> {
  const { sweep } = page;
  if (!sweep) return { page, sync };
  const { index, account, connection, now } = tools;
  const { resource } = sweep;
  const { unseen, unheld, held } = await index.compare(connection, sweep, sync.walkStartedAt);
  const { byIds } = account;
  if (byIds === undefined) {
    const isMany = unseen.length > Math.max(FEW_UNSEEN, held * MOST_UNSEEN_SHARE);
    const left = isMany && !hasStood(sync, resource, SAID_TWICE_MS, now()) ? unseen : [];
    return { page: { ...page, sweep: listing(sweep, left) }, sync: doubting(sync, sweep, left, now()) };
  }
  const missed = byIds.whole.includes(resource) ? unheld : [];
  if (missed.length > Math.max(MANY_UNHELD, sweep.ids.length / 2) && !wasFilledAgain(sync, now())) {
    return { page, sync: withDoubt(sync, FILL, missed.length, now()), isFillLacking: true };
  }
  const asked = await askForUnseen({ ...tools, byIds, signal }, sweep, unseen, sync);
  const read = await unlessAborted(readMissed(byIds, resource, missed), signal);
  if (!asked || !read) return null;
  return {
    page: {
      ...page,
      records: [...page.records, ...read.records],
      problems: [...page.problems, ...read.problems],
      sweep: listing(sweep, [...asked.there, ...asked.left]),
    },
    sync: doubting(sync, sweep, asked.left, now()),
  };
}

/**
 * An account does not lose everybody between two walks; a credential that lost its reach looks just so. To be asked once the
 * doubt is noted, which is how long it has stood.
 *
 * @throws AppError `ats/unexpected-shape` for a list of people without any, until it has been so for a week
 */
export async function mustHoldSomebody(
  { index, connection, now }: SettleTools,
  { sweep }: Page,
  sync: SyncRow,
): Promise<void> {
  if (!sweep || !isEmptyListing(sweep) || hasStood(sync, sweep.resource, EMPTY_BELIEVED_MS, now())) return;
  if ((await index.countPeople(connection)) > 0) {
    throw new AppError('ats/unexpected-shape', { about: [sweep.resource] });
  }
}

function isEmptyListing({ resource, from, below, ids }: Sweep): boolean {
  return resource === 'candidate' && from === null && below === null && ids.length === 0;
}

interface Asker extends SettleTools {
  byIds: ByIds;
  signal: AbortSignal;
}

/**
 * Which of the rows left out are there, and of which that is not known. Where most of those asked for are gone, all are asked
 * for, however many: that is what a deletion looks like. Where they are there, the listing is at fault, and the rest is left.
 */
async function askForUnseen(
  tools: Asker,
  sweep: Sweep,
  unseen: readonly RecordId[],
  sync: SyncRow,
): Promise<{ there: RecordId[]; left: RecordId[] } | null> {
  const { index, byIds, connection, now, signal } = tools;
  if (unseen.length === 0) return { there: [], left: [] };
  const witnesses = witnessesOf(sweep);
  if (witnesses.length === 0) {
    const left = hasStood(sync, sweep.resource, EMPTY_BELIEVED_MS, now()) ? [] : [...unseen];
    return { there: [], left };
  }
  const there: RecordId[] = [];
  // By chance, so that a listing that never is whole does not hide the same ones for ever.
  const left = shuffled(unseen, tools.random);
  const batch = byIds.most - witnesses.length;
  while (left.length > 0) {
    const asked = left.splice(0, batch * MOST_REQUESTS);
    const present: RecordId[] = [];
    for (let at = 0; at < asked.length; at += batch) {
      const some = presentOf(byIds, sweep.resource, asked.slice(at, at + batch), witnesses);
      const found = await unlessAborted(some, signal);
      if (!found) return null;
      present.push(...found);
    }
    there.push(...present);
    if (left.length === 0 || present.length * 2 > asked.length) break;
    // Whoever stops now need not ask for these again.
    await index.write(connection, { records: [], sweep: listing(sweep, [...there, ...left]) }, sync);
  }
  return { there, left };
}

/** @throws AppError `ats/unexpected-shape` where not even rows are there that were listed a moment ago */
async function presentOf(
  byIds: ByIds,
  resource: string,
  ids: readonly RecordId[],
  witnesses: readonly RecordId[],
): Promise<RecordId[]> {
  const present = await byIds.present(resource, [...ids, ...witnesses]);
  if (!witnesses.some((id) => present.has(id))) throw new AppError('ats/unexpected-shape', { about: [resource] });
  return ids.filter((id) => present.has(id));
}

function witnessesOf({ ids, witnesses = [] }: Sweep): RecordId[] {
  return [...new Set([...ids.slice(0, 1), ...ids.slice(-1), ...witnesses])].slice(0, WITNESSES);
}

async function readMissed(byIds: ByIds, resource: string, missed: readonly RecordId[]): Promise<Rows> {
  const rows: Rows = { records: [], problems: [] };
  for (let at = 0; at < missed.length; at += byIds.most) {
    const read = await byIds.read(resource, missed.slice(at, at + byIds.most));
    rows.records.push(...read.records);
    rows.problems.push(...read.problems);
  }
  return rows;
}

function listing(sweep: Sweep, more: readonly RecordId[]): Sweep {
  return more.length === 0 ? sweep : { ...sweep, ids: [...sweep.ids, ...more] };
}

/** Whether sweeps have been saying so for this long. */
export function hasStood({ doubts }: SyncRow, resource: string, forMs: number, now: number): boolean {
  const doubt = doubts?.[resource];
  return doubt !== undefined && now - doubt.since >= forMs;
}

/** Rows that can't be read are never held, and no fill changes that. */
function wasFilledAgain({ doubts }: SyncRow, now: number): boolean {
  const doubt = doubts?.[FILL];
  return doubt !== undefined && now - doubt.since < REFILL_AFTER_MS;
}

/** The end of a listing says whether there is a doubt about it. */
function doubting(sync: SyncRow, { resource, from }: Sweep, left: readonly RecordId[], now: number): SyncRow {
  return from === null || left.length > 0 ? withDoubt(sync, resource, left.length, now) : sync;
}

/** The end of a list of people says whether as many came as are counted. */
export function withShortness(sync: SyncRow, { isShort }: Page, now: number): SyncRow {
  if (!isShort && sync.doubts?.[SHORT] === undefined) return sync;
  return withDoubt(sync, SHORT, isShort ? 1 : 0, now);
}

/** Fewer people are listed than counted, and it may pass; said for long enough, a key is shown no more than these. */
export function isShortOfPeople(sync: SyncRow, now: number): boolean {
  return sync.doubts?.[SHORT] !== undefined && !hasStood(sync, SHORT, SAID_TWICE_MS, now);
}

/** Doubts about rows that are held. */
export function doubtsOfRows({ doubts = {} }: Pick<SyncRow, 'doubts'>): number {
  const { [FILL]: _anew, [SHORT]: _fewer, ...rows } = doubts;
  return Object.values(rows).reduce((sum, { left }) => sum + left, 0);
}

export function withDoubt(sync: SyncRow, resource: string, left: number, now: number): SyncRow {
  const { [resource]: before, ...others } = sync.doubts ?? {};
  if (left === 0) return { ...sync, doubts: others };
  // A clock that was set back makes nothing older.
  const since = Math.min(resource === FILL ? now : (before?.since ?? now), now);
  return { ...sync, doubts: { ...others, [resource]: { since, left } } };
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const mixed = [...list];
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T];
  }
  return mixed;
}
