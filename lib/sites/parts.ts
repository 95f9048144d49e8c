// Small pieces of a document that the readers of several sites take. Each copes with anything a page may hold, and none
// says who anybody is.

import { decodeSegment, LONGEST_ADDRESS } from '@/lib/identity/profile-url';
import { type Place, placeOf } from '@/lib/identity/site-addresses';
import { textOf, tidy } from './text';

/** A person's page names fewer; a page may hold anything. */
const MOST_LINKS = 10;
const LONGEST_LINK = 1000;
/** What a profile has of anything. */
const MOST_ELEMENTS = 400;
/** Among so many the first with any words is looked for. */
const MOST_EMPTY = 12;

/** The content of a `meta` by its name or property. */
export function metaOf(document: Document, name: string): string | null {
  const meta = document.querySelector(`meta[property="${name}"], meta[name="${name}"]`);
  return tidy(meta?.getAttribute('content'));
}

/** A written address as the page's links would resolve it; null where it is none of the web's. */
export function resolveAddress(href: string | null | undefined, page: URL): URL | null {
  if (!href || href.length > LONGEST_ADDRESS) return null;
  try {
    const url = new URL(href.trim(), page);
    return /^https?:$/.test(url.protocol) ? url : null;
  } catch {
    return null;
  }
}

/** The web address an attribute holds, as seen from the page; null for anything else. */
export function addressIn(value: string | null | undefined, page: URL): string | null {
  return (value && value.length > LONGEST_LINK ? null : resolveAddress(value, page)?.href) ?? null;
}

/** An address on the page's own host, such as its canonical one or a tab; null for any other. */
export function placeOnSite(value: string | null | undefined, page: URL): Place | null {
  const place = placeOf(addressIn(value, page) ?? '');
  return place?.host === page.hostname.replace(/^www\./, '') ? place : null;
}

/** Where the links lead that a selector finds: absolute, each once, in the page's order. */
export function linksIn(root: ParentNode | null, selector: string, page: URL): string[] {
  const links = [...(root?.querySelectorAll(selector) ?? [])].slice(0, MOST_LINKS * 10);
  const found = links.flatMap((link) => addressIn(link.getAttribute('href'), page) ?? []);
  return [...new Set(found)].slice(0, MOST_LINKS);
}

/** The e-mail address of a `mailto:`; null for any other link. Not checked to be one. */
export function mailtoOf(href: string | null | undefined): string | null {
  const [, written] = /^\s*mailto:([^?]*)/i.exec(href ?? '') ?? [];
  return written === undefined ? null : tidy(decodeSegment(written) ?? written);
}

/** The e-mail addresses of `mailto:` links. */
export function emailsIn(root: ParentNode | null, selector: string): string[] {
  const links = [...(root?.querySelectorAll(selector) ?? [])].slice(0, MOST_LINKS);
  return [...new Set(links.flatMap((link) => mailtoOf(link.getAttribute('href')) ?? []))];
}

/** Without its percent signs, where they mean anything. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The one they all are; null for none and for several, of which nothing may be one. */
export function soleOf(keys: readonly (string | null)[]): string | null {
  return new Set(keys).size === 1 ? (keys[0] ?? null) : null;
}

/** The text that stands in an element itself, without that of the elements in it (pronouns, badges). */
export function ownText(element: Element | null | undefined): string | null {
  const own = [...(element?.childNodes ?? [])].filter(({ nodeType }) => nodeType === 3).slice(0, 100);
  return tidy(own.map(({ nodeValue }) => nodeValue).join(' '));
}

/** As many as are needed: a page may hold ten thousands of them. */
export function all(root: Document | Element, selector: string, most = MOST_ELEMENTS): Element[] {
  return Array.prototype.slice.call(root.querySelectorAll(selector), 0, most);
}

/** The first element of the first selector that shows any text. */
export function firstWithText(root: Document | Element, ...selectors: string[]): Element | null {
  for (const selector of selectors) {
    const found = all(root, selector, MOST_EMPTY).find((element) => textOf(element) !== null);
    if (found !== undefined) return found;
  }
  return null;
}

/** The text of the first of them that shows any. */
export function textAt(root: Document | Element | null, ...selectors: string[]): string | null {
  return root === null ? null : textOf(firstWithText(root, ...selectors));
}
