// A day of a connected account, lived in process by a clock that is moved by hand: the real connector, engine, schedule
// and plan over the real index in an in-memory database. How many calls it makes, and how soon a change is held.

import 'fake-indexeddb/auto';
import { isDeepStrictEqual } from 'node:util';
import type { RecordId } from '@/lib/ats/connector';
import { createHttp } from '@/lib/ats/http';
import { readCandidate } from '@/lib/background/find-person';
import { type Attention, attentionOf, planOf } from '@/lib/sync/plan';
import { createRestrictedRows, runSync } from '@/lib/sync/run-sync';
import { createSchedule } from '@/lib/sync/schedule';
import { createRandom, type Random } from '@/tests/simulators/random';
import { openMemoryIndex } from '@/tests/support/memory-index';
import { openKept, whole } from '@/tests/support/simulated-account';
import { pickSome } from './people';
import type { SteadyAccount } from './steady-accounts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export interface SteadyDay {
  people: number;
  /** Calls in 24 hours with nobody at the screen. */
  calls: number;
  /** From the change in the ATS until the index holds it, simulated ms; of changes made while nobody worked, by day. */
  presentMs: number[];
  /** The same of changes made at night, when nobody is there to see them. */
  awayMs: number[];
  /** The same of changes made while somebody works. */
  workingMs: number[];
}

interface Held {
  person: RecordId;
  changedAt: number;
}

/**
 * Reads the account whole, lives a day without any user from midnight to midnight, and then six hours with one.
 *
 * @param changes how many changes are spread over the day
 */
export async function liveSteadily(account: SteadyAccount, changes: number, seed: number): Promise<SteadyDay> {
  const { clock, connector, connection } = account;
  const random = createRandom(seed);
  const { database, index } = await openMemoryIndex(clock.now);
  const restricted = createRestrictedRows();
  let token: unknown;
  const keep = (value: unknown) => {
    token = value;
  };
  const http = createHttp({
    fetch: account.fetch,
    now: clock.now,
    sleep: async (ms) => clock.advance(ms),
    random: random.next,
  });
  const opened = openKept(connector, connection, {
    http: http.sharing(connection.options.share),
    tokens: { get: async () => token, set: async (value) => keep(value) },
    now: clock.now,
    isRestricted: restricted.has,
  });
  let sinceLookUpMs = Number.POSITIVE_INFINITY;
  let screen: 'active' | 'idle' = 'idle';
  const attention = (): Attention => attentionOf({ sinceLookUpMs, screen, hour: new Date(clock.now()).getUTCHours() });
  const plan = () => planOf(connection.options, connector.sweepEveryMs, attention());
  const schedule = createSchedule({
    index,
    now: clock.now,
    connections: async () => [connection.id],
    plan: async () => plan(),
    run: (id, signal) =>
      runSync(
        { connection: id, rule: '', account: opened, restricted, plan: plan(), keep: whole },
        { index, now: clock.now, random: random.next },
        signal,
      ),
    exclusively: (_, work) => work(),
  });

  async function isHeld({ person }: Held): Promise<boolean> {
    const candidate = await readCandidate(connection, person, { index, connectorFor: () => connector });
    return candidate !== null && isDeepStrictEqual(candidate.applications, account.applications(person));
  }

  const left = pickSome(random, account.changeable, changes * 2);
  /**
   * Lives until an instant, and on until every change is held: the calls made until then, and of each change what it
   * took and who was there when it was made.
   */
  async function live(
    untilMs: number,
    some: number,
  ): Promise<{ calls: number; held: { ms: number; by: Attention }[] }> {
    const begunAt = clock.now();
    const before = account.calls();
    let calls = 0;
    const due = instants(random, some, begunAt, untilMs);
    const waiting: (Held & { by: Attention })[] = [];
    const held: { ms: number; by: Attention }[] = [];
    for (let tickAt = begunAt; clock.now() < untilMs || waiting.length > 0; ) {
      const [changeAt = Number.POSITIVE_INFINITY] = due;
      clock.set(Math.max(clock.now(), Math.min(tickAt, changeAt)));
      if (changeAt <= clock.now()) {
        due.shift();
        const person = account.change(random.chance(0.25) ? null : (left.pop() ?? null), random);
        waiting.push({ person, changedAt: clock.now(), by: attention() });
        continue;
      }
      if (clock.now() > untilMs + DAY_MS)
        throw new Error(`${waiting.length} changes never came: ${waiting[0]?.person}`);
      await schedule.tick();
      if (clock.now() < untilMs) calls = account.calls() - before;
      const sync = await index.sync(connection.id);
      if (sync?.problem) throw new Error(`${sync.problem} ${sync.about}`);
      for (const one of [...waiting]) {
        if (!(await isHeld(one))) continue;
        waiting.splice(waiting.indexOf(one), 1);
        held.push({ ms: clock.now() - one.changedAt, by: one.by });
      }
      tickAt = clock.now() + (await schedule.nextTickMs());
    }
    return { calls, held };
  }

  // The first reading, and what is due after it.
  await live(clock.now() + 1, 0);
  clock.set(Math.ceil(clock.now() / DAY_MS) * DAY_MS - HOUR_MS);
  await live(clock.now() + HOUR_MS, 0);
  const day = await live(clock.now() + DAY_MS, changes);
  [sinceLookUpMs, screen] = [0, 'active'];
  const work = await live(clock.now() + 6 * HOUR_MS, changes / 2);
  const people = await index.countPeople(connection.id);
  database.close();
  const of = (attended: Attention) => day.held.flatMap(({ ms, by }) => (by === attended ? [ms] : []));
  return {
    people,
    calls: day.calls,
    presentMs: of('present'),
    awayMs: of('away'),
    workingMs: work.held.map(({ ms }) => ms),
  };
}

/** Ascending. */
function instants(random: Random, count: number, from: number, until: number): number[] {
  return Array.from({ length: count }, () => Math.floor(from + random.next() * (until - from))).sort((a, b) => a - b);
}
