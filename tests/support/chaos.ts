// Seeded lives of a synced account. A chaotic one: faults at every route, people changing between any two calls, tokens
// lost, clocks wrong, the worker dying at any moment. A calm one: changes only. In the end of both the index must be the
// account, record by record, and no call may have been made for nothing. In process: the real connector, the real sync,
// the real match index over an in-memory database, against the simulator. A seed fixes what befalls a life; where several
// people are asked for at once, in which order their answers are dealt with is the machine's.

import 'fake-indexeddb/auto';
import { isDeepStrictEqual } from 'node:util';
import type { Account } from '@/lib/ats/connector';
import { readCandidate } from '@/lib/background/find-person';
import { KEYING } from '@/lib/background/keying';
import type { InAtsDatabase } from '@/lib/match-index/database';
import { createMatchIndex } from '@/lib/match-index/match-index';
import type { SyncPlan } from '@/lib/sync/plan';
import type { Fault, FaultName } from '@/tests/simulators/faults';
import { createRandom, type Random } from '@/tests/simulators/random';
import { below, type ChaosAccount, ROWS_A_PAGE } from './chaos-account';
import { chaoticGreenhouse } from './chaos-greenhouse';
import { type Accounting, createLedger } from './chaos-ledger';
import { chaoticLever } from './chaos-lever';
import { chaoticSmartRecruiters } from './chaos-smartrecruiters';
import { liveAsWorker, type Stored } from './chaos-worker';
import { openMemoryIndex } from './memory-index';

/** Every ATS that lives are lived of. */
export const CHAOTIC: Readonly<Record<string, (seed: number, people: number) => ChaosAccount>> = {
  greenhouse: chaoticGreenhouse,
  lever: chaoticLever,
  smartrecruiters: chaoticSmartRecruiters,
};

/** What may strike, and how often in a row at most. None of them may cost a record. */
const TROUBLE: readonly (readonly [FaultName, number])[] = [
  ['storm-500', 6],
  ['storm-502', 2],
  ['storm-503', 3],
  ['half-500', 6],
  ['rate-limited', 5],
  ['rate-limited-bare', 2],
  ['rate-limited-long', 1],
  ['drop', 5],
  ['html', 1],
  ['truncated', 2],
  ['empty', 1],
  ['not-a-list', 1],
  ['unauthorized', 2],
  ['shuffled', 4],
  ['rows-twice', 2],
  ['page-again', 1],
  ['page-too-short', 3],
];

const SKEWS_MS = [0, 0, 90_000, -90_000, 3_600_000, -3_600_000];
const SMALL_PAGES: Fault = { pageSize: ROWS_A_PAGE };
const HALF_AN_HOUR_MS = 30 * 60_000;

export interface ChaosOutcome {
  ats: string;
  seed: number;
  /** Runs of the worker, each ended by the work being done, a failure or a death. */
  workers: number;
  deaths: number;
  /** People shown in the end. */
  people: number;
  calls: Accounting;
  /** Differences between index and account; empty when all is well. */
  wrong: string[];
  /** The same once it was spoilt in each way. */
  spoilt: string[][];
}

export interface LifeOptions {
  /** How many people the account holds at first; 120. */
  people?: number;
  /** Of a calm life: how many half hours it lasts after the fill; 48. */
  turns?: number;
  /** Each spoils the finished index, to show that the comparison notices; afterwards it is as it was. */
  spoils?: readonly ((database: InAtsDatabase) => Promise<unknown>)[];
  /** Changes what is asked for, to show that the accounting notices. */
  plant?(account: Account): Account;
  /** The engine follows this plan instead of the one it is measured by. */
  plan?: Partial<SyncPlan>;
}

interface Life {
  simulated: ChaosAccount;
  /** Decides what befalls a life from turn to turn; within a turn another one does. */
  random: Random;
  stored: Stored;
  plan: SyncPlan;
  deaths: number;
  /** People change, answers are slow. */
  isWild: boolean;
  worker(moments: number, skewMs?: number): Promise<void>;
  change(): void;
  isInStep(): Promise<boolean>;
  end(): Promise<ChaosOutcome>;
}

export async function liveThroughChaos(ats: string, seed: number, options: LifeOptions = {}): Promise<ChaosOutcome> {
  const life = await beginLife(ats, seed, options);
  const { simulated, random, stored, plan } = life;
  const { faults, routes, clock } = simulated;
  life.isWild = true;
  for (let turn = 0; turn < 25; turn++) {
    if (random.chance(0.6)) {
      const [fault, most] = random.pick(TROUBLE);
      faults.set(random.pick(routes), fault, { times: 1 + below(random, most), skip: below(random, 6) });
    }
    if (random.chance(0.1)) simulated.spoilToken(random);
    if (random.chance(0.1)) stored.token = undefined;
    await life.worker(1 + below(random, 120), random.chance(0.3) ? random.pick(SKEWS_MS) : 0);
    if (random.chance(0.3)) clock.advance(20 * 60_000);
    if (random.chance(0.05)) clock.advance(plan.sweepEveryMs ?? 0);
  }
  life.isWild = false;
  faults.clear();
  faults.set('*', SMALL_PAGES);
  for (let rest = 0; rest < 30 && !(await life.isInStep()); rest++) await life.worker(Number.POSITIVE_INFINITY);
  clock.advance((plan.sweepEveryMs ?? 0) * 1.1);
  for (let rest = 0; rest < 3; rest++) await life.worker(Number.POSITIVE_INFINITY);
  return life.end();
}

/** A day without faults and deaths: the fill, then a worker each half hour, before each some changes. */
export async function liveCalmly(ats: string, seed: number, options: LifeOptions = {}): Promise<ChaosOutcome> {
  const life = await beginLife(ats, seed, options);
  const { clock } = life.simulated;
  await life.worker(Number.POSITIVE_INFINITY);
  for (let turn = 0; turn < (options.turns ?? 48); turn++) {
    clock.advance(HALF_AN_HOUR_MS);
    for (let more = below(life.random, 4); more > 0; more--) life.change();
    await life.worker(Number.POSITIVE_INFINITY);
    if (turn % 4 > 0) continue;
    // Nothing is due so soon, and nothing is to be asked for.
    clock.advance(60_000);
    await life.worker(Number.POSITIVE_INFINITY);
  }
  clock.advance((life.plan.sweepEveryMs ?? 0) * 1.1);
  await life.worker(Number.POSITIVE_INFINITY);
  return life.end();
}

async function beginLife(ats: string, seed: number, options: LifeOptions): Promise<Life> {
  const simulated = CHAOTIC[ats]?.(seed, options.people ?? 120);
  if (!simulated) throw new Error(`no ATS called ${ats}`);
  const random = createRandom(seed);
  const within = createRandom(seed ^ 0x5eed);
  const { clock, faults, connector } = simulated;
  const { database, vault } = await openMemoryIndex(clock.now);
  const stored: Stored = { database, vault, token: undefined };
  const quarter = 15 * 60_000;
  const plan: SyncPlan = { changesEveryMs: quarter, jobsEveryMs: quarter, sweepEveryMs: connector.sweepEveryMs };
  const ledger = createLedger(simulated, plan);
  const { due } = faults;
  faults.due = (route) => {
    const fault = due(route);
    if (fault?.body === 'object' && simulated.objectRoutes.includes(route)) return null;
    if (fault) ledger.onFault(fault);
    return fault;
  };
  faults.set('*', SMALL_PAGES);
  ledger.noticeVersions();
  let workers = 0;

  const life: Life = {
    simulated,
    random,
    stored,
    plan,
    deaths: 0,
    isWild: false,
    change() {
      simulated.change(within);
      // No two changes at one instant.
      clock.advance(1_000);
      if (life.isWild) ledger.noticeVersions();
    },
    async worker(moments, skewMs = 0) {
      workers += 1;
      simulated.skew(skewMs);
      ledger.noticeVersions();
      ledger.onWorker(skewMs);
      const end = await liveAsWorker({
        simulated,
        stored,
        random: within,
        plan: { ...plan, ...options.plan },
        moments,
        watch: (account) => ledger.watch(options.plant?.(account) ?? account),
        onRequest() {
          if (!life.isWild) return;
          if (within.chance(0.04)) life.change();
          if (within.chance(0.02)) clock.advance(below(within, 30_000));
        },
        onAnswer: ledger.onAnswer,
        onStored: ledger.onStored,
        onPeopleStored: ledger.onPeopleStored,
      });
      ledger.onWorkerEnd(end);
      if (end.died) life.deaths += 1;
      clock.advance(Math.max(0, (end.retryAt ?? 0) - clock.now()) + 1_000);
    },
    async isInStep() {
      const sync = await createMatchIndex(database, vault, KEYING, clock.now).sync('c1');
      return sync !== undefined && sync.walk === null && sync.problem === null && sync.firstFillDone;
    },
    async end() {
      const { wrong, people: shown } = await compare(simulated, stored);
      const spoilt: string[][] = [];
      for (const spoil of options.spoils ?? []) {
        const { records, parcels } = database;
        const [rows, packed] = await Promise.all([records.toArray(), parcels.toArray()]);
        await spoil(database);
        spoilt.push((await compare(simulated, stored)).wrong);
        await Promise.all([records.clear(), parcels.clear()]);
        await Promise.all([records.bulkPut(rows), parcels.bulkPut(packed)]);
      }
      const calls = ledger.close();
      database.close();
      return { ats, seed, workers, deaths: life.deaths, people: shown, calls, wrong, spoilt };
    },
  };
  return life;
}

async function compare(simulated: ChaosAccount, { database, vault }: Stored) {
  const { clock, connection, connector } = simulated;
  const index = createMatchIndex(database, vault, KEYING, clock.now);
  const wrong: string[] = [];
  const held = await index.countPeople('c1');
  if (held !== simulated.held()) wrong.push(`${held} people are held, the account has ${simulated.held()}`);
  const truth = simulated.truth();
  for (const [id, told] of truth) {
    const candidate = await readCandidate(connection, id, { index, connectorFor: () => connector });
    if (told === null) {
      if (candidate) wrong.push(`${id} is shown and must not be`);
      continue;
    }
    if (!candidate) wrong.push(`${id} is not shown`);
    else
      for (const field of Object.keys(told) as (keyof typeof told)[])
        if (!isDeepStrictEqual(candidate[field], told[field])) wrong.push(`${id}.${field}`);
  }
  if (simulated.breaches().length > 0) wrong.push('asked for what must never be read');
  return { wrong, people: truth.filter(([, told]) => told !== null).length };
}
