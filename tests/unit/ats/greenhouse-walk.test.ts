import { describe, expect, test } from 'vitest';
import type { AtsRecord, Page } from '@/lib/ats/connector';
import { greenhouse } from '@/lib/ats/greenhouse/connector';
import { createHttp, type HttpRequest } from '@/lib/ats/http';
import { type AppError, errorCode } from '@/lib/errors';
import { type FaultName, READY_FAULTS } from '@/tests/simulators/faults';
import { DEFAULT_CREDENTIAL } from '@/tests/simulators/greenhouse';
import { openAccount, pagesOf, recordsOf } from './greenhouse-account';

const FILL = { kind: 'fill' } as const;
const code = (promise: Promise<unknown>) => promise.then(() => 'fine', errorCode);
const ids = (records: readonly AtsRecord[]) => [...new Set(records.map(({ id }) => Number(id)))].sort((a, b) => a - b);
const held = (rows: Iterable<{ id: number }>) => [...rows].map(({ id }) => id).sort((a, b) => a - b);

describe('a misbehaving list', () => {
  const READS_ON: FaultName[] = [
    'page-too-long',
    'page-too-short',
    'rows-twice',
    'nulls',
    'null-entries',
    'missing-fields',
    'long-name',
    'markup-name',
  ];

  test.each(READS_ON)('%s loses nobody and skips nobody', async (fault) => {
    const { account, simulator, world } = openAccount();
    simulator.faults.set('candidates', fault);
    const pages = await pagesOf(account, FILL);
    expect(ids(recordsOf(pages, 'candidate'))).toEqual(held(world.tables.candidates.descending()));
    expect(pages.flatMap((page) => page.problems)).toEqual([]);
    expect(simulator.faults.hits('candidates')).toBeGreaterThan(0);
  });

  test.each<FaultName>(['wrong-types', 'bad-ids', 'rows-not-objects'])(
    '%s: the bad third is counted, the rest is read',
    async (fault) => {
      const { account, simulator, world } = openAccount();
      simulator.faults.set('candidates', fault);
      simulator.faults.set('applications', fault);
      const pages = await pagesOf(account, FILL);
      for (const [resource, table] of [
        ['candidate', world.tables.candidates],
        ['application', world.tables.applications],
      ] as const) {
        // Applications to confidential jobs are listed twice, so the last listing counts; past its end is the last row again.
        const told = pages.filter(
          (page) => [...page.records, ...page.problems].filter((one) => one.resource === resource).length > 1,
        );
        const page = told.at(-1) as Page;
        expect(page.records.length + page.problems.length).toBe(table.size);
        expect(page.problems.length).toBeGreaterThanOrEqual(Math.floor(table.size / 3));
        expect(page.problems.every(({ reason }) => /^[a-z_.]+: [a-z_]+$/.test(reason))).toBe(true);
      }
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
    ['forbidden', 'ats/missing-permission'],
    ['repeat-cursor', 'ats/cursor-repeats'],
  ] as const)('%s is %s, and once it is over the same cursor goes on', async (fault, expected) => {
    const { account, simulator, world, clock } = openAccount();
    simulator.faults.set('candidates', { pageSize: 20 });
    simulator.faults.set('candidates', READY_FAULTS[fault]);
    const pages: Page[] = [];
    const thrown = await (async () => {
      for (let cursor: Page['next'] = null; ; ) {
        const page: Page = await account.page(FILL, cursor);
        pages.push(page);
        cursor = page.next;
      }
    })().catch((error: unknown) => error as AppError);
    expect(errorCode(thrown)).toBe(expected);
    expect((thrown as AppError).about.join()).toContain('candidates');
    simulator.faults.clear();
    simulator.faults.set('candidates', { pageSize: 20 });
    clock.advance(3_600_000);
    const cursor = pages.at(-1)?.next ?? null;
    pages.push(...(await pagesOf(account, FILL, cursor)));
    expect(ids(recordsOf(pages, 'candidate'))).toEqual(held(world.tables.candidates.descending()));
  });

  test('a passing storm is got over without an error', async () => {
    const { account, simulator, world } = openAccount();
    for (const route of ['users', 'candidates']) simulator.faults.set(route, 'storm-503', { times: 3 });
    simulator.faults.set('token', READY_FAULTS['rate-limited'], { times: 1 });
    simulator.faults.set('attachments', 'drop', { times: 2 });
    simulator.faults.set('applications', 'rate-limited', { times: 2 });
    const pages = await pagesOf(account, FILL);
    expect(ids(recordsOf(pages, 'candidate'))).toEqual(held(world.tables.candidates.descending()));
  });

  test('a cursor the server has forgotten: the list is read again from its start, but not for ever', async () => {
    const { account, simulator, world } = openAccount();
    simulator.faults.set('candidates', { pageSize: 20 });
    simulator.faults.set('candidates', { status: 422 }, { skip: 1, times: 1 });
    const pages = await pagesOf(account, FILL);
    expect(ids(recordsOf(pages, 'candidate'))).toEqual(held(world.tables.candidates.descending()));
    const broken = openAccount();
    broken.simulator.faults.set('candidates', { pageSize: 20 });
    let calls = 0;
    const inner = broken.simulator.handle;
    expect(inner).toBeTypeOf('function');
    broken.simulator.faults.set('candidates', {
      row: (row) => {
        calls += 1;
        return row;
      },
      pageSize: 20,
      repeatCursor: true,
    });
    expect(await code(pagesOf(broken.account, FILL))).toBe('ats/cursor-repeats');
    expect(calls).toBeLessThan(200);
  });
});

describe('a listing whose cursor is never taken again', () => {
  test('ends with the same error from the same cursor; begun anew by the same account, it is read', async () => {
    const { simulator, world, clock, tools } = openAccount();
    simulator.faults.set('candidates', { pageSize: 20 });
    let refuses = true;
    const http = createHttp({
      fetch: async (input, init) => {
        const request = new Request(input, init);
        const isRefused = refuses && request.url.includes('/candidates?cursor=');
        return isRefused ? new Response('{"errors":["Invalid cursor"]}', { status: 422 }) : simulator.fetch(request);
      },
      now: clock.now,
      sleep: async (ms) => clock.advance(ms),
    });
    const { clientId, clientSecret } = DEFAULT_CREDENTIAL;
    const account = greenhouse.open({ clientId, clientSecret }, { ...tools, http });
    let cursor: Page['next'] = null;
    const walkOn = async () => {
      for (;;) {
        const page: Page = await account.page(FILL, cursor);
        if (page.next === null) return;
        cursor = page.next;
      }
    };
    for (let turn = 0; turn < 3; turn++) expect(await code(walkOn())).toBe('ats/unexpected-shape');
    expect(simulator.counters.of('candidates')).toBe(4);
    refuses = false;
    const pages = await pagesOf(account, FILL, null);
    expect(ids(recordsOf(pages, 'candidate'))).toEqual(held(world.tables.candidates.descending()));
  });
});

describe('missing scopes', () => {
  test('an optional one: its list is passed over and told once', async () => {
    const { account, simulator, world } = openAccount();
    simulator.removeScopes([
      'harvest:prospect_pools:list',
      'harvest:rejection_details:list',
      'harvest:attachments:list',
    ]);
    const pages = await pagesOf(account, FILL);
    expect(pages.flatMap((page) => page.problems)).toEqual(
      ['prospect_pool', 'rejection_detail', 'attachment'].map((resource) => ({
        resource,
        id: null,
        reason: `missing-permission: harvest:${resource}s:list`,
      })),
    );
    expect(recordsOf(pages, 'application')).not.toHaveLength(0);
    expect(ids(recordsOf(pages, 'candidate'))).toHaveLength(world.tables.candidates.size);
    const later = await pagesOf(account, { kind: 'changes', sinceMs: pages.at(-1)?.watermarkMs ?? 0 });
    expect(later.flatMap((page) => page.problems)).toEqual([]);
    const swept = await pagesOf(account, { kind: 'sweep' });
    expect(swept.flatMap((page) => page.problems)).toEqual([]);
    expect(swept.some((page) => page.sweep?.resource === 'attachment')).toBe(false);
  });

  test.each(['users', 'jobs', 'candidates', 'applications'])('without %s nothing goes on', async (path) => {
    const { account, simulator } = openAccount();
    simulator.removeScopes([`harvest:${path}:list`]);
    const thrown = await pagesOf(account, FILL).catch((error: unknown) => error as AppError);
    expect(thrown).toMatchObject({ code: 'ats/missing-permission', about: [`harvest:${path}:list`] });
  });

  test('files are not listed unless asked for', async () => {
    const { account, simulator } = openAccount({ capabilities: ['show'] });
    await pagesOf(account, FILL);
    expect(simulator.counters.of('attachments')).toBe(0);
    await account.one(Number(simulator.world.cast.activeApplicant.candidateId), []);
    expect(simulator.counters.of('attachments')).toBe(0);
  });
});

describe('what is asked', () => {
  test.each([
    [40 * 24, 25],
    [2, 1],
  ])('a window of changes since %i hours ago has both ends, in pipes, with %i of overlap', async (hours, overlap) => {
    const { account, simulator, clock } = openAccount();
    const sinceMs = clock.now() - hours * 3_600_000;
    await account.page({ kind: 'changes', sinceMs }, null);
    const windows = simulator.log.requests.map(({ query }) => new URLSearchParams(query).get('updated_at') ?? '');
    const [, from] = windows.find((one) => one !== '')?.split('|') ?? [];
    expect(Date.parse(from ?? '')).toBe(sinceMs - overlap * 3_600_000);
  });

  test('every window of changes has both ends; a cursor stands alone', async () => {
    const { account, simulator, clock } = openAccount();
    simulator.faults.set('candidates', { pageSize: 1 });
    const sinceMs = clock.now() - 40 * 86_400_000;
    await pagesOf(account, { kind: 'changes', sinceMs });
    const lists = simulator.log.requests.filter(({ host, query }) => host.startsWith('harvest') && query !== '');
    let windows = 0;
    for (const { query } of lists) {
      const params = new URLSearchParams(query);
      if (params.has('cursor')) expect([...params.keys()]).toEqual(['cursor']);
      else if (!/[?&](?:\w+_)?ids=/.test(query) && params.get('per_page') === '500') {
        const [, from, , to] = (params.get('updated_at') ?? '').split('|');
        expect(Date.parse(from ?? '')).toBe(sinceMs - 25 * 3_600_000);
        expect(Math.abs(Date.parse(to ?? '') - clock.now())).toBeLessThan(5_000);
        windows += 1;
      }
    }
    expect(windows).toBeGreaterThan(3);
    expect(lists.some(({ query }) => query.includes('cursor='))).toBe(true);
    expect([...simulator.log.ignored]).toEqual([]);
  });

  test('the end of a window is the server’s time, not ours', async () => {
    const { account, simulator, clock } = openAccount({
      options: { dateSkewMs: 7_200_000, tokenExpiry: 'expires_in' },
    });
    const [page] = await pagesOf(account, FILL);
    expect(Math.abs((page?.watermarkMs ?? 0) - clock.now() - 7_200_000)).toBeLessThan(2_000);
    expect(simulator.log.writes).toEqual([]);
  });

  test('only the columns that are needed of lists that hold more than they should', async () => {
    const { account, simulator } = openAccount();
    await pagesOf(account, FILL);
    for (const resource of ['jobs', 'users', 'attachments', 'rejection_details']) {
      const whole = simulator.log.requests.find(
        ({ route, query }) => route === resource && query.includes('per_page=500'),
      );
      const query = whole?.query ?? '';
      expect(query).toMatch(/fields=id%2C/);
      expect(query).not.toMatch(resource === 'jobs' ? /url|notes/ : /url|notes|custom|email|question/);
    }
    expect(simulator.log.forbidden).toEqual([]);
  });

  test('background reading yields to whoever waits in front of the screen, who does not', async () => {
    const { account, tools, world, simulator } = openAccount({ capabilities: ['show', 'files', 'reasons', 'notes'] });
    await account.check(null);
    const { clientId, clientSecret } = DEFAULT_CREDENTIAL;
    const sent: [string, boolean][] = [];
    const http = {
      ...tools.http,
      send: (request: HttpRequest) => {
        sent.push([new URL(request.url).pathname, request.yields === true]);
        return tools.http.send(request);
      },
    };
    const watched = greenhouse.open({ clientId, clientSecret }, { ...tools, http });
    simulator.faults.set('applications', {
      row: (row) => ({ ...row, stage_name: null, job_interview_stage_id: null }),
    });
    for (const walk of [
      FILL,
      { kind: 'changes', sinceMs: 0 },
      { kind: 'jobs', sinceMs: 0 },
      { kind: 'sweep' },
    ] as const) {
      await pagesOf(watched, walk);
    }
    expect(sent.map(([path]) => path)).toEqual(expect.arrayContaining(['/v3/openings', '/v3/application_stages']));
    expect(sent.filter(([, yields]) => !yields)).toEqual([]);
    sent.length = 0;
    const person = Number(world.cast.activeApplicant.candidateId);
    await watched.one(person, []);
    await watched.notes(person, []);
    await watched.file(String([...world.tables.attachments.descending()][0]?.id));
    await watched.check('ines.halvorsen@harborpine.example');
    expect(sent.filter(([, yields]) => yields)).toEqual([]);
  });

  test('a sweep lists ids alone, of everything a person owns outright', async () => {
    const { account, simulator, world } = openAccount();
    const pages = await pagesOf(account, { kind: 'sweep' });
    expect(
      pages.flatMap(({ sweep }) => sweep ?? []).map(({ resource, ids: listed }) => [resource, listed.length]),
    ).toEqual([
      ['candidate', world.tables.candidates.size],
      ['application', world.tables.applications.size],
      ['candidate_employment', world.tables.candidate_employments.size],
      ['attachment', world.tables.attachments.size],
    ]);
    const lists = simulator.log.requests.filter(({ query }) => query.includes('per_page=500'));
    expect(lists.length).toBeGreaterThan(3);
    for (const { query } of lists) expect(new URLSearchParams(query).get('fields')).toBe('id');
  });

  test('a fill of many pages costs no more calls than it has pages, and one past the end of the people', async () => {
    const { account, simulator, world } = openAccount({ options: { limit: null } });
    for (const resource of ['candidates', 'applications']) simulator.faults.set(resource, { pageSize: 10 });
    await pagesOf(account, FILL);
    expect(simulator.counters.of('candidates')).toBe(Math.ceil(world.tables.candidates.size / 10) + 1);
    expect(simulator.counters.of('token')).toBe(1);
  });
});

describe('stages', () => {
  test('an application without a stage’s name is completed through its application stage', async () => {
    const { account, simulator, world } = openAccount({ options: { olderSchema: true } });
    simulator.faults.set('applications', { row: (row) => ({ ...row, stage_name: null }) });
    const pages = await pagesOf(account, FILL);
    const running = [...world.tables.applications.descending()].filter((row) => row.stage_id !== null);
    expect(running.length).toBeGreaterThan(5);
    const byId = new Map(recordsOf(pages, 'application').map((record) => [record.id, record]));
    for (const row of running) {
      const record = byId.get(row.id);
      if (record?.restricted) continue;
      expect(record?.data).toMatchObject({ stageName: null, jobInterviewStageId: row.job_interview_stage_id });
    }
    for (const { query } of simulator.log.requests.filter(({ route }) => route === 'application_stages')) {
      expect((new URLSearchParams(query).get('application_ids') ?? '').split(',').length).toBeLessThanOrEqual(50);
    }
    simulator.removeScopes(['harvest:application_stages:list']);
    expect((await pagesOf(account, FILL)).flatMap((page) => page.problems)).toEqual([]);
  });
});
