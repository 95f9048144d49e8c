// What holds for every pack that is shipped, as for every site: fixtures that it alone claims, a reading that is right under
// the page's own address and silent under a list's, and nothing written.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { identify } from '@/lib/identity/identify';
import type { Sighting } from '@/lib/model/sighting';
import { shippedPacks } from '@/lib/packs/shipped';
import { packSite } from '@/lib/sites/pack-site';
import { claims, readDocument } from '@/lib/sites/read-document';
import { SITES } from '@/lib/sites/registry';
import { damage, randomFrom } from '@/tests/unit/sites/mutations';

/** Each page is damaged this many times, in one to four steps. */
const ROUNDS = 60;

const FOLDER = join(import.meta.dirname, '../fixtures/packs');
const SHIPPED = shippedPacks();
const PACKS = SHIPPED.map(packSite);

interface Page {
  url: string;
  expect: { surface: 'profile' | 'none'; keys: string[] } & Partial<Sighting>;
}

const json = <T>(...path: string[]) => JSON.parse(readFileSync(join(FOLDER, ...path), 'utf8')) as T;

const pages = readdirSync(FOLDER).flatMap((site) =>
  readdirSync(join(FOLDER, site))
    .filter((file) => file.endsWith('.html'))
    .map((file) => {
      const html = readFileSync(join(FOLDER, site, file), 'utf8');
      return { site, name: `${site}/${file}`, html, ...json<Page>(site, file.replace(/html$/, 'json')) };
    }),
);

describe('the packs that are shipped', () => {
  it('have a person, a page of nobody and a trap each', () => {
    expect(readdirSync(FOLDER)).toEqual(SHIPPED.map(({ id }) => id));
    for (const { id } of SHIPPED) {
      const surfaces = pages.filter(({ site }) => site === id).map(({ expect: { surface } }) => surface);
      expect(surfaces.filter((surface) => surface === 'profile').length, id).toBeGreaterThan(0);
      expect(surfaces.filter((surface) => surface === 'none').length, id).toBeGreaterThan(1);
    }
  });

  it('share no host with each other or with a reader of ours', () => {
    const all = [...SITES, ...PACKS];
    for (const { url, site, name } of pages) {
      expect(
        all.filter((one) => claims(one, new URL(url))).map(({ id }) => id),
        name,
      ).toEqual([site]);
    }
  });
});

describe.each(pages.map((page) => [page.name, page] as const))('%s', (_name, page) => {
  const { document } = new JSDOM(page.html).window;

  it('under its own address', () => {
    const { surface, keys, ...fields } = page.expect;
    const reading = readDocument(document, page.url, PACKS);
    expect(reading.surface).toBe(surface);
    expect(reading.sightings).toHaveLength(surface === 'profile' ? 1 : 0);
    const [sighting] = reading.sightings;
    if (!sighting) return;
    expect(identify({ urls: sighting.urls }, 'page').map(({ key }) => key)).toEqual(keys);
    expect(sighting).toMatchObject({ ...fields, url: page.url, site: page.site });
  });

  it('under a list address', () => {
    for (const address of json<{ lists: string[] }>(page.site, 'site.json').lists) {
      expect(readDocument(document, address, PACKS), address).toMatchObject({ surface: 'none', sightings: [] });
    }
  });

  it('damaged in any way it is nobody, or who it was', () => {
    const tree = document.documentElement;
    // Whoever else is on these pages is in somebody else's row, or outside of the card.
    const own = ['linkedin:vanity:mara-example', 'github:mara-example', 'email:mara@mail.example'];
    let rounds = 0;
    for (let seed = 0; seed < ROUNDS; seed++) {
      document.documentElement?.remove();
      document.append(tree.cloneNode(true));
      const random = randomFrom(seed);
      const kinds = Array.from({ length: 1 + (seed % 4) }, () => damage(document, random));
      // What puts one person's link where another's would stand makes a page of that other.
      if (kinds.some((kind) => kind === 'moved' || kind === 'exchanged')) continue;
      const { sightings } = readDocument(document, page.url, PACKS);
      const keys = sightings.flatMap(({ urls, emails }) => identify({ urls, emails }, 'page').map(({ key }) => key));
      expect([seed, kinds, keys.filter((key) => !own.includes(key))]).toEqual([seed, kinds, []]);
      rounds += 1;
    }
    document.documentElement?.remove();
    document.append(tree);
    expect(rounds).toBeGreaterThan(ROUNDS / 3);
  });

  it('is left as it was', () => {
    const before = document.documentElement.outerHTML;
    readDocument(document, page.url, PACKS);
    expect(document.documentElement.outerHTML).toBe(before);
  });
});
