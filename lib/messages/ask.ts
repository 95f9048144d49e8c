// Asks the background and waits for its answer. The content script carries this file: it must stay tiny and must import
// nothing that is not here already.

import { browser } from 'wxt/browser';
import { AppError, type ErrorCode } from '@/lib/errors';
import type { MessageName, Messages } from './protocol';

/** What travels back: plain data, because classes do not survive a message. */
export type Answer<N extends MessageName = MessageName> =
  | { ok: true; out: Messages[N]['out'] }
  | { ok: false; code: ErrorCode; about?: string[]; retryAt?: number };

/**
 * Sends one message and gives its answer.
 *
 * Throws `AppError` with the background's code, or `message/unreachable` when nobody answers (the extension was
 * reloaded or removed under this page, or the worker could not start).
 *
 * @example const { matches } = await ask('person.find', { sighting });
 */
export async function ask<N extends MessageName>(name: N, input: Messages[N]['in']): Promise<Messages[N]['out']> {
  let answer: Answer<N> | undefined;
  try {
    answer = await browser.runtime.sendMessage({ name, input });
  } catch (cause) {
    throw new AppError('message/unreachable', { cause });
  }
  if (answer?.ok === true) return answer.out;
  if (answer?.ok === false) throw new AppError(answer.code, answer);
  throw new AppError('message/unreachable');
}
