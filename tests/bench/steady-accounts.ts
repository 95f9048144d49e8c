// A simulated account of each ATS as a quiet day of it is lived: connected as a new connection is, with the changes that
// recruiters make and what is then true of a person's applications.

import type { Connector, RecordId } from '@/lib/ats/connector';
import { greenhouse as greenhouseConnector } from '@/lib/ats/greenhouse/connector';
import { lever as leverConnector } from '@/lib/ats/lever/connector';
import { smartrecruiters as smartrecruitersConnector } from '@/lib/ats/smartrecruiters/connector';
import { defaultOptions, type StoredConnection } from '@/lib/background/connections';
import type { Candidate } from '@/lib/model/candidate';
import { truthOf as greenhouseTruth, shownPeople as shownInGreenhouse } from '@/tests/contract/connectors-under-test';
import { truthOf as leverTruth } from '@/tests/contract/lever-under-test';
import { candidateOf } from '@/tests/contract/smartrecruiters-under-test';
import { createClock, type SimulatorClock } from '@/tests/simulators/clock';
import { createGreenhouse } from '@/tests/simulators/greenhouse';
import { createLever, DEFAULT_KEY } from '@/tests/simulators/lever';
import { contactTruth } from '@/tests/simulators/lever-truth';
import { createLeverWorld } from '@/tests/simulators/lever-world';
import type { Random } from '@/tests/simulators/random';
import { createSmartRecruiters } from '@/tests/simulators/smartrecruiters';
import { DEFAULT_SMART_TOKEN } from '@/tests/simulators/smartrecruiters-access';
import { isActive } from '@/tests/simulators/smartrecruiters-account';
import { COMPANY } from '@/tests/simulators/smartrecruiters-company';
import { shownPeople as shownInSmartRecruiters } from '@/tests/simulators/smartrecruiters-truth';
import { createSmartRecruitersWorld } from '@/tests/simulators/smartrecruiters-world';
import { createWorld } from '@/tests/simulators/world';
import { CHAOS_BEGINS, keptConnection, simulatedConnection } from '@/tests/support/simulated-account';
import type { AtsId } from './accounts';

export interface SteadyAccount {
  connector: Connector;
  /** `c1`, with what a new connection starts with. */
  connection: StoredConnection;
  clock: SimulatorClock;
  fetch: typeof fetch;
  /** Calls so far, those for tokens apart. */
  calls(): number;
  /** People who can be changed by `change`, each once. */
  changeable: RecordId[];
  /** A new application, the next stage, or a rejection; of nobody in the list: a new applicant. Gives the person. */
  change(person: RecordId | null, random: Random): RecordId;
  /** What is true of the person's applications. */
  applications(person: RecordId): Candidate['applications'];
}

interface Size {
  people: number;
  seed: number;
}

export const STEADY: Readonly<Record<AtsId, (size: Size) => SteadyAccount>> = { greenhouse, lever, smartrecruiters };

function asNew(connector: Connector, kept: StoredConnection): StoredConnection {
  return { ...kept, capabilities: ['show', 'contact', 'files', 'reasons'], options: defaultOptions(connector) };
}

const newClock = () => createClock({ startAt: CHAOS_BEGINS, speed: 0 });

function greenhouse(size: Size): SteadyAccount {
  const clock = newClock();
  const world = createWorld(size);
  const simulator = createGreenhouse({ world, clock });
  const openJobs = [...world.tables.jobs.descending()].filter((job) => job.status === 'open' && !job.confidential);
  const running = (id: number) =>
    world.applicationsOf(id).filter((one) => one.status === 'in_process' && !one.prospect && one.job_id !== null);
  return {
    connector: greenhouseConnector,
    connection: asNew(greenhouseConnector, simulatedConnection()),
    clock,
    fetch: simulator.fetch,
    calls: simulator.counters.api,
    changeable: shownInGreenhouse(world).filter((id) => running(id).length > 0),
    change(person, random) {
      const job = String(random.pick(openJobs).name);
      if (person === null) return world.addCandidate({ application: { job } }).candidate.id;
      const id = Number(person);
      const application = random.pick(running(id)).id;
      random.pick([
        () => world.addApplication(id, { job }),
        () => world.moveStage(application, 'Offer'),
        () => world.reject(application, 'Wrong location'),
      ])();
      return id;
    },
    applications: (person) => greenhouseTruth(world, Number(person)).applications ?? [],
  };
}

function lever(size: Size): SteadyAccount {
  const clock = newClock();
  const world = createLeverWorld(size);
  const key = { ...DEFAULT_KEY, reads: [...DEFAULT_KEY.reads], confidential: true };
  const simulator = createLever({ world, clock, options: { keys: [key] } });
  const { opportunities, postings, stages } = world.tables;
  const openPostings = postings.newestFirst().filter(({ confidentiality }) => confidentiality === 'non-confidential');
  const running = (id: string) => opportunities.owned(id).filter(({ archived }) => archived === null);
  return {
    connector: leverConnector,
    connection: asNew(
      leverConnector,
      keptConnection(leverConnector, {
        environment: 'production',
        apiKey: key.key,
        workEmail: world.recruiter.email,
      }),
    ),
    clock,
    fetch: simulator.fetch,
    calls: simulator.counters.api,
    changeable: [...world.tables.contacts.keys()].filter((id) => contactTruth(world, id) && running(id).length > 0),
    change(person, random) {
      const posting = random.pick(openPostings).text;
      if (person === null) return world.addPerson({ opportunity: { posting } }).contactId;
      const id = String(person);
      const opportunity = random.pick(running(id));
      random.pick([
        () => world.addOpportunity(id, { posting }),
        () => world.moveStage(opportunity.id, random.pick(stages).text),
        () => world.archive(opportunity.id, 'Underqualified'),
      ])();
      return id;
    },
    applications: (person) => leverTruth(world, String(person)).applications ?? [],
  };
}

function smartrecruiters(size: Size): SteadyAccount {
  const clock = newClock();
  const world = createSmartRecruitersWorld(size);
  const simulator = createSmartRecruiters({ world, clock });
  // Jobs are asked for by title.
  const jobs = [...new Map([...world.jobs.values()].reverse().map((job) => [job.title, job])).values()];
  const running = (id: string) =>
    world.candidates.get(id)?.assignments.flatMap(({ status, jobId }) => (isActive(status) ? [jobId] : [])) ?? [];
  return {
    connector: smartrecruitersConnector,
    connection: asNew(
      smartrecruitersConnector,
      keptConnection(smartrecruitersConnector, {
        signIn: 'key',
        apiKey: DEFAULT_SMART_TOKEN,
        companyIdentifier: COMPANY.identifier,
        workEmail: world.recruiter.email,
      }),
    ),
    clock,
    fetch: simulator.fetch,
    calls: simulator.counters.api,
    changeable: shownInSmartRecruiters(world).filter((id) => running(id).length > 0),
    change(person, random) {
      if (person === null) return world.addCandidate({ application: { job: random.pick(jobs).title } }).candidate.id;
      const id = String(person);
      const job = random.pick(running(id));
      const free = jobs.filter((one) => !world.candidates.get(id)?.assignments.some(({ jobId }) => jobId === one.id));
      random.pick([
        () => world.addAssignment(id, { job: random.pick(free).title }),
        () => world.setStatus(id, job, 'OFFERED'),
        () => world.reject(id, job, 'Wrong location'),
      ])();
      return id;
    },
    applications: (person) => candidateOf(world, String(person)).applications ?? [],
  };
}
