// Whom a LinkedIn document shows, by landmarks that name the subject: card key, member number, the subject's own links.
// Visible words are never compared with anything in a language, and embedded data only counts where it names the subject.

import {
  canonicalVanity,
  keyOfToken,
  type LinkedInAddress,
  plainVanity,
  readMember,
  readProfileLink,
  readProfileUrl,
} from '@/lib/identity/profile-url';
import { isBehindFrame } from './interop-frame';
import { describedPeople } from './json-ld';
import { all, firstWithText, hrefOf, KEYS, keyed, type MemberLink, memberLinks, queryOf } from './linkedin-page';
import { metaOf, soleOf } from './parts';

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

const CARD_KEY = /^com\.linkedin\.sdui\.profile\.card\.ref(A[A-Za-z]{2}AA[\w-]{34})Topcard$/;

const CARD_SELECTOR = keyed('com.linkedin.sdui.profile.card.ref', 'Topcard');

/** Around the name, and keyed by the vanity, link or not (2026-09). */
const NAME_KEY = 'ProfileVerificationTriggerRef-';

/** Does it lead to one of the top card's own screens? Nobody else's are linked from there. */
function isOwnScreen({ link }: MemberLink): boolean {
  return /\/(?:overlay|edit)\//.test(hrefOf(link));
}

function findServerDriven(document: Document): Finding {
  const found = all(document, CARD_SELECTOR);
  const cards = (found.length > 0 ? found : cardsByAnyAttribute(document)).filter((card) => tokensOf(card).length > 0);
  const tokens = new Set(cards.flatMap(tokensOf));
  // The card and a section inside it carry the same key.
  const roots = cards.filter((card) => !cards.some((other) => other !== card && other.contains(card)));
  const [token] = tokens;
  if (token === undefined) return 'nobody';
  if (tokens.size > 1) return 'unclear';
  const member = keyOfToken(token);
  const around = ownerOfColumn(document);
  const people = roots.map((root) => ownerOfCard(root, canonicalVanity(around)));
  const vanities = new Set(people.flatMap((person) => person.vanities));
  if (vanities.size > 1 || people.some(({ members }) => members.some((key) => key !== member))) return 'unclear';
  const [linked = null] = vanities;
  if (around !== '' && !matchesColumn(around, linked, token)) return 'unclear';
  const vanity = linked ?? canonicalVanity(around);
  const best = people.find(({ vanities: [own] }) => own !== undefined) ?? people[0];
  return best === undefined ? 'nobody' : { form: 'sdui', root: best.root, vanity, member, name: best.name };
}

/** By the names of its attributes: the first object made for one of them costs more than reading all their values. */
function tokensOf(card: Element): string[] {
  return card.getAttributeNames().flatMap((name) => CARD_KEY.exec(card.getAttribute(name) ?? '')?.[1] ?? []);
}

const COLUMN_KEY = 'profileCardsAboveActivity';

/** The column below the top card is keyed by the vanity: a second witness (2026-05). */
function ownerOfColumn(document: Document): string {
  return keyOf(document.querySelector(keyed(COLUMN_KEY)), COLUMN_KEY) ?? '';
}

/** What follows in a key that begins so. */
function keyOf(element: Element | null, start: string): string | undefined {
  const key = KEYS.map((name) => element?.getAttribute(name)).find((value) => value?.startsWith(start));
  return key?.slice(start.length);
}

/** Lenient about what else the key may come to hold, strict about it naming somebody else. */
function matchesColumn(around: string, vanity: string | null, token: string): boolean {
  const other = keyOfToken(around);
  if (other !== null) return other === keyOfToken(token);
  return vanity === null || plainVanity(around).includes(vanity);
}

/** Last resort, should the key move to another attribute again: the ancestors of the first headings, any attribute. */
function cardsByAnyAttribute(document: Document): Element[] {
  if (document.querySelector('main#workspace, [data-sdui-screen]') === null) return [];
  const around = new Set<Element>();
  for (const heading of all(document, 'main h1, main h2').slice(0, 12)) {
    for (let part: Element | null = heading; part && !around.has(part); part = part.parentElement) around.add(part);
  }
  return [...around];
}

interface CardOwner {
  root: Element;
  name: Element | null;
  vanities: string[];
  members: string[];
}

/** Whom a top card names besides its key, and `around` it the column. */
function ownerOfCard(root: Element, around: string | null): CardOwner {
  const vanities = new Set<string>();
  const members = new Set<string>();
  const add = ({ vanity, keys: [key] }: LinkedInAddress) => {
    if (vanity !== null) vanities.add(vanity);
    else if (key !== undefined) members.add(key.key);
  };
  const links = memberLinks(root);
  const keyedNames = all(root, keyed(NAME_KEY));
  for (const { said } of links.filter(isOwnScreen)) add(said);
  const named = [
    ...all(root, 'a[href*="/preload/custom-invite/"][href*="vanityName="]').map((link) =>
      queryOf(hrefOf(link), 'vanityName'),
    ),
    ...keyedNames.map((part) => keyOf(part, NAME_KEY)),
  ];
  for (const vanity of named) {
    if (vanity) add(readMember([encodeURIComponent(vanity)]));
  }
  // Other things of the card have headings as well: the name's is in a link to whom the rest names, or in the keyed part.
  const own = links.filter(
    ({ said: { view, vanity } }) =>
      (view === 'main' || view === 'overlay') && vanity !== null && (vanity === around || vanities.has(vanity)),
  );
  const parts = [...keyedNames, ...own.map(({ link }) => link)];
  const [linked] = parts.flatMap((part) => firstWithText(part, 'h1, h2') ?? []);
  const paragraph = firstWithText(root, 'p');
  // Name in an h2 (2026-05), h1 (2026-02), p (2025-10). An HTML parser leaves empty copies of nested links in front.
  // A paragraph is only a name where it is a link to the person: the first one might as well be a headline.
  const heading =
    linked ?? (parts.some((part) => part.contains(paragraph)) ? paragraph : firstWithText(root, 'h1, h2'));
  const name = heading ?? (links.some(({ link }) => link.contains(paragraph)) ? paragraph : null);
  for (const { link, said } of links) {
    if (name !== null && link.contains(name)) add(said);
  }
  for (const link of all(root, 'a[href*="/messaging/compose/"][href*="recipient="]')) {
    const key = keyOfToken(queryOf(hrefOf(link), 'recipient') ?? '');
    if (key !== null) members.add(key);
  }
  return { root, name, vanities: [...vanities], members: [...members] };
}

function findEmber(document: Document): Finding {
  const numberOf = (card: Element) => card.getAttribute('data-member-id') ?? '';
  const cards = all(document, 'section[data-member-id]').filter((card) => /^[1-9]\d*$/.test(numberOf(card)));
  const [root] = cards;
  if (root === undefined) return 'nobody';
  const numbers = new Set(cards.map(numberOf));
  const vanities = new Set(
    cards
      .flatMap(memberLinks)
      .filter(isOwnScreen)
      .flatMap(({ said }) => said.vanity ?? []),
  );
  if (numbers.size > 1 || vanities.size > 1) return 'unclear';
  const [vanity = null] = vanities;
  // With the contact dialog open there is an earlier h1 outside the card.
  const name = firstWithText(root, 'h1');
  return { form: 'ember', root, vanity, member: `linkedin:member:${numberOf(root)}`, name };
}

function findPublic(document: Document): Finding {
  const pageKey = metaOf(document, 'pageKey');
  const name = document.querySelector('.top-card-layout__title,.top-card-layout h1');
  // Signed-in pages have had keys of their own in the same place.
  if ((pageKey === null || /^d_flagship/.test(pageKey)) && name === null) return 'nobody';
  const type = metaOf(document, 'og:type');
  // The page of a member that does not exist carries a profile's page key; guests may also be sent to the home page.
  if (name === null || (type !== null && type !== 'profile')) return 'elsewhere';
  const addresses = [hrefOf(document.querySelector('link[rel="canonical"]')), metaOf(document, 'og:url') ?? ''];
  const vanities = new Set(addresses.filter(Boolean).map((href) => readProfileLink(href).vanity));
  const [vanity = null] = vanities;
  if (vanities.size > 1) return 'unclear';
  if (vanity === null) return 'elsewhere';
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
  const vanity = soleOf(people.flatMap(({ addresses }) => addresses.map((href) => readProfileLink(href).vanity)));
  if (vanity === null) return 'nobody';
  return { form: 'described', root: document.documentElement, vanity, member: null, name: null };
}
