// A person's raw answers in, rows out. What can't be read is named, never quoted. Nothing in here throws on what was sent.

import type { z } from 'zod';
import type { AtsRecord, Problem, Rows } from '@/lib/ats/connector';
import { parseInstant, toIso } from '@/lib/ats/instant';
import { cut, oneLine } from '@/lib/ats/text';
import { whyLeftOut, whyUnreadable } from '@/lib/ats/why-unreadable';
import type { Attachment, Employment } from '@/lib/model/candidate';
import { addressesIn } from './identity-values';
import type { AssignmentData, AssignmentDetail, AttachmentsData, CandidateData, DetailData } from './rows';
import {
  assignmentSchema,
  attachmentSchema,
  candidateSchema,
  detailSchema,
  oddOfCandidate,
  oddOfDetail,
} from './schemas';
import { statusOf } from './stage-words';

export interface MapContext {
  /** E-mail addresses and phone numbers may be shown, not only compared. */
  contact: boolean;
  /** Why somebody was rejected or withdrew may be kept. */
  reasons: boolean;
}

const TYPES: Readonly<Record<string, Attachment['type']>> = { RESUME: 'resume', COVER_LETTER: 'cover-letter' };

/** An item of the list of candidates, or a candidate's own answer: the row that lists bring. */
export function mapCandidate(raw: unknown, context: MapContext): Rows {
  const parsed = candidateSchema.safeParse(raw);
  if (!parsed.success) return { records: [], problems: [problem('candidate', raw, parsed.error)] };
  const row = parsed.data;
  const name = [row.firstName, row.lastName].filter((part) => part !== null).join(' ') || null;
  const { assignments, unreadable } = assignmentsOf(row);
  const { city = null, region = null, country = null } = row.location ?? {};
  const data: CandidateData = {
    id: row.id,
    name,
    anonymous: name === null && row.email === null,
    location: [...new Set([city, region, country])].filter((part) => part !== null).join(', ') || null,
    tags: row.tags.map((tag) => cut(oneLine(tag), 200)).filter((tag) => tag !== ''),
    email: context.contact ? row.email : null,
    assignments: assignments.map(
      ({ status, job, subStatus }): AssignmentData => ({ jobId: job.id, jobTitle: job.title, status, subStatus }),
    ),
    // Listed without any application: a lead in a talent pool, which no answer names.
    isPoolLead: assignments.length === 0 && unreadable.length === 0,
    updatedAt: toIso(row.updatedOn) ?? toIso(row.createdOn),
  };
  const record: AtsRecord = {
    resource: 'candidate',
    id: row.id,
    owner: null,
    identity: {
      names: name === null ? [] : [name],
      locations: data.location === null ? [] : [data.location],
      emails: row.email === null ? [] : [row.email],
      updatedAt: data.updatedAt,
    },
    // Also of somebody erased: it is the next reading of their details that takes the keys away.
    version: parseInstant(row.updatedOn) ?? parseInstant(row.createdOn) ?? 1,
    data,
  };
  return {
    records: [record],
    problems: [...unreadable, ...whyLeftOut(oddOfCandidate, raw)].map((reason) => ({
      resource: 'candidate',
      id: row.id,
      reason,
    })),
  };
}

/** A candidate's own answer: the row of what lists leave out. */
export function mapDetail(raw: unknown, context: MapContext): Rows {
  const parsed = detailSchema.safeParse(raw);
  if (!parsed.success) return { records: [], problems: [problem('detail', raw, parsed.error)] };
  const row = parsed.data;
  const { linkedin = null, facebook = null, twitter = null, website = null } = row.web ?? {};
  const urls = [linkedin, facebook, twitter, website].filter((url) => url !== null);
  const employments = employmentsOf(row.experience);
  const [newest] = employments;
  const data: DetailData = {
    id: row.id,
    phone: context.contact ? row.phoneNumber : null,
    urls,
    employments,
    company: newest?.company ?? null,
    title: newest?.title ?? null,
    schools: [...new Set(row.education.map(({ institution }) => institution))].filter((school) => school !== null),
    assignments: assignmentsOf(row).assignments.flatMap(
      ({ status, subStatus, job, source, reasonOfRejection, reasonOfWithdrawal }): AssignmentDetail[] => {
        if (status === null) return [];
        const given = status === 'REJECTED' ? reasonOfRejection : status === 'WITHDRAWN' ? reasonOfWithdrawal : null;
        const reason = context.reasons ? given : null;
        return [
          {
            jobId: job.id,
            jobTitle: job.title,
            status,
            subStatus,
            source,
            reasonId: reason?.id ?? null,
            reason: reason?.label ?? reason?.name ?? null,
          },
        ];
      },
    ),
  };
  const record: AtsRecord = {
    resource: 'detail',
    id: row.id,
    owner: `candidate/${row.id}`,
    detail: true,
    identity: {
      urls: addressesIn(urls),
      emails: row.email === null ? [] : [row.email],
      phones: row.phoneNumber === null ? [] : [row.phoneNumber],
      positions: employments.map(({ company, title }) => ({ company, title })),
      schools: data.schools,
    },
    data,
  };
  const problems = whyLeftOut(oddOfDetail, raw).map((reason) => ({ resource: 'detail', id: row.id, reason }));
  return { records: [record], problems };
}

/** The list of one person's files, each once. Pictures of the person are no file to show. */
export function mapAttachments(candidateId: string, rows: readonly unknown[]): Rows {
  const problems: Problem[] = [];
  const files = rows.flatMap((raw): Attachment[] => {
    const parsed = attachmentSchema.safeParse(raw);
    if (!parsed.success) {
      problems.push(problem('attachment', raw, parsed.error));
      return [];
    }
    const { id, name, type, createdOn } = parsed.data;
    const kind = type?.toUpperCase().replace(/[\s-]+/g, '_') ?? '';
    if (kind === 'AVATAR') return [];
    const file = { id: `${candidateId}/${id}`, type: TYPES[kind] ?? 'other', addedAt: toIso(createdOn) } as const;
    return [{ ...file, name: name ?? `#${id}` }];
  });
  const data: AttachmentsData = { id: candidateId, files: [...new Map(files.map((file) => [file.id, file])).values()] };
  return {
    records: [{ resource: 'attachments', id: candidateId, owner: `candidate/${candidateId}`, detail: true, data }],
    problems,
  };
}

type Assignment = z.output<typeof assignmentSchema> & { status: AssignmentData['status'] };

function assignmentsOf(row: { primaryAssignment?: unknown; secondaryAssignments?: unknown }) {
  const others: unknown[] = Array.isArray(row.secondaryAssignments) ? row.secondaryAssignments : [];
  const found = new Map<string, Assignment>();
  const unreadable = new Set<string>();
  for (const [index, raw] of [row.primaryAssignment, ...others].entries()) {
    if (raw === null || raw === undefined) continue;
    const parsed = assignmentSchema.safeParse(raw);
    const text = parsed.data?.status ?? null;
    const status = text === null ? null : statusOf(text);
    const isLeftOut = index > 0 && text === null;
    if (!parsed.success) unreadable.add(`assignment.${whyUnreadable(parsed.error.issues[0])}`);
    else if (status === null && !isLeftOut)
      unreadable.add(`assignment.status: ${text === null ? 'missing' : 'unknown'}`);
    // An application is its person and its job: the one named first is the more relevant.
    else if (!found.has(parsed.data.job.id)) found.set(parsed.data.job.id, { ...parsed.data, status });
  }
  return { assignments: [...found.values()], unreadable: [...unreadable] };
}

/** No order is promised: what lasts comes first, then what began last. */
function employmentsOf(experience: z.output<typeof detailSchema>['experience']): Employment[] {
  return experience
    .filter(({ title, company }) => title !== null || company !== null)
    .sort(
      (a, b) =>
        Number(b.current) - Number(a.current) ||
        (b.startDate ?? b.endDate ?? '').localeCompare(a.startDate ?? a.endDate ?? ''),
    )
    .map(({ title, company, current, startDate, endDate }) => ({
      company,
      title,
      from: startDate,
      to: current ? null : endDate,
    }));
}

/** Names the row and the field, never a value. */
export function problem(resource: string, raw: unknown, error: z.ZodError): Problem {
  const id = (raw as { id?: unknown } | null)?.id;
  const isId = (typeof id === 'string' && id.length <= 200) || typeof id === 'number';
  return { resource, id: isId ? id : null, reason: whyUnreadable(error.issues[0]) };
}
