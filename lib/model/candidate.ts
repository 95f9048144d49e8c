// A person as held by one ATS, joined and ready to be shown. Instants are ISO 8601 in UTC.

export type ApplicationStatus = 'active' | 'rejected' | 'hired' | 'converted';

/** Greenhouse *application*, Lever *opportunity*, SmartRecruiters *application*. */
export interface Application {
  id: string;
  /** A prospect is not (yet) an applicant: it has a pool and a pool stage instead of an interview stage. */
  kind: 'application' | 'prospect';
  status: ApplicationStatus;
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
}

/** A file in the ATS; its bytes and its link are fetched only when somebody asks. */
export interface Attachment {
  id: string;
  type: 'resume' | 'cover-letter' | 'other';
  name: string;
  addedAt: string | null;
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
  applications: Application[];
  /** Newest first. */
  attachments: Attachment[];
  /** The person's page in the ATS's own web application. */
  webUrl: string | null;
  updatedAt: string | null;
  /** When this install last read the record from the ATS. */
  readAt: string;
}
