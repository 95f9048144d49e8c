// The benchmark: figures of the production build in a real browser, each beside what this machine needs at the least.
// `npm run --silent bench -- --json [--seed N]` prints JSON and nothing else; without `--json` a table. See docs/figures.md.

import { rmSync } from 'node:fs';
import type { PersonTruth } from '@/tests/simulators/person-truth';
import { createRandom, type Random } from '@/tests/simulators/random';
import { linkedInAnswer } from '@/tests/support/linkedin-pages';
import { pagePerson, type Stage, setStage } from '@/tests/support/stage';
import { readCommandLine } from '@/tests/tools/command-line';
import { ACCOUNTS, ATS_IDS, type AtsId } from './accounts';
import { measureFill, measureSimulator } from './backfill';
import { measureCold, measureWarm } from './badge';
import { buildForBench, pageScriptSizes } from './bench-build';
import { prepareErrands } from './errands';
import { measureAccountFill, measureDetails } from './fill';
import { measureHops, measureListCost, measureRows, measureScroll } from './list';
import { measureLookups } from './lookup';
import { measurePageCost } from './page-cost';
import { findablePeople, pickSome, strangers } from './people';
import { tell } from './progress';
import { measureScale } from './scale';
import { liveSteadily } from './steady';
import { STEADY } from './steady-accounts';
import { type Metric, metric, percentile, summarise, table } from './summary';

const PEOPLE = 20_000;
const WARM_HOPS = 60;
const COLD_HOPS = 20;
/** The first of each kind only warm the caches and are not counted. */
const WARM_UP = 3;
const LOOKUPS = { known: 300, strangers: 100 };
/** Less than anybody takes to read one profile and open the next. */
const REST_MS = 10_000;
const LOADS = { idle: 15, busy: 5 };

/** Whose details are read one by one: as many as a run has time for. */
const DETAILED_PEOPLE = 2_000;

/** In whose account a day is lived in process: as many as the in-memory database takes in half a minute. */
const STEADY_PEOPLE = 2_000;
const CHANGES_A_DAY = 200;

const PARTS = ['size', 'fill', 'warm', 'cold', 'lookup', 'idle', 'busy', 'list', ...ATS_IDS, 'scale'] as const;
type Part = (typeof PARTS)[number];

interface Arguments {
  json: boolean;
  seed: number;
  parts: readonly Part[];
  /** How far `scale` goes. */
  people: number;
}

function readArguments(): Arguments {
  const { values, whole, refuse } = readCommandLine({
    usage: `bench [--json] [--seed <number>] [--only <some of ${PARTS.join(',')}>] [--people <at most, for scale>]`,
    options: {
      json: { type: 'boolean' },
      seed: { type: 'string' },
      only: { type: 'string' },
      people: { type: 'string' },
    },
  });
  const seed = whole('seed', { least: 0, most: 2 ** 31, fallback: Math.floor(Math.random() * 2 ** 31) });
  const people = whole('people', { least: 10_000, most: 1_000_000, fallback: 1_000_000 });
  const only = values.only?.split(',') ?? [...PARTS];
  const unknown = only.find((part) => !(PARTS as readonly string[]).includes(part));
  if (unknown !== undefined) refuse(`Option '--only' knows no '${unknown}'`);
  return { json: values.json === true, seed, parts: only as Part[], people };
}

interface Outcome {
  metrics: Metric[];
  /** Further columns of the table, by metric. */
  medians: Map<string, string>;
}

async function run({ seed, parts, people }: Arguments): Promise<Outcome> {
  const metrics: Metric[] = [];
  const medians = new Map<string, string>();
  const add = (one: Metric, median?: number) => {
    metrics.push(one);
    if (median !== undefined) medians.set(one.name, median.toFixed(2));
    tell(`${one.name} ${one.value} ${one.unit}${one.floor === undefined ? '' : ` (floor ${one.floor})`}`);
  };
  const wants = (...some: Part[]) => some.some((part) => parts.includes(part));

  tell(`seed ${seed}`);
  const { folder, extension } = buildForBench();
  try {
    if (wants('size')) {
      const { always, card, list } = pageScriptSizes(extension);
      for (const [name, size] of Object.entries({ content: always, card, list })) {
        add(metric(`${name}_script_kb`, size.gzipped, 'kB'));
        add(metric(`${name}_script_min_kb`, size.minified, 'kB'));
      }
    }
    if (wants('fill', 'warm', 'cold', 'lookup', 'idle', 'busy', 'list')) {
      const stage = await setStage({ people: PEOPLE, seed, extension, greenhouse: { limit: null, tokenLimit: null } });
      try {
        await measureFilled(stage, { extension, seed, wants, add });
      } finally {
        await stage.close();
      }
    }
    for (const ats of ATS_IDS) if (wants(ats)) await measureAts(ats, { extension, seed, add });
    if (wants('scale')) await measureScale({ extension, seed, most: people, add });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { metrics, medians };
}

async function measureFilled(
  stage: Stage,
  about: {
    extension: string;
    seed: number;
    wants(...some: Part[]): boolean;
    add(one: Metric, median?: number): void;
  },
): Promise<void> {
  const { extension, seed, wants, add } = about;
  await stage.chooseSurface('page');
  tell(`connecting to ${PEOPLE} people, no rate limit`);
  const fill = await measureFill(stage);
  tell(`${fill.people} people in ${(fill.ms / 1000).toFixed(1)} s, ${fill.calls} calls`);
  if (wants('fill')) {
    const alone = await measureSimulator(stage.greenhouse);
    add(metric('backfill_people_per_s', (fill.people / fill.ms) * 1000, 'people/s', (fill.people / alone) * 1000));
  }

  await prepareErrands(stage);
  const random = createRandom(seed);
  const findable = findablePeople(stage.world);
  const invented = strangers(random, findable, LOOKUPS.strangers);
  const hops = [
    ...pickSome(random, findable, WARM_HOPS + COLD_HOPS + WARM_UP - 10).map(pagePerson),
    ...invented.slice(0, 10),
  ];
  const shuffled = pickSome(random, hops, hops.length);

  if (wants('warm', 'cold')) {
    const stop = stage.serve(
      'www.linkedin.com',
      linkedInAnswer({ people: [...hops, ...invented.slice(10, 11)], options: { hops } }),
    );
    const start = invented[10]?.vanity as string;
    const page = await stage.open(`https://www.linkedin.com/in/${start}/`);
    await stage.waitDrawn(page, (drawn) => drawn !== null, 'the first badge');
    await page.bringToFront();
    if (wants('warm')) {
      const warm = await measureWarm(stage, page, shuffled.slice(0, WARM_HOPS + WARM_UP), random);
      const floor = percentile(warm.floor, 95);
      add(metric('badge_warm_p95_ms', percentile(warm.painted, 95), 'ms', floor), percentile(warm.painted, 50));
      add(metric('badge_warm_drawn_p95_ms', percentile(warm.drawn, 95), 'ms', floor), percentile(warm.drawn, 50));
      tell(`warm floor ${JSON.stringify(summarise(warm.floor))}`);
    }
    if (wants('cold')) {
      const cold = await measureCold(stage, page, shuffled.slice(WARM_HOPS + WARM_UP), random);
      const floor = percentile(cold.floor, 95);
      add(metric('badge_cold_p95_ms', percentile(cold.painted, 95), 'ms', floor), percentile(cold.painted, 50));
      add(metric('badge_cold_drawn_p95_ms', percentile(cold.drawn, 95), 'ms', floor), percentile(cold.drawn, 50));
      tell(`cold floor ${JSON.stringify(summarise(cold.floor))}, ${cold.thrownAway} samples thrown away`);
    }
    await page.close();
    stop();
  }

  if (wants('lookup')) {
    for (const [name, restMs] of [
      ['lookup_p95_ms', REST_MS],
      ['lookup_at_once_p95_ms', 0],
    ] as const) {
      const known = pickSome(random, findable, LOOKUPS.known).map(pagePerson);
      const found = await measureLookups(stage, { known, strangers: invented }, random, restMs);
      tell(
        `${known.length - found.missed.length} of ${known.length} known people found${found.missed.length > 0 ? `; not ${found.missed.join(', ')}` : ''}`,
      );
      if (found.missed.length > known.length * 0.01)
        throw new Error('too few known people are found: the figure would mean nothing');
      const all = [...found.known, ...found.strangers];
      add(metric(name, percentile(all, 95), 'ms', percentile(found.floor, 95)), percentile(all, 50));
    }
  }

  const loads = pickSome(random, findable, LOADS.idle + LOADS.busy + 2).map(pagePerson);
  const { always, card, list } = pageScriptSizes(extension);
  const scripts = [...always.files, ...card.files, ...list.files];
  for (const kind of ['idle', 'busy'] as const) {
    if (!wants(kind)) continue;
    const some = kind === 'idle' ? loads.slice(0, LOADS.idle + 1) : loads.slice(LOADS.idle + 1);
    const times = await measurePageCost(stage, some, scripts, kind);
    const name = kind === 'idle' ? 'page_cost' : 'page_cost_busy';
    for (const [suffix, one] of [
      ['ms', 'threadMs'],
      ['wall_ms', 'wallMs'],
    ] as const) {
      const samples = times.map((time) => time[one]);
      add(metric(`${name}_${suffix}`, percentile(samples, 95), 'ms'), percentile(samples, 50));
    }
  }

  if (wants('list')) await measureListed(stage, { findable, scripts, random, add });
}

/** Lists: how soon rows are marked, what that costs the page, and how soon a page that was left has nothing drawn. */
async function measureListed(
  stage: Stage,
  about: {
    findable: readonly PersonTruth[];
    scripts: readonly string[];
    random: Random;
    add(one: Metric, median?: number): void;
  },
): Promise<void> {
  const { findable, scripts, random, add } = about;
  const rows = await measureRows(stage, findable, random);
  const floor = percentile(rows.floor, 95);
  add(
    metric('list_25_rows_identified_ms', percentile(rows.identified, 95), 'ms', floor),
    percentile(rows.identified, 50),
  );
  add(
    metric('list_25_rows_identified_frames', percentile(rows.identifiedFrames, 95), 'frames'),
    percentile(rows.identifiedFrames, 50),
  );
  add(metric('list_25_rows_ms', percentile(rows.all, 95), 'ms', floor), percentile(rows.all, 50));
  tell(`25 rows: floor ${JSON.stringify(summarise(rows.floor))}`);
  const scrolled = await measureScroll(stage, findable, scripts, random);
  add(metric('list_scroll_500_rows_ms', scrolled.ours.threadMs, 'ms', scrolled.page.threadMs));
  add(
    metric('list_scroll_row_ms', scrolled.ours.threadMs / scrolled.rows, 'ms', scrolled.page.threadMs / scrolled.rows),
  );
  const costs = await measureListCost(stage, findable, scripts, random);
  const cost = costs.map(({ whole }) => whole.threadMs);
  const loading = costs.map(({ loading: alone }) => alone.threadMs);
  add(metric('page_cost_list_ms', percentile(cost, 95), 'ms', percentile(loading, 95)), percentile(cost, 50));
  const hops = await measureHops(stage, findable, random);
  add(metric('route_hop_ms', percentile(hops.gone, 95), 'ms', percentile(hops.floor, 95)), percentile(hops.gone, 50));
}

async function measureAts(
  ats: AtsId,
  { extension, seed, add }: { extension: string; seed: number; add(one: Metric, median?: number): void },
): Promise<void> {
  await onStage(extension, async (stage) => {
    const fill = await measureAccountFill(stage, ACCOUNTS[ats]({ people: PEOPLE, seed }));
    tell(`${ats}: ${fill.people} people, ${fill.calls} calls (fewest ${fill.fewest}), ${fill.refused} refused`);
    add(metric(`${ats}_fill_20k_s`, fill.ms / 1000, 's', fill.imposedMs / 1000));
    add(metric(`${ats}_fill_20k_vs_limit`, fill.ms / fill.imposedMs, 'times'));
    if (ats === 'greenhouse') add(metric('backfill_vs_limit', fill.imposedMs / fill.ms, 'share'));
  });
  await measureSteady(ats, { seed, add });
  if (ats === 'greenhouse') return;
  await onStage(extension, async (stage) => {
    const account = ACCOUNTS[ats]({ people: DETAILED_PEOPLE, seed });
    await measureAccountFill(stage, account);
    const details = await measureDetails(stage, account);
    tell(`${ats}: details by ${details.calls} calls, ${details.refused} refused`);
    add(metric(`${ats}_details_2k_s`, details.ms / 1000, 's', details.imposedMs / 1000));
    add(metric(`${ats}_details_2k_vs_limit`, details.ms / details.imposedMs, 'times'));
  });
}

async function measureSteady(ats: AtsId, { seed, add }: { seed: number; add(one: Metric, median?: number): void }) {
  const day = await liveSteadily(STEADY[ats]({ people: STEADY_PEOPLE, seed }), CHANGES_A_DAY, seed);
  const seconds = (samples: readonly number[], percent: number) => percentile(samples, percent) / 1000;
  tell(`${ats}: a day of ${day.people} people, changes made at night take ${seconds(day.awayMs, 95).toFixed(0)} s`);
  add(metric(`${ats}_steady_calls_per_hour`, day.calls / 24, 'calls/h'));
  add(metric(`${ats}_change_to_index_s`, seconds(day.presentMs, 95), 's'), seconds(day.presentMs, 50));
  add(metric(`${ats}_change_to_index_working_s`, seconds(day.workingMs, 95), 's'), seconds(day.workingMs, 50));
}

/** A browser for one measurement; the Greenhouse account that comes with a stage is asked nothing. */
async function onStage(extension: string, work: (stage: Stage) => Promise<void>): Promise<void> {
  const stage = await setStage({ people: 20, extension });
  try {
    await work(stage);
  } finally {
    await stage.close();
  }
}

const asked = readArguments();
const { metrics, medians } = await run(asked);
tell('done');
if (asked.json) process.stdout.write(`${JSON.stringify({ metrics })}\n`);
else {
  const rows = metrics.map(({ name, value, unit, floor, ratio }) => [
    name,
    String(value),
    unit,
    medians.get(name) ?? '',
    floor === undefined ? '' : String(floor),
    ratio === undefined ? '' : String(ratio),
  ]);
  process.stdout.write(`${table([['metric', 'value', 'unit', 'median', 'floor', 'ratio'], ...rows])}\n`);
}
