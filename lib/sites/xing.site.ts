// Reads Xing profiles. The page goes on without loading, and links to many other members; only links to a member's own
// screens, and head or data that agree with the heading, say whose page it is.

import { xingKey } from '@/lib/identity/site-addresses';
import { NO_SUBJECT, profileSite } from './profile-site';
import type { Site } from './site';
import { textOf } from './text';
import { accountsElsewhere, keyReader, keysOfScreens, linksOf, saidByData, shownBy, textAt } from './witnesses';

const HEADINGS = [
  '[data-qa="malt-profile-display-name"] > span', // 2019
  '[data-qa*="profile-display-name"], [data-testid*="profile-display-name"]', // 2021
  'main :is(h1, h2)',
];

const SCREENS = new Set(['cv', 'web_profiles', 'portfolio', 'activities', 'contacts']);

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
    const { key, name } = shownBy(document, keyOf, { headings: HEADINGS, own, said: saidByData(document, keyOf) });
    if (key === null) return NO_SUBJECT;
    return {
      proof: [key],
      anchor: name,
      read: () => ({
        name: textOf(name),
        ...position(
          textAt(document, '[data-qa="profile-occupation-work_experience"] p', '[data-qa="profile-occupations"] p'),
        ),
        location: textAt(document, '[data-qa="profile-location"] p', '[data-qa="profile-location"]'),
        links: accountsElsewhere(document.querySelector('[data-qa="web-profiles"], [data-qa="profile-web-profiles"]')),
      }),
    };
  },
});

/** `Engineer, Example GmbH`: what follows the last comma is the employer. Where there is none, it is only a headline. */
function position(line: string | null): { headline: string | null; title: string | null; company: string | null } {
  const [, title = null, company = null] = /^(.+),\s+([^,]+)$/.exec(line ?? '') ?? [];
  return { headline: line, title, company };
}
