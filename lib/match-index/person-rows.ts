// Whose a row is, and all rows of one person. Everything here runs inside a transaction of the caller's.

import type { RecordId } from '@/lib/ats/connector';
import type { InAtsDatabase, RecordRow } from './database';

export type Records = InAtsDatabase['records'];

/** Everything a row is put under. */
export type RowKey = [connection: string, resource: string, id: RecordId];

/** Name of a row as an owner: `candidate/501`. */
export function rowName(resource: string, id: RecordId): string {
  return `${resource}/${id}`;
}

export function nameOf({ resource, id }: { resource: string; id: RecordId }): string {
  return rowName(resource, id);
}

export function keyOf({ connection, resource, id }: RecordRow): RowKey {
  return [connection, resource, id];
}

/** The row that owns this one. Within one ATS ids are all numbers or all texts. */
export function ownerOf({ owner, id }: RecordRow): { resource: string; id: RecordId } | null {
  if (owner === undefined) return null;
  const [resource = '', ...rest] = owner.split('/');
  const text = rest.join('/');
  return { resource, id: typeof id === 'number' ? Number(text) : text };
}

/** The candidate's row, the rows it owns, and the rows those own. */
export async function rowsOfPerson(records: Records, connection: string, candidate: RecordId): Promise<RecordRow[]> {
  const [rows = []] = await rowsOfPeople(records, [{ connection, candidate }]);
  return rows;
}

/** As `rowsOfPerson`, for many at once, in the order asked for. */
export async function rowsOfPeople(
  records: Records,
  people: readonly { connection: string; candidate: RecordId }[],
): Promise<RecordRow[][]> {
  const names = people.map(({ connection, candidate }) => [connection, rowName('candidate', candidate)] as const);
  const [own, owned] = await Promise.all([
    records.bulkGet(people.map(({ connection, candidate }): RowKey => [connection, 'candidate', candidate])),
    ownedBy(records, names),
  ]);
  const owners = owned.flat().map((row) => [row.connection, nameOf(row)] as const);
  const details = await ownedBy(records, owners);
  let at = 0;
  return people.map((_, i) => {
    const first = owned[i] ?? [];
    const row = own[i];
    const second = details.slice(at, at + first.length).flat();
    at += first.length;
    return [...(row ? [row] : []), ...first, ...second];
  });
}

/** What each of these rows owns. Kinds of rows that own nothing anywhere, as most do, cost one question together. */
export async function ownedBy(
  records: Records,
  owners: readonly (readonly [connection: string, name: string])[],
): Promise<RecordRow[][]> {
  const kinds = new Map<string, Promise<boolean>>();
  const ownsAny = (connection: string, kind: string) => {
    const name = `${connection} ${kind}`;
    const known = kinds.get(name) ?? anyOwned(records, connection, kind);
    kinds.set(name, known);
    return known;
  };
  const isAsked = await Promise.all(
    owners.map(([connection, name]) => ownsAny(connection, name.slice(0, name.indexOf('/')))),
  );
  return Promise.all(
    owners.map(([connection, name], i) =>
      isAsked[i] ? records.where('[connection+owner]').equals([connection, name]).toArray() : [],
    ),
  );
}

/** Whether rows of a kind own anything; `/` is followed by `0`. */
async function anyOwned(records: Records, connection: string, kind: string): Promise<boolean> {
  const [one] = await records
    .where('[connection+owner]')
    .between([connection, `${kind}/`], [connection, `${kind}0`])
    .limit(1)
    .primaryKeys();
  return one !== undefined;
}

/** Those of these rows that are held, by name. A stretch that holds nothing costs one question, however long it is. */
export async function heldRows(records: Records, rows: readonly RecordRow[]): Promise<Map<string, RecordRow>> {
  const stretches = new Map<string, RowKey[]>();
  for (const row of rows) {
    const kind = `${row.connection} ${row.resource} ${typeof row.id}`;
    const stretch = stretches.get(kind) ?? [];
    stretch.push(keyOf(row));
    stretches.set(kind, stretch);
  }
  const held = await Promise.all(
    [...stretches.values()].map(async (keys) => {
      if (keys.length >= WORTH_A_QUESTION && !(await isAnyBetween(records, keys))) return [];
      return records.bulkGet(keys);
    }),
  );
  const found = held.flat().filter((row) => row !== undefined);
  return new Map(found.map((row) => [nameOf(row), row]));
}

const WORTH_A_QUESTION = 8;

async function isAnyBetween(records: Records, keys: readonly RowKey[]): Promise<boolean> {
  let [low, high] = [keys[0] as RowKey, keys[0] as RowKey];
  for (const key of keys) {
    if (key[2] < low[2]) low = key;
    if (key[2] > high[2]) high = key;
  }
  const [one] = await records.where('[connection+resource+id]').between(low, high, true, true).limit(1).primaryKeys();
  return one !== undefined;
}
