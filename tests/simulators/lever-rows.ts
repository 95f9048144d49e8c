// The rows a simulated Lever account is made of, as its API names their fields. Types and names only. Instants are
// milliseconds since the epoch, ids UUIDs unless said otherwise.

export interface LeverPhone {
  type: string | null;
  value: string;
}

/** The person. Everything that says who they are is here; opportunities show it as their own. */
export interface ContactRow {
  id: string;
  name: string;
  headline: string;
  isAnonymized: boolean;
  location: { name: string } | null;
  emails: string[];
  phones: LeverPhone[];
}

export interface Archived {
  /** Id of an archive reason. */
  reason: string;
  archivedAt: number;
}

export type Confidentiality = 'confidential' | 'non-confidential';
export type Origin = 'agency' | 'applied' | 'internal' | 'referred' | 'sourced' | 'university';

/** One candidacy of a contact. */
export interface OpportunityRow {
  id: string;
  contact: string;
  /** A slug or a UUID. */
  stage: string;
  confidentiality: Confidentiality;
  location: string;
  links: string[];
  archived: Archived | null;
  tags: string[];
  sources: string[];
  origin: Origin;
  sourcedBy: string | null;
  owner: string | null;
  followers: string[];
  stageChanges: { toStageId: string; toStageIndex: number; updatedAt: number; userId: string | null }[];
  createdAt: number;
  updatedAt: number;
  lastInteractionAt: number;
  lastAdvancedAt: number | null;
  snoozedUntil: number | null;
}

export interface ApplicationRow {
  id: string;
  opportunityId: string;
  type: 'user' | 'referral' | 'posting';
  /** Id of a posting, which may have been deleted since. */
  posting: string;
  name: string;
  company: string | null;
  email: string | null;
  phone: LeverPhone | null;
  links: string[];
  comments: string | null;
  user: string | null;
  createdAt: number;
  archived: Archived | null;
}

export const POSTING_STATES = ['published', 'internal', 'closed', 'draft', 'pending', 'rejected'] as const;
export type PostingState = (typeof POSTING_STATES)[number];

export interface PostingRow {
  id: string;
  /** The job's title. */
  text: string;
  state: PostingState;
  user: string;
  owner: string;
  hiringManager: string | null;
  confidentiality: Confidentiality;
  team: string;
  department: string;
  location: string;
  commitment: string;
  level: string | null;
  tags: string[];
  reqCode: string | null;
  /** Listed for everybody, or in the company alone. */
  distributionChannels: ('public' | 'internal')[];
  createdAt: number;
  updatedAt: number;
}

export interface StageRow {
  id: string;
  text: string;
}

export interface ArchiveReasonRow {
  id: string;
  text: string;
  status: 'active' | 'inactive';
  type: 'hired' | 'non-hired';
}

export interface UserRow {
  id: string;
  name: string;
  username: string;
  email: string;
  accessRole: string;
  jobTitle: string | null;
  createdAt: number;
  deactivatedAt: number | null;
}

export interface NoteRow {
  id: string;
  opportunityId: string;
  value: string;
  user: string;
  stage: string;
  secret: boolean;
  createdAt: number;
}

/** What `status` may say is not settled; null was seen as well. A file with status `error` cannot be downloaded. */
export type FileStatus = 'processing' | 'processed' | 'unsupported' | 'error' | null;

export interface FileRow {
  id: string;
  opportunityId: string;
  name: string;
  ext: string;
  status: FileStatus;
  size: number;
  createdAt: number;
}

/** The inner shapes are not settled and come in several. */
export interface ResumeRow extends FileRow {
  parsedData: { positions: unknown; schools: unknown } | null;
}

export interface Deleted {
  id: string;
  deletedAt: number;
}

/** Kinds that leave a trace when they are deleted. */
export const DELETED_KINDS = ['opportunities', 'applications', 'postings'] as const;
export type DeletedKind = (typeof DELETED_KINDS)[number];
