// A line to the background that stays open while a page does: the browser carries a message over it in half the time
// that it takes to open one for each question, as `ask` does. The content script carries this file: see ask.ts.

import { browser } from 'wxt/browser';
import { type Answer, type ask, outOf } from './ask';
import type { MessageName } from './protocol';

/** What goes over a line; the number tells which question an answer is for. */
export type Asked = [number: number, name: MessageName, input: unknown];
export type Answered = [number: number, answer: Answer];

/**
 * A way to ask that is `ask` in all but its speed. Opened by the first question, and anew by the first one after the
 * worker or the page was put away; questions that were open then fail as unreachable.
 *
 * @example const ask = openLine();
 */
export function openLine(): typeof ask {
  let send: ReturnType<typeof open> | null = null;

  function open() {
    const port = browser.runtime.connect();
    /** By number; those that were answered are let go. */
    const waiting: (((answer?: Answer) => void) | undefined)[] = [];
    port.onMessage.addListener(([number, answer]: Answered) => {
      waiting[number]?.(answer);
      waiting[number] = undefined;
    });
    port.onDisconnect.addListener(() => {
      send = null;
      for (const resolve of waiting) resolve?.();
    });
    return (name: MessageName, input: unknown) => {
      port.postMessage([waiting.length, name, input] satisfies Asked);
      return new Promise<Answer | undefined>((resolve) => waiting.push(resolve));
    };
  }

  return (name, input) =>
    outOf(() => {
      send ??= open();
      try {
        return send(name, input);
      } catch {
        send = open();
        return send(name, input);
      }
    });
}
