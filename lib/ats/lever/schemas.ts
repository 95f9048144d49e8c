// What the Data API sends, as tolerant as is honest: unknown fields are dropped, and a field that is missing or of a wrong
// type is read as "not there", which `oddOf…` tells where it may cost a match. Only an id fails a row. What can't be read
// of confidentiality counts as confidential.

import { z } from 'zod';
import { parseInstant } from '@/lib/ats/instant';
import { cut, oneLine, visible } from '@/lib/ats/text';

const LONGEST_NOTE = 4_000;
const LONGEST_VALUE = 2_048;
const MOST_ENTRIES = 100;

/** null when nothing is left. */
const shortLine = (value: string): string | null => cut(oneLine(value)) || null;

/** Also a field that is not there at all. */
const anything = z.unknown().optional();

/** UUIDs and slugs, which go into paths and into the names of owners. */
const id = z
  .string()
  .trim()
  .regex(/^(?!\.+$)[\w.:~-]{1,200}$/);

/** An id, or the object it becomes when it is expanded. */
const reference = z.union([id, z.object({ id }).transform((one) => one.id)]);
const maybeReference = reference.nullish().transform((value) => value ?? null);

const text = z
  .string()
  .transform(shortLine)
  .nullish()
  .transform((value) => value ?? null)
  .catch(null);

/** ms since the epoch, also as text or as a date. */
const instant = anything.transform((value): number | null => {
  const ms = typeof value === 'string' ? (/^\s*\d+\s*$/.test(value) ? Number(value) : parseInstant(value)) : value;
  return typeof ms === 'number' && ms > 0 && ms < 8.64e15 ? Math.trunc(ms) : null;
});

const flag = anything.transform((value) => value === true || value === 'true');

const lenientList = <T extends z.ZodType>(item: T) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((values) =>
      values.slice(0, MOST_ENTRIES).flatMap((value) => {
        const parsed = item.safeParse(value);
        return parsed.success ? [parsed.data] : [];
      }),
    );

/** Texts as they are written, plain or as `{ value }`. */
const values = lenientList(
  z.union([z.string(), z.object({ value: z.string() }).transform((one) => one.value)]),
).transform((entries) =>
  entries.map((entry) => visible(entry).trim()).filter((entry) => entry !== '' && entry.length <= LONGEST_VALUE),
);
/** A single one of them; empty where there is none. */
const value = anything.transform((one) => values.parse([one]));
const words = lenientList(z.string().transform(shortLine)).transform((lines) => lines.filter((line) => line !== null));

/** `text` takes anything, so it comes last. */
const place = z.union([z.object({ name: text }).transform((one) => one.name), text]);

const confidentiality = anything.transform(
  (value) => value != null && !(typeof value === 'string' && value.trim().toLowerCase() === 'non-confidential'),
);

const archived = anything.transform((value): { reason: string | null; at: number | null } | null => {
  // A list or nothing at all is no word of an end: somebody would be called rejected.
  if (!value || Array.isArray(value)) return null;
  const parsed = z.object({ reason: maybeReference.catch(null), archivedAt: instant }).safeParse(value).data;
  return { reason: parsed?.reason ?? null, at: parsed?.archivedAt ?? null };
});

const show = z
  .object({ show: z.string().nullish().catch(null) })
  .nullish()
  .transform((urls) => urls?.show ?? null)
  .catch(null);

export const applicationSchema = z.object({
  id,
  opportunityId: maybeReference.catch(null),
  posting: maybeReference.catch(null),
  /** As typed when applying: the contact's own may be others by now. */
  email: value,
  phone: value,
  links: values,
  createdAt: instant,
  archived,
});

export const opportunitySchema = z.object({
  id,
  contact: reference,
  name: text,
  headline: text,
  stage: maybeReference.catch(null),
  confidentiality,
  location: place,
  phones: values,
  emails: values,
  links: values,
  archived,
  /** Deprecated, and all that older answers have. */
  archivedAt: instant,
  archiveReason: maybeReference.catch(null),
  tags: words,
  sources: words,
  origin: text,
  owner: maybeReference.catch(null),
  /** Ids, or rows where they are expanded. */
  applications: lenientList(z.union([id, z.looseObject({ id })])),
  createdAt: instant,
  updatedAt: instant,
  lastInteractionAt: instant,
  urls: show,
  isAnonymized: flag,
});

/** Any entry that is no text and not empty is odd. */
const entries = z.array(z.union([z.string(), z.object({ value: z.string().nullish() })]).nullable()).nullish();
const named = z.union([id, z.object({ id })]).nullish();

/** What of a row is read as "not there" because of its type, found again as issues: it is told, and costs nobody the row. */
export const oddOfApplication = z.object({ posting: named, links: entries });
export const oddOfOpportunity = z.object({
  name: z.string().nullish(),
  headline: z.string().nullish(),
  stage: named,
  owner: named,
  phones: entries,
  emails: entries,
  links: entries,
  archived: z.union([z.record(z.string(), z.unknown()), z.literal(false)]).nullish(),
  applications: z.array(z.union([id, oddOfApplication.extend({ id: id.nullish() })]).nullable()).nullish(),
});

export const postingSchema = z.object({
  id,
  text,
  state: text,
  confidentiality,
  categories: z
    .object({ department: text, location: text, allLocations: words, team: text, commitment: text, level: text })
    .catch({ department: null, location: null, allLocations: [], team: null, commitment: null, level: null }),
  distributionChannels: words,
  urls: show,
  createdAt: instant,
  updatedAt: instant,
});

export const userSchema = z.object({
  id,
  name: text,
  email: text,
  username: text,
  createdAt: instant,
  deactivatedAt: instant,
});
export const stageSchema = z.object({ id, text });
export const reasonSchema = z.object({ id, text, type: text });
export const contactOnlySchema = z.object({ contact: reference });
export const onlyIdSchema = z.object({ id });

/** Only its own list of files has it; the address tells whose file it is. */
const download = z.string().nullish().catch(null);

export const fileSchema = z.object({ id, name: text, ext: text, uploadedAt: instant, downloadUrl: download });
export const resumeSchema = z.object({
  id,
  createdAt: instant,
  file: fileSchema.omit({ id: true }).nullish().catch(null),
  parsedData: z
    .object({ positions: lenientList(z.unknown()), schools: lenientList(z.unknown()) })
    .nullish()
    .catch(null),
});

/** `{ year, month }`, or a text that begins with a year; anything else (*Present*) is no date. */
const partialDate = anything.transform((value): string | null => {
  if (typeof value === 'string') return /^\s*(\d{4}(?:-(?:0[1-9]|1[0-2]))?)(?!\d)/.exec(value)?.[1] ?? null;
  const { year, month } = (value ?? {}) as { year?: unknown; month?: unknown };
  const y = Number(year ?? Number.NaN);
  const m = Number(month ?? Number.NaN);
  if (!Number.isInteger(y) || y < 1900 || y > 2200) return null;
  return Number.isInteger(m) && m >= 1 && m <= 12 ? `${y}-${String(m).padStart(2, '0')}` : String(y);
});

/** The inner names are not documented. */
export const positionSchema = z.object({ org: text, title: text, start: partialDate, end: partialDate });
export const schoolSchema = z.union([
  z.string().transform(shortLine),
  z.object({ org: text, name: text }).transform((one) => one.org ?? one.name),
]);

export const noteSchema = z.object({
  id,
  fields: lenientList(z.object({ value: z.string() })).transform((fields) =>
    fields.map(({ value }) => cut(visible(value).trim(), LONGEST_NOTE)).filter((value) => value !== ''),
  ),
  user: maybeReference.catch(null),
  /** Anything but a plain "no" is a secret. */
  secret: anything.transform((value) => value != null && value !== false),
  createdAt: instant,
  completedAt: instant,
  deletedAt: anything.transform((value) => value != null),
});
