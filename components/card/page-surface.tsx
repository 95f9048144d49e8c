// The badge and card on somebody else's page: one bare <div> with a closed root at the end of <html>, placed beside the
// name by its rectangle. It writes on no node of the page, listens to nothing typed, and reacts to trusted events on its
// own nodes only. Nothing is in the page before show() and nothing after clear().

import { createRef, render } from 'preact';
import { Text, TextMode } from '@/components/ui/text';
import tokensCss from '@/components/ui/tokens.css?inline';
import type { Finding } from '@/lib/model/match';
import { Badge } from './badge';
import { CandidateCard, type CardActions } from './candidate-card';
import cardCss from './card.css?inline';
import { type CardView, toCardView, toProblemView } from './card-view';
import pageCss from './page.css?inline';
import { isCovered, placeBadge, placeCard, readNameBox, WIDEST_BADGE } from './placement';

export interface PageSurfaceOptions {
  document: Document;
  /** The element the badge stands beside; null: the fixed corner. Asked again when the page replaces it. */
  anchor(): Element | null;
  onContact: CardActions['contact'];
  onOpenFile: CardActions['openFile'];
  /** Re-reads the person; whoever asks also shows the new finding, unless the page has moved on meanwhile. */
  onRefresh: CardActions['refresh'];
  onOpenPanel(): void;
  now?(): number;
}

export interface PageSurface {
  /** Draws the finding if it may be drawn in the page; takes the badge away otherwise. */
  show(finding: Finding): void;
  /** Draws that the question could not be answered. `code`: one of lib/errors.ts. */
  showProblem(code: string): void;
  /** Nothing is left in the page when it returns. */
  clear(): void;
  destroy(): void;
}

/** The page may take the node away (it owns the document); after this many times it has its way. */
const REINSERTIONS = 3;
/** Layout also changes without scroll or resize: one rectangle is read this often. */
const TICK_MS = 250;
/** After a change the place is followed frame by frame this long. */
const FOLLOW_MS = 400;

/** What happens on the badge is no business of the page's own handlers further up. */
const OWN_EVENTS =
  'click dblclick auxclick contextmenu pointerdown pointerup pointermove pointerover pointerout mousedown mouseup mousemove mouseover mouseout touchstart touchmove touchend wheel keydown keyup keypress focusin focusout copy dragstart'.split(
    ' ',
  );

export function createPageSurface(options: PageSurfaceOptions): PageSurface {
  const { document } = options;
  const view = document.defaultView as Window & typeof globalThis;
  const now = options.now ?? Date.now;
  let drawn: Drawn | null = null;
  let dead = false;

  function show(finding: Finding): void {
    if (dead) return;
    if (finding.surface !== 'page') clear();
    else draw(finding.url, () => toCardView(finding, now()));
  }

  function draw(url: string | null, toView: () => CardView): void {
    if (drawn?.url !== url) clear();
    drawn ??= insert(url);
    drawn.toView = toView;
    drawn.update();
  }

  function clear(): void {
    drawn?.remove();
    drawn = null;
  }

  function insert(url: string | null): Drawn {
    const host = document.createElement('div');
    const root = host.attachShadow({ mode: 'closed' });
    addStyle(view, root, tokensCss + cardCss + pageCss);
    const layer = document.createElement('div');
    layer.className = 'surface layer';
    root.append(layer);
    for (const type of OWN_EVENTS) {
      root.addEventListener(type, refuseUntrusted, true);
      root.addEventListener(type, (event) => event.stopPropagation());
    }

    const button = createRef<HTMLButtonElement>();
    const dialog = createRef<HTMLDivElement>();
    let open = false;
    let anchor: Element | null = null;
    let lastKey = '';
    let followUntil = 0;
    let frame = 0;
    let removals = 0;
    let said: string | null = null;

    const actions: CardActions = {
      contact: options.onContact,
      openFile: options.onOpenFile,
      refresh: options.onRefresh,
      openPanel: options.onOpenPanel,
      close: () => setOpen(false),
    };

    function setOpen(to: boolean): void {
      open = to;
      self.update();
      // preventScroll: the page must not jump because of us.
      (to ? dialog : button).current?.focus({ preventScroll: true });
    }

    function paint(): void {
      const card = self.toView();
      const box = open
        ? placeCard(button.current?.getBoundingClientRect() ?? layer.getBoundingClientRect(), size())
        : null;
      render(
        <TextMode.Provider value="page">
          <Badge view={card.badge} open={open} onToggle={() => setOpen(!open)} button={button} />
          {box && (
            <div
              class="pop"
              role="dialog"
              aria-label={card.people.length === 1 ? `${card.badge.label}: ${card.people[0]?.name}` : card.badge.label}
              tabIndex={-1}
              ref={dialog}
              style={`left:${box.left}px;width:${box.width}px;max-height:${box.height}px;${box.above ? 'bottom' : 'top'}:calc(100% + 8px)`}
            >
              <CandidateCard view={card} actions={actions} />
            </div>
          )}
          <span class="heard" role="status">
            {said && <Text value={said} />}
          </span>
        </TextMode.Provider>,
        layer,
      );
      // A live region speaks only of what changes while it is there.
      if (said === card.badge.ariaLabel) return;
      const first = said === null;
      said = card.badge.ariaLabel;
      if (first) view.setTimeout(() => drawn === self && paint(), 100);
      else paint();
    }

    function size() {
      return { width: document.documentElement.clientWidth || view.innerWidth, height: view.innerHeight };
    }

    /** Reads a rectangle; writes only when something moved. */
    function place(force = false): boolean {
      if (!anchor?.isConnected) anchor = options.anchor();
      const box = anchor?.getBoundingClientRect();
      const origin = host.getBoundingClientRect();
      const key = box
        ? [
            box.left,
            box.top,
            box.right,
            box.bottom,
            origin.left,
            origin.top,
            view.innerWidth,
            layer.offsetHeight,
          ].join()
        : 'corner';
      if (key === lastKey && !force) return false;
      lastKey = key;
      const name = anchor && readNameBox(anchor);
      const at = name && placeBadge(name, button.current?.offsetHeight ?? 28);
      layer.classList.toggle('corner', !at);
      layer.classList.toggle('away', Boolean(at && !open && anchor && isCovered(anchor, name)));
      layer.style.left = at ? `${at.x - origin.left}px` : '';
      layer.style.top = at ? `${at.y - origin.top}px` : '';
      layer.style.maxWidth = `${at ? at.room : Math.min(WIDEST_BADGE, size().width - 32)}px`;
      return true;
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
      if (!document.hidden && place()) follow();
    }

    function keepInPage(): void {
      if (host.isConnected || drawn !== self || removals++ >= REINSERTIONS) return;
      document.documentElement.append(host);
    }

    function onKey(event: Event): void {
      if ((event as KeyboardEvent).key !== 'Escape' || !open) return;
      event.preventDefault();
      setOpen(false);
    }

    const watcher = new view.MutationObserver(keepInPage);
    const resized = view.ResizeObserver ? new view.ResizeObserver(follow) : null;
    const timer = view.setInterval(tick, TICK_MS);
    root.addEventListener('keydown', onKey);
    view.addEventListener('scroll', follow, { capture: true, passive: true });
    view.addEventListener('resize', follow, { passive: true });
    watcher.observe(document.documentElement, { childList: true });
    resized?.observe(document.documentElement);

    const self: Drawn = {
      url,
      toView: () => toProblemView('unexpected'),
      update() {
        const hadFocus = root.activeElement !== null;
        paint();
        place(true);
        // What had the focus may be gone with the old answer.
        if (hadFocus && !root.activeElement) (open ? dialog : button).current?.focus({ preventScroll: true });
      },
      remove() {
        view.clearInterval(timer);
        view.cancelAnimationFrame(frame);
        view.removeEventListener('scroll', follow, { capture: true });
        view.removeEventListener('resize', follow);
        watcher.disconnect();
        resized?.disconnect();
        host.remove();
        render(null, layer);
      },
    };
    document.documentElement.append(host);
    return self;
  }

  return {
    show,
    showProblem(code) {
      if (!dead) draw(null, () => toProblemView(code));
    },
    clear,
    destroy() {
      clear();
      dead = true;
    },
  };
}

interface Drawn {
  /** The address the finding was made for; null for a problem. */
  url: string | null;
  toView(): CardView;
  update(): void;
  remove(): void;
}

function refuseUntrusted(event: Event): void {
  if (event.isTrusted) return;
  event.stopImmediatePropagation();
  event.preventDefault();
}

/** A constructed sheet is out of reach of the page's content policy; a <style> where a browser refuses to share one. */
function addStyle(view: Window & typeof globalThis, root: ShadowRoot, css: string): void {
  try {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = root.ownerDocument.createElement('style');
    style.textContent = css;
    root.append(style);
  }
}
