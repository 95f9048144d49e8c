import { expect, it } from 'vitest';
import { greenhouse } from '@/lib/ats/greenhouse/connector';
import { createHttp } from '@/lib/ats/http';
import { passingTokens, type TokenPlace } from '@/lib/background/tokens';
import { createClock } from '@/tests/simulators/clock';
import { createGreenhouse } from '@/tests/simulators/greenhouse';
import { createWorld } from '@/tests/simulators/world';
import { openKept, simulatedConnection } from '@/tests/support/simulated-account';

it('an attempt with a wrong secret does not pass by the token of the one before', async () => {
  const clock = createClock({ startAt: Date.UTC(2026, 10, 20, 9, 0, 0), speed: 0 });
  const simulator = createGreenhouse({ world: createWorld({ seed: 3, people: 20 }), clock });
  const sleep = async (ms: number) => clock.advance(ms);
  const http = createHttp({ fetch: simulator.fetch, now: clock.now, sleep, random: () => 0.5 });
  const attempt = (clientSecret: string, tokens: TokenPlace) => {
    const connection = simulatedConnection();
    const fields = { ...connection.fields, ...(clientSecret ? { clientSecret } : {}) };
    const tools = { http, tokens, now: clock.now, isRestricted: () => false };
    return openKept(greenhouse, { ...connection, fields }, tools).page({ kind: 'fill' }, null);
  };
  const shared = passingTokens();
  await attempt('', shared);
  // Why each attempt has its own.
  await expect(attempt('wrong', shared)).resolves.toBeDefined();
  await expect(attempt('wrong', passingTokens())).rejects.toMatchObject({ code: 'ats/unauthorized' });
});
