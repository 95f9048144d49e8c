// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { turnedTo } from '@/entrypoints/page/turned-to';

/** What is watched at the moment, and how to tell that it came onto the screen. */
let watched: Element[];
let tell: ((isIntersecting: boolean) => void) | null;
let abort: AbortController;
let parts: Element[];

class Observer {
  constructor(private readonly seen: (entries: { isIntersecting: boolean }[]) => void) {
    tell = (isIntersecting) => this.seen([{ isIntersecting }]);
  }
  observe(element: Element) {
    watched.push(element);
  }
  disconnect() {
    watched = [];
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('IntersectionObserver', Observer);
  watched = [];
  tell = null;
  abort = new AbortController();
  document.body.innerHTML = '<aside><a href="/in/one/">One</a><a href="/in/two/">Two</a></aside>';
  parts = [...document.querySelectorAll('aside')];
});
afterEach(() => {
  abort.abort();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function begin(): Promise<() => boolean> {
  let outcome = false;
  void turnedTo(() => parts, abort.signal).then(() => {
    outcome = true;
  });
  await vi.advanceTimersByTimeAsync(0);
  return () => outcome;
}

async function step(type: string): Promise<void> {
  window.dispatchEvent(new Event(type));
  await vi.advanceTimersByTimeAsync(0);
}

it.each(['pointermove', 'scroll', 'focusin'])('waits for a %s, and then for the screen', async (type) => {
  const outcome = await begin();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(watched).toEqual([]);
  await step(type);
  expect(watched.map(({ tagName }) => tagName)).toEqual(['ASIDE', 'A']);
  tell?.(false);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(outcome()).toBe(false);
  tell?.(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(outcome()).toBe(true);
  expect(watched).toEqual([]);
});

it.each(['keydown', 'keyup', 'input', 'click'])('a %s is nothing to it', async (type) => {
  await begin();
  await step(type);
  expect(watched).toEqual([]);
});

it('looks for parts that the page made anew, or had not made yet', async () => {
  const made = parts;
  parts = [];
  const outcome = await begin();
  await step('scroll');
  expect(watched).toEqual([]);
  parts = made;
  await step('pointermove');
  expect(watched).toEqual([made[0], made[0]?.querySelector('a')]);
  await step('pointermove');
  expect(watched).toHaveLength(2);
  // A row that the page drew anew takes what was watched in it along.
  made[0]?.querySelector('a')?.remove();
  await step('pointermove');
  expect(watched).toEqual([made[0], made[0]?.querySelector('a')]);
  document.body.innerHTML = '<aside hidden></aside><aside><a href="/in/three/">Three</a></aside>';
  parts = [...document.querySelectorAll('aside')];
  await step('pointermove');
  expect(new Set(watched)).toEqual(new Set([...parts, parts[1]?.querySelector('a')]));
  tell?.(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(outcome()).toBe(true);
});

it.each([
  ['before anybody is there', false],
  ['before it is on the screen', true],
])('ends with its signal, %s', async (_when, isStepped) => {
  const outcome = await begin();
  if (isStepped) await step('scroll');
  abort.abort();
  expect(watched).toEqual([]);
  await step('scroll');
  expect(watched).toEqual([]);
  expect(outcome()).toBe(false);
});
