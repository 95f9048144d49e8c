// What Recruiter's and Sales Navigator's readers make of changed pages: when a card names its member, and what may be said
// of one that names nobody.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { readDocument, stayed } from '@/lib/sites/read-document';
import { recruiter } from '@/lib/sites/recruiter.site';
import { salesnavigator } from '@/lib/sites/salesnavigator.site';
import type { Site } from '@/lib/sites/site';
import { memberToken } from '@/tests/support/linkedin-pages';

const PAGES = join(import.meta.dirname, '../../fixtures/pages');

function open(site: Site, name: string): { document: Document; url: URL } {
  const read = (end: string) => readFileSync(join(PAGES, site.id, `${name}.${end}`), 'utf8');
  return { document: new JSDOM(read('html')).window.document, url: new URL(JSON.parse(read('json')).url) };
}

function find(document: Document, selector: string): Element {
  const element = document.querySelector(selector);
  if (element === null) throw new Error(`fixture has no ${selector}`);
  return element;
}

const OWN_LINK = '[data-test-profile-container] a[data-test-personal-info-profile-link]';

describe('what an address claims', () => {
  const talent = memberToken(123456789, 'AEMAA');
  const sales = memberToken(123456789, 'ACwAA');

  it.each([
    [recruiter, `/talent/profile/${talent}`, 'profile'],
    [recruiter, `/talent/hire/1/discover/applicants/profile/${talent}/feedback`, 'profile'],
    [recruiter, '/talent/hire/1/discover/applicants', 'list'],
    [recruiter, '/talent/search?x=1', 'list'],
    [recruiter, '/talent/profile/', 'none'],
    [recruiter, '/talent/settings', 'none'],
    [salesnavigator, `/sales/lead/${sales},NAME_SEARCH,x`, 'profile'],
    [salesnavigator, '/sales/profile/123456789,x,y', 'profile'],
    [salesnavigator, '/sales/lists/people/7', 'list'],
    [salesnavigator, '/sales/company/7', 'none'],
  ] as const)('$id: %s %s', (site, path, surface) => {
    const identity = surface === 'profile' ? 'linkedin:member:123456789' : null;
    expect(site.address(new URL(`https://www.linkedin.com${path}`))).toEqual({
      surface,
      identity,
      needsProof: surface === 'profile',
    });
  });
});

describe('a card that names nobody', () => {
  it.each([
    [recruiter, 'drawer-unnamed', ['Nico Rekrut', 'nico-rekrut']],
    [salesnavigator, 'lead-unnamed', ['Mara Vente', '']],
  ] as const)('proves nothing, but shows when it has changed: $id', (site, name, signature) => {
    const { document, url } = open(site, name);
    const look = site.look(document, url);
    expect(look.proof).toEqual([]);
    expect(look.signature).toEqual(signature);
    expect(readDocument(document, url, [site]).surface).toBe('none');
  });

  it('tells no pair of a number and a public address', () => {
    const { document, url } = open(recruiter, 'drawer-unnamed');
    expect(recruiter.look(document, url).read()[0]?.urls).toEqual(['https://www.linkedin.com/in/nico-rekrut/']);
    find(document, OWN_LINK).remove();
    expect(recruiter.look(document, url).read()[0]?.urls).toEqual(['urn:li:member:123700002']);
  });

  it('has stayed while its link is still the member’s before, or comes late', () => {
    const { document, url } = open(recruiter, 'drawer-unnamed');
    const before = recruiter.look(document, url).signature ?? [];
    const link = find(document, OWN_LINK);
    find(document, '[data-test-topcard-condensed-lockup] [data-test-row-lockup-full-name]').textContent = 'Lars Rekrut';
    expect(stayed(before, recruiter.look(document, url).signature ?? [])).toBe(true);
    link.setAttribute('href', 'https://www.linkedin.com/in/lars-rekrut');
    expect(stayed(before, recruiter.look(document, url).signature ?? [])).toBe(false);
  });
});

describe('a card that names its member', () => {
  it('is not believed about anybody once it names two', () => {
    const { document, url } = open(recruiter, 'profile');
    find(document, '[data-test-topcard-condensed-lockup]').setAttribute('data-member', memberToken(123700077, 'AEMAA'));
    expect(readDocument(document, url, [recruiter]).surface).toBe('none');
  });

  it.each([
    ['data-profile-urn', 'urn:li:ts_profile:TOKEN'],
    ['id', 'profile-TOKEN'],
    ['data-x', 'urn%3Ali%3Ats_linkedin_member_profile%3A%28TOKEN%2C1%29'],
  ])('may do so in any form: %s="%s"', (name, value) => {
    const { document, url } = open(recruiter, 'profile');
    const container = find(document, '[data-test-profile-container]');
    container.removeAttribute('data-profile-urn');
    expect(readDocument(document, url, [recruiter]).surface).toBe('none');
    container.setAttribute(name, value.replace('TOKEN', memberToken(123700001, 'AEMAA')));
    expect(readDocument(document, url, [recruiter]).surface).toBe('profile');
  });

  it('does not do so by its tabs, nor by similar profiles', () => {
    const { document } = open(recruiter, 'drawer-unnamed');
    const links = [...document.querySelectorAll('.profile-slidein__wrapper a[href*="/talent/"]')];
    expect(links).toHaveLength(4);
    for (const link of links) {
      const url = new URL(link.getAttribute('href') ?? '', 'https://www.linkedin.com');
      expect(readDocument(document, url, [recruiter]).surface).toBe('none');
    }
  });

  it('does not do so by people in common, nor by similar leads', () => {
    const { document } = open(salesnavigator, 'lead-unnamed');
    for (const link of document.querySelectorAll('a[href*="/sales/lead/"]')) {
      const url = new URL(link.getAttribute('href') ?? '', 'https://www.linkedin.com');
      expect(readDocument(document, url, [salesnavigator]).surface).toBe('none');
    }
  });

  it('does so by its picture, in a page without sections', () => {
    const { document, url } = open(salesnavigator, 'lead');
    for (const section of document.querySelectorAll('section')) section.replaceWith(...section.childNodes);
    const header = document.createElement('div');
    const name = find(document, 'h1[data-x--lead--name]').parentElement as Element;
    const picture = find(document, 'a[data-anonymize="headshot-photo"]');
    name.replaceWith(header);
    header.append(picture, name);
    expect(readDocument(document, url, [salesnavigator])).toMatchObject({
      surface: 'profile',
      sightings: [{ name: 'Mara Vente' }],
    });
  });

  it('gives no public address where it shows two', () => {
    const { document, url } = open(recruiter, 'profile');
    const link = find(document, 'a[data-test-personal-info-profile-link]');
    const other = link.cloneNode(true) as Element;
    other.setAttribute('href', 'https://www.linkedin.com/in/otto-other');
    link.after(other);
    expect(recruiter.look(document, url).read()[0]?.urls).toEqual(['urn:li:member:123700001']);
  });

  it('is passed over where its link is no address', () => {
    const { document, url } = open(recruiter, 'profile');
    find(document, 'a[data-test-personal-info-profile-link]').setAttribute('href', 'https://[');
    expect(recruiter.look(document, url).read()[0]?.urls).toEqual(['urn:li:member:123700001']);
  });

  it('is nobody’s with two leads, with hidden ones alone, and without a name', () => {
    const { document, url } = open(salesnavigator, 'lead');
    const name = find(document, 'h1[data-x--lead--name]');
    const other = name.cloneNode(true) as Element;
    name.after(other);
    expect(readDocument(document, url, [salesnavigator]).surface).toBe('none');
    other.remove();
    expect(readDocument(document, url, [salesnavigator]).surface).toBe('profile');
    name.setAttribute('aria-hidden', 'true');
    expect(readDocument(document, url, [salesnavigator]).surface).toBe('none');
    name.removeAttribute('aria-hidden');
    name.textContent = '';
    expect(readDocument(document, url, [salesnavigator]).surface).toBe('none');
  });
});
