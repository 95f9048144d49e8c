// The one node that stands in a page: a bare <div> at the end of <html> with a closed root. The page can read nothing in
// it, hears nothing that happens on it, and can do nothing with it but take it away.

/** What happens on our own nodes is no business of the page's own handlers further up. */
const OWN_EVENTS =
  'click dblclick auxclick contextmenu pointerdown pointerup pointermove pointerover pointerout mousedown mouseup mousemove mouseover mouseout touchstart touchmove touchend wheel keydown keyup keypress focusin focusout copy dragstart'.split(
    ' ',
  );

/** The page may take the node away (it owns the document); after this many times it has its way. */
const REINSERTIONS = 3;

export interface ClosedRoot {
  host: HTMLElement;
  root: ShadowRoot;
  /** Puts the node into the page, also after the page took it away. */
  insert(): void;
}

/** Not in the page yet. */
export function closedRoot(document: Document): ClosedRoot {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  for (const type of OWN_EVENTS) root.addEventListener(type, keepIn);
  // All that anything in here acts on.
  for (const type of ['click', 'keydown']) root.addEventListener(type, refuseUntrusted, true);
  let insertions = 0;
  return {
    host,
    root,
    insert() {
      if (host.isConnected || insertions++ > REINSERTIONS) return;
      document.documentElement.append(host);
    },
  };
}

function keepIn(event: Event): void {
  event.stopPropagation();
}

function refuseUntrusted(event: Event): void {
  if (event.isTrusted) return;
  event.stopImmediatePropagation();
  event.preventDefault();
}

/**
 * A constructed sheet is out of reach of the page's content policy, and read once it serves every root of the page; a
 * <style> where a browser refuses to share one.
 */
export function createStyles(view: Window & typeof globalThis): (root: ShadowRoot, css: string) => void {
  const sheets = new Map<string, CSSStyleSheet>();
  return (root, css) => {
    try {
      const sheet = sheets.get(css) ?? new view.CSSStyleSheet();
      if (!sheets.has(css)) sheet.replaceSync(css);
      sheets.set(css, sheet);
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    } catch {
      const style = root.ownerDocument.createElement('style');
      style.textContent = css;
      root.append(style);
    }
  };
}
