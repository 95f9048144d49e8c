// The judgement: which candidates a sighting is, how sure that is, and why.

import type { BadgeView } from './badge';
import type { Candidate } from './candidate';
import type { Coverage } from './connection';
import type { RefusedRecord } from './decision';

/**
 * `exact`: In ATS, by an identifier. `probable`: In ATS, by name and what corroborates it. `possible`: worth a look, never
 * asserted.
 */
export type Tier = 'exact' | 'probable' | 'possible';

/**
 * What was compared. `full-name`: how often given name and surname go together, beyond what each says alone.
 * `generation`: Jr against Sr. `prior`: how likely any one record is before anything is compared. `rivals`: what the other
 * people on the list take away. `decision`: what the user said of the two before.
 */
export type Feature =
  | 'linkedin-address'
  | 'linkedin-member'
  | 'linkedin-legacy-address'
  | 'email'
  | 'phone'
  | 'profile-address'
  | 'given-name'
  | 'surname'
  | 'full-name'
  | 'generation'
  | 'employer'
  | 'title'
  | 'location'
  | 'school'
  | 'prior'
  | 'rivals'
  | 'decision';

/** Less than so many bits, for or against, is no evidence either way. */
export const SPEAKS_BITS = 0.5;

/** One comparison, as shown under *why*. */
export interface Evidence {
  feature: Feature;
  /** Which of the feature's levels, see lib/matching/comparisons.ts. */
  level: string;
  /** Signed; all of a match's bits together are the log-odds (base 2) of its score. */
  bits: number;
  /** What the page said and what the ATS holds, for display to the user only. */
  pageValue: string | null;
  recordValue: string | null;
  /** How many people in the index hold the value, where that is why it weighs what it weighs. */
  holders?: number;
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
  /** How likely it is this person, 0 to 1; never shown bare. */
  score: number;
  /** Matches with the same number are records of one person. */
  person: number;
}

/** Where verdicts may be drawn: in the page, only in toolbar and side panel, or nowhere until the user has chosen. */
export type SurfaceChoice = 'page' | 'panel' | 'undecided';

/** A finding as a page is told it: the badge in finished words, so that no page carries what makes them. */
export interface WordedFinding extends Finding {
  badge: BadgeView;
}

/** The answer to *who is this?*. Finding nobody is `matches: []`. */
export interface Finding {
  /** The address the sighting carried; drop the answer when the page has moved on. */
  url: string;
  matches: Match[];
  coverage: Coverage;
  /** Of the sighting's site; `off`: nothing was looked up. */
  surface: SurfaceChoice | 'off';
  /** Records that the user said are not this person, so that it can be taken back. */
  refused?: RefusedRecord[];
}
