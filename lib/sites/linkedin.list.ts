// Reads LinkedIn's lists of people: search, my network, the people of companies and schools, and those beside a profile.
// A row is somebody's only where its first words are a link to them: mutual connections are linked further down, members
// out of reach not at all. Landmarks of a row that name two people name nobody.

import { keyOfToken, memberAddress, profileAddress, readProfileLink, readProfileUrl } from '@/lib/identity/profile-url';
import type { Sighting } from '@/lib/model/sighting';
import { isBehindFrame } from './interop-frame';
import { all, besideProfile, hrefOf, isAfter, isDegree, KEYS, keyed, queryOf } from './linkedin-page';
import { listReader, type Row, type RowPlace } from './list';
import { firstWords, territories } from './rows';
import { shownText } from './shown-text';
import { sightingAt } from './site';
import { textOf } from './text';

export const linkedinList = listReader({
  id: 'linkedin',
  attributes: ['href', ...KEYS, 'data-chameleon-result-urn', 'aria-hidden'],
  places(document, url) {
    // The list that is seen is in the frame.
    const found = isBehindFrame(document) ? [] : placesOn(url.pathname, document);
    // Parts of a page may lie in each other.
    return [...new Map(found.map((place) => [place.element, place])).values()];
  },
  read({ element, told }, url) {
    const row = rowIn(element, url, told);
    if (row === null || !PROFILE.test(url.pathname)) return row;
    // Posts stand beside a profile as well, by people who have nothing to do with it (2026).
    if (element.querySelector(POST_LINKS) !== null) return null;
    const [subject] = readProfileUrl(url.href).keys;
    const isSubject = row.sighting.urls.some((address) => readProfileUrl(address).keys[0]?.key === subject?.key);
    return isSubject ? null : row;
  },
});

const PROFILE = /^\/in\//i;

function placesOn(path: string, document: Document): RowPlace[] {
  if (/^\/search\/results\/(?:people|all)\/?$/i.test(path)) return searchRows(document);
  if (/^\/mynetwork(?:\/|$)/i.test(path)) return networkRows(document);
  if (/^\/(?:company|school)\/[^/]+\/people\/?$/i.test(path)) return organisationRows(document);
  if (!PROFILE.test(path)) return [];
  const sections = besideProfile(path).flatMap((selector) => all(document, selector));
  return sections.flatMap((section) => linkedRows([section], false));
}

const POST_LINKS = 'a[href*="/posts/"], a[href*="/pulse/"], a[href*="/feed/update/"]';
const PERSON_LINKS = 'a[href*="/in/"]';
const RESULT_KEYS = keyed('SearchResultsA');
const RESULT_KEY = /^SearchResults(A[A-Za-z]{2}AA[\w-]{34})$/;
const ITEMS = '[role="listitem"], li';
const MOST_LINKS = 3000;
const MOST_ROWS = 500;

// ---------------------------------------------------------------------------------------------------------------
// Where are the rows?

function searchRows(document: Document): RowPlace[] {
  const results = new Map<Element, string | null>();
  for (const mark of all(document, RESULT_KEYS)) {
    const token = resultToken(mark);
    if (token !== null) results.set(mark, keyOfToken(token));
  }
  for (const mark of all(document, '[data-chameleon-result-urn]')) {
    const urn = mark.getAttribute('data-chameleon-result-urn') ?? '';
    results.set(mark, readProfileUrl(urn).keys[0]?.key ?? null);
  }
  if (results.size > 0) {
    return territories(document.body, results).map(({ element, key, marks }) => {
      // Posts are items of the list as well, and hold items of their own.
      const item = marks[0]?.closest(ITEMS);
      return { element: item && element.contains(item) ? item : element, told: [key] };
    });
  }
  // Should the keys go: every item of a people search is a person. Of a blended search nobody can tell.
  return linkedRows(all(document, '[data-sdui-screen$="SearchResultsPeople"]'), true);
}

function networkRows(document: Document): RowPlace[] {
  const list = document.querySelector('[componentkey="ConnectionsPage_ConnectionsList"]');
  if (list !== null) return linkedRows([list], false);
  const screen = document.querySelector('[data-sdui-screen*=".mynetwork."]');
  if (screen !== null) return linkedRows([screen], true);
  return cardRows(all(document, '.mn-connection-card, .discover-entity-type-card, .invitation-card'));
}

function organisationRows(document: Document): RowPlace[] {
  const cards = all(document, '.org-people-profile-card__profile-card-spacing'); // 2024
  if (cards.length > 0) return cardRows(cards);
  const screen = document.querySelector('[data-sdui-screen]')?.getAttribute('data-sdui-screen') ?? '';
  const isElsewhere =
    /\.(?:profile|search|mynetwork|feed|messaging)\./i.test(screen) ||
    document.querySelector(
      `section[data-member-id], .top-card-layout, [data-chameleon-result-urn], ${keyed('com.linkedin.sdui.profile.')}`,
    ) !== null;
  return isElsewhere ? [] : linkedRows(all(document, 'main').slice(0, 1), true);
}

/** Cards that hold one person each. */
function cardRows(cards: readonly Element[]): RowPlace[] {
  return cards.slice(0, MOST_ROWS).map((card) => ({ element: card.closest('li') ?? card }));
}

/**
 * Rows by nothing but their links: a picture that is a link to somebody, and what is around it without a link of that
 * kind to anybody else. Mutual connections are linked by their names alone.
 *
 * @param repeated only items of a list, and parts that have another like them beside them
 */
function linkedRows(roots: readonly Element[], repeated: boolean): RowPlace[] {
  return roots.flatMap((root) => {
    const pictured = new Map<Element, string>();
    for (const link of all(root, PERSON_LINKS).slice(0, MOST_LINKS)) {
      const key = hasPicture(link) ? readProfileLink(hrefOf(link)).keys[0]?.key : undefined;
      if (key !== undefined) pictured.set(link, key);
    }
    const found = territories(root, pictured).map(({ element, marks }) => {
      const item = marks[0]?.closest(ITEMS);
      return item && element.contains(item) ? { row: item, isItem: true } : { row: element, isItem: false };
    });
    const beside = new Map<Element | null, number>();
    for (const { row } of found) beside.set(row.parentElement, (beside.get(row.parentElement) ?? 0) + 1);
    return found.flatMap(({ row, isItem }) => {
      const isAlone = (beside.get(row.parentElement) ?? 0) < 2;
      if (repeated && isAlone && !isItem) return [];
      return { element: found.length > 1 || isItem ? row : aroundLinks(row) };
    });
  });
}

/** Laid over a whole card: in it is only the name for those who cannot see, what is shown lies beside it (2026, logged out). */
const CARD_LINK = '.base-card__full-link';

function hasPicture(link: Element): boolean {
  const card = link.matches(CARD_LINK) ? link.parentElement : link;
  return card?.querySelector('img, svg, figure, [data-delayed-background], [data-ghost-url]') != null;
}

/** Alone in its list a row ends where its links do. */
function aroundLinks(part: Element): Element {
  const links = all(part, PERSON_LINKS);
  let around = links[0] ?? part;
  while (around !== part && around.parentElement && links.some((link) => !around.contains(link))) {
    around = around.parentElement;
  }
  return around;
}

// ---------------------------------------------------------------------------------------------------------------
// Who is it?

/** @param told whose the key is that made it a row, where it has any */
function rowIn(element: Element, url: URL, told: readonly string[] = []): Row | null {
  const name = firstWords(element);
  const link = name?.closest(PERSON_LINKS) ?? cardLink(element, textOf(name));
  if (!name || !link || !element.contains(link)) return null;
  const own = readProfileLink(hrefOf(link));
  const key = own.keys[0]?.key;
  if (key === undefined) return null;

  const vanities = new Set<string>();
  const members = new Set<string>();
  const add = (said: string | undefined) => {
    if (said !== undefined) (said.startsWith('linkedin:vanity:') ? vanities : members).add(said);
  };
  add(key);
  for (const one of told) add(one);
  // The picture's link comes before the name's.
  for (const before of all(element, PERSON_LINKS)) {
    if (before === link) break;
    add(readProfileLink(hrefOf(before)).keys[0]?.key);
  }
  for (const invite of all(element, 'a[href*="custom-invite/"][href*="vanityName="]')) {
    add(readProfileLink(`/in/${encodeURIComponent(queryOf(hrefOf(invite), 'vanityName') ?? '')}`).keys[0]?.key);
  }
  for (const compose of all(element, 'a[href*="/messaging/compose/"][href*="recipient="]')) {
    add(keyOfToken(queryOf(hrefOf(compose), 'recipient') ?? '') ?? undefined);
    add(readProfileUrl(queryOf(hrefOf(compose), 'profileUrn') ?? '').keys[0]?.key);
  }
  add(readProfileUrl(queryOf(hrefOf(link), 'miniProfileUrn') ?? '').keys[0]?.key);
  if (vanities.size > 1 || members.size > 1) return null;
  const urls = [...(own.vanity === null ? [] : [profileAddress(own.vanity)]), ...[...members].map(memberAddress)];
  const sighting = sightingAt(url, 'linkedin', { name: nameIn(name), urls, ...fieldsOf(element, link, name) });
  return { element, anchor: name, sighting };
}

/** The link of a card that shows a name beside it. */
function cardLink(card: Element, name: string | null): Element | null {
  const link = card.querySelector(CARD_LINK);
  return link?.matches(PERSON_LINKS) && textOf(link) === name ? link : null;
}

/** The degree may stand in the same line. */
function nameIn(line: Element): string | null {
  return shownText(line, (part) => isDegree(textOf(part) ?? ''));
}

/** Of the member whom a result's key names; null for keys of anything else. */
function resultToken(mark: Element): string | null {
  for (const name of KEYS) {
    const [, token = null] = RESULT_KEY.exec(mark.getAttribute(name) ?? '') ?? [];
    if (token !== null) return token;
  }
  return null;
}

// ---------------------------------------------------------------------------------------------------------------
// What does it say about them?

type Fields = Partial<Pick<Sighting, 'headline' | 'location'>>;

const HEADLINES = '.mn-connection-card__occupation, .artdeco-entity-lockup__subtitle, .base-aside-card__subtitle';

function fieldsOf(row: Element, link: Element, name: Element): Fields {
  const after = (scope: Element, selector: string) =>
    all(scope, selector)
      .filter((element) => isAfter(name, element) && !name.contains(element) && !isDegree(textOf(element) ?? ''))
      // The older front end says everything twice, once unseen.
      .map((element) => textOf(firstWords(element)))
      .filter((text) => text !== null);
  // A result of the newer search: name, headline and place are paragraphs one after the other (2026-05).
  const paragraph = link.parentElement;
  if (paragraph?.localName === 'p') {
    const [headline = null, location = null] = after(row, 'p').slice(0, 2);
    return { headline, location };
  }
  // Of the older search (2026-05).
  const lines = after(row, 'div.t-14.t-normal');
  if (lines.length > 0) return { headline: lines[0] ?? null, location: lines[1] ?? null };
  const location = locationOfCard(row.querySelector('.base-aside-card__metadata'));
  const marked = row.querySelector(HEADLINES);
  if (marked !== null || location !== null) return { headline: textOf(marked), location };
  return { headline: after(link, 'p, span[aria-hidden="true"]')[0] ?? null };
}

/** The number of their followers may stand before the place, or alone (2026). */
function locationOfCard(metadata: Element | null): string | null {
  const place = textOf(metadata?.lastElementChild ?? metadata);
  return place !== null && /\p{N}/u.test(place) ? null : place;
}
