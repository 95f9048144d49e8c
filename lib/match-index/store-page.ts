// What a page does to the rows that are held: replaces, moves, drops, suspects; and whom that concerns, so that their keys
// follow. Everything here runs inside one transaction of the caller's, so nothing may be awaited but the database.

import type { RecordId, RecordName, Sweep } from '@/lib/ats/connector';
import type { RecordRow } from './database';
import { heldRows, ownedBy, rowsOfPeople, rowsOfPerson, WORTH_A_QUESTION } from './person-rows';
import { endsOf, keyOf, type RowKey } from './row-key';
import { kindOf, nameOf, ownerOf, rowName } from './row-name';
import type { RowStore } from './row-store';

/** An account does not lose so many people between two sweeps; a credential that lost its reach looks just so. */
const MOST_SUSPECTED_SHARE = 0.2;
/** In a small account a fifth is quickly reached. */
const FEW_SUSPECTED = 50;
/** Whoever holds no more than so many may well have lost all of them. */
const FEW = 3;

/** What one transaction does to the rows of one connection. */
export interface Change {
  store: RowStore;
  connection: string;
  /** By candidate: the rows as they were, of everybody whose rows may say something else now of who they are. */
  before: Map<RecordId, RecordRow[]>;
  /** `RecordRow.person` of those who are gone. */
  gone: number[];
  /** Gives numbers to people of whom nothing was held, and says who they are, before their rows are put. */
  welcome(newcomers: readonly Newcomer[]): Promise<void>;
}

/** The rows of one person as a page brought them. */
export interface BroughtPerson {
  /** The candidate's own. */
  row: RecordRow;
  /** All of them, that one included. */
  rows: readonly RecordRow[];
}

export interface Newcomer {
  /** The candidate's row; gets its `person` and `who`. */
  row: RecordRow;
  /** The same as it was brought. */
  brought: RecordRow;
  /** All rows of theirs, as they were brought. */
  rows: readonly RecordRow[];
}

/**
 * Puts the rows of a listing; gives the former owners of what moved. A candidate's row with an older version than the one
 * held only vouches that the person is there: pages overtake each other.
 */
export async function putRows(change: Change, rows: readonly RecordRow[]): Promise<string[]> {
  const brought = newestOfEach(rows);
  const { rows: held, unheld } = await heldRows(change.store, [...brought.values()]);
  const opened = ownersOfOpened(held, brought);
  const next = new Map<string, RecordRow>();
  for (const [name, row] of brought) {
    const before = held.get(name);
    next.set(name, row.resource === 'candidate' ? succeed(opened.has(name) ? unread(before) : before, row) : row);
  }
  const heirs = await ownersBefore(change, brought, held);
  const welcomed = await welcomeNewcomers(change, next, brought, held, heirs);
  const changed = [...next].flatMap(([name, row]) => {
    const before = held.get(name);
    if (before !== undefined && before.owner !== row.owner) return [before, row];
    return (before?.part === row.part && !heirs.has(name)) || welcomed.has(name) ? [] : [row];
  });
  await touch(change, changed, brought);
  await change.store.put([...next.values()], unheld.has('candidate'));
  return formerOwners(held, brought);
}

/** Replaces everything held of one person by rows that hold everything; gives the former owners of what moved to them. */
export async function replaceRows(change: Change, candidate: RecordId, rows: readonly RecordRow[]): Promise<string[]> {
  const { store, connection } = change;
  const brought = new Map(rows.map((row) => [nameOf(row), row]));
  const { rows: held } = await heldRows(store, rows);
  const before = await rowsOfPerson(store, connection, candidate);
  await touch(change, [...before.slice(0, 1), ...held.values(), ...rows], brought);
  await store.delete(before.map(keyOf));
  const own = before.find(({ resource }) => resource === 'candidate');
  if (own?.person !== undefined && !brought.has(nameOf(own))) change.gone.push(own.person);
  await store.put(
    rows.map((row) => {
      if (row.resource !== 'candidate') return row;
      return withPerson(row.version === undefined ? row : { ...row, detailsOf: row.version }, held.get(nameOf(row)));
    }),
  );
  return formerOwners(held, brought);
}

/** Replaces what was read of one person alone; false when they are gone. */
export async function replaceDetails(
  change: Change,
  candidate: RecordId,
  version: number,
  details: readonly RecordRow[],
): Promise<boolean> {
  const { store, connection } = change;
  const [row] = await store.get([[connection, 'candidate', candidate]]);
  if (!row) return false;
  const before = await rowsOfPerson(store, connection, candidate);
  const old = before.filter(({ detail }) => detail);
  const parts = new Map(old.map((one) => [nameOf(one), one.part]));
  const isChanged = details.some((one) => parts.get(nameOf(one)) !== one.part);
  const isLost = old.some((one) => one.part !== undefined && !details.some((other) => nameOf(other) === nameOf(one)));
  if ((isChanged || isLost) && !change.before.has(candidate)) change.before.set(candidate, before);
  await store.delete(old.map(keyOf));
  await store.put(details.map((detail) => ({ ...detail, detail: 1 as const })));
  const { due: _answered, suspect: _cleared, ...rest } = row;
  const isNewer = row.version !== undefined && row.version > version;
  await store.put([{ ...rest, detailsOf: version, ...(isNewer ? { due: row.version as number } : {}) }]);
  return true;
}

export async function deletePerson(change: Change, candidate: RecordId): Promise<void> {
  const rows = await rowsOfPerson(change.store, change.connection, candidate);
  await change.store.delete(rows.map(keyOf));
  isGone(change, rows);
}

/** People whom no listing vouches for are gone when the last row they own is. Details were only ever about them. */
export async function dropAbandoned(change: Change, owners: readonly string[]): Promise<void> {
  const { store, connection } = change;
  for (const owner of new Set(owners)) {
    const candidate = owner.startsWith('candidate/') ? owner.slice('candidate/'.length) : null;
    if (candidate === null) continue;
    const [row] = (await store.get(spellings(connection, candidate))).filter((one) => one !== undefined);
    if (!row?.implied) continue;
    const left = (await store.ownedBy(connection, owner)).filter((one) => !one.detail);
    if (left.length === 0) await deletePerson(change, row.id);
  }
}

/** Drops rows with everything they own; gives their owners. */
export async function dropRows(change: Change, gone: readonly RecordName[]): Promise<string[]> {
  const keys = gone.map(({ resource, id }): RowKey => [change.connection, resource, id]);
  const rows = (await change.store.get(keys)).filter((row) => row !== undefined);
  for (const row of rows) await dropRow(change, row);
  return rows.flatMap((row) => row.owner ?? []);
}

async function dropRow(change: Change, row: RecordRow): Promise<void> {
  if (row.resource === 'candidate') return deletePerson(change, row.id);
  const [owned = []] = await ownedBy(change.store, [[row.connection, nameOf(row)]]);
  if ([row, ...owned].some(({ part }) => part !== undefined)) await touch(change, [row]);
  await change.store.delete([row, ...owned].map(keyOf));
}

/** When a walk began, and now; both by this browser's clock, which may have been set in between. */
export interface WalkTimes {
  startedAt: number;
  now: number;
}

/** How a sweep differs from what is held. */
export interface Difference {
  /** Held, and not listed. */
  unseen: RecordId[];
  /** Listed, and not held. */
  unheld: RecordId[];
  /** How many rows are held in the stretch it is about. */
  held: number;
}

export async function compareWith(
  store: RowStore,
  connection: string,
  sweep: Sweep,
  times: WalkTimes,
): Promise<Difference> {
  const held = await store.between(connection, sweep.resource, sweep);
  const listed = new Set(sweep.ids);
  const unseen = held.filter((row) => !listed.has(row.id) && isBefore(row, times)).map(({ id }) => id);
  const ids = new Set(held.map(({ id }) => id));
  return { unseen, unheld: [...listed].filter((id) => !ids.has(id)), held: held.length };
}

export async function applySweep(change: Change, sweep: Sweep, times: WalkTimes): Promise<void> {
  const kept = new Set(sweep.ids);
  const held = await change.store.between(change.connection, sweep.resource, sweep);
  const gone = held.filter((row) => isBefore(row, times) && !kept.has(row.id));
  for (const row of gone) await (row.resource === 'candidate' ? dropSwept(change, row) : dropRow(change, row));
}

/** A row written after the walk began may be newer than the listing; one from the future, under a clock that was wrong. */
function isBefore({ writtenAt }: RecordRow, { startedAt, now }: WalkTimes): boolean {
  return writtenAt < startedAt || writtenAt > now;
}

/**
 * Somebody who is not listed may have been merged: their applications moved, and come again as changes, but what hangs on
 * those has not changed and would not. So it stays, with nobody to show it, until the applications themselves are swept.
 */
async function dropSwept(change: Change, { connection, id }: RecordRow): Promise<void> {
  const rows = await rowsOfPerson(change.store, connection, id);
  const owners = new Set(rows.map(({ owner }) => owner));
  const name = rowName('candidate', id);
  const leaves = rows.filter((row) => row.resource === 'candidate' || (row.owner === name && !owners.has(nameOf(row))));
  await change.store.delete(leaves.map(keyOf));
  isGone(change, rows);
}

/** How much a listing leaves out, where that is more than is plausible. */
export type Missing = 'many' | 'all';

/**
 * Suspects the people of every row that the walk did not bring: the longest unheard of are asked for first.
 *
 * @param isBelieved asked where so many are missing that the listing itself is to be doubted
 * @returns how many rows are missing, where that is more than is plausible, else 0; not believed, nobody is suspected
 */
export async function suspectUnseen(
  change: Change,
  resource: string,
  times: WalkTimes,
  isBelieved: (missing: Missing) => boolean,
): Promise<number> {
  const { store, connection } = change;
  const all = await store.between(connection, resource, { from: null, below: null });
  const unseen = all.filter((row) => isBefore(row, times));
  const missing = missingOf(unseen.length, all.length);
  if (missing !== null && !isBelieved(missing)) return unseen.length;
  for (const row of unseen) {
    const candidate = resource === 'candidate' ? row.id : row.owner?.slice('candidate/'.length);
    const people = candidate === undefined ? [] : await store.get(spellings(connection, String(candidate)));
    const person = people.find((one) => one !== undefined);
    const unheardMs = Math.max(0, times.startedAt - row.writtenAt);
    if (person) await store.put([{ ...person, due: times.startedAt + unheardMs, suspect: 1 }]);
    else await dropRow(change, row);
  }
  return missing === null ? 0 : unseen.length;
}

/** The row of somebody who is there after all; due only for details that were never read. */
export function unsuspected(row: RecordRow): RecordRow {
  const { suspect: _cleared, due: _computed, ...rest } = row;
  const { version, detailsOf = Number.NEGATIVE_INFINITY } = rest;
  return version !== undefined && version > detailsOf ? { ...rest, due: version } : rest;
}

function missingOf(unseen: number, all: number): Missing | null {
  if (unseen === all && unseen > FEW) return 'all';
  return unseen > FEW_SUSPECTED && unseen > all * MOST_SUSPECTED_SHARE ? 'many' : null;
}

/** Keeps the rows of everybody to whom these belong as they are before anything of theirs changes. */
async function touch(
  { store, connection, before }: Change,
  rows: readonly RecordRow[],
  brought: ReadonlyMap<string, RecordRow> = new Map(),
): Promise<void> {
  const touched = new Set<RecordId>();
  const between = new Map<string, RowKey>();
  for (const row of rows) {
    const owner = row.resource === 'candidate' ? row : ownerOf(row);
    if (owner === null) continue;
    if (owner.resource === 'candidate') touched.add(owner.id);
    else between.set(rowName(owner.resource, owner.id), [connection, owner.resource, owner.id]);
  }
  if (between.size > 0) {
    const held = (await store.get([...between.values()])).filter((row) => row !== undefined);
    for (const row of [...held, ...[...between.keys()].flatMap((name) => brought.get(name) ?? [])]) {
      const owner = ownerOf(row);
      if (owner?.resource === 'candidate') touched.add(owner.id);
    }
  }
  const people = [...touched].filter((candidate) => !before.has(candidate));
  const were = await rowsOfPeople(
    store,
    people.map((candidate) => ({ connection, candidate })),
  );
  for (const [i, candidate] of people.entries()) before.set(candidate, were[i] ?? []);
}

/** New rows that own something already: pages arrive in any order. */
async function ownersBefore(
  { store, connection }: Change,
  brought: ReadonlyMap<string, RecordRow>,
  held: ReadonlyMap<string, RecordRow>,
): Promise<Set<string>> {
  const names = [...brought].flatMap(([name, row]) =>
    held.has(name) || (row.owner === undefined && row.resource !== 'candidate') ? [] : [name],
  );
  const asked: string[] = [];
  for (const some of Map.groupBy(names, kindOf).values()) {
    const isWorthIt = some.length >= WORTH_A_QUESTION;
    if (!isWorthIt || (await store.ownsAnyBetween(connection, ...endsOf(some)))) asked.push(...some);
  }
  const owned = await ownedBy(
    store,
    asked.map((name) => [connection, name] as const),
  );
  return new Set(asked.filter((_, i) => owned[i]?.length !== 0));
}

/** People of whom nothing is held get their number at once; gives the names of all rows that this settles. */
async function welcomeNewcomers(
  change: Change,
  next: ReadonlyMap<string, RecordRow>,
  brought: ReadonlyMap<string, RecordRow>,
  held: ReadonlyMap<string, RecordRow>,
  heirs: ReadonlySet<string>,
): Promise<Set<string>> {
  // Where any of their rows is held, or owns something that is, more may be held that the page does not bring.
  const isNew = (row: RecordRow) => !held.has(nameOf(row)) && !heirs.has(nameOf(row));
  const newcomers = [...groupByPerson(brought)].filter(([, { rows }]) => rows.every(isNew));
  if (newcomers.length === 0) return new Set();
  await change.welcome(
    newcomers.map(([name, { row, rows }]) => ({ row: next.get(name) as RecordRow, brought: row, rows })),
  );
  return new Set(newcomers.flatMap(([, { rows }]) => rows.map(nameOf)));
}

/** The people whose own row is among these, by the name of that row. Both are given by name. */
export function groupByPerson(brought: ReadonlyMap<string, RecordRow>): Map<string, BroughtPerson> {
  const people = new Map<string, { row: RecordRow; rows: RecordRow[] }>();
  for (const [name, row] of brought) if (row.resource === 'candidate') people.set(name, { row, rows: [] });
  for (const [name, row] of brought) {
    const owner = row.owner === undefined ? name : (brought.get(row.owner)?.owner ?? row.owner);
    people.get(owner)?.rows.push(row);
  }
  return people;
}

function isGone({ before, gone }: Change, rows: readonly RecordRow[]): void {
  for (const row of rows) {
    if (row.resource !== 'candidate') continue;
    before.delete(row.id);
    if (row.person !== undefined) gone.push(row.person);
  }
}

/** Whose rows were hidden and are not any more: what listings leave out of those was never read, or is gone. */
function ownersOfOpened(
  held: ReadonlyMap<string, RecordRow>,
  brought: ReadonlyMap<string, RecordRow>,
): Set<string | undefined> {
  const opened = [...brought].filter(([name, row]) => held.get(name)?.restricted && !row.restricted);
  return new Set(opened.map(([, { owner }]) => owner));
}

/** Whoever owned these rows until now, where somebody else does after this page. */
function formerOwners(held: ReadonlyMap<string, RecordRow>, brought: ReadonlyMap<string, RecordRow>): string[] {
  return [...brought].flatMap(([name, row]) => {
    const before = held.get(name)?.owner;
    return row.owner?.startsWith('candidate/') && before !== undefined && before !== row.owner ? [before] : [];
  });
}

/** What a row about a person inherits from the one it replaces. */
function succeed(held: RecordRow | undefined, row: RecordRow): RecordRow {
  const isOlder = held?.version !== undefined && row.version !== undefined && row.version < held.version;
  const { suspect: _cleared, due: _computed, ...now } = isOlder ? { ...held, writtenAt: row.writtenAt } : row;
  const detailsOf = held?.detailsOf;
  const next = withPerson(detailsOf === undefined ? now : { ...now, detailsOf }, held);
  return next.version !== undefined && next.version > (detailsOf ?? Number.NEGATIVE_INFINITY)
    ? { ...next, due: next.version }
    : next;
}

/** What keys follow, which they do after this. */
function withPerson(row: RecordRow, held: RecordRow | undefined): RecordRow {
  if (!held) return row;
  const { person, who, learned } = held;
  return {
    ...row,
    ...(person !== undefined && { person }),
    ...(!row.restricted && { ...(who && { who }), ...(learned && { learned }) }),
  };
}

/** As if nobody had read their details. */
function unread(held: RecordRow | undefined): RecordRow | undefined {
  if (held === undefined) return undefined;
  const { detailsOf: _ofWhatWasSeen, ...rest } = held;
  return rest;
}

/** By name; the newest version, and of equals the last. */
export function newestOfEach(rows: readonly RecordRow[]): Map<string, RecordRow> {
  const newest = new Map<string, RecordRow>();
  for (const row of rows) {
    const name = nameOf(row);
    const other = newest.get(name);
    if (!other || (other.version ?? 0) <= (row.version ?? 0)) newest.set(name, row);
  }
  return newest;
}

/** An owner is text, an id may be a number. */
function spellings(connection: string, candidate: string): RowKey[] {
  const number = Number(candidate);
  const ids: RecordId[] = Number.isSafeInteger(number) ? [candidate, number] : [candidate];
  return ids.map((id) => [connection, 'candidate', id]);
}
