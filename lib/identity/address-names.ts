// What a page's own LinkedIn address tells of its name beyond what is shown: the surname behind an initial, the one of before
// a marriage, the given name beside a Western one, Latin letters. It finds and corroborates nobody who holds that very
// address: a wrong address would bear itself out.

import { areOneFamily, isFamily } from './name-families';
import { type PersonName, parseName } from './name-parser';
import { isReadable } from './name-scripts';
import { arabicConsonants } from './name-sounds';
import { familyText, type NameWord, nameWord } from './name-word';
import { CREDENTIALS, OCCUPATIONS, TITLES } from './name-words';
import { areNicknames } from './nickname-graph';
import { isKnownSurname } from './population';

const OF_LINKEDIN = 'linkedin:vanity:';
const MOST_NAMES = 4;
/** Addresses are chosen freely: in longer ones words are a slogan. */
const MOST_WORDS = 4;
const LEAST_SURNAME = 3;

/**
 * The names of a page with what its address adds, or the very same names where it adds nothing.
 *
 * @param keys proved by the page
 * @example // `Pepe H.` at /in/pepe-hernandez-40598c307 is Pepe Hernandez, too
 */
export function namesByAddress(
  names: readonly PersonName[],
  keys: readonly { key: string; weak: boolean }[],
): readonly PersonName[] {
  const own = keys.find(({ key, weak }) => !weak && key.startsWith(OF_LINKEDIN));
  if (own === undefined) return names;
  const words = wordsOf(own.key.slice(OF_LINKEDIN.length));
  if (words.length === 0 || words.length > MOST_WORDS) return names;
  const added = names.slice(0, MOST_NAMES).flatMap((name) => withAddress(name, words) ?? []);
  if (added.length === 0) return names;
  const isReplaced = (name: PersonName) => added.some(({ given }) => given === name.given);
  return [...added, ...names.filter((name) => !isReplaced(name) || isSurnameHidden(name))];
}

/** Words that may be names: the numbers that LinkedIn or their owners add are none. */
function wordsOf(slug: string): string[] {
  return slug
    .split(/[-_.]/)
    .filter((word) => /^\p{Script=Latin}{2,}$/u.test(word))
    .filter((word) => !CREDENTIALS.has(word) && !OCCUPATIONS.has(word) && !TITLES.has(word));
}

function withAddress(name: PersonName, words: readonly string[]): PersonName | null {
  if (name.script !== 'latin') return romanised(name, words);
  const [only] = words;
  return words.length === 1 && only !== undefined ? ofOneWord(name, only) : ofSeveral(name, words);
}

/** `胡怡军` at /in/yijun-hu: one word is the surname, so the others are the given name. */
function romanised(name: PersonName, words: readonly string[]): PersonName | null {
  if (words.length < 2 || isReadable(name.script ?? 'other') !== (name.script === 'hangul')) return null;
  const [first = '', last = ''] = [words[0], words.at(-1)];
  const [given, family] = mayBeSurname(name, last)
    ? [words.slice(0, -1), last]
    : mayBeSurname(name, first)
      ? [words.slice(1), first]
      : [[], null];
  if (family === null) return null;
  const latin = parseName(`${family}, ${given.join(' ')}`);
  return latin.script === null ? null : latin;
}

/** Whether a word of the address may be the surname, as far as letters of another script can tell. */
function mayBeSurname({ surnames: [surname], script }: PersonName, word: string): boolean {
  if (surname === undefined) return false;
  if (script === 'han' || script === 'hangul') return areOneFamily(familyText(surname), word);
  // Nobody reads the others letter by letter; consonants tell where there are some.
  return surname.consonants === '' || surname.consonants === arabicConsonants(word.replace(/^[ae]l(?=.{4})/, ''));
}

function ofSeveral(name: PersonName, words: readonly string[]): PersonName | null {
  const given = words.find((word) => isCalled(name, word));
  const surname = words.find((word) => isSurnamed(name, word));
  const others = words.filter((word) => word !== given && word !== surname && !name.given.some(is(word)));
  if (given !== undefined && surname === undefined) {
    const [only] = name.surnames;
    // `Wang Linda` at /in/huiliang-wang: Wang is the surname.
    if (isFamily(given) && only !== undefined && !isFamily(only.text) && others.length === 1)
      return parseName(`${given}, ${others[0]}`);
    // The surname stands last, as a rule; before the given name where that is last itself.
    const told = words.at(-1) === given ? others[0] : others.at(-1);
    return told === undefined ? null : withSurname(name, told);
  }
  if (given === undefined && surname !== undefined && others.length === 1)
    return { ...name, nicknames: [...name.nicknames, nameWord(others[0] as string, false)] };
  return null;
}

/** `bkowalczyk`, `barbarakowalczyk`: what stands behind the given name or its initial. */
function ofOneWord(name: PersonName, word: string): PersonName | null {
  const [first] = name.given;
  if (first === undefined || first.initials || name.surnames.some(({ text }) => text.length > 1 && word.includes(text)))
    return null;
  const whole = name.given.map(({ text }) => text).join('');
  for (const called of [whole, first.text]) {
    if (word.startsWith(called)) return withKnownSurname(name, word.slice(called.length));
    if (word.endsWith(called)) return withKnownSurname(name, word.slice(0, -called.length));
  }
  return isSurnameHidden(name) && word.startsWith(first.text.charAt(0)) ? withKnownSurname(name, word.slice(1)) : null;
}

function withKnownSurname(name: PersonName, surname: string): PersonName | null {
  return isKnownSurname(surname) ? withSurname(name, surname) : null;
}

function withSurname(name: PersonName, surname: string): PersonName | null {
  if (surname.length < LEAST_SURNAME && !isFamily(surname)) return null;
  const told = nameWord(surname, true);
  if (!isSurnameHidden(name)) return { ...name, formerSurnames: [...name.formerSurnames, told] };
  const begins = name.surnames.every(({ text }) => told.text.startsWith(text));
  return begins ? { ...name, surnames: [told] } : null;
}

/** Whether a name shows no more than the initial of its surname. */
export function isSurnameHidden({ given, surnames }: PersonName): boolean {
  return given.some(({ initials }) => !initials) && surnames.every(({ initials }) => initials);
}

const is = (word: string) => (one: NameWord) => one.spellings.includes(word);

function isCalled({ given, nicknames }: PersonName, word: string): boolean {
  if ([...given, ...nicknames].some((one) => is(word)(one) || areNicknames(one.text, word))) return true;
  return given.length > 1 && given.map(({ text }) => text).join('') === word;
}

function isSurnamed({ surnames, formerSurnames }: PersonName, word: string): boolean {
  return [...surnames, ...formerSurnames].some((one) => is(word)(one) || areOneFamily(one.text, word));
}
