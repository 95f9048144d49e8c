// Finds the addresses and employers by which an opportunity says who the person is. Raw text in, raw text out: what counts
// as a key is for lib/identity to say.

import { addressesOf } from '@/lib/ats/addresses';

const MOST_URLS = 40;

/** Each once, as written. */
export function addressesIn(links: readonly string[]): string[] {
  return [...new Set(links.flatMap(addressesOf))].slice(0, MOST_URLS);
}

/** It tells a position, and how that reads is known elsewhere. */
const POSITION = /\s(?:at|@|bei|chez)\s|\s@|[|•·]|\s[-–—]\s/iu;
const LEGAL_FORM = /^(?:inc|llc|llp|ltd|plc|corp|co|gmbh|ag|s\.?a|s\.?l|b\.?v|pty|srl)\b\.?/i;
const MOST_WORDS = 6;

/**
 * The employers in a headline, which most often lists them, newest first.
 *
 * @example companiesIn('Analytical Ltd, Babbage & Co') // ['Analytical Ltd', 'Babbage & Co']
 */
export function companiesIn(headline: string): string[] {
  if (POSITION.test(headline)) return [];
  const names: string[] = [];
  for (const part of headline.split(/\s*[,;]\s*/)) {
    const last = names.at(-1);
    if (last !== undefined && LEGAL_FORM.test(part)) names[names.length - 1] = `${last}, ${part}`;
    else if (/^[\p{Lu}\p{Lo}\p{N}]/u.test(part) && part.split(/\s+/).length <= MOST_WORDS) names.push(part);
  }
  return names;
}
