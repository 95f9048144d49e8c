// A page that is watched in process, on a site as small as can be, and what its watcher told of it: for the suites of
// watch-page.ts.

import { afterEach, beforeEach, vi } from 'vitest';
import type { Sighting } from '@/lib/model/sighting';
import { IN_PAGE, LIST, type Look, type Site } from '@/lib/sites/site';
import { watchPage } from '@/lib/sites/watch-page';

export const watched = {
  /** What was told, in order. */
  events: [] as string[],
  glimpses: [] as string[],
  /** Whom the address named as somebody was left. */
  nexts: [] as (string | null)[],
  /** Where the badge of whoever was seen last would stand. */
  anchor: (): Element | null => null,
  abort: new AbortController(),
  /** The extension is still there. */
  alive: true,
  /** How often the document was looked at. */
  looks: 0,
  /** How often it was asked for people beside somebody. */
  besides: 0,
  /** How long one look at the document takes, by the page's clock. */
  lookMs: 0,
};

/** A site as small as can be: `/in/<who>` needs `<main data-member-id="<who>">`; `/in/<who>/details` needs no proof. */
export const site: Site = {
  id: 'example',
  name: 'Test',
  matches: ['https://profiles.example/*'],
  allFrames: true,
  address(url) {
    const [, first, who, sub] = url.pathname.split('/');
    if (first === 'search') return LIST;
    if (first === 'tool') return { surface: 'profile', identity: IN_PAGE, needsProof: true };
    // Drawers, which say whom they show by nothing but name and link.
    if (first === 'drawer' && who) return { surface: 'profile', identity: `example:${who}`, needsProof: true };
    const identity = first === 'in' && who ? `example:${who}` : null;
    return { surface: identity ? 'profile' : 'none', identity, needsProof: sub !== 'details' };
  },
  look(document, url) {
    watched.looks += 1;
    if (url.pathname.startsWith('/drawer')) return drawerLook(document, url);
    if (watched.lookMs > 0) vi.spyOn(performance, 'now').mockReturnValueOnce(performance.now() + watched.lookMs);
    return {
      proof: [...document.querySelectorAll('main')].map((main) => `example:${main.dataset.memberId}`),
      anchor: document.querySelector('main'),
      read: () => [sighting(url.href, document.querySelector('main')?.textContent ?? null)],
    };
  },
  beside(document) {
    watched.besides += 1;
    return document.querySelectorAll('ol');
  },
};

function drawerLook(document: Document, url: URL): Look {
  const drawer = document.querySelector('aside');
  const name = drawer?.textContent ?? '';
  const signature = [name, drawer?.title ?? ''];
  return { proof: [], signature, anchor: drawer, read: () => [sighting(url.href, name)] };
}

/** @param link the part of it that may come late */
export function showDrawer(name: string, link = ''): void {
  document.body.innerHTML = `<aside title="${link}">${name}</aside>`;
}

function sighting(url: string, name: string | null): Sighting {
  return {
    url,
    site: 'example',
    name,
    headline: null,
    company: null,
    title: null,
    location: null,
    urls: [url],
    links: [],
    emails: [],
  };
}

export function go(path: string): void {
  history.pushState({}, '', path);
}

export function showPerson(who: string, name = who): void {
  document.body.innerHTML = `<main data-member-id="${who}">${name}</main>`;
}

/** Lets so many frames of the page go by. */
export const frames = async (count: number) => {
  for (let at = 0; at < count; at++) await vi.advanceTimersByTimeAsync(17);
};

/** Begins to watch the document of the test. */
export function start(): void {
  watchPage({
    window,
    siteFor: () => site,
    onGlimpse: ({ name }) => watched.glimpses.push(`${name}`),
    onSighting({ name }, at) {
      watched.events.push(`saw ${name}`);
      watched.anchor = at;
    },
    onLeft(next) {
      watched.events.push('left');
      watched.nexts.push(next);
    },
    onList: ({ id }, beside) => watched.events.push(`${beside ? 'beside' : 'list'} of ${id}`),
    onListLeft: () => watched.events.push('list left'),
    onUnread: (site) => watched.events.push(`unread ${site}`),
    isAlive: () => watched.alive,
    onOrphaned: () => {
      watched.events.push('orphaned');
      watched.abort.abort();
    },
    signal: watched.abort.signal,
  });
}

/** Each test has an empty page of nobody, and clocks of its own. */
export function freshPages(): void {
  beforeEach(() => {
    vi.useFakeTimers({
      toFake: [
        'setTimeout',
        'setInterval',
        'clearTimeout',
        'clearInterval',
        'requestAnimationFrame',
        'cancelAnimationFrame',
        'performance',
      ],
    });
    watched.looks = watched.besides = watched.lookMs = 0;
    watched.events.length = 0;
    watched.glimpses.length = 0;
    watched.nexts.length = 0;
    watched.alive = true;
    watched.abort = new AbortController();
    document.body.innerHTML = '';
    go('/feed/');
  });

  afterEach(() => {
    watched.abort.abort();
    vi.restoreAllMocks();
    vi.useRealTimers();
  });
}
