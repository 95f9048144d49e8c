// Reads LinkedIn member pages in their three living forms: server-driven (SDUI), Ember, and logged out. Who it is
// (linkedin-subject.ts) comes before what is said of them (linkedin-fields.ts).

import {
  absoluteLink,
  type LinkedInAddress,
  memberAddress,
  profileAddress,
  readProfileUrl,
  unwrapLinkedIn,
  WEB_SCHEME,
} from '@/lib/identity/profile-url';
import type { Sighting } from '@/lib/model/sighting';
import { FIELDS } from './linkedin-fields';
import { all, besideProfile, hrefOf, memberLinks } from './linkedin-page';
import { type Finding, subjectOf } from './linkedin-subject';
import { emailsIn } from './parts';
import { type Address, LIST, NO_ADDRESS, type Site, sightingAt } from './site';

/** Proof of nobody's address: the document shows another screen, or contradicts itself. */
const OTHER_SCREEN = 'linkedin:other-screen';
const MOST_LINKS = 10;
/** Addresses on LinkedIn that lead nowhere else: its redirects do. */
const ON_LINKEDIN = /^(?:https:\/\/www\.linkedin\.com)?\/(?!\/|redir\/|safety\/)/i;
/** Hosts of LinkedIn's own. */
const LINKEDIN = /(?:^|\.)(?:linkedin\.(?:com|cn)|licdn\.com|lnkd\.in)\.?$/;

export const linkedin: Site = {
  id: 'linkedin',
  name: 'LinkedIn',
  matches: ['https://*.linkedin.com/*'],
  except: ['https://www.linkedin.com/talent/*', 'https://www.linkedin.com/sales/*'],
  // The server-driven front end keeps Ember screens in a frame of the same origin.
  allFrames: true,
  address: (url) => claimOf(readProfileUrl(url.href)),
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

function claimOf({ surface, keys: [key], view }: LinkedInAddress): Address {
  if (surface === 'list') return LIST;
  if (key === undefined) return NO_ADDRESS;
  return { surface: 'profile', identity: key.key, needsProof: view !== 'subpage' && view !== 'edit' };
}

function read(found: Finding, document: Document, url: URL): Sighting[] {
  const said = readProfileUrl(url.href);
  const { identity, needsProof } = claimOf(said);
  if (identity === null) return [];
  if (found === 'nobody' && !needsProof) return [sightingAt(url, 'linkedin', { urls: addressesOf(said, null, null) })];
  if (typeof found === 'string' || !proofOf(found).includes(identity)) return [];
  const dialog = contactDialog(document, url, found.vanity);
  return [
    sightingAt(url, 'linkedin', {
      ...FIELDS[found.form](found, document),
      urls: addressesOf(said, found.vanity, found.member),
      links: [...new Set([found.root, dialog].flatMap(outwardLinks))].slice(0, MOST_LINKS),
      emails: emailsIn(dialog, 'a[href^="mailto:"]').slice(0, 5),
    }),
  ];
}

/** The subject's vanity address first, then their number. */
function addressesOf(said: LinkedInAddress, provenVanity: string | null, member: string | null): string[] {
  const vanity = provenVanity ?? said.vanity;
  const key = member ?? (said.vanity === null ? said.keys[0]?.key : null);
  return [...(vanity === null ? [] : [profileAddress(vanity)]), ...(key ? [memberAddress(key)] : [])];
}

// ---------------------------------------------------------------------------------------------------------------
// Where else are they?

/** Addresses outside LinkedIn that the card links to, unwrapped from LinkedIn's redirects. */
function outwardLinks(root: Element | null): string[] {
  if (root === null || root.localName === 'html') return [];
  // Most links of a card are these, and an address costs time to take apart.
  const hrefs = all(root, 'a[href]')
    .map(hrefOf)
    .filter((href) => !ON_LINKEDIN.test(href));
  return hrefs
    .map(absoluteLink)
    .map((address) => unwrapLinkedIn(address) ?? address)
    .filter(isOutward);
}

function isOutward(address: string): boolean {
  try {
    // Asked first: what the browser throws for `#` takes it two milliseconds.
    return WEB_SCHEME.test(address) && address.length < 1000 && !LINKEDIN.test(new URL(address).hostname);
  } catch {
    return false;
  }
}

/** The contact dialog counts where its address is open and every member it links to is the subject. */
function contactDialog(document: Document, { pathname }: URL, subject: string | null): Element | null {
  if (subject === null || !/\/overlay\/contact-info\/?$/.test(pathname)) return null;
  const dialogs = all(document, 'dialog, [role="dialog"]');
  const isTheirs = (dialog: Element) => {
    const links = memberLinks(dialog);
    return links.length > 0 && links.every(({ said }) => said.vanity === subject);
  };
  return dialogs.find(isTheirs) ?? null;
}
