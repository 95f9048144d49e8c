// Marks beside the rows of somebody else's list, and the bar above it: one bare <div> with a closed root for all of them,
// or the badge's where there is one, placed by rectangles. It writes on no node of the page, listens to nothing typed, and
// looks nobody up. Nothing is in the page before the first draw and nothing after clear().

import { type ClosedRoot, closedRoot, createStyles } from '@/components/card/closed-root';
import { element as make, pageWords as t } from '@/components/card/draw';
import hostCss from '@/components/card/host.css?inline';
import type { Box } from '@/components/card/placement';
import signsCss from '@/components/card/signs.css?inline';
import { watchShifts } from '@/components/card/watch-shifts';
import tokensCss from '@/components/ui/tokens.css?inline';
import { createBarPlace } from './bar-place';
import listCss from './list.css?inline';
import { type BarActions, type BarState, drawBar } from './list-bar';
import { clipOf, moved, type Size, within } from './list-placement';
import type { BarView } from './list-words';
import { makeOneStop, stepTo } from './mark-keys';
import type { RowCard } from './row-card';
import {
  createMark,
  type MarkedRow,
  measureMark,
  type RowMark,
  removeMark,
  seenAt,
  spotAt,
  updateMark,
  writeMark,
} from './row-mark';

export interface ListSurfaceOptions {
  document: Document;
  /**
   * Where marks stand beside a badge: in its node, as that is at the moment, so that a page sees no more of them than of
   * the badge. There is no bar then. Without it they have a node of their own.
   */
  home?: (() => ClosedRoot | null) | undefined;
  bar: BarActions;
  /** Somebody wants to see the card of whoever has the key, or no longer. */
  toggle(key: string): void;
}

export interface ListSurface {
  /** Marks exactly these rows. Whatever belonged to anybody else is gone when it returns. */
  draw(rows: readonly MarkedRow[]): void;
  drawBar(view: BarView, state: BarState): void;
  /** Takes the marks of these rows away: nobody knows whose they are. */
  drop(elements: readonly Element[]): void;
  /** Shows a card below the mark of whoever has the key; null takes it away. False where nobody has it. */
  showCard(key: string, card: RowCard | null, css: string): boolean;
  focusCard(): void;
  /** Nothing is left in the page when it returns. */
  clear(): void;
}

const LIST_CSS = hostCss + tokensCss + signsCss + listCss;
/** What no observer tells of: rectangles are read this often. */
const TICK_MS = 1_000;
/** After a change places are followed frame by frame this long. */
const FOLLOW_MS = 120;
/** Rows so far outside of the window are not placed yet. */
const NEAR = 800;
/** A live region speaks only of what changes while it is there, and not of every number on the way. */
const HEARD_AFTER_MS = 700;

export function createListSurface({ document, home, bar: barActions, toggle }: ListSurfaceOptions): ListSurface {
  const view = document.defaultView as Window & typeof globalThis;
  const addStyle = createStyles(view);
  const styled = new WeakSet<ShadowRoot>();
  let drawn: ReturnType<typeof insert> | null = null;

  function insert() {
    const own = home ? null : closedRoot(document);
    const layer = make('div', { class: own ? 'surface' : 'surface beside', lang: 'en' });
    const marks = make('div', { role: 'group', 'aria-label': 'In ATS' });
    const barPlace = createBarPlace(document);
    const heard = make('span', { class: 'heard', role: 'status' });
    const probe = make('div', 'probe');
    layer.append(...(own ? [barPlace.node] : []), marks, heard, probe);

    /** What the layer stands in. */
    let here: ClosedRoot | null = null;
    const placed = new Map<Element, RowMark>();
    let cardCss = '';
    let frame = 0;
    let followUntil = 0;
    /** What was just placed is looked at in the frame after, too. */
    let isTwice = false;
    let said = '';
    let hearing: number | undefined;
    let barShown = '';

    /** A badge that is drawn anew has another node. */
    function keepInPage(): void {
      const now = own ?? home?.() ?? null;
      if (now && now !== here) enter(now);
      now?.insert();
    }

    function enter(now: ClosedRoot): void {
      leave();
      here = now;
      if (!styled.has(now.root)) addStyle(now.root, LIST_CSS + cardCss);
      styled.add(now.root);
      now.root.append(layer);
      now.root.addEventListener('keydown', onKey);
      lookTwice();
    }

    function leave(): void {
      here?.root.removeEventListener('keydown', onKey);
      layer.remove();
    }

    const focused = () => here?.root.activeElement ?? null;

    function size(): Size {
      return { width: document.documentElement.clientWidth || view.innerWidth, height: view.innerHeight };
    }

    function draw(rows: readonly MarkedRow[]): void {
      const left = new Set(placed.keys());
      for (const row of rows) {
        left.delete(row.element);
        const known = placed.get(row.element);
        if (known && known.row.key === row.key) updateMark(known, row);
        else {
          if (known) remove(known);
          add(row);
        }
      }
      for (const element of left) remove(placed.get(element) as RowMark);
      makeOneStop(placed.values(), focused());
      lookTwice();
    }

    function add(row: MarkedRow): void {
      const one = createMark(row, toggle);
      placed.set(row.element, one);
      marks.append(one.node);
    }

    function remove(one: RowMark): void {
      placed.delete(one.row.element);
      removeMark(one);
    }

    function onKey(event: Event): void {
      const { key } = event as KeyboardEvent;
      const open = [...placed.values()].find(({ card }) => card !== null);
      if (key === 'Escape' && open && layer.contains(focused())) {
        event.preventDefault();
        toggle(open.row.key);
        return;
      }
      const next = stepTo(key, [...placed.values()], focused());
      if (!next) return;
      event.preventDefault();
      next.pill.focus();
      makeOneStop(placed.values(), focused());
    }

    /** Everything is read first and written after, so that the page is laid out once. @returns did anything move? */
    function place(): boolean {
      if (!here) return false;
      let hasMoved = false;
      const viewport = size();
      const origin = here.host.getBoundingClientRect();
      const clips = new Map<Element | null, Box>();
      const clipped = (parent: Element | null) => {
        const known = clips.get(parent) ?? clipOf(parent, view);
        clips.set(parent, known);
        return known;
      };
      const all = [...placed.values()];
      for (const one of all) measureMark(one);
      const boxes = all.map(({ row }) => row.element.getBoundingClientRect());
      const now = view.performance.now();
      const writes: (() => void)[] = [];
      for (const [index, one] of all.entries()) {
        const box = boxes[index] as DOMRect;
        const isNear = box.height > 0 && box.bottom > -NEAR && box.top < viewport.height + NEAR;
        const clip = isNear ? clipped(one.row.element.parentElement) : null;
        const spot = clip && spotAt(one, box);
        const seen = spot !== null && clip !== null && seenAt(one, box, spot, { clip, viewport, now });
        const x = spot ? Math.round(box.left + spot.x - origin.left) : 0;
        const y = spot ? Math.round(box.top + spot.y - origin.top) : 0;
        const shown = clip && one.row.isDimmed ? within(box, clip) : null;
        const cover = shown && moved(shown, -origin.left, -origin.top);
        const look = {
          x,
          y,
          seen: seen || one.card !== null,
          form: spot?.form ?? 'sign',
          room: spot?.room ?? 0,
          cover,
        };
        const at = JSON.stringify(look);
        if (at === one.at) continue;
        hasMoved ||= one.at !== '';
        one.at = at;
        writes.push(() => writeMark(one, look, layer));
      }
      const writeBar = own && barPlace.read(boxes, viewport);
      for (const run of writes) run();
      if (writeBar) writeBar();
      for (const { card, pill } of all) card?.place(pill);
      return hasMoved;
    }

    function follow(): void {
      followUntil = view.performance.now() + FOLLOW_MS;
      frame ||= view.requestAnimationFrame(step);
    }

    /** Nothing moves by what is drawn: it is followed only if the page moves then. */
    function lookTwice(): void {
      isTwice = true;
      frame ||= view.requestAnimationFrame(step);
    }

    /**
     * Sizes are reported after the page's own work in a frame and after layout, and before anything is painted: a probe
     * that changes its size in every frame is told of then, whatever the page scrolled or used again meanwhile.
     */
    function step(): void {
      frame = 0;
      probe.style.width = probe.style.width === '1px' ? '0' : '1px';
    }

    function late(): void {
      if (place()) followUntil = view.performance.now() + FOLLOW_MS;
      if (isTwice || view.performance.now() < followUntil) frame ||= view.requestAnimationFrame(step);
      isTwice = false;
    }

    function tick(): void {
      keepInPage();
      // Once: it is followed on where something moved.
      if (!document.hidden) frame ||= view.requestAnimationFrame(step);
    }

    function hear(words: string): void {
      if (words === said) return;
      said = words;
      view.clearTimeout(hearing);
      hearing = view.setTimeout(() => heard.replaceChildren(t(said)), HEARD_AFTER_MS);
    }

    const watcher = new view.MutationObserver(keepInPage);
    const resized = new view.ResizeObserver(lookTwice);
    const probed = new view.ResizeObserver(late);
    const shifts = watchShifts(view, follow);
    const timer = view.setInterval(tick, TICK_MS);
    view.addEventListener('scroll', follow, { capture: true, passive: true });
    view.addEventListener('resize', follow, { passive: true });
    watcher.observe(document.documentElement, { childList: true });
    resized.observe(document.documentElement);
    probed.observe(probe);
    keepInPage();

    return {
      draw,
      drawBar(shown: BarView, state: BarState): void {
        const now = JSON.stringify([shown, [...state.chosen], state.folded]);
        if (now !== barShown) drawBar(barPlace.node, shown, state, barActions, t);
        barShown = now;
        if (shown.waiting === 0) hear(`In ATS: ${shown.ariaLabel}`);
        lookTwice();
      },
      drop(elements: readonly Element[]): void {
        for (const element of elements) {
          const one = placed.get(element);
          if (one) remove(one);
        }
      },
      showCard(key: string, card: RowCard | null, css: string): boolean {
        for (const one of placed.values()) {
          const mine = one.row.key === key ? card : null;
          if (one.card === mine) continue;
          const hadFocus = one.node.contains(focused());
          one.card?.node.remove();
          one.card = mine;
          one.node.classList.toggle('open', mine !== null);
          one.pill.setAttribute('aria-expanded', String(mine !== null));
          // preventScroll: the page must not jump because of us.
          if (!mine && hadFocus) one.pill.focus({ preventScroll: true });
          if (!mine) continue;
          if (here && cardCss !== css) addStyle(here.root, css);
          cardCss = css;
          one.node.append(mine.node);
          mine.place(one.pill);
        }
        return [...placed.values()].some(({ row }) => row.key === key);
      },
      focusCard(): void {
        const open = [...placed.values()].find(({ card }) => card !== null);
        open?.card?.node.focus({ preventScroll: true });
      },
      remove(): void {
        view.clearInterval(timer);
        view.clearTimeout(hearing);
        view.cancelAnimationFrame(frame);
        view.removeEventListener('scroll', follow, { capture: true });
        view.removeEventListener('resize', follow);
        for (const observer of [watcher, resized, probed, shifts]) observer?.disconnect();
        leave();
        own?.host.remove();
      },
    };
  }

  function present() {
    drawn ??= insert();
    return drawn;
  }

  return {
    draw: (rows) => present().draw(rows),
    drawBar: (shown, state) => present().drawBar(shown, state),
    drop: (elements) => drawn?.drop(elements),
    showCard: (key, card, css) => drawn?.showCard(key, card, css) ?? false,
    focusCard: () => drawn?.focusCard(),
    clear() {
      drawn?.remove();
      drawn = null;
    },
  };
}
