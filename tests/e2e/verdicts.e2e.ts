// The main line on the shipped build: connect, read 20,000 people, open profiles, see the right verdict on each.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonTruth } from '@/tests/simulators/person-truth';
import type { Drawn } from '@/tests/support/closed-roots';
import { type Stage, setStage } from '@/tests/support/stage';

const PEOPLE = 20_000;
let stage: Stage;
let popup: Page;

beforeAll(async () => {
  stage = await setStage({ people: PEOPLE });
});
afterAll(() => stage?.close());

const has =
  (...words: string[]) =>
  (drawn: Drawn | null): boolean =>
    drawn !== null && words.every((word) => drawn.text.includes(word));

async function verdict(person: PersonTruth, ...words: string[]): Promise<{ page: Page; drawn: Drawn }> {
  const page = await stage.profile(person);
  const drawn = await stage.waitDrawn(page, has(...words), `${person.key}: ${words.join(', ')}`);
  return { page, drawn: drawn as Drawn };
}

test('nothing is drawn before the user has chosen where', async () => {
  const page = await stage.profile(stage.world.cast.activeApplicant);
  await page.waitForTimeout(1500);
  expect(await stage.drawn(page)).toBeNull();
  await stage.chooseSurface('page');
  await stage.waitDrawn(page, has('Not connected'), 'the open page to say that nothing is connected');
  await page.close();
});

test('while the first fill runs an unknown person is *not found yet*, and an open page changes by itself', async () => {
  // Slow enough that the first fill can be watched.
  stage.greenhouse.options.latencyMs = 150;
  const oldest = await stage.profile(stage.world.cast.oldest);
  popup = await stage.connect();
  await popup.locator('.connection').waitFor();
  await oldest.bringToFront();
  const early = await stage.waitDrawn(oldest, has('Not found yet'), 'not found yet');
  expect(early?.text).toMatch(/\d+ ?% read/);
  expect(early?.text).not.toContain('Not in ATS');
  stage.greenhouse.options.latencyMs = 0;
  await stage.waitForFill(popup);
  await stage.waitDrawn(oldest, has('In ATS'), 'the open page to change by itself');
  await oldest.close();
  const [connection] = await stage.connections();
  expect(connection).toMatchObject({ state: expect.stringMatching(/connected|syncing/), problem: null });
  const visible = stage.world.people.length;
  expect(connection?.people).toBeGreaterThan(visible * 0.98);
});

test('an applicant, with job, stage, status, recruiter and files', async () => {
  const { page, drawn } = await verdict(
    stage.world.cast.activeApplicant,
    'In ATS',
    'Applicant',
    'Senior Backend Engineer',
  );
  for (const word of ['Technical Interview', 'Active', 'Ines Halvorsen', 'résumé + 2'])
    expect(drawn.text).toContain(word);
  await expect.poll(async () => (await stage.toolbar(page)).title, { timeout: 5_000 }).toContain('Applicant');
  await page.close();
});

test('a prospect is called one, with pool', async () => {
  const { page, drawn } = await verdict(stage.world.cast.prospect, 'In ATS', 'Prospect');
  expect(drawn.text).not.toContain('Applicant');
  expect(drawn.text).toContain('Future Leaders');
  await page.close();
});

test('a rejected applicant', async () => {
  const { page } = await verdict(stage.world.cast.rejected, 'In ATS', 'Applicant', 'Rejected', 'Product Designer');
  await page.close();
});

test('a hired applicant', async () => {
  const { page } = await verdict(stage.world.cast.hired, 'In ATS', 'Hired');
  await page.close();
});

test('two applications are said to be two', async () => {
  const { page } = await verdict(stage.world.cast.twoApplications, 'In ATS', '2 applications, 1 active');
  await page.close();
});

test('a namesake is not the one', async () => {
  const { page, drawn } = await verdict(stage.world.cast.namesakeOf, 'Not in ATS');
  expect(drawn.text).not.toContain('Senior Backend Engineer');
  await expect.poll(async () => (await stage.toolbar(page)).title, { timeout: 5_000 }).toContain('Not in ATS');
  await page.close();
});

test('a stranger is not in the ATS', async () => {
  const { page } = await verdict(stage.world.cast.stranger, 'Not in ATS');
  await page.close();
});

test('private people and confidential jobs are treated as not there', async () => {
  for (const key of ['privatePerson', 'confidentialOnly'] as const) {
    const { page, drawn } = await verdict(stage.world.cast[key], 'Not in ATS');
    expect(drawn.text).not.toContain('VP Finance');
    await page.close();
  }
});

test('an old public address proves nothing alone, and bears out a name', async () => {
  const { page, drawn } = await verdict(stage.world.cast.pubAddress, 'In ATS');
  expect(drawn.words.some((words) => /^by name and ./.test(words))).toBe(true);
  await stage.clickDrawn(page, 'In ATS', 'button');
  await stage.waitDrawn(
    page,
    (card) => /old LinkedIn address/i.test([card?.text, ...(card?.words ?? [])].join(' ')),
    'why',
  );
  await page.close();
});

test('encoded, right-to-left, very long and hostile names are shown as text', async () => {
  for (const key of ['encodedAddress', 'rightToLeft', 'longName', 'markupName'] as const) {
    const person = stage.world.cast[key];
    const { page } = await verdict(person, 'In ATS');
    await stage.clickDrawn(page, 'In ATS', 'button');
    await stage.waitDrawn(page, (drawn) => drawn?.nodes.some(({ role }) => role === 'dialog') ?? false, 'the card');
    expect(await page.title()).not.toBe('broken');
    await page.close();
  }
});

test('people of the crowd, each by their own page', async () => {
  const findable = stage.world.people.filter(
    (one) => one.findable === 'strong' && one.hidden === null && one.vanity.length <= 100,
  );
  for (const index of [11, 1_117, 5_003, 9_999, 14_142]) {
    const { page } = await verdict(findable[index % findable.length] as PersonTruth, 'In ATS');
    await page.close();
  }
});

test('the card opens by a click and says who, what, why and as of when', async () => {
  const { page } = await verdict(stage.world.cast.activeApplicant, 'In ATS');
  await stage.clickDrawn(page, 'In ATS', 'button');
  const card = await stage.waitDrawn(page, has('Mara Lindqvist-Osei', 'Tobias Okafor', 'LinkedIn'), 'the card');
  expect(card?.text).toMatch(/Read from Greenhouse/);
  // Contact details stay in the background until asked for.
  expect(card?.text).not.toContain('mara.lindqvist@post.example');
  // The picture at the top of README; copied to docs/ when its look changes.
  await page.waitForTimeout(300);
  await page.screenshot({ path: 'tests/e2e/pictures/in-ats.png', clip: { x: 90, y: 64, width: 1100, height: 836 } });
  await page.keyboard.press('Escape');
  await stage.waitDrawn(page, (drawn) => !has('Tobias Okafor')(drawn), 'the card to close');
  await page.close();
});

test('a hop between people without reload never shows the last one’s verdict', async () => {
  const { activeApplicant, rejected, stranger, prospect } = stage.world.cast;
  const { page } = await verdict(activeApplicant, 'Senior Backend Engineer');
  const expected: [PersonTruth, string][] = [
    [rejected, 'Product Designer'],
    [stranger, 'Not in ATS'],
    [prospect, 'Prospect'],
    [activeApplicant, 'Senior Backend Engineer'],
  ];
  for (const [person, word] of expected) {
    await page.evaluate((vanity) => void (window as unknown as Hopping).hop(vanity, { delayMs: 500 }), person.vanity);
    // The address is the next person's, the page still the last one's: nothing may be drawn.
    await page.waitForTimeout(60);
    expect(await stage.drawn(page)).toBeNull();
    await stage.waitDrawn(page, has(word), `${person.key} after a hop`);
  }
  await page.close();
});

test('ten hops faster than the page can follow end at the last person', async () => {
  const { activeApplicant, rejected } = stage.world.cast;
  const { page } = await verdict(activeApplicant, 'Senior Backend Engineer');
  for (let hop = 0; hop < 10; hop++) {
    const { vanity } = hop % 2 === 0 ? rejected : activeApplicant;
    await page.evaluate((to) => void (window as unknown as Hopping).hop(to, { delayMs: 80, mode: 'patch' }), vanity);
    await page.waitForTimeout(40 + 37 * (hop % 4));
    const now = await stage.drawn(page);
    const address = decodeURIComponent(page.url());
    if (has('Product Designer')(now)) expect(address).toContain(rejected.vanity);
    if (has('Senior Backend Engineer')(now)) expect(address).toContain(activeApplicant.vanity);
  }
  await stage.waitDrawn(page, has('Senior Backend Engineer'), 'the last person');
  await page.waitForTimeout(600);
  expect(has('Senior Backend Engineer')(await stage.drawn(page))).toBe(true);
  await page.close();
});

test('the extension asked linkedin.com for nothing, and wrote nothing to the ATS', () => {
  const asked = stage.internet.seen.filter(({ host, kind }) => host.endsWith('linkedin.com') && kind !== 'document');
  expect(asked).toEqual([]);
  expect(stage.greenhouse.log.writes).toEqual([]);
  expect(stage.greenhouse.log.forbidden).toEqual([]);
});

interface Hopping {
  hop(vanity: string, how: { delayMs: number; mode?: 'patch' | 'replace' }): Promise<void>;
}
