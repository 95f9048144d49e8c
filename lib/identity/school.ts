// Cleans the name of a school or university: one text for its abbreviation, its language and its campus. It compares
// nothing.

import { plainText, plainWords } from './plain-text';
import { remembered } from './remembered';
import { SCHOOL_ALIASES } from './tables/school-aliases';
import type { School } from './traits';

const LONGEST_SCHOOL = 200;

/** One word in the languages it is written in, also cut short. */
const SAME_WORDS: readonly [RegExp, string][] = [
  [
    /^(?:univ|uni|universit[aey]|universita[dt]|universidad[e]?|universite|universitat|universitaet|universitet|universiteti|universiteit|uniwersytet|univerzita|univerzitet|univerza|universitesi|universitetet|yliopisto|egyetem|universitatea|university)$/,
    'university',
  ],
  [/^(?:inst|institut|instituto|istituto)$/, 'institute'],
  [/^(?:coll|colegio)$/, 'college'],
  [/^tech$/, 'technology'],
  [/^(?:natl|nacional|nazionale)$/, 'national'],
  [/^(?:calif|cal)$/, 'california'],
  [/^(?:saint|sankt)$/, 'st'],
  [/^(?:und|e|y|et)$/, 'and'],
];
const LEFT_OUT = new Set(['the', 'at', 'la', 'le', 'el']);
/** Say nothing of which school it is. */
const GENERIC = new Set(
  'university of and in de di do da des der college school institute technology state national high community business graduate faculty department campus'.split(
    ' ',
  ),
);
const NAMES_A_SCHOOL =
  /\b(?:univ\w*|uni|college|school|institut\w*|academy|polytechnic\w*|politecnic\w*|hochschule|fachhochschule|ecole|escuela|facult\w*|iit|iim|nit|mit|ucla|gymnasium|lycee|conservator\w*|seminary|bootcamp|universit\w*|uniwersytet|egyetem|yliopisto)\b/;
const DEGREE =
  /^(?:(?:b|m)\.? ?(?:sc|a|s|e|eng|tech|ba|com|ed|phil|arch)\b|bachelor|master|mba|phd|ph d|doctor|diplom|licen|associate|certificate|degree|honou?rs|minor|major|class of|graduated|exchange)/;
const NO_SCHOOL =
  /^(?:n a|na|none|null|unknown|other|various|self taught|school of (?:hard knocks|life)|high school|tbd|ged|university of life|test|nil)$/;

/**
 * A school, null where the text names none.
 *
 * @example schoolOf('Univ. of California - Berkeley') // text 'university of california berkeley'
 */
export const schoolOf: (raw: string) => School | null = remembered(readSchool);

function readSchool(raw: string): School | null {
  const plain = plainText(raw.slice(0, LONGEST_SCHOOL)).replace(/(?<!\p{L})(?:\p{L}\.){2,}\p{L}?(?!\p{L})/gu, (run) =>
    run.replaceAll('.', ''),
  );
  const outside = plain.replace(/\([^)]*\)?/g, ' ');
  const text = /\p{L}/u.test(outside) ? outside : plain;
  const whole = wordsOf(text);
  const name = whole.join(' ');
  if (name === '' || NO_SCHOOL.test(name)) return null;
  const known = knownAs(name);
  if (known !== undefined) return known;
  // `BSc Physics, Stanford University`, `Stanford University, CA`: the part that names a school, where one does.
  const parts = text.split(/[,;|]|\s[-–]\s/u).filter((part) => /\p{L}/u.test(part));
  const named = parts.length < 2 ? [] : parts.map((part) => ({ part, words: wordsOf(part) }));
  for (const { words } of named) {
    const alias = knownAs(words.join(' '));
    if (alias !== undefined) return alias;
  }
  const first = named.find(({ part }) => NAMES_A_SCHOOL.test(part) && !DEGREE.test(part.trim()));
  // A campus belongs to the name: `University of California, Merced`.
  if (first === undefined || /^university of \S+(?: \S+)?$/.test(first.words.join(' ')))
    return school(withoutYears(whole));
  return school(first.words);
}

function wordsOf(text: string): string[] {
  return plainWords(text)
    .map((word) => SAME_WORDS.find(([form]) => form.test(word))?.[1] ?? word)
    .filter((word) => !LEFT_OUT.has(word));
}

function withoutYears(words: string[]): string[] {
  const kept = words.filter((word) => !/^(?:19|20)\d\d$/.test(word));
  return kept.length > 0 ? kept : words;
}

function school(words: readonly string[]): School {
  const telling = words.filter((word) => !GENERIC.has(word));
  return { text: words.join(' '), words: [...new Set(telling.length > 0 ? telling : words)] };
}

let entries: Map<string, School> | undefined;

function knownAs(name: string): School | undefined {
  entries ??= readEntries();
  return entries.get(name);
}

function readEntries(): Map<string, School> {
  const read = new Map<string, School>();
  for (const entry of SCHOOL_ALIASES.split(';')) {
    const [name = '', aliases = ''] = entry.trim().split('=');
    if (name === '') continue;
    const known = { ...school(wordsOf(name)), text: name };
    for (const alias of [name, ...aliases.split(',')]) if (alias !== '') read.set(wordsOf(alias).join(' '), known);
  }
  return read;
}
