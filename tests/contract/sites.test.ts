// What holds for every site: one file and one line each, fixtures that exactly one site claims, a reading that changes
// nothing, and three runs of every page: under its own address, another person's, and a list's.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { identify } from '@/lib/identity/identify';
import type { Reading, Sighting } from '@/lib/model/sighting';
import { claims, readDocument } from '@/lib/sites/read-document';
import { LISTS, pageScriptOf, pageScripts, SITES, siteFor } from '@/lib/sites/registry';
import type { Site } from '@/lib/sites/site';

const ROOT = join(import.meta.dirname, '../..');
const OWN_PAGES = join(ROOT, 'tests/fixtures/pages');
/** A collection of larger pages that may lie beside the project. */
const MORE_PAGES = join(ROOT, '../shared/pages');

interface Page {
  site: string;
  name: string;
  html: string;
  url: string;
  nestedAnchors: number;
  /** Whom the document shows, where its address names somebody else. */
  shows: string[];
  /** How many a page that is no list holds in one, beneath what it shows. */
  listed: number;
  expect: { surface: Reading['surface']; keys: string[]; rows?: number; people?: Expected[] } & Record<string, unknown>;
}

/** One person of a list: exact keys, and what else is said. */
type Expected = { keys: string[] } & Partial<Sighting>;

/** Addresses under which none of a site's pages is anybody's, from its fixtures' `site.json`. */
interface Elsewhere {
  /** Of somebody who is on none of them; null where an address names nobody. */
  another: string | null;
  /** Of pages that are no person's. */
  lists: string[];
}

function elsewhere(site: string): Elsewhere {
  return JSON.parse(readFileSync(join(OWN_PAGES, site, 'site.json'), 'utf8')) as Elsewhere;
}

function pagesIn(folder: string): Page[] {
  if (!existsSync(folder)) return [];
  return SITES.flatMap(({ id }) => {
    const files = existsSync(join(folder, id)) ? readdirSync(join(folder, id)) : [];
    return files
      .filter((file) => file.endsWith('.html'))
      .map((file) => {
        const about = JSON.parse(readFileSync(join(folder, id, file.replace(/html$/, 'json')), 'utf8'));
        const html = readFileSync(join(folder, id, file), 'utf8');
        return { site: id, name: `${id}/${file}`, html, nestedAnchors: 0, shows: [], listed: 0, ...about };
      });
  });
}

const ownPages = pagesIn(OWN_PAGES);
const pages = [...ownPages, ...pagesIn(MORE_PAGES)];

/** The two trees a page can have: as an HTML parser builds it, and as scripts left it, with links inside links. */
function treesOf(page: Page): [string, Document][] {
  const parsed = new JSDOM(page.html).window.document;
  return page.nestedAnchors > 0
    ? [
        ['parsed', parsed],
        ['live', liveTree(page.html)],
      ]
    : [['parsed', parsed]];
}

/** A parser moves a link out of a link, but not an unknown element: parse with those, then build the tree by hand. */
function liveTree(html: string): Document {
  const source = new JSDOM(html.replace(/<(\/?)a(?=[\s>])/g, '<$1x-link')).window.document;
  const target = new JSDOM('').window.document;
  const copy = (from: Node, to: Node) => {
    for (const child of from.childNodes) {
      if (child.nodeType === 3) to.appendChild(target.createTextNode(child.nodeValue ?? ''));
      if (child.nodeType !== 1) continue;
      const element = child as Element;
      const made =
        element.localName === 'x-link'
          ? target.createElement('a')
          : target.createElementNS(element.namespaceURI, element.localName);
      for (const { name, value } of element.attributes) setAttribute(made, name, value);
      to.appendChild(made);
      copy(element, made);
    }
  };
  target.head.replaceChildren();
  copy(source.head, target.head);
  copy(source.body, target.body);
  for (const { name, value } of source.body.attributes) setAttribute(target.body, name, value);
  return target;
}

function setAttribute(element: Element, name: string, value: string): void {
  // A parser takes names that the interface refuses.
  if (/^[A-Za-z_][\w:.-]*$/.test(name)) element.setAttribute(name, value);
}

const keysIn = ({ urls }: Pick<Sighting, 'urls'>) => identify({ urls }, 'page').map(({ key }) => key);
const keysOf = (reading: Reading) => reading.sightings.flatMap(keysIn);

describe('the list of sites', () => {
  const files = readdirSync(join(ROOT, 'lib/sites')).filter((file) => file.endsWith('.site.ts'));

  it('has a line for every file and a file for every line', () => {
    expect(SITES.map(({ id }) => `${id}.site.ts`).toSorted()).toEqual(files.toSorted());
    expect(new Set(SITES.map(({ id }) => id)).size).toBe(SITES.length);
  });

  it('has fixtures for every site, each with its description, and none besides', () => {
    expect(readdirSync(OWN_PAGES).toSorted()).toEqual(SITES.map(({ id }) => id).toSorted());
    for (const { id } of SITES) {
      const names = readdirSync(join(OWN_PAGES, id)).filter((name) => name !== 'site.json');
      const cases = new Set(names.map((name) => name.replace(/\.(?:html|json)$/, '')));
      expect(names.toSorted()).toEqual([...cases].flatMap((name) => [`${name}.html`, `${name}.json`]).toSorted());
      expect(elsewhere(id).lists.length, id).toBeGreaterThan(0);
      const own = ownPages.filter(({ site }) => site === id);
      expect(own.length, id).toBeGreaterThanOrEqual(3);
      const surfaces = own.map(({ expect: { surface } }) => surface);
      expect(surfaces, id).toEqual(expect.arrayContaining(['profile', 'none']));
    }
  });

  it('gives every page to exactly one site, its own', () => {
    expect(ownPages.length).toBeGreaterThan(30);
    for (const { url, site, name } of pages) {
      const claimants = SITES.filter((candidate) => claims(candidate, new URL(url)));
      // Software that anybody may run has no hosts of its own, and comes after those that do.
      const anywhere = SITES.some(({ id, matches }) => id === site && matches.length === 0);
      expect(
        claimants.map(({ id }) => id),
        name,
      ).toEqual(anywhere ? [] : [site]);
      expect(siteFor(url)?.id, name).toBe(site);
    }
  });

  it('runs its own reader on every site, and from the install on LinkedIn alone', () => {
    for (const site of SITES) {
      expect(pageScriptOf(site)).toEqual({
        matches: [...site.matches],
        ...(site.except && { exclude_matches: [...site.except] }),
        js: [`sites/${site.id}.js`, 'page.js'],
        run_at: 'document_end',
        all_frames: site.allFrames,
      });
    }
    expect(pageScripts().map(({ js: [reader], matches }) => [reader, ...matches])).toEqual([
      ['sites/linkedin.js', 'https://*.linkedin.com/*'],
      ['sites/recruiter.js', 'https://www.linkedin.com/talent/*'],
      ['sites/salesnavigator.js', 'https://www.linkedin.com/sales/*'],
    ]);
    const [members, ...applications] = pageScripts();
    expect(members?.exclude_matches).toEqual(applications.flatMap(({ matches }) => matches));
    expect(pageScripts().map(({ all_frames }) => all_frames)).toEqual([true, false, false]);
  });

  it.each([
    'https://linkedin.com.evil.example/in/mara-example',
    'https://notlinkedin.com/in/mara-example',
    'http://www.linkedin.com/in/mara-example',
    'https://example.com/',
    'chrome://extensions',
    'no address',
  ])('claims no foreign address: %s', (url) => {
    expect(siteFor(url)).toBeNull();
    const { document } = new JSDOM('').window;
    expect(readDocument(document, url, SITES)).toEqual({ site: '', surface: 'none', sightings: [] });
  });
});

describe.each(pages.map((page) => [page.name, page] as const))('%s', (_name, page) => {
  const trees = treesOf(page);

  it.each(trees)('under its own address, %s', (_tree, document) => {
    const reading = readDocument(document, page.url, SITES);
    const { surface, keys, rows: _rows, people: _people, website = null, ...fields } = page.expect;
    expect(reading.surface).toBe(surface);
    if (surface === 'list') return;
    expect(keysOf(reading)).toEqual(keys);
    expect(reading.sightings).toHaveLength(surface === 'profile' ? 1 : 0);
    const [sighting] = reading.sightings;
    if (sighting === undefined) return;
    expect(sighting).toMatchObject(fields);
    if (website !== null) expect(sighting.links).toContain(website);
    expect(sighting).toMatchObject({ url: page.url, site: page.site });
    for (const value of Object.values(sighting)) expect(value).not.toBe('');
  });

  it.each(trees)('as the list it is, or holds: %s', (_tree, document) => {
    const { rows, people, surface } = page.expect;
    const list = LISTS.find(({ id }) => id === page.site);
    if (rows === undefined || list === undefined) return;
    const found = list.rows(document, new URL(page.url));
    expect(found).toHaveLength(rows);
    const sightings = found.map(({ sighting }) => sighting);
    if (people !== undefined) {
      expect(sightings.map((sighting) => ({ ...sighting, keys: keysIn(sighting) }))).toMatchObject(people);
      // No key may be there that is not expected.
      expect(sightings.map(keysIn)).toEqual(people.map(({ keys }) => keys));
    }
    const keys = sightings.flatMap(keysIn);
    expect(keys.length).toBe(new Set(keys).size);
    for (const [index, { element, anchor, sighting }] of found.entries()) {
      expect(sighting).toMatchObject({ url: page.url, site: page.site });
      expect(element.contains(anchor)).toBe(true);
      expect(found.some((other, at) => at !== index && other.element.contains(element))).toBe(false);
    }
    const read = readDocument(document, page.url, SITES, LISTS);
    if (surface === 'list') expect(read).toEqual({ site: page.site, surface, sightings });
  });

  it.each(trees)("under another person's address, %s", (_tree, document) => {
    const { another } = elsewhere(page.site);
    if (another === null) return;
    expect(readDocument(document, another, SITES)).toMatchObject({ surface: 'none', sightings: [] });
  });

  it.each(trees)('under a list address, %s', (_tree, document) => {
    for (const address of elsewhere(page.site).lists) {
      expect(readDocument(document, address, SITES).sightings).toEqual([]);
      // A list's rows are its own: of a page that holds another list, or none, there are no rows.
      if (page.expect.surface === 'list') continue;
      const { surface, sightings } = readDocument(document, address, SITES, LISTS);
      expect(sightings).toHaveLength(surface === 'list' ? page.listed : 0);
    }
  });

  it.each(trees)('under the address of everybody else it links to, %s', (_tree, document) => {
    const links = [...document.querySelectorAll('a[href*="/in/"]')].map((link) => link.getAttribute('href') ?? '');
    const others = new Set(
      links
        .map((href) => identify({ urls: [new URL(href, 'https://www.linkedin.com').href] }, 'page')[0]?.key ?? '')
        .filter(
          (key) => key.startsWith('linkedin:vanity:') && !page.expect.keys.includes(key) && !page.shows.includes(key),
        ),
    );
    for (const key of others) {
      const address = `https://www.linkedin.com/in/${encodeURIComponent(key.slice('linkedin:vanity:'.length))}/`;
      expect([key, readDocument(document, address, SITES).sightings]).toEqual([key, []]);
    }
  });

  it.each(trees)('is left as it was, %s', (_tree, document) => {
    expect(changesMadeBy(document, page.url, SITES)).toEqual([]);
  });
});

/** What reading a page changes in it: by its serialisation, and by what an observer of the whole tree sees. */
function changesMadeBy(document: Document, url: string, sites: readonly Site[]): string[] {
  const { MutationObserver } = new JSDOM('').window;
  const Observer = document.defaultView?.MutationObserver ?? MutationObserver;
  const observer = new Observer(() => undefined);
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  const before = document.documentElement.outerHTML;
  readDocument(document, url, sites, LISTS);
  for (const list of LISTS) list.rows(document, new URL(url));
  for (const site of sites) {
    site.look(document, new URL(url)).read();
  }
  const seen = observer.takeRecords().map(({ type }) => type as string);
  observer.disconnect();
  return before === document.documentElement.outerHTML ? seen : [...seen, 'serialisation'];
}

describe('the check that reading changes nothing', () => {
  const [linkedin] = SITES;
  const plant = (write: (document: Document) => void): Site[] => [
    {
      ...(linkedin as Site),
      look: (document) => ({
        proof: [],
        anchor: null,
        read() {
          write(document);
          return [];
        },
      }),
    },
  ];

  it.each([
    [
      'an attribute',
      (document: Document) => document.body.setAttribute('data-seen', '1'),
      ['attributes', 'serialisation'],
    ],
    [
      'a node that is gone again',
      (document: Document) => document.body.appendChild(document.createElement('i')).remove(),
      ['childList', 'childList'],
    ],
  ])('sees %s', (_what, write, found) => {
    const { document } = new JSDOM('<main></main>').window;
    expect(changesMadeBy(document, 'https://www.linkedin.com/in/mara-example/', plant(write))).toEqual(found);
  });
});
