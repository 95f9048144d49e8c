// From a raw row to a record, by a schema: what can't be read of it becomes a problem that names the column, never a
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
/** `leftOut`: why columns of a row that was read all the same count as not there. */
export type Mapper = (raw: unknown, context: MapContext) => { outcome: Outcome; leftOut: readonly string[] };

/**
 * @param vital columns that say whose row it is, where it stands and who may see it: unreadable, they fail the row. Any
 *   other that can't be read is left out and told, and costs nobody the person.
 * @param remains what is kept of a row that can't be read: may only ever hide, never show
 */
export function reader<S extends z.ZodType>(
  schema: S,
  vital: readonly string[],
  map: (row: Row<S>, context: MapContext) => Outcome,
  remains?: (raw: unknown, context: MapContext) => AtsRecord | null,
): Mapper {
  return (raw, context) => {
    const whole = schema.safeParse(raw);
    if (whole.success) return { outcome: map(whole.data, context), leftOut: [] };
    const { issues } = whole.error;
    const fatal = issues.find(({ path: [column] }) => typeof column !== 'string' || vital.includes(column));
    if (fatal === undefined) {
      const odd = issues.map(({ path: [column] }): [string, undefined] => [String(column), undefined]);
      const rest = schema.safeParse({ ...(raw as object), ...Object.fromEntries(odd) });
      if (rest.success) return { outcome: map(rest.data, context), leftOut: issues.map(whyUnreadable) };
    }
    const reason = whyUnreadable(fatal ?? issues[0]);
    return { outcome: { reason, remains: remains?.(raw, context) ?? null }, leftOut: [] };
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
