// Raw answers in, records out: jobs, postings, users and reasons, and which of all mappers reads which answer. A row that
// can't be read becomes a problem. Nothing in here throws on what was sent.

import type { z } from 'zod';
import type { AtsRecord, Rows } from '@/lib/ats/connector';
import { toIso } from '@/lib/ats/instant';
import { joined } from '@/lib/ats/join-rows';
import { type MapContext, mapAttachments, mapCandidate, mapDetail, problem } from './map-person';
import { propertiesAsText } from './properties';
import type { JobData, NamedData } from './rows';
import { attachmentSchema, jobSchema, postingSchema, reasonSchema, userSchema } from './schemas';

const CAREERS = 'https://jobs.smartrecruiters.com';

/** As the API's own paths name them; `candidate` is the answer for one of them, details and all. */
export const PAYLOADS = [
  'candidates',
  'candidate',
  'attachments',
  'jobs',
  'postings',
  'users',
  'rejection-reasons',
  'withdrawal-reasons',
] as const;

type Mapper = (raw: unknown, context: MapContext) => Rows;

const MAPPERS: Readonly<Record<string, Mapper>> = {
  candidates: mapCandidate,
  candidate: (raw, context) => {
    const person = mapCandidate(raw, context);
    return person.records.length === 0 ? person : joined([person, mapDetail(raw, context)]);
  },
  jobs: reader('job', jobSchema, job),
  postings: reader('job', postingSchema, posting),
  users: reader('user', userSchema, ({ id, firstName, lastName }) =>
    named('user', id, [firstName, lastName].filter((part) => part !== null).join(' ') || null),
  ),
  'rejection-reasons': reader('rejection_reason', reasonSchema, ({ id, label }) =>
    named('rejection_reason', id, label),
  ),
  'withdrawal-reasons': reader('withdrawal_reason', reasonSchema, ({ id, label }) =>
    named('withdrawal_reason', id, label),
  ),
};

/** Maps the rows of one list. */
export function mapRows(payload: string, rows: readonly unknown[], context: MapContext): Rows {
  const mapper = MAPPERS[payload];
  if (mapper === undefined) return unreadable(payload, 'unknown-resource');
  return joined(rows.map((row) => mapper(row, context)));
}

/** As `Connector.map`: a whole answer, a bare list or a single object, as a connection with every capability reads it. */
export function mapPayload(payload: string, answer: unknown): Rows {
  const name = payload.trim().toLowerCase();
  if (!(PAYLOADS as readonly string[]).includes(name)) return unreadable(payload, 'unknown-resource');
  const context: MapContext = { contact: true, reasons: true };
  if (typeof answer !== 'object' || answer === null) return unreadable(name, 'not-a-list');
  const { content } = answer as { content?: unknown };
  const list = Array.isArray(answer) ? (answer as unknown[]) : Array.isArray(content) ? (content as unknown[]) : null;
  if (name === 'attachments') return attachmentsByPerson(list ?? [answer]);
  return mapRows(list === null && name === 'candidates' ? 'candidate' : name, list ?? [answer], context);
}

/** A list of files does not say whose they are; the address of each file does. */
function attachmentsByPerson(rows: readonly unknown[]): Rows {
  const byPerson = new Map<string, unknown[]>();
  const nobodys: unknown[] = [];
  for (const raw of rows) {
    const url = attachmentSchema.safeParse(raw).data?.actions?.download?.url ?? '';
    // Before what follows on a person only: `/candidates/attachments/1` names none.
    const person = /\/candidates\/([^/?#]+)\/(?:jobs\/[^/?#]+\/)?attachments\//.exec(url)?.[1];
    if (person === undefined) nobodys.push(raw);
    else byPerson.set(person, [...(byPerson.get(person) ?? []), raw]);
  }
  return joined([
    ...[...byPerson].map(([person, files]) => mapAttachments(person, files)),
    ...nobodys.map(() => unreadable('attachment', 'candidate: missing')),
  ]);
}

function job(row: z.output<typeof jobSchema>): AtsRecord {
  const { id, title, status, postingStatus, department } = row;
  return jobRecord({
    id,
    title,
    status: status?.toUpperCase() ?? null,
    postingStatus: postingStatus?.toUpperCase() ?? null,
    department,
    locations: locationsOf(row.location),
    url: null,
    customFields: {},
    updatedAt: toIso(row.updatedOn) ?? toIso(row.lastActivityOn) ?? toIso(row.createdOn),
  });
}

/** A posting is public by being listed. */
function posting({ id, name, ...row }: z.output<typeof postingSchema>): AtsRecord {
  const company = row.company?.identifier ?? null;
  return jobRecord({
    id,
    title: name,
    status: 'PUBLIC',
    postingStatus: 'PUBLIC',
    department: row.department,
    locations: locationsOf(row.location),
    url: company === null ? null : `${CAREERS}/${encodeURIComponent(company)}/${encodeURIComponent(id)}`,
    customFields: propertiesAsText(row.customField),
    updatedAt: toIso(row.releasedDate),
  });
}

function jobRecord(data: JobData): AtsRecord {
  return { resource: 'job', id: data.id, owner: null, data };
}

function locationsOf(place: z.output<typeof jobSchema>['location']): string[] {
  if (place === null) return [];
  const named = [...new Set([place.city, place.region, place.country])].filter((part) => part !== null).join(', ');
  return [named, place.remote ? 'Remote' : ''].filter((part) => part !== '');
}

function named(resource: string, id: string, name: string | null): AtsRecord {
  const data: NamedData = { id, name };
  return { resource, id, owner: null, data };
}

function reader<S extends z.ZodType>(resource: string, schema: S, map: (row: z.output<S>) => AtsRecord): Mapper {
  return (raw) => {
    const parsed = schema.safeParse(raw);
    return parsed.success
      ? { records: [map(parsed.data)], problems: [] }
      : { records: [], problems: [problem(resource, raw, parsed.error)] };
  };
}

function unreadable(resource: string, reason: string): Rows {
  return { records: [], problems: [{ resource, id: null, reason }] };
}
