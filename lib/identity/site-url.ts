// Reads the addresses of other sites (GitHub, Stack Overflow, a personal web site …) into canonical keys, by the
// address alone. Carries domain data, so the page script must never reach it.

import { getDomain, parse } from 'tldts';
import type { IdentityKey } from '@/lib/model/identity';
import { decodeSegment, splitAddress, type WebAddress } from './profile-url';
import {
  FRONT_DOORS,
  NOT_MASTODON,
  PERSONAL_SUBDOMAINS,
  PROFILE_TABS,
  PROJECT_PAGES,
  RESERVED,
  SHARED_DOMAINS,
  SITES_BY_PATH,
  SITES_BY_SUBDOMAIN,
} from './reserved-words';

/** An address that has been split, with its path decoded and its host free of `www.`. */
interface Place {
  host: string;
  path: string[];
  url: URL;
}

interface SiteRule {
  host: RegExp;
  key(place: Place): string | null;
}

/** A letter, a digit, and what user names hold besides: no site allows more in the part that counts. */
const USER_NAME = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u;
const SLUG = /^[\p{L}\p{N}_-]{1,150}$/u;
const DIGITS = /^[1-9]\d{0,19}$/;

const RULES: readonly SiteRule[] = [
  { host: /^github\.com$/, key: github },
  { host: /^gist\.github\.com$/, key: ({ path }) => only(path, 'github', RESERVED.gist) },
  { host: /^gitlab\.com$/, key: gitlab },
  {
    host: /^(?:[a-z0-9-]+\.)*stackoverflow\.com$|^[a-z0-9.-]+\.stackexchange\.com$|^(?:meta\.)?(?:superuser|serverfault|askubuntu|stackapps)\.com$|^(?:meta\.)?mathoverflow\.net$/,
    key: stackSite,
  },
  {
    host: /^stackexchange\.com$/,
    key: ({ path }) => (path[0] === 'users' && DIGITS.test(path[1] ?? '') ? `stackexchange:account:${path[1]}` : null),
  },
  { host: /^(?:mobile\.|m\.)?(?:twitter|x)\.com$/, key: x },
  { host: /^bsky\.app$/, key: bluesky },
  { host: /^(?:[a-z]+\.)?xing\.com$/, key: ({ path }) => under(path, ['profile'], 'xing') },
  { host: /^(?:wellfound\.com|angel\.co)$/, key: ({ path }) => under(path, ['u', 'p'], 'wellfound') },
  { host: /^crunchbase\.com$/, key: ({ path }) => under(path, ['person'], 'crunchbase') },
  { host: /^scholar\.google\.(?:[a-z]{2,3}|com?\.[a-z]{2})$/, key: scholar },
  { host: /^orcid\.org$/, key: orcid },
  { host: /^researchgate\.net$/, key: ({ path }) => under(path, ['profile'], 'researchgate') },
  { host: /^dribbble\.com$/, key: ({ path }) => withTabs(path, 'dribbble') },
  { host: /^behance\.net$/, key: ({ path }) => withTabs(path, 'behance') },
  { host: /^kaggle\.com$/, key: ({ path }) => withTabs(path, 'kaggle') },
  { host: /^huggingface\.co$/, key: ({ path }) => only(path, 'huggingface', RESERVED.huggingface) },
  { host: /^(?:[a-z0-9-]+\.)?medium\.com$/, key: medium },
  { host: /^dev\.to$/, key: ({ path }) => only(path, 'devto', RESERVED.devto) },
  { host: /^(?:m\.|mbasic\.|web\.|[a-z]{2}-[a-z]{2}\.)?(?:facebook|fb)\.com$/, key: facebook },
];

/**
 * The keys an http(s) address of another site than LinkedIn gives: at most one. A personal web site's key is weak,
 * because people also name their employer's. Ids that only mean something inside a sourcing tool give none.
 *
 * @example readSiteAddress('https://github.com/Mara-Example') // [{ key: 'github:mara-example', weak: false }]
 */
export function readSiteAddress(text: string): IdentityKey[] {
  const address = splitAddress(text);
  const place = address === null ? null : placeOf(address);
  if (place === null) return [];
  const rule = RULES.find(({ host }) => host.test(place.host));
  if (rule !== undefined) return strong(rule.key(place));
  const account = mastodon(place);
  if (account !== null) return strong(account);
  const site = personalSite(place);
  return site === null ? [] : [{ key: `site:${site}`, weak: true }];
}

/** A Fediverse handle written as one: `@mara@social.example`. */
export function readFediverseHandle(text: string): IdentityKey[] {
  const [, user = '', host = ''] = /^@([^@\s/]{1,100})@([^@\s/]{3,253})$/.exec(text) ?? [];
  return strong(mastodonKey(user, host));
}

function strong(key: string | null): IdentityKey[] {
  return key === null ? [] : [{ key, weak: false }];
}

function placeOf({ host, segments, url }: WebAddress): Place | null {
  const path = segments.map(decodeSegment);
  if (path.some((segment) => segment === null || /[/\\\s]/.test(segment))) return null;
  return { host: host.replace(/^www\./, ''), path: path as string[], url };
}

/** The canonical form of a user name; sites compare them without regard to case. */
function canonical(name: string | undefined, reserved: ReadonlySet<string> | null, shape = USER_NAME): string | null {
  if (name === undefined) return null;
  const text = name.normalize('NFC').toLowerCase().normalize('NFC');
  return shape.test(text) && !reserved?.has(text) ? text : null;
}

/** `/name` and nothing below it. */
function only(path: string[], site: string, reserved: ReadonlySet<string>): string | null {
  const name = path.length === 1 ? canonical(path[0], reserved) : null;
  return name === null ? null : `${site}:${name}`;
}

/** `/profile/name`, whatever follows. */
function under(path: string[], folders: readonly string[], site: string): string | null {
  const name = folders.includes(path[0]?.toLowerCase() ?? '') ? canonical(path[1], null, SLUG) : null;
  return name === null ? null : `${site}:${name}`;
}

/** `/name` and its tabs, but nothing else below it. */
function withTabs(path: string[], site: 'dribbble' | 'behance' | 'kaggle'): string | null {
  if (path.length > 1 && !PROFILE_TABS[site].has(path[1]?.toLowerCase() ?? '')) return null;
  return only(path.slice(0, 1), site, RESERVED[site]);
}

function github({ path }: Place): string | null {
  if (path[0] === 'users') return only(path.slice(1, 2), 'github', RESERVED.github);
  return only(path, 'github', RESERVED.github);
}

function gitlab({ path }: Place): string | null {
  if (path[0] === 'users') return only(path.slice(1, 2), 'gitlab', RESERVED.gitlab);
  return only(path, 'gitlab', RESERVED.gitlab);
}

/** Every site of the network numbers its users anew, so the site is part of the key. */
function stackSite({ host, path }: Place): string | null {
  if (path[0] !== 'users' || !DIGITS.test(path[1] ?? '')) return null;
  return `${host.replace(/\.(?:com|net)$/, '')}:${path[1]}`;
}

function x({ path, url }: Place): string | null {
  if (path[0] === 'i' && path[1] === 'user' && DIGITS.test(path[2] ?? '')) return `x:id:${path[2]}`;
  // Links of before 2012: twitter.com/#!/name
  const [first, second, ...rest] =
    path.length === 0 && url.hash.startsWith('#!/') ? url.hash.slice(3).split('/') : path;
  if (rest.length > 0 || (second !== undefined && !PROFILE_TABS.x.has(second.toLowerCase()))) return null;
  const name = canonical(first?.replace(/^@/, ''), RESERVED.x, /^\w{1,20}$/);
  return name === null ? null : `x:${name}`;
}

function bluesky({ path }: Place): string | null {
  const [folder, who = '', tab, ...rest] = path;
  if (folder !== 'profile' || rest.length > 0) return null;
  if (tab !== undefined && !PROFILE_TABS.bluesky.has(tab)) return null;
  if (/^did:(?:plc:[a-z2-7]{24}|web:[a-z0-9.-]{3,253})$/.test(who)) return `bsky:${who}`;
  const handle = canonical(who, null, /^(?=.{3,253}$)[a-z0-9-]+(?:\.[a-z0-9-]+)+$/);
  return handle === null ? null : `bsky:handle:${handle}`;
}

function scholar({ path, url }: Place): string | null {
  const user = url.searchParams.get('user') ?? '';
  return path.length === 1 && path[0] === 'citations' && /^[\w-]{12}$/.test(user) ? `scholar:${user}` : null;
}

function orcid({ path }: Place): string | null {
  const id = path[0]?.toUpperCase() ?? '';
  return /^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/.test(id) && checkDigitIsRight(id) ? `orcid:${id}` : null;
}

/** ISO 7064, mod 11-2. */
function checkDigitIsRight(id: string): boolean {
  const digits = id.replaceAll('-', '');
  let total = 0;
  for (const digit of digits.slice(0, 15)) total = (total + Number(digit)) * 2;
  const check = (12 - (total % 11)) % 11;
  return digits[15] === (check === 10 ? 'X' : String(check));
}

function medium({ host, path }: Place): string | null {
  const shown = (tab: string | undefined) => tab === undefined || PROFILE_TABS.medium.has(tab);
  if (host !== 'medium.com') {
    const name = host.slice(0, -'.medium.com'.length);
    return path.length <= 1 && shown(path[0]) ? only([name], 'medium', RESERVED.medium) : null;
  }
  const [first = '', tab, ...rest] = path;
  if (!first.startsWith('@') || rest.length > 0 || !shown(tab)) return null;
  return only([first.slice(1)], 'medium', RESERVED.medium);
}

function facebook({ path, url }: Place): string | null {
  const [first = '', second, third, ...rest] = path;
  const id = first === 'profile.php' ? (url.searchParams.get('id') ?? '') : first === 'people' ? (third ?? '') : first;
  if (DIGITS.test(id)) return `facebook:id:${id}`;
  if (rest.length > 0 || third !== undefined) return null;
  if (second !== undefined && !PROFILE_TABS.facebook.has(second)) return null;
  const name = canonical(first, RESERVED.facebook, /^[a-z0-9.]{3,80}$/)?.replaceAll('.', '');
  return name ? `facebook:user:${name}` : null;
}

/** Any host may run Mastodon, so the path alone speaks: `/@user`, `/@user@home.server`, `/users/user`. */
function mastodon({ host, path }: Place): string | null {
  const domain = getDomain(host);
  if (domain === null || NOT_MASTODON.has(domain) || SHARED_DOMAINS.has(domain)) return null;
  const [first = '', second, ...rest] = path;
  if (first === 'users') {
    return path.length === 2 && second !== undefined && !DIGITS.test(second) ? mastodonKey(second, host) : null;
  }
  if (!first.startsWith('@') || rest.length > 0) return null;
  if (second !== undefined && !PROFILE_TABS.mastodon.has(second)) return null;
  const [user = '', home = host] = first.slice(1).split('@');
  return mastodonKey(user, home);
}

function mastodonKey(user: string, host: string): string | null {
  const name = canonical(user, null, /^[a-z0-9_](?:[a-z0-9_.-]{0,98}[a-z0-9_])?$/);
  const server = asciiHost(host);
  return name === null || server === null ? null : `mastodon:${name}@${server}`;
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
