// Reads GitHub's lists of people: followers, stargazers, watchers, an organisation's people, the search for users. Whoever
// is only mentioned in somebody's description is in no list; organisations among the results of a search are nobody.

import { githubKey, type Place, placeOf } from '@/lib/identity/site-addresses';
import { listReader, type RowPlace } from './list';
import { addressIn, all, placeOnSite } from './parts';
import { type Territory, territories } from './rows';
import { sightingAt } from './site';
import { textOf, tidy } from './text';

export const githubList = listReader({
  id: 'github',
  attributes: ['href', 'src', 'data-hovercard-type', 'data-hovercard-url', 'data-square'],
  places(document, url) {
    const place = placeOf(url.href);
    const root =
      document.querySelector('[data-testid="results-list"]') ?? document.querySelector('main') ?? document.body;
    if (place === null || !isGithubList(place)) return [];
    return territories(root, linksToPeople(root, url)).flatMap((part) => placeIn(part, root) ?? []);
  },
  read({ element, marks = [], told: [key = ''] = [] }, url) {
    const anchor = marks.find((mark) => textOf(mark) !== null);
    if (anchor === undefined || element.querySelector('.h-card') !== null || isOfOrganisation(element)) return null;
    const login = key.slice('github:'.length);
    const name = nameIn(anchor);
    return {
      element,
      anchor,
      sighting: sightingAt(url, 'github', {
        name: name?.replace(/^@/, '').toLowerCase() === login ? null : name,
        company: textOf(element.querySelector('.octicon-organization')?.nextElementSibling),
        location: tidy(element.querySelector('.octicon-location')?.nextSibling?.textContent),
        urls: [`https://github.com/${login}`, ...pictures(marks, url)],
      }),
    };
  },
});

/** Followers stand beside the profile of whom they follow: the page is about many. */
export function isGithubList({ host, path, url }: Place): boolean {
  if (host !== 'github.com') return false;
  const [first, , third, ...rest] = path;
  if (path.length === 1 && first === 'search') return url.searchParams.get('type')?.toLowerCase() === 'users';
  if (path.length === 1) return /^follow(?:ers|ing)$/.test(url.searchParams.get('tab') ?? '');
  if (first === 'orgs') return third === 'people' || third === 'followers';
  return /^(?:stargazers|watchers)$/.test(third ?? '') && rest.length <= 1;
}

/** Places where nobody but the listed is linked. A card opens over people's names everywhere. */
const CARD = 'a[data-hovercard-type="user"]';
const LINKS = [
  `.d-table ${CARD}`, // followers, 2017 to 2026
  '.follow-list-name a', // stargazers and watchers
  `#repos li ${CARD}`,
  `#org-members-table ${CARD}, .member-list-item ${CARD}, [itemtype$="schema.org/Organization"] .Box-row ${CARD}`,
  '.search-title a', // 2023 and later
].join(',');
/** Beside the list, and inside of descriptions. */
const NOT_LISTED = '.h-card, header, nav, footer, dialog, details-dialog, .user-mention';
const MOST_LINKS = 1000;

function linksToPeople(root: Element, url: URL): Map<Element, string | null> {
  const links = all(root, LINKS, MOST_LINKS).filter((link) => !link.closest(NOT_LISTED));
  return new Map(
    links.map((link) => {
      const place = placeOnSite(link.getAttribute('href'), url);
      const isOrganisation = /^\/orgs\//.test(link.getAttribute('data-hovercard-url') ?? '');
      return [link, place === null || isOrganisation ? null : githubKey(place)];
    }),
  );
}

const ITEMS = 'li, tr, article, .d-table, .Box-row, [role="listitem"]';

/** Pictures alone are contributors and the like, not rows; an item that names somebody else as well names nobody. */
function placeIn({ element, key, marks }: Territory, root: Element): RowPlace | null {
  const anchor = marks.find((mark) => textOf(mark) !== null);
  const around = anchor?.closest(ITEMS);
  const item = !around || around.contains(root) ? null : around;
  const row = item ?? element;
  if (anchor === undefined || !element.contains(row)) return null;
  return { element: row, marks: marks.filter((mark) => row.contains(mark)), told: [key] };
}

/** Theirs have corners, people's are round. */
function isOfOrganisation(row: Element): boolean {
  return row.querySelector('img[data-square], img.avatar-square') !== null;
}

/** Name and login may share the link, each in an element of its own. */
function nameIn(link: Element): string | null {
  return textOf(link.childElementCount > 1 ? link.firstElementChild : link) ?? textOf(link);
}

/** Accounts' own pictures lie under their numbers. */
function pictures(marks: readonly Element[], url: URL): string[] {
  const found = marks.flatMap((mark) => {
    const source = addressIn(mark.querySelector('img')?.getAttribute('src'), url) ?? '';
    return /^https:\/\/avatars\d?\.githubusercontent\.com\/u\/[1-9]\d{0,14}(?=\?|$)/.exec(source)?.[0] ?? [];
  });
  return [...new Set(found)].slice(0, 1);
}
