// Where rows lie: each for itself, or, as most candidates do, with their neighbours in a parcel. Nobody above need know
// which. Everything here runs inside a transaction of the caller's over `tables`.

import Dexie, { type Table } from 'dexie';
import type { RecordId } from '@/lib/ats/connector';
import { askBelongings } from './belongings';
import type { InAtsDatabase, RecordRow } from './database';
import { createParcels, FEWEST_IN_PARCEL, isQuiet, type Lie, MOST_IN_PARCEL, type ParcelTable } from './parcels';
import { readAtOnce } from './read-at-once';
import { endsOf, inOrder, keyOf, nameOfKey, type Ref, type RowKey, rowKeyOf } from './row-key';
import { createRowMemory } from './row-memory';
import { kindOf } from './row-name';

/** Ids from `from` up to and without `below`; null bounds are open. */
export interface Stretch {
  from: RecordId | null;
  below: RecordId | null;
}

export interface ReadPeople {
  own: (RecordRow | undefined)[];
  /** What was on its way when the rest was there. */
  belongings: Promise<RecordRow[][]>;
}

export interface RowStore {
  tables: Table[];
  /**
   * In the order asked for.
   *
   * @param lie so many as a page brings are near each other, where nothing else is said
   */
  get(keys: readonly RowKey[], lie?: Lie): Promise<(RecordRow | undefined)[]>;
  /** Candidates' rows in the order asked for, where all of them are in memory, else null. Outside of any transaction. */
  recall(keys: readonly RowKey[]): RecordRow[] | null;
  /** Reads some of what `recall` may be asked for; `true` while there is more of it. Outside of any transaction. */
  readAhead(): Promise<boolean>;
  /**
   * Of some people the candidates' own rows, of some all others: what they own, and what that owns. Each in the order asked
   * for, in a transaction of its own.
   */
  read(own: readonly Ref[], belongings: readonly Ref[]): Promise<ReadPeople>;
  /** Rows of one resource, in the order of their ids. */
  between(connection: string, resource: string, stretch: Stretch): Promise<RecordRow[]>;
  /** Some of the candidates whose ids are higher than `after`, the lowest, in their order; none when there are none. */
  candidatesAfter(connection: string, after: RecordId | null, most: number): Promise<RecordRow[]>;
  isAny(connection: string, resource: string, low: RecordId, high: RecordId): Promise<boolean>;
  /**
   * Puts each in its place, or where there is none yet, with its neighbours if that can be. Each row once.
   *
   * @param areNewcomers no candidate of this connection is held whose id is one of these candidates' or between them
   */
  put(rows: readonly RecordRow[], areNewcomers?: boolean): Promise<void>;
  delete(keys: readonly RowKey[]): Promise<void>;
  /** What a row owns, by its name. */
  ownedBy(connection: string, owner: string): PromiseLike<RecordRow[]>;
  /** Whether rows of a resource own anything. */
  ownsAny(connection: string, resource: string): Promise<boolean>;
  /** Whether a row owns anything whose name is one of these or between them, as texts are ordered. */
  ownsAnyBetween(connection: string, low: string, high: string): Promise<boolean>;
  countCandidates(connection: string): Promise<number>;
  /** Every row of a connection. */
  deleteAll(connection: string): Promise<void>;
}

export function createRowStore(database: Pick<InAtsDatabase, 'records'> & ParcelTable): RowStore {
  const { records, parcels } = database;
  const memory = createRowMemory();
  const inParcels = createParcels(database, memory);

  const rowsBetween = (connection: string, resource: string, { from, below }: Stretch) =>
    records
      .where('[connection+resource+id]')
      .between(
        [connection, resource, from ?? Dexie.minKey],
        [connection, resource, below ?? Dexie.maxKey],
        true,
        false,
      );

  return {
    tables: [records, parcels],

    async get(keys, lie = lieOf(keys)) {
      const found = new Map<string, RecordRow>();
      const missing = () => keys.filter((key) => !found.has(nameOfKey(key)));
      const places = [
        () => inParcels.get(missing(), lie),
        async () => (await records.bulkGet(missing())).filter((row) => row !== undefined),
      ];
      // Most candidates are in parcels, where there are any; a page's rows are seldom held at all.
      if (lie === 'near') places.reverse();
      for (const read of places) {
        if (missing().length === 0) break;
        for (const row of await read()) found.set(nameOfKey(keyOf(row)), row);
      }
      return keys.map((key) => found.get(nameOfKey(key)));
    },

    recall: inParcels.recall,
    readAhead: inParcels.readAhead,

    async read(people, owners) {
      const open = records.db.backendDB();
      if (!open) throw new Dexie.DatabaseClosedError();
      // Of a kind that nobody asked about yet, it is not known.
      const mayOwn = (connection: string, kind: string) => memory.ownsAny(connection, kind) !== false;
      const tables = people.length > 0 ? [records.name, parcels.name] : [records.name];
      const { read, whole } = await readAtOnce(open, tables, (tableOf, ask) => {
        const alone = tableOf(records.name);
        const own: ReadPeople['own'] = people.map(() => undefined);
        const keys = people.map(rowKeyOf);
        if (keys.length > 0) {
          inParcels.askFor(keys, tableOf(parcels.name), ask, (row, i) => {
            own[i] = row;
            if (!row) ask<RecordRow | undefined>(alone.get(keys[i] as RowKey), (single) => (own[i] = single));
          });
        }
        return { own, belongings: askBelongings(alone, ask, owners, mayOwn) };
      });
      return { own: read.own, belongings: whole.then(() => read.belongings) };
    },

    async between(connection, resource, stretch) {
      const own = await rowsBetween(connection, resource, stretch).toArray();
      if (resource !== 'candidate') return own;
      const { from, below } = stretch;
      const within = await inParcels.between(connection, from, below);
      const last = below === null ? undefined : await inParcels.next(connection, below);
      const packed = [...within, ...(last ? [last] : [])].flatMap(({ rows }) => rows);
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
        inParcels.after(connection, after, Math.ceil(most / MOST_IN_PARCEL)),
      ]);
      // What lies behind the end of a list that was cut off may not be all there is.
      const ends = [
        ...(own.length === most ? [(own.at(-1) as RecordRow).id] : []),
        ...(packed.length === Math.ceil(most / MOST_IN_PARCEL) ? [packed.at(-1)?.high as RecordId] : []),
      ];
      const rows = [...own, ...packed.flatMap(({ rows }) => rows)];
      return inOrder(rows.filter(({ id }) => (after === null || id > after) && ends.every((end) => id <= end)));
    },

    async isAny(connection, resource, low, high) {
      const [one] = await records
        .where('[connection+resource+id]')
        .between([connection, resource, low], [connection, resource, high], true, true)
        .limit(1)
        .primaryKeys();
      if (one !== undefined || resource !== 'candidate') return one !== undefined;
      const parcel = await inParcels.next(connection, low);
      return parcel !== undefined && (parcel.rows[0] === undefined || parcel.rows[0].id <= high);
    },

    async put(rows, areNewcomers = false) {
      for (const { connection, owner } of rows) {
        if (owner !== undefined) memory.noteOwner(connection, kindOf(owner));
      }
      const candidates = rows.filter(({ resource }) => resource === 'candidate');
      const others = rows.filter(({ resource }) => resource !== 'candidate');
      if (areNewcomers) {
        await records.bulkPut([...others, ...(await inParcels.pack(candidates, true))]);
        return;
      }
      const keys = candidates.map(keyOf);
      const parcelled = await inParcels.of(keys, lieOf(keys));
      const waiting = new Map(candidates.map((row) => [nameOfKey(keyOf(row)), row]));
      const changed = parcelled.flatMap((parcel) => {
        if (!parcel.rows.some((row) => waiting.has(nameOfKey(keyOf(row))))) return [];
        const kept = parcel.rows.flatMap((row) => {
          const next = waiting.get(nameOfKey(keyOf(row)));
          if (!next) return [row];
          if (!isQuiet(next)) return [];
          waiting.delete(nameOfKey(keyOf(row)));
          return [next];
        });
        return [{ ...parcel, rows: kept }];
      });
      await inParcels.put(changed);
      const alone = await heldAlone([...waiting.values()]);
      const left = await inParcels.pack([...waiting.values()].filter((row) => !alone.has(nameOfKey(keyOf(row)))));
      await records.bulkPut([
        ...others,
        ...left,
        ...[...waiting.values()].filter((row) => alone.has(nameOfKey(keyOf(row)))),
      ]);
    },

    async delete(keys) {
      const gone = new Set(keys.map(nameOfKey));
      const changed = (await inParcels.of(keys, lieOf(keys))).flatMap((parcel) => {
        const kept = parcel.rows.filter((row) => !gone.has(nameOfKey(keyOf(row))));
        return kept.length < parcel.rows.length ? [{ ...parcel, rows: kept }] : [];
      });
      await inParcels.put(changed);
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

    async ownsAnyBetween(connection, low, high) {
      const [one] = await records
        .where('[connection+owner]')
        .between([connection, low], [connection, high], true, true)
        .limit(1)
        .primaryKeys();
      return one !== undefined;
    },

    async countCandidates(connection) {
      const [alone, packed] = await Promise.all([
        rowsBetween(connection, 'candidate', { from: null, below: null }).count(),
        inParcels.countRows(connection),
      ]);
      return alone + packed;
    },

    async deleteAll(connection) {
      await records.where('[connection+resource+id]').between([connection], [connection, Dexie.maxKey]).delete();
      await inParcels.deleteAll(connection);
    },
  };

  /** Names of those that lie for themselves. */
  async function heldAlone(rows: readonly RecordRow[]): Promise<Set<string>> {
    if (rows.length < FEWEST_IN_PARCEL) return new Set(rows.map((row) => nameOfKey(keyOf(row))));
    const keys = rows.map(keyOf);
    const [connection] = keys[0] as RowKey;
    const isOneConnection = keys.every(([other]) => other === connection);
    const [low, high] = endsOf(keys.map(([, , id]) => id));
    if (isOneConnection) {
      const [one] = await records
        .where('[connection+resource+id]')
        .between([connection, 'candidate', low], [connection, 'candidate', high], true, true)
        .limit(1)
        .primaryKeys();
      if (one === undefined) return new Set();
    }
    const held = await records.bulkGet(keys);
    return new Set(held.flatMap((row) => (row ? [nameOfKey(keyOf(row))] : [])));
  }
}

/** More come from a page of the ATS, which lists neighbours. */
const MOST_SCATTERED = 64;

function lieOf(keys: readonly RowKey[]): Lie {
  return keys.length > MOST_SCATTERED ? 'near' : 'scattered';
}
