// Cleans the name of a school or university: one text for its abbreviation, its language and its campus. It compares nothing.

import { plainText, plainWords } from './plain-text';
import { remembered } from './remembered';
import type { School } from './traits';

const LONGEST_SCHOOL = 200;

/**
 * A school, null where the text names none.
 *
 * @example schoolOf('Univ. of Calif., Berkeley') // text 'university of california berkeley'
 */
export const schoolOf: (raw: string) => School | null = remembered(readSchool);

function readSchool(raw: string): School | null {
  const words = plainWords(plainText(raw.slice(0, LONGEST_SCHOOL)));
  return words.length === 0 ? null : { text: words.join(' '), words };
}
