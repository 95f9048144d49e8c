// The contract of the key lists: who holds which blinded key, packed so that a million people fit. Types only.

import type { RecordId } from '@/lib/ats/connector';
import type { Holders } from '@/lib/model/question';

export interface Person {
  connection: string;
  candidate: RecordId;
}

/** Blinded numbers, 53 bits each; each once. */
export interface BlindedKeys {
  keys: readonly number[];
  /** Values of which only the number of holders is kept. */
  counted: readonly number[];
}

/**
 * One generation of key lists with its directory of people. Everything that says so runs inside a transaction of the
 * caller's over `TABLES`, so nothing may be awaited there but the database.
 */
export interface Postings {
  /** Numbers for new people, in order, with their keys. In the caller's `rw` transaction. */
  add(people: readonly (Person & BlindedKeys)[]): Promise<number[]>;
  /** Further keys of people who have a number. In the caller's `rw` transaction. */
  extend(people: readonly ({ number: number } & BlindedKeys)[]): Promise<void>;
  /** Their numbers mean nobody from now on. In the caller's `rw` transaction. */
  drop(numbers: readonly number[]): Promise<void>;
  /** Nobody of this connection has a number any more. In the caller's `rw` transaction. */
  dropConnection(connection: string): Promise<void>;
  /** Nothing is left of this generation. In the caller's `rw` transaction. */
  clear(): Promise<void>;
  /** Numbers given so far, dead ones too. In the caller's transaction. */
  given(): Promise<number>;
  /** In the caller's `r` transaction. */
  look(wanted: BlindedKeys): Promise<{ holders: Holders[]; counts: number[] }>;
  /** In the caller's `r` transaction; null: nobody any more. */
  people(numbers: readonly number[]): Promise<(Person | null)[]>;
  /** How many living people. In the caller's transaction. */
  size(): Promise<number>;
  /**
   * Merges some of what has piled up, in short transactions of its own; `true` while there is more to merge. May be stopped
   * anywhere, also by the worker's death, without loss.
   */
  tidy(signal: AbortSignal): Promise<boolean>;
}
