// What the reader makes of a saved page: `read-page --url <page url> <file.html>`. Prints one JSON object, nothing else.

import { identify } from '@/lib/identity/identify';
import { shippedPacks } from '@/lib/packs/shipped';
import { anyReading, siteReading } from '@/lib/sites/any-page';
import { packSite } from '@/lib/sites/pack-site';
import { LISTS, SITES } from '@/lib/sites/registry';
import { end, readCommandLine, readTextFile } from './command-line';
import { isDeeperThan } from './html-depth';

/** Sites, and tools that come as packs. */
const READERS = [...SITES, ...shippedPacks().map(packSite)];

/** Chromium nests no more than 512 deep when it parses; jsdom needs half a second for this and hours for a hundred times it. */
const DEEPEST = 2_000;

const { values, file, refuse } = readCommandLine({
  usage: 'read-page --url <page url> <file.html>',
  options: { url: { type: 'string' } },
  file: true,
});
const url = values.url ?? refuse("Option '--url <page url>' is missing");

const cannot = (error: string) => end({ site: '', surface: 'none', sightings: [], error }, 1);
const page = readTextFile(file);
if ('error' in page) cannot(page.error);
else if (isDeeperThan(page.text, DEEPEST)) cannot(`nested-too-deeply: more than ${DEEPEST} elements in each other`);
else process.stdout.write(`${JSON.stringify(await read(page.text, url))}\n`);

async function read(html: string, address: string): Promise<object> {
  // Takes longer to load than all the rest: not for a mistake in the words.
  const { JSDOM } = await import('jsdom');
  // The file is data: no script of it runs and nothing it refers to is loaded.
  const { window } = new JSDOM(html);
  const { site, surface, sightings } =
    siteReading(window.document, address, READERS, LISTS) ?? anyReading(window.document, address);
  return {
    site,
    surface,
    sightings: sightings.map(({ name, headline, company, title, location, urls, links, emails }) => ({
      name,
      headline,
      company,
      title,
      location,
      urls: [...urls, ...links],
      emails,
      keys: identify({ urls }, 'page').map(({ key }) => key),
    })),
  };
}
