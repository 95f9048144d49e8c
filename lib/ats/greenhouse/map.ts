// Raw rows in, records out. A row that can't be read becomes a problem that names the column, never a value; nothing in
// here throws on what the ATS sent.

import type { z } from 'zod';
import type { AtsRecord, Problem, RecordId } from '@/lib/ats/connector';
import type { ApplicationStatus } from '@/lib/model/candidate';
import { answeredAddresses, customAddresses, givenAddresses } from './identity-values';
import { toIso } from './instant';
import type {
  ApplicationData,
  AttachmentData,
  CandidateData,
  JobData,
  NamedData,
  ProspectData,
  RejectionData,
} from './rows';
import {
  applicationSchema,
  attachmentSchema,
  candidateSchema,
  jobSchema,
  namedSchema,
  prospectSchema,
  rejectionSchema,
  userSchema,
} from './schemas';

export interface MapContext {
  /** E-mail addresses and phone numbers may be shown, not only compared. */
  contact: boolean;
  showRestricted: boolean;
  isRestricted(resource: string, id: RecordId): boolean;
}

export interface Mapped {
  records: AtsRecord[];
  problems: Problem[];
}

type Row<S extends z.ZodType> = z.output<S>;
/** A record, nothing (not to be kept), or why it can't be read. */
type Outcome = AtsRecord | null | { reason: string };

/** Every contract about pay: neither the file nor its name is kept. */
const NEVER_KEPT = /offer|agreement/i;

const STATUS: Record<string, ApplicationStatus> = {
  in_process: 'active',
  active: 'active',
  rejected: 'rejected',
  hired: 'hired',
  converted: 'converted',
};

type Mapper = (raw: unknown, context: MapContext) => Outcome;

const MAPPERS: Record<string, Mapper> = {
  candidate: reader(candidateSchema, candidate),
  application: reader(applicationSchema, application),
  attachment: reader(attachmentSchema, attachment),
  job: reader(jobSchema, job),
  user: reader(userSchema, (row) => reference('user', row.id, row.name ?? fullName(row.first_name, row.last_name))),
  rejection_detail: reader(rejectionSchema, rejection),
  prospect_detail: reader(prospectSchema, prospect),
  ...Object.fromEntries(
    ['job_interview_stage', 'rejection_reason', 'prospect_pool', 'prospect_pool_stage'].map((resource) => [
      resource,
      reader(namedSchema, (row) => reference(resource, row.id, row.name)),
    ]),
  ),
};

/** `candidates` and `candidate` are the same; null: nothing of that name is read here. */
export function resourceOf(name: string): string | null {
  const singular = name.trim().toLowerCase().replace(/s$/, '');
  return Object.hasOwn(MAPPERS, singular) ? singular : null;
}

/** Maps the rows of one resource. */
export function mapRows(resource: string, rows: readonly unknown[], context: MapContext): Mapped {
  const mapper = MAPPERS[resource];
  const mapped: Mapped = { records: [], problems: [] };
  if (mapper === undefined) return { records: [], problems: [{ resource, id: null, reason: 'unknown-resource' }] };
  for (const row of rows) {
    const outcome = mapper(row, context);
    if (outcome === null) continue;
    if ('reason' in outcome) mapped.problems.push({ resource, id: idOf(row), reason: outcome.reason });
    else mapped.records.push(outcome);
  }
  return mapped;
}

/** The id of a raw row, if it has one. */
export function idOf(row: unknown): number | null {
  const id = (row as { id?: unknown } | null)?.id;
  return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : null;
}

function reader<S extends z.ZodType>(schema: S, map: (row: Row<S>, context: MapContext) => Outcome): Mapper {
  return (raw, context) => {
    const parsed = schema.safeParse(raw);
    if (parsed.success) return map(parsed.data, context);
    const issue = parsed.error.issues[0];
    const column = issue?.path.filter((part) => typeof part === 'string').join('.') || 'row';
    return { reason: `${column}: ${issue?.code ?? 'unreadable'}` };
  };
}

function candidate(row: Row<typeof candidateSchema>, context: MapContext): AtsRecord {
  const given = givenAddresses([...row.social_media_addresses, ...row.website_addresses]);
  const urls = [...new Set([...given, ...customAddresses(row.custom_fields)])];
  const identity = { urls, emails: row.email_addresses, phones: row.phone_numbers };
  const base = { resource: 'candidate', id: row.id, owner: null, identity };
  if (row.private && !context.showRestricted) return { ...base, restricted: true, data: { id: row.id } };
  const name = fullName(row.preferred_name ?? row.first_name, row.last_name);
  const data: CandidateData = {
    id: row.id,
    name,
    anonymous: name === null && [...urls, ...identity.emails, ...identity.phones].length === 0,
    company: row.company,
    title: row.title,
    location: oneLine(row.addresses[0]),
    tags: row.tags.map(oneLine).filter((tag) => tag !== null),
    emails: context.contact ? row.email_addresses : [],
    phones: context.contact ? row.phone_numbers : [],
    urls,
    // The column that windows of changes go by: activity alone may not bring the row again.
    updatedAt: toIso(row.updated_at) ?? toIso(row.last_activity_at),
  };
  return { ...base, data };
}

function application(row: Row<typeof applicationSchema>, context: MapContext): Outcome {
  const status = statusOf(row);
  if (status === null) return { reason: 'status: unknown' };
  const urls = [...new Set([...answeredAddresses(row.answers), ...customAddresses(row.custom_fields)])];
  const record = {
    resource: 'application',
    id: row.id,
    owner: `candidate/${row.candidate_id}`,
    identity: { urls, emails: [], phones: [] },
  };
  if (isHidden(row, context)) {
    return { ...record, restricted: true, data: { id: row.id, jobId: row.job_id, candidateId: row.candidate_id } };
  }
  const data: ApplicationData = {
    id: row.id,
    candidateId: row.candidate_id,
    jobId: row.job_id,
    prospectiveJobIds: row.prospective_job_ids,
    prospect: row.prospect,
    status,
    stageName: row.stage_name,
    jobInterviewStageId: row.job_interview_stage_id,
    recruiterId: row.recruiter_id,
    coordinatorId: row.coordinator_id,
    rejectionReasonId: row.rejection_reason_id,
    appliedAt: toIso(row.created_at),
    updatedAt: toIso(row.last_activity_at) ?? toIso(row.updated_at),
    rejectedAt: toIso(row.rejected_at),
  };
  return { ...record, data };
}

function statusOf(row: Row<typeof applicationSchema>): ApplicationStatus | null {
  if (row.status == null) return row.rejected_at === null ? 'active' : 'rejected';
  return STATUS[row.status.trim().toLowerCase()] ?? null;
}

/** A prospect is hidden when every job it is considered for is: being considered is the confidence. */
function isHidden(row: Row<typeof applicationSchema>, context: MapContext): boolean {
  if (context.showRestricted) return false;
  if (context.isRestricted('candidate', row.candidate_id)) return true;
  const jobs = row.job_id !== null ? [row.job_id] : row.prospective_job_ids;
  return jobs.length > 0 && jobs.every((id) => context.isRestricted('job', id));
}

function attachment(row: Row<typeof attachmentSchema>, context: MapContext): Outcome {
  if (row.type !== null && NEVER_KEPT.test(row.type)) return null;
  const owner =
    row.candidate_id !== null
      ? `candidate/${row.candidate_id}`
      : row.application_id !== null
        ? `application/${row.application_id}`
        : null;
  if (owner === null) return { reason: 'candidate_id: missing' };
  const record = { resource: 'attachment', id: row.id, owner };
  const hidden =
    !context.showRestricted &&
    ((row.candidate_id !== null && context.isRestricted('candidate', row.candidate_id)) ||
      (row.application_id !== null && context.isRestricted('application', row.application_id)));
  if (hidden) return { ...record, restricted: true, data: { id: row.id } };
  const type = row.type?.toLowerCase().replace('_', '-');
  const data: AttachmentData = {
    id: row.id,
    applicationId: row.application_id,
    type: type === 'resume' || type === 'cover-letter' ? type : 'other',
    name: row.filename ?? `#${row.id}`,
    addedAt: toIso(row.created_at),
  };
  return { ...record, data };
}

function rejection(row: Row<typeof rejectionSchema>, context: MapContext): AtsRecord {
  const data: RejectionData = { id: row.id, reasonId: row.rejection_reason_id, rejectedAt: toIso(row.rejected_at) };
  return detail('rejection_detail', row.application_id, data, context);
}

function prospect(row: Row<typeof prospectSchema>, context: MapContext): AtsRecord {
  const data: ProspectData = {
    id: row.id,
    poolId: row.pool_id,
    poolStageId: row.pool_stage_id,
    ownerId: row.prospect_owner_id,
  };
  return detail('prospect_detail', row.application_id, data, context);
}

function detail(resource: string, application: number, data: { id: number }, context: MapContext): AtsRecord {
  const record = { resource, id: data.id, owner: `application/${application}` };
  const hidden = !context.showRestricted && context.isRestricted('application', application);
  return hidden ? { ...record, restricted: true, data: { id: data.id } } : { ...record, data };
}

function job(row: Row<typeof jobSchema>, context: MapContext): AtsRecord {
  const hidden = row.confidential && !context.showRestricted;
  const data: JobData = { id: row.id, name: hidden ? null : row.name, hidden };
  return { resource: 'job', id: row.id, owner: null, ...(hidden ? { restricted: true } : {}), data };
}

function reference(resource: string, id: number, name: string | null): AtsRecord {
  const data: NamedData = { id, name };
  return { resource, id, owner: null, data };
}

function fullName(given: string | null, family: string | null): string | null {
  const name = [given, family].filter((part) => part !== null).join(' ');
  return name === '' ? null : name;
}

function oneLine(value: string | undefined): string | null {
  const line = (value ?? '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 200);
  return line === '' ? null : line;
}
