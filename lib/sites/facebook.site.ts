// Reads Facebook profiles of people, as far as they can be told from pages of companies: only people have friends to show.
// The page goes on without loading; friends and authors of posts are linked by the same form of address.

import { facebookKey, type Place } from '@/lib/identity/site-addresses';
import { all, metaOf, ownText } from './parts';
import { NO_SUBJECT, profileSite } from './profile-site';
import type { Site } from './site';
import { textOf } from './text';
import { keyReader, keysOfHead, keysOfScreens, linksOf, shownBy } from './witnesses';

/** `/mara.example/friends`, `/profile.php?id=1&sk=friends` */
const screenOf = ({ path, url }: Place) => (path[0] === 'profile.php' ? url.searchParams.get('sk') : path.at(-1));

const NAMING = { host: /^(?:(?:m|web)\.)?facebook\.com$/, key: facebookKey };

export const facebook: Site = profileSite({
  id: 'facebook',
  name: 'Facebook',
  matches: ['https://www.facebook.com/*', 'https://m.facebook.com/*', 'https://web.facebook.com/*'],
  key: facebookKey,
  addressOf,
  subject(document, url) {
    const keyOf = keyReader(url, NAMING);
    const main = document.querySelector('[role="main"]') ?? aroundTabs(document);
    const links = linksOf(main);
    const own = keysOfScreens(links, url, NAMING, (place) => /^(?:about|friends)$/.exec(screenOf(place) ?? '')?.[0]);
    if (own.length === 0) return NO_SUBJECT;
    const { key, name } = shownBy(document, keyOf, { headings: ['h1'], within: main, own });
    if (key === null) return NO_SUBJECT;
    const number = numberIn(document, key, keysOfHead(document, keyOf), name);
    return {
      proof: number === null ? [key] : [key, number],
      anchor: name,
      // Another name stands beside it in brackets.
      read: () => ({
        name: ownText(name) ?? textOf(name),
        urls: [key, ...(number === null ? [] : [number])].map(addressOf),
      }),
    };
  },
});

/** Nobody's own part of a page: who looks at it is linked there. */
const FURNITURE = '[role="banner"], [role="navigation"], [role="complementary"], [role="dialog"]';

/** What holds the tabs and one heading above them, as a profile does; null where there are other things in it. */
function aroundTabs(document: Document): Element | null {
  const [tabs, others] = all(document, '[role="tablist"]', 2);
  if (tabs === undefined || others !== undefined || tabs.closest(FURNITURE) !== null) return null;
  let around: Element | null = tabs;
  for (let step = 0; step < FAR && around?.querySelector('h1') === null; step++) around = around.parentElement;
  return around?.querySelectorAll('h1').length === 1 && around.querySelector(FURNITURE) === null ? around : null;
}

const FAR = 12;

function addressOf(key: string): string {
  const [, kind, value = ''] = /^facebook:(id|user):(.+)$/.exec(key) ?? [];
  return kind === 'id'
    ? `https://www.facebook.com/profile.php?id=${value}`
    : `https://www.facebook.com/${encodeURIComponent(value)}`;
}

/** The number in the address of the app, where the head is still the shown person's. */
function numberIn(document: Document, key: string, head: string[], name: Element | null): string | null {
  const number = /^fb:\/\/profile\/([1-9]\d{0,19})$/.exec(metaOf(document, 'al:android:url') ?? '')?.[1];
  const isTheirs = head.length > 0 && head.every((one) => one === key) && name !== null;
  return number === undefined || !isTheirs ? null : `facebook:id:${number}`;
}
