// The addresses by which one card names its person: LinkedIn, GitHub, e-mail. Of two that differ it says that it is
// unclear, and never which. Reads what it is handed.

import { readProfileUrl } from '@/lib/identity/profile-url';
import { githubKey, placeOf } from '@/lib/identity/site-addresses';
import { decoded, mailtoOf } from './parts';
import { textOf } from './text';

export interface PersonLinks {
  /** Addresses by what they name: `linkedin:vanity:mara-example`, `github:mara-example`. */
  profiles: Map<string, string>;
  /** Other addresses. */
  others: string[];
  emails: string[];
  /** They may be of several people. */
  isUnclear: boolean;
}

const LINKS = 'a[href*="linkedin.com/"],a[href*="github.com/"],a[href^="mailto:"]';
const MOST_LINKS = 200;

/** Furniture of the program, where nobody's addresses are. */
const FURNITURE =
  'footer,nav,[role="contentinfo"],[role="navigation"],[role="banner"],header:not(main *,article *,section *)';
/** Where others are shown than the person the page or card is about. */
const OTHERS = 'aside,table,[role="complementary"],[role="row"],[role="grid"]';
/** What is said in a sentence may be about anybody. */
const PROSE = 'p,blockquote';
const HEADINGS = 'h1,h2,h3,h4,[role="heading"]';
/** One of many: with words of its own it is somebody's row, without any an icon's place. */
const ROW = 'li,article,[role="listitem"],[data-key]';
/** How far up two links may meet that stand together, as icons in a row do. */
const TOGETHER = 4;

/** @param scope the one open card, or the document where none is known: then only one person may be linked at all */
export function personLinks(scope: ParentNode, url: URL): PersonLinks {
  const links: PersonLinks = { profiles: new Map(), others: [], emails: [], isUnclear: false };
  const found = [...scope.querySelectorAll(LINKS)];
  if (found.length > MOST_LINKS) return { ...links, isUnclear: true };
  const isCard = scope.nodeType === ELEMENT;
  const standing: Element[] = [];
  for (const link of found) {
    if (!isCard && link.closest(FURNITURE)) continue;
    const href = link.getAttribute('href')?.trim() ?? '';
    const mail = isCard && /^mailto:/i.test(href) ? mailIn(href) : null;
    if (mail && !isOwn(mail, url)) links.emails.push(mail);
    const key = profileKey(href);
    if (key === null) continue;
    if (!links.profiles.has(key)) standing.push(link);
    links.profiles.set(key, links.profiles.get(key) ?? href);
  }
  const emails = [...new Set(links.emails)];
  links.isUnclear =
    isUnclear(links.profiles) ||
    standing.some((link) => isOfOthers(link, scope) || (!isCard && !isUnderName(link))) ||
    // On LinkedIn `/in/` is always a person; a name on GitHub may be the program's own.
    (!isCard && !([...links.profiles.keys()].some(isOnLinkedIn) && standTogether(standing)));
  // Two addresses may be one person's, at work and at home, or not.
  links.emails = emails.length === 1 ? emails : [];
  return links;
}

const ELEMENT = 1;

/** Whom an address of LinkedIn or GitHub names; null: nobody, or another site. */
export function profileKey(address: string): string | null {
  const linkedIn = readProfileUrl(address);
  if (linkedIn.surface === 'profile') return linkedIn.keys[0]?.key ?? null;
  const place = placeOf(address);
  return place?.host === 'github.com' ? githubKey(place) : null;
}

/** Two people of one site. */
export function isUnclear(profiles: ReadonlyMap<string, string>): boolean {
  const sites = [...profiles.keys()].map((key) => key.split(':')[0]);
  return new Set(sites).size < sites.length;
}

/** An e-mail address, also out of a `mailto:`. */
export function mailIn(text: string): string | null {
  const mail = mailtoOf(text) ?? decoded(text).trim();
  return mail.length <= 254 && /^[^\s@<>,;:"']+@[^\s@<>,;:"']+\.[^\s@<>,;:"'.]+$/.test(mail) ? mail : null;
}

/** Of whoever makes the program: its help desk. */
function isOwn(mail: string, { hostname }: URL): boolean {
  const domain = mail.slice(mail.lastIndexOf('@') + 1).toLowerCase();
  return hostname === domain || hostname.endsWith(`.${domain}`);
}

function isOfOthers(link: Element, scope: ParentNode): boolean {
  const holdsMore = (part: Element | null) => part !== null && textOf(part) !== textOf(link);
  return (
    within(link.closest(OTHERS), scope) !== null ||
    holdsMore(within(link.closest(ROW), scope)) ||
    isSentence(within(link.closest(PROSE), scope))
  );
}

/** Words beside the links in it. */
function isSentence(part: Element | null): boolean {
  const linked = [...(part?.querySelectorAll('a') ?? [])].map((link) => textOf(link) ?? '');
  const rest = linked.reduce((text, words) => text.replace(words, ''), textOf(part) ?? '');
  return /\p{L}/u.test(rest);
}

/**
 * On a whole page the person's own links stand where the page begins, or under a heading that its title repeats: further
 * down are colleagues, notes and whoever is similar.
 */
function isUnderName(link: Element): boolean {
  const page = link.ownerDocument;
  const headings = [...page.querySelectorAll(HEADINGS)].filter(
    (heading) =>
      heading.closest(FURNITURE) === null &&
      textOf(heading) !== null &&
      (heading.compareDocumentPosition(link) & FOLLOWS) !== 0,
  );
  const nearest = headings.at(-1);
  return nearest === undefined || nearest === headings[0] || page.title.includes(textOf(nearest) ?? '');
}

const FOLLOWS = 4;

/** The scope itself may stand anywhere. */
function within(element: Element | null, scope: ParentNode): Element | null {
  return element && element !== scope && scope.contains(element) ? element : null;
}

const isOnLinkedIn = (key: string) => key.startsWith('linkedin:');

function standTogether(links: readonly Element[]): boolean {
  const [first, second] = links;
  if (!first || !second) return true;
  let above: Element | null = first;
  for (let steps = 0; steps < TOGETHER && above; steps++) above = above.contains(second) ? above : above.parentElement;
  return Boolean(above?.contains(second));
}
