import { describe, expect, it } from 'vitest';
import type { Account, AtsRecord, RecordId, Walk } from '@/lib/ats/connector';
import { AppError } from '@/lib/errors';
import type { SyncRow } from '@/lib/match-index/database';
import { createRestrictedRows, runSync, type SyncTarget } from '@/lib/sync/run-sync';
import { holdersOf, openMemoryIndex } from '@/tests/support/memory-index';
import { PLAN, whole } from '@/tests/support/simulated-account';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const PEOPLE = 60;

const listed = (id: number): AtsRecord => ({
  resource: 'candidate',
  id: `p${id}`,
  owner: null,
  version: id + 1,
  identity: { urls: [], emails: [`p${id}@mail.example`], phones: [] },
  data: { id },
});

async function setting(details: (id: string, call: number) => void = () => undefined) {
  const clock = { now: NOW };
  const { index } = await openMemoryIndex(() => clock.now);
  const asked: string[] = [];
  const walks: Walk['kind'][] = [];
  const missing = new Set<string>();
  const account = {
    async page(walk: Walk) {
      walks.push(walk.kind);
      const records = Array.from({ length: PEOPLE }, (_, id) => listed(id)).filter(
        ({ id }) => !missing.has(String(id)),
      );
      return {
        records: walk.kind === 'jobs' ? [] : records,
        problems: [],
        next: null,
        fraction: 1,
        ...(walk.kind === 'sweep' ? { unseen: ['candidate'] } : {}),
      };
    },
    async details(id: RecordId) {
      asked.push(String(id));
      details(String(id), asked.length);
      const urls = [`https://www.linkedin.com/in/person-${id}`];
      const record = { resource: 'detail', id, owner: `candidate/${id}`, detail: true, data: {} };
      return { records: [{ ...record, identity: { urls, emails: [], phones: [] } }], problems: [] };
    },
    async one(id: RecordId, _held, yields) {
      asked.push(`one ${id}${yields ? ', in no hurry' : ''}`);
      if (missing.has(String(id))) throw new AppError('ats/gone');
      return { records: [listed(Number(String(id).slice(1)))], problems: [] };
    },
  } as Pick<Account, 'page' | 'one' | 'details'> as Account;
  const target: SyncTarget = {
    connection: 'c1',
    rule: 'all',
    account,
    restricted: createRestrictedRows(),
    plan: PLAN,
    keep: whole,
  };
  const tools = { index, now: () => clock.now, random: () => 0.5 };
  const run = (signal = new AbortController().signal, more: Partial<typeof tools> & { onPage?(): void } = {}) =>
    runSync(target, { ...tools, ...more }, signal);
  const found = async (id: number) =>
    (await holdersOf(index, `linkedin:vanity:person-p${id}`)).map(({ candidate }) => candidate);
  return { index, clock, asked, walks, missing, target, run, found };
}

describe('the second phase', () => {
  it('reads everybody’s details once, newest first, and knows when it is done', async () => {
    const { asked, run, found } = await setting();
    const sync = await run();
    expect(sync).toMatchObject({
      firstFillDone: true,
      detailsDone: true,
      dueLeft: 0,
      dueAtFirst: PEOPLE,
      problem: null,
    });
    expect(asked).toHaveLength(PEOPLE);
    // Eight at once: which of those is first is chance.
    const newest = Array.from({ length: 8 }, (_, at) => `p${PEOPLE - 1 - at}`);
    expect(newest).toEqual(expect.arrayContaining(asked.slice(0, 3)));
    expect(await found(0)).toEqual(['p0']);
    await run();
    expect(asked).toHaveLength(PEOPLE);
  });

  it('goes on wherever the worker died, and asks few people twice', async () => {
    for (const dieAfter of [1, 2, 4]) {
      const { asked, run, found, index } = await setting();
      const death = new AbortController();
      let stored = 0;
      await run(death.signal, { onPage: () => ++stored > dieAfter && death.abort() });
      expect((await index.sync('c1'))?.detailsDone).toBe(false);
      await run();
      expect(await found(0)).toEqual(['p0']);
      expect(new Set(asked).size).toBe(PEOPLE);
      // What was on the wire, and what was read but not yet stored.
      expect(asked.length).toBeLessThanOrEqual(PEOPLE + 20);
    }
  });

  it('one person who cannot be read is counted, passed over and tried again after the next walk', async () => {
    let broken = true;
    const { asked, clock, run, found } = await setting((id) => {
      if (broken && id === 'p30') throw new AppError('ats/server-error');
    });
    const sync = await run();
    expect(sync).toMatchObject({ dueLeft: 0, detailsDone: true, problem: null });
    expect(sync.skipped).toEqual({ 'candidate: details: ats/server-error': ['p30'] });
    expect(await found(30)).toEqual([]);
    expect(asked).toHaveLength(PEOPLE);
    broken = false;
    clock.now += PLAN.changesEveryMs;
    await run();
    expect(await found(30)).toEqual(['p30']);
    expect(asked).toHaveLength(PEOPLE + 1);
  });

  it('many newest people who cannot be read stop nobody else for good', async () => {
    const broken = (id: string) => Number(id.slice(1)) >= PEOPLE - 12;
    const { asked, found, run } = await setting((id) => {
      if (broken(id)) throw new AppError('ats/unexpected-shape');
    });
    const problems: (string | null)[] = [];
    for (let runs = 0; runs < 4; runs++) problems.push((await run()).problem);
    expect(await found(0)).toEqual(['p0']);
    expect(await found(PEOPLE - 13)).toEqual([`p${PEOPLE - 13}`]);
    // Nor are they forgotten.
    expect(problems.at(-1)).toBe('ats/unexpected-shape');
    expect(asked.filter((id) => !broken(id))).toHaveLength(PEOPLE - 12);
  });

  it('trouble with the account ends the run, with what was read until then kept', async () => {
    let broken = true;
    const { asked, clock, run } = await setting((_id, call) => {
      if (broken && call > 35) throw new AppError('ats/rate-limited', { retryAt: NOW + 60_000 });
    });
    const sync = await run();
    expect(sync).toMatchObject({ problem: 'ats/rate-limited', retryAt: NOW + 60_000, detailsDone: false });
    expect(asked.length).toBeLessThan(50);
    broken = false;
    clock.now += 60_000;
    asked.length = 0;
    expect(await run()).toMatchObject({ problem: null, detailsDone: true });
    expect(asked).toHaveLength(PEOPLE - 35);
  });

  it('failures of everybody are not taken for failures of each', async () => {
    const { asked, run } = await setting(() => {
      throw new AppError('ats/server-error');
    });
    expect(await run()).toMatchObject({ problem: 'ats/server-error', detailsDone: false });
    expect(asked.length).toBeLessThan(20);
  });

  it('lets changes through in between', async () => {
    const { clock, walks, run, asked } = await setting((_id, call) => {
      if (call === 20) clock.now += PLAN.changesEveryMs * 1.2;
    });
    await run();
    expect(walks).toEqual(['fill', 'jobs', 'changes']);
    expect(new Set(asked).size).toBe(PEOPLE);
  });

  it('whom a sweep did not bring is asked for, and dropped only when the ATS says so', async () => {
    const { clock, missing, asked, index, run } = await setting();
    await run();
    asked.length = 0;
    missing.add('p7');
    clock.now += 6 * 3_600_000;
    expect(await run()).toMatchObject({ dueLeft: 0, problem: null });
    // That it still knows somebody else was asked as well.
    expect(asked).toEqual(['one p7, in no hurry', 'one p8, in no hurry']);
    expect(await index.person('c1', 'p7')).toEqual([]);
    expect(await index.countPeople('c1')).toBe(PEOPLE - 1);
  });

  it('an ATS that all at once knows nobody is not believed, and asked again', async () => {
    const { clock, missing, index, target, run } = await setting();
    await run();
    for (const id of ['p7', 'p9']) missing.add(id);
    clock.now += 6 * 3_600_000;
    const { account } = target;
    const one: Account['one'] = () => Promise.reject(new AppError('ats/gone'));
    target.account = { ...account, one };
    expect(await run()).toMatchObject({ dueLeft: 2, problem: 'ats/unexpected-shape' });
    expect(await index.countPeople('c1')).toBe(PEOPLE);
    target.account = account;
    clock.now += 3_600_000;
    expect(await run()).toMatchObject({ dueLeft: 0, problem: null });
    expect(await index.countPeople('c1')).toBe(PEOPLE - 2);
  });

  it('a listing that left out people who are there is found out by some of them', async () => {
    const { clock, asked, index, target, run } = await setting();
    const several: AtsRecord[] = Array.from({ length: 400 }, (_, id) => listed(id + PEOPLE));
    const { account } = target;
    target.account = {
      ...account,
      async page(walk, cursor) {
        const page = await account.page(walk, cursor);
        return walk.kind === 'fill' ? { ...page, records: [...page.records, ...several] } : page;
      },
    };
    await run();
    const { length: before } = asked;
    for (const doubted of [400, 400]) {
      clock.now += 6 * 3_600_000;
      expect((await run()).doubts).toMatchObject({ candidate: { left: doubted } });
    }
    expect(await index.countPeople('c1')).toBe(PEOPLE + 400);
    expect(asked.slice(before).filter((one) => one.startsWith('one'))).toHaveLength(100);
  });

  it('what is not to be kept is not kept, but its keys are', async () => {
    const { index, target, run, found } = await setting();
    target.keep = (record) => ({ ...record, data: null });
    await run();
    expect(await found(3)).toEqual(['p3']);
    expect((await index.person('c1', 'p3')).map(({ data }) => data)).toEqual([null, null]);
  });

  it('a run that was ended writes nothing after its end: whoever pauses it stays paused', async () => {
    const { index, run } = await setting();
    let begun: () => void = () => undefined;
    const isWriting = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const slow: typeof index = {
      ...index,
      async writeDetails(...about) {
        begun();
        await new Promise((later) => setTimeout(later, 20));
        return index.writeDetails(...about);
      },
    };
    const pausing = new AbortController();
    const ended = run(pausing.signal, { index: slow });
    await isWriting;
    pausing.abort();
    await ended;
    await index.saveSync({ ...((await index.sync('c1')) as SyncRow), paused: true });
    await new Promise((later) => setTimeout(later, 40));
    expect((await index.sync('c1'))?.paused).toBe(true);
  });

  it('a run that is ended does not wait for those it asked about', async () => {
    const { run, asked, target } = await setting();
    target.account.details = (id) => {
      asked.push(String(id));
      return new Promise(() => undefined);
    };
    const ending = new AbortController();
    const ended = run(ending.signal);
    while (asked.length === 0) await new Promise((later) => setTimeout(later, 1));
    ending.abort();
    expect(await ended).toMatchObject({ problem: null, detailsDone: false });
  });

  it('knows how many are left although the worker died as soon as the last page was in', async () => {
    const { index, run } = await setting();
    const dead = () => new Promise<never>(() => undefined);
    const dying: typeof index = { ...index, countDue: dead, saveSync: dead, due: dead, writeDetails: dead };
    void run(undefined, { index: dying });
    while (!(await index.sync('c1'))?.firstFillDone) await new Promise((later) => setTimeout(later, 1));
    expect(await index.sync('c1')).toMatchObject({ dueLeft: PEOPLE, dueAtFirst: PEOPLE, detailsDone: false });
  });
});
