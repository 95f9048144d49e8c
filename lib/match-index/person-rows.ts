// All rows of one person, and what rows own. Everything here runs inside a transaction of the caller's.

import type { RecordId } from '@/lib/ats/connector';
import type { RecordRow } from './database';
import { endsOf, keyOf, type Ref, type RowKey, rowKeyOf } from './row-key';
import { kindOf, nameOf, rowName } from './row-name';
import type { RowStore } from './row-store';

/** The candidate's row, the rows it owns, and the rows those own. */
export async function rowsOfPerson(rows: RowStore, connection: string, candidate: RecordId): Promise<RecordRow[]> {
  const [theirs = []] = await rowsOfPeople(rows, [{ connection, candidate }]);
  return theirs;
}

/** As `rowsOfPerson`, for many at once, in the order asked for. */
export async function rowsOfPeople(rows: RowStore, people: readonly Ref[]): Promise<RecordRow[][]> {
  const [own, others] = await Promise.all([rows.get(people.map(rowKeyOf)), belongingsOf(rows, people)]);
  return people.map((_, i) => [...(own[i] ? [own[i]] : []), ...(others[i] ?? [])]);
}

/** The same without the candidates' own rows. */
export async function belongingsOf(rows: RowStore, people: readonly Ref[]): Promise<RecordRow[][]> {
  const names = people.map(({ connection, candidate }) => [connection, rowName('candidate', candidate)] as const);
  const owned = await ownedBy(rows, names);
  const owners = owned.flat().map((row) => [row.connection, nameOf(row)] as const);
  const details = await ownedBy(rows, owners);
  let at = 0;
  return owned.map((first) => {
    const second = details.slice(at, at + first.length).flat();
    at += first.length;
    return [...first, ...second];
  });
}

/**
 * What each of these rows owns. Kinds of rows that own nothing anywhere, as most do, cost one question together: every
 * promise in a transaction is dear.
 */
export async function ownedBy(
  rows: RowStore,
  owners: readonly (readonly [connection: string, name: string])[],
): Promise<RecordRow[][]> {
  const kinds = new Map<string, boolean>();
  for (const [connection, name] of owners) {
    const kind = kindOf(name);
    const asked = `${connection} ${kind}`;
    if (!kinds.has(asked)) kinds.set(asked, await rows.ownsAny(connection, kind));
  }
  const owned: RecordRow[][] = owners.map(() => []);
  const asking = owners.flatMap((owner, i) => (kinds.get(`${owner[0]} ${kindOf(owner[1])}`) ? [{ owner, i }] : []));
  const found = await Promise.all(asking.map(({ owner }) => rows.ownedBy(...owner)));
  for (const [at, { i }] of asking.entries()) owned[i] = found[at] ?? [];
  return owned;
}

export interface Held {
  /** By name. */
  rows: ReadonlyMap<string, RecordRow>;
  /** Resources of which nothing is held whose id is one of those wanted or between them, as far as that was asked. */
  unheld: ReadonlySet<string>;
}

/** Which of these rows of one connection are held. A stretch that holds nothing costs one question, however long it is. */
export async function heldRows(rows: RowStore, wanted: readonly RecordRow[]): Promise<Held> {
  const stretches = [...Map.groupBy(wanted.map(keyOf), ([, resource, id]) => `${resource} ${typeof id}`).values()];
  const held = await Promise.all(
    stretches.map(async (keys) => {
      if (keys.length >= WORTH_A_QUESTION && !(await isAnyOf(rows, keys))) return null;
      return rows.get(keys);
    }),
  );
  const found = held.flatMap((some) => some ?? []).filter((row) => row !== undefined);
  const resourceOf = (keys: readonly RowKey[]) => (keys as [RowKey])[0][1];
  const met = new Set(stretches.filter((_, i) => held[i] !== null).map(resourceOf));
  return {
    rows: new Map(found.map((row) => [nameOf(row), row])),
    unheld: new Set(stretches.map(resourceOf).filter((resource) => !met.has(resource))),
  };
}

/** Of so many rows it is asked first whether there is anything at all. */
export const WORTH_A_QUESTION = 8;

function isAnyOf(rows: RowStore, keys: readonly RowKey[]): Promise<boolean> {
  const [[connection, resource]] = keys as [RowKey];
  return rows.isAny(connection, resource, ...endsOf(keys.map(([, , id]) => id)));
}
