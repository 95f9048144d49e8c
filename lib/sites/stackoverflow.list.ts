// Reads the lists of users of the Stack Exchange network, `/users`: one card each.

import { type Place, placeOf, stackKey } from '@/lib/identity/site-addresses';
import type { ListReader } from './list';
import { placeOnSite } from './parts';
import { sightingAt } from './site';
import { textOf } from './text';

export const stackoverflowList: ListReader = {
  id: 'stackoverflow',
  rows(document, url) {
    const place = placeOf(url.href);
    if (place === null || !isStackList(place)) return [];
    const seen = new Set<string>();
    return [...document.querySelectorAll('#user-browser .user-info')].slice(0, MOST_ROWS).flatMap((element) => {
      const anchor = element.querySelector('.user-details a[href*="/users/"]');
      const person = placeOnSite(anchor?.getAttribute('href'), url);
      const key = person && stackKey(person);
      if (anchor === null || person === null || key === null || seen.has(key)) return [];
      seen.add(key);
      const sighting = sightingAt(url, 'stackoverflow', {
        name: textOf(anchor),
        location: textOf(element.querySelector('.user-location')),
        urls: [`${url.origin}/users/${person.path[1]}`],
      });
      return { element, anchor, sighting };
    });
  },
};

const MOST_ROWS = 200;

/** Users of one site: those of the whole network have no list. */
export function isStackList({ host, path }: Place): boolean {
  return path.length === 1 && path[0] === 'users' && host !== 'stackexchange.com';
}
