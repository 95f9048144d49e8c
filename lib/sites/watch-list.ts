// Follows the list of one document: whom it shows, as rows come, change and are used again for somebody else. Writes
// nothing into the page, and looks at nothing while its tab is hidden. Dies with its signal.
//
// A row that is used again must lose what is drawn for the person before in the turn of the change, before anything is
// painted: so rows that were touched are read at once, and where that would cost the page too much, doubted at once. Rows
// that were not touched are not read again.

import { distinct, type ListReader, type Row, type RowPlace } from './list';
import { pageAddress } from './top-window';

export interface ListWatchTools {
  window: Window & typeof globalThis;
  reader: ListReader;
  /** The page is not the list's: rows that come have time, and of what is around rows only nodes that come are looked at. */
  isBeside?: boolean;
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
const BESIDE_GAP_MS = 1_000;
/** Of so many changes at once each is not looked at by itself. */
const MOST_RECORDS = 400;
/** Nobody tells of classes that change: what a row said so long ago, ms, is read again with the next look, so many a time. */
const OLD_MS = 2_000;
const MOST_OLD = 8;

/** A row that may be there, and whom it shows. */
interface Kept {
  place: RowPlace;
  row: Row | null;
  readAt: number;
  /** Something in it changed since. */
  isTouched: boolean;
}

/** @returns ends like its signal */
export function watchList({ window, reader, isBeside = false, onRows, onDoubt, signal }: ListWatchTools): void {
  const { document, performance } = window;
  let kept = new Map<Element, Kept>();
  let keptOf = '';
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let readAt = 0;
  let costMs = 0;
  let frameAt = 0;
  let spentMs = 0;
  const whole = {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: [...reader.attributes],
  };

  function read(): void {
    const startedAt = performance.now();
    clearTimeout(timer);
    timer = undefined;
    const url = pageAddress(window) ?? window.location.href;
    if (url !== keptOf) kept.clear();
    keptOf = url;
    try {
      readPlaces(new URL(url), startedAt);
    } catch {
      // A page that breaks its reader lists nobody.
      kept.clear();
    }
    if (isBeside) for (const row of kept.keys()) observer.observe(row, whole);
    onRows(distinct(Array.from(kept.values(), ({ row }) => row)), url);
    readAt = performance.now();
    costMs = readAt - startedAt;
    if (startedAt - frameAt > FRAME_MS) {
      frameAt = startedAt;
      spentMs = 0;
    }
    spentMs += costMs;
  }

  function readPlaces(url: URL, readAt: number): void {
    const found = new Map<Element, Kept>();
    for (const place of reader.places(document, url)) {
      const before = kept.get(place.element);
      const isKnown = before && !before.isTouched && isSamePlace(before.place, place);
      found.set(place.element, isKnown ? before : { place, row: reader.read(place, url), readAt, isTouched: false });
    }
    kept = found;
  }

  function forgetOld(): void {
    const old = [...kept.values()].filter(({ readAt: at }) => performance.now() - at > OLD_MS);
    for (const one of old.slice(0, MOST_OLD)) one.isTouched = true;
  }

  function mayReadNow(): boolean {
    return performance.now() - frameAt > FRAME_MS || spentMs + costMs < FRAME_BUDGET_MS;
  }

  function readSoon(): void {
    if (signal.aborted || document.hidden) return;
    frame ||= window.requestAnimationFrame(() => {
      frame = 0;
      const gapMs = readAt + costMs * SHARE - performance.now();
      if (gapMs > FRAME_MS) {
        readLater(gapMs);
        return;
      }
      forgetOld();
      read();
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
      if (isBeside) readLater(BESIDE_GAP_MS);
      else if (records.some(({ type, addedNodes }) => type === 'childList' && addedNodes.length > 0)) readSoon();
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
    if (kept.size === 0) return touched;
    const isTooMuch = records.length > MOST_RECORDS;
    const hasRemoved = isTooMuch || records.some(({ removedNodes }) => removedNodes.length > 0);
    for (const row of kept.keys()) if (isTooMuch || (hasRemoved && !row.isConnected)) touched.add(row);
    const seen = new Set<Node>();
    for (const { target } of isTooMuch ? [] : records) {
      for (let at: Node | null = target; at !== null && !seen.has(at); at = at.parentNode) {
        seen.add(at);
        if (kept.has(at as Element)) touched.add(at as Element);
      }
    }
    for (const row of touched) (kept.get(row) as Kept).isTouched = true;
    return touched;
  }

  const observer = new window.MutationObserver(onChange);
  observer.observe(document, isBeside ? { subtree: true, childList: true } : whole);
  document.addEventListener('visibilitychange', readSoon, { signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
    window.cancelAnimationFrame(frame);
  });
  readSoon();
}

/** Is it the same row, found by the same? */
function isSamePlace(one: RowPlace, other: RowPlace): boolean {
  return isSame(one.marks, other.marks) && isSame(one.told, other.told);
}

function isSame(one: readonly unknown[] = [], other: readonly unknown[] = []): boolean {
  return one.length === other.length && one.every((value, at) => value === other[at]);
}
