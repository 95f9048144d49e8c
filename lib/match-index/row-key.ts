// What every row is put under, and in which order.

import type { RecordId } from '@/lib/ats/connector';
import type { RecordRow } from './database';

/** Everything a row is put under. */
export type RowKey = [connection: string, resource: string, id: RecordId];

/** Whose record it is. */
export interface Ref {
  connection: string;
  candidate: RecordId;
}

/** Of the candidate's own row. */
export function rowKeyOf({ connection, candidate }: Ref): RowKey {
  return [connection, 'candidate', candidate];
}

export function keyOf({ connection, resource, id }: RecordRow): RowKey {
  return [connection, resource, id];
}

/** The same as a text, for maps. */
export function nameOfKey([connection, resource, id]: RowKey): string {
  return `${connection} ${resource}/${id}`;
}

/** The least and the greatest of some ids or names, as the database orders them: all numbers, or all texts. */
export function endsOf<T extends RecordId>(some: readonly T[]): [low: T, high: T] {
  let [low, high] = [some[0] as T, some[0] as T];
  for (const one of some) {
    if (one < low) low = one;
    if (one > high) high = one;
  }
  return [low, high];
}

export function inOrder<T extends { id: RecordId }>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
