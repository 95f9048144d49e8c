// Lists change without notice: seeded damage to every list of LinkedIn's must never make its reader fall over, list
// somebody by another's name or number, or make a row of a mutual connection. SEED=<n> ROUNDS=1 runs a failure again.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { expect, it } from 'vitest';
import { identify } from '@/lib/identity/identify';
import { LISTS } from '@/lib/sites/registry';
import { damage, randomFrom } from './mutations';

const PAGES = join(import.meta.dirname, '../../fixtures/pages');
const SEED = Number(process.env.SEED ?? 20261122);
const ROUNDS = Number(process.env.ROUNDS ?? 25);

/** Damage that moves one person's landmarks to another is no page's, where a row has no more than those. */
const MOVING = ['moved', 'exchanged', 'textsExchanged'];

/** Mutual connections, authors and the like on the pages that are damaged. */
const NO_ROWS = ['Otto Other', 'Rosa Autre', 'Hal Third', 'Peter Poster', 'Pia Poster', 'Carl Comment'];

interface ListPage {
  name: string;
  site: string;
  url: URL;
  html: string;
  people: { keys: string[]; name: string }[];
}

const lists = ['linkedin', 'recruiter', 'salesnavigator'].flatMap((site) =>
  readdirSync(join(PAGES, site))
    .filter((file) => file.endsWith('.html'))
    .flatMap((file): ListPage[] => {
      const about = JSON.parse(readFileSync(join(PAGES, site, file.replace(/html$/, 'json')), 'utf8'));
      const { people } = about.expect;
      if (!people?.length) return [];
      const html = readFileSync(join(PAGES, site, file), 'utf8');
      return [{ name: `${site}/${file}`, site, url: new URL(about.url), html, people }];
    }),
);

function faultsOf({ site, url, people }: ListPage, document: Document, kind: string): string[] {
  const rows = LISTS.find(({ id }) => id === site)?.rows(document, url) ?? [];
  if (MOVING.includes(kind)) return [];
  return rows.flatMap(({ sighting: { name, urls } }) => {
    const keys = identify({ urls }, 'page').map(({ key }) => key);
    const whose = people.filter((one) => one.keys.some((key) => keys.includes(key)));
    const namesakes = people.filter((one) => one.name === name);
    // A row that contradicted itself may no longer do so: it is nobody's that is listed.
    const isRight =
      whose.length === 0
        ? namesakes.length === 0 && !NO_ROWS.includes(name ?? '')
        : whose.length === 1 &&
          keys.every((key) => whose[0]?.keys.includes(key)) &&
          namesakes.every((one) => whose.includes(one));
    return keys.length > 0 && isRight ? [] : [`${kind}: ${name} is ${keys}`];
  });
}

it.each(lists.map((list) => [list.name, list] as const))(`%s, damaged from seed ${SEED} on`, (_name, list) => {
  const { document } = new JSDOM(list.html).window;
  const tree = document.documentElement;
  expect(faultsOf(list, document, 'nothing')).toEqual([]);
  for (let round = 0; round < ROUNDS; round++) {
    document.documentElement.remove();
    document.append(tree.cloneNode(true));
    const kind = damage(document, randomFrom(SEED + round));
    expect([SEED + round, ...faultsOf(list, document, kind)]).toEqual([SEED + round]);
  }
});
