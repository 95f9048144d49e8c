// Raw rows in, records out. What can't be read becomes a problem that names the column, never a value; what is left of a
// row that can't be read at all may only ever hide, never show. Nothing in here throws on what the ATS sent.

import type { AtsRecord } from '@/lib/ats/connector';
import { toIso } from '@/lib/ats/instant';
import type { MapContext } from '@/lib/ats/map-context';
import { cut, oneLine } from '@/lib/ats/text';
import { whyUnreadable } from '@/lib/ats/why-unreadable';
import type { ApplicationStatus } from '@/lib/model/candidate';
import type { ProfilePart } from '@/lib/model/profile';
import { answeredAddresses, customAddresses, givenAddresses } from './identity-values';
import { mapJob } from './job';
import { flat, nestedLists } from './nested';
import { isPosting, mapPostings } from './postings';
import { idOf, type Mapped, type Mapper, type Outcome, type Row, reader } from './read-row';
import type {
  ApplicationData,
  AttachmentData,
  CandidateData,
  EmploymentData,
  NamedData,
  ProspectData,
  RejectionData,
  RestrictedApplicationData,
} from './rows';
import {
  applicationRemainsSchema,
  applicationSchema,
  attachmentSchema,
  candidateEntriesSchema,
  candidateSchema,
  employmentSchema,
  flaggedRemainsSchema,
  namedSchema,
  prospectSchema,
  rejectionSchema,
  UNREADABLE_ID,
  userSchema,
} from './schemas';

/** Every contract about pay: neither the file nor its name is kept. */
const NEVER_KEPT = /offer|agreement/i;

const STATUS = new Map<string, ApplicationStatus>([
  ['in_process', 'active'],
  ['active', 'active'],
  ['rejected', 'rejected'],
  ['hired', 'hired'],
  ['converted', 'converted'],
]);

const NAMED_RESOURCES = [
  'department',
  'office',
  'source',
  'job_interview_stage',
  'rejection_reason',
  'close_reason',
  'prospect_pool',
  'prospect_pool_stage',
];

const MAPPERS: Record<string, Mapper> = {
  candidate: reader(candidateSchema, ['id', 'private'], candidate, candidateRemains),
  application: reader(
    applicationSchema,
    ['id', 'candidate_id', 'job_id', 'prospective_job_ids', 'prospect', 'status'],
    application,
    applicationRemains,
  ),
  // What is not to be kept goes by its type.
  attachment: reader(attachmentSchema, ['id', 'candidate_id', 'application_id', 'type'], attachment),
  candidate_employment: reader(employmentSchema, ['id', 'candidate_id'], employment),
  job: mapJob,
  user: reader(userSchema, ['id'], (row) =>
    reference('user', row.id, row.name ?? fullName(row.first_name, row.last_name)),
  ),
  rejection_detail: reader(rejectionSchema, ['id', 'application_id'], rejection),
  prospect_detail: reader(prospectSchema, ['id', 'application_id'], prospect),
  ...Object.fromEntries(
    NAMED_RESOURCES.map((resource) => [
      resource,
      reader(namedSchema, ['id'], (row) => reference(resource, row.id, row.name)),
    ]),
  ),
};

/** `candidates` and `candidate` are the same; null: nothing of that name is read here. */
export function resourceOf(name: string): string | null {
  const singular = name.trim().toLowerCase().replace(/s$/, '');
  return Object.hasOwn(MAPPERS, singular) || isPosting(singular) ? singular : null;
}

/** Maps the rows of one resource. */
export function mapRows(resource: string, rows: readonly unknown[], context: MapContext): Mapped {
  if (isPosting(resource)) return mapPostings(resource, rows, context);
  const mapper = MAPPERS[resource];
  const mapped: Mapped = { records: [], problems: [] };
  if (mapper === undefined) return { records: [], problems: [{ resource, id: null, reason: 'unknown-resource' }] };
  for (const raw of rows) {
    const row = flat(resource, raw);
    const { outcome, leftOut } = mapper(row, context);
    if (outcome === null) continue;
    const isRead = !('reason' in outcome);
    const record = isRead ? outcome : outcome.remains;
    const reasons = isRead ? new Set([...leftOut, ...oddEntries(resource, row)]) : [outcome.reason];
    if (record) mapped.records.push(record);
    for (const reason of reasons) mapped.problems.push({ resource, id: idOf(row), reason });
  }
  return mapped;
}

/** Why parts of columns that were read were left out. */
function oddEntries(resource: string, raw: unknown): string[] {
  if (resource !== 'candidate') return [];
  const issues = candidateEntriesSchema.safeParse(raw).error?.issues ?? [];
  return [...issues.map(whyUnreadable), ...nestedLists(raw).map((column) => `${column}: nested`)];
}

function candidate(row: Row<typeof candidateSchema>, context: MapContext): AtsRecord {
  const given = givenAddresses([...row.social_media_addresses, ...row.website_addresses]);
  const urls = [...new Set([...given, ...customAddresses(row.custom_fields)])];
  const contact = { urls, emails: row.email_addresses, phones: row.phone_numbers };
  const base = { resource: 'candidate', id: row.id, owner: null };
  if (row.private && !context.showRestricted) {
    return { ...base, identity: contact, restricted: true, data: { id: row.id } };
  }
  const name = fullName(row.preferred_name ?? row.first_name, row.last_name);
  // The column that windows of changes go by: activity alone may not bring the row again.
  const updatedAt = toIso(row.updated_at) ?? toIso(row.last_activity_at);
  const identity: ProfilePart = {
    names: [...new Set([name, fullName(row.first_name, row.last_name)])].filter((one) => one !== null),
    positions: row.company === null && row.title === null ? [] : [{ company: row.company, title: row.title }],
    locations: row.addresses.map(shortLine).filter((one) => one !== null),
    ...contact,
    updatedAt,
  };
  const data: CandidateData = {
    id: row.id,
    name,
    anonymous: name === null && [...urls, ...contact.emails, ...contact.phones].length === 0,
    company: row.company,
    title: row.title,
    location: shortLine(row.addresses[0]),
    tags: row.tags.map(shortLine).filter((tag) => tag !== null),
    emails: context.contact ? row.email_addresses : [],
    phones: context.contact ? row.phone_numbers : [],
    urls,
    updatedAt,
  };
  return { ...base, identity, data };
}

/** A person is held as private also when that is all that can be read of their row, or when it is what can't be. */
function candidateRemains(raw: unknown, context: MapContext): AtsRecord | null {
  const row = flaggedRemainsSchema.safeParse(raw).data;
  if (row === undefined || !row.private || context.showRestricted) return null;
  return { resource: 'candidate', id: row.id, owner: null, restricted: true, data: { id: row.id } };
}

function application(row: Row<typeof applicationSchema>, context: MapContext): Outcome {
  const urls = [...new Set([...answeredAddresses(row.answers), ...customAddresses(row.custom_fields)])];
  const record = {
    resource: 'application',
    id: row.id,
    owner: `candidate/${row.candidate_id}`,
    identity: { urls },
  };
  // Before anything else is judged: an application left out for its status would make its person look free of secrets.
  if (isHidden(row, context)) return { ...record, ...hiddenApplication(row) };
  const status = statusOf(row);
  if (status === null) return { reason: 'status: unknown' };
  const data: ApplicationData = {
    id: row.id,
    candidateId: row.candidate_id,
    jobId: row.job_id,
    prospectiveJobIds: row.prospective_job_ids.ids,
    prospect: row.prospect,
    status,
    stageName: row.stage_name,
    jobInterviewStageId: row.job_interview_stage_id,
    recruiterId: row.recruiter_id,
    coordinatorId: row.coordinator_id,
    rejectionReasonId: context.reasons ? row.rejection_reason_id : null,
    sourceId: row.source_id,
    appliedAt: toIso(row.created_at),
    updatedAt: toIso(row.last_activity_at) ?? toIso(row.updated_at),
    rejectedAt: toIso(row.rejected_at),
  };
  return { ...record, data };
}

function statusOf(row: Row<typeof applicationSchema>): ApplicationStatus | null {
  if (row.status == null) return row.rejected_at === null ? 'active' : 'rejected';
  return STATUS.get(row.status.trim().toLowerCase()) ?? null;
}

/** An application that can't be read still hides its person when it is to a confidential job, or to one unreadable. */
function applicationRemains(raw: unknown, context: MapContext): AtsRecord | null {
  const row = applicationRemainsSchema.safeParse(raw).data;
  if (row === undefined || !isHidden(row, context)) return null;
  return { resource: 'application', id: row.id, owner: `candidate/${row.candidate_id}`, ...hiddenApplication(row) };
}

type ApplicationRemains = Row<typeof applicationRemainsSchema>;

function hiddenApplication(row: ApplicationRemains): { restricted: true; data: RestrictedApplicationData } {
  const jobId = row.job_id === UNREADABLE_ID ? null : row.job_id;
  return { restricted: true, data: { id: row.id, jobId, candidateId: row.candidate_id } };
}

/** A prospect is hidden when every job it is considered for is: being considered is the confidence. */
function isHidden(row: ApplicationRemains, context: MapContext): boolean {
  if (context.showRestricted) return false;
  if (context.isRestricted('candidate', row.candidate_id)) return true;
  const { ids, unreadable } = row.prospective_job_ids;
  const jobs = row.job_id !== null ? [row.job_id] : ids;
  if (jobs.length === 0) return unreadable;
  return jobs.every((id) => id === UNREADABLE_ID || context.isRestricted('job', id));
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

function employment(row: Row<typeof employmentSchema>, context: MapContext): Outcome {
  const record = { resource: 'candidate_employment', id: row.id, owner: `candidate/${row.candidate_id}` };
  if (!context.showRestricted && context.isRestricted('candidate', row.candidate_id)) {
    return { ...record, restricted: true, data: { id: row.id } };
  }
  const data: EmploymentData = {
    id: row.id,
    company: row.company_name,
    title: row.title,
    from: row.start_date,
    to: row.end_date,
    latest: row.latest,
  };
  const { company, title } = data;
  return { ...record, identity: { positions: company === null && title === null ? [] : [{ company, title }] }, data };
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

function reference(resource: string, id: number, name: string | null): AtsRecord {
  const data: NamedData = { id, name };
  return { resource, id, owner: null, data };
}

function fullName(given: string | null, family: string | null): string | null {
  const name = [given, family].filter((part) => part !== null).join(' ');
  return name === '' ? null : name;
}

function shortLine(value: string | undefined): string | null {
  return cut(oneLine(value ?? ''), 200) || null;
}
