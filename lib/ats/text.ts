// Text as an ATS holds it, made fit to keep and to show. Never reads meaning into words.

/** Longer texts are cut: nobody has such a name, and the card must stay a card. */
const LONGEST_TEXT = 300;
/** Direction marks and controls that are no white space: dropped from what pages say too, or equal names would differ. */
const INVISIBLE = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|(?!\s)\p{Cc}/gu;

/** Without invisible characters; lines stay lines. */
export function visible(value: string): string {
  return value.replace(INVISIBLE, '');
}

/** Trimmed, on one line, without invisible characters; may be empty. */
export function oneLine(value: string): string {
  return visible(value).replace(/\s+/gu, ' ').trim();
}

/** @param longest in UTF-16 units, the sign for what is left out among them */
export function cut(text: string, longest = LONGEST_TEXT): string {
  return text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text;
}
