// Where rows lie: each for itself, or, as most candidates do, with their neighbours in a parcel. Nobody above need know
// which. Everything here runs inside a transaction of the caller's over `tables`.

import Dexie, { type Table } from 'dexie';
import type { RecordId } from '@/lib/ats/connector';
import type { InAtsDatabase, ParcelRow, RecordRow } from './database';
import { packRows, unpackRows } from './parcel-bytes';
import { createRowMemory, isReading } from './row-memory';

/** Everything a row is put under. */
export type RowKey = [connection: string, resource: string, id: RecordId];

/** Ids from `from` up to and without `below`; null bounds are open. */
export interface Stretch {
  from: RecordId | null;
  below: RecordId | null;
}

export interface RowStore {
  tables: Table[];
  /** In the order asked for. */
  get(keys: readonly RowKey[]): Promise<(RecordRow | undefined)[]>;
  /** Rows of one resource, in the order of their ids. */
  between(connection: string, resource: string, stretch: Stretch): Promise<RecordRow[]>;
  /** Some of the candidates whose ids are higher than `after`, the lowest, in their order; none when there are none. */
  candidatesAfter(connection: string, after: RecordId | null, most: number): Promise<RecordRow[]>;
  isAny(connection: string, resource: string, low: RecordId, high: RecordId): Promise<boolean>;
  /** Puts each in its place, or where there is none yet, with its neighbours if that can be. Each row once. */
  put(rows: readonly RecordRow[]): Promise<void>;
  delete(keys: readonly RowKey[]): Promise<void>;
  /** What a row owns, by its name. */
  ownedBy(connection: string, owner: string): PromiseLike<RecordRow[]>;
  /** Whether rows of a resource own anything. */
  ownsAny(connection: string, resource: string): Promise<boolean>;
  countCandidates(connection: string): Promise<number>;
  /** Every row of a connection. */
  deleteAll(connection: string): Promise<void>;
}

/** A parcel, open. */
interface Parcel {
  connection: string;
  high: RecordId;
  rows: RecordRow[];
}

/** Rows in a parcel at most. More save little and make every change of one dearer. */
const MOST = 16;
/** So few are put one by one. */
const FEWEST = 4;
/** Parcels asked for at the same time rather than one after another. */
const ASKED_AT_ONCE = 64;

export function keyOf({ connection, resource, id }: RecordRow): RowKey {
  return [connection, resource, id];
}

export function createRowStore({ records, parcels }: Pick<InAtsDatabase, 'records' | 'parcels'>): RowStore {
  const memory = createRowMemory();

  const rowsBetween = (connection: string, resource: string, { from, below }: Stretch) =>
    records
      .where('[connection+resource+id]')
      .between(
        [connection, resource, from ?? Dexie.minKey],
        [connection, resource, below ?? Dexie.maxKey],
        true,
        false,
      );

  /** The first parcel in which the id may be, if there is one. */
  function firstParcel(connection: string, id: RecordId): PromiseLike<ParcelRow[]> {
    return parcels.where('[connection+high]').between([connection, id], [connection, Dexie.maxKey]).limit(1).toArray();
  }

  async function parcelFor(connection: string, id: RecordId): Promise<Parcel | undefined> {
    const [parcel] = await firstParcel(connection, id);
    return parcel && opened(parcel);
  }

  /** The parcels in which these candidates may be, each once. */
  async function parcelsOf(keys: readonly RowKey[]): Promise<Parcel[]> {
    const wanted = await parcelled(keys);
    const found = new Map<string, Parcel>();
    if (wanted.length <= ASKED_AT_ONCE) {
      // Every async function in a transaction is dear.
      const asked = await Promise.all(wanted.map(([connection, , id]) => firstParcel(connection, id)));
      for (const [parcel] of asked) {
        const name = parcel && `${parcel.connection} ${parcel.high}`;
        if (parcel && name && !found.has(name)) found.set(name, opened(parcel));
      }
      return [...found.values()];
    }
    // Neighbours are in the same: each is asked for once, and behind the last nobody is.
    for (const ids of byConnection(wanted.map(([connection, , id]) => ({ connection, id }))).values()) {
      const sorted = inOrder(ids);
      for (let at = 0; at < sorted.length; ) {
        const { connection, id } = sorted[at] as (typeof sorted)[number];
        const parcel = await parcelFor(connection, id);
        if (parcel === undefined) break;
        found.set(`${connection} ${parcel.high}`, parcel);
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
      const [first] = await parcels
        .where('[connection+high]')
        .between([connection, Dexie.minKey], [connection, Dexie.maxKey])
        .limit(1)
        .toArray();
      memory.learnBegin(connection, (first && opened(first).rows[0]?.id) ?? null);
    }
    return candidates.filter(([connection, , id]) => {
      const begin = memory.parcelsBegin(connection);
      return begin === undefined || (begin !== null && id >= begin);
    });
  }

  async function putParcels(changed: readonly Parcel[]): Promise<void> {
    const full = changed.filter(({ rows }) => rows.length > 0);
    for (const { connection, rows } of full) memory.noteParcel(connection, (rows[0] as RecordRow).id);
    const empty = changed.filter(({ rows }) => rows.length === 0);
    if (full.length > 0) await parcels.bulkPut(full.map(closed));
    if (empty.length > 0) await parcels.bulkDelete(empty.map(({ connection, high }) => [connection, high]));
  }

  /** New parcels between and behind those there are; gives the rows that have no place in one. */
  async function pack(rows: readonly RecordRow[]): Promise<RecordRow[]> {
    const left = rows.filter((row) => !isQuiet(row));
    const made: Parcel[] = [];
    for (const [connection, own] of byConnection(rows.filter(isQuiet))) {
      for (let waiting = inOrder(own); waiting.length > 0; ) {
        const [{ id }] = waiting as [RecordRow];
        const next = waiting.length < FEWEST ? undefined : await parcelFor(connection, id);
        // Whoever is within a parcel's bounds is beside it: no two overlap.
        const [begin, end] = [next?.rows[0]?.id, next?.high];
        const free = begin === undefined ? waiting : waiting.filter((row) => row.id < begin);
        if (free.length < FEWEST) left.push(...free);
        else made.push(...parcelsFrom(connection, free));
        const behind = end === undefined ? [] : waiting.filter((row) => row.id > end);
        left.push(...waiting.slice(free.length, waiting.length - behind.length));
        waiting = behind;
      }
    }
    await putParcels(made);
    return left;
  }

  return {
    tables: [records, parcels],

    async get(keys) {
      const found = new Map<string, RecordRow>();
      const missing = () => keys.filter((key) => !found.has(nameOf(key)));
      const places = [
        async () => (await parcelsOf(missing())).flatMap(({ rows }) => rows),
        async () => (await records.bulkGet(missing())).filter((row) => row !== undefined),
      ];
      // Most candidates are in parcels, where there are any; many at once are seldom looked for but to be written anew.
      if (keys.length > ASKED_AT_ONCE) places.reverse();
      for (const read of places) {
        if (missing().length === 0) break;
        for (const row of await read()) found.set(nameOf(keyOf(row)), row);
      }
      return keys.map((key) => found.get(nameOf(key)));
    },

    async between(connection, resource, stretch) {
      const own = await rowsBetween(connection, resource, stretch).toArray();
      if (resource !== 'candidate') return own;
      const { from, below } = stretch;
      const within = await parcels
        .where('[connection+high]')
        .between([connection, from ?? Dexie.minKey], [connection, below ?? Dexie.maxKey], true, false)
        .toArray();
      const last = below === null ? undefined : await parcelFor(connection, below);
      const packed = [...within.map(opened), ...(last ? [last] : [])].flatMap(({ rows }) => rows);
      const inside = packed.filter(({ id }) => (from === null || id >= from) && (below === null || id < below));
      return inOrder([...own, ...inside]);
    },

    async candidatesAfter(connection, after, most) {
      const from = after ?? Dexie.minKey;
      const [own, packed] = await Promise.all([
        records
          .where('[connection+resource+id]')
          .between([connection, 'candidate', from], [connection, 'candidate', Dexie.maxKey], false, false)
          .limit(most)
          .toArray(),
        parcels
          .where('[connection+high]')
          .between([connection, from], [connection, Dexie.maxKey], false, false)
          .limit(Math.ceil(most / MOST))
          .toArray(),
      ]);
      // What lies behind the end of a list that was cut off may not be all there is.
      const ends = [
        ...(own.length === most ? [(own.at(-1) as RecordRow).id] : []),
        ...(packed.length === Math.ceil(most / MOST) ? [packed.at(-1)?.high as RecordId] : []),
      ];
      const rows = [...own, ...packed.flatMap((parcel) => opened(parcel).rows)];
      return inOrder(rows.filter(({ id }) => (after === null || id > after) && ends.every((end) => id <= end)));
    },

    async isAny(connection, resource, low, high) {
      const [one] = await records
        .where('[connection+resource+id]')
        .between([connection, resource, low], [connection, resource, high], true, true)
        .limit(1)
        .primaryKeys();
      if (one !== undefined || resource !== 'candidate') return one !== undefined;
      const parcel = await parcelFor(connection, low);
      return parcel !== undefined && (parcel.rows[0] === undefined || parcel.rows[0].id <= high);
    },

    async put(rows) {
      for (const { connection, owner } of rows) {
        if (owner !== undefined) memory.noteOwner(connection, kindOf(owner));
      }
      const candidates = rows.filter(({ resource }) => resource === 'candidate');
      const others = rows.filter(({ resource }) => resource !== 'candidate');
      const parcelled = await parcelsOf(candidates.map(keyOf));
      const waiting = new Map(candidates.map((row) => [nameOf(keyOf(row)), row]));
      const changed = parcelled.flatMap((parcel) => {
        if (!parcel.rows.some((row) => waiting.has(nameOf(keyOf(row))))) return [];
        const kept = parcel.rows.flatMap((row) => {
          const next = waiting.get(nameOf(keyOf(row)));
          if (!next) return [row];
          if (!isQuiet(next)) return [];
          waiting.delete(nameOf(keyOf(row)));
          return [next];
        });
        return [{ ...parcel, rows: kept }];
      });
      await putParcels(changed);
      const alone = await heldAlone([...waiting.values()]);
      const left = await pack([...waiting.values()].filter((row) => !alone.has(nameOf(keyOf(row)))));
      await records.bulkPut([
        ...others,
        ...left,
        ...[...waiting.values()].filter((row) => alone.has(nameOf(keyOf(row)))),
      ]);
    },

    async delete(keys) {
      const gone = new Set(keys.map(nameOf));
      const changed = (await parcelsOf(keys)).flatMap((parcel) => {
        const kept = parcel.rows.filter((row) => !gone.has(nameOf(keyOf(row))));
        return kept.length < parcel.rows.length ? [{ ...parcel, rows: kept }] : [];
      });
      await putParcels(changed);
      await records.bulkDelete([...keys]);
    },

    ownedBy: (connection, owner) => records.where('[connection+owner]').equals([connection, owner]).toArray(),

    async ownsAny(connection, resource) {
      const known = memory.ownsAny(connection, resource);
      if (known !== undefined) return known;
      // `/` is followed by `0`.
      const [one] = await records
        .where('[connection+owner]')
        .between([connection, `${resource}/`], [connection, `${resource}0`])
        .limit(1)
        .primaryKeys();
      memory.learnOwns(connection, resource, one !== undefined);
      return one !== undefined;
    },

    async countCandidates(connection) {
      const sizes = Array.from({ length: MOST }, (_, i) => i + 1);
      const [own, ...counts] = await Promise.all([
        rowsBetween(connection, 'candidate', { from: null, below: null }).count(),
        ...sizes.map((size) => parcels.where('[connection+size]').equals([connection, size]).count()),
      ]);
      return sizes.reduce((sum, size, i) => sum + size * (counts[i] ?? 0), own);
    },

    async deleteAll(connection) {
      await records.where('[connection+resource+id]').between([connection], [connection, Dexie.maxKey]).delete();
      await parcels.where('[connection+high]').between([connection, Dexie.minKey], [connection, Dexie.maxKey]).delete();
    },
  };

  /** Names of those that lie for themselves. */
  async function heldAlone(rows: readonly RecordRow[]): Promise<Set<string>> {
    if (rows.length < FEWEST) return new Set(rows.map((row) => nameOf(keyOf(row))));
    const keys = rows.map(keyOf);
    const ids = keys.map(([, , id]) => id).sort((a, b) => (a < b ? -1 : 1));
    const [connection] = keys[0] as RowKey;
    const isOneConnection = keys.every(([other]) => other === connection);
    const [low, high] = [ids[0] as RecordId, ids.at(-1) as RecordId];
    if (isOneConnection) {
      const [one] = await records
        .where('[connection+resource+id]')
        .between([connection, 'candidate', low], [connection, 'candidate', high], true, true)
        .limit(1)
        .primaryKeys();
      if (one === undefined) return new Set();
    }
    const held = await records.bulkGet(keys);
    return new Set(held.flatMap((row) => (row ? [nameOf(keyOf(row))] : [])));
  }
}

/** @param rows in their order */
function parcelsFrom(connection: string, rows: readonly RecordRow[]): Parcel[] {
  const made: Parcel[] = [];
  for (let at = 0; at < rows.length; at += MOST) {
    const some = rows.slice(at, at + MOST);
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

/** Nothing is to be asked for of this person, and nothing hidden: no index need know of the row. */
function isQuiet({ due, suspect, restricted, implied, learned, resource }: RecordRow): boolean {
  return resource === 'candidate' && due === undefined && !suspect && !restricted && !implied && !learned;
}

/** Of a row, from its name as an owner. */
export function kindOf(name: string): string {
  return name.slice(0, name.indexOf('/'));
}

function nameOf([connection, resource, id]: RowKey): string {
  return `${connection} ${resource}/${id}`;
}

function inOrder<T extends { id: RecordId }>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

function byConnection<T extends { connection: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.connection);
    if (group) group.push(row);
    else groups.set(row.connection, [row]);
  }
  return groups;
}
