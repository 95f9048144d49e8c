// Whether the names of a page and a record may be one person's, as far as an identifier that both hold needs it: relatives
// share a mailbox and a telephone, and addresses pass on. It weighs nothing and sees no posterior.

import { comparePersonNames, type NameComparison, solid } from '@/lib/identity/name-comparison';
import { areOneFamily, isFamily } from '@/lib/identity/name-families';
import { isVietnameseFamily } from '@/lib/identity/name-order';
import type { PersonName } from '@/lib/identity/name-parser';
import type { NameWord } from '@/lib/identity/name-word';
import { genderOf } from '@/lib/identity/name-words';
import { areNicknames, isGivenName } from '@/lib/identity/nickname-graph';
import { populationShare } from '@/lib/identity/population';
import type { Compared } from './compare';
import type { Agreeing } from './compare-identifiers';
import type { NamesCompared } from './compare-names';
import { isOfLinkedIn } from './comparisons';

/**
 * Whether the names let an identifier prove who somebody is.
 *
 * @param strong everything that identifies and agrees, the identifier among it
 */
export function namesAllow(
  names: NamesCompared,
  { comparison: { proof } }: Agreeing,
  compared: Compared,
  strong: readonly Agreeing[],
): boolean {
  const { comparison, agreement } = names;
  if (comparison.generationConflict) return false;
  const borneOut = areIndependent(strong) || sharesEmployer(compared);
  if (agreement === 'different') {
    // Nothing but an initial agrees: a married name, when something besides does.
    return proof === 'personal' && comparison.given === 'initial' && (strong.length > 1 || sharesEmployer(compared));
  }
  if (comparison.given === 'different' && comparison.genderClash) return false;
  if (proof !== 'personal')
    return ofOneGivenName(names, proof) && !(isOneGenerationTold(names) && !borneOut && speaksAgainst(compared, 2));
  // A married name, or an address that is somebody else's by now: what is known beside tells which.
  if (comparison.surname === 'different' && !borneOut && speaksAgainst(compared, 3)) return false;
  // Letters that can't be compared bear nothing out, nor does an employer that a colleague has as well.
  if (!speaks(comparison.given) && !speaks(comparison.surname)) return areIndependent(strong);
  return borneOut || !mayBeSiblings(names);
}

/** Whether a page's name is a single character, which is nobody's; one of Hangul is read as a syllable. */
export function isOneCharacter(names: readonly PersonName[]): boolean {
  return names.every((name) => {
    const text = textOf(wordsOf(name));
    return text.length < 2 || (name.script === 'hangul' && wordsOf(name).length === 1 && isFamily(text));
  });
}

/** One of them is told apart by the generation: there is another of the name, in the household as a rule. */
function isOneGenerationTold({ page, record }: NamesCompared): boolean {
  return (page.generation === null) !== (record.generation === null);
}

/** Of what both tell of employers, titles, places and schools so much differs, and nothing agrees. */
function speaksAgainst({ outcomes }: Compared, least: number): boolean {
  const told = outcomes.filter(({ level }) => CAREER.has(level.feature) && level.level !== 'coarse');
  return told.length >= least && told.every(({ level }) => DIFFERENT.has(level.level));
}

const CAREER: ReadonlySet<string> = new Set(['employer', 'title', 'location', 'school']);
const DIFFERENT: ReadonlySet<string> = new Set(['different', 'same-country']);

function speaks(level: NameComparison['given']): boolean {
  return level !== null && level !== 'different';
}

function sharesEmployer({ outcomes }: Compared): boolean {
  return outcomes.some(({ level }) => level.feature === 'employer' && SHARED.has(level.level));
}

const SHARED = new Set(['shared', 'shared-once']);

/** Of more than one kind; LinkedIn's number and its address are one. */
function areIndependent(strong: readonly Agreeing[]): boolean {
  return new Set(strong.map(({ comparison: { feature } }) => (isOfLinkedIn(feature) ? 'linkedin' : feature))).size > 1;
}

/** Two given names before one surname that are no forms of one, and not as Xiaoming Wang calls himself Kevin. */
function mayBeSiblings({ comparison: { given, surname }, adopted, page, record }: NamesCompared): boolean {
  if (given !== 'different' || !solid(surname)) return false;
  const [one, other] = [first(page), first(record)];
  const gender = genderOf(one);
  if (gender !== null && gender === genderOf(other)) return true;
  // Where genders are not known, nor is every short form: both must be names of many.
  if (adopted || one.startsWith(other) || other.startsWith(one)) return false;
  return Math.min(populationShare('given', one), populationShare('given', other)) > COMMON_GIVEN;
}

const COMMON_GIVEN = 5e-5;

/** Relatives share all but the given name: it must be seen to agree, or the one word that stands for all of the name. */
function ofOneGivenName(names: NamesCompared, proof: 'shared' | 'site'): boolean {
  const { comparison, page, record } = names;
  const { surname, mononym, middleConflict } = comparison;
  const byOther = comparison.byMiddle && haveDifferentFirsts(page, record);
  const firsts = byOther ? comparePersonNames(withFirst(page), withFirst(record)) : comparison;
  const { given } = firsts;
  if (given === 'different' || (given === null && !(mononym && solid(surname)))) return false;
  if (mayBeOtherGender(firsts, page, record)) return false;
  if (proof === 'site') return solid(given) && solid(surname);
  if (middleConflict) return false;
  const beside = besideFamily(names);
  return beside === 'same' || (beside !== 'different' && given !== 'phonetic');
}

/** Robert and Roberta, Alexandru and Alexandra; Sasha may be either. */
function mayBeOtherGender({ given, genderClash, swapped }: NameComparison, a: PersonName, b: PersonName): boolean {
  if (given === 'exact' || swapped) return false;
  const [one, other] = [first(a), first(b)];
  if (areNicknames(one, other)) return false;
  if (genderClash) return true;
  const gender = genderOf(one);
  if (gender !== null && gender === genderOf(other)) return false;
  return one !== other && withoutEnding(one) === withoutEnding(other);
}

function withoutEnding(given: string): string {
  return given.replace(/[aeiou]$/, '');
}

/** They agree by a patronymic, a second surname or a name after a grandparent: the names they go by are no part of it. */
function haveDifferentFirsts(a: PersonName, b: PersonName): boolean {
  return isFullAndAlone(a.given[0], b) && isFullAndAlone(b.given[0], a);
}

function withFirst(name: PersonName): PersonName {
  return { ...name, given: name.given.slice(0, 1), also: null };
}

function isFullAndAlone(word: NameWord | undefined, name: PersonName): boolean {
  const words = [...name.given, ...name.nicknames, ...name.surnames];
  return word !== undefined && !word.initials && !words.some((other) => other.initials || areAlike(word, other));
}

/**
 * What is left of both names without the East Asian surname that they share, wherever it stands. Agreeing by the surname or
 * by one syllable of two is no agreement: Zhang Xiaoming and Zhang Xiaohong. Null where that is no question.
 */
export function besideFamily({ comparison, page, record }: NamesCompared): 'same' | 'different' | null {
  const { swapped, acrossScripts } = comparison;
  if (acrossScripts) return null;
  const [ours, theirs] = [wordsOf(page), wordsOf(record)];
  const rests = ours.flatMap((one) =>
    theirs
      .filter(({ text }) => isOneFamily(one.text, text))
      .map((other) => [ours.filter((word) => word !== one), theirs.filter((word) => word !== other)] as const),
  );
  if (rests.some(([left, right]) => left.length > 0 && textOf(left) === textOf(right))) return 'same';
  const familyFirst = swapped || isFamily(first(page)) || isFamily(first(record));
  const differ = rests.filter(([left, right]) => {
    if (left.length === 1 && right.length === 1 && !familyFirst && !areSyllables(left, right)) return false;
    return isBeyond(left, right) && isBeyond(right, left);
  });
  return rests.length > 0 && differ.length === rests.length ? 'different' : null;
}

/** Si Lin and Si-bo Lin: one syllable of two is another name, but in Vietnam, where the other may be left out. */
export function isOneOfTwoSyllables({ page, record, comparison }: NamesCompared): boolean {
  const [fewer, more] = page.given.length < record.given.length ? [page, record] : [record, page];
  if (comparison.acrossScripts || fewer.given.length !== 1 || more.given.length !== 2 || more.nicknames.length > 0)
    return false;
  const words = [...fewer.given, ...more.given];
  // Si and Bo are syllables before they are names, Ann is not.
  if (
    words.some(({ text, initials }) => initials || text.length > MOST_LETTERS || (text.length > 2 && isGivenName(text)))
  )
    return false;
  const family = more.surnames.find(({ text }) => isFamily(text));
  return family !== undefined && !isVietnameseFamily(family.text) && fewer.nicknames.length === 0;
}

/** No syllable of Chinese or Korean has more: zhuang. */
const MOST_LETTERS = 6;

/** Some of the words answer to nothing on the other side. */
function isBeyond(words: readonly NameWord[], others: readonly NameWord[]): boolean {
  return words.some((word) => !others.some((other) => areAlike(word, other)));
}

/** Too short for a spelling to vary: Li is not Lei. */
function areSyllables(...sides: (readonly NameWord[])[]): boolean {
  return sides.flat().every(({ text }) => text.length <= LONGEST_SYLLABLE);
}

const LONGEST_SYLLABLE = 3;

function isOneFamily(one: string, other: string): boolean {
  return isFamily(one) && (one === other || areOneFamily(one, other));
}

function areAlike(one: NameWord, other: NameWord): boolean {
  if (one.text === other.text) return true;
  if (one.initials || other.initials) return one.text.charAt(0) === other.text.charAt(0);
  const meet = (left: readonly string[], right: readonly string[]) => left.some((text) => right.includes(text));
  if (meet(one.spellings, other.spellings) || areNicknames(one.text, other.text)) return true;
  return !areSyllables([one, other]) && meet(one.classes, other.classes);
}

function wordsOf({ given, surnames }: PersonName): NameWord[] {
  return [...given, ...surnames];
}

function textOf(words: readonly NameWord[]): string {
  return words.map(({ text }) => text).join('');
}

function first({ given }: PersonName): string {
  return given[0]?.text ?? '';
}
