// The simulator is as strict as its fact sheet: what the API refuses, it refuses.

import { describe, expect, test } from 'vitest';
import { createClock } from '@/tests/simulators/clock';
import { DEFAULT_CREDENTIAL, GREENHOUSE_HOSTS, startGreenhouse } from '@/tests/simulators/greenhouse';
import { ALL_SCOPES } from '@/tests/simulators/greenhouse-access';
import { createWorld, SECOND_WORK_EMAIL, WORK_EMAIL } from '@/tests/simulators/world';
import { makeCertificate } from '@/tests/support/certificate';
import { API, AUTH, basic, harness, readAll, START } from './harness';

const ids = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index).join(',');

describe('token', () => {
  test('gives a bearer token whose end has an offset without a colon', async () => {
    const { token } = await harness();
    const body = (await (await token()).json()) as Record<string, unknown>;
    expect(body).toEqual({
      access_token: expect.any(String),
      token_type: 'Bearer',
      expires_at: '2026-11-21T13:00:00+0000',
    });
  });

  test('can tell its end in seconds', async () => {
    const { token } = await harness({ tokenExpiry: 'expires_in' });
    expect(await (await token()).json()).toMatchObject({ expires_in: 3600 });
  });

  test('refuses a wrong secret, a form that is none, an unknown and a deactivated user', async () => {
    const { token, greenhouse, world } = await harness();
    const wrong = await token({}, { ...DEFAULT_CREDENTIAL, clientSecret: 'no' });
    expect([wrong.status, await wrong.json()]).toEqual([401, expect.objectContaining({ error: 'invalid_client' })]);
    const json = await greenhouse.fetch(`${AUTH}/token`, {
      method: 'POST',
      headers: { authorization: basic(), 'content-type': 'application/json' },
      body: '{"grant_type":"client_credentials"}',
    });
    expect(json.status).toBe(400);
    for (const sub of ['1', String(world.deactivatedUser.id), 'x']) {
      const answer = await token({ sub });
      expect([answer.status, await answer.json()]).toEqual([400, { error: 'invalid_grant' }]);
    }
    expect((await token({ grant_type: 'password' })).status).toBe(400);
  });

  test('ends after an hour', async () => {
    const { get, clock } = await harness();
    clock.advance(3_599_000);
    expect((await get('/jobs')).status).toBe(200);
    clock.advance(1_000);
    expect((await get('/jobs')).status).toBe(401);
  });

  test('with the single-active rule a new token ends the old one, without it not', async () => {
    const single = await harness({ singleActiveToken: true });
    single.greenhouse.mintElsewhere();
    expect((await single.get('/jobs')).status).toBe(401);
    await single.login();
    expect((await single.get('/jobs')).status).toBe(200);
    const many = await harness();
    many.greenhouse.mintElsewhere();
    expect((await many.get('/jobs')).status).toBe(200);
  });

  test('has its own window of a minute', async () => {
    const { token, clock } = await harness({ tokenLimit: 2 });
    expect((await token()).status).toBe(200);
    const over = await token();
    expect([over.status, over.headers.get('retry-after')]).toEqual([429, '60']);
    clock.advance(60_000);
    expect((await token()).status).toBe(200);
  });

  test('a revoked secret ends tokens and makes no new ones, until it is restored', async () => {
    const { token, get, greenhouse, login } = await harness();
    greenhouse.revokeSecret();
    expect((await get('/jobs')).status).toBe(401);
    expect((await token()).status).toBe(401);
    greenhouse.restoreSecret();
    expect((await get('/jobs')).status).toBe(401);
    await login();
    expect((await get('/jobs')).status).toBe(200);
  });
});

describe('introspection and scopes', () => {
  test('lists scopes and the organisation, and needs the credential', async () => {
    const { greenhouse, token } = await harness({
      credentials: [{ ...DEFAULT_CREDENTIAL, scopes: ['harvest:candidates:list'] }],
    });
    const { access_token } = (await (await token()).json()) as { access_token: string };
    const ask = (headers: Record<string, string>, value: string) =>
      greenhouse.fetch(`${AUTH}/introspect`, {
        method: 'POST',
        headers,
        body: new URLSearchParams({ token: value, token_type_hint: 'access_token' }),
      });
    expect(await (await ask({ authorization: basic() }, access_token)).json()).toMatchObject({
      active: true,
      client_id: DEFAULT_CREDENTIAL.clientId,
      scope: 'harvest:candidates:list',
      'https://auth.greenhouse.io/claims': { organization: { name: 'Harbor & Pine' } },
    });
    expect((await ask({}, access_token)).status).toBe(401);
    expect(await (await ask({ authorization: basic() }, 'other')).json()).toEqual({ active: false });
  });

  test('every list needs exactly its own scope, at the moment of the call', async () => {
    const { get, greenhouse } = await harness();
    for (const scope of ALL_SCOPES) {
      const path = `/${scope.split(':')[1]}?per_page=1`;
      expect([path, (await get(path)).status]).toEqual([path, 200]);
      greenhouse.removeScopes([scope]);
      expect([path, (await get(path)).status]).toEqual([path, 403]);
    }
    expect((await get('/jobs')).body).toEqual({ message: 'Forbidden' });
    greenhouse.addScopes(['harvest:jobs:list']);
    expect((await get('/jobs')).status).toBe(200);
  });

  test('a user who is no site admin reads nothing', async () => {
    const { get, login, world } = await harness();
    await login({ sub: String(world.interviewer.id) });
    expect((await get('/candidates')).status).toBe(403);
    await login({ sub: String(world.recruiter.id) });
    expect((await get('/candidates')).status).toBe(200);
  });

  test('without a token 401, and never an answer', async () => {
    const { greenhouse } = await harness();
    expect((await greenhouse.fetch(`${API}/candidates`)).status).toBe(401);
    expect((await greenhouse.fetch(`${API}/candidates`, { headers: { authorization: basic() } })).status).toBe(401);
  });
});

describe('lists', () => {
  test('a bare list, newest id first, 100 rows unless asked otherwise, and only a next link', async () => {
    const { get } = await harness();
    const first = await get('/candidates');
    expect(first.rows).toHaveLength(100);
    const order = first.rows.map((row) => row.id as number);
    expect(order).toEqual([...order].sort((a, b) => b - a));
    expect(first.headers.get('link')).toMatch(
      /^<https:\/\/harvest\.greenhouse\.io\/v3\/candidates\?cursor=[^&>]+>; rel="next"$/,
    );
    const second = await get(first.next as string);
    expect(second.rows).toHaveLength(50);
    expect(second.headers.get('link')).toBeNull();
    expect(Math.max(...second.rows.map((row) => row.id as number))).toBeLessThan(order.at(-1) as number);
  });

  test('a cursor must be alone, whole and of its own list', async () => {
    const { get } = await harness();
    const { next } = await get('/candidates?per_page=10');
    expect((await get(`${next}&per_page=10`)).body).toEqual({
      errors: ['When passing a cursor, do not include other query params.'],
    });
    expect((await get(`${next}&per_page=10`)).status).toBe(422);
    expect((await get('/candidates?cursor=nonsense')).status).toBe(422);
    expect((await get((next as string).replace('/candidates?', '/jobs?'))).status).toBe(422);
  });

  test('the cursor carries filters, size and columns along', async () => {
    const { get, world } = await harness();
    const wanted = await readAll(get, '/applications?status=rejected&per_page=9&fields=id,status');
    const held = [...world.tables.applications.descending()].filter((row) => row.status === 'rejected');
    expect(wanted).toEqual(held.map(({ id, status }) => ({ id, status })));
    expect(held.length).toBeGreaterThan(18);
  });

  test('a whole walk meets each row once', async () => {
    const { get, world } = await harness();
    for (const name of ['candidates', 'applications', 'application_stages', 'attachments'] as const) {
      const rows = await readAll(get, `/${name}?per_page=37`);
      expect(rows.map((row) => row.id)).toEqual([...world.tables[name].descending()].map((row) => row.id));
    }
  });

  test.each(['0', '501', '-1', 'x', '1.5'])('per_page=%s is refused', async (value) => {
    const { get } = await harness();
    expect((await get(`/candidates?per_page=${value}`)).status).toBe(422);
  });

  test('per_page takes 1 and 500', async () => {
    const { get } = await harness({}, 600);
    expect((await get('/candidates?per_page=1')).rows).toHaveLength(1);
    expect((await get('/candidates?per_page=500')).rows).toHaveLength(500);
  });

  test('pipes filter by time on both sides, brackets are dropped without a word', async () => {
    const { get, world, greenhouse } = await harness();
    const times = [...world.tables.candidates.descending()].map((row) => row.updated_at).sort();
    const [low, high] = [times[20] as string, times[60] as string];
    const inside = await readAll(
      get,
      `/candidates?per_page=500&updated_at=${encodeURIComponent(`gte|${low}|lte|${high}`)}`,
    );
    expect(inside).toHaveLength(times.filter((at) => at >= low && at <= high).length);
    const strict = await readAll(get, `/candidates?per_page=500&updated_at=gt|${low}|lt|${high}`);
    expect(strict).toHaveLength(times.filter((at) => at > low && at < high).length);
    const created = await readAll(get, `/candidates?per_page=500&created_at=lt|${low}`);
    expect(created.every((row) => (row.created_at as string) < low)).toBe(true);
    expect(await readAll(get, `/candidates?per_page=500&updated_at[gte]=${high}`)).toHaveLength(150);
    expect(greenhouse.log.ignored).toContain('candidates?updated_at[gte]');
    expect((await get('/candidates?updated_at=gte|yesterday')).status).toBe(422);
    expect((await get(`/candidates?updated_at=${low}`)).status).toBe(422);
  });

  test('50 ids pass, 51 do not, in every id list', async () => {
    const { get } = await harness();
    for (const path of [
      'candidates?ids',
      'applications?candidate_ids',
      'application_stages?application_ids',
      'attachments?candidate_ids',
    ]) {
      expect([path, (await get(`/${path}=${ids(410_000_000, 50)}`)).status]).toEqual([path, 200]);
      expect([path, (await get(`/${path}=${ids(410_000_000, 51)}`)).status]).toEqual([path, 422]);
    }
    expect((await get('/candidates?ids=a')).status).toBe(422);
  });

  test("lists by owner give the owner's rows and no others", async () => {
    const { get, world } = await harness();
    const { twoApplications, prospect } = world.cast;
    const two = await get(`/applications?candidate_ids=${twoApplications.candidateId},${prospect.candidateId}`);
    expect(two.rows.map((row) => row.candidate_id).sort()).toEqual(
      [twoApplications.candidateId, twoApplications.candidateId, prospect.candidateId].sort(),
    );
    const active = two.rows.find((row) => row.status === 'in_process' && row.prospect === false) as { id: number };
    const stages = await get(`/application_stages?application_ids=${active.id}&current=true`);
    expect(stages.rows).toMatchObject([{ application_id: active.id, current: true, exited_at: null }]);
  });

  test("`active` asks for what is answered as `in_process`; the answer's word is refused as a question", async () => {
    const { get } = await harness();
    const rows = await readAll(get, '/applications?status=active');
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map((row) => row.status))).toEqual(new Set(['in_process']));
    expect((await get('/applications?status=in_process')).status).toBe(422);
  });

  test('e-mail, tag and user look-ups', async () => {
    const { get, world } = await harness();
    const { activeApplicant } = world.cast;
    const byMail = await get(
      `/candidates?email=${encodeURIComponent((activeApplicant.emails[0] as string).toUpperCase())}`,
    );
    expect(byMail.rows.map((row) => row.id)).toEqual([activeApplicant.candidateId]);
    expect((await get('/candidates?tag=golang')).rows.map((row) => row.id)).toContain(activeApplicant.candidateId);
    expect((await get(`/users?primary_email=${WORK_EMAIL}`)).rows).toMatchObject([{ id: world.recruiter.id }]);
    expect((await get(`/users?primary_email=${SECOND_WORK_EMAIL}`)).rows).toEqual([]);
    expect((await get(`/user_emails?email=${SECOND_WORK_EMAIL}`)).rows).toMatchObject([
      { user_id: world.recruiter.id },
    ]);
    expect((await get('/users?deactivated=true')).rows.map((row) => row.id)).toContain(world.deactivatedUser.id);
  });

  test('columns are picked, at most 50', async () => {
    const { get } = await harness();
    expect(Object.keys((await get('/candidates?fields=id,first_name&per_page=1')).rows[0] as object)).toEqual([
      'id',
      'first_name',
    ]);
    expect(
      (await get(`/candidates?fields=${Array.from({ length: 51 }, (_, index) => `f${index}`).join(',')}`)).status,
    ).toBe(422);
  });

  test('there is no record by id, and no unknown list', async () => {
    const { get, world } = await harness();
    expect((await get(`/candidates/${world.cast.hired.candidateId}`)).status).toBe(404);
    expect((await get('/people')).status).toBe(404);
    expect((await get('https://harvest.greenhouse.io/')).status).toBe(404);
    expect((await get('https://auth.greenhouse.io/v3/candidates')).status).toBe(404);
    const [reason] = (await get('/rejection_reasons?per_page=1')).rows;
    expect((await get(`/rejection_reasons/${reason?.id}`)).body).toEqual(reason);
  });

  test('nothing is embedded, and the two kinds of stage id never meet', async () => {
    const { get, world } = await harness();
    const candidate = (await get(`/candidates?ids=${world.cast.activeApplicant.candidateId}`)).rows[0] as object;
    for (const child of ['applications', 'attachments', 'recruiter', 'employments', 'photo_url'])
      expect(candidate).not.toHaveProperty(child);
    const instances = (await readAll(get, '/application_stages?per_page=500')).map((row) => row.id);
    const stages = (await readAll(get, '/job_interview_stages?per_page=500')).map((row) => row.id);
    expect(stages.filter((id) => instances.includes(id))).toEqual([]);
    const [application] = (await get(`/applications?candidate_ids=${world.cast.activeApplicant.candidateId}`)).rows;
    expect(instances).toContain(application?.stage_id);
    expect(stages).toContain(application?.job_interview_stage_id);
  });

  test('the older schema has no interview stage on the application', async () => {
    const { get } = await harness({ olderSchema: true });
    expect((await get('/applications?per_page=1')).rows[0]).not.toHaveProperty('job_interview_stage_id');
  });

  test.each([
    [401, false],
    [403, false],
    [404, true],
    [410, true],
  ] as const)('the retired v1 answers %i (HTML: %s)', async (status, html) => {
    const { get } = await harness({ retired: { status, html } });
    const answer = await get('https://harvest.greenhouse.io/v1/candidates');
    expect([answer.status, /html/.test(answer.headers.get('content-type') ?? '')]).toEqual([status, html]);
  });
});

describe('rate limit', () => {
  test('a fixed window of 30 seconds, told in headers, over it 429 with the wait', async () => {
    const { get, clock } = await harness({ limit: 2 });
    clock.advance(10_000);
    const first = await get('/jobs');
    expect(
      Object.fromEntries(
        ['limit', 'remaining', 'reset'].map((name) => [name, first.headers.get(`x-ratelimit-${name}`)]),
      ),
    ).toEqual({
      limit: '2',
      remaining: '1',
      reset: String(START / 1000 + 30),
    });
    await get('/jobs');
    const over = await get('/jobs');
    expect([over.status, over.headers.get('retry-after'), over.headers.get('x-ratelimit-remaining')]).toEqual([
      429,
      '20',
      '0',
    ]);
    clock.advance(19_999);
    expect((await get('/jobs')).status).toBe(429);
    clock.advance(1);
    expect((await get('/jobs')).status).toBe(200);
  });

  test('refused scopes cost a request too; without a limit there are no headers', async () => {
    const { get, greenhouse } = await harness({ limit: 1 });
    greenhouse.removeScopes(['harvest:jobs:list']);
    expect((await get('/jobs')).status).toBe(403);
    expect((await get('/candidates')).status).toBe(429);
    greenhouse.options.limit = null;
    const free = await get('/candidates');
    expect([free.status, free.headers.get('x-ratelimit-limit')]).toEqual([200, null]);
  });

  test('a fast clock tells waits as they will be lived', async () => {
    const world = createWorld({ people: 20 });
    let real = START;
    const clock = createClock({ speed: 10, real: () => real });
    const running = await startGreenhouse({ world, clock, options: { limit: 1 } });
    try {
      const login = async () =>
        (await (
          await fetch(`${running.origin}/token`, {
            method: 'POST',
            headers: { authorization: basic() },
            body: new URLSearchParams({ grant_type: 'client_credentials' }),
          })
        ).json()) as { access_token: string };
      const { access_token } = await login();
      const jobs = () => fetch(`${running.origin}/v3/jobs`, { headers: { authorization: `Bearer ${access_token}` } });
      expect((await jobs()).status).toBe(200);
      const over = await jobs();
      expect([over.status, over.headers.get('retry-after')]).toEqual([429, '3']);
      real += 3_000;
      expect((await jobs()).status).toBe(200);
      real += 360_000;
      expect((await jobs()).status).toBe(401);
    } finally {
      await running.stop();
    }
  });

  test('the Date header can be wrong', async () => {
    const { get } = await harness({ dateSkewMs: -7_200_000 });
    expect((await get('/jobs')).headers.get('date')).toBe('Sat, 21 Nov 2026 10:00:00 GMT');
  });
});

describe('files', () => {
  test('a signed link on another host opens for seven days, and never with a token', async () => {
    const { get, greenhouse, world, clock } = await harness();
    const { rows } = await get(`/attachments?candidate_ids=${world.cast.activeApplicant.candidateId}`);
    expect(rows.map((row) => row.type).sort()).toEqual(['cover_letter', 'other', 'resume']);
    const resume = rows.find((row) => row.type === 'resume') as { url: string };
    expect(new URL(resume.url).hostname).toBe('prod-heroku.s3.example');
    const file = await greenhouse.fetch(resume.url);
    expect([file.status, file.headers.get('content-type'), (await file.text()).slice(0, 5)]).toEqual([
      200,
      'application/pdf',
      '%PDF-',
    ]);
    expect((await greenhouse.fetch(resume.url, { headers: { authorization: 'Bearer x' } })).status).toBe(400);
    expect((await greenhouse.fetch(resume.url.replace(/Signature=../, 'Signature=zz'))).status).toBe(403);
    clock.advance(7 * 86_400_000 - 1);
    expect((await greenhouse.fetch(resume.url)).status).toBe(200);
    clock.advance(1);
    expect((await greenhouse.fetch(resume.url)).status).toBe(403);
  });
});

describe('the tripwires', () => {
  test('what must never be asked for is written down, and so is every write', async () => {
    const { get, greenhouse } = await harness();
    await readAll(get, '/candidates?per_page=500');
    await get('/job_interview_stages');
    expect(greenhouse.log.forbidden).toEqual([]);
    expect(greenhouse.log.writes).toEqual([]);
    for (const name of ['offers', 'scorecards', 'demographic_answers', 'interviews', 'approval_flows']) {
      expect((await get(`/${name}`)).status).toBe(403);
    }
    expect(greenhouse.log.forbidden.map((entry) => entry.route)).toEqual([
      'offers',
      'scorecards',
      'demographic_answers',
      'interviews',
      'approval_flows',
    ]);
    expect((await greenhouse.fetch(`${API}/notes`, { method: 'POST', body: '{}' })).status).toBe(401);
    expect(greenhouse.log.writes).toMatchObject([{ method: 'POST', path: '/v3/notes' }]);
  });

  test('opening an offer letter is one', async () => {
    const { get, greenhouse, world } = await harness();
    const { rows } = await get(`/attachments?candidate_ids=${world.cast.hired.candidateId}&type=offer_letter`);
    await greenhouse.fetch(rows[0]?.url as string);
    expect(greenhouse.log.forbidden).toHaveLength(1);
  });
});

describe('counting', () => {
  test('calls by route, and the fewest that could do', async () => {
    const { get, greenhouse } = await harness({}, 1_100);
    greenhouse.counters.reset();
    await readAll(get, '/candidates?per_page=500');
    expect(greenhouse.counters.calls).toEqual({ candidates: 3 });
    expect(greenhouse.counters.api()).toBe(3);
    expect(greenhouse.counters.minimumCalls(['candidates', 'sources'])).toEqual({
      total: 4,
      by: { candidates: 3, sources: 1 },
    });
    expect(greenhouse.log.mostOpen).toBe(1);
  });
});

describe('the socket', () => {
  test('answers over HTTP with links that stay on it', async () => {
    const running = await startGreenhouse({ world: createWorld({ people: 120 }), options: { limit: null } });
    try {
      const token = await fetch(`${running.origin}/token`, {
        method: 'POST',
        headers: { authorization: basic() },
        body: new URLSearchParams({ grant_type: 'client_credentials' }),
      });
      const { access_token } = (await token.json()) as { access_token: string };
      const page = await fetch(`${running.origin}/v3/candidates`, {
        headers: { authorization: `Bearer ${access_token}` },
      });
      expect((await page.json()) as unknown[]).toHaveLength(100);
      expect(page.headers.get('link')).toContain(`<${running.origin}/v3/candidates?cursor=`);
      running.faults.set('candidates', 'drop');
      const dropped = await fetch(`${running.origin}/v3/candidates`, {
        headers: { authorization: `Bearer ${access_token}` },
      });
      await expect(dropped.text()).rejects.toThrow();
    } finally {
      await running.stop();
    }
    await expect(fetch(running.origin)).rejects.toThrow();
  });

  test('answers over HTTPS for all its hosts', async () => {
    const { request } = await import('node:https');
    const tls = makeCertificate(GREENHOUSE_HOSTS);
    const running = await startGreenhouse({ world: createWorld({ people: 20 }), tls });
    try {
      const status = (host: string, path: string) =>
        new Promise<number | undefined>((resolve, reject) => {
          request(
            {
              host: '127.0.0.1',
              port: running.port,
              servername: host,
              ca: tls.cert,
              path,
              headers: { host },
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
      expect(await status('harvest.greenhouse.io', '/v3/candidates')).toBe(401);
      expect(await status('auth.greenhouse.io', '/v3/candidates')).toBe(404);
      expect(await status('prod-heroku.s3.example', '/attachments/1/cv.pdf')).toBe(403);
      await expect(status('other.example', '/')).rejects.toThrow();
    } finally {
      await running.stop();
    }
  });
});
