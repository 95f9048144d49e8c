// Rows in, people out. Writes are one transaction a page, together with where the walk goes on; reads find a person's
// rows by blinded keys. Knows no ATS: joining rows into a candidate is the connector's work.
//
// Seal before a transaction and open after it: awaiting WebCrypto inside one lets it commit.

import Dexie from 'dexie';
import type { AtsRecord, RecordId, RecordName, Sweep } from '@/lib/ats/connector';
import { AppError } from '@/lib/errors';
import type { IdentityKey } from '@/lib/model/identity';
import type { Vault } from '@/lib/vault/vault';
import type { InAtsDatabase, RecordRow, SyncRow } from './database';
import {
  applySweep,
  deletePerson,
  dropAbandoned,
  dropRows,
  formerOwners,
  putRows,
  rowName,
  rowsOfPerson,
  suspectUnseen,
} from './store-page';

/** A record with the keys that `identify` found in it. */
export type KeyedRecord = AtsRecord & { keys: IdentityKey[] };

/** A row as it is read back. */
export type StoredRecord = AtsRecord & { writtenAt: number };

/** One person found by key: which of the keys asked for agree, and their rows, ready for `Connector.assemble`. */
export interface Hit {
  connection: string;
  candidate: RecordId;
  agreeing: IdentityKey[];
  rows: StoredRecord[];
}

/** What one page brings. */
export interface PageContent {
  records: KeyedRecord[];
  gone?: readonly RecordName[];
  sweep?: Sweep;
  unseen?: readonly string[];
}

/** Somebody who must be asked for: for details, or because a listing left them out. */
export interface DuePerson {
  candidate: RecordId;
  version: number;
  isSuspect: boolean;
}

/** What was read of one person alone. */
export interface PersonDetails {
  candidate: RecordId;
  /** The version that was held when they were asked for. */
  version: number;
  records: KeyedRecord[];
}

export interface MatchIndex {
  /**
   * Stores a page and the state of the walk together, or neither; nothing once the connection is removed.
   *
   * @param settle gives the state to be stored, from how many people are due once the page is in
   */
  write(connection: string, page: PageContent, sync: SyncRow, settle?: (dueLeft: number) => SyncRow): Promise<SyncRow>;
  /**
   * Replaces everything held of one person by fresh rows; none: the person is gone.
   *
   * @param rule what the rows were read under, for whoever keeps no runs away: nothing is stored under another one
   */
  replacePerson(connection: string, candidate: RecordId, records: KeyedRecord[], rule?: string): Promise<void>;
  /** Who must be asked for, newest first. */
  due(connection: string, most: number): Promise<DuePerson[]>;
  countDue(connection: string): Promise<number>;
  /** Puts some of those who are due behind all others, until a listing brings them anew. */
  postpone(connection: string, candidates: readonly RecordId[]): Promise<void>;
  /** Stores details beside what listings brought, with the state of the sync; nothing of a person who is gone. */
  writeDetails(connection: string, people: readonly PersonDetails[], sync: SyncRow): Promise<void>;
  /** Every row of one resource, e.g. all jobs. */
  all(connection: string, resource: string): Promise<StoredRecord[]>;
  /** Everybody who shares one of the keys. Bounded by the number of keys, never a scan. */
  find(keys: readonly IdentityKey[]): Promise<Hit[]>;
  /** One person's rows, `[]` when not held. */
  person(connection: string, candidate: RecordId): Promise<StoredRecord[]>;
  /** Reference rows by id, e.g. `['job', 77]`; what is not held is left out. */
  reference(connection: string, wanted: readonly (readonly [string, RecordId])[]): Promise<Map<string, StoredRecord>>;
  /** Every row that is kept for its keys only, as `['job', 77]`. */
  restrictedRows(connection: string): Promise<[resource: string, id: RecordId][]>;
  countPeople(connection: string): Promise<number>;
  sync(connection: string): Promise<SyncRow | undefined>;
  saveSync(sync: SyncRow): Promise<void>;
  /** Drops everything read of a connection, so that it is filled anew; the connection itself stays. */
  forget(connection: string): Promise<void>;
  /** Drops the connection and everything read of it. */
  erase(connection: string): Promise<void>;
}

/** A key that more rows share is no identity; reading them all would make the commonest value the slowest answer. */
const MOST_HITS = 100;

/** Before every version and every instant. */
const LAST_DUE = 0;

/** What the last question read is good for the next one, if that comes within this time, ms: a page that is on its way. */
const HELD_MS = 5_000;

/** What a question read: rows by blinded key, and people, opened, by connection and id. */
interface Found {
  at: number;
  byKey: Map<number, RecordRow[]>;
  people: Map<string, StoredRecord[]>;
}

export function createMatchIndex(database: InAtsDatabase, vault: Vault, now: () => number): MatchIndex {
  const { records, syncs, connections } = database;
  /**
   * Reference rows are few and in nearly every answer; sync rows are asked for by every question. Nobody but this
   * worker writes either, so what was read once is kept, opened, until it is written.
   */
  const referenceHeld = new Map<string, StoredRecord>();
  const syncsHeld = new Map<string, SyncRow>();

  /** Grows whenever something is let go: what was read before, and opened after, is not to be kept. */
  let lettingGo = 0;

  /** Of the last question alone. null once anything was written. */
  let lately: Found | null = null;

  function letGo(connection: string, rows: readonly { resource: string; id: RecordId }[]): void {
    lettingGo += 1;
    lately = null;
    for (const { resource, id } of rows) referenceHeld.delete(`${connection} ${rowName(resource, id)}`);
  }

  function letGoOfAll(connection: string): void {
    syncsHeld.delete(connection);
    letGoOfReferences(connection);
  }

  function letGoOfReferences(connection: string): void {
    lettingGo += 1;
    lately = null;
    for (const name of referenceHeld.keys()) if (name.startsWith(`${connection} `)) referenceHeld.delete(name);
  }

  async function sealRows(connection: string, page: KeyedRecord[]): Promise<RecordRow[]> {
    const writtenAt = now();
    return Promise.all(
      page.map(async (record) => {
        const row: RecordRow = {
          connection,
          resource: record.resource,
          id: record.id,
          writtenAt,
          sealed: await vault.seal(record.data),
        };
        if (record.owner !== null) row.owner = record.owner;
        if (record.keys.length > 0) row.keys = record.keys.map(blindKey);
        if (record.restricted) row.restricted = 1;
        if (record.version !== undefined) row.version = record.version;
        if (record.implied) row.implied = 1;
        if (record.detail) row.detail = 1;
        return row;
      }),
    );
  }

  /** A weak key must never be found as a strong one, so the two are blinded apart. */
  function blindKey(key: IdentityKey): number {
    return vault.blind(key.weak ? `weak ${key.key}` : key.key);
  }

  /** Gives what was read at once: the end of a transaction that only reads says nothing more, and comes a while later. */
  function reading<T>(work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      database.transaction('r', records, () => work().then(resolve)).catch(reject);
    });
  }

  function dueRows(connection: string) {
    return records.where('[connection+due]').between([connection, Dexie.minKey], [connection, Dexie.maxKey]);
  }

  async function openRows(rows: RecordRow[]): Promise<StoredRecord[]> {
    return Promise.all(
      rows.map(async (row) => ({
        resource: row.resource,
        id: row.id,
        owner: row.owner ?? null,
        restricted: row.restricted === 1,
        writtenAt: row.writtenAt,
        data: await vault.open(row.sealed),
      })),
    );
  }

  /** Everything read of a connection. Inside a transaction of the caller's. */
  async function dropAll(connection: string): Promise<void> {
    await records.where('[connection+resource+id]').between([connection], [connection, Dexie.maxKey]).delete();
    await syncs.delete(connection);
  }

  return {
    async write(connection, page, sync, settle = () => sync) {
      let settled = sync;
      const rows = await sealRows(connection, page.records);
      const isWritten = await guard(() =>
        database.transaction('rw', records, syncs, connections, async () => {
          if (!(await connections.get(connection))) return false;
          // Only where people are implied can a row that moves leave nobody behind.
          const left = rows.some((row) => row.implied) ? await formerOwners(records, rows) : [];
          await putRows(records, rows);
          left.push(...(await dropRows(records, connection, page.gone ?? [])));
          await dropAbandoned(records, connection, left);
          if (page.sweep) await applySweep(records, connection, page.sweep, sync.walkStartedAt);
          for (const resource of page.unseen ?? []) {
            await suspectUnseen(records, connection, resource, sync.walkStartedAt);
          }
          settled = settle(sync.walk ? sync.dueLeft : await dueRows(connection).count());
          await syncs.put(settled);
          return true;
        }),
      );
      letGo(connection, [...rows, ...(page.gone ?? [])]);
      if (page.sweep || page.unseen) letGoOfReferences(connection);
      if (isWritten) syncsHeld.set(connection, settled);
      return settled;
    },

    async replacePerson(connection, candidate, fresh, rule) {
      const rows = await sealRows(connection, fresh);
      await guard(() =>
        database.transaction('rw', records, syncs, connections, async () => {
          if (!(await connections.get(connection))) return;
          if (rule !== undefined && (await syncs.get(connection))?.rule !== rule) return;
          const left = rows.some((row) => row.implied) ? await formerOwners(records, rows) : [];
          await deletePerson(records, connection, candidate);
          await records.bulkPut(rows.map(withDetailsRead));
          await dropAbandoned(records, connection, left);
        }),
      );
      letGo(connection, rows);
    },

    async due(connection, most) {
      const rows = await guard(() => dueRows(connection).reverse().limit(most).toArray());
      return rows.map(({ id, version = 0, suspect }) => ({ candidate: id, version, isSuspect: suspect === 1 }));
    },

    countDue(connection) {
      return guard(() => dueRows(connection).count());
    },

    async postpone(connection, candidates) {
      await guard(() =>
        records
          .where('[connection+resource+id]')
          .anyOf(candidates.map((candidate) => [connection, 'candidate', candidate]))
          .filter(({ due }) => due !== undefined)
          .modify({ due: LAST_DUE }),
      );
    },

    async writeDetails(connection, people, sync) {
      const sealed = await Promise.all(people.map((person) => sealRows(connection, person.records)));
      const isWritten = await guard(() =>
        database.transaction('rw', records, syncs, connections, async () => {
          if (!(await connections.get(connection))) return false;
          for (const [i, { candidate, version }] of people.entries()) {
            const row = await records.get([connection, 'candidate', candidate]);
            if (!row) continue;
            const before = (await rowsOfPerson(records, connection, candidate)).filter(({ detail }) => detail);
            await records.bulkDelete(before.map(({ resource, id }) => [connection, resource, id]));
            await records.bulkPut((sealed[i] ?? []).map((detail) => ({ ...detail, detail: 1 as const })));
            const { due: _answered, suspect: _cleared, ...rest } = row;
            const isNewer = row.version !== undefined && row.version > version;
            await records.put({ ...rest, detailsOf: version, ...(isNewer ? { due: row.version as number } : {}) });
          }
          await syncs.put(sync);
          return true;
        }),
      );
      letGo(connection, sealed.flat());
      if (isWritten) syncsHeld.set(connection, sync);
    },

    async all(connection, resource) {
      return openRows(
        await guard(() =>
          records
            .where('[connection+resource+id]')
            .between([connection, resource, Dexie.minKey], [connection, resource, Dexie.maxKey])
            .toArray(),
        ),
      );
    },

    async find(keys) {
      const asked = new Map<number, IdentityKey>();
      for (const key of keys) {
        asked.set(blindKey({ ...key, weak: false }), key);
        asked.set(blindKey({ ...key, weak: true }), { ...key, weak: true });
      }
      if (asked.size === 0) return [];
      const before = lettingGo;
      const held = lately && now() - lately.at < HELD_MS ? lately : null;
      const read: Found = { at: now(), byKey: new Map(), people: new Map() };
      const found = await guard(() =>
        reading(async () => {
          // A limit for each key: a crowded value must not hide who is found by another.
          const byKey = await Promise.all(
            [...asked.keys()].map(async (blinded) => {
              const rows =
                held?.byKey.get(blinded) ?? (await records.where('keys').equals(blinded).limit(MOST_HITS).toArray());
              read.byKey.set(blinded, rows);
              return rows;
            }),
          );
          const hits = new Map<
            string,
            { connection: string; candidate: RecordId; agreeing: Map<string, IdentityKey> }
          >();
          for (const row of byKey.flat()) {
            const candidate = candidateOf(row);
            if (candidate === null) continue;
            const name = `${row.connection} ${candidate}`;
            const hit = hits.get(name) ?? { connection: row.connection, candidate, agreeing: new Map() };
            hits.set(name, hit);
            for (const blinded of row.keys ?? []) {
              const key = asked.get(blinded);
              // Strong where any row holds it strongly.
              if (key && (hit.agreeing.get(key.key)?.weak ?? true)) hit.agreeing.set(key.key, key);
            }
          }
          return Promise.all(
            [...hits].map(async ([name, hit]) => {
              const opened = held?.people.get(name);
              return {
                ...hit,
                name,
                opened,
                rows: opened ? [] : await rowsOfPerson(records, hit.connection, hit.candidate),
              };
            }),
          );
        }),
      );
      const hits = await Promise.all(
        found.map(async ({ connection, candidate, agreeing, name, opened, rows }) => {
          const person = opened ?? (await openRows(rows));
          read.people.set(name, person);
          return { connection, candidate, agreeing: [...agreeing.values()], rows: person };
        }),
      );
      if (lettingGo === before) lately = read;
      return hits;
    },

    async person(connection, candidate) {
      return openRows(
        await guard(() => database.transaction('r', records, () => rowsOfPerson(records, connection, candidate))),
      );
    },

    async reference(connection, wanted) {
      const found = new Map<string, StoredRecord>();
      const missing = wanted.filter(([resource, id]) => {
        const held = referenceHeld.get(`${connection} ${rowName(resource, id)}`);
        if (held) found.set(rowName(resource, id), held);
        return !held;
      });
      if (missing.length === 0) return found;
      const keys = missing.map(([resource, id]): [string, string, RecordId] => [connection, resource, id]);
      const before = lettingGo;
      const rows = (await guard(() => records.bulkGet(keys))).filter((row) => row !== undefined);
      for (const row of await openRows(rows)) {
        found.set(rowName(row.resource, row.id), row);
        if (lettingGo === before) referenceHeld.set(`${connection} ${rowName(row.resource, row.id)}`, row);
      }
      return found;
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

    countPeople(connection) {
      return guard(() =>
        records
          .where('[connection+resource+id]')
          .between([connection, 'candidate', Dexie.minKey], [connection, 'candidate', Dexie.maxKey])
          .count(),
      );
    },

    async sync(connection) {
      const held = syncsHeld.get(connection) ?? (await guard(() => syncs.get(connection)));
      if (held) syncsHeld.set(connection, held);
      return held;
    },

    async saveSync(sync) {
      const isSaved = await guard(() =>
        database.transaction('rw', syncs, connections, async () => {
          if (!(await connections.get(sync.connection))) return false;
          await syncs.put(sync);
          return true;
        }),
      ).catch((thrown) => {
        // Where nothing can be written any more, what is wrong must still be seen.
        syncsHeld.set(sync.connection, sync);
        throw thrown;
      });
      if (isSaved) syncsHeld.set(sync.connection, sync);
    },

    async forget(connection) {
      await guard(() => database.transaction('rw', records, syncs, () => dropAll(connection)));
      letGoOfAll(connection);
    },

    async erase(connection) {
      await guard(() =>
        database.transaction('rw', records, syncs, connections, async () => {
          await dropAll(connection);
          await connections.delete(connection);
        }),
      );
      letGoOfAll(connection);
    },
  };
}

/** Rows of `one` hold everything, details too. */
function withDetailsRead(row: RecordRow): RecordRow {
  if (row.resource !== 'candidate') return row;
  return row.version === undefined ? row : { ...row, detailsOf: row.version };
}

/** The candidate a row is about, from its owner; null for reference data and details. */
function candidateOf(row: RecordRow): RecordId | null {
  if (row.resource === 'candidate') return row.id;
  if (!row.owner?.startsWith('candidate/')) return null;
  const id = row.owner.slice('candidate/'.length);
  return typeof row.id === 'number' ? Number(id) : id;
}

/** Failures of the database, as the two codes people can do something about. */
async function guard<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const names = [cause, (cause as { inner?: unknown }).inner].map((error) => (error as Error | null)?.name);
    throw new AppError(names.includes('QuotaExceededError') ? 'storage/full' : 'storage/unavailable', { cause });
  }
}
