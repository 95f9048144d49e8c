// One worker of the background, from its start to its end: it knows nothing but what is stored, and may die at any
// request, answer or write. What it had under way when it died never comes back to it.

import type { Account, RecordId } from '@/lib/ats/connector';
import { createHttp } from '@/lib/ats/http';
import { KEYING } from '@/lib/background/keying';
import type { InAtsDatabase } from '@/lib/match-index/database';
import { createMatchIndex, type MatchIndex } from '@/lib/match-index/match-index';
import type { SyncPlan } from '@/lib/sync/plan';
import { createRestrictedRows, runSync } from '@/lib/sync/run-sync';
import type { Vault } from '@/lib/vault/vault';
import type { Random } from '@/tests/simulators/random';
import type { ChaosAccount } from './chaos-account';
import { openKept, whole } from './simulated-account';

/** What outlives a worker. */
export interface Stored {
  database: InAtsDatabase;
  vault: Vault;
  token: unknown;
}

export interface WorkerAbout {
  simulated: ChaosAccount;
  stored: Stored;
  random: Random;
  plan: SyncPlan;
  /** How many requests, answers, reads and writes it lives to see. */
  moments: number;
  /** Listens to what is asked for; also the place to plant a fault of ours. */
  watch(account: Account): Account;
  /** Called before each request and after each answer. */
  onRequest?(): void;
  onAnswer?(request: Request, response: Response): void;
  /** A page or some details are stored. */
  onStored?(): void;
  /** What was asked of these people alone is stored. */
  onPeopleStored?(people: readonly RecordId[]): void;
}

export interface WorkerEnd {
  died: boolean;
  /** When to try again, where it failed. */
  retryAt: number | null;
  failed: boolean;
}

export async function liveAsWorker(about: WorkerAbout): Promise<WorkerEnd> {
  const { simulated, stored, random } = about;
  const { clock, connector, connection } = simulated;
  const life = createLife(about.moments);
  const own = createMatchIndex(stored.database, stored.vault, KEYING, clock.now);
  const index = life.guard({
    ...own,
    async writeDetails(id, people, sync) {
      await own.writeDetails(id, people, sync);
      about.onPeopleStored?.(people.map(({ candidate }) => candidate));
    },
    async replacePerson(id, candidate, records) {
      await own.replacePerson(id, candidate, records);
      about.onPeopleStored?.([candidate]);
    },
  });
  const known = await own.restrictedRows('c1');
  const restricted = createRestrictedRows(known);

  const mortalFetch: typeof fetch = async (input, init) => {
    life.pass();
    const request = new Request(input, init);
    about.onRequest?.();
    const response = await simulated.fetch(request);
    about.onAnswer?.(request, response);
    life.pass();
    return response;
  };
  const account = openKept(connector, connection, {
    http: createHttp({
      fetch: mortalFetch,
      now: clock.now,
      random: random.next,
      async sleep(ms) {
        life.check();
        clock.advance(ms);
      },
    }),
    tokens: {
      get: async () => stored.token,
      async set(value) {
        life.check();
        stored.token = value;
      },
    },
    now: clock.now,
    isRestricted: restricted.has,
  });

  const target = {
    connection: 'c1',
    rule: 'chaos',
    account: about.watch(account),
    restricted,
    plan: about.plan,
    keep: whole,
  };
  const tools = { index, now: clock.now, random: random.next, onPage: () => about.onStored?.() };
  const sync = await Promise.race([runSync(target, tools, life.signal), life.ended]);
  await life.settled();
  if (sync === null || life.signal.aborted) return { died: true, retryAt: null, failed: false };
  return { died: false, retryAt: sync.retryAt, failed: sync.problem !== null };
}

class Dead extends Error {}

interface Life {
  signal: AbortSignal;
  /** Settles with null on death. */
  ended: Promise<null>;
  /** A moment passes, which may be the last. @throws Dead */
  pass(): void;
  /** @throws Dead */
  check(): void;
  /** Every question to the index is a moment, and so is every answer; a dead worker gets none. */
  guard(index: MatchIndex): MatchIndex;
  /** Transactions under way at the moment of death are whole or not there. */
  settled(): Promise<void>;
}

function createLife(moments: number): Life {
  const death = new AbortController();
  const { promise: ended, resolve } = Promise.withResolvers<null>();
  const underWay = new Set<Promise<unknown>>();
  let left = moments;
  const check = () => {
    if (death.signal.aborted) throw new Dead();
  };
  const pass = () => {
    check();
    left -= 1;
    if (left > 0) return;
    death.abort();
    resolve(null);
    throw new Dead();
  };
  const never = () => new Promise<never>(() => undefined);
  const asked = async (ask: () => Promise<unknown>): Promise<unknown> => {
    try {
      pass();
      const answer = ask();
      underWay.add(answer);
      const said = await answer.finally(() => underWay.delete(answer));
      pass();
      return said;
    } catch (thrown) {
      if (thrown instanceof Dead) return never();
      throw thrown;
    }
  };
  return {
    signal: death.signal,
    ended,
    pass,
    check,
    guard: (index) =>
      new Proxy(index, {
        get: (target, name: keyof MatchIndex) => {
          const method = target[name] as (...words: unknown[]) => Promise<unknown>;
          return (...words: unknown[]) => asked(() => method(...words));
        },
      }),
    async settled() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}
