// Connecting on the shipped build: the real popup dies at the browser's question and goes on afterwards, credentials are
// checked before anything is saved, and what is missing is named.

import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { DEFAULT_CREDENTIAL, GREENHOUSE_HOSTS } from '@/tests/simulators/greenhouse';
import { scopeOf } from '@/tests/simulators/greenhouse-access';
import { WEB_ORIGIN, WORK_EMAIL } from '@/tests/simulators/world';
import type { RealPopup } from '@/tests/support/real-popup';
import { type Stage, setStage } from '@/tests/support/stage';
import { waitFor } from '@/tests/support/wait-for';

let stage: Stage;

async function begin(): Promise<void> {
  stage = await setStage({ people: 60 });
  await stage.chooseSurface('page');
}

const say = (name: string, input: object = {}) =>
  stage.inExtension(`chrome.runtime.sendMessage(${JSON.stringify({ name, input })}).then(() => null)`);

const refusal = async (popup: Page) => (await popup.locator('main').innerText()).replace(/\s+/g, ' ');

describe('the form', () => {
  beforeAll(begin);
  afterEach(async () => {
    for (const page of stage.context.pages()) if (/popup\.html|^https:/.test(page.url())) await page.close();
    for (const { id } of (await stage.connections()) as unknown as { id: string }[])
      await say('connection.remove', { id });
    // The popup keeps what was typed until the browser is closed.
    await stage.inExtension('chrome.storage.session.clear().then(() => null)');
  });
  afterAll(() => stage?.close());

  test('a wrong secret is refused, and nothing is saved', async () => {
    const popup = await stage.connect({ clientSecret: 'not-the-secret' });
    await popup.getByText(/doesn’t accept this client ID and secret/).waitFor();
    expect(await stage.connections()).toEqual([]);
    // The form is still there, without the secret in sight.
    expect(await popup.getByLabel(/client id/i).inputValue()).not.toBe('');
    expect(await refusal(popup)).not.toContain('not-the-secret');
    expect(await popup.content()).not.toContain('not-the-secret');
  });

  test('a key of the retired API gets a sentence that says so and what to create instead', async () => {
    const popup = await stage.connect({ clientId: '0123456789abcdef0123456789abcdef-1', clientSecret: 'x' });
    await popup
      .getByText(/old Harvest v1/i)
      .first()
      .waitFor();
    expect(await refusal(popup)).toMatch(/Harvest V3/i);
    expect(await stage.connections()).toEqual([]);
  });

  test('a missing permission is named, with what it costs', async () => {
    const scopes = [scopeOf('candidates'), scopeOf('jobs')];
    stage.greenhouse.removeScopes(scopes);
    onTestFinished(() => stage.greenhouse.addScopes(scopes));
    const popup = await stage.connect();
    await popup.getByText('harvest:candidates:list').first().waitFor();
    const text = await refusal(popup);
    expect(text).toContain('harvest:jobs:list');
    expect(text).toContain('Nobody can be recognised');
    expect(await stage.connections()).toEqual([]);
  });

  test('an e-mail that the ATS does not know is refused', async () => {
    const popup = await stage.connect({ workEmail: 'nobody@elsewhere.example' });
    await popup
      .getByText(/No Greenhouse user has this work e-mail|Nobody in your ATS/)
      .first()
      .waitFor();
    expect(await stage.connections()).toEqual([]);
  });

  test('any pasted address of the account is cut to its origin', async () => {
    await stage.waitForFill(
      await stage.connect({ webAddress: 'https://app2.greenhouse.io/people/501?application_id=9#x' }),
    );
    const [connection] = (await stage.connections()) as unknown as { fields: Record<string, string> }[];
    expect(connection?.fields.webAddress).toBe('https://app2.greenhouse.io');
    expect(JSON.stringify(connection)).not.toContain('secret');
  });

  test('a host permission taken back is said', async () => {
    const popup = await stage.connect();
    await stage.waitForFill(popup);
    for (const host of GREENHOUSE_HOSTS.slice(0, 2)) await stage.removeHost(`https://${host}/*`);
    const [connection] = (await stage.connections()) as unknown as { id: string }[];
    await say('sync.now', { id: connection?.id });
    await waitFor(async () => (await stage.connections())[0]?.problem ?? null, 'the problem to be named', 30_000);
    const page = await stage.profile(stage.world.cast.activeApplicant);
    await stage.waitDrawn(page, (drawn) => drawn?.text.includes('Applicant') ?? false, 'what is known');
  });
});

/** The real popup is no Playwright page, so what a user types is put in by script. */
function typed(values: Record<string, string>): string {
  return `(() => {
    const values = ${JSON.stringify(values)};
    for (const label of document.querySelectorAll('label')) {
      const field = label.control;
      const key = Object.keys(values).find((part) => label.textContent.toLowerCase().includes(part));
      if (!field || !key) continue;
      field.value = values[key];
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
  })()`;
}

async function reach(popup: RealPopup, text: RegExp): Promise<void> {
  await waitFor(async () => text.test(await popup.text()), `the popup to say ${text}`);
}

async function kill(popup: RealPopup): Promise<void> {
  await popup.session.send('Page.close').catch(() => null);
  await waitFor(async () => !(await popup.isOpen()), 'the popup to be gone');
}

test('the real popup: what was typed survives its death, and a grant goes on without it', async () => {
  await begin();
  onTestFinished(() => stage.close());
  const page = await stage.profile(stage.world.cast.stranger);
  const popup = await stage.openPopup(page);
  await reach(popup, /Nothing connected yet/);
  await popup.click('Connect an ATS');
  await reach(popup, /What should it do/i);
  await popup.click('Next');
  await reach(popup, /harvest:candidates:list/);
  await popup.click('Next: your key');
  await reach(popup, /Client ID/);
  await popup.session.evaluate(typed({ 'client id': 'typed-before-death' }));
  await page.waitForTimeout(400);
  await kill(popup);

  const again = await stage.openPopup(page);
  await reach(again, /Client ID/);
  expect(await again.session.evaluate(`document.querySelector('input').value`)).toBe('typed-before-death');
  await again.session.evaluate(
    typed({
      'client id': DEFAULT_CREDENTIAL.clientId,
      'client secret': DEFAULT_CREDENTIAL.clientSecret,
      'web address': WEB_ORIGIN,
      'work e-mail': WORK_EMAIL,
    }),
  );
  // The browser's question never comes up without a display: the popup dies with it unanswered.
  await again.click('Check and connect');
  await waitFor(async () => (await submission()) === 'waiting-for-permission', 'the draft to wait in the background');
  await kill(again);

  for (const host of GREENHOUSE_HOSTS.slice(0, 2)) await stage.grantHost(`https://${host}/*`);
  const third = await stage.openPopup(page);
  await reach(third, /Allow access/);
  await third.click('Allow');
  await kill(third).catch(() => undefined);
  await waitFor(async () => (await stage.connections()).length === 1, 'the connection, with no popup open', 20_000);
  expect(await submission()).toBe('done');
});

async function submission(): Promise<string> {
  const answer = await stage.inExtension<{ out: { state: string } }>(
    `chrome.runtime.sendMessage({ name: 'connection.submission', input: {} })`,
  );
  return answer.out.state;
}
