// A line is `ask` by another way: the same answers, also when they come in another order, and none after it is cut.

import { beforeEach, expect, it, vi } from 'vitest';
import { openLine } from '@/lib/messages/line';

type Listener = (given: never) => void;

/** The background's end of each line that was opened. */
class Port {
  heard: unknown[] = [];
  listeners: Record<'message' | 'cut', Listener[]> = { message: [], cut: [] };
  onMessage = { addListener: (listener: Listener) => this.listeners.message.push(listener) };
  onDisconnect = { addListener: (listener: Listener) => this.listeners.cut.push(listener) };
  isCut = false;

  postMessage(message: unknown): void {
    if (this.isCut) throw new Error('Attempting to use a disconnected port object');
    this.heard.push(message);
  }

  answer(...message: unknown[]): void {
    for (const listener of this.listeners.message) listener(message as never);
  }

  cut(): void {
    this.isCut = true;
    for (const listener of this.listeners.cut) listener(undefined as never);
  }
}

const connect = vi.hoisted(() => vi.fn());
vi.mock('wxt/browser', () => ({ browser: { runtime: { connect } } }));

let ports: Port[];

beforeEach(() => {
  ports = [];
  connect.mockReset().mockImplementation(() => {
    const port = new Port();
    ports.push(port);
    return port;
  });
});

it('opens one line for all questions, and none before the first', async () => {
  const ask = openLine();
  expect(ports).toHaveLength(0);
  const first = ask('page.left', { next: null });
  const second = ask('settings.get', {});
  expect(ports.map(({ heard }) => heard)).toEqual([
    [
      [0, 'page.left', { next: null }],
      [1, 'settings.get', {}],
    ],
  ]);
  ports[0]?.answer(1, { ok: true, out: { surface: 'page', lockedByPolicy: false } });
  ports[0]?.answer(0, { ok: true, out: null });
  expect(await second).toEqual({ surface: 'page', lockedByPolicy: false });
  expect(await first).toBeNull();
});

it('throws what the background says went wrong', async () => {
  const asked = openLine()('settings.get', {});
  ports[0]?.answer(0, { ok: false, code: 'ats/rate-limited', retryAt: 7 });
  await expect(asked).rejects.toMatchObject({ code: 'ats/rate-limited', retryAt: 7 });
});

it('is unreachable when it is cut, and opened anew by the next question', async () => {
  const ask = openLine();
  const cut = ask('settings.get', {});
  ports[0]?.cut();
  await expect(cut).rejects.toMatchObject({ code: 'message/unreachable' });
  const next = ask('page.left', { next: null });
  expect(ports[1]?.heard).toEqual([[0, 'page.left', { next: null }]]);
  ports[1]?.answer(0, { ok: true, out: null });
  expect(await next).toBeNull();
});

it('opens another line when the browser cut one without a word', async () => {
  const ask = openLine();
  ask('page.left', { next: null }).catch(() => undefined);
  const [dead] = ports;
  if (dead) dead.isCut = true;
  const asked = ask('page.left', { next: null });
  // The end of the first is told at last: what went over the other is answered all the same.
  dead?.cut();
  ports[1]?.answer(0, { ok: true, out: null });
  expect(await asked).toBeNull();
});

it('is unreachable where no line can be opened', async () => {
  connect.mockImplementation(() => {
    throw new Error('Extension context invalidated.');
  });
  await expect(openLine()('settings.get', {})).rejects.toMatchObject({ code: 'message/unreachable' });
});
