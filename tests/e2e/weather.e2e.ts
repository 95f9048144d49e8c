// Bad weather on the shipped build: a dead worker, a revoked secret, storms, no network, people who disappear. Whatever
// happens, nothing is lost, nothing wrong is said, and it goes on by itself where it can.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Drawn } from '@/tests/support/closed-roots';
import { type Stage, setStage } from '@/tests/support/stage';
import { waitFor } from '@/tests/support/wait-for';

let stage: Stage;
let popup: Page;

const has =
  (...words: string[]) =>
  (drawn: Drawn | null): boolean =>
    drawn !== null && words.every((word) => drawn.text.includes(word));

const message = (name: string, input: unknown = {}) =>
  stage.inExtension(`chrome.runtime.sendMessage(${JSON.stringify({ name, input })})`);

async function connectionId(): Promise<string> {
  const [connection] = (await stage.connections()) as unknown as { id: string }[];
  return connection?.id ?? '';
}

const syncNow = async () => message('sync.now', { id: await connectionId() });

beforeAll(async () => {
  stage = await setStage({ people: 3_000 });
  await stage.chooseSurface('page');
});
afterAll(() => stage?.close());

test('a worker stopped three times in the first fill goes on where it was, and loses nobody', async () => {
  stage.greenhouse.options.latencyMs = 150;
  popup = await stage.connect();
  await popup.locator('.connection').waitFor();
  for (let death = 0; death < 3; death++) {
    await popup.waitForTimeout(700);
    await stage.killWorker();
  }
  stage.greenhouse.options.latencyMs = 0;
  // The pages of the product wake it; so would its alarm.
  const alarms = await stage.inExtension<{ name: string }[]>('chrome.alarms.getAll()');
  expect(alarms).not.toEqual([]);
  for (const { name } of alarms) await stage.runAlarm(name);
  await stage.waitForFill(popup, 120_000);
  const [connection] = await stage.connections();
  const shown = stage.world.people.filter(({ hidden }) => hidden !== 'private').length;
  expect(connection?.people).toBeGreaterThanOrEqual(shown - 50);
  expect(connection?.people).toBeLessThanOrEqual(stage.world.people.length);
  // Far fewer calls than three whole fills: it did not begin anew.
  const fewest = stage.greenhouse.counters.minimumCalls(['candidates', 'applications', 'attachments']).total;
  const { of } = stage.greenhouse.counters;
  expect(of('candidates') + of('applications') + of('attachments')).toBeLessThan(fewest * 2 + 12);
});

test('a worker stopped just before and during an answer', async () => {
  for (const pause of [0, 5, 30]) {
    await stage.killWorker();
    const opening = stage.profile(stage.world.cast.activeApplicant);
    const page = await opening;
    await page.waitForTimeout(pause);
    await stage.killWorker().catch(() => undefined);
    await stage.waitDrawn(page, has('In ATS', 'Applicant'), `the badge after a death at ${pause} ms`);
    await page.close();
  }
});

test('a change in the ATS reaches an open page', async () => {
  const { rejected } = stage.world.cast;
  const page = await stage.profile(rejected);
  await stage.waitDrawn(page, has('Rejected'), 'the verdict of before');
  stage.world.addApplication(rejected.candidateId as number, { job: 'Senior Backend Engineer' });
  // The ATS tells its time in whole seconds, so what happens in this one belongs to the next walk.
  await page.waitForTimeout(1200);
  await syncNow();
  await stage.waitDrawn(page, has('2 applications, 1 active'), 'the new application', 30_000);
  await page.close();
});

test('server errors pass, and the sync goes on', async () => {
  stage.greenhouse.faults.set('*', 'storm-500', { times: 6 });
  await syncNow();
  stage.world.updateCandidate(stage.world.cast.prospect.candidateId as number, { tags: ['after the storm'] });
  await waitFor(() => stage.greenhouse.faults.hits('*') > 0 || anyHit(), 'the storm');
  stage.greenhouse.faults.clear();
  await waitFor(async () => (await stage.connections())[0]?.state === 'connected', 'calm', 60_000).catch(async () => {
    await syncNow();
    await waitFor(async () => (await stage.connections())[0]?.state === 'connected', 'calm', 60_000);
  });
  const page = await stage.profile(stage.world.cast.activeApplicant);
  await stage.waitDrawn(page, has('In ATS'), 'the verdict');
  await page.close();
});

test('told to wait, it waits and then goes on by itself', async () => {
  stage.greenhouse.faults.set('candidates', 'rate-limited', { times: 2 });
  const before = stage.greenhouse.counters.of('candidates');
  // A walk that is just ending does not begin anew, so it is asked for until one comes.
  await waitFor(
    async () => {
      await syncNow();
      return stage.greenhouse.faults.hits('candidates') >= 1;
    },
    'the refusal',
    20_000,
    500,
  );
  await waitFor(() => stage.greenhouse.counters.of('candidates') > before + 1, 'another try', 30_000);
  stage.greenhouse.faults.clear();
  await waitFor(async () => (await stage.connections())[0]?.state === 'connected', 'calm', 60_000);
});

test('offline, what is known is still shown', async () => {
  for (const host of ['harvest.greenhouse.io', 'auth.greenhouse.io']) stage.internet.setWeather(host, 'offline');
  await syncNow();
  const page = await stage.profile(stage.world.cast.activeApplicant);
  await stage.waitDrawn(page, has('In ATS', 'Applicant'), 'the verdict without the ATS');
  await page.close();
  for (const host of ['harvest.greenhouse.io', 'auth.greenhouse.io']) stage.internet.setWeather(host, 'fine');
  await syncNow();
  await waitFor(async () => (await stage.connections())[0]?.state === 'connected', 'the line to be back', 90_000);
});

test('a revoked secret is said, with what to do, and never becomes *Not in ATS*', async () => {
  stage.greenhouse.revokeSecret();
  await syncNow();
  await waitFor(
    async () => (await stage.connections())[0]?.state === 'attention',
    'the connection to ask for attention',
    60_000,
  );
  expect((await stage.connections())[0]?.problem).toBe('ats/unauthorized');
  const known = await stage.profile(stage.world.cast.activeApplicant);
  await stage.waitDrawn(known, has('In ATS', 'Applicant'), 'what is known');
  const unknown = await stage.profile(stage.world.cast.stranger);
  const drawn = await stage.waitDrawn(unknown, (now) => now !== null, 'a word on it');
  expect(drawn?.text).not.toContain('Not in ATS');
  await popup.bringToFront();
  await popup.getByText('Needs attention').waitFor();
  stage.greenhouse.restoreSecret();
  await syncNow();
  await waitFor(
    async () => (await stage.connections())[0]?.state === 'connected',
    'the connection to work again',
    60_000,
  );
  await stage.waitDrawn(unknown, has('Not in ATS'), 'the open page to change by itself', 30_000);
  await known.close();
  await unknown.close();
});

test('somebody deleted in the ATS is gone after reconciliation, which comes by itself within hours', async () => {
  const { hired } = stage.world.cast;
  const page = await stage.profile(hired);
  await stage.waitDrawn(page, has('Hired'), 'the verdict of before');
  stage.world.deleteCandidate(hired.candidateId as number);
  const people = (await stage.connections())[0]?.people ?? 0;
  await stage.skewWorker(7 * 3_600_000);
  await stage.runAlarm('sync');
  // Somebody of the same name may be worth a look; whoever was deleted is not shown.
  const isGone = (drawn: Drawn | null) => drawn !== null && !has('Hired')(drawn);
  await stage.waitDrawn(page, isGone, 'the person to be gone', 60_000);
  await page.close();
  // Only that one: reconciliation must not take anybody else.
  expect((await stage.connections())[0]?.people).toBe(people - 1);
});

test('paused in the middle of a run, it stops at once and stays so; resumed, it goes on', async () => {
  const [{ id }] = (await stage.connections()) as unknown as [{ id: string }];
  const say = (name: string, input: object) =>
    stage.inExtension(`chrome.runtime.sendMessage(${JSON.stringify({ name, input })})`);
  const state = async () => (await stage.connections())[0]?.state;
  stage.greenhouse.options.latencyMs = 1_500;
  try {
    await say('sync.now', { id });
    await waitFor(async () => (await state()) === 'syncing', 'a run to be under way');
    await say('sync.pause', { id, paused: true });
    expect(await state()).toBe('paused');
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(await state()).toBe('paused');
  } finally {
    stage.greenhouse.options.latencyMs = 0;
  }
  await say('sync.pause', { id, paused: false });
  await waitFor(async () => (await state()) === 'connected', 'it to be in step again', 20_000);
});

test('removing the connection erases its data, also in the middle of a run', async () => {
  const page = await stage.profile(stage.world.cast.activeApplicant);
  await stage.waitDrawn(page, has('In ATS'), 'the verdict');
  const [{ id }] = (await stage.connections()) as unknown as [{ id: string }];
  stage.greenhouse.options.latencyMs = 1_500;
  await stage.inExtension(`chrome.runtime.sendMessage({ name: 'sync.now', input: { id: '${id}' } })`);
  await popup.bringToFront();
  await popup.getByRole('button', { name: /more for/i }).click();
  await popup.getByRole('menuitem', { name: 'Remove' }).click();
  await popup
    .getByRole('button', { name: /remove/i })
    .last()
    .click();
  await stage.waitDrawn(page, has('Not connected'), 'nothing to be connected', 20_000);
  expect(await stage.connections()).toEqual([]);
  await page.close();
});

function anyHit(): boolean {
  return Object.keys(stage.greenhouse.counters.calls).some((route) => stage.greenhouse.faults.hits(route) > 0);
}
