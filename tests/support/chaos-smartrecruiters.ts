// The simulated SmartRecruiters as a life of chaos needs it, signed in as an OAuth client, so that there are tokens to
// lose. It knows the account's rows, and nothing of the connector's ways but which lists a walk is for.

import { smartrecruiters as connector } from '@/lib/ats/smartrecruiters/connector';
import { candidateOf } from '@/tests/contract/smartrecruiters-under-test';
import { createClock } from '@/tests/simulators/clock';
import type { Random } from '@/tests/simulators/random';
import { createSmartRecruiters } from '@/tests/simulators/smartrecruiters';
import { DEFAULT_OAUTH_CLIENT } from '@/tests/simulators/smartrecruiters-access';
import { isActive, isListed, type JobRow } from '@/tests/simulators/smartrecruiters-account';
import { COMPANY, WORK_EMAIL } from '@/tests/simulators/smartrecruiters-company';
import { shownPeople } from '@/tests/simulators/smartrecruiters-truth';
import { createSmartRecruitersWorld, type SmartRecruitersWorld } from '@/tests/simulators/smartrecruiters-world';
import { type ChaosAccount, pagesOf } from './chaos-account';
import { CHAOS_BEGINS, keptConnection } from './simulated-account';

const ROUTES = [
  'candidates',
  'candidate',
  'attachments',
  'jobs',
  'job',
  'hiring-team',
  'hiring-team-member',
  'users',
  'rejection-reasons',
  'withdrawal-reasons',
  'token',
  '*',
];
const OVERLAP_MS = 3_600_000;
const YEAR_MS = 365 * 86_400_000;

export function chaoticSmartRecruiters(seed: number, people: number): ChaosAccount {
  const clock = createClock({ startAt: CHAOS_BEGINS, speed: 0 });
  const world = createSmartRecruitersWorld({ seed, people });
  const simulator = createSmartRecruiters({ world, clock });
  const everybody = new Set(world.candidates.keys());
  const { clientId, clientSecret } = DEFAULT_OAUTH_CLIENT;
  const listed = () => [...world.candidates.values()].filter(isListed);
  return {
    connector,
    connection: keptConnection(connector, {
      signIn: 'client',
      clientId,
      clientSecret,
      companyIdentifier: COMPANY.identifier,
      workEmail: WORK_EMAIL,
    }),
    clock,
    fetch: simulator.fetch,
    faults: simulator.faults,
    routes: ROUTES,
    objectRoutes: ['job', 'hiring-team-member'],
    tokenRoutes: ['token'],
    skew(ms) {
      simulator.options.dateSkewMs = ms;
    },
    spoilToken: () => simulator.revokeTokens(),
    change(random) {
      change(world, random);
      for (const id of world.candidates.keys()) everybody.add(id);
    },
    remove(share) {
      for (const [i, id] of [...world.candidates.keys()].entries()) if (i % 10 < share * 10) world.deleteCandidate(id);
    },
    truth() {
      const shown = new Set(shownPeople(world));
      return [...everybody].map((id) => [id, shown.has(id) ? candidateOf(world, id) : null]);
    },
    held: () => listed().length,
    versions: () => new Map(listed().map(({ id, updatedOn }) => [id, Date.parse(updatedOn)])),
    // The person and the list of files; both are asked for also of somebody who is gone.
    leastOfPerson: () => 2,
    least: (walk, sinceMs) => leastCalls(world, walk, sinceMs),
    breaches: () => [...simulator.log.forbidden, ...simulator.log.writes, ...simulator.log.ignored],
  };
}

function leastCalls(world: SmartRecruitersWorld, walk: 'fill' | 'changes' | 'jobs' | 'sweep', sinceMs: number): number {
  const from = new Date(sinceMs - OVERLAP_MS).toISOString();
  const people = [...world.candidates.values()].filter(isListed);
  const jobs = [...world.jobs.values()];
  const changed = <R extends { updatedOn: string }>(rows: readonly R[]) =>
    rows.filter(({ updatedOn }) => updatedOn > from);
  if (walk === 'sweep') return pagesOf(people.length);
  if (walk === 'changes') return pagesOf(changed(people).length);
  const isLongClosed = ({ status, updatedOn }: JobRow) =>
    ['FILLED', 'CANCELLED'].includes(status) && Date.parse(updatedOn) < world.now() - YEAR_MS;
  // Each by its own address, its team, and those of the team whose role the list leaves out.
  const teamsOf = (some: readonly JobRow[]) =>
    some
      .filter((job) => !isLongClosed(job))
      .reduce((sum, { hiringTeam }) => sum + 2 + hiringTeam.filter(({ roleUnlisted }) => roleUnlisted).length, 0);
  const reference = 2 + pagesOf(world.users.length);
  if (walk === 'jobs') return reference + pagesOf(changed(jobs).length) + teamsOf(changed(jobs));
  return reference + 2 * pagesOf(jobs.length) + pagesOf(people.length) + teamsOf(jobs);
}

function change(world: SmartRecruitersWorld, random: Random): void {
  const row = random.pick([...world.candidates.values()]);
  const { id: person } = row;
  const jobs = [...world.jobs.values()];
  const free = jobs.filter(({ id }) => !row.assignments.some(({ jobId }) => jobId === id));
  const running = row.assignments.find(({ status }) => isActive(status))?.jobId;
  const isNamed = (one: { firstName: string | null }) => Boolean(one.firstName);
  const number = random.int(0, 999);
  const job = random.pick(jobs);
  const changes = [
    () => world.addCandidate({ application: { job: job.title } }),
    () => world.addCandidate({ application: { job: null } }),
    () =>
      isNamed(row) &&
      world.editProfile(person, {
        firstName: `Renamed${number}`,
        tags: [`tag ${number}`],
        phoneNumber: `+1 415 555 ${1_000 + number}`,
      }),
    () => free.length > 0 && world.addAssignment(person, { job: random.pick(free).title }),
    () => running && world.setStatus(person, running, random.pick(['NEW', 'IN_REVIEW', 'OFFERED'] as const)),
    () => running && world.reject(person, running, 'Wrong location'),
    () => running && world.withdraw(person, running, 'Took another offer'),
    () => running && world.hire(person, running),
    () => running && free.length > 0 && world.transfer(person, running, random.pick(free).id),
    () => world.addAttachment(person, { name: `newer-${number}.pdf` }),
    () => row.attachments.length > 0 && world.removeAttachment(person, random.pick(row.attachments).id),
    () => world.anonymise(person),
    () => world.deleteCandidate(person),
    () => world.renameJob(job.id, `Job ${number}`),
    () => world.closeJob(job.id, random.pick(['FILLED', 'CANCELLED', 'ON_HOLD'] as const)),
    () => {
      const other = random.pick([...world.candidates.values()]);
      if (other !== row && isNamed(other) && isNamed(row)) world.mergeCandidates(person, other.id);
    },
  ];
  random.pick(changes)();
}
