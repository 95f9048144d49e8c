// The contract of a site's lists: search results, followers, a company's people. Apart from the site's own file, because
// most pages list nobody: its script comes into a page when one is a list. Reads what it is handed and nothing else.

import type { Sighting } from '@/lib/model/sighting';

/** What differs between the lists of one site and another's. */
export interface ListForm {
  /** The site's; also the file name, `<id>.list.ts`. */
  id: string;
  /**
   * Attributes that `read` looks at, and those that make a row one: whoever follows the page is told when one changes.
   * `class` and `style` are on no such list: pages change them all the time.
   */
  attributes: readonly string[];
  /**
   * Where rows may be, in the order of the document, each element once. Run whenever anything changes, so it looks at
   * landmarks and reads no row. Whatever depends on what is around a row is decided here.
   */
  places(document: Document, url: URL): RowPlace[];
  /**
   * Whom a row shows; null where that is nobody certain. From what is in its element, what its place says and the list's
   * address alone, because it is not run again while all of these stay the same.
   */
  read(place: RowPlace, url: URL): Row | null;
}

export interface ListReader extends ListForm {
  /**
   * Everybody the document lists, in its order, and nobody twice. Who they are is said by each row itself, never by the
   * address.
   */
  rows(document: Document, url: URL): Row[];
}

/** A row that is not read yet. */
export interface RowPlace {
  /** Everything that belongs to the row. */
  element: Element;
  /** Landmarks in it by which it was found. */
  marks?: readonly Element[];
  /** What is said of it from outside: whose the part around it is. */
  told?: readonly string[];
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

const MOST_ROWS = 500;

export function listReader(form: ListForm): ListReader {
  return {
    ...form,
    rows: (document, url) => distinct(form.places(document, url).map((place) => form.read(place, url))),
  };
}

/** Nobody twice: the first row of each stays. */
export function distinct(read: Iterable<Row | null>): Row[] {
  const seen = new Set<string>();
  const rows: Row[] = [];
  for (const row of read) {
    if (row === null || rows.length === MOST_ROWS) continue;
    const { urls } = row.sighting;
    if (urls.every((address) => !seen.has(address))) rows.push(row);
    for (const address of urls) seen.add(address);
  }
  return rows;
}
