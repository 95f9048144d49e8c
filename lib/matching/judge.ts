// Decides whom a page shows: everybody on the list and *nobody* share one certainty. Pure: traits in, verdicts with their
// reasons out, the same for every order of the list.

import { keysFrom, signalOf } from '@/lib/identity/keys-when-asked';
import { comparingOnce } from '@/lib/identity/name-comparison';
import type { Traits } from '@/lib/identity/traits';
import type { IdentityKey } from '@/lib/model/identity';
import type { Evidence, Tier } from '@/lib/model/match';
import { type Compared, compare } from './compare';
import { comparerOfNames } from './compare-names';
import { type Lesson, patternOf } from './estimate';
import { type Crowd, cautiousShare, jointShare, reckonedPeople } from './frequency';
import { type Outcome, outcome } from './outcome';
import { areOnePerson, groupsOf, isGenericKey } from './people';
import { POSSIBLE_CUT, tierOf } from './tiers';
import { isToldByHandle, massOf, withoutHandle } from './told-by-handle';
import { bitsOf, type Weights } from './weights';

/** A record that shares a blocking key with the page. */
export interface Suspect<Ref> {
  ref: Ref;
  traits: Traits;
  /** The identifiers that both hold; `weak` where either is unsure of one. */
  agreeing: readonly IdentityKey[];
  /** What both call themselves in addresses beyond their name, see `handlesOf`. */
  handles?: readonly string[];
}

export type Decision = 'same' | 'different' | null;

export interface Judging<Ref> {
  page: Traits;
  /** The page shows no name at all: it has no room for one. A name that can't be read is another thing. */
  isNameless: boolean;
  suspects: readonly Suspect<Ref>[];
  crowd: Crowd;
  weights: Weights;
  /** What the user said of the page and a record. */
  decided(ref: Ref): Decision;
  /** Epoch ms: how old a record is decides how much a different employer says. */
  now: number;
}

export interface Verdict<Ref> {
  ref: Ref;
  tier: Tier;
  /** How likely it is this person, 0 to 1. */
  score: number;
  /** Verdicts with the same number are records of one person. */
  person: number;
  /** The bits of all of it are the log-odds (base 2) of the score. */
  evidence: Evidence[];
}

/** An unknown person just like the one on the page may always exist: nothing is surer than this. */
const LOOKALIKE = 2 ** -40;
/** The user knows better than any comparison. */
const DECISION_BITS = 40;
/** Those who were not opened share the name and, as a rule, less besides. */
const UNOPENED_PART = 0.5;
/** Records further below the best than this are nobody's second record. */
const POOLED_BITS = 14;
const MOST_PEOPLE_SHOWN = 5;

/** Verdicts, surest first; who is not worth a look is left out. `[]` is a stranger. */
export function judge<Ref>(judging: Judging<Ref>): Verdict<Ref>[] {
  return judgement(judging).verdicts;
}

/** The same with what it teaches, by which weights are re-estimated. */
export function judgement<Ref>(judging: Judging<Ref>): { verdicts: Verdict<Ref>[]; lesson: Lesson } {
  const people = peopleOf(judging);
  const known = people.some(({ decision }) => decision === 'same');
  const shown = people
    .filter(({ decision }) => decision !== 'different')
    .map((person) => ({ person, tier: personTier(person, people, judging) }))
    .filter(
      ({ person, tier }) => tier !== null && (!known || person.decision === 'same' || person.score >= POSSIBLE_CUT),
    )
    .sort((a, b) => RANK[a.tier as Tier] - RANK[b.tier as Tier] || b.person.bits - a.person.bits)
    .slice(0, MOST_PEOPLE_SHOWN);
  const verdicts = shown.flatMap(({ person, tier }, number) =>
    person.records.map(
      (record): Verdict<Ref> => ({
        ref: record.suspect.ref,
        tier: tier as Tier,
        score: person.score,
        person: number,
        evidence: evidenceOf(record, person, judging.weights),
      }),
    ),
  );
  return { verdicts, lesson: lessonOf(people, judging.weights) };
}

function lessonOf<Ref>(people: readonly Person<Ref>[], weights: Weights): Lesson {
  const patterns = people.flatMap(({ records, bits }) => {
    const [best] = records;
    return best === undefined ? [] : (patternOf(best.outcomes, bits, weights) ?? []);
  });
  return { patterns, known: people.reduce((sum, { score }) => sum + score, 0) };
}

const RANK: Readonly<Record<Tier, number>> = { exact: 0, probable: 1, possible: 2 };

interface Weighed<Ref> {
  suspect: Suspect<Ref>;
  compared: Compared;
  outcomes: readonly Outcome[];
  /** Share of people with as much of the name. */
  nameShare: number;
  /** Sum of all outcomes, with the prior. */
  bits: number;
  decision: Decision;
}

interface Person<Ref> {
  /** The likeliest first. */
  records: Weighed<Ref>[];
  decision: Decision;
  /** Log-odds of the score. */
  bits: number;
  score: number;
}

function peopleOf<Ref>({ page, suspects, crowd, weights, decided, now }: Judging<Ref>): Person<Ref>[] {
  const ordered = inOrder(suspects);
  const reference = reckonedPeople(crowd.people);
  const isGeneric = genericKeys(ordered, crowd);
  const compareOnce = comparingOnce();
  const compareNames = comparerOfNames(crowd, compareOnce);
  const around = { crowd, compareNames, compareOnce, reference, now, weights, isGeneric };
  const compared = ordered.map((suspect) => compare(page, suspect, around));
  const prior = Math.log2(weights.prior / (1 - weights.prior)) - Math.log2(reference);
  const plain = compared.map(({ outcomes }) => outcomes.reduce((sum, one) => sum + bitsOf(one, weights), prior));
  const best = Math.max(...plain);
  const decisions = ordered.map(({ ref }) => decided(ref));
  const groups = groupsOf(ordered.length, (a, b) => {
    const [one, other] = [decisions[a] ?? null, decisions[b] ?? null];
    if (one === 'same' && other === 'same') return true;
    if (one !== other && one !== null && other !== null) return false;
    const identified = (ordered[a]?.agreeing.length ?? 0) > 0 || (ordered[b]?.agreeing.length ?? 0) > 0;
    if (!identified && Math.min(plain[a] ?? 0, plain[b] ?? 0) < best - POOLED_BITS) return false;
    return areOnePerson((ordered[a] as Suspect<Ref>).traits, (ordered[b] as Suspect<Ref>).traits, around);
  });
  const people = groups.map((members): Omit<Person<Ref>, 'score'> => {
    const records = members.map((i): Weighed<Ref> => {
      const one = compared[i] as Compared;
      const { share, outcomes } = together(one, members.length, crowd);
      const bits = (plain[i] ?? prior) + outcomes.reduce((sum, added) => sum + bitsOf(added, weights), 0);
      return {
        suspect: ordered[i] as Suspect<Ref>,
        compared: one,
        outcomes: [...one.outcomes, ...outcomes],
        nameShare: share,
        bits,
        decision: decisions[i] ?? null,
      };
    });
    records.sort((a, b) => b.bits - a.bits);
    const said = records.map(({ decision }) => decision);
    const decision = said.includes('same') ? 'same' : said.includes('different') ? 'different' : null;
    return { records, decision, bits: massOf(records) + (decision === 'same' ? DECISION_BITS : 0) };
  });
  const told = people.map((person) =>
    isToldByHandle(person, people, weights) ? withoutHandle(person, weights) : person,
  );
  return amongEverybody(told, unopenedMass(told, crowd, weights, prior));
}

/** Given name and surname together: how common the whole name is, and how much commoner than its parts say. */
function together({ names }: Compared, records: number, crowd: Crowd): { share: number; outcomes: Outcome[] } {
  if (names === null) return { share: 1, outcomes: [] };
  const product = Math.min(1, names.share * names.kinship);
  // More than chance by this factor; as an outcome, something that other people show so much oftener.
  const beyond = (share: number, holders: number) => ({
    ...outcome('full-name', 'together', { holders }),
    u: share / names.share,
  });
  if (names.counted === null) return { share: product, outcomes: product === names.share ? [] : [beyond(product, 0)] };
  const holders = crowd.count(names.counted);
  const others = Math.max(0, holders - records);
  return {
    share: cautiousShare(product, others, crowd.people),
    outcomes: [beyond(jointShare(product, others, crowd.people), holders)],
  };
}

/** What those weigh together who share the whole name and were not opened. */
function unopenedMass<Ref>(
  people: readonly Omit<Person<Ref>, 'score'>[],
  crowd: Crowd,
  weights: Weights,
  prior: number,
): number {
  if (crowd.unopened === 0) return 0;
  let most = Number.NEGATIVE_INFINITY;
  for (const { compared, outcomes } of people.flatMap(({ records }) => records)) {
    if (compared.names?.counted == null) continue;
    const named = outcomes.filter(({ level }) => NAMES.has(level.feature) && !level.level.startsWith('middle'));
    most = Math.max(
      most,
      named.reduce((sum, one) => sum + bitsOf(one, weights), prior),
    );
  }
  return crowd.unopened * UNOPENED_PART * 2 ** most;
}

const NAMES: ReadonlySet<string> = new Set(['given-name', 'surname', 'full-name']);

/** One certainty for all of them and for nobody: who gains, takes it from the others. */
function amongEverybody<Ref>(people: readonly Omit<Person<Ref>, 'score'>[], unopened: number): Person<Ref>[] {
  const masses = people.map(({ bits, decision }) => (decision === 'different' ? 0 : 2 ** bits));
  const all = masses.reduce((sum, mass) => sum + mass, 1 + unopened);
  return people.map((person, i) => {
    const mass = masses[i] ?? 0;
    const others = masses.reduce((sum, other, at) => (at === i ? sum : sum + other), 1 + unopened);
    const bits = mass === 0 ? Number.NEGATIVE_INFINITY : Math.log2(mass / (others + all * LOOKALIKE));
    return { ...person, bits, score: 1 / (1 + 2 ** -bits) };
  });
}

function personTier<Ref>(
  person: Person<Ref>,
  people: readonly Person<Ref>[],
  { page, isNameless, crowd }: Judging<Ref>,
): Tier | null {
  if (person.decision === 'same') return 'exact';
  const heldByOthers = new Set(
    people
      .filter((other) => other !== person && other.decision !== 'different')
      .flatMap(({ records }) => records.flatMap(({ suspect }) => suspect.agreeing.map(({ key }) => key))),
  );
  const tiers = person.records.map(({ suspect, compared, nameShare }) =>
    tierOf({
      page,
      isNameless,
      record: suspect.traits,
      compared,
      posterior: person.score,
      isHeldTwice: (key) => heldByOthers.has(key),
      nameShare,
      people: crowd.people,
    }),
  );
  // What the likeliest record does not bear out, another that tells less does not either.
  const likeliest = tiers[0] ?? (tiers.some((tier) => tier !== null) ? 'possible' : null);
  const tier = tiers.includes('exact') ? 'exact' : likeliest;
  return tier !== null && isOutdone(person, people) ? 'possible' : tier;
}

/** Somebody else holds all identifiers that this one has of the page, and others of it besides. */
function isOutdone<Ref>(person: Person<Ref>, people: readonly Person<Ref>[]): boolean {
  const own = identifiersOf(person);
  if (own.size === 0) return false;
  return people.some((other) => {
    if (other === person || other.decision === 'different') return false;
    const theirs = identifiersOf(other);
    return theirs.size > own.size && [...own].every((key) => theirs.has(key));
  });
}

/** What certainly identifies somebody on the page, and this person's records hold. */
function identifiersOf<Ref>({ records }: Person<Ref>): Set<string> {
  const certain = records.flatMap(({ compared }) =>
    compared.identifiers.agreeing.filter((one) => !one.weak && !one.generic),
  );
  return new Set(certain.map(({ key }) => key));
}

/** Every comparison, then what the rest of the list and the prior did to it. */
function evidenceOf<Ref>(record: Weighed<Ref>, person: Person<Ref>, weights: Weights): Evidence[] {
  const compared = record.outcomes.map((one): Evidence => {
    const { feature, level } = one.shown ?? one.level;
    const { pageValue, recordValue, holders } = one;
    return { feature, level, bits: bitsOf(one, weights), pageValue, recordValue, ...(holders ? { holders } : {}) };
  });
  const prior = record.bits - compared.reduce((sum, { bits }) => sum + bits, 0);
  const decision = person.decision === 'same' ? DECISION_BITS : 0;
  const rivals = person.bits - record.bits - decision;
  return [
    ...compared,
    ...(decision === 0 ? [] : [plainly('decision', 'same', decision)]),
    plainly('prior', 'anybody', prior),
    plainly('rivals', rivals > 0 ? 'other-record' : rivals < -1 ? 'strong' : 'none', rivals),
  ];
}

function plainly(feature: Evidence['feature'], level: string, bits: number): Evidence {
  return { feature, level, bits, pageValue: null, recordValue: null };
}

/** An order of the records' own, so that the list's makes no difference. */
function inOrder<Ref>(suspects: readonly Suspect<Ref>[]): Suspect<Ref>[] {
  // Two seldom changed at the same instant: what else parts them is worked out where they did.
  const texts = new Map<Traits, string>();
  const textOf = ({ traits }: Suspect<Ref>) => {
    const text = texts.get(traits) ?? ownText(traits);
    texts.set(traits, text);
    return text;
  };
  return suspects.toSorted((a, b) => {
    const later = (b.traits.updatedAt ?? 0) - (a.traits.updatedAt ?? 0);
    if (later !== 0) return later;
    const [one, other] = [textOf(a), textOf(b)];
    return one < other ? -1 : one > other ? 1 : 0;
  });
}

function ownText({ names, keys, employers, titles, places }: Traits): string {
  const words = names.flatMap(({ given, surnames }) => [...given, ...surnames].map(({ text }) => text));
  return [
    ...words,
    ...keys.map(({ key }) => key).sort(),
    ...[...employers, ...titles].map(({ text }) => text).sort(),
    ...places.map(({ city, region }) => `${city} ${region}`).sort(),
  ].join('|');
}

function genericKeys<Ref>(suspects: readonly Suspect<Ref>[], crowd: Crowd): (key: string) => boolean {
  const known = new Map<string, boolean>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const identifier = { key, weak: false };
    const signal = signalOf(key);
    const all = suspects.map(({ traits }) => traits);
    const holders = all.filter((traits) => keysFrom(traits, signal).some((one) => one.key === key));
    const generic = isGenericKey(identifier, Math.max(holders.length, crowd.holders(key)), holders);
    known.set(key, generic);
    return generic;
  };
}
