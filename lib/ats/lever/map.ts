// Raw rows in, records out. A row that can't be read becomes a problem that names the column, never a value. Nothing in
// here throws on what the ATS sent.

import type { z } from 'zod';
import type { AtsRecord, Problem, RecordId, RecordName } from '@/lib/ats/connector';
import type { MapContext } from '@/lib/ats/map-context';
import { whyLeftOut, whyUnreadable } from '@/lib/ats/why-unreadable';
import type { ProfilePart } from '@/lib/model/profile';
import { addressesIn, companiesIn } from './identity-values';
import type {
  ApplicationData,
  CandidateData,
  NamedData,
  OpportunityData,
  PostingData,
  ReasonData,
  RestrictedData,
} from './rows';
import {
  applicationSchema,
  contactOnlySchema,
  oddOfApplication,
  oddOfOpportunity,
  onlyIdSchema,
  opportunitySchema,
  postingSchema,
  reasonSchema,
  stageSchema,
  userSchema,
} from './schemas';

export interface Mapped {
  records: AtsRecord[];
  problems: Problem[];
  /** Rows that must not be held (any longer): of people who were anonymised, and what was read of somebody now hidden. */
  gone: RecordName[];
}

/** What one raw row becomes, or why it can't be read. */
type Outcome = Partial<Mapped> | { reason: string };
type Mapper = (raw: unknown, context: MapContext) => Outcome;

const MAPPERS: Readonly<Record<string, Mapper>> = {
  opportunity: reader(opportunitySchema, opportunity),
  application: reader(applicationSchema, (row, context) => {
    if (row.opportunityId === null) return { reason: 'opportunityId: missing' };
    const hidden = isSecret(row.posting, context) || context.isRestricted('opportunity', row.opportunityId);
    return { records: [application(row, row.opportunityId, hidden && !context.showRestricted)] };
  }),
  job: reader(postingSchema, posting),
  user: reader(userSchema, (row) => reference('user', row.id, row.name ?? row.username)),
  stage: reader(stageSchema, (row) => reference('stage', row.id, row.text)),
  archive_reason: reader(reasonSchema, (row, context) => {
    const data: ReasonData = { id: row.id, name: context.reasons ? row.text : null, hired: row.type === 'hired' };
    return { records: [{ resource: 'archive_reason', id: row.id, owner: null, data }] };
  }),
};

/** Maps the rows of one resource. */
export function mapRows(resource: string, rows: readonly unknown[], context: MapContext): Mapped {
  const mapper = MAPPERS[resource];
  const mapped: Mapped = { records: [], problems: [], gone: [] };
  if (mapper === undefined) return { ...mapped, problems: [{ resource, id: null, reason: 'unknown-resource' }] };
  for (const row of rows) {
    const outcome = mapper(row, context);
    if ('reason' in outcome) mapped.problems.push({ resource, id: idOf(row), reason: outcome.reason });
    else {
      mapped.records.push(...(outcome.records ?? []));
      mapped.gone.push(...(outcome.gone ?? []));
      const odd = ODD[resource];
      for (const reason of odd ? whyLeftOut(odd, row) : []) mapped.problems.push({ resource, id: idOf(row), reason });
    }
  }
  return { ...mapped, records: oncePerPerson(mapped.records) };
}

const ODD: Readonly<Record<string, z.ZodType>> = { opportunity: oddOfOpportunity, application: oddOfApplication };

/** The id of a raw row, if it has one. */
export function idOf(row: unknown): string | null {
  return onlyIdSchema.safeParse(row).data?.id ?? null;
}

/** The contact of a raw opportunity, expanded or not. */
export function contactIn(row: unknown): string | null {
  return contactOnlySchema.safeParse(row).data?.contact ?? null;
}

export function toIso(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}

function reader<S extends z.ZodType>(schema: S, map: (row: z.output<S>, context: MapContext) => Outcome): Mapper {
  return (raw, context) => {
    const parsed = schema.safeParse(raw);
    return parsed.success ? map(parsed.data, context) : { reason: whyUnreadable(parsed.error.issues[0]) };
  };
}

type Raw = z.output<typeof opportunitySchema>;

function opportunity(row: Raw, context: MapContext): Outcome {
  if (row.isAnonymized) return { gone: [{ resource: 'opportunity', id: row.id }] };
  const owner = `candidate/${row.contact}`;
  const rows = row.applications.flatMap((one) => applicationSchema.safeParse(one).data ?? []);
  const urls = addressesIn([...row.links, ...rows.flatMap((one) => one.links)]);
  const contacts = {
    urls,
    emails: [...new Set([...row.emails, ...rows.flatMap(({ email }) => email)])],
    phones: [...new Set([...row.phones, ...rows.flatMap(({ phone }) => phone)])],
  };
  const secret = row.confidentiality || rows.some((one) => isSecret(one.posting, context));
  const restricted = secret && !context.showRestricted;
  const applications = rows.map((one) => application(one, row.id, restricted));
  const person = contact(row);
  if (restricted) {
    const data: RestrictedData = { id: row.id };
    const hidden: AtsRecord = { resource: 'opportunity', id: row.id, owner, identity: contacts, restricted, data };
    // What may have been read while it was open to be seen.
    const gone = ['resume', 'file'].map((resource) => ({ resource, id: row.id }));
    return { records: [person, hidden, ...applications], gone };
  }
  const archived = row.archived ?? (row.archivedAt === null ? null : { reason: row.archiveReason, at: row.archivedAt });
  const data: OpportunityData = {
    id: row.id,
    contactId: row.contact,
    name: row.name,
    headline: row.headline,
    location: row.location,
    tags: row.tags,
    emails: context.contact ? row.emails : [],
    phones: context.contact ? row.phones : [],
    urls,
    stageId: row.stage,
    applicationIds: row.applications.map((one) => (typeof one === 'string' ? one : one.id)),
    expanded: row.applications.every((one) => typeof one !== 'string'),
    archived: archived && { reasonId: archived.reason, at: toIso(archived.at) },
    ownerId: row.owner,
    source: row.sources[0] ?? row.origin,
    createdAt: toIso(row.createdAt),
    updatedAt: toIso(row.updatedAt),
    lastInteractionAt: toIso(row.lastInteractionAt),
    webUrl: leverAddress(row.urls),
  };
  const identity: ProfilePart = {
    names: row.name === null ? [] : [row.name],
    headline: row.headline,
    positions: companiesIn(row.headline ?? '').map((company) => ({ company, title: null })),
    locations: row.location === null ? [] : [row.location],
    ...contacts,
    updatedAt: data.updatedAt,
  };
  return { records: [person, { resource: 'opportunity', id: row.id, owner, identity, data }, ...applications] };
}

/** Nothing lists contacts: each is implied by what they own, and is as new as the newest of it. */
function contact(row: Raw): AtsRecord {
  const data: CandidateData = { id: row.contact };
  const version = row.updatedAt ?? row.createdAt;
  return {
    resource: 'candidate',
    id: row.contact,
    owner: null,
    implied: true,
    ...(version === null ? {} : { version }),
    data,
  };
}

function application(row: z.output<typeof applicationSchema>, opportunityId: string, restricted: boolean): AtsRecord {
  const record = { resource: 'application', id: row.id, owner: `opportunity/${opportunityId}` };
  if (restricted) {
    const data: RestrictedData = { id: row.id };
    return { ...record, restricted, data };
  }
  const data: ApplicationData = {
    id: row.id,
    postingId: row.posting,
    archived: row.archived !== null,
    createdAt: toIso(row.createdAt),
  };
  return { ...record, data };
}

function isSecret(postingId: string | null, context: MapContext): boolean {
  return postingId !== null && context.isRestricted('job', postingId);
}

function posting(row: z.output<typeof postingSchema>, context: MapContext): Outcome {
  const hidden = row.confidentiality && !context.showRestricted;
  const { department, location, allLocations, ...others } = row.categories;
  const channels = row.distributionChannels.map((channel) => channel.toLowerCase());
  const data: PostingData = {
    id: row.id,
    name: row.text,
    hidden: false,
    state: row.state,
    visibility: channels.find((channel) => channel === 'public') ?? channels[0] ?? null,
    department,
    locations: allLocations.length > 0 ? [...new Set(allLocations)] : location === null ? [] : [location],
    // Only what is published has a page that others can open.
    url: row.state?.toLowerCase() === 'published' ? leverAddress(row.urls) : null,
    customFields: Object.fromEntries(
      Object.entries(others).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
    ),
    updatedAt: toIso(row.updatedAt),
  };
  const kept: PostingData = hidden ? { ...NAMELESS, id: row.id, hidden } : data;
  return {
    records: [{ resource: 'job', id: row.id, owner: null, ...(hidden ? { restricted: true } : {}), data: kept }],
  };
}

const NAMELESS: Omit<PostingData, 'id' | 'hidden'> = {
  name: null,
  state: null,
  visibility: null,
  department: null,
  locations: [],
  url: null,
  customFields: {},
  updatedAt: null,
};

function reference(resource: string, id: string, name: string | null): Outcome {
  const data: NamedData = { id, name };
  return { records: [{ resource, id, owner: null, data }] };
}

/** An address that somebody may be sent to: https, and a host of Lever's; null for any other. */
function leverAddress(text: string | null): string | null {
  if (text === null || text.length > 2048 || !URL.canParse(text)) return null;
  const { protocol, hostname, username, password, href } = new URL(text);
  const lever = hostname === 'lever.co' || hostname.endsWith('.lever.co');
  return protocol === 'https:' && lever && username === '' && password === '' ? href : null;
}

/** A person with several opportunities on one page is told once, by the newest version. */
function oncePerPerson(records: readonly AtsRecord[]): AtsRecord[] {
  const people = new Map<RecordId, AtsRecord>();
  for (const record of records) {
    if (record.resource !== 'candidate') continue;
    const other = people.get(record.id);
    if (other === undefined || (other.version ?? 0) < (record.version ?? 0)) people.set(record.id, record);
  }
  return [...people.values(), ...records.filter(({ resource }) => resource !== 'candidate')];
}
