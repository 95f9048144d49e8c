// The list of sites. One line a site; permissions, page scripts and tests follow from it. Also read by the build, so
// nothing here may touch a document while it loads.

import { linkedin } from './linkedin.site';
import { claims } from './read-document';
import type { Site } from './site';

export const SITES: readonly Site[] = [linkedin];

/** The site that reads an address, if any. */
export function siteFor(address: string | URL): Site | null {
  try {
    const url = typeof address === 'string' ? new URL(address) : address;
    return SITES.find((site) => claims(site, url)) ?? null;
  } catch {
    return null;
  }
}

/** The manifest's `content_scripts`: one plain script a site, in every frame where the site keeps screens in frames. */
export function pageScripts(): { matches: string[]; js: string[]; run_at: 'document_end'; all_frames: boolean }[] {
  return SITES.map((site) => ({
    matches: [...site.matches],
    js: ['sites.js'],
    run_at: 'document_end',
    all_frames: site.allFrames,
  }));
}
