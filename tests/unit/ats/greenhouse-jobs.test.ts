// Jobs: what is kept of one, and how its openings and posts are kept in step by the walk of its own.

import { describe, expect, test } from 'vitest';
import type { Account, AtsRecord, LookUp, Page } from '@/lib/ats/connector';
import { greenhouse } from '@/lib/ats/greenhouse/connector';
import { customFieldsAsText } from '@/lib/ats/greenhouse/custom-fields';
import { OVERLAP_MS } from '@/lib/ats/greenhouse/walk-state';
import type { World } from '@/tests/simulators/world';
import { openAccount, pagesOf, recordsOf } from './greenhouse-account';

const FILL = { kind: 'fill' } as const;

describe('custom fields', () => {
  test.each<[unknown, Record<string, string>]>([
    [{ team: { name: 'Team', type: 'short_text', value: ' Core\nPlatform ' } }, { Team: 'Core Platform' }],
    [{ remote: { name: 'Remote?', type: 'yes_no', value: false } }, { 'Remote?': 'no' }],
    [{ travel: { name: 'Travel', type: 'number', value: 20 } }, { Travel: '20' }],
    [{ sites: { name: 'Sites', type: 'multi_select', value: ['Leeds', null, 'Bergen'] } }, { Sites: 'Leeds, Bergen' }],
    [{ reports: { name: 'Reports', type: 'number_range', value: { min_value: 2, max_value: 5 } } }, { Reports: '2–5' }],
    [
      { lead: { name: 'Lead', type: 'user', value: { name: 'Ines Halvorsen', user_id: 4 } } },
      { Lead: 'Ines Halvorsen' },
    ],
    [{ plain: 'as it is' }, { plain: 'as it is' }],
    [[{ name: 'Cost center', value: 'R&D' }], { 'Cost center': 'R&D' }],
    [{ none: { name: 'None', value: null }, empty: { name: 'Empty', value: ' ' }, list: { name: 'L', value: [] } }, {}],
    [{ salary_band: { name: 'Level', type: 'short_text', value: 'B4' } }, {}],
    [{ x: { name: 'Target Compensation', type: 'short_text', value: '90k' } }, {}],
    [{ x: { name: 'Hourly rate', value: 40 } }, {}],
    [{ x: { name: 'Range', type: 'currency_range', value: { min_value: 1, max_value: 2 } } }, {}],
    [{ x: { name: 'Range', value: { min_value: 1, max_value: 2, unit: 'EUR' } } }, {}],
    [{ x: { name: 'Amount', type: 'currency', value: '90000' } }, {}],
    [null, {}],
    ['text', {}],
    [[null, 7, [null]], { 1: '7' }],
  ])('%j', (fields, expected) => {
    expect(customFieldsAsText(fields)).toEqual(expected);
  });

  test('a field called like a part of every object is a field; long ones are cut, and there are not many', () => {
    const fields = JSON.parse('{"__proto__": {"name": "__proto__", "value": "x"}}');
    expect(Object.entries(customFieldsAsText(fields))).toEqual([['__proto__', 'x']]);
    const [[name, value] = ['', '']] = Object.entries(
      customFieldsAsText({ a: { name: 'N'.repeat(999), value: 'v'.repeat(999) } }),
    );
    expect([name.length, value.length]).toEqual([80, 300]);
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`f${index}`, 'x']));
    expect(Object.keys(customFieldsAsText(many))).toHaveLength(40);
  });
});

const JOB = {
  id: 77,
  name: 'Engineer',
  confidential: false,
  status: 'closed',
  department_id: 3,
  office_ids: [4, 5],
  custom_fields: { team: { name: 'Team', value: 'Core' } },
  updated_at: '2026-11-20T08:00:00.000Z',
};
const OPENING = { id: 1, job_id: 77, open: false, close_reason_id: 8, closed_at: '2026-11-01T00:00:00Z' };
const POST = { id: 1, job_id: 77, live: true, internal: false, public_url: 'https://boards.example/77' };

const mapped = (resource: string, ...rows: unknown[]) => greenhouse.map(resource, rows).records;

function told(job: object, more: AtsRecord[] = []) {
  const rows = [
    ...mapped('departments', { id: 3, name: 'Platform' }),
    ...mapped('offices', { id: 4, name: 'Leeds' }, { id: 5, name: null }),
    ...mapped('close_reasons', { id: 8, name: 'On hold' }, { id: 9, name: 'Hired' }),
    ...more,
  ];
  const lookUp: LookUp = (resource, id) => rows.find((row) => row.resource === resource && row.id === id)?.data;
  const [row] = mapped('jobs', { ...JOB, ...job });
  return row ? greenhouse.job(row, lookUp) : undefined;
}

describe('a job', () => {
  test('with everything that is told of it', () => {
    const openings = mapped('openings', OPENING, { ...OPENING, id: 2, open: true, close_reason_id: null });
    expect(told({}, [...openings, ...mapped('job_posts', POST)])).toEqual({
      id: '77',
      name: 'Engineer',
      status: 'closed',
      isOpen: false,
      visibility: null,
      department: 'Platform',
      locations: ['Leeds'],
      openings: 1,
      closeReason: 'On hold',
      url: 'https://boards.example/77',
      customFields: { Team: 'Core' },
      updatedAt: '2026-11-20T08:00:00.000Z',
    });
    expect(told({})).toMatchObject({ openings: null, closeReason: null, url: null });
    expect(told({ status: 'open' }, openings)).toMatchObject({ isOpen: true, closeReason: null });
    expect(told({ status: 'DRAFT' })).toMatchObject({ status: 'draft', isOpen: false });
    expect(told({ status: null, department_id: 'x', office_ids: 'x', is_template: 7 })).toMatchObject({
      status: 'open',
      department: null,
      locations: [],
    });
  });

  test.each<[string, object]>([
    ['confidential', { confidential: true }],
    ['unreadable', { name: 7 }],
    ['without a name', { name: null }],
    ['a template', { is_template: true }],
  ])('%s is not named', (_, over) => {
    expect(told(over)).toBeNull();
  });

  test('rows of an earlier version, or of something else, are no jobs', () => {
    const row = { resource: 'job', id: 77, owner: null, data: { id: 77, name: 'Engineer', hidden: false } };
    expect(greenhouse.job(row, () => undefined)).toBeNull();
    expect(greenhouse.job({ ...row, resource: 'user' }, () => undefined)).toBeNull();
  });
});

describe('openings and posts of a job', () => {
  test.each<[string, object[], object]>([
    ['none', [], { open: 0, closeReasonId: null }],
    ['told by its end', [{ ...OPENING, open: null, closed_at: null }], { open: 1, closeReasonId: null }],
    [
      'the one closed last says why',
      [OPENING, { ...OPENING, id: 2, close_reason_id: 9, closed_at: '2026-11-02T00:00:00+0000' }],
      { open: 0, closeReasonId: 9 },
    ],
    ['no reason', [{ ...OPENING, close_reason_id: null }], { open: 0, closeReasonId: null }],
  ])('%s', (_, openings, expected) => {
    expect(
      mapped('openings', { ...OPENING, id: 9, job_id: 1, open: true }, ...openings).find((row) => row.id === 77)?.data,
    ).toEqual(openings.length === 0 ? undefined : expected);
  });

  test.each<[object, string | null]>([
    [POST, 'https://boards.example/77'],
    [{ ...POST, live: false }, null],
    [{ ...POST, internal: true }, null],
    [{ ...POST, public_url: 'javascript:alert(1)' }, null],
    [{ ...POST, public_url: `https://boards.example/${'x'.repeat(3000)}` }, null],
    [{ ...POST, public_url: 7 }, null],
    [{ ...POST, public_url: null }, null],
  ])('%j', (post, url) => {
    expect(mapped('job_posts', post)).toEqual([{ resource: 'job_post', id: 77, owner: null, data: { url } }]);
  });

  test('a post of no job is nobody’s; a row that can’t be read is a problem and costs the others nothing', () => {
    expect(greenhouse.map('job_posts', [{ ...POST, job_id: null }])).toEqual({ records: [], problems: [] });
    const { records, problems } = greenhouse.map('openings', [
      { ...OPENING, open: 'yes' },
      { ...OPENING, open: true },
    ]);
    expect(records).toMatchObject([{ resource: 'opening', id: 77, data: { open: 1 } }]);
    expect(problems).toEqual([{ resource: 'opening', id: 1, reason: 'open: invalid_type' }]);
  });
});

function keeping() {
  const rows = new Map<string, AtsRecord>();
  return {
    rows,
    isRestricted: (resource: string, id: number | string) => rows.get(`${resource}/${id}`)?.restricted === true,
    async read(account: Account, walk: Parameters<Account['page']>[0]): Promise<Page[]> {
      const pages: Page[] = [];
      for (let cursor: Page['next'] = null; ; ) {
        const page: Page = await account.page(walk, cursor);
        for (const record of page.records) rows.set(`${record.resource}/${record.id}`, record);
        pages.push(page);
        if (page.next === null) return pages;
        cursor = page.next;
      }
    },
    job(world: World, name: string) {
      const row = rows.get(`job/${world.jobNamed(name).id}`);
      return row ? greenhouse.job(row, (resource, id) => rows.get(`${resource}/${id}`)?.data) : undefined;
    },
  };
}

describe('the walk of jobs', () => {
  test('a fill reads openings and posts job by job, and no more calls than that takes', async () => {
    const kept = keeping();
    const { account, simulator, world } = openAccount(kept);
    await kept.read(account, FILL);
    expect(kept.job(world, 'Product Designer')).toMatchObject({ status: 'open', openings: 1 });
    expect(kept.job(world, 'Product Designer')?.url).toBe(
      `https://boards.example/harborpine/${world.jobNamed('Product Designer').id}`,
    );
    expect(kept.job(world, 'VP Finance')).toBeNull();
    const confidential = [...world.tables.jobs.descending()].filter((job) => job.confidential === true);
    expect(confidential.map(({ name }) => name)).toContain('VP Finance');
    for (const { id } of confidential) {
      for (const resource of ['opening', 'job_post'])
        expect(kept.rows.get(`${resource}/${id}`)).toMatchObject({ restricted: true, data: null });
      expect(
        simulator.log.requests.some(({ route, query }) => route === 'openings' && query.includes(String(id))),
      ).toBe(false);
    }
    expect(simulator.counters.of('openings') + simulator.counters.of('job_posts')).toBe(2);
  });

  test('an opening more, a post gone, a job closed: each brings all of its job, and of no other', async () => {
    const kept = keeping();
    const { account, simulator, world, clock } = openAccount(kept);
    const sinceMs = (await kept.read(account, FILL)).at(-1)?.watermarkMs ?? 0;
    clock.advance(3 * 3_600_000);
    const opening = [...world.tables.openings.descending()].find(
      ({ job_id }) => job_id === world.jobNamed('Product Designer').id,
    );
    Object.assign(opening ?? {}, { open: false, updated_at: new Date(clock.now()).toISOString() });
    world.closeJob(world.jobNamed('Data Analyst').id);
    clock.advance(60_000);
    const before = simulator.log.requests.length;
    const pages = await kept.read(account, { kind: 'jobs', sinceMs });
    expect(kept.job(world, 'Product Designer')?.openings).toBe(0);
    expect(kept.job(world, 'Data Analyst')).toMatchObject({ status: 'closed', isOpen: false, openings: 0, url: null });
    expect(kept.job(world, 'Data Analyst')?.closeReason).toBeTypeOf('string');
    expect(recordsOf(pages, 'job')).toHaveLength(1);
    expect(new Set(recordsOf(pages, 'opening').map(({ id }) => id)).size).toBe(2);
    const asked = simulator.log.requests.slice(before);
    expect(
      asked.filter(({ route }) =>
        ['candidates', 'applications', 'attachments', 'candidate_employments'].includes(route),
      ),
    ).toEqual([]);
    expect([...simulator.log.ignored]).toEqual([]);
  });

  test('a job made confidential loses openings and posts as well, and has them back', async () => {
    const kept = keeping();
    const { account, world, clock } = openAccount(kept);
    let sinceMs = (await kept.read(account, FILL)).at(-1)?.watermarkMs ?? 0;
    const { id } = world.jobNamed('Product Designer');
    for (const confidential of [true, false]) {
      clock.advance(3 * 3_600_000);
      world.setConfidential(id, confidential);
      clock.advance(60_000);
      sinceMs = (await kept.read(account, { kind: 'jobs', sinceMs })).at(-1)?.watermarkMs ?? 0;
      expect(kept.job(world, 'Product Designer') === null).toBe(confidential);
      expect(kept.rows.get(`job_post/${id}`)?.data === null).toBe(confidential);
    }
    expect(kept.job(world, 'Product Designer')).toMatchObject({ openings: 1 });
  });

  test('its window has both ends and an hour of overlap, and people are left to the walk of changes', async () => {
    const { account, simulator, clock } = openAccount();
    const sinceMs = clock.now() - 40 * 86_400_000;
    await pagesOf(account, { kind: 'jobs', sinceMs });
    const lists = simulator.log.requests.filter(({ query }) => query.includes('updated_at='));
    expect(lists.map(({ route }) => route)).toEqual([
      'users',
      'departments',
      'offices',
      'sources',
      'jobs',
      'job_interview_stages',
      'rejection_reasons',
      'close_reasons',
      'prospect_pools',
      'prospect_pool_stages',
      'openings',
      'job_posts',
    ]);
    for (const { query } of lists) {
      const [gte, from, lte, to] = (new URLSearchParams(query).get('updated_at') ?? '').split('|');
      expect([gte, Date.parse(from ?? ''), lte]).toEqual(['gte', sinceMs - OVERLAP_MS, 'lte']);
      expect(Math.abs(Date.parse(to ?? '') - clock.now())).toBeLessThan(5_000);
    }
    simulator.log.requests.length = 0;
    await pagesOf(account, { kind: 'changes', sinceMs });
    const windows = simulator.log.requests.filter(({ query }) => query.includes('updated_at='));
    expect(windows.map(({ route }) => route)).toEqual([
      'applications',
      'candidates',
      'candidate_employments',
      'rejection_details',
      'prospect_details',
      'attachments',
    ]);
  });

  test('without their scopes openings and posts are passed over and told once', async () => {
    const kept = keeping();
    const { account, simulator, world, clock } = openAccount(kept);
    simulator.removeScopes(['harvest:openings:list', 'harvest:job_posts:list', 'harvest:close_reasons:list']);
    const pages = await kept.read(account, FILL);
    expect(pages.flatMap((page) => page.problems).map(({ reason }) => reason)).toEqual([
      'missing-permission: harvest:openings:list',
      'missing-permission: harvest:job_posts:list',
      'missing-permission: harvest:close_reasons:list',
    ]);
    expect(kept.job(world, 'Product Designer')).toMatchObject({ openings: null, url: null, closeReason: null });
    clock.advance(3 * 3_600_000);
    const later = await kept.read(account, { kind: 'jobs', sinceMs: 0 });
    expect(later.flatMap((page) => page.problems)).toEqual([]);
  });

  test('without the capability no reason is read, of a job or of a person', async () => {
    const kept = keeping();
    const { account, simulator } = openAccount({ ...kept, capabilities: ['show'] });
    await kept.read(account, FILL);
    for (const path of ['close_reasons', 'rejection_reasons', 'rejection_details'])
      expect(simulator.counters.of(path)).toBe(0);
    for (const { query } of simulator.log.requests.filter(({ route }) => route === 'openings'))
      expect(query).toContain('open=true');
    const closed = [...kept.rows.values()].filter((row) => JSON.stringify(row.data).match(/[rR]easonId":\d/));
    expect(closed).toEqual([]);
  });
});
