// Whose profile an address of another site is, by the address alone: one function a site, the same for the page's script
// and for the background, so that the two cannot drift apart. No domain data; whether the host is the site's is for the
// caller to know.

import { decodeSegment, splitAddress } from './profile-url';
import {
  BEHANCE_RESERVED,
  BEHANCE_TABS,
  BLUESKY_TABS,
  DEVTO_RESERVED,
  DRIBBBLE_RESERVED,
  DRIBBBLE_TABS,
  FACEBOOK_RESERVED,
  FACEBOOK_TABS,
  GIST_RESERVED,
  GITHUB_RESERVED,
  GITLAB_RESERVED,
  HUGGINGFACE_RESERVED,
  HUGGINGFACE_TABS,
  KAGGLE_RESERVED,
  KAGGLE_TABS,
  MASTODON_TABS,
  MEDIUM_RESERVED,
  MEDIUM_TABS,
  X_RESERVED,
  X_TABS,
} from './site-words';

/** An address that has been split, with its path decoded and its host free of `www.`. */
export interface Place {
  host: string;
  path: string[];
  url: URL;
}

/** A letter, a digit, and what user names hold besides: no site allows more in the part that counts. */
const USER_NAME = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u;
const SLUG = /^[\p{L}\p{N}_-]{1,150}$/u;
/** A number that names somebody. */
export const DIGITS = /^[1-9]\d{0,19}$/;

/** The pieces of an http(s) address; null where it names somebody else than it seems to, see `splitAddress`. */
export function placeOf(text: string): Place | null {
  const address = splitAddress(text);
  if (address === null) return null;
  const path = address.segments.map(decodeSegment);
  if (path.some((segment) => segment === null || /[/\\\s]/.test(segment))) return null;
  return { host: address.host.replace(/^www\./, ''), path: path as string[], url: address.url };
}

/** The canonical form of a user name; sites compare them without regard to case. */
export function canonical(
  name: string | undefined,
  reserved: ReadonlySet<string> | null,
  shape = USER_NAME,
): string | null {
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
function withTabs(
  path: string[],
  site: string,
  tabs: ReadonlySet<string>,
  reserved: ReadonlySet<string>,
): string | null {
  if (path.length > 1 && !tabs.has(path[1]?.toLowerCase() ?? '')) return null;
  return only(path.slice(0, 1), site, reserved);
}

export function githubKey({ path }: Place): string | null {
  if (path[0] === 'users') return only(path.slice(1, 2), 'github', GITHUB_RESERVED);
  return only(path, 'github', GITHUB_RESERVED);
}

export function gistKey({ path }: Place): string | null {
  return only(path, 'github', GIST_RESERVED);
}

/** A picture under the account's number, which stays when the login is given to somebody else: `/u/1000001`. */
export function githubAvatarKey({ path }: Place): string | null {
  return path.length === 2 && path[0] === 'u' && DIGITS.test(path[1] ?? '') ? `github:id:${path[1]}` : null;
}

export function gitlabKey({ path }: Place): string | null {
  const [first = '', second, third = ''] = path;
  if (first === '-' && second === 'u') return path.length === 3 && DIGITS.test(third) ? `gitlab:id:${third}` : null;
  if (first === 'users') return only(path.slice(1, 2), 'gitlab', GITLAB_RESERVED);
  return only(path, 'gitlab', GITLAB_RESERVED);
}

/** Parts of the network with numbers of their own: `chat.stackexchange.com/users/1` is not user 1 of anything else. */
const NOT_Q_AND_A = /^(?:chat|data|api|area51|openid|blog)\./;

/** Every site of the network numbers its users anew, so the site is part of the key. */
export function stackKey({ host, path }: Place): string | null {
  if (path[0] !== 'users' || !DIGITS.test(path[1] ?? '') || NOT_Q_AND_A.test(host)) return null;
  return `${host.replace(/\.(?:com|net)$/, '')}:${path[1]}`;
}

export function stackAccountKey({ path }: Place): string | null {
  return path[0] === 'users' && DIGITS.test(path[1] ?? '') ? `stackexchange:account:${path[1]}` : null;
}

export function xKey({ path, url }: Place): string | null {
  if (path[0] === 'i' && path[1] === 'user' && DIGITS.test(path[2] ?? '')) return `x:id:${path[2]}`;
  // Links of before 2012: twitter.com/#!/name
  const [first, second, ...rest] =
    path.length === 0 && url.hash.startsWith('#!/') ? url.hash.slice(3).split('/') : path;
  if (rest.length > 0 || (second !== undefined && !X_TABS.has(second.toLowerCase()))) return null;
  const name = canonical(first?.replace(/^@/, ''), X_RESERVED, /^\w{1,20}$/);
  return name === null ? null : `x:${name}`;
}

export function blueskyKey({ path }: Place): string | null {
  const [folder, who = '', tab, ...rest] = path;
  if (folder !== 'profile' || rest.length > 0) return null;
  if (tab !== undefined && !BLUESKY_TABS.has(tab)) return null;
  if (/^did:(?:plc:[a-z2-7]{24}|web:[a-z0-9.-]{3,253})$/.test(who)) return `bsky:${who}`;
  const handle = canonical(who, null, /^(?=.{3,253}$)[a-z0-9-]+(?:\.[a-z0-9-]+)+$/);
  return handle === null ? null : `bsky:handle:${handle}`;
}

export function scholarKey(place: Place): string | null {
  // Lists of authors and single papers carry somebody's identifier as well: by whom they were found.
  return /^(?:list_works)?$/.test(place.url.searchParams.get('view_op') ?? '') ? scholarUser(place) : null;
}

/** By whom a page of Scholar was found, whatever it shows. */
export function scholarUser({ path, url }: Place): string | null {
  const user = url.searchParams.get('user') ?? '';
  return path.length === 1 && path[0] === 'citations' && /^[\w-]{12}$/.test(user) ? `scholar:${user}` : null;
}

export function orcidKey({ path }: Place): string | null {
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

export function mediumKey({ host, path }: Place): string | null {
  const shown = (tab: string | undefined) => tab === undefined || MEDIUM_TABS.has(tab);
  if (host !== 'medium.com') {
    const name = host.slice(0, -'.medium.com'.length);
    return path.length <= 1 && shown(path[0]) ? only([name], 'medium', MEDIUM_RESERVED) : null;
  }
  const [first = '', tab, ...rest] = path;
  if (!first.startsWith('@') || rest.length > 0 || !shown(tab)) return null;
  return only([first.slice(1)], 'medium', MEDIUM_RESERVED);
}

export function facebookKey({ path, url }: Place): string | null {
  const [first = '', second, third, ...rest] = path;
  const id = first === 'profile.php' ? (url.searchParams.get('id') ?? '') : first === 'people' ? (third ?? '') : first;
  if (DIGITS.test(id)) return `facebook:id:${id}`;
  // `photo.php?fbid=…` and the like are screens of everybody's.
  if (rest.length > 0 || third !== undefined || first.endsWith('.php')) return null;
  if (second !== undefined && !FACEBOOK_TABS.has(second)) return null;
  const name = canonical(first, FACEBOOK_RESERVED, /^[a-z0-9.]{3,80}$/)?.replaceAll('.', '');
  return name ? `facebook:user:${name}` : null;
}

export function xingKey({ path }: Place): string | null {
  return under(path, ['profile'], 'xing');
}

export function wellfoundKey({ path }: Place): string | null {
  return under(path, ['u', 'p'], 'wellfound');
}

export function crunchbaseKey({ path }: Place): string | null {
  return under(path, ['person'], 'crunchbase');
}

export function researchgateKey({ path }: Place): string | null {
  return under(path, ['profile'], 'researchgate');
}

export function dribbbleKey({ path }: Place): string | null {
  return withTabs(path, 'dribbble', DRIBBBLE_TABS, DRIBBBLE_RESERVED);
}

export function behanceKey({ path }: Place): string | null {
  return withTabs(path, 'behance', BEHANCE_TABS, BEHANCE_RESERVED);
}

export function kaggleKey({ path }: Place): string | null {
  return withTabs(path, 'kaggle', KAGGLE_TABS, KAGGLE_RESERVED);
}

export function huggingfaceKey({ path }: Place): string | null {
  return withTabs(path, 'huggingface', HUGGINGFACE_TABS, HUGGINGFACE_RESERVED);
}

export function devtoKey({ path }: Place): string | null {
  return only(path, 'devto', DEVTO_RESERVED);
}

/** An account as `/@user`, `/@user@home.server` or `/users/user` name it; any host may run Mastodon. */
export function mastodonAccount({ host, path }: Place): { user: string; home: string } | null {
  const [first = '', second, ...rest] = path;
  if (first === 'users') {
    const isOne = path.length === 2 && second !== undefined && !DIGITS.test(second);
    return isOne ? mastodonUser(second, host) : null;
  }
  if (!first.startsWith('@') || rest.length > 0) return null;
  if (second !== undefined && !MASTODON_TABS.has(second)) return null;
  const [user = '', home = host] = first.slice(1).split('@');
  return mastodonUser(user, home);
}

/** Its home is not checked to be a host. */
export function mastodonUser(name: string, home: string): { user: string; home: string } | null {
  const user = canonical(name, null, /^[a-z0-9_](?:[a-z0-9_.-]{0,98}[a-z0-9_])?$/);
  return user === null ? null : { user, home };
}
