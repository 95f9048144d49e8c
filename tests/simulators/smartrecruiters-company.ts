// The invented company of a SmartRecruiters account: its configuration, users and jobs with their hiring teams.
// It invents no candidates.

import { TITLES } from './people-names';
import { inventPerson } from './person-truth';
import type { Random } from './random';
import {
  type Configuration,
  type HiringTeamMember,
  JOB_STATUSES,
  type JobRow,
  type JobStatus,
  type Labelled,
  type Place,
  POSTING_STATUSES,
  type PostingStatus,
  type UserRow,
  uuidOf,
} from './smartrecruiters-account';

const DAY = 86_400_000;
const iso = (ms: number): string => new Date(ms).toISOString();

/** The recruiter whose work e-mail the account knows. */
export const WORK_EMAIL = 'ines.halvorsen@harborpine.example';
/** Also the case-sensitive slug of the careers page. */
export const COMPANY = { identifier: 'HarborPine', name: 'Harbor & Pine' } as const;

/** Jobs of every world, by name; the first three are open and public, with recruiter and coordinator. */
export const KNOWN_JOBS = ['Senior Backend Engineer', 'Product Designer', 'Data Analyst'] as const;

const label = (prefix: string, labels: readonly string[]): Labelled[] =>
  labels.map((text, index) => ({ id: `${prefix}-${index + 1}`, label: text }));

export const POOLS = ['Future Leaders', 'Engineering Talent', 'Campus 2026', 'Design Community'] as const;

export function inventConfiguration(): Configuration {
  return {
    departments: label('dep', ['Engineering', 'Product', 'Design', 'Finance', 'People', 'Sales']).map((department) => ({
      ...department,
      description: '',
    })),
    rejectionReasons: label('rr', [
      'Lacking skill(s) or qualification(s)',
      'Not enough experience',
      'Hired another candidate',
      'Wrong location',
      'Other',
    ]),
    withdrawalReasons: label('wr', ['Took another offer', 'Salary expectations', 'Unresponsive', 'Personal reasons']),
    processes: [
      {
        id: 'hp-1',
        name: 'Default',
        active: true,
        subStatuses: {
          inReview: ['Application review', 'Recruiter screen'],
          interview: ['Phone interview', 'Technical interview', 'Face to face'],
          offered: ['Offer preparation', 'Offer sent'],
        },
      },
      {
        id: 'hp-2',
        name: 'Short',
        active: true,
        subStatuses: { inReview: [], interview: ['Conversation'], offered: [] },
      },
      {
        id: 'hp-3',
        name: 'Campus 2019',
        active: false,
        subStatuses: { inReview: ['Essay'], interview: ['Assessment day'], offered: ['Letter'] },
      },
    ],
    sources: [
      { type: { id: 'JOB_BOARD', label: 'Job board' }, values: label('jb', ['LinkedIn', 'Indeed']) },
      { type: { id: 'REFERRAL', label: 'Referral' }, values: label('rf', ['Employee referral']) },
      { type: { id: 'CAREER_SITE', label: 'Career site' }, values: label('cs', ['Harbor & Pine careers']) },
      { type: { id: 'SOURCED', label: 'Sourced' }, values: label('sd', ['Added manually', 'Import']) },
      { type: { id: 'API', label: 'API' }, values: label('api', ['API']) },
    ],
    candidateProperties: [
      { id: 'notice-period', label: 'Notice period', type: 'TEXT' },
      { id: 'desired-salary', label: 'Desired salary', type: 'CURRENCY' },
    ],
  };
}

// First name, last name, system role, active.
const KNOWN_USERS: readonly (readonly [string, string, string, boolean])[] = [
  ['Ines', 'Halvorsen', 'Administrator', true],
  ['Tobias', 'Okafor', 'Extended', true],
  ['Petra', 'Sokolić', 'Extended', false],
  ['Ravi', 'Deshmukh', 'Standard', true],
];

const roleOf = (name: string): Labelled => ({ id: name.toUpperCase(), label: name });

/** The first is the recruiter, the second the coordinator, the third left the company, the fourth is no recruiter. */
export function inventUsers(random: Random, founded: number, count: number): UserRow[] {
  return Array.from({ length: count }, (_, index): UserRow => {
    const known = KNOWN_USERS[index];
    const invented = inventPerson(9_000_000 + index, random);
    const role = random.pick(['Administrator', 'Extended', 'Extended', 'Standard', 'Restricted', 'Employee']);
    const active = random.chance(0.82);
    const [firstName, lastName] = known ?? [invented.first, invented.last];
    const address = `${firstName}.${lastName}`.normalize('NFD').replace(/[^a-zA-Z.]/g, '');
    return {
      id: random.int(10 ** 7, 10 ** 8).toString(16) + index.toString(16).padStart(4, '0'),
      email: known ? `${address.toLowerCase()}@harborpine.example` : `user${index}@harborpine.example`,
      firstName,
      lastName,
      systemRole: roleOf(known?.[2] ?? role),
      active: known?.[3] ?? active,
      updatedOn: iso(founded + index * DAY),
      accessGroups: index % 3 === 0 ? [] : [{ id: `ag-${index % 3}`, label: index % 3 === 1 ? 'EMEA' : 'Tech' }],
    };
  });
}

const RECRUITER = ['RECRUITER', 'Recruiter', 'recruiter'] as const;
const COORDINATOR = ['COORDINATOR', 'Coordinator', 'RECRUITING_COORDINATOR', 'Recruiting Coordinator'] as const;
const MANAGER = ['HIRING_MANAGER', 'Hiring Manager', 'hiringManager'] as const;
const OTHERS = ['INTERVIEWER', 'EXECUTIVE', 'Interview Team'] as const;

function inventTeam(random: Random, users: readonly UserRow[], index: number): HiringTeamMember[] {
  const [recruiter, coordinator, , manager] = users as readonly [UserRow, UserRow, UserRow, UserRow];
  if (index < KNOWN_JOBS.length)
    return [
      { userId: manager.id, role: MANAGER[index] as string, roleUnlisted: false },
      // The third job's roles are told by the members' own addresses only.
      { userId: recruiter.id, role: RECRUITER[index] as string, roleUnlisted: index === 2 },
      { userId: coordinator.id, role: COORDINATOR[index + 1] as string, roleUnlisted: index === 2 },
    ];
  const kind = random.weighted([74, 10, 6, 10]);
  if (kind === 2) return [];
  const roles: string[] = [random.pick(MANAGER)];
  if (kind !== 1) roles.push(random.pick(RECRUITER));
  if (random.chance(0.5)) roles.push(random.pick(COORDINATOR));
  if (random.chance(0.4)) roles.push(random.pick(OTHERS));
  const taken = new Set<string>();
  return roles.flatMap((role) => {
    const user = random.pick(users);
    if (taken.has(user.id)) return [];
    taken.add(user.id);
    return [{ userId: user.id, role, roleUnlisted: kind === 3 }];
  });
}

const CITIES: readonly Place[] = [
  { country: 'Norway', countryCode: 'no', region: '', regionCode: '', city: 'Bergen' },
  { country: 'United Kingdom', countryCode: 'gb', region: 'England', regionCode: '', city: 'Leeds' },
  { country: 'Germany', countryCode: 'de', region: 'Nordrhein-Westfalen', regionCode: 'NW', city: 'Köln' },
];

export function inventJobs(
  random: Random,
  about: { founded: number; now: number; configuration: Configuration; users: readonly UserRow[]; count: number },
): JobRow[] {
  const { founded, now, configuration, users } = about;
  return Array.from({ length: about.count }, (_, index): JobRow => {
    const known = KNOWN_JOBS[index];
    const area = random.pick(['EMEA', 'Nordics', 'Platform', 'Growth', 'Core', 'Remote']);
    const invented = `${random.pick(TITLES)}, ${area}`;
    const created = founded + random.int(0, 300) * DAY;
    const changed = Math.min(now, created + random.int(1, 400) * DAY);
    // Every status and posting status occurs in the smallest world.
    const status: JobStatus = known
      ? 'INTERVIEW'
      : (JOB_STATUSES[(index - KNOWN_JOBS.length) % JOB_STATUSES.length] as JobStatus);
    const postingStatus: PostingStatus = known
      ? 'PUBLIC'
      : (POSTING_STATUSES[(index - KNOWN_JOBS.length) % POSTING_STATUSES.length] as PostingStatus);
    return {
      id: uuidOf(random),
      postingId: String(743_999_000_000_000 + index * 7 + random.int(0, 6)),
      uuid: uuidOf(random),
      title: known ?? invented,
      refNumber: `REF${1000 + index}${'ABCDEFGH'[index % 8]}`,
      createdOn: iso(created),
      updatedOn: iso(changed),
      lastActivityOn: iso(changed),
      departmentId: (configuration.departments[index % configuration.departments.length] as Labelled).id,
      location: { ...random.pick(CITIES), remote: random.chance(0.3) },
      status,
      postingStatus,
      processId: known || random.chance(0.7) ? 'hp-1' : random.pick(['hp-2', 'hp-3']),
      creatorId: random.pick(users).id,
      targetHiringDate: random.chance(0.4) ? iso(changed + 90 * DAY).slice(0, 10) : null,
      properties: [
        { id: 'brand', label: 'Brand', value: { id: 'hp', label: 'Harbor & Pine' } },
        { id: 'salary-band', label: 'Salary band', value: { id: 'b4', label: 'B4' } },
      ],
      hiringTeam: inventTeam(random, users, index),
      positions: Array.from({ length: random.int(1, 2) }, () => ({
        id: uuidOf(random),
        type: random.pick(['NEW', 'REPLACEMENT'] as const),
        status: status === 'FILLED' ? ('FILLED' as const) : ('OPEN' as const),
        openOn: iso(created).slice(0, 10),
      })),
    };
  });
}
