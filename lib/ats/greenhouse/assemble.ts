// Joins one person's stored rows into what is shown. Pure; the last word on what must not be shown.

import type { AtsRecord, Connector, LookUp } from '@/lib/ats/connector';
import type { Application, Attachment, Candidate, Employment } from '@/lib/model/candidate';
import { DEFAULT_WEB_ADDRESS } from './fields';
import type {
  ApplicationData,
  AttachmentData,
  CandidateData,
  EmploymentData,
  JobData,
  NamedData,
  ProspectData,
  RejectionData,
} from './rows';

type Context = Parameters<Connector['assemble']>[2];

/** null for a private or anonymised person, and for one who is only in jobs that are confidential or not known. */
export function assemble(own: readonly AtsRecord[], lookUp: LookUp, context: Context): Candidate | null {
  const person = own.find((row) => row.resource === 'candidate');
  if (person === undefined || person.restricted === true) return null;
  const data = person.data as CandidateData;
  if (data.anonymous) return null;

  const held = own.filter((row) => row.resource === 'application');
  const readable = held.filter((row) => row.restricted !== true);
  // Joined before any is left out: who looks up reference rows in rounds then learns all that is needed in the first.
  const reasons = context.capabilities.includes('reasons');
  const joined = new Map(readable.map((row) => [row, toApplication(row, own, lookUp, reasons)]));
  const open = readable.filter((row) => !isHidden(row.data as ApplicationData, lookUp));
  if (held.length > 0 && open.length === 0) return null;

  const applications = open.flatMap((row) => joined.get(row) ?? []).sort(byNewest((one) => one.updatedAt));
  const closed = new Set(held.filter((row) => !open.includes(row)).map((row) => row.id));
  const attachments = own
    .filter((row) => row.resource === 'attachment' && row.restricted !== true)
    .map((row) => row.data as AttachmentData)
    .filter((file) => file.applicationId === null || !closed.has(file.applicationId))
    .map(toAttachment)
    .sort(byNewest((one) => one.addedAt));
  const newest = applications.find((one) => one.status !== 'converted') ?? applications[0];
  const page = `${context.fields.webAddress || DEFAULT_WEB_ADDRESS}/people/${data.id}`;
  const contact = context.capabilities.includes('contact');
  const employments = employmentsIn(own);
  // Both or neither: a title from one place beside a company from another would be wrong.
  const newestJob = data.company === null && data.title === null ? employments[0] : undefined;
  return {
    connection: context.connection,
    id: String(data.id),
    name: data.name ?? `#${data.id}`,
    company: data.company ?? newestJob?.company ?? null,
    title: data.title ?? newestJob?.title ?? null,
    location: data.location,
    tags: data.tags,
    emails: contact ? data.emails : [],
    phones: contact ? data.phones : [],
    urls: data.urls,
    employments,
    schools: [],
    applications,
    attachments: context.capabilities.includes('files') ? attachments : [],
    webUrl: newest === undefined ? page : `${page}?application_id=${newest.id}`,
    updatedAt: data.updatedAt,
    readAt: context.readAt,
  };
}

/**
 * The job may have become confidential after the application was stored, or may not be held yet, and then nothing says
 * that it isn't. A prospect without any job is nobody's secret.
 */
function isHidden(data: ApplicationData, lookUp: LookUp): boolean {
  const jobs = data.jobId !== null ? [data.jobId] : data.prospectiveJobIds;
  return jobs.length > 0 && jobs.every((id) => (lookUp('job', id) as JobData | undefined)?.hidden !== false);
}

function toApplication(row: AtsRecord, own: readonly AtsRecord[], lookUp: LookUp, reasons: boolean): Application {
  const data = row.data as ApplicationData;
  const detail = (resource: string): unknown =>
    own.find((one) => one.resource === resource && one.owner === `application/${row.id}` && one.restricted !== true)
      ?.data;
  const name = (resource: string, id: number | null | undefined): string | null =>
    id == null ? null : ((lookUp(resource, id) as NamedData | undefined)?.name ?? null);
  const prospect = data.prospect ? (detail('prospect_detail') as ProspectData | undefined) : undefined;
  const rejected = data.status === 'rejected';
  const rejection = rejected ? (detail('rejection_detail') as RejectionData | undefined) : undefined;
  const jobIds = data.jobId !== null ? [data.jobId] : data.prospectiveJobIds;
  return {
    id: String(data.id),
    kind: data.prospect ? 'prospect' : 'application',
    status: data.status,
    statusText: null,
    jobs: jobIds.map((id) => name('job', id)).filter((job) => job !== null),
    stage: data.prospect ? null : (data.stageName ?? name('job_interview_stage', data.jobInterviewStageId)),
    pool: name('prospect_pool', prospect?.poolId),
    poolStage: name('prospect_pool_stage', prospect?.poolStageId),
    owner: name('user', prospect?.ownerId),
    recruiter: name('user', data.recruiterId),
    coordinator: name('user', data.coordinatorId),
    appliedAt: data.appliedAt,
    updatedAt: data.updatedAt,
    rejectedAt: rejected ? (data.rejectedAt ?? rejection?.rejectedAt ?? null) : null,
    rejectionReason:
      rejected && reasons ? name('rejection_reason', rejection?.reasonId ?? data.rejectionReasonId) : null,
    source: name('source', data.sourceId),
  };
}

/** Newest first: what the ATS calls the newest, then what has no end, then by its beginning. */
function employmentsIn(own: readonly AtsRecord[]): Employment[] {
  return own
    .filter((row) => row.resource === 'candidate_employment' && row.restricted !== true)
    .map((row) => row.data as EmploymentData)
    .filter((one) => one.company !== null || one.title !== null)
    .sort(
      (a, b) =>
        Number(b.latest) - Number(a.latest) ||
        Number(b.to === null) - Number(a.to === null) ||
        (b.from ?? '').localeCompare(a.from ?? '') ||
        b.id - a.id,
    )
    .map(({ company, title, from, to }) => ({ company, title, from, to }));
}

function toAttachment(data: AttachmentData): Attachment {
  return { id: String(data.id), type: data.type, name: data.name, addedAt: data.addedAt };
}

/** Newest first; what has no date last; then the higher id. */
function byNewest<T extends { id: string }>(instant: (one: T) => string | null): (a: T, b: T) => number {
  return (a, b) => (instant(b) ?? '').localeCompare(instant(a) ?? '') || Number(b.id) - Number(a.id);
}
