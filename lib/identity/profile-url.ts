// Reads a LinkedIn address and says which member it names, by the address alone. Both sides use it: the page reader on
// its own location and links, the background on what an ATS stores. It must import nothing: the page script carries it.

/** `page`: an address the browser shows or a page links to. `ats`: text somebody typed or pasted, cleaned first. */
export type AddressMode = 'page' | 'ats';

/** Which screen of a member's the address opens; `main` and `overlay` show the member's own top card. */
export type ProfileView = 'main' | 'overlay' | 'subpage' | 'edit' | 'other' | 'recruiter' | 'sales' | 'legacy';

/** A canonical key such as `linkedin:vanity:mara-example`. `weak`: computed from a legacy form, may be off. */
export interface LinkedInKey {
  key: string;
  weak: boolean;
}

/**
 * What an address says. `keys` is empty unless `surface` is `profile`; a legacy `/pub/` address gives up to two
 * candidates. `view` and `locale` are only meaningful for a profile.
 */
export interface LinkedInAddress {
  surface: 'profile' | 'list' | 'none';
  keys: LinkedInKey[];
  view: ProfileView;
  /** Language of a profile in another language, as written: `de`, `zh-cn`. */
  locale: string | null;
  /** The member's vanity in canonical form, where the address carries one. */
  vanity: string | null;
}

/** Longer text is refused: no real address comes near it, and a page or a record may hold anything. */
const LONGEST_ADDRESS = 4096;

/** `A??AA` and 34 more characters: 29 bytes in base64url. The prefix differs by surface, so every one is accepted. */
const TOKEN = /^A[A-Za-z]{2}AA[A-Za-z0-9_-]{34}$/;
const VANITY = /^[\p{L}\p{N}\p{M}_-]{3,120}$/u;
const NOT_A_MEMBER = new Set(['me', 'unavailable']);
const LOCALE = /^[a-z]{2}(?:[-_][a-z]{2,4})?$/i;
const MEMBER_URN = /^urn:li:(?:member|fs_member|fsd_member):([1-9]\d{0,14})$/;
const PROFILE_URN = /^urn:li:(?:fs_miniProfile|fs_profile|fsd_profile):(.+)$/;
/** Country hosts have two letters; `press.`, `business.` and the like are other sites. */
const LINKEDIN_HOST = /^(?:(?:www|m|touch|[a-z]{2})\.)?linkedin\.com$/;
const CHINESE_EDITION = /^(?:www\.)?linkedin\.cn$/;
const GOOGLE_HOST = /^(?:www\.)?google\.(?:[a-z]{2,3}|com?\.[a-z]{2})$/;

const ANY_SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const WEB_SCHEME = /^https?:\/\//i;
const OPENING = /^[\s<([{"'“”„«‹‘’`*]+/u;
const CLOSING = /[\s>)\]}"'“”„»›‘’`*.,;:!]+$/u;
/** Zero-width characters, the byte order mark and direction controls: pasted along, never part of an address. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the URL API drops some of them silently, so they are refused before
const CONTROL = /[\u0000-\u001f\u007f-\u009f\\]/;

const NOBODY: LinkedInAddress = { surface: 'none', keys: [], view: 'other', locale: null, vanity: null };
const LIST: LinkedInAddress = { ...NOBODY, surface: 'list' };

/** The pieces of a web address, with the path as it was written: the URL API resolves dot segments silently. */
export interface WebAddress {
  host: string;
  /** Raw, still encoded, without the leading slash and at most one trailing slash; `[]` for the root. */
  segments: string[];
  url: URL;
}

/**
 * Cuts what surrounds an address in free text (brackets, quotes, punctuation, invisible characters) and adds a missing
 * scheme. Returns null for another scheme than http(s), for inner white space and for text of no sensible length.
 *
 * @example cleanAddress('<www.linkedin.com/in/mara-example>, ') // 'https://www.linkedin.com/in/mara-example'
 */
export function cleanAddress(text: string): string | null {
  if (text.length > LONGEST_ADDRESS) return null;
  const visible = text.replace(INVISIBLE, '').trim();
  // A dot segment at the very end would pass for punctuation: `…/in/mara-example/..` is not that member's address.
  if (/\/\.\.(?![.\w])/.test(visible)) return null;
  const bare = visible.replace(OPENING, '').replace(CLOSING, '');
  if (bare === '' || /\s/.test(bare)) return null;
  if (WEB_SCHEME.test(bare)) return bare;
  if (bare.startsWith('//')) return `https:${bare}`;
  // A host with a port looks like a scheme; neither it nor a foreign scheme is worth telling apart.
  if (ANY_SCHEME.test(bare)) return null;
  return `https://${bare}`;
}

/**
 * Splits an http(s) address. Null for user information, a port of its own, control characters, backslashes, empty inner
 * segments and dot segments (also percent-encoded), all of which make an address name somebody else than it seems to.
 */
export function splitAddress(text: string): WebAddress | null {
  if (text.length > LONGEST_ADDRESS || !WEB_SCHEME.test(text) || CONTROL.test(text)) return null;
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return null;
  }
  if (url.username !== '' || url.password !== '' || url.port !== '') return null;
  const path = text.replace(WEB_SCHEME, '').replace(/[?#].*$/su, '');
  const segments = path.split('/').slice(1);
  if (segments.at(-1) === '') segments.pop();
  if (segments.some((segment) => segment === '' || /^(?:\.|%2e){1,2}$/i.test(segment))) return null;
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
  const head = token.slice(0, 11);
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const character of head) {
    bits = (bits << 6) | sextet(character.charCodeAt(0));
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes.push((bits >> held) & 0xff);
    }
  }
  const [, , third = 1, fourth = 1, a = 0, b = 0, c = 0, d = 0] = bytes;
  if (third !== 0 || fourth !== 0) return null;
  const number = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
  return number === 0 ? null : number;
}

function sextet(code: number): number {
  if (code >= 97) return code - 71;
  if (code === 95) return 63;
  if (code >= 65) return code - 65;
  if (code === 45) return 62;
  return code + 4;
}

/** The key of an opaque token: its member number, else the token itself. Null for anything that is no token. */
export function keyOfToken(token: string): string | null {
  if (!TOKEN.test(token)) return null;
  const number = memberNumberOf(token);
  return number === null ? `linkedin:token:${token}` : `linkedin:member:${number}`;
}

/**
 * A decoded vanity in canonical form (composed, lower case), or null where it can be none.
 *
 * @example canonicalVanity('ZOË-beispiel') // 'zoë-beispiel'
 */
export function canonicalVanity(decoded: string): string | null {
  const vanity = decoded.normalize('NFC').toLowerCase().normalize('NFC');
  return VANITY.test(vanity) && !NOT_A_MEMBER.has(vanity) ? vanity : null;
}

/** The address to keep and to show for a vanity. */
export function profileAddress(vanity: string): string {
  return `https://www.linkedin.com/in/${encodeURIComponent(vanity)}/`;
}

/**
 * The target of a Google or LinkedIn redirect, unwrapped once; null when the text is no such redirect.
 *
 * @example unwrapRedirect('https://www.linkedin.com/redir/redirect?url=https%3A%2F%2Fmara%2Eexample') // 'https://mara.example'
 */
export function unwrapRedirect(text: string): string | null {
  const address = splitAddress(text);
  if (address === null) return null;
  const path = address.segments.join('/').toLowerCase();
  const query = address.url.searchParams;
  let target: string | null = null;
  if (LINKEDIN_HOST.test(address.host) && (path === 'redir/redirect' || path === 'safety/go'))
    target = query.get('url');
  else if (GOOGLE_HOST.test(address.host) && path === 'url') target = query.get('q') ?? query.get('url');
  return target !== null && WEB_SCHEME.test(target) ? target : null;
}

/**
 * What a LinkedIn address or urn says, in table 2.2's terms. `page` is strict: legacy forms, redirects and sign-in
 * walls say nothing. `ats` cleans the text, converts legacy forms to weak candidates and unwraps one redirect.
 * Never throws.
 *
 * @example readLinkedInAddress('linkedin.com/in/Mara-Example', 'ats').keys // [{ key: 'linkedin:vanity:mara-example', weak: false }]
 */
export function readLinkedInAddress(text: string, mode: AddressMode): LinkedInAddress {
  if (text.length > LONGEST_ADDRESS) return NOBODY;
  const trimmed = text.trim();
  if (trimmed.startsWith('urn:')) return readUrn(trimmed);
  const address = mode === 'ats' ? cleanAddress(trimmed) : trimmed;
  if (address === null) return NOBODY;
  if (mode === 'page') return readDirect(address, mode);
  const target = unwrapRedirect(address) ?? unwrapSignInWall(address);
  return readDirect(target ?? address, mode);
}

function readUrn(text: string): LinkedInAddress {
  const number = MEMBER_URN.exec(text)?.[1];
  if (number !== undefined) return memberOf([`linkedin:member:${Number(number)}`], 'other', false);
  const token = keyOfToken(PROFILE_URN.exec(text)?.[1] ?? '');
  return token === null ? NOBODY : memberOf([token], 'other', false);
}

function unwrapSignInWall(text: string): string | null {
  const address = splitAddress(text);
  if (address === null || !LINKEDIN_HOST.test(address.host)) return null;
  if (address.segments.length !== 1 || address.segments[0] !== 'authwall') return null;
  return address.url.searchParams.get('sessionRedirect');
}

function readDirect(text: string, mode: AddressMode): LinkedInAddress {
  const address = splitAddress(text);
  if (address === null) return NOBODY;
  const chinese = CHINESE_EDITION.test(address.host);
  if (!LINKEDIN_HOST.test(address.host) && !(chinese && mode === 'ats')) return NOBODY;
  const found = readPath(address, mode);
  return chinese ? { ...found, keys: found.keys.map(({ key }) => ({ key, weak: true })) } : found;
}

function readPath({ segments, url }: WebAddress, mode: AddressMode): LinkedInAddress {
  const [first = '', second = '', third = ''] = segments.map((segment) => segment.toLowerCase());
  switch (first) {
    case 'in':
      return readMember(segments.slice(1), mode);
    case 'comm':
      return second === 'in' ? readMember(segments.slice(2), mode) : NOBODY;
    case 'mwlite':
      if (second === 'in') return readMember(segments.slice(2), mode);
      return second === 'profile' && third === 'in' ? readMember(segments.slice(3), mode) : NOBODY;
    case 'pub':
      return mode === 'ats' ? readLegacyPublic(segments.slice(1)) : NOBODY;
    case 'profile':
      return second === 'view' && segments.length === 2 ? readNumberOrToken(url.searchParams.get('id') ?? '') : NOBODY;
    case 'talent':
    case 'recruiter':
    case 'hire':
      return readRecruiter(segments);
    case 'sales':
      return readSales(segments);
    case 'search':
      return second === 'results' && ['people', 'all'].includes(third) ? LIST : NOBODY;
    case 'mynetwork':
      return LIST;
    case 'company':
    case 'school':
      return third === 'people' && segments.length === 3 ? LIST : NOBODY;
    default:
      return NOBODY;
  }
}

function readMember([identity, ...rest]: string[], mode: AddressMode): LinkedInAddress {
  const decoded = identity === undefined ? null : decodeSegment(identity);
  if (decoded === null) return NOBODY;
  const [screen = ''] = rest;
  const locale = rest.length === 1 && LOCALE.test(screen) ? screen.toLowerCase() : null;
  const view = rest.length === 0 || locale !== null ? 'main' : viewOf(screen.toLowerCase());
  const token = keyOfToken(decoded);
  if (token !== null) return { ...memberOf([token], view, false), locale };
  // A pasted address may end in an encoded space.
  const vanity = canonicalVanity(mode === 'ats' ? decoded.trim() : decoded);
  return vanity === null ? NOBODY : { ...memberOf([`linkedin:vanity:${vanity}`], view, false), locale, vanity };
}

function viewOf(screen: string): ProfileView {
  switch (screen) {
    case 'overlay':
      return 'overlay';
    case 'details':
    case 'detail':
    case 'recent-activity':
      return 'subpage';
    case 'edit':
      return 'edit';
    default:
      return 'other';
  }
}

/** `/pub/<name>/<a>/<b>/<c>` became `/in/<name>-<c><b><a>`, where b and c may have been padded to three digits. */
function readLegacyPublic([name = '', ...rest]: string[]): LinkedInAddress {
  const [a = '', b = '', c = ''] = rest.map((part) => part.toLowerCase());
  const words = decodeSegment(name);
  if (words === null || name.toLowerCase() === 'dir') return NOBODY;
  if (rest.length < 3 || rest.length > 4 || (rest[3] !== undefined && !LOCALE.test(rest[3]))) return NOBODY;
  if (![a, b, c].every((part) => /^[0-9a-f]{1,3}$/.test(part))) return NOBODY;
  const tails = new Set([`${c.padStart(3, '0')}${b.padStart(3, '0')}${a}`, `${c}${b}${a}`]);
  const vanities = [...tails].map((tail) => canonicalVanity(`${words}-${tail}`)).filter((vanity) => vanity !== null);
  if (vanities.length === 0) return NOBODY;
  return memberOf(
    vanities.map((vanity) => `linkedin:vanity:${vanity}`),
    'legacy',
    true,
  );
}

function readNumberOrToken(id: string): LinkedInAddress {
  const token = keyOfToken(id);
  if (token !== null) return memberOf([token], 'legacy', false);
  return /^[1-9]\d{0,14}$/.test(id) ? memberOf([`linkedin:member:${Number(id)}`], 'legacy', false) : NOBODY;
}

/** Whatever else the path holds (project, stage, search) is not identity: only a token right after `profile` is. */
function readRecruiter(segments: string[]): LinkedInAddress {
  const [surface = '', second = '', third = ''] = segments.map((segment) => segment.toLowerCase());
  if (surface === 'recruiter') {
    if (second !== 'profile' && second !== 'p') return second === 'smartsearch' ? LIST : NOBODY;
    const found = readNumberOrToken(beforeComma(segments[2]));
    // The old Recruiter's number is the member's by every account, but none of its pages could be checked.
    return { ...found, keys: found.keys.map(({ key }) => ({ key, weak: true })), view: 'recruiter' };
  }
  const position = segments.findIndex((segment, index) => {
    const marker = surface === 'hire' ? 'candidate' : 'profile';
    return index > 0 && segment.toLowerCase() === marker && keyOfToken(beforeComma(segments[index + 1])) !== null;
  });
  const token = keyOfToken(beforeComma(segments[position + 1]));
  if (position > 0 && token !== null) return memberOf([token], 'recruiter', false);
  const lists = surface === 'talent' && ['search', 'hire', 'projects', 'home'].includes(second) && third !== 'profile';
  return lists ? LIST : NOBODY;
}

function readSales(segments: string[]): LinkedInAddress {
  const [, second = '', third = ''] = segments.map((segment) => segment.toLowerCase());
  const id = beforeComma(segments[2]);
  if (second === 'lead' || second === 'people') {
    const token = keyOfToken(id);
    return token === null ? NOBODY : memberOf([token], 'sales', false);
  }
  if (second === 'profile') {
    const found = readNumberOrToken(id);
    return { ...found, keys: found.keys.map(({ key }) => ({ key, weak: true })), view: 'sales' };
  }
  return (second === 'search' || second === 'lists') && third === 'people' ? LIST : NOBODY;
}

function beforeComma(segment: string | undefined): string {
  return (segment === undefined ? null : decodeSegment(segment))?.split(',')[0] ?? '';
}

function memberOf(keys: string[], view: ProfileView, weak: boolean): LinkedInAddress {
  return { surface: 'profile', keys: keys.map((key) => ({ key, weak })), view, locale: null, vanity: null };
}
