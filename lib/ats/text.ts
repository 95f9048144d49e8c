// Text as an ATS holds it, made fit to keep and to show. Never reads meaning into words.

/** Longer texts are cut: nobody has such a name, and the card must stay a card. */
const LONGEST_TEXT = 300;
/**
 * Direction marks and controls that are no white space: dropped from what pages say too, or equal names would differ. And
 * halves of a character (`Cs`), of which no address can be made.
 */
const INVISIBLE = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|(?!\s)\p{Cc}|\p{Cs}/gu;
/** Joiners, fillers and an empty braille cell: they belong inside words, but alone they are none. */
const NOTHING = /^[\p{Default_Ignorable_Code_Point}\u2800\s]*$/u;

/** Without invisible characters; lines stay lines. */
export function visible(value: string): string {
  return value.replace(INVISIBLE, '');
}

/** Trimmed, on one line, without invisible characters; empty where nothing of it can be seen. */
export function oneLine(value: string): string {
  const line = visible(value).replace(/\s+/gu, ' ').trim();
  return NOTHING.test(line) ? '' : line;
}

/** @param longest in UTF-16 units, the sign for what is left out among them */
export function cut(text: string, longest = LONGEST_TEXT): string {
  if (text.length <= longest) return text;
  // Never through a character.
  const kept = text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '');
  return `${kept.trimEnd()}…`;
}
