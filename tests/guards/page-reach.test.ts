// What the page's script reaches, by its sources: no schema, database, request, phone or domain code.

import { expect, test } from 'vitest';
import { filesBelow, productSources, reach, type SourceFile } from './source-files';

/** Packages that may run in a page. */
const ALLOWED = ['preact', 'preact/hooks', 'preact/jsx-runtime', 'wxt/browser', 'wxt/utils/define-unlisted-script'];

const isAllowedFile = (path: string) =>
  /^(entrypoints\/(page|list)\/|entrypoints\/(card|any-page|pack|pack-trial|snapshot)\.ts$|components\/(card|list|ui)\/|lib\/(model|sites)\/|lib\/errors\.ts$|lib\/log\.ts$|lib\/messages\/(ask|protocol)\.ts$|lib\/identity\/(profile-url|site-addresses|site-addresses-by-host|site-words)\.ts$)/.test(
    path,
  );

/** Everything that runs in a page: the script of every profile page, the readers of sites, the card that a click brings, and what reads any page at a click. */
const ENTRIES = [
  'entrypoints/page/index.ts',
  'entrypoints/card.ts',
  'entrypoints/any-page.ts',
  'entrypoints/list/index.ts',
  'entrypoints/pack.ts',
  'entrypoints/pack-trial.ts',
  'entrypoints/snapshot.ts',
  ...filesBelow('lib/sites', (path) => path.endsWith('.site.ts')),
];

function faults(files: readonly SourceFile[]): string[] {
  return ENTRIES.flatMap((entry) => faultsOf(entry, files));
}

function faultsOf(entry: string, files: readonly SourceFile[]): string[] {
  const { files: reached, packages } = reach(entry, files);
  return [...reached.filter((path) => !isAllowedFile(path)), ...packages.filter((name) => !ALLOWED.includes(name))];
}

test('the page script reaches only what may run in a page', () => {
  const files = productSources();
  for (const entry of ENTRIES) expect(reach(entry, files).files.length, entry).toBeGreaterThan(2);
  expect(faults(files)).toEqual([]);
});

test.each([
  ['lib/sites/watch-page.ts', `import { z } from 'zod';`],
  ['lib/messages/ask.ts', `import { schemas } from './schemas';`],
  ['components/card/card-view.ts', `import { parse } from 'tldts';`],
  ['lib/messages/ask.ts', `export const lazy = () => import('dexie');`],
])('planted: %s with %s is seen', (path, line) => {
  const files = productSources().map((file) => (file.path === path ? { path, text: `${line}\n${file.text}` } : file));
  expect(files.some((file) => file.path === path)).toBe(true);
  expect(faults(files)).not.toEqual([]);
});

test('a type alone is not reached', () => {
  const files = productSources().map((file) =>
    file.path === 'lib/messages/ask.ts' ? { ...file, text: `import type { z } from 'zod';\n${file.text}` } : file,
  );
  expect(faults(files)).toEqual(faults(productSources()));
});
