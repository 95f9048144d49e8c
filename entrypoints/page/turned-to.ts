// Waits until somebody turns to a part of the page: it is on the screen, and they moved the pointer, scrolled, or stepped
// through the page. What nobody looks at costs the page nothing. Hears no key, and touches no node.

/** What somebody does who is there; `focusin` is how the keyboard shows. */
const STEPS = ['pointermove', 'scroll', 'focusin'];

/**
 * Never resolves once `signal` has ended it.
 *
 * @param find the part as it is now: pages make their parts anew; nothing while there is none
 */
export function turnedTo(find: () => Element | null | undefined, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const seen = new AbortController();
    const until = AbortSignal.any([signal, seen.signal]);
    let watched: Element | null | undefined;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      seen.abort();
      resolve();
    });
    const look = () => {
      if (watched?.isConnected) return;
      observer.disconnect();
      watched = find();
      // A part may have no box of its own.
      for (const part of [watched, watched?.querySelector('a')]) if (part) observer.observe(part);
    };
    for (const step of STEPS) addEventListener(step, look, { capture: true, passive: true, signal: until });
    until.addEventListener('abort', () => observer.disconnect());
  });
}
