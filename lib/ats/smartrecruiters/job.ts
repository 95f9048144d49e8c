// From a job's stored rows to what is told of it.

import type { AtsRecord, Connector, LookUp } from '@/lib/ats/connector';
import type { JobData, JobDetailData } from './rows';

/** A job on hold takes nobody, though it may be taken up again. */
const NOT_OPEN = ['FILLED', 'CANCELLED', 'ON_HOLD'];

/** As `Connector.job`. Openings would take a call for each job. */
export function toJob(row: AtsRecord, lookUp: LookUp): ReturnType<Connector['job']> {
  if (row.resource !== 'job') return null;
  const { id, title, status, postingStatus, department, locations, url, customFields, updatedAt } = row.data as JobData;
  if (title === null) return null;
  const details = lookUp('job_detail', id) as JobDetailData | undefined;
  return {
    id,
    name: title,
    status: status ?? '',
    isOpen: !NOT_OPEN.includes(status ?? ''),
    visibility: postingStatus,
    department,
    locations,
    openings: null,
    closeReason: null,
    url,
    customFields: { ...customFields, ...details?.customFields },
    updatedAt,
  };
}
