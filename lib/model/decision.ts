// What the user said of a page and a record, and what that tells of the matching.

/** `same`: it is them. `different`: not the same person. */
export type Decision = 'same' | 'different';

/** By what a match was shown, the strongest first. */
export const EVIDENCE_KINDS = [
  'linkedin-member',
  'linkedin-address',
  'email',
  'phone',
  'profile-address',
  'name-and-employer',
  'name-and-more',
  'name',
] as const;

export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** One decision, with nothing in it but what the ATS holds. */
export interface DecisionView {
  id: number;
  decision: Decision;
  decidedAt: string;
  /** By what the match was shown that it is about. */
  by: EvidenceKind;
  ats: string;
  connectionName: string;
  candidate: string;
  /** Name and page of the record as the ATS holds it now; null when it holds it no more. */
  name: string | null;
  webUrl: string | null;
}

/** How often the user agreed with one kind of evidence. */
export interface MeasuredPrecision {
  by: EvidenceKind;
  /** Of what was called *In ATS*. */
  asserted: { right: number; wrong: number };
  /** Of what was called *possible*. */
  possible: { right: number; wrong: number };
  /** Lower end of the 95 % interval (Wilson) of what was asserted, 0 to 1; null while too few were decided to say. */
  atLeast: number | null;
  /** So low that it should not be asserted. */
  isPoor: boolean;
}

/** Somebody whom the user took off a page's answer. */
export interface RefusedRecord {
  connection: string;
  candidate: string;
  name: string;
  ats: string;
}
