// Which part of a browser trace counts as the page script's time.

import { expect, test } from 'vitest';
import { scriptTimeMs, type TraceEvent } from '@/tests/bench/trace-cost';

const OURS = 'chrome-extension://abc/';

/** Times in milliseconds, as they are easier to read. */
function event(name: string, from: number, ms: number, url?: string, tid = 1): TraceEvent {
  return { name, ph: 'X', pid: 1, tid, ts: from * 1000, dur: ms * 1000, ...(url ? { args: { data: { url } } } : {}) };
}

test('adds calls, evaluation and compilation of our scripts only', () => {
  const events = [
    event('v8.compile', 0, 1, `${OURS}sites.js`),
    event('EvaluateScript', 2, 3, `${OURS}sites.js`),
    event('FunctionCall', 10, 4, `${OURS}sites.js`),
    event('FunctionCall', 20, 100, 'https://www.linkedin.com/app.js'),
    event('Layout', 130, 50),
  ];
  expect(scriptTimeMs(events, OURS)).toBe(8);
});

test('counts nested time once', () => {
  const events = [
    event('EvaluateScript', 0, 10, `${OURS}sites.js`),
    event('v8.compile', 1, 2, `${OURS}sites.js`),
    event('FunctionCall', 5, 3, `${OURS}sites.js`),
    event('FunctionCall', 9, 3, `${OURS}sites.js`),
  ];
  expect(scriptTimeMs(events, OURS)).toBe(12);
});

test('microtasks count with our calls or alone, but not when the page takes part', () => {
  const call = event('FunctionCall', 0, 1, `${OURS}sites.js`);
  expect(scriptTimeMs([call, event('RunMicrotasks', 10, 2)], OURS)).toBe(3);
  expect(scriptTimeMs([call, event('RunMicrotasks', 10, 2, undefined, 2)], OURS)).toBe(1);
  const page = event('FunctionCall', 9, 5, 'https://www.linkedin.com/app.js');
  expect(scriptTimeMs([call, event('RunMicrotasks', 10, 2), page], OURS)).toBe(1);
  const within = event('FunctionCall', 11, 1, `${OURS}sites.js`);
  expect(scriptTimeMs([call, event('RunMicrotasks', 10, 2), page, within], OURS)).toBe(2);
});

test('a trace without our scripts costs nothing, whatever else is in it', () => {
  expect(scriptTimeMs([event('RunMicrotasks', 0, 5), event('FunctionCall', 9, 5)], OURS)).toBe(0);
  expect(scriptTimeMs([], OURS)).toBe(0);
});
