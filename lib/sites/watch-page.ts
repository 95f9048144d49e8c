// Follows one document and says whose page it is, as long as address and document agree. Writes nothing into the page,
// waits for nothing in hidden tabs, and is inert until started. Dies with its signal.
//
// The address changes before the page does, and in LinkedIn's old routes the top document never follows (the screen is in
// a frame): so an identity counts only when the document proves it, twice in a row, one frame apart.

import type { Sighting } from '@/lib/model/sighting';
import { agrees, stayed } from './read-document';
import { type Address, IN_PAGE, type Look, type Site } from './site';
import { isHiddenFrame, pageAddress, topNavigation } from './top-window';

export interface PageWatchTools {
  window: Window;
  siteFor(url: URL): Site | null;
  /**
   * Address and document agree for the first time. Nothing may be shown yet, but the question may be asked, so that the
   * answer is there when they agree again, a frame later.
   */
  onGlimpse(sighting: Sighting): void;
  /** Somebody is shown: drawn only until `onLeft`. Called again when the same person's page says more. */
  onSighting(sighting: Sighting, anchor: () => Element | null): void;
  /**
   * Nobody is shown any more, or somebody else: called at once, before anything new can be known.
   *
   * @param next whom the address names now, as an address; null: nobody. The page proves nothing of it yet.
   */
  onLeft(next: string | null): void;
  /**
   * The address is a list's, and this document is what the user sees of it.
   *
   * @param beside it is somebody's who is shown, and these parts of it, as they are when asked for, list others beside them
   */
  onList(site: Site, beside: (() => ArrayLike<Element>) | null): void;
  /** It no longer is: called at once. */
  onListLeft(): void;
  /** The address has named somebody for a while, and the document still shows nobody. */
  onUnread(site: string, url: string): void;
  /** False once the extension was reloaded or removed: the script then takes itself down. */
  isAlive(): boolean;
  onOrphaned(): void;
  signal: AbortSignal;
}

/** While the page is still coming, checks cost at most this much of its main thread at frame pace… */
const EAGER_BUDGET_MS = 8;
/** Of which one check counts for so much at most: who was interrupted once is not to wait. */
const DEAREST_MS = 2;
/** …and after that they are this far apart. */
const CALM_GAP_MS = 250;
/** What a page says beyond who it is comes late and changes seldom: it is read again at most this often. */
const READ_GAP_MS = 1_000;
/** Looked at for so many polls, a page has shown whom it ever will. */
const UNREAD_AFTER = 10;
/** Where the page changes its address without telling (no Navigation API), it is noticed within this time. */
const POLL_MS = 1_000;
/** Attributes that carry an identity somewhere; changes of others are not looked at. */
const IDENTITY_ATTRIBUTES =
  'href id componentkey content data-member-id data-semaphore-content-urn data-candidate-id data-selected aria-selected'.split(
    ' ',
  );

/** The address now followed, and what it says. */
interface Page {
  url: URL;
  site: Site;
  claim: Address;
}

export function watchPage(tools: PageWatchTools): void {
  const { window, signal } = tools;
  const { document } = window;
  const isTop = window.top === window;

  let href = '';
  let page: Page | null = null;
  let identity: string | null = null;
  /** Whom the document shows where the address does not say it. */
  let inPage = '';
  /** The document's signature when the address changed: what still has part of it shows the person before. */
  let before: readonly string[] = [];
  /** Whom a signature was last taken for; `sure` once they were shown. */
  let signed = { as: '', signature: before, sure: false };
  /** Whose list is followed. */
  let list: Site | null = null;
  let isBeside = false;
  /** Consecutive checks in which the document proved the address's identity. */
  let agreed = 0;
  /** The last look, while it proves the identity. */
  let look: Look | null = null;
  let glimpsed: Sighting | null = null;
  let shown = '';
  let changed = true;
  let lastReadAt = 0;
  let spentMs = 0;
  /** Polls without anybody. */
  let unread = 0;
  let lastCheckAt = 0;
  let frame = 0;
  const observer = new MutationObserver((records) => {
    if (records.every(isBare)) return;
    onChange();
    // The question is on its way a frame (16 ms) sooner; what may be drawn, and when, stays as it is.
    const early = agreed === 0 && frame !== 0 && window.performance.now() - lastCheckAt > 16;
    // No address tells that the person is another one, and nobody may be seen with the badge of the one before.
    if (early || (inPage && agreed > 0)) check(true);
  });
  let timer: ReturnType<typeof setTimeout> | undefined;

  function leave(): void {
    agreed = 0;
    look = null;
    if (shown === '' && glimpsed === null) return;
    shown = '';
    glimpsed = null;
    tools.onLeft(identity && identity !== IN_PAGE ? href : null);
    if (isBeside) followList(null);
  }

  function besides(): ArrayLike<Element> {
    return page?.site.beside?.(document, page.url) ?? [];
  }

  function followList(next: Site | null, beside = false): void {
    if (next === list) return;
    if (list) tools.onListLeft();
    list = next;
    isBeside = beside;
    if (next) tools.onList(next, beside ? besides : null);
  }

  /** Cheap, and run before everything else: the last person's badge goes in the same turn as the address. */
  function noticeAddress(): boolean {
    const address = pageAddress(window);
    if (address === null || address === href) return false;
    const isFirst = href === '';
    href = address;
    changed = true;
    const url = new URL(address);
    const site = tools.siteFor(url);
    page = site && { url, site, claim: site.address(url) };
    if (page?.claim.surface !== 'list' && !isBeside) followList(null);
    const next = page?.claim.identity ?? null;
    if (next === identity) return true;
    identity = next;
    inPage = '';
    before = (!isFirst && next !== null && page?.site.look(document, url).signature) || [];
    spentMs = unread = 0;
    leave();
    observe();
    return true;
  }

  /** Pages of nobody cost nothing: only their address is followed. */
  function observe(): void {
    observer.disconnect();
    if (identity === null) return;
    observer.observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: IDENTITY_ATTRIBUTES,
    });
  }

  /** @param inTurn in the turn of a change: it may be asked then, but that frame is still to come, and to agree */
  function check(inTurn = false): void {
    if (signal.aborted) return;
    noticeAddress();
    if (page === null) return;
    if (!isBeside) followList(page.claim.surface === 'list' && isSeen() ? page.site : null);
    if (identity === null) return;
    const startedAt = window.performance.now();
    lastCheckAt = startedAt;
    // A document that did not change since says the same again.
    if (changed || look === null) look = prove(page, identity);
    if (look === null) {
      leave();
    } else {
      agreed += inTurn ? 0 : 1;
      if (agreed < 2) glimpse(look);
      else report(look);
      // Once they were there, for as long as whoever is shown beside them.
      if (shown && !isBeside && besides().length > 0) followList(page.site, true);
    }
    spentMs += Math.min(window.performance.now() - startedAt, DEAREST_MS);
  }

  /** A look at the document, if it shows whom the address names. */
  function prove({ site, url, claim }: Page, wanted: string): Look | null {
    if (!isSeen()) return null;
    const found = site.look(document, url);
    if (wanted === IN_PAGE) {
      const [who = ''] = found.proof;
      if (who !== inPage) leave();
      inPage = who;
      return who ? found : null;
    }
    const { proof, signature } = found;
    if (signature) {
      const isTheirs = signed.as === wanted;
      const isSame =
        isTheirs && !signature.some((part, at) => part && signed.signature[at] && part !== signed.signature[at]);
      // Under an address that stayed, what changed entirely belongs to an address still to come.
      const isDoubtful = isTheirs ? signed.sure && proof.length === 0 : stayed(before, signature);
      if (!isSame && isDoubtful) return null;
      if (!isSame) leave();
      // Parts that come late are theirs, parts that go do not make room for somebody else's.
      const parts = isSame ? signature.map((part, at) => part || (signed.signature[at] ?? '')) : signature;
      signed = { as: wanted, signature: parts, sure: isSame && signed.sure };
      if (proof.length === 0) return signature.some(Boolean) ? found : null;
    }
    // Where the address alone is enough, only one document may speak for it.
    const agreeing = isTop ? agrees(claim, proof) : proof.includes(wanted);
    return agreeing ? found : null;
  }

  function isSeen(): boolean {
    return isTop || !isHiddenFrame(window);
  }

  function glimpse(proven: Look): void {
    if (changed) glimpsed = proven.read()[0] ?? null;
    if (changed && glimpsed) tools.onGlimpse(glimpsed);
    changed = false;
    schedule(true);
  }

  function report(proven: Look): void {
    const now = window.performance.now();
    if (shown !== '' && (!changed || now - lastReadAt < READ_GAP_MS)) {
      // Whatever changed last must not stay unread.
      if (changed) later(READ_GAP_MS - (now - lastReadAt));
      return;
    }
    const sighting = changed ? proven.read()[0] : glimpsed;
    lastReadAt = now;
    changed = false;
    if (!sighting) {
      leave();
      return;
    }
    const said = JSON.stringify(sighting);
    if (said === shown) return;
    shown = said;
    signed.sure = true;
    tools.onSighting(sighting, anchor);
  }

  function anchor(): Element | null {
    const known = look?.anchor;
    return known?.isConnected ? known : (page?.site.look(document, page.url).anchor ?? null);
  }

  function later(ms: number): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      schedule();
    }, ms);
  }

  function schedule(soon = false): void {
    if (frame !== 0 || signal.aborted || document.hidden) return;
    const now = window.performance.now();
    const gap = soon || (shown === '' && spentMs < EAGER_BUDGET_MS) ? 0 : CALM_GAP_MS - (now - lastCheckAt);
    if (gap > 0) {
      later(gap);
      return;
    }
    frame = window.requestAnimationFrame(() => {
      frame = 0;
      check();
    });
  }

  function onChange(): void {
    changed = true;
    noticeAddress();
    schedule();
  }

  /** A frame is shown and hidden by the document above it, of which its own says nothing. */
  function onPoll(): void {
    if (!isTop) onChange();
    else if (noticeAddress()) schedule();
    // Where the document alone says who it is, showing nobody is no fault.
    if (page?.claim.surface !== 'profile' || identity === IN_PAGE || !isTop || shown || document.hidden) return;
    if (++unread === UNREAD_AFTER) tools.onUnread(page.site.id, href);
  }

  function start(): void {
    const poll = setInterval(() => {
      if (tools.isAlive()) onPoll();
      else tools.onOrphaned();
    }, POLL_MS);
    // Both fire in the turn of the change; the page cannot see who listens.
    topNavigation(window)?.addEventListener('currententrychange', onChange, { signal });
    for (const type of ['popstate', 'hashchange']) window.addEventListener(type, onChange, { signal });
    // A page that has just been loaded is shown as well: only one that comes back was not followed meanwhile.
    window.addEventListener('pageshow', ({ persisted }) => persisted && onChange(), { signal });
    document.addEventListener('visibilitychange', onChange, { signal });
    signal.addEventListener('abort', () => {
      observer.disconnect();
      clearInterval(poll);
      clearTimeout(timer);
      window.cancelAnimationFrame(frame);
      leave();
      followList(null);
    });
    onChange();
    // The question need not wait for the first frame, which the page's own first layout holds up.
    if (!document.hidden) check(true);
  }

  const prerendering = document as Document & { prerendering?: boolean };
  if (prerendering.prerendering) document.addEventListener('prerenderingchange', start, { once: true, signal });
  else start();
}

/** A node right below <html> that holds nothing: the badge's own coming and going, and that of others like it. */
function isBare({ type, target, addedNodes, removedNodes }: MutationRecord): boolean {
  return (
    type === 'childList' &&
    target === target.ownerDocument?.documentElement &&
    [...addedNodes, ...removedNodes].every((node) => !node.hasChildNodes())
  );
}
