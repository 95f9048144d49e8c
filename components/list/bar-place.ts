// Where the bar above a list stands: over the column of its rows, below the page's own bars at the top. What is in the bar
// is drawn elsewhere.

import { element as make } from '@/components/card/draw';
import { columnOf, headerBottom, type Size, spotOfBar } from './list-placement';

/** The page's own bars at the top come and go: they are looked for so often. */
const ROOF_MS = 400;

/** Unseen until it has its place. */
export function createBarPlace(document: Document) {
  const view = document.defaultView as Window & typeof globalThis;
  const node = make('div', 'bar-place away');
  let at = '';
  let roof = { x: 0, doneAt: Number.NEGATIVE_INFINITY, y: 0 };

  function roofAt(x: number, viewport: Size): number {
    const now = view.performance.now();
    if (now - roof.doneAt > ROOF_MS || roof.x !== x) roof = { x, doneAt: now, y: headerBottom(document, x, viewport) };
    return roof.y;
  }

  return {
    node,

    /** @returns what writes its place, to be run when all else is read; null where it stands there already */
    read(boxes: readonly DOMRect[], viewport: Size): (() => void) | null {
      const column = columnOf(boxes);
      const middle = column ? Math.min((column.left + column.right) / 2, viewport.width - 1) : viewport.width / 2;
      const bar = { width: node.offsetWidth, height: node.offsetHeight };
      const { x, y, room } = spotOfBar(bar, column, roofAt(middle, viewport), viewport);
      const next = `max-width:${room}px;transform:translate(${x}px,${y}px)`;
      if (next === at) return null;
      at = next;
      return () => {
        node.style.cssText = next;
        node.classList.remove('away');
      };
    },
  };
}
