// Rows that name a second person, or are half of one person's and half of another's: whose name is taken for the row's, and
// that nobody's is where its parts disagree.

import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { linkedinList } from '@/lib/sites/linkedin.list';
import type { ListReader } from '@/lib/sites/list';
import { readDocument } from '@/lib/sites/read-document';
import { recruiterList } from '@/lib/sites/recruiter.list';
import { salesnavigatorList } from '@/lib/sites/salesnavigator.list';
import { salesnavigator } from '@/lib/sites/salesnavigator.site';
import { memberToken } from '@/tests/support/linkedin-pages';

const MARA = 123456789;
const OTTO = 987654321;

function rows(list: ListReader, address: string, html: string) {
  const { document } = new JSDOM(html).window;
  return list.rows(document, new URL(address)).map(({ sighting: { name, title, urls } }) => ({ name, title, urls }));
}

const urn = (member: number) => [`urn:li:member:${member}`];

describe('a lead of Sales Navigator', () => {
  const SEARCH = 'https://www.linkedin.com/sales/search/people?query=x';
  const link = (member: number, inside: string) =>
    `<a href="/sales/lead/${memberToken(member, 'ACwAA')},NAME_SEARCH,x">${inside}</a>`;
  const named = (member: number, name: string) => link(member, `<span data-anonymize="person-name">${name}</span>`);
  const pictured = (member: number) => link(member, '<img data-anonymize="headshot-photo">');
  const scrolledTo = (member: number, inside: string) =>
    `<div data-scroll-into-view="urn:li:fs_salesProfile:(${memberToken(member, 'ACwAA')},NAME_SEARCH,x)">${inside}</div>`;
  const row = (inside: string, around = (all: string) => all) =>
    `<li class="artdeco-list__item">${around(`<div data-x-search-result="LEAD">${inside}</div>`)}</li>`;
  const TITLE = '<span data-anonymize="title">Engineer</span>';
  const TENURE = '<div data-anonymize="job-title">1 year in role | 2 years in company</div>';

  it.each<[string, string, { name: string; title: string | null }[]]>([
    ['as a rule', row(pictured(MARA) + named(MARA, 'Mara') + TITLE + TENURE), [{ name: 'Mara', title: 'Engineer' }]],
    ['without a title', row(pictured(MARA) + named(MARA, 'Mara') + TENURE), [{ name: 'Mara', title: null }]],
    [
      'in a saved list',
      `<table><tr><td>${named(MARA, 'Mara')}<div data-anonymize="job-title">Engineer</div></td></tr></table>`,
      [{ name: 'Mara', title: 'Engineer' }],
    ],
    [
      'with words for screen readers in the name',
      row(named(MARA, 'Mara<span class="a11y-text">Verified</span>')),
      [{ name: 'Mara', title: null }],
    ],
    ['whose name is not drawn yet', row(`${pictured(MARA)}<p>by ${named(OTTO, 'Otto')}</p>`), []],
    ['after who shared it', row(`${named(OTTO, 'Otto')}${pictured(MARA)}${named(MARA, 'Mara')}`), []],
    ['with the picture of another', row(pictured(OTTO) + named(MARA, 'Mara')), []],
    ['inside another’s mark', row(named(MARA, 'Mara'), (all) => scrolledTo(OTTO, all)), []],
    [
      'with others in common',
      row(pictured(MARA) + named(MARA, 'Mara') + pictured(OTTO) + named(OTTO, 'Otto'), (all) => scrolledTo(MARA, all)),
      [{ name: 'Mara', title: null }],
    ],
  ])('%s', (_what, html, expected) => {
    expect(rows(salesnavigatorList, SEARCH, `<ol>${html}</ol>`)).toEqual(
      expected.map((said) => ({ ...said, urls: urn(MARA) })),
    );
  });

  it('has each result of an item that holds several', () => {
    const one = (member: number, name: string) => `<div data-x-search-result="LEAD">${named(member, name)}</div>`;
    const html = `<li class="artdeco-list__item">${one(MARA, 'Mara')}${one(OTTO, 'Otto')}</li>`;
    expect(rows(salesnavigatorList, SEARCH, html).map(({ name }) => name)).toEqual(['Mara', 'Otto']);
  });

  it('is not whoever’s picture stands before the lead’s own', () => {
    const page = (before: string) =>
      `<section>${before}<button><img data-anonymize="headshot-photo"></button><h1 data-anonymize="person-name">Mara</h1></section>`;
    const read = (html: string) =>
      readDocument(
        new JSDOM(html).window.document,
        `https://www.linkedin.com/sales/lead/${memberToken(OTTO, 'ACwAA')},x,y`,
        [salesnavigator],
      );
    expect(read(page(pictured(OTTO))).sightings).toEqual([]);
    // The same link around their own picture names them.
    const own = `<section>${pictured(OTTO)}<h1 data-anonymize="person-name">Otto<span class="a11y-text">Verified</span></h1></section>`;
    expect(read(own).sightings.map(({ name }) => name)).toEqual(['Otto']);
  });
});

describe('a row of Recruiter', () => {
  const SEARCH = 'https://www.linkedin.com/talent/search';
  const link = (member: number, inside: string, query = '') =>
    `<a data-test-link-to-profile-link href="/talent/profile/${memberToken(member, 'AEMAA')}${query}">${inside}</a>`;
  const pictured = (member: number) =>
    `<a href="/talent/profile/${memberToken(member, 'AEMAA')}"><img data-test-lockup-image></a>`;
  const list = (inside: string) =>
    `<ol data-test-paginated-list><li><article class="profile-list-item">${inside}</article></li></ol>`;

  it.each<[string, string, boolean]>([
    ['with its own picture', pictured(MARA) + link(MARA, 'Mara'), true],
    ['linked twice, from two places', link(MARA, 'Mara', '?trk=a') + link(MARA, 'Mara', '?trk=b'), true],
    ['with words for screen readers', link(MARA, 'Mara <span class="a11y-text">verified</span>'), true],
    ['after a link to a project', `<a href="/talent/hire/7/manage/all">P</a>${link(MARA, 'Mara')}`, true],
    ['with the picture of another', pictured(OTTO) + link(MARA, 'Mara'), false],
    ['with two names', link(MARA, 'Mara') + link(OTTO, 'Otto'), false],
  ])('%s', (_what, html, isSomebody) => {
    const expected = isSomebody ? [{ name: 'Mara', title: null, urls: urn(MARA) }] : [];
    expect(rows(recruiterList, SEARCH, list(html))).toEqual(expected);
  });
});

it('takes no degree that stands in the line of a name for a part of it', () => {
  const card = (person: string) =>
    `<li><a href="/in/${person}/"><img></a><a href="/in/${person}/"><p>Mara Example<span> · 3rd</span></p></a></li>`;
  const html = `<section componentkey="profileAsideBrowsemapsomebody"><ul>${card('mara-example')}${card('mara-two')}</ul></section>`;
  const found = rows(linkedinList, 'https://www.linkedin.com/in/somebody/', html);
  expect(found.map(({ name }) => name)).toEqual(['Mara Example', 'Mara Example']);
});
