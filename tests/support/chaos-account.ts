// What a seeded life needs to know of one simulated ATS: how to reach it, what can happen in it, what is then true, and
// the fewest calls that could have told it. Each ATS has an adaptor of this shape beside this file.

import type { Connector, RecordId, Walk } from '@/lib/ats/connector';
import type { StoredConnection } from '@/lib/background/connections';
import type { Candidate } from '@/lib/model/candidate';
import type { SimulatorClock } from '@/tests/simulators/clock';
import type { Faults } from '@/tests/simulators/faults';
import type { Random } from '@/tests/simulators/random';

export interface ChaosAccount {
  connector: Connector;
  /** `c1`, as it would be kept. */
  connection: StoredConnection;
  clock: SimulatorClock;
  fetch: typeof fetch;
  faults: Faults;
  /** Where faults may strike. */
  routes: readonly string[];
  /** Of those, the ones that answer with one object, where no shape tells a spoilt one from one that says nothing. */
  objectRoutes: readonly string[];
  /** Calls to these make access tokens, and are not reading. */
  tokenRoutes: readonly string[];
  /** Sets the `Date` header of every answer wrong by so much, ms. */
  skew(ms: number): void;
  /** What may happen to a token on the side of the ATS. */
  spoilToken(random: Random): void;
  /** One of all the changes the ATS knows, made to whom chance picks. */
  change(random: Random): void;
  /** Deletes this share of everybody, the newest and the oldest alike. */
  remove(share: number): void;
  /** Everybody whom the account ever held: as they are to be shown, or null. */
  truth(): [RecordId, Partial<Candidate> | null][];
  /** How many people are to be held, those included that are not to be shown. */
  held(): number;
  /** Everybody whose details are read one by one, with their version: empty where listings are whole. */
  versions(): Map<RecordId, number>;
  /** The fewest calls that tell what listings leave out of one person. */
  leastOfPerson(id: RecordId): number;
  /**
   * The fewest calls that walk the account as it stands: every page of every list that is switched on, lists of ids by
   * batches of as many as one request takes.
   *
   * @param sinceMs what the walk before of the same kind told until, by the clock of the ATS; for `changes` and `jobs`
   */
  least(walk: Walk['kind'], sinceMs: number): number;
  /** Calls for what must never be read, and parameters that the ATS does not know. */
  breaches(): unknown[];
}

/** Rows a page in every list of a chaotic life, so that there are many places to be interrupted at. */
export const ROWS_A_PAGE = 25;

/** Every list takes one call, also one without rows. */
export function pagesOf(rows: number): number {
  return Math.max(1, Math.ceil(rows / ROWS_A_PAGE));
}

/** What turned confidential or private, or back, and when: whatever belongs to it is worth being read again. */
export interface Flips<Id> {
  note(id: Id): void;
  since(ms: number): Set<Id>;
}

export function createFlips<Id>(now: () => number): Flips<Id> {
  const noted: { id: Id; at: number }[] = [];
  return {
    note: (id) => noted.push({ id, at: now() }),
    since: (ms) => new Set(noted.filter(({ at }) => at >= ms).map(({ id }) => id)),
  };
}

export function below(random: Random, most: number): number {
  return Math.floor(random.next() * most);
}
