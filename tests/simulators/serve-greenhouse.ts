// Starts a Greenhouse simulator from the command line: `tsx tests/simulators/serve-greenhouse.ts --people 20000`.
// Prints one line of JSON with where it listens and how to log in, then serves until it is stopped.

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createClock } from './clock';
import { DEFAULT_CREDENTIAL, startGreenhouse } from './greenhouse';
import { createWorld, WORK_EMAIL } from './world';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    port: { type: 'string', default: '0' },
    speed: { type: 'string', default: '1' },
    /** Requests in 30 seconds; `none` for no limit. */
    limit: { type: 'string', default: '75' },
    key: { type: 'string' },
    cert: { type: 'string' },
  },
});

async function serve(): Promise<void> {
  const world = createWorld({ people: Number(values.people), seed: Number(values.seed) });
  const simulator = await startGreenhouse({
    world,
    port: Number(values.port),
    clock: createClock({ speed: Number(values.speed) }),
    options: { limit: values.limit === 'none' ? null : Number(values.limit) },
    ...(values.key && values.cert && { tls: { key: readFileSync(values.key), cert: readFileSync(values.cert) } }),
  });
  const { clientId, clientSecret } = DEFAULT_CREDENTIAL;
  process.stdout.write(
    `${JSON.stringify({ origin: simulator.origin, clientId, clientSecret, workEmail: WORK_EMAIL, seed: world.seed, people: world.people.length })}\n`,
  );
  const stop = () => void simulator.stop().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

void serve();
