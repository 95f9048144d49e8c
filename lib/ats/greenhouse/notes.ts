// What colleagues wrote about one person, asked for when somebody wants to read it and kept nowhere. Only what everybody
// may read: never a private or an admin-only note, an e-mail, feedback of an interview.

import type { z } from 'zod';
import type { AtsRecord, ConnectorTools, RecordId } from '@/lib/ats/connector';
import { parseInstant, toIso } from '@/lib/ats/instant';
import type { MapContext } from '@/lib/ats/map-context';
import { cut } from '@/lib/ats/text';
import { AppError, errorCode } from '@/lib/errors';
import type { Note } from '@/lib/model/candidate';
import type { Api } from './api';
import { mapRows } from './map';
import type { ApplicationData, NamedData } from './rows';
import { manyLines, noteSchema } from './schemas';
import { isWanted, LISTINGS, scopeOf } from './scopes';

const MOST_NOTES = 20;
const LONGEST_NOTE = 4_000;
/** Written by hand. Others are mails, records of the system, or answers of interviewers. */
const WRITTEN = /^(note|linkedin_note|touchpoint)$/i;
const PUBLIC = /^public(ly_visible)?$/i;

type RawNote = z.output<typeof noteSchema>;

/** @throws AppError `ats/missing-permission` when notes were not ticked or the scope is missing */
export async function readNotes(
  api: Api,
  tools: Pick<ConnectorTools, 'capabilities' | 'isRestricted' | 'showRestricted'>,
  context: MapContext,
  candidateId: RecordId,
  held: readonly AtsRecord[],
): Promise<Note[]> {
  const { path, fields } = LISTINGS.notes;
  if (!isWanted(LISTINGS.notes, tools.capabilities)) {
    throw new AppError('ats/missing-permission', { about: [scopeOf(path)] });
  }
  const id = Number(candidateId);
  if (!tools.showRestricted && tools.isRestricted('candidate', id)) return [];
  const rows = await api.listByIds(path, 'candidate_ids', [id], { fields: fields ?? 'id' });
  const notes = rows
    .map((row) => noteSchema.safeParse(row).data)
    .filter((note) => note !== undefined)
    .filter((note) => note.candidate_id === id && PUBLIC.test(note.visibility) && WRITTEN.test(note.type ?? 'note'))
    .filter((note) => isOpen(note, tools, held) && manyLines(note.body) !== '')
    .sort((a, b) => (parseInstant(b.created_at) ?? 0) - (parseInstant(a.created_at) ?? 0) || b.id - a.id)
    .slice(0, MOST_NOTES);
  const authors = await namesOf(api, context, notes);
  return notes.map((note) => ({
    id: String(note.id),
    author: authors.get(note.user_id) ?? null,
    writtenAt: toIso(note.created_at),
    text: cut(manyLines(note.body), LONGEST_NOTE),
  }));
}

/** A note on an application that is hidden, or not known, may give away a confidential job. */
function isOpen(
  note: RawNote,
  { isRestricted, showRestricted }: Pick<ConnectorTools, 'isRestricted' | 'showRestricted'>,
  held: readonly AtsRecord[],
): boolean {
  if (note.application_id === null || showRestricted) return true;
  const application = held.find(({ resource, id }) => resource === 'application' && id === note.application_id);
  if (application === undefined || application.restricted === true) return false;
  const { jobId, prospectiveJobIds } = application.data as ApplicationData;
  const jobs = jobId === null ? prospectiveJobIds : [jobId];
  return jobs.length === 0 || jobs.some((job) => !isRestricted('job', job));
}

async function namesOf(
  api: Api,
  context: MapContext,
  notes: readonly RawNote[],
): Promise<Map<number | null, string | null>> {
  const ids = [...new Set(notes.map((note) => note.user_id).filter((id) => id !== null))];
  const { path, fields } = LISTINGS.users;
  try {
    const rows = await api.listByIds(path, 'ids', ids, { fields: fields ?? 'id' });
    return new Map(
      mapRows('user', rows, context).records.map(({ id, data }) => [Number(id), (data as NamedData).name]),
    );
  } catch (thrown) {
    // Better a note without its author than none.
    if (errorCode(thrown) !== 'ats/missing-permission') throw thrown;
    return new Map();
  }
}
