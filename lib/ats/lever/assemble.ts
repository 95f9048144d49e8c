// Joins one person's stored rows into what is shown. Pure; the last word on what must not be shown.

import type { AtsRecord, Connector, LookUp } from '@/lib/ats/connector';
import type { Application, Attachment, Candidate } from '@/lib/model/candidate';
import { environmentOf, HOSTS } from './fields';
import { attachmentId, type FileKind } from './files';
import { newness } from './person';
import type {
  ApplicationData,
  FileEntry,
  FilesData,
  NamedData,
  OpportunityData,
  PostingData,
  ReasonData,
  ResumeData,
} from './rows';

type Context = Parameters<Connector['assemble']>[2];

interface Joined {
  data: OpportunityData;
  /** One of its postings is confidential. */
  hidden: boolean;
  application: Application;
}

/** null for somebody without an opportunity that may be seen. */
export function assemble(own: readonly AtsRecord[], lookUp: LookUp, context: Context): Candidate | null {
  const person = own.find((row) => row.resource === 'candidate');
  if (person === undefined || person.restricted === true) return null;
  const shown = own
    .filter((row) => row.resource === 'opportunity' && row.restricted !== true)
    // Joined before any is left out: who looks up reference rows in rounds then learns all that is needed in the first.
    .map((row) => join(row, own, lookUp, context))
    .filter(({ hidden }) => !hidden)
    .sort((a, b) => newness(b.data).localeCompare(newness(a.data)) || a.data.id.localeCompare(b.data.id));
  const [newest] = shown;
  if (newest === undefined) return null;

  const all = shown.map(({ data }) => data);
  // Who a person is comes with every opportunity, as of when that was read: the one that changed last tells it.
  const fresh = [...all].sort((a, b) => (b.updatedAt ?? '').localeCompare(a.updatedAt ?? ''));
  const first = <T>(read: (one: OpportunityData) => T | null): T | null =>
    fresh.map(read).find((value) => value !== null) ?? null;
  const union = (read: (one: OpportunityData) => string[]) => [...new Set(fresh.flatMap(read))];
  const contact = context.capabilities.includes('contact');
  const resumes = extras<ResumeData>('resume', own, all);
  const told = resumes
    .filter(({ parsedAt }) => parsedAt !== null)
    .sort((a, b) => (b.parsedAt ?? '').localeCompare(a.parsedAt ?? ''))[0];
  const employments = told?.employments ?? [];
  const [position] = employments;
  const id = String(person.id);
  return {
    connection: context.connection,
    id,
    name: first(({ name }) => name) ?? `#${id}`,
    company: position?.company ?? null,
    // The headline is what Lever shows below a name. It often names companies, but nothing says which words of it do.
    title: position === undefined ? first(({ headline }) => headline) : position.title,
    location: first(({ location }) => location),
    tags: union(({ tags }) => tags),
    emails: contact ? union(({ emails }) => emails) : [],
    phones: contact ? union(({ phones }) => phones) : [],
    urls: union(({ urls }) => urls),
    employments,
    schools: told?.schools ?? [],
    applications: shown.map(({ application }) => application),
    attachments: context.capabilities.includes('files')
      ? attachments(resumes, extras<FilesData>('file', own, all))
      : [],
    webUrl: newest.data.webUrl ?? `${HOSTS[environmentOf(context.fields)].web}/candidates/${newest.data.id}`,
    updatedAt: fresh[0]?.updatedAt ?? null,
    readAt: context.readAt,
  };
}

function join(row: AtsRecord, own: readonly AtsRecord[], lookUp: LookUp, context: Context): Joined {
  const data = row.data as OpportunityData;
  const applications = own
    .filter((one) => one.resource === 'application' && one.owner === `opportunity/${row.id}`)
    .filter((one) => one.restricted !== true && data.applicationIds.includes(String(one.id)))
    .map((one) => one.data as ApplicationData);
  const postings = new Map(
    applications.map(({ id, postingId }) => [id, lookUp('job', postingId) as PostingData | undefined]),
  );
  const name = (resource: string, id: string | null): string | null =>
    (lookUp(resource, id) as NamedData | undefined)?.name ?? null;
  const reason = lookUp('archive_reason', data.archived?.reasonId) as ReasonData | undefined;
  const status = data.archived === null ? 'active' : reason?.hired === true ? 'hired' : 'rejected';
  const rejected = status === 'rejected';
  const tellsReason = rejected && data.isBrief !== true && context.capabilities.includes('reasons');
  const owner = name('user', data.ownerId);
  const current = applications.filter(({ archived }) => !archived);
  const considered = current.length > 0 ? current : applications;
  const lead =
    data.stageId?.startsWith('lead-') === true ||
    (data.expanded ? applications.length === 0 : data.applicationIds.length === 0);
  const firstApplied = applications.map(({ createdAt }) => createdAt).find((at) => at !== null);
  return {
    data,
    // A posting that is not held was deleted or is new: the opportunity itself says when it is confidential.
    hidden: [...postings.values()].some((posting) => posting?.hidden === true),
    application: {
      id: data.id,
      kind: lead ? 'prospect' : 'application',
      status,
      statusText: rejected ? 'Archived' : null,
      jobs: considered.map(({ id }) => postings.get(id)?.name ?? null).filter((job) => job !== null),
      stage: name('stage', data.stageId),
      pool: null,
      poolStage: null,
      owner: lead ? owner : null,
      recruiter: owner,
      coordinator: null,
      appliedAt: firstApplied ?? data.createdAt,
      updatedAt: data.lastInteractionAt ?? data.updatedAt,
      rejectedAt: rejected ? (data.archived?.at ?? null) : null,
      rejectionReason: tellsReason ? (reason?.name ?? null) : null,
      source: data.source,
    },
  };
}

/** Rows of résumés or files that hang on an opportunity that is shown. */
function extras<T extends { id: string }>(
  resource: string,
  own: readonly AtsRecord[],
  shown: readonly OpportunityData[],
): T[] {
  return own
    .filter((row) => row.resource === resource && row.restricted !== true && shown.some(({ id }) => id === row.id))
    .map((row) => row.data as T);
}

function attachments(resumes: readonly ResumeData[], others: readonly FilesData[]): Attachment[] {
  const list = (rows: readonly { id: string; files: FileEntry[] }[], kind: FileKind) =>
    rows.flatMap(({ id: opportunityId, files }) =>
      files.map(
        ({ id, name, addedAt }): Attachment => ({
          id: attachmentId(opportunityId, kind, id),
          type: kind === 'resumes' ? 'resume' : 'other',
          name,
          addedAt,
        }),
      ),
    );
  return [...list(resumes, 'resumes'), ...list(others, 'files')].sort(
    (a, b) => (b.addedAt ?? '').localeCompare(a.addedAt ?? '') || a.id.localeCompare(b.id),
  );
}
