// Rows as Harvest v1 had them, with jobs, stage and source inside, made flat as v3 documents them. One client of v3 reports
// applications of that shape, and a confidential job must hide in either. Pure; rows that are flat stay as they are.

/** The row in the columns of v3. What is no row, or of a resource that v1 gave alike, is handed back. */
export function flat(resource: string, row: unknown): unknown {
  if (typeof row !== 'object' || row === null) return row;
  const columns = row as Record<string, unknown>;
  if (resource === 'candidate') return flatCandidate(columns);
  return resource === 'application' ? flatApplication(columns) : row;
}

/** Lists inside a candidate's row that v3 keeps in resources of their own; nothing here reads them. */
export function nestedLists(row: unknown): string[] {
  return ['applications', 'attachments', 'employments'].filter((column) => {
    const list = (row as Record<string, unknown> | null)?.[column];
    return Array.isArray(list) && list.length > 0;
  });
}

function flatCandidate(row: Record<string, unknown>): unknown {
  // Where both are there, either hides; an unreadable one stays to be judged.
  const isOpen = row.private === undefined || row.private === false;
  if (!('is_private' in row) || !isOpen) return row;
  return { last_activity_at: row.last_activity, ...row, private: row.is_private };
}

function flatApplication(row: Record<string, unknown>): unknown {
  const { jobs } = row;
  if (!Array.isArray(jobs) || row.job_id != null || 'prospective_job_ids' in row) return row;
  // A job without an id is an unreadable one: it must not look like none.
  const ids = jobs.map((job) => within(job, 'id') ?? 'unreadable');
  return {
    stage_name: within(row.current_stage, 'name'),
    source_id: within(row.source, 'id'),
    rejection_reason_id: within(row.rejection_reason, 'id'),
    created_at: row.applied_at,
    ...row,
    ...(row.prospect === true ? { job_id: null, prospective_job_ids: ids } : { job_id: ids[0] ?? null }),
  };
}

function within(value: unknown, column: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[column] : undefined;
}
