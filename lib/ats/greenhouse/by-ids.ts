// Rows by their ids: what a sweep left out is asked for here before it counts as gone, and what no walk has brought is read.

import type { ByIds, RecordId, Rows } from '@/lib/ats/connector';
import { joined } from '@/lib/ats/join-rows';
import type { MapContext } from '@/lib/ats/map-context';
import { AppError } from '@/lib/errors';
import type { Capability } from '@/lib/model/connection';
import { type Api, BATCH_SIZE } from './api';
import { knowing, readApplications } from './applications';
import { listsByIds, problemsOf } from './lists-by-ids';
import { mapRows } from './map';
import { idOf } from './read-row';
import { LISTINGS, type Listing } from './scopes';

const SWEPT: readonly Listing[] = [
  LISTINGS.candidates,
  LISTINGS.applications,
  LISTINGS.employments,
  LISTINGS.attachments,
];

export function readByIds(
  api: Api,
  context: MapContext,
  { capabilities, syncsFiles }: { capabilities: readonly Capability[]; syncsFiles: boolean },
): ByIds {
  const read = listsByIds(api, capabilities);

  /** Nobody of these was held, so nobody is known to be private but by what comes now. */
  async function readPeople(ids: readonly number[]): Promise<Rows> {
    const [people, employments, attachments] = await Promise.all([
      read(LISTINGS.candidates, 'ids', ids),
      read(LISTINGS.employments, 'candidate_ids', ids),
      read(LISTINGS.attachments, 'candidate_ids', syncsFiles ? ids : []),
    ]);
    const mapped = mapRows('candidate', people.rows, context);
    const known = knowing(context, mapped.records);
    return joined([
      mapped,
      mapRows('candidate_employment', employments.rows, known),
      mapRows('attachment', attachments.rows, known),
      ...[employments, attachments].map(problemsOf),
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
      if (resource !== 'application') return { records: [], problems: [] };
      const { rows } = await read(LISTINGS.applications, 'ids', ids.map(Number));
      return (await readApplications(api, rows, context, read)).rows;
    },
  };
}
