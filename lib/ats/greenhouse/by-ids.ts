// Rows by their ids: what a sweep left out is asked for here before it counts as gone, and what no walk has brought is read.

import type { AtsRecord, ByIds, RecordId, Rows } from '@/lib/ats/connector';
import type { MapContext } from '@/lib/ats/map-context';
import { AppError } from '@/lib/errors';
import type { Capability } from '@/lib/model/connection';
import { type Api, BATCH_SIZE } from './api';
import { jobIdsIn, readJobs } from './jobs';
import { mapRows } from './map';
import { readList } from './person';
import { idOf } from './read-row';
import { isWanted, LISTINGS, type Listing } from './scopes';
import { resolveStages } from './stages';

const SWEPT: readonly Listing[] = [
  LISTINGS.candidates,
  LISTINGS.applications,
  LISTINGS.employments,
  LISTINGS.attachments,
];
const NOTHING: Rows = { records: [], problems: [] };

export function readByIds(
  api: Api,
  context: MapContext,
  { capabilities, syncsFiles }: { capabilities: readonly Capability[]; syncsFiles: boolean },
): ByIds {
  const read = (listing: Listing, filter: string, ids: readonly number[]) =>
    isWanted(listing, capabilities) ? readList(api, listing, filter, ids) : { rows: [], problems: [] };

  /** Nobody of these was held, so nobody is known to be private but by what comes now. */
  async function readPeople(ids: readonly number[]): Promise<Rows> {
    const [people, employments, attachments] = await Promise.all([
      read(LISTINGS.candidates, 'ids', ids),
      read(LISTINGS.employments, 'candidate_ids', ids),
      syncsFiles ? read(LISTINGS.attachments, 'candidate_ids', ids) : { rows: [], problems: [] },
    ]);
    const mapped = mapRows('candidate', people.rows, context);
    const known = knowing(context, mapped.records);
    return joined([
      mapped,
      employments.problems,
      attachments.problems,
      mapRows('candidate_employment', employments.rows, known),
      mapRows('attachment', attachments.rows, known),
    ]);
  }

  async function readApplications(ids: readonly number[]): Promise<Rows> {
    const { rows } = await readList(api, LISTINGS.applications, 'ids', ids);
    const jobs = await readJobs(api, jobIdsIn(rows), context);
    const applications = mapRows('application', rows, jobs.context);
    await resolveStages(api, applications.records, rows);
    const known = knowing(jobs.context, applications.records);
    const open = applications.records.filter(({ restricted }) => restricted !== true).map(({ id }) => Number(id));
    const [rejections, prospects] = await Promise.all([
      read(LISTINGS.rejections, 'application_ids', open),
      read(LISTINGS.prospects, 'application_ids', open),
    ]);
    return joined([
      jobs,
      applications,
      rejections.problems,
      prospects.problems,
      mapRows('rejection_detail', rejections.rows, known),
      mapRows('prospect_detail', prospects.rows, known),
    ]);
  }

  return {
    most: BATCH_SIZE,
    whole: [LISTINGS.candidates.resource, LISTINGS.applications.resource],
    async present(resource, ids) {
      const listing = SWEPT.find((one) => one.resource === resource);
      if (listing === undefined) throw new AppError('unexpected', { about: [resource] });
      const found = (await api.listByIds(listing.path, 'ids', ids.map(Number), { fields: 'id' })).map(idOf);
      // A row without an id may be any of them, and one that was not asked for shows a filter that is passed over.
      const isSound = found.every((id) => id !== null && ids.includes(id));
      if (!isSound) throw new AppError('ats/unexpected-shape', { about: [listing.path] });
      return new Set<RecordId>(found.filter((id) => id !== null));
    },
    async read(resource, ids) {
      if (resource === 'candidate') return readPeople(ids.map(Number));
      return resource === 'application' ? readApplications(ids.map(Number)) : NOTHING;
    },
  };
}

/** What was just read may hide as well as what is held. */
function knowing(context: MapContext, records: readonly AtsRecord[]): MapContext {
  const hidden = new Set(
    records.filter(({ restricted }) => restricted === true).map(({ resource, id }) => `${resource}/${id}`),
  );
  return {
    ...context,
    isRestricted: (resource, id) => hidden.has(`${resource}/${id}`) || context.isRestricted(resource, id),
  };
}

function joined(parts: readonly (Rows | Rows['problems'])[]): Rows {
  const whole = parts.map((part) => (Array.isArray(part) ? { records: [], problems: part } : (part as Rows)));
  return { records: whole.flatMap(({ records }) => records), problems: whole.flatMap(({ problems }) => problems) };
}
