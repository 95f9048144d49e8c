// Résumés and files of one opportunity: one row each, under the opportunity's id, so that reading them again replaces
// what was there and they go where the opportunity goes. Keeps names and what the résumé says; never an address.

import type { z } from 'zod';
import type { AtsRecord, Problem } from '@/lib/ats/connector';
import { whyUnreadable } from '@/lib/ats/why-unreadable';
import type { Employment } from '@/lib/model/candidate';
import { idOf, toIso } from './map';
import type { FileEntry, FilesData, ResumeData } from './rows';
import { fileSchema, positionSchema, resumeSchema, schoolSchema } from './schemas';

export interface Extras {
  /** null: nothing is left to be kept. */
  record: AtsRecord | null;
  problems: Problem[];
}

/** @param withFiles their names are kept, not only what they say */
export function mapResumes(opportunityId: string, rows: readonly unknown[], withFiles: boolean): Extras {
  const { good, problems } = read('resume', rows, resumeSchema);
  const newestFirst = good.sort((a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0));
  const files = newestFirst.flatMap(({ id, createdAt, file }): FileEntry[] =>
    file === null || file === undefined
      ? []
      : [{ id, name: fileName(id, file), addedAt: toIso(createdAt ?? file.uploadedAt) }],
  );
  const parsed = newestFirst.map((resume) => ({ ...contentsOf(resume), parsedAt: toIso(resume.createdAt) }));
  const told = parsed.find(({ employments, schools }) => employments.length + schools.length > 0);
  const data: ResumeData = {
    id: opportunityId,
    files: withFiles ? files : [],
    employments: told?.employments ?? [],
    schools: told?.schools ?? [],
    parsedAt: told?.parsedAt ?? null,
  };
  const empty = data.files.length === 0 && told === undefined;
  return { record: empty ? null : rowOf('resume', opportunityId, data), problems };
}

export function mapFiles(opportunityId: string, rows: readonly unknown[]): Extras {
  const { good, problems } = read('file', rows, fileSchema);
  const files = good
    .sort((a, b) => (b.uploadedAt ?? 0) - (a.uploadedAt ?? 0))
    .map((file) => ({ id: file.id, name: fileName(file.id, file), addedAt: toIso(file.uploadedAt) }));
  const data: FilesData = { id: opportunityId, files };
  return { record: files.length === 0 ? null : rowOf('file', opportunityId, data), problems };
}

/** Whose files a raw answer lists, as the addresses in it tell; null where none does. */
export function opportunityIn(rows: readonly unknown[]): string | null {
  for (const row of rows) {
    const { downloadUrl, file } = (row ?? {}) as { downloadUrl?: unknown; file?: { downloadUrl?: unknown } | null };
    const found = /\/opportunities\/([\w.:~-]{1,200})\//.exec(String(downloadUrl ?? file?.downloadUrl ?? ''))?.[1];
    if (found !== undefined) return found;
  }
  return null;
}

/** Each id once, as it came last: a list may give a row again on its next page. */
function read<S extends z.ZodType<{ id: string }>>(
  resource: string,
  rows: readonly unknown[],
  schema: S,
): { good: z.output<S>[]; problems: Problem[] } {
  const good = new Map<string, z.output<S>>();
  const problems: Problem[] = [];
  for (const row of rows) {
    const parsed = schema.safeParse(row);
    if (parsed.success) good.set(parsed.data.id, parsed.data);
    else problems.push({ resource, id: idOf(row), reason: whyUnreadable(parsed.error.issues[0]) });
  }
  return { good: [...good.values()], problems };
}

function contentsOf({ parsedData }: z.output<typeof resumeSchema>): { employments: Employment[]; schools: string[] } {
  const employments = (parsedData?.positions ?? []).flatMap((position): Employment[] => {
    const { org, title, start, end } = positionSchema.safeParse(position).data ?? {};
    if (org == null && title == null) return [];
    return [{ company: org ?? null, title: title ?? null, from: start ?? null, to: end ?? null }];
  });
  const schools = (parsedData?.schools ?? []).flatMap((school) => schoolSchema.safeParse(school).data ?? []);
  // The order in the answer is the résumé's own; it is changed only where every position says when it began.
  if (employments.every(({ from }) => from !== null)) {
    employments.sort((a, b) => (b.from ?? '').localeCompare(a.from ?? ''));
  }
  return { employments, schools: [...new Set(schools)] };
}

function fileName(id: string, { name, ext }: { name: string | null; ext: string | null }): string {
  return name ?? (ext === null ? `#${id}` : `#${id}.${ext}`);
}

function rowOf(resource: 'resume' | 'file', opportunityId: string, data: ResumeData | FilesData): AtsRecord {
  const row = { resource, id: opportunityId, owner: `opportunity/${opportunityId}`, detail: true, data };
  if (!('employments' in data)) return row;
  const positions = data.employments.map(({ company, title }) => ({ company, title }));
  return { ...row, identity: { positions, schools: data.schools } };
}
