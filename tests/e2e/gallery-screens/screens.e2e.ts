// Every screen in every state, light and dark: nothing that axe finds wrong, nothing wider than its window, no error.

import axe from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureBrowser } from '@/tests/support/find-browser';
import { goTo, openScreens, type Screens } from './open-screens';
import { DIAGNOSTICS, SCENES, SECURITY } from './scenes';

const SHOTS = [
  ...Object.keys(SCENES)
    .filter((scene) => !/^(?:file|asked)-/.test(scene) && ![...DIAGNOSTICS, ...SECURITY].includes(scene))
    .map((scene) => ['popup', scene, 400] as const),
  ['options', 'first-run', 900],
  ['options', 'several', 480],
  ['options', 'credentials', 900],
  ['options', 'everything', 900],
  ['options', 'edit', 900],
  ['options', 'doctor', 360],
  ...[...DIAGNOSTICS, ...SECURITY].map((scene) => ['options', scene, 480] as const),
  ['options', 'locked', 900],
  ['file', 'file-text', 480],
  ['file', 'file-download', 900],
  ['sidepanel', 'connected', 360],
  ['sidepanel', 'nobody', 360],
  ['sidepanel', 'asked-several', 300],
  ['sidepanel', 'asked-list', 360],
  ['sidepanel', 'asked-closed', 300],
  ['sidepanel', 'not-connected', 300],
  ['sidepanel', 'locked', 300],
  ['sidepanel', 'passphrase-required', 360],
] as const;

let screens: Screens;
let browser: Browser;

beforeAll(async () => {
  screens = await openScreens();
  browser = await chromium.launch({ executablePath: ensureBrowser(), args: ['--no-sandbox'] });
});
afterAll(async () => {
  await browser?.close();
  await screens?.close();
});

/** @param rules only these of axe's; all when left out */
async function faults(page: Page, rules?: string[]): Promise<string[]> {
  const check = new axe({ page });
  const { violations } = await (rules ? check.withRules(rules) : check).analyze();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    ...(wide > 0 ? [`${wide} px wider than its window`] : []),
  ];
}

/** So many fit into one test's time on a busy machine. */
const PORTION = 12;
const PORTIONS = Array.from({ length: Math.ceil(SHOTS.length / PORTION) }, (_, at) =>
  SHOTS.slice(at * PORTION, (at + 1) * PORTION),
);

// What is dark differs in nothing but its colours.
for (const colorScheme of ['light', 'dark'] as const) {
  for (const [at, shots] of PORTIONS.entries()) {
    test(`every screen is sound in ${colorScheme}, ${at + 1} of ${PORTIONS.length}`, async () => {
      const context = await browser.newContext({ colorScheme });
      const page = await context.newPage();
      const found: string[] = [];
      page.on('pageerror', ({ message }) => found.push(message));
      for (const [screen, scene, width] of shots) {
        await page.setViewportSize({ width, height: 600 });
        await goTo(page, screens, screen, scene);
        found.push(
          ...(await faults(page, colorScheme === 'dark' ? ['color-contrast'] : undefined)).map(
            (fault) => `${screen} ${scene}: ${fault}`,
          ),
        );
      }
      await context.close();
      expect(found).toEqual([]);
    });
  }
}

test('planted faults are found', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(screens.url('popup', 'connected'));
  await page.getByText('20,134 people').waitFor();
  await page.evaluate(() => {
    document
      .querySelector('main')
      ?.insertAdjacentHTML(
        'beforeend',
        '<button></button><p style="color:#ccc;background:#fff">Too pale</p><p style="width:3000px">Too wide</p>',
      );
  });
  const found = (await faults(page)).join('\n');
  expect(found).toContain('button-name');
  expect(found).toContain('color-contrast');
  expect(found).toContain('wider than its window');
  await context.close();
});
