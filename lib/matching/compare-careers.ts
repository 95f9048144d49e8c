// Employers, titles, places and schools of a page against those of a record. What one side does not tell says nothing.

import { emailEmployer } from '@/lib/identity/email';
import { compareEmployers, employerOf } from '@/lib/identity/employer';
import { isMentioned } from '@/lib/identity/headline';
import { keysFrom } from '@/lib/identity/keys-when-asked';
import { comparePlaces } from '@/lib/identity/place';
import type { Employer, Place, Title, Traits } from '@/lib/identity/traits';
import { compareSchools, compareTitles } from './compare-words';
import { type Crowd, shareOf } from './frequency';
import { type Outcome, outcome } from './outcome';

const YEAR_MS = 365.25 * 86_400_000;

/** 0: the record changed within a year, 1: three, 2: six, 3: longer ago. One that does not say is taken for one of middling age. */
export function ageOf(updatedAt: number | null, now: number): number {
  if (updatedAt === null) return 1;
  const years = (now - updatedAt) / YEAR_MS;
  return years < 1 ? 0 : years < 3 ? 1 : years < 6 ? 2 : 3;
}

/** Further values that agree count, but people of one trade meet in several places: no more than so many. */
const MOST_SHARED = 3;
const MOST_EMPLOYERS = 12;
const LONG_HISTORY = 3;
const MOST_TITLES = 3;
const MOST_PLACES = 3;

export function compareCareers(page: Traits, record: Traits, age: number, crowd: Crowd): Outcome[] {
  // Who is still where the record says, as a rule still does it there.
  const present = age + (haveOnePresentEmployer(page, record) ? 4 : 0);
  const employers = employerOutcomes(
    page,
    record,
    age * 4 + (page.hasHistory ? 2 : 0) + (record.hasHistory ? 1 : 0),
    crowd,
  );
  const isShared = employers.some(({ level }) => level.level.startsWith('shared'));
  const places = placeOutcomes(page.places, record.places, present, crowd);
  return [
    ...employers,
    ...titleOutcomes(page.titles, record.titles, present, crowd),
    ...(isShared ? places.map(besideEmployer) : places),
    ...schoolOutcomes(page, record, crowd),
  ];
}

function haveOnePresentEmployer({ employers: [one] }: Traits, { employers: [other] }: Traits): boolean {
  return one !== undefined && other !== undefined && compareEmployers(one, other) === 'same';
}

const ROUGHLY = ['acronym', 'related', 'close'] as const;

function employerOutcomes(page: Traits, record: Traits, circumstance: number, crowd: Crowd): Outcome[] {
  const ours = page.employers.slice(0, MOST_EMPLOYERS);
  const theirs = record.employers.slice(0, MOST_EMPLOYERS);
  const shared = new Map<Employer, Employer>();
  const roughly = new Map<string, [Employer, Employer]>();
  for (const one of ours) {
    for (const other of theirs) {
      const level = compareEmployers(one, other);
      if (level === 'same') {
        // A parent and its subsidiary, or one employer under two names, is one fact.
        const known = [...shared].some(([a, b]) => b === other || (one.group !== null && a.group === one.group));
        if (!known) shared.set(one, other);
        break;
      }
      if (level !== 'different' && !roughly.has(level)) roughly.set(level, [one, other]);
    }
  }
  const told = shared.size === 0 ? employerByMail(page, record) : null;
  if (told !== null) shared.set(...told);
  const mentioned = shared.size === 0 ? employerInHeadline(page, record) : null;
  if (mentioned !== null) shared.set(mentioned, mentioned);
  const found = sharedOutcomes(
    'employer',
    [...shared],
    (value) => value.text,
    circumstance,
    crowd,
    (employer) =>
      Math.max(
        isOwnName(page, employer.words) ? LEAST_OF_OWN_NAME : 0,
        employer === mentioned ? leastOfMentioned(employer, crowd) : 0,
      ),
  );
  const [only] = found;
  if (only !== undefined && found.length === 1 && Math.min(ours.length, theirs.length) >= LONG_HISTORY) {
    const { u, pageValue, recordValue, holders } = only;
    const age = Math.floor(circumstance / 4);
    return [
      outcome('employer', 'shared-once', {
        share: u,
        circumstance: age,
        page: pageValue,
        record: recordValue,
        holders,
      }),
    ];
  }
  if (found.length > 0) return found;
  if (ours.length === 0 || theirs.length === 0) return [];
  for (const level of ROUGHLY) {
    const pair = roughly.get(level);
    if (pair === undefined) continue;
    const [one, other] = pair;
    const share = Math.max(shareOf(crowd, 'employer', one.text), shareOf(crowd, 'employer', other.text));
    return [
      outcome('employer', level, { share, part: level === 'acronym' ? 0.5 : 1, page: one.text, record: other.text }),
    ];
  }
  return [
    outcome('employer', 'different', { circumstance, page: ours[0]?.text ?? null, record: theirs[0]?.text ?? null }),
  ];
}

/** An employer of the page at whose domain the record has a mailbox. One that the page shows, too, is no second fact. */
function employerByMail({ employers, keys }: Traits, record: Traits): [Employer, Employer] | null {
  for (const { key } of keysFrom(record, 'email')) {
    const named = keys.some((own) => own.key === key) ? null : emailEmployer(key.slice(key.indexOf(':') + 1));
    const told = named === null ? null : employerOf(named);
    if (told === null) continue;
    const one = employers.find((employer) => compareEmployers(employer, told) === 'same' || isBegun(employer, told));
    if (one !== undefined) return [one, told];
  }
  return null;
}

/**
 * An employer of one side of which the other speaks in its headline, and tells none beside. Where the headline tells whose
 * work it is, another word in it is a tool as often as not: *Quarxo Administrator at Acme*.
 */
function employerInHeadline(page: Traits, record: Traits): Employer | null {
  const spokenOf = (one: Traits, { headlineWords, employers }: Traits) =>
    headlineWords.length === 0
      ? undefined
      : one.employers
          .slice(0, MOST_EMPLOYERS)
          .find((employer) => isMentioned(employer, headlineWords) && (employers.length === 0 || isLong(employer)));
  return spokenOf(record, page) ?? spokenOf(page, record) ?? null;
}

const isLong = ({ text }: Employer) => text.includes(' ');

/** So many headlines hold a word that is somebody's employer, too. */
const LEAST_OF_ONE_WORD = 5e-3;
const LEAST_OF_SEVERAL_WORDS = 1e-3;
/** And of those whose tools everybody works with, so many times more than work there. */
const MORE_SPEAK_OF_IT = 10;

function leastOfMentioned(employer: Employer, crowd: Crowd): number {
  const least = isLong(employer) ? LEAST_OF_SEVERAL_WORDS : LEAST_OF_ONE_WORD;
  return Math.max(MORE_SPEAK_OF_IT * shareOf(crowd, 'employer', employer.text), least);
}

/** The first words of a name, written together as domains are: `acmebrick` of Acme Brick Foundries. */
function isBegun({ text }: Employer, { text: domain }: Employer): boolean {
  const [first = '', ...others] = text.split(' ');
  let begun = first;
  return others.some((word) => {
    begun += word;
    return begun === domain;
  });
}

/** Values that agree, the rarest first; each counts by itself. */
function sharedOutcomes<Value>(
  feature: 'employer' | 'school',
  pairs: readonly (readonly [Value, Value])[],
  textOf: (value: Value) => string,
  circumstance: number,
  crowd: Crowd,
  leastShare: (value: Value) => number = () => 0,
): Outcome[] {
  return pairs
    .map(([one, other]) => ({
      page: textOf(one),
      record: textOf(other),
      share: Math.max(shareOf(crowd, feature, textOf(one)), leastShare(one)),
    }))
    .sort((a, b) => a.share - b.share || (a.page < b.page ? -1 : 1))
    .slice(0, MOST_SHARED)
    .map(({ page, record, share }, i) =>
      outcome(feature, i === 0 ? 'shared' : 'also-shared', {
        // Who shares one is likelier to share the next: same trade, same town.
        share: i === 0 ? share : Math.max(share, LEAST_FURTHER_SHARE),
        circumstance: i === 0 ? circumstance : 0,
        page,
        record,
        holders: crowd.count(`${feature}:${page}`),
      }),
    );
}

/** `Marcus Weber Consulting`: of those who are called so, many have a firm that is. The name is weighed by itself. */
function isOwnName({ names }: Traits, words: readonly string[]): boolean {
  const isOf = (word: string) =>
    names.some(({ given, surnames }) => [...given, ...surnames].some(({ text }) => text === word));
  return words.every(isOf);
}

const LEAST_OF_OWN_NAME = 0.02;

const LEAST_FURTHER_SHARE = 2e-3;

const TITLE_LEVELS = ['same', 'similar', 'family', 'different'] as const;

function titleOutcomes(
  page: readonly Title[],
  record: readonly Title[],
  circumstance: number,
  crowd: Crowd,
): Outcome[] {
  const ours = page.slice(0, MOST_TITLES);
  const theirs = record.slice(0, MOST_TITLES);
  if (ours.length === 0 || theirs.length === 0) return [];
  let best: { level: (typeof TITLE_LEVELS)[number]; one: Title; other: Title } | null = null;
  for (const one of ours) {
    for (const other of theirs) {
      const level = compareTitles(one, other);
      if (best === null || TITLE_LEVELS.indexOf(level) < TITLE_LEVELS.indexOf(best.level)) best = { level, one, other };
    }
  }
  if (best === null) return [];
  const { level, one, other } = best;
  // The more are told, the likelier two agree by chance.
  const chances = Math.sqrt(ours.length * theirs.length);
  const family = one.family === '' ? UNKNOWN_FAMILY : shareOf(crowd, 'title', one.family);
  const share = Math.min(MOST_COMMON_TITLE, family * chances);
  return [outcome('title', level, { share, circumstance, page: one.text, record: other.text })];
}

const UNKNOWN_FAMILY = 0.02;
const MOST_COMMON_TITLE = 0.8;

const PLACE_LEVELS = ['same-city', 'same-metro', 'same-region', 'same-country', 'different'] as const;

function placeOutcomes(
  page: readonly Place[],
  record: readonly Place[],
  circumstance: number,
  crowd: Crowd,
): Outcome[] {
  let best: { level: (typeof PLACE_LEVELS)[number]; one: Place; other: Place } | null = null;
  for (const one of page.slice(0, MOST_PLACES)) {
    for (const other of record.slice(0, MOST_PLACES)) {
      const level = comparePlaces(one, other);
      if (level === null) continue;
      if (best === null || PLACE_LEVELS.indexOf(level) < PLACE_LEVELS.indexOf(best.level)) best = { level, one, other };
    }
  }
  if (best === null) return [];
  const { level, one, other } = best;
  const details = { circumstance, page: placeText(one), record: placeText(other) };
  if (level === 'same-city') {
    const share = Math.max(
      shareOf(crowd, 'city', one.city),
      one.metro === '' ? 0 : LEAST_OF_METRO * shareOf(crowd, 'metro', one.metro),
      leastShareAt(one),
    );
    return [outcome('location', level, { ...details, share, holders: crowd.count(`city:${one.city}`) })];
  }
  if (level === 'same-metro') {
    const share = Math.max(shareOf(crowd, 'metro', one.metro), leastShareAt(one));
    return [outcome('location', level, { ...details, share, holders: crowd.count(`metro:${one.metro}`) })];
  }
  const coarse = level !== 'different' && (isCoarse(one, level) || isCoarse(other, level));
  return [outcome('location', coarse ? 'coarse' : level, coarse ? { ...details, circumstance: 0 } : details)];
}

/** Of those who work at one place, so many live near it. */
const LEAST_NEAR_EMPLOYER = 0.25;

function besideEmployer(one: Outcome): Outcome {
  const isNear = one.level.level === 'same-city' || one.level.level === 'same-metro';
  return isNear ? { ...one, u: Math.max(one.u, LEAST_NEAR_EMPLOYER) } : one;
}

/** Countries of many peoples: where somebody lives in one says little of their name. */
const OF_MANY_PEOPLES: ReadonlySet<string> = new Set(['us', 'ca', 'gb', 'ie', 'au', 'nz', 'sg']);

/** Whether the names of a country are those of one people, as a rule: Irina is in Moscow as often as not. */
export function isOfOnePeople(country: string): boolean {
  return country !== '' && !OF_MANY_PEOPLES.has(country);
}

/** Of those with a name of the country, so many live in a city of it that a page tells. */
const LEAST_AT_HOME = 0.15;

function leastShareAt({ country }: Place): number {
  return isOfOnePeople(country) ? LEAST_AT_HOME : 0;
}

/** A city may be written seldom where its metropolitan area is written instead. */
const LEAST_OF_METRO = 0.2;

/** Whether it does not tell the next finer thing, so that it cannot disagree there. */
function isCoarse({ city, metro, region }: Place, level: 'same-region' | 'same-country'): boolean {
  if (city === '' && metro === '') return true;
  return level === 'same-country' && region === '' && city === '';
}

function placeText({ city, metro, region, country }: Place): string | null {
  const text = [city === '' ? metro : city, region, country].filter((part) => part !== '').join(', ');
  return text === '' ? null : text;
}

function schoolOutcomes({ schools: ours }: Traits, { schools: theirs }: Traits, crowd: Crowd): Outcome[] {
  if (ours.length === 0 || theirs.length === 0) return [];
  const shared = ours.flatMap((one) => {
    const other = theirs.find((school) => compareSchools(one, school) === 'same');
    return other === undefined ? [] : [[one, other] as const];
  });
  const found = sharedOutcomes('school', shared, (value) => value.text, 0, crowd);
  if (found.length > 0) return found;
  const close = ours.some((one) => theirs.some((school) => compareSchools(one, school) === 'close'));
  return [
    outcome('school', close ? 'close' : 'different', { page: ours[0]?.text ?? null, record: theirs[0]?.text ?? null }),
  ];
}
