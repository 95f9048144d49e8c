// Reads where somebody lives or works out of free text.

import { plainText, plainWords } from './plain-text';
import { remembered } from './remembered';
import type { Place } from './traits';

const LONGEST_PLACE = 150;

export const placeOf: (raw: string) => Place | null = remembered(readPlace);

function readPlace(raw: string): Place | null {
  const [city = '', region = '', country = ''] = plainText(raw.slice(0, LONGEST_PLACE))
    .split(',')
    .map((part) => plainWords(part).join(' '));
  return city === '' ? null : { city, metro: '', region, country };
}
