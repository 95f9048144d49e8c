// The h-card that stands for a page as a whole, as microformats mark people up. Cards of commenters, of an article's
// author and of other people on the page are somebody else.

import { isSamePage } from './page-address';
import type { PageSubject } from './page-subject';
import { mailtoOf, resolveAddress } from './parts';
import { textOf, tidy } from './text';

/** No page that is one person's has more. */
const MOST_CARDS = 100;

/** Where visitors write. The class names are WordPress's and microformats' own. */
export const OF_VISITORS =
  '.comment, .comments, .comment-list, .commentlist, .comment-author, .p-comment, .u-comment, .h-cite, .u-like, .u-repost, .u-mention, #comments, [id^="comment-"]';

export interface HCard extends PageSubject {
  element: Element;
  /** `u-url`: pages of the person's. */
  urls: URL[];
  uids: URL[];
}

/** Every person's card that visitors did not leave, in the page's order. */
export function hCards(document: Document, page: URL): HCard[] {
  return [...document.querySelectorAll('.h-card')]
    .slice(0, MOST_CARDS)
    .filter((element) => element.closest(OF_VISITORS) === null)
    .map((element) => cardOf(element, page))
    .filter((card) => card !== null);
}

/**
 * The cards that stand for the page, by https://microformats.org/wiki/representative-h-card-authoring: whose `u-uid` and
 * `u-url` are the page, else whose `u-url` the page calls its owner's by `rel=me`, else whose `u-url` is the page. One
 * person's card often stands on a page several times; cards of several people are told by their names.
 *
 * @param owned addresses the page links with `rel=me`
 */
export function representativeCards(cards: readonly HCard[], page: URL, owned: readonly URL[]): HCard[] {
  const isPage = (url: URL) => isSamePage(url, page);
  const byUid = cards.filter(({ urls, uids }) => uids.some(isPage) && urls.some(isPage));
  if (byUid.length > 0) return byUid;
  const byOwner = cards.filter(({ urls }) => urls.some((url) => owned.some((own) => isSamePage(own, url))));
  const byUrl = cards.filter(({ urls }) => urls.some(isPage));
  return [...new Set([...byOwner, ...byUrl])];
}

/** null for an organisation's card: its name is its organisation's. */
function cardOf(element: Element, page: URL): HCard | null {
  const own = (selector: string) => ownParts(element, selector);
  const [nameElement] = [...own('.p-name'), ...own('.fn')];
  const [companyElement] = own('.p-org, .org');
  const name = tidy(nameElement ? textOrAlt(nameElement) : impliedName(element));
  const company = companyElement
    ? textOf(companyElement.querySelector('.p-name, .organization-name') ?? companyElement)
    : null;
  if (nameElement?.matches('.p-org, .org') || (name !== null && name === company)) return null;
  const [locality] = own('.p-locality, .locality');
  const [place] = own('.p-adr, .adr, .h-adr');
  const marked = linksAt([element, ...own('.u-url, .url')], page, '.u-url, .url, a.h-card');
  const urls = marked.length > 0 ? marked : impliedUrls(element, page);
  return {
    element,
    urls,
    uids: linksAt([element, ...own('.u-uid, .uid')], page, '.u-uid, .uid'),
    name,
    company,
    title: textOf(own('.p-job-title, .title')[0]),
    location: textOf(locality ?? place),
    addresses: urls.map(({ href }) => href),
    emails: own('.u-email, .email').flatMap((part) => mailtoOf(part.getAttribute('href')) ?? textOf(part) ?? []),
  };
}

/** Parts of this card and not of a card inside it. */
function ownParts(card: Element, selector: string): Element[] {
  return [...card.querySelectorAll(selector)]
    .slice(0, 20)
    .filter((part) => part.parentElement?.closest('.h-card, .h-entry, .h-feed') === card);
}

function linksAt(elements: readonly Element[], page: URL, selector: string): URL[] {
  return elements
    .filter((element) => element.matches(selector))
    .map((element) => resolveAddress(element.getAttribute('href'), page))
    .filter((url) => url !== null);
}

function textOrAlt(element: Element): string | null {
  return element.getAttribute('alt') ?? element.textContent;
}

/** A card without marked parts is a name with a link around it. */
function impliedName(card: Element): string | null {
  if (card.querySelector('[class*="p-"], [class*="u-"], [class*="h-"]') !== null) return null;
  const text = textOf(card);
  return text ?? card.querySelector('img[alt]')?.getAttribute('alt') ?? null;
}

/** Without a marked address, the only link that stands in it. */
function impliedUrls(card: Element, page: URL): URL[] {
  const [link, another] = [...card.children].filter((child) => child.matches('a[href]'));
  return link && !another ? linksAt([link], page, 'a') : [];
}
