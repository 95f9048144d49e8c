// What each message must look like. Parsed by the receiver before the handler runs; never reachable from a page script.

import { z } from 'zod';
import type { Capability } from '@/lib/model/connection';
import type { MessageName, Messages } from './protocol';

/** Longer texts are cut where they are read; anything above this is not from our page script. */
const text = z.string().max(20_000);
const id = z.string().min(1).max(200);
const nothing = z.strictObject({});
const orNull = text.nullable();
const list = z.array(text).max(200);

const sighting = z.strictObject({
  url: text,
  site: id,
  name: orNull,
  headline: orNull,
  company: orNull,
  title: orNull,
  location: orNull,
  urls: list,
  links: list,
  emails: list,
  phones: list.optional(),
});

/** What the script for a page of no known site gives back. */
export const tabPage = z.object({ url: text, selection: text, people: z.array(sighting).max(20) });

export const CAPABILITIES = ['show', 'contact', 'files', 'reasons', 'notes'] as const satisfies readonly Capability[];
const capability = z.enum(CAPABILITIES);

const words = z.array(z.string().max(200)).max(100);

const hiddenJobs = z.strictObject({
  statuses: words,
  visibilities: words,
  field: z.strictObject({ name: z.string().max(200), value: z.string().max(200) }).nullable(),
});
const NOTHING_HIDDEN = { statuses: [], visibilities: [], field: null };

export const connectionOptions = z.strictObject({
  keepsWhole: z.boolean(),
  syncsFiles: z.boolean(),
  changesMinutes: z.number().int().min(5).max(1_440),
  jobsMinutes: z.number().int().min(5).max(1_440),
  share: z.number().min(0.05).max(1),
  hiddenJobs,
});

const draft = z.strictObject({
  id: id.optional(),
  ats: id,
  name: z.string().max(200),
  capabilities: z.array(capability).max(10),
  fields: z.record(id, z.string().max(4_000)),
  options: connectionOptions,
});

/** One entry of the policy `connections`. */
export const managedConnection = z.object({
  id: z.string().regex(/^[\w-]{1,40}$/),
  ats: id,
  name: z.string().max(200).default(''),
  capabilities: z.array(capability).default(['show']),
  fields: z.record(id, z.string().max(4_000)),
  options: connectionOptions
    .extend({ hiddenJobs: hiddenJobs.partial().transform((rule) => ({ ...NOTHING_HIDDEN, ...rule })) })
    .partial()
    .default({}),
});

const passphrase = z.string().min(1).max(1_000);

const surface = z.enum(['page', 'panel', 'undecided']);

/** Part of a file's name. */
const siteId = z.string().regex(/^[a-z0-9-]{1,60}$/);
/** More rows than a screen shows are asked for in several messages. */
const MOST_ROWS = 60;
const rowCount = z.number().int().min(0).max(100_000);

/** What a tab answers when it is asked whom its list shows; longer lists are cut. */
export const tabList = z.strictObject({
  url: text,
  sightings: z
    .array(z.unknown())
    .transform((all) => all.slice(0, 2_000))
    .pipe(z.array(sighting)),
});

type Schemas = { readonly [N in MessageName]: z.ZodType<Messages[N]['in']> };

export const SCHEMAS: Schemas = {
  'person.find': z.strictObject({ sighting, beside: z.literal(true).optional() }),
  'person.refresh': z.strictObject({ sighting, connection: id, candidate: id }),
  'person.contact': z.strictObject({ sighting, connection: id, candidate: id }),
  'person.decide': z.strictObject({
    sighting,
    connection: id,
    candidate: id,
    decision: z.enum(['same', 'different', 'undo']),
  }),
  'person.notes': z.strictObject({ sighting, connection: id, candidate: id }),
  'file.read': z.strictObject({ ticket: id }),
  'file.open': z.strictObject({ sighting, connection: id, candidate: id, file: id }),
  'page.left': z.strictObject({ next: orNull }),
  'card.load': nothing,
  'list.load': z.strictObject({ site: siteId }),
  'people.find': z.strictObject({
    url: text,
    sightings: z.array(sighting).max(MOST_ROWS),
    by: z.enum(['identifier', 'all']),
    namesNext: z.boolean().optional(),
  }),
  'people.seen': z.strictObject({ url: text, site: siteId, people: rowCount, known: rowCount }),
  'panel.open': nothing,
  'ats.list': z.strictObject({ capabilities: z.array(capability).max(10) }),
  'connection.list': nothing,
  'connection.submit': z.strictObject({ draft }),
  'connection.submission': nothing,
  'connection.dismiss': nothing,
  'connection.remove': z.strictObject({ id }),
  'connection.tune': z.strictObject({ id, name: z.string().max(200), options: connectionOptions }),
  'connection.diagnose': z.strictObject({ id }),
  'job.list': z.strictObject({ id }),
  'sync.now': z.strictObject({ id }),
  'sync.pause': z.strictObject({ id, paused: z.boolean() }),
  'settings.get': nothing,
  'settings.set': z.strictObject({ surface }),
  'site.list': nothing,
  'site.change': z.strictObject({
    id,
    isOn: z.boolean().optional(),
    surface: z.enum(['page', 'panel']).nullable().optional(),
    hosts: z.array(z.string().max(253)).max(20).optional(),
  }),
  'site.leave': z.strictObject({ site: id }),
  'page.unread': z.strictObject({ site: id, url: text }),
  'tab.health': z.strictObject({ tabId: z.number().int() }),
  'report.make': z.strictObject({ site: id }),
  'report.read': nothing,
  'pack.list': nothing,
  // What is wrong with a pack is told place by place, so that it is checked where it is kept.
  'pack.save': z.strictObject({ pack: z.unknown() }),
  'pack.remove': z.strictObject({ id }),
  'pack.try': z.strictObject({ pack: z.unknown() }),
  'pack.get': nothing,
  'page.load': nothing,
  'decision.list': nothing,
  'decision.forget': z.strictObject({ id: z.number().int() }),
  'diagnostics.get': nothing,
  'diagnostics.reset': z.strictObject({ what: z.enum(['precision', 'weights']) }),
  'diagnostics.strict': z.strictObject({ on: z.boolean() }),
  'tab.person': z.strictObject({ tabId: z.number().int() }),
  'tab.list': z.strictObject({ tabId: z.number().int() }),
  'tab.ask': z.strictObject({ tabId: z.number().int() }),
  'tab.read': z.strictObject({ tabId: z.number().int(), only: z.enum(['asked', 'anyhow']) }),
  'paste.find': z.strictObject({ sightings: z.array(sighting).max(200) }),
  'vault.get': nothing,
  'vault.unlock': z.strictObject({ passphrase }),
  'vault.lock': nothing,
  'vault.protect': z.strictObject({ present: passphrase.nullable(), next: passphrase.nullable() }),
  'vault.rotate': z.strictObject({ present: passphrase.nullable() }),
  'vault.tune': z.strictObject({ autoLockMinutes: z.number().int().min(1).max(1_440) }),
  'vault.erase': nothing,
};
