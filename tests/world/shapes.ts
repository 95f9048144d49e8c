// The lines a world is made of, in the field shapes of the `match` command. Types only; what is not known is left out.

import type { Culture } from './mix';

export interface WorldRecord {
  id: string;
  firstName?: string;
  lastName?: string;
  emails?: string[];
  phones?: string[];
  urls?: string[];
  company?: string;
  title?: string;
  /** Newest first. */
  employers?: string[];
  schools?: string[];
  location?: string;
  /** ISO 8601. */
  updated?: string;
}

export interface WorldPage {
  id: string;
  url?: string;
  name?: string;
  headline?: string;
  company?: string;
  title?: string;
  location?: string;
  email?: string;
  phone?: string;
  websites?: string[];
  /** Newest first. */
  experience?: { company?: string; title?: string }[];
  schools?: string[];
}

export type Trap =
  /** The page of somebody whose profile address stands in another person's record. */
  | 'foreign-url-owner'
  /** The page of somebody who took a profile address that a record holds as its former owner's. */
  | 'recycled-slug'
  /** The page shows a contact that it shares with a relative's record. */
  | 'relative'
  /** Not in the ATS; somebody there has the same name and works for the same giant. */
  | 'namesake-colleague'
  /** In the ATS twice over: two people of one name at one employer, and nothing on the page tells which. */
  | 'undecidable';

/** What is true of one page. */
export interface PageTruth {
  page: string;
  /** The records of the page's person; empty for a stranger. */
  records: string[];
  trap: Trap | null;
  /** Where nothing can tell: records of everybody it may be. Else empty. */
  rivals: string[];
  culture: Culture;
  /** People in the ATS whose birth name is this, the page's person counted too. */
  namesakes: number;
  /** A record of the person holds an identifier that the page shows. */
  identifier: boolean;
  /** Years since the newest of the person's records changed; null for a stranger. */
  age: number | null;
}
