// How common a value is: counts of the index, shrunk to shipped shares of the population, since a small or one-sided store
// does not know what is common in the world. It compares nothing.

import { populationShare } from '@/lib/identity/population';
import type { Counted } from './comparisons';

/** The index as far as frequencies go. Values as blocking-keys.ts counts them: `given:john`, `name:john smith`. */
export interface Crowd {
  /** Records in the index. */
  people: number;
  /** How many hold an identifier, by its canonical key, or a handle, by the key it is filed under. */
  holders(key: string): number;
  /** How many hold a value that the page holds, too; 0 for others. */
  count(value: string): number;
  /** Holders of the page's full name that were not opened. */
  unopened: number;
}

/** Smaller stores are reckoned as if they held so many: what is one of a kind in them is not so in the world. */
const LEAST_PEOPLE = 10_000;

export function reckonedPeople(people: number): number {
  return Math.max(LEAST_PEOPLE, people);
}

/** The population counts as much as so many records. */
const PULL = 20_000;

/** One typing error must not look like the only one of its name; what is shared by half says nothing. */
const FLOOR: Readonly<Record<Counted, number>> = {
  given: 2e-6,
  surname: 2e-6,
  employer: 1e-5,
  // Names go with places: more people of a name live in a place than of all people.
  metro: 0.02,
  city: 0.02,
  school: 1e-4,
  title: 1e-3,
};
const CEILING = 0.5;

/** Share of records that hold a value. What the index does not know is as common as in the population. */
export function shareOf(crowd: Crowd, kind: Counted, value: string): number {
  const population = populationOf(kind, value);
  const count = crowd.count(`${kind}:${value}`);
  const share = count === 0 ? population : (count + PULL * population) / (crowd.people + PULL);
  return Math.min(CEILING, Math.max(FLOOR[kind], share));
}

/** Where no table says more: a value like most of its kind. */
const TYPICAL: Readonly<Record<Exclude<Counted, 'given' | 'surname'>, number>> = {
  employer: 2e-5,
  metro: 4e-3,
  city: 2e-3,
  school: 5e-4,
  title: 0.03,
};

/** Employers that are in everybody's past, so that a small store does not take them for a rare find; as employerOf calls them. */
export const GIANTS: ReadonlySet<string> = new Set(
  `amazon google meta microsoft apple ibm oracle walmart accenture deloitte pwc kpmg ey infosys tcs wipro cognizant capgemini
  intel cisco dell hp siemens sap bosch target starbucks mcdonalds fedex ups boeing ford att verizon comcast pfizer citi hsbc
  barclays netflix uber salesforce tesla adobe nike disney cvs ge lockheed|us army|us navy|us air force
  |jp morgan|wells fargo|bank of america|goldman sachs|morgan stanley|general motors|home depot
  |kaiser permanente|johnson johnson|procter gamble|unitedhealth|deutsche bank|deutsche telekom`
    .split(/\s*\|/)
    .flatMap((names, i) => (i === 0 ? names.split(/\s+/) : [names])),
);
const GIANT_SHARE = 4e-3;

function populationOf(kind: Counted, value: string): number {
  if (kind === 'given' || kind === 'surname') return populationShare(kind, value);
  return kind === 'employer' && GIANTS.has(value) ? GIANT_SHARE : TYPICAL[kind];
}

/** So many times oftener than chance, at the least, a given name and a surname meet: whoever has both has them of one culture. */
const KINSHIP = 6;
/** How unevenly they do: the smaller, the more the other holders of a name count against the product of its shares. */
const UNEVENNESS = 0.3;

/**
 * How common a full name is by a cautious guess, which alone decides what it takes to assert anybody of it: what is rare by
 * it is rare in any store. What a name weighs is told by `jointShare`.
 */
export function cautiousShare(product: number, others: number, people: number): number {
  const kin = Math.min(1, product * KINSHIP);
  return Math.max(kin, (others + UNEVENNESS) / (people + UNEVENNESS / kin));
}

/**
 * The mean share of full names whose parts' shares have a product: `MEAN × product ** MEAN_POWER`. Rare parts are those of
 * small peoples, among whom they meet all the oftener: six times oftener than chance at 1e-5, some forty times at 1e-7.
 */
const MEAN = 0.06;
const MEAN_POWER = 0.6;
/** How evenly names lie around that mean, at a product of 1e-6: the rarer, the more of them are borne by hardly anybody. */
const SHAPE = 0.4;
const SHAPE_POWER = 0.25;

/**
 * Expected share of people with a full name, from the product of its parts' shares and from how many *other* records hold
 * it: shares are taken for gamma-distributed around the mean. Never less than chance. Fits what was counted in worlds of
 * two generators from 1e-4 down to 1e-9 (docs/figures.md).
 */
export function jointShare(product: number, others: number, people: number): number {
  const mean = Math.min(1, Math.max(product, MEAN * product ** MEAN_POWER));
  const shape = Math.min(1, SHAPE * (product / 1e-6) ** SHAPE_POWER);
  return Math.min(1, Math.max(product, (others + shape) / (people + shape / mean)));
}
