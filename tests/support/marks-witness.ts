// Looks at the marks of a list in every frame, as they are about to be painted, from the extension's own world (a page cannot see
// into a closed root). Knows of the product that a mark is a button in a closed root that begins with a name.

import type { Page } from 'playwright-core';

/** What was seen over all frames. */
export interface MarksSeen {
  frames: number;
  /** Marks on the screen, all frames together. */
  marks: number;
  /** Frames after which all rows on the screen were marked. */
  wholeFrames: number;
  /** What was wrong, a line each. */
  wrong: string[];
}

/** Runs in the extension's world of the page. */
const WATCH = `((truth) => {
  const seen = globalThis.inAtsMarksSeen = { frames: 0, marks: 0, wholeFrames: 0, wrong: [] };
  const note = (line) => { if (seen.wrong.length < 50) seen.wrong.push('frame ' + seen.frames + ': ' + line); };
  const look = () => {
    seen.frames += 1;
    const rows = [...document.querySelectorAll('[role=listitem]')].flatMap((row) => {
      const name = row.querySelector('.title')?.firstChild?.data;
      const box = row.getBoundingClientRect();
      return name && box.bottom > 60 && box.top < innerHeight ? [{ name, box, marks: 0 }] : [];
    });
    for (const host of document.documentElement.children) {
      const root = host.nodeName === 'DIV' ? chrome.dom.openOrClosedShadowRoot(host) : null;
      for (const button of root?.querySelectorAll('.spot > button') ?? []) {
        if (getComputedStyle(button).visibility === 'hidden') continue;
        const box = button.getBoundingClientRect();
        const middle = (box.top + box.bottom) / 2;
        if (middle < 60 || middle > innerHeight) continue;
        seen.marks += 1;
        const said = button.getAttribute('aria-label');
        const row = rows.find((one) => middle >= one.box.top && middle < one.box.bottom);
        if (!row) { note(said + ' belongs to no row'); continue; }
        row.marks += 1;
        if (!said.startsWith(row.name + ', ')) note(said + ' stands beside ' + row.name);
        else if (truth[row.name] && !said.slice(row.name.length + 2).startsWith(truth[row.name])) note(said + ', but ' + truth[row.name]);
        if (row.marks > 1) note('two marks beside ' + row.name);
      }
    }
    if (rows.length > 0 && rows.every(({ marks, box }) => marks > 0 || box.top < 90)) seen.wholeFrames += 1;
  };
  // Told of after everybody else's work in a frame, and before that frame is painted: a task of its own might come after
  // another one that scrolled already for the next frame.
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.cssText = 'position:fixed;width:0;height:1px;visibility:hidden';
  new ResizeObserver(look).observe(probe);
  const step = () => { requestAnimationFrame(step); probe.style.width = probe.style.width === '1px' ? '0' : '1px'; };
  requestAnimationFrame(step);
})`;

/**
 * Begins to look; call what comes back to hear what was seen until then.
 *
 * @param origin `chrome-extension://<id>`
 * @param truth what the mark of a name must begin with, as far as known
 */
export async function watchMarks(
  page: Page,
  origin: string,
  truth: Record<string, string>,
): Promise<() => Promise<MarksSeen>> {
  const evaluate = await inOwnWorld(page, origin);
  await evaluate(`${WATCH}(${JSON.stringify(truth)})`);
  return () => evaluate<MarksSeen>('inAtsMarksSeen');
}

/** Evaluates in the extension's own world of a page, where a closed root can be looked into. Good until the page goes. */
export async function inOwnWorld(page: Page, origin: string): Promise<<T>(expression: string) => Promise<T>> {
  const session = await page.context().newCDPSession(page);
  const contexts: { id: number; origin: string }[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => contexts.push(context));
  await session.send('Runtime.enable');
  const own = contexts.filter((context) => context.origin === origin).at(-1);
  if (own === undefined) throw new Error('the extension has no world in this page');
  return async <T>(expression: string) => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      contextId: own.id,
      returnByValue: true,
      awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  };
}
