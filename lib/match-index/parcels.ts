// Candidates that lie with their neighbours, packed, many in one row of the database. Made of whoever is quiet when they
// come, between and behind those there are; none is ever joined with another. What does not say otherwise runs
// inside a transaction of the caller's.

import Dexie from 'dexie';
import type { RecordId } from '@/lib/ats/connector';
import type { InAtsDatabase, ParcelRow, RecordRow } from './database';
import { packRows, unpackRows } from './parcel-bytes';
import { MOST_PARCELS } from './parcel-memory';
import type { Ask } from './read-at-once';
import { inOrder, type RowKey } from './row-key';
import { isReading, type RowMemory } from './row-memory';

/** A parcel, open. */
export interface Parcel {
  connection: string;
  high: RecordId;
  rows: RecordRow[];
}

export interface Parcels {
  /** The one in which the id may be, else the next. */
  next(connection: string, id: RecordId): Promise<Parcel | undefined>;
  /** Those of these candidates' rows that are in one. */
  get(keys: readonly RowKey[], lie: Lie): Promise<RecordRow[]>;
  /**
   * Tells of each of these candidates the row that is in one, at once where memory has it, else when it comes; `undefined`
   * where there is none. In a transaction of the browser's over `parcels`.
   */
  askFor(
    keys: readonly RowKey[],
    table: IDBObjectStore,
    ask: Ask,
    tell: (row: RecordRow | undefined, i: number) => void,
  ): void;
  /** The same without asking the database, in this order; null where that does not tell. */
  recall(keys: readonly RowKey[]): RecordRow[] | null;
  /**
   * Keeps some more of them in memory, if it has room for all; `true` while there is more of it. In a transaction of its own.
   */
  readAhead(): Promise<boolean>;
  /** Those in which these candidates may be, each once. */
  of(keys: readonly RowKey[], lie: Lie): Promise<Parcel[]>;
  /** Those whose highest id is in the stretch, in their order. */
  between(connection: string, from: RecordId | null, below: RecordId | null): Promise<Parcel[]>;
  /** Some of those whose highest id is above `after`, in their order. */
  after(connection: string, after: RecordId | null, most: number): Promise<Parcel[]>;
  /** Each as it is now; those without rows are deleted. */
  put(changed: readonly Parcel[]): Promise<void>;
  /**
   * Makes new ones; gives the rows that have no place in one.
   *
   * @param areFree it is known that no other candidate lies among these
   */
  pack(rows: readonly RecordRow[], areFree?: boolean): Promise<RecordRow[]>;
  countRows(connection: string): Promise<number>;
  deleteAll(connection: string): Promise<void>;
}

/** Rows in a parcel at most. More save little and make every change of one dearer. */
export const MOST_IN_PARCEL = 16;
/** So few are put one by one. */
export const FEWEST_IN_PARCEL = 4;

/** Read in one go while nobody waits, some three milliseconds. */
const READ_AHEAD = 64;

/** How rows that are asked for lie: neighbours share parcels, of others each is best asked for by itself, all at once. */
export type Lie = 'near' | 'scattered';

export type ParcelTable = Pick<InAtsDatabase, 'parcels' | 'parcelMemory'>;

/** @param memory of what is put */
export function createParcels({ parcels, parcelMemory }: ParcelTable, memory: RowMemory): Parcels {
  const allOf = (connection: string) =>
    parcels.where('[connection+high]').between([connection, Dexie.minKey], [connection, Dexie.maxKey]);

  /**
   * Of each the first parcel in which the id may be, if there is one. To `get` a range is to get the first of it
   * (Indexed Database API, `IDBObjectStore.get`), for a fourth of what `getAll` costs, which opens a channel of its own.
   */
  function firstParcels(some: readonly { connection: string; id: RecordId }[]): PromiseLike<(ParcelRow | undefined)[]> {
    const ranges = some.map(rangeFrom);
    // Dexie gives the browser what it is given; only its types know of no ranges.
    return parcels.bulkGet(ranges as unknown as [string, RecordId][]);
  }

  async function parcelFor(connection: string, id: RecordId): Promise<Parcel | undefined> {
    const [parcel] = await firstParcels([{ connection, id }]);
    return parcel && opened(parcel);
  }

  /** The parcels in which these candidates may be, each once. */
  async function closedOf(keys: readonly RowKey[], lie: Lie): Promise<ParcelRow[]> {
    const wanted = await parcelled(keys);
    const found = new Map<string, ParcelRow>();
    const add = (parcel: ParcelRow) => found.set(`${parcel.connection} ${parcel.high}`, parcel);
    if (lie === 'scattered') {
      const reading = parcelMemory.beginReading();
      // Whoever writes builds on what the database holds when their turn has come.
      const isRecalled = isReading();
      const missing = wanted.filter(([connection, , id]) => {
        const parcel = isRecalled ? parcelMemory.covering(connection, id) : undefined;
        if (parcel) add(parcel);
        return !parcel;
      });
      const read = (await firstParcels(missing.map(placeOf))).filter((parcel) => parcel !== undefined);
      reading.keep(read);
      for (const parcel of read) add(parcel);
      return [...found.values()];
    }
    // Each is asked for once, and behind the last nobody is.
    for (const ids of Map.groupBy(wanted.map(placeOf), connectionOf).values()) {
      const sorted = inOrder(ids);
      for (let at = 0; at < sorted.length; ) {
        const [parcel] = await firstParcels([sorted[at] as (typeof sorted)[number]]);
        if (parcel === undefined) break;
        add(parcel);
        while (at < sorted.length && (sorted[at] as (typeof sorted)[number]).id <= parcel.high) at += 1;
      }
    }
    return [...found.values()];
  }

  /** The candidates among these that are not below all parcels of their connection. */
  async function parcelled(keys: readonly RowKey[]): Promise<RowKey[]> {
    const candidates = keys.filter(([, resource]) => resource === 'candidate');
    for (const connection of new Set(candidates.map(([one]) => one))) {
      if (!isReading() || memory.parcelsBegin(connection) !== undefined) continue;
      const [first] = await allOf(connection).limit(1).toArray();
      memory.learnBegin(connection, (first && opened(first).rows[0]?.id) ?? null);
    }
    return candidates.filter(isAmongParcels);
  }

  /** Not below all of its connection's, as far as that is known. */
  function isAmongParcels([connection, , id]: RowKey): boolean {
    const begin = memory.parcelsBegin(connection);
    return begin === undefined || (begin !== null && id >= begin);
  }

  async function putParcels(changed: readonly Parcel[]): Promise<void> {
    const full = changed.filter(({ rows }) => rows.length > 0);
    for (const { connection, rows } of full) memory.noteParcel(connection, (rows[0] as RecordRow).id);
    const empty = changed.filter(({ rows }) => rows.length === 0);
    if (full.length > 0) await parcels.bulkPut(full.map(closed));
    if (empty.length > 0) await parcels.bulkDelete(empty.map(({ connection, high }) => [connection, high]));
  }

  /** New parcels between and behind those there are; gives the rows that have no place in one. */
  async function pack(rows: readonly RecordRow[], areFree = false): Promise<RecordRow[]> {
    const left = rows.filter((row) => !isQuiet(row));
    const made: Parcel[] = [];
    for (const [connection, own] of Map.groupBy(rows.filter(isQuiet), connectionOf)) {
      for (let waiting = inOrder(own); waiting.length > 0; ) {
        const [{ id }] = waiting as [RecordRow];
        const next = areFree || waiting.length < FEWEST_IN_PARCEL ? undefined : await parcelFor(connection, id);
        // Whoever is within a parcel's bounds is beside it: no two overlap.
        const [begin, end] = [next?.rows[0]?.id, next?.high];
        const free = begin === undefined ? waiting : waiting.filter((row) => row.id < begin);
        if (free.length < FEWEST_IN_PARCEL) left.push(...free);
        else made.push(...parcelsFrom(connection, free));
        const behind = end === undefined ? [] : waiting.filter((row) => row.id > end);
        left.push(...waiting.slice(free.length, waiting.length - behind.length));
        waiting = behind;
      }
    }
    await putParcels(made);
    return left;
  }

  /** How far all were read. */
  let ahead: [string, RecordId] | null = null;

  return {
    next: parcelFor,
    async get(keys, lie) {
      const ids = new Map<string, Set<RecordId>>();
      for (const [connection, , id] of keys) ids.set(connection, (ids.get(connection) ?? new Set()).add(id));
      return (await closedOf(keys, lie)).flatMap(({ connection, packed }) =>
        unpackRows(connection, packed, (id) => ids.get(connection)?.has(id) === true),
      );
    },
    askFor(keys, table, ask, tell) {
      const reading = parcelMemory.beginReading();
      for (const [i, key] of keys.entries()) {
        const place = placeOf(key);
        const kept = parcelMemory.covering(place.connection, place.id);
        if (kept || !isAmongParcels(key)) {
          tell(kept && rowIn(kept, place.id), i);
          continue;
        }
        ask<ParcelRow | undefined>(table.get(rangeFrom(place)), (parcel) => {
          if (parcel) reading.keep([parcel]);
          tell(parcel && rowIn(parcel, place.id), i);
        });
      }
    },
    recall(keys) {
      const rows: RecordRow[] = [];
      for (const [connection, , id] of keys) {
        const parcel = parcelMemory.covering(connection, id);
        const row = parcel && rowIn(parcel, id);
        if (!row) return null;
        rows.push(row);
      }
      return rows;
    },
    async readAhead() {
      if (ahead === null && (await parcels.count()) > MOST_PARCELS) return false;
      const reading = parcelMemory.beginReading();
      const some = await parcels
        .where('[connection+high]')
        .above(ahead ?? [Dexie.minKey])
        .limit(READ_AHEAD)
        .toArray();
      reading.keep(some);
      const last = some.at(-1);
      if (last) ahead = [last.connection, last.high];
      return some.length === READ_AHEAD;
    },
    of: async (keys, lie) => (await closedOf(keys, lie)).map(opened),
    async between(connection, from, below) {
      const within = await parcels
        .where('[connection+high]')
        .between([connection, from ?? Dexie.minKey], [connection, below ?? Dexie.maxKey], true, false)
        .toArray();
      return within.map(opened);
    },
    async after(connection, after, most) {
      const some = await parcels
        .where('[connection+high]')
        .between([connection, after ?? Dexie.minKey], [connection, Dexie.maxKey], false, false)
        .limit(most)
        .toArray();
      return some.map(opened);
    },
    put: putParcels,
    pack,
    async countRows(connection) {
      const sizes = Array.from({ length: MOST_IN_PARCEL }, (_, i) => i + 1);
      const counts = await Promise.all(
        sizes.map((size) => parcels.where('[connection+size]').equals([connection, size]).count()),
      );
      return sizes.reduce((sum, size, i) => sum + size * (counts[i] ?? 0), 0);
    },
    async deleteAll(connection) {
      await allOf(connection).delete();
    },
  };
}

/** @param rows in their order */
function parcelsFrom(connection: string, rows: readonly RecordRow[]): Parcel[] {
  const made: Parcel[] = [];
  for (let at = 0; at < rows.length; at += MOST_IN_PARCEL) {
    const some = rows.slice(at, at + MOST_IN_PARCEL);
    made.push({ connection, high: (some.at(-1) as RecordRow).id, rows: some });
  }
  return made;
}

function opened({ connection, high, packed }: ParcelRow): Parcel {
  return { connection, high, rows: unpackRows(connection, packed) };
}

function closed({ connection, high, rows }: Parcel): ParcelRow {
  return { connection, high, size: rows.length, packed: packRows(rows) };
}

function rowIn({ connection, packed }: ParcelRow, id: RecordId): RecordRow | undefined {
  return unpackRows(connection, packed, (one) => one === id)[0];
}

/** Of everything from this candidate on. */
function rangeFrom({ connection, id }: { connection: string; id: RecordId }): IDBKeyRange {
  return IDBKeyRange.bound([connection, id], [connection, Dexie.maxKey]);
}

const placeOf = ([connection, , id]: RowKey) => ({ connection, id });

const connectionOf = ({ connection }: { connection: string }) => connection;

/** Nothing is to be asked for of this person, and nothing hidden: no index need know of the row. */
export function isQuiet({ due, suspect, restricted, implied, learned, resource }: RecordRow): boolean {
  return resource === 'candidate' && due === undefined && !suspect && !restricted && !implied && !learned;
}
