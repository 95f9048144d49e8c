// Finds the interview stage of applications that carry neither its name nor its id, as older rows do. `stage_id` is the
// id of the *application stage* (the instance), a space of its own, so it must never be looked up as an interview stage.

import type { AtsRecord } from '@/lib/ats/connector';
import { errorCode } from '@/lib/errors';
import type { Api } from './api';
import { idOf } from './read-row';
import type { ApplicationData } from './rows';
import { applicationStageSchema } from './schemas';
import { LISTINGS } from './scopes';

/** Completes the records in place. Without the scope the stage stays unknown: everything else is worth having. */
export async function resolveStages(api: Api, records: readonly AtsRecord[], rows: readonly unknown[]): Promise<void> {
  const staged = new Set(rows.filter(hasStage).map(idOf));
  const open = new Map<number, ApplicationData>();
  for (const record of records) {
    const data = record.data as ApplicationData;
    if (record.resource !== 'application' || record.restricted === true || !staged.has(data.id)) continue;
    if (data.stageName === null && data.jobInterviewStageId === null) open.set(data.id, data);
  }
  if (open.size === 0) return;
  let found: unknown[];
  try {
    found = await api.listByIds(LISTINGS.applicationStages.path, 'application_ids', [...open.keys()], {
      current: 'true',
    });
  } catch (thrown) {
    if (['ats/missing-permission', 'ats/gone'].includes(errorCode(thrown))) return;
    throw thrown;
  }
  for (const row of found) {
    const stage = applicationStageSchema.safeParse(row);
    if (!stage.success || stage.data.current === false) continue;
    const data = open.get(stage.data.application_id);
    if (data !== undefined) data.jobInterviewStageId = stage.data.job_interview_stage_id;
  }
}

function hasStage(row: unknown): boolean {
  return typeof (row as { stage_id?: unknown } | null)?.stage_id === 'number';
}
