// The real side panel beside a page: opened from the card, it shows the same person and follows the tab.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Stage, setStage } from '@/tests/support/stage';
import { waitFor } from '@/tests/support/wait-for';

let stage: Stage;

beforeAll(async () => {
  stage = await setStage({ people: 60 });
});
afterAll(() => stage?.close());

test('the panel opens from the card and follows its tab from person to person', async () => {
  const { activeApplicant, prospect } = stage.world.cast;
  await stage.chooseSurface('page');
  await stage.waitForFill(await stage.connect());
  const page = await stage.profile(activeApplicant);
  await stage.waitDrawn(page, (drawn) => drawn?.text.includes('In ATS') ?? false, 'the badge');
  await stage.clickDrawn(page, /In ATS/, 'button');
  await stage.clickDrawn(page, 'Open side panel', 'button');

  const target = await waitFor(
    async () => (await stage.devtools.targets()).find(({ url }) => url.endsWith('/sidepanel.html')),
    'the side panel',
  );
  const panel = await stage.devtools.attach(target.targetId);
  const shows = (what: string) =>
    waitFor(
      async () => {
        const text = await panel.evaluate<string>('document.body.innerText');
        if (!text.includes(what)) throw new Error(text.slice(0, 200));
        return text;
      },
      `${what} in the panel`,
      15_000,
    );
  await shows(activeApplicant.name);

  await page.goto(prospect.pageUrl);
  expect(await shows(prospect.name)).not.toContain(activeApplicant.name);

  await page.goto('https://www.linkedin.com/feed/');
  expect(await shows('Nobody seen on this page')).not.toContain(prospect.name);
});
