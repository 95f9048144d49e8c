// What a page of no known site may say of a person: each fixture under its own address, under another's, and the larger
// pages that may lie beside the project. Whoever is not named for certain is nobody.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { describe, expect, it, vi } from 'vitest';
import { identify } from '@/lib/identity/identify';
import type { Sighting } from '@/lib/model/sighting';
import { anyReading, readAnyPage } from '@/lib/sites/any-page';
import { siteFor } from '@/lib/sites/registry';
import { damage, randomFrom } from '@/tests/unit/sites/mutations';

const ROOT = join(import.meta.dirname, '../..');
const OWN_PAGES = join(ROOT, 'tests/fixtures/any-page');
/** A collection of larger pages that may lie beside the project. */
const MORE_PAGES = join(ROOT, '../shared/pages');

interface AnyPage {
  html: string;
  url: string;
  /** Under this address the document says nobody. */
  another?: string;
  trap?: number;
  expect: { people: (Partial<Sighting> & { keys: string[] })[] };
}

const readPage = (folder: string, file: string) => ({
  ...JSON.parse(readFileSync(join(folder, file.replace(/html$/, 'json')), 'utf8')),
  html: readFileSync(join(folder, file), 'utf8'),
});
const htmlIn = (folder: string) =>
  existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.html')) : [];

const pages = htmlIn(OWN_PAGES).map((file) => [file, readPage(OWN_PAGES, file) as AnyPage] as const);
const documentOf = (html: string) => new JSDOM(html).window.document;
const keysOf = ({ urls }: Sighting) => identify({ urls }, 'page').map(({ key }) => key);

describe.each(pages)('%s', (_file, page) => {
  it('names whom its page is about, and nobody else', () => {
    const people = readAnyPage(documentOf(page.html), page.url);
    expect(people.map((person) => ({ name: person.name, keys: keysOf(person) }))).toEqual(
      page.expect.people.map(({ name, keys }) => ({ name, keys })),
    );
    for (const [i, { keys: _keys, ...fields }] of page.expect.people.entries()) {
      expect(people[i]).toMatchObject({ ...fields, site: 'any', url: page.url });
    }
    for (const value of people.flatMap((person) => Object.values(person))) expect(value).not.toBe('');
  });

  it('names nobody under another address', () => {
    if (page.another === undefined) return;
    expect(readAnyPage(documentOf(page.html), page.another)).toEqual([]);
  });

  it('changes nothing', () => {
    const document = documentOf(page.html);
    const before = document.documentElement.outerHTML;
    readAnyPage(document, page.url);
    expect(document.documentElement.outerHTML).toBe(before);
  });
});

it('has a fixture of every trap, and for each a page that is somebody’s', () => {
  for (const trap of [41, 42, 43]) {
    const expected = pages.filter(([, page]) => page.trap === trap).map(([, page]) => page.expect.people.length);
    expect(expected, String(trap)).toEqual(expect.arrayContaining([0, 1]));
  }
});

it('leaves a page of several people to its user', () => {
  const { html, url } = readPage(OWN_PAGES, 'two-owners.html') as AnyPage;
  expect(anyReading(documentOf(html), url)).toEqual({ site: 'any', surface: 'none', sightings: [] });
});

it.each(['', 'no address', 'chrome://extensions', 'file:///tmp/mara.html'])('reads nothing at %s', (address) => {
  expect(readAnyPage(documentOf('<a rel="me" href="https://github.com/mara-example">'), address)).toEqual([]);
});

it('survives data of every wrong kind', () => {
  for (const odd of [null, 7, '', [], {}, [[]], [null], true, { '@id': 7 }, 'not an address']) {
    const person = Object.fromEntries(
      ['name', 'url', 'sameAs', 'jobTitle', 'worksFor', 'address', 'email', 'alternateName', 'mainEntityOfPage'].map(
        (field) => [field, odd],
      ),
    );
    const data = [
      { '@type': 'Person', ...person },
      { '@type': 'ProfilePage', url: odd, mainEntity: { '@type': 'Person', ...person } },
      { '@type': odd, mainEntity: odd },
    ];
    const script = `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
    expect(() => readAnyPage(documentOf(script), 'https://mara.example/')).not.toThrow();
  }
});

it('looks at no more than a bounded number of cards and links, however many there are', () => {
  const card = '<a class="h-card" rel="me" href="https://github.com/mara-example">Mara</a>';
  const looks = [1_000, 4_000].map((count) => {
    const { window } = new JSDOM(`<body>${card.repeat(count)}`);
    const calls = ['closest', 'matches', 'getAttribute', 'contains', 'querySelector'].map((name) =>
      vi.spyOn(
        (window as unknown as Window & typeof globalThis).Element.prototype as unknown as Record<string, () => unknown>,
        name,
      ),
    );
    readAnyPage(window.document, 'https://mara.example/');
    return calls.reduce((sum, { mock }) => sum + mock.calls.length, 0);
  });
  expect(looks[0]).toBeGreaterThan(100);
  expect(looks[1]).toBe(looks[0]);
});

/** Those of the larger pages that are no site's. */
const FOREIGN = ['article', 'personal', 'instagram'];

describe.each(
  FOREIGN.flatMap((folder) => htmlIn(join(MORE_PAGES, folder)).map((file) => [`${folder}/${file}`] as const)),
)('%s', (path) => {
  const page = readPage(MORE_PAGES, path);
  const document = documentOf(page.html);

  it('is as expected under its own address', () => {
    expect(siteFor(page.url)).toBeNull();
    const { surface, sightings } = anyReading(document, page.url);
    expect(surface).toBe(page.expect.surface);
    expect(sightings.flatMap(keysOf)).toEqual(page.expect.keys);
    if ('name' in page.expect) expect(sightings[0]?.name).toBe(page.expect.name);
  });

  it('is nobody under the address of somebody else, and of a list', () => {
    const list = new URL('/search/results/people/?keywords=x', page.url).href;
    for (const address of ['https://someone-else.example/', 'https://www.linkedin.com/feed/', list]) {
      expect(readAnyPage(document, address)).toEqual([]);
    }
  });
});

describe('damaged pages', () => {
  const SEED = Number(process.env.SEED ?? 20261122);
  const ROUNDS = Number(process.env.ROUNDS ?? 25);

  /** A second account is all that tells a project's from the person's. */
  const UNSETTLED = 'rel-me-two-accounts.html';

  const somebodys = pages.filter(([file, page]) => page.expect.people.length > 0 && file !== UNSETTLED);

  it.each(somebodys)('%s names nobody else by any identifier', (_file, page) => {
    const own = page.expect.people.flatMap(({ keys }) => keys);
    for (let round = 0; round < ROUNDS; round++) {
      const document = documentOf(page.html);
      const random = randomFrom(SEED + round);
      const steps = Array.from({ length: 1 + random(4) }, () => damage(document, random));
      const strangers = readAnyPage(document, page.url)
        .flatMap(keysOf)
        .filter((key) => !own.includes(key));
      expect(strangers, `SEED=${SEED + round} ROUNDS=1: ${steps.join(', ')}`).toEqual([]);
    }
  });
});
