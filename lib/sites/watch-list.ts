// Follows the list of one document: whom it shows, as rows come, change and are used again for somebody else. Writes
// nothing into the page, and looks at nothing while its tab is hidden. Dies with its signal.
//
// A row that is used again must lose what is drawn for the person before in the turn of the change, before anything is
// painted: so rows that were touched are read at once, and where that would cost the page too much, doubted at once.

import type { ListReader, Row } from './list';
import { pageAddress } from './watch-page';

export interface ListWatchTools {
  window: Window & typeof globalThis;
  reader: ListReader;
  /** All rows there are now, in their order. The same row is the same element. */
  onRows(rows: readonly Row[], url: string): void;
  /** These changed, and are read in the next frame: until then nobody knows whose they are. */
  onDoubt(elements: readonly Element[]): void;
  signal: AbortSignal;
}

/** What reading rows in the turn of their change may cost the page in one frame, ms. */
const FRAME_BUDGET_MS = 4;
const FRAME_MS = 16;
/** Reading takes at most one part in so many of the page's time. */
const SHARE = 8;
/** Changes outside of all rows bring new ones sooner or later: they are looked for so much later, ms. */
const CALM_GAP_MS = 250;
/** Attributes that tell whose a row is on some site. */
const ROW_ATTRIBUTES = [
  'href',
  'id',
  'componentkey',
  'data-chameleon-result-urn',
  'data-entity-urn',
  'data-member-id',
  'data-id',
  'data-urn',
  'datetime',
  'title',
  'alt',
];
/** No row is nested deeper in itself. */
const DEEPEST = 60;
/** Of so many changes at once each is not looked at by itself. */
const MOST_RECORDS = 400;

/** @returns ends like its signal */
export function watchList({ window, reader, onRows, onDoubt, signal }: ListWatchTools): void {
  const { document, performance } = window;
  let rows = new Set<Element>();
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let readAt = 0;
  let costMs = 0;
  let frameAt = 0;
  let spentMs = 0;

  function read(): void {
    const startedAt = performance.now();
    clearTimeout(timer);
    timer = undefined;
    const url = pageAddress(window) ?? window.location.href;
    let found: Row[] = [];
    try {
      found = reader.rows(document, new URL(url));
    } catch {
      // A page that breaks its reader lists nobody.
    }
    rows = new Set(found.map(({ element }) => element));
    onRows(found, url);
    readAt = performance.now();
    costMs = readAt - startedAt;
    if (startedAt - frameAt > FRAME_MS) {
      frameAt = startedAt;
      spentMs = 0;
    }
    spentMs += costMs;
  }

  function mayReadNow(): boolean {
    return performance.now() - frameAt > FRAME_MS || spentMs + costMs < FRAME_BUDGET_MS;
  }

  function readSoon(): void {
    if (signal.aborted || document.hidden) return;
    frame ||= window.requestAnimationFrame(() => {
      frame = 0;
      const gapMs = readAt + costMs * SHARE - performance.now();
      if (gapMs > FRAME_MS) readLater(gapMs);
      else read();
    });
  }

  function readLater(ms: number): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      readSoon();
    }, ms);
  }

  function onChange(records: MutationRecord[]): void {
    const touched = touchedRows(records);
    if (touched.size === 0) {
      if (records.some(({ type, addedNodes }) => type === 'childList' && addedNodes.length > 0)) readSoon();
      else readLater(CALM_GAP_MS);
      return;
    }
    if (!document.hidden && mayReadNow()) {
      read();
      return;
    }
    onDoubt([...touched]);
    // Whatever reading costs: nothing is drawn for these until it was done.
    costMs = 0;
    readSoon();
  }

  /** Rows in which something changed, and those that are gone. */
  function touchedRows(records: readonly MutationRecord[]): Set<Element> {
    const touched = new Set<Element>();
    if (rows.size === 0) return touched;
    if (records.length > MOST_RECORDS) return new Set(rows);
    for (const { target } of records) {
      let at: Node | null = target;
      for (let steps = 0; at !== null && steps < DEEPEST; steps += 1) {
        if (rows.has(at as Element)) {
          touched.add(at as Element);
          break;
        }
        at = at.parentNode;
      }
    }
    if (records.some(({ removedNodes }) => removedNodes.length > 0)) {
      for (const row of rows) if (!row.isConnected) touched.add(row);
    }
    return touched;
  }

  const observer = new window.MutationObserver(onChange);
  observer.observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ROW_ATTRIBUTES,
  });
  document.addEventListener('visibilitychange', readSoon, { signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
    window.cancelAnimationFrame(frame);
  });
  readSoon();
}
