// Scripts that names are written in, and their Latin letters where letters have one reading (Cyrillic, Greek, Armenian,
// Georgian, Ethiopic, Devanagari, Kana, Hangul). Han, Arabic and Hebrew have none: see name-families.ts and name-sounds.ts.

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
  | 'armenian'
  | 'georgian'
  | 'thai'
  | 'ethiopic'
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
  ['ethiopic', /^\p{Script=Ethiopic}/u],
  ['armenian', /^\p{Script=Armenian}/u],
  ['georgian', /^\p{Script=Georgian}/u],
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

/** Scripts that are read letter by letter, so that a word of theirs has Latin letters. */
export function isReadable(script: Script): boolean {
  return isAlphabetic(script) || READABLE.has(script);
}

const READABLE: ReadonlySet<Script> = new Set<Script>([
  'kana',
  'hangul',
  'devanagari',
  'armenian',
  'georgian',
  'ethiopic',
]);

/** Pairs `letter=latin`, as passports and newspapers write them; spelling classes make up for the rest. */
const LETTERS = new Map(
  (
    'а=a б=b в=v г=g ґ=g д=d е=e ё=e є=ye ж=zh з=z и=i і=i ї=yi й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ў=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya ' +
    'ђ=dj ј=j љ=lj њ=nj ћ=c џ=dz ѓ=g ќ=k ѕ=dz қ=k ғ=g ң=n ө=o ұ=u ү=u һ=h ә=a ' +
    'ա=a բ=b գ=g դ=d ե=e զ=z է=e ը=e թ=t ժ=zh ի=i լ=l խ=kh ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=ch մ=m յ=y ն=n շ=sh ո=o չ=ch պ=p ջ=j ռ=r ս=s վ=v տ=t ր=r ց=ts ւ=v փ=p ք=k և=ev օ=o ֆ=f ' +
    'ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh რ=r ს=s ტ=t უ=u ფ=p ქ=k ღ=gh ყ=q შ=sh ჩ=ch ც=ts ძ=dz წ=ts ჭ=ch ხ=kh ჯ=j ჰ=h ' +
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

/** Consonants carry an *a* unless a vowel sign follows: रमेश is ramesh. */
const DEVANAGARI = new Map(
  (
    'क=k ख=kh ग=g घ=gh ङ=n च=ch छ=chh ज=j झ=jh ञ=n ट=t ठ=th ड=d ढ=dh ण=n त=t थ=th द=d ध=dh न=n प=p फ=ph ब=b भ=bh म=m य=y र=r ल=l ळ=l व=v ' +
    'श=sh ष=sh स=s ह=h'
  )
    .split(' ')
    .map((pair) => pair.split('=') as [string, string]),
);
const DEVANAGARI_VOWELS = new Map(
  'ा=a ि=i ी=i ु=u ू=u ृ=ri े=e ै=ai ो=o ौ=au ॉ=o ॅ=e'.split(' ').map((pair) => pair.split('=') as [string, string]),
);
const DEVANAGARI_ALONE = new Map(
  'अ=a आ=a इ=i ई=i उ=u ऊ=u ऋ=ri ए=e ऐ=ai ओ=o औ=au ऑ=o ं=n ँ=n'
    .split(' ')
    .map((pair) => pair.split('=') as [string, string]),
);
const VIRAMA = '\u094d';

/** A word in Latin letters, when its script has one reading; as it is otherwise. Small letters, composed (NFC). */
export function inLatin(word: string, script: Script): string {
  if (isAlphabetic(script) || script === 'armenian' || script === 'georgian') return letters(word, script);
  if (script === 'devanagari') return devanagari(word);
  if (script === 'kana') return kana(word);
  if (script === 'hangul') return hangul(word);
  return script === 'ethiopic' ? ethiopic(word) : word;
}

function letters(word: string, script: Script): string {
  let text = word;
  if (script === 'armenian') text = text.replace(/ու/g, 'u').replace(/^ո/, 'vo');
  if (script === 'greek') {
    text = text.normalize('NFD').replace(/\p{M}/gu, '');
    for (const [pair, latin] of GREEK_PAIRS) text = text.replace(pair, latin);
  }
  let latin = '';
  for (const letter of text) latin += LETTERS.get(letter) ?? letter;
  return latin;
}

function devanagari(word: string): string {
  let latin = '';
  let open = false;
  let conjunct = false;
  for (const sign of word.normalize('NFD').replace(/\u093c/g, '')) {
    const consonant = DEVANAGARI.get(sign);
    const vowel = DEVANAGARI_VOWELS.get(sign);
    if (consonant !== undefined) {
      latin += (open ? 'a' : '') + consonant;
      conjunct = !open && conjunct;
      open = true;
    } else if (sign === VIRAMA) {
      open = false;
      conjunct = true;
    } else {
      latin += vowel ?? (open ? 'a' : '') + (DEVANAGARI_ALONE.get(sign) ?? '');
      open = false;
      conjunct = false;
    }
  }
  // The last *a* is silent but after two consonants: अशोक is ashok, नरेन्द्र is narendra.
  return open && conjunct ? `${latin}a` : latin.replace(/^sinh$/, 'singh');
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

/** Consonants of Ethiopic, eight signs each, one a vowel, from U+1200 on. */
const ETHIOPIC = 'h l h m s r s sh q qu q qu b v t ch h hu n ny - k ku kh khu w - z zh y d d j g gu g t ch p ts ts f p'
  .split(' ')
  .map((consonant) => (consonant === '-' ? '' : consonant));
const ETHIOPIC_VOWELS = ['e', 'u', 'i', 'a', 'e', '', 'o', 'ua'];

/** The sixth vowel is hardly heard and seldom written: ብርሃኑ is brhanu, which sounds like Birhanu. */
function ethiopic(word: string): string {
  let latin = '';
  for (const sign of word) {
    const index = sign.charCodeAt(0) - 0x1200;
    const consonant = ETHIOPIC[index >> 3];
    if (index < 0 || consonant === undefined) continue;
    const vowel = ETHIOPIC_VOWELS[index & 7] ?? '';
    // A vowel alone, which the first sign of its row writes as *a*.
    latin += consonant === '' ? ((index & 7) === 0 ? 'a' : vowel === '' ? 'i' : vowel) : consonant + vowel;
  }
  return latin;
}
