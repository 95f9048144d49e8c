// The traps that LinkedIn's pages are known to set, numbered, each with the pages or tests that spring it. A trap that
// nothing springs any more is found here.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const TESTS = join(import.meta.dirname, '../..');

/** Saved pages, by `site/name`; or titles of tests, by file. */
type Springs = { pages: string[] } | { file: string; titles: string[] };

const pages = (...names: string[]): Springs => ({ pages: names });
const tests = (file: string, ...titles: string[]): Springs => ({ file, titles });

const WATCH = 'unit/sites/watch-page.test.ts';

const TRAPS: [number: number, what: string, ...Springs[]][] = [
  [
    1,
    'an active frame over the list before',
    pages('linkedin/frame-active-top', 'linkedin/frame-active-top-activity', 'linkedin/frame-active-inside'),
  ],
  [2, 'an empty search under a profile’s address', pages('linkedin/sdui-no-results')],
  [3, 'the card before under the next address', pages('linkedin/sdui-previous-card', 'linkedin/sdui-details-stale')],
  [4, 'data of another person', pages('linkedin/ember-encoded-vanity')],
  [5, 'the viewer everywhere', pages('linkedin/sdui-componentkey-h2', 'linkedin/ember-profile')],
  [6, 'two nodes with one card key', pages('linkedin/sdui-componentkey-h2')],
  [7, 'the card key in another attribute', pages('linkedin/sdui-id-h1', 'linkedin/sdui-key-moved')],
  [8, 'the name in p, h1 or h2', pages('linkedin/sdui-id-p', 'linkedin/sdui-id-h1', 'linkedin/sdui-componentkey-h2')],
  [9, 'degrees that disagree', pages('linkedin/sdui-componentkey-h2')],
  [10, 'pronouns, or none', pages('linkedin/sdui-id-h1', 'linkedin/sdui-own', 'linkedin/sdui-componentkey-h2')],
  [11, 'no headline', pages('linkedin/sdui-headline-empty')],
  [12, 'a headline that is the place', pages('linkedin/sdui-headline-is-place')],
  [13, 'a dialog with an earlier h1', pages('linkedin/ember-contact-dialog', 'linkedin/sdui-contact-dialog')],
  [14, 'a dialog full of others', pages('linkedin/sdui-browsemap-dialog')],
  [15, 'no such member, with the page key of a profile', pages('linkedin/public-not-found')],
  [16, 'a block page', pages('linkedin/block-page')],
  [17, 'a sign-in wall over a true profile', pages('linkedin/public-posts-first')],
  [18, 'posts before the person', pages('linkedin/public-posts-first', 'linkedin/described-authors-only')],
  [19, 'logged out without a headline', pages('linkedin/public-no-headline')],
  [20, 'a canonical address on a country’s host', pages('linkedin/public-no-headline', 'linkedin/public-posts-first')],
  [21, 'one vanity written in three ways', pages('linkedin/ember-encoded-vanity')],
  [
    22,
    'a token address that is rewritten later',
    pages('linkedin/sdui-token-address'),
    tests('e2e/frames/surfaces.e2e.ts', 'a token address, rewritten to the vanity later'),
  ],
  [23, 'a token that differs only in case', pages('linkedin/sdui-token-case')],
  [24, 'one’s own profile', pages('linkedin/sdui-own', 'linkedin/ember-own')],
  [
    25,
    'members out of reach',
    pages(
      'linkedin/sdui-search-mutuals',
      'linkedin/ember-search',
      'recruiter/search',
      'recruiter/out-of-network',
      'salesnavigator/search',
    ),
  ],
  [26, 'a row with three mutual links', pages('linkedin/sdui-search-mutuals')],
  [27, 'posts among the people found', pages('linkedin/sdui-search-blended')],
  [
    28,
    'a drawer that swaps late',
    pages('recruiter/drawer-late', 'recruiter/drawer-unnamed'),
    tests(
      'unit/sites/watch-page-unnamed.test.ts',
      'the drawer of the person before proves nothing of the next address',
    ),
  ],
  [
    29,
    'similar profiles',
    pages('recruiter/profile', 'recruiter/drawer'),
    tests('unit/sites/application-site.test.ts', 'does not do so by its tabs, nor by similar profiles'),
  ],
  [30, 'hidden h1s', pages('salesnavigator/lead')],
  [
    31,
    'A, B, A in a hurry',
    tests(WATCH, 'A, B, A in a hurry'),
    tests('e2e/verdicts.e2e.ts', 'ten hops faster than the page can follow'),
  ],
  [32, 'back from the browser’s cache', tests('e2e/frames/surfaces.e2e.ts', 'back and forward between two people')],
  [33, 'a page that takes our node away', tests('e2e/footprint.e2e.ts', 'a page that takes the node away three times')],
  [34, 'reloaded under an open page', tests('e2e/frames/surfaces.e2e.ts', 'reloaded under an open page')],
  [35, 'a title with a count', pages('linkedin/sdui-previous-card', 'linkedin/sdui-search-blended')],
  [44, 'a Cyrillic look-alike', pages('linkedin/sdui-look-alike')],
  [45, 'a name from right to left', pages('linkedin/sdui-right-to-left')],
  [
    46,
    'markup as text, and a very long name',
    pages('linkedin/sdui-markup-as-text'),
    tests('unit/sites/linkedin.test.ts', 'cuts a name of 10,000 characters'),
  ],
];

describe('traps of LinkedIn', () => {
  it.each(TRAPS)('%i: %s', (_number, _what, ...springs) => {
    expect(springs.length).toBeGreaterThan(0);
    for (const spring of springs) {
      if ('pages' in spring) {
        for (const name of spring.pages)
          expect(existsSync(join(TESTS, 'fixtures/pages', `${name}.html`)), name).toBe(true);
      } else {
        const text = readFileSync(join(TESTS, spring.file), 'utf8');
        for (const title of spring.titles) expect(text).toContain(title);
      }
    }
  });
});
