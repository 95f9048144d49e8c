// Reads ResearchGate profiles. Co-authors and authors of publications are linked everywhere: only links to a person's own
// tabs and the head name whose page it is.

import { researchgateKey } from '@/lib/identity/site-addresses';
import { all, firstWithText, soleOf, textAt } from './parts';
import { NO_SUBJECT, profileSite } from './profile-site';
import type { Site } from './site';
import { textOf, tidy } from './text';
import {
  accountsElsewhere,
  type KeyOf,
  keyReader,
  keysOfHead,
  keysOfScreens,
  lettersOf,
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
    const marked = firstWithText(document, ...NAMES);
    const titled = marked === null ? titledPart(document, keyOf) : null;
    const said = saidByAddress(document, keyOf(url.href), ...(titled === null ? NAMES : [titled])).map(
      (statement) => statement.key,
    );
    const key = soleOf([...keysOfHead(document, keyOf), ...tabs, ...said]);
    const data = saidByData(document, keyOf).filter((statement) => statement.key === key);
    const name = marked ?? headingOf(document, data) ?? (data.length === 0 ? titled : null);
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

/** 2022, signed out: marked by its size alone on a quarter of the profiles; the data beside it repeat whose name it is. */
function headingOf(document: Document, said: Statement[]): Element | null {
  const names = said.map(({ called }) => called);
  const parts = all(document, 'h1 *', MOST_PARTS);
  return parts.find((element) => names.includes(textOf(element) ?? '')) ?? null;
}

const MOST_PARTS = 20;

/**
 * Should the marks of the name change: what stands in the heading, or in one of the marks, as the page's title begins
 * with it, `Mara EXAMPLE | Curator`. Co-authors' names are links to them.
 */
function titledPart(document: Document, keyOf: KeyOf): Element | null {
  const [title = ''] = (tidy(document.title) ?? '').split(' | ');
  const parts = all(document, 'h1, h1 *, .fn, [class*="-size-xx"]', MOST_PARTS);
  const isCalled = (element: Element) =>
    lettersOf(textOf(element) ?? '') === lettersOf(title) && lettersOf(title) !== '';
  return (
    parts.find((element) => isCalled(element) && keyOf(element.closest('a')?.getAttribute('href')) === null) ?? null
  );
}
