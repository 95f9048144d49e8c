// Which given names may name one person: full names and their short forms. A graph, never an equivalence: Pat is Patrick
// or Patricia, and so neither is the other. It knows nothing of whole names.

import { ENGLISH_NICKNAMES } from './nickname-list';
import {
  GERMAN_NICKNAMES,
  HINDI_NICKNAMES,
  POLISH_NICKNAMES,
  PORTUGUESE_NICKNAMES,
  RUSSIAN_NICKNAMES,
  SPANISH_NICKNAMES,
  VARIANTS,
} from './nickname-tables';

const TABLES = [
  ENGLISH_NICKNAMES,
  SPANISH_NICKNAMES,
  RUSSIAN_NICKNAMES,
  GERMAN_NICKNAMES,
  POLISH_NICKNAMES,
  PORTUGUESE_NICKNAMES,
  HINDI_NICKNAMES,
  VARIANTS,
];

/** Each name with the full names it may stand for, itself among them when it is one. */
const FULL_NAMES = readTables();

function readTables(): Map<string, Set<string>> {
  const fullNames = new Map<string, Set<string>>();
  for (const entry of TABLES.flatMap((table) => table.split(';'))) {
    const words = entry.trim().split(/\s+/);
    const full = words[0];
    if (full === undefined || full === '') continue;
    for (const word of words) {
      const known = fullNames.get(word);
      if (known === undefined) fullNames.set(word, new Set([full]));
      else known.add(full);
    }
  }
  return fullNames;
}

/**
 * Whether one is a short form of the other, or both are short forms of one full name. Two full names that merely share
 * a short form are not. Both folded: small letters without marks.
 *
 * @example areNicknames('bill', 'will') // true: both are William
 */
export function areNicknames(left: string, right: string): boolean {
  const a = FULL_NAMES.get(left);
  if (a === undefined) return false;
  const b = FULL_NAMES.get(right);
  if (b === undefined) return false;
  const aIsFull = a.has(left);
  const bIsFull = b.has(right);
  if (aIsFull && b.has(left)) return true;
  if (bIsFull && a.has(right)) return true;
  // What is a full name itself stands for itself: from one to another by a third would be two hops.
  if (aIsFull || bIsFull) return false;
  for (const full of a) if (b.has(full)) return true;
  return false;
}

/** Whether a folded word is known as a given name. */
export function isGivenName(word: string): boolean {
  return FULL_NAMES.has(word);
}
