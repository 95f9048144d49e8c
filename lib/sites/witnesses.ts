// What a document says of itself: whose address stands in its head and in its data, whose own screens it links to. One
// witness may be left over from the page before; whom a page shows is said where its witnesses agree. Reads only.

import { type Place, placeOf } from '@/lib/identity/site-addresses';
import { describedPeople } from './json-ld';
import { addressIn, metaOf } from './parts';
import { textOf } from './text';

/** The identity that an address found in a document claims; null for another site's, or nobody's. */
export type KeyOf = (href: string | null | undefined) => string | null;

/** More links than a profile has of its own screens. */
const MOST_LINKS = 400;
const MOST_HEADINGS = 12;

/**
 * @param host the site's, without `www.`
 * @param key one of lib/identity/site-addresses.ts, perhaps of fewer addresses
 */
export function keyReader(page: URL, host: RegExp, key: (place: Place) => string | null): KeyOf {
  const root = new URL(page.origin);
  return (href) => {
    const place = placeOf(addressIn(href, root) ?? '');
    return place !== null && host.test(place.host) ? key(place) : null;
  };
}

export function all(root: Document | Element, selector: string, most = MOST_LINKS): Element[] {
  return [...root.querySelectorAll(selector)].slice(0, most);
}

/** The first element of the first selector that shows any text. */
export function firstWithText(root: Document | Element, ...selectors: string[]): Element | null {
  for (const selector of selectors) {
    const found = all(root, selector, MOST_HEADINGS).find((element) => textOf(element) !== null);
    if (found !== undefined) return found;
  }
  return null;
}

/** The text of the first of them that shows any. */
export function textAt(root: Document | Element | null, ...selectors: string[]): string | null {
  return root === null ? null : textOf(firstWithText(root, ...selectors));
}

/** Whom links, forms or fields name by an attribute. */
export function keysAt(elements: readonly Element[], attribute: string, keyOf: KeyOf): string[] {
  return elements.map((element) => keyOf(element.getAttribute(attribute))).filter((key) => key !== null);
}

/** Whom the head's own addresses name, the canonical one and that for sharing. */
export function keysOfHead(document: Document, keyOf: KeyOf): string[] {
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href');
  return [keyOf(canonical), keyOf(metaOf(document, 'og:url'))].filter((key) => key !== null);
}

/** The one they all are; null for none and for several. */
export function soleOf(keys: readonly string[]): string | null {
  return new Set(keys).size === 1 ? (keys[0] ?? null) : null;
}

/** Somebody whom a part of the document calls by an address and a name. */
export interface Statement {
  key: string;
  called: string;
}

/**
 * What the head and the data say. In a page that is drawn anew without being loaded they are the first page's, so each
 * counts only with the name it goes with.
 */
function statementsOf(document: Document, keyOf: KeyOf): Statement[] {
  const title = metaOf(document, 'og:title');
  const head = title === null ? [] : keysOfHead(document, keyOf).map((key) => ({ key, called: title }));
  const data = describedPeople(document).flatMap(({ name, addresses }) => {
    const key = soleOf(addresses.map(keyOf).filter((found) => found !== null));
    return name === null || key === null ? [] : [{ key, called: name }];
  });
  return [...head, ...data];
}

/** Whom a page shows that is drawn by its own script. */
export interface Shown {
  key: string | null;
  /** The heading that holds their name. */
  name: Element | null;
}

interface Witnesses {
  /** Selectors of where the name may stand, the surest first. */
  headings: readonly string[];
  /** Keys of links to the person's own screens: nobody else's are linked that way. */
  own: readonly string[];
  /** What other data in the page say. */
  said?: readonly Statement[];
}

/**
 * Two kinds of witness: links to own screens, and statements whose name stands in a heading. All of them must be of one
 * person; a heading that contradicts what is said of them is no name.
 */
export function shownBy(document: Document, keyOf: KeyOf, { headings, own, said: more = [] }: Witnesses): Shown {
  const said = [...statementsOf(document, keyOf), ...more];
  const candidates = headings.flatMap((selector) =>
    all(document, selector, MOST_HEADINGS).filter((element) => textOf(element) !== null),
  );
  const confirmed = said.filter(({ called }) => candidates.some((heading) => isCalled(heading, called)));
  const key = soleOf([...own, ...confirmed.map((statement) => statement.key)]);
  if (key === null) return { key, name: null };
  const about = said.filter((statement) => statement.key === key);
  const name = candidates.find((heading) => about.every(({ called }) => isCalled(heading, called))) ?? null;
  return { key, name };
}

/** Titles open with the name and go on with something else, and so may headings. */
function isCalled(heading: Element, called: string): boolean {
  const [short = '', long = ''] = [textOf(heading) ?? '', called]
    .map((text) => text.toLowerCase())
    .toSorted((a, b) => a.length - b.length);
  return short !== '' && long.startsWith(short) && !/^[\p{L}\p{N}]/u.test(long.slice(short.length));
}

/** Sites on which people keep pages of their own, as they are linked from profiles. */
const ELSEWHERE =
  /^https?:\/\/(?:[a-z]{2,3}\.)?(?:(linkedin\.com\/in)|(github\.com)|((?:x|twitter)\.com)|(stackoverflow\.com\/users))\/[^/?#]/i;

/**
 * The addresses a profile gives of the same person elsewhere, one a site: where two are given, one may be a friend's.
 */
export function accountsElsewhere(root: Element | null): string[] {
  const found = new Map<string, Set<string>>();
  for (const link of root === null ? [] : all(root, 'a[href^="http"]')) {
    const href = link.getAttribute('href') ?? '';
    const site = ELSEWHERE.exec(href)?.slice(1).findIndex(Boolean);
    if (site === undefined || href.length > 500) continue;
    const addresses = found.get(String(site)) ?? new Set();
    found.set(String(site), addresses.add(href.replace(/[?#].*$/s, '')));
  }
  return [...found.values()].flatMap((addresses) => (addresses.size === 1 ? [...addresses] : []));
}
