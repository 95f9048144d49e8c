// Which of several records are one person's, and which identifiers are nobody's. It sees records only, not the page.

import { comparePersonNames } from '@/lib/identity/name-comparison';
import type { PersonName } from '@/lib/identity/name-parser';
import { agreementOf } from '@/lib/identity/person-name';
import type { Traits } from '@/lib/identity/traits';
import type { IdentityKey } from '@/lib/model/identity';
import type { Feature } from '@/lib/model/match';
import { ageOf, compareCareers } from './compare-careers';
import type { CompareNames } from './compare-names';
import { comparisonOf, isOfLinkedIn } from './comparisons';
import { type Crowd, jointShare } from './frequency';
import { bitsOf, type Weights } from './weights';

/** More distinct surnames behind an identifier, and it is nobody's. */
const MOST_SURNAMES = 3;
/** What a household may share is nobody's when so many are named differently. */
const MOST_NAMES_OF_A_HOUSEHOLD = 2;
/** Nobody has more records. */
const MOST_RECORDS = 24;

/** Whether an identifier says anything of anybody, by who holds it. */
export function isGenericKey(key: IdentityKey, holders: number, records: readonly Traits[]): boolean {
  if (holders > MOST_RECORDS) return true;
  if (records.length <= MOST_NAMES_OF_A_HOUSEHOLD) return false;
  const names = records.map((record) => record.names);
  if (distinct(names, differentlySurnamed) > MOST_SURNAMES) return true;
  return comparisonOf(key).proof !== 'personal' && distinct(names, differentlyNamed) > MOST_NAMES_OF_A_HOUSEHOLD;
}

type Names = readonly PersonName[];

/** How many of them differ from each other. */
function distinct(all: readonly Names[], differ: (a: Names, b: Names) => boolean): number {
  const kept: Names[] = [];
  for (const names of all) if (names.length > 0 && kept.every((other) => differ(names, other))) kept.push(names);
  return kept.length;
}

function differentlySurnamed(a: Names, b: Names): boolean {
  return every(a, b, (one, other) => {
    const level = comparePersonNames(one, other).surname;
    return level === 'different' || level === 'initial';
  });
}

/** Nobody of the one could be anybody of the other, also not within one family. */
export function differentlyNamed(a: Names, b: Names): boolean {
  return every(a, b, (one, other) => {
    if (agreementOf(one, other) === 'different') return true;
    const { given, swapped, generationConflict } = comparePersonNames(one, other);
    return generationConflict || (given === 'different' && !swapped);
  });
}

function every(a: Names, b: Names, differ: (one: PersonName, other: PersonName) => boolean): boolean {
  return a.length > 0 && b.length > 0 && a.every((one) => b.every((other) => differ(one, other)));
}

/** Beyond chance among everybody by so many bits, two records without a common identifier are one person's. */
const SURE_BITS = 7;

/**
 * Whether two records are one person's: they share an identifier that is somebody's, under names that may be one
 * person's; or name and career agree so far that it can't be chance, and no identifier differs.
 */
export function areOnePerson(
  a: Traits,
  b: Traits,
  {
    crowd,
    compareNames,
    reference,
    weights,
    isGeneric,
  }: {
    crowd: Crowd;
    compareNames: CompareNames;
    reference: number;
    weights: Weights;
    isGeneric(key: string): boolean;
  },
): boolean {
  const theirs = strongKeysOf(b);
  const shared = [...strongKeysOf(a).keys()].filter((key) => theirs.has(key) && !isGeneric(key));
  if (shared.length === 0 && haveDifferentIdentifiers(a, b)) return false;
  if (differentlyNamed(a.names, b.names)) return false;
  if (hasGeneration(a) !== hasGeneration(b)) return areOneThoughOneIsJunior(a, b, shared);
  if (shared.length > 0) return true;
  const names = compareNames(a.names, b.names);
  if (names === null || names.comparison.given !== 'exact' || names.comparison.surname !== 'exact') return false;
  if (names.comparison.middleConflict || names.comparison.swapped) return false;
  const careers = compareCareers(a, b, ageBetween(a.updatedAt, b.updatedAt), crowd);
  const facts = careers.filter(({ level }) => CORROBORATING.has(`${level.feature}/${level.level}`)).length;
  if (facts < 2 || careers.some(({ level }) => level.feature === 'employer' && level.level === 'different'))
    return false;
  const counted = names.counted === null ? 0 : crowd.count(names.counted);
  const together = Math.log2(names.share / jointShare(names.share, Math.max(0, counted - 2), crowd.people));
  const bits = [...names.outcomes, ...careers].reduce((sum, one) => sum + bitsOf(one, weights), together);
  return bits > Math.log2(reference) + SURE_BITS;
}

function hasGeneration({ names }: Traits): boolean {
  return names.some(({ generation }) => generation !== null);
}

/** Father and son share their name, a household, and often a firm: it takes an identifier and nothing against it. */
function areOneThoughOneIsJunior(a: Traits, b: Traits, shared: readonly string[]): boolean {
  if (shared.some((key) => comparisonOf({ key, weak: false }).proof === 'personal')) return true;
  if (shared.length === 0 || differInKind(a, b, isOfLinkedIn)) return false;
  const titles = new Set(b.titles.map(({ text }) => text));
  return a.titles.length === 0 || titles.size === 0 || a.titles.some(({ text }) => titles.has(text));
}

const CORROBORATING = new Set([
  'employer/shared',
  'employer/shared-once',
  'employer/also-shared',
  'title/same',
  'location/same-city',
  'location/same-metro',
  'school/shared',
]);

function ageBetween(one: number | null, other: number | null): number {
  return one === null || other === null ? ageOf(null, 0) : ageOf(Math.min(one, other), Math.max(one, other));
}

/** Both have identifiers of one kind, and none in common. */
export function haveDifferentIdentifiers(a: Traits, b: Traits): boolean {
  return differInKind(a, b, () => true);
}

function differInKind(a: Traits, b: Traits, counts: (feature: Feature) => boolean): boolean {
  const known = new Map<Feature, boolean>();
  const [ours, theirs] = [strongKeysOf(a), strongKeysOf(b)];
  for (const [key, feature] of ours) {
    if (theirs.has(key)) known.set(feature, true);
    else if (!known.has(feature)) known.set(feature, false);
  }
  const others = new Set(theirs.values());
  return [...known].some(([feature, agrees]) => !agrees && counts(feature) && others.has(feature));
}

const STRONG_KEYS = new WeakMap<Traits, ReadonlyMap<string, Feature>>();

/** What certainly identifies a record, with the kind of each; worked out once, for records are compared in pairs. */
function strongKeysOf(traits: Traits): ReadonlyMap<string, Feature> {
  let keys = STRONG_KEYS.get(traits);
  if (keys === undefined) {
    keys = new Map(traits.keys.filter(({ weak }) => !weak).map((one) => [one.key, comparisonOf(one).feature]));
    STRONG_KEYS.set(traits, keys);
  }
  return keys;
}

/** Records in groups of one person, by index; `alike` is asked for pairs, and what it says carries over. */
export function groupsOf(size: number, alike: (a: number, b: number) => boolean): number[][] {
  const groupOf = Array.from({ length: size }, (_, i) => i);
  for (let a = 0; a < size; a++) {
    for (let b = a + 1; b < size; b++) {
      const one = groupOf[a] as number;
      const other = groupOf[b] as number;
      if (one === other || !alike(a, b)) continue;
      for (let i = 0; i < size; i++) if (groupOf[i] === other) groupOf[i] = one;
    }
  }
  const groups = new Map<number, number[]>();
  for (const [i, group] of groupOf.entries()) groups.set(group, [...(groups.get(group) ?? []), i]);
  return [...groups.values()];
}
