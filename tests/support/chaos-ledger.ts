// The account of every call of a life, and the judgement whether it was worth making. It counts at the border between the
// engine and the connector, so that neither can hide a call from it.
//
// What is fair. The simulator tells the fewest calls that tell what was asked for (`ChaosAccount.least`, `leastOfPerson`):
// every page of every list that is switched on, for each walk that was finished; batches of ids of what turned
// confidential or back; one reading of the details of each person, for each version of them that was ever there; one
// more for each person who vanished without a trace; and one call a worker that begins a walk, to learn the server's
// clock. A life may make 1.3 times as many, of each kind of walk and of details. Three things are counted apart, because they are no storm:
// - spoilt answers: each was asked for again, or ended its worker;
// - pages that were read and not stored, since their reading failed or their worker died: two each failure or death, since
//   the next one is read while one is stored;
// - people who were asked for and not stored, for the same reasons: those who failed themselves, and with a worker those
//   it was asking for or had not stored yet;
// - the pages of walks that were given up, one each failure or death at most.
// No walk may begin before it is due, and none may be begun more often than failures and deaths allow.

import type { Account, ByIds, Page, RecordId, Walk } from '@/lib/ats/connector';
import { errorCode } from '@/lib/errors';
import { LOOKED_OVER_MS, type SyncPlan } from '@/lib/sync/plan';
import type { Fault } from '@/tests/simulators/faults';
import { type ChaosAccount, ROWS_A_PAGE } from './chaos-account';

/** So many times the fewest calls may be made. */
export const MOST_OVER_LEAST = 1.3;
/** Of one kind of walk there may be so few that a third more is a call or two. */
const A_FEW = 2;
/** People whom a worker loses with its life: eight being asked for, ten being stored, ten more read meanwhile. */
const PEOPLE_AT_RISK = 28;
/** Pages that a worker loses with its life: one being stored, the next being read. */
const PAGES_AT_RISK = 2;
/** Intervals are spread by half of a tenth. */
const EARLIEST = 0.95;

export interface Accounting {
  /** Calls made, those for tokens apart. */
  made: number;
  spoilt: number;
  /** Calls of pages that were stored, of walks that were finished; and the fewest they could have been. */
  walks: number;
  leastOfWalks: number;
  /** The same for calls about people who were asked for alone. */
  details: number;
  leastOfDetails: number;
  /** Calls about the ids that a sweep left out, or that no walk had brought. */
  byIds: number;
  /** Calls of pages and about people that were not stored, and of walks that were given up. */
  lost: number;
  givenUp: number;
  /** What speaks of a storm; empty when all is well. */
  storm: string[];
}

export interface Ledger {
  watch(account: Account): Account;
  onAnswer(request: Request, response: Response): void;
  /** A fault struck. */
  onFault(fault: Fault): void;
  /** The page read last is stored. */
  onStored(): void;
  /** What was asked of these people alone is stored. */
  onPeopleStored(people: readonly RecordId[]): void;
  /** A worker begins; the `Date` header is wrong by so much. */
  onWorker(skewMs: number): void;
  onWorkerEnd(end: { died: boolean; failed: boolean }): void;
  /** Somebody may have changed: whoever has a new version has to be read once more. */
  noticeVersions(): void;
  close(): Accounting;
}

interface WalkKept {
  kind: Walk['kind'];
  begunAt: number;
  /** As the server's clock tells it. */
  sinceMs: number;
  calls: number;
  pages: number;
  learnsClock: boolean;
}

export function createLedger(simulated: ChaosAccount, plan: SyncPlan): Ledger {
  const { clock, tokenRoutes } = simulated;
  const sum = {
    made: 0,
    spoilt: 0,
    walks: 0,
    leastOfWalks: 0,
    leastOfDetails: 0,
    lost: 0,
    givenUp: 0,
    ofPages: 0,
    lostOfPeople: 0,
    byIds: 0,
  };
  let [batches, sweptPages] = [0, 0];
  const storm: string[] = [];
  const versions = new Map<RecordId, number>();
  const everHeld = new Set<RecordId>();
  const byKind = new Map<Walk['kind'], { calls: number; least: number }>();
  /** Beginnings of finished walks: what the next one of the kind starts from, and when it may begin. */
  const finished = new Map<Walk['kind'], { begunAt: number; sinceMs: number; endedAt: number; by: Walk['kind'] }>();
  /** People asked for alone whose rows are not stored yet, with what the asking costs. */
  const asked = new Map<RecordId, number>();
  let [endings, lostPages, givenUpWalks, lostPeople, peopleFailed] = [0, 0, 0, 0, 0];
  let skewMs = 0;
  let isFresh = true;
  let walk: WalkKept | null = null;
  /** The pages being read or just read, in their order. */
  let pages: { from: number; calls: number | null; isLast: boolean }[] = [];

  const good = () => sum.made - sum.spoilt;

  function lose(): void {
    for (const page of pages) {
      const calls = page.calls ?? good() - page.from;
      sum.ofPages += calls;
      sum.lost += calls;
      lostPages += 1;
    }
    pages = [];
  }

  function giveUp(): void {
    if (walk === null) return;
    if (walk.pages > 0) givenUpWalks += 1;
    sum.givenUp += walk.calls;
    walk = null;
  }

  /** A fill is looked over earlier than another sweep is. */
  function sweepEveryMs(after: Walk['kind'] | undefined): number {
    const every = plan.sweepEveryMs ?? Number.POSITIVE_INFINITY;
    return after === 'fill' ? Math.min(every, LOOKED_OVER_MS) : every;
  }

  function begin(kind: Walk['kind']): WalkKept {
    giveUp();
    const before = finished.get(kind);
    const every = { fill: Number.POSITIVE_INFINITY, changes: plan.changesEveryMs, jobs: plan.jobsEveryMs }[
      kind as 'fill' | 'changes' | 'jobs'
    ];
    const earliest =
      kind === 'sweep'
        ? (before?.endedAt ?? Number.NEGATIVE_INFINITY) + sweepEveryMs(before?.by) * EARLIEST
        : (before?.begunAt ?? Number.NEGATIVE_INFINITY) + (every ?? 0) * EARLIEST;
    if (clock.now() < earliest) storm.push(`a walk of ${kind} began before it was due`);
    return {
      kind,
      begunAt: clock.now(),
      sinceMs: before?.sinceMs ?? 0,
      calls: 0,
      pages: 0,
      learnsClock: isFresh,
    };
  }

  function finish(done: WalkKept): void {
    const least = simulated.least(done.kind, done.sinceMs) + (done.learnsClock ? 1 : 0);
    sum.walks += done.calls;
    sum.leastOfWalks += least;
    const own = byKind.get(done.kind) ?? { calls: 0, least: 0 };
    byKind.set(done.kind, { calls: own.calls + done.calls, least: own.least + least });
    const told = { begunAt: done.begunAt, sinceMs: done.begunAt + skewMs, endedAt: clock.now(), by: done.kind };
    const kinds: Walk['kind'][] = done.kind === 'fill' ? ['fill', 'changes', 'jobs', 'sweep'] : [done.kind];
    for (const kind of kinds) finished.set(kind, told);
    walk = null;
  }

  return {
    watch: (account) => ({
      ...account,
      async page(asked, cursor): Promise<Page> {
        if (cursor === null || walk?.kind !== asked.kind) {
          if (walk === null || walk.kind !== asked.kind || walk.pages > 0) walk = begin(asked.kind);
        }
        const reading = { from: good(), calls: null as number | null, isLast: false };
        pages.push(reading);
        const read = await account.page(asked, cursor);
        isFresh = false;
        reading.calls = good() - reading.from;
        reading.isLast = read.next === null;
        return read;
      },
      ...(account.details && {
        details: (...about: Parameters<NonNullable<Account['details']>>) =>
          askFor(about[0], () => account.details?.(...about) as ReturnType<Account['one']>),
      }),
      ...(account.byIds && { byIds: countingBatches(account.byIds) }),
      one: (...about) => askFor(about[0], () => account.one(...about)),
    }),
    onAnswer({ url }, { status }) {
      const { pathname } = new URL(url);
      if (tokenRoutes.some((route) => pathname.endsWith(`/${route}`))) return;
      sum.made += 1;
      if (status === 401 || status === 429 || status >= 500) sum.spoilt += 1;
    },
    onFault({ status, drop, body, repeatCursor, pageSize = ROWS_A_PAGE }) {
      // A bad status is seen at the answer. A page too short costs another one.
      if (status === undefined && (drop || body || repeatCursor || pageSize < ROWS_A_PAGE)) sum.spoilt += 1;
    },
    onStored() {
      const [page] = pages;
      if (page === undefined || page.calls === null || walk === null) return;
      pages.shift();
      sum.ofPages += page.calls;
      walk.calls += page.calls;
      walk.pages += 1;
      if (walk.kind === 'sweep') sweptPages += 1;
      if (page.isLast) finish(walk);
    },
    onWorker(skew) {
      skewMs = skew;
      isFresh = true;
    },
    onPeopleStored(people) {
      for (const id of people) asked.delete(id);
    },
    onWorkerEnd({ died, failed }) {
      if (died || failed) endings += 1;
      lose();
      lostPeople += asked.size;
      for (const calls of asked.values()) sum.lostOfPeople += calls;
      asked.clear();
    },
    noticeVersions() {
      for (const [id, version] of simulated.versions()) {
        everHeld.add(id);
        if (versions.get(id) === version) continue;
        versions.set(id, version);
        sum.leastOfDetails += simulated.leastOfPerson(id);
      }
    },
    close() {
      giveUp();
      const vanished = everHeld.size - simulated.versions().size;
      const details = good() - sum.ofPages - sum.lostOfPeople - sum.byIds;
      const leastOfDetails = sum.leastOfDetails + 2 * vanished;
      for (const [kind, { calls, least }] of byKind)
        if (calls > Math.max(least * MOST_OVER_LEAST, least + A_FEW))
          storm.push(`walks of ${kind} took ${calls} calls, ${least} would have done`);
      if (details > leastOfDetails * MOST_OVER_LEAST)
        storm.push(`details took ${details} calls, ${leastOfDetails} would have done`);
      // One about whom a page left out, one about whom no walk brought; where what it told was not stored, once more.
      if (batches > 2 * (sweptPages + lostPages + endings))
        storm.push(`${batches} batches of ids for ${sweptPages} pages of sweeps`);
      if (lostPeople > endings * PEOPLE_AT_RISK + peopleFailed)
        storm.push(`${lostPeople} people were lost by ${endings} failures and deaths and ${peopleFailed} of their own`);
      if (lostPages > endings * PAGES_AT_RISK)
        storm.push(`${lostPages} pages were lost by ${endings} failures and deaths`);
      if (givenUpWalks > endings) storm.push(`${givenUpWalks} walks were given up by ${endings} failures and deaths`);
      const { made, spoilt, walks, leastOfWalks, byIds, givenUp } = sum;
      const lost = sum.lost + sum.lostOfPeople;
      return { made, spoilt, walks, leastOfWalks, details, leastOfDetails, byIds, lost, givenUp, storm };
    },
  };

  /** Part of the page whose ids they are about; whether each was worth it is judged in the end. */
  function countingBatches(byIds: ByIds): ByIds {
    const counting = async <T>(ask: () => Promise<T>): Promise<T> => {
      const from = good();
      try {
        return await ask();
      } finally {
        sum.byIds += good() - from;
        batches += 1;
      }
    };
    return {
      ...byIds,
      present: (...about) => counting(() => byIds.present(...about)),
      read: (...about) => counting(() => byIds.read(...about)),
    };
  }

  async function askFor<T>(id: RecordId, ask: () => Promise<T>): Promise<T> {
    // Once more in the same life: only the newest is still to be stored.
    if (asked.has(id)) lostPeople += 1;
    const calls = Math.max(1, simulated.leastOfPerson(id));
    sum.lostOfPeople += asked.has(id) ? calls : 0;
    asked.set(id, calls);
    try {
      return await ask();
    } catch (thrown) {
      // Of somebody who is gone that is the answer.
      if (errorCode(thrown) !== 'ats/gone') peopleFailed += 1;
      throw thrown;
    }
  }
}
