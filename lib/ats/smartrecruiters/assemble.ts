// Joins one person's stored rows into what is shown. Pure.

import type { AtsRecord, Connector, LookUp } from '@/lib/ats/connector';
import type { Application, Attachment, Candidate } from '@/lib/model/candidate';
import type {
  AssignmentData,
  AttachmentsData,
  CandidateData,
  DetailData,
  JobData,
  JobDetailData,
  NamedData,
  Status,
} from './rows';
import { stageOf, standingOf } from './stage-words';

/** Newer accounts show other addresses beside this one, which still leads to the person. */
const WEB_PAGE = 'https://www.smartrecruiters.com/app/people/candidates/';
const FILE_ORDER: readonly Attachment['type'][] = ['resume', 'cover-letter', 'other'];

type Context = Parameters<Connector['assemble']>[2];

/** null for a person who was erased, and for one whose listing has not been read. */
export function assemble(own: readonly AtsRecord[], lookUp: LookUp, context: Context): Candidate | null {
  const dataOf = (resource: string): unknown => own.find((row) => row.resource === resource)?.data;
  const person = dataOf('candidate') as CandidateData | undefined;
  if (person === undefined || person.anonymous) return null;
  const detail = dataOf('detail') as DetailData | undefined;
  const files = dataOf('attachments') as AttachmentsData | undefined;
  const may = (capability: Context['capabilities'][number]) => context.capabilities.includes(capability);

  const applications = person.assignments.flatMap((listed, index) => {
    const one = withStatus(listed, detail);
    if (one === null) return [];
    // Only of the most relevant application may it be said that it is what changed last.
    const updatedAt = index === 0 ? person.updatedAt : null;
    return toApplication(person.id, one, {
      detail,
      lookUp,
      updatedAt,
      reasons: may('reasons'),
      isBrief: person.isBrief === true,
    });
  });
  if (person.isPoolLead) applications.push(poolLead(person));
  const isLast = (one: Application) => one.status === 'transferred';
  return {
    connection: context.connection,
    id: person.id,
    name: person.name ?? `#${person.id}`,
    company: detail?.company ?? null,
    title: detail?.title ?? null,
    location: person.location,
    tags: person.tags,
    emails: may('contact') && person.email !== null ? [person.email] : [],
    phones: may('contact') && detail?.phone != null ? [detail.phone] : [],
    urls: detail?.urls ?? [],
    employments: detail?.employments ?? [],
    schools: detail?.schools ?? [],
    // What was left for another job says less than where it went.
    applications: [...applications.filter((one) => !isLast(one)), ...applications.filter(isLast)],
    attachments: may('files') ? [...(files?.files ?? [])].sort(byTypeThenNewest) : [],
    webUrl: `${WEB_PAGE}${encodeURIComponent(person.id)}`,
    updatedAt: person.updatedAt,
    readAt: context.readAt,
  };
}

type Told = AssignmentData & { status: Status };

/** null while neither the listing nor the details say where it stands. */
function withStatus(listed: AssignmentData, detail: DetailData | undefined): Told | null {
  const { jobId, jobTitle, status } = listed;
  if (status !== null) return { ...listed, status };
  const told = detail?.assignments.find((one) => one.jobId === jobId);
  if (told === undefined) return null;
  return { jobId, jobTitle: jobTitle ?? told.jobTitle, status: told.status, subStatus: told.subStatus };
}

function toApplication(
  candidateId: string,
  { jobId, jobTitle, status, subStatus }: Told,
  about: {
    detail: DetailData | undefined;
    lookUp: LookUp;
    updatedAt: string | null;
    reasons: boolean;
    isBrief: boolean;
  },
): Application {
  const { lookUp } = about;
  const name = (resource: string, id: string | null | undefined): string | null =>
    id == null ? null : ((lookUp(resource, id) as NamedData | undefined)?.name ?? null);
  // Looked up before anything is judged: who looks up in rounds then learns all that is needed in the first.
  const job = lookUp('job', jobId) as JobData | undefined;
  const team = lookUp('job_detail', jobId) as JobDetailData | undefined;
  const more = about.detail?.assignments.find((one) => one.jobId === jobId);
  const reasonId = more?.reasonId ?? null;
  const listed = name(status === 'WITHDRAWN' ? 'withdrawal_reason' : 'rejection_reason', reasonId);
  const hasReason = about.reasons && more?.status === status;
  const title = job?.title ?? jobTitle;
  return {
    id: `${candidateId}/${jobId}`,
    kind: status === 'LEAD' ? 'prospect' : 'application',
    status: standingOf(status),
    statusText: status === 'LEAD' ? 'Lead' : null,
    jobs: title === null ? [] : [title],
    stage: stageOf(status, subStatus),
    pool: null,
    poolStage: null,
    owner: null,
    recruiter: name('user', team?.recruiterId),
    coordinator: about.isBrief ? null : name('user', team?.coordinatorId),
    appliedAt: null,
    updatedAt: about.updatedAt,
    rejectedAt: null,
    rejectionReason: hasReason ? (more.reason ?? listed) : null,
    source: more?.source ?? null,
  };
}

/** Somebody listed without a job is a lead in a talent pool; no answer tells which. */
function poolLead({ id, updatedAt }: CandidateData): Application {
  return {
    id: `${id}/pool`,
    kind: 'prospect',
    status: 'active',
    statusText: 'Lead',
    jobs: [],
    stage: null,
    pool: null,
    poolStage: null,
    owner: null,
    recruiter: null,
    coordinator: null,
    appliedAt: null,
    updatedAt,
    rejectedAt: null,
    rejectionReason: null,
    source: null,
  };
}

function byTypeThenNewest(a: Attachment, b: Attachment): number {
  return (
    (b.addedAt ?? '').localeCompare(a.addedAt ?? '') ||
    FILE_ORDER.indexOf(a.type) - FILE_ORDER.indexOf(b.type) ||
    (a.id < b.id ? -1 : 1)
  );
}
