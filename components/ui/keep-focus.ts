// Whoever works a screen by keyboard keeps their place when the button they pressed goes with what it was for.

/** What one looks for, the best first: a heading says where one is. */
const PLACES = ['h1, h2, h3, h4, h5', 'input, select, textarea, button, summary, a[href]'];

/**
 * When the element with the focus leaves `root` and nobody else takes the focus, it goes to the first heading, or
 * control, of what came instead, else to the nearest thing around it that is left. A screen's own choice of focus stands.
 * @returns ends it
 */
export function keepFocus(root: HTMLElement): () => void {
  /** What had the focus, then all around it. */
  let path: Element[] = [];
  const remember = (event: Event) => {
    path = event.composedPath().filter((one): one is Element => one instanceof Element && root.contains(one));
  };
  const observer = new MutationObserver((changes) => {
    const [held] = path;
    // A panel beside a page must not take the focus out of that page.
    if (!held || held.isConnected || !document.hasFocus()) return;
    if (document.activeElement && document.activeElement !== document.body) return;
    const around = path.find((one) => one.isConnected) ?? root;
    const added = changes.flatMap(({ addedNodes }) => [...addedNodes].filter((one) => one instanceof Element));
    const place = firstIn(added) ?? firstIn([around]) ?? around;
    if (!(place instanceof HTMLElement)) return;
    if (place.tabIndex < 0) place.tabIndex = -1;
    place.focus();
  });
  root.addEventListener('focusin', remember);
  observer.observe(root, { childList: true, subtree: true });
  return () => {
    root.removeEventListener('focusin', remember);
    observer.disconnect();
  };
}

function firstIn(elements: readonly Element[]): Element | null {
  const there = elements.filter((one) => one.isConnected);
  for (const places of PLACES) {
    for (const one of there) {
      const found = one.matches(places) ? one : one.querySelector(places);
      if (found) return found;
    }
  }
  return null;
}
