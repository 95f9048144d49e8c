// Reads the lists of users of the Stack Exchange network, `/users`: one card each.

import { type Place, placeOf, stackKey } from '@/lib/identity/site-addresses';
import { listReader } from './list';
import { all, placeOnSite } from './parts';
import { sightingAt } from './site';
import { textOf } from './text';

export const stackoverflowList = listReader({
  id: 'stackoverflow',
  attributes: ['href'],
  places(document, url) {
    const place = placeOf(url.href);
    if (place === null || !isStackList(place)) return [];
    return all(document, '#user-browser .user-info', MOST_ROWS).map((element) => ({ element }));
  },
  read({ element }, url) {
    const anchor = element.querySelector('.user-details a[href*="/users/"]');
    const person = placeOnSite(anchor?.getAttribute('href'), url);
    if (anchor === null || person === null || stackKey(person) === null) return null;
    const sighting = sightingAt(url, 'stackoverflow', {
      name: textOf(anchor),
      location: textOf(element.querySelector('.user-location')),
      urls: [`${url.origin}/users/${person.path[1]}`],
    });
    return { element, anchor, sighting };
  },
});

const MOST_ROWS = 200;

/** Users of one site: those of the whole network have no list. */
export function isStackList({ host, path }: Place): boolean {
  return path.length === 1 && path[0] === 'users' && host !== 'stackexchange.com';
}
