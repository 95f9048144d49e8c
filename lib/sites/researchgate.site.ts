// Reads ResearchGate profiles. Co-authors and authors of publications are linked everywhere: only links to a person's own
// tabs and the head name whose page it is.

import { researchgateKey } from '@/lib/identity/site-addresses';
import { all, firstWithText, soleOf, textAt } from './parts';
import { NO_SUBJECT, profileSite } from './profile-site';
import type { Site } from './site';
import { textOf } from './text';
import {
  accountsElsewhere,
  keyReader,
  keysOfHead,
  keysOfScreens,
  linksOf,
  type Statement,
  saidByAddress,
  saidByData,
} from './witnesses';

const TABS = new Set(['research', 'info', 'stats', 'scores', 'network', 'publications', 'experience']);

/**
 * `fn` has outlived two redesigns (2019, 2022), and the authors of publications may have it in their rows; publications
 * have a heading of the same size, but not of a person.
 */
const NAMES = ['h1 .fn, h1.fn, .fn[class*="-size-xx"]', 'h1[itemprop="name"], h1 [itemprop="name"]'];

/** 2022, signed out: marked by its size alone on a quarter of the profiles; the data beside it repeat whose name it is. */
const HEADING = 'h1 [class*="-size-xx"]';
const MOST_HEADINGS = 4;

const NAMING = { host: /^researchgate\.net$/, key: researchgateKey };

export const researchgate: Site = profileSite({
  id: 'researchgate',
  name: 'ResearchGate',
  matches: ['https://www.researchgate.net/*'],
  key: researchgateKey,
  addressOf: (key) => `https://www.researchgate.net/profile/${encodeURIComponent(key.slice('researchgate:'.length))}`,
  subject(document, url) {
    const tabs = keysOfScreens(linksOf(document.body), url, NAMING, ({ path }) =>
      TABS.has(path[2] ?? '') ? path[2] : null,
    );
    const keyOf = keyReader(url, NAMING);
    const said = saidByAddress(document, keyOf(url.href), ...NAMES).map((statement) => statement.key);
    const key = soleOf([...keysOfHead(document, keyOf), ...tabs, ...said]);
    const name = firstWithText(document, ...NAMES) ?? headingOf(document, saidByData(document, keyOf), key);
    if (key === null || name === null) return NO_SUBJECT;
    return {
      proof: [key],
      anchor: name,
      read: () => ({
        name: textOf(name),
        title: textAt(document, '[class*="institution-item__info-section-list-item"]'), // 2022
        company: textAt(document, '[class*="institution-item__stack-item"] a', '[class*="institution-item"] a'), // 2022
        links: accountsElsewhere(name.closest('[class*="c-card"], header, section')),
      }),
    };
  },
});

/** The heading that calls them as the data do. */
function headingOf(document: Document, said: Statement[], key: string | null): Element | null {
  const names = said.filter((statement) => statement.key === key).map(({ called }) => called);
  return all(document, HEADING, MOST_HEADINGS).find((element) => names.includes(textOf(element) ?? '')) ?? null;
}
