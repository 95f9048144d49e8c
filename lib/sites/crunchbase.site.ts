// Reads Crunchbase's pages of people. The page goes on without loading; colleagues, founders and advisers are linked by
// the same form of address, their further screens are not.

import { crunchbaseKey } from '@/lib/identity/site-addresses';
import { all, textAt } from './parts';
import { NO_SUBJECT, profileSite } from './profile-site';
import type { Site } from './site';
import { textOf } from './text';
import { accountsElsewhere, keyReader, keysOfScreens, linksOf, saidByAddress, shownBy } from './witnesses';

const HEADINGS = [
  'profile-header h1', // 2022
  '.identifier-nav-title h1', // 2020
  'h1',
  'profile-header .profile-name', // 2023
];

const NAMING = { host: /^crunchbase\.com$/, key: crunchbaseKey };

export const crunchbase: Site = profileSite({
  id: 'crunchbase',
  name: 'Crunchbase',
  matches: ['https://www.crunchbase.com/*'],
  key: crunchbaseKey,
  isList: ({ path }) => path[0] === 'discover' || path[0] === 'lists',
  addressOf: (key) => `https://www.crunchbase.com/person/${encodeURIComponent(key.slice('crunchbase:'.length))}`,
  subject(document, url) {
    const own = keysOfScreens(linksOf(document.body), url, NAMING, ({ path }) => path[2]);
    const keyOf = keyReader(url, NAMING);
    const said = saidByAddress(document, keyOf(url.href), ...HEADINGS);
    const { key, name } = shownBy(document, keyOf, { headings: HEADINGS, own, said });
    if (key === null) return NO_SUBJECT;
    const overview = document.querySelector('fields-card');
    return {
      proof: [key],
      anchor: name,
      read: () => ({
        name: textOf(name),
        company:
          textAt(document, 'profile-header a[href*="/organization/"]') ?? textAt(overview, 'a[href*="/organization/"]'),
        location: placeIn(overview),
        links: accountsElsewhere(document.querySelector('profile-section, section-card')),
      }),
    };
  },
});

/** City, region and country are links of their own. */
function placeIn(overview: Element | null): string | null {
  const parts = overview === null ? [] : all(overview, 'a[href*="location_identifiers"]', 4).map(textOf);
  return parts.filter((part) => part !== null).join(', ') || null;
}
