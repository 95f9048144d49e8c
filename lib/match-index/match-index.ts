// Rows in, people out. Writes are one transaction a page, together with where the walk goes on; people are found by the
// key lists and read by their rows. Knows no ATS: joining rows into a candidate is the connector's work.
//
// Seal before a transaction and open after it: awaiting WebCrypto inside one lets it commit.

import type { AtsRecord, RecordId, RecordName, Sweep } from '@/lib/ats/connector';
import { createInTurn } from '@/lib/in-turn';
import type { Answer, Asked, Choose, Question } from '@/lib/model/question';
import type { Vault } from '@/lib/vault/vault';
import { createAnswers } from './answers';
import type { InAtsDatabase, SyncRow } from './database';
import { createGenerations } from './generations';
import { guard } from './guard';
import { createPeopleKeys, type Keying, type Told } from './people-keys';
import { rowsOfPerson } from './person-rows';
import { createPostings } from './postings/create-postings';
import type { BlindedKeys, Postings } from './postings/postings';
import { databasePages } from './postings/postings-tables';
import { createRebuild } from './rebuild';
import type { Ref } from './row-key';
import { createRowReader, dueRows } from './row-reader';
import { createRowStore } from './row-store';
import {
  applySweep,
  type Change,
  compareWith,
  type Difference,
  dropAbandoned,
  dropRows,
  type Missing,
  putRows,
  replaceDetails,
  replaceRows,
  suspectUnseen,
  unsuspected,
} from './store-page';
import { identitiesOf, type StoredRecord, sealRecord } from './stored-record';

export type { Missing } from './store-page';

/** What one page brings. */
export interface PageContent {
  records: readonly AtsRecord[];
  gone?: readonly RecordName[];
  sweep?: Sweep;
  unseen?: readonly string[];
  /** Whether a listing that leaves out implausibly many is believed this time; by itself it never is. */
  isBelieved?(resource: string, missing: Missing): boolean;
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
  records: readonly AtsRecord[];
}

/** Two identifiers as keys of lib/identity, of which the candidate's record holds the first. */
export interface LearnedPair {
  candidate: RecordId;
  through: string;
  other: string;
}

export interface MatchIndex {
  /**
   * Stores a page and the state of the walk together, or neither; nothing once the connection is removed.
   *
   * @param settle gives the state to be stored, from how many people are due once the page is in, and how many rows of
   *   each of its `unseen` resources the listing left out, where that is more than is plausible
   */
  write(
    connection: string,
    page: PageContent,
    sync: SyncRow,
    settle?: (dueLeft: number, doubted: ReadonlyMap<string, number>) => SyncRow,
  ): Promise<SyncRow>;
  /** How a page of a sweep differs from what is held; rows written since the walk began are not missed. */
  compare(connection: string, sweep: Sweep, walkStartedAt: number): Promise<Difference>;
  /**
   * Replaces everything held of one person by fresh rows; none: the person is gone.
   *
   * @param rule what the rows were read under, for whoever keeps no runs away: nothing is stored under another one
   */
  replacePerson(connection: string, candidate: RecordId, records: readonly AtsRecord[], rule?: string): Promise<void>;
  /** Who must be asked for, newest first. */
  due(connection: string, most: number): Promise<DuePerson[]>;
  countDue(connection: string): Promise<number>;
  /** Some candidates who are held besides these; first those of whom nothing is to be asked. None: nobody else is held. */
  others(connection: string, besides: readonly RecordId[]): Promise<RecordId[]>;
  /** Suspects nobody any more; whoever is due for details stays so. */
  forgive(connection: string): Promise<void>;
  /** Puts some of those who are due behind all others, until a listing brings them anew. */
  postpone(connection: string, candidates: readonly RecordId[]): Promise<void>;
  /** Stores details beside what listings brought, with the state of the sync; nothing of a person who is gone. */
  writeDetails(connection: string, people: readonly PersonDetails[], sync: SyncRow): Promise<void>;
  /** Every row of one resource, e.g. all jobs. */
  all(connection: string, resource: string): Promise<StoredRecord[]>;
  /** Reads what every question needs. Begun early, the first question hardly waits for it. */
  ready(): Promise<void>;
  /** Some milliseconds of reading what the next questions may need; `true` while there is more of it. */
  readAhead(): Promise<boolean>;
  /** Answers a question about a page: bounded by its keys and by whom `choose` names, never a scan. */
  find(question: Question, choose: Choose): Promise<Answer<Ref>>;
  /** Answers several, in their order, for hardly more than one costs: those of a list's rows. */
  findAll(asked: readonly Asked[]): Promise<Answer<Ref>[]>;
  /** The rows of several people, in the order asked for: of whom a page shows. */
  people(refs: readonly Ref[]): Promise<StoredRecord[][]>;
  /**
   * Remembers, blinded, that pages proved two identifiers to be one member's, so that the person is found by either. Kept on
   * their row while their rows hold `through`; nothing for somebody who is hidden or not held.
   */
  learn(connection: string, pairs: readonly LearnedPair[]): Promise<void>;
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
  /**
   * Some hundredths of a second of what can wait: merges key lists, or builds them anew where their keys are of an earlier
   * version or many in them are dead. `true` while there is more of it. May be stopped anywhere without loss.
   */
  upkeep(signal: AbortSignal): Promise<boolean>;
}

/** Of one person; the newest are kept. */
const MOST_LEARNED = 4;

/** Only newcomers are told of, and only lists bring those. */
const NOTHING_TOLD: Told = { identities: new Map(), whos: new Map() };

const NOTHING_ASKED: BlindedKeys = { keys: [], counted: [] };

/** Before every version and every instant. */
const LAST_DUE = 0;

export function createMatchIndex(
  database: InAtsDatabase,
  vault: Vault,
  keying: Keying,
  now: () => number,
  postingsOf: (generation: number) => Postings = (generation) => createPostings(databasePages(database), generation),
): MatchIndex {
  const { records, syncs, connections, unkeyed } = database;
  const generations = createGenerations(database, postingsOf, keying.version);
  const store = createRowStore(database);
  const peopleKeys = createPeopleKeys(database, vault, keying, generations, store);
  const rebuild = createRebuild(database, generations, peopleKeys, store);
  const reader = createRowReader(database, vault, store);
  const answers = createAnswers({ database, vault, generations, store }, now);
  /** Asked for by every question. Nobody but this worker writes them, so what was read once is kept until it is written. */
  const syncsHeld = new Map<string, SyncRow>();

  function letGo(connection: string, rows: readonly { resource: string; id: RecordId }[]): void {
    answers.letGo();
    reader.letGo(connection, rows);
  }

  function letGoOfReferences(connection: string): void {
    answers.letGo();
    reader.letGo(connection);
  }

  const oneByOne = createInTurn();
  /** What was read for one change is not to be changed by another before it is used. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    return oneByOne(() => guard(work));
  }

  /** Somebody may have been left between their rows and their keys: by an earlier worker, or by a failure. */
  let mayBeLeft = true;
  async function followUp(before?: Change['before']): Promise<void> {
    mayBeLeft = true;
    await generations.open();
    await peopleKeys.follow(before);
    mayBeLeft = false;
  }

  const tables = [syncs, connections, unkeyed, ...store.tables, ...generations.tables];

  /** Rows of one connection change, their people's keys follow; null, and nothing happens, once it is removed. */
  function change<T>(connection: string, told: Told, work: (change: Change) => Promise<T>): Promise<T | null> {
    return inTurn(async () => {
      if (mayBeLeft) await followUp();
      const before: Change['before'] = new Map();
      const done = await database.transaction('rw', tables, async () => {
        before.clear();
        if (!(await connections.get(connection))) return null;
        const made: Change = {
          store,
          connection,
          before,
          gone: [],
          welcome: (newcomers) => peopleKeys.welcome(newcomers, told),
        };
        const result = await work(made);
        await generations.drop(made.gone);
        await peopleKeys.note(connection, before.keys());
        return result;
      });
      answers.letGo();
      if (before.size > 0) await followUp(before);
      // What was asked in between was answered without the new keys.
      answers.letGo();
      return done;
    });
  }

  let isTidying = false;
  /** What a page added is merged behind it, a little at a time. What goes wrong here goes wrong again in `upkeep`. */
  function tidyBehind(): void {
    if (isTidying) return;
    isTidying = true;
    inTurn(async () => {
      isTidying = false;
      await generations.newest().postings.tidy(new AbortController().signal, 'filling');
    }).catch(() => undefined);
  }

  function sealRows(connection: string, page: readonly AtsRecord[]) {
    const writtenAt = now();
    return Promise.all(page.map((record) => sealRecord(vault, keying, connection, record, writtenAt)));
  }

  /** Everything read of a connection. Inside a transaction of the caller's. */
  async function dropAll(connection: string): Promise<void> {
    await store.deleteAll(connection);
    await unkeyed.where('connection').equals(connection).delete();
    await generations.dropConnection(connection);
    await syncs.delete(connection);
  }

  let opening: Promise<void> | null = null;
  function ready(): Promise<void> {
    opening ??= open().catch((thrown) => {
      opening = null;
      throw thrown;
    });
    return opening;
  }

  async function open(): Promise<void> {
    await generations.open();
    // Whom an earlier worker left; others are found in a moment.
    if ((await unkeyed.count()) > 0) await inTurn(() => followUp());
    await database.transaction('r', generations.tables, async () => {
      await Promise.all(generations.living().map(({ postings }) => postings.look(NOTHING_ASKED)));
    });
  }

  async function ask(asked: readonly Asked[]): Promise<Answer<Ref>[]> {
    await ready();
    return answers.find(asked);
  }

  return {
    ...reader,

    async write(connection, page, sync, settle = () => sync) {
      const rows = await sealRows(connection, page.records);
      const told = await peopleKeys.seal(rows, identitiesOf(page.records, rows));
      const settled = await change(connection, told, async (made) => {
        const former = await putRows(made, rows);
        // Only where people are implied can a row that moves leave nobody behind.
        const left = rows.some((row) => row.implied) ? former : [];
        left.push(...(await dropRows(made, page.gone ?? [])));
        await dropAbandoned(made, left);
        const times = { startedAt: sync.walkStartedAt, now: now() };
        if (page.sweep) await applySweep(made, page.sweep, times);
        const doubted = new Map<string, number>();
        for (const resource of page.unseen ?? []) {
          const isBelieved = (missing: Missing) => page.isBelieved?.(resource, missing) === true;
          doubted.set(resource, await suspectUnseen(made, resource, times, isBelieved));
        }
        const next = settle(sync.walk ? sync.dueLeft : await reader.countDue(connection), doubted);
        await syncs.put(next);
        return next;
      });
      letGo(connection, [...rows, ...(page.gone ?? [])]);
      if (page.sweep || page.unseen) letGoOfReferences(connection);
      if (settled) syncsHeld.set(connection, settled);
      tidyBehind();
      return settled ?? sync;
    },

    compare: (connection, sweep, walkStartedAt) =>
      guard(() =>
        database.transaction('r', store.tables, async () =>
          compareWith(store, connection, sweep, { startedAt: walkStartedAt, now: now() }),
        ),
      ),

    async replacePerson(connection, candidate, fresh, rule) {
      const rows = await sealRows(connection, fresh);
      await change(connection, NOTHING_TOLD, async (made) => {
        if (rule !== undefined && (await syncs.get(connection))?.rule !== rule) return;
        const former = await replaceRows(made, candidate, rows);
        await dropAbandoned(made, rows.some((row) => row.implied) ? former : []);
      });
      letGo(connection, rows);
    },

    async postpone(connection, candidates) {
      await inTurn(() =>
        records
          .where('[connection+resource+id]')
          .anyOf(candidates.map((candidate) => [connection, 'candidate', candidate]))
          .filter(({ due }) => due !== undefined)
          .modify({ due: LAST_DUE }),
      );
    },

    async forgive(connection) {
      await inTurn(() =>
        database.transaction('rw', store.tables, async () => {
          const suspects = dueRows(records, connection).filter(({ suspect }) => suspect === 1);
          await store.put((await suspects.toArray()).map(unsuspected));
        }),
      );
      answers.letGo();
    },

    async writeDetails(connection, people, sync) {
      const sealed = await Promise.all(people.map((person) => sealRows(connection, person.records)));
      const isWritten = await change(connection, NOTHING_TOLD, async (made) => {
        for (const [i, { candidate, version }] of people.entries()) {
          await replaceDetails(made, candidate, version, sealed[i] ?? []);
        }
        await syncs.put(sync);
        return true;
      });
      letGo(connection, sealed.flat());
      if (isWritten) syncsHeld.set(connection, sync);
      tidyBehind();
    },

    ready: () => guard(ready),

    readAhead: () =>
      guard(async () => {
        await ready();
        const [only, ...others] = generations.living();
        // While lists are built anew nothing is answered from memory.
        const isMore = only && others.length === 0 && (await only.postings.readAhead());
        return isMore || (await store.readAhead()) || reader.readAhead();
      }),

    find: (question, choose) =>
      guard(async () => {
        const [answer] = await ask([{ question, choose }]);
        return answer as Answer<Ref>;
      }),

    findAll: (asked) => guard(() => ask(asked)),

    async learn(connection, pairs) {
      await change(connection, NOTHING_TOLD, async ({ before }) => {
        for (const { candidate, through, other } of pairs) {
          const pair: [number, number] = [vault.blind(through), vault.blind(other)];
          const rows = await rowsOfPerson(store, connection, candidate);
          const own = rows.find(({ resource }) => resource === 'candidate');
          const learned = own?.learned ?? [];
          if (!own || own.restricted || learned.some(([, known]) => known === pair[1])) continue;
          if (!before.has(candidate)) before.set(candidate, rows);
          await store.put([{ ...own, learned: [...learned, pair].slice(-MOST_LEARNED) }]);
        }
      });
    },

    people: (refs) => guard(() => answers.people(refs)),

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
      await inTurn(async () => {
        await generations.open();
        await database.transaction('rw', tables, async () => dropAll(connection));
      });
      syncsHeld.delete(connection);
      letGoOfReferences(connection);
    },

    async erase(connection) {
      await inTurn(async () => {
        await generations.open();
        await database.transaction('rw', tables, async () => {
          await dropAll(connection);
          await connections.delete(connection);
        });
      });
      syncsHeld.delete(connection);
      letGoOfReferences(connection);
    },

    upkeep(signal) {
      return inTurn(async () => {
        if (mayBeLeft) await followUp();
        if (signal.aborted) return false;
        answers.letGo();
        return rebuild.step(signal).finally(answers.letGo);
      });
    },
  };
}
