// Everything about one candidate, fresh: the live re-check, and where a file is. Nothing is embedded in v3, so it takes
// several lists; each is asked for this one person only.

import type { FileSource, RecordId, Rows } from '@/lib/ats/connector';
import type { MapContext } from '@/lib/ats/map-context';
import { AppError, errorCode } from '@/lib/errors';
import type { Capability } from '@/lib/model/connection';
import type { Api } from './api';
import { jobIdsIn, readJobs } from './jobs';
import { mapRows } from './map';
import type { ApplicationData } from './rows';
import { isWanted, LISTINGS, type Listing, scopeOf } from './scopes';
import { resolveStages } from './stages';

/** Every row of one person and of the jobs they are in; `records: []` when the person is gone. */
export async function readPerson(
  api: Api,
  context: MapContext,
  capabilities: readonly Capability[],
  candidateId: RecordId,
): Promise<Rows> {
  const id = Number(candidateId);
  const read = (listing: Listing, filter: string, ids: readonly number[]) =>
    isWanted(listing, capabilities) ? readList(api, listing, filter, ids) : NOTHING;
  const [people, rows, employments, attachments] = await Promise.all([
    read(LISTINGS.candidates, 'ids', [id]),
    read(LISTINGS.applications, 'candidate_ids', [id]),
    read(LISTINGS.employments, 'candidate_ids', [id]),
    read(LISTINGS.attachments, 'candidate_ids', [id]),
  ]);
  if (people.rows.length === 0) return { records: [], problems: [] };
  const person = mapRows('candidate', people.rows, context);
  // Its row can't be read: that is no proof of absence, so what is held must stay.
  if (person.records.length === 0) throw new AppError('ats/unexpected-shape', { about: [LISTINGS.candidates.path] });
  const isPrivate = person.records.some((record) => record.restricted === true);

  // A job may have been created, or become confidential, since the last sync: ask before anything in it is kept.
  const jobs = await readJobs(api, jobIdsIn(rows.rows), context);
  const known: MapContext = {
    ...jobs.context,
    isRestricted: (resource, other) =>
      resource === 'candidate' && other === id ? isPrivate : jobs.context.isRestricted(resource, other),
  };
  const applications = mapRows('application', rows.rows, known);
  await resolveStages(api, applications.records, rows.rows);

  const open = applications.records
    .filter((record) => record.restricted !== true)
    .map((record) => record.data as ApplicationData);
  const rejected = open.filter((one) => one.status === 'rejected').map((one) => one.id);
  const prospects = open.filter((one) => one.prospect).map((one) => one.id);
  const [rejections, details] = await Promise.all([
    read(LISTINGS.rejections, 'application_ids', rejected),
    read(LISTINGS.prospects, 'application_ids', prospects),
  ]);
  const closed = new Set(
    applications.records.filter((record) => record.restricted === true).map((record) => record.id),
  );
  const withApplications: MapContext = {
    ...known,
    isRestricted: (resource, other) =>
      resource === 'application' ? closed.has(other) : known.isRestricted(resource, other),
  };
  const parts: Rows[] = [
    person,
    jobs,
    applications,
    mapRows('candidate_employment', employments.rows, known),
    mapRows('rejection_detail', rejections.rows, known),
    mapRows('prospect_detail', details.rows, known),
    mapRows('attachment', attachments.rows, withApplications),
  ];
  return {
    records: parts.flatMap((part) => part.records),
    problems: [
      ...parts.flatMap((part) => part.problems),
      ...[employments, rejections, details, attachments].flatMap((part) => part.problems),
    ],
  };
}

/** @throws AppError `ats/gone` when the file is no longer there, `ats/unexpected-shape` for a link that isn't https. */
export async function readFile(api: Api, attachmentId: string): Promise<FileSource> {
  const id = Number(attachmentId);
  const rows = await api.listByIds(LISTINGS.attachments.path, 'ids', [id]);
  const row = rows.find((one) => (one as { id?: unknown } | null)?.id === id) as { url?: unknown } | undefined;
  if (row === undefined) throw new AppError('ats/gone', { about: ['attachment'] });
  if (typeof row.url !== 'string' || !URL.canParse(row.url) || new URL(row.url).protocol !== 'https:') {
    throw new AppError('ats/unexpected-shape', { about: ['attachment', 'url'] });
  }
  // Signed, for another host: the token must not go there.
  return { url: row.url, headers: {} };
}

interface Read {
  rows: unknown[];
  problems: Rows['problems'];
}

const NOTHING: Read = { rows: [], problems: [] };

/** Optional lists that are refused are a problem, not the end. */
export async function readList(api: Api, listing: Listing, filter: string, ids: readonly number[]): Promise<Read> {
  if (ids.length === 0) return NOTHING;
  try {
    const params: Record<string, string> = listing.fields === undefined ? {} : { fields: listing.fields };
    return { rows: await api.listByIds(listing.path, filter, ids, params), problems: [] };
  } catch (thrown) {
    if (listing.required || !['ats/missing-permission', 'ats/gone'].includes(errorCode(thrown))) throw thrown;
    const reason = `missing-permission: ${scopeOf(listing.path)}`;
    return { rows: [], problems: [{ resource: listing.resource, id: null, reason }] };
  }
}
