// One invented Greenhouse account of any size: the rows of every resource, the truth about every person, a fixed cast,
// and changes that behave as Greenhouse's do. It serves no requests.

import { createHash } from 'node:crypto';
import { addBackground } from './greenhouse-background';
import { TAGS, TITLES } from './people-names';
import { inventPerson, type PersonTruth, type PersonWish } from './person-truth';
import { createRandom, type Random } from './random';

export interface Row {
  id: number;
  created_at: string;
  updated_at: string;
  [column: string]: unknown;
}

interface Typed {
  value: string;
  type: string;
}

export interface CandidateRow extends Row {
  first_name: string | null;
  last_name: string | null;
  private: boolean;
  last_activity_at: string | null;
  tags: string[];
  email_addresses: Typed[];
  phone_numbers: Typed[];
  website_addresses: Typed[];
  social_media_addresses: { value: string }[];
}

export type StoredStatus = 'in_process' | 'rejected' | 'hired' | 'converted';

export interface ApplicationRow extends Row {
  candidate_id: number;
  job_id: number | null;
  prospect: boolean;
  status: StoredStatus;
  /** Id of the current application_stages row: null for prospects and ended applications. */
  stage_id: number | null;
  stage_name: string | null;
  job_interview_stage_id: number | null;
  rejected_at: string | null;
  last_activity_at: string | null;
}

export const RESOURCE_NAMES = [
  'candidates',
  'applications',
  'application_stages',
  'job_interview_stages',
  'attachments',
  'notes',
  'jobs',
  'job_posts',
  'openings',
  'users',
  'user_emails',
  'job_owners',
  'rejection_details',
  'rejection_reasons',
  'prospect_details',
  'prospect_pools',
  'prospect_pool_stages',
  'sources',
  'candidate_tags',
  'departments',
  'offices',
  'close_reasons',
  'candidate_employments',
] as const;

export type ResourceName = (typeof RESOURCE_NAMES)[number];

// Ranges that never meet, so that an id of one kind used for another is found out.
const FIRST_ID: Record<ResourceName, number> = {
  candidates: 410_000_001,
  applications: 620_000_001,
  application_stages: 2_300_000_001,
  job_interview_stages: 8_100_001,
  attachments: 990_000_001,
  notes: 770_000_001,
  jobs: 5_100_001,
  job_posts: 5_400_001,
  openings: 5_700_001,
  users: 4_012_345,
  user_emails: 4_700_001,
  job_owners: 4_900_001,
  rejection_details: 840_000_001,
  rejection_reasons: 16_001,
  prospect_details: 880_000_001,
  prospect_pools: 3_001,
  prospect_pool_stages: 31_001,
  sources: 21_001,
  candidate_tags: 27_001,
  departments: 11_001,
  offices: 12_001,
  close_reasons: 13_001,
  candidate_employments: 1_500_000_001,
};

/** Rows of one resource, by id, ascending inside, with the owner columns indexed. */
export class Table<R extends Row = Row> {
  private readonly rows = new Map<number, R>();
  private readonly ids: number[] = [];
  // Most owners have one row: a bare id instead of a set of one saves a tenth of the memory.
  private readonly owners = new Map<string, Map<number, number | Set<number>>>();
  private last: number;

  constructor(
    readonly name: ResourceName,
    indexed: readonly string[],
  ) {
    this.last = FIRST_ID[name];
    for (const column of indexed) this.owners.set(column, new Map());
  }

  get size(): number {
    return this.rows.size;
  }

  /** A fresh id above all others, `gap` further on. */
  nextId(gap: number): number {
    this.last += gap;
    return this.last;
  }

  get(id: number): R | undefined {
    return this.rows.get(id);
  }

  /** Throws where the row must be there. */
  need(id: number): R {
    const row = this.rows.get(id);
    if (!row) throw new Error(`no row ${id} in ${this.name}`);
    return row;
  }

  /** Ids must come ascending. */
  add(row: R): R {
    this.rows.set(row.id, row);
    this.ids.push(row.id);
    for (const [column, index] of this.owners) this.link(index, row[column], row.id);
    return row;
  }

  remove(id: number): void {
    const row = this.rows.get(id);
    if (!row) return;
    for (const [column, index] of this.owners) this.unlink(index, row[column], id);
    this.rows.delete(id);
    this.ids.splice(this.above(id) - 1, 1);
  }

  /** Changes an indexed column. */
  reown(id: number, column: keyof R & string, value: number): void {
    const row = this.need(id);
    const index = this.owners.get(column);
    if (index) {
      this.unlink(index, row[column], id);
      this.link(index, value, id);
    }
    Object.assign(row, { [column]: value });
  }

  /** Rows whose indexed `column` is `value`; undefined when that column has no index. */
  owned(column: string, value: number): R[] | undefined {
    const index = this.owners.get(column);
    if (!index) return undefined;
    const held = index.get(value) ?? [];
    return typeof held === 'number' ? [this.need(held)] : [...held].map((id) => this.need(id));
  }

  /** Newest id first, starting below `below`. */
  *descending(below = Number.POSITIVE_INFINITY): Generator<R> {
    for (let i = this.above(below - 1) - 1; i >= 0; i--) yield this.need(this.ids[i] as number);
  }

  private link(index: Map<number, number | Set<number>>, value: unknown, id: number): void {
    if (typeof value !== 'number') return;
    const held = index.get(value);
    if (held === undefined) index.set(value, id);
    else if (typeof held === 'number') index.set(value, new Set([held, id]));
    else held.add(id);
  }

  private unlink(index: Map<number, number | Set<number>>, value: unknown, id: number): void {
    const held = index.get(value as number);
    if (typeof held === 'object') held.delete(id);
    else if (held === id) index.delete(value as number);
  }

  /** How many ids are at most `id`. */
  private above(id: number): number {
    let low = 0;
    let high = this.ids.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.ids[middle] as number) <= id) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

export type Tables = {
  [N in ResourceName]: N extends 'candidates'
    ? Table<CandidateRow>
    : N extends 'applications'
      ? Table<ApplicationRow>
      : Table;
};

export interface WorldOptions {
  seed?: number;
  /** How many candidates the account holds, the cast included. */
  people?: number;
  /** The newest instant in the world, ms; rows are spread over the years before it. */
  now?: number;
  years?: number;
}

/** The hand-made people in every world; the last two are not in the ATS. */
export const CAST = {
  /** Applied to *Senior Backend Engineer*, in *Technical Interview*, résumé and two more files, tags. */
  activeApplicant: {
    first: 'Mara',
    last: 'Lindqvist-Osei',
    vanity: 'mara-example-7a1',
    shape: 'slash',
    company: 'Orrery Labs',
    title: 'Senior Software Engineer',
    location: 'Leeds, UK',
    emails: ['mara.lindqvist@post.example'],
    phones: ['+1 415 555 0110'],
  },
  /** In the pool *Future Leaders*, for two jobs. */
  prospect: {
    first: 'Tomasz',
    last: 'Żółkiewski',
    vanity: 'tomasz-zolkiewski-3b8',
    shape: 'plain',
    company: 'Bluefen Analytics',
    title: 'Data Scientist',
    location: 'Kraków, Poland',
    emails: ['tomasz.z@mail.example'],
    phones: [],
  },
  /** *Product Designer*, rejected with a reason. */
  rejected: {
    first: 'Ayşegül',
    last: 'Yıldırım',
    vanity: 'aysegul-yildirim-51c',
    shape: 'country',
    company: 'Verdigris Design',
    title: 'Product Designer',
    location: 'İzmir, Türkiye',
    emails: ['aysegul@inbox.example'],
    phones: ['+1 415 555 0112'],
  },
  /** Two applications, one active. */
  twoApplications: {
    first: 'Thùy Dương',
    last: 'Nguyễn',
    vanity: 'thuy-duong-nguyen-902',
    shape: 'no-scheme',
    company: 'Pellucid Pay',
    title: 'Data Analyst',
    location: 'Đà Nẵng, Vietnam',
    emails: ['thuyduong@web.example'],
    phones: ['+1 415 555 0113'],
  },
  hired: {
    first: 'Kwabena',
    last: 'Asante',
    vanity: 'kwabena-asante-d10',
    shape: 'plain',
    company: 'Harbor & Pine',
    title: 'Backend Engineer',
    location: 'Accra, Ghana',
    emails: ['kwabena@mail.example'],
    phones: ['+1 415 555 0114'],
  },
  privatePerson: {
    first: 'Ottoline',
    last: 'Fairbairn',
    vanity: 'ottoline-fairbairn-66e',
    shape: 'plain',
    company: 'Mossgate Insurance',
    title: 'Controller',
    location: 'London, UK',
    emails: ['ottoline@mail.example'],
    phones: ['+1 415 555 0115'],
  },
  /** Only applied to *VP Finance*, a confidential job. */
  confidentialOnly: {
    first: 'Renzo',
    last: 'Castañeda Rincón',
    vanity: 'renzo-castaneda-2f4',
    shape: 'plain',
    company: 'Wharfside Capital',
    title: 'Finance Director',
    location: 'Bogotá, Colombia',
    emails: ['renzo@mail.example'],
    phones: ['+1 415 555 0116'],
  },
  /** The ATS holds the old address `/pub/wiebke-niemoller/a7/576/b50`. */
  pubAddress: {
    first: 'Wiebke',
    last: 'Niemöller',
    vanity: 'wiebke-niemoller-b50576a7',
    shape: 'pub',
    company: 'Stellwerk AG',
    title: 'Operations Manager',
    location: 'Köln, Deutschland',
    emails: ['wiebke@post.example'],
    phones: ['+1 415 555 0117'],
  },
  /** The ATS holds a percent-encoded vanity. */
  encodedAddress: {
    first: 'Zoë',
    last: 'Béranger',
    vanity: 'zoë-béranger-4d2',
    shape: 'encoded',
    company: 'Atelier Ondine',
    title: 'UX Researcher',
    location: 'Lyon, France',
    emails: ['zoe.beranger@web.example'],
    phones: ['+1 415 555 0118'],
  },
  rightToLeft: {
    first: 'ليلى',
    last: 'الحداد',
    vanity: 'layla-alhaddad-8c3',
    shape: 'slash',
    company: 'Kitabu Media',
    title: 'Content Strategist',
    location: 'عمّان',
    emails: ['layla@mail.example'],
    phones: ['+1 415 555 0119'],
  },
  /** 200 characters. */
  longName: {
    first: 'Wilhelmina-Alexandrina',
    last: 'van Oosterbeek-'.repeat(12).slice(0, 177),
    vanity: 'wilhelmina-vo-77b',
    shape: 'plain',
    company: 'Halcyon Rail',
    title: 'Supply Chain Planner',
    location: 'Utrecht, Nederland',
    emails: ['wilhelmina@mail.example'],
    phones: [],
  },
  markupName: {
    first: '<img src=x onerror="document.title=\'broken\'">',
    last: '</script><b>Bold',
    vanity: 'markup-name-e05',
    shape: 'plain',
    company: '<b>Thistledown</b>',
    title: '"QA" & Engineer',
    location: 'Leeds, UK',
    emails: ['markup@mail.example'],
    phones: [],
  },
  /** The lowest id of all: a first fill reads this person last. */
  oldest: {
    first: 'Philippa',
    last: 'Thornbury',
    vanity: 'philippa-thornbury-118',
    shape: 'slash',
    company: 'Saltmarsh Energy',
    title: 'Legal Counsel',
    location: 'Dublin, Ireland',
    emails: ['philippa@mail.example'],
    phones: ['+1 415 555 0121'],
  },
} as const satisfies Record<string, Omit<PersonWish, 'key'>>;

/** People who have a profile page but are not in the ATS. */
export const STRANGERS = {
  /** The active applicant's name, somebody else's profile. */
  namesakeOf: {
    first: 'Mara',
    last: 'Lindqvist-Osei',
    vanity: 'mara-lindqvist-osei-9c4',
    shape: 'plain',
    company: 'Fennimore Health',
    title: 'Marketing Manager',
    location: 'Malmö, Sweden',
    emails: [],
    phones: [],
  },
  stranger: {
    first: 'Emeka',
    last: 'Brandão',
    vanity: 'emeka-brandao-a41',
    shape: 'plain',
    company: 'Sundial Learning',
    title: 'Account Executive',
    location: 'Lisboa, Portugal',
    emails: [],
    phones: [],
  },
} as const satisfies Record<string, Omit<PersonWish, 'key'>>;

export type CastName = keyof typeof CAST | keyof typeof STRANGERS;

/** The recruiter whose work e-mail the account knows. */
export const WORK_EMAIL = 'ines.halvorsen@harborpine.example';
/** A second address of the same recruiter, in `user_emails` only. */
export const SECOND_WORK_EMAIL = 'ihalvorsen@talent.harborpine.example';
export const ORGANISATION = { id: 7421, name: 'Harbor & Pine' } as const;
export const WEB_ORIGIN = 'https://app.greenhouse.io';

export interface World {
  readonly seed: number;
  readonly tables: Tables;
  /** Everybody the ATS holds or held; strangers are in `cast` only. */
  readonly people: PersonTruth[];
  readonly cast: Record<CastName, PersonTruth>;
  readonly recruiter: Row;
  readonly coordinator: Row;
  /** Not a site admin. */
  readonly interviewer: Row;
  readonly deactivatedUser: Row;
  /** The time changes are stamped with; a simulator sets it to its clock. */
  now: () => number;
  /** SHA-256 over every row. */
  hash(): string;
  rowCounts(): Record<ResourceName, number>;
  person(candidateId: number): PersonTruth | undefined;
  applicationsOf(candidateId: number): ApplicationRow[];
  jobNamed(name: string): Row;

  addCandidate(wish?: Partial<PersonWish> & { application?: NewApplication }): {
    person: PersonTruth;
    candidate: CandidateRow;
  };
  updateCandidate(candidateId: number, patch: Partial<CandidateRow>): CandidateRow;
  setPrivate(candidateId: number, isPrivate: boolean): CandidateRow;
  /** Names become null, lists empty; the row stays. */
  anonymise(candidateId: number): CandidateRow;
  /** Gone everywhere, with no tombstone. */
  deleteCandidate(candidateId: number): void;
  /** Applications and files of the second move to the first, and the second is gone. */
  mergeCandidates(primaryId: number, secondaryId: number): void;
  addApplication(candidateId: number, wish?: NewApplication): ApplicationRow;
  /** To the named stage of its job, or the next one. */
  moveStage(applicationId: number, stageName?: string): ApplicationRow;
  reject(applicationId: number, reasonName?: string): ApplicationRow;
  hire(applicationId: number): ApplicationRow;
  addAttachment(candidateId: number, wish?: { type?: string; filename?: string; applicationId?: number }): Row;
  setConfidential(jobId: number, confidential: boolean): Row;
  addEmployment(candidateId: number, wish: { company: string; title: string }): Row;
  /** The job and its openings, for the first reason there is. */
  closeJob(jobId: number): Row;
}

export interface NewApplication {
  job?: string;
  prospect?: boolean;
  stage?: string;
}

const STAGES = [
  'Application Review',
  'Recruiter Screen',
  'Phone Interview',
  'Technical Interview',
  'Face to Face',
  'Offer',
] as const;
const REASONS: readonly (readonly [string, string])[] = [
  ['Lacking skill(s) or qualification(s)', 'WE_REJECTED_THEM'],
  ['Not enough experience', 'WE_REJECTED_THEM'],
  ['Hired another candidate', 'WE_REJECTED_THEM'],
  ['Wrong location', 'WE_REJECTED_THEM'],
  ['Candidate withdrew', 'THEY_REJECTED_US'],
  ['Took another offer', 'THEY_REJECTED_US'],
  ['Unresponsive', 'THEY_REJECTED_US'],
  ['Other', 'NONE_SPECIFIED'],
];
const SOURCES = [
  'LinkedIn (Prospecting)',
  'Referral',
  'Jobs page on your website',
  'Indeed',
  'Agency',
  'Meetup',
  'Internal applicant',
  'Import',
] as const;
const POOLS = ['Future Leaders', 'Engineering Talent', 'Campus 2026', 'Design Community'] as const;
const POOL_STAGES = ['Not contacted', 'Contacted', 'In conversation'] as const;
const DEPARTMENTS = ['Engineering', 'Product', 'Design', 'Finance', 'People', 'Sales'] as const;
const USERS: readonly (readonly [string, string, string, boolean, boolean])[] = [
  ['Ines', 'Halvorsen', 'Senior Recruiter', true, false],
  ['Tobias', 'Okafor', 'Recruiting Coordinator', true, false],
  ['Petra', 'Sokolić', 'Recruiter', true, true],
  ['Ravi', 'Deshmukh', 'Engineering Manager', false, false],
];

const DAY = 86_400_000;
const DEFAULT_NOW = Date.UTC(2026, 10, 20, 9, 0, 0);
const iso = (ms: number): string => new Date(ms).toISOString();

interface ApplicationDraft {
  person: number;
  at: number;
  prospect: boolean;
  status: StoredStatus;
  job: number;
  /** Index of the furthest stage reached. */
  stage: number;
  prospectJobs: number[];
  pool: number;
  poolStage: number;
  endedAt: number;
  reason: number;
  files: { type: string; filename: string }[];
}

/** Builds the account; the same options give the same rows on every machine. */
export function createWorld(options: WorldOptions = {}): World {
  const seed = options.seed ?? 1;
  const now = options.now ?? DEFAULT_NOW;
  const span = (options.years ?? 8) * 365 * DAY;
  const castNames = Object.keys(CAST) as (keyof typeof CAST)[];
  const count = Math.max(options.people ?? 200, castNames.length);
  const random = createRandom(seed);
  const tables = emptyTables();
  const start = now - span;

  const stamp = (at: number, changed = at) => ({ created_at: iso(at), updated_at: iso(changed) });
  const insert = (name: ResourceName, row: Record<string, unknown>, at: number, gap = 1): Row => {
    const full: Row = { id: tables[name].nextId(gap), ...stamp(at), ...row };
    return tables[name].add(full as never);
  };

  // Reference data
  const founded = start - 40 * DAY;
  const departments = DEPARTMENTS.map((name) =>
    insert('departments', { name, parent_id: null, external_id: null }, founded),
  );
  const office = insert(
    'offices',
    {
      name: 'Harbour House',
      parent_id: null,
      external_id: null,
      location: 'Bergen, Norway',
      primary_in_house_contact_user_id: null,
    },
    founded,
  );
  const users = addUsers(insert, random, founded, Math.min(60, 12 + Math.floor(count / 600)));
  const recruiters = users.filter((_, index) => index !== 3);
  const reasons = REASONS.map(([name, key], index) =>
    insert(
      'rejection_reasons',
      { name, type: { id: index < 4 ? 1 : index < 7 ? 2 : 3, key, name: key.replace(/_/g, ' ').toLowerCase() } },
      founded,
    ),
  );
  const sources = SOURCES.map((name, index) =>
    insert(
      'sources',
      { name, type: { id: 1 + (index % 3), name: ['Prospecting', 'Referrals', 'Third-party boards'][index % 3] } },
      founded,
    ),
  );
  for (const name of TAGS) insert('candidate_tags', { name }, founded);
  const closeReasons = ['Hired', 'On hold', 'Cancelled'].map((name) => insert('close_reasons', { name }, founded));
  const jobs = addJobs(insert, random, {
    founded,
    now,
    departments,
    office,
    users,
    count: Math.min(160, 12 + Math.floor(count / 200)),
  });
  const pools = POOLS.map((name) =>
    insert(
      'prospect_pools',
      { name, active: true, description: null, department_ids: [], office_ids: [], job_ids: [] },
      founded,
    ),
  );
  const poolStages = pools.map((pool) =>
    POOL_STAGES.map((name, sort_order) =>
      insert('prospect_pool_stages', { prospect_pool_id: pool.id, name, sort_order }, founded),
    ),
  );
  const openJobs = jobs.flatMap((job, index) => (index >= 4 && job.row.confidential !== true ? [index] : []));
  const hiddenJobs = jobs.flatMap((job, index) => (index >= 4 && job.row.confidential === true ? [index] : []));

  // People: the crowd and the cast, ordered by the day they came
  const people: PersonTruth[] = [];
  const cameAt: number[] = [];
  castNames.forEach((key, index) => {
    people.push(inventPerson(index, random, { key, ...CAST[key] } as PersonWish));
    cameAt.push(key === 'oldest' ? start : now - (9 + index * 11) * DAY - random.int(0, DAY));
  });
  for (let index = castNames.length; index < count; index++) {
    people.push(inventPerson(index + STRANGER_ROOM, random));
    // More people came lately than in the first years.
    cameAt.push(now - Math.floor(random.next() ** 1.4 * (span - 2 * DAY)) - 3_600_000);
  }
  const drafts: ApplicationDraft[] = [];
  for (let index = 0; index < count; index++) {
    const person = people[index] as PersonTruth;
    const at = cameAt[index] as number;
    if (index < castNames.length) drafts.push(...castDrafts(person.key as keyof typeof CAST, index, at));
    else drafts.push(...crowdDrafts(random, { person: index, at, now, openJobs, hiddenJobs, vanity: person.vanity }));
  }

  const order = cameAt.map((_, index) => index).sort((a, b) => (cameAt[a] as number) - (cameAt[b] as number) || a - b);
  const changedAt = [...cameAt];
  for (const draft of drafts)
    changedAt[draft.person] = Math.max(changedAt[draft.person] as number, draft.endedAt || draft.at);
  const hiddenBy = new Map<number, number>();
  const shownBy = new Set<number>();
  for (const draft of drafts) {
    const confidential = !draft.prospect && jobs[draft.job]?.row.confidential === true;
    if (confidential) hiddenBy.set(draft.person, draft.job);
    else shownBy.add(draft.person);
  }
  for (const index of order) {
    const person = people[index] as PersonTruth;
    const isCast = index < castNames.length;
    const secret = person.key === 'privatePerson' || (!isCast && random.chance(0.012));
    const anonymised = !isCast && !secret && random.chance(0.01);
    const row = candidateRow(person, random, {
      at: cameAt[index] as number,
      changed: changedAt[index] as number,
      secret,
      isCast,
    });
    row.id = tables.candidates.nextId(random.int(1, 9));
    if (anonymised) emptyCandidate(row);
    person.candidateId = row.id;
    if (anonymised) {
      person.hidden = 'anonymised';
      person.findable = 'none';
    } else if (secret) person.hidden = 'private';
    else if (hiddenBy.has(index) && !shownBy.has(index)) person.hidden = 'confidential-job';
    tables.candidates.add(row);
  }

  // Applications in the order they were made, with what hangs on them
  drafts.sort((a, b) => a.at - b.at || a.person - b.person);
  for (const draft of drafts) {
    const person = people[draft.person] as PersonTruth;
    const candidateId = person.candidateId as number;
    const changed = draft.endedAt || Math.min(now, draft.at + random.int(1, 30) * DAY);
    const job = jobs[draft.job] as JobParts;
    const anonymised = person.hidden === 'anonymised';
    const application = applicationRow(tables, {
      candidateId,
      at: draft.at,
      changed,
      prospect: draft.prospect,
      status: draft.status,
      job: draft.prospect ? null : job,
      prospectJobs: draft.prospectJobs.map((index) => (jobs[index] as JobParts).row.id),
      recruiter: person.key in CAST ? (users[0] as Row) : random.pick(recruiters),
      coordinator: person.key in CAST ? (users[1] as Row) : random.pick(recruiters),
      source: random.pick(sources),
      location: anonymised ? null : person.location,
      answers: anonymised ? [] : answersOf(person, random),
      salary: !anonymised && random.chance(0.1),
      rejectedAt: draft.status === 'rejected' ? draft.endedAt : null,
      gap: random.int(1, 7),
    });
    if (draft.prospect) {
      const pool = pools[draft.pool];
      insert(
        'prospect_details',
        {
          application_id: application.id,
          pool_id: pool?.id ?? null,
          pool_stage_id: poolStages[draft.pool]?.[draft.poolStage]?.id ?? null,
          prospect_owner_id:
            person.key in CAST ? (users[0] as Row).id : random.chance(0.8) ? random.pick(recruiters).id : null,
          department_id: null,
          office_id: null,
        },
        draft.at,
        random.int(1, 4),
      );
    } else {
      const stages = job.stages.slice(0, draft.stage + 1);
      const step = Math.max(3_600_000, Math.floor((changed - draft.at) / Math.max(1, stages.length)));
      stages.forEach((stage, index) => {
        const current = index === stages.length - 1 && draft.status === 'in_process';
        const entered = Math.min(now, draft.at + index * step);
        const left = current ? null : Math.min(now, entered + step);
        const row = insert(
          'application_stages',
          {
            application_id: application.id,
            job_interview_stage_id: stage.id,
            entered_at: iso(entered),
            exited_at: left === null ? null : iso(left),
            days_in_stage: Math.floor(((left ?? now) - entered) / DAY),
            current,
          },
          entered,
          random.int(1, 5),
        );
        row.updated_at = iso(left ?? entered);
        if (current) {
          application.stage_id = row.id;
          application.stage_name = stage.name as string;
          application.job_interview_stage_id = stage.id;
        }
      });
    }
    if (draft.status === 'rejected')
      insert(
        'rejection_details',
        {
          application_id: application.id,
          rejected_by_id: application.recruiter_id,
          rejection_note_id: null,
          rejection_reason_id: (reasons[draft.reason] as Row).id,
          rejected_at: iso(draft.endedAt),
          question_custom_fields: {},
        },
        draft.endedAt,
        random.int(1, 4),
      );
    if (!anonymised)
      for (const file of draft.files)
        insert(
          'attachments',
          { application_id: application.id, candidate_id: candidateId, type: file.type, filename: file.filename },
          Math.min(now, draft.at + 1000),
          random.int(1, 6),
        );
    if (!anonymised && random.chance(0.04))
      insert(
        'notes',
        {
          candidate_id: candidateId,
          application_id: application.id,
          user_id: application.recruiter_id,
          body: 'Spoke on the phone, sounds keen.',
          body_with_tags: null,
          subject: null,
          type: 'NOTE',
          email_from: null,
          email_to: null,
          email_cc: null,
          import_hash: null,
          visibility: random.pick(['publicly_visible', 'privately_visible', 'admin_only_visible']),
        },
        Math.min(now, draft.at + DAY),
        random.int(1, 5),
      );
  }

  addBackground({
    seed,
    now,
    insert,
    candidates: tables.candidates,
    applications: tables.applications,
    openings: tables.openings,
    jobPosts: tables.job_posts,
    closeReasons,
    noted: people[0]?.candidateId as number,
  });
  const strangers = Object.fromEntries(
    (Object.keys(STRANGERS) as (keyof typeof STRANGERS)[]).map((key, index) => [
      key,
      inventPerson(castNames.length + index, random, { key, ...STRANGERS[key] } as PersonWish),
    ]),
  ) as Record<keyof typeof STRANGERS, PersonTruth>;
  const cast = {
    ...(Object.fromEntries(people.slice(0, castNames.length).map((person) => [person.key, person])) as Record<
      keyof typeof CAST,
      PersonTruth
    >),
    ...strangers,
  };

  return withChanges({
    seed,
    tables,
    people,
    cast,
    users,
    jobs,
    reasons,
    now: () => now,
    random,
    pools,
    poolStages,
    sources,
    insert,
  });
}

/** Person numbers kept free for the strangers, so that no crowd person shares a member number with one. */
const STRANGER_ROOM = 8;

function emptyTables(): Tables {
  const indexed: Partial<Record<ResourceName, string[]>> = {
    applications: ['candidate_id'],
    application_stages: ['application_id'],
    attachments: ['application_id', 'candidate_id'],
    notes: ['candidate_id', 'application_id'],
    rejection_details: ['application_id'],
    prospect_details: ['application_id'],
    job_interview_stages: ['job_id'],
    user_emails: ['user_id'],
    candidate_employments: ['candidate_id'],
  };
  return Object.fromEntries(
    RESOURCE_NAMES.map((name) => [name, new Table(name, indexed[name] ?? [])]),
  ) as unknown as Tables;
}

type Insert = (name: ResourceName, row: Record<string, unknown>, at: number, gap?: number) => Row;

function addUsers(insert: Insert, random: Random, founded: number, count: number): Row[] {
  const users: Row[] = [];
  for (let index = 0; index < count; index++) {
    const known = USERS[index];
    const invented = inventPerson(9_000_000 + index, random);
    const [first, last, jobTitle, admin, deactivated] = known ?? [
      invented.first,
      invented.last,
      random.pick(['Recruiter', 'Sourcer', 'Hiring Manager']),
      random.chance(0.6),
      random.chance(0.15),
    ];
    const address =
      index === 0
        ? WORK_EMAIL
        : known
          ? `${first}.${last}@harborpine.example`
              .normalize('NFD')
              .replace(/[^a-zA-Z@.]/g, '')
              .toLowerCase()
          : `user${index}@harborpine.example`;
    const user = insert(
      'users',
      {
        first_name: first,
        last_name: last,
        name: `${first} ${last}`.trim(),
        primary_email: address,
        emails: index === 0 ? [address, SECOND_WORK_EMAIL] : [address],
        job_title: jobTitle,
        employee_id: null,
        agency_id: null,
        deactivated,
        site_admin: admin,
        linked_candidate_ids: [],
        office_ids: [],
        department_ids: [],
        interviewer_tags: [],
        custom_fields: {},
      },
      founded + index * DAY,
      random.int(1, 20),
    );
    insert('user_emails', { user_id: user.id, email: address, verified: true }, founded + index * DAY);
    if (index === 0)
      insert('user_emails', { user_id: user.id, email: SECOND_WORK_EMAIL, verified: true }, founded + index * DAY);
    users.push(user);
  }
  return users;
}

interface JobParts {
  row: Row;
  stages: Row[];
}

const CAST_JOBS = ['Senior Backend Engineer', 'Product Designer', 'Data Analyst', 'VP Finance'] as const;

function addJobs(
  insert: Insert,
  random: Random,
  about: { founded: number; now: number; departments: Row[]; office: Row; users: Row[]; count: number },
): JobParts[] {
  const jobs: JobParts[] = [];
  for (let index = 0; index < about.count; index++) {
    const name =
      CAST_JOBS[index] ??
      `${random.pick(TITLES)}, ${random.pick(['EMEA', 'Nordics', 'Platform', 'Growth', 'Core', 'Remote'])}`;
    const opened = about.founded + random.int(0, 300) * DAY;
    const closed = index >= 4 && random.chance(0.35);
    const row = insert(
      'jobs',
      {
        name,
        requisition_id: `R-${1000 + index}`,
        notes: null,
        // The fifth is confidential in every world, so that small ones have one besides the cast's.
        confidential: index === 3 || index === 4 || (index > 4 && random.chance(0.06)),
        status: closed ? 'closed' : 'open',
        opened_at: iso(opened),
        closed_at: closed ? iso(opened + 200 * DAY) : null,
        is_template: false,
        copied_from_id: null,
        department_id: random.pick(about.departments).id,
        office_ids: [about.office.id],
        custom_fields: { salary_band: { name: 'Salary band', type: 'short_text', value: 'B4' } },
      },
      opened,
      random.int(1, 9),
    );
    const names = index < 4 || random.chance(0.7) ? STAGES : STAGES.filter((stage) => stage !== 'Phone Interview');
    const stages = names.map((stage, sort_order) =>
      insert(
        'job_interview_stages',
        { job_id: row.id, sort_order, name: stage, active: true },
        opened,
        random.int(1, 3),
      ),
    );
    insert(
      'job_owners',
      {
        job_id: row.id,
        user_id: (about.users[index < 4 ? 0 : random.int(0, about.users.length - 1)] as Row).id,
        type: 'recruiter',
        responsible: true,
      },
      opened,
    );
    insert(
      'job_posts',
      {
        title: name,
        internal: false,
        active: true,
        live: !closed,
        featured: false,
        first_published_at: iso(opened),
        content: '<p>Come and work with us.</p>',
        language: 'en',
        public_url: `https://boards.example/harborpine/${row.id}`,
        job_id: row.id,
        job_board_id: 1,
        questions: [],
      },
      opened,
    );
    insert(
      'openings',
      {
        job_id: row.id,
        opening_id: `${1000 + index}-1`,
        application_id: null,
        close_reason_id: null,
        opened_at: iso(opened),
        closed_at: null,
        open: !closed,
        sort_order: 0,
        target_start_on: null,
        custom_fields: {},
      },
      opened,
    );
    jobs.push({ row, stages });
  }
  return jobs;
}

function draftOf(person: number, at: number, over: Partial<ApplicationDraft>): ApplicationDraft {
  return {
    person,
    at,
    prospect: false,
    status: 'in_process',
    job: 0,
    stage: 0,
    prospectJobs: [],
    pool: -1,
    poolStage: 0,
    endedAt: 0,
    reason: 0,
    files: [],
    ...over,
  };
}

function castDrafts(key: keyof typeof CAST, person: number, at: number): ApplicationDraft[] {
  const resume = (name: string) => ({ type: 'resume', filename: `${name}.pdf` });
  switch (key) {
    case 'activeApplicant':
      return [
        draftOf(person, at, {
          job: 0,
          stage: 3,
          files: [
            resume('Mara Lindqvist-Osei CV'),
            { type: 'cover_letter', filename: 'Cover letter.pdf' },
            { type: 'other', filename: 'Portfolio notes.txt' },
          ],
        }),
      ];
    case 'prospect':
      return [draftOf(person, at, { prospect: true, prospectJobs: [0, 2], pool: 0, poolStage: 1 })];
    case 'rejected':
      return [
        draftOf(person, at, {
          job: 1,
          stage: 2,
          status: 'rejected',
          endedAt: at + 8 * DAY,
          reason: 1,
          files: [resume('aysegul-cv')],
        }),
      ];
    case 'twoApplications':
      return [
        draftOf(person, at, { job: 1, stage: 1, status: 'rejected', endedAt: at + 5 * DAY, reason: 3 }),
        draftOf(person, at + 6 * DAY, { job: 2, stage: 1, files: [resume('cv-2026')] }),
      ];
    case 'hired':
      return [
        draftOf(person, at, {
          job: 0,
          stage: 5,
          status: 'hired',
          endedAt: at + 20 * DAY,
          files: [resume('kwabena'), { type: 'offer_letter', filename: 'Offer.pdf' }],
        }),
      ];
    case 'confidentialOnly':
      return [draftOf(person, at, { job: 3, stage: 1, files: [resume('renzo')] })];
    case 'oldest':
      return [draftOf(person, at, { job: 2, stage: 0, status: 'rejected', endedAt: at + 30 * DAY, reason: 2 })];
    default:
      return [draftOf(person, at, { job: 2, stage: 1, files: [resume('cv')] })];
  }
}

function crowdDrafts(
  random: Random,
  about: { person: number; at: number; now: number; openJobs: number[]; hiddenJobs: number[]; vanity: string },
): ApplicationDraft[] {
  const drafts: ApplicationDraft[] = [];
  const many = random.weighted([5, 70, 17, 6, 2]);
  let at = about.at;
  for (let n = 0; n < many; n++) {
    const age = (about.now - at) / DAY;
    const prospect = random.chance(0.17);
    const job =
      about.hiddenJobs.length > 0 && random.chance(0.04) ? random.pick(about.hiddenJobs) : random.pick(about.openJobs);
    const stage = random.weighted([45, 22, 14, 10, 6, 3]);
    const ended = Math.min(about.now, at + random.int(1, 45) * DAY);
    const status: StoredStatus = prospect
      ? random.weighted([80, 12, 8]) === 0
        ? 'in_process'
        : random.chance(0.6)
          ? 'rejected'
          : 'converted'
      : age < 60 && random.chance(0.7)
        ? 'in_process'
        : ((['rejected', 'in_process', 'hired'] as const)[random.weighted([84, 10, 6])] ?? 'rejected');
    const files: { type: string; filename: string }[] = [];
    if (random.chance(prospect ? 0.3 : 0.85))
      files.push({ type: 'resume', filename: `${about.vanity.slice(0, 24)}.${random.pick(['pdf', 'pdf', 'rtf'])}` });
    if (random.chance(0.15)) files.push({ type: 'cover_letter', filename: 'Letter.pdf' });
    if (random.chance(0.08))
      files.push({ type: random.pick(['other', 'take_home_test', 'form_attachment']), filename: 'notes.txt' });
    drafts.push(
      draftOf(about.person, at, {
        prospect,
        status,
        job,
        stage: status === 'hired' ? 4 : Math.min(4, stage),
        prospectJobs: prospect
          ? Array.from({ length: random.weighted([45, 40, 15]) }, () => random.pick(about.openJobs))
          : [],
        pool: prospect && random.chance(0.8) ? random.int(0, POOLS.length - 1) : -1,
        poolStage: random.int(0, POOL_STAGES.length - 1),
        endedAt: status === 'in_process' ? 0 : ended,
        reason: random.int(0, REASONS.length - 1),
        files,
      }),
    );
    at = ended + random.int(1, 200) * DAY;
    if (at >= about.now) break;
  }
  return drafts;
}

function candidateRow(
  person: PersonTruth,
  random: Random,
  about: { at: number; changed: number; secret: boolean; isCast: boolean },
): CandidateRow {
  const { linkedIn } = person;
  const social = linkedIn.where === 'social' && linkedIn.value !== null ? [{ value: linkedIn.value }] : [];
  if (!about.isCast && random.chance(0.05))
    social.push({ value: `https://github.com/${person.vanity.replace(/[^a-z0-9-]/g, '').slice(0, 30) || 'someone'}` });
  const websites: Typed[] =
    linkedIn.where === 'website' && linkedIn.value !== null ? [{ value: linkedIn.value, type: 'other' }] : [];
  if (!about.isCast && random.chance(0.08))
    websites.push({
      value: `https://${person.key}.portfolio.example`,
      type: random.pick(['personal', 'portfolio', 'blog']),
    });
  const tags =
    person.key === 'activeApplicant'
      ? ['golang', 'silver medalist', 'relocation']
      : about.isCast || random.chance(0.65)
        ? []
        : Array.from(new Set([random.pick(TAGS), random.pick(TAGS)]));
  return {
    id: 0,
    created_at: iso(about.at),
    updated_at: iso(about.changed),
    first_name: person.first,
    last_name: person.last,
    preferred_name: null,
    company: about.isCast || random.chance(0.8) ? person.company : null,
    title: about.isCast || random.chance(0.8) ? person.title : null,
    last_activity_at: iso(about.changed),
    private: about.secret,
    can_email: true,
    time_zone: null,
    tags,
    linked_user_ids: [],
    phone_numbers: person.phones.map((value) => ({ value, type: 'mobile' })),
    addresses: about.isCast || random.chance(0.6) ? [{ value: person.location, type: 'home' }] : [],
    email_addresses: person.emails.map((value, index) => ({ value, type: index === 0 ? 'personal' : 'work' })),
    website_addresses: websites,
    social_media_addresses: social,
    custom_fields: random.chance(0.2)
      ? { notice_period: { name: 'Notice period', type: 'short_text', value: '1m' } }
      : {},
  };
}

function emptyCandidate(row: CandidateRow): void {
  Object.assign(row, {
    first_name: null,
    last_name: null,
    preferred_name: null,
    company: null,
    title: null,
    time_zone: null,
    tags: [],
    phone_numbers: [],
    addresses: [],
    email_addresses: [],
    website_addresses: [],
    social_media_addresses: [],
    custom_fields: {},
  });
}

function answersOf(person: PersonTruth, random: Random): { question: string; answer: string | null }[] {
  const answers: { question: string; answer: string | null }[] = [];
  if (person.linkedIn.where === 'answer')
    answers.push({
      question: random.pick(['LinkedIn Profile', 'LinkedIn', 'Your LinkedIn URL']),
      answer: person.linkedIn.value,
    });
  if (random.chance(0.15))
    answers.push({ question: 'How did you hear about us?', answer: random.pick(['A friend', null, 'Meetup']) });
  return answers;
}

function applicationRow(
  tables: Tables,
  about: {
    candidateId: number;
    at: number;
    changed: number;
    prospect: boolean;
    status: StoredStatus;
    job: JobParts | null;
    prospectJobs: number[];
    recruiter: Row;
    coordinator: Row;
    source: Row;
    location: string | null;
    answers: unknown[];
    salary: boolean;
    rejectedAt: number | null;
    gap: number;
  },
): ApplicationRow {
  return tables.applications.add({
    id: tables.applications.nextId(about.gap),
    created_at: iso(about.at),
    updated_at: iso(about.changed),
    candidate_id: about.candidateId,
    job_id: about.job?.row.id ?? null,
    job_post_id: null,
    prospective_job_ids: [...new Set(about.prospectJobs)],
    prospect: about.prospect,
    status: about.status,
    stage_id: null,
    stage_name: null,
    job_interview_stage_id: null,
    needs_decision: false,
    recruiter_id: about.recruiter.id,
    coordinator_id: about.coordinator.id,
    source_id: about.source.id,
    referrer_id: null,
    agency_note_id: null,
    rejected_at: about.rejectedAt === null ? null : iso(about.rejectedAt),
    last_activity_at: iso(about.changed),
    location_address: about.location,
    answers: about.answers,
    custom_fields: about.salary
      ? { desired_salary: { name: 'Desired salary', type: 'short_text', value: '84,000' } }
      : {},
  });
}

interface WorldParts {
  seed: number;
  tables: Tables;
  people: PersonTruth[];
  cast: Record<CastName, PersonTruth>;
  users: Row[];
  jobs: JobParts[];
  reasons: Row[];
  pools: Row[];
  poolStages: Row[][];
  sources: Row[];
  random: Random;
  insert: Insert;
  now: () => number;
}

const OWNED_BY_APPLICATION = [
  'application_stages',
  'rejection_details',
  'prospect_details',
  'attachments',
  'notes',
] as const;

function withChanges(parts: WorldParts): World {
  const { tables, people, cast, users, jobs, reasons, pools, poolStages, sources, random, insert } = parts;
  const byCandidate = new Map(people.map((person) => [person.candidateId, person]));
  let added = people.length + STRANGER_ROOM;

  /** Keeps the truth of who may be shown in step with the rows. */
  const judgeHidden = (candidateId: number): void => {
    const person = byCandidate.get(candidateId);
    const row = tables.candidates.get(candidateId);
    if (!person || !row || person.hidden === 'anonymised') return;
    const applications = tables.applications.owned('candidate_id', candidateId) ?? [];
    const secret = applications.filter(({ job_id }) => jobOf(job_id)?.row.confidential === true);
    const allSecret = secret.length > 0 && secret.length === applications.length;
    person.hidden = row.private ? 'private' : allSecret ? 'confidential-job' : null;
  };
  const jobOf = (id: number | null): JobParts | undefined => jobs.find((job) => job.row.id === id);
  const touch = (row: Row): string => {
    const at = iso(world.now());
    row.updated_at = at;
    return at;
  };
  const closeStage = (application: ApplicationRow): void => {
    for (const row of tables.application_stages.owned('application_id', application.id) ?? []) {
      if (row.current !== true) continue;
      row.current = false;
      row.exited_at = touch(row);
    }
  };
  const enterStage = (application: ApplicationRow, stage: Row): void => {
    const at = world.now();
    const row = insert(
      'application_stages',
      {
        application_id: application.id,
        job_interview_stage_id: stage.id,
        entered_at: iso(at),
        exited_at: null,
        days_in_stage: 0,
        current: true,
      },
      at,
    );
    application.stage_id = row.id;
    application.stage_name = stage.name as string;
    application.job_interview_stage_id = stage.id;
  };
  const end = (application: ApplicationRow, status: StoredStatus): string => {
    closeStage(application);
    const at = touch(application);
    Object.assign(application, {
      status,
      stage_id: null,
      stage_name: null,
      job_interview_stage_id: null,
      last_activity_at: at,
    });
    return at;
  };
  const running = (applicationId: number): ApplicationRow => {
    const application = tables.applications.need(applicationId);
    if (application.status !== 'in_process') throw new Error(`application ${applicationId} is ${application.status}`);
    return application;
  };

  const world: World = {
    seed: parts.seed,
    tables,
    people,
    cast,
    recruiter: users[0] as Row,
    coordinator: users[1] as Row,
    deactivatedUser: users[2] as Row,
    interviewer: users[3] as Row,
    now: parts.now,
    hash() {
      const hash = createHash('sha256');
      for (const name of RESOURCE_NAMES) for (const row of tables[name].descending()) hash.update(JSON.stringify(row));
      return hash.digest('hex');
    },
    rowCounts: () =>
      Object.fromEntries(RESOURCE_NAMES.map((name) => [name, tables[name].size])) as Record<ResourceName, number>,
    person: (candidateId) => byCandidate.get(candidateId),
    applicationsOf: (candidateId) => tables.applications.owned('candidate_id', candidateId) ?? [],
    jobNamed(name) {
      const job = jobs.find(({ row }) => row.name === name);
      if (!job) throw new Error(`no job called ${name}`);
      return job.row;
    },

    addCandidate(wish = {}) {
      const { application, ...fixed } = wish;
      const index = added++;
      const key = fixed.key ?? `added${index}`;
      const full: PersonWish = {
        first: 'Odalys',
        last: `Varga ${index}`,
        vanity: `odalys-varga-${index}`,
        shape: 'slash',
        ...fixed,
        key,
      };
      const person = inventPerson(index, random, full);
      const at = world.now();
      const row = candidateRow(person, random, { at, changed: at, secret: false, isCast: true });
      row.id = tables.candidates.nextId(random.int(1, 9));
      person.candidateId = row.id;
      tables.candidates.add(row);
      people.push(person);
      byCandidate.set(row.id, person);
      world.addApplication(row.id, application);
      return { person, candidate: row };
    },
    updateCandidate(candidateId, patch) {
      const row = tables.candidates.need(candidateId);
      Object.assign(row, patch);
      row.last_activity_at = touch(row);
      return row;
    },
    setPrivate(candidateId, isPrivate) {
      const row = world.updateCandidate(candidateId, { private: isPrivate });
      judgeHidden(candidateId);
      return row;
    },
    anonymise(candidateId) {
      const row = tables.candidates.need(candidateId);
      emptyCandidate(row);
      touch(row);
      for (const application of world.applicationsOf(candidateId)) {
        Object.assign(application, { answers: [], location_address: null, custom_fields: {} });
        touch(application);
      }
      for (const name of ['attachments', 'notes', 'candidate_employments'] as const)
        for (const row of tables[name].owned('candidate_id', candidateId) ?? []) tables[name].remove(row.id);
      const person = byCandidate.get(candidateId);
      if (person) {
        person.hidden = 'anonymised';
        person.findable = 'none';
      }
      return row;
    },
    deleteCandidate(candidateId) {
      for (const application of world.applicationsOf(candidateId)) {
        for (const name of OWNED_BY_APPLICATION)
          for (const row of tables[name].owned('application_id', application.id) ?? []) tables[name].remove(row.id);
        tables.applications.remove(application.id);
      }
      for (const name of ['attachments', 'notes', 'candidate_employments'] as const)
        for (const row of tables[name].owned('candidate_id', candidateId) ?? []) tables[name].remove(row.id);
      tables.candidates.remove(candidateId);
      for (const person of people) if (person.candidateId === candidateId) person.candidateId = null;
      byCandidate.delete(candidateId);
    },
    mergeCandidates(primaryId, secondaryId) {
      const primary = tables.candidates.need(primaryId);
      const secondary = tables.candidates.need(secondaryId);
      for (const application of world.applicationsOf(secondaryId)) {
        tables.applications.reown(application.id, 'candidate_id', primaryId);
        touch(application);
      }
      for (const name of ['attachments', 'notes', 'candidate_employments'] as const)
        for (const row of tables[name].owned('candidate_id', secondaryId) ?? []) {
          tables[name].reown(row.id, 'candidate_id', primaryId);
          touch(row);
        }
      for (const column of [
        'email_addresses',
        'phone_numbers',
        'website_addresses',
        'social_media_addresses',
      ] as const) {
        const held = primary[column] as { value: string }[];
        for (const entry of secondary[column] as { value: string }[])
          if (!held.some(({ value }) => value === entry.value)) held.push(entry);
      }
      primary.last_activity_at = touch(primary);
      tables.candidates.remove(secondaryId);
      for (const person of people) if (person.candidateId === secondaryId) person.candidateId = primaryId;
      byCandidate.delete(secondaryId);
      judgeHidden(primaryId);
    },
    addApplication(candidateId, wish = {}) {
      tables.candidates.need(candidateId);
      const job = jobOf(world.jobNamed(wish.job ?? CAST_JOBS[0]).id) as JobParts;
      const at = world.now();
      const prospect = wish.prospect ?? false;
      const application = applicationRow(tables, {
        candidateId,
        at,
        changed: at,
        prospect,
        status: 'in_process',
        job: prospect ? null : job,
        prospectJobs: prospect ? [job.row.id] : [],
        recruiter: world.recruiter,
        coordinator: world.coordinator,
        source: sources[0] as Row,
        location: null,
        answers: [],
        salary: false,
        rejectedAt: null,
        gap: random.int(1, 7),
      });
      if (prospect)
        insert(
          'prospect_details',
          {
            application_id: application.id,
            pool_id: (pools[0] as Row).id,
            pool_stage_id: poolStages[0]?.[0]?.id ?? null,
            prospect_owner_id: world.recruiter.id,
            department_id: null,
            office_id: null,
          },
          at,
        );
      else
        enterStage(
          application,
          job.stages.find(({ name }) => name === (wish.stage ?? STAGES[0])) ?? (job.stages[0] as Row),
        );
      judgeHidden(candidateId);
      return application;
    },
    moveStage(applicationId, stageName) {
      const application = running(applicationId);
      const stages = jobOf(application.job_id)?.stages ?? [];
      const here = stages.findIndex(({ id }) => id === application.job_interview_stage_id);
      const target = stageName === undefined ? stages[here + 1] : stages.find(({ name }) => name === stageName);
      if (!target) throw new Error(`application ${applicationId} has no stage ${stageName ?? 'after this one'}`);
      closeStage(application);
      enterStage(application, target);
      application.last_activity_at = touch(application);
      return application;
    },
    reject(applicationId, reasonName) {
      const application = running(applicationId);
      const reason = reasonName === undefined ? reasons[0] : reasons.find(({ name }) => name === reasonName);
      if (!reason) throw new Error(`no rejection reason called ${reasonName}`);
      application.rejected_at = end(application, 'rejected');
      insert(
        'rejection_details',
        {
          application_id: applicationId,
          rejected_by_id: world.recruiter.id,
          rejection_note_id: null,
          rejection_reason_id: reason.id,
          rejected_at: application.rejected_at,
          question_custom_fields: {},
        },
        world.now(),
      );
      return application;
    },
    hire(applicationId) {
      const application = running(applicationId);
      end(application, 'hired');
      return application;
    },
    addAttachment(candidateId, wish = {}) {
      const candidate = tables.candidates.need(candidateId);
      const applicationId = wish.applicationId ?? world.applicationsOf(candidateId).at(-1)?.id ?? null;
      candidate.last_activity_at = iso(world.now());
      return insert(
        'attachments',
        {
          application_id: applicationId,
          candidate_id: candidateId,
          type: wish.type ?? 'resume',
          filename: wish.filename ?? 'new-resume.pdf',
        },
        world.now(),
      );
    },
    addEmployment(candidateId, { company, title }) {
      for (const row of tables.candidate_employments.owned('candidate_id', candidateId) ?? []) {
        row.latest = false;
        touch(row);
      }
      return insert(
        'candidate_employments',
        {
          candidate_id: candidateId,
          company_name: company,
          title,
          start_date: iso(world.now()).slice(0, 10),
          end_date: null,
          latest: true,
        },
        world.now(),
      );
    },
    closeJob(jobId) {
      const row = tables.jobs.need(jobId);
      row.status = 'closed';
      row.closed_at = touch(row);
      const [reason] = tables.close_reasons.descending();
      for (const opening of tables.openings.descending()) {
        if (opening.job_id !== jobId || opening.open !== true) continue;
        Object.assign(opening, { open: false, closed_at: touch(opening), close_reason_id: reason?.id ?? null });
      }
      for (const post of tables.job_posts.descending()) {
        if (post.job_id !== jobId || post.live !== true) continue;
        post.live = false;
        touch(post);
      }
      return row;
    },
    setConfidential(jobId, confidential) {
      const row = tables.jobs.need(jobId);
      row.confidential = confidential;
      touch(row);
      for (const application of tables.applications.descending())
        if (application.job_id === jobId) judgeHidden(application.candidate_id);
      return row;
    },
  };
  return world;
}
