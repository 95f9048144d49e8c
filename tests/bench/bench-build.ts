// The production build to be measured: made anew, then copied aside, so that it stays the same for the whole run.

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { PRODUCTION_BUILD } from '@/tests/support/launch-extension';

const root = resolve(import.meta.dirname, '../..');

/** Builds (not with SKIP_BUILD=1) and gives back a folder with a copy; the caller deletes it. */
export function buildForBench(): string {
  if (process.env.SKIP_BUILD !== '1' || !existsSync(join(PRODUCTION_BUILD, 'manifest.json'))) {
    execFileSync(process.execPath, [resolve(root, 'node_modules/wxt/bin/wxt.mjs'), 'build'], {
      cwd: root,
      // Standard output belongs to the figures.
      stdio: ['ignore', 2, 2],
      env: { ...process.env, NODE_ENV: 'production', VITEST: '' },
    });
  }
  const folder = mkdtempSync(join(tmpdir(), 'in-ats-build-'));
  cpSync(PRODUCTION_BUILD, folder, { recursive: true });
  return folder;
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

/**
 * What the manifest puts into every page, and apart from it the scripts that lie ready to be put into a page later: files
 * at the top of the build that neither the manifest nor an extension page names.
 */
export function pageScriptSizes(folder: string): { always: ScriptSize; onDemand: ScriptSize | null } {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    content_scripts?: { js?: string[]; css?: string[] }[];
    background?: { service_worker?: string };
  };
  const always = [...new Set((manifest.content_scripts ?? []).flatMap(({ js = [], css = [] }) => [...js, ...css]))];
  if (always.length === 0) throw new Error('the manifest puts no script into pages');
  const taken = [...always, manifest.background?.service_worker];
  const later = readdirSync(folder).filter((file) => file.endsWith('.js') && !taken.includes(file));
  return { always: sizeOf(folder, always), onDemand: later.length > 0 ? sizeOf(folder, later) : null };
}
