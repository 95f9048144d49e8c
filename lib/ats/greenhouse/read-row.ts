// From a raw row to a record, by a schema: a row that can't be read becomes a problem that names the column, never a
// value. Nothing in here throws on what the ATS sent.

import type { z } from 'zod';
import type { AtsRecord, Problem } from '@/lib/ats/connector';
import type { MapContext } from '@/lib/ats/map-context';
import { whyUnreadable } from '@/lib/ats/why-unreadable';

export interface Mapped {
  records: AtsRecord[];
  problems: Problem[];
}

export type Row<S extends z.ZodType> = z.output<S>;
/** A record, nothing (not to be kept), or why it can't be read and what is kept of it all the same. */
export type Outcome = AtsRecord | null | { reason: string; remains?: AtsRecord | null };
export type Mapper = (raw: unknown, context: MapContext) => Outcome;

/** @param remains what is kept of a row that can't be read: may only ever hide, never show */
export function reader<S extends z.ZodType>(
  schema: S,
  map: (row: Row<S>, context: MapContext) => Outcome,
  remains?: (raw: unknown, context: MapContext) => AtsRecord | null,
): Mapper {
  return (raw, context) => {
    const parsed = schema.safeParse(raw);
    if (parsed.success) return map(parsed.data, context);
    return { reason: whyUnreadable(parsed.error.issues[0]), remains: remains?.(raw, context) ?? null };
  };
}

/** The id of a raw row, if it has one. */
export function idOf(row: unknown): number | null {
  return idIn(row, 'id');
}

/** An id in some column of a raw row, if there is one. */
export function idIn(row: unknown, column: string): number | null {
  const id = (row as Record<string, unknown> | null | undefined)?.[column];
  return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : null;
}
