// Reads profiles on Bluesky. Screens that were left stay in the document without being shown, and its metadata stays that
// of the first page: only the header that is shown says who it is.

import { blueskyKey, placeOf } from '@/lib/identity/site-addresses';
import { addressIn, decoded, linksIn, metaOf, soleOf } from './parts';
import { NO_SUBJECT, profileSite, type Subject } from './profile-site';
import { textOf } from './text';

export const bluesky = profileSite({
  id: 'bluesky',
  name: 'Bluesky',
  matches: ['https://bsky.app/*'],
  key: blueskyKey,
  addressOf: (key) => profileAddress(key.replace(/^bsky:(?:handle:)?/, '')),
  subject,
});

function profileAddress(who: string): string {
  return `https://bsky.app/profile/${who}`;
}

function keyOf(who: string): string | null {
  const place = placeOf(profileAddress(who));
  return place && blueskyKey(place);
}

function subject(document: Document, url: URL): Subject {
  const names = [...document.querySelectorAll('[data-testid="profileHeaderDisplayName"]')].slice(0, 20).filter(isShown);
  const [name] = names;
  if (name === undefined) return served(document);
  const found = names.length === 1 ? headerOf(name) : null;
  const key = found && keyOf(found.handle);
  if (found === null || key === null) return NO_SUBJECT;
  const did = didOf(found.header) ?? didInMetadata(document, key);
  const proof = did === null ? [key] : [key, `bsky:${did}`];
  return {
    proof,
    anchor: name,
    read() {
      const shown = textOf(name);
      const description = found.header.querySelector('[data-testid="profileHeaderDescription"]');
      return {
        // Who has given no name is called by the handle.
        name: shown?.replace(/^@/, '').toLowerCase() === found.handle ? null : shown,
        headline: textOf(description),
        urls: [found.handle, ...(did === null ? [] : [did])].map(profileAddress),
        links: ownLinks(description, url),
      };
    },
  };
}

/** A screen under another is kept with `display: none`. */
function isShown(element: Element): boolean {
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    if (/(?:^|;)\s*display:\s*none/i.test(at.getAttribute('style') ?? '') || at.hasAttribute('hidden')) return false;
  }
  return true;
}

const MOST_STEPS = 8;
const MOST_ELEMENTS = 300;

/**
 * The smallest part around the name that holds the handle, and then the picture; what is around that is not theirs alone.
 * Should the handle not be found there, the title must have it as the metadata does: it moves on with the screen.
 */
function headerOf(name: Element): { header: Element; handle: string } | null {
  let handle: string | null = null;
  let header = name;
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const around = header.parentElement;
    if (around === null || around.matches('main, body, [data-testid$="Screen"]')) break;
    header = around;
    handle ??= handleIn(header, name);
    if (header.querySelector('[data-testid="profileHeaderAviButton"]') !== null) break;
  }
  handle ??= handleInTitle(name.ownerDocument);
  return handle === null ? null : { header, handle };
}

/** People may call the buttons of their links as they like (2026-10). */
const NOT_THEIR_HANDLE = 'a, button, [role="button"], [data-testid="profileHeaderDescription"]';

function handleIn(root: Element, name: Element): string | null {
  const elements = [...root.querySelectorAll('div, span')].slice(0, MOST_ELEMENTS);
  for (const element of elements) {
    if (element.childElementCount > 0 || element === name || name.contains(element)) continue;
    const [, handle] = /^@([a-z\d-]+(?:\.[a-z\d-]+)+)$/i.exec(textOf(element) ?? '') ?? [];
    if (handle !== undefined && element.closest(NOT_THEIR_HANDLE) === null) {
      return handle.toLowerCase();
    }
  }
  return null;
}

const DID = /\bdid:plc:[a-z2-7]{24}\b/;

/** The picture's address holds whose it is. */
function didOf(header: Element): string | null {
  const pictures = [...header.querySelectorAll('[data-testid="profileHeaderAviButton"] img')].slice(0, 4);
  return soleOf(pictures.flatMap((picture) => DID.exec(decoded(picture.getAttribute('src') ?? ''))?.[0] ?? []));
}

/** `twitter:value1` under the label "Account DID", of the person the document was loaded for. */
function didInMetadata(document: Document, key: string): string | null {
  const [did] = DID.exec(metaOf(document, 'twitter:value1') ?? '') ?? [];
  return did !== undefined && handleInMetadata(document) === key ? did : null;
}

/** 2026-01: a meta of its own. 2024: the end of the title that is shared, `Mara (@mara.example)`. */
function handleInMetadata(document: Document): string | null {
  const title = metaOf(document, 'og:title');
  const handle = metaOf(document, 'profile:username') ?? /(?:^|\(@)([^\s()@]+)\)?$/.exec(title ?? '')?.[1] ?? null;
  return handle === null ? null : keyOf(handle);
}

function handleInTitle(document: Document): string | null {
  const handle = handleInMetadata(document)?.slice('bsky:handle:'.length) ?? '';
  const titled: readonly string[] = document.title.toLowerCase().match(/@[^\s()@]+/g) ?? [];
  return handle !== '' && titled.includes(`@${handle}`) ? handle : null;
}

/**
 * As served, before the application shows anything: the metadata of a profile, of nothing else (a post is an article). Or
 * should the name's landmark go: what else a header has is shown, and the title has moved on with the screen.
 */
function served(document: Document): Subject {
  const key = handleInMetadata(document);
  const isProfile = metaOf(document, 'og:type') !== 'article' && didInMetadata(document, key ?? '') !== null;
  const isEmpty = document.querySelector('#root [data-testid]') === null;
  const isTitled = handleInTitle(document) !== null && headerParts(document).some(isShown);
  if (key === null || !isProfile || !(isEmpty || isTitled)) return NO_SUBJECT;
  const did = didInMetadata(document, key);
  const handle = key.slice('bsky:handle:'.length);
  const end = metaOf(document, 'og:title')?.lastIndexOf(' (@') ?? -1;
  return {
    proof: [key, `bsky:${did}`],
    anchor: null,
    read: () => ({
      name: end > 0 ? (metaOf(document, 'og:title')?.slice(0, end) ?? null) : null,
      headline: metaOf(document, 'og:description'),
      urls: [profileAddress(handle), profileAddress(did ?? handle)],
    }),
  };
}

function headerParts(document: Document): Element[] {
  return [...document.querySelectorAll('[data-testid^="profileHeader"]')].slice(0, 50);
}

/** Links in the description, without the site's own and out of its redirect (2025). */
function ownLinks(description: Element | null, url: URL): string[] {
  const found = linksIn(description, 'a[href^="http"]', url).flatMap((address) => {
    const { hostname, searchParams } = new URL(address);
    const target = hostname === 'go.bsky.app' ? addressIn(searchParams.get('u'), url) : address;
    return target === null || new URL(target).hostname.endsWith('bsky.app') ? [] : target;
  });
  return [...new Set(found)];
}
