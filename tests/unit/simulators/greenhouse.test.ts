// The simulator is as strict as its fact sheet: what the API refuses, it refuses.

import { describe, expect, test } from 'vitest';
import { createClock } from '@/tests/simulators/clock';
import { GREENHOUSE_HOSTS, startGreenhouse } from '@/tests/simulators/greenhouse';
import { createWorld } from '@/tests/simulators/world';
import { makeCertificate } from '@/tests/support/certificate';
import { API, basic, harness, readAll, START } from './harness';

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
