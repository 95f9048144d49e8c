// What is known of the people a page lists: less than a finding, because nobody asked for any one of them.

import type { Coverage } from './connection';
import type { SurfaceChoice, Tier } from './match';

/** By what people of a list are looked for: by identifiers at once, or by everything that their rows say. */
export type LookBy = 'identifier' | 'all';

/** Names take the background longer: no more than a screen at once, that others are not held up. */
export const NAMES_AT_ONCE = 25;

/** Somebody of a list whom an ATS knows: what a mark says, without contact details and without reasons. */
export interface RowFinding {
  tier: Tier;
  /** The ATS's display name, of the record on which most is going on. */
  ats: string;
  status: 'active' | 'hired' | 'rejected' | null;
  /** The ATS's own words. */
  statusText: string | null;
  stage: string | null;
  /** When anything last happened, ISO 8601 in UTC. */
  updatedAt: string | null;
  /** In any of their records something is going on. */
  isActive: boolean;
  /** The last rejection of somebody with whom nothing is going on. */
  rejectedAt: string | null;
  /** How many people it may be; more than one only where none is asserted. */
  people: number;
}

/** The answer for some rows of a list. */
export interface ListFinding {
  /** The list's, as asked. */
  url: string;
  /** In the order asked for; null: nobody was found, by what was asked. */
  rows: (RowFinding | null)[];
  coverage: Coverage;
  surface: SurfaceChoice | 'off';
}

/** How far a list is known, for the toolbar. */
export interface ListCount {
  /** The list's. */
  url: string;
  people: number;
  known: number;
}
