// The people of a SmartRecruiters account: what each one's row says, made from the truth about an invented person.
// It knows one row at a time; who is in the account is decided by the world.

import { TAGS } from './people-names';
import type { PersonTruth } from './person-truth';
import type { Random } from './random';
import {
  type Assignment,
  type AttachmentRow,
  type AttachmentType,
  type CandidateRow,
  type Change,
  type Education,
  type Experience,
  isActive,
  type JobRow,
  type Place,
  type ProcessRow,
  type Status,
  subStatusesOf,
  uuidOf,
} from './smartrecruiters-account';

const DAY = 86_400_000;
const iso = (ms: number): string => new Date(ms).toISOString();

/** The truth about a person, with the ids this ATS has. */
export type SmartRecruitersPerson = Omit<PersonTruth, 'candidateId' | 'hidden'> & {
  /** null while the ATS does not hold the person. */
  candidateId: string | null;
  /** Not to be shown, or in no list, though the ATS holds the row. */
  hidden: 'anonymised' | 'no-application' | null;
};

/** One application as it is to come about. */
export interface ApplicationPlan {
  job: JobRow;
  at: number;
  /** When the last change happened. */
  until: number;
  status: Status;
  /** undefined: any its status has. */
  subStatus?: string | null;
  reasonId: string | null;
  sourceId: string;
}

/** Person with the one e-mail and the one phone this ATS can hold; an answer to a question is out of its reach. */
export function personHeld(person: PersonTruth): SmartRecruitersPerson {
  const { candidateId: _, hidden: __, ...truth } = person;
  return {
    ...truth,
    candidateId: null,
    hidden: null,
    emails: person.emails.slice(0, 1),
    phones: person.phones.slice(0, 1),
    findable: person.linkedIn.where === 'answer' ? 'none' : person.findable,
  };
}

type Step = Omit<Change, 'changedOn'>;

/** Every step of a hiring process in its order, `NEW` to `HIRED`. */
export function stepsOf(process: ProcessRow): Step[] {
  const of = (status: Status): Step[] => {
    const names = subStatusesOf(process, status);
    return names.length === 0 ? [{ status, subStatus: null }] : names.map((subStatus) => ({ status, subStatus }));
  };
  return (['NEW', 'IN_REVIEW', 'INTERVIEW', 'OFFERED', 'HIRED'] as const).flatMap(of);
}

function pathOf(process: ProcessRow, plan: ApplicationPlan, random: Random): Step[] {
  if (plan.status === 'LEAD') return [{ status: 'LEAD', subStatus: null }];
  const steps = stepsOf(process);
  if (!isActive(plan.status) && plan.status !== 'HIRED')
    return [...steps.slice(0, random.int(1, steps.length - 2)), { status: plan.status, subStatus: null }];
  const wanted = steps.flatMap((step, index) =>
    step.status === plan.status && (plan.subStatus === undefined || step.subStatus === plan.subStatus) ? [index] : [],
  );
  if (wanted.length === 0) throw new Error(`no step ${plan.status} ${plan.subStatus}`);
  const path = steps.slice(0, random.pick(wanted) + 1);
  // Nobody has to say a sub-status.
  if (plan.subStatus === undefined && random.chance(0.1)) path.push({ status: plan.status, subStatus: null });
  return path;
}

export function inventAssignment(process: ProcessRow, plan: ApplicationPlan, random: Random): Assignment {
  const path = pathOf(process, plan, random);
  const pace = (plan.until - plan.at) / Math.max(1, path.length - 1);
  const history = path.map((step, index): Change => ({ changedOn: iso(plan.at + Math.floor(index * pace)), ...step }));
  const last = path.at(-1) as Step;
  return {
    jobId: plan.job.id,
    ...last,
    startsOn: last.status === 'HIRED' ? iso(plan.until + 30 * DAY).slice(0, 10) : null,
    sourceId: plan.sourceId,
    reasonId: plan.reasonId,
    history,
  };
}

function placeOf(person: SmartRecruitersPerson): Place {
  const [city = '', ...rest] = person.location.split(', ');
  return { country: rest.join(', '), countryCode: '', region: '', regionCode: '', city };
}

function inventExperience(person: SmartRecruitersPerson, random: Random, plain: boolean): Experience[] {
  const kind = plain ? 0 : random.weighted([72, 16, 7, 5]);
  if (kind === 2) return [];
  const started = random.int(2019, 2024);
  const newest: Experience = {
    title: person.title,
    company: person.company,
    current: kind !== 1,
    startDate: kind === 3 ? null : `${started}-0${random.int(1, 9)}-01`,
    endDate: kind === 1 ? `${started + 1}-0${random.int(1, 9)}` : null,
    location: null,
    description: null,
  };
  const earlier = Array.from({ length: random.int(0, 2) }, (_, index): Experience => {
    const year = started - 3 * (index + 1);
    return {
      title: `Junior ${person.title}`,
      company: `Former Employer ${index + 1}`,
      current: false,
      startDate: `${year}-02`,
      endDate: `${year + 2}-11`,
      location: random.chance(0.3) ? person.location : null,
      description: null,
    };
  });
  // No order is promised.
  return random.chance(0.5) ? [newest, ...earlier] : [...earlier, newest];
}

function inventEducation(random: Random): Education[] {
  return Array.from({ length: random.int(0, 2) }, (_, index) => ({
    institution: random.pick(['University of Fennimore', 'Saltmarsh College', 'Orrery Institute of Technology']),
    degree: random.pick(['BSc', 'MSc', 'MA', null]),
    major: random.pick(['Computer Science', 'Economics', 'Design', null]),
    current: false,
    location: null,
    startDate: `${2010 + index * 3}-09`,
    endDate: `${2013 + index * 3}-06`,
    description: null,
  }));
}

/** A row without applications and files, which come from `inventAssignment` and `attachmentRow`. */
export function candidateRow(
  person: SmartRecruitersPerson,
  random: Random,
  about: { id: string; at: number; isCast: boolean },
): CandidateRow {
  const { where, value } = person.linkedIn;
  const web: CandidateRow['web'] = {};
  if (value !== null && where === 'social') web.linkedin = value;
  if (value !== null && where === 'website') web.website = value;
  if (!about.isCast && web.website === undefined && random.chance(0.08))
    web.website = `https://${person.key}.portfolio.example`;
  if (!about.isCast && random.chance(0.03)) web.twitter = `@${person.key}_example`;
  const crowdTags = random.chance(0.35) ? [random.pick(TAGS), random.pick(TAGS)] : [];
  const tags = person.key === 'activeApplicant' ? ['golang', 'silver medalist', 'relocation'] : crowdTags;
  return {
    id: about.id,
    internal: !about.isCast && random.chance(0.02),
    firstName: person.first,
    lastName: person.last,
    email: person.emails[0] ?? null,
    phoneNumber: person.phones[0] ?? null,
    web,
    location: about.isCast || random.chance(0.8) ? placeOf(person) : null,
    createdOn: iso(about.at),
    updatedOn: iso(about.at),
    averageRating: random.chance(0.2) ? random.int(2, 10) / 2 : null,
    tags: about.isCast && person.key !== 'activeApplicant' ? [] : [...new Set(tags)],
    consent: random.pick(['ACQUIRED', 'ACQUIRED', 'PENDING', 'REFUSED', 'NOT_REQUIRED']),
    experience: inventExperience(person, random, about.isCast),
    education: inventEducation(random),
    assignments: [],
    pool: null,
    attachments: [],
    notes: [],
  };
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  rtf: 'application/rtf',
  png: 'image/png',
  txt: 'text/plain',
};

export function attachmentRow(
  random: Random,
  about: { type: AttachmentType; name: string; at: number; jobId: string | null },
): AttachmentRow {
  const ending = about.name.split('.').at(-1) ?? '';
  return {
    id: uuidOf(random),
    name: about.name,
    type: about.type,
    contentType: CONTENT_TYPES[ending] ?? 'application/octet-stream',
    createdOn: iso(about.at),
    jobId: about.jobId,
  };
}

/** Empties what says who somebody was; the row, its applications and its times stay. */
export function emptyCandidate(row: CandidateRow, emptyText: '' | null): void {
  Object.assign(row, {
    firstName: emptyText,
    lastName: emptyText,
    email: emptyText,
    phoneNumber: emptyText,
    web: {},
    location: null,
    averageRating: null,
    tags: [],
    experience: [],
    education: [],
    attachments: [],
    notes: [],
  });
}
