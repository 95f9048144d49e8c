// The tables and their migrations. Only the background opens them. Indexed columns hold ids and hashes, never a name,
// an address or a key in the clear; everything readable is in a `sealed` column.

import Dexie, { type EntityTable, type Table } from 'dexie';
import type { Cursor, RecordId, Walk } from '@/lib/ats/connector';
import type { VaultKeys } from '@/lib/vault/vault';
import { createParcelMemory } from './parcel-memory';
import { POSTINGS_TABLES, type PostingsTables } from './postings/postings-tables';

/** One row of one ATS resource. */
export interface RecordRow {
  connection: string;
  resource: string;
  id: RecordId;
  /** `candidate/501`, `application/9001`. Missing for candidates and reference data. */
  owner?: string;
  /** A keyed hash of what it says of who the person is, and when, to see when that changes; missing where it says nothing. */
  part?: number;
  /** On a restricted row, of which nothing readable is kept: its identifiers, blinded. Not indexed. */
  keys?: number[];
  /** On a candidate's row: who they are in the key lists, see people-keys.ts; missing for somebody found by nothing. */
  person?: number;
  /**
   * On a candidate's row: who the person is by all their rows, where it does not say so itself; a `RowContent` without data,
   * packed and sealed. In step with the rows whenever `person` is.
   */
  who?: Uint8Array<ArrayBuffer>;
  /**
   * On a candidate's row: what pages proved to be the same member as one of its own identifiers, both blinded. Each counts
   * for as long as the rows hold the identifier it was learned through, and goes with the row.
   */
  learned?: [through: number, other: number][];
  /** 1 where the row is kept for its keys only; a number, because booleans cannot be indexed. */
  restricted?: 1;
  /** On a candidate's row: the person's version in the ATS, ms, and the one that details were read for. */
  version?: number;
  detailsOf?: number;
  /** On a candidate's row that must be asked for: the higher, the sooner. Missing otherwise. */
  due?: number;
  /** Due because a listing left them out, and not for details. */
  suspect?: 1;
  /** On a candidate's row that no listing vouches for. */
  implied?: 1;
  /** On rows that were read for one person alone. */
  detail?: 1;
  /** When this browser wrote the row, ms. */
  writtenAt: number;
  /** A `RowContent`, packed. */
  sealed: Uint8Array<ArrayBuffer>;
}

/**
 * Rows of candidates, neighbours by id, in one: a request to the browser costs the same whatever it carries. Only of people
 * of whom nothing is to be asked for and nothing hidden; no two overlap.
 */
export interface ParcelRow {
  connection: string;
  /** No id in it is higher, and none in another is between. */
  high: RecordId;
  /** How many rows there are. */
  size: number;
  /** The rows, ascending, see parcel-bytes.ts. */
  packed: Uint8Array<ArrayBuffer>;
}

/** People whose rows changed and whose keys were not compared with them yet. */
export interface UnkeyedRow {
  id: number;
  connection: string;
  /** Candidates. */
  people: RecordId[];
}

/** One generation of key lists. Writes go to the newest, look-ups ask all. */
export interface GenerationRow {
  id: number;
  /** Of the code that made the keys. */
  keysVersion: number;
  /** Everybody was brought over from the generations before. */
  isWhole: boolean;
  /** Up to whom, in the order of the rows, everybody was; null: nobody yet. */
  upTo: [connection: string, candidate: RecordId] | null;
}

export interface ConnectionRow {
  id: string;
  ats: string;
  createdAt: number;
  /** Name, account, fields, secrets, capabilities: `StoredConnection`. */
  sealed: Uint8Array<ArrayBuffer>;
}

/** How far one connection is in step. Nothing in it is about a person. */
export interface SyncRow {
  connection: string;
  /** What the rows were read under (account, capabilities, policy): under another rule they are read anew. */
  rule: string;
  /** The walk under way, null between walks. */
  walk: Walk | null;
  cursor: Cursor | null;
  walkStartedAt: number;
  fraction: number;
  firstFillDone: boolean;
  /** The ATS's clock at the start of the last finished fill or changes walk, ms. */
  watermarkMs: number | null;
  lastGoodAt: number | null;
  /** The same two for what belongs to nobody: jobs, stages, users, reasons. */
  jobsWatermarkMs: number | null;
  lastJobsAt: number | null;
  lastSweepAt: number | null;
  /** No sweep has ended since the fill. */
  isUnswept?: boolean;
  /** People whose details, or whose being there at all, must still be asked for. */
  dueLeft: number;
  /** How many there were when the first fill was done. */
  dueAtFirst: number;
  /** Everybody's details have been read once. */
  detailsDone: boolean;
  /** 0 to 1, drawn anew after each walk: spreads the next ones of many browsers. */
  jitter: number;
  paused: boolean;
  /** Code of the last failure, null after the next good page. */
  problem: string | null;
  about: string[];
  failures: number;
  retryAt: number | null;
  /** Rows left out since the first fill, by `resource: reason`; null for a row without an id. */
  skipped: Record<string, (RecordId | null)[]>;
  /** What the last walk of jobs could not read, for the next; missing where it read everything. */
  jobsLeft?: Cursor;
  /** Lists that the last walk of jobs got no answer about; missing where there are none. */
  unanswered?: string[];
  /**
   * By resource: rows that a sweep did not list and that were not dropped at once, because it left out too many to be
   * believed; since when sweeps have been saying so. Missing where there is none.
   */
  doubts?: Record<string, { since: number; left: number }>;
  /** Samples for pace and time left: newest last, at most a dozen. */
  samples: { at: number; fraction: number; people: number }[];
}

/** What the user said of one page and one record. */
export interface DecisionRow {
  id: number;
  connection: string;
  /** Blinded keys of the page, see lib/decisions/decisions.ts. */
  pageKeys: number[];
  sealed: Uint8Array<ArrayBuffer>;
}

/** Counts alone, nothing about anybody: `decisions`, by kind of evidence, and `weights`, by comparison level. */
export interface TallyRow {
  id: 'decisions' | 'weights';
  sealed: Uint8Array<ArrayBuffer>;
}

export class InAtsDatabase extends Dexie {
  declare records: Table<RecordRow, [string, string, RecordId]>;
  declare parcels: Table<ParcelRow, [string, RecordId]>;
  declare connections: EntityTable<ConnectionRow, 'id'>;
  declare syncs: EntityTable<SyncRow, 'connection'>;
  declare vault: Table<VaultKeys & { id: 'keys' }, string>;
  declare decisions: EntityTable<DecisionRow, 'id'>;
  declare tallies: EntityTable<TallyRow, 'id'>;
  declare unkeyed: EntityTable<UnkeyedRow, 'id'>;
  declare generations: EntityTable<GenerationRow, 'id'>;
  declare postings: PostingsTables['postings'];
  declare postingsStates: PostingsTables['postingsStates'];

  readonly parcelMemory = createParcelMemory('parcels');

  constructor(name = 'in-ats') {
    super(name);
    this.use(this.parcelMemory.middleware);
    this.on('close', this.parcelMemory.letGo);
    this.version(1).stores({
      records: '[connection+resource+id], [connection+owner], [connection+resource+restricted], *keys',
      connections: 'id',
      syncs: 'connection',
      vault: 'id',
    });
    this.version(2)
      .stores({
        records:
          '[connection+resource+id], [connection+owner], [connection+resource+restricted], [connection+due], *keys',
      })
      .upgrade((change) =>
        change
          .table<SyncRow>('syncs')
          .toCollection()
          .modify((sync) => {
            const { watermarkMs: jobsWatermarkMs, lastGoodAt: lastJobsAt } = sync;
            Object.assign(sync, {
              jobsWatermarkMs,
              lastJobsAt,
              dueLeft: 0,
              dueAtFirst: 0,
              detailsDone: true,
              jitter: 0,
            });
          }),
      );
    this.version(3)
      .stores({
        records: '[connection+resource+id], [connection+owner], [connection+resource+restricted], [connection+due]',
        parcels: '[connection+high], [connection+size]',
        unkeyed: '++id, connection',
        generations: 'id',
        ...POSTINGS_TABLES,
        decisions: '++id, connection, *pageKeys',
        tallies: 'id',
      })
      // They do not say who people are, so they would be read anew in any case.
      .upgrade((change) => change.table('records').clear());
  }
}
