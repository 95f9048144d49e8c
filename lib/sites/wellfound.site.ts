// Reads Wellfound profiles (AngelList Talent before). No page of it could be looked at: whose it is is taken from its head
// and data where the heading agrees, and of the rest only what can be told without knowing the page.

import { wellfoundKey } from '@/lib/identity/site-addresses';
import { NO_SUBJECT, profileSite } from './profile-site';
import type { Site } from './site';
import { textOf } from './text';
import { accountsElsewhere, keyReader, saidByAddress, saidByData, shownBy } from './witnesses';

const HEADINGS = ['main h1', 'h1', 'main [class^="styles_name"]'];

export const wellfound: Site = profileSite({
  id: 'wellfound',
  name: 'Wellfound',
  matches: ['https://wellfound.com/*'],
  key: wellfoundKey,
  addressOf: (key) => `https://wellfound.com/u/${encodeURIComponent(key.slice('wellfound:'.length))}`,
  subject(document, url) {
    const keyOf = keyReader(url, { host: /^(?:wellfound\.com|angel\.co)$/, key: wellfoundKey });
    const { key, name } = shownBy(document, keyOf, {
      headings: HEADINGS,
      own: [],
      said: [...saidByData(document, keyOf), ...saidByAddress(document, keyOf(url.href), ...HEADINGS)],
    });
    if (key === null) return NO_SUBJECT;
    return {
      proof: [key],
      anchor: name,
      read: () => ({ name: textOf(name), links: accountsElsewhere(document.querySelector('main')) }),
    };
  },
});
