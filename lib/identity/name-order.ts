// Whether a name in Latin letters begins with the surname, as people of East Asia, Viet Nam and Russia may write theirs:
// only where the rest is clearly a given name. It compares nothing.

import { isFamily } from './name-families';
import { isGivenName } from './nickname-graph';
import { isKnownSurname } from './population';

/** Russian and Ukrainian fathers' names come last only where the surname comes first. */
const PATRONYMIC = /(?:[oe]vich|[oe]vna|ichna|ivna)$/;

/** Two syllables of Chinese or Korean in one word: Xiaoming, Minseo. */
const SYLLABLE =
  '(?:(?:[zcs]h|[bcdfghjklmnpqrstxz])?[wy]?(?:iao|uai|a[eio]?|e[iou]?|i[aeou]?|o[eou]?|u[aeio]?)(?:ng|[nk])?)';
const TWO_SYLLABLES = new RegExp(`^${SYLLABLE}{2}$`);
const ONE_SYLLABLE = new RegExp(`^${SYLLABLE}$`);

/** One syllable of Vietnamese. */
const VIETNAMESE = /^(?:ngh?|gh|kh|ph|th|tr|ch|nh|gi|qu|[bcdghklmnprstvxy])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?$/;
const LARGEST_VIETNAMESE = new Set(['nguyen', 'tran', 'le']);
const VIETNAMESE_FAMILIES = new Set(
  'nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly'.split(' '),
);

/** Whether a folded word is among the commonest surnames of Viet Nam. */
export function isVietnameseFamily(word: string): boolean {
  return VIETNAMESE_FAMILIES.has(word);
}

/**
 * Whether the first of several folded words is the surname.
 *
 * @example beginsWithFamily(['zhang', 'xiaoming']) // true
 */
export function beginsWithFamily(words: readonly string[]): boolean {
  const [first = '', ...rest] = words;
  const last = rest.at(-1) ?? '';
  if (rest.length === 1 && isFamily(first)) {
    if (last.includes('-')) return !isFamily(last.split('-').at(-1) ?? '');
    if (!isFamily(last) && isTwoSyllables(last)) return true;
  }
  // `Pak Ji Hun`: single syllables, none of which is a surname or a name of the West.
  if (rest.length === 2 && isFamily(first) && rest.every(isSyllableOfGiven)) return true;
  if (first === 'nguyen' && !isFamily(last)) return true;
  if (rest.length > 1 && LARGEST_VIETNAMESE.has(first))
    return !VIETNAMESE_FAMILIES.has(last) && rest.every((word) => VIETNAMESE.test(word));
  return rest.length === 2 && PATRONYMIC.test(last);
}

function isSyllableOfGiven(word: string): boolean {
  return ONE_SYLLABLE.test(word) && !isFamily(word) && !isGivenName(word);
}

/** Two syllables that are nobody's surname, and no given name of the West. */
function isTwoSyllables(word: string): boolean {
  return TWO_SYLLABLES.test(word) && !isGivenName(word) && !isKnownSurname(word);
}
