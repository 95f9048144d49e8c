// Builds the gallery of screens into a new folder and serves it, for pictures and checks. No part of the product build.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize, resolve } from 'node:path';
import preact from '@preact/preset-vite';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { SCENES } from './scenes';

const here = import.meta.dirname;
const root = resolve(here, '../../..');
const fake = resolve(here, 'fake-extension.ts');
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

export interface Screens {
  /** `url('popup', 'syncing')` */
  url(screen: 'popup' | 'options' | 'sidepanel' | 'file', scene: string): string;
  close(): Promise<void>;
}

/** @example const screens = await openScreens(); await page.goto(screens.url('popup', 'syncing')); */
export async function openScreens(): Promise<Screens> {
  const folder = await mkdtemp(join(tmpdir(), 'in-ats-screens-'));
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
    build: { outDir: folder, emptyOutDir: true, target: 'es2022' },
  });
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = join(folder, path === '/' ? 'index.html' : path);
    try {
      const body = await readFile(file);
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: (screen, scene) => `http://127.0.0.1:${port}/?screen=${screen}&scene=${scene}`,
    async close() {
      await new Promise((closed) => server.close(closed));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Opens a screen in the state its scene names, clicks included. */
export async function goTo(
  page: Page,
  screens: Screens,
  ...[screen, scene]: Parameters<Screens['url']>
): Promise<void> {
  await page.goto(screens.url(screen, scene));
  await page.locator('main :is(h2, h1, h3, .card, .file-text, .file-words)').last().waitFor({ state: 'attached' });
  for (const name of SCENES[scene]?.clicks ?? []) {
    await page
      .getByRole('button', { name, exact: true })
      .or(page.getByRole('menuitem', { name, exact: true }))
      .first()
      .click();
  }
}
