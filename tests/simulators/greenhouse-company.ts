// The invented company of a Greenhouse account: its users, jobs with their stages, reasons, sources and pools. It invents no
// candidates.

import { DAY, iso, type Row } from './greenhouse-rows';
import type { Insert } from './greenhouse-tables';
import { TAGS, TITLES } from './people-names';
import { inventPerson } from './person-truth';
import type { Random } from './random';

export const STAGES = [
  'Application Review',
  'Recruiter Screen',
  'Phone Interview',
  'Technical Interview',
  'Face to Face',
  'Offer',
] as const;
export const REASONS: readonly (readonly [string, string])[] = [
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
export const POOLS = ['Future Leaders', 'Engineering Talent', 'Campus 2026', 'Design Community'] as const;
export const POOL_STAGES = ['Not contacted', 'Contacted', 'In conversation'] as const;
const DEPARTMENTS = ['Engineering', 'Product', 'Design', 'Finance', 'People', 'Sales'] as const;
const USERS: readonly (readonly [string, string, string, boolean, boolean])[] = [
  ['Ines', 'Halvorsen', 'Senior Recruiter', true, false],
  ['Tobias', 'Okafor', 'Recruiting Coordinator', true, false],
  ['Petra', 'Sokolić', 'Recruiter', true, true],
  ['Ravi', 'Deshmukh', 'Engineering Manager', false, false],
];

export interface JobParts {
  row: Row;
  stages: Row[];
}

export const CAST_JOBS = ['Senior Backend Engineer', 'Product Designer', 'Data Analyst', 'VP Finance'] as const;

export interface Company {
  /** The recruiter, the coordinator, somebody deactivated, an interviewer, and others. */
  users: Row[];
  /** Who may look after a candidate. */
  recruiters: Row[];
  /** The cast's first. */
  jobs: JobParts[];
  reasons: Row[];
  sources: Row[];
  closeReasons: Row[];
  pools: Row[];
  /** By pool. */
  poolStages: Row[][];
}

export interface CompanyWish {
  /** When the first candidate came, ms: all this was there before. */
  start: number;
  /** How many candidates it is to be large enough for. */
  people: number;
  /** Of its first user. */
  recruiterEmails: readonly [string, string];
}

export function inventCompany(insert: Insert, random: Random, about: CompanyWish): Company {
  const founded = about.start - 40 * DAY;
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
  const users = addUsers(insert, random, founded, {
    count: Math.min(60, 12 + Math.floor(about.people / 600)),
    recruiterEmails: about.recruiterEmails,
  });
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
    departments,
    office,
    users,
    count: Math.min(160, 12 + Math.floor(about.people / 200)),
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
  return { users, recruiters, jobs, reasons, sources, closeReasons, pools, poolStages };
}

function addUsers(
  insert: Insert,
  random: Random,
  founded: number,
  about: { count: number; recruiterEmails: readonly [string, string] },
): Row[] {
  const [workEmail, secondWorkEmail] = about.recruiterEmails;
  const users: Row[] = [];
  for (let index = 0; index < about.count; index++) {
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
        ? workEmail
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
        emails: index === 0 ? [address, secondWorkEmail] : [address],
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
      insert('user_emails', { user_id: user.id, email: secondWorkEmail, verified: true }, founded + index * DAY);
    users.push(user);
  }
  return users;
}

function addJobs(
  insert: Insert,
  random: Random,
  about: { founded: number; departments: Row[]; office: Row; users: Row[]; count: number },
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
