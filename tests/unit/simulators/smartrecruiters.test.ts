// The simulated SmartRecruiters lets in and refuses as its fact sheet says.

import { describe, expect, test } from 'vitest';
import { SMARTRECRUITERS_API } from '@/tests/simulators/smartrecruiters';
import {
  ALL_SMARTRECRUITERS_SCOPES,
  DEFAULT_OAUTH_CLIENT,
  DEFAULT_SMART_TOKEN,
} from '@/tests/simulators/smartrecruiters-access';
import { smartRecruitersClient } from '@/tests/simulators/smartrecruiters-client';

const KEY = { 'x-smarttoken': DEFAULT_SMART_TOKEN };

/** Reads and the scope each needs; ids are filled in from the world. */
const READS: readonly (readonly [path: string, scope: string])[] = [
  ['/candidates', 'candidates_read'],
  ['/candidates/:candidate', 'candidates_read'],
  ['/candidates/:candidate/attachments', 'candidates_read'],
  ['/candidates/:candidate/tags', 'candidates_read'],
  ['/candidates/:candidate/consents', 'candidates_read'],
  ['/candidates/:candidate/properties?context=PROFILE', 'candidates_read'],
  ['/candidates/:candidate/jobs/:job', 'candidates_read'],
  ['/candidates/:candidate/jobs/:job/attachments', 'candidates_read'],
  ['/candidates/:candidate/jobs/:job/status/history', 'candidates_status_read'],
  ['/jobs', 'jobs_read'],
  ['/jobs/:job', 'jobs_read'],
  ['/jobs/:job/hiring-team', 'jobs_read'],
  ['/jobs/:job/positions', 'jobs_read'],
  ['/user-api/v201804/users', 'users_read'],
  ['/user-api/v201804/users/:user', 'users_read'],
  ['/users?limit=1', 'users_read'],
  ['/configuration/rejection-reasons', 'configuration_read'],
  ['/configuration/withdrawal-reasons', 'configuration_read'],
  ['/configuration/hiring-processes', 'configuration_read'],
  ['/configuration/departments', 'configuration_read'],
  ['/configuration/sources', 'configuration_read'],
  ['/configuration/sources/REFERRAL/values', 'configuration_read'],
  ['/configuration/candidate-properties', 'configuration_read'],
  ['/messages?candidateId=:candidate', 'messages_read'],
  ['/webhooks-api/v201907/subscriptions', 'webhooks_read'],
];

function setUp(...about: Parameters<typeof smartRecruitersClient>) {
  const client = smartRecruitersClient(...about);
  const mara = client.world.cast.activeApplicant.candidateId as string;
  const job = client.world.jobNamed('Senior Backend Engineer').id;
  const path = (pattern: string) =>
    pattern.replace(':candidate', mara).replace(':job', job).replace(':user', client.world.recruiter.id);
  return { ...client, mara, job, path };
}

describe('access', () => {
  test('the API key reads everything', async () => {
    const { get, path, simulator } = setUp();
    for (const [pattern] of READS) expect([pattern, (await get(path(pattern))).status]).toEqual([pattern, 200]);
    expect(await get('/users/me')).toMatchObject({ status: 200, body: { firstName: 'Ines' } });
    expect([...simulator.log.ignored, ...simulator.log.forbidden, ...simulator.log.writes]).toEqual([]);
  });

  test('every read needs exactly its own scope', async () => {
    const { get, path, login, simulator } = setUp();
    for (const [pattern, scope] of READS) {
      const others = ALL_SMARTRECRUITERS_SCOPES.filter((one) => one !== scope);
      simulator.addScopes(ALL_SMARTRECRUITERS_SCOPES);
      const all = await login();
      expect([pattern, (await get(path(pattern), all)).status]).toEqual([pattern, 200]);
      simulator.removeScopes(others);
      expect([pattern, (await get(path(pattern), all)).status]).toEqual([pattern, 200]);
      simulator.addScopes(others);
      simulator.removeScopes([scope]);
      const answer = await get(path(pattern), all);
      expect([pattern, answer.status, answer.body.code]).toEqual([pattern, 403, 'OAuthPermissionsException']);
      simulator.addScopes([scope]);
    }
  });

  test('the company is told to either of two scopes', async () => {
    const { get, login, simulator } = setUp();
    const held = await login();
    simulator.removeScopes(['company_read']);
    expect((await get('/configuration/company', held)).body).toEqual({
      identifier: 'HarborPine',
      name: 'Harbor & Pine',
    });
    simulator.removeScopes(['configuration_read']);
    expect((await get('/configuration/company', held)).status).toBe(403);
  });

  test.each<[name: string, headers: Record<string, string>]>([
    ['no credential', {}],
    ['a wrong key', { 'x-smarttoken': 'other' }],
    ['a wrong token', { authorization: 'Bearer other' }],
    ['the key as a token', { authorization: `Bearer ${DEFAULT_SMART_TOKEN}` }],
    ['a wrong token beside the key', { ...KEY, authorization: 'Bearer other' }],
  ])('%s: 401 everywhere', async (_, headers) => {
    const { get, path } = setUp();
    for (const [pattern] of [...READS, ['/users/me'], ['/candidates/:candidate/offers'], ['/nothing']] as const)
      expect([pattern, (await get(path(pattern), headers)).status]).toEqual([pattern, 401]);
  });

  test('errors come in both forms, and in one when told', async () => {
    const { get, simulator, login } = setUp();
    const key = (await get('/jobs', { 'x-smarttoken': 'no' })).body;
    expect(key).toEqual({
      message: expect.any(String),
      errors: [{ code: 'AUTHENTICATION_ERROR', message: key.message }],
    });
    expect((await get('/jobs', { authorization: 'Bearer no' })).body).toEqual({
      code: 'INVALID_TOKEN',
      message: expect.any(String),
    });
    expect((await get('/users/me', await login())).body).toHaveProperty('errors');
    simulator.options.errorForm = 'single';
    expect((await get('/jobs', { 'x-smarttoken': 'no' })).body).toHaveProperty('code');
    simulator.options.errorForm = 'list';
    expect((await get('/jobs', { authorization: 'Bearer no' })).body).toHaveProperty('errors');
  });

  test.each([200, 403, 404] as const)('an OAuth client asking who it is gets %i', async (meOfClient) => {
    const { get, login } = setUp({ meOfClient });
    expect((await get('/users/me', await login())).status).toBe(meOfClient);
  });

  test('a revoked key ends', async () => {
    const { get, simulator } = setUp();
    simulator.revokeSmartToken();
    expect((await get('/jobs')).status).toBe(401);
  });
});

describe('access tokens', () => {
  test('say their scopes and end when they said', async () => {
    const { token, login, get, clock } = setUp();
    expect(await (await token()).json()).toEqual({
      access_token: expect.any(String),
      token_type: 'Bearer',
      expires_in: 1799,
      scope: ALL_SMARTRECRUITERS_SCOPES.join(' '),
    });
    const held = await login();
    clock.advance(1_798_999);
    expect((await get('/jobs', held)).status).toBe(200);
    clock.advance(1);
    expect((await get('/jobs', held)).status).toBe(401);
  });

  test('a scope given later needs a new token', async () => {
    const { login, get, simulator } = setUp({ clients: [{ ...DEFAULT_OAUTH_CLIENT, scopes: ['jobs_read'] }] });
    const held = await login();
    simulator.addScopes(['users_read']);
    expect((await get('/users', held)).status).toBe(403);
    expect((await get('/users', await login())).status).toBe(200);
  });

  test.each<[name: string, form: Record<string, string>, status: number]>([
    ['a wrong secret', { client_secret: 'no' }, 401],
    ['an unknown client', { client_id: 'no' }, 401],
    ['another grant', { grant_type: 'password' }, 400],
  ])('%s makes none', async (_, form, status) => {
    const { token } = setUp();
    expect((await token(form)).status).toBe(status);
  });

  test('the form must be one, and posted', async () => {
    const { simulator } = setUp();
    const address = `${SMARTRECRUITERS_API}/identity/oauth/token`;
    const json = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
    expect((await simulator.fetch(address, json)).status).toBe(400);
    expect((await simulator.fetch(address)).status).toBe(404);
  });

  test('a revoked secret and revoked tokens', async () => {
    const { login, get, token, simulator } = setUp();
    const held = await login();
    simulator.revokeTokens();
    expect((await get('/jobs', held)).status).toBe(401);
    const again = await login();
    simulator.revokeSecret();
    expect([(await get('/jobs', again)).status, (await token()).status]).toEqual([401, 401]);
  });
});

describe('a role that is no administrator’s', () => {
  test('shortens every list and says nothing of it', async () => {
    const { login, all, get, simulator, world } = setUp();
    const held = await login();
    const department = world.jobNamed('Data Analyst').departmentId;
    const [people, jobs] = [await all('/candidates?limit=100', held), await all('/jobs', held)];
    simulator.setRole('Standard', [department]);
    const [fewer, fewerJobs] = [await all('/candidates?limit=100', held), await all('/jobs', held)];
    expect(fewer.length).toBeGreaterThan(0);
    expect(fewer.length).toBeLessThan(people.length);
    expect(fewerJobs.length).toBeLessThan(jobs.length);
    expect(new Set(fewerJobs.map(({ department: one }) => (one as { id: string }).id))).toEqual(new Set([department]));
    const seen = new Set(fewer.map(({ id }) => id));
    const unseen = people.find(({ id }) => !seen.has(id));
    expect((await get(`/candidates/${String(unseen?.id)}`, held)).status).toBe(404);
    for (const row of fewer) {
      const shown = [row.primaryAssignment, ...(row.secondaryAssignments as unknown[])] as { job: { id: string } }[];
      for (const { job } of shown) expect(world.jobs.get(job.id)?.departmentId).toBe(department);
    }
  });
});

describe('what must not be asked for', () => {
  test.each([
    '/candidates/:candidate/jobs/:job/offers',
    '/candidates/:candidate/offers',
    '/candidates/:candidate/jobs/:job/screening-answers',
    '/interview-api/v201904/interviews?applicationId=1',
    '/candidates/:candidate/reviews',
    '/offer-documents/1',
    '/audit-events',
    '/messages',
    '/messages/shares/1',
  ])('%s is refused and logged', async (pattern) => {
    const { get, path, simulator } = setUp();
    expect((await get(path(pattern))).status).toBe(403);
    expect(simulator.log.forbidden).toMatchObject([{ path: path(pattern).split('?')[0], status: 403 }]);
  });

  test.each<[method: string, pattern: string]>([
    ['PUT', '/candidates/:candidate/jobs/:job/status'],
    ['POST', '/candidates'],
    ['PATCH', '/candidates/:candidate'],
    ['DELETE', '/candidates/:candidate'],
    ['POST', '/messages/shares'],
  ])('%s %s is refused, logged, and changes nothing', async (method, pattern) => {
    const { path, simulator, world } = setUp();
    const before = world.hash();
    const response = await simulator.fetch(`${SMARTRECRUITERS_API}${path(pattern)}`, { method, headers: KEY });
    expect(response.ok).toBe(false);
    expect(simulator.log.writes).toMatchObject([{ method, path: path(pattern) }]);
    expect(world.hash()).toBe(before);
  });

  test('parameters nobody knows are ignored and logged', async () => {
    const { get, simulator, path } = setUp();
    expect((await get('/candidates?updatedSince=2026-01-01')).status).toBe(200);
    await get(path('/candidates/:candidate?fields=id'));
    expect([...simulator.log.ignored]).toEqual(['candidates?updatedSince', 'candidate?fields']);
  });
});

describe('bad days', () => {
  test('faults strike by route, and their answers are counted', async () => {
    const { get, path, simulator } = setUp();
    simulator.faults.set('candidate', 'storm-503', { times: 1 });
    simulator.faults.set('attachments', 'rows-twice');
    simulator.faults.set('jobs', 'page-too-short');
    simulator.faults.set('candidates', 'repeat-cursor');
    expect((await get(path('/candidates/:candidate'))).status).toBe(503);
    expect((await get(path('/candidates/:candidate'))).status).toBe(200);
    expect((await get(path('/candidates/:candidate/attachments'))).content).toHaveLength(8);
    expect((await get('/jobs?limit=100')).content).toHaveLength(7);
    const first = await get('/candidates?limit=5');
    const again = await get(`/candidates?limit=5&pageId=${first.next}`);
    expect([again.content, again.next]).toEqual([first.content, first.next]);
    expect([simulator.counters.perPerson(), simulator.counters.api()]).toEqual([3, 6]);
  });

  test('slow answers let the simulator’s time pass', async () => {
    const { get, clock, simulator, login } = setUp({ tokenSeconds: 100 });
    simulator.options.slowMs = { jobs: 120_000 };
    const held = await login();
    const before = clock.now();
    // The token ends while its answer is open.
    expect((await get('/jobs', held)).status).toBe(401);
    expect(clock.now() - before).toBe(120_000);
  });
});
