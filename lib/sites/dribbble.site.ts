// Reads Dribbble profiles. Loaded whole each time. Teams share the form of address and much of the page; shots carry
// their author's name, and are nobody's page.

import { dribbbleKey, type Place } from '@/lib/identity/site-addresses';
import { NO_SUBJECT, profileSite } from './profile-site';
import type { Site } from './site';
import { textOf } from './text';
import { accountsElsewhere, all, firstWithText, keyReader, keysAt, keysOfHead, soleOf, textAt } from './witnesses';

/** The menu of whoever is signed in links to their screens too: the person's own are linked below their name. */
const TABS = ['[class*="masthead"] a[href]', '[class*="subnav"] a[href]', '[class*="profile-nav"] a[href]'].join(',');

const HEADINGS = [
  '[class*="masthead"] h1, h1[class*="masthead"]', // 2026-01
  '[data-profile-masthead-container] h1',
];

const ownTab = (place: Place) => (place.path.length > 1 ? dribbbleKey(place) : null);

export const dribbble: Site = profileSite({
  id: 'dribbble',
  name: 'Dribbble',
  matches: ['https://dribbble.com/*'],
  key: dribbbleKey,
  addressOf: (key) => `https://dribbble.com/${encodeURIComponent(key.slice('dribbble:'.length))}`,
  subject(document, url) {
    // Of people and teams alike; og:type says `video.other` (2026-01).
    if (document.querySelector('body#profile') === null || isTeam(document)) return NO_SUBJECT;
    const host = /^dribbble\.com$/;
    const key = soleOf([
      ...keysOfHead(document, keyReader(url, host, dribbbleKey)),
      ...keysAt(all(document, TABS), 'href', keyReader(url, host, ownTab)),
    ]);
    if (key === null) return NO_SUBJECT;
    const name = firstWithText(document, ...HEADINGS);
    return {
      proof: [key],
      anchor: name,
      read: () => ({
        name: textOf(name),
        headline: textAt(document, '[class*="masthead"] h2', '[data-profile-masthead-container] h2'), // 2026-01
        location: textAt(document, '[class*="masthead"] [class*="locality"]', '[class*="locality"], .location'),
        links: accountsElsewhere(document.querySelector('[class*="social-section"], [class*="profile-social"]')),
      }),
    };
  },
});

/** A team is labelled as one and lists its members. */
function isTeam(document: Document): boolean {
  return (
    document.querySelector('[class*="masthead"] .badge-team, body.team, body#team') !== null ||
    all(document, TABS).some((link) => /\/members\/?$/.test(link.getAttribute('href') ?? ''))
  );
}
