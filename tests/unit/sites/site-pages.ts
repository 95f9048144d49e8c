// The saved pages of every site with what each is expected to say, and who else is named on them.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { siteFor } from '@/lib/sites/registry';

const PAGES = join(import.meta.dirname, '../../fixtures/pages');

export interface SavedPage {
  site: string;
  /** `xing/member` */
  name: string;
  html: string;
  url: string;
  expect: { surface: 'profile' | 'list' | 'none'; keys: string[] };
  /** Whom the document shows, where its address names somebody else. */
  shows: string[];
}

export function savedPages(): SavedPage[] {
  return readdirSync(PAGES).flatMap((site) =>
    readdirSync(join(PAGES, site))
      .filter((file) => file.endsWith('.html'))
      .map((file) => {
        const about = JSON.parse(readFileSync(join(PAGES, site, file.replace(/html$/, 'json')), 'utf8'));
        const html = readFileSync(join(PAGES, site, file), 'utf8');
        return { site, name: `${site}/${file.replace(/\.html$/, '')}`, html, shows: [], ...about };
      }),
  );
}

/** The address of somebody who is on none of the site's pages; null where an address names nobody. */
export function strangerOf(site: string): string | null {
  return JSON.parse(readFileSync(join(PAGES, site, 'site.json'), 'utf8')).another;
}

/** Addresses of the site's lists. */
export function listsOf(site: string): string[] {
  return JSON.parse(readFileSync(join(PAGES, site, 'site.json'), 'utf8')).lists;
}

/** A place that names somebody. */
export interface Mention {
  element: Element;
  attribute: string;
  /** In full. */
  address: string;
}

/** Attributes that name people by addresses. */
const NAMING = ['href', 'content', 'action', 'data-act'];

/** Everybody of the site whom an address in the document names, by identity, with all the places. */
export function mentionedIn(document: Document, page: string): Map<string, Mention[]> {
  const { origin } = new URL(page);
  const site = siteFor(page);
  const found = new Map<string, Mention[]>();
  for (const element of document.querySelectorAll(NAMING.map((name) => `[${name}]`).join())) {
    for (const attribute of NAMING) {
      const value = element.getAttribute(attribute) ?? '';
      // Any text can be taken for an address below the page's own.
      if (!/^(?:https?:\/)?\/|^profile\//.test(value) || !URL.canParse(value, origin)) continue;
      const url = new URL(value, origin);
      const identity = siteFor(url)?.id === site?.id ? site?.address(url).identity : null;
      if (identity) found.set(identity, [...(found.get(identity) ?? []), { element, attribute, address: url.href }]);
    }
  }
  return found;
}
