// An employer's name as words, before anything is known of them: legal forms are listed in these words.

import { plainText, plainWords } from './plain-text';

/**
 * Small words without marks, `&` as *and*, letters that stand alone run together.
 *
 * @example employerWords('J. P. Morgan Chase & Co.') // ['jp', 'morgan', 'chase', 'and', 'co']
 */
export function employerWords(raw: string): string[] {
  const plain = plainText(raw);
  // `J.P.`, `S.p.A.`; the dot of `booking.com` stays a space.
  const undotted = plain.includes('.') ? plain.replace(DOTTED, (run) => run.replaceAll('.', '')) : plain;
  const words = plainWords(/[&+]/.test(undotted) ? undotted.replace(/\s*[&+]\s*/g, ' and ') : undotted);
  if (!words.some(({ length }) => length === 1)) return words;
  const joined: string[] = [];
  let letters = '';
  for (const word of words) {
    if (word.length === 1 && word > '9') letters += word;
    else {
      if (letters !== '') joined.push(letters);
      letters = '';
      joined.push(word);
    }
  }
  if (letters !== '') joined.push(letters);
  return joined;
}

/** Without *and*, which is left out as often as not. */
export function withoutAnd(words: readonly string[]): string[] {
  return words.filter((word) => word !== 'and' && word !== 'und');
}

const DOTTED = /(?<![\p{L}\p{N}])(?:\p{L}{1,2}\.){2,}\p{L}{0,2}(?![\p{L}\p{N}])/gu;
