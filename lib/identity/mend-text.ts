// Text that programs spoilt on its way: letters written as entities of HTML, and UTF-8 that somebody read as Windows-1252.
// What cannot be mended for sure stays as it is. Knows nothing of names.

/** What stands in Windows-1252 from 0x80 to 0x9f; the five that it leaves out stand for themselves (WHATWG Encoding). */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const BYTE_OF = new Map([...WINDOWS_1252].map((character, at) => [character, 0x80 + at]));

const FOLLOWING = `[\\u0080-\\u00bf${WINDOWS_1252.replace(/[\x80-\x9f]/g, '')}]`;
/** The first byte of a letter and those that follow it, each as a letter of its own: `Ã©`. */
const MISREAD = new RegExp(
  `(?:[\\u00c2-\\u00df]${FOLLOWING}|[\\u00e0-\\u00ef]${FOLLOWING}{2}|[\\u00f0-\\u00f4]${FOLLOWING}{3})+`,
  'g',
);
/** One alone may be chance, as in `Café »` or `MENÜ”`, unless it is a letter of Europe or a mark. */
const LIKELY = /^[\u00a0-\u024f\u0370-\u052f\u1e00-\u1fff\u2000-\u20bf]$/;
/** What was saved wrongly twice is no rarity; more often nobody could read it. */
const MOST_TIMES = 2;

const ENTITY = /&(?:#(\d{2,7})|#x([\da-f]{2,6})|([a-z]{2,8}));/gi;
const NAMED = new Map(
  Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', rsquo: '’', lsquo: '‘', ndash: '–' }),
);
const LETTERS = new Map(
  Object.entries({ szlig: 'ß', aelig: 'æ', AElig: 'Æ', oelig: 'œ', oslash: 'ø', Oslash: 'Ø', eth: 'ð', thorn: 'þ' }),
);
const MARKS = new Map(
  Object.entries({
    acute: '\u0301',
    grave: '\u0300',
    circ: '\u0302',
    tilde: '\u0303',
    uml: '\u0308',
    ring: '\u030a',
    caron: '\u030c',
    cedil: '\u0327',
  }),
);

/**
 * The text as it was written.
 *
 * @example mendText('Jos&eacute; MuÃ±oz') // 'José Muñoz'
 */
export function mendText(text: string): string {
  let mended = text;
  for (let time = 0; time < MOST_TIMES && mended.includes('&'); time++) mended = mended.replace(ENTITY, characterOf);
  for (let time = 0; time < MOST_TIMES; time++) mended = mended.replace(MISREAD, readAgain);
  return mended;
}

function characterOf(entity: string, decimal?: string, hex?: string, name = ''): string {
  const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : null;
  if (code !== null)
    return code < 0x20 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? ' ' : String.fromCodePoint(code);
  const known = LETTERS.get(name) ?? NAMED.get(name.toLowerCase());
  if (known !== undefined) return known;
  const mark = MARKS.get(name.slice(1).toLowerCase());
  return mark === undefined ? entity : (name.charAt(0) + mark).normalize('NFC');
}

/** The bytes that these letters were, read as UTF-8; the letters themselves where they are none. */
function readAgain(letters: string): string {
  const bytes = Uint8Array.from(letters, (letter) => BYTE_OF.get(letter) ?? letter.charCodeAt(0));
  try {
    const read = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return [...read].length > 1 || LIKELY.test(read) ? read : letters;
  } catch {
    return letters;
  }
}
