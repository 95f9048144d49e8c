// Reads users of dev.to. Organisations share the form of address and most of the page; only a user's has the address of
// their data.

import { devtoKey } from '@/lib/identity/site-addresses';
import { emailsIn, linksIn, ownText, placeOnSite, soleOf } from './parts';
import { NO_SUBJECT, profileSite, type Subject } from './profile-site';
import { textOf } from './text';

export const devto = profileSite({
  id: 'devto',
  name: 'DEV',
  matches: ['https://dev.to/*'],
  key: devtoKey,
  addressOf: (key) => `https://dev.to/${key.slice('devto:'.length)}`,
  subject,
});

function subject(document: Document, url: URL): Subject {
  const details = document.querySelector('.profile-header__details[data-url]');
  const header = document.querySelector('.profile-header') ?? details?.closest('header');
  const data = details?.getAttribute('data-url');
  const name = header?.querySelector('.profile-dropdown[data-username]')?.getAttribute('data-username');
  const places = [data?.replace(/\.json$/, ''), name && `/${name}`].flatMap((path) => placeOnSite(path, url) ?? []);
  const key = soleOf(places.map(devtoKey));
  if (!header || key === null || isOrganisation(header)) return NO_SUBJECT;
  const heading = header.querySelector('h1');
  return {
    proof: [key],
    anchor: heading,
    read: () => ({
      name: ownText(heading),
      headline: bioIn(header),
      location: locationIn(header),
      links: linksIn(header, 'a[rel~="me"]', url),
      emails: emailsIn(header, 'a[href^="mailto:"]'),
    }),
  };
}

/** What the button to follow says of whom it follows; and people have an avatar where organisations have a logo. */
function isOrganisation(header: Element): boolean {
  const about = header.querySelector('[data-info]')?.getAttribute('data-info') ?? '';
  return (
    /"className"\s*:\s*"(?!User")/.test(about.slice(0, 2000)) ||
    header.querySelector('[class*="crayons-logo"]') !== null
  );
}

/** In place of a description that was never written. It is the site's, which speaks English alone. */
const NO_BIO = '404 bio not found';

function bioIn(header: Element): string | null {
  const bio = textOf(header.querySelector('.profile-header__bio'));
  return bio === NO_BIO ? null : bio;
}

/** The first line that holds no date; an icon with a title of its own stands beside the text. */
function locationIn(header: Element): string | null {
  const lines = [...header.querySelectorAll('span.profile-header__meta__item')].slice(0, 5);
  const line = lines.find((item) => item.querySelector('time') === null);
  return textOf(line?.querySelector(':scope > span')) ?? ownText(line);
}
