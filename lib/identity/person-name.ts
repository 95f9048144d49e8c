// How two names of people relate, in one word: enough to notice that an identifier points at somebody else.

import { type ComparePersonNames, comparePersonNames, type NameComparison, solid } from './name-comparison';
import { type PersonName, parseName } from './name-parser';

export type NameAgreement = 'same' | 'compatible' | 'different' | 'unknown';

/**
 * How two names relate. `same`: nothing in them disagrees. `compatible`: they may be one person's (married names,
 * nicknames, initials, misspellings). `different`: they flatly contradict. `unknown`: one is missing, or they are
 * written in different scripts, which proves nothing for them.
 *
 * @example compareNames('Zoë Müller, PhD', 'Muller Zoe') // 'same'
 */
export function compareNames(left: string | null, right: string | null): NameAgreement {
  return agreementOf(parseName(left), parseName(right));
}

/** The same for names that are parsed already: one page against many records. */
export function agreementOf(
  a: PersonName,
  b: PersonName,
  compare: ComparePersonNames = comparePersonNames,
): NameAgreement {
  if (a.script === null || b.script === null) return 'unknown';
  const comparison = compare(a, b);
  const { given, surname, acrossScripts } = comparison;
  if (given === null && surname === null) return 'unknown';
  if (contradict(comparison)) return acrossScripts && (given === null || surname === null) ? 'unknown' : 'different';
  // Letters of two alphabets that come out alike are a guess; letters that come out as two names are not.
  if (acrossScripts) return 'unknown';
  if (disagree(comparison) && !identical(a, b)) return 'compatible';
  return 'same';
}

/** Nothing that says more than an initial agrees, or what agrees can't be one person. */
function contradict(comparison: NameComparison): boolean {
  const { given, surname } = comparison;
  if (comparison.generationConflict) return true;
  const differs = given === 'different' || surname === 'different';
  if (differs && !solid(given) && !solid(surname)) return true;
  if (surname === 'different' && (comparison.genderClash || comparison.byMiddle)) return true;
  return false;
}

/** Anything at all speaks against their being written alike. */
function disagree(comparison: NameComparison): boolean {
  return (
    [comparison.given, comparison.surname].some((level) => level !== null && level !== 'exact') ||
    comparison.leftOver ||
    comparison.swapDoubtful
  );
}

/** Initials agree with themselves alone: `M. Example` is `M Example`. */
function identical(a: PersonName, b: PersonName): boolean {
  const words = (name: PersonName) => [...name.given, ...name.surnames].map(({ text }) => text).join(' ');
  return words(a) === words(b);
}
