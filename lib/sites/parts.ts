// Small pieces of a document that the readers of several sites take. Each copes with anything a page may hold, and none
// says who anybody is.

import { type Place, placeOf } from '@/lib/identity/site-addresses';
import { tidy } from './text';

/** A person's page names fewer; a page may hold anything. */
const MOST_LINKS = 10;
const LONGEST_LINK = 1000;

/** The content of a `meta` by its name or property. */
export function metaOf(document: Document, name: string): string | null {
  const meta = document.querySelector(`meta[property="${name}"], meta[name="${name}"]`);
  return tidy(meta?.getAttribute('content'));
}

/** The web address an attribute holds, as seen from the page; null for anything else. */
export function addressIn(value: string | null | undefined, page: URL): string | null {
  if (!value || value.length > LONGEST_LINK) return null;
  try {
    const { protocol, href } = new URL(value, page);
    return protocol === 'https:' || protocol === 'http:' ? href : null;
  } catch {
    return null;
  }
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

/** The e-mail addresses of `mailto:` links. */
export function emailsIn(root: ParentNode | null, selector: string): string[] {
  const found = [...(root?.querySelectorAll(selector) ?? [])].slice(0, MOST_LINKS).flatMap((link) => {
    const href = link.getAttribute('href') ?? '';
    return /^mailto:/i.test(href) ? (tidy(decoded(href.slice('mailto:'.length).replace(/\?.*$/s, ''))) ?? []) : [];
  });
  return [...new Set(found)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The text that stands in an element itself, without that of the elements in it (pronouns, badges). */
export function ownText(element: Element | null | undefined): string | null {
  const own = [...(element?.childNodes ?? [])].filter(({ nodeType }) => nodeType === 3).slice(0, 100);
  return tidy(own.map(({ nodeValue }) => nodeValue).join(' '));
}
