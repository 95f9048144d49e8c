// What is known of the rows without asking the database. Nobody but this worker writes them: what is put is noted as it is
// put, and what is no longer there costs a question at most.

import Dexie from 'dexie';
import type { RecordId } from '@/lib/ats/connector';

export interface RowMemory {
  /** Whether rows of a kind own anything; undefined: not known. */
  ownsAny(connection: string, kind: string): boolean | undefined;
  noteOwner(connection: string, kind: string): void;
  /** What the caller's transaction found. */
  learnOwns(connection: string, kind: string, isAny: boolean): void;
  /** Nobody with a lower id is in a parcel; null: nobody is at all; undefined: not known. */
  parcelsBegin(connection: string): RecordId | null | undefined;
  noteParcel(connection: string, low: RecordId): void;
  /** What the caller's transaction found, which `isReading`. */
  learnBegin(connection: string, low: RecordId | null): void;
}

export function createRowMemory(): RowMemory {
  const owners = new Map<string, boolean>();
  const begins = new Map<string, RecordId | null>();
  return {
    ownsAny: (connection, kind) => owners.get(`${connection} ${kind}`),
    noteOwner: (connection, kind) => owners.set(`${connection} ${kind}`, true),
    learnOwns(connection, kind, isAny) {
      if (isAny || isReading()) owners.set(`${connection} ${kind}`, isAny);
    },
    parcelsBegin: (connection) => begins.get(connection),
    noteParcel(connection, low) {
      const before = begins.get(connection);
      if (before === null || (before !== undefined && low < before)) begins.set(connection, low);
    },
    learnBegin: (connection, low) => begins.set(connection, low),
  };
}

/** What a transaction that writes does not find, it may itself have taken away, and be aborted. */
export function isReading(): boolean {
  return Dexie.currentTransaction?.mode === 'readonly';
}
