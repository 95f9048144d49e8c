// The simulated Greenhouse as a life of chaos needs it. It knows the account's rows, and nothing of the connector's ways
// but which lists a walk is for.

import { greenhouse as connector } from '@/lib/ats/greenhouse/connector';
import { shownPeople, truthOf } from '@/tests/contract/connectors-under-test';
import { createClock } from '@/tests/simulators/clock';
import { createGreenhouse } from '@/tests/simulators/greenhouse';
import type { Row } from '@/tests/simulators/greenhouse-rows';
import type { Random } from '@/tests/simulators/random';
import { createWorld, type ResourceName, type World } from '@/tests/simulators/world';
import { type ChaosAccount, createFlips, type Flips, pagesOf } from './chaos-account';
import { CHAOS_BEGINS, simulatedConnection } from './simulated-account';

const ROUTES = [
  'candidates',
  'applications',
  'attachments',
  'candidate_employments',
  'rejection_details',
  'prospect_details',
  'users',
  'jobs',
  'job_interview_stages',
  'openings',
  'job_posts',
  'prospect_pools',
  'token',
  '*',
];
const OF_PEOPLE = [
  'applications',
  'candidates',
  'candidate_employments',
  'rejection_details',
  'prospect_details',
  'attachments',
] as const;
const OF_NOBODY = [
  'users',
  'departments',
  'offices',
  'sources',
  'jobs',
  'job_interview_stages',
  'rejection_reasons',
  'close_reasons',
  'prospect_pools',
  'prospect_pool_stages',
] as const;
const SWEPT = ['candidates', 'applications', 'candidate_employments', 'attachments'] as const;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export function chaoticGreenhouse(seed: number, people: number): ChaosAccount {
  const clock = createClock({ startAt: CHAOS_BEGINS, speed: 0 });
  const world = createWorld({ seed, people });
  const simulator = createGreenhouse({ world, clock, options: { limit: 75, singleActiveToken: true } });
  const jobs = createFlips<number>(clock.now);
  const privacies = createFlips<number>(clock.now);
  // Before the life begins, so that nobody who is deleted in it is left out.
  const everybody = new Set([...world.tables.candidates.descending()].map(({ id }) => id));
  return {
    connector,
    connection: simulatedConnection(),
    clock,
    fetch: simulator.fetch,
    faults: simulator.faults,
    routes: ROUTES,
    objectRoutes: [],
    tokenRoutes: ['token', 'introspect'],
    skew(ms) {
      simulator.options.dateSkewMs = ms;
    },
    spoilToken: (random) => (random.chance(0.5) ? simulator.mintElsewhere() : simulator.revokeTokens()),
    change(random) {
      change(world, random, { jobs, privacies });
      for (const { id } of world.tables.candidates.descending()) everybody.add(id);
    },
    remove(share) {
      const held = [...world.tables.candidates.descending()].map(({ id }) => id);
      for (const [i, id] of held.entries()) if (i % 10 < share * 10) world.deleteCandidate(id);
    },
    truth() {
      const shown = new Set(shownPeople(world));
      return [...everybody].map((id) => [id, shown.has(id) ? truthOf(world, id) : null]);
    },
    held: () => world.tables.candidates.size,
    versions: () => new Map(),
    leastOfPerson: () => 0,
    least: (walk, sinceMs) => leastCalls(world, walk, { sinceMs, untilMs: clock.now() }, { jobs, privacies }),
    breaches: () => [...simulator.log.forbidden, ...simulator.log.writes, ...simulator.log.ignored],
  };
}

interface GreenhouseFlips {
  jobs: Flips<number>;
  privacies: Flips<number>;
}

function leastCalls(
  world: World,
  walk: 'fill' | 'changes' | 'jobs' | 'sweep',
  { sinceMs, untilMs }: { sinceMs: number; untilMs: number },
  flips: GreenhouseFlips,
): number {
  const { tables } = world;
  // Once a day people's changes are read from a day before.
  const isFirstOfDay = walk === 'changes' && Math.floor(sinceMs / DAY_MS) !== Math.floor(untilMs / DAY_MS);
  const from = new Date(sinceMs - HOUR_MS - (isFirstOfDay ? DAY_MS : 0)).toISOString();
  const rows = (name: ResourceName) => [...(tables[name].descending() as Iterable<Row>)];
  const changed = (name: ResourceName) => rows(name).filter((row) => row.updated_at >= from);
  const total = (names: readonly ResourceName[], listed: (name: ResourceName) => Row[]) =>
    names.reduce((sum, name) => sum + pagesOf(listed(name).length), 0);
  /** As batches of ids that one request takes; none without ids. */
  const inBatches = (ids: number, found: number) => (ids === 0 ? 0 : Math.max(Math.ceil(ids / 50), pagesOf(found)));
  const withIn = (name: ResourceName, column: string, ids: ReadonlySet<number>) =>
    rows(name).filter((row) => ids.has(row[column] as number)).length;
  /** Applications, prospects, and what hangs on those, of jobs whose confidentiality turned. */
  const ofJobs = (ids: ReadonlySet<number>, withDetails: boolean) => {
    if (ids.size === 0) return 0;
    const applications = rows('applications').filter((row) => ids.has(row.job_id as number));
    const prospects = rows('applications').filter((row) =>
      (row.prospective_job_ids as number[]).some((id) => ids.has(id)),
    );
    const own = new Set([...applications, ...prospects].map(({ id }) => id));
    const owners = new Set([...applications, ...prospects].map((row) => row.candidate_id as number));
    const listed = inBatches(ids.size, applications.length) + inBatches(ids.size, prospects.length);
    if (!withDetails) return listed;
    return (
      listed +
      inBatches(owners.size, withIn('attachments', 'candidate_id', owners)) +
      inBatches(own.size, withIn('rejection_details', 'application_id', own)) +
      inBatches(own.size, withIn('prospect_details', 'application_id', own))
    );
  };
  const postingsOf = (ids: ReadonlySet<number>) =>
    inBatches(ids.size, withIn('openings', 'job_id', ids)) + inBatches(ids.size, withIn('job_posts', 'job_id', ids));
  const open = (row: Row) => row.confidential !== true;
  const idsOf = (some: readonly Row[]) => new Set(some.map(({ id }) => id));

  if (walk === 'sweep') return total(SWEPT, rows);
  if (walk === 'fill') {
    const secret = idsOf(rows('jobs').filter((row) => !open(row)));
    return (
      total([...OF_NOBODY, ...OF_PEOPLE], rows) + ofJobs(secret, false) + postingsOf(idsOf(rows('jobs').filter(open)))
    );
  }
  if (walk === 'jobs') {
    const postings = ['openings', 'job_posts'] as const;
    const moved = postings.map((name) => new Set(changed(name).map((row) => row.job_id as number)));
    return (
      total([...OF_NOBODY, ...postings], changed) +
      postingsOf(idsOf(changed('jobs').filter(open))) +
      postings.reduce((sum, name, i) => {
        const ids = moved[i] as Set<number>;
        return sum + inBatches(ids.size, withIn(name, 'job_id', ids));
      }, 0) +
      ofJobs(flips.jobs.since(sinceMs), true)
    );
  }
  const people = flips.privacies.since(sinceMs);
  const own = new Set(rows('applications').flatMap((row) => (people.has(row.candidate_id as number) ? [row.id] : [])));
  const namedJobs = new Set(
    changed('applications').flatMap((row) =>
      row.job_id === null ? (row.prospective_job_ids as number[]) : [row.job_id as number],
    ),
  );
  return (
    total(OF_PEOPLE, changed) +
    Math.ceil(namedJobs.size / 50) +
    inBatches(people.size, withIn('applications', 'candidate_id', people)) +
    inBatches(people.size, withIn('candidate_employments', 'candidate_id', people)) +
    inBatches(people.size, withIn('attachments', 'candidate_id', people)) +
    inBatches(own.size, withIn('rejection_details', 'application_id', own)) +
    inBatches(own.size, withIn('prospect_details', 'application_id', own))
  );
}

function change(world: World, random: Random, flips: GreenhouseFlips): void {
  const { tables } = world;
  const held = [...tables.candidates.descending()].map(({ id }) => id);
  const person = random.pick(held);
  const running = world.applicationsOf(person).filter((one) => one.status === 'in_process' && !one.prospect);
  const first = running.find(({ job_id }) => job_id !== null)?.id;
  const open = [...tables.jobs.descending()].filter((job) => job.status === 'open');
  const job = () => random.pick(open) as Row & { name: string };
  const setPrivate = (id: number, isPrivate: boolean) => {
    world.setPrivate(id, isPrivate);
    flips.privacies.note(id);
  };
  const isAnonymised = (id: number) => world.person(id)?.hidden === 'anonymised';
  const changes = [
    () => world.addCandidate({ application: { job: 'Data Analyst', stage: 'Phone Interview' } }),
    () => world.addCandidate({ application: { job: job().name } }),
    () => world.addCandidate({ application: { prospect: true, job: job().name } }),
    () =>
      // Who is anonymised gets no new name.
      !isAnonymised(person) &&
      world.updateCandidate(person, { first_name: `Renamed${random.int(0, 999)}`, tags: ['new tag'] }),
    () => world.addApplication(person, { job: job().name }),
    () => world.addAttachment(person, { filename: `newer-${random.int(0, 999)}.pdf` }),
    () => world.addEmployment(person, { company: `Works ${random.int(0, 99)}`, title: 'Lead' }),
    () => world.deleteCandidate(person),
    () => world.anonymise(person),
    () => setPrivate(person, true),
    () => setPrivate(random.pick(held.filter((id) => tables.candidates.get(id)?.private).concat(person)), false),
    () => {
      const { id, confidential } = random.pick([...tables.jobs.descending()]);
      world.setConfidential(id, confidential !== true);
      flips.jobs.note(id);
    },
    () => first && random.chance(0.3) && world.closeJob(tables.applications.need(first).job_id as number),
    () => first && world.moveStage(first, 'Offer'),
    () => first && world.reject(first, 'Wrong location'),
    () => first && world.hire(first),
    () => {
      const other = random.pick(held);
      if (other !== person && !isAnonymised(other) && !isAnonymised(person)) world.mergeCandidates(person, other);
    },
  ];
  random.pick(changes)();
}
