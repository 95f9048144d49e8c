// Rows as they are read back, opened, and what is counted of them. Writes nothing.

import Dexie from 'dexie';
import type { RecordId } from '@/lib/ats/connector';
import type { Vault } from '@/lib/vault/vault';
import type { InAtsDatabase, RecordRow } from './database';
import { guard } from './guard';
import type { MatchIndex } from './match-index';
import { rowsOfPerson } from './person-rows';
import { readTogether } from './read-together';
import type { RowKey } from './row-key';
import { nameOf, rowName } from './row-name';
import type { RowStore } from './row-store';
import { openRow, type StoredRecord } from './stored-record';

type Reads = 'due' | 'countDue' | 'others' | 'all' | 'person' | 'reference' | 'restrictedRows' | 'countPeople';

/** Read and opened in one go while nobody waits, some ten milliseconds. */
const READ_AHEAD = 128;
/** Jobs, stages and users of a large account. What more there is, is kept when it is asked for. */
const MOST_AHEAD = 2_048;

/** Enough to ask for somebody who is there, where one or two were deleted meanwhile. */
const SOME = 3;

export interface RowReader extends Pick<MatchIndex, Reads> {
  /** These rows were written, or all of a connection: they are read anew. */
  letGo(connection: string, rows?: readonly { resource: string; id: RecordId }[]): void;
  /** Keeps some more of the reference rows, opened; `true` while there are more. */
  readAhead(): Promise<boolean>;
}

/** Of everybody who must be asked for. */
export function dueRows(records: InAtsDatabase['records'], connection: string) {
  return records.where('[connection+due]').between([connection, Dexie.minKey], [connection, Dexie.maxKey]);
}

/** Of what belongs to nobody: jobs, stages, users, reasons. */
function isReferenceRow({ resource, owner }: RecordRow): boolean {
  return resource !== 'candidate' && owner === undefined;
}

export function createRowReader(database: InAtsDatabase, vault: Vault, store: RowStore): RowReader {
  const { records } = database;
  /**
   * Reference rows are few and in nearly every answer. Nobody but this worker writes them, so what was read once is kept,
   * opened, until it is written.
   */
  const held = new Map<string, StoredRecord>();
  /** Grows whenever something is let go: what was read before, and opened after, is not to be kept. */
  let lettingGo = 0;
  /** How far the reference rows were read, and how many there were. */
  let ahead: { upTo: unknown[]; count: number } = { upTo: [Dexie.minKey], count: 0 };

  function openRows(rows: readonly RecordRow[]): Promise<StoredRecord[]> {
    return Promise.all(rows.map((row) => openRow(vault, row)));
  }

  /** @param before how often was let go when they were read */
  async function openAndKeep(rows: readonly RecordRow[], before: number): Promise<StoredRecord[]> {
    const opened = await openRows(rows);
    if (lettingGo === before) {
      for (const [i, row] of opened.entries()) held.set(`${rows[i]?.connection} ${nameOf(row)}`, row);
    }
    return opened;
  }

  function reading<T>(work: () => Promise<T>): Promise<T> {
    return guard(() => readTogether(database, store.tables, work));
  }

  return {
    async due(connection, most) {
      const rows = await guard(() => dueRows(records, connection).reverse().limit(most).toArray());
      return rows.map(({ id, version = 0, suspect }) => ({ candidate: id, version, isSuspect: suspect === 1 }));
    },

    countDue(connection) {
      return guard(() => dueRows(records, connection).count());
    },

    async others(connection, besides) {
      const known = new Set(besides);
      const rows = await reading(async () => {
        const after = await store.candidatesAfter(connection, besides[0] ?? null, besides.length + SOME);
        return after.some(({ id }) => !known.has(id))
          ? after
          : store.candidatesAfter(connection, null, besides.length + SOME);
      });
      return rows
        .filter(({ id }) => !known.has(id))
        .sort((a, b) => (a.suspect ?? 0) - (b.suspect ?? 0) || (a.due ?? 0) - (b.due ?? 0))
        .slice(0, SOME)
        .map(({ id }) => id);
    },

    all: (connection, resource) =>
      reading(() => store.between(connection, resource, { from: null, below: null })).then(openRows),

    person: (connection, candidate) => reading(() => rowsOfPerson(store, connection, candidate)).then(openRows),

    async reference(connection, wanted) {
      const found = new Map<string, StoredRecord>();
      const missing = wanted.filter(([resource, id]) => {
        const known = held.get(`${connection} ${rowName(resource, id)}`);
        if (known) found.set(rowName(resource, id), known);
        return !known;
      });
      if (missing.length === 0) return found;
      const keys = missing.map(([resource, id]): RowKey => [connection, resource, id]);
      const before = lettingGo;
      const rows = (await guard(() => records.bulkGet(keys))).filter((row) => row !== undefined);
      for (const row of await openAndKeep(rows, before)) found.set(nameOf(row), row);
      return found;
    },

    async readAhead() {
      const { upTo, count } = ahead;
      if (count >= MOST_AHEAD) return false;
      const before = lettingGo;
      const rows = await guard(() => records.where('[connection+resource+id]').above(upTo).limit(READ_AHEAD).toArray());
      const last = rows.at(-1);
      if (!last) return false;
      const found = rows.filter(isReferenceRow);
      // People's rows are whole kinds, by far the longest: the rest of them is passed over.
      const end = isReferenceRow(last) ? last.id : Dexie.maxKey;
      ahead = { upTo: [last.connection, last.resource, end], count: count + found.length };
      await openAndKeep(found, before);
      return true;
    },

    async restrictedRows(connection) {
      const keys = await guard(() =>
        records
          .where('[connection+resource+restricted]')
          .between([connection], [connection, Dexie.maxKey])
          .primaryKeys(),
      );
      return keys.map(([, resource, id]) => [resource, id]);
    },

    countPeople: (connection) => reading(() => store.countCandidates(connection)),

    letGo(connection, rows) {
      lettingGo += 1;
      if (rows) for (const row of rows) held.delete(`${connection} ${nameOf(row)}`);
      else for (const name of held.keys()) if (name.startsWith(`${connection} `)) held.delete(name);
    },
  };
}
