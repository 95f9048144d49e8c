// Compares two names of people, only far enough to notice that an identifier points at somebody else.

export type NameAgreement = 'same' | 'compatible' | 'different' | 'unknown';

/** Longer names are cut before they are compared: no real name is longer, and a page may hold anything. */
const LONGEST_NAME = 300;

/**
 * How two names relate. `compatible`: they share a word or an initial (married names, nicknames, middle names).
 * `unknown`: one is missing, or they are written in different scripts, which proves nothing.
 *
 * @example compareNames('Zoë Müller, PhD', 'Muller Zoe') // 'same'
 */
export function compareNames(left: string | null, right: string | null): NameAgreement {
  const [a, b] = telling(words(left), words(right));
  if (a.length === 0 || b.length === 0) return 'unknown';
  const shared = a.filter((word) => b.includes(word));
  const shorter = Math.min(a.length, b.length);
  if (shared.length === shorter && shared.some((word) => word.length > 1)) return 'same';
  if (shared.length > 0) return 'compatible';
  if (!scripts(a).some((script) => scripts(b).includes(script))) return 'unknown';
  if (a.some((word) => b.some((other) => startsOther(word, other)))) return 'compatible';
  return 'different';
}

/** Words that say nothing of who somebody is: particles of many languages, degrees, forms of address. */
const EMPTY_WORDS = new Set(
  'al bin bint da dal de del della den der di do dos du el ibn la le los van vom von y zu bsc cfa cpa dr ing jr mba md msc mr mrs ms pe phd pmp prof sr'.split(
    ' ',
  ),
);

/** Both without empty words, unless one of them has no others (*Van Le* is a whole name). */
function telling(left: string[], right: string[]): [string[], string[]] {
  const [a, b] = [left, right].map((all) => all.filter((word) => !EMPTY_WORDS.has(word))) as [string[], string[]];
  return a.length > 0 && b.length > 0 ? [a, b] : [left, right];
}

/** `Dan` and `Daniel`, or an initial: one word begins the other. */
function startsOther(word: string, other: string): boolean {
  return word.startsWith(other) || other.startsWith(word);
}

function words(name: string | null): string[] {
  const folded = (name ?? '')
    .slice(0, LONGEST_NAME)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/đ/g, 'd')
    .replace(/ı/g, 'i')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe');
  return [...new Set(folded.match(/\p{L}+/gu) ?? [])];
}

const SCRIPTS: readonly [string, RegExp][] = [
  ['latin', /\p{Script=Latin}/u],
  ['cyrillic', /\p{Script=Cyrillic}/u],
  ['greek', /\p{Script=Greek}/u],
  ['arabic', /\p{Script=Arabic}/u],
  ['hebrew', /\p{Script=Hebrew}/u],
  ['han', /\p{Script=Han}/u],
  ['kana', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['hangul', /\p{Script=Hangul}/u],
  ['devanagari', /\p{Script=Devanagari}/u],
  ['thai', /\p{Script=Thai}/u],
];

function scripts(tokens: string[]): string[] {
  const text = tokens.join('');
  return SCRIPTS.filter(([, test]) => test.test(text)).map(([name]) => name);
}
