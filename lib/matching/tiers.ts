// From comparisons and a posterior to a tier: what kind of evidence it takes to assert somebody. The cuts are fixed here
// and nowhere else. It adds nothing up.

import { isSurnameHidden } from '@/lib/identity/address-names';
import { type NameLevel, solid } from '@/lib/identity/name-comparison';
import type { PersonName } from '@/lib/identity/name-parser';
import type { NameWord } from '@/lib/identity/name-word';
import { isGivenName } from '@/lib/identity/nickname-graph';
import { isKnownSurname } from '@/lib/identity/population';
import type { Traits } from '@/lib/identity/traits';
import type { Tier } from '@/lib/model/match';
import type { Compared } from './compare';
import { isOfOnePeople } from './compare-careers';
import type { Agreeing } from './compare-identifiers';
import { isAdopted, type NamesCompared } from './compare-names';
import { comparisonOf, HANDLE, isOfLinkedIn } from './comparisons';
import { reckonedPeople } from './frequency';
import { haveDifferentIdentifiers } from './people';
import { besideFamily, isOneCharacter, isOneOfTwoSyllables, namesAllow } from './proof';

/** An identifier proves nobody below it: too much speaks against. */
export const EXACT_CUT = 0.9;
/** Name and career assert nobody below it. */
export const PROBABLE_CUT = 0.99;
/** The same of a whole name that few bear, where facts agree and nothing at all speaks against. */
const BORNE_OUT_CUT = 0.95;
/** Below it nobody is worth a look, but for what an identifier or a rare name points at. */
export const POSSIBLE_CUT = 0.05;

/** Shared by so few that the name alone is worth a look whatever else differs. */
const RARE_NAME = 1e-9;
/** A name of so many that one weak fact beside it is chance. */
const COMMON_NAME = 1e-5;
/** The same where the store is too small to tell what is common: a name may be that somewhere else in the world. */
const PERHAPS_COMMON_NAME = 1e-8;
/** The same where only one side tells a place, so that it is not known whether the name is one of many there. */
const UNPLACED_NAME = 1e-6;
/** A name so rare that one fact beside it bears it out. */
const SELDOM_NAME = 3e-7;
const TELLING_STORE = 20_000;
/** So few of the store go by one word, if chance has it, that all of them are worth a look. */
const FEW = 2;
/** What a fact must be below to be told from a coincidence where something speaks against. */
const RARE_FACT = 1e-3;
/** What both a given name and an employer must be below when they stand without a surname. */
const RARE_GIVEN = 1e-4;
const RARE_EMPLOYER = 1e-4;

export interface Case {
  page: Traits;
  /** The page shows no name at all, where others show one that can't be read. */
  isNameless: boolean;
  record: Traits;
  compared: Compared;
  /** How likely it is this person, with everybody else on the list considered. */
  posterior: number;
  /** Whether a record of another person holds an identifier, too. */
  isHeldTwice(key: string): boolean;
  /** Share of people with the name. */
  nameShare: number;
  /** Records in the index. */
  people: number;
}

/** The tier of one record; null is nobody worth a look. */
export function tierOf(one: Case): Tier | null {
  const usable = one.compared.identifiers.agreeing.filter(({ generic }) => !generic);
  const strong = usable.filter(({ weak }) => !weak);
  const linked = usable.filter(({ weak, comparison }) => weak && comparison.feature === 'profile-address');
  if (one.isNameless ? provesNameless(one, strong) : provesExactly(one, strong) || provesByOwnSite(one, linked))
    return 'exact';
  if (isProbable(one, strong, linked.length)) return 'probable';
  return isPossible(one, strong.length > 0, usable.length > 0) ? 'possible' : null;
}

function provesExactly({ page, compared, posterior, isHeldTwice }: Case, strong: readonly Agreeing[]): boolean {
  const { names, identifiers } = compared;
  if (names === null || posterior < EXACT_CUT || identifiers.memberDiffers || isOneCharacter(page.names)) return false;
  const sole = strong.filter(({ key }) => !isHeldTwice(key));
  return sole.some((one) => namesAllow(names, one, compared, strong));
}

/**
 * A site or an account that somebody gives for themselves and one record alone holds: with the whole name, and where the
 * site is none of an employer's.
 */
function provesByOwnSite(
  { page, record, compared, posterior, isHeldTwice }: Case,
  linked: readonly Agreeing[],
): boolean {
  const { names, identifiers } = compared;
  if (names === null || posterior < EXACT_CUT || identifiers.memberDiffers) return false;
  const { given, surname, middleConflict, generationConflict, swapDoubtful, genderClash, mononym, crossed } =
    names.comparison;
  if (middleConflict || generationConflict || swapDoubtful || genderClash || mononym || crossed) return false;
  if (!isWhole(given) || !isWhole(surname) || names.agreement === 'different') return false;
  const employers = [...page.employers, ...record.employers].map(({ text }) => text.replaceAll(' ', ''));
  const isEmployers = (key: string) => {
    const [, site = ''] = /^site:([^./]+)/.exec(key) ?? [];
    return site !== '' && employers.some((employer) => employer.startsWith(site) || site.startsWith(employer));
  };
  return linked.some(({ key }) => !isHeldTwice(key) && !isEmployers(key));
}

function isWhole(level: NameLevel | null): boolean {
  return level === 'exact' || level === 'class';
}

/** LinkedIn's own number or address of one person alone stands in for a name that there is no room for, whatever differs. */
function provesNameless({ page, compared, isHeldTwice }: Case, strong: readonly Agreeing[]): boolean {
  if (compared.identifiers.memberDiffers || !strong.some(({ comparison }) => isOfLinkedIn(comparison.feature)))
    return false;
  return !page.keys.some((one) => !one.weak && isOfLinkedIn(comparisonOf(one).feature) && isHeldTwice(one.key));
}

function has({ outcomes }: Compared, feature: string, ...levels: string[]): boolean {
  return outcomes.some(({ level }) => level.feature === feature && levels.includes(level.level));
}

/** @param linked addresses of other sites that the page merely links to: facts, and no proof */
function isProbable(one: Case, strong: readonly Agreeing[], linked: number): boolean {
  const { compared, posterior, nameShare } = one;
  const { names, outcomes } = compared;
  const facts = factsOf(compared, strong.length + linked);
  if (names === null || posterior < cutOf(one, facts) || !nameHolds(one, strong.length > 0, facts)) return false;
  // What an identifier does not prove for the names it comes with, it does not make likelier either.
  if (strong.length > 0 && !strong.some((one) => namesAllow(names, one, compared, strong))) return false;
  if (facts.strong + facts.weak === 0) return false;
  if (strong.length > 0) return true;
  const against = contradictions(compared);
  if (names.adopted && facts.strong + facts.weak < 2) return false;
  // Only its address told the surname: it takes as much as a name that many bear.
  if (isToldByAddress(one) && (facts.strong === 0 || facts.strong + facts.weak < 2 || isContradicted(compared)))
    return false;
  // Facts that many share assert nobody while as many others speak against, nor does a rare one against two.
  if (facts.strong > 0 && facts.strong + facts.weak <= against && (against > 1 || !hasRareFact(compared))) return false;
  if (facts.strong > 0) return true;
  const disjoint = outcomes.some(({ level }) => level.feature === 'employer' && level.level === 'different');
  const home = isNearHome(one);
  const doubtful = one.people < TELLING_STORE || isContradicted(compared) || isAtHome(one.page);
  const certain = doubtful ? PERHAPS_COMMON_NAME : isNear(compared) ? COMMON_NAME : UNPLACED_NAME;
  // Where most are of one people, a name of theirs and the place are hardly two facts.
  const weak = home && disjoint ? facts.weak - 1 : facts.weak;
  if (nameShare > certain && weak < 2) return false;
  return !(disjoint && nameShare > RARE_NAME && haveDifferentIdentifiers(one.page, one.record));
}

/** The record is where the page is, among people of whom most bear such names. */
function isNearHome({ page, compared }: Case): boolean {
  return isNear(compared) && isAtHome(page);
}

/** Several facts make good for what a list leaves open while the name is no common one, and one does beside a rare name. */
function cutOf(one: Case, facts: Facts): number {
  const { compared, nameShare, people } = one;
  const { names } = compared;
  if (names === null || people < TELLING_STORE || nameShare > COMMON_NAME) return PROBABLE_CUT;
  const { given, surname } = names.comparison;
  if (!isWhole(given) || !isWhole(surname) || isContradicted(compared)) return PROBABLE_CUT;
  return facts.strong + facts.weak > (nameShare <= SELDOM_NAME ? 0 : 1) ? BORNE_OUT_CUT : PROBABLE_CUT;
}

/** Anything beside the name that the same person seldom shows. */
function isContradicted(compared: Compared): boolean {
  return contradictions(compared) > 0;
}

function contradictions({ outcomes }: Compared): number {
  return outcomes.filter(({ level }) => AGAINST.has(level.name)).length;
}

/** Whether the page shows no surname but an initial, and the one that agrees is from its address. */
function isToldByAddress({ page, compared: { names } }: Case): boolean {
  return names !== null && page.names.every(isSurnameHidden) && !isSurnameHidden(names.page);
}

function isAtHome({ places: [place] }: Traits): boolean {
  return place !== undefined && isOfOnePeople(place.country);
}

const AGAINST = new Set([
  'linkedin-address/different',
  'profile-address/different',
  'title/different',
  'location/same-country',
  'location/different',
  'school/different',
  // Two long histories of one person share more.
  'employer/shared-once',
]);

function isNear(compared: Compared): boolean {
  return has(compared, 'location', 'same-city', 'same-metro');
}

/** Whether an employer, a school or a handle agrees that fewer than one in a thousand share. */
function hasRareFact({ outcomes }: Compared): boolean {
  return outcomes.some(
    ({ level, u }) => (STRONG_FACTS.has(level.name) || level.name === HANDLE) && level.u === 'value' && u < RARE_FACT,
  );
}

/** Given name and surname both agree, and nothing in the name speaks against. */
function nameHolds({ compared, page, people }: Case, identified: boolean, facts: Facts): boolean {
  const { names, identifiers, outcomes } = compared;
  if (names === null || identifiers.memberDiffers) return false;
  const { given, surname, middleConflict, generationConflict, swapDoubtful, genderClash, mononym, crossed } =
    names.comparison;
  if (middleConflict || generationConflict || swapDoubtful) return false;
  if (mononym) return !identified && people >= TELLING_STORE && isSureOfOneWord(page, names, compared, facts);
  if (genderClash && given !== 'class') return false;
  if (besideFamily(names) === 'different' || isOneOfTwoSyllables(names)) return false;
  // Mother and son may have one employer, hardly two.
  if (!identified && crossed && !(facts.strong > 1 && isWellKnown(compared, facts))) return false;
  if (!identified && areTwoNames(names)) return false;
  if (solid(given) && solid(surname)) return true;
  if (!identified && isAdoptedBeside(names, compared)) return true;
  // An initial stands for half a name: the other half and the employer must be rare, which a small store can't tell.
  if (people < TELLING_STORE && !identified) return false;
  if (!(solid(given) && surname === 'initial') && !(given === 'initial' && solid(surname))) return false;
  const rare = (feature: string, most: number) =>
    outcomes.some(({ level, u }) => level.feature === feature && level.u === 'value' && u <= most);
  return (
    rare('employer', RARE_EMPLOYER) &&
    rare(solid(given) ? 'given-name' : 'surname', RARE_GIVEN) &&
    page.names.length > 0
  );
}

/** Kevin Wang and Xiaoming Wang: as far as two employers or schools agree, of which one is rare, and nothing speaks against. */
function isAdoptedBeside({ adopted, comparison, page, record }: NamesCompared, compared: Compared): boolean {
  if (!adopted || comparison.given !== 'different' || !solid(comparison.surname) || comparison.genderClash)
    return false;
  // Two Western names are two people; so are two of East Asia.
  if (isAdopted(page) === isAdopted(record)) return false;
  return factsOf(compared, 0).strong > 1 && hasRareFact(compared) && !isContradicted(compared);
}

/** Three facts, of which one is an employer or a school, and nothing against. */
function isWellKnown(compared: Compared, { strong, weak }: Facts): boolean {
  return strong > 0 && strong + weak > 2 && !isContradicted(compared);
}

/** Who has one name only, as many in Java have: the same word on both sides, and a rare fact among all that is known. */
function isSureOfOneWord(shown: Traits, names: NamesCompared, compared: Compared, facts: Facts): boolean {
  const { page, record, comparison } = names;
  const isOne = ({ given, surnames }: PersonName) => given.length === 1 && surnames.length === 0;
  if (comparison.given !== 'exact' || !isOne(page) || !isOne(record) || isOneCharacter(shown.names)) return false;
  return isWellKnown(compared, facts) && hasRareFact(compared);
}

/** Words that are only like each other, each a name of its own: Kirsten and Kristina, Larsen and Larsson, Gallo and Galli. */
function areTwoNames({ page, record, comparison: { given, surname } }: NamesCompared): boolean {
  const areKnown = (isKnown: (word: string) => boolean, one?: NameWord, other?: NameWord) =>
    one !== undefined && other !== undefined && isKnown(one.text) && isKnown(other.text);
  if (given === 'phonetic' && areKnown(isGivenName, page.given[0], record.given[0])) return true;
  return (
    (surname === 'phonetic' || surname === 'close') && areKnown(isKnownSurname, page.surnames[0], record.surnames[0])
  );
}

/** Facts beside the name: strong ones are seldom shared by chance. */
interface Facts {
  strong: number;
  weak: number;
}

function factsOf({ outcomes }: Compared, identifiers: number): Facts {
  let strong = identifiers;
  let weak = 0;
  for (const { level, u } of outcomes) {
    const { name } = level;
    if (STRONG_FACTS.has(name) || (name === HANDLE && u < RARE_FACT)) strong++;
    else if (WEAK_FACTS.has(name)) weak++;
  }
  return { strong, weak };
}

const STRONG_FACTS = new Set([
  'employer/shared',
  'employer/shared-once',
  'employer/also-shared',
  'school/shared',
  'school/also-shared',
]);
const WEAK_FACTS = new Set([
  HANDLE,
  'employer/acronym',
  'employer/related',
  'employer/close',
  'school/close',
  'title/same',
  'title/similar',
  'location/same-city',
  'location/same-metro',
]);

function isPossible(
  { page, record, compared, posterior, nameShare, people }: Case,
  strong: boolean,
  pointed: boolean,
): boolean {
  // An identifier that points at somebody else's name is a conflict, and worth a look.
  if (strong) return true;
  const { names } = compared;
  if (names === null) return false;
  if (pointed && names.agreement !== 'different') return true;
  if (posterior >= POSSIBLE_CUT) return true;
  const { given, surname, generationConflict, middleConflict, mononym } = names.comparison;
  if (mononym && given === 'exact' && [page, record].every(isOfOneWord))
    return nameShare * reckonedPeople(people) <= FEW;
  const exact = given === 'exact' && surname === 'exact' && !generationConflict && !middleConflict;
  return exact && nameShare <= RARE_NAME;
}

function isOfOneWord({ names }: Traits): boolean {
  return names.every(({ given, surnames }) => given.length === 1 && surnames.length === 0);
}
