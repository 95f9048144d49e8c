// How the extension does with ten thousand, a hundred thousand and a million people in one browser: made-up records are
// written by the shipped match index into the extension's own database, and the shipped worker is asked.

import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Sighting } from '@/lib/model/sighting';
import { type Stage, setStage } from '@/tests/support/stage';
import { waitFor } from '@/tests/support/wait-for';
import type { WorldPage, WorldRecord } from '@/tests/world/shapes';
import { makeWorld } from '@/tests/world/world';
import { tell } from './progress';
import { bundle } from './scale-bundle';
import { type Metric, metric, percentile, summarise } from './summary';

const SIZES = [
  { people: 10_000, name: '10k' },
  { people: 100_000, name: '100k' },
  { people: 1_000_000, name: '1m' },
] as const;

const PAGES = 300;
/** Of the names that most people have. */
const COMMONEST = 60;
const WARM_UP = 10;
/** Records sent to the page at once. */
const BATCH = 5_000;
/** What the target speaks of: a display record a person. */
const RECORD_BYTES = 300;
const FLOOR_PEOPLE = 50_000;

export interface Scaled {
  extension: string;
  seed: number;
  /** The largest size to go to. */
  most?: number;
  add(one: Metric, median?: number): void;
}

export async function measureScale({ extension, seed, most = 1_000_000, add }: Scaled): Promise<void> {
  const sizes = SIZES.filter(({ people }) => people <= most);
  const stage = await setStage({ people: 20, seed, extension, keepProfile: true });
  let fillMs = 0;
  let filled = 0;
  try {
    const page = await openFilling(stage);
    const world = makeWorld({ seed, mix: 'a', people: most, pages: PAGES });
    const sightings = [...world.pages()].map(({ page: one }, i) => sightingOf(one, i));
    const records = world.records();
    const names = new Map<string, number>();
    for (const { people, name } of sizes) {
      while (filled < people) {
        const lines = take(records, Math.min(BATCH, people - filled), names);
        if (lines.length === 0) throw new Error(`the world ends at ${filled} people`);
        fillMs += await inPage(page, 'fill', lines);
        filled += lines.length;
        if (filled % 100_000 === 0) tell(`${filled} people in ${(fillMs / 1000).toFixed(1)} s`);
      }
      const restMs = await inPage(page, 'rest');
      fillMs += restMs;
      tell(
        `${name}: filled in ${(fillMs / 1000).toFixed(1)} s, ${(restMs / 1000).toFixed(1)} of it merging at the end`,
      );
      const { ms, floorMs } = await ask(stage, sightings);
      tell(`${name}: ${JSON.stringify(summarise(ms))}`);
      add(metric(`match_p95_ms_${name}`, percentile(ms, 95), 'ms', percentile(floorMs, 95)), percentile(ms, 50));
      const common = await ask(stage, commonest(names));
      add(metric(`match_commonest_most_ms_${name}`, percentile(common.ms, 100), 'ms'), percentile(common.ms, 50));
    }
    const readingMs = await inPage(page, 'reading');
    add(metric('scale_worker_heap_mb', (await workerHeap(stage)) / 1e6, 'MB'));
    const last = sizes.at(-1)?.name;
    const floorMs = (await measureFloor(stage)) * (filled / FLOOR_PEOPLE);
    add(metric(`fill_${last}_s`, fillMs / 1000, 's', floorMs / 1000));
    add(metric(`fill_${last}_reading_s`, readingMs / 1000, 's'));
  } finally {
    await stage.close();
  }
  add(metric('bytes_per_person', databaseBytes(stage.folder) / filled, 'B', RECORD_BYTES + SEALING_BYTES));
  rmSync(stage.folder, { recursive: true, force: true });
}

/** What AES-GCM adds: nonce and tag. */
const SEALING_BYTES = 28;

/** An extension page with the filling script, and a connection that holds still. */
async function openFilling(stage: Stage): Promise<Page> {
  await stage.chooseSurface('page');
  const popup = await stage.connect();
  await stage.waitForFill(popup);
  await popup.close();
  const ask = (name: string, input: unknown) =>
    stage.inExtension<{ ok: boolean; out: { id: string }[] }>(
      `chrome.runtime.sendMessage(${JSON.stringify({ name, input })})`,
    );
  const connection = (await ask('connection.list', {})).out[0]?.id;
  if (connection === undefined) throw new Error('there is no connection');
  await ask('sync.pause', { id: connection, paused: true });
  const page = await stage.context.newPage();
  page.setDefaultTimeout(0);
  await page.goto(`${stage.origin}/manifest.json`);
  await page.evaluate(await bundle('tests/bench/scale-page.ts'));
  await page.evaluate(`openScale(${JSON.stringify(connection)}).then((scale) => { globalThis.scale = scale; })`);
  return page;
}

/** The least for so many people, in a page of its own. */
async function measureFloor(stage: Stage): Promise<number> {
  stage.serve('floor.example', () => new Response('', { headers: { 'content-type': 'text/html' } }));
  const page = await stage.open('https://floor.example/');
  page.setDefaultTimeout(0);
  await page.evaluate(await bundle('tests/bench/scale-page.ts'));
  return page.evaluate(`fillFloor(${FLOOR_PEOPLE}, ${RECORD_BYTES})`);
}

function inPage(page: Page, name: 'fill' | 'rest' | 'reading', ...input: unknown[]): Promise<number> {
  return page.evaluate(`scale.${name}(...${JSON.stringify(input)})`);
}

/** The next lines of the world; counts their names. */
function take(records: Generator<WorldRecord>, count: number, names: Map<string, number>): string[] {
  const lines: string[] = [];
  while (lines.length < count) {
    const { value, done } = records.next();
    if (done) break;
    const name = [value.firstName, value.lastName].filter((part) => part !== undefined).join(' ');
    names.set(name, (names.get(name) ?? 0) + 1);
    lines.push(JSON.stringify(value));
  }
  return lines;
}

/** A page for each of the names that most records bear. */
function commonest(names: ReadonlyMap<string, number>): Sighting[] {
  return [...names]
    .sort((a, b) => b[1] - a[1])
    .slice(0, COMMONEST)
    .map(([name], i) => sightingOf({ id: name, name }, 9_000 + i));
}

function sightingOf(page: WorldPage, number: number): Sighting {
  const url = page.url ?? `https://www.linkedin.com/in/nobody-${number}-example/`;
  return {
    url,
    site: 'linkedin',
    name: page.name ?? null,
    headline: page.headline ?? null,
    company: page.company ?? null,
    title: page.title ?? null,
    location: page.location ?? null,
    urls: [url],
    links: page.websites ?? [],
    emails: page.email === undefined ? [] : [page.email],
  };
}

/** `person.find` there and back, worker awake; the floor is an empty message, which it refuses at once. */
async function ask(stage: Stage, sightings: readonly Sighting[]): Promise<{ ms: number[]; floorMs: number[] }> {
  // A new worker: nothing of the filling page's is to help it.
  await stage.killWorker();
  const ms: number[] = [];
  const floorMs: number[] = [];
  for (const sighting of [...sightings.slice(0, WARM_UP), ...sightings]) {
    const message = JSON.stringify({ name: 'person.find', input: { sighting } });
    const [told, refused] = await stage.inExtension<[number, number]>(`(async () => {
      const begun = performance.now();
      const answer = await chrome.runtime.sendMessage(${message});
      if (!answer?.ok) throw new Error('person.find: ' + (answer?.code ?? 'no answer'));
      const told = performance.now();
      await chrome.runtime.sendMessage({ name: '' });
      return [told - begun, performance.now() - told];
    })()`);
    ms.push(told);
    floorMs.push(refused);
  }
  return { ms: ms.slice(WARM_UP), floorMs: floorMs.slice(WARM_UP) };
}

/** Bytes of JavaScript heap that the worker has in use, after a collection. */
async function workerHeap(stage: Stage): Promise<number> {
  const worker = await waitFor(
    async () =>
      (await stage.devtools.targets()).find(
        ({ type, url }) => type === 'service_worker' && url.startsWith(stage.origin),
      ),
    'the worker',
  );
  const session = await stage.devtools.attach(worker.targetId);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send<{ usedSize: number }>('Runtime.getHeapUsage');
  return usedSize;
}

function databaseBytes(profile: string): number {
  return readdirSync(profile, { recursive: true, encoding: 'utf8' })
    .filter((name) => /IndexedDB\/chrome-extension_/.test(name))
    .map((name) => statSync(join(profile, name)))
    .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
}
