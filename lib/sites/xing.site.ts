// Reads Xing profiles. The page goes on without loading, and links to many other members; only links to a member's own
// screens, and an address, head or data that agree with the heading, say whose page it is.

import { xingKey } from '@/lib/identity/site-addresses';
import { ownText, textAt } from './parts';
import { NO_SUBJECT, profileSite } from './profile-site';
import type { Site } from './site';
import { textOf } from './text';
import { accountsElsewhere, keyReader, keysOfScreens, linksOf, saidByAddress, saidByData, shownBy } from './witnesses';

/** Where nothing but the member's name stands, a badge beside it. */
const NAMES = [
  '#XingIdModule h1', // 2022 to 2025
  '[data-qa="malt-profile-display-name"] > span', // 2019
  '[data-qa*="profile-display-name"], [data-testid*="profile-display-name"]', // 2021
  '[class*="xing_id-container"] h1', // 2024, logged out
];

const SCREENS = new Set(['cv', 'web_profiles', 'portfolio', 'activities', 'contacts', 'xing-id']);

const NAMING = { host: /^xing\.com$/, key: xingKey };

export const xing: Site = profileSite({
  id: 'xing',
  name: 'Xing',
  matches: ['https://www.xing.com/*'],
  key: xingKey,
  isList: ({ path }) => path[0] === 'search' && path[1] === 'members',
  addressOf: (key) => `https://www.xing.com/profile/${encodeURIComponent(key.slice('xing:'.length))}`,
  subject(document, url) {
    const own = keysOfScreens(linksOf(document.querySelector('main')), url, NAMING, ({ path }) =>
      SCREENS.has(path[2] ?? '') ? path[2] : null,
    );
    const keyOf = keyReader(url, NAMING);
    const said = [...saidByData(document, keyOf), ...saidByAddress(document, keyOf(url.href), ...NAMES)];
    const { key, name } = shownBy(document, keyOf, { headings: [...NAMES, 'main :is(h1, h2)'], own, said });
    if (key === null) return NO_SUBJECT;
    return {
      proof: [key],
      anchor: name,
      read: () => ({
        name: ownText(name) ?? textOf(name),
        ...position(
          textAt(document, '[data-qa="profile-occupation-work_experience"] p', '[data-qa="profile-occupations"] p') ??
            besideIcon(document, 'IconJobs'),
        ),
        location:
          textAt(document, '[data-qa="profile-location"] p', '[data-qa="profile-location"]') ??
          besideIcon(document, 'IconLocationPin'),
        links: accountsElsewhere(document.querySelector('[data-qa="web-profiles"], [data-qa="profile-web-profiles"]')),
      }),
    };
  },
});

/** Place and position stand beside a sign each (2024). */
function besideIcon(document: Document, icon: string): string | null {
  const sign = document.querySelector(`#XingIdModule [data-xds="${icon}"]`);
  return textAt(sign?.parentElement ?? null, 'p');
}

/** `Engineer, Example GmbH`: what follows the last comma is the employer. Where there is none, it is only a headline. */
function position(line: string | null): { headline: string | null; title: string | null; company: string | null } {
  const [, title = null, company = null] = /^(.+),\s+([^,]+)$/.exec(line ?? '') ?? [];
  return { headline: line, title, company };
}
