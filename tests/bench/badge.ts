// How long after the second agreeing read the badge is painted, seen from the page's own side: it knows nothing of how
// the badge is made, only that a node appears below <html>.

import type { Page } from 'playwright-core';

import type { Random } from '@/tests/simulators/random';
import type { Harness } from '@/tests/support/launch-extension';
import type { PagePerson } from '@/tests/support/linkedin-pages';
import { runErrand } from './errands';
import { pause } from './progress';

type Browser = Pick<Harness, 'drawn' | 'killWorker' | 'inExtension'>;

export interface BadgeTimes {
  /** Second agreeing read → node inserted, ms: without the wait for the screen. */
  drawn: number;
  /** Second agreeing read → painted, ms. */
  painted: number;
}

export interface BadgeSamples {
  drawn: number[];
  painted: number[];
  /** Empty message and one row, there and back, ms; one per badge. */
  floor: number[];
  thrownAway: number;
}

/**
 * Page side of one sample. The page script reads in the first frame after a change and again in the next one, so the
 * second frame after the new content is the second agreeing read. What is inserted before that frame ends is painted
 * by it; anything later is painted by the frame after its insertion.
 */
function probe(vanity: string, delayMs: number): string {
  return `new Promise((resolve, reject) => {
    const at = {};
    const later = (run) => { const channel = new MessageChannel(); channel.port1.onmessage = () => { channel.port1.close(); run(); }; channel.port2.postMessage(0); };
    const timer = setTimeout(() => end(() => reject(new Error('no badge for ' + ${JSON.stringify(vanity)} + ': ' + JSON.stringify(at)))), ${delayMs} + 8000);
    const content = new MutationObserver(() => {
      content.disconnect();
      at.content = performance.now();
      at.epoch = Date.now();
      requestAnimationFrame(() => requestAnimationFrame(() => {
        at.second = performance.now();
        later(() => { at.after = performance.now(); settle(); });
      }));
    });
    const host = new MutationObserver((records) => {
      if (at.content === undefined || !records.some(({ addedNodes }) => addedNodes.length > 0)) return;
      host.disconnect();
      at.inserted = performance.now();
      at.early = at.after === undefined;
      if (!at.early) requestAnimationFrame(() => later(() => { at.painted = performance.now(); settle(); }));
      else settle();
    });
    function settle() {
      if (at.early && at.after !== undefined) at.painted = at.after;
      if (at.painted === undefined) return;
      end(() => resolve({ drawn: Math.max(0, at.inserted - at.second), painted: at.painted - at.second, epoch: at.epoch }));
    }
    function end(how) { clearTimeout(timer); content.disconnect(); host.disconnect(); how(); }
    content.observe(document.querySelector('main'), { childList: true });
    host.observe(document.documentElement, { childList: true });
    window.hop(${JSON.stringify(vanity)}, { delayMs: ${delayMs} });
  })`;
}

const measure = (page: Page, vanity: string, delayMs: number) =>
  page.evaluate<BadgeTimes & { epoch: number }>(probe(vanity, delayMs));

/** Throws when nothing can be read in what was drawn: an empty node is no badge. */
async function needBadge(stage: Browser, page: Page, person: PagePerson): Promise<void> {
  const drawn = await stage.drawn(page);
  if (drawn === null) throw new Error(`nothing is drawn for ${person.vanity}`);
}

/** Hops of one open page among `people`, worker awake. */
export async function measureWarm(
  stage: Browser,
  page: Page,
  people: readonly PagePerson[],
  random: Random,
): Promise<BadgeSamples> {
  const samples: BadgeSamples = { drawn: [], painted: [], floor: [], thrownAway: 0 };
  for (const [index, person] of people.entries()) {
    const times = await measure(page, person.vanity, 130 + random.int(0, 40));
    await needBadge(stage, page, person);
    const errand = await runErrand(stage, random.next());
    // The first hops load code and fill caches; nobody's second profile of the day is like that.
    if (index < 3) continue;
    samples.drawn.push(times.drawn);
    samples.painted.push(times.painted);
    samples.floor.push(errand.message + errand.row);
    await pause(random.int(20, 120));
  }
  return samples;
}

/** The worker is stopped after the address has changed and before the new person's page is there. */
export async function measureCold(
  stage: Browser,
  page: Page,
  people: readonly PagePerson[],
  random: Random,
): Promise<BadgeSamples> {
  const samples: BadgeSamples = { drawn: [], painted: [], floor: [], thrownAway: 0 };
  for (const person of people) {
    const running = measure(page, person.vanity, 1_000 + random.int(0, 40));
    running.catch(() => null);
    await pause(400);
    await stage.killWorker();
    const stoppedAt = Date.now();
    const times = await running;
    await needBadge(stage, page, person);
    await stage.killWorker();
    await pause(100);
    const errand = await runErrand(stage, random.next());
    if (stoppedAt > times.epoch) {
      samples.thrownAway += 1;
      continue;
    }
    samples.drawn.push(times.drawn);
    samples.painted.push(times.painted);
    samples.floor.push(errand.message + errand.row);
  }
  return samples;
}
