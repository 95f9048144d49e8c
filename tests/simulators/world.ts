// One invented Greenhouse account of any size: the rows of every resource, the truth about every person, a fixed cast,
// and changes that behave as Greenhouse's do. It serves no requests.

import { createHash } from 'node:crypto';
import { CAST, type CastName, STRANGER_ROOM, STRANGERS } from './cast';
import { type GreenhouseAccount, jobNamed } from './greenhouse-account';
import { type ApplicationChanges, applicationChanges } from './greenhouse-application-changes';
import { insertDraft } from './greenhouse-applications';
import { addBackground } from './greenhouse-background';
import { type CandidateChanges, candidateChanges } from './greenhouse-candidate-changes';
import { candidateRow, emptyCandidate } from './greenhouse-candidates';
import { inventCompany } from './greenhouse-company';
import { type ApplicationDraft, castDrafts, crowdDrafts } from './greenhouse-drafts';
import { type ApplicationRow, DAY, type Row } from './greenhouse-rows';
import { emptyTables, inserterInto, type Tables } from './greenhouse-tables';
import { inventPerson, type PersonTruth, type PersonWish } from './person-truth';
import { createRandom } from './random';

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

export interface WorldOptions {
  seed?: number;
  /** How many candidates the account holds, the cast included. */
  people?: number;
  /** The newest instant in the world, ms; rows are spread over the years before it. */
  now?: number;
  years?: number;
}

/** The recruiter whose work e-mail the account knows. */
export const WORK_EMAIL = 'ines.halvorsen@harborpine.example';
/** A second address of the same recruiter, in `user_emails` only. */
export const SECOND_WORK_EMAIL = 'ihalvorsen@talent.harborpine.example';
export const ORGANISATION = { id: 7421, name: 'Harbor & Pine' } as const;
export const WEB_ORIGIN = 'https://app.greenhouse.io';

export interface World extends ApplicationChanges, CandidateChanges {
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
}

const DEFAULT_NOW = Date.UTC(2026, 10, 20, 9, 0, 0);

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

  const insert = inserterInto(tables);
  const company = inventCompany(insert, random, {
    start,
    people: count,
    recruiterEmails: [WORK_EMAIL, SECOND_WORK_EMAIL],
  });
  const { users, jobs } = company;
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
  for (const draft of drafts)
    insertDraft({ tables, insert, company, random }, people[draft.person] as PersonTruth, draft, now);

  addBackground({
    seed,
    now,
    insert,
    candidates: tables.candidates,
    applications: tables.applications,
    openings: tables.openings,
    jobPosts: tables.job_posts,
    closeReasons: company.closeReasons,
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

  const byCandidate = new Map(people.map((person) => [person.candidateId as number, person]));
  const account: GreenhouseAccount = { tables, insert, company, people, byCandidate, random, now: () => world.now() };
  const applications = applicationChanges(account);
  const world: World = {
    ...applications,
    ...candidateChanges(account, applications),
    seed,
    tables,
    people,
    cast,
    recruiter: users[0] as Row,
    coordinator: users[1] as Row,
    deactivatedUser: users[2] as Row,
    interviewer: users[3] as Row,
    now: () => now,
    hash() {
      const hash = createHash('sha256');
      for (const name of RESOURCE_NAMES) for (const row of tables[name].descending()) hash.update(JSON.stringify(row));
      return hash.digest('hex');
    },
    rowCounts: () =>
      Object.fromEntries(RESOURCE_NAMES.map((name) => [name, tables[name].size])) as Record<ResourceName, number>,
    person: (candidateId) => byCandidate.get(candidateId),
    applicationsOf: (candidateId) => tables.applications.owned('candidate_id', candidateId) ?? [],
    jobNamed: (name) => jobNamed(account, name).row,
  };
  return world;
}
