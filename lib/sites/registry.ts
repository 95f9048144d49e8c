// The list of sites. One line a site; permissions, page scripts and tests follow from it. Also read by the build, so
// nothing here may touch a document while it loads.

import { behance } from './behance.site';
import { bluesky } from './bluesky.site';
import { crunchbase } from './crunchbase.site';
import { devto } from './devto.site';
import { dribbble } from './dribbble.site';
import { facebook } from './facebook.site';
import { githubList } from './github.list';
import { github } from './github.site';
import { gitlab } from './gitlab.site';
import { huggingface } from './huggingface.site';
import { indeed } from './indeed.site';
import { kaggle } from './kaggle.site';
import { linkedinList } from './linkedin.list';
import { linkedin } from './linkedin.site';
import type { ListReader } from './list';
import { mastodon } from './mastodon.site';
import { medium } from './medium.site';
import { orcid } from './orcid.site';
import { claimedBy } from './read-document';
import { recruiterList } from './recruiter.list';
import { recruiter } from './recruiter.site';
import { researchgate } from './researchgate.site';
import { salesnavigatorList } from './salesnavigator.list';
import { salesnavigator } from './salesnavigator.site';
import { scholar } from './scholar.site';
import type { Site } from './site';
import { stackoverflowList } from './stackoverflow.list';
import { stackoverflow } from './stackoverflow.site';
import { wellfound } from './wellfound.site';
import { x } from './x.site';
import { xing } from './xing.site';

export const SITES: readonly Site[] = [
  linkedin,
  recruiter,
  salesnavigator,
  behance,
  bluesky,
  crunchbase,
  devto,
  dribbble,
  facebook,
  github,
  gitlab,
  huggingface,
  indeed,
  kaggle,
  mastodon,
  medium,
  orcid,
  researchgate,
  scholar,
  stackoverflow,
  wellfound,
  x,
  xing,
];

/** Sites whose lists are read. */
export const LISTS: readonly ListReader[] = [
  linkedinList,
  githubList,
  recruiterList,
  salesnavigatorList,
  stackoverflowList,
];

/** The site that reads an address, if any. */
export function siteFor(address: string | URL): Site | null {
  try {
    return claimedBy(SITES, typeof address === 'string' ? new URL(address) : address);
  } catch {
    return null;
  }
}

/** The file that holds the reader of an address; null for an address no site reads. */
export function readerOf(address: string): string | null {
  const site = siteFor(address);
  return site && `sites/${site.id}.js`;
}

/** Sites that are read from the install on; the others when their user switches them on. */
export const ALWAYS: readonly string[] = ['linkedin', 'recruiter', 'salesnavigator'];

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

/** What the background is told of each site: it registers their scripts, and never reads a page itself. */
export function builtInSites() {
  return SITES.map((site) => {
    const { matches, exclude_matches: excludeMatches, js, all_frames: allFrames } = pageScriptOf(site);
    const script = { matches, ...(excludeMatches && { excludeMatches }), js, allFrames };
    return { id: site.id, name: site.name, isAlways: ALWAYS.includes(site.id), script };
  });
}
