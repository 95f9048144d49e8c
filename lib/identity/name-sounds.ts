// Which spellings sound alike: spelling classes across alphabets, women's forms, Arabic consonants, a coarse sound key,
// and likeness of letters (Jaro–Winkler). One word at a time; it knows nothing of given names and surnames.

const CLASS_RULES: readonly [RegExp, string][] = [
  [/s(?:hch|chtsch|tsch)/g, 'sh'],
  [/tsch|tch|cz/g, 'ch'],
  [/sch|sz/g, 'sh'],
  [/kh/g, 'h'],
  [/tz|ts/g, 'c'],
  [/ks/g, 'x'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/ck/g, 'k'],
  [/c(?=[aou])|q/g, 'k'],
  [/w/g, 'v'],
  [/ou|oo/g, 'u'],
  [/zh|dj|j|y/g, 'i'],
  [/ee/g, 'i'],
  [/(.)\1+/g, '$1'],
  [/^ie/, 'e'],
  [/[ei]i$/, 'i'],
  [/dr$/, 'der'],
];

/** Two names in five have none of these. */
const ANY_CLASS_RULE = new RegExp(CLASS_RULES.map(([pattern]) => pattern.source).join('|'));

/** What a word is once letters that transliterations swap freely (y, i, j; kh, h; ts, c, tz; ks, x …) are one. */
export function spellingClass(word: string): string {
  if (!ANY_CLASS_RULE.test(word)) return word;
  let text = word;
  for (const [pattern, letter] of CLASS_RULES) text = text.replace(pattern, letter);
  return text;
}

const WOMENS_FORMS: readonly [RegExp, readonly string[]][] = [
  [/ova$/, ['ov', '']],
  [/eva$/, ['ev']],
  [/ina$/, ['in']],
  [/(?:skaya|skaia|skaja|skaa|ska)$/, ['ski']],
  [/cka$/, ['cki']],
  [/(?:iene|aite|yte|iute|ute)$/, ['as', 'is', 'ius', 'us']],
  [/ou$/, ['os']],
];

/** The men's forms that a woman's surname may go with; none when it does not look like one. */
export function mensForms(surname: string): string[] {
  if (surname.length < 5) return [];
  return WOMENS_FORMS.flatMap(([ending, forms]) =>
    ending.test(surname) ? forms.map((form) => surname.replace(ending, form)) : [],
  );
}

const ARABIC_CONSONANTS = new Map(
  'ب=b ت=t ث=th ج=j ح=h خ=kh د=d ذ=dh ر=r ز=z س=s ش=sh ص=s ض=d ط=t ظ=z ع= غ=gh ف=f ق=k ك=k ک=k گ=g ل=l م=m ن=n ه=h ة=h پ=b چ=ch ژ=zh ی= ي= و= ا= أ= إ= آ= ء= ئ= ؤ= ى='
    .split(' ')
    .map((pair) => pair.split('=') as [string, string]),
);

/** Vav and yod are vowels as often as not: vav is kept, as in Levi and David. */
const HEBREW_CONSONANTS = new Map(
  'א= ב=b ג=g ד=d ה=h ו=v ז=z ח=h ט=t י= כ=k ך=k ל=l מ=m ם=m נ=n ן=n ס=s ע= פ=f ף=f צ=ts ץ=ts ק=k ר=r ש=sh ת=t'
    .split(' ')
    .map((pair) => pair.split('=') as [string, string]),
);

const CONSONANTS_ALIKE = new Map<string, string>(
  'a= e= i= o= u= w= y= q=k c=k ch=kh g=j gh=jh p=b v=f'.split(' ').map((pair) => pair.split('=') as [string, string]),
);

/** What is left of a letter of either alphabet. */
const CONSONANTS = new Map([
  ...CONSONANTS_ALIKE,
  ...[...ARABIC_CONSONANTS, ...HEBREW_CONSONANTS].map(
    ([letter, one]) => [letter, CONSONANTS_ALIKE.get(one) ?? one] as const,
  ),
]);

/**
 * The consonants of an Arabic or Hebrew name, in either alphabet: vowels are unreliable, doubled letters too.
 *
 * @example arabicConsonants('Mohammed'.toLowerCase()) === arabicConsonants('محمد') // 'mhmd'
 */
export function arabicConsonants(word: string): string {
  let latin = '';
  for (const letter of word) latin += CONSONANTS.get(letter) ?? letter;
  return latin.replace(/(.)\1+/g, '$1').replace(/(?<=.)h$/, '');
}

const ARABIC_NAMES = new Set(
  'muhammad ahmad mahmud hamid hasan husayn abdullah abdulrahman abdulaziz yusuf ibrahim ismail khalid salim salman sulayman umar uthman usama jamal kamal karim rahim rashid farid faisal fatima khadija maryam zaynab mustafa murtada tariq hamza bilal samir nasir mansur qasim bashar ramadan jafar sharif latif mubarak'
    .split(' ')
    .map(arabicConsonants)
    .filter((consonants) => consonants.length > 2),
);

/** Whether the consonants are those of a common Arabic name: only then are they telling between two Latin spellings. */
export function isArabicName(consonants: string): boolean {
  return ARABIC_NAMES.has(consonants);
}

/** Groups of vowels: long and short are one, *e* may be *a* or *i*, what runs together may be any. */
const VOWELS: readonly [RegExp, string][] = [
  [/^(?:ee|ie|[iyيی]+)$/u, 'i'],
  [/^(?:o[ou]?|uu?|و)$/u, 'u'],
  [/^[aا]+$/u, 'a'],
  [/^e$/, 'e'],
];

/**
 * Whether two spellings of the same Arabic consonants have vowels that are no spelling of each other: Jamal and Jamil,
 * Hassan and Hussein, Ahmad and Hamid. Vowels that are not written down tell nothing.
 */
export function differInVowels(left: string, right: string): boolean {
  const [a, b] = [vowelsOf(left), vowelsOf(right)];
  if (a.length !== b.length) return false;
  if ((a[0] === 'a' && b[0] === '') || (a[0] === '' && b[0] === 'a')) return true;
  return a.some((one, i) => {
    const pair = [one, b[i] ?? ''].sort().join('');
    return i > 0 && i < a.length - 1 && /^(?:ai|au|iu|eu)$/.test(pair);
  });
}

/** The vowels before, between and after the consonants, as far as they tell. */
function vowelsOf(word: string): string[] {
  return word
    .replace(/(?<=.)[hهة]$/u, '')
    .replace(/^abd[aeiou]/, 'abd')
    .replace(/([^aeiouyوياأإآی])\1+/gu, '$1')
    .split(/sh|kh|gh|ch|th|dh|[^aeiouyوياأإآی]/u)
    .map((vowels) => (vowels === '' ? '' : (VOWELS.find(([pattern]) => pattern.test(vowels))?.[1] ?? '?')));
}

/** A coarse key of how a word of one spelling class sounds: consonants in classes, vowels only at the start. */
export function soundKey(spelling: string): string {
  const text = spelling
    .replace(/gh/g, '')
    .replace(/[hx]/g, '')
    .replace(/c(?=[ei])|z/g, 's')
    .replace(/[cgq]/g, 'k')
    .replace(/d/g, 't')
    .replace(/b/g, 'p')
    .replace(/v/g, 'f');
  return (text.charAt(0).replace(/[aeiou]/, 'a') + text.slice(1).replace(/[aeiou]/g, '')).replace(/(.)\1+/g, '$1');
}

/**
 * Likeness of two words by Jaro and Winkler, 0 to 1: shared letters near their place, a shared beginning counts more
 * (https://en.wikipedia.org/wiki/Jaro%E2%80%93Winkler_distance, scale 0.1, four letters).
 */
export function likeness(left: string, right: string): number {
  if (left === right) return 1;
  const shorter = Math.min(left.length, right.length);
  const longer = Math.max(left.length, right.length);
  if (shorter === 0) return 0;
  const window = Math.max(0, Math.floor(longer / 2) - 1);
  const taken = new Uint8Array(right.length);
  const matched: number[] = [];
  for (let i = 0; i < left.length; i++) {
    const last = Math.min(right.length - 1, i + window);
    for (let j = Math.max(0, i - window); j <= last; j++) {
      if (taken[j] === 0 && left.charCodeAt(i) === right.charCodeAt(j)) {
        taken[j] = 1;
        matched.push(i);
        break;
      }
    }
  }
  if (matched.length === 0) return 0;
  let moved = 0;
  let j = 0;
  for (const i of matched) {
    while (taken[j] === 0) j++;
    if (left.charCodeAt(i) !== right.charCodeAt(j)) moved++;
    j++;
  }
  const count = matched.length;
  const jaro = (count / left.length + count / right.length + (count - moved / 2) / count) / 3;
  let prefix = 0;
  while (prefix < Math.min(4, shorter) && left.charCodeAt(prefix) === right.charCodeAt(prefix)) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}
