// What a simulated Lever account has besides people: the pipeline, archive reasons, users, postings. Invented from a seed.

import { Collection } from './lever-collection';
import {
  type ArchiveReasonRow,
  POSTING_STATES,
  type PostingRow,
  type PostingState,
  type StageRow,
  type UserRow,
} from './lever-rows';
import { TAGS, TITLES } from './people-names';
import { inventPerson } from './person-truth';
import type { Random } from './random';
import { WORK_EMAIL } from './world';

export const DAY = 86_400_000;

/** A UUID of version 4 out of a seeded generator. */
export function uuid(random: Random): string {
  const hex = (digits: number) =>
    random
      .int(0, 16 ** digits - 1)
      .toString(16)
      .padStart(digits, '0');
  return `${hex(8)}-${hex(4)}-4${hex(3)}-${random.pick(['8', '9', 'a', 'b'])}${hex(3)}-${hex(6)}${hex(6)}`;
}

/** In the order of the pipeline. Lever's own stages have slugs, those a company made have UUIDs. */
const STAGES: readonly (readonly [string | null, string])[] = [
  ['lead-new', 'New lead'],
  ['lead-reached-out', 'Reached out'],
  ['lead-responded', 'Responded'],
  ['applicant-new', 'New applicant'],
  [null, 'Recruiter Screen'],
  [null, 'Phone Interview'],
  [null, 'Technical Interview'],
  [null, 'On-site Interview'],
  ['offer', 'Offer'],
];
export const LEAD_STAGES = 3;
export const STAGE_COUNT = STAGES.length;

const REASONS: readonly (readonly [string, ArchiveReasonRow['type'], ArchiveReasonRow['status']])[] = [
  ['Hired', 'hired', 'active'],
  ['Underqualified', 'non-hired', 'active'],
  ['Not enough experience', 'non-hired', 'active'],
  ['Withdrew', 'non-hired', 'active'],
  ['Unresponsive', 'non-hired', 'active'],
  ['Timing', 'non-hired', 'active'],
  ['Position closed (old)', 'non-hired', 'inactive'],
  ['Converted from contract (old)', 'hired', 'inactive'],
];

export const SOURCES = ['LinkedIn', 'Referral', 'Applied', 'Indeed', 'Agency', 'Meetup', 'Added manually'] as const;

/** The posting the cast's people are in; the last one is confidential. */
export const CAST_POSTINGS = ['Senior Backend Engineer', 'Product Designer', 'Data Analyst', 'VP Finance'] as const;
const KNOWN_STATES: readonly PostingState[] = ['published', 'published', 'published', 'published', ...POSTING_STATES];

export interface LeverReference {
  stages: StageRow[];
  reasons: ArchiveReasonRow[];
  users: UserRow[];
  postings: Collection<PostingRow>;
  /** As made: the cast's first. */
  postingList: PostingRow[];
}

/** @param people how many contacts the account has, which decides how many users and postings it needs */
export function inventReference(random: Random, founded: number, people: number): LeverReference {
  const stages = STAGES.map(([slug, text]): StageRow => ({ id: slug ?? uuid(random), text }));
  const reasons = REASONS.map(([text, type, status]): ArchiveReasonRow => ({ id: uuid(random), text, type, status }));
  const users = inventUsers(random, founded, Math.min(60, 8 + Math.floor(people / 600)));
  const postings = new Collection<PostingRow>();
  const count = Math.min(160, 16 + Math.floor(people / 200));
  const postingList = Array.from({ length: count }, (_, index) =>
    postings.add(inventPosting(random, founded + random.int(0, 300) * DAY, index, users)),
  );
  return { stages, reasons, users, postings, postingList };
}

function inventUsers(random: Random, founded: number, count: number): UserRow[] {
  const known = [
    ['Ines Halvorsen', WORK_EMAIL, 'super admin', 'Senior Recruiter'],
    ['Tobias Okafor', 'tobias.okafor@harborpine.example', 'admin', 'Recruiting Coordinator'],
    ['Petra Sokolić', 'petra.sokolic@harborpine.example', 'admin', 'Recruiter'],
    ['Ravi Deshmukh', 'ravi.deshmukh@harborpine.example', 'interviewer', 'Engineering Manager'],
  ] as const;
  return Array.from({ length: count }, (_, index): UserRow => {
    const invented = inventPerson(9_000_000 + index, random);
    const [name, email, accessRole, jobTitle] = known[index] ?? [
      invented.name,
      `user${index}@harborpine.example`,
      random.pick(['team member', 'limited team member', 'admin', 'interviewer']),
      random.pick(['Recruiter', 'Sourcer', null]),
    ];
    // Petra left; people she recruited still show her.
    const left = index === 2 || (index > 3 && random.chance(0.15));
    return {
      id: uuid(random),
      name,
      username: email.split('@')[0] ?? '',
      email,
      accessRole,
      jobTitle,
      createdAt: founded + index * DAY,
      deactivatedAt: left ? founded + (400 + index) * DAY : null,
    };
  });
}

function inventPosting(random: Random, createdAt: number, index: number, users: readonly UserRow[]): PostingRow {
  const text =
    CAST_POSTINGS[index] ??
    `${random.pick(TITLES)}, ${random.pick(['EMEA', 'Nordics', 'Platform', 'Growth', 'Core', 'Remote'])}`;
  const state = KNOWN_STATES[index] ?? POSTING_STATES[random.weighted([50, 8, 30, 5, 4, 3])] ?? 'published';
  const user = (index < 4 ? users[0] : random.pick(users)) as UserRow;
  return {
    id: uuid(random),
    text,
    state,
    user: user.id,
    owner: user.id,
    hiringManager: random.chance(0.8) ? (users[3] as UserRow).id : null,
    // The eleventh is confidential in every account, so that small ones have one besides the cast's.
    confidentiality:
      index === 3 || index === 10 || (index > 10 && random.chance(0.06)) ? 'confidential' : 'non-confidential',
    team: random.pick(['Platform', 'Growth', 'Brand', 'Finance']),
    department: random.pick(['Engineering', 'Product', 'Design', 'Finance', 'People']),
    location: random.pick(['Bergen', 'Leeds', 'Remote']),
    commitment: random.pick(['Full-time', 'Part-time', 'Contract']),
    level: random.chance(0.5) ? random.pick(['Senior', 'Junior']) : null,
    tags: random.chance(0.3) ? [random.pick(TAGS)] : [],
    reqCode: random.chance(0.6) ? `R-${1000 + index}` : null,
    distributionChannels: state === 'internal' ? ['internal'] : ['public', 'internal'],
    createdAt,
    updatedAt: createdAt + random.int(0, 200) * DAY,
  };
}
