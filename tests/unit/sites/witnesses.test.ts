// Whom a document says it is of, when its parts do not all say the same.

import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import type { Place } from '@/lib/identity/site-addresses';
import { below, dataIn } from '@/lib/sites/page-data';
import { accountsElsewhere, keyReader, keysOfScreens, linksOf, saidByAddress, shownBy } from '@/lib/sites/witnesses';

const PAGE = new URL('https://people.example/mara');
const NAMING = { host: /^people\.example$/, key: ({ path }: Place) => (path[0] ? `people:${path[0]}` : null) };
const keyOf = keyReader(PAGE, NAMING);

function documentOf(html: string): Document {
  return new JSDOM(html).window.document;
}

describe('keyReader', () => {
  it.each([
    ['/mara/work?x=1', 'people:mara'],
    ['mara', 'people:mara'],
    ['https://www.people.example/mara', 'people:mara'],
    ['https://people.example.evil.example/mara', null],
    ['https://people.example:8443/mara', null],
    ['javascript:void(0)', null],
    [`/${'x'.repeat(5_000)}`, null],
    ['', null],
    [null, null],
  ])('%s: %s', (href, key) => {
    expect(keyOf(href)).toBe(key);
  });
});

describe('keysOfScreens', () => {
  const keys = (html: string) =>
    keysOfScreens(linksOf(documentOf(html).body), PAGE, NAMING, ({ path }) => path[1] ?? null);

  it('takes two different screens of one person', () => {
    expect(keys('<a href="/mara/work">a</a><a href="/mara/about">b</a><a href="/otto">c</a>')).toEqual(['people:mara']);
  });

  it.each([
    ['one screen, though linked twice', '<a href="/otto/work">a</a><a href="/otto/work?x=1">b</a>'],
    ['first screens', '<a href="/otto">a</a><a href="/otto/">b</a>'],
    ['screens of two people', '<a href="/otto/work">a</a><a href="/mara/about">b</a>'],
  ])('does not take %s', (_what, html) => {
    expect(keys(html)).toEqual([]);
  });
});

describe('shownBy', () => {
  const head = (user: string, title: string) =>
    `<meta property="og:title" content="${title}"><link rel="canonical" href="https://people.example/${user}">`;
  const shown = (html: string, own: string[] = []) => {
    const { key, name } = shownBy(documentOf(html), keyOf, { headings: ['h1'], own });
    return [key, name?.textContent ?? null];
  };

  it.each([
    [
      'head and heading',
      `${head('mara', 'Mara Example | People')}<h1>Mara Example</h1>`,
      [],
      ['people:mara', 'Mara Example'],
    ],
    [
      'a longer heading',
      `${head('mara', 'Mara Example')}<h1>Mara Example, PhD</h1>`,
      [],
      ['people:mara', 'Mara Example, PhD'],
    ],
    [
      'the head of another page',
      `${head('otto', 'Otto Other')}<h1>Mara Example</h1>`,
      ['people:mara'],
      ['people:mara', 'Mara Example'],
    ],
  ])('believes %s', (_what, html, own, expected) => {
    expect(shown(html, own)).toEqual(expected);
  });

  it.each([
    ['a head without a heading', head('mara', 'Mara Example'), []],
    ['a head beside another heading', `${head('mara', 'Mara Example')}<h1>Otto Other</h1>`, []],
    ['half a name', `${head('mara', 'Marabella Example')}<h1>Mara</h1>`, []],
    ['a heading alone', '<h1>Mara Example</h1>', []],
    [
      'own screens of one, head and heading of another',
      `${head('otto', 'Otto Other')}<h1>Otto Other</h1>`,
      ['people:mara'],
    ],
    ['own screens of two', '<h1>Mara Example</h1>', ['people:mara', 'people:otto']],
  ])('does not believe %s', (_what, html, own) => {
    expect(shown(html, own)).toEqual([null, null]);
  });

  it('takes no name that what is said of the person contradicts', () => {
    expect(shown(`${head('mara', 'Mara Example')}<h1>Otto Other</h1>`, ['people:mara'])).toEqual(['people:mara', null]);
  });
});

describe('accountsElsewhere', () => {
  it('takes one account a site, and none where there are two', () => {
    const { body } = documentOf(`
      <a href="https://www.linkedin.com/in/mara-example?trk=x">1</a><a href="https://de.linkedin.com/in/mara-example">2</a>
      <a href="https://github.com/mara">3</a><a href="https://github.com/mara#top">4</a>
      <a href="https://github.com/">5</a><a href="https://www.linkedin.com/company/example">6</a>
      <a href="https://twitter.com/mara">7</a><a href="https://notgithub.com/otto">8</a>`);
    expect(accountsElsewhere(body)).toEqual(['https://github.com/mara', 'https://twitter.com/mara']);
    expect(accountsElsewhere(null)).toEqual([]);
  });
});

describe('data of a page', () => {
  const script = (text: string) =>
    documentOf(`<script type="application/json">${text}</script>`).querySelector('script');

  it('reads what is there and nothing else', () => {
    expect(below(dataIn(script('{"a":{"b":7}}')), 'a', 'b')).toBe(7);
    expect(below(dataIn(script('{"a":[1]}')), 'a', '0')).toBeUndefined();
    expect(below(dataIn(script('{}')), 'toString')).toBeUndefined();
    for (const text of ['', '{ cut', 'null', '7', `"${'x'.repeat(2_000_000)}"`]) {
      expect(below(dataIn(script(text)), 'a')).toBeUndefined();
    }
    expect(dataIn(null)).toBeNull();
  });

  it('notices that the data of the same element changed', () => {
    const element = script('{"a":1}') as Element;
    expect(dataIn(element)).toEqual({ a: 1 });
    element.textContent = '{"a":2}';
    expect(dataIn(element)).toEqual({ a: 2 });
  });
});

describe('saidByAddress', () => {
  const said = (slug: string, html: string) =>
    saidByAddress(documentOf(html), `people:${slug}`, 'h1').map(({ called }) => called);

  it.each([
    ['mara-example', '<h1>Mara Example</h1>', 'Mara Example'],
    ['mara_example12', '<h1>Mara Example<div><button>Plus</button></div></h1>', 'Mara Example'],
    ['mara-example-1a2b', '<h1><b>Mara</b> Example</h1>', 'Mara Example'],
    ['juergen_strass-muster', '<h1>Jürgen Straß-Muster</h1>', 'Jürgen Straß-Muster'],
    ['jurgen-strass', '<h1>Jürgen Straß</h1>', 'Jürgen Straß'],
    ['zoë-пример', '<h1>Zoe\u0308 Пример</h1>', 'Zoë Пример'],
  ])('%s is made of %s', (slug, html, name) => {
    expect(said(slug, html)).toEqual([name]);
  });

  it.each([
    ['mara-example', '<h1>Otto Other</h1><h2>Mara Example</h2>'],
    ['mara-example', '<h1>Mara Example-Other</h1>'],
    ['mara-example', '<h1>Example</h1>'],
    ['jobs', '<h1>Jobs</h1>'],
    ['123456', '<h1>2026</h1>'],
    ['mara-example', ''],
  ])('%s is not made of %s', (slug, html) => {
    expect(said(slug, html)).toEqual([]);
  });

  it('says nothing of an address of nobody', () => {
    expect(saidByAddress(documentOf('<h1>Mara Example</h1>'), null, 'h1')).toEqual([]);
  });
});
