// Under which words somebody may be filed who writes the same name otherwise: in another script, family name first, or with
// an initial in the other place. Words only; it makes no keys.

import { familySpellings, isFamily } from './name-families';
import type { PersonName } from './name-parser';
import { spellingClass } from './name-sounds';
import { familyText, type NameWord } from './name-word';

/** Spellings that transliterations swap freely are one form. */
export function wordForms({ classes, text }: NameWord): readonly string[] {
  return classes.length > 0 ? classes : [text];
}

/** Surnames that a name in another script, family name first, or of one word and initials has to who wrote it otherwise. */
export function otherSurnames({ given, surnames }: PersonName): string[] {
  const [first] = given;
  const before = given.length === 1 && first !== undefined && isFamily(first.text) ? wordForms(first) : [];
  const spelled = surnames.flatMap((word) => {
    const others = familySpellings(familyText(word));
    return word.script === 'han' || word.script === 'hangul'
      ? others.filter(isLatin).map(spellingClass)
      : others.filter((one) => !isLatin(one));
  });
  return [...before, ...spelled, ...(surnames.every(({ initials }) => initials) ? formsOf(given) : [])];
}

/** `S. Ramachandran` writes himself `Ramachandran S` as well: his one word is looked for in either place. */
export function inPlaceOfInitials({ given, surnames }: PersonName): string[] {
  return given.every(({ initials }) => initials) ? formsOf(surnames) : [];
}

function formsOf(words: readonly NameWord[]): string[] {
  return words.filter(({ initials }) => !initials).flatMap(wordForms);
}

function isLatin(word: string): boolean {
  return /^[a-z]/.test(word);
}
