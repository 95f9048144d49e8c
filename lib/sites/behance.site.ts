// Reads Behance profiles. The page goes on without loading: the data in it are the first profile's, and count only while
// the heading agrees. Projects carry their owners' names, and are nobody's page.

import { behanceKey } from '@/lib/identity/site-addresses';
import type { Sighting } from '@/lib/model/sighting';
import { below, dataIn } from './page-data';
import { textAt } from './parts';
import { NO_SUBJECT, profileSite } from './profile-site';
import type { Site } from './site';
import { textOf, tidy } from './text';
import { type KeyOf, keyReader, keysOfScreens, linksOf, linksToMembers, type Statement, shownBy } from './witnesses';

const HEADINGS = [
  'h1[class*="ProfileInfo"], [class*="ProfileInfo"] h1', // 2024
  'h1[class*="UserInfo"], [class*="UserInfo"] h1', // 2021
  'main h1',
  'main [class*="ProfileInfo-name"]', // 2024
];

const NAMING = { host: /^behance\.net$/, key: behanceKey };

export const behance: Site = profileSite({
  id: 'behance',
  name: 'Behance',
  matches: ['https://www.behance.net/*'],
  key: behanceKey,
  addressOf: (key) => `https://www.behance.net/${encodeURIComponent(userOf(key))}`,
  subject(document, url) {
    const keyOf = keyReader(url, NAMING);
    const links = linksOf(document.querySelector('main') ?? document.querySelector('[class*="ProfileNav-root"]'));
    const own = keysOfScreens(links, url, NAMING, ({ path }) => path[1]);
    const owner = ownerIn(document, keyOf);
    const { key, name } = shownBy(document, keyOf, { headings: HEADINGS, own, said: owner === null ? [] : [owner] });
    if (key === null || linksToMembers(linksOf(document.body), userOf(key))) return NO_SUBJECT;
    return {
      proof: [key],
      anchor: name,
      read: () => ({
        name: textOf(name),
        headline: textAt(document, '[class*="ProfileInfo-occupation"]'),
        location: textAt(document, '[class*="ProfileInfo-location"]'),
        ...(owner?.key === key && name !== null ? owner.fields : {}),
      }),
    };
  },
});

function userOf(key: string): string {
  return key.slice('behance:'.length);
}

interface Owner extends Statement {
  fields: Partial<Sighting>;
}

/** Whose page was loaded. */
function ownerIn(document: Document, keyOf: KeyOf): Owner | null {
  const owner = below(dataIn(document.querySelector('#beconfig-store_state')), 'profile', 'owner');
  const text = (...names: string[]) =>
    names.map((name) => below(owner, name)).find((value) => typeof value === 'string' && value !== '') as
      | string
      | undefined;
  const [user, called] = [text('username'), text('display_name', 'displayName')];
  const key = user === undefined ? null : keyOf(`/${user}`);
  if (key === null || called === undefined) return null;
  const social = below(owner, 'social_links') ?? below(owner, 'socialLinks');
  const links = [
    text('website'),
    ...(Array.isArray(social) ? social.slice(0, 20).map((one) => below(one, 'url')) : []),
  ];
  return {
    key,
    called,
    fields: {
      headline: tidy(text('occupation')),
      company: tidy(text('company')),
      location: tidy(text('location')),
      links: links.filter(
        (href) => typeof href === 'string' && /^https?:\/\//i.test(href) && href.length < 500,
      ) as string[],
    },
  };
}
