// Builds the gallery of screens into a folder: `tsx tests/e2e/gallery-screens/build.ts <folder>`.

import { resolve } from 'node:path';
import preact from '@preact/preset-vite';
import { build } from 'vite';

const here = import.meta.dirname;
const root = resolve(here, '../../..');
const fake = resolve(here, 'fake-extension.ts');

/** Writes the gallery to `outDir`; open its index.html over http with `?screen=popup&scene=syncing`. */
export async function buildGallery(outDir: string): Promise<void> {
  await build({
    root: here,
    base: './',
    configFile: false,
    logLevel: 'warn',
    plugins: [preact()],
    resolve: {
      alias: [
        { find: 'wxt/browser', replacement: fake },
        { find: '@/lib/messages/ask', replacement: fake },
        { find: /^@\//, replacement: `${root}/` },
      ],
    },
    build: { outDir, emptyOutDir: true, target: 'es2022' },
  });
}

const folder = process.argv[2];
if (folder && process.argv[1]?.endsWith('build.ts')) await buildGallery(resolve(folder));
