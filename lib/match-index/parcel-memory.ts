// Parcels read lately, as they lie in the database: sealed. Who looks at one person looks at the next, and of a small store
// all of them fit in here. Opens nothing.

import type { DBCore, DBCoreMutateRequest, Middleware } from 'dexie';
import type { RecordId } from '@/lib/ats/connector';
import type { ParcelRow } from './database';
import { lowestIdOf } from './parcel-bytes';

export interface ParcelMemory {
  /** The parcel within whose bounds the id is, if it was kept; there is no other such. */
  covering(connection: string, id: RecordId): ParcelRow | undefined;
  /** To be called before parcels are read that shall be kept. */
  beginReading(): Reading;
  letGo(): void;
  /** Whatever is written through a database that uses it, by whomever, is let go of. */
  middleware: Middleware<DBCore>;
}

export interface Reading {
  /** Nothing, where any was written since: what was read may be what was there before. */
  keep(some: readonly ParcelRow[]): void;
}

/** People of a store that fits in, 16 in each and half a kilobyte of them: 16 MB. */
export const MOST_PARCELS = 2_048;

export function createParcelMemory(table: string, most = MOST_PARCELS): ParcelMemory {
  /** By connection, in the order of their ids. */
  let kept = new Map<string, Kept[]>();
  let size = 0;
  /** Transactions under way that write. */
  let writing = 0;
  let turn = 0;

  function letGoOf(request: DBCoreMutateRequest): void {
    if (request.type === 'put') for (const row of request.values as ParcelRow[]) remove(row.connection, row.high);
    else if (request.type === 'delete') {
      for (const [connection, high] of request.keys as [string, RecordId][]) remove(connection, high);
    } else letGo();
  }

  function letGo(): void {
    kept = new Map();
    size = 0;
  }

  function remove(connection: string, high: RecordId): void {
    const some = kept.get(connection) ?? [];
    const at = placeOf(some, high);
    if (some[at]?.parcel.high !== high) return;
    some.splice(at, 1);
    size -= 1;
  }

  const seen = new WeakSet<object>();
  function note({ trans }: DBCoreMutateRequest): void {
    if (seen.has(trans)) return;
    seen.add(trans);
    writing += 1;
    turn += 1;
    const end = () => {
      if (!seen.delete(trans)) return;
      writing -= 1;
      turn += 1;
    };
    const transaction = trans as unknown as IDBTransaction;
    transaction.addEventListener('complete', end);
    transaction.addEventListener('abort', end);
  }

  return {
    covering(connection, id) {
      const some = kept.get(connection) ?? [];
      const one = some[placeOf(some, id)];
      return one && one.low <= id ? one.parcel : undefined;
    },

    beginReading() {
      const begun = turn;
      return {
        keep(some) {
          if (writing > 0 || turn !== begun) return;
          for (const parcel of some) {
            if (size >= most) letGo();
            const beside = kept.get(parcel.connection) ?? [];
            const at = placeOf(beside, parcel.high);
            if (beside[at]?.parcel.high === parcel.high) continue;
            beside.splice(at, 0, { low: lowestIdOf(parcel.packed), parcel });
            kept.set(parcel.connection, beside);
            size += 1;
          }
        },
      };
    },

    letGo,

    middleware: {
      stack: 'dbcore',
      name: 'parcel-memory',
      create: (core) => ({
        ...core,
        table(name) {
          const plain = core.table(name);
          if (name !== table) return plain;
          return {
            ...plain,
            mutate(request) {
              note(request);
              letGoOf(request);
              return plain.mutate(request);
            },
          };
        },
      }),
    },
  };
}

interface Kept {
  low: RecordId;
  parcel: ParcelRow;
}

/** Of the first that ends at the id or behind it. */
function placeOf(some: readonly Kept[], id: RecordId): number {
  let [from, below] = [0, some.length];
  while (from < below) {
    const middle = (from + below) >> 1;
    if ((some[middle] as Kept).parcel.high < id) from = middle + 1;
    else below = middle;
  }
  return from;
}
