// Makes a profile comparable: the one function both sides go through. It compares nothing, and never throws: what can't
// be read is not there.

import type { Profile } from '@/lib/model/profile';
import { namesByAddress } from './address-names';
import { employerOf } from './employer';
import { mentioning, readHeadline } from './headline';
import { keyReaders, keysOf, readWhenAsked } from './keys-when-asked';
import type { AddressMode } from './linkedin-address';
import { type PersonName, parseName } from './name-parser';
import { fold } from './name-word';
import { isGivenName } from './nickname-graph';
import { placeOf } from './place';
import { plainText, plainWords } from './plain-text';
import { schoolOf } from './school';
import { titleOf } from './title';
import type { Employer, Place, School, Title, Traits } from './traits';

/** A profile may hold anything; nobody has more of a kind. */
const MOST_NAMES = 8;
const MOST_POSITIONS = 40;
const MOST_PLACES = 6;
const MOST_SCHOOLS = 10;

/**
 * The traits of a profile. On a page, addresses it merely links to give weak keys; in a record, all that it holds counts.
 *
 * @param parse reads a name; several profiles may share what was read
 * @example traitsOf(wholeProfile([{ names: ['Mara Example'], locations: ['Austin, TX'] }]), 'ats').places[0].metro // 'austin'
 */
export function traitsOf(profile: Profile, side: AddressMode, parse: (text: string) => PersonName = parseName): Traits {
  const places = each(profile.locations, MOST_PLACES, placeOf, placeText);
  const { employers, headlineWords, titles, hasHistory } = careerOf(profile);
  const names = namesOf(withoutOwnPlace(profile.names, profile.locations), parse);
  const keys = keysOf(profile, side, places);
  const byAddress = side === 'page' ? namesByAddress(names, keys) : names;
  return {
    names,
    ...(byAddress === names ? {} : { namesByAddress: byAddress }),
    keys,
    employers,
    headlineWords,
    titles,
    places,
    schools: each(profile.schools, MOST_SCHOOLS, schoolOf, ({ text }: School) => text),
    hasHistory,
    updatedAt: side === 'page' || profile.updatedAt === null ? null : instant(profile.updatedAt),
  };
}

/**
 * The same of one of a few records that a page meets, with keys that are read when they are asked for. A million records,
 * of which all keys are wanted, would be slower so.
 */
export function traitsWhenAsked(profile: Profile, side: AddressMode, parse?: (text: string) => PersonName): Traits {
  const traits = traitsOf({ ...profile, urls: [], links: [], emails: [], phones: [] }, side, parse);
  readWhenAsked(traits, keyReaders(profile, side, traits.places));
  return traits;
}

/** `Mara Example, Austin` of somebody in Austin: the place is told beside, and is nobody's given name. */
function withoutOwnPlace(names: readonly string[], places: readonly string[]): readonly string[] {
  if (!names.some((name) => typeof name === 'string' && name.includes(','))) return names;
  const own = places.flatMap((place) => (typeof place === 'string' ? place.split(/[,;()]/).map(wordsOf) : []));
  return names.map((name) => {
    const comma = typeof name === 'string' ? name.lastIndexOf(',') : -1;
    if (comma < 0 || !/\p{L}[\s.]+\p{L}/u.test(name.slice(0, comma))) return name;
    const behind = wordsOf(name.slice(comma + 1));
    if (behind === '' || !own.includes(behind)) return name;
    const [first = ''] = name.trim().split(/\s/);
    return isGivenName(fold(first)) || !isGivenName(fold(behind)) ? name.slice(0, comma) : name;
  });
}

const wordsOf = (text: string) => plainWords(plainText(text)).join(' ');

function namesOf(texts: readonly string[], parse: (text: string) => PersonName): PersonName[] {
  const names: PersonName[] = [];
  const some = texts.slice(0, MOST_NAMES);
  for (const [i, text] of some.entries()) {
    if (typeof text !== 'string' || some.indexOf(text) < i) continue;
    const name = parse(text);
    if (name.script === null) continue;
    names.push(name);
    if (name.also !== null) names.push(name.also);
  }
  return names;
}

function careerOf({
  positions,
  headline,
}: Profile): Pick<Traits, 'employers' | 'headlineWords' | 'titles' | 'hasHistory'> {
  const companies: string[] = [];
  const roles: string[] = [];
  for (const { company, title } of positions.slice(0, MOST_POSITIONS)) {
    if (typeof company === 'string' && company !== '') companies.push(company);
    if (typeof title === 'string' && title !== '') roles.push(title);
  }
  const hasHistory = companies.some((company) => company !== companies[0]);
  const headlineWords = companies.length === 0 && typeof headline === 'string' ? mentioning(headline) : [];
  // A headline repeats the position; it only counts for what the positions leave out.
  if (typeof headline === 'string' && (companies.length === 0 || roles.length === 0)) {
    const told = readHeadline(headline);
    if (companies.length === 0 && told.company !== null) companies.push(told.company);
    if (roles.length === 0 && told.title !== null) roles.push(told.title);
  }
  return {
    employers: each(companies, MOST_POSITIONS, employerOf, ({ text }: Employer) => text),
    headlineWords,
    titles: each(roles, MOST_POSITIONS, titleOf, ({ text }: Title) => text),
    hasHistory,
  };
}

/** What the texts mean, each meaning once. */
function each<Meaning>(
  texts: readonly string[],
  most: number,
  read: (text: string) => Meaning | null,
  nameOf: (meaning: Meaning) => string,
): Meaning[] {
  const found: Meaning[] = [];
  for (const text of texts.slice(0, most)) {
    const meaning = typeof text === 'string' ? read(text) : null;
    if (meaning !== null && !found.some((one) => nameOf(one) === nameOf(meaning))) found.push(meaning);
  }
  return found;
}

function placeText({ city, metro, region, country }: Place): string {
  return `${city}|${metro}|${region}|${country}`;
}

function instant(text: string): number | null {
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
}
