// Text as a page shows it, made fit to pass on. Never reads meaning into words.

/** Longer text is cut: no field is longer, and a page may hold anything. */
const LONGEST_FIELD = 500;

/** Direction marks and controls: pages wrap names in them, and they make equal names differ. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: structured data on pages holds raw ones
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Composed, on one line, without direction controls; null when nothing is left, and for what is no text. */
export function tidy(text: unknown): string | null {
  if (typeof text !== 'string') return null;
  // Cut before the expensive part, and again afterwards without splitting a character.
  const clean = text
    .slice(0, LONGEST_FIELD * 8)
    .normalize('NFC')
    .replace(CONTROLS, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (clean === '') return null;
  return clean.length <= LONGEST_FIELD ? clean : [...clean].slice(0, LONGEST_FIELD).join('').trim();
}

/** What is in a page's text and on no screen: names of signs, styles beside the heading that they are for. */
const UNSEEN = 'svg, style, script';

/** The text of an element, tidied. */
export function textOf(element: Element | null | undefined): string | null {
  if (!element?.querySelector(UNSEEN)) return tidy(element?.textContent);
  let text = '';
  const walker = element.ownerDocument.createTreeWalker(element, 4 /* text */);
  for (let node = walker.nextNode(); node && text.length < LONGEST_FIELD * 8; node = walker.nextNode()) {
    if (!node.parentElement?.closest(UNSEEN)) text += node.nodeValue;
  }
  return tidy(text);
}

/** Text without the dot that sets it off from what stands before it: `· Lyon` is `Lyon`. */
export function withoutDot(text: string | null): string | null {
  return text?.replace(/^[·•\s]+/u, '') || null;
}
