// One candidate, fresh: the details that lists leave out, the live re-check, and a file's address.

import type { FileSource, RecordId, Rows } from '@/lib/ats/connector';
import { joined } from '@/lib/ats/join-rows';
import { AppError, errorCode } from '@/lib/errors';
import { type Access, API_ORIGIN } from './access';
import type { Api } from './api';
import { type MapContext, mapAttachments, mapCandidate, mapDetail } from './map-person';

export interface PersonTools {
  api: Api;
  context: MapContext;
  /** The list of files is to be read. */
  files: boolean;
  yields: boolean;
}

/**
 * The rows that `details` adds.
 *
 * @throws AppError `ats/gone` when the person is, also when another person answers in their place (a merge)
 */
export async function readDetails(candidateId: RecordId, tools: PersonTools): Promise<Rows> {
  const { detail, files } = await readPerson(String(candidateId), tools);
  return joined([detail, files]);
}

/** Every row of one person; none when the person is gone. */
export async function readOne(candidateId: RecordId, tools: PersonTools): Promise<Rows> {
  try {
    const { candidate, detail, files } = await readPerson(String(candidateId), tools);
    return joined([candidate, detail, files]);
  } catch (thrown) {
    if (errorCode(thrown) === 'ats/gone') return { records: [], problems: [] };
    throw thrown;
  }
}

async function readPerson(id: string, { api, context, files, yields }: PersonTools) {
  const path = candidatePath(id);
  const [raw, attachments] = await Promise.all([
    api.get(path, { yields, about: 'candidates' }),
    files ? readAttachments(id, api, yields) : { records: [], problems: [] },
  ]);
  if (String((raw as { id?: unknown } | null)?.id ?? id) !== id)
    throw new AppError('ats/gone', { about: ['candidates'] });
  const candidate = mapCandidate(raw, context);
  const detail = mapDetail(raw, context);
  // What can't be read is no proof of absence, so what is held must stay.
  if (candidate.records.length === 0 || detail.records.length === 0) {
    throw new AppError('ats/unexpected-shape', { about: ['candidates'] });
  }
  return { candidate, detail, files: attachments };
}

/** Files that may not be seen are a problem, not the end of the person. */
async function readAttachments(id: string, api: Api, yields: boolean): Promise<Rows> {
  try {
    return mapAttachments(id, await api.whole(`${candidatePath(id)}/attachments`, { yields, about: 'attachments' }));
  } catch (thrown) {
    const code = errorCode(thrown);
    if (code === 'ats/gone') return { records: [], problems: [] };
    if (code !== 'ats/missing-permission') throw thrown;
    return {
      records: [],
      problems: [{ resource: 'attachments', id: null, reason: 'missing-permission: candidates_read' }],
    };
  }
}

/**
 * @param attachmentId `<candidate>/<attachment>`
 * @throws AppError `ats/gone` for what is no such id
 */
export async function fileSource(attachmentId: string, access: Access | null): Promise<FileSource> {
  const [, candidate, attachment] = /^([^/]+)\/([^/]+)$/.exec(attachmentId) ?? [];
  if (access === null || candidate === undefined || attachment === undefined) {
    throw new AppError('ats/gone', { about: ['attachments'] });
  }
  const url = `${API_ORIGIN}${candidatePath(candidate)}/attachments/${encodeURIComponent(attachment)}`;
  return { url, headers: { ...(await access.headers()) } };
}

function candidatePath(id: string): string {
  return `/candidates/${encodeURIComponent(id)}`;
}
