// Takes pictures of the screens, light and dark: `tsx tests/e2e/gallery-screens/shoot.ts <folder>`.

import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ensureBrowser } from '@/tests/support/find-browser';
import { goTo, openScreens } from './open-screens';
import { DIAGNOSTICS, SCENES, SECURITY } from './scenes';

const folder = process.argv[2] ?? join(tmpdir(), 'in-ats-screens');
await mkdir(folder, { recursive: true });
const screens = await openScreens();
const browser = await chromium.launch({ executablePath: ensureBrowser(), args: ['--no-sandbox'] });
const shots = [
  ...Object.keys(SCENES)
    .filter((scene) => !scene.startsWith('file-') && ![...DIAGNOSTICS, ...SECURITY].includes(scene))
    .map((scene) => ['popup', scene, 400] as const),
  ...['file-text', 'file-download'].map((scene) => ['file', scene, 900] as const),
  ...[...SECURITY, 'locked'].map((scene) => ['options', scene, 900] as const),
  ...['first-run', 'connected', 'everything', 'edit', ...DIAGNOSTICS].map((scene) => ['options', scene, 900] as const),
  ...['connected', 'nobody', 'not-connected', 'locked'].map((scene) => ['sidepanel', scene, 360] as const),
];
try {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await (await browser.newContext({ colorScheme })).newPage();
    for (const [screen, scene, width] of shots) {
      await page.setViewportSize({ width, height: 200 });
      await goTo(page, screens, screen, scene);
      await page.waitForTimeout(200);
      // As tall as it is, so that what sticks to the bottom is where it belongs.
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewportSize({ width, height });
      await page.screenshot({ path: join(folder, `${screen}-${scene}-${colorScheme}.png`) });
    }
  }
} finally {
  await browser.close();
  await screens.close();
}
process.stdout.write(`${folder}\n`);
