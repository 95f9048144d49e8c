// Badge and card on somebody else's page, from finished views: one bare <div> with a closed root at the end of <html>,
// placed beside the name by its rectangle. It writes on no node of the page, listens to nothing typed, and reacts to
// trusted events on its own nodes only. Nothing is in the page before draw() and nothing after clear().

import tokensCss from '@/components/ui/tokens.css?inline';
import type { BadgeView } from '@/lib/model/badge';
import { badge } from './badge';
import badgeCss from './badge.css?inline';
import type { Card, CardActions, createCard } from './card';
import type { placeCard } from './card-placement';
import type { CardView, toCardView, toProblemView } from './card-view';
import { type ClosedRoot, closedRoot, createStyles } from './closed-root';
import { element, pageWords as t } from './draw';
import hostCss from './host.css?inline';
import pageCss from './page.css?inline';
import { type Box, blockOf, isCovered, placeBadge, readNameBox, WIDEST_BADGE, type Wish } from './placement';
import { withoutCard } from './problem-badge';
import signsCss from './signs.css?inline';
import { watchShifts } from './watch-shifts';

export interface ViewSurfaceOptions {
  document: Document;
  /** The element the badge stands beside; null: the fixed corner. Asked again when the page replaces it. */
  anchor(): Element | null;
  actions: Omit<CardActions, 'close'>;
  /** Brings the card's own script into the page, when somebody is about to open it. May be asked again after a failure. */
  loadCard(): Promise<CardParts>;
}

/** What a page needs to show a card: most pages never do, so it does not come with the badge. */
export interface CardParts {
  createCard: typeof createCard;
  toCardView: typeof toCardView;
  toProblemView: typeof toProblemView;
  placeCard: typeof placeCard;
  css: string;
}

/** Made anew whenever something is drawn, so that *3 days ago* stays true. */
export interface Views {
  badge(): BadgeView;
  card(parts: CardParts): CardView;
}

export interface ViewSurface {
  /**
   * @param of what the views are about: drawing the same again keeps the card open, another one starts anew
   */
  draw(of: string, views: Views): void;
  /** What is drawn now was drawn with this `of`. */
  shows(of: string): boolean;
  /** What is drawn in now: whatever else is put there goes with the badge. null while nothing is drawn. */
  home(): ClosedRoot | null;
  /** Nothing is left in the page when it returns. */
  clear(): void;
}

const BADGE_CSS = hostCss + tokensCss + signsCss + badgeCss + pageCss;

/** What no observer tells of: one rectangle is read this often. */
const TICK_MS = 1_000;
/** After a change the place is followed frame by frame this long. */
const FOLLOW_MS = 120;

/** Height of one line of details, as badge.css has it. */
const LINE = 16;

/** Ticks after which the free room is read again though nothing is known to have changed. */
const REREAD_AT = [8, 64, 512];

/** A live region speaks only of what changes while it is there. */
const HEARD_AFTER_MS = 100;

const ANY_CHANGE = { subtree: true, childList: true, characterData: true, attributes: true };

export function createViewSurface(options: ViewSurfaceOptions): ViewSurface {
  const { document, anchor: findAnchor, actions } = options;
  const view = document.defaultView as Window & typeof globalThis;
  const addStyle = createStyles(view);
  let drawn: Drawn | null = null;
  let card: CardParts | null = null;
  let loading: Promise<void> | null = null;

  /** On hover already, so that the click finds it there. */
  function load(): Promise<void> {
    loading ??= options
      .loadCard()
      .then((loaded) => {
        card = loaded;
      })
      .catch(() => {
        loading = null;
      });
    return loading;
  }

  function draw(of: string, views: Views): void {
    if (drawn?.of !== of) clear();
    drawn ??= insert(of, views);
    drawn.views = views;
    drawn.update();
  }

  function clear(): void {
    drawn?.remove();
    drawn = null;
  }

  function insert(of: string, views: Views): Drawn {
    const home = closedRoot(document);
    const { host, root, insert: keepInPage } = home;
    addStyle(root, BADGE_CSS);
    // Unseen until it has its place: the page is told of what moves before its eyes. The page's own language is not ours.
    const layer = element('div', { class: 'surface layer away', lang: 'en' });
    const slot = element('div', {});
    const heard = element('span', { class: 'heard', role: 'status' });
    layer.append(slot, heard);
    root.append(layer);

    let button: HTMLElement | undefined;
    let shownCard: Card | null = null;
    let open = false;
    /** The card's script did not come: the extension was updated under the page. */
    let stuck = false;
    let styled = false;
    let anchor: Element | null = null;
    let lastKey = '';
    let lastSpot = '';
    /** The last line of the name, relative to the host; null: the fixed corner. */
    let name: Box | null = null;
    /** null until the browser has laid out what was drawn last. */
    let wish: Wish | null = null;
    /** Something near the name changed since the free room was read. */
    let crowded = false;
    /** A hit test costs a layout, so that the first one waits until the badge is on the screen. */
    let fresh = true;
    let ticks = 0;
    let followUntil = 0;
    let frame = 0;
    let said = '';
    let pop: HTMLElement | null = null;

    const calls = { ...actions, close: () => setOpen(false) };

    async function setOpen(to: boolean): Promise<void> {
      if (to && !card) await load();
      if (drawn !== self) return;
      stuck = to && !card;
      open = to && !stuck;
      self.update();
      focus();
    }

    function focus(): void {
      // preventScroll: the page must not jump because of us.
      (open ? pop : button)?.focus({ preventScroll: true });
    }

    function paint(): void {
      const plain = self.views.badge();
      const shown = stuck ? withoutCard(plain) : plain;
      button = badge(shown, { t, open, toggle: () => setOpen(!open) }, button);
      if (!button.parentNode) slot.append(button);
      if (!open) {
        pop?.remove();
        pop = shownCard = null;
      } else if (card) {
        if (!pop || !shownCard) {
          if (!styled) addStyle(root, card.css);
          styled = true;
          pop = element('div', { class: 'pop', role: 'dialog', tabindex: -1 });
          shownCard = card.createCard(pop, 'page');
        }
        const whole = self.views.card(card);
        const [first, second] = whole.people;
        pop.setAttribute('aria-label', first && !second ? `${shown.label}: ${first.name}` : shown.label);
        shownCard.draw(whole, calls);
        if (!pop.isConnected) layer.append(pop);
      }
      if (said === shown.ariaLabel) return;
      said = shown.ariaLabel;
      view.setTimeout(() => {
        if (drawn !== self) return;
        fresh = false;
        cover(host.getBoundingClientRect());
        heard.replaceChildren(t(said));
      }, HEARD_AFTER_MS);
    }

    function size() {
      return { width: document.documentElement.clientWidth || view.innerWidth, height: view.innerHeight };
    }

    /** What the badge would take where nothing is in its way. */
    function measure(): void {
      const lines = Math.round((slot.querySelector<HTMLElement>('.second')?.offsetHeight ?? 0) / LINE);
      const { offsetWidth, offsetHeight } = slot;
      wish = {
        width: offsetWidth,
        heights: Array.from({ length: lines + 1 }, (_, fewer) => offsetHeight - fewer * LINE),
      };
    }

    /** Reads a rectangle; writes only when something moved. */
    function place(force = false): boolean {
      if (!wish) return false;
      if (!anchor?.isConnected) anchor = findAnchor();
      const box = anchor?.getBoundingClientRect();
      const origin = host.getBoundingClientRect();
      const key = box
        ? [box.left, box.top, box.right, box.bottom, origin.left, origin.top, view.innerWidth].join()
        : 'corner';
      if (key === lastKey && !force) return false;
      lastKey = key;
      // Scrolling moves badge and name alike, so the free room is not read again.
      const spot = box
        ? [box.left - origin.left, box.top - origin.top, box.width, box.height, view.innerWidth].map(Math.round).join()
        : 'corner';
      if (spot !== lastSpot || force) {
        lastSpot = spot;
        stand(origin, wish);
      }
      cover(origin);
      placePop();
      return true;
    }

    function cover(origin: Box): void {
      const line = name && shifted(name, origin.left, origin.top);
      layer.classList.toggle('away', Boolean(!fresh && line && !open && anchor && isCovered(anchor, line)));
    }

    function stand(origin: Box, wish: Wish): void {
      crowded = false;
      beside.disconnect();
      beside.observe((anchor && blockOf(anchor)) ?? document.body, ANY_CHANGE);
      const read = anchor && readNameBox(anchor);
      const at = read && placeBadge(read, wish);
      name = at && shifted(read, -origin.left, -origin.top);
      layer.classList.toggle('corner', !at);
      for (const lines of [0, 1]) layer.classList.toggle(`lines${lines}`, at?.form === wish.heights.length - 1 - lines);
      layer.style.left = at ? `${at.x - origin.left}px` : '';
      layer.style.top = at ? `${at.y - origin.top}px` : '';
      layer.style.maxWidth = `${at ? at.room : Math.min(WIDEST_BADGE, size().width - 32)}px`;
    }

    function placePop(): void {
      if (!pop || !card) return;
      const { left, width, height, above } = card.placeCard(slot.getBoundingClientRect(), size());
      pop.style.cssText = `left:${left}px;width:${width}px;max-height:${height}px;${above ? 'bottom' : 'top'}:calc(100% + 8px)`;
    }

    function follow(): void {
      followUntil = view.performance.now() + FOLLOW_MS;
      frame ||= view.requestAnimationFrame(step);
    }

    function step(): void {
      frame = 0;
      if (drawn !== self) return;
      if (place()) followUntil = view.performance.now() + FOLLOW_MS;
      if (view.performance.now() < followUntil) frame = view.requestAnimationFrame(step);
    }

    function tick(): void {
      keepInPage();
      if (document.hidden) return;
      ticks += 1;
      if (place()) follow();
      else if (crowded || REREAD_AT.includes(ticks)) place(true);
    }

    function onKey(event: Event): void {
      if ((event as KeyboardEvent).key !== 'Escape' || !open) return;
      event.preventDefault();
      setOpen(false);
    }

    const watcher = new view.MutationObserver(keepInPage);
    // One report is enough: the page may bring its own changes in every frame.
    const beside = new view.MutationObserver(() => {
      beside.disconnect();
      crowded = true;
    });
    // It reports after the browser's own layout and before anything is painted: what was drawn gets its place without a
    // layout of its own, and is never seen anywhere else.
    const resized = new view.ResizeObserver((entries) => {
      if (!entries.some(({ target }) => target === slot)) return follow();
      // Watched any longer, the new place would count as a change in mid-report, which is an error the page hears of.
      resized.unobserve(slot);
      measure();
      place(true);
    });
    const shifts = watchShifts(view, () => {
      crowded = true;
      follow();
    });
    const timer = view.setInterval(tick, TICK_MS);
    root.addEventListener('keydown', onKey);
    slot.addEventListener('pointerenter', load);
    slot.addEventListener('focusin', load);
    view.addEventListener('scroll', follow, { capture: true, passive: true });
    view.addEventListener('resize', follow, { passive: true });
    watcher.observe(document.documentElement, { childList: true });
    resized.observe(document.documentElement);

    const self: Drawn = {
      of,
      home,
      views,
      update() {
        const hadFocus = root.activeElement !== null;
        paint();
        wish = null;
        layer.classList.remove('lines0', 'lines1');
        layer.style.maxWidth = '';
        resized.unobserve(slot);
        resized.observe(slot);
        // What had the focus may be gone with the old answer.
        if (hadFocus && !root.activeElement) focus();
      },
      remove() {
        view.clearInterval(timer);
        view.cancelAnimationFrame(frame);
        view.removeEventListener('scroll', follow, { capture: true });
        view.removeEventListener('resize', follow);
        for (const observer of [watcher, beside, resized, shifts]) observer?.disconnect();
        host.remove();
      },
    };
    keepInPage();
    return self;
  }

  return { draw, shows: (of) => drawn?.of === of, home: () => drawn?.home ?? null, clear };
}

interface Drawn {
  of: string;
  home: ClosedRoot;
  views: Views;
  update(): void;
  remove(): void;
}

function shifted({ left, top, right, bottom }: Box, x: number, y: number): Box {
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
}
