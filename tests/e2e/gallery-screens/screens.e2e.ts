// Every screen in every state, light and dark: nothing that axe finds wrong, nothing wider than its window, no error.

import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violations } from '@/tests/support/axe';
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

/** Pixels, as WCAG 2.2 asks for (2.5.8). */
const LEAST_TARGET = 24;

/** @param rules only these of axe's; all when left out */
async function faults(page: Page, rules?: string[]): Promise<string[]> {
  const found = await violations(page, rules ? { only: rules } : {});
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  // axe leaves this one out. Links within a sentence are as high as its lines; what a label holds is pressed by that.
  const low = await page.evaluate((least) => {
    const targets = [...document.querySelectorAll<HTMLElement>('button, summary, select, .link')];
    return targets.flatMap((one) => {
      const { width, height } = one.getBoundingClientRect();
      return width > 0 && Math.min(width, height) < least ? [one.innerText] : [];
    });
  }, LEAST_TARGET);
  return [
    ...found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    ...(wide > 0 ? [`${wide} px wider than its window`] : []),
    ...low.map((name) => `too small to be hit: ${name}`),
  ];
}

/** All that is wrong in the light, and what the dark adds: it differs in nothing but its colours. */
async function faultsInBoth(page: Page): Promise<string[]> {
  const light = await faults(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  // A page that is opened in the dark has nothing to fade.
  await page.evaluate(() => {
    for (const one of document.getAnimations()) if (one instanceof CSSTransition) one.finish();
  });
  const dark = await faults(page, ['color-contrast']);
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...dark.map((fault) => `dark: ${fault}`)];
}

/** So many fit into one test's time on a busy machine, two tests beside each other. */
const PORTION = 8;
const PORTIONS = Array.from({ length: Math.ceil(SHOTS.length / PORTION) }, (_, at) =>
  SHOTS.slice(at * PORTION, (at + 1) * PORTION),
);

for (const [at, shots] of PORTIONS.entries()) {
  test.concurrent(`every screen is sound, light and dark, ${at + 1} of ${PORTIONS.length}`, async ({ expect }) => {
    const context = await browser.newContext({ colorScheme: 'light' });
    const page = await context.newPage();
    const found: string[] = [];
    page.on('pageerror', ({ message }) => found.push(message));
    for (const [screen, scene, width] of shots) {
      await page.setViewportSize({ width, height: 600 });
      await goTo(page, screens, screen, scene);
      found.push(...(await faultsInBoth(page)).map((fault) => `${screen} ${scene}: ${fault}`));
    }
    await context.close();
    expect(found).toEqual([]);
  });
}

/** Buttons that go with what they were for, by screen and scene. */
const GOING = [
  ['popup', 'connected', '+ Add a connection', 'What should it do?'],
  ['popup', 'credentials', 'Cancel', 'Nothing connected yet'],
  ['popup', 'remove-question', 'Keep', 'Greenhouse'],
  ['popup', 'other-casing', 'Use Brightwater', 'An API key'],
  ['popup', 'locked-forgotten', 'Keep it', 'Passphrase'],
  ['options', 'connected', 'Set a passphrase', 'New passphrase'],
  ['options', 'set-passphrase', 'Cancel', 'Set a passphrase'],
  ['options', 'connected', 'Add a site', 'Add a site'],
  ['sidepanel', 'nobody', 'Check a list', 'Check a list'],
  ['sidepanel', 'asked-several', 'Mara Example', '‹ All 3 people'],
] as const;

test('whoever presses a button by keyboard that goes away is somewhere afterwards', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const found: string[][] = [];
  for (const [screen, scene, name] of GOING) {
    await page.setViewportSize({ width: 400, height: 600 });
    await goTo(page, screens, screen, scene);
    const button = page.getByRole('button', { name }).first();
    await button.focus();
    await page.keyboard.press('Enter');
    await button.waitFor({ state: 'detached' });
    await page.evaluate(() => new Promise(requestAnimationFrame));
    const where = await page.evaluate(() => {
      const at = document.activeElement as (HTMLElement & { labels?: NodeListOf<HTMLElement> }) | null;
      return (at === document.body ? '' : (at?.labels?.[0] ?? at)?.innerText) ?? '';
    });
    found.push([screen, scene, name, where]);
  }
  await context.close();
  expect(found).toEqual(GOING);
});

test('whoever asked the browser for larger letters gets them, with nothing out of reach', async () => {
  const large = await chromium.launch({
    executablePath: ensureBrowser(),
    args: ['--no-sandbox', '--blink-settings=defaultFontSize=24'],
  });
  const found: string[] = [];
  for (const [screen, scene, width] of [
    ['popup', 'everything', 600],
    ['popup', 'credentials', 600],
    ['options', 'measured', 900],
    ['sidepanel', 'connected', 360],
    ['file', 'file-text', 600],
    ['file', 'file-download', 600],
  ] as const) {
    const sizes: (number | undefined)[] = [];
    for (const each of [browser, large]) {
      const page = await each.newPage({ viewport: { width, height: 600 } });
      await goTo(page, screens, screen, scene);
      sizes.push((await page.locator('h1, h2, h3').first().boundingBox())?.height);
      if (each === large) found.push(...(await faults(page)).map((fault) => `${scene}: ${fault}`));
      const below = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
      if (scene === 'file-download' && below > 0) found.push(`${scene}: ${below} px higher than its window`);
      await page.close();
    }
    const [usual = 0, asked = 0] = sizes;
    if (!(asked > usual * 1.4)) found.push(`${screen} ${scene}: ${usual} px, then ${asked}`);
  }
  await large.close();
  expect(found).toEqual([]);
});

test('in forced colours a bar still shows how far it is', async () => {
  const page = await browser.newPage({ forcedColors: 'active' });
  await goTo(page, screens, 'popup', 'syncing');
  const [ground, bar] = await page
    .locator('.ui-progress, .ui-progress-bar')
    .evaluateAll((both) => both.map((one) => getComputedStyle(one).backgroundColor));
  expect(bar).not.toBe(ground);
  await page.close();
});

test('planted faults are found, also one that only the dark shows', async () => {
  const context = await browser.newContext({ colorScheme: 'light' });
  const page = await context.newPage();
  await page.goto(screens.url('popup', 'connected'));
  await page.getByText('20,134 people').waitFor();
  await page.evaluate(() => {
    document
      .querySelector('main')
      ?.insertAdjacentHTML(
        'beforeend',
        '<button></button><p style="color:#ccc;background:#fff">Too pale</p><p style="width:3000px">Too wide</p>' +
          '<p id="planted-black" style="color:#000">Black</p><details><summary style="line-height:1">Low</summary></details>',
      );
  });
  const found = await faultsInBoth(page);
  const [light, dark] = [true, false].map((is) => found.filter((one) => one.startsWith('dark: ') !== is).join('\n'));
  expect(light).toContain('button-name');
  expect(light).toContain('color-contrast');
  expect(light).toContain('wider than its window');
  expect(light).toContain('too small to be hit: Low');
  expect(light).not.toContain('planted-black');
  expect(dark).toContain('planted-black');
  await context.close();
});
