// Run once in a page whose user asked about it, after the reader of its site if one reads it. What it gives back goes to
// the background; nothing is drawn, nothing stays.

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { ANY, readAnyPage, siteReading } from '@/lib/sites/any-page';
import type { Site } from '@/lib/sites/site';

const ours = globalThis as typeof globalThis & {
  /** Put there by the script of the site, which runs before this one. */
  inAtsSites?: Site[];
};

const LONGEST_SELECTION = 20_000;

export default defineUnlistedScript(() => {
  const { href: url } = location;
  const reading = siteReading(document, url, ours.inAtsSites ?? []);
  const people = reading?.sightings.map((sighting) => ({ ...sighting, site: ANY })) ?? readAnyPage(document, url);
  return { url, selection: String(getSelection() ?? '').slice(0, LONGEST_SELECTION), people };
});
