// Lists: how soon rows are marked, seen from the extension's own world (a page cannot see it), what that costs the page's
// main thread, and how soon nothing is drawn of a page that was left.

import type { Page } from 'playwright-core';
import type { PersonTruth } from '@/tests/simulators/person-truth';
import type { Random } from '@/tests/simulators/random';
import type { Harness } from '@/tests/support/launch-extension';
import { type ListOptions, listRow, ROW_HEIGHT, searchList } from '@/tests/support/linkedin-lists';
import { linkedInAnswer, type PagePerson } from '@/tests/support/linkedin-pages';
import { inOwnWorld } from '@/tests/support/marks-witness';
import { pagePerson } from '@/tests/support/stage';
import { runErrand } from './errands';
import { createTracer, WATCHED_MS } from './page-cost';
import { pickSome, sightingOf, strangers } from './people';
import { pause } from './progress';
import { type ScriptTime, scriptTime, type TraceEvent } from './trace-cost';

type Browser = Pick<
  Harness,
  'context' | 'devtools' | 'drawn' | 'serve' | 'origin' | 'open' | 'waitDrawn' | 'inExtension'
>;

const ROWS = 25;
/** Of them in the ATS, under the address that the row names. */
const KNOWN_ROWS = 12;
const SAMPLES = 40;
/** The first only warm the caches and are not counted. */
const WARM_UP = 3;
const LOADS = 15;
const HOPS = 30;
const SCROLLED = 500;
/** Rows that exist at a time. */
const POOL = 14;
const LIST = 'https://www.linkedin.com/search/results/people/?keywords=x';

/** A page of results: some who are in the ATS, and namesakes of others of whom nothing is known. */
function pageOfPeople(findable: readonly PersonTruth[], random: Random): { known: PagePerson[]; all: PagePerson[] } {
  const known = pickSome(random, findable, KNOWN_ROWS).map(pagePerson);
  const others = strangers(random, findable, ROWS - KNOWN_ROWS);
  return { known, all: pickSome(random, [...known, ...others], ROWS) };
}

function serveList(stage: Browser, people: readonly PagePerson[], options: ListOptions = {}): () => void {
  return stage.serve('www.linkedin.com', (request) =>
    new URL(request.url).pathname.startsWith('/search/')
      ? new Response(searchList(people, options), { headers: { 'content-type': 'text/html; charset=utf-8' } })
      : null,
  );
}

export interface RowSamples {
  /** Rows in the document → all marked that an identifier tells, as painted, ms. */
  identified: number[];
  /** How many frames after the one that first shows the rows. */
  identifiedFrames: number[];
  /** Rows in the document → all marked, as painted, ms. */
  all: number[];
  /** Empty message and one row of the database, there and back, ms; one a sample. */
  floor: number[];
}

/** Another page of results takes the place of the one before, as a click on *next* does it. */
function probe(all: readonly PagePerson[], turn: number): string {
  return `new Promise((resolve, reject) => {
    const all = ${JSON.stringify(all.map(({ name }) => `${name}, `))};
    const seen = all.map(() => null);
    const root = () => [...document.documentElement.children].map((one) => one.nodeName === 'DIV' ? chrome.dom.openOrClosedShadowRoot(one) : null).find(Boolean);
    const marks = () => [...(root()?.querySelectorAll('.spot > button') ?? [])].map((button) => button.getAttribute('aria-label'));
    history.pushState({}, '', '/search/results/people/?keywords=x&page=' + ${turn});
    document.querySelector('[role=list]').innerHTML = ${JSON.stringify(all.map(listRow).join(''))};
    const begun = performance.now();
    let frame = -1;
    const end = setTimeout(() => reject(new Error(marks().length + ' of ' + all.length + ' rows are marked')), 10_000);
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      const said = marks();
      const now = { ms: performance.now() - begun, frame: ++frame };
      for (const [at, name] of all.entries()) if (seen[at] === null && said.some((one) => one.startsWith(name))) seen[at] = now;
      if (said.length >= all.length && !seen.includes(null)) {
        clearTimeout(end);
        resolve(seen);
      } else step();
    };
    const step = () => requestAnimationFrame(() => channel.port2.postMessage(0));
    step();
  })`;
}

/** Fresh pages of results in one open tab, worker awake. */
export async function measureRows(
  stage: Browser,
  findable: readonly PersonTruth[],
  random: Random,
): Promise<RowSamples> {
  const first = pageOfPeople(findable, random);
  const stop = serveList(stage, first.all);
  const samples: RowSamples = { identified: [], identifiedFrames: [], all: [], floor: [] };
  try {
    const page = await stage.open(LIST);
    await markedOnce(stage, page);
    await page.bringToFront();
    const evaluate = await inOwnWorld(page, stage.origin);
    for (let turn = 0; turn < SAMPLES + WARM_UP; turn++) {
      const all = distinctNames(pageOfPeople(findable, random));
      const times = await evaluate<{ ms: number; frame: number }[]>(probe(all, turn + 2));
      const told = await toldByIdentifiers(stage, all);
      const errand = await runErrand(stage, random.next());
      await pause(50 + random.int(0, 40));
      if (turn < WARM_UP) continue;
      const identified = times.filter((_, at) => told[at]);
      samples.identified.push(Math.max(...identified.map(({ ms }) => ms)));
      samples.identifiedFrames.push(Math.max(...identified.map(({ frame }) => frame)));
      samples.all.push(Math.max(...times.map(({ ms }) => ms)));
      samples.floor.push(errand.message + errand.row);
    }
    await page.close();
  } finally {
    stop();
  }
  return samples;
}

/** Of whom the address alone says who they are: where the account holds it twice, or under another name, it does not. */
async function toldByIdentifiers(stage: Browser, all: readonly PagePerson[]): Promise<boolean[]> {
  const sightings = all.map((person) => {
    const sighting = sightingOf(person);
    return { ...sighting, urls: [sighting.url] };
  });
  const message = JSON.stringify({ name: 'people.find', input: { url: LIST, sightings, by: 'identifier' } });
  const answer = await stage.inExtension<{ ok: boolean; out: { rows: unknown[] } }>(
    `chrome.runtime.sendMessage(${message})`,
  );
  if (!answer?.ok) throw new Error('people.find was refused');
  return answer.out.rows.map((row) => row !== null);
}

/** Marks are told by names here, so nobody has somebody else's; whom the ATS holds under an address comes first. */
function distinctNames({ known, all }: { known: PagePerson[]; all: PagePerson[] }): PagePerson[] {
  const taken = new Set(known.map(({ name }) => name));
  const unique = known.filter(({ name }, at) => known.findIndex((one) => one.name === name) === at);
  return all.map((person, at) => {
    if (unique.includes(person)) return person;
    if (!taken.has(person.name)) {
      taken.add(person.name);
      return person;
    }
    return { ...person, name: `${person.name} ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[at % 26]}.` };
  });
}

async function markedOnce(stage: Browser, page: Page): Promise<void> {
  await stage.waitDrawn(page, (drawn) => (drawn?.words.length ?? 0) > 10, 'the first marks');
}

/**
 * Scrolls the document. By callbacks and under an address of its own: what a promise continues carries none, and scrolling,
 * which lays the page out, would count as ours.
 */
const SCROLL = `new Promise((resolve) => {
  let left = ${SCROLLED * ROW_HEIGHT};
  const step = () => {
    if (left <= 0) return resolve();
    left -= ${(ROW_HEIGHT * 5) / 3};
    window.scrollBy(0, ${(ROW_HEIGHT * 5) / 3});
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})
//# sourceURL=scroll.js`;

/** A list of 500 rows scrolled through, five rows of each other in every three frames, its rows used again. */
export async function measureScroll(
  stage: Browser,
  findable: readonly PersonTruth[],
  scripts: readonly string[],
  random: Random,
): Promise<{ ours: ScriptTime; page: ScriptTime; rows: number }> {
  const known = pickSome(random, findable, SCROLLED / 2).map(pagePerson);
  const people = pickSome(random, [...known, ...strangers(random, findable, SCROLLED / 2)], SCROLLED);
  const stop = serveList(stage, people, { pool: POOL });
  try {
    const page = await stage.open(LIST);
    await markedOnce(stage, page);
    await page.bringToFront();
    const events = await createTracer(stage.devtools.browser).record(() => page.evaluate(SCROLL));
    await page.close();
    const isOurs = knows(stage, scripts);
    // What carries no address would count as the page's: its script promises nothing, so all of that is others'.
    const called = events.filter(({ name }) => name !== 'RunMicrotasks');
    const page500 = scriptTime(called, (url) => url.startsWith('https://www.linkedin.com/'));
    return { ours: ownTime(events, isOurs), page: page500, rows: SCROLLED };
  } finally {
    stop();
  }
}

/** The first seconds of list pages loaded anew: everything, and what the scripts' loading alone takes of it. */
export async function measureListCost(
  stage: Browser,
  findable: readonly PersonTruth[],
  scripts: readonly string[],
  random: Random,
): Promise<{ whole: ScriptTime; loading: ScriptTime }[]> {
  const tracer = createTracer(stage.devtools.browser);
  const isOurs = knows(stage, scripts);
  const samples: { whole: ScriptTime; loading: ScriptTime }[] = [];
  for (let load = 0; load <= LOADS; load++) {
    const stop = serveList(stage, pageOfPeople(findable, random).all);
    const page = await stage.context.newPage();
    const events = await tracer.record(async () => {
      const until = Date.now() + WATCHED_MS;
      await page.goto(LIST, { waitUntil: 'commit' });
      await pause(until - Date.now());
    });
    await markedOnce(stage, page);
    await page.close();
    stop();
    const loading = scriptTime(
      events.filter(({ name }) => name === 'EvaluateScript' || name === 'v8.compile'),
      isOurs,
    );
    // The first load of all fills the browser's code cache.
    if (load > 0) samples.push({ whole: ownTime(events, isOurs), loading });
  }
  return samples;
}

function knows({ origin }: Browser, scripts: readonly string[]): (url: string) => boolean {
  const ours = new Set(scripts.map((file) => `${origin}/${file}`));
  return (url) => ours.has(url);
}

function ownTime(events: readonly TraceEvent[], isOurs: (url: string) => boolean): ScriptTime {
  const time = scriptTime(events, isOurs);
  if (time.wallMs === 0) throw new Error('the trace holds nothing of the scripts');
  return time;
}

export interface HopSamples {
  /** The address changes → a frame is painted in which nothing is drawn of the page before, ms. */
  gone: number[];
  /** The same until any frame is painted, ms. */
  floor: number[];
}

/** Hops from profile to profile inside the page, whose content comes later than the address. */
export async function measureHops(
  stage: Browser,
  findable: readonly PersonTruth[],
  random: Random,
): Promise<HopSamples> {
  const people = pickSome(random, findable, HOPS + WARM_UP + 1).map(pagePerson);
  const stop = stage.serve('www.linkedin.com', linkedInAnswer({ people, options: { hops: people } }));
  const samples: HopSamples = { gone: [], floor: [] };
  try {
    const [first, ...others] = people as [PagePerson, ...PagePerson[]];
    const page = await stage.open(`https://www.linkedin.com/in/${encodeURIComponent(first.vanity)}/`);
    for (const [turn, person] of others.entries()) {
      await page.waitForFunction('document.documentElement.children.length === 3');
      await page.bringToFront();
      const floor = await page.evaluate<number>(afterFrame('', 'true', random.int(20, 40)));
      const hop = `window.hop(${JSON.stringify(person.vanity)}, { delayMs: 150 })`;
      const gone = await page.evaluate<number>(
        afterFrame(hop, 'document.documentElement.children.length === 2', random.int(20, 40)),
      );
      if (turn < WARM_UP) continue;
      samples.floor.push(floor);
      samples.gone.push(gone);
    }
    await page.close();
  } finally {
    stop();
  }
  return samples;
}

function afterFrame(work: string, isThere: string, delayMs: number): string {
  return `new Promise((resolve) => setTimeout(() => {
    const begun = performance.now();
    ${work};
    const channel = new MessageChannel();
    channel.port1.onmessage = () => (${isThere}) ? resolve(performance.now() - begun) : step();
    const step = () => requestAnimationFrame(() => channel.port2.postMessage(0));
    step();
  }, ${delayMs}))`;
}
