// What the readers of LinkedIn's lists make of changed pages: each test takes a fixture, changes one thing, and says what
// follows. Whole lists are compared by the contract of every site.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { linkedinList } from '@/lib/sites/linkedin.list';
import type { ListReader } from '@/lib/sites/list';
import { recruiterList } from '@/lib/sites/recruiter.list';
import { salesnavigatorList } from '@/lib/sites/salesnavigator.list';
import { memberToken } from '@/tests/support/linkedin-pages';

const PAGES = join(import.meta.dirname, '../../fixtures/pages');
const SEARCH = 'https://www.linkedin.com/search/results/people/?keywords=x';
const CONNECTIONS = 'https://www.linkedin.com/mynetwork/invite-connect/connections/';

function open(site: string, name: string): Document {
  return new JSDOM(readFileSync(join(PAGES, site, `${name}.html`), 'utf8')).window.document;
}

function find(root: Document | Element, selector: string): Element {
  const element = root.querySelector(selector);
  if (element === null) throw new Error(`fixture has no ${selector}`);
  return element;
}

const names = (document: Document, url: string, list: ListReader = linkedinList) =>
  list.rows(document, new URL(url)).map(({ sighting }) => sighting.name);

describe("a row that is used again for somebody else (LinkedIn's search)", () => {
  const rowsOf = (document: Document) => [...document.querySelectorAll('[role="listitem"]')];

  it('is nobody’s while key and links name two people, and then the next one’s', () => {
    const document = open('linkedin', 'sdui-search-no-keys');
    for (const [index, row] of rowsOf(document).entries()) {
      row.querySelector('[data-x-key]')?.setAttribute('componentkey', `SearchResults${memberToken(123900021 + index)}`);
    }
    expect(names(document, SEARCH)).toEqual(['Una Keyless', 'Ugo Keyless', 'Uma Keyless']);
    const [row] = rowsOf(document);
    for (const link of row?.querySelectorAll('a[href*="una-keyless"]') ?? []) {
      // One link after another, as a renderer does it.
      link.setAttribute('href', link.getAttribute('href')?.replace('una-keyless', 'nora-next') ?? '');
      if (link.nextElementSibling) expect(names(document, SEARCH)).not.toContain('Una Keyless');
    }
    find(row as Element, 'p a').textContent = 'Nora Next';
    const [first] = linkedinList.rows(document, new URL(SEARCH));
    expect(first?.sighting).toMatchObject({
      name: 'Nora Next',
      urls: ['https://www.linkedin.com/in/nora-next/', expect.any(String)],
    });
  });

  it('is nobody’s when the number in the address of its name is another’s', () => {
    const document = open('linkedin', 'ember-search');
    expect(names(document, SEARCH)).toContain('Jana Altsuche');
    const row = find(document, '[data-chameleon-result-urn="urn:li:member:123900031"]');
    row.setAttribute('data-chameleon-result-urn', 'urn:li:member:123900039');
    expect(names(document, SEARCH)).not.toContain('Jana Altsuche');
  });

  it('is nobody’s when its picture is of another member', () => {
    const document = open('linkedin', 'sdui-connections');
    find(document, 'a[href*="luis-netz"]').setAttribute('href', 'https://www.linkedin.com/in/otto-other/');
    expect(names(document, CONNECTIONS)).toEqual(['Lena Netz']);
  });
});

describe('what is no row', () => {
  it('is a list whose screen is in the frame', () => {
    const document = open('linkedin', 'sdui-connections');
    const frame = find(document, 'iframe[data-testid="interop-iframe"]');
    frame.setAttribute('src', '/preload/?_bprMode=vanilla');
    frame.removeAttribute('tabindex');
    frame.setAttribute('style', 'opacity: 1; z-index: 0');
    expect(names(document, CONNECTIONS)).toEqual([]);
  });

  it.each(['sdui-connections', 'sdui-grow', 'ember-connections', 'company-people', 'school-people', 'sdui-id-h1'])(
    'is anything of %s under the address of a search',
    (name) => {
      expect(names(open('linkedin', name), SEARCH)).toEqual([]);
    },
  );

  it.each([
    'sdui-search-mutuals',
    'ember-search',
    'company-people',
    'sdui-id-h1',
    'ember-profile',
    'public-posts-first',
  ])('is anything of %s under the address of my network', (name) => {
    expect(names(open('linkedin', name), CONNECTIONS)).toEqual([]);
  });

  it.each([
    'sdui-search-mutuals',
    'ember-search',
    'sdui-connections',
    'sdui-grow',
    'sdui-id-h1',
    'ember-profile',
    'public-posts-first',
  ])('is anything of %s under the address of a company', (name) => {
    expect(names(open('linkedin', name), 'https://www.linkedin.com/company/x/people/')).toEqual([]);
  });

  it('is anybody on the feed', () => {
    expect(names(open('linkedin', 'sdui-connections'), 'https://www.linkedin.com/feed/')).toEqual([]);
  });

  it('is the profile beside which the others stand', () => {
    const document = open('linkedin', 'sdui-id-h1');
    for (const link of document.querySelectorAll('aside a[href*="otto-other"]')) {
      link.setAttribute('href', 'https://www.linkedin.com/in/Ines-Muster/');
    }
    expect(names(document, 'https://www.linkedin.com/in/ines-muster/')).toEqual(['Rosa Autre']);
  });

  it.each([
    [
      'recruiter',
      'search',
      recruiterList,
      'https://www.linkedin.com/talent/search',
      'a[data-test-link-to-profile-link]',
    ],
    [
      'salesnavigator',
      'search',
      salesnavigatorList,
      'https://www.linkedin.com/sales/search/people',
      'a[data-lead-search-result="profile-link"]',
    ],
  ] as const)('is a name in %s that is no link to a profile', (site, name, list, url, selector) => {
    const document = open(site, name);
    expect(names(document, url, list)).toHaveLength(2);
    const link = find(document, selector);
    const gone = link.textContent?.trim();
    link.setAttribute('href', 'https://[');
    expect(names(document, url, list)).not.toContain(gone);
  });
});

describe('a long list', () => {
  it('costs no more than its length', () => {
    const document = open('linkedin', 'sdui-search-mutuals');
    const row = find(document, '[role="listitem"]');
    const html = row.outerHTML;
    const list = find(document, '[role="list"]');
    const add = (from: number, to: number) => {
      const rows = Array.from({ length: to - from }, (_, index) =>
        html
          .replaceAll('ada-kowal-probe', `ada-${from + index}-probe`)
          .replaceAll(memberToken(123900001), memberToken(124000000 + from + index)),
      );
      list.insertAdjacentHTML('beforeend', rows.join(''));
    };
    const fastest = () =>
      Math.min(
        ...Array.from({ length: 3 }, () => {
          const startedAt = performance.now();
          linkedinList.rows(document, new URL(SEARCH));
          return performance.now() - startedAt;
        }),
      );
    add(0, 50);
    const few = fastest();
    add(50, 400);
    expect(linkedinList.rows(document, new URL(SEARCH)).length).toBeGreaterThanOrEqual(400);
    // Eight times as many rows; a reading that looked at every row for every row would take sixty times as long.
    expect(fastest()).toBeLessThan(few * 25);
  });

  it('nested without end is read to its end, without an exception', () => {
    const deep = '<div>'.repeat(600);
    const { document } = new JSDOM(
      `<main><div role="listitem">${deep}<a href="/in/mara-example/"><figure></figure><p>Mara</p></a></div></main>`,
    ).window;
    expect(names(document, 'https://www.linkedin.com/company/x/people/')).toEqual(['Mara']);
  });
});
