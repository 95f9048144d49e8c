// The addresses by which one card names its person: LinkedIn, GitHub, e-mail. Of two that differ it says that it is
// unclear, and never which. Reads what it is handed.

import { readProfileUrl } from '@/lib/identity/profile-url';
import { githubKey, placeOf } from '@/lib/identity/site-addresses';

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
const FURNITURE = 'footer,nav,[role="contentinfo"],[role="navigation"]';
/** Where a page without a known card shows others than the person it is about. */
const OTHERS = 'aside,table,[role="complementary"],[role="row"],[role="grid"]';
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
  links.isUnclear = isUnclear(links.profiles) || (!isCard && !areOnePersons(standing));
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
  const bare = /^mailto:([^?]*)/i.exec(text)?.[1] ?? text;
  try {
    const mail = decodeURIComponent(bare).trim();
    return mail.length <= 254 && /^[^\s@<>,;:"']+@[^\s@<>,;:"']+\.[^\s@<>,;:"'.]+$/.test(mail) ? mail : null;
  } catch {
    return null;
  }
}

/** Of whoever makes the program: its help desk. */
function isOwn(mail: string, { hostname }: URL): boolean {
  const domain = mail.slice(mail.lastIndexOf('@') + 1).toLowerCase();
  return hostname === domain || hostname.endsWith(`.${domain}`);
}

function areOnePersons(links: readonly Element[]): boolean {
  if (links.some((link) => link.closest(OTHERS))) return false;
  const [first, second] = links;
  if (!first || !second) return true;
  let above: Element | null = first;
  for (let steps = 0; steps < TOGETHER && above; steps++) above = above.contains(second) ? above : above.parentElement;
  return Boolean(above?.contains(second));
}
