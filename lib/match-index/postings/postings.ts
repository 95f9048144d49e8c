// The contract of the key lists: who holds which blinded key, packed so that a million people fit. Types only.

import type { RecordId } from '@/lib/ats/connector';
import type { Holders } from '@/lib/model/question';

export interface Person {
  connection: string;
  candidate: RecordId;
}

/** Blinded values: whole numbers of 53 bits, spread evenly as hashes are; each once. */
export interface BlindedKeys {
  keys: readonly number[];
  /** Values of which only the number of holders is kept. A key of both kinds is two different things. */
  counted: readonly number[];
}

/**
 * How eagerly to merge. `filling`: as little as keeps the number of lists bounded, because more is to come. `resting`:
 * until a look-up reads about one page for each key.
 */
export type Pace = 'filling' | 'resting';

interface Found {
  holders: Holders[];
  counts: number[];
  /** How many living people there are. */
  size: number;
}

export interface Look extends Found {
  /** Whom the numbers mean, null: nobody any more. In the same transaction. */
  people(numbers: readonly number[]): Promise<(Person | null)[]>;
}

export interface Recalled extends Found {
  /** As `Look.people`; null where that is not in memory. */
  people(numbers: readonly number[]): (Person | null)[] | null;
}

/**
 * One generation of key lists with its directory of people. Everything that says so runs inside a transaction of the
 * caller's over `POSTINGS_TABLES`, so nothing may be awaited there but the database; its scope must be an `async` function
 * (`() => postings.add(…)` loses the transaction at the first `await`). A transaction that is aborted leaves nothing behind,
 * also not in memory.
 */
export interface Postings {
  /**
   * Numbers for new people, ascending, with their keys. In the caller's `rw` transaction. Many at once are cheaper than one
   * by one: each call writes a small list of its own, which `tidy` merges.
   */
  add(people: readonly (Person & BlindedKeys)[]): Promise<number[]>;
  /** Further keys of living people, beyond those they have. In the caller's `rw` transaction. */
  extend(people: readonly ({ number: number } & BlindedKeys)[]): Promise<void>;
  /** Their numbers mean nobody from now on; whose do already is passed over. In the caller's `rw` transaction. */
  drop(numbers: readonly number[]): Promise<void>;
  /** Drops everybody of a connection; reads the whole directory. In the caller's `rw` transaction. */
  dropConnection(connection: string): Promise<void>;
  /**
   * Who holds each key, living people only, numbers ascending, and how many people hold each counted value. A list is cut to
   * its newest two thousand or so, its length is not. A counted value still counts those who were dropped. In the caller's
   * `r` transaction.
   *
   * @param isAlone nothing else is looked at beside it, so that it may be answered from memory, as of just before a write that
   *   is waiting; else as of the transaction
   */
  look(wanted: BlindedKeys, isAlone?: boolean): Promise<Look>;
  /**
   * The same from memory alone, outside of any transaction: as of just before a write that is under way; null where anything
   * would have to be read.
   */
  recall(wanted: BlindedKeys): Recalled | null;
  /** Reads some of what `recall` may be asked whom it means; `true` while there is more of it. Outside of any transaction. */
  readAhead(): Promise<boolean>;
  /** How many living people. In the caller's transaction. */
  size(): Promise<number>;
  /** How many numbers were ever given: where far more than `size`, a new generation is worth building. The same. */
  issued(): Promise<number>;
  /** Everything of this generation. In the caller's `rw` transaction. */
  erase(): Promise<void>;
  /**
   * Merges some of what has piled up, some ten milliseconds of work in short transactions of its own (outside of any of the
   * caller's); `true` while there is more to merge. May be stopped anywhere, also by the worker's death, without loss.
   */
  tidy(signal: AbortSignal, pace?: Pace): Promise<boolean>;
}
