// The mapped fields of each kind of row, as they are stored and joined again. Types only. Instants are ISO 8601 in UTC.

import type { Employment } from '@/lib/model/candidate';

/** The contact: all that is said of the person comes with their opportunities. */
export interface CandidateData {
  id: string;
}

export interface OpportunityData {
  id: string;
  contactId: string;
  name: string | null;
  /** Free text, most often names of companies. */
  headline: string | null;
  location: string | null;
  tags: string[];
  /** Empty without the capability `contact`, as are `phones`: then people are only found by them. */
  emails: string[];
  phones: string[];
  urls: string[];
  stageId: string | null;
  applicationIds: string[];
  /** Its applications came as rows. Else nothing is known of its posting. */
  expanded: boolean;
  archived: { reasonId: string | null; at: string | null } | null;
  ownerId: string | null;
  source: string | null;
  createdAt: string | null;
  updatedAt: string | null;
  lastInteractionAt: string | null;
  /** Kept of somebody nobody has looked at: reduced by `brief`. */
  isBrief?: true;
  /** Checked: https, and a host of Lever's. */
  webUrl: string | null;
}

/** What is left of a row that is not to be seen. */
export interface RestrictedData {
  id: string;
}

export interface ApplicationData {
  id: string;
  postingId: string | null;
  archived: boolean;
  createdAt: string | null;
}

export interface FileEntry {
  id: string;
  name: string;
  addedAt: string | null;
}

/** All résumés of one opportunity, under the opportunity's id: what its listing replaces, this row is not part of. */
export interface ResumeData {
  id: string;
  /** Those with a file. Empty without the capability `files`. */
  files: FileEntry[];
  /** Of the newest one that says any, and when that one was made. */
  employments: Employment[];
  schools: string[];
  parsedAt: string | null;
}

/** All files of one opportunity, under the opportunity's id. */
export interface FilesData {
  id: string;
  files: FileEntry[];
}

export interface PostingData {
  id: string;
  name: string | null;
  /** A confidential posting, kept without its name: nothing that belongs to it is shown. */
  hidden: boolean;
  state: string | null;
  visibility: string | null;
  department: string | null;
  locations: string[];
  url: string | null;
  /** Team, commitment and level, which each company words itself. */
  customFields: Record<string, string>;
  updatedAt: string | null;
}

/** Users and stages. */
export interface NamedData {
  id: string;
  name: string | null;
}

export interface ReasonData extends NamedData {
  /** Its name is kept with the capability `reasons` only; this is needed to tell a hire from a rejection. */
  hired: boolean;
}
