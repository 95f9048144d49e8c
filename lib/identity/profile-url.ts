// Reads the address of a LinkedIn member's page (`/in/…`), of Recruiter's and Sales Navigator's pages, member numbers and
// tokens: by the address alone, and strictly. Page scripts carry what they use of it, so it imports nothing and knows no
// other form; linkedin-address.ts knows them all.

/** Which screen of a member's the address opens; `main` and `overlay` show the member's own top card. */
export type ProfileView = 'main' | 'overlay' | 'subpage' | 'edit' | 'other';

/** A canonical key such as `linkedin:vanity:mara-example`. `weak`: computed from a legacy form, may be off. */
export interface LinkedInKey {
  key: string;
  weak: boolean;
}

/**
 * What an address says. `keys` is empty unless `surface` is `profile`; a legacy `/pub/` address gives up to two
 * candidates. `view` and `locale` are only meaningful for an `/in/` address.
 */
export interface LinkedInAddress {
  surface: 'profile' | 'list' | 'none';
  keys: LinkedInKey[];
  view: ProfileView;
  /** Language of a profile in another language: `de`, `zh-cn`. */
  locale: string | null;
  /** The member's vanity in canonical form, where the address carries one. */
  vanity: string | null;
}

/** Longer text is refused: no real address comes near it, and a page or a record may hold anything. */
export const LONGEST_ADDRESS = 4096;

/** Country hosts have two letters; `press.`, `business.` and the like are other sites. */
export const LINKEDIN_HOST = /^(?:(?:www|m|touch|[a-z]{2})\.)?linkedin\.com$/;

/** `A??AA` and 34 more characters: 29 bytes in base64url. The prefix differs by surface, so every one is accepted. */
const TOKEN = /^A[A-Za-z]{2}AA[\w-]{34}$/;
/**
 * LinkedIn makes them of names, with the signs and emoji that people write into those: `mara-example-pmp®-1a2b3c`. Any
 * script; of punctuation the comma in front of what follows a name, `mara-example,-phd`; no classes of letters, which would take half a millisecond of every page's load.
 * `unavailable` stands for a hidden member; `me` is the viewer, and too short anyway.
 */
const VANITY =
  /^(?!unavailable$)(,-|[a-z\d_\xa1-\u1fff’\u2070-\u2fff\u3005-\ud7ff\uf900-\uffdc\u{10000}-\u{3ffff}-]){3,120}$/u;
/** Zero-width characters, direction controls, how an emoji is to look: in names, and pasted along with addresses. */
// biome-ignore lint/suspicious/noMisleadingCharacterClass: each of them by itself is meant
export const INVISIBLE = /[\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe0f\ufeff]/g;
const LOCALE = /^[a-z]{2}(?:[-_][a-z]{2,4})?$/i;
const MEMBER_URN = /^urn:li:(?:fsd?_)?member:([1-9]\d{0,14})$/;
const PROFILE_URN = /^urn:li:fs(?:_miniP|d?_p)rofile:(.+)$/;
/** Paths of screens that hold many people, without their leading slash. */
const LISTS = /^(?:search\/results\/(?:people|all)$|mynetwork(?:\/|$)|(?:company|school)\/[^/]+\/people$)/;
const APPLICATION_LISTS =
  /^(?:sales\/(?:search|lists)\/people(?:\/|$)|talent\/(?:search|hire|projects|home)(?:\/(?!.*profile\/)|$))/;
export const WEB_SCHEME = /^https?:\/\//i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the URL API drops some of them silently, so they are refused before
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;

export const NOBODY: LinkedInAddress = { surface: 'none', keys: [], view: 'other', locale: null, vanity: null };

/** The pieces of a web address, with the path as it was written: the URL API resolves dot segments silently. */
export interface WebAddress {
  host: string;
  /** Raw, still encoded, without the leading slash and at most one trailing slash; `[]` for the root. */
  segments: string[];
  url: URL;
}

/**
 * Splits an http(s) address. Null for user information, a port of its own, control characters, empty inner segments, dot
 * segments (also percent-encoded) and backslashes before the query, all of which make an address name somebody else than
 * it seems to.
 */
export function splitAddress(text: string): WebAddress | null {
  if (text.length > LONGEST_ADDRESS || !WEB_SCHEME.test(text) || CONTROL.test(text)) return null;
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return null;
  }
  if (url.username + url.password + url.port !== '') return null;
  const path = text.replace(WEB_SCHEME, '').replace(/[?#].*$/su, '');
  if (path.includes('\\')) return null;
  const segments = path.split('/').slice(1);
  if (segments.at(-1) === '') segments.pop();
  if (segments.some((segment) => /^(?:\.|%2e){0,2}$/i.test(segment))) return null;
  return { host: url.hostname.replace(/\.$/, ''), segments, url };
}

/**
 * Percent-decodes one path segment once. Null where that is not UTF-8 or leaves a `%` (encoded twice).
 */
export function decodeSegment(segment: string): string | null {
  try {
    const decoded = decodeURIComponent(segment);
    return decoded.includes('%') ? null : decoded;
  } catch {
    return null;
  }
}

/**
 * The number inside an opaque member token: 29 bytes in base64url, bytes 4 to 7, big-endian. Undocumented, found equal
 * in every observed pair. Null for anything that is no token or holds no number.
 *
 * @example memberNumberOf('ACoAAAdbzRUHLFF2m8DlCi9UeZ7D6A0yV3yhxus') // 123456789
 */
export function memberNumberOf(token: string): number | null {
  if (!TOKEN.test(token)) return null;
  // Twelve characters are nine bytes; the twelfth is of no matter.
  const head = atob(token.slice(0, 12).replaceAll('-', '+').replaceAll('_', '/'));
  const number = [4, 5, 6, 7].reduce((sum, at) => sum * 256 + head.charCodeAt(at), 0);
  return head.startsWith('\0\0', 2) && number > 0 ? number : null;
}

/** The key of an opaque token: its member number, else the token itself. Null for anything that is no token. */
export function keyOfToken(token: string): string | null {
  if (!TOKEN.test(token)) return null;
  const number = memberNumberOf(token);
  return number === null ? `linkedin:token:${token}` : `linkedin:member:${number}`;
}

/** As vanities are compared: composed, in lower case, without what nobody sees. */
export function plainVanity(text: string): string {
  return text.replace(INVISIBLE, '').normalize('NFC').toLowerCase().normalize('NFC');
}

/**
 * A decoded vanity in canonical form, or null where it can be none.
 *
 * @example canonicalVanity('ZOË-beispiel') // 'zoë-beispiel'
 */
export function canonicalVanity(decoded: string): string | null {
  const vanity = plainVanity(decoded);
  return VANITY.test(vanity) ? vanity : null;
}

/** The address to keep and to show for a vanity. */
export function profileAddress(vanity: string): string {
  return `https://www.linkedin.com/in/${encodeURIComponent(vanity)}/`;
}

/** The urn or address by which a member key (`linkedin:member:n`, `linkedin:token:t`) is known again. */
export function memberAddress(key: string): string {
  const value = key.slice(key.lastIndexOf(':') + 1);
  return key.startsWith('linkedin:member:') ? `urn:li:member:${value}` : profileAddress(value);
}

/**
 * The target of one of LinkedIn's own redirects, unwrapped once; null when the text is no such redirect.
 *
 * @example unwrapLinkedIn('https://www.linkedin.com/redir/redirect?url=https%3A%2F%2Fmara%2Eexample') // 'https://mara.example'
 */
export function unwrapLinkedIn(text: string): string | null {
  const address = splitAddress(text);
  if (address === null || !LINKEDIN_HOST.test(address.host)) return null;
  if (!/^(?:redir\/redirect|safety\/go)$/i.test(address.segments.join('/'))) return null;
  const target = address.url.searchParams.get('url');
  return WEB_SCHEME.test(target ?? '') ? target : null;
}

/**
 * What the address of a member's page, a list, or a member's urn says. Everything else says nothing. Never throws.
 *
 * @example readProfileUrl('https://de.linkedin.com/in/Mara-Example?trk=x').keys // [{ key: 'linkedin:vanity:mara-example', weak: false }]
 */
export function readProfileUrl(text: string): LinkedInAddress {
  if (text.startsWith('urn:')) return readUrn(text);
  const address = splitAddress(text);
  if (address === null || !LINKEDIN_HOST.test(address.host)) return NOBODY;
  const [first = '', ...rest] = address.segments;
  if (first.toLowerCase() === 'in') return readMember(rest);
  return LISTS.test(address.segments.join('/').toLowerCase()) ? { ...NOBODY, surface: 'list' } : NOBODY;
}

/**
 * What an address of Recruiter (`/talent/…`) or Sales Navigator (`/sales/…`) says: applications of their own beside the
 * member site, which name members by token. The same strictness; everything else says nothing.
 *
 * @example readApplicationUrl('https://www.linkedin.com/sales/lead/ACwAAAdbzRUHPHGm2xBFeq_kGU6DuO0iV4zB9is,x,y').keys // [{ key: 'linkedin:member:123456789', weak: false }]
 */
export function readApplicationUrl(text: string): LinkedInAddress {
  const address = splitAddress(text);
  return address !== null && LINKEDIN_HOST.test(address.host) ? readApplicationPath(address) : NOBODY;
}

/** The same of an address that has been split, and is LinkedIn's. */
export function readApplicationPath({ segments }: WebAddress): LinkedInAddress {
  const [first = '', second = ''] = segments.map((segment) => segment.toLowerCase());
  let member = NOBODY;
  if (first === 'talent') member = readTokenAfter(segments, 'profile');
  if (first === 'sales' && /^(?:lead|people)$/.test(second)) member = readToken(segments[2]);
  // Older than anything that could be checked.
  if (first === 'sales' && second === 'profile') member = weaken(readNumberOrToken(segments[2]));
  if (member !== NOBODY) return member;
  return APPLICATION_LISTS.test(segments.join('/').toLowerCase()) ? { ...NOBODY, surface: 'list' } : NOBODY;
}

/** Whatever else the path holds (project, stage, search) is not identity: only a token right after the marker is. */
export function readTokenAfter(segments: string[], marker: string): LinkedInAddress {
  for (const [index, segment] of segments.entries()) {
    if (index === 0 || segment.toLowerCase() !== marker) continue;
    const found = readToken(segments[index + 1]);
    if (found !== NOBODY) return found;
  }
  return NOBODY;
}

/** A segment that begins with a member's number or token, perhaps with more after a comma. */
export function readNumberOrToken(segment: string | undefined): LinkedInAddress {
  const id = beforeComma(segment);
  return /^[1-9]\d{0,14}$/.test(id) ? memberOf(`linkedin:member:${Number(id)}`) : readToken(segment);
}

function readToken(segment: string | undefined): LinkedInAddress {
  const key = keyOfToken(beforeComma(segment));
  return key === null ? NOBODY : memberOf(key);
}

function beforeComma(segment: string | undefined): string {
  return (segment === undefined ? null : decodeSegment(segment))?.split(',')[0] ?? '';
}

/** The same, as what may be off. */
export function weaken(address: LinkedInAddress): LinkedInAddress {
  return address.keys.length === 0
    ? address
    : { ...address, keys: address.keys.map(({ key }) => ({ key, weak: true })) };
}

/** What a link on a page of the member site names. */
export function readProfileLink(href: string): LinkedInAddress {
  return readProfileUrl(absoluteLink(href));
}

/** What a link on a page of Recruiter or Sales Navigator names there. */
export function readApplicationLink(href: string): LinkedInAddress {
  return readApplicationUrl(absoluteLink(href));
}

/** A link's address on LinkedIn; the page's own base is no help, because a frame's differs from the address shown. */
export function absoluteLink(href: string): string {
  return /^\/(?!\/)/.test(href) ? `https://www.linkedin.com${href}` : href;
}

function readUrn(text: string): LinkedInAddress {
  const number = MEMBER_URN.exec(text)?.[1];
  if (number !== undefined) return memberOf(`linkedin:member:${Number(number)}`);
  const token = keyOfToken(PROFILE_URN.exec(text)?.[1] ?? '');
  return token === null ? NOBODY : memberOf(token);
}

/** What follows `/in/`: the member, then perhaps a language or one of their screens. */
export function readMember([identity, ...rest]: string[]): LinkedInAddress {
  const decoded = decodeSegment(identity ?? '');
  if (decoded === null) return NOBODY;
  const screen = rest[0]?.toLowerCase() ?? '';
  const locale = rest.length === 1 && isLocale(screen) ? screen : null;
  const view = rest.length === 0 || locale !== null ? 'main' : viewOf(screen);
  // Before anything is lower-cased: tokens are told apart by case.
  const token = keyOfToken(decoded);
  if (token !== null) return { ...memberOf(token), view, locale };
  const vanity = canonicalVanity(decoded);
  return vanity === null ? NOBODY : { ...memberOf(`linkedin:vanity:${vanity}`), view, locale, vanity };
}

/** Is it the last segment of a profile in another language? */
export function isLocale(segment: string): boolean {
  return LOCALE.test(segment);
}

function viewOf(screen: string): ProfileView {
  if (screen === 'overlay' || screen === 'edit') return screen;
  return /^(?:details?|recent-activity)$/.test(screen) ? 'subpage' : 'other';
}

/** An address that names one member by one certain key. */
export function memberOf(key: string): LinkedInAddress {
  return { ...NOBODY, surface: 'profile', keys: [{ key, weak: false }] };
}
