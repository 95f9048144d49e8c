// Where marks of a list stand, from rectangles alone. Reads layout and writes nothing.

import { type Box, isCovered, type NameBox, readNameBox } from '@/components/card/placement';

export interface Size {
  width: number;
  height: number;
}

/** How wide a mark is with all its words, and with the verdict alone. */
export interface Wish {
  whole: number;
  label: number;
}

/** `whole`: all words, the last of them cut where room is short. `sign`: no words at all. */
export type Form = 'whole' | 'label' | 'sign';

/** Where a mark stands relative to its row's top left corner. */
export interface Spot {
  x: number;
  y: number;
  form: Form;
  /** The width it may take. */
  room: number;
  /** The line of the name, relative to the row: what is seen of it is seen of the mark. */
  line: Box;
}

export const MARK_HEIGHT = 20;
/** Of a mark without its words. */
const SIGN_WIDTH = 20;
/** Between a row and a mark in the margin at its left. */
const MARGIN_GAP = 6;
const GAP = 10;
/** A word cut shorter than this says nothing. */
const LEAST_WORD = 50;
/** Above and below the letters a line of text is empty: this part of its height. */
const EMPTY_PART = 0.2;

/** Beside the name with as many words as there is room for, else in the row's left margin. null: the name takes no space. */
export function spotOf(row: Element, anchor: Element, wish: Wish): Spot | null {
  const name = readNameBox(anchor, row);
  if (name === null) return null;
  const box = row.getBoundingClientRect();
  return spotBeside(name, { left: box.left, top: box.top, right: box.right, bottom: box.bottom }, wish);
}

/** The same from what was read. */
export function spotBeside(name: NameBox, row: Box, { whole, label }: Wish): Spot | null {
  const line = moved(name, -row.left, -row.top);
  const x = name.right + GAP;
  const y = Math.round((name.top + name.bottom - MARK_HEIGHT) / 2);
  const edge = name.taken.reduce((free, { left, top, right, bottom }) => {
    const empty = (bottom - top) * EMPTY_PART;
    const isInTheWay = right > x && bottom - empty > y && top + empty < y + MARK_HEIGHT;
    return isInTheWay ? Math.min(free, left - GAP) : free;
  }, name.edge);
  const room = Math.floor(edge - x);
  const at = { x: x - row.left, y: y - row.top, line, room };
  if (room >= Math.min(whole, label + LEAST_WORD)) return { ...at, form: 'whole' };
  if (room >= label) return { ...at, form: 'label' };
  if (room >= SIGN_WIDTH) return { ...at, form: 'sign' };
  const outside = -SIGN_WIDTH - MARGIN_GAP;
  return { ...at, x: row.left + outside < 0 ? 0 : outside, form: 'sign' };
}

export function moved({ left, top, right, bottom }: Box, x: number, y: number): Box {
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
}

/** What of a box is inside another; null: nothing. */
export function within(box: Box, clip: Box): Box | null {
  const left = Math.max(box.left, clip.left);
  const top = Math.max(box.top, clip.top);
  const right = Math.min(box.right, clip.right);
  const bottom = Math.min(box.bottom, clip.bottom);
  return left < right && top < bottom ? { left, top, right, bottom } : null;
}

/** What the page shows of the elements in `parent`: the boxes of the scrollers around it, as one. */
export function clipOf(parent: Element | null, view: Window & typeof globalThis): Box {
  let clip: Box = { left: -1e6, top: -1e6, right: 1e6, bottom: 1e6 };
  const { documentElement, body } = view.document;
  for (let at = parent; at !== null && at !== body && at !== documentElement; at = at.parentElement) {
    const { overflowX, overflowY } = view.getComputedStyle(at);
    if (overflowX === 'visible' && overflowY === 'visible') continue;
    clip = within(at.getBoundingClientRect(), clip) ?? { left: 0, top: 0, right: 0, bottom: 0 };
  }
  return clip;
}

/** May a mark be seen: its name's line is, and nothing floats above it. `line` in the viewport. */
export function isSeen(anchor: Element, line: Box, clip: Box, viewport: Size): boolean {
  const middle = (line.top + line.bottom) / 2;
  if (middle < clip.top || middle > clip.bottom || line.left >= clip.right || line.right <= clip.left) return false;
  const isOnScreen = middle > 0 && middle < viewport.height && line.left >= 0 && line.left < viewport.width;
  return !(isOnScreen && isCovered(anchor, line));
}

/** Tries so often to find the end of what sticks to the window's top. */
const MOST_HEADERS = 4;

/** How far down the window is taken by bars of the page that stay when it scrolls. */
export function headerBottom(document: Document, x: number, viewport: Size): number {
  let y = 0;
  for (let turn = 0; turn < MOST_HEADERS; turn += 1) {
    const box = stickyBox(document.elementFromPoint(x, y + 1), document);
    if (box === null || box.bottom <= y + 1 || box.bottom > viewport.height * 0.4) break;
    y = box.bottom;
  }
  return y;
}

function stickyBox(hit: Element | null, document: Document): Box | null {
  for (let at = hit; at !== null; at = at.parentElement) {
    const position = document.defaultView?.getComputedStyle(at).position;
    if (position === 'fixed' || position === 'sticky') return at.getBoundingClientRect();
  }
  return null;
}

const AIR = 6;
const LEAST_BAR = 300;
const WIDEST_BAR = 520;
const EDGE = 16;

/** What rows take together; null: none takes any space. */
export function columnOf(boxes: readonly Box[]): Box | null {
  const sized = boxes.filter(({ left, top, right, bottom }) => right > left && bottom > top);
  if (sized.length === 0) return null;
  return {
    left: Math.min(...sized.map(({ left }) => left)),
    top: Math.min(...sized.map(({ top }) => top)),
    right: Math.max(...sized.map(({ right }) => right)),
    bottom: Math.max(...sized.map(({ bottom }) => bottom)),
  };
}

/** Top left corner of the bar and the width it may take: above the first row, below the page's own bars at the top. */
export function spotOfBar(
  bar: Size,
  column: Box | null,
  roof: number,
  viewport: Size,
): { x: number; y: number; room: number } {
  const least = roof + AIR;
  const wanted = column ? column.top - bar.height - AIR : least;
  const y = Math.round(Math.max(least, Math.min(wanted, viewport.height - bar.height - AIR)));
  const wide = column ? Math.max(LEAST_BAR, column.right - column.left) : WIDEST_BAR;
  const room = Math.round(Math.min(viewport.width - 2 * AIR, wide));
  const end = Math.min(column ? column.right : viewport.width - EDGE, viewport.width - AIR);
  return { x: Math.max(AIR, Math.round(end - Math.min(bar.width, room))), y, room };
}
