// Reads the lists of LinkedIn Recruiter and Recruiter Lite: searches, applicants, pipelines. A row is somebody's where its
// name is a link to their profile; members out of reach have neither. What an open drawer shows is no row.

import { memberAddress, profileAddress, readApplicationLink, readProfileLink } from '@/lib/identity/profile-url';
import { hrefOf, isAfter } from './linkedin-page';
import { listReader } from './list';
import { all } from './parts';
import { firstWords } from './rows';
import { shownText } from './shown-text';
import { sightingAt } from './site';
import { textOf, withoutDot } from './text';

/** The marked link first (2023, 2026), else any link in the name's place. */
const NAME_LINKS =
  'a[data-test-link-to-profile-link][href*="/talent/"], [data-test-row-lockup-full-name] a[href*="/talent/"]';
const ROWS =
  '[data-test-paginated-list-item], [data-test-paginated-profile-list-item-container], ol[data-test-paginated-list] > li, article.profile-list-item';
const MEMBER_LINKS = 'a[href*="/talent/"]';
const MOST_LINKS = 500;

export const recruiterList = listReader({
  id: 'recruiter',
  attributes: [
    'href',
    'data-test-link-to-profile-link',
    'data-test-row-lockup-full-name',
    'data-test-row-lockup-headline',
    'data-test-row-lockup-location',
    'data-test-personal-info-profile-link',
  ],
  places(document) {
    const places = new Map<Element, Element[]>();
    for (const link of all(document, NAME_LINKS, MOST_LINKS)) {
      const element = link.closest('[data-test-profile-container]') === null ? link.closest(ROWS) : null;
      if (element !== null) places.set(element, [...(places.get(element) ?? []), link]);
    }
    return [...places].map(([element, marks]) => ({ element, marks }));
  },
  read({ element, marks = [] }, url) {
    const link = marks.find((mark) => firstWords(mark) !== null);
    const anchor = link && firstWords(link);
    const key = link && keyOf(link);
    if (!anchor || key === undefined) return null;
    // Several names in one row, or a picture of somebody else: whose row it is nobody can tell.
    const before = [...element.querySelectorAll(MEMBER_LINKS)].filter((other) => isAfter(other, link));
    if (before.some((other) => (keyOf(other) ?? key) !== key)) return null;
    if ([...element.querySelectorAll(NAME_LINKS)].some((other) => keyOf(other) !== key)) return null;
    const vanities = new Set(
      [...element.querySelectorAll('a[data-test-personal-info-profile-link]')].map(
        (own) => readProfileLink(hrefOf(own)).vanity,
      ),
    );
    const [vanity = null] = vanities;
    return {
      element,
      anchor,
      sighting: sightingAt(url, 'recruiter', {
        name: shownText(link),
        headline: textOf(element.querySelector('[data-test-row-lockup-headline]')),
        location: withoutDot(textOf(element.querySelector('[data-test-row-lockup-location]'))),
        urls: [...(vanity !== null && vanities.size === 1 ? [profileAddress(vanity)] : []), memberAddress(key)],
      }),
    };
  },
});

function keyOf(link: Element): string | undefined {
  return readApplicationLink(hrefOf(link)).keys[0]?.key;
}
