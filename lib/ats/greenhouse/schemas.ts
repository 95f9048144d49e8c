// What Harvest v3 sends, as tolerant as is honest: unknown columns are dropped, null or missing is read as "not there", a
// wrong type is for `reader` to judge. Signed links and custom questions are in no schema, so they get no further.

import { z } from 'zod';
import { cut, oneLine, visible } from '@/lib/ats/text';

const id = z.number().int().positive();
/** Stands for an id of a wrong type; no row of the ATS has it. */
export const UNREADABLE_ID = 0;
const maybeId = id.nullish().transform((value) => value ?? null);
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value === true);
/** As `oneLine`, but lines stay lines: for what a colleague wrote. */
export function manyLines(value: string): string {
  return visible(value.replace(/\r\n?/g, '\n'))
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Never empty. */
const text = z
  .string()
  .nullish()
  .transform((value) => {
    const line = oneLine(value ?? '');
    return line === '' ? null : cut(line);
  });
const instant = z
  .string()
  .nullish()
  .transform((value) => value ?? null);
/** As written: `2021-03-01`, `2021`; an instant becomes its day. */
const day = text.catch(null).transform((value) => value?.replace(/^(\d{4}-\d\d-\d\d)T.*$/, '$1').slice(0, 40) ?? null);
/** Lists whose odd entries are not worth losing a person for: they are left out. */
const lenientList = <T extends z.ZodType>(item: T) =>
  z
    .array(z.unknown())
    .nullish()
    .transform((values) =>
      (values ?? []).flatMap((value) => {
        const parsed = item.safeParse(value);
        return parsed.success ? [parsed.data] : [];
      }),
    );
/** As `lenientList`; `unreadable`: something was left out that was not empty. */
const idList = z
  .array(z.unknown())
  .nullish()
  .transform((values) => {
    const given = (values ?? []).filter((value) => value !== null);
    const ids = given.flatMap((value) => id.safeParse(value).data ?? []);
    return { ids, unreadable: ids.length < given.length };
  });

const stamped = { id, created_at: instant, updated_at: instant };
const valuedEntry = z.object({ value: z.string().nullish() });
const valued = lenientList(valuedEntry).transform((items) =>
  items.map((item) => visible(item.value ?? '').trim()).filter((value) => value !== '' && value.length <= 2048),
);
const valuedEntries = z.array(valuedEntry.nullable()).nullish();
const named = z.object({ ...stamped, name: text });

export const candidateSchema = z.object({
  ...stamped,
  first_name: text,
  last_name: text,
  preferred_name: text,
  company: text,
  title: text,
  last_activity_at: instant,
  private: flag,
  tags: lenientList(z.string()),
  phone_numbers: valued,
  addresses: valued,
  email_addresses: valued,
  website_addresses: valued,
  social_media_addresses: valued,
  custom_fields: z.unknown().optional(),
});

/** The entries `candidateSchema` leaves out, found again as issues: one odd address is told, and costs nobody the person. */
export const candidateEntriesSchema = z.object({
  phone_numbers: valuedEntries,
  addresses: valuedEntries,
  email_addresses: valuedEntries,
  website_addresses: valuedEntries,
  social_media_addresses: valuedEntries,
});

export const applicationSchema = z.object({
  ...stamped,
  candidate_id: id,
  job_id: maybeId,
  prospective_job_ids: idList,
  prospect: flag,
  status: z.string().nullish(),
  stage_id: maybeId,
  stage_name: text,
  job_interview_stage_id: maybeId,
  recruiter_id: maybeId,
  coordinator_id: maybeId,
  rejected_at: instant,
  rejection_reason_id: maybeId,
  source_id: maybeId.catch(null),
  last_activity_at: instant,
  answers: z.unknown().optional(),
  custom_fields: z.unknown().optional(),
});

/** What of a row that can't be read as a whole still says that it is not to be seen; each column fails alone. */
export const applicationRemainsSchema = z.object({
  id,
  candidate_id: id,
  job_id: maybeId.catch(UNREADABLE_ID),
  prospective_job_ids: idList.catch({ ids: [], unreadable: true }),
});
export const flaggedRemainsSchema = z.object({ id, private: flag.catch(true), confidential: flag.catch(true) });

export const employmentSchema = z.object({
  ...stamped,
  candidate_id: id,
  company_name: text,
  title: text,
  start_date: day,
  end_date: day,
  latest: flag.catch(false),
});

export const attachmentSchema = z.object({
  ...stamped,
  candidate_id: maybeId,
  application_id: maybeId,
  type: text,
  filename: text,
});

export const jobSchema = z.object({
  ...stamped,
  name: text,
  confidential: flag,
  status: text.catch(null),
  is_template: flag.catch(false),
  department_id: maybeId.catch(null),
  office_ids: idList.catch({ ids: [], unreadable: true }),
  custom_fields: z.unknown().optional(),
});
export const openingSchema = z.object({
  id,
  job_id: id,
  open: z.boolean().nullish(),
  close_reason_id: maybeId.catch(null),
  closed_at: instant,
});
export const jobPostSchema = z.object({
  id,
  job_id: maybeId,
  live: flag,
  internal: flag,
  public_url: z.string().nullish().catch(null),
});
export const userSchema = z.object({ ...stamped, name: text, first_name: text, last_name: text });
export const namedSchema = named;
export const rejectionSchema = z.object({
  ...stamped,
  application_id: id,
  rejection_reason_id: maybeId,
  rejected_at: instant,
});
export const prospectSchema = z.object({
  ...stamped,
  application_id: id,
  pool_id: maybeId,
  pool_stage_id: maybeId,
  prospect_owner_id: maybeId,
});
export const applicationStageSchema = z.object({
  application_id: id,
  job_interview_stage_id: maybeId,
  current: z.boolean().nullish(),
});

/** A note as far as it is shown; never stored. */
export const noteSchema = z.object({
  id,
  candidate_id: id,
  application_id: maybeId,
  user_id: maybeId.catch(null),
  body: z.string(),
  type: z.string().nullish(),
  visibility: z.string(),
  created_at: instant,
});

/** A user as far as it takes to find somebody by e-mail; never stored. */
export const accountUserSchema = z.object({
  id,
  name: text,
  first_name: text,
  last_name: text,
  primary_email: z.string().nullish(),
  emails: z.array(z.unknown()).nullish(),
  deactivated: z.boolean().nullish(),
});
export const userEmailSchema = z.object({ user_id: id, email: z.string() });

export const tokenSchema = z.object({
  access_token: z.string().min(1),
  expires_at: z.string().nullish(),
  expires_in: z.coerce.number().nullish(),
});
export const storedTokenSchema = z.object({
  clientId: z.string(),
  access: z.string(),
  goodUntilMs: z.number(),
  noted: z.array(z.string()),
});
export const oauthErrorSchema = z.object({ error: z.string() });
export const introspectionSchema = z.object({
  active: z.boolean(),
  scope: z.string().nullish(),
  'https://auth.greenhouse.io/claims': z
    .object({ organization: z.object({ name: z.string().nullish() }).nullish() })
    .nullish()
    .catch(null),
});
