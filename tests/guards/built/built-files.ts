// Reads what the production build left, for the guards on it.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '@/tests/guards/source-files';

export type BuildName = 'chrome-mv3' | 'firefox-mv3';

export interface Manifest {
  [key: string]: unknown;
  content_scripts?: { matches: string[]; js: string[]; css?: string[]; all_frames?: boolean; run_at?: string }[];
}

export const buildFolder = (name: BuildName): string => join(ROOT, '.output', name);

export function manifestOf(name: BuildName): Manifest {
  return JSON.parse(readFileSync(join(buildFolder(name), 'manifest.json'), 'utf8')) as Manifest;
}

/** Every file of a build, with its bytes. */
export function builtFiles(name: BuildName): { path: string; bytes: Buffer }[] {
  const folder = buildFolder(name);
  if (!existsSync(folder)) throw new Error(`${folder} is not there: npm run build`);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => ({ path: path.replaceAll('\\', '/'), bytes: readFileSync(join(folder, path)) }));
}

/** Scripts that come into a page later, when somebody asks for more. */
export function laterPageScripts(name: BuildName): string[] {
  return ['card.js', 'list.js', 'any-page.js', 'pack.js', 'pack-trial.js', 'snapshot.js']
    .filter((path) => existsSync(join(buildFolder(name), path)))
    .map((path) => readFileSync(join(buildFolder(name), path), 'utf8'));
}

/** All that runs in a page of each site that is read from the install on, file by file. */
export function pageScripts(name: BuildName): string[][] {
  return (manifestOf(name).content_scripts ?? []).map(({ js }) =>
    js.map((path) => readFileSync(join(buildFolder(name), path), 'utf8')),
  );
}
