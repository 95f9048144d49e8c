// What a page does to the rows that are held: replaces, moves, drops, suspects. Everything here runs inside one
// transaction of the caller's, so nothing may be awaited but the database.

import Dexie from 'dexie';
import type { RecordId, RecordName, Sweep } from '@/lib/ats/connector';
import { AppError } from '@/lib/errors';
import type { InAtsDatabase, RecordRow } from './database';

type Records = InAtsDatabase['records'];

/** An account does not lose so many people between two sweeps; a credential that lost its reach looks just so. */
const MOST_SUSPECTED_SHARE = 0.2;
/** In a small account a fifth is quickly reached. */
const FEW_SUSPECTED = 50;

/** Key of a row as an owner: `candidate/501`. */
export function rowName(resource: string, id: RecordId): string {
  return `${resource}/${id}`;
}

/** The candidate's row, the rows it owns, and the rows those own. */
export async function rowsOfPerson(records: Records, connection: string, candidate: RecordId): Promise<RecordRow[]> {
  const [own, owned] = await Promise.all([
    records.get([connection, 'candidate', candidate]),
    records
      .where('[connection+owner]')
      .equals([connection, rowName('candidate', candidate)])
      .toArray(),
  ]);
  const owners = owned.map((row) => [connection, rowName(row.resource, row.id)]);
  const details = owners.length > 0 ? await records.where('[connection+owner]').anyOf(owners).toArray() : [];
  return [...(own ? [own] : []), ...owned, ...details];
}

export async function deletePerson(records: Records, connection: string, candidate: RecordId): Promise<void> {
  const rows = await rowsOfPerson(records, connection, candidate);
  await records.bulkDelete(rows.map((row) => [row.connection, row.resource, row.id]));
}

/**
 * Puts the rows of a listing. A candidate's row with an older version than the one held only vouches that the person is
 * there: pages overtake each other. What is owned by somebody else than before moves, and may leave nobody behind.
 */
export async function putRows(records: Records, rows: readonly RecordRow[]): Promise<void> {
  const versioned = newestOfEach(rows.filter((row) => row.version !== undefined));
  const others = rows.filter((row) => row.version === undefined);
  const held = await records.bulkGet(versioned.map(keyOf));
  const opened = versioned.length > 0 ? await ownersOfOpened(records, others) : new Set();
  const succeeded = versioned.map((row, i) => {
    const before = held[i];
    if (!before || !opened.has(rowName('candidate', row.id))) return succeed(before, row);
    const { detailsOf: _ofWhatWasSeen, ...unread } = before;
    return succeed(unread, row);
  });
  await records.bulkPut([...others, ...succeeded]);
}

/** Whose rows were hidden and are not any more: what listings leave out of those was never read, or is gone. */
async function ownersOfOpened(records: Records, rows: readonly RecordRow[]): Promise<Set<string | undefined>> {
  const held = await records.bulkGet(rows.map(keyOf));
  return new Set(rows.filter((row, i) => held[i]?.restricted && !row.restricted).map(({ owner }) => owner));
}

/** Whoever owned these rows until now, where somebody else does after this page. */
export async function formerOwners(records: Records, rows: readonly RecordRow[]): Promise<string[]> {
  const owned = rows.filter((row) => row.owner?.startsWith('candidate/'));
  const held = await records.bulkGet(owned.map(keyOf));
  return held.flatMap((row, i) => (row?.owner !== undefined && row.owner !== owned[i]?.owner ? [row.owner] : []));
}

/** People whom no listing vouches for are gone when the last row they own is. Details were only ever about them. */
export async function dropAbandoned(records: Records, connection: string, owners: readonly string[]): Promise<void> {
  for (const owner of new Set(owners)) {
    const candidate = owner.startsWith('candidate/') ? owner.slice('candidate/'.length) : null;
    if (candidate === null) continue;
    const [row] = (await records.bulkGet(spellings(connection, candidate))).filter((one) => one !== undefined);
    if (!row?.implied) continue;
    const left = await records
      .where('[connection+owner]')
      .equals([connection, owner])
      .filter((one) => !one.detail)
      .count();
    if (left === 0) await deletePerson(records, connection, row.id);
  }
}

/** Drops rows with everything they own; gives their owners. */
export async function dropRows(records: Records, connection: string, gone: readonly RecordName[]): Promise<string[]> {
  const rows = (await records.bulkGet(gone.map(({ resource, id }) => [connection, resource, id] as const))).filter(
    (row) => row !== undefined,
  );
  for (const row of rows) await dropRow(records, row);
  return rows.flatMap((row) => row.owner ?? []);
}

async function dropRow(records: Records, row: RecordRow): Promise<void> {
  if (row.resource === 'candidate') return deletePerson(records, row.connection, row.id);
  await records
    .where('[connection+owner]')
    .equals([row.connection, rowName(row.resource, row.id)])
    .delete();
  await records.delete(keyOf(row));
}

export async function applySweep(
  records: Records,
  connection: string,
  sweep: Sweep,
  walkStartedAt: number,
): Promise<void> {
  const kept = new Set(sweep.ids);
  const gone = await records
    .where('[connection+resource+id]')
    .between(
      [connection, sweep.resource, sweep.from ?? Dexie.minKey],
      [connection, sweep.resource, sweep.below ?? Dexie.maxKey],
      true,
      false,
    )
    // A row written after the walk began may be newer than the listing.
    .filter((row) => row.writtenAt < walkStartedAt && !kept.has(row.id))
    .toArray();
  for (const row of gone) await (row.resource === 'candidate' ? dropSwept(records, row) : dropRow(records, row));
}

/**
 * Somebody who is not listed may have been merged: their applications moved, and come again as changes, but what hangs on
 * those has not changed and would not. So it stays, with nobody to show it, until the applications themselves are swept.
 */
async function dropSwept(records: Records, { connection, id }: RecordRow): Promise<void> {
  const rows = await rowsOfPerson(records, connection, id);
  const owners = new Set(rows.map(({ owner }) => owner));
  const name = rowName('candidate', id);
  const leaves = rows.filter(
    (row) => row.resource === 'candidate' || (row.owner === name && !owners.has(rowName(row.resource, row.id))),
  );
  await records.bulkDelete(leaves.map(keyOf));
}

/**
 * Suspects the people of every row that the walk did not bring.
 *
 * @throws AppError `ats/unexpected-shape` when it brought so few that the listing itself is to be doubted
 */
export async function suspectUnseen(
  records: Records,
  connection: string,
  resource: string,
  walkStartedAt: number,
): Promise<void> {
  const all = records
    .where('[connection+resource+id]')
    .between([connection, resource, Dexie.minKey], [connection, resource, Dexie.maxKey]);
  const unseen = await all
    .clone()
    .filter((row) => row.writtenAt < walkStartedAt)
    .toArray();
  if (unseen.length > FEW_SUSPECTED && unseen.length > (await all.count()) * MOST_SUSPECTED_SHARE) {
    throw new AppError('ats/unexpected-shape', { about: [resource] });
  }
  for (const row of unseen) {
    const candidate = resource === 'candidate' ? row.id : row.owner?.slice('candidate/'.length);
    const people = candidate === undefined ? [] : await records.bulkGet(spellings(connection, String(candidate)));
    const person = people.find((one) => one !== undefined);
    if (person) await records.update(keyOf(person), { due: walkStartedAt, suspect: 1 });
    else await dropRow(records, row);
  }
}

/** What a row about a person inherits from the one it replaces. */
function succeed(held: RecordRow | undefined, row: RecordRow): RecordRow {
  const isOlder = held?.version !== undefined && row.version !== undefined && row.version < held.version;
  const { suspect: _cleared, due: _computed, ...now } = isOlder ? { ...held, writtenAt: row.writtenAt } : row;
  const detailsOf = held?.detailsOf;
  const next: RecordRow = detailsOf === undefined ? now : { ...now, detailsOf };
  return next.version !== undefined && next.version > (detailsOf ?? Number.NEGATIVE_INFINITY)
    ? { ...next, due: next.version }
    : next;
}

function newestOfEach(rows: readonly RecordRow[]): RecordRow[] {
  const newest = new Map<RecordId, RecordRow>();
  for (const row of rows) {
    const other = newest.get(row.id);
    if (!other || (other.version ?? 0) <= (row.version ?? 0)) newest.set(row.id, row);
  }
  return [...newest.values()];
}

/** An owner is text, an id may be a number. */
function spellings(connection: string, candidate: string): [string, string, RecordId][] {
  const number = Number(candidate);
  const ids: RecordId[] = Number.isSafeInteger(number) ? [candidate, number] : [candidate];
  return ids.map((id) => [connection, 'candidate', id]);
}

function keyOf(row: RecordRow): [string, string, RecordId] {
  return [row.connection, row.resource, row.id];
}
