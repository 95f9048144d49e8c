// A redesign takes one landmark of a page at a time. Who it is must then be said by another, never be somebody else, and an
// organisation must not become a person.

import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { identify } from '@/lib/identity/identify';
import { readDocument } from '@/lib/sites/read-document';
import { SITES } from '@/lib/sites/registry';
import { type Site, sightingAt } from '@/lib/sites/site';
import { listsOf, mentionedIn, savedPages, strangerOf } from './site-pages';

const PAGES = new Map(savedPages().map((page) => [page.name, page]));

/**
 * The page without an attribute, or one `.class`, of whatever the selector finds; without an attribute's name, without the
 * element. `change` is what else happens to it.
 */
function without(
  name: string,
  selector: string,
  attribute: string | null,
  change: (document: Document) => void = () => {},
) {
  const page = PAGES.get(name);
  if (page === undefined) throw new Error(`no page ${name}`);
  const { document } = new JSDOM(page.html).window;
  const elements = [...document.querySelectorAll(selector)];
  expect(elements.length, selector).toBeGreaterThan(0);
  for (const element of elements) {
    if (attribute === null) element.replaceWith(...(element.localName === 'script' ? [] : element.childNodes));
    else if (attribute.startsWith('.')) element.classList.remove(attribute.slice(1));
    else element.removeAttribute(attribute);
  }
  change(document);
  const people = (url: string, sites: readonly Site[] = SITES) => {
    const { surface, sightings } = readDocument(document, url, sites);
    if (surface !== 'profile') return [];
    return sightings.map((sighting) => ({
      name: sighting.name,
      keys: identify({ urls: sighting.urls }, 'page').map(({ key }) => key),
    }));
  };
  // Of everybody else who is on the page, of somebody who is not, and of lists.
  const strangers = [...mentionedIn(document, page.url)].flatMap(([identity, [mention]]) =>
    page.expect.keys.includes(identity) ? [] : (mention?.address ?? []),
  );
  return { page, people, others: [...strangers, strangerOf(page.site) ?? '', ...listsOf(page.site)] };
}

describe('one landmark less', () => {
  it.each([
    ['behance/after-navigation', 'main', null, 'Zoë Beispiel'],
    ['bluesky/user', '[data-testid="profileHeaderDisplayName"]', 'data-testid', 'Mara Muster'],
    ['devto/user', '.profile-header', 'class', 'Mara Muster'],
    ['dribbble/designer', '#profile', 'id', 'Mara Example'],
    ['facebook/person', '[role="main"]', 'role', 'Mara Example'],
    ['facebook/numbered', '[role="main"]', 'role', 'Zoë Beispiel'],
    ['facebook/after-navigation', '[role="main"]', 'role', 'Zoë Beispiel'],
    ['facebook/person', '[role="tablist"]', 'role', 'Mara Example'],
    ['gitlab/user', '.user-profile', 'class', 'Mara Muster'],
    ['gitlab/user', 'main', 'itemtype', 'Mara Muster'],
    ['gitlab/user', 'body', 'data-page', 'Mara Muster'],
    ['gitlab/user', '[itemprop="name"]', 'itemprop', 'Mara Muster'],
    ['huggingface/user', '[data-target]', 'data-target', 'Mara Muster'],
    ['huggingface/user', '[data-props]', 'data-props', 'Mara Muster'],
    ['huggingface/user-models', '[data-target]', 'data-target', 'Otto Other'],
    ['indeed/selected', '[data-cauto-id]', 'data-cauto-id', 'Mara Example'],
    ['indeed/selected', '[data-cauto-id="candidate-info-name"]', 'data-cauto-id', 'Mara Example'],
    ['indeed/selected', '[data-cauto-id="candidate-name"]', 'data-cauto-id', 'Mara Example'],
    ['indeed/selected', '[data-candidate-id]', 'data-candidate-id', 'Mara Example'],
    ['indeed/selected', '[data-selected]', 'data-selected', 'Mara Example'],
    ['indeed/no-plate', '[data-cauto-id]', 'data-cauto-id', 'Otto Other'],
    ['kaggle/metadata-of-the-page-before', '#site-content', 'id', 'Otto Other'],
    ['kaggle/user', '#site-content', 'id', 'Mara Muster'],
    ['linkedin/public-apostrophe', 'link[rel="canonical"]', 'href', 'Quin O’Quiet'],
    ['linkedin/public-apostrophe', 'meta[property="og:url"]', 'content', 'Quin O’Quiet'],
    ['linkedin/public-apostrophe', 'h1', 'class', 'Quin O’Quiet'],
    ['mastodon/user', '#initial-state', null, 'Mara Muster'],
    ['mastodon/user', '.account__header', 'class', 'Mara Muster'],
    ['mastodon/server-under-another-name', '.account__header', 'class', 'Rosa Autre'],
    ['mastodon/server-under-another-name', '#initial-state', null, 'Rosa Autre'],
    ['mastodon/server-under-another-name', 'meta[property="og:url"]', null, 'Rosa Autre'],
    ['mastodon/user-of-another-server', 'title', null, null],
    ['mastodon/user-redesigned', '.account__header', 'class', 'Ada Ansel (she)'],
    ['medium/user-on-own-host', 'link[rel="canonical"]', 'href', 'Otto Other'],
    ['medium/user', '.pw-author-name', 'class', 'Mara Muster'],
    ['orcid/record', '#orcid-id', 'id', 'Mara Example'],
    ['researchgate/named-address', '.fn', '.fn', 'Mara Example'],
    ['researchgate/named-address', '.fn', '.nova-legacy-e-text--size-xxl', 'Mara Example'],
    ['researchgate/researcher', '.fn', '.fn', 'Mara Example'],
    ['researchgate/researcher', '.fn', '.nova-legacy-e-text--size-xxl', 'Mara Example'],
    ['researchgate/signed-out', '[class*="-size-xx"]', 'class', 'Zoë Example'],
    ['researchgate/signed-out', 'script[type="application/ld+json"]', null, 'Zoë Example'],
    ['researchgate/without-head', '.fn', 'class', 'Zoë Beispiel'],
    ['scholar/author', '#gsc_prf_in', 'id', 'Mara Example'],
    ['stackoverflow/user', '.user-show-new', 'class', 'Mara Muster'],
    ['stackoverflow/user', '.fs-headline2', 'class', null],
  ])('%s without %s (%s) is still theirs, and nobody else’s', (name, selector, attribute, called) => {
    const { page, people, others } = without(name, selector, attribute);
    const [person] = people(page.url);
    expect(person?.keys[0]).toBe(page.expect.keys[0]);
    expect(person?.name).toBe(called);
    for (const other of others) expect([other, people(other)]).toEqual([other, []]);
  });

  it.each([
    ['behance/navigating', 'main', null],
    ['behance/team', 'main', null],
    ['devto/organisation', '[data-info]', 'data-info'],
    ['devto/organisation', '.crayons-logo', 'class'],
    ['dribbble/shot', 'body', 'id'],
    ['dribbble/team', '#profile', 'id'],
    ['dribbble/team', '.badge-team', 'class'],
    ['facebook/company', '[role="main"]', 'role'],
    ['facebook/login', '[role="main"]', 'role'],
    ['gitlab/group', 'main', 'itemtype'],
    ['gitlab/group', 'body', 'data-page'],
    ['huggingface/broken-data', '[data-target]', 'data-target'],
    ['huggingface/broken-data', '[data-props]', 'data-props'],
    ['huggingface/organisation', '[data-target]', 'data-target'],
    ['huggingface/organisation', '[data-props]', 'data-props'],
    ['indeed/nobody-selected', '[data-selected]', 'data-selected'],
    ['indeed/swapping', '[data-cauto-id]', 'data-cauto-id'],
    ['indeed/swapping', '[data-candidate-id]', 'data-candidate-id'],
    ['kaggle/static-page', '#site-content', 'id'],
    ['kaggle/tabs-left-behind', '#site-content', 'id'],
    ['linkedin/public-not-found', 'h1', 'class'],
    ['linkedin/public-not-found', 'link[rel="canonical"]', 'href'],
    ['mastodon/namesake-of-another-server', '.account__header', 'class'],
    ['mastodon/namesake-of-another-server', 'title', null],
    ['mastodon/other-software', 'title', null],
    ['medium/left-behind', 'link[rel="canonical"]', 'href'],
    ['medium/publication', 'link[rel="canonical"], meta[property="og:url"]', null],
    ['orcid/banner-closed', '.record-header', 'class'],
    ['orcid/deactivated', '#names', 'id'],
    ['researchgate/bot-check', 'title', null],
    ['researchgate/data-disagrees', '[class*="-size-xx"]', 'class'],
    ['researchgate/head-contradicts', '.fn', 'class'],
    ['researchgate/publication', '.fn', 'class'],
  ])('%s without %s (%s) is still nobody’s', (name, selector, attribute) => {
    const { page, people } = without(name, selector, attribute);
    expect(people(page.url)).toEqual([]);
  });

  /** What makes another's of each second landmark, or two people's. */
  const another: readonly [string, string, string | null, string, (document: Document) => void][] = [
    [
      'facebook/after-navigation',
      '[role="main"]',
      'role',
      'two headings above the tabs',
      (document) => document.querySelector('h1.html-h1')?.after(headed(document, 'Otto Other')),
    ],
    [
      'facebook/person',
      '[role="main"]',
      'role',
      'no heading above the tabs',
      (document) => document.querySelector('h1.html-h1')?.remove(),
    ],
    [
      'huggingface/user',
      '[data-target]',
      'data-target',
      'two users’ data',
      (document) => {
        const component = document.querySelector('main [data-props]');
        const other = component?.cloneNode(true) as Element;
        other.setAttribute('data-props', (other.getAttribute('data-props') ?? '').replaceAll('mara', 'otto'));
        component?.after(other);
      },
    ],
    [
      'huggingface/user',
      '[data-props]',
      'data-props',
      'another’s heading',
      (document) => document.querySelector('h1')?.replaceWith(headed(document, 'Otto Other')),
    ],
    [
      'indeed/selected',
      '[data-selected]',
      'data-selected',
      'two cards of the name',
      (document) => {
        for (const name of document.querySelectorAll('[data-cauto-id="candidate-name"]')) name.textContent = 'Mara E.';
      },
    ],
    [
      'indeed/selected',
      '[data-cauto-id="candidate-info-name"]',
      'data-cauto-id',
      'another’s résumé',
      (document) => {
        for (const name of document.querySelectorAll('button span')) name.textContent = 'Otto Other';
      },
    ],
    [
      'kaggle/user',
      '#site-content',
      'id',
      'two people’s tabs',
      (document) => {
        for (const tab of document.querySelectorAll('[role="tab"]')) {
          const other = tab.cloneNode(true) as Element;
          other.setAttribute('href', (tab.getAttribute('href') ?? '').replace('maramuster', 'ottoother'));
          tab.after(other);
        }
      },
    ],
    [
      'mastodon/server-under-another-name',
      '#initial-state',
      null,
      'the head of an account of another server',
      (document) =>
        document
          .querySelector('meta[property="og:url"]')
          ?.setAttribute('content', 'https://toots.autre.example/@rosa@autre.example'),
    ],
    [
      'medium/user-on-own-host',
      'link[rel="canonical"]',
      null,
      'a name that is a link to another',
      (document) => {
        const link = document.createElement('a');
        link.href = 'https://medium.com/@kim.third';
        const name = document.querySelector('.pw-author-name') as Element;
        name.replaceWith(link);
        link.append(name);
      },
    ],
    [
      'researchgate/without-head',
      '.fn',
      '.fn',
      'another’s heading',
      (document) => document.querySelector('h1')?.replaceWith(headed(document, 'Otto Other')),
    ],
  ];

  it.each(another)('%s without %s (%s) is nobody’s with %s', (name, selector, attribute, _what, change) => {
    const { page, people, others } = without(name, selector, attribute, change);
    for (const address of [page.url, ...others]) expect([address, people(address)]).toEqual([address, []]);
  });

  it.each([
    ['behance/owner', 'Mara Example'],
    ['behance/after-navigation', 'Zoë Beispiel'],
    ['crunchbase/person', 'Mara Example'],
    ['crunchbase/after-navigation', 'Zoë Beispiel'],
    ['wellfound/user', 'Mara Example'],
    ['wellfound/described', 'Zoë Beispiel'],
  ])('%s with a name that is no heading any more is still theirs', (name, called) => {
    const { page, people, others } = without(name, 'h1', 'id', plainNames);
    expect(people(page.url)).toMatchObject([{ name: called, keys: page.expect.keys }]);
    for (const other of others) expect([other, people(other)]).toEqual([other, []]);
  });

  it.each(['behance/navigating', 'behance/team', 'crunchbase/navigating-back', 'wellfound/first-page-head'])(
    '%s with a name that is no heading any more is still nobody’s',
    (name) => {
      const { page, people } = without(name, 'h1', 'id', plainNames);
      expect(people(page.url)).toEqual([]);
    },
  );

  it('finds a planted reader that says whoever the address names', () => {
    const believing = SITES.map((site) => ({
      ...site,
      look: (_document: Document, url: URL) => ({
        proof: [site.address(url).identity ?? ''],
        anchor: null,
        read: () => [sightingAt(url, site.id, { urls: [url.href] })],
      }),
    }));
    const { page, people, others } = without('facebook/person', '[role="main"]', 'role');
    expect(people(page.url, believing)).toHaveLength(1);
    expect(others.flatMap((other) => people(other, believing))).not.toEqual([]);
    const company = without('facebook/company', '[role="main"]', 'role');
    expect(company.people(company.page.url, believing)).not.toEqual([]);
  });
});

function plainNames(document: Document): void {
  for (const heading of document.querySelectorAll('h1')) {
    const plain = document.createElement('div');
    plain.className = heading.className;
    plain.append(...heading.childNodes);
    heading.replaceWith(plain);
  }
}

function headed(document: Document, text: string): Element {
  const heading = document.createElement('h1');
  heading.textContent = text;
  return heading;
}
