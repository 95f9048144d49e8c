// How fast a first fill reads the simulated account where no rate limit slows it: as fast as this machine can.

import { createGreenhouse, DEFAULT_CREDENTIAL, type Greenhouse } from '@/tests/simulators/greenhouse';
import { RESOURCE_NAMES } from '@/tests/simulators/world';
import type { Stage } from '@/tests/support/stage';
import { waitFor } from '@/tests/support/wait-for';

export interface Fill {
  people: number;
  /** From the accepted submission to the finished first fill. */
  ms: number;
  /** Calls to lists during the fill. */
  calls: number;
}

/** Connects through the form and waits until everybody is read. */
export async function measureFill(stage: Stage): Promise<Fill> {
  const { requests } = stage.greenhouse.log;
  const popup = await stage.connect();
  await waitFor(async () => (await stage.connections())[0], 'the submission to be accepted', 60_000, 20);
  const acceptedAt = Date.now();
  // An open popup asks for the state all the time; people close it.
  await popup.close();
  const before = requests.length;
  const filled = await waitFor(
    async () => {
      const [first] = await stage.connections();
      if (first?.problem) throw new Error(first.problem);
      return first?.firstFillDone && first;
    },
    'the first fill',
    300_000,
    250,
  );
  const ms = Date.now() - acceptedAt;
  const lists = requests
    .slice(before)
    .filter(({ route, status }) => (RESOURCE_NAMES as readonly string[]).includes(route) && status === 200);
  return { people: filled.people, ms, calls: lists.length };
}

/** Milliseconds in which the simulator answers the same calls in this process, with no browser and no socket. */
export async function measureSimulator(greenhouse: Greenhouse): Promise<number> {
  const calls = greenhouse.log.requests.filter(
    ({ route, method }) => method === 'GET' && (RESOURCE_NAMES as readonly string[]).includes(route),
  );
  const alone = createGreenhouse({
    world: greenhouse.world,
    clock: greenhouse.clock,
    options: { ...greenhouse.options, limit: null, latencyMs: 0 },
  });
  const { clientId, clientSecret } = DEFAULT_CREDENTIAL;
  const token = await alone.handle({
    method: 'POST',
    url: 'https://auth.greenhouse.io/token',
    headers: {
      authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  });
  const { access_token: bearer } = JSON.parse(token.body.toString('utf8')) as { access_token?: string };
  if (!bearer) throw new Error('the simulator gave no token');
  const begun = performance.now();
  for (const { host, path, query } of calls) {
    const answer = await alone.handle({
      method: 'GET',
      url: `https://${host}${path}${query}`,
      headers: { authorization: `Bearer ${bearer}` },
    });
    if (answer.status !== 200) throw new Error(`the simulator answers ${answer.status} to ${path} alone`);
  }
  return performance.now() - begun;
}
