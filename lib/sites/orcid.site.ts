// Reads ORCID records. The identifier is printed on the record itself and checks its own digits. Records that are closed
// say so where the name stands.

import { orcidKey } from '@/lib/identity/site-addresses';
import { all, firstWithText, linksIn, soleOf, textAt } from './parts';
import { NO_SUBJECT, profileSite } from './profile-site';
import type { Site } from './site';
import { textOf, tidy } from './text';
import { keyReader, keysOfHead } from './witnesses';

/** Locked, deactivated or merged into another record: said in the name's place (2024), beneath it (2026-08). */
const CLOSED = '.issue, .issue-area, #names > [class*="issue"]';

export const orcid: Site = profileSite({
  id: 'orcid',
  name: 'ORCID',
  matches: ['https://orcid.org/*'],
  key: orcidKey,
  addressOf: (key) => `https://orcid.org/${key.slice('orcid:'.length)}`,
  subject(document, url) {
    const keyOf = keyReader(url, { host: /^orcid\.org$/, key: orcidKey });
    const names = document.getElementById('names');
    const printed = idsIn(textOf(document.getElementById('orcid-id'))) ?? (names && idsIn(document.title)) ?? [];
    const key = soleOf([...printed.slice(0, 20).map((id) => keyOf(`/${id}`) ?? ''), ...keysOfHead(document, keyOf)]);
    if (!key || printed.length === 0 || document.querySelector(CLOSED) !== null) return NO_SUBJECT;
    const name = names && nameIn(names, document.title);
    return {
      proof: [key],
      anchor: name,
      read: () => ({
        name: textOf(name),
        company: employerIn(document),
        location: textAt(document.getElementById('countries-panel'), 'app-panel-element'),
        links: linksIn(document.getElementById('websites-panel'), 'a[rel~="me"]', url),
        emails: emailsIn(document.getElementById('emails-panel')),
      }),
    };
  },
});

/** Printed on the record; the title repeats it. */
function idsIn(text: string | null): string[] | null {
  return text?.match(/\b(?:\d{4}-){3}\d{3}[\dX]\b/gi) ?? null;
}

/** A heading may also say that nothing is public, in any language: the title repeats names only. */
function nameIn(names: Element, title: string): Element | null {
  const heading = firstWithText(names, '.names h1');
  if (heading !== null) return heading;
  const other = firstWithText(names, 'h1');
  const called = textOf(other);
  return called !== null && lettersOf(title).includes(lettersOf(called)) ? other : null;
}

/** Titles with Arabic letters have another sign for each hyphen (2026-08). */
function lettersOf(text: string): string {
  return (tidy(text) ?? '').replace(/[\s\p{P}\p{S}]+/gu, ' ');
}

/** Employments stand with the latest first, each headed `Example University: Tartu, Tartumaa, EE`. */
function employerIn(document: Document): string | null {
  const heading = textAt(document.getElementById('affiliations'), 'app-affiliation-stack :is(h2, h3, h4)');
  return /^(.+):\s[^:]*$/.exec(heading ?? '')?.[1] ?? heading;
}

/** Addresses stand as text; domains of further ones may stand among them. */
function emailsIn(panel: Element | null): string[] {
  const texts = panel === null ? [] : all(panel, 'app-panel-element', 10).map(textOf);
  return texts.flatMap((text) => /[^\s@]{1,64}@[^\s@]+\.[^\s@]+/.exec(text ?? '')?.[0] ?? []);
}
