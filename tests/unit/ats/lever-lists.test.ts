// Lever's walks where lists misbehave, and what their cursors hold.

import { describe, expect, test } from 'vitest';
import type { Page } from '@/lib/ats/connector';
import { lever } from '@/lib/ats/lever/connector';
import { type AppError, errorCode } from '@/lib/errors';
import { type FaultName, READY_FAULTS } from '@/tests/simulators/faults';
import type { LeverWorld } from '@/tests/simulators/lever-world';
import { type Kept, openLever, walkAll } from './lever-account';

const FILL = { kind: 'fill' } as const;
const SWEEP = { kind: 'sweep' } as const;

const opportunities = (kept: Kept) => kept.all('opportunity').map(({ id }) => String(id));
const listed = (world: LeverWorld) =>
  world.tables.opportunities
    .newestFirst()
    .filter((row) => !world.tables.contacts.get(row.contact)?.isAnonymized)
    .filter((row) => row.confidentiality === 'non-confidential')
    .map(({ id }) => id);
const filled = async (opening: Parameters<typeof openLever>[0] = {}) => {
  const opened = openLever(opening);
  const pages = await walkAll(opened.account, opened.kept, FILL);
  return { ...opened, pages, sinceMs: pages.at(-1)?.watermarkMs ?? 0 };
};

describe('a misbehaving list', () => {
  const READS_ON: FaultName[] = [
    'shuffled',
    'rows-twice',
    'nulls',
    'null-entries',
    'missing-fields',
    'long-name',
    'markup-name',
    'page-too-short',
    'page-again',
  ];

  test.each(READS_ON)('%s loses nobody', async (fault) => {
    const { account, simulator, world, kept } = openLever();
    simulator.faults.set('opportunities', fault);
    const pages = await walkAll(account, kept, FILL);
    const left = new Set(opportunities(kept));
    for (const id of fault === 'page-again' || fault === 'page-too-short' ? listed(world) : [])
      expect(left).toContain(id);
    // Whether somebody is anonymised is itself a field that may be missing.
    expect(left.size).toBeGreaterThanOrEqual(listed(world).length);
    expect(pages.flatMap((page) => page.problems)).toEqual([]);
    expect(simulator.faults.hits('opportunities')).toBeGreaterThan(0);
    for (const candidate of kept.everybody().values()) {
      expect(candidate.name.length).toBeLessThanOrEqual(300);
      expect(candidate.applications.length).toBeGreaterThan(0);
    }
  });

  test.each<FaultName>(['wrong-types', 'bad-ids', 'rows-not-objects'])(
    '%s: the bad third is counted, the rest is read',
    async (fault) => {
      const { account, simulator, world, kept } = openLever();
      simulator.faults.set('opportunities', fault);
      const pages = await walkAll(account, kept, FILL);
      const problems = pages.flatMap((page) => page.problems);
      expect(opportunities(kept).length + problems.length).toBeGreaterThanOrEqual(listed(world).length);
      expect(problems.length).toBeGreaterThan(listed(world).length / 4);
      expect(problems.every(({ reason }) => /^[a-zA-Z_.]+: [a-z_]+$/.test(reason))).toBe(true);
    },
  );

  test.each([
    ['not-a-list', 'ats/unexpected-shape'],
    ['html', 'ats/unexpected-shape'],
    ['truncated', 'ats/unexpected-shape'],
    ['empty', 'ats/unexpected-shape'],
    ['storm-500', 'ats/server-error'],
    ['drop', 'ats/unreachable'],
    ['rate-limited-long', 'ats/rate-limited'],
    ['unauthorized', 'ats/unauthorized'],
    ['forbidden', 'ats/missing-permission'],
  ] as const)('%s is %s, and once it is over the same cursor goes on', async (fault, expected) => {
    const { account, simulator, world, clock, kept } = openLever();
    const pages: Page[] = [];
    const thrown = await (async () => {
      for (let cursor: Page['next'] = null; ; ) {
        // The clock is asked for by the same list.
        if (pages.length === 4) simulator.faults.set('opportunities', READY_FAULTS[fault]);
        const page: Page = await account.page(FILL, cursor);
        kept.add(page);
        pages.push(page);
        cursor = page.next;
      }
    })().catch((error: unknown) => error as AppError);
    expect(errorCode(thrown)).toBe(expected);
    expect(pages).toHaveLength(4);
    expect((thrown as AppError).about.join()).toMatch(/opportunities/i);
    simulator.faults.clear();
    clock.advance(3_600_000);
    await walkAll(account, kept, FILL, pages.at(-1)?.next ?? null);
    expect(opportunities(kept).sort()).toEqual(listed(world).sort());
  });

  test('a listing that goes round is noticed, also when the circle is wide', async () => {
    const { tools } = openLever();
    let asked = 0;
    const account = lever.open(
      { environment: 'production', apiKey: 'key' },
      {
        ...tools,
        http: {
          ...tools.http,
          send: async () => {
            asked += 1;
            const body = { data: [{ id: `u${asked}` }], hasNext: true, next: `${asked % 7}` };
            return { status: 200, body, headers: new Headers() };
          },
        },
      },
    );
    const walked = (async () => {
      for (let cursor: Page['next'] = null; asked < 100; ) cursor = (await account.page(FILL, cursor)).next;
    })();
    await expect(walked).rejects.toMatchObject({ code: 'ats/cursor-repeats' });
    expect(asked).toBeLessThan(30);
  });

  test.each([1, 3, 50])('a listing of %d pages for ever, under ever new offsets, is noticed', async (pages) => {
    const { tools } = openLever();
    let asked = 0;
    const send = async () => {
      asked += 1;
      const data = ['a', 'b'].map((name) => ({ id: `${name}${asked % pages}` }));
      return { status: 200, body: { data, hasNext: true, next: `${asked}` }, headers: new Headers() };
    };
    const fields = { environment: 'production', apiKey: 'key' };
    const account = lever.open(fields, { ...tools, http: { ...tools.http, send } });
    const walked = (async () => {
      for (let cursor: Page['next'] = null; asked < 5_000; ) cursor = (await account.page(FILL, cursor)).next;
    })();
    await expect(walked).rejects.toMatchObject({ code: 'ats/cursor-repeats' });
    expect(asked).toBeLessThan(25 * pages);
  });

  test('an offset the server has forgotten: the list is read again from its start, but not for ever', async () => {
    const { account, simulator, world, kept } = openLever();
    simulator.faults.set('opportunities', { pageSize: 20 });
    simulator.faults.set('opportunities', { status: 400 }, { skip: 4, times: 1 });
    await walkAll(account, kept, FILL);
    expect(opportunities(kept).sort()).toEqual(listed(world).sort());
    const broken = openLever();
    broken.simulator.faults.set('opportunities', { pageSize: 20 });
    const pages: Page[] = [];
    const thrown = (async () => {
      for (let cursor: Page['next'] = null; ; ) {
        if ((cursor as { offset?: unknown } | null)?.offset != null) {
          broken.simulator.faults.set('opportunities', { status: 400 }, { times: 1 });
        }
        const page: Page = await broken.account.page(FILL, cursor);
        pages.push(page);
        cursor = page.next;
      }
    })();
    await expect(thrown).rejects.toMatchObject({ code: 'ats/unexpected-shape' });
    expect(pages.length).toBeLessThan(20);
  });

  test('an account that is all at once empty is not believed', async () => {
    let isEmpty = false;
    const instead = () => (isEmpty ? { status: 200, body: { data: [], hasNext: false } } : null);
    const { account, kept } = await filled({ instead });
    const before = kept.everybody().size;
    isEmpty = true;
    const pages = await walkAll(account, kept, SWEEP);
    expect(pages.filter((page) => page.unseen || page.sweep)).toEqual([]);
    expect(kept.everybody().size).toBe(before);
  });
});

describe('the cursor', () => {
  test('holds no person, and one of another walk or version begins anew', async () => {
    const { account, simulator } = openLever();
    simulator.faults.set('opportunities', { pageSize: 20 });
    let cursor: Page['next'] = null;
    const cursors: string[] = [];
    do {
      cursor = (await account.page(FILL, cursor)).next;
      cursors.push(JSON.stringify(cursor));
    } while (cursor !== null);
    expect(cursors.join()).not.toMatch(/@|linkedin|Lindqvist/i);
    const strange = { v: 0, kind: 'fill', step: 'opportunities' };
    expect((await account.page(FILL, strange)).records[0]?.resource).toBe('user');
  });

  test('every page keeps the filters, and the offset is decoded once', async () => {
    const { account, kept, simulator } = openLever();
    simulator.faults.set('opportunities', { pageSize: 20 });
    await walkAll(account, kept, FILL);
    const lists = simulator.log.requests.filter(
      ({ route, query }) => route === 'opportunities' && query.includes('limit=100'),
    );
    const later = lists.filter(({ query }) => query.includes('offset='));
    expect(later.length).toBeGreaterThan(2);
    for (const { query, status } of lists)
      expect([status, query]).toEqual([200, expect.stringContaining('expand=applications')]);
  });

  test('postings that moved in the listing while a sweep read it are asked for before any is dropped', async () => {
    const { account, kept, simulator } = await filled();
    simulator.log.requests.length = 0;
    const pages = await walkAll(account, kept, SWEEP);
    const asked = simulator.log.requests.filter(({ route, status }) => route === 'postings' && status === 200);
    expect(asked.map(({ query }) => query.includes('updated_at_start='))).toEqual([false, true]);
    expect(pages.flatMap(({ sweep }) => sweep ?? [])).toMatchObject([{ resource: 'job', from: null, below: null }]);
  });

  test('progress never goes back, and is never told as done before the end', async () => {
    for (const order of ['created', 'updated', 'scattered'] as const) {
      const { account, kept, simulator } = openLever({ options: { order }, people: 150 });
      simulator.faults.set('opportunities', { pageSize: 20 });
      const fractions = (await walkAll(account, kept, FILL)).map(({ fraction }) => fraction);
      expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
      expect(fractions.filter((one) => one === 1)).toHaveLength(1);
    }
  });
});
