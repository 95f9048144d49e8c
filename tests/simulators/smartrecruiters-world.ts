// One invented SmartRecruiters account of any size: rows, the truth about every person, the hand-made cast, and changes
// that behave as the vendor's do. It serves no requests.

import { CAST, STRANGERS } from './cast';
import { inventPerson, type PersonWish } from './person-truth';
import { createRandom, type Random } from './random';
import {
  type Account,
  type AttachmentType,
  type CandidateRow,
  type Configuration,
  hashOf,
  isListed,
  type JobRow,
  type ProcessRow,
  STATUSES,
  type Status,
  type UserRow,
  uuidOf,
} from './smartrecruiters-account';
import { type Changed, type Changes, changesOf } from './smartrecruiters-changes';
import { inventConfiguration, inventJobs, inventUsers, POOLS } from './smartrecruiters-company';
import {
  type ApplicationPlan,
  attachmentRow,
  candidateRow,
  emptyCandidate,
  inventAssignment,
  personHeld,
  type SmartRecruitersPerson,
} from './smartrecruiters-people';

/** This ATS has no private people and no confidential jobs: two of the cast are strangers to it. */
const NOT_HELD = ['privatePerson', 'confidentialOnly'] as const;
type NotHeld = (typeof NOT_HELD)[number];
export type SmartRecruitersCastName = keyof typeof CAST | keyof typeof STRANGERS;

export interface SmartRecruitersWorldOptions {
  seed?: number;
  /** How many candidates the account holds, the cast included. */
  people?: number;
  /** The newest instant in the world, ms; rows are spread over the years before it. */
  now?: number;
  years?: number;
}

export interface SmartRecruitersWorld extends Account, Changes {
  readonly seed: number;
  /** Everybody the ATS holds or held; strangers are in `cast` only. */
  readonly people: SmartRecruitersPerson[];
  readonly cast: Record<SmartRecruitersCastName, SmartRecruitersPerson>;
  readonly recruiter: UserRow;
  readonly coordinator: UserRow;
  readonly inactiveUser: UserRow;
  /** The time changes are stamped with; a simulator sets it to its clock. */
  now: () => number;
  /** Rises with every change. */
  readonly version: number;
  /** SHA-256 over every row. */
  hash(): string;
  person(candidateId: string): SmartRecruitersPerson | undefined;
  jobNamed(title: string): JobRow;
  processOf(job: JobRow): ProcessRow;
}

const DAY = 86_400_000;
const DEFAULT_NOW = Date.UTC(2026, 10, 20, 9, 0, 0);
/** Crowds of other simulated accounts are numbered from zero: nobody here shares a member number with one of them. */
const FIRST_CROWD_PERSON = 3_000_000;

/** What one person is to have in the account. */
interface Plan {
  applications: { job: number; status: Status; subStatus?: string; reason?: number }[];
  pool: string | null;
  anonymised: boolean;
  files: { type: AttachmentType; name: string }[];
}

/** Builds the account; the same options give the same rows on every machine. */
export function createSmartRecruitersWorld(options: SmartRecruitersWorldOptions = {}): SmartRecruitersWorld {
  const seed = options.seed ?? 1;
  const now = options.now ?? DEFAULT_NOW;
  const span = (options.years ?? 8) * 365 * DAY;
  const random = createRandom(seed ^ 0x5a3c);
  const founded = now - span - 40 * DAY;

  const castNames = Object.keys(CAST) as (keyof typeof CAST)[];
  const heldNames = castNames.filter((name) => !(NOT_HELD as readonly string[]).includes(name));
  const count = Math.max(options.people ?? 200, heldNames.length + EVERY_KIND.length);
  const configuration = inventConfiguration();
  const users = inventUsers(random, founded, Math.min(130, 12 + Math.floor(count / 300)));
  const jobCount = Math.min(240, 14 + Math.floor(count / 150));
  const jobs = inventJobs(random, { founded, now, configuration, users, count: jobCount });
  const account: Account = {
    configuration,
    users,
    jobs: new Map(jobs.map((job) => [job.id, job])),
    candidates: new Map(),
    mergedInto: new Map(),
  };
  const processOf = (job: JobRow): ProcessRow =>
    configuration.processes.find(({ id }) => id === job.processId) as ProcessRow;

  const invented = castNames.map((key, index) =>
    personHeld(inventPerson(index, random, { key, ...CAST[key] } as PersonWish)),
  );
  const people = invented.filter((person) => !(NOT_HELD as readonly string[]).includes(person.key));
  const comings = people.map((person, index) =>
    person.key === 'oldest' ? now - span : now - (9 + index * 11) * DAY - random.int(0, DAY),
  );
  while (people.length < count) {
    people.push(personHeld(inventPerson(FIRST_CROWD_PERSON + people.length, random)));
    // More people came lately than in the first years.
    comings.push(now - Math.floor(random.next() ** 1.4 * (span - 2 * DAY)) - 3_600_000);
  }
  people.forEach((person, index) => {
    const isCast = index < heldNames.length;
    const kind = EVERY_KIND[index - heldNames.length];
    const plan = isCast ? castPlan(person.key) : { ...crowdPlan(random, jobs.length, person), ...kind };
    const row = candidateRow(person, random, { id: uuidOf(random), at: comings[index] as number, isCast });
    fill(row, plan, { random, jobs, processOf, configuration, now, authorId: (users[0] as UserRow).id });
    if (plan.anonymised) {
      emptyCandidate(row, random.pick(['', null]));
      Object.assign(person, { hidden: 'anonymised', findable: 'none' });
    } else if (!isListed(row)) person.hidden = 'no-application';
    person.candidateId = row.id;
    account.candidates.set(row.id, row);
  });

  const strangers = (Object.keys(STRANGERS) as (keyof typeof STRANGERS)[]).map((key, index) =>
    personHeld(inventPerson(castNames.length + index, random, { key, ...STRANGERS[key] } as PersonWish)),
  );
  const cast = Object.fromEntries([...invented, ...strangers].map((person) => [person.key, person]));

  let version = 0;
  const byCandidate = new Map(people.map((person) => [person.candidateId as string, person]));
  const jobNamed = (title: string): JobRow => {
    for (const job of account.jobs.values()) if (job.title === title) return job;
    throw new Error(`no job called ${title}`);
  };
  const on: Changed = {
    account,
    people,
    byCandidate,
    random,
    nextPerson: FIRST_CROWD_PERSON + count,
    authorId: (users[0] as UserRow).id,
    now: () => world.now(),
    jobNamed,
    processOf,
    changed: () => version++,
  };
  const world: SmartRecruitersWorld = {
    seed,
    ...account,
    ...changesOf(on),
    people,
    cast: cast as SmartRecruitersWorld['cast'],
    recruiter: users[0] as UserRow,
    coordinator: users[1] as UserRow,
    inactiveUser: users[2] as UserRow,
    now: () => now,
    get version() {
      return version;
    },
    hash: () => hashOf(account),
    person: (candidateId) => byCandidate.get(candidateId),
    jobNamed,
    processOf,
  };
  return world;
}

const plan = (over: Partial<Plan>): Plan => ({ applications: [], pool: null, anonymised: false, files: [], ...over });

function castPlan(key: string): Plan {
  switch (key as Exclude<keyof typeof CAST, NotHeld>) {
    case 'activeApplicant':
      return plan({
        applications: [{ job: 0, status: 'INTERVIEW', subStatus: 'Technical interview' }],
        files: [
          { type: 'RESUME', name: 'Mara Lindqvist-Osei CV.pdf' },
          { type: 'COVER_LETTER', name: 'Cover letter.pdf' },
          { type: 'GENERIC_FILE', name: 'Portfolio notes.txt' },
          { type: 'AVATAR', name: 'avatar.png' },
        ],
      });
    case 'prospect':
      return plan({ pool: POOLS[0] });
    case 'rejected':
      return plan({
        applications: [{ job: 1, status: 'REJECTED', reason: 1 }],
        files: [{ type: 'RESUME', name: 'aysegul-cv.pdf' }],
      });
    case 'twoApplications':
      return plan({
        applications: [
          { job: 1, status: 'REJECTED', reason: 3 },
          { job: 2, status: 'INTERVIEW', subStatus: 'Phone interview' },
        ],
        files: [{ type: 'RESUME', name: 'cv-2026.pdf' }],
      });
    case 'hired':
      return plan({ applications: [{ job: 0, status: 'HIRED' }], files: [{ type: 'RESUME', name: 'kwabena.pdf' }] });
    case 'oldest':
      return plan({ applications: [{ job: 2, status: 'REJECTED', reason: 2 }] });
    default:
      return plan({
        applications: [{ job: 2, status: 'IN_REVIEW', subStatus: 'Recruiter screen' }],
        files: [{ type: 'RESUME', name: 'cv.pdf' }],
      });
  }
}

/** Fixed for the first of the crowd, so that the smallest world holds every kind of person. */
const EVERY_KIND: readonly Partial<Plan>[] = [
  ...STATUSES.map((status): Partial<Plan> => ({ applications: [{ job: 4, status }], pool: null, anonymised: false })),
  { applications: [], pool: POOLS[1], anonymised: false },
  { applications: [], pool: null, anonymised: false },
  { applications: [{ job: 0, status: 'WITHDRAWN' }], anonymised: true },
  {
    applications: [
      { job: 5, status: 'TRANSFERRED' },
      { job: 6, status: 'NEW' },
      { job: 7, status: 'LEAD' },
    ],
    pool: POOLS[2],
    anonymised: false,
  },
];

function crowdPlan(random: Random, jobCount: number, person: SmartRecruitersPerson): Plan {
  const many = random.weighted([10, 68, 14, 6]);
  const applications = Array.from({ length: many }, (_, index) => ({
    job: random.int(0, jobCount - 1),
    // Only the newest application is likely to be still running.
    status: STATUSES[
      random.weighted(index === many - 1 ? [9, 10, 14, 9, 3, 7, 38, 8, 2] : [4, 0, 1, 1, 0, 4, 66, 14, 10])
    ] as Status,
  }));
  const files: Plan['files'] = [];
  if (random.chance(0.82))
    files.push({ type: 'RESUME', name: `${person.vanity.slice(0, 24)}.${random.pick(['pdf', 'rtf'])}` });
  if (random.chance(0.15)) files.push({ type: 'COVER_LETTER', name: 'Letter.pdf' });
  if (random.chance(0.08)) files.push({ type: 'GENERIC_FILE', name: 'notes.txt' });
  if (random.chance(0.25)) files.push({ type: 'AVATAR', name: 'avatar.png' });
  const pooled = random.chance(many === 0 ? 0.85 : 0.06);
  return plan({ applications, pool: pooled ? random.pick(POOLS) : null, files, anonymised: random.chance(0.01) });
}

function fill(
  row: CandidateRow,
  { applications, pool, files }: Plan,
  about: {
    random: Random;
    jobs: readonly JobRow[];
    processOf: (job: JobRow) => ProcessRow;
    configuration: Configuration;
    now: number;
    authorId: string;
  },
): void {
  const { random, jobs, configuration, now } = about;
  const sources = configuration.sources.flatMap(({ values }) => values);
  row.pool = pool;
  let at = Date.parse(row.createdOn);
  applications.forEach((wanted, index) => {
    const job = jobs[wanted.job] as JobRow;
    // A second application to one job is the same application.
    if (row.assignments.some(({ jobId }) => jobId === job.id)) return;
    // Those still to come need room before now as well.
    const share = 2 * (applications.length - index) - 1;
    const within = (days: number, from: number) => Math.min(days * DAY, Math.floor((now - from) / share));
    const until = at + within(random.int(1, 45), at);
    const reasons =
      wanted.status === 'REJECTED'
        ? configuration.rejectionReasons
        : wanted.status === 'WITHDRAWN'
          ? configuration.withdrawalReasons
          : [];
    const given = wanted.reason ?? random.int(0, reasons.length);
    const application: ApplicationPlan = {
      job,
      at,
      until,
      status: wanted.status,
      ...(wanted.subStatus !== undefined && { subStatus: wanted.subStatus }),
      // The last draw stands for no reason given.
      reasonId: reasons[given]?.id ?? null,
      sourceId: random.pick(sources).id,
    };
    row.assignments.push(inventAssignment(about.processOf(job), application, random));
    row.updatedOn = new Date(until).toISOString();
    at = until + within(random.int(1, 200), until);
  });
  const added = Math.min(now, Date.parse(row.createdOn) + 1000);
  const [first] = row.assignments;
  row.attachments = files.map((file) =>
    attachmentRow(random, { ...file, at: added, jobId: random.chance(0.5) ? (first?.jobId ?? null) : null }),
  );
  if (random.chance(0.06))
    row.notes.push({
      id: uuidOf(random),
      content: `Spoke on the phone, sounds keen. #[CANDIDATE:${row.id}]`,
      createdOn: row.updatedOn,
      visibility: random.pick(['PRIVATE', 'DIRECT', 'OPEN', 'EVERYONE']),
      authorId: about.authorId,
      jobId: first?.jobId ?? null,
    });
}
