// Passphrase and locking on the shipped build: what a worker's death, the browser's end and a wrong passphrase leave open,
// what every surface says meanwhile, and that erasing leaves an extension as newly installed.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { VaultKeys } from '@/lib/vault/vault';
import type { Drawn } from '@/tests/support/closed-roots';
import { type LocalInternet, startLocalInternet } from '@/tests/support/local-internet';
import { type Stage, setStage } from '@/tests/support/stage';
import { waitFor } from '@/tests/support/wait-for';

const PASSPHRASE = 'quartz lantern orbit meadow';
const PEOPLE = 60;
/** Pictures of what is seen, for whoever asks for them. */
const SHOTS = process.env.VAULT_SHOTS;

let internet: LocalInternet;
let profile: string;
let stage: Stage;

const has =
  (...words: string[]) =>
  (drawn: Drawn | null): boolean =>
    drawn !== null && words.every((word) => drawn.text.includes(word));

/** As the popup asks: a page of the extension's own, without its code. */
const ask = (name: string, input: unknown = {}) =>
  stage.inExtension<{ ok: boolean; code?: string; out?: unknown }>(
    `chrome.runtime.sendMessage(${JSON.stringify({ name, input })})`,
  );

const stateNow = async () => ((await ask('vault.get')).out as { state: string } | undefined)?.state;
const becomes = (state: string) => waitFor(async () => (await stateNow()) === state, `the vault to be ${state}`);

async function shoot(page: Page, name: string) {
  if (SHOTS) await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}

/** The browser is closed and started again, with the same people behind it. */
async function restartBrowser() {
  await stage.close();
  stage = await setStage({ people: PEOPLE, internet, profile });
}

beforeAll(async () => {
  internet = await startLocalInternet();
  profile = mkdtempSync(join(tmpdir(), 'in-ats-profile-'));
  stage = await setStage({ people: PEOPLE, internet, profile });
  await stage.chooseSurface('page');
  await stage.waitForFill(await stage.connect());
});
afterAll(async () => {
  await stage?.close();
  await internet?.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

test('a passphrase is set on the options page, and a worker that died opens what it guards', async () => {
  const page = await stage.profile(stage.world.cast.activeApplicant);
  await stage.waitDrawn(page, has('In ATS'), 'the badge');
  const options = await stage.openTab('options.html#security');
  await options.getByRole('button', { name: 'Set a passphrase' }).click();
  await options.getByLabel('New passphrase').fill(PASSPHRASE);
  await options.getByLabel('The same passphrase again').fill(PASSPHRASE);
  await shoot(options, 'set');
  await options.getByRole('button', { name: 'Set passphrase' }).click();
  await options.getByRole('button', { name: 'Lock now' }).waitFor();
  await options.getByText('encrypted anew').waitFor({ state: 'detached' });
  await shoot(options, 'protected');
  await options.close();

  const kept = await stage.inExtension<{ kind: string; rounds: number; dataKeys: number }>(`new Promise((done) => {
    const opening = indexedDB.open('in-ats');
    opening.onsuccess = () => {
      const reading = opening.result.transaction('vault').objectStore('vault').get('keys');
      reading.onsuccess = () => {
        opening.result.close();
        const { wrapping, dataKeys } = reading.result;
        done({ kind: wrapping.kind, rounds: wrapping.rounds, dataKeys: dataKeys.length });
      };
    };
  })`);
  expect(kept.kind satisfies VaultKeys['wrapping']['kind'] | string).toBe('passphrase');
  if (SHOTS) process.stdout.write(`${kept.rounds} rounds\n`);
  expect(kept.rounds).toBeGreaterThanOrEqual(600_000);
  expect(kept.dataKeys).toBe(1);

  await stage.killWorker();
  await page.reload();
  await stage.waitDrawn(page, has('In ATS'), 'the badge after a death');
  expect(await stateNow()).toBe('open');
  await page.close();
});

test('after the browser was closed every surface says that it is locked, and nothing is answered or read', async () => {
  await restartBrowser();
  const { activeApplicant } = stage.world.cast;
  const page = await stage.profile(activeApplicant);
  const drawn = await stage.waitDrawn(page, has('Locked'), 'the badge');
  expect(drawn?.text).not.toContain('In ATS:');
  await waitFor(async () => (await stage.toolbar(page)).title.includes('Locked'), 'the toolbar');
  // Of every other tab.
  expect(await stage.inExtension('chrome.action.getTitle({})')).toContain('Locked');
  await stage.clickDrawn(page, 'Locked', 'button');
  await stage.waitDrawn(page, has('In ATS is locked', 'Unlock it in the toolbar popup'), 'the card');
  // Nothing is typed in a page: it would hear it.
  expect(await stage.editableInClosedRoots(page)).toBe(0);
  await shoot(page, 'page-locked');

  const popup = await stage.openPopup(page);
  await waitFor(async () => (await popup.text()).includes('Locked'), 'the popup');
  if (SHOTS) await popup.screenshot(join(SHOTS, 'popup-locked.png'));
  for (const path of ['sidepanel.html', 'options.html']) {
    const tab = await stage.openTab(path);
    await tab.getByRole('heading', { name: 'Locked' }).waitFor();
    expect(await tab.locator('body').innerText()).not.toContain(activeApplicant.name);
    await tab.close();
  }

  const asked = stage.greenhouse.log.requests.length;
  await stage.runAlarm('sync');
  for (const name of ['connection.list', 'connection.submission']) expect((await ask(name)).code).toBe('vault/locked');
  expect(stage.greenhouse.log.requests.length).toBe(asked);
  await page.close();
});

test('a wrong passphrase costs what a right one does; the right one brings the answer to open pages', async () => {
  const page = await stage.profile(stage.world.cast.activeApplicant);
  await stage.waitDrawn(page, has('Locked'), 'the badge');
  const popup = await stage.openTab('popup.html');
  const field = popup.getByLabel('Passphrase');
  await field.fill('quartz lantern orbit meadows');
  const begin = Date.now();
  await popup.getByRole('button', { name: 'Unlock' }).click();
  await popup.getByText('That is not the passphrase').waitFor();
  const wrongMs = Date.now() - begin;
  await shoot(popup, 'wrong');
  expect(await stateNow()).toBe('locked');
  await field.fill(PASSPHRASE);
  await popup.getByRole('button', { name: 'Unlock' }).click();
  await popup.locator('.connection').waitFor();
  await stage.waitDrawn(page, has('In ATS', 'Applicant'), 'the verdict');
  await waitFor(async () => (await stage.toolbar(page)).title.includes('Applicant'), 'the toolbar');
  expect(await stage.inExtension('chrome.action.getTitle({})')).toBe('In ATS');
  if (SHOTS) process.stdout.write(`a wrong passphrase: ${wrongMs} ms\n`);
  // About a second on the machine that measured; whatever else it does at the moment makes it slower, not faster.
  expect(wrongMs).toBeGreaterThan(500);
  await popup.close();
  await page.close();
});

test('it is locked by its alarm and with the screen, at once on open pages', async () => {
  const page = await stage.profile(stage.world.cast.activeApplicant);
  const unlock = () => ask('vault.unlock', { passphrase: PASSPHRASE });
  const address = stage.world.cast.activeApplicant.emails[0] as string;
  await stage.waitDrawn(page, has('In ATS'), 'the badge');
  await stage.clickDrawn(page, 'In ATS', 'button');
  await stage.clickDrawn(page, /contact detail/i, 'button');
  await stage.waitDrawn(page, has(address), 'the address');
  expect(await stage.inExtension<string[]>(`(await chrome.alarms.getAll()).map(({ name }) => name)`)).toContain(
    'auto-lock',
  );
  for (const lock of [
    () => stage.runAlarm('auto-lock'),
    () => stage.inWorker<void>(`void chrome.idle.onStateChanged.dispatch('locked')`),
  ]) {
    await stage.waitDrawn(page, has('In ATS', 'Applicant'), 'the verdict');
    await lock();
    await becomes('locked');
    // Also what was open, and had been asked for.
    const forgets = (drawn: Drawn | null) => !has('Applicant')(drawn) && !has(address)(drawn);
    await stage.waitDrawn(page, (drawn) => has('Locked')(drawn) && forgets(drawn), 'nothing but the lock');
    expect(await stage.inExtension('chrome.storage.session.get(null)')).toEqual({});
    await unlock();
  }
  await stage.waitDrawn(page, has('In ATS', 'Applicant'), 'the verdict');
  await page.close();
});

test('policy demands a passphrase, and shortens the time', async () => {
  await stage.setPolicy({ passphraseRequired: true, longestAutoLockMinutes: 10 });
  await waitFor(
    async () => ((await ask('vault.get')).out as { autoLockMinutes: number }).autoLockMinutes === 10,
    'the policy',
  );
  expect((await ask('vault.protect', { present: PASSPHRASE, next: null })).code).toBe('message/refused');
  await stage.setPolicy({});
});

test('another key opens the same people', async () => {
  const options = await stage.openTab('options.html#security');
  await options.getByRole('button', { name: 'Encrypt anew' }).click();
  await options.getByLabel('Current passphrase').fill(PASSPHRASE);
  await options.getByRole('button', { name: 'Encrypt anew' }).click();
  await waitFor(
    async () => ((await ask('vault.get')).out as { resealed: unknown } | undefined)?.resealed === null,
    'it',
  );
  await options.close();
  const page = await stage.profile(stage.world.cast.rejected);
  await stage.waitDrawn(page, has('Rejected'), 'the verdict');
  await page.close();
});

test('whoever forgot the passphrase erases everything, and begins anew', async () => {
  await ask('vault.lock');
  const popup = await stage.openTab('popup.html');
  await popup.getByRole('button', { name: 'Forgotten?' }).click();
  await shoot(popup, 'forgotten');
  await popup.getByRole('button', { name: 'Erase everything' }).click();
  await popup.getByRole('heading', { name: 'Where should the answer appear?' }).waitFor();
  expect(await stage.connections()).toEqual([]);
  expect(await stage.inExtension('chrome.storage.session.get(null)')).toEqual({});
  const origins = await stage.inExtension<string[]>('(await chrome.permissions.getAll()).origins');
  expect(origins.filter((origin) => origin.includes('greenhouse'))).toEqual([]);
  const page = await stage.profile(stage.world.cast.activeApplicant);
  await page.waitForTimeout(1_000);
  expect(await stage.drawn(page)).toBeNull();
  await page.close();
});
