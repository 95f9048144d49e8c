// The contract of an ATS. Six questions (after Airbyte's connector manifests): where, how to authenticate, how to page,
// what is the cursor, what is the record, what does each error mean. Add an ATS: one folder beside this file, one line
// in registry.ts; the connect form, the host permission and the contract suite follow from it.

import type { Candidate, Note } from '@/lib/model/candidate';
import type { AccountCheck, Capability, NeededPermission } from '@/lib/model/connection';
import type { Job } from '@/lib/model/job';
import type { ProfilePart } from '@/lib/model/profile';
import type { Http } from './http';

/** One input of the connect form. Labels and help are sentences of the form's own, looked up by `<ats>.<id>`. */
export interface ConnectField {
  id: string;
  kind: 'text' | 'secret' | 'origin' | 'email' | 'choice';
  /** Counts only while the field is asked for. */
  required: boolean;
  /** What a `choice` offers; the first is chosen at the start. */
  options?: readonly string[];
  /** Asked for only while another field (a choice) has one of these values. */
  when?: { field: string; is: readonly string[] };
}

/** Ids are numbers where the ATS's are (so that ranges sort), else text. */
export type RecordId = number | string;

/**
 * One row of one ATS resource, as kept in the match index. Rows are stored by their own id and joined when read
 * (`assemble`), so that pages may arrive in any order, twice, or after their owner has moved.
 */
export interface AtsRecord {
  /** `candidate`, `application`, `attachment`, `job`, … : the connector's own vocabulary. */
  resource: string;
  id: RecordId;
  /** The row this one belongs to: `candidate/501`, `application/9001`; null for candidates and reference data. */
  owner: string | null;
  /**
   * What the row says of who the person is, raw; only on rows that belong to a candidate. Of a restricted row only
   * addresses and numbers are used, as hashed keys, and nothing of it is kept readable.
   */
  identity?: ProfilePart;
  /** Stored for its keys only, and treated as not there (a private person, an application to a confidential job). */
  restricted?: boolean;
  /** The mapped fields, plain JSON, sealed before they are stored. */
  data: unknown;
  /**
   * On a candidate's row: the person's version, epoch ms (when they last changed), where the listing leaves out what
   * `Account.details` reads one person at a time. A version above the one details were read for makes them due, newest
   * first.
   */
  version?: number;
  /**
   * On a candidate's row that no listing vouches for (Lever's contact): gone when the last row it owns is, `detail` rows
   * apart.
   */
  implied?: boolean;
  /** On rows that `details` brings, also when `one` does: they vouch for nobody. */
  detail?: boolean;
}

/** Names one row. */
export interface RecordName {
  resource: string;
  id: RecordId;
}

/** A record that could not be read and was left out. Names what and why, never a value. */
export interface Problem {
  resource: string;
  id: RecordId | null;
  reason: string;
}

/**
 * What a whole, ordered listing proves: every row of `resource` with `from <= id < below` is in `ids`, so any other
 * that we hold in that range is gone. `null` bounds are open. Whoever sweeps candidates sweeps their applications after
 * them: only then goes what hangs on those.
 */
export interface Sweep {
  resource: string;
  from: RecordId | null;
  below: RecordId | null;
  ids: RecordId[];
  /** Of the same listing, from pages before this one. */
  witnesses?: RecordId[];
}

/**
 * The walks over an account. `fill`: everything. `changes`: people and what belongs to them, as changed or deleted since
 * an instant (minus the connector's own overlap). `jobs`: the same for what belongs to nobody: jobs, stages, users,
 * reasons, pools, sources. `sweep`: what is still there, to find what vanished without a trace.
 *
 * `left`: what the last walk of its kind could not read (`Page.left`), to be asked for again.
 */
export type Walk =
  | { kind: 'fill' }
  | { kind: 'changes'; sinceMs: number }
  | { kind: 'jobs'; sinceMs: number; left?: Cursor }
  | { kind: 'sweep' };

/** Where a walk goes on; opaque to everybody but the connector, plain JSON. */
export type Cursor = Record<string, unknown>;

export interface Page {
  records: AtsRecord[];
  problems: Problem[];
  /** Rows that the ATS says are gone. They go together with what they own. */
  gone?: RecordName[];
  sweep?: Sweep;
  /**
   * On the last page of a sweep over listings whose order proves nothing: rows of these resources that the walk did not
   * bring are suspected, and each one's person is read anew (`one`) before anything is dropped.
   */
  unseen?: string[];
  /**
   * On the last page of a fill or a walk of jobs: what could not be read, while the rest could. Opaque; the next walk of jobs
   * gets it. One list that fails for days must not keep everything else from being read.
   */
  left?: Cursor;
  /** On the last page of a fill or a sweep: fewer people came than the ATS counts. */
  isShort?: true;
  /** On the last page of a fill or a walk of jobs: lists that failed and only add to the people. The next walk of jobs asks again. */
  unanswered?: string[];
  /** null: the walk is done. */
  next: Cursor | null;
  /** Estimated share of this walk that is done, 0 to 1. */
  fraction: number;
  /** The ATS's own clock when the walk began, ms: the next `changes` walk starts here. Set on the last page at least. */
  watermarkMs?: number;
}

/** What a connector is given to work with; it has no other access to the world. */
export interface ConnectorTools {
  http: Http;
  /** A small durable place for access tokens: survives the worker, not the browser. */
  tokens: { get(): Promise<unknown>; set(token: unknown): Promise<void> };
  now(): number;
  capabilities: readonly Capability[];
  /** Lists of files are kept in step with everything else, not only read when a card opens. */
  syncsFiles: boolean;
  /** Policy lets restricted people and jobs be kept whole and shown. */
  showRestricted: boolean;
  /** True for rows already known to be restricted: `isRestricted('job', 77)`. */
  isRestricted(resource: string, id: RecordId): boolean;
}

/** Everything that can be asked of one account. Methods throw AppError only. */
export interface Account {
  /** Verifies credentials before anything is saved. */
  check(workEmail: string | null): Promise<AccountCheck>;
  /** The first page when `cursor` is null. Re-asking for the same cursor must be harmless. */
  page(walk: Walk, cursor: Cursor | null): Promise<Page>;
  /**
   * Every row of one person, fresh, details included; no records: the person is gone. `held` are the rows kept so far,
   * for ATSs where a person is reached only through them.
   *
   * @param yields nobody waits in front of the screen: leaves room for others, see HttpRequest
   */
  one(candidateId: RecordId, held: readonly AtsRecord[], yields?: boolean): Promise<Rows>;
  /**
   * What listings leave out, for one person: the rows to add. Where a person is gone (`ats/gone`), they are dropped.
   * Only on connectors whose candidate rows carry a `version`.
   */
  details?(candidateId: RecordId, held: readonly AtsRecord[]): Promise<Rows>;
  /** What a sweep found missing is asked for by this; without it, a sweep that drops many has to say so twice. */
  byIds?: ByIds;
  /** Where a file's bytes are to be had now. */
  file(attachmentId: string): Promise<FileSource>;
  /** What colleagues wrote about the person, newest first, at most 20; read on demand, never kept. */
  notes(candidateId: RecordId, held: readonly AtsRecord[]): Promise<Note[]>;
}

/** Rows asked for by their ids: a listing may end early and look whole, an answer to ids names each. */
export interface ByIds {
  /** So many ids go into one request. */
  most: number;
  /** Resources of which every row is kept: one that is listed and not held was never brought. */
  whole: readonly string[];
  /** Which of these rows, at most `most`, are there. */
  present(resource: string, ids: readonly RecordId[]): Promise<ReadonlySet<RecordId>>;
  /** Rows of `whole` resources that no walk has brought, with what hangs on them. */
  read(resource: string, ids: readonly RecordId[]): Promise<Rows>;
}

export interface Rows {
  records: AtsRecord[];
  problems: Problem[];
}

/** One download. `headers` is empty where the address alone opens it; else it holds the secret and stays here. */
export interface FileSource {
  url: string;
  headers: Record<string, string>;
}

/** Reads reference data and joined rows: `lookUp('job', 77)` gives that row's `data`. */
export type LookUp = (resource: string, id: RecordId | null | undefined) => unknown;

export interface Connector {
  id: string;
  /** The name people know it by. */
  name: string;
  fields: readonly ConnectField[];
  /** Resources that belong to no person and are small enough to be held in memory while reading. */
  referenceResources: readonly string[];
  /**
   * What `Account.details` brings: `keys`, without which nobody can be said to be not in the ATS; `extras`; or null where
   * listings are whole.
   */
  details: 'keys' | 'extras' | null;
  /** How often `sweep` is worth its calls; null where every deletion is told. */
  sweepEveryMs: number | null;
  /** Whether an account of these fields holds people at all, or jobs alone (a public list of postings). */
  holdsPeople(fields: Record<string, string>): boolean;
  /** Names of the payloads that `map` reads, as the API's own paths name them. */
  payloads: readonly string[];
  /** Origins whose host permission is needed, as match patterns. */
  origins(fields: Record<string, string>): string[];
  permissions(capabilities: readonly Capability[]): NeededPermission[];
  /** Cleans what was typed or pasted; throws `connection/invalid-field` (about: field ids) or `ats/retired-key`. */
  tidy(fields: Record<string, string>): Record<string, string>;
  open(fields: Record<string, string>, tools: ConnectorTools): Account;
  /**
   * Joins one person's rows. `own` are the rows whose owner is the candidate, the candidate's own row and the rows owned
   * by those (details of an application). null: not to be shown (no candidate row yet, restricted).
   */
  assemble(
    own: readonly AtsRecord[],
    lookUp: LookUp,
    context: {
      connection: string;
      readAt: string;
      fields: Record<string, string>;
      capabilities: readonly Capability[];
    },
  ): Candidate | null;
  /** A job from its stored row; null when it must not be named (confidential) or cannot be read. */
  job(row: AtsRecord, lookUp: LookUp): Omit<Job, 'connection'> | null;
  /**
   * What is kept of a row of somebody nobody has looked at, where full records are not wanted: what recognises them
   * (`identity` as it is), newest job, stage, status, recruiter. null: nothing of it.
   */
  brief(record: AtsRecord): AtsRecord | null;
  /** Maps a raw answer of one resource; also behind `read-payload`. Never throws on bad records: they become problems. */
  map(resource: string, payload: unknown): { records: AtsRecord[]; problems: Problem[] };
}
