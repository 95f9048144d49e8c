// Openings and posts of jobs. Many rows of the API make one row here, kept under the job's id, because a job is looked up
// by its id alone; so they are asked for job by job, never taken from a window of changes as it is.

import type { AtsRecord } from '@/lib/ats/connector';
import { parseInstant } from '@/lib/ats/instant';
import type { MapContext } from '@/lib/ats/map-context';
import { whyUnreadable } from '@/lib/ats/why-unreadable';
import { errorCode } from '@/lib/errors';
import type { Api } from './api';
import { idIn, idOf, type Mapped } from './read-row';
import type { JobPostData, OpeningsData } from './rows';
import { jobPostSchema, openingSchema } from './schemas';
import { type Listing, POSTING_LISTINGS } from './scopes';

export function isPosting(resource: string): boolean {
  return POSTING_LISTINGS.some((listing) => listing.resource === resource);
}

/**
 * Reads the openings and posts of some jobs. Those of a job that is not to be seen are not asked for, and what is held of
 * them is emptied.
 *
 * @param only the openings or the posts alone
 */
export async function readPostings(
  api: Api,
  jobs: readonly { id: number; hidden: boolean }[],
  context: MapContext,
  refused: (listing: Listing) => Promise<Mapped['problems']>,
  only?: string,
): Promise<Mapped> {
  const hidden = jobs.filter((job) => job.hidden).map(({ id }) => id);
  const open = jobs.filter((job) => !job.hidden).map(({ id }) => id);
  const read: Mapped = { records: [], problems: [] };
  const listings = POSTING_LISTINGS.filter(({ resource }) => only === undefined || only === resource);
  const answers = await Promise.all(listings.map((listing) => rowsOf(api, listing, open, context)));
  for (const [index, listing] of listings.entries()) {
    const { resource } = listing;
    const rows = answers[index] ?? null;
    const mapped = rows === null ? null : mapPostings(resource, rows, context, open);
    read.records.push(...hidden.map((id) => emptied(resource, id)), ...(mapped?.records ?? []));
    read.problems.push(...(mapped?.problems ?? (await refused(listing))));
  }
  return read;
}

/** null: refused. */
async function rowsOf(
  api: Api,
  { path, resource, fields }: Listing,
  jobs: readonly number[],
  context: MapContext,
): Promise<unknown[] | null> {
  try {
    return await api.listByIds(path, 'job_ids', jobs, { fields: fields ?? 'id', ...narrowed(resource, context) });
  } catch (thrown) {
    if (!['ats/missing-permission', 'ats/gone'].includes(errorCode(thrown))) throw thrown;
    return null;
  }
}

function emptied(resource: string, id: number): AtsRecord {
  return { resource, id, owner: null, restricted: true, data: null };
}

/** Closed openings tell nothing but why; posts that are not live are nobody's. */
function narrowed(resource: string, context: MapContext): Record<string, string> {
  if (resource === 'job_post') return { live: 'true' };
  return context.reasons ? {} : { open: 'true' };
}

/** The jobs that raw openings or posts belong to; each once. */
export function jobIdsOf(rows: readonly unknown[]): number[] {
  return [...new Set(rows.map((row) => idIn(row, 'job_id')).filter((id) => id !== null))];
}

/** @param jobIds jobs that get a row even when nothing of theirs is in `rows` */
export function mapPostings(
  resource: string,
  rows: readonly unknown[],
  context: MapContext,
  jobIds: readonly number[] = [],
): Mapped {
  const problems: Mapped['problems'] = [];
  const jobs = new Map<number, unknown[]>(jobIds.map((id) => [id, []]));
  for (const row of rows) {
    const parsed = (resource === 'opening' ? openingSchema : jobPostSchema).safeParse(row);
    if (!parsed.success) problems.push({ resource, id: idOf(row), reason: whyUnreadable(parsed.error.issues[0]) });
    else if (parsed.data.job_id !== null) jobs.set(parsed.data.job_id, [...(jobs.get(parsed.data.job_id) ?? []), row]);
  }
  const records = [...jobs].map(([id, own]): AtsRecord => {
    if (!context.showRestricted && context.isRestricted('job', id)) return emptied(resource, id);
    return { resource, id, owner: null, data: resource === 'opening' ? openings(own, context) : post(own) };
  });
  return { records, problems };
}

function openings(rows: readonly unknown[], context: MapContext): OpeningsData {
  const read = rows.map((row) => openingSchema.parse(row));
  const isOpen = (row: (typeof read)[number]) => row.open ?? row.closed_at === null;
  const closed = read
    .filter((row) => !isOpen(row) && row.close_reason_id !== null)
    .sort((a, b) => (parseInstant(b.closed_at) ?? 0) - (parseInstant(a.closed_at) ?? 0) || b.id - a.id);
  return {
    open: read.filter(isOpen).length,
    closeReasonId: context.reasons ? (closed[0]?.close_reason_id ?? null) : null,
  };
}

/** The oldest that is live and public: later ones are copies for other boards. */
function post(rows: readonly unknown[]): JobPostData {
  const live = rows
    .map((row) => jobPostSchema.parse(row))
    .filter((row) => row.live && !row.internal && isWebAddress(row.public_url))
    .sort((a, b) => a.id - b.id);
  return { url: live[0]?.public_url ?? null };
}

function isWebAddress(url: string | null | undefined): boolean {
  return typeof url === 'string' && url.length <= 2048 && /^https?:\/\//i.test(url) && URL.canParse(url);
}
