// The truth about an invented person: who they are on a profile page, and how sloppily an ATS wrote that down.
// It knows nothing of any ATS's rows.

import { AREA_CODES, bothScripts, COMPANIES, NAME_CULTURES, type NameCulture, TITLES } from './people-names';
import type { Random } from './random';

/** How the ATS holds the person's LinkedIn address. */
export type LinkedInShape =
  | 'none'
  | 'plain'
  | 'slash'
  | 'no-scheme'
  | 'www-no-scheme'
  | 'http'
  | 'country'
  | 'mobile'
  | 'query'
  | 'language'
  | 'capitals'
  | 'encoded'
  | 'raw-unicode'
  | 'token'
  | 'brackets'
  | 'pub'
  | 'in-website'
  | 'in-answer'
  | 'bare-handle'
  | 'placeholder'
  | 'company-page';

export interface PersonTruth {
  /** Stable inside its world: `p0`, `p1`, … for the crowd, the cast's own word for the cast. */
  key: string;
  /** null while the ATS does not hold the person. */
  candidateId: number | null;
  first: string;
  last: string;
  name: string;
  culture: string;
  /** The profile's vanity, decoded and lower case; `''` for a person without LinkedIn. */
  vanity: string;
  memberNumber: number;
  /** The address the profile lives at. */
  pageUrl: string;
  headline: string;
  company: string;
  title: string;
  location: string;
  emails: string[];
  phones: string[];
  linkedIn: { shape: LinkedInShape; where: 'social' | 'website' | 'answer' | null; value: string | null };
  /**
   * What the ATS's LinkedIn value is worth: `strong` leads to this profile, `weak` may (an old /pub/ address),
   * `none` leads nowhere.
   */
  findable: 'strong' | 'weak' | 'none';
  /** Never to be shown, though the ATS holds the row. */
  hidden: 'private' | 'confidential-job' | 'anonymised' | null;
}

const SHAPES: readonly (readonly [LinkedInShape, number])[] = [
  ['none', 14],
  ['plain', 22],
  ['slash', 16],
  ['no-scheme', 6],
  ['www-no-scheme', 4],
  ['http', 3],
  ['country', 7],
  ['mobile', 1],
  ['query', 3],
  ['language', 2],
  ['capitals', 3],
  ['encoded', 4],
  ['raw-unicode', 2],
  ['token', 1],
  ['brackets', 1],
  ['pub', 2],
  ['in-website', 4],
  ['in-answer', 5],
  ['bare-handle', 1],
  ['placeholder', 2],
  ['company-page', 1],
];
const SHAPE_WEIGHTS = SHAPES.map(([, weight]) => weight);
const CULTURE_WEIGHTS = NAME_CULTURES.map((culture) => culture.weight);
const PLACEHOLDERS = [
  'n/a',
  '-',
  'https://www.linkedin.com',
  'https://www.linkedin.com/in/',
  'linkedin',
  'https://www.linkedin.com/feed/',
  'see CV',
  'http://',
] as const;

/** The flagship profile token of a member number: 29 bytes, base64url, number in bytes 4 to 7. */
export function profileToken(memberNumber: number, kind: 0x2a | 0x2c | 0x43 = 0x2a): string {
  const bytes = Buffer.alloc(29);
  bytes[1] = kind;
  bytes.writeUInt32BE(memberNumber, 4);
  let state = (memberNumber ^ (kind << 24)) >>> 0;
  for (let i = 8; i < 29; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[i] = state >>> 24;
  }
  return bytes.toString('base64url');
}

/** The address a browser shows for a vanity. */
export function profileUrl(vanity: string): string {
  return `https://www.linkedin.com/in/${encodeURIComponent(vanity)}/`;
}

/** Lower case letters and digits with hyphens; Latin letters keep their accents only when asked to. */
function slug(text: string, keepAccents: boolean): string {
  const folded = keepAccents ? text.normalize('NFC') : text.normalize('NFD').replace(/\p{M}/gu, '');
  return folded
    .toLowerCase()
    .replace(/ł/g, keepAccents ? 'ł' : 'l')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}

function ascii(text: string): string {
  const map: Record<string, string> = { ø: 'o', đ: 'd', ß: 'ss', æ: 'ae', ı: 'i', þ: 'th', ð: 'd', ł: 'l' };
  return slug(text, false)
    .replace(/[øđßæıþðł]/g, (letter) => map[letter] ?? '')
    .replace(/[^a-z0-9-]/g, '');
}

export interface CrowdName {
  first: string;
  last: string;
  name: string;
  latin: string;
}

function nameOf(culture: NameCulture, random: Random): CrowdName {
  const given = bothScripts(random.pick(culture.given));
  const family = bothScripts(random.pick(culture.family));
  if (culture.shape === 'one-word') return { first: given.native, last: '', name: given.native, latin: given.latin };
  if (culture.shape === 'double-family') {
    const second = random.chance(0.85) ? bothScripts(random.pick(culture.family)) : null;
    const last = second ? `${family.native} ${second.native}` : family.native;
    return {
      first: given.native,
      last,
      name: `${given.native} ${last}`,
      latin: `${given.latin} ${second && random.chance(0.5) ? last : family.latin}`,
    };
  }
  // People outside their own country are often held in Latin letters.
  const latin = given.native !== given.latin && random.chance(0.45);
  const [g, f] = latin ? [given.latin, family.latin] : [given.native, family.native];
  return {
    first: g,
    last: f,
    name: culture.shape === 'family-first' ? `${f} ${g}` : `${g} ${f}`,
    latin: `${given.latin} ${family.latin}`,
  };
}

/** A bijection on 32 bits, so that suffixes look random and never repeat. */
const scramble = (index: number): number => Math.imul(index + 1, 0x9e3779b1) >>> 0;

/** Writes a vanity down the way `shape` says; `/pub/` falls back to plain where its parts would lose a zero. */
function written(
  shape: LinkedInShape,
  vanity: string,
  memberNumber: number,
  host: string,
  random: Random,
): { shape: LinkedInShape; value: string | null } {
  const plain = profileUrl(vanity).replace(/\/$/, '');
  switch (shape) {
    case 'none':
      return { shape, value: null };
    case 'plain':
    case 'encoded':
      return { shape, value: plain };
    case 'slash':
    case 'in-website':
      return { shape, value: `${plain}/` };
    case 'no-scheme':
    case 'in-answer':
      return { shape, value: plain.replace('https://www.', '') };
    case 'www-no-scheme':
      return { shape, value: plain.replace('https://', '') };
    case 'http':
      return { shape, value: plain.replace('https://www.', 'http://') };
    case 'country':
      return { shape, value: plain.replace('www.', `${host}.`) };
    case 'mobile':
      return { shape, value: plain.replace('www.', 'm.') };
    case 'query':
      return {
        shape,
        value: `${plain}?${random.pick([`originalSubdomain=${host}`, 'trk=public-profile', 'utm_source=share&utm_medium=member_desktop'])}`,
      };
    case 'language':
      return { shape, value: `${plain}/${random.pick(['en', 'de', 'fr', 'zh-cn'])}` };
    case 'capitals':
      return {
        shape,
        value: `https://www.LinkedIn.com/in/${encodeURIComponent(vanity.replace(/(^|-)[a-z]/g, (part) => part.toUpperCase()))}`,
      };
    case 'raw-unicode':
      return { shape, value: `https://www.linkedin.com/in/${vanity}` };
    case 'token':
      return { shape, value: `https://www.linkedin.com/in/${profileToken(memberNumber)}` };
    case 'brackets':
      return { shape, value: `<${plain}>, ` };
    case 'pub': {
      const parts = /^(.+)-([1-9a-f][0-9a-f]{2})([1-9a-f][0-9a-f]{2})([1-9a-f][0-9a-f]?)$/.exec(vanity);
      if (!parts) return written('plain', vanity, memberNumber, host, random);
      return {
        shape,
        value: `https://www.linkedin.com/pub/${encodeURIComponent(parts[1] ?? '')}/${parts[4]}/${parts[3]}/${parts[2]}`,
      };
    }
    case 'bare-handle':
      return { shape, value: vanity };
    case 'placeholder':
      return { shape, value: random.pick(PLACEHOLDERS) };
    case 'company-page':
      return { shape, value: 'https://www.linkedin.com/company/bluefen-analytics/' };
  }
}

const FINDABLE: Partial<Record<LinkedInShape, PersonTruth['findable']>> = {
  none: 'none',
  'bare-handle': 'none',
  placeholder: 'none',
  'company-page': 'none',
  pub: 'weak',
};

/** A number out of a range kept for fiction, written as people write them; hardly ever shared up to 25,000 people. */
function phoneNumber(index: number, culture: NameCulture, random: Random): string {
  const digits = (length: number) => (index % 10 ** length).toString().padStart(length, '0');
  if (culture.id === 'french') {
    const last = digits(4);
    return `${random.pick(['+33 6 39 98 ', '+33 (0)6 39 98 ', '0033 6 39 98 '])}${last.slice(0, 2)} ${last.slice(2)}`;
  }
  if (culture.id === 'english' && random.chance(0.2))
    return `${random.pick(['+44 7700 900', '+447700900'])}${digits(3)}`;
  const area = AREA_CODES[index % AREA_CODES.length] as string;
  const line = `01${(Math.floor(index / AREA_CODES.length) % 100).toString().padStart(2, '0')}`;
  const styles = [`+1 ${area} 555 ${line}`, `+1${area}555${line}`, `+1 (${area}) 555-${line}`, `(${area}) 555-${line}`];
  return styles[random.weighted([5, 3, 2, 1])] as string;
}

/** What a hand-made person fixes; the rest is made up. */
export interface PersonWish {
  key: string;
  first: string;
  last: string;
  vanity: string;
  shape: LinkedInShape;
  name?: string;
  company?: string;
  title?: string;
  headline?: string;
  location?: string;
  emails?: string[];
  phones?: string[];
}

/** Makes person number `index`; the same index and random state give the same person. */
export function inventPerson(index: number, random: Random, wish?: PersonWish): PersonTruth {
  const culture = NAME_CULTURES[random.weighted(CULTURE_WEIGHTS)] as NameCulture;
  const crowd = nameOf(culture, random);
  const first = wish?.first ?? crowd.first;
  const last = wish?.last ?? crowd.last;
  const name = wish ? (wish.name ?? `${first} ${last}`.trim()) : crowd.name;
  const latin = ascii(wish ? `${first} ${last}` : crowd.latin) || 'person';
  const accents = random.chance(0.12);
  const suffix = scramble(index).toString(16).padStart(8, '0');
  const vanity = wish?.vanity ?? `${(accents ? slug(crowd.name, true) : latin.slice(0, 60)) || latin}-${suffix}`;
  // 37 apart, so neighbours never share digits by accident and every number stays under 2^31.
  const memberNumber = 40_000_019 + index * 37;
  const place = bothScripts(random.pick(culture.places));
  const company = wish?.company ?? random.pick(COMPANIES);
  const title = wish?.title ?? random.pick(TITLES);
  const mailName = latin.slice(0, 40);
  const emails = wish?.emails ?? [
    `${mailName.replace(/-/g, random.pick(['.', '_', '']))}${index}@${random.pick(['mail.example', 'post.example', 'inbox.example', 'web.example'])}`,
  ];
  if (!wish && random.chance(0.18))
    emails.push(`${mailName.split('-')[0]}.${index}@${company.toLowerCase().replace(/[^a-z]+/g, '')}.example`);
  if (!wish && random.chance(0.06)) emails.length = 0;
  const phones = wish?.phones ?? (random.chance(0.7) ? [phoneNumber(index, culture, random)] : []);
  const wanted = wish?.shape ?? (SHAPES[random.weighted(SHAPE_WEIGHTS)] as readonly [LinkedInShape, number])[0];
  const { shape, value } = written(wanted, vanity, memberNumber, culture.host, random);
  const where =
    value === null ? null : shape === 'in-website' ? 'website' : shape === 'in-answer' ? 'answer' : 'social';
  return {
    key: wish?.key ?? `p${index}`,
    candidateId: null,
    first,
    last,
    name,
    culture: wish ? 'cast' : culture.id,
    vanity,
    memberNumber,
    pageUrl: profileUrl(vanity),
    headline: wish?.headline ?? `${title} at ${company}`,
    company,
    title,
    location: wish?.location ?? (random.chance(0.5) ? place.native : place.latin),
    emails,
    phones,
    linkedIn: { shape, where, value },
    findable: FINDABLE[shape] ?? 'strong',
    hidden: null,
  };
}
