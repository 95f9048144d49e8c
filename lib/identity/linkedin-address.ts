// Reads every form of a LinkedIn address there is: Recruiter and Sales Navigator, legacy forms, redirects, and text as
// people type it. Only the background needs all of them; the page's own forms are in profile-url.ts.

import {
  canonicalVanity,
  decodeSegment,
  INVISIBLE,
  isLocale,
  LINKEDIN_HOST,
  type LinkedInAddress,
  LONGEST_ADDRESS,
  NOBODY,
  readApplicationPath,
  readMember,
  readNumberOrToken,
  readProfileUrl,
  readTokenAfter,
  splitAddress,
  unwrapLinkedIn,
  WEB_SCHEME,
  type WebAddress,
  weaken,
} from './profile-url';

/** `page`: an address a browser shows or a page proves. `ats`: text somebody typed or pasted, cleaned first. */
export type AddressMode = 'page' | 'ats';

const CHINESE_EDITION = /^(?:www\.)?linkedin\.cn$/;
const GOOGLE_HOST = /^(?:www\.)?google\.(?:[a-z]{2,3}|com?\.[a-z]{2})$/;
const ANY_SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const OPENING = /^[\s<([{"'“”„«‹‘’`*]+/u;
const CLOSING = /(?:[\s>)\]}"'“”„»›‘’`*.,;:!。，、；：！）】」》]|%20)+$/u;
const END = new RegExp(`\\s|${INVISIBLE.source}`);
/** `linkedin.com//in/…`: typed by people and tools, and opened by the site like one slash. */
const DOUBLED_SLASH = /^(https?:\/\/(?:[a-z]+\.)?linkedin\.com)\/{2,}(?=in\/)/i;

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

/** What no redirect is without, as it stands or hidden by another spelling. */
const MAY_BE_REDIRECT = /linkedin|google|%|[^ -~]/i;

/** The target of a Google or LinkedIn redirect, unwrapped once; null when the text is no such redirect. */
export function unwrapRedirect(text: string): string | null {
  if (!MAY_BE_REDIRECT.test(text)) return null;
  const inner = unwrapLinkedIn(text);
  if (inner !== null) return inner;
  const address = splitAddress(text);
  if (address === null || !GOOGLE_HOST.test(address.host) || address.segments.join('/') !== 'url') return null;
  const target = address.url.searchParams.get('q') ?? address.url.searchParams.get('url');
  return target !== null && WEB_SCHEME.test(target) ? target : null;
}

/** The same of LinkedIn's addresses, of its urns and of a path alone: other sites' are not read five times over. */
const MAY_BE_LINKEDIN = /linkedin|%|[^ -~]|^ *(?:\/?in\/|urn:)|l[a-z]{4,8}[.,][a-z]{2,4}\/+in\//i;

/**
 * What a LinkedIn address or urn says. `page` is strict: legacy forms, redirects and sign-in walls say nothing. `ats`
 * cleans the text, converts legacy forms to weak candidates and unwraps one redirect. Never throws.
 *
 * @example readLinkedInAddress('linkedin.com/in/Mara-Example', 'ats').keys // [{ key: 'linkedin:vanity:mara-example', weak: false }]
 */
export function readLinkedInAddress(text: string, mode: AddressMode): LinkedInAddress {
  if (text.length > LONGEST_ADDRESS || !MAY_BE_LINKEDIN.test(text)) return NOBODY;
  // Nothing invisible at either end is part of an address; within it, a page is not cleaned.
  const trimmed = mode === 'ats' ? withoutEnds(text).replace(GAP, '/in/') : withoutEnds(text);
  const plain = PLAIN.exec(trimmed);
  if (plain?.[2] !== undefined && (mode === 'ats' || plain[1] !== undefined))
    return readMember(plain[3] === undefined ? [plain[2]] : [plain[2], plain[3]]);
  if (mode === 'page' || trimmed.startsWith('urn:')) return readDirect(trimmed, mode);
  const address = cleanAddress(trimmed)?.replace(DOUBLED_SLASH, '$1/') ?? null;
  const read =
    address === null ? NOBODY : readDirect(unwrapRedirect(address) ?? unwrapSignInWall(address) ?? address, mode);
  return read.surface === 'profile' ? read : readMistyped(trimmed);
}

/** Nearly every address, read without the slow URL API: there is nothing in it that could mean something else. */
const PLAIN =
  /^(https?:\/\/)?(?:(?:www|m|touch|[a-z]{2})\.)?linkedin\.com\/(?:mwlite\/)?in\/([\w-]{3,120})(?:\/([a-z]{2}))?\/?(?:\?[\w=&-]*)?$/i;

function withoutEnds(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && END.test(text.charAt(from))) from++;
  while (to > from && END.test(text.charAt(to - 1))) to--;
  return text.slice(from, to);
}

/** `linkedin.com/in/ mara-example`, broken where a line ended. */
const GAP = /(?<=linkedin\.com)\s?\/\s?in\s?\/\s+(?=\S)/i;

/** The site's name as fingers slip. */
const SITE =
  '(?:linkedin|linkdin|linkedln|linkein|linkedi|linkeidn|linkeding|linkendin|lnkedin|likedin|linedin|linkedn)';

/** Where a mistyped address ends and other text begins. Cut before anything else, what is left is somebody else's. */
const THE_END = `(?=$|[/?#]|[;,)>\\]"'|.:!]+(?:\\s|$)|\\s+(?:$|[^\\p{L}\\p{N}-]))`;
/** `LinkedIn: linkedin/in/…`, `https:/linkedin.com/in/…`, `/in/…`: what only a member's address can be meant by. */
const MISTYPED = new RegExp(
  `^\\W*(?:linked-?\\s?in(?:\\s+(?:profile|url|page))?\\s*[:=]\\s*)?(?:h?t{1,3}ps?(?:[:;]?/+|:)\\s*)*(?:(?:w{2,4}|m|[a-z]{2})[.,])?${SITE}(?:[.,](?:comm?|con?|cm|om))?\\s?/+\\s?in\\s?/+\\s?((?:,-\\b|[^\\s/?#,;)>\\]"'|]){3,300})${THE_END}`,
  'iu',
);
/** `LinkedIn: mara-example-1a2`: nothing else is written with hyphens behind the site's name. */
const VANITY_ALONE =
  /^\W*linked-?\s?in(?:\s+(?:profile|id|url|name))?\s*[:=]\s*((?:[\p{L}\p{N}]+-){1,8}[\p{L}\p{N}]+)\W*$/iu;
const PATH_ALONE = /^\/?in\/([^\s/?#]{3,300})\/?$/i;
/** Said right, an address that was refused stays refused; and what hides a second meaning is no slip of the pen. */
const SAID_RIGHT = /^\W*(?:https?:\/\/)?(?:[a-z]+\.)?linkedin\.(?:com|cn)\//i;
const AMBIGUOUS = /[\\\p{Cc}]|%5c|%2e|%0|\/\.{1,2}(?:\/|$)/iu;

function readMistyped(text: string): LinkedInAddress {
  const written = /^https?%3a/i.test(text) ? (decodeSegment(text) ?? text) : text;
  if (SAID_RIGHT.test(text) || AMBIGUOUS.test(written)) return NOBODY;
  if (written !== text) return readDirect(written, 'page');
  const identity = (MISTYPED.exec(text) ?? PATH_ALONE.exec(text) ?? VANITY_ALONE.exec(text))?.[1]?.replace(
    /[.:!]+$/,
    '',
  );
  return identity === undefined ? NOBODY : readMember([identity]);
}

function unwrapSignInWall(text: string): string | null {
  const address = splitAddress(text);
  if (address === null || !LINKEDIN_HOST.test(address.host) || address.segments.join('/') !== 'authwall') return null;
  return address.url.searchParams.get('sessionRedirect');
}

function readDirect(text: string, mode: AddressMode): LinkedInAddress {
  const address = splitAddress(text);
  if (address !== null && CHINESE_EDITION.test(address.host)) return mode === 'ats' ? readChinese(address) : NOBODY;
  const member = readProfileUrl(text);
  if (member.surface === 'profile' || address === null || !LINKEDIN_HOST.test(address.host)) return member;
  const other = readPath(address, mode);
  return other.surface === 'none' ? member : other;
}

/** The edition is closed: an address there may have been given to somebody else. */
function readChinese({ segments }: WebAddress): LinkedInAddress {
  return segments[0] === 'in' ? weaken(readMember(segments.slice(1))) : NOBODY;
}

function readPath(address: WebAddress, mode: AddressMode): LinkedInAddress {
  const { segments, url } = address;
  const [first = '', second = '', third = ''] = segments.map((segment) => segment.toLowerCase());
  switch (first) {
    case 'comm':
      return second === 'in' ? readMember(segments.slice(2)) : NOBODY;
    case 'mwlite':
      if (second === 'in') return readMember(segments.slice(2));
      return second === 'profile' && third === 'in' ? readMember(segments.slice(3)) : NOBODY;
    case 'pub':
      return mode === 'ats' ? readLegacyPublic(segments.slice(1)) : NOBODY;
    case 'profile':
      return second === 'view' && segments.length === 2 ? readNumberOrToken(url.searchParams.get('id') ?? '') : NOBODY;
    case 'talent':
    case 'sales':
      return readApplicationPath(address);
    case 'hire':
      return readTokenAfter(segments, 'candidate');
    case 'recruiter':
      // The old Recruiter's number is the member's by every account, but none of its pages could be checked.
      if (second === 'smartsearch') return { ...NOBODY, surface: 'list' };
      return second === 'profile' || second === 'p' ? weaken(readNumberOrToken(segments[2])) : NOBODY;
    default:
      return NOBODY;
  }
}

/** `/pub/<name>/<a>/<b>/<c>` became `/in/<name>-<c><b><a>`, where b and c may have been padded to three digits. */
function readLegacyPublic([name = '', ...rest]: string[]): LinkedInAddress {
  const [a = '', b = '', c = ''] = rest.map((part) => part.toLowerCase());
  const words = decodeSegment(name);
  if (words === null || name.toLowerCase() === 'dir') return NOBODY;
  if (rest.length < 3 || rest.length > 4 || (rest[3] !== undefined && !isLocale(rest[3]))) return NOBODY;
  if (![a, b, c].every((part) => /^[0-9a-f]{1,3}$/.test(part))) return NOBODY;
  const tails = new Set([`${c.padStart(3, '0')}${b.padStart(3, '0')}${a}`, `${c}${b}${a}`]);
  const vanities = [...tails].map((tail) => canonicalVanity(`${words}-${tail}`)).filter((vanity) => vanity !== null);
  if (vanities.length === 0) return NOBODY;
  return {
    ...NOBODY,
    surface: 'profile',
    keys: vanities.map((vanity) => ({ key: `linkedin:vanity:${vanity}`, weak: true })),
  };
}
