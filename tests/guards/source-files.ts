// Reads the project's own sources and the imports in them, for the guards. Reads text only; runs nothing of it.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

/** One import, export-from or dynamic import. `typeOnly`: gone after compilation. */
export interface Import {
  from: string;
  typeOnly: boolean;
}

export interface SourceFile {
  /** Relative to the root, with forward slashes. */
  path: string;
  text: string;
}

/** All files below a folder whose names fit. */
export function filesBelow(folder: string, fits: (path: string) => boolean): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true })) {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) found.push(...filesBelow(path, fits));
    else if (fits(path)) found.push(path);
  }
  return found.sort();
}

/** The product's own sources. */
export function productSources(): SourceFile[] {
  const isSource = (path: string) => /\.(ts|tsx)$/.test(path) && !path.endsWith('.d.ts');
  return ['entrypoints', 'components', 'lib'].flatMap((folder) =>
    filesBelow(folder, isSource).map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') })),
  );
}

/** Takes comments away, so that an example in a comment is no import. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/[^\n]*/g, '$1');
}

export function importsOf(text: string): Import[] {
  const found: Import[] = [];
  const code = withoutComments(text);
  for (const match of code.matchAll(/\b(import|export)\s+(type\s+)?([\w*{}\s,$]*?)\s*from\s*['"]([^'"]+)['"]/g)) {
    found.push({ from: match[4] as string, typeOnly: match[2] !== undefined });
  }
  for (const match of code.matchAll(/\bimport\s*\(\s*['"]([^'"]+)['"]/g)) {
    found.push({ from: match[1] as string, typeOnly: false });
  }
  for (const match of code.matchAll(/(?:^|[;\n])\s*import\s*['"]([^'"]+)['"]/g)) {
    found.push({ from: match[1] as string, typeOnly: false });
  }
  return found;
}

/** The root-relative path an import means, without its ending; null for a package. */
export function meant(importer: string, from: string): string | null {
  const bare = from.replace(/\?.*$/, '');
  if (bare.startsWith('@/')) return bare.slice(2);
  if (bare.startsWith('.')) return posix.normalize(posix.join(posix.dirname(importer), bare));
  return null;
}

/** Everything a file reaches by imports that survive compilation: own files and packages. */
export function reach(entry: string, files: readonly SourceFile[]): { files: string[]; packages: string[] } {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const find = (path: string) =>
    [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`].find((candidate) => byPath.has(candidate));
  const seen = new Set<string>();
  const packages = new Set<string>();
  const queue = [entry];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    for (const { from, typeOnly } of importsOf(byPath.get(path)?.text ?? '')) {
      if (typeOnly) continue;
      const target = meant(path, from);
      if (target === null) packages.add(from);
      else {
        const file = find(target);
        if (file) queue.push(file);
      }
    }
  }
  return { files: [...seen].sort(), packages: [...packages].sort() };
}

export const folderOf = (path: string): string => dirname(path);
export const fromRoot = (path: string): string => relative(ROOT, path);
