// One mark beside a row, and the cover over a row that filters leave out: how they are drawn. Where they stand is reckoned
// elsewhere.

import { element as make, pageWords as t } from '@/components/card/draw';
import { mark as sign } from '@/components/card/mark';
import type { Box } from '@/components/card/placement';
import { type Form, isSeen, moved, type Size, type Spot, spotOf, type Wish } from './list-placement';
import type { MarkView } from './list-words';
import type { RowCard } from './row-card';

/** One row that has a mark. */
export interface MarkedRow {
  element: Element;
  anchor: Element;
  /** Whose it is: the same row with another key is somebody else's. */
  key: string;
  view: MarkView;
  /** Left out by the filters: covered. */
  isDimmed: boolean;
}

/** A mark, and what was read of its row. */
export interface RowMark {
  row: MarkedRow;
  node: HTMLElement;
  pill: HTMLButtonElement;
  cover: HTMLElement | null;
  card: RowCard | null;
  /** null until measured. */
  wish: Wish | null;
  spot: Spot | null;
  /** What the spot was reckoned from. */
  shape: string;
  /** The last hit test: where the row stood, when it was done, what it said. */
  test: { at: string; doneAt: number; seen: boolean };
  /** What is drawn, so that nothing is written twice. */
  at: string;
}

/** How a mark is drawn, and what covers its row, from the layer's own corner. */
export interface Look {
  x: number;
  y: number;
  seen: boolean;
  form: Form;
  room: number;
  cover: Box | null;
}

const UNTESTED = { at: '', doneAt: 0, seen: false };
/** What comes to cover a mark that stays in its place is noticed with the next look after this time. */
const RETEST_MS = 400;
const WIDEST = 260;
/** As list.css has it. */
const WORD_GAP = 5;

/** Unseen until it has its place: the page is told of what moves before its eyes. */
export function createMark(row: MarkedRow, toggle: (key: string) => void): RowMark {
  const pill = make('button', { type: 'button', 'aria-haspopup': 'dialog' }) as HTMLButtonElement;
  pill.onclick = () => toggle(row.key);
  const node = make('div', 'spot away', pill);
  const read = { wish: null, spot: null, shape: '', test: UNTESTED, at: '' };
  const one: RowMark = { row, node, pill, cover: null, card: null, ...read };
  paint(one);
  return one;
}

/** The same person's row, with what is known of them by now. */
export function updateMark(one: RowMark, row: MarkedRow): void {
  const isSame = JSON.stringify(one.row.view) === JSON.stringify(row.view);
  one.row = row;
  if (!isSame) paint(one);
}

function paint(one: RowMark): void {
  const { tone, label, detail, status, ariaLabel } = one.row.view;
  one.pill.className = `pill ${tone}`;
  one.pill.setAttribute('aria-label', ariaLabel);
  one.pill.setAttribute('aria-expanded', String(one.card !== null));
  one.pill.replaceChildren(sign(tone), t(label, 'label'), ...(detail ? [t(detail, `detail ${status ?? ''}`)] : []));
  one.pill.style.maxWidth = '';
  one.node.classList.remove('only-label', 'only-sign');
  one.wish = null;
  one.at = '';
}

export function measureMark(one: RowMark): void {
  if (one.wish) return;
  const whole = one.pill.offsetWidth || 1;
  const detail = one.pill.querySelector<HTMLElement>('.detail');
  one.wish = { whole, label: detail ? whole - detail.offsetWidth - WORD_GAP : whole };
}

/** The place beside the name; reckoned anew only when name or row have another shape. */
export function spotAt(one: RowMark, box: Box): Spot | null {
  const name = one.row.anchor.getBoundingClientRect();
  const wish = one.wish as Wish;
  const width = box.right - box.left;
  const shape = [name.left - box.left, name.top - box.top, name.width, name.height, width, wish.whole]
    .map(Math.round)
    .join();
  if (shape !== one.shape) {
    one.shape = shape;
    one.spot = spotOf(one.row.element, one.row.anchor, wish);
  }
  return one.spot;
}

/** A hit test has its price: what stands where it stood is tested again after a while only. */
export function seenAt(
  one: RowMark,
  box: Box,
  spot: Spot,
  around: { clip: Box; viewport: Size; now: number },
): boolean {
  const at = `${Math.round(box.left)},${Math.round(box.top)}`;
  const { clip, viewport, now } = around;
  if (one.test.at !== at || now - one.test.doneAt > RETEST_MS) {
    const seen = isSeen(one.row.anchor, moved(spot.line, box.left, box.top), clip, viewport);
    one.test = { at, doneAt: now, seen };
  }
  return one.test.seen;
}

/** @param layer where covers stand, above the page and above marks */
export function writeMark(one: RowMark, { x, y, seen, form, room, cover }: Look, layer: Element): void {
  one.node.style.transform = `translate(${x}px,${y}px)`;
  one.node.className = `spot only-${form}${seen ? '' : ' away'}${one.card ? ' open' : ''}`;
  one.pill.style.maxWidth = form === 'whole' ? `${Math.min(room, WIDEST)}px` : '';
  // Words that there is no room for are told where the pointer rests.
  if (form === 'whole') one.pill.removeAttribute('title');
  else one.pill.title = one.row.view.ariaLabel;
  if (!cover) {
    one.cover?.remove();
    one.cover = null;
    return;
  }
  if (!one.cover) {
    one.cover = make('div', 'cover');
    layer.append(one.cover);
  }
  const { left, top, right, bottom } = cover;
  one.cover.style.cssText = `transform:translate(${left}px,${top}px);width:${right - left}px;height:${bottom - top}px`;
}

export function removeMark({ node, cover }: RowMark): void {
  node.remove();
  cover?.remove();
}
