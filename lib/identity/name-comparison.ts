// How two parsed names relate, part by part. It weighs nothing: what the levels are worth is for the judgement to say.

import { areOneFamily, isFamily } from './name-families';
import { differInEnding, haveTwoGenders, mayHaveTwoGenders } from './name-genders';
import type { PersonName } from './name-parser';
import { standInEitherPlace } from './name-places';
import { isAlphabetic } from './name-scripts';
import { differInVowels, isArabicName, likeness } from './name-sounds';
import { familyText, type NameWord } from './name-word';
import { areNicknames, isGivenName } from './nickname-graph';
import { isKnownSurname } from './population';

/**
 * How two words agree, best first. `class`: nicknames, transliterations, women's forms, romanisations. `initial`: one
 * is the other's first letter. `close`: a slip of the pen. `phonetic`: they only sound alike.
 */
export type NameLevel = 'exact' | 'class' | 'initial' | 'close' | 'phonetic' | 'different';

/** How two names relate. A level is null where one has no such part, or their scripts can't be compared. */
export interface NameComparison {
  given: NameLevel | null;
  surname: NameLevel | null;
  /** Both agree only when given name and surname of one are exchanged; `surname` is then the better level of the two. */
  swapped: boolean;
  /** Exchanged, and each of the words is about as likely in either place: it is often two people. */
  swapDoubtful: boolean;
  /** The given names agree only by a middle name of one or both. */
  byMiddle: boolean;
  /** Both have words or initials that the other has not. */
  leftOver: boolean;
  /** Both have further given names or initials beside the agreeing one, and they differ. */
  middleConflict: boolean;
  /** The surname of one stands before that of the other, and each has another one: Medina Soto and Lorca Medina. */
  crossed: boolean;
  /** Jr against Sr, II against III. */
  generationConflict: boolean;
  /** Given names of a man and of a woman. */
  genderClash: boolean;
  /** One of them is one word only. */
  mononym: boolean;
  /** They are written in different scripts: agreement rests on transliteration. */
  acrossScripts: boolean;
}

type Part = 'given' | 'surname' | 'crossed';

/** The better of two levels, as data. */
const RANK: Readonly<Record<NameLevel, number>> = {
  exact: 5,
  class: 4,
  initial: 3,
  close: 2,
  phonetic: 1,
  different: 0,
};

/** Jaro–Winkler likeness from which two words are one, misspelt. */
const CLOSE = 0.92;
/** Likeness below which words of one sound key are two names (Brian, Bruno). */
const SOUNDS_LIKE = 0.8;

export type ComparePersonNames = (a: PersonName, b: PersonName) => NameComparison;

/**
 * The same as `comparePersonNames`, each two compared once for as long as it is held itself: one page's names meet those of
 * many records, which meet each other.
 */
export function comparingOnce(): ComparePersonNames {
  const compared = new Map<PersonName, Map<PersonName, NameComparison>>();
  return (a, b) => {
    const others = compared.get(a) ?? new Map<PersonName, NameComparison>();
    const known = others.get(b);
    if (known !== undefined) return known;
    const comparison = comparePersonNames(a, b);
    compared.set(a, others.set(b, comparison));
    return comparison;
  };
}

/** The best assignment of the words of two names: given to given, surname to surname, or exchanged. */
export function comparePersonNames(a: PersonName, b: PersonName): NameComparison {
  const first = compareWritings(a, b);
  if (a.also === null && b.also === null) return first;
  const writings = (name: PersonName) => (name.also === null ? [name] : [name, name.also]);
  const all = writings(a).flatMap((left) => writings(b).map((right) => compareWritings(left, right)));
  return all.reduce((best, one) => (worth(one) > worth(best) ? one : best), first);
}

function worth({ given, surname }: NameComparison): number {
  // A part that can't be compared is better than one that differs, and worse than any that agrees.
  return [given, surname].reduce((sum, level) => sum + (level === null ? 0.5 : RANK[level]), 0);
}

function compareWritings(a: PersonName, b: PersonName): NameComparison {
  const comparison: NameComparison = {
    given: null,
    surname: null,
    swapped: false,
    swapDoubtful: false,
    byMiddle: false,
    leftOver: false,
    middleConflict: false,
    crossed: false,
    generationConflict: a.generation !== null && b.generation !== null && a.generation !== b.generation,
    genderClash: false,
    mononym:
      (a.surnames.length === 0) !== (b.surnames.length === 0) || (a.surnames.length === 0 && a.given.length === 1),
    acrossScripts: a.script !== null && b.script !== null && a.script !== b.script,
  };
  if (a.script === null || b.script === null) return comparison;
  if (runTogether(a, b) || runTogether(b, a)) return { ...comparison, given: 'exact', surname: 'exact' };

  const given = bestGiven(a, b);
  comparison.given = given.level;
  comparison.byMiddle = given.byMiddle;
  comparison.surname = better(
    best(together(a.surnames, a.formerSurnames), together(b.surnames, b.formerSurnames), 'surname'),
    // `María García Lorca` and `María García`: a middle word may be the surname. The first given name is none.
    agreeing(best(a.given.slice(1), b.surnames, 'crossed')),
    agreeing(best(a.surnames, b.given.slice(1), 'crossed')),
  );
  // One word alone may be either part.
  if (a.surnames.length === 0 || b.surnames.length === 0) asEither(comparison, a, b);
  else exchange(comparison, a, b);
  if (comparison.given === 'phonetic' && !comparison.swapped && areOtherSyllables(a, b)) comparison.given = 'different';
  comparison.genderClash = clash(a, b, comparison.given);
  const left = leftOvers(a, b);
  comparison.leftOver = left.any;
  comparison.middleConflict = left.middle && comparison.given !== 'different';
  comparison.crossed = left.crossed && !comparison.swapped;
  return comparison;
}

/** `AlisherUsmanov` is `Alisher Usmanov`, and `Hussein Karim Zadeh` is `Hussein Karimzadeh`. */
function runTogether(one: PersonName, other: PersonName): boolean {
  if (other.surnames.length === 0) return false;
  if (one.surnames.length === 0) {
    const [given, surname] = [joined(other), joinedWords(other.surnames)];
    const word = joined(one);
    return one.given.length === 1 && word.length > 5 && (word === given + surname || word === surname + given);
  }
  // Of nearly all pairs the last words tell that it can't be.
  const [last, end] = [one.surnames.at(-1)?.text ?? '', other.surnames.at(-1)?.text ?? ''];
  if (last === end || !last.endsWith(end) || !areFull(one) || !areFull(other)) return false;
  const [given, surname] = [joined(one), joinedWords(one.surnames)];
  const behind = joinedWords(other.surnames);
  return other.given.some((_, i) => {
    const at = i + 1;
    return given === joinedWords(other.given.slice(0, at)) && surname === joinedWords(other.given.slice(at)) + behind;
  });
}

function bestGiven(a: PersonName, b: PersonName): { level: NameLevel | null; byMiddle: boolean } {
  const firsts = (name: PersonName) => together(name.given.slice(0, 1), name.nicknames);
  if (joined(a) === joined(b) && joined(a).length > 1) return { level: 'exact', byMiddle: false };
  const first = best(firsts(a), firsts(b), 'given');
  const wider = best(together(a.given, a.nicknames), together(b.given, b.nicknames), 'given');
  // A particle of one may be a name of the other: `Thi Van Le`, `Van Le`.
  const particle = (words: readonly NameWord[], name: PersonName) =>
    words.some(({ text }) => name.particles.includes(text)) ? ('exact' as const) : null;
  const level = better(first, solid(wider) ? wider : null, particle(a.given, b), particle(b.given, a));
  return { level, byMiddle: level !== null && (first === null || RANK[level] > RANK[first]) };
}

/** Brothers and cousins share a syllable where surnames are East Asian: Minjae only sounds like Minjun. */
function areOtherSyllables(a: PersonName, b: PersonName): boolean {
  const isEastAsian = ({ surnames }: PersonName) => surnames.some((word) => isFamily(familyText(word)));
  const consonants = (name: PersonName) => joined(name).replace(/[aeiouyw]/g, '');
  return isEastAsian(a) && isEastAsian(b) && consonants(a) !== consonants(b);
}

/** `Xiao Ming` is `Xiaoming`. */
function joined(name: PersonName): string {
  return joinedWords(name.given);
}

function joinedWords(words: readonly NameWord[]): string {
  return words.map(({ text }) => text).join('');
}

function areFull({ given, surnames }: PersonName): boolean {
  return [...given, ...surnames].every(({ initials }) => !initials);
}

function asEither(comparison: NameComparison, a: PersonName, b: PersonName): void {
  const crossed = better(best(a.surnames, b.given, 'crossed'), best(a.given, b.surnames, 'crossed'));
  if (crossed === null || (comparison.given !== null && RANK[crossed] <= RANK[comparison.given])) return;
  comparison.surname = crossed;
  comparison.given = null;
  comparison.byMiddle = false;
}

/** Exchanged, when that makes both agree and as they stand they do not. */
function exchange(comparison: NameComparison, a: PersonName, b: PersonName): void {
  if (solid(comparison.given) && solid(comparison.surname)) return;
  const there = best(a.given, b.surnames, 'crossed');
  const back = best(a.surnames, b.given, 'crossed');
  // `S. Ramachandran` and `Ramachandran S`: an initial goes with a surname that agrees, where nothing did before.
  const nothing = !solid(comparison.given) && !solid(comparison.surname);
  const agree = (level: NameLevel | null) => solid(level) || (nothing && level === 'initial');
  if (!agree(there) || !agree(back) || !(solid(there) || solid(back))) return;
  [comparison.surname, comparison.given] = better(there, back) === there ? [there, back] : [back, there];
  comparison.swapped = true;
  comparison.byMiddle = false;
  comparison.swapDoubtful = a.surnames.every((one) =>
    b.surnames.every((other) => !one.initials && !other.initials && standInEitherPlace(one.text, other.text)),
  );
}

/** Whether a level says more than an initial does. */
export function solid(level: NameLevel | null): boolean {
  return level !== null && level !== 'different' && level !== 'initial';
}

function clash(a: PersonName, b: PersonName, given: NameLevel | null): boolean {
  return given !== 'exact' && mayHaveTwoGenders(a.given[0]?.text ?? '', b.given[0]?.text ?? '');
}

/** Words of one that nothing in the other answers to; a word that stands in both answers to no third. */
function leftOvers(a: PersonName, b: PersonName): { any: boolean; middle: boolean; crossed: boolean } {
  const left = unshared(a, b);
  const right = unshared(b, a);
  const middle = joined(a) !== joined(b) && alone(left, right, 'given') && alone(right, left, 'given');
  const surnames = alone(left, right, 'surname') && alone(right, left, 'surname');
  return { any: middle || surnames, middle, crossed: surnames || areCrossed(left, right) || areCrossed(right, left) };
}

/** A surname of one, and a word before that of the other that is known as a surname and as no given name. */
function areCrossed({ surname }: Words, { given }: Words): boolean {
  return surname.some((one) =>
    given.some(
      (other) =>
        !other.initials &&
        !isGivenName(other.text) &&
        isKnownSurname(other.text) &&
        levelOf(one, other, 'crossed') === 'different',
    ),
  );
}

interface Words {
  given: readonly NameWord[];
  surname: readonly NameWord[];
}

function unshared(name: PersonName, other: PersonName): Words {
  // Names are a few words, most of which are found at once.
  const has = (words: readonly NameWord[], text: string) => words.some((word) => word.text === text);
  const isOpen = ({ text }: NameWord) =>
    !has(other.given, text) &&
    !has(other.surnames, text) &&
    !has(other.nicknames, text) &&
    !has(other.formerSurnames, text) &&
    !other.particles.includes(text);
  return {
    given: together(name.given, name.nicknames).filter(isOpen),
    surname: together(name.surnames, name.formerSurnames).filter(isOpen),
  };
}

/** Hardly any name has words of the second sort. */
function together(words: readonly NameWord[], more: readonly NameWord[]): readonly NameWord[] {
  return more.length === 0 ? words : [...words, ...more];
}

function alone(words: Words, other: Words, part: 'given' | 'surname'): boolean {
  const crossed = part === 'given' ? other.surname : other.given;
  return words[part].some(
    (word) => better(best([word], other[part], part), agreeing(best([word], crossed, 'crossed'))) === 'different',
  );
}

function better(...levels: (NameLevel | null)[]): NameLevel | null {
  return levels.reduce(
    (one, other) => (one === null || (other !== null && RANK[other] > RANK[one]) ? other : one),
    null,
  );
}

function agreeing(level: NameLevel | null): NameLevel | null {
  return level === 'different' ? null : level;
}

/** The best level of any two words; null when no two can be compared. */
function best(left: readonly NameWord[], right: readonly NameWord[], part: Part): NameLevel | null {
  let found: NameLevel | null = null;
  for (const a of left) {
    for (const b of right) {
      const level = levelOf(a, b, part);
      if (level === 'exact') return level;
      if (level !== null && (found === null || RANK[level] > RANK[found])) found = level;
    }
  }
  return found;
}

function levelOf(a: NameWord, b: NameWord, part: Part): NameLevel | null {
  const initial = a.initials || b.initials;
  if (!initial || a.text.length > 1) {
    if (a.text === b.text) return 'exact';
  }
  if (initial) return a.text.charAt(0) === b.text.charAt(0) ? 'initial' : 'different';
  if (meet(a.spellings, b.spellings)) return 'exact';
  // Patrick is no misspelt Patricia, and Jamila no other spelling of Jamil.
  if (part === 'given' && haveTwoGenders(a.text, b.text)) return 'different';
  if (meet(a.classes, b.classes)) return 'class';
  if (part === 'given' && areNicknames(a.text, b.text)) return 'class';
  if (part !== 'given' && areOneFamily(familyText(a), familyText(b))) return 'class';
  if (
    a.consonants.length > 2 &&
    a.consonants === b.consonants &&
    !(part === 'given' && differInEnding(a.text, b.text))
  ) {
    const arabic = a.script !== b.script || a.script === 'arabic' || isArabicName(a.consonants);
    // Hassan is no spelling of Hussein, nor Mahmoud of Mohammed.
    if (arabic && differInVowels(a.text, b.text)) return part === 'given' ? 'different' : 'phonetic';
    if (arabic) return 'class';
  }
  const alphabetic = isAlphabetic(a.script) && isAlphabetic(b.script);
  if (!alphabetic && a.script !== b.script) return a.sound.length > 2 && a.sound === b.sound ? 'phonetic' : null;
  const shorter = Math.min(a.text.length, b.text.length);
  if (shorter < 3) return 'different';
  const alike = likeness(a.text, b.text);
  if (alike >= CLOSE && shorter > 3) return 'close';
  return a.sound.length > 1 && a.sound === b.sound && alike >= SOUNDS_LIKE ? 'phonetic' : 'different';
}

function meet(left: readonly string[], right: readonly string[]): boolean {
  for (const one of left) if (right.includes(one)) return true;
  return false;
}
