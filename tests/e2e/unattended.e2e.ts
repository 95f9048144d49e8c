// The shipped build in a browser that nobody has attached anything to: the worker really goes to sleep, hidden tabs are
// hidden, pages are kept for going back, and the browser loads pages ahead of a click.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { World } from '@/tests/simulators/world';
import { launchPlainly, type PlainBrowser, type PlainPage } from '@/tests/support/launch-plainly';
import { feedPage, linkedInAnswer } from '@/tests/support/linkedin-pages';
import { type LocalInternet, startLocalInternet } from '@/tests/support/local-internet';
import { pagePerson, setStage } from '@/tests/support/stage';
import { waitFor } from '@/tests/support/wait-for';

const FEED = 'https://www.linkedin.com/feed/';
const ELSEWHERE = 'https://elsewhere.example/';
/** Longer than browsers leave an idle worker running. */
const QUIET_MS = 31_000;
const LONGEST_QUIET_MS = 45_000;
const SHOWN_AFTER_MS = 4_000;

let internet: LocalInternet;
let profile: string;
let browser: PlainBrowser;
let world: World;
/** Opened before the long silence. */
let oldPage: PlainPage;
let speculation = '';
const purposes: string[] = [];

const html = (body: string) => new Response(body, { headers: { 'content-type': 'text/html; charset=utf-8' } });
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** The browser's own number for a tab on LinkedIn. */
const tabAt = (url: string) =>
  browser.inExtension<number>(`(await chrome.tabs.query({})).find((tab) => tab.url === ${JSON.stringify(url)}).id`);
const toolbar = (tabId: number) => browser.inExtension<string>(`chrome.action.getTitle({ tabId: ${tabId} })`);
const setSurface = (surface: 'page' | 'panel') =>
  browser.inExtension(
    `chrome.runtime.sendMessage(${JSON.stringify({ name: 'settings.set', input: { surface } })}).then(() => null)`,
  );

beforeAll(async () => {
  internet = await startLocalInternet();
  profile = mkdtempSync(join(tmpdir(), 'in-ats-profile-'));
  const stage = await setStage({ people: 60, internet, profile });
  world = stage.world;
  await stage.chooseSurface('page');
  await stage.waitForFill(await stage.connect());
  await stage.close();

  // As they are served where a page may be kept for going back.
  const people = Object.values(world.cast).map(pagePerson);
  internet.serve('www.linkedin.com', async (request) => {
    const purpose = request.headers.get('sec-purpose');
    if (purpose) purposes.push(`${purpose} ${new URL(request.url).pathname}`);
    if (new URL(request.url).pathname === '/feed/')
      return html(feedPage(people).replace('</body>', `${speculation}</body>`));
    return html(await linkedInAnswer({ people })(request).text());
  });
  internet.serve('elsewhere.example', () => html('<!doctype html><title>Elsewhere</title><p>Elsewhere'));
  browser = await launchPlainly({ internet, profile });
});
afterAll(async () => {
  await browser?.close();
  await internet?.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

test('after a silence of more than 30 seconds, in which the worker goes to sleep, it still answers', async () => {
  oldPage = await browser.open(world.cast.activeApplicant.pageUrl);
  await oldPage.waitDrawn('Technical Interview');
  // Ticking twice a minute, it would keep the worker awake.
  await browser.inExtension(`chrome.alarms.clear('sync')`);
  const begin = Date.now();
  let asleepMs = 0;
  let last = begin;
  const isOver = () => asleepMs > 1_000 && last - begin > QUIET_MS;
  while (!isOver() && last - begin < LONGEST_QUIET_MS) {
    await pause(250);
    const isAlive = await browser.isWorkerAlive();
    const now = Date.now();
    if (!isAlive) asleepMs += now - last;
    last = now;
  }
  expect(asleepMs).toBeGreaterThan(1_000);
  const { pageUrl } = world.cast.rejected;
  await oldPage.goto(pageUrl);
  await oldPage.waitDrawn('Product Designer');
  await expect.poll(async () => toolbar(await tabAt(pageUrl)), { timeout: 5_000 }).toContain('Rejected');
  await oldPage.close();
});

test('a hidden tab draws nothing until it is looked at', async () => {
  const front = await browser.open(FEED);
  const page = await browser.open(world.cast.hired.pageUrl, { background: true });
  await pause(1_500);
  expect(await page.evaluate<boolean>('document.hidden')).toBe(true);
  expect(await page.drawn()).toEqual([]);
  await page.session.send('Page.bringToFront');
  await page.waitDrawn('Hired');
  await page.close();
  await front.close();
});

test('a page kept for going back says the same person again, and what is true by then', async () => {
  const { activeApplicant } = world.cast;
  const page = await browser.open(activeApplicant.pageUrl);
  await page.waitDrawn('Technical Interview');
  await page.evaluate('void (window.kept = true)');
  const tab = await tabAt(activeApplicant.pageUrl);
  const leaveAndReturn = async (meanwhile: () => Promise<unknown>) => {
    await page.goto(ELSEWHERE);
    expect(await page.drawn()).toEqual([]);
    expect(await toolbar(tab)).toBe('In ATS');
    await meanwhile();
    await page.evaluate('void history.back()');
    await waitFor(async () => (await page.evaluate('location.href')) === activeApplicant.pageUrl, 'the page of before');
  };
  await leaveAndReturn(async () => null);
  expect(await page.evaluate('window.kept')).toBe(true);
  await page.waitDrawn('Technical Interview');
  await waitFor(async () => (await toolbar(tab)).includes('Applicant'), 'the toolbar to follow');
  // What changed while it lay in the cache was not told to it.
  await leaveAndReturn(() => setSurface('panel'));
  expect(await page.evaluate('window.kept')).toBe(true);
  await waitFor(async () => (await page.drawn()).length === 0, 'the page to be left alone');
  await setSurface('page');
  await page.waitDrawn('Technical Interview');
  await page.close();
});

test('a page loaded ahead asks nothing before it is shown', async () => {
  const { pageUrl } = world.cast.prospect;
  const rules = { prerender: [{ urls: [new URL(pageUrl).pathname], eagerness: 'immediate' }] };
  // Only a step of the page itself shows what it has loaded ahead, and only where no debugger is attached to it.
  speculation = `<script type="speculationrules">${JSON.stringify(rules)}</script>
    <script>setTimeout(() => { location.href = ${JSON.stringify(pageUrl)}; }, ${SHOWN_AFTER_MS})</script>`;
  await browser.inExtension('chrome.runtime.sendMessage({ wake: true }).then(() => null, () => null)');
  const worker = await waitFor(
    async () =>
      (await browser.devtools.targets()).find(
        ({ type, url }) => type === 'service_worker' && url.startsWith(browser.origin),
      ),
    'the worker',
  );
  const spy = await browser.devtools.attach(worker.targetId);
  await spy.evaluate(
    'void (globalThis.asked = [], chrome.runtime.onMessage.addListener(({ name }) => void (name && asked.push(name))))',
  );
  await browser.devtools.browser.send('Target.createTarget', { url: FEED });
  await waitFor(() => purposes.some((one) => one.includes('prerender')), 'the page to be loaded ahead', 15_000);
  await pause(SHOWN_AFTER_MS / 2);
  expect(await spy.evaluate<string[]>('asked')).toEqual([]);
  expect(await toolbar(await tabAt(FEED))).toBe('In ATS');
  await waitFor(async () => (await spy.evaluate<string[]>('asked')).includes('person.find'), 'the page to be shown');
  const page = await browser.find(pageUrl);
  await page.waitDrawn('Prospect');
  // Else the page was loaded anew, and nothing is shown by all this.
  const activation = `performance.getEntriesByType('navigation')[0].activationStart`;
  expect(await page.evaluate<number>(activation)).toBeGreaterThan(SHOWN_AFTER_MS / 2);
  await expect.poll(async () => toolbar(await tabAt(pageUrl)), { timeout: 5_000 }).toContain('Prospect');
  await spy.detach();
});
