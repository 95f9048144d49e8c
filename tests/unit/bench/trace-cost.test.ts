// Which part of a browser trace counts as the page script's time.

import { expect, test } from 'vitest';
import { scriptTime, type TraceEvent } from '@/tests/bench/trace-cost';

const OURS = 'chrome-extension://abc/page.js';
const PAGES_OWN = 'https://www.linkedin.com/app.js';

/** Times in milliseconds, as they are easier to read. */
function event(name: string, from: number, ms: number, url?: string, more: Partial<TraceEvent> = {}): TraceEvent {
  const args = url ? { args: { data: { url } } } : {};
  return { name, ph: 'X', pid: 1, tid: 1, ts: from * 1000, dur: ms * 1000, ...args, ...more };
}

const wall = (events: TraceEvent[]) => scriptTime(events, (url) => url === OURS).wallMs;

test('adds calls, evaluation and compilation of our scripts only', () => {
  const events = [
    event('v8.compile', 0, 1, OURS),
    event('EvaluateScript', 2, 3, OURS),
    event('FunctionCall', 10, 4, OURS),
    event('FunctionCall', 20, 100, PAGES_OWN),
    event('FunctionCall', 125, 7, 'chrome-extension://abc/background.js'),
    event('Layout', 135, 50),
  ];
  expect(wall(events)).toBe(8);
});

test('counts nested time once, in whatever order it is told', () => {
  const events = [
    event('v8.compile', 0, 2, OURS),
    event('FunctionCall', 5, 3, OURS),
    event('EvaluateScript', 0, 10, OURS),
    event('FunctionCall', 12, 3, OURS),
    event('FunctionCall', 13, 1, OURS),
  ];
  expect(wall(events)).toBe(13);
});

test('nesting is looked for on the same thread only', () => {
  expect(wall([event('FunctionCall', 0, 3, OURS), event('FunctionCall', 1, 1, OURS, { tid: 2 })])).toBe(4);
});

test('microtasks count with our calls or alone, but not when the page takes part', () => {
  const call = event('FunctionCall', 0, 1, OURS);
  const microtasks = event('RunMicrotasks', 10, 2);
  expect(wall([call, microtasks])).toBe(3);
  expect(wall([call, event('RunMicrotasks', 10, 2, undefined, { tid: 2 })])).toBe(1);
  const page = event('FunctionCall', 9, 5, PAGES_OWN);
  expect(wall([call, microtasks, page])).toBe(1);
  expect(wall([call, microtasks, page, event('FunctionCall', 11, 1, OURS)])).toBe(2);
  expect(wall([call, microtasks, event('FunctionCall', 10.5, 1, OURS)])).toBe(3);
});

test("the thread's own clock leaves out what others took", () => {
  const events = [
    event('FunctionCall', 0, 9, OURS, { tdur: 2000 }),
    event('FunctionCall', 1, 1, OURS, { tdur: 1000 }),
    event('FunctionCall', 20, 4, OURS, { tdur: 3000 }),
  ];
  expect(scriptTime(events, (url) => url === OURS)).toEqual({ threadMs: 5, wallMs: 13 });
});

test('a trace without our scripts costs nothing, whatever else is in it', () => {
  expect(
    wall([event('RunMicrotasks', 0, 5), event('FunctionCall', 9, 5), event('FunctionCall', 20, 5, PAGES_OWN)]),
  ).toBe(0);
  expect(wall([])).toBe(0);
});
