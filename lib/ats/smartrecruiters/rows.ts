// The mapped fields of each kind of row, as they are stored and joined again. Types only.

import type { Attachment, Employment } from '@/lib/model/candidate';

/** From the listing of candidates; replaced whole each time it is listed, so an assignment that ended goes with it. */
export interface CandidateData {
  id: string;
  name: string | null;
  /** Neither a name nor an address: the person was erased for privacy, or never filled in. */
  anonymous: boolean;
  location: string | null;
  tags: string[];
  /** null without the capability `contact`: then the person is only found by it. */
  email: string | null;
  /** The one SmartRecruiters calls most relevant first. */
  assignments: AssignmentData[];
  /** In a talent pool and in no job. */
  isPoolLead: boolean;
  /** Kept in brief: nothing but the newest job is to be shown of it. */
  isBrief?: boolean;
  updatedAt: string | null;
}

export interface AssignmentData {
  jobId: string;
  /** As written beside the assignment, for jobs that are not held. */
  jobTitle: string | null;
  /** null: the listing names the job and no more, and what the details say counts. */
  status: Status | null;
  subStatus: string | null;
}

export type Status =
  | 'LEAD'
  | 'NEW'
  | 'IN_REVIEW'
  | 'INTERVIEW'
  | 'OFFERED'
  | 'HIRED'
  | 'REJECTED'
  | 'WITHDRAWN'
  | 'TRANSFERRED';

/** From the person's own address: what listings leave out. */
export interface DetailData {
  id: string;
  /** null without the capability `contact`. */
  phone: string | null;
  urls: string[];
  /** Newest first. */
  employments: Employment[];
  /** Of the employment that lasts, else of the newest. */
  company: string | null;
  title: string | null;
  schools: string[];
  assignments: AssignmentDetail[];
}

export interface AssignmentDetail {
  jobId: string;
  jobTitle: string | null;
  /** The status the reason was given for: a listing may have brought another one since. */
  status: Status;
  subStatus: string | null;
  source: string | null;
  reasonId: string | null;
  reason: string | null;
}

/** All files of one person in one row, so that one that was deleted goes with the next reading. */
export interface AttachmentsData {
  id: string;
  files: Attachment[];
}

export interface JobData {
  id: string;
  title: string | null;
  status: string | null;
  postingStatus: string | null;
  department: string | null;
  locations: string[];
  /** Public page; only in the list of postings. */
  url: string | null;
  /** In the list of postings; else in `JobDetailData`. */
  customFields: Record<string, string>;
  updatedAt: string | null;
}

/** What takes calls of its own for each job. */
export interface JobDetailData {
  id: string;
  recruiterId: string | null;
  coordinatorId: string | null;
  customFields: Record<string, string>;
}

/** Users and reasons. */
export interface NamedData {
  id: string;
  name: string | null;
}
