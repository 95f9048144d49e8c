// One reading of a page: what the address claims, whether the document agrees, and only then what it says.
// Pure: it writes nothing, waits for nothing and keeps nothing.

import type { Reading } from '@/lib/model/sighting';
import type { ListReader } from './list';
import { type Address, IN_PAGE, type Site } from './site';

/**
 * Reads a document as the page of `address` (the top window's, also for a frame's document). `surface` is `none`, with
 * no sightings, where the address is nobody's, or address and document disagree. A document no site claims has site `''`.
 * Never throws: a page that breaks a reader is nobody's page.
 */
export function readDocument(
  document: Document,
  address: string | URL,
  sites: readonly Site[],
  lists: readonly ListReader[] = [],
): Reading {
  const url = typeof address === 'string' ? parseUrl(address) : address;
  const site = url && claimedBy(sites, url);
  if (url === null || site === null) return { site: '', surface: 'none', sightings: [] };
  const nobody: Reading = { site: site.id, surface: 'none', sightings: [] };
  try {
    const claim = site.address(url);
    if (claim.surface === 'none') return nobody;
    if (claim.surface === 'list') {
      const rows = lists.find(({ id }) => id === site.id)?.rows(document, url) ?? [];
      return { site: site.id, surface: 'list', sightings: rows.map(({ sighting }) => sighting) };
    }
    const look = site.look(document, url);
    if (!agrees(claim, look.proof)) return nobody;
    return { site: site.id, surface: 'profile', sightings: look.read() };
  } catch {
    return nobody;
  }
}

/**
 * Does the document agree with the address? Where the address alone is enough (`needsProof` false) the document may be
 * silent, but must not show anybody else.
 */
export function agrees(claim: Address, proof: readonly string[]): boolean {
  if (claim.identity === null) return false;
  if (claim.identity === IN_PAGE) return proof.length > 0;
  if (proof.includes(claim.identity)) return true;
  return !claim.needsProof && proof.length === 0;
}

/**
 * Does the document still show what it showed before, in part at least? Parts are compared one by one: what comes late of
 * the person before must not pass for somebody else.
 *
 * @param before the signature when the address changed
 */
export function stayed(before: readonly string[], now: readonly string[]): boolean {
  return before.some((part, index) => part !== '' && part === now[index]);
}

/** Is the address one the site reads? Understands the match patterns sites use: `https://*.linkedin.com/*`, `…/talent/*`. */
export function claims({ matches, except = [] }: Site, url: URL): boolean {
  const isMatched = (pattern: string) => matchesPattern(pattern, url);
  return matches.some(isMatched) && !except.some(isMatched);
}

function matchesPattern(pattern: string, { protocol, hostname, pathname }: URL): boolean {
  const [scheme, , host = '', ...path] = pattern.split('/');
  if (scheme !== protocol && !(scheme === '*:' && (protocol === 'http:' || protocol === 'https:'))) return false;
  const name = hostname.endsWith('.') ? hostname.slice(0, -1) : hostname;
  if (!(host.startsWith('*.') ? name === host.slice(2) || name.endsWith(host.slice(1)) : name === host)) return false;
  // A star stands at the end of a path, if anywhere.
  const start = `/${path.join('/')}`;
  return start.endsWith('*') ? pathname.startsWith(start.slice(0, -1)) : pathname === start;
}

/** The site of an address: its host's, else software that anybody may run, whose own form of address it has. */
export function claimedBy(sites: readonly Site[], url: URL): Site | null {
  const named = sites.find((site) => claims(site, url));
  if (named) return named;
  if (url.protocol !== 'https:') return null;
  return sites.find((site) => site.matches.length === 0 && site.address(url).surface !== 'none') ?? null;
}

function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
