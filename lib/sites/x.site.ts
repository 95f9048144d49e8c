// Reads profiles on X. The handle in the header says whom the screen shows; data embedded in the page may still describe
// the profile before, and counts only where it names the same handle.

import { DIGITS, placeOf, xKey } from '@/lib/identity/site-addresses';
import { nodeList, topLevel } from './json-ld';
import { below, isData } from './page-data';
import { addressIn, metaOf } from './parts';
import { NO_SUBJECT, profileSite, type Subject } from './profile-site';
import { textOf, tidy } from './text';

export const x = profileSite({
  id: 'x',
  name: 'X',
  matches: ['https://x.com/*', 'https://twitter.com/*', 'https://mobile.twitter.com/*'],
  key: xKey,
  addressOf,
  subject,
});

function addressOf(key: string): string {
  return `https://x.com/${key.replace(/^x:(?:id:)?/, (kind) => (kind === 'x:' ? '' : 'i/user/'))}`;
}

function subject(document: Document, url: URL): Subject {
  const header = document.querySelector('[data-testid="UserName"]');
  const described = describedIn(document);
  const key = header === null ? (described?.key ?? null) : handleKey(handleIn(header));
  if (key === null) return header === null ? served(document) : NO_SUBJECT;
  const own = described?.key === key ? described : null;
  const number = own?.number ?? numberOfButton(document, key);
  const proof = number === null ? [key] : [key, `x:id:${number}`];
  return {
    proof,
    anchor: header,
    read: () => ({
      name: nameIn(header, key) ?? own?.name ?? null,
      headline: textOf(document.querySelector('[data-testid="UserDescription"]')) ?? own?.description ?? null,
      location: textOf(document.querySelector('[data-testid="UserLocation"]')) ?? own?.location ?? null,
      urls: proof.map(addressOf),
      links: linksOf(document, own, url),
    }),
  };
}

function handleKey(handle: string | null): string | null {
  const place = placeOf(`https://x.com/${handle ?? ''}`);
  return place && xKey(place);
}

/** The last thing in the header that is nothing but a handle: somebody may be called `@somebody` as well. */
function handleIn(header: Element): string | null {
  const handles = [...header.querySelectorAll('span')].slice(0, 100).flatMap((span) => {
    const text = span.childElementCount === 0 ? textOf(span) : null;
    return text !== null && /^@\w{1,20}$/.test(text) ? text.slice(1) : [];
  });
  return handles.at(-1) ?? null;
}

/** Accounts that are suspended have the handle in the name's place. */
function nameIn(header: Element | null, key: string): string | null {
  const name = textOf(header?.querySelector('[dir]'));
  return name?.toLowerCase() === `@${key.slice('x:'.length)}` ? null : name;
}

/** The button to follow somebody carries their number, and their handle in its label; others are recommended beside. */
function numberOfButton(document: Document, key: string): string | null {
  const handle = key.slice('x:'.length);
  const buttons = [...document.querySelectorAll('[data-testid$="follow"]')].slice(0, 50);
  for (const button of buttons) {
    const labels = button.getAttribute('aria-label')?.toLowerCase().match(/@\w+/g) ?? [];
    const number = /^(\d+)-(?:un)?follow$/.exec(button.getAttribute('data-testid') ?? '')?.[1] ?? '';
    if (labels.length === 1 && labels[0] === `@${handle}` && DIGITS.test(number)) return number;
  }
  return null;
}

interface Described {
  key: string;
  number: string | null;
  name: string | null;
  description: string | null;
  location: string | null;
  links: unknown[];
}

const MOST_LINKS = 10;

/** Whom the embedded data describes: `ProfilePage` of one person (2025-12). */
function describedIn(document: Document): Described | null {
  for (const page of topLevel(document)) {
    const person = page['@type'] === 'ProfilePage' && isData(page.mainEntity) ? page.mainEntity : null;
    const handle = tidy(person?.additionalName);
    const key = handle === null ? null : handleKey(handle);
    if (person?.['@type'] !== 'Person' || key === null) continue;
    return {
      key,
      number: typeof person.identifier === 'string' && DIGITS.test(person.identifier) ? person.identifier : null,
      name: tidy(person.name),
      description: tidy(person.description),
      location: tidy(below(person, 'homeLocation', 'name')),
      // 2025-12 beside the person, 2026 of the person.
      links: [...nodeList(page.relatedLink), ...nodeList(person.sameAs)].slice(0, MOST_LINKS),
    };
  }
  return null;
}

/** As they are shown: where a link leads is hidden behind a redirect. What is cut short names something else. */
function linksOf(document: Document, own: Described | null, url: URL): string[] {
  const shown = [
    ...document.querySelectorAll('[data-testid="UserUrl"], [data-testid="UserDescription"] a[href^="https://t.co/"]'),
  ]
    .slice(0, MOST_LINKS)
    .map((link) => textOf(link) ?? '')
    .filter((address) => /^[^\s…@]+\.[^\s…@]+$/.test(address))
    .map((address) => (/^https?:\/\//i.test(address) ? address : `https://${address}`));
  const said = (own?.links ?? []).filter((link) => typeof link === 'string');
  const links = [...shown, ...said].flatMap((link) => addressIn(link, url) ?? []);
  return [...new Set(links)].filter((link) => !/^https?:\/\/t\.co\//i.test(link)).slice(0, MOST_LINKS);
}

/** An empty application with the person in its metadata, `Mara (@mara) …`: what is served where no scripts run (2025-12). */
function served(document: Document): Subject {
  if (document.querySelector('#react-root')?.childElementCount !== 0 || metaOf(document, 'og:type') !== 'profile') {
    return NO_SUBJECT;
  }
  const place = placeOf(metaOf(document, 'og:url') ?? '');
  const key = place && xKey(place);
  const title = metaOf(document, 'og:title') ?? '';
  const handle = key?.slice('x:'.length) ?? '';
  const end = title.toLowerCase().lastIndexOf(`(@${handle})`);
  if (key === null || end < 0) return NO_SUBJECT;
  return {
    proof: [key],
    anchor: null,
    read: () => ({ name: tidy(title.slice(0, end)), headline: metaOf(document, 'og:description') }),
  };
}
