// `npm run soak -- --runs 300 --seed 1`: hundreds of seeded lives of synced accounts, in process, shared among all ATSs.
// Prints one JSON line a failing run and a summary; exits with 1 when any index differed from its account or any calls
// were made for nothing.

import { CHAOTIC, liveThroughChaos } from '@/tests/support/chaos';
import { readCommandLine } from './command-line';

const { values, whole, refuse } = readCommandLine({
  usage: `soak [--runs <count>] [--seed <first seed>] [--people <count>] [--ats <${Object.keys(CHAOTIC).join('|')}>]`,
  options: {
    runs: { type: 'string' },
    seed: { type: 'string' },
    people: { type: 'string' },
    ats: { type: 'string' },
  },
});
const runs = whole('runs', { least: 1, most: 1_000_000, fallback: 300 });
const first = whole('seed', { least: 0, most: 2 ** 31, fallback: 1 });
const people = whole('people', { least: 1, most: 100_000, fallback: 120 });
if (values.ats !== undefined && !(values.ats in CHAOTIC)) refuse(`there is no ATS called '${values.ats}'`);
const chosen = values.ats === undefined ? Object.keys(CHAOTIC) : [values.ats];

const none = { runs: 0, failed: 0, workers: 0, deaths: 0, calls: 0, spoilt: 0, walks: 0, leastOfWalks: 0 };
const more = { details: 0, leastOfDetails: 0, byIds: 0, lost: 0, givenUp: 0 };
const startedAt = Date.now();
const total = { runs, seed: first, people, failed: 0, workers: 0, deaths: 0, calls: 0, seconds: 0 };
const byAts = new Map(chosen.map((ats) => [ats, { ...none, ...more }]));
for (let run = 0; run < runs; run++) {
  const ats = chosen[run % chosen.length] as string;
  const outcome = await liveThroughChaos(ats, first + Math.floor(run / chosen.length), { people });
  const { made, storm, ...counts } = outcome.calls;
  const own = byAts.get(ats) as typeof none & typeof more;
  for (const sum of [total, own]) {
    sum.workers += outcome.workers;
    sum.deaths += outcome.deaths;
    sum.calls += made;
  }
  own.runs += 1;
  for (const [name, count] of Object.entries(counts)) own[name as keyof typeof counts] += count;
  if (outcome.wrong.length + storm.length === 0) continue;
  total.failed += 1;
  own.failed += 1;
  process.stdout.write(`${JSON.stringify({ ...outcome, wrong: outcome.wrong.slice(0, 10) })}\n`);
}
total.seconds = Math.round((Date.now() - startedAt) / 1_000);
process.stdout.write(`${JSON.stringify({ ...total, ats: Object.fromEntries(byAts) })}\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
