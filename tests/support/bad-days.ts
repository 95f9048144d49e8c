// An account of each ATS that is synced for days while the ATS answers badly: the real connector, engine and match index
// against the simulator, in process, with a place to bend any answer and the days passing as fast as they can.

import type { RecordId } from '@/lib/ats/connector';
import { createHttp } from '@/lib/ats/http';
import { readCandidate } from '@/lib/background/find-person';
import type { SyncRow } from '@/lib/match-index/database';
import type { MatchIndex } from '@/lib/match-index/match-index';
import type { Candidate } from '@/lib/model/candidate';
import { createRestrictedRows, runSync } from '@/lib/sync/run-sync';
import { createRandom } from '@/tests/simulators/random';
import { CHAOTIC } from './chaos';
import type { ChaosAccount } from './chaos-account';
import { openMemoryIndex } from './memory-index';
import { openKept, whole } from './simulated-account';

/** Gives an answer in the place of the simulator's, which it may ask for. */
export type Bend = (request: Request, answer: () => Promise<Response>) => Promise<Response>;

export interface BadDays {
  simulated: ChaosAccount;
  index: MatchIndex;
  /** By this browser's clock, ms. */
  now(): number;
  /** What happens to every answer from now on; null: nothing. */
  bend(how: Bend | null): void;
  /** What this browser's clock is ahead of the simulator's, ms. */
  setClock(aheadMs: number): void;
  /** Lets so much time pass, with a run every `everyMs`, as its alarm would. */
  live(ms: number, everyMs?: number): Promise<SyncRow>;
  /** One run now. */
  run(): Promise<SyncRow>;
  /** Calls since they were last counted. */
  calls(): number;
  /** Ids of everybody who is held, and of those who would be shown. */
  held(): Promise<RecordId[]>;
  shown(): Promise<string[]>;
  /** As they would be shown. */
  person(id: RecordId): Promise<Candidate | null>;
  /** Whom the account has. */
  truth(): { shown: string[]; held: number };
}

const QUARTER_MS = 15 * 60_000;

export async function openBadDays(ats: string, people: number, seed = 5): Promise<BadDays> {
  const simulated = CHAOTIC[ats]?.(seed, people);
  if (!simulated) throw new Error(`no ATS called ${ats}`);
  const { clock, connector, connection } = simulated;
  let aheadMs = 0;
  const now = () => clock.now() + aheadMs;
  const random = createRandom(seed).next;
  const { index } = await openMemoryIndex(now);
  const restricted = createRestrictedRows();
  let token: unknown;
  let calls = 0;
  let bend: Bend | null = null;
  const account = openKept(connector, connection, {
    http: createHttp({
      async fetch(input, init) {
        const request = new Request(input, init);
        calls += 1;
        const answer = () => simulated.fetch(request.clone());
        return bend ? bend(request, answer) : answer();
      },
      now,
      random,
      sleep: async (ms) => clock.advance(ms),
    }),
    tokens: {
      get: async () => token,
      set: async (value) => {
        token = value;
      },
    },
    now,
    isRestricted: restricted.has,
  });
  const plan = { changesEveryMs: QUARTER_MS, jobsEveryMs: QUARTER_MS, sweepEveryMs: connector.sweepEveryMs };
  const target = { connection: 'c1', rule: 'days', account, restricted, plan, keep: whole };
  const run = () => runSync(target, { index, now, random }, new AbortController().signal);

  async function held(): Promise<RecordId[]> {
    return (await index.all('c1', 'candidate')).map(({ id }) => id);
  }

  const person = (id: RecordId) => readCandidate(connection, id, { index, connectorFor: () => connector });

  return {
    simulated,
    index,
    now,
    bend(how) {
      bend = how;
    },
    setClock(ms) {
      aheadMs = ms;
    },
    run,
    async live(ms, everyMs = QUARTER_MS) {
      const until = clock.now() + ms;
      let sync = await run();
      while (clock.now() < until) {
        const wait = (sync.retryAt ?? 0) - now();
        clock.advance(wait > 0 ? Math.min(Math.ceil(wait), everyMs) : everyMs);
        if ((sync.retryAt ?? 0) <= now()) sync = await run();
      }
      return sync;
    },
    calls() {
      const counted = calls;
      calls = 0;
      return counted;
    },
    held,
    async shown() {
      const people = await Promise.all((await held()).map(person));
      return people.flatMap((person) => person?.id ?? []).sort();
    },
    person,
    truth: () => ({
      shown: simulated
        .truth()
        .flatMap(([id, told]) => (told === null ? [] : [String(id)]))
        .sort(),
      held: simulated.held(),
    }),
  };
}

/** The answer with another body. */
export async function withBody(answer: Response, change: (body: unknown) => unknown): Promise<Response> {
  const headers = new Headers(answer.headers);
  headers.delete('content-length');
  return new Response(JSON.stringify(change(await answer.json())), { status: answer.status, headers });
}
