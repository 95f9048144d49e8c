// One script for a page of the browser, built from ours: whole, minified, without the product's build.

import { resolve } from 'node:path';
import { build } from 'vite';

const ROOT = resolve(import.meta.dirname, '../..');

/** @param script path from the project's root */
export async function bundle(script: string): Promise<string> {
  const built = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    resolve: { alias: { '@': ROOT } },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: resolve(ROOT, script), formats: ['iife'], name: 'bundled' },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []));
  const chunk = outputs.find((one) => one.type === 'chunk');
  if (chunk?.type !== 'chunk') throw new Error(`${script} was not built`);
  return chunk.code;
}
