// What SmartRecruiters sends, as tolerant as is honest: unknown fields are dropped, a bad optional one is read as "not
// there", which `oddOf…` tells where it may cost a match; only a row without what names it fails. Addresses of files,
// ratings, consents and salaries are in no schema.

import { z } from 'zod';
import { cut, oneLine } from '@/lib/ats/text';

const LONGEST_ADDRESS = 2048;
const MOST_ENTRIES = 200;

/** Numbers may come as text, and text as numbers. */
const asText = (value: unknown): string =>
  typeof value === 'string' ? oneLine(value) : typeof value === 'number' && Number.isFinite(value) ? String(value) : '';

const loose = z.unknown().optional();
/** A number is whole and no larger than JSON numbers stay exact, or two people would share one. */
const id = z
  .union([z.string(), z.number().int()])
  .transform(asText)
  .refine((value) => value !== '' && value.length <= 200);
/** Never empty. */
const text = loose.transform((value) => cut(asText(value)) || null);
/** As `text`, but nothing where it is too long to be one: half an address is another address. */
const address = loose.transform((value) => {
  const line = asText(value);
  return line === '' || line.length > LONGEST_ADDRESS ? null : line;
});
const instant = text;
const flag = loose.transform((value) => value === true || value === 'true');
const count = loose.transform((value) => {
  const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value ?? Number.NaN);
  return Number.isFinite(number) && number >= 0 ? number : null;
});
/** Lists whose odd entries are not worth losing a row for: they are left out. */
const listOf = <T extends z.ZodType>(item: T) =>
  loose.transform((values): z.output<T>[] =>
    (Array.isArray(values) ? values : []).slice(0, MOST_ENTRIES).flatMap((value: unknown) => {
      const parsed = item.safeParse(value);
      return parsed.success ? [parsed.data] : [];
    }),
  );
/** null for anything that is not such an object. */
const maybe = <T extends z.ZodType>(shape: T) =>
  loose.transform((value): z.output<T> | null => shape.safeParse(value).data ?? null);

const labelled = maybe(z.object({ id: text, label: text, name: text }));
/** Met as a bare text and as `{id, label}`. */
const label = loose.transform((value) => {
  if (typeof value !== 'object' || value === null) return cut(asText(value)) || null;
  const { label, name } = value as Record<string, unknown>;
  return cut(asText(label ?? name)) || null;
});

const place = maybe(z.object({ city: text, region: text, country: text, remote: flag }));

export const assignmentSchema = z.object({
  job: z.object({ id, title: text }),
  /** Lists leave it out of secondary assignments, which name nothing but the job there. */
  status: z.string().nullish(),
  subStatus: text,
  source: label,
  reasonOfRejection: labelled,
  reasonOfWithdrawal: labelled,
});

export const candidateSchema = z.object({
  id,
  firstName: text,
  lastName: text,
  email: address,
  createdOn: instant,
  updatedOn: instant,
  location: place,
  tags: listOf(z.string()),
  primaryAssignment: loose,
  secondaryAssignments: loose,
});

export const detailSchema = candidateSchema.extend({
  phoneNumber: address,
  web: maybe(z.object({ linkedin: address, facebook: address, twitter: address, website: address })),
  experience: listOf(z.object({ title: text, company: text, current: flag, startDate: text, endDate: text })),
  education: listOf(z.object({ institution: text })),
});

const given = z.union([z.string(), z.number()]).nullish();

/** What of a row is read as "not there" because of its type, found again as issues: it is told, and costs nobody the row. */
export const oddOfCandidate = z.object({
  firstName: given,
  lastName: given,
  email: given,
  secondaryAssignments: z.array(loose).nullish(),
});
export const oddOfDetail = z.object({
  phoneNumber: given,
  web: z.object({ linkedin: given, facebook: given, twitter: given, website: given }).nullish(),
  experience: z.array(loose).nullish(),
});

export const attachmentSchema = z.object({
  id,
  name: text,
  type: text,
  createdOn: instant,
  actions: maybe(z.object({ download: maybe(z.object({ url: address })) })),
});

export const jobSchema = z.object({
  id,
  title: text,
  status: text,
  postingStatus: text,
  department: label,
  location: place,
  updatedOn: instant,
  lastActivityOn: instant,
  createdOn: instant,
});

/** Its values have any shape. */
export const jobDetailSchema = z.object({ properties: loose });

export const memberSchema = z.object({
  id,
  role: label,
  actions: maybe(z.object({ details: maybe(z.object({ url: address })) })),
});

export const postingSchema = z.object({
  id,
  name: text,
  company: maybe(z.object({ identifier: text, name: text })),
  releasedDate: instant,
  department: label,
  location: place,
  customField: loose,
});

export const userSchema = z.object({
  id,
  email: text,
  firstName: text,
  lastName: text,
  active: loose.transform((value) => value !== false && value !== 'false'),
});

export const reasonSchema = z.object({ id, label: text });

export const messageSchema = z.object({
  id,
  content: loose.transform((value) => (typeof value === 'string' ? value : '')),
  createdOn: instant,
  visibility: text,
  authorId: text,
  context: maybe(z.object({ applications: listOf(z.object({ candidateId: id })) })),
});

export const companySchema = z.object({ name: text, identifier: text });

/** A page of any list. `content` is what makes it one. */
export const listSchema = z.object({
  content: z.array(z.unknown()),
  nextPageId: text,
  totalFound: count,
});

export const tokenSchema = z.object({
  access_token: z.string().min(1),
  expires_in: count,
  scope: loose.transform((value) => (typeof value === 'string' ? value : null)),
});
export const storedTokenSchema = z.object({
  clientId: z.string(),
  access: z.string(),
  scopes: z.array(z.string()).nullable(),
  goodUntilMs: z.number(),
});
