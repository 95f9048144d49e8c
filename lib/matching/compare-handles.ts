// One handle in two addresses: whoever is mara.quill77 in a mailbox is so on LinkedIn. It says as much as is in it beyond the
// name, which is weighed by itself, and proves nobody.

import { handleKey } from '@/lib/identity/blocking-keys';
import { beyondName } from '@/lib/identity/handles';
import { areOneFamily } from '@/lib/identity/name-families';
import type { PersonName } from '@/lib/identity/name-parser';
import { likeness } from '@/lib/identity/name-sounds';
import { areNicknames, isGivenName } from '@/lib/identity/nickname-graph';
import { isKnownSurname } from '@/lib/identity/population';
import type { Traits } from '@/lib/identity/traits';
import type { Crowd } from './frequency';
import { type Outcome, outcome } from './outcome';

/** Many more than a letter or digit each can tell share a handle: people add what others add. */
const LETTERS = 12;
const DIGITS = 8;
/** Years of birth and of graduation. */
const YEAR = /(?:19|20)\d\d$|^\d\d$/;
const YEARS = 40;
const LEAST_SHARE = 1e-4;

/** Held by more records than one person has, it is a word: `recruiter2024`. */
const MOST_HOLDERS = 4;

/** The most telling one; none where nothing is left of it but the name. */
export function handleOutcomes(handles: readonly string[], page: Traits, record: Traits, crowd: Crowd): Outcome[] {
  const told = handles
    .filter((handle) => crowd.holders(handleKey(handle)) <= MOST_HOLDERS)
    .map((handle) => ({ handle, share: shareOf(handle, page, record) }))
    .sort((a, b) => a.share - b.share || (a.handle < b.handle ? -1 : 1));
  const [best] = told;
  if (best === undefined) return [];
  const { handle, share } = best;
  return [outcome('profile-address', 'handle', { share, page: handle, record: handle })];
}

/** Share of people of the name who would have added the very same. */
function shareOf(handle: string, page: Traits, record: Traits): number {
  const names = [...page.names, ...record.names];
  const rests = names.map((name) => beyondName([name], handle));
  const rest = rests.reduce((one, other) => (other.length < one.length ? other : one), handle);
  const year = YEAR.exec(rest)?.[0] ?? '';
  const others = rest.slice(0, rest.length - year.length);
  const letters = others.replace(/\d/g, '');
  const share = letterShare(letters, names) * DIGITS ** -(others.length - letters.length);
  return Math.max(LEAST_SHARE, year === '' ? share : share / YEARS);
}

/** Initials, short forms and other spellings of a name are no more than it; another name is less than letters of one's own. */
function letterShare(letters: string, names: readonly PersonName[]): number {
  const words = names.flatMap(({ given, surnames }) => [...given, ...surnames].map(({ text }) => text));
  const initials = words.map((word) => word.charAt(0));
  if (letters.length <= MOST_INITIALS && [...letters].every((letter) => initials.includes(letter))) return 1;
  if (words.some((word) => areNicknames(word, letters) || areOneFamily(word, letters))) return 1;
  if (words.some((word) => likeness(word, letters) >= ALIKE)) return 1;
  const isName = isGivenName(letters) || isKnownSurname(letters);
  return isName ? OTHER_NAME : LETTERS ** -letters.length;
}

const MOST_INITIALS = 3;
const ALIKE = 0.8;
const OTHER_NAME = 0.02;
