// Reads the addresses of other sites (GitHub, Stack Overflow, a personal web site …) into canonical keys, by the
// address alone. Carries domain data, so the page script must never reach it.

import { getDomain, parse } from 'tldts';
import type { IdentityKey } from '@/lib/model/identity';
import {
  FRONT_DOORS,
  NOT_MASTODON,
  PERSONAL_SUBDOMAINS,
  PROJECT_PAGES,
  SHARED_DOMAINS,
  SITES_BY_PATH,
  SITES_BY_SUBDOMAIN,
} from './reserved-words';
import { canonical, mastodonAccount, mastodonUser, type Place, placeOf } from './site-addresses';
import { keyByHost } from './site-addresses-by-host';

/**
 * The keys an http(s) address of another site than LinkedIn gives: at most one. A personal web site's key is weak,
 * because people also name their employer's. Ids that only mean something inside a sourcing tool give none.
 *
 * @example readSiteAddress('https://github.com/Mara-Example') // [{ key: 'github:mara-example', weak: false }]
 */
export function readSiteAddress(text: string): IdentityKey[] {
  const place = placeOf(text);
  if (place === null) return [];
  const key = keyByHost(place);
  if (key !== undefined) return strong(key);
  const account = mastodonKey(mastodonAccount(place));
  if (account !== null && mayRunMastodon(place.host)) return strong(account);
  const site = personalSite(place);
  return site === null ? [] : [{ key: `site:${site}`, weak: true }];
}

/** A Fediverse handle written as one: `@mara@social.example`. */
export function readFediverseHandle(text: string): IdentityKey[] {
  const [, user = '', host = ''] = /^@([^@\s/]{1,100})@([^@\s/]{3,253})$/.exec(text) ?? [];
  return strong(mastodonKey(mastodonUser(user, host)));
}

function strong(key: string | null): IdentityKey[] {
  return key === null ? [] : [{ key, weak: false }];
}

function mayRunMastodon(host: string): boolean {
  const domain = getDomain(host);
  return domain !== null && !NOT_MASTODON.has(domain) && !SHARED_DOMAINS.has(domain);
}

function mastodonKey(account: { user: string; home: string } | null): string | null {
  const server = account && asciiHost(account.home);
  return account === null || server === null ? null : `mastodon:${account.user}@${server}`;
}

/** The registrable domain of a host with its own name in it: `acme.co.uk` and `acme`; null where it has none. */
export function domainLabel(host: string): { domain: string; label: string } | null {
  const { domain, domainWithoutSuffix } = parse(host);
  return domain === null || domainWithoutSuffix === null ? null : { domain, label: domainWithoutSuffix };
}

/** A host name in the form domain name servers know it, or null where it is none. */
export function asciiHost(host: string): string | null {
  if (!/^[\p{L}\p{N}\p{M}.-]{3,253}$/u.test(host)) return null;
  try {
    const ascii = new URL(`https://${host}`).hostname.replace(/\.$/, '');
    const { domain, isIp } = parse(ascii);
    return domain === null || isIp ? null : ascii;
  } catch {
    return null;
  }
}

/**
 * Its own registrable domain, or its part of a host of many. Only the front door counts: below it may be anybody's
 * page (`acme.example/team/mara`, an article), and a sub-domain may be a department.
 */
function personalSite({ host, path }: Place): string | null {
  const { domain, isIp } = parse(host);
  if (domain === null || isIp) return null;
  if (SITES_BY_PATH.has(domain)) {
    const name = host === domain && path.length === 1 ? canonical(path[0]?.replace(/^@/, ''), null) : null;
    return name === null ? null : `${domain}/${name}`;
  }
  const atFrontDoor = path.length === 0 || (path.length === 1 && FRONT_DOORS.has(path[0]?.toLowerCase() ?? ''));
  if (!atFrontDoor) return null;
  const { domain: ownPart, publicSuffix, isPrivate } = parse(host, { allowPrivateDomains: true });
  // A path there is a project's; its root is whoever's the name is.
  if (PROJECT_PAGES.has(publicSuffix ?? '')) return path.length === 0 && ownPart === host ? host : null;
  if (isPrivate === true) return ownPart === host ? host : null;
  if (SITES_BY_SUBDOMAIN.has(domain)) return host.split('.').length === domain.split('.').length + 1 ? host : null;
  const ownSite = host === domain || PERSONAL_SUBDOMAINS.has(host.slice(0, -domain.length - 1));
  return ownSite && !SHARED_DOMAINS.has(domain) ? domain : null;
}
