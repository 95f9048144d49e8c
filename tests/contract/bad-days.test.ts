// An ATS that answers badly, for days. Nobody may be lost, nobody kept who was deleted, nothing may hang and nothing rush.

import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { SyncRow } from '@/lib/match-index/database';
import { coverageOf } from '@/lib/sync/coverage';
import { createRandom } from '@/tests/simulators/random';
import { type BadDays, type Bend, openBadDays, withBody } from '@/tests/support/bad-days';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Of an account that fits on a few pages. */
const MOST_CALLS_AN_HOUR = 30;
const ALL = ['greenhouse', 'lever', 'smartrecruiters'];

async function filled(ats: string, people = 120): Promise<BadDays> {
  const days = await openBadDays(ats, people);
  await days.live(2 * HOUR);
  expect(await days.shown()).toEqual(days.truth().shown);
  days.calls();
  return days;
}

async function expectTruth(days: BadDays): Promise<void> {
  expect(await days.shown()).toEqual(days.truth().shown);
  expect((await days.held()).length).toBe(days.truth().held);
}

const isList = (request: Request, path: string) => {
  const { pathname, searchParams } = new URL(request.url);
  return (
    pathname.endsWith(`/${path}`) && ![...searchParams.keys()].some((name) => /ids?$/.test(name) && name !== 'pageId')
  );
};

/** The list of people, of which each page but the first is lost, and the first is cut; nothing tells. */
const endsEarly =
  (after: number): Bend =>
  async (request, answer) => {
    const response = await answer();
    if (response.status !== 200) return response;
    if (isList(request, 'candidates') && request.url.includes('greenhouse')) {
      const cut = await withBody(response, (rows) => (rows as unknown[]).slice(0, after));
      cut.headers.delete('link');
      return cut;
    }
    if (isList(request, 'opportunities'))
      return withBody(response, (body) => {
        const { data } = body as { data: unknown[] };
        return { data: data.slice(0, after), hasNext: false };
      });
    if (isList(request, 'candidates'))
      return withBody(response, (body) => {
        const content = (body as { content: unknown[] }).content.slice(0, after);
        return { limit: 100, totalFound: content.length, content };
      });
    return response;
  };

describe.each(ALL)('%s: a list that ends early and looks whole', (ats) => {
  it('loses nobody, for three days, is told, and costs no storm', async () => {
    const days = await filled(ats, 80);
    days.bend(endsEarly(10));
    const sync = await days.live(3 * DAY, 3 * HOUR);
    expect(days.calls()).toBeLessThan(72 * MOST_CALLS_AN_HOUR);
    // Greenhouse is asked for all of so few by their ids.
    expect(Object.keys(sync.doubts ?? {})).toEqual(
      { lever: ['opportunity'], smartrecruiters: ['candidate'] }[ats] ?? [],
    );
    expect(await days.shown()).toEqual(days.truth().shown);
    days.bend(null);
    expect((await days.live(2 * DAY, 3 * HOUR)).doubts).toEqual({});
    await expectTruth(days);
  });

  it('in the fill is read past its end, or is looked over within the hour', async () => {
    const days = await openBadDays(ats, 60);
    days.bend(endsEarly(10));
    await days.live(0);
    // Its count is cut as well, and it can be asked for nobody older.
    if (ats === 'smartrecruiters') expect((await days.held()).length).toBe(10);
    else expect(await days.shown()).toEqual(days.truth().shown);
    days.bend(null);
    await days.live(HOUR + 15 * 60_000);
    await expectTruth(days);
  });

  it('or half of the account deleted in earnest: within two days they are gone, and nobody else', async () => {
    const days = await filled(ats, 110);
    days.simulated.remove(0.5);
    expect(days.truth().held).toBeLessThan(80);
    await days.live(2 * DAY + 6 * HOUR, 3 * HOUR);
    await expectTruth(days);
  });
});

it('smartrecruiters: while fewer people are listed than counted, nobody is said not to be there', async () => {
  const days = await openBadDays('smartrecruiters', 60);
  days.bend(async (request, answer) => {
    const response = await answer();
    if (response.status !== 200 || !isList(request, 'candidates')) return response;
    return withBody(response, (body) => {
      const { content, ...rest } = body as { content: unknown[] };
      return { ...rest, content: content.slice(0, 40) };
    });
  });
  const coverage = (sync: SyncRow) => coverageOf([{ name: 'Acme', needsDetails: true, sync }], days.now()).state;
  const filled = await days.live(0);
  expect(filled).toMatchObject({ firstFillDone: true, dueLeft: 0 });
  expect(coverage(filled)).toBe('filling');
  days.bend(null);
  expect(coverage(await days.live(HOUR + 15 * 60_000))).toBe('complete');
  await expectTruth(days);
});

describe.each(ALL)('%s: in an outage', (ats) => {
  const outages: Readonly<Record<string, () => Response>> = {
    'empty lists': () => new Response('[]'),
    'empty envelopes': () => new Response('{"data":[],"hasNext":false,"content":[],"totalFound":0}'),
    'nothing found': () => new Response('{"code":"NotFound"}', { status: 404 }),
    'a login page of the network': () =>
      new Response('<html>Sign in</html>', { headers: { 'content-type': 'text/html' } }),
    'the way to a login page': () =>
      new Response(null, { status: 302, headers: { location: 'https://login.example/' } }),
  };

  it.each(Object.keys(outages))('%s for two days cost nobody, not even while details are read', async (kind) => {
    const days = await openBadDays(ats, 40);
    await days.live(0);
    days.calls();
    const { simulated } = days;
    const random = createRandom(3);
    for (let change = 0; change < 12; change++) simulated.change(random);
    const before = await days.held();
    let isOut = false;
    days.bend(async (request, answer) => {
      // Lists work for as long as it takes to learn who changed.
      const path = new URL(request.url).pathname;
      if (isOut || /candidates\/[^/]+|opportunities\/[^/]+\/|contact/.test(path)) {
        isOut = true;
        return outages[kind]?.() as Response;
      }
      return answer();
    });
    await days.live(6 * HOUR, HOUR);
    isOut = true;
    const sync = await days.live(2 * DAY, 3 * HOUR);
    expect(sync.problem ?? 'ats/unexpected-shape').toBe('ats/unexpected-shape');
    expect(days.calls()).toBeLessThan(54 * MOST_CALLS_AN_HOUR);
    const held = new Set(await days.held());
    days.bend(null);
    await days.live(2 * DAY, 3 * HOUR);
    await expectTruth(days);
    // Whoever was deleted before it may well be gone.
    const there = new Set(await days.held());
    expect(before.filter((id) => there.has(id) && !held.has(id))).toEqual([]);
  });
});

it('smartrecruiters: people do not wait for users and reasons that fail for days, and have their words once those come', async () => {
  const whole = await openBadDays('smartrecruiters', 40);
  await whole.live(0);
  const words = async ({ index }: BadDays) =>
    Promise.all(
      ['user', 'rejection_reason', 'withdrawal_reason'].map(async (kind) => (await index.all('c1', kind)).length),
    );
  const days = await openBadDays('smartrecruiters', 40);
  days.bend(async (request, answer) =>
    /\/users$|reasons$/.test(new URL(request.url).pathname)
      ? new Response('{"message":"Internal error"}', { status: 500 })
      : answer(),
  );
  const sync = await days.live(2 * DAY, 3 * HOUR);
  const lists = ['rejection-reasons', 'withdrawal-reasons', 'users'];
  expect(sync).toMatchObject({ firstFillDone: true, problem: null, unanswered: lists });
  await expectTruth(days);
  days.simulated.change(createRandom(4));
  await days.live(3 * HOUR, 3 * HOUR);
  await expectTruth(days);
  expect(await words(days)).toEqual([0, 0, 0]);
  days.bend(null);
  expect((await days.live(3 * HOUR, 3 * HOUR)).unanswered).toBeUndefined();
  expect(await words(days)).toEqual(await words(whole));
});

describe('smartrecruiters: jobs are read one by one', () => {
  const recruiters = async ({ index }: BadDays) => (await index.all('c1', 'job_detail')).length;
  const failing =
    (share: number, random = createRandom(11)): Bend =>
    async (request, answer) =>
      /\/jobs\/[^/]+/.test(new URL(request.url).pathname) && random.chance(share)
        ? new Response('{"message":"Internal error"}', { status: 500 })
        : answer();

  it.each([
    [0.5, 1],
    [0.8, 12],
    [0.9, 72],
  ])('where %d of the answers about them are 500, all are read within %d hours', async (share, hours) => {
    const whole = await openBadDays('smartrecruiters', 60);
    await whole.live(0);
    const days = await openBadDays('smartrecruiters', 60);
    days.bend(failing(share));
    const sync = await days.live(hours * HOUR);
    expect(sync).toMatchObject({ firstFillDone: true, walk: null, problem: null });
    expect(await recruiters(days)).toBe(await recruiters(whole));
    expect(await days.shown()).toEqual(days.truth().shown);
  });

  it('where all of them are, for a day, people are in step all the same, and the jobs follow', async () => {
    const days = await openBadDays('smartrecruiters', 60);
    days.bend(failing(1));
    await days.live(2 * HOUR);
    days.calls();
    const random = createRandom(4);
    for (let change = 0; change < 10; change++) days.simulated.change(random);
    const sync = await days.live(DAY);
    expect(await recruiters(days)).toBe(0);
    expect(sync).toMatchObject({ firstFillDone: true, problem: null });
    await expectTruth(days);
    expect(days.calls()).toBeLessThan(24 * 2 * MOST_CALLS_AN_HOUR);
    days.bend(null);
    expect((await days.live(5 * HOUR)).jobsLeft).toBeUndefined();
    const whole = await openBadDays('smartrecruiters', 60);
    await whole.live(0);
    expect(await recruiters(days)).toBeGreaterThanOrEqual((await recruiters(whole)) - 2);
  });
});

describe('greenhouse: rows that become visible hours after they were written', () => {
  const hiding =
    (id: number): Bend =>
    async (_, answer) => {
      const response = await answer();
      if (response.status !== 200) return response;
      return withBody(response, (rows) => {
        const isTheirs = (row: { id: unknown; candidate_id?: unknown }) => row.id === id || row.candidate_id === id;
        return Array.isArray(rows) ? rows.filter((row) => !isTheirs(row)) : rows;
      });
    };

  it.each([
    ['somebody new', 'by the next sweep', 7 * HOUR],
    ['somebody changed', 'by the long window of the day', DAY],
  ])('%s is found %s', async (who, _, within) => {
    const days = await filled('greenhouse', 60);
    const { simulated } = days;
    const before = new Set(simulated.truth().map(([id]) => id));
    const random = createRandom(9);
    const isIt = () => {
      const truth = simulated.truth();
      return who === 'somebody new'
        ? truth.find(([id, told]) => !before.has(id) && told !== null)?.[0]
        : truth.find(([, told]) => told?.name?.startsWith('Renamed'))?.[0];
    };
    // What else changes on the way is seen at once.
    for (let change = 0; change < 400 && isIt() === undefined; change++) {
      await days.live(0);
      simulated.change(random);
      simulated.clock.advance(1_000);
    }
    const id = Number(isIt());
    days.bend(hiding(id));
    await days.live(3 * HOUR, HOUR);
    days.bend(null);
    const told = simulated.truth().find(([one]) => one === id)?.[1];
    const shown = async () => (await days.person(id))?.name;
    expect(await shown()).not.toBe(told?.name);
    await days.live(within, HOUR);
    expect(await shown()).toBe(told?.name);
  });
});

it('greenhouse: another install takes the token away at every third request, and the account is read all the same', async () => {
  const days = await openBadDays('greenhouse', 60);
  let asked = 0;
  days.bend(async ({ url }, answer) => {
    if (!url.endsWith('/token') && ++asked % 3 === 0)
      days.simulated.spoilToken({ ...createRandom(1), chance: () => true });
    return answer();
  });
  expect(await days.live(HOUR)).toMatchObject({ firstFillDone: true, problem: null });
  await expectTruth(days);
});

it('greenhouse: a key that another install uses at every turn is not said to be refused, and is read once that one rests', async () => {
  const days = await openBadDays('greenhouse', 60);
  days.bend(async ({ url }, answer) => {
    if (!url.endsWith('/token')) days.simulated.spoilToken({ ...createRandom(1), chance: () => true });
    return answer();
  });
  expect(await days.live(HOUR)).toMatchObject({ firstFillDone: false, problem: 'ats/token-taken' });
  days.bend(null);
  expect(await days.live(6 * HOUR)).toMatchObject({ firstFillDone: true, problem: null });
  await expectTruth(days);
});
