// A page beside one record: every comparison that can be made, each fact once. Adds nothing up and decides nothing.

import type { Traits } from '@/lib/identity/traits';
import type { IdentityKey } from '@/lib/model/identity';
import { ageOf, compareCareers } from './compare-careers';
import { handleOutcomes } from './compare-handles';
import { compareIdentifiers, type IdentifiersCompared } from './compare-identifiers';
import type { CompareNames, NamesCompared } from './compare-names';
import type { Crowd } from './frequency';
import { type Outcome, outcome } from './outcome';

export interface Compared {
  outcomes: Outcome[];
  /** Null where one of them has no name. */
  names: NamesCompared | null;
  identifiers: IdentifiersCompared;
}

export interface Surroundings {
  crowd: Crowd;
  /** Of this crowd. */
  compareNames: CompareNames;
  /** As many people as chance is reckoned against. */
  reference: number;
  /** Epoch ms. */
  now: number;
  isGeneric(key: string): boolean;
}

/** A record, and what of its identifiers and handles the page shows. */
export interface Sharing {
  traits: Traits;
  agreeing: readonly IdentityKey[];
  handles?: readonly string[];
}

export function compare(
  page: Traits,
  { traits: record, agreeing, handles = [] }: Sharing,
  around: Surroundings,
): Compared {
  const { crowd, compareNames, reference, now, isGeneric } = around;
  const identifiers = compareIdentifiers(page.keys, record, agreeing, crowd, reference, isGeneric);
  const called = identifiers.agreeing.some(({ generic }) => !generic)
    ? []
    : handleOutcomes(handles, page, record, crowd);
  // Its address tells of the page's name, and bears nobody out who holds that very address.
  const isOfAddress = identifiers.agreeing.some(({ comparison }) => comparison.feature === 'linkedin-address');
  const names = compareNames(isOfAddress ? page.names : (page.namesByAddress ?? page.names), record.names);
  const careers = withoutColleagues(names, compareCareers(page, record, ageOf(record.updatedAt, now), crowd));
  const named = names === null ? [] : withoutHousehold(names, identifiers);
  return { outcomes: [...identifiers.outcomes, ...called, ...named, ...careers], names, identifiers };
}

/** Colleagues live where they work: beside half a name and an employer the place is no further fact, unless the work is the same. */
function withoutColleagues(names: NamesCompared | null, careers: Outcome[]): Outcome[] {
  const { given, surname } = names?.comparison ?? {};
  if (given !== 'different' && surname !== 'different') return careers;
  const isColleague = careers.some(({ level }) => level.feature === 'employer' && level.level.startsWith('shared'));
  if (!isColleague || careers.some(({ level }) => SAME_WORK.has(level.name))) return careers;
  return careers.map((one) => (NEARBY.has(one.level.name) ? { ...one, part: 0 } : one));
}

const SAME_WORK: ReadonlySet<string> = new Set(['title/same', 'title/similar']);
const NEARBY: ReadonlySet<string> = new Set(['location/same-city', 'location/same-metro']);

/** Relatives share a telephone, an address and a surname: of those the surname is no second fact. */
function withoutHousehold({ outcomes, comparison }: NamesCompared, { agreeing }: IdentifiersCompared): Outcome[] {
  if (comparison.given !== 'different' || comparison.surname === null || comparison.surname === 'different')
    return outcomes;
  const usable = agreeing.filter(({ generic }) => !generic);
  if (usable.length === 0 || usable.some(({ comparison: { proof } }) => proof === 'personal')) return outcomes;
  return outcomes.map((one) =>
    one.level.feature === 'surname'
      ? outcome('surname', 'household', { page: one.pageValue, record: one.recordValue })
      : one,
  );
}
