// How long the page script keeps a profile page's main thread busy in its first seconds, from a browser trace.

import type { DevtoolsSession } from '@/tests/support/devtools';
import type { Harness } from '@/tests/support/launch-extension';
import { linkedInAnswer, type PagePerson } from '@/tests/support/linkedin-pages';
import { pause } from './progress';
import { type ScriptTime, scriptTime, type TraceEvent } from './trace-cost';

/** The page is watched this long from the start of its load. */
export const WATCHED_MS = 5_000;

/** A feed that never rests: in every frame 50 small changes of kinds that real pages make. */
const BUSY_SCRIPT = `<script>(() => {
  const feed = document.createElement('div');
  feed.style.cssText = 'position:absolute;left:0;top:3000px;width:400px;height:400px;overflow:hidden';
  for (let index = 0; index < 40; index++) {
    const row = document.createElement('a');
    row.textContent = 'row ' + index;
    feed.append(row);
  }
  document.querySelector('main').append(feed);
  let turn = 0;
  const step = () => {
    for (let index = 0; index < 50; index++) {
      turn += 1;
      const row = feed.children[turn % feed.children.length];
      if (index % 5 === 0) row.firstChild.data = 'row ' + turn;
      else if (index % 5 === 1) row.className = 'turn-' + (turn % 7);
      else if (index % 5 === 2) row.setAttribute('href', '/feed/update/' + turn);
      else if (index % 5 === 3) row.id = 'ember' + turn;
      else feed.append(row);
    }
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})();</script>`;

/** Records the browser's trace; one recorder a browser. */
export function createTracer(browser: DevtoolsSession): { record(work: () => Promise<void>): Promise<TraceEvent[]> } {
  let events: TraceEvent[] = [];
  let complete: () => void = () => undefined;
  browser.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value as TraceEvent[]) events.push(event);
  });
  browser.on('Tracing.tracingComplete', () => complete());
  return {
    async record(work) {
      events = [];
      const done = new Promise<void>((resolve) => {
        complete = resolve;
      });
      await browser.send('Tracing.start', {
        transferMode: 'ReportEvents',
        traceConfig: { excludedCategories: ['*'], includedCategories: ['devtools.timeline', 'v8', 'v8.execute'] },
      });
      try {
        await work();
      } finally {
        await browser.send('Tracing.end');
        await done;
      }
      return events;
    },
  };
}

/** One figure a person: their page loaded anew, the badge drawn. `scripts`: files of the build that run in pages. */
export async function measurePageCost(
  stage: Pick<Harness, 'context' | 'devtools' | 'drawn' | 'serve' | 'origin'>,
  people: readonly PagePerson[],
  scripts: readonly string[],
  kind: 'idle' | 'busy',
): Promise<ScriptTime[]> {
  const tracer = createTracer(stage.devtools.browser);
  const answer = linkedInAnswer({ people });
  const stop = stage.serve('www.linkedin.com', async (request) => {
    const response = answer(request);
    if (kind === 'idle') return response;
    const html = (await response.text()).replace('</body>', `${BUSY_SCRIPT}</body>`);
    return new Response(html, { status: response.status, headers: response.headers });
  });
  const samples: ScriptTime[] = [];
  const ours = new Set(scripts.map((file) => `${stage.origin}/${file}`));
  try {
    for (const [index, person] of people.entries()) {
      const page = await stage.context.newPage();
      const events = await tracer.record(async () => {
        const until = Date.now() + WATCHED_MS;
        await page.goto(`https://www.linkedin.com/in/${encodeURIComponent(person.vanity)}/`, { waitUntil: 'commit' });
        await pause(until - Date.now());
      });
      if ((await stage.drawn(page)) === null) throw new Error(`nothing is drawn for ${person.vanity}`);
      await page.close();
      const time = scriptTime(events, (url) => ours.has(url));
      if (time.wallMs === 0) throw new Error('the trace holds nothing of the page script');
      // The first load of all fills the browser's code cache.
      if (index > 0) samples.push(time);
    }
  } finally {
    stop();
  }
  return samples;
}
