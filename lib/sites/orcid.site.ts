// Reads ORCID records. The identifier is printed on the record itself and checks its own digits. Records that are closed
// say so where the name stands.

import { orcidKey } from '@/lib/identity/site-addresses';
import { linksIn } from './parts';
import { NO_SUBJECT, profileSite } from './profile-site';
import type { Site } from './site';
import { textOf } from './text';
import { all, firstWithText, keyReader, keysOfHead, soleOf, textAt } from './witnesses';

export const orcid: Site = profileSite({
  id: 'orcid',
  name: 'ORCID',
  matches: ['https://orcid.org/*'],
  key: orcidKey,
  addressOf: (key) => `https://orcid.org/${key.slice('orcid:'.length)}`,
  subject(document, url) {
    const keyOf = keyReader(url, /^orcid\.org$/, orcidKey);
    const printed = all(document, '#orcid-id, app-side-bar-id', 4).flatMap(
      (element) => textOf(element)?.match(/\b(?:\d{4}-){3}\d{3}[\dX]\b/gi) ?? [],
    );
    const key = soleOf([...printed.slice(0, 20).map((id) => keyOf(`/${id}`) ?? ''), ...keysOfHead(document, keyOf)]);
    // Locked, deactivated or merged into another record.
    if (!key || printed.length === 0 || document.querySelector('#names .issue') !== null) return NO_SUBJECT;
    const name = nameIn(document);
    return {
      proof: [key],
      anchor: name,
      read: () => ({
        name: textOf(name),
        company: employerIn(document),
        location: textAt(document, '#countries-panel app-panel-element'),
        links: linksIn(document, '#websites-panel a[href^="http"], app-side-bar a[rel~="me"][href^="http"]', url),
        emails: all(document, '#emails-panel app-panel-element', 5)
          .map((element) => textOf(element)?.match(/[^\s@]+@[^\s@]+\.[^\s@]+/)?.[0] ?? '')
          .filter((email) => email !== ''),
      }),
    };
  },
});

/** A heading may also say that nothing is public, in any language: the title repeats names only. */
function nameIn(document: Document): Element | null {
  const sure = firstWithText(document, '#names .names h1');
  if (sure !== null) return sure;
  const heading = firstWithText(document, '#names h1');
  return heading !== null && document.title.includes(textOf(heading) ?? '\n') ? heading : null;
}

/** Employments stand with the latest first, each headed `Example University: Tartu, Tartumaa, EE`. */
function employerIn(document: Document): string | null {
  const heading = textAt(document, '#affiliations app-affiliation-stack :is(h2, h3, h4)');
  return /^(.+):\s[^:]*$/.exec(heading ?? '')?.[1] ?? heading;
}
