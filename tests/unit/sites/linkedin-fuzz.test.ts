// Pages change without notice: seeded damage to every fixture must never make the reader fall over or name somebody
// the page is not about. The seed of a failure is in its message; SEED=<n> runs it again,
// ROUNDS=<n> looks longer.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { identify } from '@/lib/identity/identify';
import { linkedin } from '@/lib/sites/linkedin.site';
import { readDocument } from '@/lib/sites/read-document';

const PAGES = join(import.meta.dirname, '../../fixtures/pages/linkedin');
const SEED = Number(process.env.SEED ?? 20261121);
const ROUNDS = Number(process.env.ROUNDS ?? 3);

type Random = (below: number) => number;

function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** One piece of damage. Only what a redesign, a half-drawn page or a split parser tree does: values are not invented. */
const DAMAGE: ((element: Element, other: Element, random: Random) => void)[] = [
  (element, _other, random) => {
    const { name } = element.attributes[random(Math.max(1, element.attributes.length))] ?? {};
    if (name !== undefined) element.removeAttribute(name);
  },
  (element, _other, random) => {
    const attribute = element.attributes[random(Math.max(1, element.attributes.length))];
    if (attribute === undefined) return;
    element.setAttribute('data-renamed', attribute.value);
    element.removeAttribute(attribute.name);
  },
  (element) => element.remove(),
  (element) => element.replaceWith(...element.childNodes),
  (element) => element.after(element.cloneNode(true)),
  (element) => element.replaceChildren(),
  (element, other) => {
    if (element.contains(other) || other.contains(element)) return;
    const mark = element.ownerDocument.createElement('i');
    element.replaceWith(mark);
    other.replaceWith(element);
    mark.replaceWith(other);
  },
  (element) => {
    const renamed = element.ownerDocument.createElement('span');
    for (const { name, value } of element.attributes) renamed.setAttribute(name, value);
    renamed.append(...element.childNodes);
    element.replaceWith(renamed);
  },
];

const cases = readdirSync(PAGES)
  .filter((file) => file.endsWith('.html'))
  .map((file) => ({
    file,
    html: readFileSync(join(PAGES, file), 'utf8'),
    about: JSON.parse(readFileSync(join(PAGES, file.replace(/html$/, 'json')), 'utf8')),
  }));

describe('damaged pages', () => {
  it.each(cases.map(({ file }, index) => [file, index] as const))(`%s, seed ${SEED}`, (file, index) => {
    const page = cases[index];
    if (page === undefined) throw new Error(file);
    const own = new Set<string>([
      ...page.about.expect.keys,
      ...(page.about.shows ?? []),
      ...identify({ urls: [page.about.url] }, 'page').map(({ key }) => key),
    ]);
    for (let round = 0; round < ROUNDS; round += 1) {
      const seed = SEED + round * 1000 + index;
      const random = randomFrom(seed);
      const { window } = new JSDOM(page.html);
      const { document } = window;
      for (let hits = 1 + random(4); hits > 0; hits -= 1) {
        const elements = document.querySelectorAll('body *, head meta, head link');
        const element = elements[random(Math.max(1, elements.length))];
        const other = elements[random(Math.max(1, elements.length))];
        const damage = DAMAGE[random(DAMAGE.length)];
        if (element !== undefined && other !== undefined) damage?.(element, other, random);
      }
      const where = `${file}, SEED=${seed - index} ROUNDS=1`;
      linkedin.look(document, new URL(page.about.url)).read();
      for (const { urls } of readDocument(document, page.about.url, [linkedin]).sightings) {
        const named = identify({ urls }, 'page').map(({ key }) => key);
        expect(
          named.filter((key) => !own.has(key)),
          where,
        ).toEqual([]);
      }
      for (const stranger of ['someone-else-000', 'otto-other', 'rosa-autre', 'kim-third']) {
        const address = `https://www.linkedin.com/in/${stranger}/`;
        if (own.has(`linkedin:vanity:${stranger}`)) continue;
        expect(readDocument(document, address, [linkedin]).sightings, `${where}, as ${stranger}`).toEqual([]);
      }
      window.close();
    }
  });
});
