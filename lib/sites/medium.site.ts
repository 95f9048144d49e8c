// Reads authors on Medium. Their pages carry nothing but generated class names, so that identity comes from the metadata,
// which the application keeps up to date, and from the author's own links.

import { mediumKey, type Place, placeOf } from '@/lib/identity/site-addresses';
import { addressIn, metaOf, soleOf } from './parts';
import { NO_SUBJECT, profileSite, type Subject } from './profile-site';
import { textOf, tidy } from './text';
import { headingsOf } from './witnesses';

export const medium = profileSite({
  id: 'medium',
  name: 'Medium',
  matches: ['https://*.medium.com/*'],
  key: mediumKey,
  addressOf: (key) => `https://medium.com/@${key.slice('medium:'.length)}`,
  subject,
});

const NAME = 'h1.pw-author-name, h2.pw-author-name';

function subject(document: Document, url: URL): Subject {
  const addresses = [
    document.querySelector('link[rel="canonical"]')?.getAttribute('href'),
    metaOf(document, 'og:url'),
  ].flatMap((address) => placeOnMedium(address, url) ?? []);
  const key = addresses.length > 0 ? soleOf(addresses.map(mediumKey)) : keyOfHost(document, url);
  if (key === null || !isAuthor(document, key, url)) return NO_SUBJECT;
  const names = [...document.querySelectorAll(NAME)].slice(0, 10).map(textOf);
  return {
    proof: [key],
    anchor: document.querySelector(NAME),
    read: () => ({
      name: soleOf(names) ?? nameInTitle(document, addresses[0]) ?? nameInTabTitle(document),
      headline: textOf(document.querySelector('.pw-bio')),
    }),
  };
}

/** An author is reached at a host of their own as well. */
function placeOnMedium(address: string | null | undefined, url: URL): Place | null {
  const place = placeOf(addressIn(address, url) ?? '');
  return place !== null && /(?:^|\.)medium\.com$/.test(place.host) ? place : null;
}

/** A host of an author's own has no other author: where the head is silent, their name may not link to anybody else. */
function keyOfHost(document: Document, url: URL): string | null {
  const place = placeOf(url.origin);
  const key = place?.host.endsWith('.medium.com') ? mediumKey(place) : null;
  const names = [...document.querySelectorAll(NAME)].slice(0, 10);
  const linked = names.flatMap((name) => {
    const to = placeOnMedium(name.closest('a')?.getAttribute('href'), url);
    return (to && mediumKey(to)) ?? [];
  });
  const isFollowed = document.querySelector('a[href*="/followers"]') !== null;
  return names.length > 0 && isFollowed && linked.every((found) => found === key) ? key : null;
}

/** Not a publication: followed as a person is, `/@mara/followers`, and as nobody else; without such a link it says so. */
function isAuthor(document: Document, key: string, url: URL): boolean {
  const links = [...document.querySelectorAll('a[href*="/followers"]')].slice(0, 20);
  const followed = links.flatMap((link) => {
    const place = placeOnMedium(link.getAttribute('href'), url);
    return (place && mediumKey(place)) ?? [];
  });
  return followed.length > 0 ? followed.every((found) => found === key) : metaOf(document, 'og:type') === 'profile';
}

/** `Mara Example – Medium`; a tab has a title of its own. */
function nameInTitle(document: Document, place: Place | undefined): string | null {
  const isFront = place?.path.length === (place?.host === 'medium.com' ? 1 : 0);
  return isFront ? tidy(metaOf(document, 'og:title')?.replace(/\s[–—-]\sMedium$/, '')) : null;
}

/** `About – Mara Example – Medium`, where a heading says the name too. */
function nameInTabTitle(document: Document): string | null {
  const [, name] = /\s[–—-]\s(.+?)\s[–—-]\sMedium$/.exec(metaOf(document, 'og:title') ?? '') ?? [];
  return name !== undefined && headingsOf(document).some((heading) => textOf(heading) === name) ? name : null;
}
