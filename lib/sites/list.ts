// The contract of a site's lists: search results, followers, a company's people. Apart from the site's own file, because
// most pages list nobody: its script comes into a page when one is a list. Reads what it is handed and nothing else.

import type { Sighting } from '@/lib/model/sighting';

export interface ListReader {
  /** The site's; also the file name, `<id>.list.ts`. */
  id: string;
  /**
   * Everybody the document lists, in its order, and nobody twice. Who they are is said by each row itself, never by the
   * address. Run whenever rows come or change, so it must be cheap.
   */
  rows(document: Document, url: URL): Row[];
}

/** One person of a list. */
export interface Row {
  /** Everything that belongs to the row; nothing of anybody else is in it. */
  element: Element;
  /** What the mark stands beside: the name. */
  anchor: Element;
  /** `url` is the list's. With no `urls` the row names nobody certain, and is known by name at best. */
  sighting: Sighting;
}
