// Where the badge stands, from rectangles alone. Pure but for `readNameBox` and `isCovered`, which read layout and write
// nothing.

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Where the name ends, how far the line is free, and what stands around it. */
export interface NameBox extends Box {
  /** The badge must end before it. */
  edge: number;
  /** The badge must begin below it. */
  roof: number;
  /** Where the first line of the name begins. */
  head: number;
  /** Words and pictures of the page that the badge must leave free. */
  taken: Box[];
}

/** How big the badge would like to be, and how high each of its forms is: all lines first, the shortest last. */
export interface Wish {
  width: number;
  heights: number[];
}

const GAP = 12;
const MARGIN = 12;
/** Air between the badge and the page's own words above and below. */
const AIR = 3;
/** Less than this and only a stump of the verdict would be seen. */
const LEAST_ROOM = 150;
/** In so much room several lines can still be read. */
const FAIR_ROOM = 230;
export const WIDEST_BADGE = 520;
/** How far the badge may reach below the name's line: what stands under it (the headline) is to be read. */
const BELOW_NAME = 4;
/** How far above the name the badge may stand. */
const REACH = 80;

/**
 * Top left corner of the badge in the viewport, the width it may take and the form it takes (0: all its lines); null: no
 * room, use the fixed corner. Beside the name, else higher (the page's own line at the right begins with the name's),
 * else above the name; with fewer lines where more would lie on something of the page.
 */
export function placeBadge(
  name: NameBox,
  { width, heights }: Wish,
): { x: number; y: number; room: number; form: number } | null {
  if (name.bottom - name.top < 4) return null;
  const x = name.right + GAP;
  const meets = (box: Box, y: number, height: number) => box.top < y + height + AIR && box.bottom > y - AIR;
  const free = (from: number, y: number, height: number) =>
    name.taken.reduce(
      (edge, box) => (box.right > from && meets(box, y, height) ? Math.min(edge, box.left - MARGIN) : edge),
      name.edge,
    ) - from;

  for (const [form, height] of heights.entries()) {
    const beside = Math.min((name.top + name.bottom - height) / 2, name.bottom + BELOW_NAME - height);
    const inTheWay = name.taken.filter((box) => box.right > x && meets(box, beside, height));
    const lifted = Math.min(beside, ...inTheWay.map((box) => box.top - AIR - height));
    const above = name.head - AIR - height;
    const last = form === heights.length - 1;
    for (const need of [width, last ? LEAST_ROOM : FAIR_ROOM]) {
      const least = Math.min(width, need);
      for (const [left, y] of [
        [x, beside],
        [x, lifted],
        [x, name.bottom - height],
        [Math.min(x, name.edge - least), above],
      ] as const) {
        const room = Math.min(WIDEST_BADGE, free(left, y, height));
        const near = y === beside || (left >= name.left && y >= name.roof + AIR && y + height >= name.head - 2 * AIR);
        if (room >= least && near) return { x: Math.round(left), y: Math.round(y), room, form };
      }
    }
  }
  return null;
}

/** The part of the page that the name is in: nothing outside of it is near the name. */
export function blockOf(anchor: Element): Element | null {
  return anchor.closest('section, article, main, [role="main"]');
}

/**
 * The last line of the text in `anchor`, stretched over small things that follow it on the same line (a verification
 * sign, the degree, pronouns), and what else the page shows around it; `edge` is where the containing block or the
 * window ends. null when the anchor takes no space.
 */
export function readNameBox(anchor: Element, block = blockOf(anchor)): NameBox | null {
  const { ownerDocument: document } = anchor;
  const whole = anchor.getBoundingClientRect();
  const view = document.defaultView;
  if (!view || whole.width < 1 || whole.height < 1) return null;
  const line = lastLine(anchor, whole);
  const middle = (line.top + line.bottom) / 2;
  const container = block?.getBoundingClientRect();
  const edge = Math.min(container?.right ?? view.innerWidth, view.innerWidth) - MARGIN;
  const zone = { left: line.left, top: whole.top - REACH, right: edge, bottom: line.bottom + REACH / 2 };
  const taken = readTaken(block ?? document.body, anchor, zone).sort((one, other) => one.left - other.left);
  let { right } = line;
  for (const box of taken) {
    if (box.top > middle || box.bottom < middle || box.right <= right) continue;
    const small = box.right - box.left < 240 && box.bottom - box.top < 3 * (line.bottom - line.top);
    if (small && box.left < right + 40) right = box.right;
  }
  const head = Math.min(line.top, whole.top);
  return { left: line.left, top: line.top, right, bottom: line.bottom, edge, roof: container?.top ?? 0, head, taken };
}

/** What is seen as a whole, whatever is in it. */
const SOLID = /^(img|svg|figure|picture|video|canvas|iframe|button|input)$/;

/** Boxes of the words and pictures below `parent` that reach into `zone`; nothing outside of it is looked into. */
function readTaken(parent: Element, anchor: Element, zone: Box): Box[] {
  const taken: Box[] = [];
  const range = parent.ownerDocument.createRange();
  const outside = (box: Box) =>
    box.right <= zone.left || box.left >= zone.right || box.bottom <= zone.top || box.top >= zone.bottom;
  const add = (box: Box, within = box) => {
    const left = Math.max(box.left, within.left);
    const top = Math.max(box.top, within.top);
    const right = Math.min(box.right, within.right);
    const bottom = Math.min(box.bottom, within.bottom);
    const cut = { left, top, right, bottom };
    if (right - left > 1 && bottom - top > 1 && !outside(cut)) taken.push(cut);
  };

  const visit = (element: Element, own?: Box): void => {
    for (const child of element.childNodes) {
      if (child.nodeType === 3 && child.nodeValue?.trim()) {
        range.selectNodeContents(child);
        // Words hidden from the eye stand in a box of one pixel.
        for (const box of range.getClientRects?.() ?? (own ? [own] : [])) add(box, own);
      } else if (child.nodeType === 1) {
        const inner = child as Element;
        const box = inner.getBoundingClientRect();
        // Boxes without a size (display: contents) may hold something all the same.
        const sized = box.width > 0 && box.height > 0;
        if (sized && outside(box)) continue;
        if (SOLID.test(inner.localName) && !inner.contains(anchor)) add(box);
        else visit(inner, sized ? box : undefined);
      }
    }
  };
  visit(parent);
  return taken;
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
