// What programs, forms and people do to the lines of a world on their way: each way of spoiling alone, on every line of one
// side. What it costs is held by tests/contract/spoilt.test.ts. Pure but for the random numbers it is given.

import { EMPLOYERS, HEADLINES_ALONE, PLACES } from './careers';
import { CONTACTS } from './contacts';
import { PAGE_NAMES, RECORD_NAMES } from './names';
import type { Spoiling } from './spoiling';

/** Every way, by whom it is done to. */
export const SPOILINGS: readonly Spoiling[] = [
  { name: 'record: nothing', record: (line) => line },
  ...RECORD_NAMES,
  ...PAGE_NAMES,
  ...EMPLOYERS,
  ...HEADLINES_ALONE,
  ...PLACES,
  ...CONTACTS,
];
