// Which of several records are one person's, and which identifiers are nobody's. It sees records only, not the page.

import { keysFrom, mayShareNumber, type Signal } from '@/lib/identity/keys-when-asked';
import { type ComparePersonNames, comparePersonNames } from '@/lib/identity/name-comparison';
import type { PersonName } from '@/lib/identity/name-parser';
import { KINSHIPS } from '@/lib/identity/name-words';
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
export function differentlyNamed(a: Names, b: Names, compare: ComparePersonNames = comparePersonNames): boolean {
  return every(a, b, (one, other) => {
    if (agreementOf(one, other, compare) === 'different') return true;
    const { given, swapped, generationConflict } = compare(one, other);
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
    compareOnce,
    reference,
    weights,
    isGeneric,
  }: {
    crowd: Crowd;
    compareNames: CompareNames;
    compareOnce: ComparePersonNames;
    reference: number;
    weights: Weights;
    isGeneric(key: string): boolean;
  },
): boolean {
  const shared = sharedKeys(a, b).filter((key) => !isGeneric(key));
  // Of telephones it is asked last: hardly anybody gets so far, and they take the most time to read.
  if (shared.length === 0 && differInKind(a, b, () => true, ['address', 'email'])) return false;
  if (differentlyNamed(a.names, b.names, compareOnce)) return false;
  if (isJuniorOf(a, b) || isJuniorOf(b, a)) return areOneThoughOneIsJunior(a, b, shared);
  if (shared.length > 0) return true;
  const names = compareNames(a.names, b.names);
  if (names === null || names.comparison.given !== 'exact' || names.comparison.surname !== 'exact') return false;
  if (names.comparison.middleConflict || names.comparison.swapped) return false;
  const careers = compareCareers(a, b, ageBetween(a.updatedAt, b.updatedAt), crowd);
  const facts = careers.filter(({ level }) => CORROBORATING.has(level.name)).length;
  if (facts < 2 || careers.some(({ level }) => level.feature === 'employer' && level.level === 'different'))
    return false;
  const counted = names.counted === null ? 0 : crowd.count(names.counted);
  const together = Math.log2(names.share / jointShare(names.share, Math.max(0, counted - 2), crowd.people));
  const bits = [...names.outcomes, ...careers].reduce((sum, one) => sum + bitsOf(one, weights), together);
  return bits > Math.log2(reference) + SURE_BITS && !haveDifferentIdentifiers(a, b);
}

/** One is told apart by their generation, the other is not. `Carlos Neto` is, as `Carlos Silva Neto` is. */
function isJuniorOf(one: Traits, other: Traits): boolean {
  const isTold = ({ generation }: PersonName) => generation !== null;
  const isCalled = ({ surnames }: PersonName) => surnames.some(({ text }) => KINSHIPS.has(text));
  return one.names.some(isTold) && !other.names.some((name) => isTold(name) || isCalled(name));
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

/** Those read in the least time first: most records differ by their addresses. */
const SIGNALS: readonly Signal[] = ['address', 'email', 'phone'];

function differInKind(
  a: Traits,
  b: Traits,
  counts: (feature: Feature) => boolean,
  signals: readonly Signal[] = SIGNALS,
): boolean {
  return signals.some((signal) => {
    const theirs = strong(keysFrom(b, signal));
    if (theirs.length === 0) return false;
    const ours = strong(keysFrom(a, signal));
    return ours.some((one) => {
      const { feature } = comparisonOf(one);
      const isOfKind = (key: IdentityKey) => comparisonOf(key).feature === feature;
      if (!counts(feature) || !theirs.some(isOfKind)) return false;
      return !ours.some((mine) => isOfKind(mine) && theirs.some(({ key }) => key === mine.key));
    });
  });
}

function sharedKeys(a: Traits, b: Traits): string[] {
  const shared: string[] = [];
  for (const signal of SIGNALS) {
    if (signal === 'phone' && !mayShareNumber(a, b)) continue;
    const theirs = strong(keysFrom(b, signal));
    if (theirs.length === 0) continue;
    for (const { key } of strong(keysFrom(a, signal))) if (theirs.some((one) => one.key === key)) shared.push(key);
  }
  return shared;
}

/** What certainly identifies somebody. */
function strong(keys: readonly IdentityKey[]): readonly IdentityKey[] {
  return keys.some(({ weak }) => weak) ? keys.filter(({ weak }) => !weak) : keys;
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
