// Reads Behance profiles. The page goes on without loading: the data in it are the first profile's, and count only while
// the heading agrees. Projects carry their owners' names, and are nobody's page.

import { behanceKey, type Place } from '@/lib/identity/site-addresses';
import type { Sighting } from '@/lib/model/sighting';
import { below, dataIn } from './page-data';
import { NO_SUBJECT, profileSite } from './profile-site';
import type { Site } from './site';
import { textOf, tidy } from './text';
import { all, type KeyOf, keyReader, keysAt, type Statement, shownBy, textAt } from './witnesses';

const HEADINGS = [
  'h1[class*="ProfileInfo"], [class*="ProfileInfo"] h1', // 2024
  'h1[class*="UserInfo"], [class*="UserInfo"] h1', // 2021
  'main h1',
];

const ownTab = (place: Place) => (place.path.length > 1 ? behanceKey(place) : null);

export const behance: Site = profileSite({
  id: 'behance',
  name: 'Behance',
  matches: ['https://www.behance.net/*'],
  key: behanceKey,
  addressOf: (key) => `https://www.behance.net/${encodeURIComponent(key.slice('behance:'.length))}`,
  subject(document, url) {
    const host = /^behance\.net$/;
    const keyOf = keyReader(url, host, behanceKey);
    const links = all(document, 'main a[href]');
    // A team has members.
    if (links.some((link) => /^[^?#]*\/members\/?$/.test(link.getAttribute('href') ?? ''))) return NO_SUBJECT;
    const own = keysAt(links, 'href', keyReader(url, host, ownTab));
    const owner = ownerIn(document, keyOf);
    const { key, name } = shownBy(document, keyOf, { headings: HEADINGS, own, said: owner === null ? [] : [owner] });
    if (key === null) return NO_SUBJECT;
    return {
      proof: [key],
      anchor: name,
      read: () => ({
        name: textOf(name),
        headline: textAt(document, '[class*="ProfileInfo"] [class*="ccupation"]'),
        location: textAt(document, '[class*="ProfileInfo"] [class*="ocation"]'),
        ...(owner?.key === key && name !== null ? owner.fields : {}),
      }),
    };
  },
});

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
