// A job: from its raw row to what is kept, and from there to what is told. A confidential one is kept without a name.

import type { AtsRecord, Connector, LookUp } from '@/lib/ats/connector';
import { toIso } from '@/lib/ats/instant';
import type { MapContext } from '@/lib/ats/map-context';
import { customFieldsAsText } from './custom-fields';
import { type Mapper, type Row, reader } from './read-row';
import type { JobAbout, JobData, JobPostData, NamedData, OpeningsData } from './rows';
import { flaggedRemainsSchema, jobSchema } from './schemas';

export const mapJob: Mapper = reader(jobSchema, ['id', 'confidential'], job, jobRemains);

function job(row: Row<typeof jobSchema>, context: MapContext): AtsRecord {
  return jobRecord(row.id, row.name, row.confidential && !context.showRestricted, {
    status: row.status?.toLowerCase() ?? 'open',
    isTemplate: row.is_template,
    departmentId: row.department_id,
    officeIds: row.office_ids.ids,
    customFields: customFieldsAsText(row.custom_fields),
    updatedAt: toIso(row.updated_at),
  });
}

/** A job that can't be read is held without its name, so that what is in it is neither shown too soon nor hidden for ever. */
function jobRemains(raw: unknown, context: MapContext): AtsRecord | null {
  const row = flaggedRemainsSchema.safeParse(raw).data;
  return row === undefined ? null : jobRecord(row.id, null, row.confidential && !context.showRestricted, null);
}

/** A job that applications refer to and that the account no longer has. */
export function goneJob(id: number): AtsRecord {
  return jobRecord(id, null, false, null);
}

function jobRecord(id: number, name: string | null, hidden: boolean, about: JobAbout | null): AtsRecord {
  const data: JobData = { id, name: hidden ? null : name, hidden, about: hidden ? null : about };
  return { resource: 'job', id, owner: null, ...(hidden ? { restricted: true } : {}), data };
}

/** As `Connector.job`. Templates are no jobs. */
export function toJob(row: AtsRecord, lookUp: LookUp): ReturnType<Connector['job']> {
  if (row.resource !== 'job' || row.restricted === true) return null;
  const { id, name, hidden, about } = row.data as JobData;
  if (hidden || name === null || about?.isTemplate !== false) return null;
  const named = (resource: string, other: number | null) =>
    (lookUp(resource, other) as NamedData | undefined)?.name ?? null;
  const openings = lookUp('opening', id) as OpeningsData | undefined;
  const isOpen = about.status === 'open';
  return {
    id: String(id),
    name,
    status: about.status,
    isOpen,
    visibility: null,
    department: named('department', about.departmentId),
    locations: about.officeIds.map((office) => named('office', office)).filter((office) => office !== null),
    openings: openings?.open ?? null,
    closeReason: about.status === 'closed' ? named('close_reason', openings?.closeReasonId ?? null) : null,
    url: (lookUp('job_post', id) as JobPostData | undefined)?.url ?? null,
    customFields: about.customFields,
    updatedAt: about.updatedAt,
  };
}
