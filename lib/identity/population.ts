// How common a name is among everybody who may be met, from a shipped table: what a small or one-sided store is measured
// against. The table is searched as it lies: the worker starts often, and most starts look up a handful of names.

import { GIVEN_NAMES, SURNAMES } from './tables/names-population';

/** What is not listed: rarer than anything that is. */
const FLOOR = 2e-6;

/** Levels are powers of two, `0` the commonest, parted by a third of a bit. */
const LEVELS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const COMMONEST_BITS = 6;
const STEP_BITS = 0.36;

/** The level of a share; the table is made with it. */
export function levelOf(share: number): string {
  const level = Math.round((-Math.log2(share) - COMMONEST_BITS) / STEP_BITS);
  return LEVELS.charAt(Math.max(0, Math.min(LEVELS.length - 1, level)));
}

function shareOf(level: string): number {
  return 2 ** -(COMMONEST_BITS + STEP_BITS * LEVELS.indexOf(level));
}

/**
 * The share of people with a given name or surname, 0 to 1; a floor where it is not listed. Takes a folded word (small
 * letters without marks, in Latin).
 *
 * @example populationShare('surname', 'smith') // about 0.006
 */
export function populationShare(kind: 'given' | 'surname', word: string): number {
  const table = kind === 'given' ? GIVEN_NAMES : SURNAMES;
  let low = 0;
  let high = table.length;
  while (low < high) {
    let start = (low + high) >> 1;
    // Anywhere in an entry: its word begins after the level of the one before.
    while (start > low && !isLetter(table.charCodeAt(start))) start--;
    while (start > low && isLetter(table.charCodeAt(start - 1))) start--;
    let end = start;
    while (isLetter(table.charCodeAt(end))) end++;
    const found = table.slice(start, end);
    if (found === word) return word === '' ? FLOOR : shareOf(table.charAt(end));
    if (found < word) low = Math.max(end + 1, low + 1);
    else high = start;
  }
  return FLOOR;
}

/** Whether a folded word is among the surnames that are listed. */
export function isKnownSurname(word: string): boolean {
  return populationShare('surname', word) > FLOOR;
}

function isLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}
