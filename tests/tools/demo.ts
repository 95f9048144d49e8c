// `npm run demo`: Chromium with the production build, connected to an invented Greenhouse of 20,000 people, with profile
// pages open at their real addresses. Without a display it walks the same path and saves pictures.

import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import type { CastName } from '@/tests/simulators/cast';
import type { Drawn } from '@/tests/support/closed-roots';
import { type Stage, setStage } from '@/tests/support/stage';
import { waitFor } from '@/tests/support/wait-for';
import { readCommandLine } from './command-line';

const ROOT = resolve(import.meta.dirname, '../..');

const { values, whole } = readCommandLine({
  usage: 'demo [--people <count>] [--out <folder for pictures>] [--pictures]',
  options: {
    people: { type: 'string' },
    /** Where pictures go. */
    out: { type: 'string', default: join(ROOT, 'tests/e2e/pictures') },
    /** Pictures even where there is a display. */
    pictures: { type: 'boolean', default: false },
  },
});
const peopleCount = whole('people', { least: 1, most: 1_000_000, fallback: 20_000 });

/** Who is shown, and the words that must come up. */
const WALK: readonly { who: CastName; file: string; what: string; words: string }[] = [
  { who: 'activeApplicant', file: 'applicant', what: 'a known applicant', words: 'Applicant' },
  { who: 'prospect', file: 'prospect', what: 'a prospect', words: 'Prospect' },
  { who: 'rejected', file: 'rejected', what: 'somebody who was rejected', words: 'Rejected' },
  { who: 'twoApplications', file: 'two-applications', what: 'somebody with two applications', words: '2 applications' },
  { who: 'namesakeOf', file: 'namesake', what: 'a namesake who is not the one', words: 'Not in ATS' },
  { who: 'stranger', file: 'unknown', what: 'somebody unknown', words: 'Not in ATS' },
];

const say = (line: string) => process.stdout.write(`${line}\n`);
const has = (words: string) => (drawn: Drawn | null) => drawn?.text.includes(words) ?? false;

async function demo(): Promise<void> {
  const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  const isHeadless = values.pictures || !hasDisplay;
  say('Building the extension …');
  execFileSync(process.execPath, [join(ROOT, 'node_modules/wxt/bin/wxt.mjs'), 'build'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  say(`Starting an invented Greenhouse of ${peopleCount.toLocaleString('en')} people and the browser …`);
  const stage = await setStage({
    people: peopleCount,
    headless: isHeadless,
    viewport: { width: 1280, height: 860 },
  });
  try {
    if (isHeadless) await takePictures(stage);
    else await show(stage);
  } finally {
    await stage.close().catch(() => undefined);
  }
}

async function connect(stage: Stage, onPage: (popup: Page) => Promise<void> = async () => undefined): Promise<Page> {
  await stage.chooseSurface('page');
  const popup = await stage.connect();
  await popup.locator('.connection').waitFor();
  say('Connected. Reading everybody once …');
  await onPage(popup);
  await stage.waitForFill(popup);
  const [connection] = await stage.connections();
  say(`Read ${connection?.people.toLocaleString('en')} people.`);
  return popup;
}

async function show(stage: Stage): Promise<void> {
  await connect(stage);
  for (const { who, what, words } of WALK) {
    const page = await stage.profile(stage.world.cast[who]);
    await stage.waitDrawn(page, has(words), what);
    say(`${stage.world.cast[who].pageUrl}  ${what}`);
  }
  say(
    'Have a look around: click a badge for the card, or the toolbar icon for the connection. Close the browser to end.',
  );
  await new Promise((done) => stage.context.once('close', done));
}

async function takePictures(stage: Stage): Promise<void> {
  mkdirSync(values.out, { recursive: true });
  const save = async (page: Page, name: string) => {
    await page.bringToFront();
    await page.screenshot({ path: join(values.out, `${name}.png`) });
  };
  const isFirstRun = (page: Page) => page.url().includes('/options.html');
  const first = await waitFor(() => stage.context.pages().find(isFirstRun), 'the first-run page');
  await first.getByRole('button', { name: 'Continue' }).waitFor();
  await save(first, 'first-run');

  const early = stage.world.cast.oldest;
  stage.greenhouse.options.latencyMs = 120;
  const popup = await connect(stage, async (connecting) => {
    const page = await stage.profile(early);
    const enough = peopleCount / 3;
    await waitFor(async () => ((await stage.connections())[0]?.people ?? 0) > enough, 'a third of all people', 120_000);
    await stage.waitDrawn(page, has('Not found yet'), 'not found yet');
    await save(page, 'not-found-yet');
    await connecting.setViewportSize({ width: 400, height: 600 });
    await save(connecting, 'popup-syncing');
    stage.greenhouse.options.latencyMs = 0;
    await page.close();
  });
  await save(popup, 'popup-connected');
  await popup.close();

  for (const colorScheme of ['light', 'dark'] as const) {
    const suffix = colorScheme === 'dark' ? '-dark' : '';
    for (const { who, file, what, words } of WALK) {
      const page = await stage.profile(stage.world.cast[who]);
      await page.emulateMedia({ colorScheme });
      await stage.waitDrawn(page, has(words), what);
      await page.waitForTimeout(500);
      await save(page, `${file}${suffix}`);
      if (!words.startsWith('Not')) {
        await stage.clickDrawn(page, 'In ATS', 'button');
        await stage.waitDrawn(page, (drawn) => drawn?.nodes.some(({ role }) => role === 'dialog') ?? false, 'the card');
        await page.waitForTimeout(300);
        await save(page, `${file}-card${suffix}`);
      }
      if (!suffix) say(`${stage.world.cast[who].pageUrl}  ${what}`);
      await page.close();
    }
  }
  say(`There is no display here, so the pictures are in ${values.out}`);
}

demo().catch((reason: unknown) => {
  process.stderr.write(`${reason instanceof Error ? reason.message : String(reason)}\n`);
  process.exitCode = 1;
});
