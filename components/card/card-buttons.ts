// Buttons of a card that say what becomes of them: under way, done, or failed and what to do. They draw no card, and whatever
// they do is given to them.

import { errorText } from '@/components/ui/error-text';
import { errorCode } from '@/lib/errors';
import { type Child, h, type Words } from './draw';

/** @param redraw draws the card anew, with these buttons in it */
export function createButtons(t: Words, redraw: () => void) {
  /** What is under way, and how it failed, by the key of the button. */
  const running = new Map<string, 'busy' | { what: string; todo: string }>();
  let copied: { value: string; word: string } | null = null;

  /** A button for something that takes a moment and can fail; it stays focusable throughout. */
  function action(
    key: string,
    label: string,
    run: () => Promise<unknown>,
    { about, sign }: { about?: string; sign?: Node } = {},
  ): Child[] {
    const state = running.get(key);
    const busy = state === 'busy';
    const go = async () => {
      if (running.get(key) === 'busy') return;
      running.set(key, 'busy');
      redraw();
      try {
        await run();
        running.delete(key);
      } catch (thrown) {
        running.set(key, errorText(errorCode(thrown)));
      }
      redraw();
    };
    return [
      h(
        'button',
        {
          // Or a button that changes its meaning would keep the focus, and take a second click for the other thing.
          key,
          type: 'button',
          class: busy ? 'action busy' : 'action',
          'aria-busy': busy,
          'aria-disabled': busy,
          'aria-label': about && `${label} ${about}`,
          onclick: go,
        },
        sign,
        t(label),
      ),
      state && state !== 'busy' && h('p', { class: 'problem', role: 'alert' }, t(`${state.what} ${state.todo}`)),
    ];
  }

  /** As if the button had been pressed. Nobody asked for it, so nobody is told when it fails. */
  async function pressUnasked(key: string, run: () => Promise<unknown>): Promise<void> {
    if (running.get(key) === 'busy') return;
    running.set(key, 'busy');
    redraw();
    await run().catch(() => undefined);
    running.delete(key);
    redraw();
  }

  /** Puts a value into the clipboard, and says for a moment that it did. */
  function copy(value: string): Node {
    const word = copied?.value === value ? copied.word : 'Copy';
    const say = (now: string | null) => {
      copied = now ? { value, word: now } : null;
      redraw();
    };
    const write = async () => {
      try {
        await navigator.clipboard.writeText(value);
        say('Copied');
      } catch {
        say('Not allowed here');
      }
      setTimeout(say, 2000, null);
    };
    return h('button', { type: 'button', class: 'action', 'aria-label': `${word} ${value}`, onclick: write }, t(word));
  }

  return { action, copy, pressUnasked };
}
