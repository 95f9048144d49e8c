// Applications with all that they lead to: jobs, stages, why they ended, what prospects are considered for. A job may have been
// created, or become confidential, since the last sync: it is asked for before anything in it is kept.

import type { AtsRecord, Rows } from '@/lib/ats/connector';
import { joined } from '@/lib/ats/join-rows';
import type { MapContext } from '@/lib/ats/map-context';
import type { Api } from './api';
import { jobIdsIn, readJobs } from './jobs';
import { problemsOf, type ReadLists } from './lists-by-ids';
import { mapRows } from './map';
import type { ApplicationData } from './rows';
import { LISTINGS } from './scopes';
import { resolveStages } from './stages';

export interface ApplicationsRead {
  rows: Rows;
  /** Knows of the jobs, and after them of the applications, just read as well. */
  withJobs: MapContext;
  withApplications: MapContext;
}

/** @param raw rows as they were listed */
export async function readApplications(
  api: Api,
  raw: readonly unknown[],
  context: MapContext,
  read: ReadLists,
): Promise<ApplicationsRead> {
  const jobs = await readJobs(api, jobIdsIn(raw), context);
  const applications = mapRows('application', raw, jobs.context);
  await resolveStages(api, applications.records, raw);
  const open = applications.records
    .filter((record) => record.restricted !== true)
    .map((record) => record.data as ApplicationData);
  const idsOf = (some: readonly ApplicationData[]) => some.map(({ id }) => id);
  const [rejections, prospects] = await Promise.all([
    read(LISTINGS.rejections, 'application_ids', idsOf(open.filter(({ status }) => status === 'rejected'))),
    read(LISTINGS.prospects, 'application_ids', idsOf(open.filter(({ prospect }) => prospect))),
  ]);
  return {
    rows: joined([
      jobs,
      applications,
      mapRows('rejection_detail', rejections.rows, jobs.context),
      mapRows('prospect_detail', prospects.rows, jobs.context),
      problemsOf(rejections),
      problemsOf(prospects),
    ]),
    withJobs: jobs.context,
    withApplications: knowing(jobs.context, applications.records),
  };
}

/** What was just read tells by itself whether it is hidden; of all else what is held does. */
export function knowing(context: MapContext, records: readonly AtsRecord[]): MapContext {
  const told = new Map(records.map(({ resource, id, restricted }) => [`${resource}/${id}`, restricted === true]));
  return {
    ...context,
    isRestricted: (resource, id) => told.get(`${resource}/${id}`) ?? context.isRestricted(resource, id),
  };
}
