// Reads users of Kaggle. The profile's tabs link to the user's own work and so name them; metadata is that of the first
// page and counts only where it names the same user. Few of its structures are certain: what is not read stays unknown.

import { kaggleKey } from '@/lib/identity/site-addresses';
import { all, metaOf, placeOnSite } from './parts';
import { NO_SUBJECT, profileSite, type Subject } from './profile-site';
import { textOf, tidy } from './text';
import { keysOfScreens } from './witnesses';

export const kaggle = profileSite({
  id: 'kaggle',
  name: 'Kaggle',
  matches: ['https://www.kaggle.com/*', 'https://kaggle.com/*'],
  key: kaggleKey,
  addressOf: (key) => `https://www.kaggle.com/${key.slice('kaggle:'.length)}`,
  subject,
});

function subject(document: Document, url: URL): Subject {
  const owners = ownersOfTabs(document, url);
  const described = describedKey(document, url);
  const key = owners[0] ?? described;
  if (key === null || owners.length > 1) return NO_SUBJECT;
  const headings = all(contentOf(document), 'h1', 3);
  const heading = headings.length === 1 ? (headings[0] ?? null) : null;
  return {
    proof: [key],
    anchor: heading,
    read: () => ({
      // `Mara Example | Contributor`
      name: (described === key ? tidy(metaOf(document, 'og:title')?.split(' | ')[0]) : null) ?? textOf(heading),
    }),
  };
}

const NAMING = { host: /^kaggle\.com$/, key: kaggleKey };

/** Whose tabs the page shows: work of others is linked by its owner's name as well. */
function ownersOfTabs(document: Document, url: URL): string[] {
  const links = all(contentOf(document), 'a[href]').filter((link) => link.closest(FURNITURE) === null);
  return keysOfScreens(links, url, NAMING, ({ path }) => (path.length === 2 ? path[1] : null));
}

/** What is the site's on every page: the viewer's own work is linked there. */
const FURNITURE = 'nav, header, footer, [role="navigation"], [role="banner"], [role="dialog"]';

function contentOf(document: Document): Element {
  return document.querySelector('main, #site-content') ?? document.body;
}

/** The address and the picture that are given for sharing: only people's lies among the avatars. */
function describedKey(document: Document, url: URL): string | null {
  const place = placeOnSite(metaOf(document, 'og:url'), url);
  return place !== null && /\/kaggle-avatars\//.test(metaOf(document, 'og:image') ?? '') ? kaggleKey(place) : null;
}
