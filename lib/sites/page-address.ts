// Whether an address found in a document is the page's own. Compares addresses; reads nothing into words.

import { decoded, resolveAddress } from './parts';

/** Query parameters that say where a visitor came from, and nothing of the page. */
const CAMPAIGN = /^(?:utm_\w+|fbclid|gclid|mc_[ce]id|ref|ref_src|trk|source)$/i;

/** Do two addresses open the same page? Scheme, `www.`, a slash at the end, fragment and campaign are no difference. */
export function isSamePage(one: URL, other: URL): boolean {
  return isSameHost(one, other) && pathOf(one) === pathOf(other) && queryOf(one) === queryOf(other);
}

export function isSameHost(one: URL, other: URL): boolean {
  return hostOf(one) === hostOf(other);
}

/** Is it the front door of its host? */
export function isRoot(url: URL): boolean {
  return pathOf(url) === '' && queryOf(url) === '';
}

/**
 * What a document says of its own address: `agrees` where its canonical address or `og:url` is this page, `host` where it
 * only names the site's front door, as pages of one person's site do; `silent` where it says nothing, `foreign` where it is another site's.
 */
export function documentAddress(document: Document, page: URL): 'agrees' | 'host' | 'silent' | 'differs' | 'foreign' {
  const said = [...document.querySelectorAll('link[rel~="canonical"], meta[property="og:url"]')]
    .slice(0, 4)
    .map((element) => resolveAddress(element.getAttribute('href') ?? element.getAttribute('content'), page))
    .filter((url) => url !== null);
  if (said.length === 0) return 'silent';
  if (said.some((url) => !isSameHost(url, page))) return 'foreign';
  // A canonical address leaves out what only sorts or tracks.
  if (said.some((url) => pathOf(url) === pathOf(page) && (url.search === '' || isSamePage(url, page)))) return 'agrees';
  return said.every(isRoot) ? 'host' : 'differs';
}

function hostOf({ host }: URL): string {
  return host.replace(/^www\./, '').replace(/\.(?=$|:)/, '');
}

function pathOf({ pathname }: URL): string {
  return decoded(pathname.replace(/\/(?:index\.(?:html?|php))?$/i, '')).normalize('NFC');
}

function queryOf({ searchParams }: URL): string {
  const told = [...searchParams].filter(([name]) => !CAMPAIGN.test(name)).map((pair) => pair.join('='));
  return told.toSorted().join('&');
}
