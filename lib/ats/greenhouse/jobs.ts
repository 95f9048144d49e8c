// The jobs that applications refer to and that are not held yet: created since the jobs were listed, or gone. Asked for
// by id, so that nothing is shown of an application before its job is known, and nobody is hidden by a job that is gone.

import type { MapContext } from '@/lib/ats/map-context';
import type { Api } from './api';
import { goneJob } from './job';
import { mapRows } from './map';
import { flat } from './nested';
import { idOf, type Mapped } from './read-row';
import { LISTINGS } from './scopes';

export interface JobsRead extends Mapped {
  /** Knows of the jobs just read as well; the more restrictive of what is held and what was read holds. */
  context: MapContext;
}

/**
 * Reads some jobs by id. Records are those that agree with what is held: a job whose confidentiality differs is left to
 * the next listing of jobs, which notices the change and has everything in that job read again.
 *
 * A job that is asked for and not answered is gone: confidential ones are listed like others, and the scope for jobs is
 * required. It becomes a record without a name, since the application is still there and its person with it.
 */
export async function readJobs(api: Api, ids: readonly number[], context: MapContext): Promise<JobsRead> {
  if (ids.length === 0) return { records: [], problems: [], context };
  const { path, fields } = LISTINGS.jobs;
  const rows = await api.listByIds(path, 'ids', ids, fields === undefined ? {} : { fields });
  const { records, problems } = mapRows('job', rows, context);
  const fresh = new Map(records.map((record) => [record.id, record.restricted === true]));
  // A row without an id may be any of them: then nothing proves that one is gone.
  const gone = rows.every((row) => idOf(row) !== null) ? ids.filter((id) => !fresh.has(id)) : [];
  return {
    records: [
      ...records.filter((record) => (record.restricted === true) === context.isRestricted('job', record.id)),
      ...gone.filter((id) => !context.isRestricted('job', id)).map(goneJob),
    ],
    problems,
    context: {
      ...context,
      isRestricted: (resource, id) =>
        (resource === 'job' && fresh.get(id) === true) || context.isRestricted(resource, id),
    },
  };
}

/** The jobs that raw applications are for, or that prospects are considered for; each once. */
export function jobIdsIn(rows: readonly unknown[]): number[] {
  const ids = rows.flatMap((row): unknown[] => {
    const columns = (flat('application', row) ?? {}) as { job_id?: unknown; prospective_job_ids?: unknown };
    const { job_id, prospective_job_ids } = columns;
    if (job_id != null) return [job_id];
    return Array.isArray(prospective_job_ids) ? (prospective_job_ids as unknown[]) : [];
  });
  return [...new Set(ids.filter((id): id is number => Number.isSafeInteger(id) && Number(id) > 0))];
}
