// Reads Dribbble profiles. Loaded whole each time. Teams share the form of address and much of the page; shots carry
// their author's name, and are nobody's page.

import { dribbbleKey } from '@/lib/identity/site-addresses';
import { soleOf, textAt } from './parts';
import { NO_SUBJECT, profileSite } from './profile-site';
import type { Site } from './site';
import { textOf } from './text';
import {
  accountsElsewhere,
  headingsOf,
  keyReader,
  keysOfHead,
  keysOfScreens,
  linksOf,
  linksToMembers,
} from './witnesses';

/** Where the name stands and what stands around it. */
const MASTHEAD = '[class*="masthead"], [data-profile-masthead-container]'; // 2026-01

const NAMING = { host: /^dribbble\.com$/, key: dribbbleKey };

export const dribbble: Site = profileSite({
  id: 'dribbble',
  name: 'Dribbble',
  matches: ['https://dribbble.com/*'],
  key: dribbbleKey,
  addressOf: (key) => `https://dribbble.com/${encodeURIComponent(userOf(key))}`,
  subject(document, url) {
    // The menu of whoever is signed in links to their screens too.
    const links = linksOf(document.body).filter((link) => link.closest('header, [class*="site-nav"]') === null);
    const tabs = keysOfScreens(links, url, NAMING, ({ path }) => path[1]);
    const key = soleOf([...keysOfHead(document, keyReader(url, NAMING)), ...tabs]);
    const name =
      headingsOf(document).find((heading) => heading.matches('h1') && heading.closest(MASTHEAD) !== null) ?? null;
    const mastheads = mastheadsAround(name);
    // Of people and teams alike; og:type says `video.other` (2026-01). Else a masthead with somebody's screens below is enough.
    const isProfile = document.body.id === 'profile' || (name !== null && tabs.length > 0);
    if (key === null || !isProfile || isTeam(mastheads, links, key)) return NO_SUBJECT;
    return {
      proof: [key],
      anchor: name,
      read: () => ({
        name: textOf(name),
        headline: firstIn(mastheads, 'h2'), // 2026-01
        location: firstIn(mastheads, '[class*="locality"]'), // 2022
        links: accountsElsewhere(document.querySelector('[class*="social-section"], [class*="profile-social"]')),
      }),
    };
  },
});

function userOf(key: string): string {
  return key.slice('dribbble:'.length);
}

/** Parts of the masthead are called after it: the nearest first. */
function mastheadsAround(name: Element | null): Element[] {
  const found: Element[] = [];
  for (let next = name?.closest(MASTHEAD); next && found.length < 5; next = next.parentElement?.closest(MASTHEAD))
    found.push(next);
  return found;
}

function firstIn(parts: readonly Element[], selector: string): string | null {
  return parts.map((part) => textAt(part, selector)).find((text) => text !== null) ?? null;
}

/** A team is labelled as one and lists its members. */
function isTeam(mastheads: readonly Element[], links: readonly Element[], key: string): boolean {
  if (mastheads.some((part) => part.querySelector('.badge-team') !== null)) return true;
  return linksToMembers(links, userOf(key));
}
