import { describe, expect, it } from 'vitest';
import { greenhouse } from '@/lib/ats/greenhouse/connector';
import { createHttp } from '@/lib/ats/http';
import { type SessionStore, sessionUntil } from '@/lib/background/session-until';
import { passingTokens, sessionTokens, type TokenPlace } from '@/lib/background/tokens';
import { createClock } from '@/tests/simulators/clock';
import { createGreenhouse } from '@/tests/simulators/greenhouse';
import { createWorld } from '@/tests/simulators/world';
import { openKept, simulatedConnection } from '@/tests/support/simulated-account';

/** An account whose credential is tried, always with the same connection to its ATS. */
function setting() {
  const clock = createClock({ startAt: Date.UTC(2026, 10, 20, 9, 0, 0), speed: 0 });
  const simulator = createGreenhouse({ world: createWorld({ seed: 3, people: 20 }), clock });
  const sleep = async (ms: number) => clock.advance(ms);
  const http = createHttp({ fetch: simulator.fetch, now: clock.now, sleep, random: () => 0.5 });
  return (tokens: TokenPlace, clientSecret?: string) => {
    const connection = simulatedConnection();
    const fields = { ...connection.fields, ...(clientSecret ? { clientSecret } : {}) };
    const tools = { http, tokens, now: clock.now, isRestricted: () => false };
    return openKept(greenhouse, { ...connection, fields }, tools).page({ kind: 'fill' }, null);
  };
}

it('an attempt with a wrong secret does not pass by the token of the one before', async () => {
  const attempt = setting();
  const shared = passingTokens();
  await attempt(shared);
  // Why each attempt has its own.
  await expect(attempt(shared, 'wrong')).resolves.toBeDefined();
  await expect(attempt(passingTokens(), 'wrong')).rejects.toMatchObject({ code: 'ats/unauthorized' });
});

it('what a connection that was closed is told is not kept any more', async () => {
  const kept: Record<string, unknown> = {};
  const session: SessionStore = {
    get: async (key) => (key in kept ? { [key]: kept[key] } : {}),
    set: async (items) => void Object.assign(kept, items),
    remove: async (key) => void delete kept[key],
  };
  const closing = new AbortController();
  const tokens = sessionTokens(sessionUntil(closing.signal, session), 'c1');
  await tokens.set('first');
  expect(await tokens.get()).toBe('first');
  closing.abort();
  await tokens.set('second');
  expect(kept).toEqual({ 'token c1': 'first' });
});

describe('two who ask at once share what is asked of the ATS', () => {
  it('and each keeps it, though whoever asked first is over', async () => {
    const ask = setting();
    const told: unknown[] = [];
    const kept: unknown[] = [];
    const over: TokenPlace = { get: async () => undefined, set: async (token) => void told.push(token) };
    const mine: TokenPlace = { get: async () => kept.at(-1), set: async (token) => void kept.push(token) };
    await Promise.all([ask(over), ask(mine)]);
    expect(kept).toHaveLength(1);
    expect(kept[0]).toEqual(told[0]);
  });

  it('but not with another secret', async () => {
    const ask = setting();
    const [right, wrong] = await Promise.allSettled([ask(passingTokens()), ask(passingTokens(), 'wrong')]);
    expect(right.status).toBe('fulfilled');
    expect(wrong).toMatchObject({ reason: { code: 'ats/unauthorized' } });
  });
});
