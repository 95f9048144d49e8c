// What colleagues wrote about one person, read when somebody asks and never kept. Only what everybody who sees the person
// may read: a private or direct message is nobody else's.

import type { z } from 'zod';
import type { RecordId } from '@/lib/ats/connector';
import { toIso } from '@/lib/ats/instant';
import { cut } from '@/lib/ats/text';
import type { Note } from '@/lib/model/candidate';
import { type Api, isRefused, type Place, USERS_PATH } from './api';
import { messageSchema, userSchema } from './schemas';

const MOST_NOTES = 20;
const MOST_PAGES = 5;
const LONGEST_NOTE = 10_000;
const SHOWN = ['OPEN', 'EVERYONE'];

type Message = z.output<typeof messageSchema>;

/** Newest first. */
export async function readNotes(api: Api, candidateId: RecordId): Promise<Note[]> {
  const id = String(candidateId);
  const found = new Map<string, Message>();
  let at: Place | null = null;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    // The parameter's name is not confirmed: an ATS that ignores it answers with everybody's messages.
    const answer = await api.list('/messages', { candidateId: id }, { at, about: 'messages' });
    for (const raw of answer.rows) {
      const message = messageSchema.safeParse(raw).data;
      if (message !== undefined && isAbout(message, id) && isOpen(message)) found.set(message.id, message);
    }
    at = answer.next;
    if (at === null || answer.isStale) break;
  }
  const newest = [...found.values()]
    .sort((a, b) => (toIso(b.createdOn) ?? '').localeCompare(toIso(a.createdOn) ?? ''))
    .slice(0, MOST_NOTES);
  const authors = await namesOf(
    api,
    newest.map(({ authorId }) => authorId),
  );
  return newest.map((message) => ({
    id: message.id,
    author: authors.get(message.authorId ?? '') ?? null,
    writtenAt: toIso(message.createdOn),
    text: plainText(message.content),
  }));
}

function isAbout({ content, context }: Message, candidateId: string): boolean {
  return (
    content.includes(`#[CANDIDATE:${candidateId}]`) ||
    context?.applications.some((application) => application.candidateId === candidateId) === true
  );
}

function isOpen({ visibility }: Message): boolean {
  return SHOWN.includes(visibility?.toUpperCase() ?? '');
}

/** Without the tags that say whom it is about and who is to read it. */
function plainText(content: string): string {
  const text = content.replace(/[#@]\[[A-Z_]+:[^\]]{1,200}\]/g, '').replace(/[ \t]+/g, ' ');
  return cut(text.trim(), LONGEST_NOTE);
}

/** Names that may not be read are left out. */
async function namesOf(api: Api, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const distinct = [...new Set(ids)].filter((id) => id !== null);
  const names = await Promise.all(distinct.map((id) => nameOf(api, id)));
  return new Map(
    distinct.map((id, index) => [id, names[index] ?? '']).filter((entry): entry is [string, string] => entry[1] !== ''),
  );
}

async function nameOf(api: Api, userId: string): Promise<string> {
  try {
    const user = userSchema.safeParse(await api.get(`${USERS_PATH}/${encodeURIComponent(userId)}`, { about: 'users' }));
    return user.success ? [user.data.firstName, user.data.lastName].filter((part) => part !== null).join(' ') : '';
  } catch (thrown) {
    if (isRefused(thrown)) return '';
    throw thrown;
  }
}
