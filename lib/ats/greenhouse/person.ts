// Everything about one candidate, fresh: the live re-check, and where a file is. Nothing is embedded in v3, so it takes
// several lists; each is asked for this one person only.

import type { FileSource, RecordId, Rows } from '@/lib/ats/connector';
import { joined } from '@/lib/ats/join-rows';
import type { MapContext } from '@/lib/ats/map-context';
import { AppError } from '@/lib/errors';
import type { Capability } from '@/lib/model/connection';
import type { Api } from './api';
import { knowing, readApplications } from './applications';
import { listsByIds, problemsOf } from './lists-by-ids';
import { mapRows } from './map';
import { LISTINGS } from './scopes';

/** Every row of one person and of the jobs they are in; `records: []` when the person is gone. */
export async function readPerson(
  api: Api,
  context: MapContext,
  capabilities: readonly Capability[],
  candidateId: RecordId,
): Promise<Rows> {
  const id = Number(candidateId);
  const read = listsByIds(api, capabilities);
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
  const applications = await readApplications(api, rows.rows, knowing(context, person.records), read);
  return joined([
    person,
    applications.rows,
    mapRows('candidate_employment', employments.rows, applications.withJobs),
    mapRows('attachment', attachments.rows, applications.withApplications),
    ...[employments, attachments].map(problemsOf),
  ]);
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
