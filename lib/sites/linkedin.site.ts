// Reads LinkedIn member pages in their three living forms: server-driven (SDUI), Ember, and logged out. Who it is
// (linkedin-subject.ts) comes before what is said of them (linkedin-fields.ts).

import {
  absoluteLink,
  memberAddress,
  profileAddress,
  readProfileLink,
  readProfileUrl,
  unwrapLinkedIn,
} from '@/lib/identity/profile-url';
import type { Sighting } from '@/lib/model/sighting';
import { FIELDS } from './linkedin-fields';
import { all, besideProfile, hrefOf } from './linkedin-page';
import { type Finding, type Subject, subjectOf } from './linkedin-subject';
import { emailsIn } from './parts';
import { type Address, LIST, NO_ADDRESS, type Site, sightingAt } from './site';

/** Proof of nobody's address: the document shows another screen, or contradicts itself. */
const OTHER_SCREEN = 'linkedin:other-screen';
const MOST_LINKS = 10;
/** Paths on LinkedIn that lead nowhere else: its redirects do. */
const ON_LINKEDIN = /^\/(?!\/|redir\/|safety\/)/i;

export const linkedin: Site = {
  id: 'linkedin',
  name: 'LinkedIn',
  matches: ['https://*.linkedin.com/*'],
  except: ['https://www.linkedin.com/talent/*', 'https://www.linkedin.com/sales/*'],
  // The server-driven front end keeps Ember screens in a frame of the same origin.
  allFrames: true,
  address,
  look(document, url) {
    const found = subjectOf(document);
    return {
      proof: proofOf(found),
      anchor: typeof found === 'string' ? null : found.name,
      read: () => read(found, document, url),
    };
  },
  beside: (document, url) => document.querySelectorAll(besideProfile(url.pathname).join()),
};

function proofOf(found: Finding): string[] {
  if (found === 'nobody') return [];
  if (typeof found === 'string') return [OTHER_SCREEN];
  return [found.vanity === null ? null : `linkedin:vanity:${found.vanity}`, found.member].filter(
    (identity) => identity !== null,
  );
}

function address(url: URL): Address {
  const said = readProfileUrl(url.href);
  if (said.surface === 'list') return LIST;
  const identity = said.keys[0]?.key;
  if (identity === undefined) return NO_ADDRESS;
  return { surface: 'profile', identity, needsProof: said.view !== 'subpage' && said.view !== 'edit' };
}

function read(found: Finding, document: Document, url: URL): Sighting[] {
  const claim = address(url);
  if (claim.surface !== 'profile' || claim.identity === null) return [];
  if (found === 'nobody' && !claim.needsProof)
    return [sightingAt(url, 'linkedin', { urls: addressesOf(url, null, null) })];
  if (typeof found === 'string') return [];
  if (claim.identity !== `linkedin:vanity:${found.vanity}` && claim.identity !== found.member) return [];
  const contact = contactDialog(document, url, found);
  return [
    sightingAt(url, 'linkedin', {
      ...FIELDS[found.form](found, document),
      urls: addressesOf(url, found.vanity, found.member),
      links: [...new Set([...outwardLinks(found.root), ...contact.links])].slice(0, MOST_LINKS),
      emails: contact.emails,
    }),
  ];
}

/** The subject's vanity address first, then their number. */
function addressesOf(url: URL, provenVanity: string | null, member: string | null): string[] {
  const said = readProfileUrl(url.href);
  const vanity = provenVanity ?? said.vanity;
  const key = member ?? (said.vanity === null ? said.keys[0]?.key : null);
  return [...(vanity === null ? [] : [profileAddress(vanity)]), ...(key ? [memberAddress(key)] : [])];
}

// ---------------------------------------------------------------------------------------------------------------
// Where else are they?

/** Addresses outside LinkedIn that the card links to, unwrapped from LinkedIn's redirects. */
function outwardLinks(root: Element): string[] {
  if (root.localName === 'html') return [];
  const found: string[] = [];
  for (const link of all(root, 'a[href]')) {
    const href = hrefOf(link);
    // Most links of a card are these, and an address costs time to take apart.
    if (ON_LINKEDIN.test(href)) continue;
    const address = absoluteLink(href);
    const target = unwrapLinkedIn(address) ?? address;
    if (/^https?:\/\//i.test(target) && !isLinkedIn(target) && target.length < 1000) found.push(target);
  }
  return [...new Set(found)].slice(0, MOST_LINKS);
}

function isLinkedIn(address: string): boolean {
  try {
    return /(?:^|\.)(?:linkedin\.(?:com|cn)|licdn\.com|lnkd\.in)\.?$/.test(new URL(address).hostname);
  } catch {
    return true;
  }
}

/** The contact dialog counts where its address is open and every member it links to is the subject. */
function contactDialog(document: Document, url: URL, subject: Subject): { links: string[]; emails: string[] } {
  const empty = { links: [], emails: [] };
  if (subject.vanity === null || !/\/overlay\/contact-info\/?$/.test(url.pathname)) return empty;
  for (const dialog of all(document, 'dialog, [role="dialog"]')) {
    const members = all(dialog, 'a[href*="/in/"]').map((link) => readProfileLink(hrefOf(link)));
    if (members.length === 0 || members.some(({ vanity }) => vanity !== subject.vanity)) continue;
    return { links: outwardLinks(dialog), emails: emailsIn(dialog, 'a[href^="mailto:"]').slice(0, 5) };
  }
  return empty;
}
