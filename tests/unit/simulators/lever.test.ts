// The simulated Lever lets in whom Lever lets in, refuses what it refuses, and writes down what must not happen.

import { describe, expect, test } from 'vitest';
import type { CastName } from '@/tests/simulators/cast';
import { createClock } from '@/tests/simulators/clock';
import { DEFAULT_KEY, LEVER_HOSTS, SANDBOX_HOST, startLever } from '@/tests/simulators/lever';
import { PERMISSIONS, type Permission } from '@/tests/simulators/lever-routes';
import { createLeverWorld, type LeverWorld } from '@/tests/simulators/lever-world';
import { makeCertificate } from '@/tests/support/certificate';
import { LEVER_API, leverAuth, leverHarness, START } from './harness';

const opportunityOf = (world: LeverWorld, name: CastName): string =>
  world.opportunitiesOf(world.contactOf(name))[0]?.id ?? '';
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

describe('the key', () => {
  test.each([
    ['the key and no password', leverAuth(), 200],
    ['nothing', undefined, 401],
    ['a password', basic(`${DEFAULT_KEY.key}:secret`), 401],
    ['no colon', basic(DEFAULT_KEY.key), 401],
    ['an unknown key', basic('other:'), 401],
    ['the key as a bearer token', `Bearer ${DEFAULT_KEY.key}`, 401],
  ] as const)('%s', async (_, authorization, status) => {
    const { lever } = leverHarness();
    const answer = await lever.fetch(`${LEVER_API}/stages`, { headers: authorization ? { authorization } : {} });
    expect(answer.status).toBe(status);
    if (status === 401) expect(await answer.json()).toEqual({ code: 'Unauthorized', message: expect.any(String) });
  });

  test('revoked it is 401 everywhere, restored it works again', async () => {
    const { get, lever } = leverHarness();
    lever.revokeKey();
    expect((await get('/stages')).status).toBe(401);
    lever.restoreKey();
    expect((await get('/stages')).status).toBe(200);
  });

  test('is known to its own host only', async () => {
    const { get } = leverHarness();
    expect((await get(`https://${SANDBOX_HOST}/v1/stages`)).status).toBe(401);
    const sandbox = leverHarness({ keys: [{ ...DEFAULT_KEY, host: SANDBOX_HOST }] });
    expect((await sandbox.get('/stages')).status).toBe(401);
    const [row] = (await sandbox.get(`https://${SANDBOX_HOST}/v1/opportunities?limit=1`)).rows;
    expect(row?.urls).toMatchObject({ show: `https://hire.sandbox.lever.co/candidates/${row?.id}` });
  });
});

describe('permissions', () => {
  const pathOf = (permission: Permission, opportunity: string, contact: string): string => {
    if (permission === 'contacts') return `/contacts/${contact}`;
    return ['applications', 'notes', 'resumes', 'files'].includes(permission)
      ? `/opportunities/${opportunity}/${permission}`
      : `/${permission}?limit=1`;
  };

  test.each(PERMISSIONS)('%s is needed for its endpoint, and enough for it', async (permission) => {
    const { get, world, lever } = leverHarness();
    const contact = world.contactOf('activeApplicant');
    const path = pathOf(permission, world.opportunitiesOf(contact)[0]?.id ?? '', contact);
    lever.removePermissions(PERMISSIONS.filter((one) => one !== permission));
    expect((await get(path)).status).toBe(200);
    lever.addPermissions(PERMISSIONS);
    lever.removePermissions([permission]);
    const refused = await get(path);
    expect([refused.status, refused.body]).toEqual([403, { code: 'Forbidden', message: expect.any(String) }]);
  });

  test('single things and downloads need what their list needs', async () => {
    const { get, world, lever } = leverHarness();
    const id = opportunityOf(world, 'activeApplicant');
    const [resume] = (await get(`/opportunities/${id}/resumes`)).rows as [{ id: string }];
    const [posting] = (await get('/postings?limit=1')).rows as [{ id: string }];
    lever.removePermissions(['resumes', 'postings']);
    expect((await get(`/opportunities/${id}/resumes/${resume.id}/download`)).status).toBe(403);
    expect((await get(`/postings/${posting.id}`)).status).toBe(403);
    expect((await get(`/opportunities/${id}`)).status).toBe(200);
  });
});

describe('what is confidential', () => {
  test('is not in lists unless asked for, and only a key with access may ask', async () => {
    const plain = leverHarness();
    const secret = plain.world.opportunitiesOf(plain.world.contactOf('confidentialOnly'))[0]?.id ?? '';
    expect(await plain.ids('/opportunities')).not.toContain(secret);
    for (const asked of ['confidential', 'all'])
      for (const list of ['opportunities', 'postings'])
        expect((await plain.get(`/${list}?confidentiality=${asked}`)).status).toBe(403);
    const trusted = leverHarness({ keys: [{ ...DEFAULT_KEY, confidential: true }] });
    expect(await trusted.ids('/opportunities')).not.toContain(secret);
    const only = await trusted.all('/opportunities?confidentiality=confidential');
    expect(only.map(({ id }) => id)).toContain(secret);
    expect(new Set(only.map(({ confidentiality }) => confidentiality))).toEqual(new Set(['confidential']));
    const all = await trusted.ids('/opportunities?confidentiality=all');
    expect(all).toHaveLength(only.length + (await trusted.ids('/opportunities')).length);
    expect(all).toHaveLength(trusted.world.tables.opportunities.size);
  });

  test('an account may answer with nothing instead of refusing', async () => {
    const { get, ids } = leverHarness({ confidentialRefusal: 'empty' });
    expect((await get('/opportunities?confidentiality=confidential')).body).toEqual({ data: [], hasNext: false });
    expect(await ids('/opportunities?confidentiality=all')).toEqual(await ids('/opportunities'));
  });

  test('is not there by id either, nor is anything that hangs on it', async () => {
    const plain = leverHarness();
    const trusted = leverHarness({ keys: [{ ...DEFAULT_KEY, confidential: true }] });
    const contact = plain.world.contactOf('confidentialOnly');
    const [opportunity] = plain.world.opportunitiesOf(contact);
    const posting = plain.world.postingNamed('VP Finance').id;
    const base = `/opportunities/${opportunity?.id}`;
    for (const path of [
      base,
      `${base}/resumes`,
      `${base}/applications`,
      `/contacts/${contact}`,
      `/postings/${posting}`,
    ])
      expect([path, (await plain.get(path)).status, (await trusted.get(path)).status]).toEqual([path, 404, 200]);
  });
});

describe('the rate limit', () => {
  const burst = async (get: (path: string) => Promise<{ status: number }>, count: number) => {
    const statuses: number[] = [];
    for (let index = 0; index < count; index++) statuses.push((await get('/stages')).status);
    return statuses;
  };

  test('20 at once, then ten a second, told by no header', async () => {
    const { get, clock } = leverHarness({ rate: { perSecond: 10, burst: 20 } });
    expect(new Set(await burst(get, 20))).toEqual(new Set([200]));
    const over = await get('/stages');
    expect([over.status, over.body]).toEqual([429, { code: 'TooManyRequests', message: expect.any(String) }]);
    expect([...over.headers.keys()].filter((name) => /retry|rate/.test(name))).toEqual([]);
    clock.advance(99);
    expect((await get('/stages')).status).toBe(429);
    clock.advance(1);
    expect(await burst(get, 2)).toEqual([200, 429]);
    clock.advance(1_000);
    expect(await burst(get, 11)).toEqual([...Array(10).fill(200), 429]);
    clock.advance(60_000);
    expect(await burst(get, 21)).toEqual([...Array(20).fill(200), 429]);
  });

  test('is counted by key, for refused calls too, and may say how long to wait', async () => {
    const keys = [DEFAULT_KEY, { ...DEFAULT_KEY, key: 'second' }];
    const { get, lever } = leverHarness({ rate: { perSecond: 1, burst: 2 }, retryAfter: true, keys });
    expect((await get('/nothing')).status).toBe(404);
    expect((await get('/offers')).status).toBe(403);
    const over = await get('/stages');
    expect([over.status, over.headers.get('retry-after')]).toEqual([429, '1']);
    const other = await lever.fetch(`${LEVER_API}/stages`, { headers: { authorization: leverAuth('second') } });
    expect(other.status).toBe(200);
  });
});

describe('downloads', () => {
  test('are binary, from the API, and need the key', async () => {
    const { get, lever, world } = leverHarness();
    const id = opportunityOf(world, 'activeApplicant');
    const [resume] = (await get(`/opportunities/${id}/resumes`)).rows as [
      { id: string; file: { downloadUrl: string } },
    ];
    const files = (await get(`/opportunities/${id}/files`)).rows as { id: string; name: string; downloadUrl: string }[];
    expect(resume.file.downloadUrl).toBe(`${LEVER_API}/opportunities/${id}/resumes/${resume.id}/download`);
    expect((await lever.fetch(resume.file.downloadUrl)).status).toBe(401);
    const headers = { authorization: leverAuth() };
    const good = await lever.fetch(resume.file.downloadUrl, { headers });
    expect([good.status, good.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(good.headers.get('content-disposition')).toContain('Mara%20Lindqvist-Osei%20CV.pdf');
    expect((await good.text()).slice(0, 5)).toBe('%PDF-');
    expect(files.map(({ name }) => name).sort()).toEqual(['Cover letter.pdf', 'Portfolio notes.txt']);
    for (const file of files) expect((await lever.fetch(file.downloadUrl, { headers })).status).toBe(200);
    const crossed = (files[0]?.downloadUrl ?? '').replace('/files/', '/resumes/');
    expect((await lever.fetch(crossed, { headers })).status).toBe(404);
  });

  test('of a file in error there is nothing', async () => {
    const { get, lever, world } = leverHarness();
    const id = opportunityOf(world, 'activeApplicant');
    world.addFile(id, 'broken.pdf').status = 'error';
    const broken = (await get(`/opportunities/${id}/files`)).rows.find(({ name }) => name === 'broken.pdf');
    const answer = await lever.fetch(String(broken?.downloadUrl), { headers: { authorization: leverAuth() } });
    expect([broken?.status, answer.status]).toEqual(['error', 404]);
  });
});

describe('the tripwires', () => {
  test('what is read in ordinary work leaves none of them', async () => {
    const { all, lever } = leverHarness();
    for (const list of ['opportunities?expand=applications&include=followers', 'postings', 'stages', 'users'])
      await all(`/${list}`);
    expect([lever.log.forbidden, lever.log.writes, [...lever.log.ignored]]).toEqual([[], [], []]);
  });

  test('what must never be read is refused and written down', async () => {
    const { get, lever, world } = leverHarness();
    const id = opportunityOf(world, 'hired');
    const paths = [
      ...['offers', 'feedback', 'interviews', 'panels', 'referrals', 'forms'].map(
        (one) => `/opportunities/${id}/${one}`,
      ),
      '/feedback_templates',
      '/eeo/responses',
      '/diversity_surveys',
      '/audit_events',
    ];
    for (const path of paths) expect([path, (await get(path)).status]).toEqual([path, 403]);
    expect(lever.log.forbidden.map(({ path }) => path)).toEqual(paths.map((path) => `/v1${path}`));
  });

  test('every write is refused and written down, whoever sends it', async () => {
    const { lever } = leverHarness();
    const send = (method: string, path: string, authorization: string) =>
      lever.fetch(`${LEVER_API}${path}`, {
        method,
        headers: { authorization },
        body: method === 'DELETE' ? null : '{}',
      });
    expect((await send('POST', '/opportunities?perform_as=u', leverAuth())).status).toBe(405);
    expect((await send('PUT', '/opportunities/1/stage', leverAuth())).status).toBe(405);
    expect((await send('DELETE', '/opportunities/1/notes/2', basic('no:'))).status).toBe(401);
    expect(lever.log.writes.map(({ method }) => method)).toEqual(['POST', 'PUT', 'DELETE']);
  });
});

describe('the public job board', () => {
  const board = 'https://api.lever.co/v0/postings';

  test('lists published postings to anybody, as a plain array', async () => {
    const { lever, world } = leverHarness();
    const all = (await (await lever.fetch(`${board}/harborpine?mode=json`)).json()) as { id: string; text: string }[];
    const states = all.map(({ id }) => world.tables.postings.need(id));
    expect(all.length).toBeGreaterThan(2);
    expect(new Set(states.map(({ state, confidentiality }) => `${state} ${confidentiality}`))).toEqual(
      new Set(['published non-confidential']),
    );
    expect(all.map(({ text }) => text)).not.toContain('VP Finance');
    const part = await (await lever.fetch(`${board}/harborpine?mode=json&skip=1&limit=2`)).json();
    expect(part).toEqual(all.slice(1, 3));
    expect(lever.counters.api()).toBe(0);
  });

  test('knows no other site', async () => {
    const { lever } = leverHarness();
    const answer = await lever.fetch(`${board}/elsewhere?mode=json`);
    expect([answer.status, await answer.json()]).toEqual([404, { ok: false, error: 'Document not found' }]);
  });
});

describe('counting', () => {
  test('calls for one person apart from lists, and the fewest that could do', async () => {
    const { all, get, lever, world } = leverHarness({}, 700);
    await all('/opportunities');
    const shown = world.tables.opportunities.newestFirst().filter((row) => row.confidentiality === 'non-confidential');
    expect(lever.counters.calls).toEqual({ opportunities: Math.ceil(shown.length / 100) });
    expect(lever.counters.minimumCalls(['opportunities', 'opportunities/deleted', 'stages'])).toEqual({
      total: Math.ceil(shown.length / 100) + 2,
      by: { opportunities: Math.ceil(shown.length / 100), 'opportunities/deleted': 1, stages: 1 },
    });
    expect(lever.counters.perPerson()).toBe(0);
    const contact = world.contactOf('activeApplicant');
    const id = opportunityOf(world, 'activeApplicant');
    for (const path of [`/contacts/${contact}`, `/opportunities/${id}`, `/opportunities/${id}/resumes`])
      await get(path);
    await get(`/opportunities?contact_id=${contact}`);
    await get('/opportunities?email=mara.lindqvist@post.example');
    expect(lever.counters.perPerson()).toBe(5);
    lever.counters.reset();
    expect([lever.counters.api(), lever.counters.perPerson()]).toEqual([0, 0]);
  });
});

describe('the socket', () => {
  test('answers over HTTP with links that stay on it, and lives by its clock', async () => {
    const clock = createClock({ startAt: START, speed: 0 });
    const running = await startLever({ world: createLeverWorld({ people: 120 }), clock });
    try {
      const headers = { authorization: leverAuth() };
      const page = await fetch(`${running.origin}/v1/opportunities?expand=contact`, { headers });
      const body = (await page.json()) as { data: { id: string }[]; hasNext: boolean; next: string };
      expect([body.data.length, body.hasNext]).toEqual([100, true]);
      expect(page.headers.get('date')).toBe(new Date(START).toUTCString());
      const files = running.world.tables.resumes.newestFirst()[0];
      const list = await fetch(`${running.origin}/v1/opportunities/${files?.opportunityId}/resumes`, { headers });
      expect(await list.text()).toContain(`${running.origin}/v1/opportunities/`);
      running.faults.set('opportunities', 'drop');
      const dropped = await fetch(`${running.origin}/v1/opportunities`, { headers });
      await expect(dropped.text()).rejects.toThrow();
    } finally {
      await running.stop();
    }
    await expect(fetch(running.origin)).rejects.toThrow();
  });

  test('answers over HTTPS for all its hosts', async () => {
    const { request } = await import('node:https');
    const tls = makeCertificate(LEVER_HOSTS);
    const running = await startLever({ world: createLeverWorld({ people: 20 }), tls });
    try {
      const status = (host: string) =>
        new Promise<number | undefined>((resolve, reject) => {
          request(
            {
              host: '127.0.0.1',
              port: running.port,
              servername: host,
              ca: tls.cert,
              path: '/v1/stages',
              headers: { host, authorization: leverAuth() },
              agent: false,
            },
            (answer) => {
              answer.resume();
              resolve(answer.statusCode);
            },
          )
            .on('error', reject)
            .end();
        });
      const statuses = await Promise.all(LEVER_HOSTS.map(status));
      expect(statuses).toEqual([200, 401, 401]);
    } finally {
      await running.stop();
    }
  });
});
