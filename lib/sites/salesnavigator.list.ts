// Reads the lists of LinkedIn Sales Navigator: searches and saved lists of leads. A row is somebody's where its name is a
// link to the lead; rows that are still empty, and members out of reach, are nobody's.

import { keyOfToken, memberAddress, readApplicationLink } from '@/lib/identity/profile-url';
import { isAfter } from './linkedin-page';
import { listReader } from './list';
import { all } from './parts';
import { shownText } from './shown-text';
import { sightingAt } from './site';
import { textOf } from './text';

const NAMES = '[data-anonymize="person-name"]';
const LEAD_LINKS = 'a[href*="/sales/lead/"], a[href*="/sales/people/"]';
/** Of searches (2026-09), of saved lists. */
const ROWS = 'li.artdeco-list__item, tr';
/** What an item of a search has inside; more that names the lead is around it. */
const RESULTS = '[data-x-search-result="LEAD"]';
const PICTURES = '[data-anonymize="headshot-photo"]';
const LEAD_URN = /fs_salesProfile:\((A[\w-]{38})[,)]/;
const MOST_NAMES = 500;

export const salesnavigatorList = listReader({
  id: 'salesnavigator',
  attributes: ['href', 'data-anonymize', 'data-scroll-into-view', 'data-x-search-result'],
  places(document) {
    const elements = all(document, NAMES, MOST_NAMES)
      .map((name) => rowOf(linkOf(name)))
      .filter((element) => element !== null);
    return [...new Set(elements)].map((element) => ({ element }));
  },
  read({ element }, url) {
    // The first name of a row is its own; those after it are of people in common.
    const anchor = element.querySelector(NAMES);
    const link = anchor && linkOf(anchor);
    if (anchor === null || !link || rowOf(link) !== element) return null;
    const key = keyOf(link);
    const name = shownText(anchor);
    if (key === undefined || name === null || !agrees(element, anchor, key)) return null;
    const within = (selector: string) => textOf(element.querySelector(selector));
    return {
      element,
      anchor,
      sighting: sightingAt(url, 'salesnavigator', {
        name,
        headline: within('[data-anonymize="headline"]'),
        // In a search `job-title` is for how long they have had it.
        title: within(element.localName === 'tr' ? '[data-anonymize$="title"]' : '[data-anonymize="title"]'),
        company: within('[data-anonymize="company-name"]'),
        location: within('[data-anonymize="location"]'),
        urls: [memberAddress(key)],
      }),
    };
  },
});

function linkOf(name: Element): Element | null {
  return name.closest(LEAD_LINKS) ?? name.querySelector(LEAD_LINKS);
}

function rowOf(link: Element | null): Element | null {
  const near = link?.closest(`${ROWS}, ${RESULTS}`) ?? null;
  const item = near?.closest(ROWS);
  return item && item.querySelectorAll(RESULTS).length < 2 ? item : near;
}

function keyOf(link: Element): string | undefined {
  return readApplicationLink(link.getAttribute('href') ?? '').keys[0]?.key;
}

/**
 * A row names its lead more than once: by what it says to scroll to, by its picture, and by whatever is linked in front
 * of the name. Where one is somebody else, the name is not the row's own, or half of it is still the lead's before.
 */
function agrees(row: Element, name: Element, key: string): boolean {
  const before = [...row.querySelectorAll(LEAD_LINKS)].filter((link) => !isAfter(name, link));
  const picture = row.querySelector(PICTURES)?.closest(LEAD_LINKS);
  const links = picture && row.contains(picture) ? [...before, picture] : before;
  if (links.some((link) => keyOf(link) !== key)) return false;
  const marks = [row, ...row.querySelectorAll('[data-scroll-into-view]')];
  return marks.every((mark) => {
    const token = LEAD_URN.exec(mark.getAttribute('data-scroll-into-view') ?? '')?.[1];
    return token === undefined || keyOfToken(token) === key;
  });
}
