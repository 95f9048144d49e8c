// What a gate lets through: by the vendor's documented limits, by the share of them, by what headers tell.

import { describe, expect, test } from 'vitest';
import { createHttp } from '@/lib/ats/http';
import { type Limits, RateGate } from '@/lib/ats/rate-gate';
import { json, START_MS } from './fake-network';

const LIMITS: Limits = { perSecond: 10, burst: 20, concurrent: 8 };

/** Lets as many requests out as the gate allows within `ms`, by a clock that only waiting moves. */
function sentWithin(gate: RateGate, ms: number, share: number | null): number {
  let now = START_MS;
  for (let sent = 0; ; sent++) {
    const wait = gate.waitMs(now, share);
    now += wait;
    if (now > START_MS + ms || sent > 10_000) return sent;
    gate.enter(share);
    gate.leave(true);
  }
}

describe('documented limits', () => {
  test.each([
    ['the whole of it', 1, 10_000, 20 + 100],
    ['half of it', 0.5, 10_000, 10 + 50],
    ['a tenth of it', 0.1, 10_000, 2 + 10],
    ['so little that a burst would be less than one', 0.01, 30_000, 1 + 3],
  ])('%s', (_, share, ms, most) => {
    const sent = sentWithin(new RateGate(LIMITS), ms, share);
    expect(sent).toBeLessThanOrEqual(most);
    expect(sent).toBeGreaterThanOrEqual(most - 1);
  });

  test('whoever waits in front of a screen is not held back, but counted', () => {
    const gate = new RateGate(LIMITS);
    for (let i = 0; i < 30; i++) {
      expect(gate.waitMs(START_MS, null)).toBe(0);
      gate.enter(null);
    }
    // Ten more than the burst were taken, before there was any background request.
    expect(sentWithin(gate, 10_000, 1)).toBe(90);
    const drained = new RateGate(LIMITS);
    drained.waitMs(START_MS, 1);
    for (let i = 0; i < 30; i++) drained.enter(null);
    expect(drained.waitMs(START_MS, 1)).toBe(1_100);
  });

  test('a clock that was set back neither fills nor stops', () => {
    const gate = new RateGate({ ...LIMITS, burst: 1 });
    gate.waitMs(START_MS, 1);
    gate.enter(1);
    expect(gate.waitMs(START_MS - 3_600_000, 1)).toBe(100);
    expect(gate.waitMs(START_MS - 3_600_000 + 100, 1)).toBe(0);
  });

  test.each([
    [1, 8],
    [0.5, 4],
    [0.01, 1],
  ])('a share of %f has %i requests open at once', async (share, most) => {
    let open = 0;
    let highest = 0;
    const http = createHttp({
      fetch: async () => {
        highest = Math.max(highest, ++open);
        await new Promise((done) => setTimeout(done, 1));
        open--;
        return json([]);
      },
      now: () => START_MS,
      sleep: async () => undefined,
    }).sharing(share);
    const limits = { g: { ...LIMITS, perSecond: 1e9, burst: 1e9 } };
    const request = { url: 'https://ats.example/v1/people', gate: 'g', limits, yields: true };
    await Promise.all(Array.from({ length: 40 }, () => http.send(request)));
    expect(highest).toBe(most);
  });

  test('the narrowest of several gates holds, and a failure gives its place back', async () => {
    let calls = 0;
    let open = 0;
    let highest = 0;
    const http = createHttp({
      fetch: async () => {
        highest = Math.max(highest, ++open);
        await new Promise((done) => setTimeout(done, 1));
        open--;
        return ++calls % 2 ? json({}, {}, 403) : json([]);
      },
      now: () => START_MS,
      sleep: async () => undefined,
    });
    const fast = { perSecond: 1e9, burst: 1e9 };
    const limits = { list: { ...fast, concurrent: 1 }, all: { ...fast, concurrent: 8 } };
    const request = { url: 'https://ats.example/v1/people', gate: ['list', 'all'], limits, yields: true };
    const ended = await Promise.allSettled(Array.from({ length: 12 }, () => http.send(request)));
    expect(highest).toBe(1);
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(6);
  });
});

describe('windows told by headers', () => {
  const window = (remaining: number) =>
    new Headers({
      'x-ratelimit-limit': '100',
      'x-ratelimit-remaining': String(remaining),
      'x-ratelimit-reset': String(START_MS / 1000 + 30),
    });

  test.each([
    ['the whole of it, the last twentieth left to others', 1, 95],
    ['half of it', 0.5, 50],
    ['next to nothing', 0.001, 1],
  ])('%s', (_, share, most) => {
    const gate = new RateGate();
    gate.learn(window(100), START_MS);
    let sent = 0;
    while (gate.waitMs(START_MS, share) === 0 && sent < 1_000) {
      gate.enter(share);
      gate.leave(true);
      gate.learn(window(99 - sent), START_MS);
      sent++;
    }
    expect(sent).toBe(most);
    // Somebody in front of the screen still gets through, and the next window is open again.
    expect(gate.waitMs(START_MS, null)).toBe(0);
    expect(gate.waitMs(START_MS + 30_000, share)).toBe(0);
  });

  test('an answer that refuses closes the gate, by its own word or by ours', () => {
    const gate = new RateGate();
    expect(gate.refused(new Headers({ 'retry-after': '7' }), START_MS, 1_000)).toBe(7_000);
    expect(gate.waitMs(START_MS, null)).toBe(7_000);
    expect(new RateGate().refused(new Headers(), START_MS, 1_500)).toBe(1_500);
  });
});

test('a refusal that does not say for how long is waited out longer each time', async () => {
  const waits: number[] = [];
  let now = START_MS;
  const http = createHttp({
    fetch: async () => json({}, {}, 429),
    now: () => now,
    sleep: async (ms) => {
      waits.push(ms);
      now += ms;
    },
    random: () => 0,
  });
  await http.send({ url: 'https://ats.example/v1/people', gate: 'g', blindWaitMs: 1_000 }).catch(() => undefined);
  expect(waits).toEqual([1_000, 2_000, 4_000]);
});

describe('a clock that is set, or a time that makes no sense', () => {
  const window = new Headers({ 'x-ratelimit-limit': '50', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '30' });
  const HALF_AN_HOUR_MS = 30 * 60_000;

  test.each<[string, (gate: RateGate) => unknown]>([
    ['a window that is used up', (gate) => gate.learn(window, START_MS)],
    ['a refusal', (gate) => gate.refused(new Headers({ 'retry-after': '30' }), START_MS, 0)],
  ])('%s ends when it would have ended', (_, happen) => {
    const gate = new RateGate();
    happen(gate);
    expect(gate.waitMs(START_MS + 10_000, 0.5)).toBe(20_000);
    expect(gate.waitMs(START_MS + 10_000 - HALF_AN_HOUR_MS, 0.5)).toBe(20_000);
    expect(gate.waitMs(START_MS + 30_000 - HALF_AN_HOUR_MS, null)).toBe(0);
  });

  test('nobody is kept waiting for longer than an hour by one answer', () => {
    const gate = new RateGate();
    gate.refused(new Headers({ 'retry-after': '1795000000' }), START_MS, 0);
    expect(gate.waitMs(START_MS, null)).toBe(3_600_000);
  });
});
