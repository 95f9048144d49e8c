// The list of sites. One line a site; permissions, page scripts and tests follow from it. Also read by the build, so
// nothing here may touch a document while it loads.

import { linkedin } from './linkedin.site';
import type { ListReader } from './list';
import { claimedBy } from './read-document';
import type { Site } from './site';

export const SITES: readonly Site[] = [linkedin];

/** Sites whose lists are read. */
export const LISTS: readonly ListReader[] = [];

/** The site that reads an address, if any. */
export function siteFor(address: string | URL): Site | null {
  try {
    return claimedBy(SITES, typeof address === 'string' ? new URL(address) : address);
  } catch {
    return null;
  }
}

/** Sites that are read from the install on; the others when their user switches them on. */
export const ALWAYS: readonly string[] = ['linkedin'];

export interface PageScript {
  matches: string[];
  exclude_matches?: string[];
  js: string[];
  run_at: 'document_end';
  all_frames: boolean;
}

/** What the browser runs on a site's pages: its own reader first, then what is the same everywhere. */
export function pageScriptOf({ id, matches, except, allFrames }: Site): PageScript {
  return {
    matches: [...matches],
    ...(except && { exclude_matches: [...except] }),
    js: [`sites/${id}.js`, 'page.js'],
    run_at: 'document_end',
    all_frames: allFrames,
  };
}

/** The manifest's `content_scripts`. */
export function pageScripts(): PageScript[] {
  return SITES.filter(({ id }) => ALWAYS.includes(id)).map(pageScriptOf);
}
