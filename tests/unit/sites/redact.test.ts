// A snapshot of a page holds nothing that was said on it. The check is shown planted leaks of every kind.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { redact } from '@/lib/sites/redact';
import { PROGRAM_WORDS, ROUTE_WORDS, SCHEMA_KEYS, SCHEMA_TYPES, STANDARD_WORDS } from '@/lib/sites/redact-words';
import { createRandom } from '@/tests/simulators/random';

const FIXTURES = join(import.meta.dirname, '../../fixtures/pages');

const documentOf = (html: string) => new JSDOM(html).window.document;

/** Words that are nobody's: of HTML, of vocabularies, of programs, of JSON itself. */
const NOBODYS = new Set(
  ['null', 'true', 'false', ...PROGRAM_WORDS, ...STANDARD_WORDS, ...ROUTE_WORDS, ...SCHEMA_KEYS, ...SCHEMA_TYPES]
    .flatMap((word) => word.match(/\p{Lu}?\p{Ll}+|\p{Lu}+/gu) ?? [])
    .map((word) => word.toLowerCase()),
);

/** Everything of three characters and more in a page's texts, attribute values and names of data. */
function said(document: Document): string[] {
  const words: string[] = [];
  const add = (text: string) => words.push(...(text.match(/\p{L}{3,}|\p{N}{3,}/gu) ?? []));
  const walk = (node: Node) => {
    if (node.nodeType === 3 || node.nodeType === 8) add(node.nodeValue ?? '');
    for (const { name, value } of (node as Element).attributes ?? []) {
      add(value);
      if (name.startsWith('data-')) add(name.slice(5));
    }
    for (const child of node.childNodes) walk(child);
  };
  walk(document);
  return words;
}

/** `topCardName` is three words of a program. */
const isNobodys = (word: string) =>
  (word.match(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})/gu) ?? [word]).every((piece) => NOBODYS.has(piece.toLowerCase()));

function leaks(original: Document, snapshot: string): string[] {
  const before = new Set(said(original).map((word) => word.toLowerCase()));
  return said(documentOf(snapshot)).filter((word) => before.has(word.toLowerCase()) && !isNobodys(word));
}

const snapshotOf = (html: string, seed = 1) => redact(documentOf(html), createRandom(seed).next).html;

describe.each(
  readdirSync(FIXTURES).flatMap((site) =>
    existsSync(join(FIXTURES, site))
      ? readdirSync(join(FIXTURES, site))
          .filter((file) => file.endsWith('.html'))
          .slice(0, 6)
          .map((file) => join(site, file))
      : [],
  ),
)('%s', (file) => {
  const html = readFileSync(join(FIXTURES, file), 'utf8');

  it('leaves nothing of what it says, and its structure', () => {
    const document = documentOf(html);
    const before = document.documentElement.outerHTML;
    const snapshot = redact(document, createRandom(7).next).html;
    expect(leaks(document, snapshot)).toEqual([]);
    expect(document.documentElement.outerHTML).toBe(before);
    const tags = (root: Document) =>
      [...root.querySelectorAll('body *')].map(({ localName }) => localName).filter((tag) => !tag.includes('-'));
    const wanted = tags(document).filter((tag) => /^(?:main|h1|h2|a|section|header)$/.test(tag));
    expect(tags(documentOf(snapshot)).filter((tag) => /^(?:main|h1|h2|a|section|header)$/.test(tag))).toEqual(wanted);
  });
});

describe('what is kept and what is not', () => {
  const page = `<html lang="en"><head><title>(3) Mara Example | Brightwater</title>
    <script type="application/ld+json">{"@type":"Person","name":"Mara Example","url":"https://site.example/in/mara-example","worksFor":{"name":"Brightwater"},"salary":120345}</script>
    <script>var who = "Mara Example";</script><style>.mara{}</style></head>
    <body class="profile-page mara-example theme4711"><main id="profile-987654" data-testid="top-card-name" data-mara="1" data-member-id="1955000001">
    <h1 aria-label="Mara Example" onclick="open('Mara')">Mara Example</h1><a href="https://www.site.example/in/mara-example?x=Brightwater">Mara</a>
    <img src="https://media.example/mara.jpg" alt="Mara Example"><p>mara@mail.example +31 20 555 01 23 · Ümlaut Ñandú 김민지 🦊 </p>
    <svg><title>Mara</title></svg><x-mara-card>Brightwater</x-mara-card><!-- Mara was here --></main></body></html>`;

  it('tags, attribute names and a program’s words stay', () => {
    const document = documentOf(snapshotOf(page));
    expect(document.querySelector('main')?.getAttribute('data-testid')).toBe('top-card-name');
    expect(document.querySelector('main')?.hasAttribute('data-member-id')).toBe(true);
    expect(document.body.className).toMatch(/^profile-page /);
    expect(document.querySelector('a')?.getAttribute('href')).toMatch(
      /^https:\/\/\w+\.\w+\.\w+\/in\/\w{4}-\w{7}\?\w=\w{11}$/,
    );
    const data = JSON.parse(document.querySelector('script')?.textContent ?? '') as Record<string, unknown>;
    expect(data['@type']).toBe('Person');
    expect(Object.keys(data)).toEqual(['@type', 'name', 'url', 'worksFor', expect.stringMatching(/^\w{6}$/)]);
  });

  it('what agreed agrees, in length and case; scripts, styles, pictures, comments and handlers are gone', () => {
    const snapshot = snapshotOf(page);
    const document = documentOf(snapshot);
    const heading = document.querySelector('h1');
    expect(heading?.textContent).toMatch(/^[A-Z][a-z]{3} [A-Z][a-z]{6}$/);
    expect(heading?.getAttribute('aria-label')).toBe(heading?.textContent);
    expect(heading?.getAttribute('onclick')).toBe('');
    expect(document.querySelector('img')?.getAttribute('src')).toBe('');
    expect(document.querySelector('img')?.getAttribute('alt')).toBe(heading?.textContent);
    expect(document.querySelector('a')?.textContent).toBe(heading?.textContent?.split(' ')[0]);
    expect(document.querySelector('a')?.getAttribute('href')).toContain(
      heading?.textContent?.toLowerCase().replace(' ', '-'),
    );
    expect(document.querySelectorAll('script')[1]?.textContent).toBe('');
    expect(document.querySelector('style')?.textContent).toBe('');
    expect(document.querySelector('svg')?.innerHTML).toBe('');
    expect(snapshot).not.toMatch(/mara|brightwater|example|4711|987654|1955000001|120345|555|김|🦊|Ñ|Ü/i);
  });

  it('two snapshots share no invention', () => {
    const heading = (html: string) => documentOf(html).querySelector('h1')?.textContent;
    expect(heading(redact(documentOf(page)).html)).not.toBe(heading(redact(documentOf(page)).html));
  });

  it('large and deep pages are cut, and it is said', () => {
    const deep = `${'<div>'.repeat(800)}x${'</div>'.repeat(800)}`;
    expect(redact(documentOf(deep), createRandom(1).next).isCut).toBe(true);
    expect(redact(documentOf('<p>x</p>'), createRandom(1).next).isCut).toBe(false);
  });
});

describe('the check', () => {
  it.each([
    ['a name', '<h1>Mara</h1>', '<h1>mara</h1>'],
    ['a number', '<i data-id="1955000001"></i>', '<i data-id="1955000001"></i>'],
    ['an address', '<a href="https://brightwater.example"></a>', '<p>brightwater.example</p>'],
    ['an attribute’s name', '<i data-mara="1"></i>', '<i data-mara="7"></i>'],
    ['a comment', '<!-- Mara -->', '<!-- Mara -->'],
  ])('sees %s', (_what, original, snapshot) => {
    expect(leaks(documentOf(original), snapshot).length).toBeGreaterThan(0);
  });
});
