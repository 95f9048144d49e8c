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
  let line: { send(name: MessageName, input: unknown): Promise<Answer | undefined> } | null = null;
  let count = 0;

  function open() {
    const port = browser.runtime.connect();
    const waiting = new Map<number, (answer?: Answer) => void>();
    const opened = {
      send(name: MessageName, input: unknown) {
        const number = ++count;
        port.postMessage([number, name, input] satisfies Asked);
        return new Promise<Answer | undefined>((resolve) => waiting.set(number, resolve));
      },
    };
    port.onMessage.addListener(([number, answer]: Answered) => {
      waiting.get(number)?.(answer);
      waiting.delete(number);
    });
    port.onDisconnect.addListener(() => {
      if (line === opened) line = null;
      for (const resolve of waiting.values()) resolve();
    });
    return opened;
  }

  return (name, input) =>
    outOf(() => {
      line ??= open();
      try {
        return line.send(name, input);
      } catch {
        line = open();
        return line.send(name, input);
      }
    });
}
