// What the reader makes of a saved page: `read-page --url <page url> <file.html>`. Prints one JSON object, nothing else.

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { JSDOM } from 'jsdom';
import { identify } from '@/lib/identity/identify';
import { readDocument } from '@/lib/sites/read-document';
import { SITES } from '@/lib/sites/registry';

const { values, positionals } = parseArgs({ options: { url: { type: 'string' } }, allowPositionals: true });
const [file] = positionals;
if (values.url === undefined || file === undefined) {
  process.stderr.write('usage: read-page --url <page url> <file.html>\n');
  process.exit(2);
}

// The file is data: no script of it runs and nothing it refers to is loaded.
const { window } = new JSDOM(readFileSync(file, 'utf8'));
const { site, surface, sightings } = readDocument(window.document, values.url, SITES);
const answer = {
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
process.stdout.write(`${JSON.stringify(answer)}\n`);
