// Reads member profiles of LinkedIn Recruiter and Recruiter Lite: full pages, and drawers over a list. The drawer's
// address changes before its card does. Nothing of "similar profiles" is the member's.

import { ancestorsUpTo, applicationSite, type MemberCard } from './application-site';
import { textOf, withoutDot } from './text';

/** The drawer wins: a full page may lie under it (2026). */
const CONTAINERS = [
  '.profile-slidein__wrapper [data-test-profile-container]',
  '[data-test-profile-container]',
  '#profile-container', // 2025
];
const TOP_CARD = '.profile__topcard-wrapper, .topcard-condensed'; // 2024
const LOCKUP = '[data-test-topcard-condensed-lockup]';
const NAME = '[data-test-row-lockup-full-name]';
/** Parts of a top card that are other people's, or drawn by the address alone. */
const FOREIGN = 'nav, ol, ul, aside, article, [role="tablist"], [role="tab"]';

export const recruiter = applicationSite({
  id: 'recruiter',
  name: 'LinkedIn Recruiter',
  matches: ['https://www.linkedin.com/talent/*'],
  card(document) {
    const container = CONTAINERS.map((selector) => document.querySelector(selector)).find((found) => found !== null);
    const lockup = container?.querySelector(LOCKUP) ?? container?.querySelector(TOP_CARD);
    const name = lockup?.querySelector(NAME);
    return container && lockup && name ? cardIn(container, lockup, name) : null;
  },
});

function cardIn(container: Element, lockup: Element, name: Element): MemberCard {
  const topCard = lockup.closest(TOP_CARD) ?? lockup;
  const within = (selector: string) => textOf(topCard.querySelector(selector));
  const ownLinks = [...topCard.querySelectorAll('a[href*="/talent/"]')].filter((link) => {
    const foreign = link.closest(FOREIGN);
    return foreign === null || !topCard.contains(foreign);
  });
  const publicLinks = new Set(
    [...container.querySelectorAll('a[data-test-personal-info-profile-link], a[data-test-public-profile-link]')].map(
      (link) => link.getAttribute('href'),
    ),
  );
  const [publicLink = null] = publicLinks;
  return {
    name: name.querySelector('.artdeco-entity-lockup__title') ?? name,
    landmarks: [
      [...ancestorsUpTo(lockup, container), ...name.querySelectorAll('a')],
      lockup.querySelectorAll('*'),
      ownLinks,
    ],
    publicLink: publicLinks.size === 1 ? publicLink : null,
    fields: () => ({
      headline: within('[data-test-row-lockup-headline]'),
      company: within('[data-test-topcard-condensed-lockup-current-employer]'),
      title: null,
      location: withoutDot(within('[data-test-row-lockup-location]')),
    }),
  };
}
