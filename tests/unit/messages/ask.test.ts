// One question, one answer: what comes back as plain data is an answer or an AppError again.

import { afterEach, expect, it, vi } from 'vitest';
import { AppError } from '@/lib/errors';
import { ask } from '@/lib/messages/ask';

const sendMessage = vi.hoisted(() => vi.fn());
vi.mock('wxt/browser', () => ({ browser: { runtime: { sendMessage } } }));

afterEach(() => sendMessage.mockReset());

const failure = () => ask('settings.get', {}).catch((thrown: unknown) => thrown);

it('sends name and input, and gives what came out', async () => {
  sendMessage.mockResolvedValue({ ok: true, out: { surface: 'page', lockedByPolicy: false } });
  expect(await ask('settings.get', {})).toEqual({ surface: 'page', lockedByPolicy: false });
  expect(sendMessage).toHaveBeenCalledExactlyOnceWith({ name: 'settings.get', input: {} });
});

it('gives null as null, not as nobody answering', async () => {
  sendMessage.mockResolvedValue({ ok: true, out: null });
  expect(await ask('page.left', { next: null })).toBeNull();
});

it('throws what the background says went wrong', async () => {
  sendMessage.mockResolvedValue({ ok: false, code: 'ats/rate-limited', about: ['candidates'], retryAt: 7 });
  const thrown = await failure();
  expect(thrown).toBeInstanceOf(AppError);
  expect(thrown).toMatchObject({ code: 'ats/rate-limited', about: ['candidates'], retryAt: 7 });
});

for (const [what, answer] of [
  ['nobody answers', () => Promise.resolve(undefined)],
  ['the answer is none', () => Promise.resolve('hello')],
  ['the extension was reloaded', () => Promise.reject(new Error('Extension context invalidated.'))],
  [
    'sending throws',
    () => {
      throw new TypeError('sendMessage is not a function');
    },
  ],
] as const) {
  it(`is unreachable when ${what}`, async () => {
    sendMessage.mockImplementation(answer);
    expect(await failure()).toMatchObject({ code: 'message/unreachable' });
  });
}
