// A person as held by one ATS, joined and ready to be shown. Instants are ISO 8601 in UTC.

/** `converted`: a prospect who became an applicant. `transferred`: moved to another job. */
export type ApplicationStatus = 'active' | 'rejected' | 'withdrawn' | 'hired' | 'converted' | 'transferred';

/** Greenhouse *application*, Lever *opportunity*, SmartRecruiters *application*. */
export interface Application {
  id: string;
  /** A prospect is not (yet) an applicant: it has a pool and a pool stage instead of an interview stage. */
  kind: 'application' | 'prospect';
  status: ApplicationStatus;
  /** The ATS's own word for the state (*Archived*), where it has one of its own; null: ours will do. */
  statusText: string | null;
  /** Job names; several for a prospect who is considered for several jobs, empty for one without a job. */
  jobs: string[];
  /** The ATS's own word for the current stage. */
  stage: string | null;
  pool: string | null;
  poolStage: string | null;
  owner: string | null;
  recruiter: string | null;
  coordinator: string | null;
  appliedAt: string | null;
  updatedAt: string | null;
  rejectedAt: string | null;
  rejectionReason: string | null;
  /** Where the person came from, in the ATS's words. */
  source: string | null;
}

/** A file in the ATS; its bytes and its link are fetched only when somebody asks. */
export interface Attachment {
  id: string;
  type: 'resume' | 'cover-letter' | 'other';
  name: string;
  addedAt: string | null;
}

/** One position held, as the ATS knows it. Dates as written there: `2021-03`, `2021`. */
export interface Employment {
  company: string | null;
  title: string | null;
  from: string | null;
  /** null: to this day, or not said. */
  to: string | null;
}

/** What a colleague wrote about a person. */
export interface Note {
  id: string;
  author: string | null;
  writtenAt: string | null;
  text: string;
}

export interface Candidate {
  connection: string;
  id: string;
  name: string;
  company: string | null;
  title: string | null;
  location: string | null;
  tags: string[];
  emails: string[];
  phones: string[];
  /** Every address the ATS holds for the person, as written there. */
  urls: string[];
  /** Newest first. */
  employments: Employment[];
  /** Names of schools. */
  schools: string[];
  /** Newest first. */
  applications: Application[];
  /** Newest first. */
  attachments: Attachment[];
  /** The person's page in the ATS's own web application. */
  webUrl: string | null;
  updatedAt: string | null;
  /** When this install last read the record from the ATS. */
  readAt: string;
}
