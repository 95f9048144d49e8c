// Whom a LinkedIn document shows, by landmarks that name the subject: card key, member number, the subject's own links.
// Visible words are never compared with anything in a language, and embedded data only counts where it names the subject.

import { canonicalVanity, keyOfToken, readProfileLink, readProfileUrl } from '@/lib/identity/profile-url';
import { isBehindFrame } from './interop-frame';
import { describedPeople } from './json-ld';
import { all, firstWithText, hrefOf, KEYS, keyed, queryOf } from './linkedin-page';
import { metaOf } from './parts';

export type Form = 'sdui' | 'ember' | 'public' | 'described';

/** The person a document is about. `root` is the smallest part that holds their own card. */
export interface Subject {
  form: Form;
  root: Element;
  vanity: string | null;
  /** `linkedin:member:n` or `linkedin:token:t`. */
  member: string | null;
  name: Element | null;
}

/** `unclear`: two landmarks name different people. `elsewhere`: certainly not a member's page. */
export type Finding = Subject | 'nobody' | 'unclear' | 'elsewhere';

/** Whom a document shows; cheap, and run on every change. */
export function subjectOf(document: Document): Finding {
  if (isBehindFrame(document)) return 'elsewhere';
  const forms = [findServerDriven(document), findEmber(document), findPublic(document)].filter(
    (finding) => finding !== 'nobody',
  );
  const [first, ...others] = forms;
  if (first === undefined) return findDescribed(document);
  // No page has two forms; one that seems to is between two screens.
  return others.length === 0 ? first : 'unclear';
}

const CARD_KEY = /^com\.linkedin\.sdui\.profile\.card\.ref(A[A-Za-z]{2}AA[A-Za-z0-9_-]{34})Topcard$/;

const CARD_SELECTOR = keyed('com.linkedin.sdui.profile.card.ref', 'Topcard');

/** Around the name, and keyed by the vanity, link or not (2026-09). */
const NAME_KEY = 'ProfileVerificationTriggerRef-';

/** Where the top card's own screens are linked: nobody else's are linked from there. */
const OWN_SCREEN_LINKS = 'a[href*="/in/"][href*="/overlay/"], a[href*="/in/"][href*="/edit/"]';

function findServerDriven(document: Document): Finding {
  let cards = all(document, CARD_SELECTOR);
  if (cards.length === 0) cards = cardsByAnyAttribute(document);
  const tokens = new Set<string>();
  const roots: Element[] = [];
  for (const card of cards) {
    const found = [...card.attributes].flatMap(({ value }) => CARD_KEY.exec(value)?.[1] ?? []);
    if (found.length === 0) continue;
    for (const token of found) tokens.add(token);
    // The card and a section inside it carry the same key.
    if (!roots.some((root) => root.contains(card))) roots.push(card);
  }
  const [token] = tokens;
  const [first] = roots;
  if (token === undefined || first === undefined) return 'nobody';
  if (tokens.size > 1) return 'unclear';
  const member = keyOfToken(token);
  const around = ownerOfColumn(document);
  const people = roots.map((root) => ownerOfCard(root, canonicalVanity(around ?? '')));
  const vanities = new Set(people.flatMap((person) => person.vanities));
  if (vanities.size > 1 || people.some(({ members }) => members.some((key) => key !== member))) return 'unclear';
  const best = Math.max(
    0,
    people.findIndex((person) => person.vanities.length > 0),
  );
  const [linked = null] = vanities;
  if (around !== null && !matchesColumn(around, linked, token)) return 'unclear';
  const vanity = linked ?? (around === null ? null : canonicalVanity(around));
  return { form: 'sdui', root: roots[best] ?? first, vanity, member, name: people[best]?.name ?? null };
}

const COLUMN_KEY = 'profileCardsAboveActivity';

/** The column below the top card is keyed by the vanity: a second witness (2026-05). */
function ownerOfColumn(document: Document): string | null {
  const column = document.querySelector(keyed(COLUMN_KEY));
  if (column === null) return null;
  return keyOf(column, COLUMN_KEY)?.normalize('NFC') || null;
}

/** What follows in a key that begins so. */
function keyOf(element: Element, start: string): string | undefined {
  const key = KEYS.map((name) => element.getAttribute(name)).find((value) => value?.startsWith(start));
  return key?.slice(start.length);
}

/** Lenient about what else the key may come to hold, strict about it naming somebody else. */
function matchesColumn(around: string, vanity: string | null, token: string): boolean {
  const other = keyOfToken(around);
  if (other !== null) return other === keyOfToken(token);
  return vanity === null || around.toLowerCase().includes(vanity);
}

/** Last resort, should the key move to another attribute again: the ancestors of the first headings, any attribute. */
function cardsByAnyAttribute(document: Document): Element[] {
  if (document.querySelector('main#workspace, [data-sdui-screen]') === null) return [];
  const seen = new Set<Element>();
  const headings = all(document, 'main h1, main h2').slice(0, 12);
  for (const heading of headings) {
    let element: Element | null = heading;
    for (let steps = 0; element !== null && steps < 25 && !seen.has(element); steps += 1) {
      seen.add(element);
      element = element.parentElement;
    }
  }
  return [...seen].filter((element) => [...element.attributes].some(({ value }) => CARD_KEY.test(value))).reverse();
}

interface CardOwner {
  name: Element | null;
  vanities: string[];
  members: string[];
}

/** Whom a top card names besides its key, and `around` it the column. */
function ownerOfCard(root: Element, around: string | null): CardOwner {
  const vanities = new Set<string>();
  const members = new Set<string>();
  const add = (href: string) => {
    const said = readProfileLink(href);
    if (said.vanity !== null) vanities.add(said.vanity);
    else if (said.keys[0] !== undefined) members.add(said.keys[0].key);
  };
  const links = all(root, 'a[href*="/in/"]');
  const keyedNames = all(root, keyed(NAME_KEY));
  for (const link of all(root, OWN_SCREEN_LINKS)) add(hrefOf(link));
  const named = [
    ...all(root, 'a[href*="/preload/custom-invite/"][href*="vanityName="]').map((link) =>
      queryOf(hrefOf(link), 'vanityName'),
    ),
    ...keyedNames.map((part) => keyOf(part, NAME_KEY)),
  ];
  for (const vanity of named) {
    if (vanity) add(`/in/${encodeURIComponent(vanity)}`);
  }
  // Other things of the card have headings as well: the name's is in a link to whom the rest names, or in the keyed part.
  const own = links.filter((link) => {
    const { view, vanity } = readProfileLink(hrefOf(link));
    return /^(?:main|overlay)$/.test(view) && vanity !== null && (vanity === around || vanities.has(vanity));
  });
  const parts = [...keyedNames, ...own];
  const [linked] = parts.flatMap((part) => firstWithText(part, 'h1, h2') ?? []);
  const paragraph = firstWithText(root, 'p');
  // Name in an h2 (2026-05), h1 (2026-02), p (2025-10). An HTML parser leaves empty copies of nested links in front.
  // A paragraph is only a name where it is a link to the person: the first one might as well be a headline.
  const isLinked = (by: readonly Element[]) => by.some((part) => part.contains(paragraph));
  const heading = linked ?? (isLinked(parts) ? paragraph : firstWithText(root, 'h1, h2'));
  const name = heading ?? (isLinked(links) ? paragraph : null);
  for (const link of links) {
    if (name !== null && link.contains(name)) add(hrefOf(link));
  }
  for (const link of all(root, 'a[href*="/messaging/compose/"][href*="recipient="]')) {
    const key = keyOfToken(queryOf(hrefOf(link), 'recipient') ?? '');
    if (key !== null) members.add(key);
  }
  return { name, vanities: [...vanities], members: [...members] };
}

function findEmber(document: Document): Finding {
  const cards = all(document, 'section[data-member-id]').filter((card) =>
    /^[1-9]\d*$/.test(card.getAttribute('data-member-id') ?? ''),
  );
  const [root] = cards;
  if (root === undefined) return 'nobody';
  const numbers = new Set(cards.map((card) => card.getAttribute('data-member-id')));
  const vanities = new Set<string>();
  for (const card of cards) {
    for (const link of all(card, OWN_SCREEN_LINKS)) {
      const { vanity } = readProfileLink(hrefOf(link));
      if (vanity !== null) vanities.add(vanity);
    }
  }
  if (numbers.size > 1 || vanities.size > 1) return 'unclear';
  const [vanity = null] = vanities;
  // With the contact dialog open there is an earlier h1 outside the card.
  const name = firstWithText(root, 'h1');
  return { form: 'ember', root, vanity, member: `linkedin:member:${root.getAttribute('data-member-id')}`, name };
}

function findPublic(document: Document): Finding {
  const pageKey = metaOf(document, 'pageKey');
  const name = document.querySelector('h1.top-card-layout__title');
  // Signed-in pages have had keys of their own in the same place.
  if ((pageKey === null || /^d_flagship/.test(pageKey)) && name === null) return 'nobody';
  const canonical = hrefOf(document.querySelector('link[rel="canonical"]'));
  const type = metaOf(document, 'og:type');
  // The page of a member that does not exist carries a profile's page key; guests may also be sent to the home page.
  if (name === null || canonical === '' || (type !== null && type !== 'profile')) return 'elsewhere';
  const addresses = [canonical, metaOf(document, 'og:url')].filter((href) => href !== null).map(readProfileLink);
  const vanities = new Set(addresses.map((said) => said.vanity));
  const [vanity = null] = vanities;
  if (vanities.size !== 1 || vanity === null) return vanities.size > 1 ? 'unclear' : 'elsewhere';
  const root = name.closest('section.top-card-layout') ?? name.closest('section') ?? name;
  const numbers = new Set(
    all(root, '[data-semaphore-content-urn^="urn:li:member:"]').flatMap((element) => {
      const said = readProfileUrl(element.getAttribute('data-semaphore-content-urn') ?? '');
      return said.keys.map(({ key }) => key);
    }),
  );
  if (numbers.size > 1) return 'unclear';
  const [member = null] = numbers;
  return { form: 'public', root, vanity, member, name };
}

/** Structured data alone, over an otherwise empty page: exactly one person with an address of their own. */
function findDescribed(document: Document): Finding {
  if (document.querySelector('main#workspace, [data-sdui-screen], body.ember-application') !== null) return 'nobody';
  const people = describedPeople(document).filter(({ addresses }) => addresses.length > 0);
  const vanities = new Set(people.flatMap(({ addresses }) => addresses.map((href) => readProfileLink(href).vanity)));
  const [vanity = null] = [...vanities].filter((found) => found !== null);
  if (vanities.size !== 1 || vanity === null) return 'nobody';
  return { form: 'described', root: document.documentElement, vanity, member: null, name: null };
}
