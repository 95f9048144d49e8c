// Notices a listing that brings the same page for ever under ever new names, where no order of its rows would show it.
// Carried in the cursor, so it is plain JSON; holds ids only.

import { z } from 'zod';

/** The same rows once more are a hiccup; so often they are a circle. */
const MOST_MET = 10;

/** One page is kept and met again or not; which one moves on in ever longer steps (Brent), so that wide circles show too. */
export const samePageSchema = z.object({
  /** Its first and last id and its length. */
  page: z.string(),
  /** The page that is kept in its place. */
  nextAt: z.number(),
  met: z.number(),
});
export type SamePage = z.output<typeof samePageSchema>;

export const NO_PAGE: SamePage = { page: '', nextAt: 1, met: 0 };

/** @param at which page of its listing it is, counted from 1 */
export function afterPage(kept: SamePage, at: number, rows: readonly unknown[]): SamePage {
  if (rows.length === 0) return kept;
  const page = JSON.stringify([idIn(rows[0]), idIn(rows.at(-1)), rows.length]);
  const met = kept.met + (page === kept.page ? 1 : 0);
  return at < kept.nextAt ? { ...kept, met } : { page, nextAt: at * 2, met };
}

export function goesRound({ met }: SamePage): boolean {
  return met > MOST_MET;
}

function idIn(row: unknown): string {
  return String((row as { id?: unknown } | null | undefined)?.id).slice(0, 200);
}
