// One word of a name with every spelling it may have. It knows nothing of where in a name the word stands, but whether
// it is part of a surname.

import { simplified } from './name-characters';
import { inLatin, isReadable, type Script, scriptOf } from './name-scripts';
import { arabicConsonants, mensForms, soundKey, spellingClass } from './name-sounds';

/** One word of a name, folded: small letters without marks, in Latin where its script has one reading. */
export interface NameWord {
  text: string;
  /** Every way to write it, `text` first: `mueller` beside `muller`, `vanderberg` beside `berg`. */
  spellings: readonly string[];
  /** Spelling classes, of men's forms too: alike where transliterations differ. */
  classes: readonly string[];
  /** Coarse key of the sound; empty when it is too short to tell. */
  sound: string;
  /** Consonants, when it may be Arabic. */
  consonants: string;
  /** One letter, or capitals that stand for several names (`JP`). */
  initials: boolean;
  script: Script;
}

/** A word as it is written; `attached` holds the particles before it in a surname (`vander`). */
export function nameWord(raw: string, surname: boolean, attached = ''): NameWord {
  const script = scriptOf(raw);
  // Characters of a given name are simplified for some; surnames are known in all their writings.
  const text = script === 'han' && !surname ? simplified(raw) : fold(raw);
  const spellings = [text];
  const local = localSpelling(raw, text);
  if (local !== text) spellings.push(local);
  if (attached !== '') spellings.push(attached + text);
  if (/^(?:al|el|ul)[-’']/iu.test(raw) && /^(?:al|el|ul)(?=\p{L}{4})/u.test(text)) spellings.push(text.slice(2));
  const latin = isReadable(script);
  // 이 is I by its letters and Lee to everybody: the surname is known by what is written.
  if (surname && script === 'hangul') spellings.push(raw);
  const classes = latin
    ? [...spellings, ...(surname ? mensForms(text) : [])]
        .filter((word) => word.length > 1 || word > 'z')
        .map(spellingClass)
    : [];
  return {
    text,
    spellings,
    classes,
    sound: latin && text.length > 2 ? soundKey(classes[0] ?? '') : '',
    consonants: HAS_CONSONANTS.has(script) ? arabicConsonants(text.replace(/^ال/u, '')) : '',
    initials: text.length === 1 && script !== 'han' && script !== 'hangul',
    script,
  };
}

const HAS_CONSONANTS: ReadonlySet<Script> = new Set<Script>(['latin', 'arabic', 'hebrew']);

/** What a surname is looked up by among those of East Asia. */
export function familyText({ text, spellings, script }: NameWord): string {
  return script === 'hangul' ? (spellings.at(-1) ?? text) : text;
}

const STROKED = new Map([...'øołlđdðdþtħhŧt'.matchAll(/(\S)(\S)/g)].map(([, letter, base]) => [letter, base]));

/** Small base letters, Latin where the script has one reading; apostrophes and digits are dropped. */
export function fold(word: string): string {
  const small = word.toLowerCase();
  // Nearly every word is plain ASCII.
  if (/^[a-z]+$/.test(small)) return small;
  const letters = small
    .replace(/[’'ʼ`´‘ʿʾ.\d]/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/ı/g, 'i')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe');
  const script = scriptOf(letters);
  if (script === 'latin')
    return letters
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[øłđðþħŧ]/g, (letter) => STROKED.get(letter) ?? letter);
  if (script === 'arabic' || script === 'hebrew') return letters.replace(/[\p{M}ـ׳״]/gu, '');
  return inLatin(letters, script);
}

const LOCAL: readonly [RegExp, string][] = [
  [/ü/g, 'ue'],
  [/[öø]/g, 'oe'],
  [/ä/g, 'ae'],
  [/å/g, 'aa'],
];

/** As the word is written where marks are not at hand: `mueller`, `oestergaard`, `aagaard`. */
function localSpelling(word: string, folded: string): string {
  if (!/[üöøäå]/i.test(word)) return folded;
  return fold(LOCAL.reduce((text, [letter, letters]) => text.replace(letter, letters), word.toLowerCase()));
}
