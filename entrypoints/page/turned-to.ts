// Waits until somebody turns to a part of the page: it is on the screen, and they moved the pointer, scrolled, or stepped
// through the page. What nobody looks at costs the page nothing. Hears no key, and touches no node.

/** Steps of somebody who is there. `focusin` is how the keyboard shows. */
const STEPS = ['pointermove', 'scroll', 'focusin'] as const;
/** A part may have no box of its own: what it holds is looked at, too. */
const MOST_WATCHED = 8;
/** Pages make their parts anew. */
const LOOK_AGAIN_MS = 1_000;

/**
 * @param find the part as it is now; null while there is none
 * @returns false when `signal` ended it
 */
export async function turnedTo(
  window: Window & typeof globalThis,
  find: () => Element | null,
  signal: AbortSignal,
): Promise<boolean> {
  return (await stepOf(window, signal)) && (await onScreen(window, find, signal));
}

function stepOf(window: Window, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const heard = new AbortController();
    const end = (isStep: boolean) => {
      heard.abort();
      resolve(isStep);
    };
    if (signal.aborted) return end(false);
    signal.addEventListener('abort', () => end(false), { signal: heard.signal });
    for (const step of STEPS) {
      window.addEventListener(step, () => end(true), { capture: true, passive: true, signal: heard.signal });
    }
  });
}

function onScreen(
  window: Window & typeof globalThis,
  find: () => Element | null,
  signal: AbortSignal,
): Promise<boolean> {
  return new Promise((resolve) => {
    let watched: Element | null = null;
    const observer = new window.IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) end(true);
    });
    const look = () => {
      if (watched?.isConnected) return;
      observer.disconnect();
      watched = find();
      const parts = watched ? [watched, ...watched.querySelectorAll('a')] : [];
      for (const part of parts.slice(0, MOST_WATCHED)) observer.observe(part);
    };
    const timer = window.setInterval(look, LOOK_AGAIN_MS);
    const end = (isSeen: boolean) => {
      window.clearInterval(timer);
      observer.disconnect();
      resolve(isSeen);
    };
    if (signal.aborted) return end(false);
    signal.addEventListener('abort', () => end(false), { once: true });
    look();
  });
}
