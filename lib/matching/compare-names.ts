// Names of a page against names of a record: one outcome a part, weighed by how common the words are that agree.

import {
  type ComparePersonNames,
  comparePersonNames,
  type NameComparison,
  type NameLevel,
  solid,
} from '@/lib/identity/name-comparison';
import { isFamily } from '@/lib/identity/name-families';
import type { PersonName } from '@/lib/identity/name-parser';
import type { NameWord } from '@/lib/identity/name-word';
import { isGivenName } from '@/lib/identity/nickname-graph';
import { agreementOf, type NameAgreement } from '@/lib/identity/person-name';
import { isKnownSurname } from '@/lib/identity/population';
import { type Crowd, shareOf } from './frequency';
import { type Outcome, outcome } from './outcome';

/** Two people's names beside each other. */
export interface NamesCompared {
  outcomes: Outcome[];
  comparison: NameComparison;
  agreement: NameAgreement;
  /** The two writings that are compared, of all that both sides have. */
  page: PersonName;
  record: PersonName;
  /** Share of random people of whom as much of the name agrees; 1 when nothing does. Given and surname taken apart. */
  share: number;
  /** How much oftener its parts go together than their shares say, as far as the name itself tells. */
  kinship: number;
  /** The value by which the index counts holders of the whole name, when both parts agree as they stand. */
  counted: string | null;
  /** A Western given name before an East Asian surname: far more share it than a count of either tells. */
  adopted: boolean;
}

export type CompareNames = (page: readonly PersonName[], record: readonly PersonName[]) => NamesCompared | null;

/**
 * Finds the best of all pairs of writings; null where one of them has no name. Two names are weighed once, however many
 * records bear them.
 */
export function comparerOfNames(crowd: Crowd, compare: ComparePersonNames = comparePersonNames): CompareNames {
  const weighed = new Map<PersonName, Map<PersonName, NamesCompared>>();
  return (page, record) => {
    const best = bestPair(page, record, compare);
    if (best === null) return null;
    const others = weighed.get(best.a) ?? new Map<PersonName, NamesCompared>();
    const names = others.get(best.b) ?? weighNames(best, crowd, compare);
    weighed.set(best.a, others.set(best.b, names));
    return names;
  };
}

interface Pair {
  a: PersonName;
  b: PersonName;
  comparison: NameComparison;
}

function bestPair(
  page: readonly PersonName[],
  record: readonly PersonName[],
  compare: ComparePersonNames,
): Pair | null {
  let best: Pair | null = null;
  for (const a of page) {
    for (const b of record) {
      const comparison = compare(a, b);
      if (best === null || likeness(comparison) > likeness(best.comparison)) best = { a, b, comparison };
    }
  }
  return best;
}

function weighNames({ a, b, comparison }: Pair, crowd: Crowd, compare: ComparePersonNames): NamesCompared {
  const agreement = agreementOf(a, b, compare);
  const given = givenOutcome(a, b, comparison, crowd);
  const surname = surnameOutcome(a, b, comparison, crowd);
  const outcomes = [given?.outcome, surname?.outcome, ...furtherOutcomes(a, b, comparison, crowd)].filter(
    (one) => one !== undefined,
  );
  const whole = given !== null && surname !== null && given.agrees && surname.agrees;
  return {
    outcomes,
    comparison,
    agreement,
    page: a,
    record: b,
    share: (given?.agrees ? given.outcome.u : 1) * (surname?.agrees ? surname.outcome.u : 1),
    kinship: whole && [...a.surnames, ...a.given].some(({ text }) => isFamily(text)) ? EAST_ASIAN_KINSHIP : 1,
    counted: whole && !comparison.swapped ? `name:${given.word} ${surname.word}` : null,
    adopted: isAdopted(a) || isAdopted(b),
  };
}

/** Surnames of East Asia are few and go with given names of their own part of the world only. */
const EAST_ASIAN_KINSHIP = 4;

const WORTH: Readonly<Record<NameLevel, number>> = {
  exact: 10,
  class: 7,
  close: 5,
  phonetic: 3,
  initial: 2,
  different: -6,
};

function likeness({ given, surname, generationConflict, middleConflict }: NameComparison): number {
  const parts = (given === null ? 0 : WORTH[given]) + (surname === null ? 0 : WORTH[surname]);
  return parts - (generationConflict ? 8 : 0) - (middleConflict ? 3 : 0);
}

interface Part {
  outcome: Outcome;
  /** Says more than an initial. */
  agrees: boolean;
  /** The word of the page's name that agrees. */
  word: string;
}

function givenOutcome(a: PersonName, b: PersonName, comparison: NameComparison, crowd: Crowd): Part | null {
  const { given: level, byMiddle, swapped, genderClash, mononym } = comparison;
  if (level === null) return null;
  const left = swapped ? a.given : [...a.given, ...a.nicknames];
  const right = swapped ? b.surnames : [...b.given, ...b.nicknames];
  const [one, other] = agreeingWords(left, right);
  // Syllables of an East Asian name are no names of their own: sharing one of two is sharing none.
  const syllables = isSyllabic(a, b) && solid(level) && !swapped && (byMiddle || comparison.middleConflict);
  if (syllables)
    return {
      outcome: outcome('given-name', 'different', { page: textOf(a.given), record: textOf(b.given) }),
      agrees: false,
      word: one,
    };
  const agrees = solid(level);
  const name =
    agrees && swapped
      ? isFamilyFirst(a)
        ? 'family-first'
        : 'swapped'
      : level === 'exact' && byMiddle
        ? 'middle'
        : level === 'different' && genderClash
          ? 'other-gender'
          : level;
  const details = { page: textOf(left), record: textOf(right), part: mononym ? 0.5 : 1 };
  if (!agrees) return { outcome: outcome('given-name', name, details), agrees, word: one };
  const share = swapped
    ? Math.max(shareOf(crowd, 'given', one), shareOf(crowd, 'surname', one))
    : Math.max(commoner(crowd, 'given', one, other), comparison.swapped ? 0 : leastShare(a));
  return {
    outcome: outcome('given-name', name, { ...details, share, holders: crowd.count(`given:${one}`) }),
    agrees,
    word: one,
  };
}

function surnameOutcome(a: PersonName, b: PersonName, comparison: NameComparison, crowd: Crowd): Part | null {
  const { surname: level, swapped, mononym } = comparison;
  if (level === null) return null;
  const wide = (name: PersonName) => [...name.surnames, ...name.formerSurnames, ...name.given.slice(1)];
  const left = swapped ? a.surnames : mononym ? [...a.surnames, ...a.given] : wide(a);
  const right = swapped ? b.given : mononym ? [...b.surnames, ...b.given] : wide(b);
  const [one, other] = agreeingWords(left, right);
  const agrees = solid(level);
  const isHalf = isPart(a, b, one, other) || hasSecondSurname(a, b) || hasSecondSurname(b, a);
  const name = agrees && swapped ? 'swapped' : level === 'exact' && isHalf ? 'part' : level;
  const details = {
    page: textOf(swapped || a.surnames.length > 0 ? left.slice(0, 2) : left),
    record: textOf(right.slice(0, 2)),
    part: mononym ? 0.5 : 1,
  };
  if (!agrees) return { outcome: outcome('surname', name, details), agrees, word: one };
  const share =
    swapped || mononym
      ? Math.max(shareOf(crowd, 'given', one), shareOf(crowd, 'surname', one))
      : commoner(crowd, 'surname', one, other);
  return {
    outcome: outcome('surname', name, { ...details, share, holders: crowd.count(`surname:${one}`) }),
    agrees,
    word: one,
  };
}

function isSyllabic(a: PersonName, b: PersonName): boolean {
  const isOne = ({ given, surnames }: PersonName) =>
    given.length === 2 && surnames.some(({ text }) => isFamily(text)) && !given.some(({ text }) => text.length > 6);
  return isOne(a) && isOne(b);
}

/** Whether either order is usual for the name: an East Asian surname is one of few words. */
function isFamilyFirst({ given, surnames }: PersonName): boolean {
  return given.length + surnames.length < 4 && [...given, ...surnames].some(({ text }) => isFamily(text));
}

/** Some of the words agree and some do not: García Márquez and García, García Márquez and Lorca García. */
function isPart(a: PersonName, b: PersonName, one: string, other: string): boolean {
  const written = (words: readonly NameWord[]) => words.map(({ text }) => text).join(' ');
  if (written(a.surnames) === written(b.surnames)) return false;
  return (
    a.surnames.length !== 1 || b.surnames.length !== 1 || a.surnames[0]?.text !== one || b.surnames[0]?.text !== other
  );
}

/** Before the surname stands another one, of which the other knows nothing: Lemos Martins and Martins. */
function hasSecondSurname({ given, nicknames }: PersonName, other: PersonName): boolean {
  const words = [...other.given, ...other.nicknames, ...other.surnames, ...other.formerSurnames];
  return given
    .slice(1)
    .some(
      ({ text, initials }) =>
        !initials &&
        !isGivenName(text) &&
        isKnownSurname(text) &&
        !nicknames.some((word) => word.text === text) &&
        !other.particles.includes(text) &&
        !words.some((word) => word.text === text || (word.initials && word.text.startsWith(text.charAt(0)))),
    );
}

/** Given names of two syllables are made up freely where surnames are East Asian; each is rarer than what it tells. */
function leastShare({ surnames }: PersonName): number {
  return surnames.some(({ text }) => isFamily(text)) ? LEAST_EAST_ASIAN : 0;
}

const LEAST_EAST_ASIAN = 2e-5;

/** What agrees roughly is as common as the commoner of the two. */
function commoner(crowd: Crowd, kind: 'given' | 'surname', one: string, other: string): number {
  const share = shareOf(crowd, kind, one);
  return one === other ? share : Math.max(share, shareOf(crowd, kind, other));
}

/** The words that agree, as far as their spelling tells; else the first of each. */
function agreeingWords(left: readonly NameWord[], right: readonly NameWord[]): [string, string] {
  for (const { text } of left) if (text.length > 1 && right.some((word) => word.text === text)) return [text, text];
  for (const a of left) {
    const b = right.find(
      (word) => !word.initials && !a.initials && a.spellings.some((one) => word.spellings.includes(one)),
    );
    if (b !== undefined) return [a.text, b.text];
  }
  return [left[0]?.text ?? '', right[0]?.text ?? ''];
}

function textOf(words: readonly NameWord[]): string | null {
  return words.length === 0 ? null : words.map(({ text }) => text).join(' ');
}

/** Middle names and generations. */
function furtherOutcomes(a: PersonName, b: PersonName, comparison: NameComparison, crowd: Crowd): Outcome[] {
  const found: Outcome[] = [];
  if (a.generation !== null && b.generation !== null) {
    const level = comparison.generationConflict ? 'different' : 'same';
    found.push(outcome('generation', level, { page: String(a.generation), record: String(b.generation) }));
  }
  const page = a.given.slice(1);
  const record = b.given.slice(1);
  if (comparison.swapped || comparison.byMiddle || !solid(comparison.given)) return found;
  const values = { page: textOf(page), record: textOf(record) };
  if (comparison.middleConflict) found.push(outcome('full-name', 'middle-different', values));
  else {
    // A middle word that is a surname as well was weighed as one.
    const surnames = new Set([...a.surnames, ...b.surnames].map(({ text }) => text));
    const same = page.find(
      ({ text, initials }) => !initials && !surnames.has(text) && record.some((word) => word.text === text),
    );
    // Given names that often go together, and particles that read like names, say less than their shares.
    if (same !== undefined) {
      const share = Math.max(LEAST_MIDDLE_SHARE, shareOf(crowd, 'given', same.text));
      found.push(outcome('full-name', 'middle-same', { ...values, share }));
    } else if (page.some(({ text }) => record.some((word) => word.text.charAt(0) === text.charAt(0)))) {
      found.push(outcome('full-name', 'middle-initial', values));
    }
  }
  return found;
}

const LEAST_MIDDLE_SHARE = 0.05;

/** A Western given name before an East Asian surname. */
export function isAdopted({ given, surnames }: PersonName): boolean {
  const [first] = given;
  return (
    first !== undefined &&
    surnames.some(({ text }) => isFamily(text)) &&
    isGivenName(first.text) &&
    !isFamily(first.text)
  );
}
