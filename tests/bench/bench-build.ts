// The production build to be measured, in a folder of its own, so that it stays the same for the whole run.

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { PRODUCTION_BUILD } from '@/tests/support/launch-extension';

const root = resolve(import.meta.dirname, '../..');

/** Builds into a new folder; the caller deletes `folder`. SKIP_BUILD=1 copies what `npm run build` left instead. */
export function buildForBench(): { folder: string; extension: string } {
  const folder = mkdtempSync(join(tmpdir(), 'in-ats-build-'));
  const extension = join(folder, 'chrome-mv3');
  if (process.env.SKIP_BUILD === '1') cpSync(PRODUCTION_BUILD, extension, { recursive: true });
  else {
    const script = `import { build } from 'wxt'; await build({ outDir: ${JSON.stringify(folder)} });`;
    execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: root,
      // Standard output belongs to the figures.
      stdio: ['ignore', 2, 2],
      env: { ...process.env, NODE_ENV: 'production', VITEST: '' },
    });
  }
  if (!existsSync(join(extension, 'manifest.json'))) throw new Error('there is no production build: npm run build');
  return { folder, extension };
}

/** Sizes in kB of 1,000 bytes. */
export interface ScriptSize {
  minified: number;
  gzipped: number;
  files: string[];
}

function sizeOf(folder: string, files: readonly string[]): ScriptSize {
  const bytes = files.map((file) => readFileSync(join(folder, file)));
  return {
    minified: bytes.reduce((sum, one) => sum + one.length, 0) / 1000,
    gzipped: bytes.reduce((sum, one) => sum + gzipSync(one, { level: 9 }).length, 0) / 1000,
    files: [...files],
  };
}

/** Scripts that come into a LinkedIn page later: when a card is opened, when it is a list. */
const LATER = { card: ['card.js'], list: ['list.js', 'sites/linkedin.list.js'] } as const;

export interface PageScriptSizes {
  /** What the manifest puts into a page: of the site that carries most. */
  always: ScriptSize;
  card: ScriptSize;
  list: ScriptSize;
}

export function pageScriptSizes(folder: string): PageScriptSizes {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    content_scripts?: { js?: string[]; css?: string[] }[];
  };
  const sites = (manifest.content_scripts ?? []).map(({ js = [], css = [] }) => sizeOf(folder, [...js, ...css]));
  const [always] = sites.sort((one, other) => other.minified - one.minified);
  if (always === undefined) throw new Error('the manifest puts no script into pages');
  return { always, card: sizeOf(folder, LATER.card), list: sizeOf(folder, LATER.list) };
}
