// One recruiter, three ATSs, on the shipped build: connected through the form, one person whom all three hold shown once,
// changes in each on the card, and trouble with one that does not touch the others.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_KEY } from '@/tests/simulators/lever';
import type { Drawn } from '@/tests/support/closed-roots';
import { addOtherAccounts, type OtherAccounts } from '@/tests/support/other-accounts';
import { type Stage, setStage } from '@/tests/support/stage';
import { waitFor } from '@/tests/support/wait-for';

/** Whom Lever and SmartRecruiters hold, each. */
const OTHERS = 45;

let stage: Stage;
let others: OtherAccounts;

interface Seen {
  id: string;
  ats: string;
  state: string;
  problem: string | null;
  people: number;
  firstFillDone: boolean;
  details: unknown;
}

const has =
  (...words: string[]) =>
  (drawn: Drawn | null): boolean =>
    drawn !== null && words.every((word) => drawn.text.includes(word));

const connections = async () => (await stage.connections()) as unknown as Seen[];
const connectionOf = async (ats: string) => (await connections()).find((one) => one.ats === ats);
const message = (name: string, input: unknown = {}) =>
  stage.inExtension(`chrome.runtime.sendMessage(${JSON.stringify({ name, input })})`);
/** Nobody else lives on the limits of these accounts. */
async function useWholeLimit(ats: string): Promise<void> {
  const one = (await connectionOf(ats)) as Seen & { name: string; options: object };
  await message('connection.tune', { id: one.id, name: one.name, options: { ...one.options, share: 1 } });
}
const syncNow = async (ats: string) => message('sync.now', { id: (await connectionOf(ats))?.id });

async function inStep(...wanted: string[]): Promise<void> {
  await waitFor(
    async () => {
      const seen = await connections();
      return wanted.every((ats) => seen.some((one) => one.ats === ats && one.state === 'connected'));
    },
    `${wanted.join(', ')} to be in step`,
    180_000,
    250,
  );
}

/** Mara, whom all three hold. */
const mara = () => stage.profile(stage.world.cast.activeApplicant);

async function openCard(page: Page): Promise<void> {
  await stage.clickDrawn(page, /In ATS/, 'button');
  await stage.waitDrawn(page, has('Why it matched'), 'the card');
}

async function unfold(page: Page, source: string): Promise<void> {
  const drawn = await stage.drawn(page);
  if (!drawn?.text.includes(`Read from ${source}`)) await stage.clickDrawn(page, new RegExp(`^${source}`), 'button');
  await stage.waitDrawn(page, has(`Read from ${source}`), `the record of ${source}`);
}

interface Match {
  candidate: { connection: string; readAt: string; tags: string[]; applications: { stage: string | null }[] };
}

async function matchesOn(page: Page): Promise<Match[]> {
  const { out } = (await message('tab.person', { tabId: await stage.tabId(page) })) as {
    out: { finding: { matches: Match[] } };
  };
  return out.finding.matches;
}

/** A card that opens asks by itself for what was read longer ago. */
const FRESH_MS = 10_000;

async function untilAged(page: Page): Promise<void> {
  const read = (await matchesOn(page)).map(({ candidate }) => Date.parse(candidate.readAt));
  await page.waitForTimeout(Math.max(0, Math.max(...read) + FRESH_MS + 500 - Date.now()));
}

beforeAll(async () => {
  stage = await setStage({ people: 150 });
  // SmartRecruiters tells addresses person by person, ten requests a second.
  others = addOtherAccounts(stage, { people: OTHERS });
  await stage.chooseSurface('page');
});
afterAll(() => stage?.close());

test('all three are connected through the same three steps, and read to the end', async () => {
  const first = await stage.connect();
  await first.locator('.connection').waitFor();
  await first.close();
  const second = await others.connectLever();
  await waitFor(() => connectionOf('lever'), 'Lever to be accepted', 30_000);
  await useWholeLimit('lever');
  await second.close();
  const third = await others.connectSmartRecruiters();
  await waitFor(() => connectionOf('smartrecruiters'), 'SmartRecruiters to be accepted', 30_000);
  await useWholeLimit('smartrecruiters');
  await inStep('greenhouse', 'lever', 'smartrecruiters');
  for (const one of await connections())
    expect([one.ats, one.problem, one.people > OTHERS * 0.7]).toEqual([one.ats, null, true]);
  expect(others.lever.log.forbidden).toEqual([]);
  expect(others.lever.log.writes).toEqual([]);
  expect(others.smartRecruiters.log.forbidden).toEqual([]);
  expect(others.smartRecruiters.log.writes).toEqual([]);
  await third.close();
});

test('one person whom all three hold is shown once, with three sources in their own words', async () => {
  const page = await mara();
  await stage.waitDrawn(page, has('In ATS', '3 records'), 'the badge');
  await openCard(page);
  const THREE = /In (\w+), (\w+) and (\w+)/;
  const drawn = await stage.waitDrawn(page, (now) => THREE.test(now?.text ?? ''), 'three sources');
  const [, ...sources] = THREE.exec(drawn?.text ?? '') ?? [];
  expect(sources.toSorted()).toEqual(['Greenhouse', 'Lever', 'SmartRecruiters']);
  expect(drawn?.words.filter((word) => word === stage.world.cast.activeApplicant.name)).toHaveLength(1);
  await page.screenshot({ path: 'tests/e2e/pictures/three-ats.png' });
  await page.close();
});

test('who was deleted, merged or made confidential is gone after the next walk', async () => {
  const { lever } = others;
  const { rejected } = stage.world.cast;
  const page = await stage.profile(rejected);
  await stage.waitDrawn(page, has('In ATS'), 'the badge of before');
  const held = (await connectionOf('lever'))?.people ?? 0;
  lever.world.deletePerson(lever.world.contactOf('rejected'));
  const [one, other] = lever.world.people.filter(
    ({ contactId, truth }) => contactId !== null && truth.key !== 'activeApplicant' && truth.key !== 'rejected',
  );
  lever.world.mergeContacts(one?.contactId ?? '', other?.contactId ?? '');
  await page.waitForTimeout(1_100);
  await syncNow('lever');
  await waitFor(async () => (await connectionOf('lever'))?.people === held - 2, 'two people fewer', 60_000, 250);
  await page.close();
});

test('a revoked key says so, spares the others, and goes on once it is restored', async () => {
  const { lever } = others;
  lever.revokeKey();
  await syncNow('lever');
  await waitFor(async () => (await connectionOf('lever'))?.state === 'attention', 'Lever to need attention', 60_000);
  expect((await connectionOf('lever'))?.problem).toBe('ats/unauthorized');
  expect((await connectionOf('greenhouse'))?.state).toBe('connected');
  const popup = await stage.openTab('popup.html');
  const row = popup.locator('.connection', { hasText: 'Lever' });
  await row.getByText('Needs attention').waitFor();
  await popup.screenshot({ path: 'tests/e2e/pictures/three-ats-popup.png' });
  await popup.close();
  lever.restoreKey(DEFAULT_KEY.key);
  await syncNow('lever');
  await inStep('lever');
});

test('a permission taken away is named by the key doctor, and full recovery follows its return', async () => {
  const { lever } = others;
  lever.removePermissions(['resumes']);
  const id = (await connectionOf('lever'))?.id;
  const view = (await message('connection.diagnose', { id })) as {
    out: { diagnosis: { permissions: { scope: string; state: string }[] } };
  };
  const missing = view.out.diagnosis.permissions.filter(({ state }) => state === 'missing');
  expect(missing.map(({ scope }) => scope).join()).toMatch(/r[eé]sum/i);
  lever.addPermissions(['resumes']);
  const again = (await message('connection.diagnose', { id })) as typeof view;
  expect(again.out.diagnosis.permissions.filter(({ state }) => state === 'missing')).toEqual([]);
});

test('a host permission taken back says so, and everything goes on once it is given again', async () => {
  await stage.removeHost('https://api.smartrecruiters.com/*');
  await syncNow('smartrecruiters');
  await waitFor(
    async () => (await connectionOf('smartrecruiters'))?.problem === 'permission/host-refused',
    'the missing host to be noticed',
    60_000,
  );
  await stage.grantHost('https://api.smartrecruiters.com/*');
  await stage.inExtension(`chrome.permissions.request({ origins: ['https://api.smartrecruiters.com/*'] })`);
  await inStep('smartrecruiters');
});

test('a change in each ATS reaches the card', async () => {
  const page = await mara();
  await stage.waitDrawn(page, has('In ATS'), 'the badge');
  const { lever, smartRecruiters } = others;
  const [opportunity] = lever.world.opportunitiesOf(lever.world.contactOf('activeApplicant'));
  lever.world.archive(opportunity?.id ?? '', 'Underqualified');
  const { candidateId } = smartRecruiters.world.cast.activeApplicant;
  const assignment = smartRecruiters.world.candidates.get(String(candidateId))?.assignments[0];
  smartRecruiters.world.hire(String(candidateId), assignment?.jobId ?? '');
  // No walk has run.
  await untilAged(page);
  await openCard(page);
  await unfold(page, 'Lever');
  await stage.waitDrawn(page, has('Archived', 'Underqualified'), 'the archived opportunity', 30_000);
  await unfold(page, 'SmartRecruiters');
  await stage.waitDrawn(page, has('Hired'), 'the hire', 30_000);
  await page.close();
});

test('a file that only the key opens is shown on a page of ours, with no key in sight', async () => {
  const page = await mara();
  await stage.waitDrawn(page, has('In ATS'), 'the badge');
  await openCard(page);
  await unfold(page, 'Lever');
  await stage.waitDrawn(page, has('Cover letter.pdf'), 'the file of the Lever record', 30_000);
  const opened = stage.context.waitForEvent('page');
  await stage.clickDrawn(page, /Open .*Portfolio notes\.txt/, 'button');
  const file = await opened;
  await file.getByText('Portfolio notes.txt').first().waitFor({ timeout: 30_000 });
  expect(await file.content()).not.toContain(DEFAULT_KEY.key);
  expect(file.url()).not.toContain(DEFAULT_KEY.key);
  await file.close();
  await page.close();
});

test('of people nobody has looked at only the little is kept that was asked for, and the rest comes with a look', async () => {
  const lever = (await connections()).find(({ ats }) => ats === 'lever') as Seen & { name: string; options: object };
  const options = { ...lever.options, keepsWhole: false };
  const page = await mara();
  await stage.waitDrawn(page, has('In ATS'), 'the badge');
  const held = async () =>
    (await matchesOn(page)).find(({ candidate }) => candidate.connection === lever.id)?.candidate;
  expect((await held())?.tags.length).toBeGreaterThan(0);
  // What is read anew is, to the page, of a while ago.
  await stage.skewWorker(-2 * FRESH_MS);
  await message('connection.tune', { id: lever.id, name: lever.name, options });
  await waitFor(async () => (await held())?.tags.length === 0, 'the account to be read anew', 60_000);
  await inStep('lever');
  await stage.skewWorker(0);
  expect(await held()).toMatchObject({ tags: [], applications: [{ stage: expect.any(String) }] });
  await untilAged(page);
  await openCard(page);
  await waitFor(async () => ((await held())?.tags.length ?? 0) > 0, 'the rest of the record', 20_000);
  await page.close();
});

test('a company identifier alone connects jobs only, and the wrong case is asked about', async () => {
  await message('connection.remove', { id: (await connectionOf('smartrecruiters'))?.id });
  const popup = await others.connectPostings('harbor pine');
  await popup.getByText(/but HarborPine has some/).waitFor({ timeout: 30_000 });
  await popup.getByRole('button', { name: 'Use HarborPine' }).click();
  await popup.getByRole('button', { name: /check and connect/i }).click();
  const jobsOnly = await waitFor(
    async () => (await connectionOf('smartrecruiters'))?.state === 'connected' && connectionOf('smartrecruiters'),
    'the public list',
    60_000,
  );
  expect(jobsOnly).toMatchObject({ people: 0, problem: null });
  const list = (await message('job.list', { id: jobsOnly?.id })) as { out: { jobs: unknown[] } };
  expect(list.out.jobs.length).toBeGreaterThan(0);
  // It holds nobody, so it keeps nobody from being called a stranger.
  const page = await stage.profile(stage.world.cast.stranger);
  await stage.waitDrawn(page, has('Not in ATS'), 'a stranger');
  await page.close();
  await popup.close();
});

test('removing one connection erases its people and leaves the others', async () => {
  const before = (await connectionOf('greenhouse'))?.people;
  await message('connection.remove', { id: (await connectionOf('lever'))?.id });
  expect(await connectionOf('lever')).toBeUndefined();
  expect((await connectionOf('greenhouse'))?.people).toBe(before);
  const page = await mara();
  await stage.waitDrawn(page, (drawn) => has('In ATS')(drawn) && !drawn?.text.includes('records'), 'one source left');
  await page.close();
});
