// The accounts that a page calls its owner's own by `rel=me`. Accounts of the site itself or of an organisation say
// nothing of a person.

import { type HCard, OF_VISITORS } from './h-card';
import { isRoot, isSameHost, isSamePage } from './page-address';
import { mailtoOf, resolveAddress } from './parts';

/** A person has fewer. */
const MOST_LINKS = 60;

/** LinkedIn's pages of companies and schools. */
const OF_ORGANISATION = /^https?:\/\/(?:[a-z]{2,3}\.)?linkedin\.com\/(?:company|school|showcase)\//i;

export interface OwnLinks {
  /** The links themselves. */
  elements: Element[];
  /** Other sites, each once; the header and the footer repeat each other. */
  urls: URL[];
  emails: string[];
  /** One of them is an organisation's page: the owner is no person. */
  ofOrganisation: boolean;
}

/**
 * Every `rel=me` link that is the page's own. One inside the card of somebody else, of whom the page shows several, is
 * theirs.
 */
export function ownLinks(document: Document, page: URL, cards: readonly HCard[]): OwnLinks {
  const strangers = cards.filter(({ urls }) => !isOwnersCard(urls, page)).map(({ element }) => element);
  const urls = new Map<string, URL>();
  const emails = new Set<string>();
  const elements: Element[] = [];
  const links = [...document.querySelectorAll('a[rel~="me" i], link[rel~="me" i], area[rel~="me" i]')];
  for (const link of links.slice(0, MOST_LINKS)) {
    if (link.closest(OF_VISITORS) !== null || strangers.some((card) => card.contains(link))) continue;
    const href = link.getAttribute('href') ?? '';
    const email = mailtoOf(href);
    if (email !== null) emails.add(email);
    const url = resolveAddress(href, page);
    if (url !== null && !isSameHost(url, page)) urls.set(url.href, url);
    elements.push(link);
  }
  const found = [...urls.values()];
  return {
    elements,
    urls: found,
    emails: [...emails],
    ofOrganisation: found.some(({ href }) => OF_ORGANISATION.test(href)),
  };
}

/** A card without addresses, of this page, or of the site as a whole. */
function isOwnersCard(urls: readonly URL[], page: URL): boolean {
  return urls.length === 0 || urls.some((url) => isSamePage(url, page) || (isSameHost(url, page) && isRoot(url)));
}
