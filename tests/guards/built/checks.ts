// The checks on built files, as functions that give back what is wrong, so that planted faults can prove them.

import { gzipSync } from 'node:zlib';
import type { Manifest } from './built-files';

const KB = 1000;

/** What may not be in a script that runs in a page: libraries, and the data they bring. */
const NEEDLES: Record<string, RegExp> = {
  zod: /ZodError|_zod\b|invalid_union/,
  dexie: /Dexie|BulkError|versionchange/,
  ky: /HTTPError|Request failed with status code/,
  'phone data': /NATIONAL_NUMBER|nationalNumber|INVALID_COUNTRY_CALLING_CODE/,
  'domain data': /publicSuffix|isIcann/,
  'query library': /QueryClient|staleTime/,
};

/** What a build for users never contains. */
const TEST_TRACES: Record<string, RegExp> = {
  'a local address': /\b(https?|wss?):\/\/(localhost|127\.0\.0\.1|0\.0\.0\.0)/,
  'a test flag': /__TEST__|VITEST|IN_ATS_BUILT|import\.meta\.env\.MODE|simulator/i,
};

/** @param scripts all that runs in one page, file by file: each is packed by itself */
export function sizeFaults(scripts: readonly string[], maxKb = 40, maxGzipKb = 16): string[] {
  const sum = (sizeOf: (script: string) => number) => scripts.reduce((total, script) => total + sizeOf(script), 0) / KB;
  const raw = sum((script) => Buffer.byteLength(script));
  const packed = sum((script) => gzipSync(script, { level: 9 }).length);
  return [
    ...(raw > maxKb ? [`${raw.toFixed(1)} kB minified, at most ${maxKb}`] : []),
    ...(packed > maxGzipKb ? [`${packed.toFixed(1)} kB gzipped, at most ${maxGzipKb}`] : []),
  ];
}

export function libraryFaults(script: string): string[] {
  return Object.entries(NEEDLES).flatMap(([name, needle]) => {
    const hit = needle.exec(script);
    return hit ? [`${name}: ${hit[0]}`] : [];
  });
}

/** Anything in a page's script that needs a file of the extension, or that would carry its id to the page. */
export function footprintFaults(script: string): string[] {
  const faults: string[] = [];
  if (/chrome-extension:|moz-extension:|getURL\(/.test(script)) faults.push('address of an extension file');
  if (/postMessage\(/.test(script)) faults.push('postMessage');
  if (/dispatchEvent\(/.test(script)) faults.push('dispatchEvent');
  if (/mode:\s*["'`]open["'`]/.test(script)) faults.push('open shadow root');
  if (!/mode:\s*["'`]closed["'`]/.test(script)) faults.push('no closed shadow root');
  if (/\bfetch\(|XMLHttpRequest|sendBeacon|new WebSocket|EventSource/.test(script)) faults.push('request');
  if (/\bimport\(/.test(script)) faults.push('dynamic import');
  return faults;
}

export function testTraces(path: string, text: string): string[] {
  return Object.entries(TEST_TRACES).flatMap(([name, needle]) => {
    const hit = needle.exec(text);
    return hit ? [`${path}: ${name}: ${text.slice(Math.max(0, hit.index - 30), hit.index + 40)}`] : [];
  });
}

/** What may never appear in a manifest, whatever the snapshot says. */
export function manifestFaults(manifest: Manifest): string[] {
  const faults: string[] = [];
  for (const key of ['web_accessible_resources', 'externally_connectable', 'content_security_policy']) {
    if (key in manifest) faults.push(key);
  }
  const required = [...((manifest.permissions as string[]) ?? []), ...((manifest.host_permissions as string[]) ?? [])];
  for (const permission of required) {
    if (
      ['<all_urls>', '*://*/*', 'https://*/*', 'http://*/*', 'tabs', 'webNavigation', 'cookies', 'debugger'].includes(
        permission,
      )
    ) {
      faults.push(`required permission ${permission}`);
    }
  }
  for (const script of manifest.content_scripts ?? []) {
    if ('world' in script) faults.push('page world');
    if (script.css) faults.push('style sheet in a page');
  }
  return faults;
}
