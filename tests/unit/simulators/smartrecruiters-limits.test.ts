// The limits of the simulated SmartRecruiters: requests a second, requests at once, with and without a socket.

import { describe, expect, test } from 'vitest';
import { SMARTRECRUITERS_API, startSmartRecruiters } from '@/tests/simulators/smartrecruiters';
import { DEFAULT_SMART_TOKEN } from '@/tests/simulators/smartrecruiters-access';
import { smartRecruitersClient } from '@/tests/simulators/smartrecruiters-client';

const KEY = { 'x-smarttoken': DEFAULT_SMART_TOKEN };

function setUp(...about: Parameters<typeof smartRecruitersClient>) {
  const client = smartRecruitersClient(...about);
  return { ...client, mara: `/candidates/${client.world.cast.activeApplicant.candidateId}` };
}

describe('limits', () => {
  const statuses = async (calls: readonly Promise<{ status: number }>[]) =>
    (await Promise.all(calls)).map(({ status }) => status).sort();
  const times = <T>(count: number, act: () => T): T[] => Array.from({ length: count }, act);

  test('ten requests in any second, wherever it begins', async () => {
    const { get, clock } = setUp({ perSecond: 10 });
    for (let call = 0; call < 5; call++) expect((await get('/jobs')).status).toBe(200);
    clock.advance(600);
    for (let call = 0; call < 5; call++) expect((await get('/jobs')).status).toBe(200);
    clock.advance(399);
    const over = await get('/jobs');
    expect([over.status, over.body.code, over.headers.get('retry-after')]).toEqual([429, 'TOO_MANY_REQUESTS', null]);
    clock.advance(1);
    expect((await get('/jobs')).headers.get('x-ratelimit-remaining')).toBe('4');
  });

  test('the four headers, on refusals and faults too', async () => {
    const { get, simulator, mara } = setUp({ perSecond: 10 });
    const headersOf = (headers: Headers) =>
      ['limit', 'remaining', 'concurrent-limit', 'concurrent-remaining'].map((name) =>
        headers.get(`x-ratelimit-${name}`),
      );
    expect(headersOf((await get('/candidates')).headers)).toEqual(['10', '9', '1', '0']);
    expect(headersOf((await get('/jobs')).headers)).toEqual(['10', '8', '8', '7']);
    simulator.faults.set('candidate', 'storm-500');
    expect(headersOf((await get(mara)).headers)).toEqual(['10', '7', '8', '7']);
    for (let call = 0; call < 7; call++) await get('/jobs');
    expect(headersOf((await get('/jobs')).headers)).toEqual(['10', '0', '8', '8']);
  });

  test('eight at once', async () => {
    const { get, simulator } = setUp();
    expect(await statuses(times(8, () => get('/jobs')))).toEqual(times(8, () => 200));
    expect(await statuses(times(10, () => get('/jobs')))).toEqual([...times(8, () => 200), 429, 429]);
    expect(simulator.log.mostOpen).toBe(10);
  });

  test('one list of people at once, while details may go beside it', async () => {
    const { get, mara } = setUp();
    expect(await statuses(times(3, () => get('/candidates')))).toEqual([200, 429, 429]);
    const details = times(7, () => get(mara));
    expect(await statuses([get('/candidates'), ...details])).toEqual(times(8, () => 200));
    for (let call = 0; call < 3; call++) expect((await get('/candidates')).status).toBe(200);
  });

  test('what was refused holds no place, and what was given up frees its own', async () => {
    const { get, simulator } = setUp({ latencyMs: 40 });
    const first = get('/candidates');
    const refused = get('/candidates');
    expect((await first).status).toBe(200);
    expect((await get('/candidates')).status).toBe(200);
    expect((await refused).status).toBe(429);
    const aborter = new AbortController();
    const given = simulator.fetch(`${SMARTRECRUITERS_API}/candidates`, { headers: KEY, signal: aborter.signal });
    aborter.abort();
    await expect(given).rejects.toThrow();
    expect((await get('/candidates')).status).toBe(200);
  });

  test('each credential has its own, and public postings have none', async () => {
    const { get, login } = setUp({ perSecond: 1 });
    const held = await login();
    expect((await get('/jobs')).status).toBe(200);
    expect((await get('/jobs')).status).toBe(429);
    expect((await get('/jobs', held)).status).toBe(200);
    // A new token is the same credential.
    expect((await get('/jobs', await login())).status).toBe(429);
    const postings = times(12, () => get('/v1/companies/HarborPine/postings', {}));
    expect(await statuses(postings)).toEqual(times(12, () => 200));
  });

  test('a 429 can say how long to wait', async () => {
    const { get } = setUp({ perSecond: 1, retryAfter: 3 });
    await get('/jobs');
    expect((await get('/jobs')).headers.get('retry-after')).toBe('3');
  });
});

test('over a socket it is as strict, and its addresses lead back to it', async () => {
  const { world } = setUp();
  const running = await startSmartRecruiters({ world, options: { perSecond: null, latencyMs: 30 } });
  try {
    const list = () => fetch(`${running.origin}/candidates?limit=1`, { headers: KEY });
    const [one, two] = await Promise.all([list(), list()]);
    expect([one.status, two.status].sort()).toEqual([200, 429]);
    const { content } = (await (one.ok ? one : two).json()) as { content: { actions: { details: { url: string } } }[] };
    const details = await fetch(content[0]?.actions.details.url ?? '', { headers: KEY });
    expect(details.status).toBe(200);
    expect(details.url.startsWith(running.origin)).toBe(true);
  } finally {
    await running.stop();
  }
});
