// What colleagues wrote about one person, asked for when somebody wants to read it and kept nowhere. Never a secret note,
// and none on an opportunity that is not to be seen.

import type { AtsRecord } from '@/lib/ats/connector';
import { AppError, errorCode } from '@/lib/errors';
import type { Note } from '@/lib/model/candidate';
import { mapRows, toIso } from './map';
import { openOpportunities, type PersonWorld, readPart } from './person';
import type { ApplicationData, NamedData } from './rows';
import { noteSchema } from './schemas';
import { ONE_USER, PARTS } from './scopes';

const MOST_NOTES = 20;
/** Of how many opportunities, the newest first. */
const MOST_READ = 5;

/** @throws AppError `ats/missing-permission` when notes were not ticked or the key lacks them */
export async function readNotes(world: PersonWorld, held: readonly AtsRecord[]): Promise<Note[]> {
  const { tools } = world;
  const refused = new AppError('ats/missing-permission', { about: [PARTS.notes.scope] });
  if (!tools.capabilities.includes('notes')) throw refused;
  const open = openOpportunities(held).filter((id) => !isConfidential(id, world, held));
  const lists = await Promise.all(open.slice(0, MOST_READ).map((id) => readPart(world, id, 'notes', false)));
  if (lists.includes(null)) throw refused;
  const notes = lists
    .flatMap((rows) => rows ?? [])
    .map((row) => noteSchema.safeParse(row).data)
    .filter((note) => note !== undefined)
    .filter((note) => !note.secret && !note.deletedAt && note.fields.length > 0)
    .map((note) => ({ ...note, at: note.createdAt ?? note.completedAt }))
    .sort((a, b) => (b.at ?? 0) - (a.at ?? 0) || a.id.localeCompare(b.id))
    .slice(0, MOST_NOTES);
  const ids = [...new Set(notes.map(({ user }) => user).filter((id) => id !== null))];
  const authors = new Map(await Promise.all(ids.map(async (id) => [id, await nameOf(world, id)] as const)));
  return notes.map(({ id, user, at, fields }) => ({
    id,
    author: user === null ? null : (authors.get(user) ?? null),
    writtenAt: toIso(at),
    text: fields.join('\n\n'),
  }));
}

/** Its posting may have become confidential since the opportunity was read. */
function isConfidential(id: string, { tools }: PersonWorld, held: readonly AtsRecord[]): boolean {
  if (tools.showRestricted) return false;
  return held.some(({ resource, owner, data }) => {
    if (resource !== 'application' || owner !== `opportunity/${id}`) return false;
    const { postingId } = data as Partial<ApplicationData>;
    return postingId != null && tools.isRestricted('job', postingId);
  });
}

/** Better a note without its author than none. */
async function nameOf({ api, context }: PersonWorld, id: string): Promise<string | null> {
  try {
    const row = await api.get(`users/${encodeURIComponent(id)}`, {}, { about: ONE_USER.scope });
    const [record] = mapRows('user', [row], context).records;
    return record ? (record.data as NamedData).name : null;
  } catch (thrown) {
    if (['ats/missing-permission', 'ats/gone'].includes(errorCode(thrown))) return null;
    throw thrown;
  }
}
