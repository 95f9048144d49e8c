// Lists and files agree, and the lock file tells nothing of the machine it was made on.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { filesBelow, ROOT } from './source-files';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** Files without a line in the list, and lines without a file. */
function disagreements(list: string, files: readonly string[]): string[] {
  const named = [...list.matchAll(/from\s+'(?:\.|@\/lib\/(?:sites|ats))\/([\w./-]+)'/g)].map(
    ([, path]) => path as string,
  );
  return [
    ...files.filter((file) => !named.includes(file)).map((file) => `no line for ${file}`),
    ...named
      .filter((name) => /\.site$|\/connector$/.test(name) && !files.includes(name))
      .map((name) => `no file for ${name}`),
  ];
}

const siteFiles = () =>
  filesBelow('lib/sites', (path) => path.endsWith('.site.ts')).map((path) => basename(path, '.ts'));

const connectorFiles = () =>
  readdirSync(join(ROOT, 'lib/ats'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${entry.name}/connector`);

test('every site has a line in the registry', () => {
  expect(siteFiles()).not.toEqual([]);
  expect(disagreements(read('lib/sites/registry.ts'), siteFiles())).toEqual([]);
});

test('every connector has a line in the registry', () => {
  expect(connectorFiles()).not.toEqual([]);
  for (const file of connectorFiles()) expect(existsSync(join(ROOT, 'lib/ats', `${file}.ts`))).toBe(true);
  expect(disagreements(read('lib/ats/registry.ts'), connectorFiles())).toEqual([]);
});

test('planted: a file without a line and a line without a file are seen', () => {
  const list = `import { linkedin } from './linkedin.site';\nimport { gone } from './gone.site';`;
  expect(disagreements(list, ['linkedin.site', 'github.site'])).toEqual([
    'no line for github.site',
    'no file for gone.site',
  ]);
});

/** Where packages came from is nobody's business; everybody installs from their own registry. */
function lockFaults(lock: string): string[] {
  return [...lock.matchAll(/"resolved":\s*"(?!\.|file:)([^"]+)"|https?:\/\/[^"]*registry[^"]*/g)].map(([hit]) => hit);
}

test('the lock file names no registry', () => {
  expect(lockFaults(read('package-lock.json'))).toEqual([]);
  expect(lockFaults('"resolved": "https://registry.example/a.tgz"')).toHaveLength(1);
});

test('names that say nothing are not used for files', () => {
  const vague = /(^|[/-])(utils?|helpers?|common|manager|service|misc)([.-]|\/)/;
  const files = ['entrypoints', 'components', 'lib', 'tests'].flatMap((folder) =>
    filesBelow(folder, (path) => /\.tsx?$/.test(path)),
  );
  expect(files.filter((path) => vague.test(path))).toEqual([]);
  expect(vague.test('lib/sync/sync-utils.ts')).toBe(true);
  expect(vague.test('lib/common/x.ts')).toBe(true);
});
