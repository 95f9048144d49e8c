// Names that people and programs spoilt: tags and quotes of a file that was read wrongly, letters that only look like
// those they stand for, digits for letters, letters for show. What is left is read by name-parser.ts.

import { mendText } from './mend-text';

const TAG = /<[^<>]*>/g;
const QUOTES = /["“”„«»]/g;
const QUOTED = /["“”„«»][^"“”„«»]*["“”„«»]/g;

/** Small capitals, which have no letter they are composed of. */
const SMALL_CAPITALS = 'ᴀaʙbᴄcᴅdᴇeꜰfɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpǫqʀrꜱsᴛtᴜuᴠvᴡwʏyᴢz';
/** Letters of other alphabets as one takes them for Latin ones. */
const CYRILLIC = 'аaеeоoрpсcуyхxіiјjѕsһhАAВBЕEЅSІIЈJКKМMНHОOРPСCТTУYХX';
const GREEK = 'αaιiκkνvοoυuΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX';

function pairs(text: string): [string, string][] {
  return [...text.matchAll(/(.)(.)/gu)].map(([, from = '', to = '']) => [from, to]);
}

const PLAIN_LETTERS = new Map(pairs(SMALL_CAPITALS));
const LATIN_OF = new Map([...pairs(CYRILLIC), ...pairs(GREEK)]);
const CYRILLIC_OF = new Map(pairs(CYRILLIC).map(([letter, latin]) => [latin, letter]));
const SMALL_CAPITAL = new RegExp(`[${[...PLAIN_LETTERS.keys()].join('')}]`, 'gu');

/** Letters in black circles and squares, of which Unicode does not say what they are: `🅐`, `🅰`. */
const BOXED = /[\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}]/gu;

/** A name of what it is the name of: `CV Mara Example`, `mara_example_resume.pdf`. */
const FILE_ENDING = /\.(?:pdf|docx?|odt|rtf|txt)\s*$/i;
const DOCUMENT =
  /(?:^|(?<=[\s_([-]))(?:cv|resume|résumé|lebenslauf|curriculum[\s_]+vitae|currículo|bewerbung)(?=$|[\s_)\].:-])[\s_:-]*/giu;

const MIXED = /(?=\p{L}*\p{Script=Latin})(?=\p{L}*[\p{Script=Cyrillic}\p{Script=Greek}])\p{L}{2,}/gu;
/** Nearly every name. */
const PLAIN = /^[A-Za-z\u00c0-\u024f\u1e00-\u1eff .,'’-]*$/;

/**
 * The name as it was meant, as far as that is certain.
 *
 * @example mendName('"Маrа" "Examp1e"') // 'Mara Example'
 */
export function mendName(text: string): string {
  const mended = withoutDocument(mendText(text));
  if (PLAIN.test(mended)) return mended;
  const named = mended
    .replace(TAG, ' ')
    .replace(SMALL_CAPITAL, (letter) => PLAIN_LETTERS.get(letter) ?? letter)
    .replace(BOXED, (letter) => String.fromCharCode(65 + (((letter.codePointAt(0) as number) - 0x1f150) % 32)))
    .replace(/(?<=\p{L})[01](?=\p{L})/gu, (digit) => (digit === '0' ? 'o' : 'l'))
    .replace(MIXED, inOneAlphabet);
  // Nothing stands outside: these are quotes around a field, and no nickname's.
  return /\p{L}/u.test(named.replace(QUOTED, '')) ? named : named.replace(QUOTES, ' ');
}

/** Unless `C.V.` are somebody's initials: two words are left, or it is a file's. */
function withoutDocument(text: string): string {
  const ended = text.replace(FILE_ENDING, '');
  const named = ended.replace(DOCUMENT, ' ');
  if (named === ended) return ended;
  return ended !== text || /\p{L}[\s_-]+\p{L}/u.test(named) ? named.trim() : ended;
}

function inOneAlphabet(word: string): string {
  const letters = [...word];
  const latin = letters.map((letter) => (/\p{Script=Latin}/u.test(letter) ? letter : LATIN_OF.get(letter)));
  if (latin.every((letter) => letter !== undefined)) return latin.join('');
  const cyrillic = letters.map((letter) => (/\p{Script=Cyrillic}/u.test(letter) ? letter : CYRILLIC_OF.get(letter)));
  return cyrillic.every((letter) => letter !== undefined) ? cyrillic.join('') : word;
}
