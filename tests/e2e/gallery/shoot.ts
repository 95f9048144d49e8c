// Takes pictures of the gallery, light and dark, and of the surface on a page: `tsx tests/e2e/gallery/shoot.ts <folder>`.

import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openGallery } from './build-gallery';
import type { GalleryWindow } from './page';

const folder = process.argv[2] ?? join(tmpdir(), 'in-ats-pictures');
await mkdir(folder, { recursive: true });
const gallery = await openGallery(process.env.CHROMIUM ?? '/usr/bin/chromium');
try {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await gallery.browser.newContext({ colorScheme, viewport: { width: 1290, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${gallery.origin}/index.html`);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    for (let top = 0, n = 1; top < height; top += 1200, n += 1) {
      const clip = { x: 0, y: top, width: 1290, height: Math.min(1200, height - top) };
      await page.screenshot({ path: join(folder, `gallery-${colorScheme}-${n}.png`), fullPage: true, clip });
    }
    await page.emulateMedia({ forcedColors: 'active' });
    const clip = { x: 0, y: 0, width: 1290, height: 1000 };
    await page.screenshot({ path: join(folder, `high-contrast-${colorScheme}.png`), fullPage: true, clip });
    await page.emulateMedia({ forcedColors: 'none' });
    await page.setViewportSize({ width: 1290, height: 760 });
    await page.goto(`${gallery.origin}/page.html`);
    for (const name of ['two applications', 'not found yet', 'very long']) {
      await page.evaluate((which) => (window as unknown as GalleryWindow).gallery.show(which), name);
      await page.waitForTimeout(150);
      const slug = name.replaceAll(' ', '-');
      await page.screenshot({ path: join(folder, `page-${slug}-${colorScheme}.png`) });
      const box = await page.locator('#name').boundingBox();
      if (box) await page.mouse.click(box.x + box.width + 90, box.y + box.height / 2);
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(folder, `page-${slug}-open-${colorScheme}.png`) });
      await page.evaluate(() => (window as unknown as GalleryWindow).gallery.clear());
    }
    await context.close();
  }
} finally {
  await gallery.close();
}
process.stdout.write(`${folder}\n`);
