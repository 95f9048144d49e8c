// A redesign takes one landmark of a page at a time. Who it is must then be said by another, never be somebody else, and an
// organisation must not become a person.

import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { identify } from '@/lib/identity/identify';
import { readDocument } from '@/lib/sites/read-document';
import { SITES } from '@/lib/sites/registry';
import { savedPages, strangerOf } from './site-pages';

const PAGES = new Map(savedPages().map((page) => [page.name, page]));

/** The page without an attribute of whatever the selector finds; without an attribute's name, without the element. */
function without(name: string, selector: string, attribute: string | null) {
  const page = PAGES.get(name);
  if (page === undefined) throw new Error(`no page ${name}`);
  const { document } = new JSDOM(page.html).window;
  const elements = [...document.querySelectorAll(selector)];
  expect(elements.length, selector).toBeGreaterThan(0);
  for (const element of elements) {
    if (attribute === null) element.replaceWith(...(element.localName === 'script' ? [] : element.childNodes));
    else element.removeAttribute(attribute);
  }
  const people = (url: string) => {
    const { surface, sightings } = readDocument(document, url, SITES);
    if (surface !== 'profile') return [];
    return sightings.map((sighting) => ({
      name: sighting.name,
      keys: identify({ urls: sighting.urls }, 'page').map(({ key }) => key),
    }));
  };
  return { page, people };
}

describe('one landmark less', () => {
  it.each([
    ['bluesky/user', '[data-testid="profileHeaderDisplayName"]', 'data-testid', 'Mara Muster'],
    ['devto/user', '.profile-header', 'class', 'Mara Muster'],
    ['dribbble/designer', '#profile', 'id', 'Mara Example'],
    ['gitlab/user', '.user-profile', 'class', 'Mara Muster'],
    ['gitlab/user', 'main', 'itemtype', 'Mara Muster'],
    ['gitlab/user', 'body', 'data-page', 'Mara Muster'],
    ['gitlab/user', '[itemprop="name"]', 'itemprop', 'Mara Muster'],
    ['linkedin/public-apostrophe', 'link[rel="canonical"]', 'href', 'Quin O’Quiet'],
    ['linkedin/public-apostrophe', 'meta[property="og:url"]', 'content', 'Quin O’Quiet'],
    ['linkedin/public-apostrophe', 'h1', 'class', 'Quin O’Quiet'],
    ['mastodon/user', '#initial-state', null, 'Mara Muster'],
    ['mastodon/user', '.account__header', 'class', 'Mara Muster'],
    ['orcid/record', '#orcid-id', 'id', 'Mara Example'],
    ['scholar/author', '#gsc_prf_in', 'id', 'Mara Example'],
    ['stackoverflow/user', '.user-show-new', 'class', 'Mara Muster'],
    ['stackoverflow/user', '.fs-headline2', 'class', null],
  ])('%s without %s (%s) is still theirs, and nobody else’s', (name, selector, attribute, called) => {
    const { page, people } = without(name, selector, attribute);
    const [person] = people(page.url);
    expect(person?.keys[0]).toBe(page.expect.keys[0]);
    expect(person?.name).toBe(called);
    expect(people(strangerOf(page.site) ?? '')).toEqual([]);
  });

  it.each([
    ['behance/team', 'main', null],
    ['devto/organisation', '[data-info]', 'data-info'],
    ['devto/organisation', '.crayons-logo', 'class'],
    ['dribbble/shot', 'body', 'id'],
    ['dribbble/team', '#profile', 'id'],
    ['dribbble/team', '.badge-team', 'class'],
    ['gitlab/group', 'main', 'itemtype'],
    ['gitlab/group', 'body', 'data-page'],
    ['linkedin/public-not-found', 'h1', 'class'],
    ['linkedin/public-not-found', 'link[rel="canonical"]', 'href'],
    ['orcid/banner-closed', '.record-header', 'class'],
    ['orcid/deactivated', '#names', 'id'],
  ])('%s without %s (%s) is still nobody’s', (name, selector, attribute) => {
    const { page, people } = without(name, selector, attribute);
    expect(people(page.url)).toEqual([]);
  });
});
