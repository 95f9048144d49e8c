// The mapped fields of each kind of row, as they are stored and joined again. Types only.

import type { ApplicationStatus, Attachment, Employment } from '@/lib/model/candidate';

export interface CandidateData {
  id: number;
  name: string | null;
  /** Neither a name nor anything to be found by: the person was anonymised. */
  anonymous: boolean;
  company: string | null;
  title: string | null;
  location: string | null;
  tags: string[];
  /** Empty without the capability `contact`, as are `phones`: then people are only found by them. */
  emails: string[];
  phones: string[];
  urls: string[];
  updatedAt: string | null;
}

export interface ApplicationData {
  id: number;
  candidateId: number;
  jobId: number | null;
  prospectiveJobIds: number[];
  prospect: boolean;
  status: ApplicationStatus;
  stageName: string | null;
  jobInterviewStageId: number | null;
  recruiterId: number | null;
  coordinatorId: number | null;
  /** null without the capability `reasons`. */
  rejectionReasonId: number | null;
  sourceId: number | null;
  appliedAt: string | null;
  updatedAt: string | null;
  rejectedAt: string | null;
}

/** What is left of an application that is not to be seen. */
export type RestrictedApplicationData = Pick<ApplicationData, 'id' | 'jobId' | 'candidateId'>;

export interface AttachmentData {
  id: number;
  applicationId: number | null;
  type: Attachment['type'];
  name: string;
  addedAt: string | null;
}

export interface EmploymentData extends Employment {
  id: number;
  /** The ATS calls it the newest. */
  latest: boolean;
}

export interface RejectionData {
  id: number;
  reasonId: number | null;
  rejectedAt: string | null;
}

export interface ProspectData {
  id: number;
  poolId: number | null;
  poolStageId: number | null;
  ownerId: number | null;
}

export interface JobData {
  id: number;
  name: string | null;
  /** A confidential job, kept without its name: nothing that belongs to it is shown. */
  hidden: boolean;
  /** null for a hidden job, and for one that is gone or can't be read. */
  about: JobAbout | null;
}

export interface JobAbout {
  /** `open`, `draft`, `closed`. */
  status: string;
  isTemplate: boolean;
  departmentId: number | null;
  officeIds: number[];
  /** By name, as text; nothing about pay. */
  customFields: Record<string, string>;
  updatedAt: string | null;
}

/** All openings of one job, kept under the job's id. */
export interface OpeningsData {
  open: number;
  /** Of the opening that was closed last; null without the capability `reasons`. */
  closeReasonId: number | null;
}

/** The public page of one job, kept under the job's id. */
export interface JobPostData {
  url: string | null;
}

/** Users, stages, pools, reasons, departments, offices, sources. */
export interface NamedData {
  id: number;
  name: string | null;
}
