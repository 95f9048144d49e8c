// The judgement: which candidates a sighting is, how sure that is, and why.

import type { Candidate } from './candidate';
import type { Coverage } from './connection';

/** `exact`: In ATS. `possible`: worth a look, never asserted. (`probable` comes with name-based judgement.) */
export type Tier = 'exact' | 'probable' | 'possible';

export type Feature =
  | 'linkedin-address'
  | 'linkedin-member'
  | 'linkedin-legacy-address'
  | 'email'
  | 'phone'
  | 'profile-address'
  | 'name';

/** One comparison, as shown under *why*. `speaks` says which way it points. */
export interface Evidence {
  feature: Feature;
  level: string;
  speaks: 'for' | 'against' | 'neutral';
  /** What the page said and what the ATS holds, for display to the user only. */
  pageValue: string | null;
  recordValue: string | null;
}

/** A candidate as it crosses to a page: contact details stay behind until asked for. */
export type ShownCandidate = Omit<Candidate, 'emails' | 'phones' | 'urls' | 'employments' | 'schools'> & {
  /** How many e-mail addresses and phone numbers there are to ask for. */
  contactCount: number;
};

export interface Match {
  tier: Tier;
  /** The ATS's display name, e.g. *Greenhouse*. */
  ats: string;
  connectionName: string;
  /** Notes can be asked for. */
  hasNotes: boolean;
  candidate: ShownCandidate;
  evidence: Evidence[];
}

/** Where verdicts may be drawn: in the page, only in toolbar and side panel, or nowhere until the user has chosen. */
export type SurfaceChoice = 'page' | 'panel' | 'undecided';

/** The answer to *who is this?*. Finding nobody is `matches: []`. */
export interface Finding {
  /** The address the sighting carried; drop the answer when the page has moved on. */
  url: string;
  matches: Match[];
  coverage: Coverage;
  surface: SurfaceChoice;
}
