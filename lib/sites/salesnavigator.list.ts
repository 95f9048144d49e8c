// Reads the lists of LinkedIn Sales Navigator: searches and saved lists of leads. A row is somebody's where its name is a
// link to the lead; rows that are still empty, and members out of reach, are nobody's.

import { keyOfToken, memberAddress, readApplicationLink } from '@/lib/identity/profile-url';
import { listReader } from './list';
import { all } from './parts';
import { sightingAt } from './site';
import { textOf } from './text';

const NAMES = '[data-anonymize="person-name"]';
const LEAD_LINKS = 'a[href*="/sales/lead/"], a[href*="/sales/people/"]';
/** Of searches (2026-09), of saved lists. */
const ROWS = 'li.artdeco-list__item, tr, [data-x-search-result="LEAD"]';
const LEAD_URN = /fs_salesProfile:\((A[\w-]{38})[,)]/;
const MOST_NAMES = 500;

export const salesnavigatorList = listReader({
  id: 'salesnavigator',
  attributes: ['href', 'data-anonymize', 'data-scroll-into-view', 'data-x-search-result'],
  places(document) {
    const elements = all(document, NAMES, MOST_NAMES)
      .map((name) => linkOf(name)?.closest(ROWS))
      .filter((element) => element !== null && element !== undefined);
    return [...new Set(elements)].map((element) => ({ element }));
  },
  read({ element }, url) {
    // The first name of a row is its own; those after it are of people in common.
    const anchor = element.querySelector(NAMES);
    const link = anchor && linkOf(anchor);
    if (anchor === null || !link || link.closest(ROWS) !== element) return null;
    const key = readApplicationLink(link.getAttribute('href') ?? '').keys[0]?.key;
    const name = textOf(anchor);
    if (key === undefined || name === null || !agrees(element, key)) return null;
    const within = (selector: string) => textOf(element.querySelector(selector));
    return {
      element,
      anchor,
      sighting: sightingAt(url, 'salesnavigator', {
        name,
        headline: within('[data-anonymize="headline"]'),
        title: within('[data-anonymize="title"], [data-anonymize="job-title"]'),
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

/** A row names its lead a second time where it says which to scroll to. */
function agrees(row: Element, key: string): boolean {
  const marks = [row, ...row.querySelectorAll('[data-scroll-into-view]')];
  return marks.every((mark) => {
    const token = LEAD_URN.exec(mark.getAttribute('data-scroll-into-view') ?? '')?.[1];
    return token === undefined || keyOfToken(token) === key;
  });
}
