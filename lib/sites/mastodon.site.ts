// Reads accounts on Mastodon, which runs on any host. The document must be Mastodon's own application, and the account's
// address in it the one of the page; a server may call its accounts by another host than it is reached at.

import { mastodonAccount, mastodonUser, type Place } from '@/lib/identity/site-addresses';
import { linksIn, metaOf, ownText, placeOnSite } from './parts';
import { NO_SUBJECT, profileSite, type Subject } from './profile-site';
import { textOf, tidy } from './text';

export const mastodon = profileSite({
  id: 'mastodon',
  name: 'Mastodon',
  matches: [],
  key({ path: [first, ...rest], ...place }: Place) {
    // With several columns on the screen: `/deck/@mara` (2023 and later).
    const path = first === 'deck' || first === undefined ? rest : [first, ...rest];
    const account = path[0]?.startsWith('@') ? mastodonAccount({ ...place, path }) : null;
    return account && keyOf(account.user, account.home);
  },
  addressOf,
  subject,
});

/** The host as domain name servers know it, as in an address. */
function keyOf(user: string, home: string): string | null {
  try {
    const { hostname, pathname } = new URL(`https://${home}`);
    const account = pathname === '/' && hostname.includes('.') ? mastodonUser(user, hostname) : null;
    return account && `mastodon:${account.user}@${account.home}`;
  } catch {
    return null;
  }
}

function addressOf(key: string): string {
  const [user, home] = key.slice('mastodon:'.length).split('@');
  return `https://${home}/@${user}`;
}

function subject(document: Document, url: URL): Subject {
  const root = document.querySelector('#mastodon, .app-holder[data-props]');
  const state = document.querySelector('script#initial-state');
  const headers = HEADERS.map((selector) => document.querySelectorAll(selector)).find(({ length }) => length > 0);
  const header = headers?.[0];
  if (root === null || header === undefined || headers?.length !== 1) return NO_SUBJECT;
  const account = accountIn(header, document);
  const key = account && keyOf(account.user, account.home);
  if (account === null || key === null) return NO_SUBJECT;
  // Reached at one host, called by another: both are this server's, and name one account.
  const isLocal = keyOf('x', account.home) === keyOf('x', domainOf(state) ?? domainInHead(document, url) ?? '');
  const here = isLocal ? keyOf(account.user, url.hostname) : null;
  const proof = [...new Set(here === null ? [key] : [key, here])];
  const heading = header.querySelector('h1');
  return {
    proof,
    anchor: heading,
    read() {
      const name = nameIn(heading);
      return {
        // Who has given no name is called by the user name.
        name: name === account.user ? null : name,
        headline: textOf(header.querySelector('.account__header__content')),
        urls: proof.map(addressOf),
        links: linksIn(header, 'a[rel~="me"]', url),
      };
    },
  };
}

/** The header, what is around it alone, and what stands in it alone. */
const HEADERS = [
  '.account__header',
  '.account-timeline__header',
  '.account__header__bar',
  '.account__header__tabs__name:not(.account__header__tabs__name *)',
];

const ACCOUNT = /^@?([a-z\d_](?:[a-z\d_.-]*[a-z\d_])?)@([^\s@]+\.[^\s@]+)$/i;

/** With the name, its host hidden from view; 2026 and later below the name, in part behind a button: then in the title. */
function accountIn(header: Element, document: Document): { user: string; home: string } | null {
  const [title] = /\(@[^\s()]+(?=\)[^@]*$)/.exec(tidy(document.title) ?? '') ?? [];
  const said = [
    textOf(header.querySelector('h1 small > span')),
    ownText(header.querySelector('h1 + p')),
    title?.slice(1),
    textOf(header.querySelector('h1 + p')),
  ];
  for (const account of said) {
    const [, user, home] = ACCOUNT.exec(account?.replace(/\s+/g, '') ?? '') ?? [];
    if (user !== undefined && home !== undefined) return { user, home };
  }
  return null;
}

/** What the server calls its accounts by. The state of the first load holds much else. */
function domainOf(state: Element | null): string | null {
  return /"domain":\s*"([^"\\]{3,253})"/.exec((state?.textContent ?? '').slice(0, 500_000))?.[1] ?? null;
}

/**
 * The head gives an account of the server's own an address here and a name in full (https://github.com/mastodon/mastodon,
 * `_og.html.haml`). It may be the first screen's: whosever it is, the server calls them all by the same host.
 */
function domainInHead(document: Document, url: URL): string | null {
  const place = placeOnSite(metaOf(document, 'og:url'), url);
  const [, user, home] = ACCOUNT.exec(metaOf(document, 'profile:username') ?? '') ?? [];
  const isOwn = place?.path.length === 1 && place.path[0]?.toLowerCase() === `@${user?.toLowerCase()}`;
  return isOwn && home !== undefined ? home : null;
}

function nameIn(heading: Element | null): string | null {
  const parts = [...(heading?.childNodes ?? [])].slice(0, 20).filter(({ nodeName }) => nodeName !== 'SMALL');
  return tidy(parts.map(({ textContent }) => textContent).join(' '));
}
