import { describe, expect, test, vi } from 'vitest';
import { createHttp, LONGEST_WAIT_MS } from '@/lib/ats/http';
import { type AppError, errorCode } from '@/lib/errors';
import { type Answer, fakeNetwork, json, START_MS } from './fake-network';

const URL_WITH_PERSON = 'https://ats.example/v1/people?email=mara%40mail.example';
const SECRET = 'Bearer very-secret';

async function failureOf(answer: Answer, method: 'GET' | 'POST' = 'GET') {
  const network = fakeNetwork(answer);
  const request = { method, url: URL_WITH_PERSON, gate: 'g', headers: { authorization: SECRET }, about: ['people'] };
  const thrown = await network.http.send(request).then(
    () => null,
    (error: unknown) => error as AppError,
  );
  return { thrown, network };
}

describe('every failure has a code', () => {
  test.each<[string, Answer, string, number]>([
    ['401', () => json({ message: 'Unauthorized' }, {}, 401), 'ats/unauthorized', 1],
    ['403', () => json({ message: 'Forbidden' }, {}, 403), 'ats/missing-permission', 1],
    ['404', () => json({}, {}, 404), 'ats/gone', 1],
    ['410 as a page', () => new Response('<html>gone</html>', { status: 410 }), 'ats/gone', 1],
    ['422', () => json({ errors: ['per_page is invalid'] }, {}, 422), 'ats/unexpected-shape', 1],
    ['500, after retries', () => json({}, {}, 500), 'ats/server-error', 4],
    ['502 as a page, after retries', () => new Response('<html>', { status: 502 }), 'ats/server-error', 4],
    ['no network, after retries', () => Promise.reject(new TypeError('Failed to fetch')), 'ats/unreachable', 4],
    [
      'a page for data, after retries',
      () => new Response('<!doctype html><title>x</title>'),
      'ats/unexpected-shape',
      3,
    ],
    ['half an answer, after retries', () => new Response('[{"id": 1'), 'ats/unexpected-shape', 4],
    ['429 without end', () => json({}, { 'retry-after': '2' }, 429), 'ats/rate-limited', 4],
    ['429 for long', () => json({}, { 'retry-after': '600' }, 429), 'ats/rate-limited', 1],
    [
      'a redirect',
      () => new Response(null, { status: 302, headers: { location: 'https://evil.example' } }),
      'ats/unexpected-shape',
      1,
    ],
  ])('%s', async (_, answer, code, requests) => {
    const { thrown, network } = await failureOf(answer);
    expect(errorCode(thrown)).toBe(code);
    expect(network.sent).toHaveLength(requests);
    expect(thrown?.about).toEqual(['people']);
  });

  test.each([
    ['cut off', '[{"id": 1', 3],
    ['empty', ' ', 3],
    ['a web page', '\n<html><body>One moment</body></html>', 2],
  ])('an answer that is %s is asked for again, with growing waits', async (_, text, times) => {
    const spoiled = fakeNetwork((_request, count) => (count <= times ? new Response(text) : json(['whole'])));
    expect((await spoiled.http.send({ url: URL_WITH_PERSON, gate: 'g' })).body).toEqual(['whole']);
    expect(spoiled.waits).toEqual([500, 1_000, 2_000].slice(0, times));
    // Trouble of several kinds is counted together.
    const mixed = fakeNetwork((_request, count) => (count % 2 ? new Response(text) : json({}, {}, 502)));
    expect(await mixed.http.send({ url: URL_WITH_PERSON, gate: 'g' }).catch(errorCode)).toMatch(/^ats\//);
    expect(mixed.sent.length).toBeLessThanOrEqual(4);
  });

  test('an answer that has no body to cut is asked for once', async () => {
    for (const answer of [() => new Response(null, { status: 204 }), () => json(null)]) {
      const network = fakeNetwork(answer);
      expect((await network.http.send({ url: URL_WITH_PERSON, gate: 'g' })).body).toBeNull();
      expect(network.sent).toHaveLength(1);
    }
  });

  test('neither address nor secret is in an error', async () => {
    for (const answer of [
      () => json({}, {}, 401),
      () => Promise.reject(new TypeError(`fetch ${URL_WITH_PERSON} failed`)),
    ]) {
      const { thrown } = await failureOf(answer);
      const told = JSON.stringify([thrown?.message, thrown?.stack, thrown?.about, String(thrown?.cause)]);
      expect(told).not.toMatch(/very-secret|mara|ats\.example/);
    }
  });

  test('a redirect is not followed, and means that something is gone only where that was said', async () => {
    const moved = () => new Response(null, { status: 301, headers: { location: 'https://ats.example/v1/people/2' } });
    for (const [movedIsGone, code] of [
      [false, 'ats/unexpected-shape'],
      [true, 'ats/gone'],
    ] as const) {
      const network = fakeNetwork(moved);
      expect(await network.http.send({ url: URL_WITH_PERSON, gate: 'g', movedIsGone }).catch(errorCode)).toBe(code);
      expect(network.sent).toHaveLength(1);
    }
  });

  test('an answer from another origin is refused', async () => {
    const { thrown } = await failureOf(() => {
      const answer = json([]);
      Object.defineProperty(answer, 'url', { value: 'https://evil.example/v1/people' });
      return answer;
    });
    expect(errorCode(thrown)).toBe('ats/unexpected-shape');
  });

  test('a request that hangs is given up', async () => {
    vi.useFakeTimers();
    const http = createHttp({
      fetch: (input, init) =>
        new Promise((_, refuse) => {
          const { signal } = new Request(input, init);
          signal.addEventListener('abort', () => refuse(new DOMException('aborted', 'AbortError')));
        }),
      now: Date.now,
      sleep: async () => undefined,
    });
    const thrown = http.send({ url: URL_WITH_PERSON, gate: 'g' }).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(errorCode(await thrown)).toBe('ats/unreachable');
    vi.useRealTimers();
  });

  test('writing is never repeated after trouble', async () => {
    const { thrown, network } = await failureOf(() => json({}, {}, 503), 'POST');
    expect(errorCode(thrown)).toBe('ats/server-error');
    expect(network.sent).toHaveLength(1);
    const offline = await failureOf(() => Promise.reject(new TypeError('offline')), 'POST');
    expect(errorCode(offline.thrown)).toBe('ats/unreachable');
    expect(offline.network.sent).toHaveLength(1);
    for (const text of ['[{"id": 1', '<html>', '']) {
      const network = fakeNetwork(() => new Response(text));
      await network.http.send({ method: 'POST', url: URL_WITH_PERSON, gate: 'g' }).catch(errorCode);
      expect(network.sent).toHaveLength(1);
    }
  });

  test.each<[string, Answer]>([
    ['502', () => json({}, {}, 502)],
    ['no network', () => Promise.reject(new TypeError('offline'))],
    ['half an answer', () => new Response('{"access_token": "a')],
  ])('a POST that may be repeated is, a few times: %s', async (_, trouble) => {
    const ask = { method: 'POST', url: URL_WITH_PERSON, gate: 'g', form: { a: 'b' }, repeatable: true } as const;
    const passing = fakeNetwork((request, count) => (count <= 3 ? trouble(request, count) : json({ ok: true })));
    expect((await passing.http.send(ask)).body).toEqual({ ok: true });
    expect(await passing.sent[3]?.text()).toBe('a=b');
    const lasting = fakeNetwork(trouble);
    expect(await lasting.http.send(ask).catch(errorCode)).toMatch(/^ats\//);
    expect(lasting.sent).toHaveLength(4);
  });
});

describe('what goes out', () => {
  test('nothing is cached, no cookies, no referrer, no redirects', async () => {
    const network = fakeNetwork(() => json([]));
    await network.http.send({ url: URL_WITH_PERSON, gate: 'g' });
    const request = network.sent[0] as Request;
    expect(request.method).toBe('GET');
    expect(request.cache).toBe('no-store');
    expect(request.credentials).toBe('omit');
    expect(request.referrerPolicy).toBe('no-referrer');
    expect(request.redirect).toBe('manual');
  });

  test('a form is sent as one', async () => {
    const network = fakeNetwork(() => json({}));
    await network.http.send({ method: 'POST', url: URL_WITH_PERSON, gate: 'g', form: { grant_type: 'x y' } });
    expect(network.sent[0]?.headers.get('content-type')).toMatch(/^application\/x-www-form-urlencoded/);
    expect(await network.sent[0]?.text()).toBe('grant_type=x+y');
  });

  test('statuses may be handed back, also with a body that is no JSON', async () => {
    const network = fakeNetwork(() => new Response('<html>', { status: 400 }));
    const answer = await network.http.send({ url: URL_WITH_PERSON, gate: 'g', handBack: [400] });
    expect(answer).toMatchObject({ status: 400, body: null });
  });

  test('a worker is kept alive while a request is open, and while one waits', async () => {
    vi.useFakeTimers();
    let alive = 0;
    const http = createHttp({
      fetch: () => new Promise((answer) => setTimeout(() => answer(json([])), 50_000)),
      now: Date.now,
      keepAlive: () => {
        alive += 1;
      },
    });
    const sent = http.send({ url: URL_WITH_PERSON, gate: 'g' });
    await vi.advanceTimersByTimeAsync(50_000);
    await sent;
    expect(alive).toBe(2);
    vi.useRealTimers();

    const network = fakeNetwork(() => json([]));
    await network.http.pause(45_000);
    expect(network.waits).toEqual([20_000, 20_000, 5_000]);
    expect(network.keepAlives).toBe(2);
  });
});

describe('rate limits', () => {
  const seconds = (ms: number) => String(Math.floor(ms / 1000));
  const rate = (remaining: number, resetMs: number, dateMs: number) => ({
    'x-ratelimit-limit': '75',
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': seconds(resetMs),
    date: new Date(dateMs).toUTCString(),
  });
  const ask = { url: URL_WITH_PERSON, gate: 'g' };

  test.each([
    ['the clocks agree', 0],
    ['the server is an hour ahead', 3_600_000],
    ['the server is three days behind', -3 * 86_400_000],
  ])('an empty window is waited for: %s', async (_, skew) => {
    const network = fakeNetwork((_request, count) =>
      json([], rate(count === 1 ? 0 : 70, network.now() + skew + 12_000, network.now() + skew)),
    );
    await network.http.send(ask);
    await network.http.send(ask);
    expect(network.waits.reduce((a, b) => a + b, 0)).toBe(12_000);
  });

  test('a window that is far off is left to the alarm', async () => {
    const network = fakeNetwork(() => json([], rate(0, network.now() + 120_000, network.now())));
    await network.http.send(ask);
    const thrown = await network.http.send(ask).catch((error: unknown) => error as AppError);
    expect(thrown).toMatchObject({ code: 'ats/rate-limited', retryAt: START_MS + 120_000 });
    expect(network.sent).toHaveLength(1);
    expect(network.waits).toEqual([]);
  });

  test('credentials have windows of their own', async () => {
    const network = fakeNetwork(() => json([], rate(0, network.now() + 120_000, network.now())));
    await network.http.send(ask);
    await network.http.send({ ...ask, gate: 'other' });
    expect(network.sent).toHaveLength(2);
  });

  test('the last requests of a window are left to whoever is waiting', async () => {
    const network = fakeNetwork(() => json([], rate(3, START_MS + 20_000, network.now())));
    await network.http.send(ask);
    await network.http.send(ask);
    expect(network.waits).toEqual([]);
    await network.http.send({ ...ask, yields: true });
    expect(network.waits).toEqual([20_000]);
  });

  test('requests sent at once do not overrun the window', async () => {
    let time = START_MS;
    let sent = 0;
    const sleepers: (() => void)[] = [];
    const http = createHttp({
      fetch: async () => json([], rate(++sent === 1 ? 2 : 0, START_MS + 20_000, time)),
      now: () => time,
      sleep: () => new Promise((wake) => sleepers.push(wake)),
    });
    await http.send(ask);
    const all = Promise.all([1, 2, 3, 4].map(() => http.send(ask)));
    await new Promise((next) => setTimeout(next, 20));
    expect([sent, sleepers.length]).toEqual([3, 2]);
    time += 20_000;
    for (const wake of sleepers) wake();
    await all;
    expect(sent).toBe(5);
  });

  test.each<[string, Record<string, string>, number]>([
    ['seconds', { 'retry-after': '7' }, 7_000],
    ['a date', { 'retry-after': new Date(START_MS + 9_000).toUTCString() }, 9_000],
    ['only the window', { 'x-ratelimit-reset': seconds(START_MS + 11_000) }, 11_000],
    ['a window in seconds to go', { 'x-ratelimit-reset': '5' }, 5_000],
    ['nothing', {}, 30_000],
    ['nonsense', { 'retry-after': 'soon', 'x-ratelimit-reset': 'later' }, 30_000],
    ['a window years away', { 'x-ratelimit-reset': seconds(START_MS + 9e10) }, 30_000],
  ])('429 that says %s', async (_, headers, wait) => {
    const network = fakeNetwork((_request, count) => (count === 1 ? json({}, headers, 429) : json([1])));
    const answer = await network.http.send(ask);
    expect(answer.body).toEqual([1]);
    const waited = network.waits.reduce((a, b) => a + b, 0);
    expect(waited).toBeGreaterThanOrEqual(wait);
    expect(waited).toBeLessThanOrEqual(wait + 250);
  });

  test('a long Retry-After is told, and holds for the next request as well', async () => {
    const network = fakeNetwork(() => json({}, { 'retry-after': '600' }, 429));
    for (let turn = 0; turn < 2; turn++) {
      const thrown = await network.http.send(ask).catch((error: unknown) => error as AppError);
      expect(thrown).toMatchObject({ code: 'ats/rate-limited' });
      expect((thrown as AppError).retryAt).toBeGreaterThanOrEqual(START_MS + 600_000);
      expect((thrown as AppError).retryAt).toBeLessThan(START_MS + 601_000);
    }
    expect(network.sent).toHaveLength(1);
    network.pass(601_000);
    await network.http.send(ask).catch(() => undefined);
    expect(network.sent).toHaveLength(2);
  });

  test('a storm of 500 that ends is got over', async () => {
    const network = fakeNetwork((_request, count) => (count <= 3 ? json({}, {}, 500) : json(['ok'])));
    expect((await network.http.send(ask)).body).toEqual(['ok']);
    expect(network.waits).toEqual([500, 1_000, 2_000]);
    expect(Math.max(...network.waits)).toBeLessThan(LONGEST_WAIT_MS);
  });
});

describe('the server’s clock', () => {
  const clockAfter = async (date: string | null) => {
    const network = fakeNetwork(() => json([], date === null ? {} : { date }));
    await network.http.send({ url: URL_WITH_PERSON, gate: 'g' });
    return network.http;
  };

  test.each<[string, string | null, number]>([
    ['ahead', new Date(START_MS + 90_000).toUTCString(), 90_000],
    ['behind', new Date(START_MS - 5 * 86_400_000).toUTCString(), -5 * 86_400_000],
    ['not told', null, 0],
    ['nonsense', 'yesterday', 0],
    ['in 1970', new Date(0).toUTCString(), 0],
    ['in 2201', new Date(Date.UTC(2201, 0, 1)).toUTCString(), 0],
  ])('%s', async (_, date, offset) => {
    const http = await clockAfter(date);
    expect(http.serverNow(URL_WITH_PERSON) - START_MS).toBe(offset);
    expect(http.knowsClock(URL_WITH_PERSON)).toBe(offset !== 0);
    expect(http.serverNow('https://elsewhere.example/')).toBe(START_MS);
  });

  test('whole seconds are evened out, and a clock that was set is believed', async () => {
    const dates = [START_MS + 10_000, START_MS + 10_900, START_MS - 60_000];
    const network = fakeNetwork((_request, count) => json([], { date: new Date(dates[count - 1] ?? 0).toUTCString() }));
    const offsets: number[] = [];
    for (const _ of dates) {
      await network.http.send({ url: URL_WITH_PERSON, gate: 'g' });
      offsets.push(network.http.serverNow(URL_WITH_PERSON) - START_MS);
    }
    expect(offsets).toEqual([10_000, 10_000, -60_000]);
  });
});

test('a file that comes too soon for the limit is to be had later, and is no odd answer', async () => {
  const network = fakeNetwork(() => json({}, { 'retry-after': '20' }, 429));
  const thrown = await network.http.bytes({ url: URL_WITH_PERSON, gate: 'files' }).catch((error: unknown) => error);
  expect(thrown).toMatchObject({ code: 'ats/rate-limited', retryAt: START_MS + 20_000 });
});
