// How good matching is on made-up worlds, beside three reference rules: `npm run --silent match:report -- --size 10000 --seed 7`;
// several sizes with commas. Also on predictions that something else made of the same world, and on public sets.

import { createWriteStream } from 'node:fs';
import { MIXES, type MixName } from '@/tests/world/mix';
import { printMetrics, printRun } from '@/tests/world/print-report';
import { end, readCommandLine } from './command-line';
import { judgePredictions, type Miss, measureWorld, type WorldReport } from './measure-world';
import { measurePublic, printPublic } from './public-report';

const { values, refuse, whole } = readCommandLine({
  usage:
    'match:report [--size <people>,…] [--pages <number>] [--seed <number>] [--mix a|b|c] [--rules ours|all] [--misses <file>] [--predictions <file>] [--public <folder>] [--json]',
  options: {
    size: { type: 'string' },
    pages: { type: 'string' },
    seed: { type: 'string' },
    mix: { type: 'string' },
    rules: { type: 'string' },
    misses: { type: 'string' },
    predictions: { type: 'string' },
    public: { type: 'string' },
    json: { type: 'boolean' },
  },
});
const { mix = 'a', rules = 'all', misses, predictions, json = false } = values;
if (!(mix in MIXES)) refuse(`There is no mix ${mix}`);
if (rules !== 'ours' && rules !== 'all') refuse('Rules are ours or all');
const sizes = (values.size ?? '10000').split(',').map(Number);
if (sizes.some((size) => !(Number.isInteger(size) && size >= 100 && size <= 4_000_000))) {
  refuse("Option '--size' takes whole numbers from 100 to 4000000");
}
const seed = whole('seed', { least: 0, most: 2 ** 31, fallback: 7 });
const pages = whole('pages', { least: 10, most: 1_000_000, fallback: 20_000 });

if (values.public === undefined) await worlds();
else await publicSets(values.public);

async function worlds(): Promise<void> {
  const reports: WorldReport[] = [];
  for (const people of sizes) {
    // Half of the pages are of people in the ATS, each of whom has one.
    const about = { seed, mix: mix as MixName, people, pages: Math.min(pages, people) };
    const report =
      predictions === undefined
        ? await measureWorld(about, {
            references: rules === 'all',
            ...(misses !== undefined && { miss: write(misses) }),
          })
        : judgePredictions(about, predictions);
    if (report === null) end({ error: 'unreadable-predictions' }, 1);
    reports.push(report);
    if (json) continue;
    for (const [name, metrics] of Object.entries(report.rules)) process.stdout.write(printMetrics(name, metrics));
    process.stdout.write(printRun(report));
  }
  if (json) end(reports.length === 1 ? (reports[0] as WorldReport) : reports, 0);
}

/** Every page that went wrong, a JSON line each. */
function write(file: string): (miss: Miss) => void {
  const lines = createWriteStream(file);
  lines.on('error', () => end({ error: 'unwritable-file' }, 1));
  return (miss) => lines.write(`${JSON.stringify(miss)}\n`);
}

async function publicSets(folder: string): Promise<void> {
  const figures = await measurePublic(folder);
  if (Object.keys(figures.sets).length === 0 && figures.names === null) end({ error: 'no-known-set' }, 1);
  if (json) end(figures, 0);
  process.stdout.write(printPublic(figures));
}
