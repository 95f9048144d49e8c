import { describe, expect, it } from 'vitest';
import type { Account, AtsRecord, Cursor, Page, Walk } from '@/lib/ats/connector';
import { AppError } from '@/lib/errors';
import { coverageOf } from '@/lib/sync/coverage';
import { dueWalk } from '@/lib/sync/plan';
import { createRestrictedRows, newSync, runSync } from '@/lib/sync/run-sync';
import { createSchedule } from '@/lib/sync/schedule';
import { holdersOf, openMemoryIndex } from '@/tests/support/memory-index';
import { PLAN, whole } from '@/tests/support/simulated-account';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const HOUR = 3_600_000;
const CHANGES_EVERY_MS = PLAN.changesEveryMs;
const SWEEP_EVERY_MS = 6 * HOUR;

function candidate(id: number): AtsRecord {
  const urls = [`https://www.linkedin.com/in/person-${id}`];
  return { resource: 'candidate', id, owner: null, identity: { urls, emails: [], phones: [] }, data: { id } };
}

/** Ten people in pages of three; `fail` may throw instead of a page. */
function account(fail: (walk: Walk, at: number, call: number) => void = () => undefined) {
  const calls: { walk: Walk; cursor: Cursor | null }[] = [];
  const people = Array.from({ length: 10 }, (_, at) => at + 1);
  const page = async (walk: Walk, cursor: Cursor | null): Promise<Page> => {
    calls.push({ walk, cursor });
    const at = Number(cursor?.at ?? 0);
    fail(walk, at, calls.length);
    const next = walk.kind === 'fill' && at + 3 < people.length ? { at: at + 3 } : null;
    return {
      records: walk.kind === 'fill' ? people.slice(at, at + 3).map(candidate) : [],
      problems: at === 3 ? [{ resource: 'candidate', id: 99, reason: 'wrong type: tags' }] : [],
      next,
      fraction: (at + 3) / people.length,
      watermarkMs: NOW - 1_000,
    };
  };
  const refuse = () => Promise.reject(new AppError('unexpected'));
  return { calls, account: { page, check: refuse, one: refuse, file: refuse, notes: refuse } as Account };
}

async function setting(fail?: Parameters<typeof account>[0]) {
  const { index } = await openMemoryIndex();
  const { calls, account: made } = account(fail);
  const clock = { now: NOW };
  const target = {
    connection: 'c1',
    rule: 'all',
    account: made,
    restricted: createRestrictedRows(),
    plan: PLAN,
    keep: whole,
  };
  const tools = { index, now: () => clock.now, random: () => 0.5 };
  const run = (force = false, signal = new AbortController().signal) => runSync(target, tools, signal, force);
  return { index, calls, clock, target, tools, run };
}

describe('a sync', () => {
  it('fills once, remembers the ATS’s clock, counts what it left out, and then has nothing to do', async () => {
    const { index, calls, run } = await setting();
    const sync = await run();
    expect(await index.countPeople('c1')).toBe(10);
    expect(sync).toMatchObject({
      firstFillDone: true,
      walk: null,
      watermarkMs: NOW - 1_000,
      lastGoodAt: NOW,
      problem: null,
    });
    expect(sync.skipped).toEqual({ 'candidate: wrong type: tags': [99] });
    expect(await holdersOf(index, 'linkedin:vanity:person-7')).toHaveLength(1);
    await run();
    expect(calls).toHaveLength(4);
  });

  it('does not believe an ATS whose clock is ahead: what comes until then would never be read', async () => {
    const { run, target } = await setting();
    const { account: honest } = target;
    const page: Account['page'] = async (...asked) => ({
      ...(await honest.page(...asked)),
      watermarkMs: NOW + 1_000 * HOUR,
    });
    target.account = { ...honest, page };
    expect(await run()).toMatchObject({ watermarkMs: NOW, jobsWatermarkMs: NOW });
  });

  it('goes on where it stopped, whatever page the worker died after', async () => {
    for (const dieAfter of [1, 2, 3]) {
      const { index, calls, run, target, tools } = await setting();
      const abort = new AbortController();
      let stored = 0;
      await runSync(target, { ...tools, onPage: () => ++stored === dieAfter && abort.abort() }, abort.signal);
      expect((await index.sync('c1'))?.cursor).toEqual({ at: dieAfter * 3 });
      await run();
      // The next page was asked for while the last one was stored, and nobody was left to take the answer.
      const asked = [0, 3, 6, 9];
      expect(calls.map(({ cursor }) => cursor?.at ?? 0)).toEqual(asked.toSpliced(dieAfter, 0, dieAfter * 3));
      expect(await index.countPeople('c1')).toBe(10);
    }
  });

  it('asks for the next page while one is stored, knowing already what that one hides', async () => {
    const { index, calls, target, tools } = await setting();
    const hidden = (page: Page) => ({
      ...page,
      records: page.records.map((one) => ({ ...one, restricted: one.id === 3 })),
    });
    const [known, asked]: [boolean[], number[]] = [[], []];
    const page: Account['page'] = async (walk, cursor) => {
      known.push(target.restricted.has('candidate', 3));
      return hidden(await target.account.page(walk, cursor));
    };
    const slow: typeof index = {
      ...index,
      async write(...about) {
        await new Promise((later) => setTimeout(later, 5));
        asked.push(calls.length);
        return index.write(...about);
      },
    };
    const signal = new AbortController().signal;
    await runSync({ ...target, account: { ...target.account, page } }, { ...tools, index: slow }, signal);
    expect(asked.slice(0, 4)).toEqual([2, 3, 4, 4]);
    expect(known.slice(0, 4)).toEqual([false, true, true, true]);
  });

  it('knows only what is stored: a page that could not be stored is met again as if for the first time', async () => {
    const { index, calls, target, tools } = await setting();
    target.restricted.set('candidate', 1, true);
    const known: boolean[][] = [];
    const page: Account['page'] = async (walk, cursor) => {
      known.push([1, 2].map((id) => target.restricted.has('candidate', id)));
      const answer = await target.account.page(walk, cursor);
      return { ...answer, records: answer.records.map((one) => ({ ...one, restricted: one.id === 2 })) };
    };
    let isFull = true;
    const full: typeof index = {
      ...index,
      write: (...about) => (isFull ? Promise.reject(new AppError('storage/full')) : index.write(...about)),
    };
    const signal = new AbortController().signal;
    const run = () => runSync({ ...target, account: { ...target.account, page } }, { ...tools, index: full }, signal);
    expect(await run()).toMatchObject({ problem: 'storage/full', cursor: null });
    isFull = false;
    expect(await run()).toMatchObject({ problem: null, firstFillDone: true });
    expect(calls.slice(0, 6).map(({ cursor }) => cursor?.at ?? 0)).toEqual([0, 3, 0, 3, 6, 9]);
    const [before, after] = [
      [true, false],
      [false, true],
    ];
    expect(known.slice(0, 4)).toEqual([before, after, before, after]);
    expect(await index.countPeople('c1')).toBe(10);
  });

  it('asks for changes since the last walk when they are due, or when asked to, and sweeps rarely', async () => {
    const { calls, clock, run } = await setting();
    await run();
    calls.length = 0;
    clock.now += CHANGES_EVERY_MS;
    await run();
    const both = ['jobs', 'changes'].map((kind) => ({ kind, sinceMs: NOW - 1_000 }));
    expect(calls.map(({ walk }) => walk)).toEqual(both);
    await run(true);
    expect(calls.slice(2).map(({ walk }) => walk)).toEqual(both);
    clock.now = NOW + SWEEP_EVERY_MS;
    await run();
    expect(calls.slice(4).map(({ walk }) => walk.kind)).toEqual(['jobs', 'changes', 'sweep']);
    // What is asked for by hand is asked for even where nothing is due, and a fill makes it superfluous.
    const fresh = await setting();
    await fresh.run(true);
    expect(fresh.calls.map(({ walk }) => walk.kind)).toEqual(['fill', 'fill', 'fill', 'fill']);
  });

  it.each([
    ['ats/rate-limited', { retryAt: NOW + 25 * 60_000 }, NOW + 25 * 60_000],
    ['ats/unreachable', {}, NOW + 5_000],
    ['ats/unauthorized', {}, NOW + 10 * 60_000],
  ] as const)(
    '%s is kept with its time to try again, loses nothing, and is forgotten by the next good page',
    async (code, detail, retryAt) => {
      let broken = true;
      const { index, clock, run } = await setting((_walk, at) => {
        if (broken && at === 6) throw new AppError(code, detail);
      });
      expect(await run()).toMatchObject({ problem: code, retryAt, failures: 1, cursor: { at: 6 } });
      expect(await index.sync('c1')).toMatchObject({ problem: code });
      expect((await run()).failures).toBe(2);
      broken = false;
      clock.now = retryAt;
      expect(await run()).toMatchObject({ problem: null, failures: 0, retryAt: null, firstFillDone: true });
      expect(await index.countPeople('c1')).toBe(10);
    },
  );

  it('waits longer after each failure, but never for ever', async () => {
    const { run } = await setting(() => {
      throw new AppError('ats/server-error');
    });
    const waits: number[] = [];
    for (let time = 0; time < 14; time++) waits.push(((await run()).retryAt ?? 0) - NOW);
    expect(waits.slice(0, 3)).toEqual([5_000, 10_000, 20_000]);
    expect(waits.at(-1)).toBe(15 * 60_000);
  });

  it('does not walk in circles', async () => {
    const { target, tools } = await setting();
    const stuck: Account = {
      ...target.account,
      page: async () => ({ records: [], problems: [], next: { at: 1 }, fraction: 0 }),
    };
    const sync = await runSync({ ...target, account: stuck }, tools, new AbortController().signal);
    expect(sync.problem).toBe('ats/cursor-repeats');
  });

  it('does not believe that everybody was deleted at once', async () => {
    const { index, target, tools, run, clock } = await setting();
    await run();
    clock.now += SWEEP_EVERY_MS;
    const empty: Account = {
      ...target.account,
      page: async (walk) => ({
        records: [],
        problems: [],
        next: null,
        fraction: 1,
        ...(walk.kind === 'sweep' ? { sweep: { resource: 'candidate', from: null, below: null, ids: [] } } : {}),
      }),
    };
    const sync = await runSync({ ...target, account: empty }, tools, new AbortController().signal);
    expect(sync.problem).toBe('ats/unexpected-shape');
    expect(await index.countPeople('c1')).toBe(10);
  });

  it('is in step as of the beginning of a walk, however long that took', async () => {
    const { clock, run, calls } = await setting((_walk, _at, call) => {
      if (call === 3) clock.now += 60 * HOUR;
    });
    const sync = await run();
    expect(sync.lastGoodAt).toBeGreaterThan(NOW);
    // Whoever came meanwhile is asked for at once.
    expect(calls.map(({ walk }) => walk.kind)).toEqual(['fill', 'fill', 'fill', 'fill', 'jobs', 'changes']);
  });

  it('begins anew after failing again and again at one place, and not before', async () => {
    let broken = true;
    const { run, index } = await setting((_walk, at) => {
      if (broken && at === 6) throw new AppError('ats/unexpected-shape');
    });
    for (let time = 0; time < 4; time++) expect((await run()).cursor).toEqual({ at: 6 });
    expect(await run()).toMatchObject({ cursor: null, walk: null, problem: 'ats/unexpected-shape' });
    broken = false;
    expect(await run()).toMatchObject({ firstFillDone: true, problem: null });
    expect(await index.countPeople('c1')).toBe(10);
  });

  it('a sweep that fails does not keep changes from being read', async () => {
    const { run, clock } = await setting((walk) => {
      if (walk.kind === 'sweep') throw new AppError('ats/unexpected-shape');
    });
    await run();
    clock.now += SWEEP_EVERY_MS;
    expect(await run()).toMatchObject({ walk: null, problem: 'ats/unexpected-shape' });
    clock.now += CHANGES_EVERY_MS;
    expect(await run()).toMatchObject({ lastGoodAt: clock.now, problem: null });
  });

  it('does not wait for an answer on the wire when it is stopped', async () => {
    const { target, tools } = await setting();
    const abort = new AbortController();
    const silent = { ...target, account: { ...target.account, page: () => new Promise<Page>(() => undefined) } };
    const run = runSync(silent, tools, abort.signal);
    abort.abort();
    expect((await run).problem).toBeNull();
  });

  it('drops what was read under another rule before it reads under the new one', async () => {
    const { index, target, tools, run } = await setting();
    await run();
    let seenAtFirstPage = -1;
    const account = {
      ...target.account,
      page: async (walk: Walk, cursor: Cursor | null) => {
        if (seenAtFirstPage < 0) seenAtFirstPage = await index.countPeople('c1');
        return target.account.page(walk, cursor);
      },
    };
    const sync = await runSync({ ...target, account, rule: 'less' }, tools, new AbortController().signal);
    expect(seenAtFirstPage).toBe(0);
    expect(sync).toMatchObject({ rule: 'less', firstFillDone: true });
    expect(await index.countPeople('c1')).toBe(10);
  });

  it('stays paused', async () => {
    const { index, run, calls } = await setting();
    await index.saveSync({ ...newSync('c1', 'all'), paused: true });
    expect((await run(true)).paused).toBe(true);
    expect(calls).toEqual([]);
  });

  it('counts a row that is left out once, although windows overlap', async () => {
    const { run, clock } = await setting((walk, at) => {
      if (walk.kind === 'changes' && at === 0) throw new AppError('ats/unexpected-shape');
    });
    await run();
    clock.now += CHANGES_EVERY_MS;
    expect((await run(true)).skipped).toEqual({ 'candidate: wrong type: tags': [99] });
  });

  it('learns which reference rows are restricted as they pass', async () => {
    const { target, tools } = await setting();
    const jobs: Account = {
      ...target.account,
      page: async () => ({
        records: [
          { resource: 'job', id: 77, owner: null, restricted: true, data: {} },
          { resource: 'job', id: 78, owner: null, data: {} },
        ],
        problems: [],
        next: null,
        fraction: 1,
      }),
    };
    await runSync({ ...target, account: jobs }, tools, new AbortController().signal);
    expect([target.restricted.has('job', 77), target.restricted.has('job', 78)]).toEqual([true, false]);
  });

  it('a clock that was set back neither stops it nor makes it rush', () => {
    const sync = {
      ...newSync('c1'),
      firstFillDone: true,
      watermarkMs: NOW,
      lastGoodAt: NOW + 5 * HOUR,
      lastJobsAt: NOW,
      lastSweepAt: NOW,
    };
    expect(dueWalk(sync, NOW, PLAN)).toEqual({ kind: 'changes', sinceMs: NOW });
  });
});

describe('coverage', () => {
  const done = { ...newSync('c1'), firstFillDone: true, lastGoodAt: NOW - HOUR };
  it.each([
    ['no connection', [], { state: 'none' }],
    ['not begun', [undefined], { state: 'filling', fraction: 0 }],
    [
      'filling',
      [{ ...newSync('c1'), walk: { kind: 'fill' as const }, fraction: 0.61 }],
      { state: 'filling', fraction: 0.61 },
    ],
    ['one filled, one filling', [done, { ...newSync('c2'), fraction: 0.5 }], { state: 'filling', fraction: 0.75 }],
    [
      'fewer people listed than counted, an hour ago',
      [{ ...done, doubts: { short: { since: NOW - HOUR, left: 1 } } }],
      { state: 'filling', fraction: 0.99 },
    ],
    [
      'fewer people listed than counted, for hours',
      [{ ...done, doubts: { short: { since: NOW - 3 * HOUR, left: 1 } } }],
      { state: 'complete', asOf: '2026-11-21T09:00:00.000Z' },
    ],
    ['in step', [done], { state: 'complete', asOf: '2026-11-21T09:00:00.000Z' }],
    [
      'in step, passing trouble',
      [{ ...done, problem: 'ats/unreachable' }],
      { state: 'complete', asOf: '2026-11-21T09:00:00.000Z' },
    ],
    ['a day behind', [{ ...done, lastGoodAt: NOW - 24 * HOUR }], { state: 'stale', asOf: '2026-11-20T10:00:00.000Z' }],
    [
      'key revoked',
      [{ ...done, problem: 'ats/unauthorized' }],
      { state: 'attention', problem: 'ats/unauthorized', connection: 'Acme' },
    ],
    [
      'offline in the first fill',
      [{ ...newSync('c1'), problem: 'ats/unreachable' }],
      { state: 'attention', problem: 'ats/unreachable', connection: 'Acme' },
    ],
  ])('%s', (_what, syncs, expected) => {
    expect(
      coverageOf(
        syncs.map((sync) => ({ name: 'Acme', needsDetails: false, sync })),
        NOW,
      ),
    ).toEqual(expected);
  });

  it.each([
    [
      'listed, no details yet',
      { firstFillDone: true, dueLeft: 80, dueAtFirst: 80 },
      { state: 'filling', fraction: 0.1 },
    ],
    ['half of the details', { firstFillDone: true, dueLeft: 40, dueAtFirst: 80 }, { state: 'filling', fraction: 0.55 }],
    ['listing', { fraction: 0.5 }, { state: 'filling', fraction: 0.05 }],
    [
      'all of the details',
      { firstFillDone: true, detailsDone: true, dueLeft: 0, dueAtFirst: 80, lastGoodAt: NOW },
      { state: 'complete', asOf: '2026-11-21T10:00:00.000Z' },
    ],
    [
      'people who came since, by whose addresses nobody can be found yet',
      { firstFillDone: true, detailsDone: true, dueLeft: 40, dueAtFirst: 80, lastGoodAt: NOW },
      { state: 'filling', fraction: 0.55 },
    ],
  ])('where people are found by their details: %s', (_what, more, expected) => {
    const sync = { ...newSync('c1'), ...more };
    expect(coverageOf([{ name: 'Acme', needsDetails: true, sync }], NOW)).toEqual(expected);
  });
});

describe('a full disk', () => {
  it('is said, stops nothing for good, and loses nothing', async () => {
    const { index, clock, target, tools, run } = await setting();
    const full = {
      ...index,
      write: () => Promise.reject(new AppError('storage/full')),
      saveSync: () => Promise.reject(new AppError('storage/full')),
    };
    const stopped = await runSync(target, { ...tools, index: full }, new AbortController().signal);
    expect(stopped).toMatchObject({ problem: 'storage/full', firstFillDone: false });
    expect(coverageOf([{ name: 'Acme', needsDetails: false, sync: stopped }], clock.now)).toMatchObject({
      state: 'attention',
      problem: 'storage/full',
    });
    clock.now = stopped.retryAt ?? 0;
    expect(await run()).toMatchObject({ problem: null, firstFillDone: true });
    expect(await index.countPeople('c1')).toBe(10);
  });
});

describe('what a run leaves behind', () => {
  it('a rule that changes while a connection is paused drops what was read under the old one; it stays paused', async () => {
    const { index, calls, target, run } = await setting();
    await index.saveSync({ ...(await run()), paused: true });
    target.rule = 'less';
    calls.length = 0;
    expect(await run()).toMatchObject({ paused: true, rule: 'less', firstFillDone: false });
    expect(await index.countPeople('c1')).toBe(0);
    expect(await index.sync('c1')).toMatchObject({ paused: true, rule: 'less' });
    expect(calls).toEqual([]);
  });

  it('another rule begins without what was known to be hidden under the old one', async () => {
    const { target, run } = await setting();
    await run();
    target.restricted.set('job', 77, true);
    target.rule = 'another account';
    await run();
    expect(target.restricted.has('job', 77)).toBe(false);
  });

  it('told to wait for a day it asks once an hour, not at every tick', async () => {
    const { index, calls, run, clock } = await setting(() => {
      throw new AppError('ats/rate-limited', { retryAt: clock.now + 24 * HOUR });
    });
    const schedule = createSchedule({
      index,
      now: () => clock.now,
      connections: async () => ['c1'],
      plan: async () => PLAN,
      run: (_id, signal, force) => run(force, signal),
      exclusively: (_name, work) => work(),
    });
    for (let minutes = 0; minutes < 180; minutes++) {
      await schedule.tick();
      clock.now += 60_000;
    }
    expect(calls).toHaveLength(3);
  });

  it('holds no answer longer than it needs it', async () => {
    const { target, tools } = await setting();
    const { signal } = new AbortController();
    let listening = 0;
    const [add, remove] = [signal.addEventListener.bind(signal), signal.removeEventListener.bind(signal)];
    signal.addEventListener = (...about: Parameters<typeof add>) => {
      listening += 1;
      add(...about);
    };
    signal.removeEventListener = (...about: Parameters<typeof remove>) => {
      listening -= 1;
      remove(...about);
    };
    await runSync(target, tools, signal);
    expect(listening).toBe(0);
  });
});
