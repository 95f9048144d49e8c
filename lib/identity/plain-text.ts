// Free text made comparable letter by letter: small, without marks, in Latin where its script has one reading. For
// employers, places, titles and schools; names of people have their own folding, which knows more and keeps less.

import { mendText } from './mend-text';
import { inLatin, scriptOf } from './name-scripts';

const ASCII = /^[\0-\x7f]*$/;
const OTHER_ALPHABETS =
  /[\p{Script=Cyrillic}]+|[\p{Script=Greek}\p{M}]*\p{Script=Greek}[\p{Script=Greek}\p{M}]*|[\p{Script=Hiragana}\p{Script=Katakana}ー]+|\p{Script=Hangul}+/gu;
const LIGATURES: readonly [RegExp, string][] = [
  [/ß/g, 'ss'],
  [/æ/g, 'ae'],
  [/œ/g, 'oe'],
  [/[øö]/g, 'o'],
  [/ł/g, 'l'],
  [/[đð]/g, 'd'],
  [/þ/g, 'th'],
  [/ı/g, 'i'],
];

/** Small base letters; punctuation stays. `ü` becomes `u`, as people write it who have no such key. */
export function plainText(raw: string): string {
  const small = mendText(raw).toLowerCase();
  if (ASCII.test(small)) return small;
  let text = small
    .normalize('NFKC')
    .replace(/[’‘ʼ´`]/g, "'")
    .replace(/[–—−]/g, '-');
  text = text.replace(OTHER_ALPHABETS, (run) => inLatin(run, scriptOf(run)));
  for (const [letter, base] of LIGATURES) text = text.replace(letter, base);
  return text
    .normalize('NFD')
    .replace(/[\p{M}\p{Cf}®™©]/gu, '')
    .toLowerCase();
}

/** The words of plain text: letters and digits of any script, apostrophes left out. */
export function plainWords(plain: string): string[] {
  const text = plain.includes("'") ? plain.replaceAll("'", '') : plain;
  return text.match(ASCII.test(text) ? /[a-z\d]+/gi : /[\p{L}\p{N}]+/gu) ?? [];
}
