// Where the badge stands, from rectangles alone. Pure but for `readNameBox`, which reads layout and writes nothing.

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Where the name ends and how far the line is free. */
export interface NameBox extends Box {
  /** The badge must end before it. */
  edge: number;
}

const GAP = 12;
const MARGIN = 12;
/** Less than this and only a stump of the verdict would be seen. */
const LEAST_ROOM = 150;
export const WIDEST_BADGE = 344;
/** How far the badge may reach below the name's line: what stands under it (the headline) is to be read. */
const BELOW_NAME = 4;

/** Top left corner of the badge in the viewport and the width it may take; null: no room, use the fixed corner. */
export function placeBadge(name: NameBox, badgeHeight: number): { x: number; y: number; room: number } | null {
  const room = Math.min(WIDEST_BADGE, name.edge - name.right - GAP);
  if (room < LEAST_ROOM || name.bottom - name.top < 4) return null;
  const centred = (name.top + name.bottom - badgeHeight) / 2;
  const y = Math.min(centred, name.bottom + BELOW_NAME - badgeHeight);
  return { x: Math.round(name.right + GAP), y: Math.round(y), room };
}

/**
 * The last line of the text in `anchor`, stretched over small things that follow it on the same line (a verification
 * sign, the degree, pronouns); `edge` is where the next thing, the containing block or the window ends the free space.
 * null when the anchor takes no space.
 */
export function readNameBox(anchor: Element): NameBox | null {
  const whole = anchor.getBoundingClientRect();
  const view = anchor.ownerDocument.defaultView;
  if (!view || whole.width < 1 || whole.height < 1) return null;
  const line = lastLine(anchor, whole);
  const middle = (line.top + line.bottom) / 2;
  const container = anchor.closest('section, article, main, [role="main"]')?.getBoundingClientRect();
  let right = line.right;
  let edge = Math.min(container?.right ?? view.innerWidth, view.innerWidth) - MARGIN;
  for (let at: Element | null = anchor, level = 0; at && level < 4; at = at.parentElement, level++) {
    for (let next = at.nextElementSibling; next; next = next.nextElementSibling) {
      const box = next.getBoundingClientRect();
      if (box.width < 1 || box.top > middle || box.bottom < middle || box.right <= right) continue;
      const follows = box.left < right + 40 && box.width < 240 && box.height < 3 * (line.bottom - line.top);
      if (follows) right = box.right;
      else if (box.left >= right) edge = Math.min(edge, box.left - MARGIN);
    }
  }
  return { left: line.left, top: line.top, right, bottom: line.bottom, edge };
}

/** A heading is often as wide as its column, so its text is measured, not its box. */
function lastLine(anchor: Element, whole: Box): Box {
  const range = anchor.ownerDocument.createRange();
  range.selectNodeContents(anchor);
  const lines = [...(range.getClientRects?.() ?? [])].filter(
    (box) => box.width > 1 && box.height > 8 && box.right <= whole.right + 1 && box.bottom <= whole.bottom + 8,
  );
  const bottom = Math.max(...lines.map((box) => box.bottom));
  const last = lines.filter((box) => box.bottom > bottom - box.height / 2);
  if (last.length === 0) return whole;
  return {
    left: Math.min(...last.map((box) => box.left)),
    top: Math.min(...last.map((box) => box.top)),
    right: Math.max(...last.map((box) => box.right)),
    bottom,
  };
}

/** Something that floats above the page (its sticky bar, a dialog) lies over the name. Never true for mere overlap. */
export function isCovered(anchor: Element, name: Box): boolean {
  const document = anchor.ownerDocument;
  const hit = document.elementFromPoint?.(name.left + 4, (name.top + name.bottom) / 2);
  if (!hit || hit.contains(anchor) || anchor.contains(hit)) return false;
  for (let at: Element | null = hit; at && !at.contains(anchor); at = at.parentElement) {
    const position: string | undefined = document.defaultView?.getComputedStyle(at).position;
    if (position === 'fixed' || position === 'sticky' || at.matches('dialog, [role="dialog"]')) return true;
  }
  return false;
}
