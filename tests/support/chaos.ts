// One seeded life of a synced account: faults at every route, people changing during the walk, the worker dying at any
// page. In the end the index must be the account, record by record. In process: the real connector, the real sync, the
// real match index over an in-memory database, against the simulator.

import 'fake-indexeddb/auto';
import type { Connector } from '@/lib/ats/connector';
import { greenhouse as connector } from '@/lib/ats/greenhouse/connector';
import type { StoredConnection } from '@/lib/background/connections';
import { readCandidate } from '@/lib/background/find-person';
import type { InAtsDatabase } from '@/lib/match-index/database';
import { createRestrictedRows, runSync } from '@/lib/sync/run-sync';
import { shownPeople, truthOf } from '@/tests/contract/connectors-under-test';
import { createClock } from '@/tests/simulators/clock';
import type { Fault, FaultName } from '@/tests/simulators/faults';
import { createGreenhouse } from '@/tests/simulators/greenhouse';
import { createRandom, type Random } from '@/tests/simulators/random';
import { createWorld, type World } from '@/tests/simulators/world';
import { openMemoryIndex } from './memory-index';
import { openSimulatedAccount, PLAN, simulatedConnection, whole } from './simulated-account';

/** What may strike, and how often in a row at most. None of them may cost a record. */
const TROUBLE: readonly (readonly [FaultName, number])[] = [
  ['storm-500', 6],
  ['storm-502', 2],
  ['storm-503', 3],
  ['rate-limited', 5],
  ['rate-limited-bare', 1],
  ['rate-limited-long', 1],
  ['drop', 5],
  ['html', 1],
  ['truncated', 2],
  ['empty', 1],
  ['not-a-list', 1],
  ['unauthorized', 2],
];

const ROUTES = ['candidates', 'applications', 'attachments', 'users', 'jobs', 'token', 'prospect_details', '*'];
const SMALL_PAGES: Fault = { pageSize: 25 };

export interface ChaosOutcome {
  seed: number;
  /** Runs of the worker, each ended by the work being done, a failure or a death. */
  workers: number;
  deaths: number;
  calls: number;
  people: number;
  /** Differences between index and account; empty when all is well. */
  wrong: string[];
}

/**
 * @param people how many the account holds at first
 * @param spoil spoils the finished index, to show that the comparison notices
 */
export async function liveThroughChaos(
  seed: number,
  people = 120,
  spoil?: (database: InAtsDatabase) => Promise<unknown>,
): Promise<ChaosOutcome> {
  const random = createRandom(seed);
  const clock = createClock({ startAt: Date.UTC(2026, 10, 20, 9, 0, 0), speed: 0 });
  const world = createWorld({ seed, people });
  const simulator = createGreenhouse({ world, clock, options: { limit: 75, singleActiveToken: true } });
  const { index, database } = await openMemoryIndex(clock.now);
  const connection = simulatedConnection();
  let token: unknown;
  let workers = 0;
  let deaths = 0;

  /** A worker from its start to its end: it knows nothing but what is stored. */
  async function worker(pagesToLive: number): Promise<void> {
    workers += 1;
    const restricted = createRestrictedRows(await index.restrictedRows('c1'));
    const { account } = openSimulatedAccount(simulator, clock, {
      restricted,
      random: random.next,
      tokens: {
        get: async () => token,
        set: async (value) => {
          token = value;
        },
      },
    });
    const death = new AbortController();
    let pages = 0;
    const onPage = () => {
      pages += 1;
      if (pages < pagesToLive) return;
      deaths += 1;
      death.abort();
    };
    const tools = { index, now: clock.now, random: random.next, onPage };
    const sync = await runSync(
      { connection: 'c1', rule: 'chaos', account, restricted, plan: PLAN, keep: whole },
      tools,
      death.signal,
    );
    clock.advance(Math.max(0, (sync.retryAt ?? 0) - clock.now()) + 1_000);
  }

  const inStep = async () => (await index.sync('c1'))?.walk === null && (await index.sync('c1'))?.problem === null;
  simulator.faults.set('*', SMALL_PAGES);
  for (let turn = 0; turn < 25; turn++) {
    if (random.next() < 0.6) {
      const [fault, most] = pick(random, TROUBLE);
      simulator.faults.set(pick(random, ROUTES), fault, { times: 1 + below(random, most), skip: below(random, 6) });
    }
    if (random.next() < 0.1) simulator.mintElsewhere();
    if (random.next() < 0.1) token = undefined;
    if (random.next() < 0.5) change(world, random);
    await worker(1 + below(random, 12));
    if (random.next() < 0.3) clock.advance(20 * 60_000);
  }
  simulator.faults.clear();
  simulator.faults.set('*', SMALL_PAGES);
  for (let rest = 0; rest < 30 && !(await inStep()); rest++) await worker(Number.POSITIVE_INFINITY);
  clock.advance((PLAN.sweepEveryMs ?? 0) * 1.1);
  for (let rest = 0; rest < 3; rest++) await worker(Number.POSITIVE_INFINITY);

  await spoil?.(database);
  const wrong = await compare(world, connection, index, connector);
  const calls = simulator.counters.api();
  if (simulator.log.forbidden.length > 0) wrong.push('asked for what must never be read');
  database.close();
  return { seed, workers, deaths, calls, people: shownPeople(world).length, wrong };
}

async function compare(
  world: World,
  connection: StoredConnection,
  index: Awaited<ReturnType<typeof openMemoryIndex>>['index'],
  only: Connector,
): Promise<string[]> {
  const wrong: string[] = [];
  const tools = { index, connectorFor: () => only };
  const shown = new Set(shownPeople(world));
  const held = await index.countPeople('c1');
  const living = world.rowCounts().candidates;
  if (held !== living) wrong.push(`${held} candidate rows are held, the account has ${living}`);
  for (const { candidateId } of world.people) {
    if (candidateId === null) continue;
    const candidate = await readCandidate(connection, candidateId, tools);
    // After a merge two people of the truth share a row, and the row decides.
    const row = world.tables.candidates.get(candidateId);
    if (!shown.has(candidateId) || !row || row.private) {
      if (candidate) wrong.push(`${candidateId} is shown and must not be`);
      continue;
    }
    const truth = truthOf(world, candidateId) as Record<string, unknown>;
    for (const [field, value] of Object.entries(truth)) {
      const read = (candidate as Record<string, unknown> | null)?.[field];
      if (JSON.stringify(read) !== JSON.stringify(value)) wrong.push(`${candidateId}.${field}`);
    }
  }
  return wrong;
}

function change(world: World, random: Random): void {
  const people = shownPeople(world);
  const person = pick(random, people);
  const running = world.applicationsOf(person).filter((one) => one.status === 'in_process' && !one.prospect);
  const first = running[0]?.id;
  const changes = [
    () => world.addCandidate({ application: { job: 'Data Analyst', stage: 'Phone Interview' } }),
    () => world.addCandidate({ application: { prospect: true } }),
    () => world.updateCandidate(person, { first_name: `Renamed${below(random, 1_000)}` }),
    () => world.addApplication(person, { job: 'Product Designer' }),
    () => world.addAttachment(person, { filename: `newer-${below(random, 1_000)}.pdf` }),
    () => world.deleteCandidate(person),
    () => world.setPrivate(person, true),
    () => world.setPrivate(person, false),
    () => world.setConfidential(world.jobNamed('Product Designer').id, random.next() < 0.5),
    () => first && world.moveStage(first, 'Offer'),
    () => first && world.reject(first, 'Wrong location'),
    () => {
      const other = pick(random, people);
      if (other !== person) world.mergeCandidates(person, other);
    },
  ];
  pick(random, changes)();
}

function below(random: Random, most: number): number {
  return Math.floor(random.next() * most);
}

function pick<T>(random: Random, from: readonly T[]): T {
  return from[below(random, from.length)] as T;
}
