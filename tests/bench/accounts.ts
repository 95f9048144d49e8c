// A simulated account of each ATS as a fill is measured on it: behind its own hosts, under its vendor's limit at real
// pace, with the draft that connects it and the fewest calls that read it.

import type { ConnectionDraft } from '@/lib/model/connection';
import { createClock } from '@/tests/simulators/clock';
import { createGreenhouse, DEFAULT_CREDENTIAL, GREENHOUSE_HOSTS } from '@/tests/simulators/greenhouse';
import { createLever, DEFAULT_KEY, LEVER_HOSTS } from '@/tests/simulators/lever';
import { LISTS } from '@/tests/simulators/lever-routes';
import { createLeverWorld } from '@/tests/simulators/lever-world';
import type { Answering, LoggedRequest, RequestLog } from '@/tests/simulators/simulated-server';
import { createSmartRecruiters, SMARTRECRUITERS_HOSTS } from '@/tests/simulators/smartrecruiters';
import { DEFAULT_SMART_TOKEN } from '@/tests/simulators/smartrecruiters-access';
import { COMPANY, WORK_EMAIL as SMART_WORK_EMAIL } from '@/tests/simulators/smartrecruiters-company';
import { createSmartRecruitersWorld } from '@/tests/simulators/smartrecruiters-world';
import { createWorld, RESOURCE_NAMES, WEB_ORIGIN, WORK_EMAIL } from '@/tests/simulators/world';
import type { VendorLimit } from './limit';

export const ATS_IDS = ['greenhouse', 'lever', 'smartrecruiters'] as const;
export type AtsId = (typeof ATS_IDS)[number];

export interface FilledAccount {
  ats: AtsId;
  hosts: readonly string[];
  /** Match patterns that must be granted. */
  origins: readonly string[];
  simulator: Pick<Answering, 'handle'> & { readonly log: RequestLog };
  fields: ConnectionDraft['fields'];
  /** As the vendor documents it and the simulator keeps it. */
  limit: VendorLimit;
  /** Files are listed for everybody, as a new connection of this ATS does. */
  syncsFiles: boolean;
  /** Calls that the limit counts. */
  isCounted(request: LoggedRequest): boolean;
  /**
   * The fewest calls that read what these calls read: every list that was asked by its fewest pages, and every object
   * that was asked for by its own address once.
   */
  fewest(calls: readonly LoggedRequest[]): number;
}

interface Size {
  people: number;
  seed: number;
}

export const ACCOUNTS: Readonly<Record<AtsId, (size: Size) => FilledAccount>> = { greenhouse, lever, smartrecruiters };

const patternOf = (host: string) => `https://${host}/*`;

function among<Name extends string>(names: readonly Name[], calls: readonly LoggedRequest[]): Name[] {
  return names.filter((name) => calls.some(({ route, status }) => route === name && status === 200));
}

function greenhouse({ people, seed }: Size): FilledAccount {
  const world = createWorld({ people, seed, now: Date.now() });
  const simulator = createGreenhouse({ world, clock: createClock(), options: { limit: 75, windowMs: 30_000 } });
  const { clientId, clientSecret } = DEFAULT_CREDENTIAL;
  return {
    ats: 'greenhouse',
    hosts: GREENHOUSE_HOSTS,
    origins: GREENHOUSE_HOSTS.slice(0, 2).map(patternOf),
    simulator,
    fields: { clientId, clientSecret, webAddress: WEB_ORIGIN, workEmail: WORK_EMAIL },
    limit: { kind: 'window', calls: 75, windowMs: 30_000 },
    syncsFiles: true,
    isCounted: ({ route }) => (RESOURCE_NAMES as readonly string[]).includes(route),
    fewest: (calls) => simulator.counters.minimumCalls(among(RESOURCE_NAMES, calls)).total,
  };
}

function lever({ people, seed }: Size): FilledAccount {
  const world = createLeverWorld({ people, seed, now: Date.now() });
  const key = { ...DEFAULT_KEY, reads: [...DEFAULT_KEY.reads], confidential: true };
  const rate = { perSecond: 10, burst: 20 };
  const simulator = createLever({ world, clock: createClock(), options: { keys: [key], rate } });
  return {
    ats: 'lever',
    hosts: LEVER_HOSTS,
    origins: LEVER_HOSTS.slice(0, 1).map(patternOf),
    simulator,
    fields: { environment: 'production', apiKey: key.key, workEmail: world.recruiter.email },
    limit: { kind: 'bucket', ...rate },
    syncsFiles: false,
    isCounted: ({ route }) => route !== 'public-postings',
    fewest: (calls) => simulator.counters.minimumCalls(among(LISTS, calls)).total,
  };
}

const SMART_LISTS = ['candidates', 'jobs', 'users', 'rejection-reasons', 'withdrawal-reasons'] as const;
const SMART_OBJECTS = ['job', 'hiring-team', 'hiring-team-member'];

function smartrecruiters({ people, seed }: Size): FilledAccount {
  const world = createSmartRecruitersWorld({ people, seed, now: Date.now() });
  const options = { perSecond: 10, concurrent: 8, concurrentLists: 1 };
  const simulator = createSmartRecruiters({ world, clock: createClock(), options });
  return {
    ats: 'smartrecruiters',
    hosts: SMARTRECRUITERS_HOSTS,
    origins: SMARTRECRUITERS_HOSTS.slice(0, 1).map(patternOf),
    simulator,
    fields: {
      signIn: 'key',
      apiKey: DEFAULT_SMART_TOKEN,
      companyIdentifier: COMPANY.identifier,
      workEmail: SMART_WORK_EMAIL,
    },
    limit: { kind: 'sliding', calls: 10, windowMs: 1_000 },
    syncsFiles: false,
    isCounted: ({ route }) => route !== 'token',
    fewest(calls) {
      const objects = calls.filter(({ route, status }) => SMART_OBJECTS.includes(route) && status < 500);
      const lists = simulator.counters.minimumCalls(among(SMART_LISTS, calls)).total;
      return lists + new Set(objects.map(({ path }) => path)).size;
    },
  };
}
