// What the addresses of ten sites claim, and what their saved pages do not show about reading them.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { readDocument } from '@/lib/sites/read-document';
import { SITES, siteFor } from '@/lib/sites/registry';

const PAGES = join(import.meta.dirname, '../../fixtures/pages');

function open(name: string): Document {
  return new JSDOM(readFileSync(join(PAGES, `${name}.html`), 'utf8')).window.document;
}

describe('addresses', () => {
  it.each([
    ['https://www.xing.com/profile/Mara_Example12/cv?sc_o=x', 'profile', 'xing:mara_example12'],
    ['https://www.xing.com/search/members?keywords=x', 'list', null],
    ['https://www.xing.com/pages/beispielgmbh', 'none', null],
    ['https://wellfound.com/u/mara-example', 'profile', 'wellfound:mara-example'],
    ['https://wellfound.com/company/example', 'none', null],
    ['https://www.crunchbase.com/person/Mara-Example', 'profile', 'crunchbase:mara-example'],
    ['https://www.crunchbase.com/discover/people', 'list', null],
    ['https://www.crunchbase.com/organization/example-co', 'none', null],
    ['https://dribbble.com/mara-example/shots', 'profile', 'dribbble:mara-example'],
    ['https://dribbble.com/shots/1000001-Logo', 'none', null],
    ['https://www.behance.net/maraexample/appreciated', 'profile', 'behance:maraexample'],
    ['https://www.behance.net/gallery/1000001/Lakes', 'none', null],
    [
      'https://scholar.google.de/citations?hl=de&user=AbCdEfGhIJKL&view_op=list_works',
      'profile',
      'scholar:AbCdEfGhIJKL',
    ],
    ['https://scholar.google.com.br/citations?user=AbCdEfGhIJKL', 'profile', 'scholar:AbCdEfGhIJKL'],
    ['https://scholar.google.com/citations?view_op=search_authors&mauthors=mara', 'list', null],
    ['https://scholar.google.com/citations?view_op=list_colleagues&user=AbCdEfGhIJKL', 'list', null],
    ['https://orcid.org/0000-0000-0000-001x', 'profile', 'orcid:0000-0000-0000-001X'],
    ['https://orcid.org/0000-0000-0000-0016', 'none', null],
    ['https://www.researchgate.net/profile/Mara-Example-3/research', 'profile', 'researchgate:mara-example-3'],
    ['https://www.researchgate.net/publication/1_Lakes', 'none', null],
    ['https://www.facebook.com/profile.php?id=100000000000001&sk=about', 'profile', 'facebook:id:100000000000001'],
    ['https://m.facebook.com/Mara.Example', 'profile', 'facebook:user:maraexample'],
    ['https://www.facebook.com/friends/', 'none', null],
    ['https://www.facebook.com/messages/t/1', 'none', null],
    ['https://resumes.indeed.com/search?q=x', 'profile', 'in-page'],
    ['https://resumes.indeed.com/messages', 'none', null],
  ])('%s', (address, surface, identity) => {
    expect(siteFor(address)?.address(new URL(address))).toMatchObject({ surface, identity });
  });

  it.each([
    'https://sandbox.orcid.org/0000-0000-0000-0175',
    'https://employers.indeed.com/jobs',
    'https://angel.co/u/mara',
  ])('of nobody’s site: %s', (address) => {
    expect(siteFor(address)).toBeNull();
  });
});

describe('an open résumé', () => {
  const ADDRESS = 'https://resumes.indeed.com/search?q=limnologist';
  const read = (document: Document) => readDocument(document, ADDRESS, SITES);
  const proof = (document: Document) => siteFor(ADDRESS)?.look(document, new URL(ADDRESS)).proof;
  const card = (document: Document, id: string) => document.querySelector(`[data-candidate-id="${id}"]`);

  it('is told by the number of the selected card, which is no proof of who it is', () => {
    const document = open('indeed/selected');
    expect(proof(document)).toEqual(['indeed:c0ffee01']);
    expect(read(document).sightings[0]).toMatchObject({ url: ADDRESS, urls: [], links: [], emails: [] });
  });

  it('is another’s as soon as another card is selected, and nobody’s until its name follows', () => {
    const document = open('indeed/selected');
    card(document, 'c0ffee01')?.setAttribute('data-selected', 'false');
    card(document, 'c0ffee02')?.setAttribute('data-selected', 'true');
    expect(read(document).surface).toBe('none');
    const name = document.querySelector('[data-cauto-id="candidate-info-name"]') as Element;
    name.textContent = 'Otto Other';
    expect(proof(document)).toEqual(['indeed:c0ffee02']);
  });

  it.each([
    ['two selected cards', (document: Document) => card(document, 'c0ffee02')?.setAttribute('data-selected', 'true')],
    ['no number', (document: Document) => card(document, 'c0ffee01')?.setAttribute('data-candidate-id', ' ')],
    ['no name on the card', (document: Document) => card(document, 'c0ffee01')?.replaceChildren()],
    [
      'a name of another length',
      (document: Document) => card(document, 'c0ffee01')?.querySelector('span')?.append(' Other'),
    ],
  ])('is nobody’s with %s', (_what, change) => {
    const document = open('indeed/selected');
    change(document);
    expect(read(document)).toEqual({ site: 'indeed', surface: 'none', sightings: [] });
  });
});

describe('a profile on Facebook', () => {
  it('lends its number while the head is its own, and is nobody’s while the head is of two', () => {
    const url = 'https://www.facebook.com/mara.example';
    const document = open('facebook/person');
    expect(readDocument(document, url, SITES).sightings[0]?.urls).toEqual([
      'https://www.facebook.com/maraexample',
      'https://www.facebook.com/profile.php?id=100000000000001',
    ]);
    document.querySelector('link[rel="canonical"]')?.setAttribute('href', 'https://www.facebook.com/otto.other');
    expect(readDocument(document, url, SITES).surface).toBe('none');
  });
});
