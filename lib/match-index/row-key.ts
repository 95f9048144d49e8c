// What every row is put under, and in which order.

import type { RecordId } from '@/lib/ats/connector';
import type { RecordRow } from './database';

/** Everything a row is put under. */
export type RowKey = [connection: string, resource: string, id: RecordId];

export function keyOf({ connection, resource, id }: RecordRow): RowKey {
  return [connection, resource, id];
}

/** The same as a text, for maps. */
export function nameOfKey([connection, resource, id]: RowKey): string {
  return `${connection} ${resource}/${id}`;
}

export function inOrder<T extends { id: RecordId }>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
