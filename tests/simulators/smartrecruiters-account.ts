// What one invented SmartRecruiters account holds, row by row, as it lies there and not as an answer writes it down.
// It invents nobody and serves no requests.

import { createHash } from 'node:crypto';
import type { Random } from './random';

export const STATUSES = [
  'LEAD',
  'NEW',
  'IN_REVIEW',
  'INTERVIEW',
  'OFFERED',
  'HIRED',
  'REJECTED',
  'WITHDRAWN',
  'TRANSFERRED',
] as const;
export type Status = (typeof STATUSES)[number];

export const JOB_STATUSES = ['CREATED', 'SOURCING', 'INTERVIEW', 'OFFER', 'FILLED', 'CANCELLED', 'ON_HOLD'] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];
export const POSTING_STATUSES = ['PUBLIC', 'INTERNAL', 'NOT_PUBLISHED', 'PRIVATE'] as const;
export type PostingStatus = (typeof POSTING_STATUSES)[number];
export const ATTACHMENT_TYPES = ['RESUME', 'AVATAR', 'COVER_LETTER', 'GENERIC_FILE'] as const;
export type AttachmentType = (typeof ATTACHMENT_TYPES)[number];

export interface Labelled {
  id: string;
  label: string;
}

export interface Place {
  country: string;
  countryCode: string;
  region: string;
  regionCode: string;
  city: string;
}

export interface Change {
  changedOn: string;
  status: Status;
  subStatus: string | null;
}

/** An application: its key is candidate and job, and it has no id of its own. */
export interface Assignment {
  jobId: string;
  status: Status;
  subStatus: string | null;
  /** First day at work of somebody hired. */
  startsOn: string | null;
  sourceId: string;
  /** Id of a rejection reason (REJECTED) or withdrawal reason (WITHDRAWN). */
  reasonId: string | null;
  /** Oldest first; the last entry is what holds now. */
  history: Change[];
}

export interface Experience {
  title: string | null;
  company: string | null;
  current: boolean;
  startDate: string | null;
  endDate: string | null;
  location: string | null;
  description: string | null;
}

export interface Education {
  institution: string;
  degree: string | null;
  major: string | null;
  current: boolean;
  location: string | null;
  startDate: string | null;
  endDate: string | null;
  description: string | null;
}

export interface AttachmentRow {
  id: string;
  name: string;
  type: AttachmentType;
  contentType: string;
  createdOn: string;
  /** Which application it came with; null for the person's own. */
  jobId: string | null;
}

export interface NoteRow {
  id: string;
  content: string;
  createdOn: string;
  visibility: 'PRIVATE' | 'DIRECT' | 'OPEN' | 'EVERYONE';
  authorId: string;
  jobId: string | null;
}

export const WEB_KINDS = ['skype', 'linkedin', 'facebook', 'twitter', 'website'] as const;

export interface CandidateRow {
  id: string;
  internal: boolean;
  /** Empty or null in a row that was anonymised. */
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  phoneNumber: string | null;
  web: Partial<Record<(typeof WEB_KINDS)[number], string>>;
  location: Place | null;
  createdOn: string;
  updatedOn: string;
  averageRating: number | null;
  tags: string[];
  consent: 'ACQUIRED' | 'PENDING' | 'REFUSED' | 'NOT_REQUIRED';
  experience: Experience[];
  education: Education[];
  assignments: Assignment[];
  /** Name of the talent pool the person is a lead in; no answer shows it. */
  pool: string | null;
  attachments: AttachmentRow[];
  notes: NoteRow[];
}

export interface HiringTeamMember {
  userId: string;
  /** As spelled in the account. */
  role: string;
  /** Left out of the list, told by the member's own address only. */
  roleUnlisted: boolean;
}

export interface JobRow {
  id: string;
  /** Number of the public posting. */
  postingId: string;
  uuid: string;
  title: string;
  refNumber: string;
  createdOn: string;
  updatedOn: string;
  lastActivityOn: string;
  departmentId: string;
  location: Place & { remote: boolean };
  status: JobStatus;
  postingStatus: PostingStatus;
  processId: string;
  creatorId: string;
  targetHiringDate: string | null;
  properties: { id: string; label: string; value: { id: string; label: string } }[];
  hiringTeam: HiringTeamMember[];
  positions: { id: string; type: 'NEW' | 'REPLACEMENT'; status: 'OPEN' | 'FILLED'; openOn: string }[];
}

export interface UserRow {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
  systemRole: Labelled;
  active: boolean;
  updatedOn: string;
  accessGroups: Labelled[];
}

export interface ProcessRow {
  id: string;
  name: string;
  active: boolean;
  subStatuses: { inReview: string[]; interview: string[]; offered: string[] };
}

export interface Configuration {
  departments: (Labelled & { description: string })[];
  rejectionReasons: Labelled[];
  withdrawalReasons: Labelled[];
  processes: ProcessRow[];
  sources: { type: Labelled; values: Labelled[] }[];
  candidateProperties: (Labelled & { type: string })[];
}

export interface Account {
  configuration: Configuration;
  users: UserRow[];
  jobs: Map<string, JobRow>;
  candidates: Map<string, CandidateRow>;
  /** Ids that a merge made vanish, and who took them over. */
  mergedInto: Map<string, string>;
}

/** @example `uuidOf(random)` → `3f0c1c9e-52d1-4c07-9b1e-8a2f30d1c7aa` */
export function uuidOf(random: Random): string {
  const part = () =>
    Math.floor(random.next() * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
  const [a, b, c, d] = [part(), part(), part(), part()];
  const variant = '89ab'[random.int(0, 3)];
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-${variant}${c.slice(1, 4)}-${c.slice(4)}${d}`;
}

/** SHA-256 over everything held. */
export function hashOf(account: Account): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([account.configuration, account.users, [...account.mergedInto]]));
  for (const rows of [account.jobs, account.candidates])
    for (const row of rows.values()) hash.update(JSON.stringify(row));
  return hash.digest('hex');
}

/** The sub-statuses a status may have in this process; none for the others. */
export function subStatusesOf(process: ProcessRow, status: Status): readonly string[] {
  if (status === 'IN_REVIEW') return process.subStatuses.inReview;
  if (status === 'INTERVIEW') return process.subStatuses.interview;
  return status === 'OFFERED' ? process.subStatuses.offered : [];
}

export function isActive(status: Status): boolean {
  return status === 'NEW' || status === 'IN_REVIEW' || status === 'INTERVIEW' || status === 'OFFERED';
}

const RELEVANCE: readonly ((status: Status) => boolean)[] = [
  isActive,
  (status) => status === 'HIRED',
  (status) => status === 'LEAD',
  (status) => status === 'REJECTED' || status === 'WITHDRAWN',
];

/**
 * The most relevant first: running, hired, lead, ended, transferred, each newest change first. The vendor says "most
 * relevant" and no more; this order is the simulator's choice.
 */
export function byRelevance(assignments: readonly Assignment[]): Assignment[] {
  const rank = (one: Assignment) => {
    const found = RELEVANCE.findIndex((test) => test(one.status));
    return found < 0 ? RELEVANCE.length : found;
  };
  const changed = (one: Assignment) => one.history.at(-1)?.changedOn ?? '';
  return [...assignments].sort(
    (a, b) => rank(a) - rank(b) || changed(b).localeCompare(changed(a)) || (a.jobId < b.jobId ? -1 : 1),
  );
}

/** Listed at all: at least one application, a lead in a pool counted as one. */
export const isListed = (row: CandidateRow): boolean => row.assignments.length > 0 || row.pool !== null;
