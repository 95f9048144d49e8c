// What a document says of itself: whose address stands in its head and in its data, whose own screens it links to. One
// witness may be left over from the page before; whom a page shows is said where its witnesses agree. Reads only.

import { type Place, placeOf } from '@/lib/identity/site-addresses';
import { describedPeople } from './json-ld';
import { addressIn, all, metaOf, ownText, soleOf } from './parts';
import { textOf } from './text';

/** The identity that an address found in a document claims; null for another site's, or nobody's. */
export type KeyOf = (href: string | null | undefined) => string | null;

/** More links than a profile has of its own screens. */
const MOST_LINKS = 400;
const MOST_HEADINGS = 12;

/** How a site names people by addresses. */
export interface Naming {
  /** The site's hosts, without `www.` */
  host: RegExp;
  /** One of lib/identity/site-addresses.ts. */
  key(place: Place): string | null;
}

export function keyReader(page: URL, { host, key }: Naming): KeyOf {
  const root = new URL(page.origin);
  return (href) => {
    const place = placeOf(addressIn(href, root) ?? '');
    return place !== null && host.test(place.host) ? key(place) : null;
  };
}

/**
 * Whose own screens are linked. One alone may be a colleague's on the page of a company: it takes two different ones.
 *
 * @param screen which screen of a person an address opens; null for the person's first, or none of theirs
 */
export function keysOfScreens(
  links: readonly Element[],
  page: URL,
  naming: Naming,
  screen: (place: Place) => string | null | undefined,
): string[] {
  let seen: string | null = null;
  const keyOf = keyReader(page, {
    ...naming,
    key(place) {
      seen = screen(place) ?? null;
      return seen === null ? null : naming.key(place);
    },
  });
  const screens = new Map<string, Set<string>>();
  for (const link of links) {
    const key = keyOf(link.getAttribute('href'));
    if (key !== null && seen !== null) screens.set(key, (screens.get(key) ?? new Set()).add(seen));
  }
  return [...screens].filter(([, found]) => found.size > 1).map(([key]) => key);
}

/** The first elements of a name, found without walking through the rest. */
function firstNamed(root: Document | Element, name: string, most: number): Element[] {
  const found = root.getElementsByTagName(name);
  return Array.from({ length: most }, (_, at) => found[at]).filter((element) => element !== undefined);
}

/** The first headings that show any text, the highest first, each with what stands in it: a name beside a badge. */
export function headingsOf(document: Document): Element[] {
  return ['h1', 'h2']
    .flatMap((name) => firstNamed(document, name, MOST_HEADINGS))
    .flatMap((heading) => [heading, ...firstNamed(heading, 'span', 2)])
    .filter((element) => textOf(element) !== null);
}

/** The first links, in the order of the page. */
export function linksOf(root: Document | Element | null): Element[] {
  return root === null ? [] : firstNamed(root, 'a', MOST_LINKS);
}

/** Whom links, forms or fields name by an attribute. */
export function keysAt(elements: readonly Element[], attribute: string, keyOf: KeyOf): string[] {
  return elements.map((element) => keyOf(element.getAttribute(attribute))).filter((key) => key !== null);
}

/** Whom the head's own addresses name, the canonical one and that for sharing. */
export function keysOfHead(document: Document, keyOf: KeyOf): string[] {
  const canonical = document.head?.querySelector('link[rel="canonical"]')?.getAttribute('href');
  return [keyOf(canonical), keyOf(metaOf(document, 'og:url'))].filter((key) => key !== null);
}

/** Somebody whom a part of the document calls by an address and a name. */
export interface Statement {
  key: string;
  called: string;
}

/**
 * What the head says. In a page that is drawn anew without being loaded it may be the first page's, so it counts only with
 * the name it goes with.
 */
function saidByHead(document: Document, keyOf: KeyOf): Statement[] {
  const title = metaOf(document, 'og:title');
  return title === null ? [] : keysOfHead(document, keyOf).map((key) => ({ key, called: title }));
}

/** What structured data say, which may be the first page's as well. */
export function saidByData(document: Document, keyOf: KeyOf): Statement[] {
  return describedPeople(document).flatMap(({ name, addresses }) => {
    const key = soleOf(addresses.map(keyOf).filter((found) => found !== null));
    return name === null || key === null ? [] : [{ key, called: name }];
  });
}

/**
 * Some sites make addresses of names: `/profile/Zoe_Beispiel12`. One that is made of the name in a heading is said by the
 * heading too. Of namesakes it cannot tell which: what is left of the page before could only be a namesake's.
 *
 * @param key of the page's own address
 */
export function saidByAddress(document: Document, key: string | null, ...headings: (string | Element)[]): Statement[] {
  if (key === null) return [];
  const slug = key.slice(key.indexOf(':') + 1);
  // Of two alike one ends in a number: `mara-example-2`, `mara-example-1a2b`. Short ones may be words of the site's.
  const wanted = [slug, slug.replace(/[-_](?=[a-f]*\d)[\da-f]{1,12}$/, '')].map(lettersOf);
  if (wanted.some((letters) => letters.length < 5)) return [];
  const names = headings.flatMap((heading) =>
    typeof heading === 'string' ? all(document, heading, MOST_HEADINGS) : heading,
  );
  for (const name of names.flatMap((element) => [ownText(element), textOf(element)])) {
    if (name === null || name.length > 200) continue;
    const german = name.toLowerCase().replace(/[äöü]/g, (letter) => `${lettersOf(letter)}e`);
    if (wanted.includes(lettersOf(name)) || wanted.includes(lettersOf(german))) return [{ key, called: name }];
  }
  return [];
}

/** Without marks, so that they compare as sites spell them out. */
export function lettersOf(text: string): string {
  return text.toLowerCase().replaceAll('ß', 'ss').normalize('NFD').replace(/\P{L}/gu, '');
}

/** Whom a page shows that is drawn by its own script. */
export interface Shown {
  key: string | null;
  /** The heading that holds their name. */
  name: Element | null;
}

interface Witnesses {
  /** Which heading holds the name, as selectors, the surest first; those that ask for no heading count where there is none. */
  headings: readonly string[];
  /** Where else a heading stands it is no name; everywhere where not given. */
  within?: Element | null;
  /** From `keysOfScreens`. */
  own: readonly string[];
  /** What data in the page say. */
  said?: readonly Statement[];
}

/**
 * Two kinds of witness: links to own screens, and statements whose name stands in a heading. All of them must be of one
 * person; a heading that contradicts what is said of them is no name.
 */
export function shownBy(
  document: Document,
  keyOf: KeyOf,
  { headings, within, own, said: more = [] }: Witnesses,
): Shown {
  const said = [...saidByHead(document, keyOf), ...more];
  const found = headingsOf(document).filter((element) => !within || within.contains(element));
  const marked = headings.flatMap((selector) => found.filter((element) => element.matches(selector)));
  const candidates = marked.length > 0 || within ? marked : headings.flatMap((selector) => textsAt(document, selector));
  const confirmed = said.filter(({ called }) => candidates.some((heading) => isCalled(heading, called)));
  const key = soleOf([...own, ...confirmed.map((statement) => statement.key)]);
  if (key === null) return { key, name: null };
  const about = said.filter((statement) => statement.key === key);
  const name = candidates.find((heading) => about.every(({ called }) => isCalled(heading, called))) ?? null;
  return { key, name };
}

/** On a page without such a heading: what a selector finds that asks for none. */
function textsAt(document: Document, selector: string): Element[] {
  return all(document, selector, MOST_HEADINGS).filter((element) => textOf(element) !== null);
}

/** Titles open with the name and go on with something else, and so may headings. */
function isCalled(heading: Element, called: string): boolean {
  const [short = '', long = ''] = [textOf(heading) ?? '', called]
    .map((text) => text.toLowerCase())
    .toSorted((a, b) => a.length - b.length);
  return short !== '' && long.startsWith(short) && !/^[\p{L}\p{N}]/u.test(long.slice(short.length));
}

/** A team lists its members: `/team/members`. */
export function linksToMembers(links: readonly Element[], team: string): boolean {
  return links.some((link) => link.getAttribute('href')?.toLowerCase().endsWith(`/${team}/members`));
}

/** Sites on which people keep pages of their own, as they are linked from profiles. */
const ELSEWHERE =
  /^https?:\/\/(?:[a-z]{2,3}\.)?(?:(linkedin\.com\/in)|(github\.com)|((?:x|twitter)\.com)|(stackoverflow\.com\/users))\/[^/?#]/i;

/**
 * The addresses a profile gives of the same person elsewhere, one a site: where two are given, one may be a friend's.
 */
export function accountsElsewhere(root: Element | null): string[] {
  const found = new Map<string, Set<string>>();
  for (const link of linksOf(root)) {
    const href = link.getAttribute('href') ?? '';
    const site = ELSEWHERE.exec(href)?.slice(1).findIndex(Boolean);
    if (site === undefined || href.length > 500) continue;
    const addresses = found.get(String(site)) ?? new Set();
    found.set(String(site), addresses.add(href.replace(/[?#].*$/s, '')));
  }
  return [...found.values()].flatMap((addresses) => (addresses.size === 1 ? [...addresses] : []));
}
