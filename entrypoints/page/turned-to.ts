// Waits until somebody turns to a part of the page: it is on the screen, and they moved the pointer, scrolled, or stepped
// through the page. What nobody looks at costs the page nothing. Hears no key, and touches no node.

/** What somebody does who is there; `focusin` is how the keyboard shows. */
const STEPS = ['pointermove', 'scroll', 'focusin'];

/**
 * Never resolves once `signal` has ended it.
 *
 * @param find the parts as they are now, any of which will do: pages make their parts anew
 */
export function turnedTo(find: () => ArrayLike<Element>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const seen = new AbortController();
    const until = AbortSignal.any([signal, seen.signal]);
    let watched: Element[] = [];
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      seen.abort();
      resolve();
    });
    const look = () => {
      if (watched.length > 0 && watched.every(({ isConnected }) => isConnected)) return;
      observer.disconnect();
      // A part may have no box of its own.
      watched = Array.from(find()).flatMap((part) => [part, part.querySelector('a') ?? part]);
      for (const part of watched) observer.observe(part);
    };
    for (const step of STEPS) addEventListener(step, look, { capture: true, passive: true, signal: until });
    until.addEventListener('abort', () => observer.disconnect());
  });
}
