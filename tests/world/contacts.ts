// How a person is reached: addresses, numbers and profile addresses, each unique to its owner but where the mix says not.

import type { Random } from '@/tests/simulators/random';
import { type Career, jobsAt, NOW } from './careers';
import { companyDomain, isGiant } from './companies';
import type { Mix } from './mix';
import type { NameToken } from './name-lists';
import { asciiWord } from './names';
import { CITIES } from './places';
import { streamOf } from './streams';

export interface Contacts {
  /** Profile addresses' last parts; the former one was given up at `slugChangedAt`. */
  slug: string;
  formerSlug: string | null;
  slugChangedAt: number;
  /** Opaque ids of the recruiting and the sales surface. */
  talentToken: string;
  salesToken: string;
  email: string;
  oldEmail: string;
  /** E.164, with a space after calling code and area. */
  phone: string;
  github: string | null;
  site: string | null;
}

interface Owner {
  id: number;
  birth: number;
  given: NameToken;
  surname: NameToken;
  western: string | null;
  nickname: string | null;
  married: NameToken | null;
  career: Career;
}

/** Domains where anybody may have a mailbox; what stands before the sign is invented. */
const FREE_MAIL = ['gmail.com', 'yahoo.com', 'hotmail.com', 'outlook.com', 'icloud.com', 'aol.com', 'proton.me'];
const FREE_MAIL_WEIGHTS = [58, 16, 9, 7, 5, 3, 2];

const WORDS =
  'ace art bay bit box cat dev dot elm fan fig fox gem hop ink jam jet key kit lab log map mix net nut oak orb owl pad pen pix pop ray red run sea sky sol sun tap tea top uno van vox web wiz yak zen zip'.split(
    ' ',
  );

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const HEX = '0123456789abcdef';

const some = (letters: string, length: number, random: Random) =>
  Array.from({ length }, () => letters[random.int(0, letters.length - 1)]).join('');

/** Whether a person once had another profile address. */
export function hasFormerSlug(seed: number, id: number, mix: Mix): boolean {
  return streamOf(seed, 'slug-changed', id).chance(mix.people.slugChanged);
}

export function formerSlugOf(seed: number, id: number, name: Pick<Owner, 'given' | 'surname'>): string {
  return slugFrom(name.given.spellings[0] ?? '', name.surname.spellings[0] ?? '', streamOf(seed, 'former-slug', id));
}

/** As the site makes it (name and a tail) or as its owner chose it. */
function slugFrom(given: string, surname: string, random: Random): string {
  const [first, last] = [asciiWord(given), asciiWord(surname)];
  if (random.chance(0.62)) return `${first}-${last}-${some(HEX, 9, random)}`;
  const tail = `${random.pick(WORDS)}${random.chance(0.5) ? random.pick(WORDS) : ''}${random.int(1, 99)}`;
  return random.pick([
    `${first}${last}${tail}`,
    `${first}-${last}-${tail}`,
    `${first.charAt(0)}${last}-${tail}`,
    `${last}${tail}`,
  ]);
}

export function drawContacts(
  owner: Owner,
  mix: Mix,
  random: Random,
  about: { changed: boolean; recycled: string | null; former: string; token: Random; slugs: Random },
): Contacts {
  const given = asciiWord(owner.nickname ?? owner.western ?? owner.given.spellings[0] ?? '');
  const surname = asciiWord(owner.surname.spellings[0] ?? '');
  const handle = random.chance(mix.people.handle)
    ? `${random.pick([given, given.charAt(0), ''])}${surname}${random.pick(WORDS)}${random.int(1, 999)}`
    : null;
  const kept = owner.married === null || random.chance(0.5) ? owner.surname : owner.married;
  const slug =
    handle ?? slugFrom(owner.nickname ?? owner.given.spellings[0] ?? '', kept.spellings[0] ?? '', about.slugs);
  const technical = owner.career.jobs.some(({ role }) => [0, 3, 14, 15].includes(role));
  const own = random.chance(technical ? 0.35 : 0.03);
  const changedAt = NOW - random.next() * 8;
  return {
    slug: about.recycled ?? slug,
    formerSlug: about.changed ? about.former : null,
    slugChangedAt: changedAt,
    talentToken: `AEMAA${some(LETTERS, 34, about.token)}`,
    salesToken: `ACwAA${some(LETTERS, 34, about.token)}`,
    email: mailbox(given, surname, handle, owner.birth, random),
    oldEmail: mailbox(given, surname, null, owner.birth, random),
    phone: phoneOf(owner, random),
    github: own ? (handle ?? `${given}${random.pick(['', '-'])}${surname}${random.int(1, 9999)}`) : null,
    site: random.chance(0.03) ? `${given}${surname}${random.int(1, 999)}.example` : null,
  };
}

function mailbox(given: string, surname: string, handle: string | null, birth: number, random: Random): string {
  const domain = FREE_MAIL[random.weighted(FREE_MAIL_WEIGHTS)] ?? 'gmail.com';
  const number = `${random.chance(0.5) ? Math.floor(birth) % 100 : ''}${random.int(10, 9999)}`;
  const local =
    handle ??
    random.pick([
      `${given}.${surname}${number}`,
      `${given}${surname}${number}`,
      `${given.charAt(0)}${surname}${number}`,
      `${surname}.${given}${number}`,
      `${given}${random.pick(WORDS)}${number}`,
    ]);
  return `${local}@${domain}`;
}

/** The address an employer gives, or null where there is none. */
export function workEmail(owner: Pick<Owner, 'id' | 'given' | 'surname' | 'career'>, time: number): string | null {
  const company = jobsAt(owner.career, time)[0]?.company ?? null;
  if (company === null) return null;
  const given = asciiWord(owner.given.spellings[0] ?? '');
  const surname = asciiWord(owner.surname.spellings[0] ?? '');
  // At a giant there was somebody of that name before.
  const number = isGiant(company) ? String((owner.id * 7919) % 9973) : '';
  return `${company % 3 === 0 ? `${given.charAt(0)}${surname}` : `${given}.${surname}`}${number}@${companyDomain(company)}`;
}

const DIGITS: Record<string, number> = {
  1: 10,
  7: 10,
  20: 10,
  31: 9,
  33: 9,
  34: 9,
  39: 10,
  44: 10,
  46: 9,
  48: 9,
  49: 11,
  52: 10,
  82: 10,
  84: 9,
  86: 11,
  90: 10,
  91: 10,
  351: 9,
  971: 9,
};

/** Seven million and some numbers of an area: no two people below that count share one. */
const NUMBERS = 7_980_000;

function phoneOf(owner: Owner, random: Random): string {
  const { dial } = CITIES[owner.career.homes[0]?.city ?? 0] as { dial: string };
  const [calling = '', area = ''] = dial.slice(1).split(' ');
  const place = (owner.id * 4_999_999 + 1_234_567) % NUMBERS;
  // Exchanges 200 to 998, without 555, which is kept for films.
  const exchange = 200 + Math.floor(place / 10_000);
  const rest = `${exchange >= 555 ? exchange + 1 : exchange}${String(place % 10_000).padStart(4, '0')}`;
  const missing = (DIGITS[calling] ?? 10) - area.length - rest.length;
  return `+${calling} ${area}${missing > 0 ? some('123456789', missing, random) : ''}${rest}`;
}

/** A profile's address, as copied, typed or exported: ten ways. */
export function profileUrl(slug: string, random: Random): string {
  return random.pick([
    `https://www.linkedin.com/in/${slug}`,
    `https://www.linkedin.com/in/${slug}/`,
    `http://linkedin.com/in/${slug}`,
    `linkedin.com/in/${slug}`,
    `www.linkedin.com/in/${slug}/`,
    `https://${random.pick(['uk', 'in', 'de', 'ca', 'mx'])}.linkedin.com/in/${slug}`,
    `https://www.linkedin.com/in/${slug}?trk=people-guest_people_search-card`,
    `https://www.linkedin.com/in/${slug}/en`,
    `https://www.linkedin.com/mwlite/in/${slug}`,
    `HTTPS://WWW.LinkedIn.com/in/${slug.toUpperCase()}`,
  ]);
}

/** A number as forms and résumés write it: five ways. `bare` leaves out the country and groups oddly. */
export function phoneText(phone: string, random: Random, bare = false): string {
  const [calling = '', national = ''] = phone.slice(1).split(' ');
  if (bare) return national.replace(/(\d{2})(?=\d)/g, '$1 ');
  if (calling === '1') {
    const [area, exchange, line] = [national.slice(0, 3), national.slice(3, 6), national.slice(6)];
    return random.pick([
      `(${area}) ${exchange}-${line}`,
      `${area}-${exchange}-${line}`,
      `+1 ${area} ${exchange} ${line}`,
      `${area}.${exchange}.${line}`,
      `1${area}${exchange}${line}`,
    ]);
  }
  return random.pick([
    `+${calling} ${national}`,
    `+${calling}${national}`,
    `00${calling} ${national}`,
    ['44', '49', '33'].includes(calling) ? `+${calling} (0)${national}` : `+${calling}${national}`,
    `+${calling}-${national.slice(0, 4)}-${national.slice(4)}`,
  ]);
}
