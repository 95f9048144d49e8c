// The built files: manifest, size of the page's script, what it must not carry, no trace of tests.

import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { type BuildName, builtFiles, laterPageScripts, manifestOf, pageScripts } from './built-files';
import { footprintFaults, libraryFaults, manifestFaults, sizeFaults, testTraces } from './checks';

const BUILDS: BuildName[] = ['chrome-mv3', 'firefox-mv3'];

test.each(BUILDS)('%s: the manifest is what it was', async (name) => {
  const manifest = manifestOf(name);
  await expect(`${JSON.stringify(manifest, null, 2)}\n`).toMatchFileSnapshot(`./manifest.${name}.json`);
});

test.each(BUILDS)('%s: nothing in the manifest that a page could use', (name) => {
  expect(manifestFaults(manifestOf(name))).toEqual([]);
});

test.each(BUILDS)('%s: page script within its size', (name) => {
  expect(pageScripts(name)).toHaveLength(3);
  for (const scripts of pageScripts(name)) {
    for (const script of scripts) expect(script.length).toBeGreaterThan(2000);
    expect(sizeFaults(scripts)).toEqual([]);
  }
});

test.each(BUILDS)('%s: page script without schema, database, request, phone or domain code', (name) => {
  for (const script of [...pageScripts(name).flat(), ...laterPageScripts(name)])
    expect(libraryFaults(script)).toEqual([]);
});

test.each(BUILDS)('%s: page script leaves nothing that a page could notice', (name) => {
  for (const scripts of pageScripts(name)) expect(footprintFaults(scripts.join('\n'))).toEqual([]);
  for (const script of laterPageScripts(name)) {
    expect(footprintFaults(script).filter((fault) => fault !== 'no closed shadow root')).toEqual([]);
  }
});

test.each(BUILDS)('%s: no trace of tests', (name) => {
  const texts = builtFiles(name).filter(({ path }) => /\.(js|html|css|json)$/.test(path));
  expect(texts.length).toBeGreaterThan(3);
  expect(texts.flatMap(({ path, bytes }) => testTraces(path, bytes.toString('utf8')))).toEqual([]);
});

test('planted: each of these is refused', () => {
  const good = 'a.attachShadow({mode:"closed"})';
  expect(footprintFaults(good)).toEqual([]);
  for (const bad of [
    'chrome.runtime.getURL("x.css")',
    'window.postMessage({id:1},"*")',
    'document.dispatchEvent(new CustomEvent(id))',
    'b.attachShadow({mode:"open"})',
    'fetch("https://www.linkedin.com/voyager")',
    'import("./more.js")',
  ]) {
    expect(footprintFaults(`${good};${bad}`), bad).toHaveLength(1);
  }
  expect(footprintFaults('nothing')).toEqual(['no closed shadow root']);
  expect(sizeFaults(['x'.repeat(41_000)])).toHaveLength(1);
  expect(sizeFaults(['x'.repeat(20_500), 'x'.repeat(20_500)])).toHaveLength(1);
  const dense = randomBytes(8_100).toString('hex');
  // Packed as one they would be half as large.
  expect(sizeFaults([dense, dense])).toHaveLength(1);
  expect(sizeFaults([dense])).toEqual([]);
  expect(libraryFaults('class ZodError{}')).toHaveLength(1);
  expect(libraryFaults('class Dexie{}')).toHaveLength(1);
  expect(libraryFaults('Request failed with status code')).toHaveLength(1);
  expect(libraryFaults('{INVALID_COUNTRY_CALLING_CODE:1}')).toHaveLength(1);
  expect(libraryFaults('{publicSuffix:1}')).toHaveLength(1);
  expect(libraryFaults('new QueryClient')).toHaveLength(1);
  expect(testTraces('a.js', 'fetch("http://localhost:3000")')).toHaveLength(1);
  expect(testTraces('a.js', 'if(__TEST__){}')).toHaveLength(1);
  expect(manifestFaults({ web_accessible_resources: [] })).toEqual(['web_accessible_resources']);
  expect(manifestFaults({ externally_connectable: {} })).toEqual(['externally_connectable']);
  expect(manifestFaults({ permissions: ['tabs'], host_permissions: ['<all_urls>'] })).toHaveLength(2);
  expect(manifestFaults({ content_scripts: [{ matches: [], js: [], css: ['a.css'] }] })).toHaveLength(1);
});
