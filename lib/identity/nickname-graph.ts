// Which given names may name one person: full names and their short forms. A graph, never an equivalence: Pat is Patrick
// or Patricia, and so neither is the other. It knows nothing of whole names.

import { ENGLISH_NICKNAMES } from './nickname-list';
import {
  DUTCH_AND_NORDIC_NICKNAMES,
  GERMAN_NICKNAMES,
  GREEK_NICKNAMES,
  HINDI_NICKNAMES,
  ITALIAN_NICKNAMES,
  OTHER_NICKNAMES,
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
  GREEK_NICKNAMES,
  ITALIAN_NICKNAMES,
  DUTCH_AND_NORDIC_NICKNAMES,
  OTHER_NICKNAMES,
  VARIANTS,
];

/** Each short form with the full names it may stand for, and each full name with itself. */
const FULL_NAMES = readTables();

function readTables(): Map<string, Set<string>> {
  const fullNames = new Map<string, Set<string>>();
  const add = (word: string, full: string) => {
    const known = fullNames.get(word);
    if (known === undefined) fullNames.set(word, new Set([full]));
    else known.add(full);
  };
  for (const entry of TABLES.flatMap((table) => table.split(';'))) {
    const [first = '', ...others] = entry.trim().split(/\s+/);
    if (first === '') continue;
    add(first, first);
    // Lists also name the full form of a short one (`beth elizabeth`): the longer of two is the full name.
    for (const other of others) {
      if (other.length > first.length) {
        add(first, other);
        add(other, other);
      } else add(other, first);
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
  for (const full of a) if (b.has(full)) return true;
  return false;
}

/**
 * The full names a folded word may stand for, itself among them where it is one; none for a name that is not known. Two
 * words are nicknames of one another exactly when they share one.
 */
export function fullNamesOf(word: string): readonly string[] {
  return [...(FULL_NAMES.get(word) ?? [])];
}

/** Whether a folded word is known as a given name. */
export function isGivenName(word: string): boolean {
  return FULL_NAMES.has(word);
}
