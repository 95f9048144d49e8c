// Sites on the shipped build: what is switched on in the settings page is read, also in tabs that were open, where its
// verdicts are shown is said site by site, and what is switched off is gone from pages, registrations and permissions.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { github } from '@/lib/sites/github.site';
import type { PersonTruth } from '@/tests/simulators/person-truth';
import type { Drawn } from '@/tests/support/closed-roots';
import { profileUrl } from '@/tests/support/linkedin-pages';
import { bringWitness, witness } from '@/tests/support/page-witness';
import { pagePerson, type Stage, setStage } from '@/tests/support/stage';
import { waitFor } from '@/tests/support/wait-for';

const GEM = 'https://www.gem.com';
const PEOPLE = 'https://people.brightwater.example';

let stage: Stage;
let settings: Page;

const html = (body: string) => new Response(body, { headers: { 'content-type': 'text/html; charset=utf-8' } });
const has = (word: string) => (drawn: Drawn | null) => drawn?.text.includes(word) ?? false;

const gemPage = (person: PersonTruth) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>Gem</title></head><body><main><h1>${person.name}</h1><p><a href="${profileUrl(pagePerson(person))}">LinkedIn</a></p></main></body></html>`;

const peoplePage = (person: PersonTruth) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><link rel="canonical" href="${PEOPLE}/u/${person.vanity}"><title>People</title></head><body><main><h1>${person.name}</h1><a class="me" href="${profileUrl(pagePerson(person))}">in</a></main></body></html>`;

const registered = () =>
  stage.inExtension<string[]>('chrome.scripting.getRegisteredContentScripts().then((all) => all.map(({ id }) => id))');
const granted = () => stage.inExtension<string[]>('chrome.permissions.getAll().then(({ origins }) => origins)');

beforeAll(async () => {
  stage = await setStage({ people: 200 });
  await bringWitness(stage);
  await stage.chooseSurface('page');
  await stage.waitForFill(await stage.connect());
  const { activeApplicant } = stage.world.cast;
  stage.serve('www.gem.com', () => html(gemPage(activeApplicant)));
  stage.serve('people.brightwater.example', () => html(peoplePage(activeApplicant)));
  settings = await stage.openTab('options.html');
});
afterAll(() => stage?.close());

async function notice(page: Page): Promise<void> {
  await page.waitForTimeout(700);
  expect(await stage.drawn(page)).toBeNull();
}

test('a tool is read after it is switched on, also in a tab that was open', async () => {
  const page = await stage.open(`${GEM}/candidate/UGVyc29uOjE=`);
  await notice(page);
  await stage.grantHost(`${GEM}/*`);
  await settings.getByRole('checkbox', { name: 'Gem' }).check();
  await waitFor(async () => (await registered()).includes('site gem'), 'the script to be registered');
  await stage.waitDrawn(page, has('In ATS'), 'the badge in the tab that was open');
  const next = await stage.open(`${GEM}/candidate/UGVyc29uOjI=`);
  await stage.waitDrawn(next, has('In ATS'), 'the badge on a new page');
  // Not everything on the host is a profile.
  const list = await stage.open(`${GEM}/projects/1`);
  await notice(list);
  await Promise.all([page, next, list].map((one) => one.close()));
});

test('a site with a reader of ours runs that reader, after the switch and not before', async () => {
  const fixture = join(import.meta.dirname, '../fixtures/pages/github');
  const file = readdirSync(fixture).find((name) => {
    if (!name.endsWith('.json') || name === 'site.json') return false;
    const about = JSON.parse(readFileSync(join(fixture, name), 'utf8'));
    return about.expect.surface === 'profile' && about.url.startsWith('https://github.com/');
  });
  if (!file) throw new Error('no profile among the fixtures');
  const { url } = JSON.parse(readFileSync(join(fixture, file), 'utf8')) as { url: string };
  const source = readFileSync(join(fixture, file.replace(/json$/, 'html')), 'utf8');
  stage.serve('github.com', () => html(source));
  const page = await stage.open(url);
  await notice(page);
  for (const host of github.matches) await stage.grantHost(host);
  await settings.getByRole('checkbox', { name: 'GitHub', exact: true }).check();
  await stage.waitDrawn(page, (drawn) => drawn !== null, 'a badge on GitHub');
  await settings.getByRole('checkbox', { name: 'GitHub', exact: true }).uncheck();
  await stage.waitDrawn(page, (drawn) => drawn === null, 'the badge to go');
  await waitFor(async () => !(await granted()).includes('https://github.com/*'), 'the host to be given back');
  await page.close();
});

test('for one site alone verdicts stay out of its pages, and the toolbar says them', async () => {
  const source = gemPage(stage.world.cast.activeApplicant);
  const page = await stage.open(`${GEM}/candidate/UGVyc29uOjE=`);
  await stage.waitDrawn(page, has('In ATS'), 'the badge');
  await settings.getByLabel('Where answers appear on Gem').selectOption('panel');
  await stage.waitDrawn(page, (drawn) => drawn === null, 'the badge to go');
  await expect.poll(async () => (await stage.toolbar(page)).title, { timeout: 10_000 }).toContain('Applicant');
  const fresh = await stage.open(`${GEM}/candidate/UGVyc29uOjM=`);
  await expect.poll(async () => (await stage.toolbar(fresh)).title, { timeout: 10_000 }).toContain('Applicant');
  expect(await fresh.evaluate(() => document.documentElement.children.length)).toBe(2);
  expect(await witness(stage, fresh, source)).toEqual([]);
  // LinkedIn is as it was.
  const profile = await stage.profile(stage.world.cast.activeApplicant);
  await stage.waitDrawn(profile, has('In ATS'), 'the badge on LinkedIn');
  await settings.getByLabel('Where answers appear on Gem').selectOption('');
  await stage.waitDrawn(page, has('In ATS'), 'the badge again');
  await Promise.all([page, fresh, profile].map((one) => one.close()));
});

test('the card switches its site off: nothing is drawn, registered or granted any more', async () => {
  const page = await stage.open(`${GEM}/candidate/UGVyc29uOjE=`);
  await stage.waitDrawn(page, has('In ATS'), 'the badge');
  await stage.clickDrawn(page, 'In ATS', 'button');
  await stage.waitDrawn(page, has('Not on this site'), 'the card');
  await stage.clickDrawn(page, 'Not on this site', 'button');
  await stage.waitDrawn(page, (drawn) => drawn === null, 'everything to go');
  await waitFor(async () => !(await registered()).includes('site gem'), 'the script to be unregistered');
  await waitFor(async () => !(await granted()).includes(`${GEM}/*`), 'the host to be given back');
  await settings.bringToFront();
  await expect.poll(() => settings.getByRole('checkbox', { name: 'Gem' }).isChecked()).toBe(false);
  await page.close();
});

test('LinkedIn too can be switched off, and on again', async () => {
  const page = await stage.profile(stage.world.cast.activeApplicant);
  await stage.waitDrawn(page, has('In ATS'), 'the badge');
  await settings.getByRole('checkbox', { name: 'LinkedIn', exact: true }).uncheck();
  await stage.waitDrawn(page, (drawn) => drawn === null, 'the badge to go');
  const fresh = await stage.profile(stage.world.cast.activeApplicant);
  await notice(fresh);
  expect(await stage.toolbar(fresh)).toMatchObject({ title: 'In ATS', badge: '' });
  await settings.getByRole('checkbox', { name: 'LinkedIn', exact: true }).check();
  await stage.waitDrawn(fresh, has('In ATS'), 'the badge again');
  await Promise.all([page, fresh].map((one) => one.close()));
});

test('a site of one’s own is tried on an open page, saved, read, and removed', async () => {
  const { activeApplicant } = stage.world.cast;
  const page = await stage.open(`${PEOPLE}/u/${activeApplicant.vanity}`);
  await stage.grantHost(`${PEOPLE}/*`);
  await settings.bringToFront();
  await settings.getByRole('button', { name: 'Add a site' }).click();
  await settings.getByLabel('What it is called').fill('Brightwater people');
  await settings.getByLabel('Address of its profile pages').fill(`${PEOPLE}/u/*`);
  await settings.getByLabel(/^Name/).fill('h1[');
  await settings.getByRole('button', { name: 'Try it on an open page' }).click();
  await settings.getByText('This is no CSS selector.').waitFor();
  await settings.getByLabel(/^Name/).fill('h1');
  await settings.getByLabel(/own links/).fill('a.me');
  await settings.getByRole('button', { name: 'Try it on an open page' }).click();
  await settings.getByText('The page is read.').waitFor();
  await settings.getByText(activeApplicant.name, { exact: true }).waitFor();
  await settings.getByRole('button', { name: 'Save and switch on' }).click();
  await stage.waitDrawn(page, has('In ATS'), 'the badge');
  await settings.getByRole('button', { name: 'More for Brightwater people' }).click();
  await settings.getByRole('menuitem', { name: 'Remove' }).click();
  await stage.waitDrawn(page, (drawn) => drawn === null, 'the badge to go');
  await waitFor(async () => (await registered()).length === 0, 'the script to be unregistered');
  await page.close();
});

test('a page that reads badly is reported without anything that was said on it', async () => {
  const { activeApplicant } = stage.world.cast;
  const profile = await stage.profile(activeApplicant);
  await stage.inExtension(`chrome.storage.local.set({ siteHealth: { linkedin: 'nnnnnnn' } }).then(() => null)`);
  await settings.reload();
  await settings.getByText('Cannot be read at the moment').waitFor();
  await settings.getByRole('button', { name: 'Report a page' }).click();
  const report = await waitFor(
    () => stage.context.pages().find((page) => page.url().includes('/report.html')),
    'the report to open',
  );
  const text = await report.getByLabel('The page without its words').inputValue();
  expect(text).toContain('<main');
  for (const word of [
    ...activeApplicant.name.split(' '),
    activeApplicant.vanity,
    String(activeApplicant.memberNumber),
  ]) {
    expect(text.toLowerCase()).not.toContain(word.toLowerCase());
  }
  await Promise.all([report, profile].map((page) => page.close()));
});

test('policy switches sites on and off over the user, and brings descriptions of its own', async () => {
  const pack = {
    format: 1,
    id: 'brightwater',
    name: 'Brightwater people',
    matches: [`${PEOPLE}/*`],
    pages: [{ path: '/u/:person', kind: 'profile', identity: 'address', fields: { name: 'h1', links: 'a.me' } }],
  };
  await stage.setPolicy({ packs: [JSON.stringify(pack)], sites: { brightwater: 'page', linkedin: 'off' } });
  await settings.getByRole('checkbox', { name: 'Brightwater people' }).waitFor();
  await expect.poll(() => settings.getByRole('checkbox', { name: 'LinkedIn', exact: true }).isChecked()).toBe(false);
  expect(await settings.getByRole('checkbox', { name: 'LinkedIn', exact: true }).isDisabled()).toBe(true);
  // Policy cannot grant a host here: that is for the user to do.
  await stage.grantHost(`${PEOPLE}/*`);
  await settings.bringToFront();
  await settings.getByRole('button', { name: 'Allow Brightwater people' }).click();
  const { activeApplicant } = stage.world.cast;
  const described = await stage.open(`${PEOPLE}/u/${activeApplicant.vanity}`);
  await stage.waitDrawn(described, (drawn) => drawn !== null, 'a badge');
  const profile = await stage.profile(activeApplicant);
  await notice(profile);
  await stage.setPolicy({});
  await stage.waitDrawn(profile, has('In ATS'), 'the badge again');
});
