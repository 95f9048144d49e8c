// `npm run soak -- --runs 300 --seed 1`: hundreds of seeded lives of a synced account, in process. Prints one JSON line a
// failing run and a summary; exits with 1 when any index differed from its account.

import { liveThroughChaos } from '@/tests/support/chaos';
import { readCommandLine } from './command-line';

const { whole } = readCommandLine({
  usage: 'soak [--runs <count>] [--seed <first seed>] [--people <count>]',
  options: { runs: { type: 'string' }, seed: { type: 'string' }, people: { type: 'string' } },
});
const runs = whole('runs', { least: 1, most: 1_000_000, fallback: 300 });
const first = whole('seed', { least: 0, most: 2 ** 31, fallback: 1 });
const people = whole('people', { least: 1, most: 100_000, fallback: 120 });

const startedAt = Date.now();
const total = { runs, seed: first, people, failed: 0, workers: 0, deaths: 0, calls: 0, seconds: 0 };
for (let seed = first; seed < first + runs; seed++) {
  const outcome = await liveThroughChaos(seed, people);
  total.workers += outcome.workers;
  total.deaths += outcome.deaths;
  total.calls += outcome.calls;
  if (outcome.wrong.length === 0) continue;
  total.failed += 1;
  process.stdout.write(`${JSON.stringify({ ...outcome, wrong: outcome.wrong.slice(0, 10) })}\n`);
}
total.seconds = Math.round((Date.now() - startedAt) / 1_000);
process.stdout.write(`${JSON.stringify(total)}\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
