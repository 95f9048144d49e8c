// Reads where somebody lives or works out of free text, and says how near two such places are. What is in no table is
// kept as it is written, so that two alike writings still meet.

import { countryNamed } from './country';
import { citiesNamed, type KnownPlace, metrosNamed, regionsNamed } from './gazetteer';
import { plainText, plainWords } from './plain-text';
import { remembered } from './remembered';
import type { Place } from './traits';

const LONGEST_PLACE = 150;
const LONGEST_CITY = 50;

const NO_PLACE =
  /\b(?:remote(?:ly)?|hybrid|on-?site|in-?office|home ?office|work(?:ing)? from home|wfh|based in|living in|currently in|open to relocat\w*|willing to relocat\w*|relocating to)\b/g;
const NOWHERE =
  /^(?:worldwide|anywhere|everywhere|earth|planet earth|global|the world|internet|n a|na|none|null|unknown|various|multiple locations|multiple|home|other|tbd|test|here)$/;
const AREA_BEFORE =
  /^(?:the )?(?:greater|metro|metropolitan|grossraum|metropolregion|area metropolitana de|regiao metropolitana de)\s+/;
const AREA_AFTER =
  /\s+(?:(?:metropolitan|metro|capital|urban)\s+)?(?:area|region|metroplex|metropolitan|metro|und umgebung|y alrededores|e regiao|en omgeving|et peripherie|e dintorni)$/;
/** A state or province before the city of that name, where a country follows. */
const STATES_FIRST = new Set(['washington', 'quebec']);

/**
 * A place, null where the text names none.
 *
 * @example placeOf('Oakland, CA') // { city: 'oakland', metro: 'san francisco bay', region: 'ca', country: 'us' }
 */
export const placeOf: (raw: string) => Place | null = remembered(readPlace);

function readPlace(raw: string): Place | null {
  const plain = plainText(raw.slice(0, LONGEST_PLACE))
    .replace(/(?<!\p{L})(?:\p{L}\.){2,}\p{L}?(?!\p{L})/gu, (letters) => letters.replaceAll('.', ''))
    .replace(NO_PLACE, ' ');
  const outside = plain.replace(/\([^)]*\)?/g, ' ');
  const text = /\p{L}/u.test(outside) ? outside : plain;
  const [first = ''] = text.split(/[|;•·/]/u).filter((one) => /\p{L}{2}/u.test(one));
  // `Columbus, Ohio Metropolitan Area`: the whole is the area.
  const area = /,.*\p{L}\s/u.test(first) && AREA_AFTER.test(first.trimEnd());
  const segment = area ? `greater ${first.trim().replace(AREA_AFTER, '')}` : first;
  const listed = /^\s*(?:usa?|uk|gb|ca|in|de|au)-/.test(segment) ? segment.split('-') : segment.split(/,|\s[-–]\s/u);
  const parts = listed.map(lettersOnly).filter((part) => part !== '');
  if (parts.length === 0 || parts.every((part) => NOWHERE.test(part))) return null;
  return placed(sorted(parts.length === 1 ? peeled(parts[0] ?? '') : parts));
}

/** Words without postal codes. */
function lettersOnly(part: string): string {
  return plainWords(part)
    .filter((word) => !/\d/.test(word))
    .join(' ');
}

function isArea(part: string): boolean {
  return AREA_BEFORE.test(part) || AREA_AFTER.test(part);
}

/** `austin texas usa` has no commas: the country and the state are taken off its end. */
function peeled(text: string): string[] {
  const parts: string[] = [];
  let words = text.split(' ');
  while (parts.length < 2) {
    const whole = words.join(' ');
    if (citiesNamed(whole).length > 0 || metrosNamed(whole).length > 0 || isArea(whole)) break;
    const length = [3, 2, 1].find((one) => {
      const end = words.slice(-one).join(' ');
      return one < words.length && (countryNamed(end) !== null || regionsNamed(end).length > 0);
    });
    if (length === undefined) break;
    parts.unshift(words.slice(-length).join(' '));
    words = words.slice(0, -length);
  }
  return [words.join(' '), ...parts];
}

interface Sorted {
  /** What is neither country nor region, the finest first. */
  names: string[];
  region: string;
  country: string;
}

/** Tells country and region from the rest, from the end; a code may be either, which the city decides. */
function sorted(parts: readonly string[]): Sorted {
  const found: Sorted = { names: [], region: '', country: '' };
  // `USA, Texas, Austin`
  const reversed =
    parts.length > 1 &&
    countryNamed(parts[0] ?? '') !== null &&
    citiesNamed(parts[0] ?? '').length === 0 &&
    regionsNamed(parts[0] ?? '').length === 0;
  const order = reversed ? parts.toReversed() : parts;
  const cities = citiesNamed(order[0] ?? '');
  for (let i = order.length - 1; i >= 0; i--) {
    const part = order[i] ?? '';
    if (
      isArea(part) ||
      (i === 0 && cities.length > 0 && !(found.country !== '' && found.region === '' && STATES_FIRST.has(part)))
    ) {
      found.names.unshift(part);
      continue;
    }
    const country = found.country === '' ? countryNamed(part) : null;
    const regions =
      found.region === ''
        ? regionsNamed(part).filter((one) => found.country === '' || one.country === found.country)
        : [];
    const region = chosenRegion(part, order[i - 1] ?? '', country, regions, cities);
    if (region !== null) Object.assign(found, region);
    else if (country !== null) found.country = country;
    else if (i < order.length - 1 || found.country === '' || countryNamed(part) !== found.country)
      found.names.unshift(part);
  }
  return found;
}

interface Region {
  country: string;
  region: string;
}

/** The region a part names; null where it names none, or a country rather. */
function chosenRegion(
  part: string,
  before: string,
  country: string | null,
  regions: readonly Region[],
  cities: readonly KnownPlace[],
): Region | null {
  const [first] = regions;
  if (first === undefined) return null;
  // `Toronto, ON, CA`
  if (country !== null && regionsNamed(before).some((one) => one.country === country)) return null;
  const ofCity = regions.find((one) =>
    cities.some((city) => city.country === one.country && city.region === one.region),
  );
  if (ofCity !== undefined) return ofCity;
  const named = countryOfSameName(part) ?? country;
  if (named !== null && cities.some((city) => city.country === named))
    return part.length === 2 || country !== null ? null : { country: named, region: '' };
  const american = regions.find((one) => one.country === 'us');
  return country !== null && american === undefined ? null : (american ?? first);
}

/** A state of the United States and a country. */
function countryOfSameName(part: string): string | null {
  return part === 'georgia' ? 'ge' : null;
}

function placed(told: Sorted): Place | null {
  const place = located(told);
  const isAlone = told.names.length === 1 && told.region === '' && told.country === '';
  return place && isAlone && place.city !== '' && citiesNamed(place.city).length > 1
    ? { ...place, alone: true }
    : place;
}

function located({ names, region, country }: Sorted): Place | null {
  const [name = '', ...others] = names;
  const fits = (place: KnownPlace) =>
    (country === '' || place.country === country) && (region === '' || place.region === '' || place.region === region);
  if (isArea(name)) {
    const area = areaNamed(name, fits);
    if (area !== undefined) return { city: '', metro: area.metro, region: area.region, country: area.country };
  }
  const bare = name.replace(AREA_BEFORE, '').replace(AREA_AFTER, '');
  const cities = citiesNamed(bare);
  const fitting = cities.filter(fits);
  // `Gurgaon, Delhi`: elsewhere the state is often told wrong, or is the next city.
  const near =
    fitting.length > 0 || TELLING_REGIONS.has(country) ? fitting : cities.filter((one) => one.country === country);
  const city = oneOf(near, country !== '' || region !== '');
  if (city !== undefined)
    return { city: city.city, metro: city.metro, region: city.region || region, country: city.country };
  const area = oneOf(metrosNamed(bare).filter(fits), true);
  if (area !== undefined && citiesNamed(bare).length === 0)
    return { city: '', metro: area.metro, region: area.region || region, country: area.country };
  // `Versailles, Île-de-France, France`: a region that no table has.
  const told = region === '' && country !== '' ? (others.at(-1) ?? '') : region;
  const written = NOWHERE.test(bare) ? '' : bare.slice(0, LONGEST_CITY);
  return written === '' && told === '' && country === '' ? null : { city: written, metro: '', region: told, country };
}

function areaNamed(name: string, fits: (place: KnownPlace) => boolean): KnownPlace | undefined {
  const bare = name.replace(AREA_BEFORE, '').replace(AREA_AFTER, '');
  const whole = name.replace(/^the /, '');
  const words = bare.split(' ');
  const names = [whole, bare, ...words.map((_word, i) => words.slice(0, words.length - i).join(' '))];
  for (const one of names) {
    const area = oneOf(metrosNamed(one).filter(fits), true) ?? oneOf(citiesNamed(one).filter(fits), true);
    if (area !== undefined) return area;
  }
  return undefined;
}

/** The only one, or the one meant where nothing else is said; where more is said, the first that fits. */
function oneOf(places: readonly KnownPlace[], told: boolean): KnownPlace | undefined {
  if (places.length < 2) return places[0];
  const main = places.filter((place) => place.main);
  if (main.length === 1) return main[0];
  return told ? (main[0] ?? places[0]) : undefined;
}

export type PlaceAgreement = 'same-city' | 'same-metro' | 'same-region' | 'same-country' | 'different';

/** Where regions are written so regularly that two of them are two places. */
const TELLING_REGIONS = new Set(['us', 'ca', 'au']);

/**
 * The nearest that two places certainly are; null where they can't be compared. `different` is another country. A mere
 * name is every city of that name: *Dublin* may be in Ohio.
 *
 * @example comparePlaces(placeOf('Oakland, CA'), placeOf('San Francisco Bay Area')) // 'same-metro'
 */
export function comparePlaces(a: Place, b: Place): PlaceAgreement | null {
  const meant = compareMeant(a, b);
  if (meant === 'same-city' || meant === 'same-metro' || !(a.alone || b.alone)) return meant;
  const others = readingsOf(a).flatMap((one) => readingsOf(b).map((other) => compareMeant(one, other)));
  const near = others.find((level) => level === 'same-city') ?? others.find((level) => level === 'same-metro');
  return near ?? (meant === 'different' && others.some((level) => level !== 'different') ? null : meant);
}

/** Every city that goes by the name, where nothing else was said. */
export function readingsOf(place: Place): readonly Place[] {
  return place.alone ? [place, ...citiesNamed(place.city)] : [place];
}

function compareMeant(a: Place, b: Place): PlaceAgreement | null {
  const bothCountries = a.country !== '' && b.country !== '';
  if (bothCountries && a.country !== b.country) return 'different';
  const bothRegions = a.region !== '' && b.region !== '';
  const otherRegion = bothRegions && a.region !== b.region && (!bothCountries || TELLING_REGIONS.has(a.country));
  if (a.city !== '' && a.city === b.city && !otherRegion) return 'same-city';
  if (a.metro !== '' && a.metro === b.metro) return 'same-metro';
  if (!bothCountries) return null;
  return bothRegions && a.region === b.region ? 'same-region' : 'same-country';
}
