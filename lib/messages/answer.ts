// The receiving side of every message: first who sends it, then what it says, then the handler. Background only.

import { type Browser, browser } from 'wxt/browser';
import { AppError, type ErrorCode, errorCode } from '@/lib/errors';
import { logProblem } from '@/lib/log';
import { AUDIENCE, type MessageName, type Messages } from './protocol';
import { SCHEMAS } from './schemas';

/** Where a message came from, as far as handlers need it. */
export interface Sender {
  tabId: number | null;
  frameId: number;
  windowId: number | null;
  /** As the sender's own process says: good for what is no secret from the page it shows. */
  url?: string;
}

export type Handlers = {
  readonly [N in MessageName]: (input: Messages[N]['in'], sender: Sender) => Promise<Messages[N]['out']>;
};

/** What travels back: errors as plain data, because classes do not survive the journey. */
export type Reply = { ok: true; out: unknown } | { ok: false; code: ErrorCode; about?: string[]; retryAt?: number };

/** Starts answering. Call in the worker's first turn, or the message that woke it is lost. */
export function answerMessages(handlers: Handlers): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, sendResponse: (reply: Reply) => void) => {
    const name = (message as { name?: unknown } | null)?.name;
    if (typeof name !== 'string') return false;
    reply(handlers, name, (message as { input?: unknown }).input, sender).then(sendResponse);
    return true;
  });
}

async function reply(
  handlers: Handlers,
  name: string,
  input: unknown,
  sender: Browser.runtime.MessageSender,
): Promise<Reply> {
  try {
    if (!isMessage(name)) throw new AppError('message/invalid', { about: ['name'] });
    if (!mayAsk(name, sender)) throw new AppError('message/refused', { about: [name] });
    const parsed = SCHEMAS[name].safeParse(input);
    if (!parsed.success) throw new AppError('message/invalid', { about: [name] });
    const handler = handlers[name] as (input: unknown, sender: Sender) => Promise<unknown>;
    const from = {
      tabId: sender.tab?.id ?? null,
      frameId: sender.frameId ?? 0,
      windowId: sender.tab?.windowId ?? null,
      ...(sender.url !== undefined && { url: sender.url }),
    };
    return { ok: true, out: await handler(parsed.data, from) };
  } catch (thrown) {
    const { about, retryAt } = thrown as { about?: string[]; retryAt?: number };
    if (errorCode(thrown) === 'unexpected') logProblem(`message ${isMessage(name) ? name : 'unknown'}`, thrown);
    return {
      ok: false,
      code: errorCode(thrown),
      ...(about && about.length > 0 ? { about } : {}),
      ...(retryAt === undefined ? {} : { retryAt }),
    };
  }
}

function isMessage(name: string): name is MessageName {
  return Object.hasOwn(AUDIENCE, name);
}

/**
 * `origin` cannot be forged by a page that took over its renderer, `url` can. Our own pages may send everything; page
 * scripts only what is meant for them, and never from a page that is still being prerendered.
 */
export function mayAsk(name: MessageName, sender: Browser.runtime.MessageSender): boolean {
  if (sender.id !== browser.runtime.id) return false;
  const own = browser.runtime.getURL('/').replace(/\/$/, '');
  // Firefox leaves the origin out; there a page cannot send messages in an extension's name either.
  if ((sender.origin ?? originOf(sender.url)) === own) return true;
  if (AUDIENCE[name] !== 'page') return false;
  return sender.tab !== undefined && sender.documentLifecycle !== 'prerender';
}

function originOf(url: string | undefined): string | null {
  const match = /^[a-z-]+:\/\/[^/]+/.exec(url ?? '');
  return match ? match[0] : null;
}
