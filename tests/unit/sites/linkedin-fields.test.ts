// What the LinkedIn reader makes of cards that say more than the fixtures do: signs, copies, boxes and words beside the name.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { linkedin } from '@/lib/sites/linkedin.site';
import { readDocument } from '@/lib/sites/read-document';

const PAGES = join(import.meta.dirname, '../../fixtures/pages/linkedin');

/** A fixture's card, its name, and what the fixture says of whom it shows. */
function open(page: string) {
  const { document } = new JSDOM(readFileSync(join(PAGES, `${page}.html`), 'utf8')).window;
  const { url, expect: said } = JSON.parse(readFileSync(join(PAGES, `${page}.json`), 'utf8'));
  const card = document.querySelector(
    'section[componentkey$="Topcard"], section[id$="Topcard"], section[data-member-id]',
  );
  const names = [...(card?.querySelectorAll('h1, h2, p') ?? [])];
  const name = names.find((element) => element.textContent?.trim() === said.name);
  if (!card || !name) throw new Error(`fixture ${page} has no card or no name`);
  return { document, url, said, card, name };
}

type Opened = ReturnType<typeof open>;

const BOX = '<div><h2>Open to work</h2><p>Bridge engineer roles</p></div>';

const FORMS = ['sdui-componentkey-h2', 'sdui-id-h1', 'sdui-id-p', 'ember-profile'];

const ADDITIONS: [what: string, add: (opened: Opened) => void][] = [
  ['a box with a heading after the name', ({ card }) => card.insertAdjacentHTML('beforeend', BOX)],
  ['a sign in the name', ({ name }) => name.insertAdjacentHTML('beforeend', '<svg><title>Verified</title></svg>')],
  ['styles in the name', ({ name }) => name.insertAdjacentHTML('afterbegin', '<style>.x{color:red}</style>')],
  [
    'the name twice, once unseen',
    ({ name }) => {
      const text = name.textContent?.trim();
      name.innerHTML = `<span aria-hidden="true">${text}</span><span class="visually-hidden">${text}</span>`;
    },
  ],
  [
    'the page translated by the browser',
    ({ name }) => {
      name.innerHTML = `<font><font>${name.textContent}</font></font>`;
    },
  ],
];

describe.each(FORMS)('%s', (page) => {
  it.each(ADDITIONS)('with %s', (_what, add) => {
    const opened = open(page);
    add(opened);
    const { document, url, said } = opened;
    const { name, headline, company, location } = said;
    expect(readDocument(document, url, [linkedin]).sightings).toMatchObject([{ name, headline, company, location }]);
  });
});

it.each(FORMS)('%s of somebody whose name is one word twice', (page) => {
  const { document, url, name } = open(page);
  name.innerHTML = '<span>Thomas Thomas</span><svg><title>Verified</title></svg>';
  expect(readDocument(document, url, [linkedin]).sightings[0]?.name).toBe('Thomas Thomas');
});

describe('of newer pages', () => {
  const SERVER_DRIVEN = FORMS.filter((page) => page.startsWith('sdui'));

  it.each(SERVER_DRIVEN)('%s with a heading before the name', (page) => {
    const { document, url, said, card } = open(page);
    card.insertAdjacentHTML('afterbegin', BOX.replace(/<p>.*<\/p>/, ''));
    expect(readDocument(document, url, [linkedin]).sightings[0]).toMatchObject({
      name: said.name,
      headline: said.headline,
    });
  });

  it.each(['· الثانية', '· 二度', '· ٢'])('a degree without a figure of ours is no headline: %s', (degree) => {
    const { document, url, said, card } = open('sdui-componentkey-h2');
    const degrees = [...card.querySelectorAll('p')].filter((p) => /^·\s*\d/.test(p.textContent ?? ''));
    expect(degrees).not.toHaveLength(0);
    for (const p of degrees) p.textContent = degree;
    expect(readDocument(document, url, [linkedin]).sightings[0]).toMatchObject({
      headline: said.headline,
      company: said.company,
    });
  });

  it('a heading that links to somebody else is not taken for the name, nor for a proof', () => {
    const { document, url, card, name } = open('sdui-componentkey-h2');
    name.closest('a')?.removeAttribute('href');
    for (const link of document.querySelectorAll('a[href*="mara-example"]')) link.removeAttribute('href');
    document.querySelector('[componentkey^="profileCardsAboveActivity"]')?.remove();
    card.insertAdjacentHTML('beforeend', '<a href="https://www.linkedin.com/in/otto-other/"><h2>Otto Other</h2></a>');
    for (const address of [url, 'https://www.linkedin.com/in/otto-other/'])
      expect(readDocument(document, address, [linkedin]).sightings).toEqual([]);
  });
});
