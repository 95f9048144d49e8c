// The truth about a SmartRecruiters account in plain words, told from its rows without any connector, to compare with
// what one says.

import {
  type Assignment,
  type CandidateRow,
  type Experience,
  isActive,
  isListed,
  type JobRow,
  type Status,
} from './smartrecruiters-account';
import type { SmartRecruitersWorld } from './smartrecruiters-world';

export interface ApplicationTruth {
  /** null: a lead in a talent pool, for no job. */
  jobId: string | null;
  job: string | null;
  kind: 'application' | 'prospect';
  status: 'active' | 'hired' | 'rejected' | 'withdrawn' | 'transferred';
  /** In the vendor's words. */
  vendorStatus: Status;
  subStatus: string | null;
  recruiter: string | null;
  coordinator: string | null;
  /** When it began, and its last change; from the history, which details do not tell. null for a pool's lead. */
  beganAt: string | null;
  changedAt: string | null;
  reason: string | null;
  source: string | null;
}

export interface CandidateTruth {
  id: string;
  name: string;
  company: string | null;
  title: string | null;
  city: string | null;
  tags: string[];
  emails: string[];
  phones: string[];
  /** Every address held, as written there. */
  urls: string[];
  applications: ApplicationTruth[];
  /** Avatars are no file to show. */
  files: { id: string; type: 'resume' | 'cover-letter' | 'other'; name: string }[];
  webUrl: string;
  updatedAt: string;
}

export const SMARTRECRUITERS_WEB = 'https://www.smartrecruiters.com';

/** Everybody to be shown: listed, and not anonymised. */
export function shownPeople(world: SmartRecruitersWorld): string[] {
  return [...world.candidates.values()]
    .filter((row) => isListed(row) && row.firstName && row.lastName !== null)
    .map(({ id }) => id);
}

export function truthOf(world: SmartRecruitersWorld, candidateId: string): CandidateTruth {
  const row = world.candidates.get(candidateId);
  if (!row) throw new Error(`no candidate ${candidateId}`);
  const position = currentPosition(row.experience);
  const applications = row.assignments.map((one) => applicationTruth(world, one));
  const isLead = row.pool !== null;
  return {
    id: row.id,
    name: `${row.firstName ?? ''} ${row.lastName ?? ''}`.trim(),
    company: position?.company ?? null,
    title: position?.title ?? null,
    city: row.location?.city ?? null,
    tags: row.tags,
    emails: row.email ? [row.email] : [],
    phones: row.phoneNumber ? [row.phoneNumber] : [],
    urls: [row.web.linkedin, row.web.facebook, row.web.twitter, row.web.website].filter((url) => url !== undefined),
    // No answer names the pool; that somebody listed has no job tells it.
    applications: isLead && applications.length === 0 ? [poolLead] : applications,
    files: filesOf(row),
    webUrl: `${SMARTRECRUITERS_WEB}/app/people/candidates/${row.id}`,
    updatedAt: row.updatedOn,
  };
}

const poolLead: ApplicationTruth = {
  jobId: null,
  job: null,
  kind: 'prospect',
  status: 'active',
  vendorStatus: 'LEAD',
  subStatus: null,
  recruiter: null,
  coordinator: null,
  beganAt: null,
  changedAt: null,
  reason: null,
  source: null,
};

function applicationTruth(world: SmartRecruitersWorld, one: Assignment): ApplicationTruth {
  const { configuration } = world;
  const job = world.jobs.get(one.jobId) as JobRow;
  const labelled = (list: readonly { id: string; label: string }[], id: string | null) =>
    list.find((entry) => entry.id === id)?.label ?? null;
  const reasons =
    one.status === 'REJECTED'
      ? configuration.rejectionReasons
      : one.status === 'WITHDRAWN'
        ? configuration.withdrawalReasons
        : [];
  return {
    jobId: job.id,
    job: job.title,
    kind: one.status === 'LEAD' ? 'prospect' : 'application',
    status: standingOf(one.status),
    vendorStatus: one.status,
    subStatus: one.subStatus,
    recruiter: memberOf(world, job, ['recruiter']),
    coordinator: memberOf(world, job, ['coordinator', 'recruitingcoordinator']),
    beganAt: one.history[0]?.changedOn ?? null,
    changedAt: one.history.at(-1)?.changedOn ?? null,
    reason: labelled(reasons, one.reasonId),
    source: labelled(
      configuration.sources.flatMap(({ values }) => values),
      one.sourceId,
    ),
  };
}

function standingOf(status: Status): ApplicationTruth['status'] {
  if (isActive(status) || status === 'LEAD') return 'active';
  return status.toLowerCase() as Lowercase<Exclude<Status, 'LEAD' | 'NEW' | 'IN_REVIEW' | 'INTERVIEW' | 'OFFERED'>>;
}

/** First of the team with that role, however it is spelled. */
function memberOf(world: SmartRecruitersWorld, job: JobRow, roles: readonly string[]): string | null {
  const member = job.hiringTeam.find(({ role }) => roles.includes(role.toLowerCase().replace(/[_ ]/g, '')));
  const user = world.users.find(({ id }) => id === member?.userId);
  return user ? `${user.firstName} ${user.lastName}`.trim() : null;
}

/** The one held now, else the newest. */
export function currentPosition(experience: readonly Experience[]): Experience | null {
  const newest = [...experience].sort((a, b) => (b.startDate ?? '').localeCompare(a.startDate ?? ''));
  return newest.find(({ current }) => current) ?? newest[0] ?? null;
}

function filesOf(row: CandidateRow): CandidateTruth['files'] {
  const types = { RESUME: 'resume', COVER_LETTER: 'cover-letter', GENERIC_FILE: 'other' } as const;
  return row.attachments.flatMap(({ id, name, type }) => (type === 'AVATAR' ? [] : [{ id, name, type: types[type] }]));
}
