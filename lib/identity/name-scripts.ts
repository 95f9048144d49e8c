// Scripts that names are written in, and their Latin letters where letters have one reading (Cyrillic, Greek, Kana,
// Hangul). Han and Arabic have none: see name-families.ts and the consonants in name-sounds.ts.

export type Script =
  | 'latin'
  | 'cyrillic'
  | 'greek'
  | 'arabic'
  | 'hebrew'
  | 'han'
  | 'kana'
  | 'hangul'
  | 'devanagari'
  | 'thai'
  | 'other';

const SCRIPTS: readonly [Script, RegExp][] = [
  ['latin', /^\p{Script=Latin}/u],
  ['cyrillic', /^\p{Script=Cyrillic}/u],
  ['greek', /^\p{Script=Greek}/u],
  ['arabic', /^\p{Script=Arabic}/u],
  ['hebrew', /^\p{Script=Hebrew}/u],
  ['han', /^\p{Script=Han}/u],
  ['kana', /^[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['hangul', /^\p{Script=Hangul}/u],
  ['devanagari', /^\p{Script=Devanagari}/u],
  ['thai', /^\p{Script=Thai}/u],
];

/** The script of a word, by its first letter. */
export function scriptOf(word: string): Script {
  // Nearly every name is Latin, and ASCII needs no table.
  if (word.charCodeAt(0) < 0x80) return 'latin';
  return SCRIPTS.find(([, begins]) => begins.test(word))?.[0] ?? 'other';
}

/** Alphabets whose letters become Latin ones so surely that two different results are two different names. */
export function isAlphabetic(script: Script): boolean {
  return script === 'latin' || script === 'cyrillic' || script === 'greek';
}

/** Pairs `letter=latin`, as passports and newspapers write them; spelling classes make up for the rest. */
const LETTERS = new Map(
  (
    'а=a б=b в=v г=g ґ=g д=d е=e ё=e є=ye ж=zh з=z и=i і=i ї=yi й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ў=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya ' +
    'ђ=dj ј=j љ=lj њ=nj ћ=c џ=dz ѓ=g ќ=k ѕ=dz қ=k ғ=g ң=n ө=o ұ=u ү=u һ=h ә=a ' +
    'α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o'
  )
    .split(' ')
    .map((pair) => pair.split('=') as [string, string]),
);

/** Greek letters that sound together. */
const GREEK_PAIRS: readonly [RegExp, string][] = [
  [/ου/g, 'u'],
  [/μπ/g, 'b'],
  [/ντ/g, 'd'],
  [/[αε]υ(?=[αβγδεζηιλμνορυω])/g, 'av'],
];

const KANA = new Map(
  (
    'アa イi ウu エe オo カka キki クku ケke コko サsa シshi スsu セse ソso タta チchi ツtsu テte トto ナna ニni ヌnu ネne ノno ' +
    'ハha ヒhi フfu ヘhe ホho マma ミmi ムmu メme モmo ヤya ユyu ヨyo ラra リri ルru レre ロro ワwa ヲo ンn ガga ギgi グgu ゲge ゴgo ' +
    'ザza ジji ズzu ゼze ゾzo ダda ヂji ヅzu デde ドdo バba ビbi ブbu ベbe ボbo パpa ピpi プpu ペpe ポpo ヴvu'
  )
    .split(' ')
    .map((pair) => [pair[0] ?? '', pair.slice(1)] as [string, string]),
);

const SMALL_KANA = new Map(
  [...'ャaュuョoァaィiゥuェeォo'.matchAll(/(.)(.)/gu)].map(([, kana, vowel]) => [kana, vowel]),
);

const HANGUL_INITIALS = 'g kk n d tt r m b pp s ss  j jj ch k t p h'.split(' ');
const HANGUL_VOWELS = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ');
const HANGUL_FINALS = ' k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' ');

/** A word in Latin letters, when its script has one reading; as it is otherwise. Small letters, composed (NFC). */
export function inLatin(word: string, script: Script): string {
  if (script === 'cyrillic' || script === 'greek') return letters(word, script);
  if (script === 'kana') return kana(word);
  if (script === 'hangul') return hangul(word);
  return word;
}

function letters(word: string, script: Script): string {
  let text = word;
  if (script === 'greek') {
    text = text.normalize('NFD').replace(/\p{M}/gu, '');
    for (const [pair, latin] of GREEK_PAIRS) text = text.replace(pair, latin);
  }
  let latin = '';
  for (const letter of text) latin += LETTERS.get(letter) ?? letter;
  return latin;
}

function kana(word: string): string {
  let latin = '';
  let doubled = false;
  for (const letter of word) {
    // Hiragana lie 96 places before Katakana.
    const code = letter.charCodeAt(0);
    const katakana = code >= 0x3041 && code <= 0x3096 ? String.fromCharCode(code + 96) : letter;
    const vowel = SMALL_KANA.get(katakana);
    if (katakana === 'ッ') doubled = true;
    else if (vowel !== undefined)
      latin = latin.slice(0, -1) + (/[ャュョ]/.test(katakana) && !/(?:sh|ch|j)i$/.test(latin) ? 'y' : '') + vowel;
    else {
      const syllable = KANA.get(katakana) ?? '';
      latin += doubled ? syllable.charAt(0) + syllable : syllable;
      doubled = false;
    }
  }
  // Long vowels are seldom written: Taro, not Tarou.
  return latin.replace(/o[uo]/g, 'o').replace(/uu/g, 'u');
}

function hangul(word: string): string {
  let latin = '';
  for (const syllable of word) {
    const index = syllable.charCodeAt(0) - 0xac00;
    if (index < 0 || index >= 11_172) continue;
    latin += HANGUL_INITIALS[Math.floor(index / 588)] ?? '';
    latin += HANGUL_VOWELS[Math.floor((index % 588) / 28)] ?? '';
    latin += HANGUL_FINALS[index % 28] ?? '';
  }
  return latin;
}
