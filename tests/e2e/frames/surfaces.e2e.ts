// Where verdicts appear on the shipped build and where they must not: frames, sub-pages, pages of nobody, the ways a
// browser comes back to a page, the choice between page and panel, policy, keyboard, and an extension that is replaced.

import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { FILE_HOST } from '@/tests/simulators/greenhouse-files';
import type { PersonTruth } from '@/tests/simulators/person-truth';
import type { Drawn } from '@/tests/support/closed-roots';
import { PRODUCTION_BUILD } from '@/tests/support/launch-extension';
import {
  detailsPage,
  linkedInAnswer,
  memberToken,
  notFoundPage,
  profilePage,
  profileUrl,
} from '@/tests/support/linkedin-pages';
import type { Answer } from '@/tests/support/local-internet';
import { pagePerson, type Stage, setStage } from '@/tests/support/stage';
import { waitFor } from '@/tests/support/wait-for';
import { focused, pageDrawnIn } from '@/tests/support/where-drawn';

let stage: Stage;
const LINKEDIN = 'https://www.linkedin.com';
/** Longer than a page needs to draw in any of these tests. */
const LONG_ENOUGH_MS = 700;

const has =
  (...words: string[]) =>
  (drawn: Drawn | null): boolean =>
    drawn !== null && words.every((word) => drawn.text.includes(word));

const html = (body: string, status = 200) =>
  new Response(body, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });

/** What the present test serves goes with it. */
const served: (() => void)[] = [];
const serve = (answer: Answer, host = 'www.linkedin.com') => void served.push(stage.serve(host, answer));
const servePaths = (pages: Record<string, () => Response>) =>
  serve((request) => pages[new URL(request.url).pathname]?.() ?? null);

const setSurface = (surface: 'page' | 'panel') =>
  stage.inExtension(
    `chrome.runtime.sendMessage(${JSON.stringify({ name: 'settings.set', input: { surface } })}).then(() => null)`,
  );

async function verdict(person: PersonTruth, ...words: string[]): Promise<Page> {
  const page = await stage.profile(person);
  await stage.waitDrawn(page, has(...words), `${person.key}: ${words.join(', ')}`);
  return page;
}

async function expectNothing(page: Page): Promise<void> {
  await page.waitForTimeout(LONG_ENOUGH_MS);
  expect(await pageDrawnIn(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.children.length)).toBe(2);
  expect(await stage.toolbar(page)).toMatchObject({ title: 'In ATS', badge: '' });
}

/** Says again and again what is drawn, with the address before and after, so that a wrong person would be caught. */
async function expectNeverWrong(page: Page, of: [PersonTruth, string][], forMs: number): Promise<void> {
  const end = Date.now() + forMs;
  while (Date.now() < end) {
    const before = page.url();
    const drawn = await stage.drawn(page);
    if (page.url() !== before || drawn === null) continue;
    for (const [person, word] of of) {
      if (drawn.text.includes(word)) expect(decodeURIComponent(before)).toContain(person.vanity);
    }
  }
}

beforeAll(async () => {
  stage = await setStage({ people: 100 });
  // Without it the browser would not take an unpacked extension back after a reload.
  const settings = await stage.open('chrome://extensions');
  await settings.evaluate(
    'new Promise((done) => chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true }, () => done(null)))',
  );
  await settings.close();
});
afterEach(async () => {
  for (const stop of served.splice(0)) stop();
  for (const page of stage.context.pages()) if (/^https:/.test(page.url())) await page.close();
});
afterAll(() => stage?.close());

test('undecided: nothing in the page, nothing in the toolbar', async () => {
  const page = await stage.profile(stage.world.cast.activeApplicant);
  await expectNothing(page);
  await stage.chooseSurface('page');
  const popup = await stage.connect();
  await stage.waitForFill(popup);
  await popup.close();
  await stage.waitDrawn(page, has('In ATS', 'Applicant'), 'the badge after the choice');
});

test('pages of nobody: nothing drawn, toolbar neutral, also in a tab that showed somebody', async () => {
  const { activeApplicant } = stage.world.cast;
  servePaths({
    '/messaging/thread/2-abc/': () => html(detailsPage(pagePerson(activeApplicant))),
    '/company/orrery-labs-example/': () => html(detailsPage(pagePerson(activeApplicant))),
    '/in/nobody-at-all-example/': () => html(notFoundPage('nobody-at-all-example'), 404),
  });
  const page = await verdict(activeApplicant, 'Applicant');
  for (const path of [
    '/feed/',
    '/messaging/thread/2-abc/',
    '/',
    '/in/nobody-at-all-example/',
    '/company/orrery-labs-example/',
  ]) {
    await page.goto(LINKEDIN + path);
    await expectNothing(page);
  }
});

test('leaving a profile inside the page takes badge and toolbar back', async () => {
  const page = await verdict(stage.world.cast.activeApplicant, 'Applicant');
  await page.evaluate(() => history.pushState({}, '', '/feed/'));
  await waitFor(async () => (await stage.drawn(page)) === null, 'the badge to go');
  await expectNothing(page);
});

test('a screen in the frame: one badge, and in the frame', async () => {
  const { prospect, activeApplicant } = stage.world.cast;
  const framed = pagePerson(prospect);
  serve(linkedInAnswer({ people: [pagePerson(activeApplicant)], framed }));
  const page = await stage.profile(prospect);
  await stage.waitDrawn(page, has('Prospect'), 'the badge');
  await page.waitForTimeout(LONG_ENOUGH_MS);
  const places = await pageDrawnIn(page);
  expect(places.map(({ document }) => new URL(document).pathname)).toEqual(['/preload/']);
  await expect.poll(async () => (await stage.toolbar(page)).title, { timeout: 5_000 }).toContain('Prospect');
});

test('an idle frame that still holds the last screen: the badge is the top document’s, one', async () => {
  const { prospect, activeApplicant } = stage.world.cast;
  for (const last of [prospect, activeApplicant]) {
    const top = profilePage(pagePerson(activeApplicant)).replace(
      'src="about:blank" tabindex="-1"',
      'src="/preload/" tabindex="-1"',
    );
    expect(top).toContain('src="/preload/"');
    serve((request) =>
      new URL(request.url).pathname.startsWith('/preload')
        ? html(profilePage(pagePerson(last), { stack: 'ember' }))
        : html(top),
    );
    const page = await verdict(activeApplicant, 'Applicant');
    await page.waitForTimeout(LONG_ENOUGH_MS);
    expect((await pageDrawnIn(page)).map(({ document }) => document)).toEqual([activeApplicant.pageUrl]);
    await expect.poll(async () => (await stage.toolbar(page)).title, { timeout: 5_000 }).toContain('Applicant');
    await page.close();
  }
});

test('a frame that comes to the front and goes: the badge moves with it, never the wrong person', async () => {
  const { prospect, activeApplicant } = stage.world.cast;
  const top = profilePage(pagePerson(activeApplicant));
  serve((request) =>
    new URL(request.url).pathname.startsWith('/preload')
      ? html(profilePage(pagePerson(prospect), { stack: 'ember' }))
      : html(top),
  );
  const page = await verdict(activeApplicant, 'Applicant');
  await page.evaluate(
    (url) => {
      history.pushState({}, '', url);
      const frame = document.querySelector('iframe') as HTMLIFrameElement;
      frame.removeAttribute('tabindex');
      frame.setAttribute('style', 'opacity:1;z-index:0;width:100vw;height:100vh;position:absolute;top:0');
      frame.src = '/preload/?_bprMode=vanilla';
    },
    profileUrl(pagePerson(prospect)),
  );
  await expectNeverWrong(
    page,
    [
      [activeApplicant, 'Technical Interview'],
      [prospect, 'Future Leaders'],
    ],
    300,
  );
  await stage.waitDrawn(page, has('Prospect'), 'the person in the frame');
  expect((await pageDrawnIn(page)).map(({ document }) => new URL(document).pathname)).toEqual(['/preload/']);
  await page.evaluate(() => {
    const frame = document.querySelector('iframe') as HTMLIFrameElement;
    frame.setAttribute('tabindex', '-1');
    frame.setAttribute('style', 'opacity:0;z-index:-1;position:absolute');
    history.back();
  });
  await stage.waitDrawn(page, has('Technical Interview'), 'the person before');
  await page.waitForTimeout(LONG_ENOUGH_MS);
  expect((await pageDrawnIn(page)).map(({ document }) => document)).toEqual([activeApplicant.pageUrl]);
  await expect.poll(async () => (await stage.toolbar(page)).title, { timeout: 5_000 }).toContain('Applicant');
});

test('sub-pages without the top card: the badge stands in the corner', async () => {
  const { activeApplicant } = stage.world.cast;
  const { pathname } = new URL(activeApplicant.pageUrl);
  const sub = () => html(detailsPage(pagePerson(activeApplicant)));
  servePaths({ [`${pathname}details/experience/`]: sub, [`${pathname}recent-activity/all/`]: sub });
  for (const end of ['details/experience/', 'recent-activity/all/']) {
    const page = await stage.open(activeApplicant.pageUrl + end);
    await stage.waitDrawn(page, has('In ATS', 'Applicant'), end);
    const { rect } = (await stage.drawn(page)) as Drawn;
    const viewport = page.viewportSize() as { width: number; height: number };
    expect(rect).not.toBeNull();
    const { x, y, width, height } = rect as { x: number; y: number; width: number; height: number };
    expect(Math.min(y, viewport.height - y - height)).toBeLessThan(100);
    expect(viewport.width - x - width).toBeLessThan(100);
    await page.close();
  }
});

test('a dialog over the same person keeps the badge', async () => {
  const { activeApplicant } = stage.world.cast;
  const page = await verdict(activeApplicant, 'Applicant');
  await page.evaluate(() => {
    const seen = { frames: 0, without: 0 };
    Object.assign(window, { seen });
    const look = () => {
      seen.frames++;
      if (document.documentElement.children.length < 3) seen.without++;
      requestAnimationFrame(look);
    };
    look();
  });
  await page.evaluate(() => history.pushState({}, '', `${location.pathname}overlay/contact-info/`));
  await page.waitForTimeout(LONG_ENOUGH_MS);
  await page.evaluate(() => history.back());
  await page.waitForTimeout(LONG_ENOUGH_MS);
  const seen = await page.evaluate(() => (window as unknown as { seen: { frames: number; without: number } }).seen);
  expect(seen.frames).toBeGreaterThan(20);
  expect(seen.without).toBeLessThanOrEqual(2);
  expect(has('Applicant')(await stage.drawn(page))).toBe(true);
});

test('one’s own profile is a profile', async () => {
  const { activeApplicant } = stage.world.cast;
  const own = profilePage(pagePerson(activeApplicant), { own: true });
  servePaths({ [new URL(activeApplicant.pageUrl).pathname]: () => html(own) });
  await verdict(activeApplicant, 'In ATS', 'Applicant');
});

test('a token address, rewritten to the vanity later: the same person before and after', async () => {
  const { activeApplicant } = stage.world.cast;
  const token = memberToken(activeApplicant.memberNumber);
  servePaths({ [`/in/${token}/`]: () => html(profilePage(pagePerson(activeApplicant))) });
  const page = await stage.open(`${LINKEDIN}/in/${token}/`);
  await stage.waitDrawn(page, has('In ATS', 'Applicant'), 'the badge at the token');
  await page.evaluate((url) => history.replaceState({}, '', url), activeApplicant.pageUrl);
  await stage.waitDrawn(page, has('In ATS', 'Applicant'), 'the badge at the vanity');
  await page.waitForTimeout(LONG_ENOUGH_MS);
  expect((await pageDrawnIn(page)).length).toBe(1);
  await expect.poll(async () => (await stage.toolbar(page)).title, { timeout: 5_000 }).toContain('Applicant');
});

test('the same vanity, written in every way', async () => {
  const { activeApplicant, encodedAddress } = stage.world.cast;
  const pages: [PersonTruth, string][] = [
    [encodedAddress, `/in/${encodedAddress.vanity}/`],
    [encodedAddress, `/in/${encodeURIComponent(encodedAddress.vanity).toLowerCase()}`],
    [activeApplicant, `/in/${activeApplicant.vanity.toUpperCase()}/`],
    [activeApplicant, `/in/${activeApplicant.vanity}/?trk=public_profile#about`],
  ];
  for (const [person, path] of pages) {
    serve(() => html(profilePage(pagePerson(person))));
    const page = await stage.open(LINKEDIN + path);
    await stage.waitDrawn(page, has('In ATS'), path);
    await page.close();
  }
});

test('back and forward between two people, with and without a reload', async () => {
  const { activeApplicant, rejected } = stage.world.cast;
  const of: [PersonTruth, string][] = [
    [activeApplicant, 'Technical Interview'],
    [rejected, 'Product Designer'],
  ];
  const page = await verdict(activeApplicant, 'Technical Interview');
  await page.evaluate(
    (vanity) => (window as unknown as { hop(vanity: string, how: object): Promise<void> }).hop(vanity, { delayMs: 80 }),
    rejected.vanity,
  );
  await stage.waitDrawn(page, has('Product Designer'), 'the second person');
  for (const [way, word] of [
    ['back', 'Technical Interview'],
    ['forward', 'Product Designer'],
  ] as const) {
    await page.evaluate((to) => history[to](), way);
    await expectNeverWrong(page, of, 350);
    await stage.waitDrawn(page, has(word), way);
  }
  await page.goto(activeApplicant.pageUrl);
  await stage.waitDrawn(page, has('Technical Interview'), 'the first person, loaded anew');
  await page.goBack();
  await expectNeverWrong(page, of, 200);
  await stage.waitDrawn(page, has('Product Designer'), 'back over a reload');
  await waitFor(async () => (await stage.toolbar(page)).title.includes('Rejected'), 'the toolbar to follow');
});

test('by keyboard: to the badge, into the card, through it, and back', async () => {
  const page = await verdict(stage.world.cast.activeApplicant, 'Applicant');
  const session = await stage.context.newCDPSession(page);
  await page.bringToFront();
  let at = '';
  for (let step = 0; step < 80 && !at.startsWith('button: In ATS'); step++) {
    await page.keyboard.press('Tab');
    at = await focused(session);
  }
  expect(at).toMatch(/^button: In ATS, Applicant, Senior Backend Engineer/);
  await page.keyboard.press('Enter');
  await stage.waitDrawn(page, has('Tobias Okafor'), 'the card');
  await waitFor(async () => (await focused(session)).startsWith('dialog: In ATS'), 'the focus to go into the card');
  const walked: string[] = [];
  for (let step = 0; step < 13; step++) {
    await page.keyboard.press('Tab');
    walked.push(await focused(session));
  }
  expect(walked).toEqual([
    'button: Open side panel',
    'button: Close',
    expect.stringMatching(/^link: .*Greenhouse/),
    'button: Open Mara Lindqvist-Osei CV.pdf',
    'button: Open Cover letter.pdf',
    'button: Open Portfolio notes.txt',
    'button: Show 2 contact details',
    'button: It is them Mara Lindqvist-Osei',
    'button: Not the same person Mara Lindqvist-Osei',
    'button: All comparisons',
    'button: Refresh',
    'button: Not on this site',
    // Beyond it lies the browser’s own window: nothing is held captive.
    '',
  ]);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Escape');
  await stage.waitDrawn(page, (drawn) => !has('Tobias Okafor')(drawn), 'the card to close');
  expect(await focused(session)).toMatch(/^button: In ATS, Applicant/);
  // Space opens as well.
  await page.keyboard.press('Space');
  await stage.waitDrawn(page, has('Tobias Okafor'), 'the card again');
});

test('contact details come only after their button', async () => {
  const { activeApplicant } = stage.world.cast;
  const [email = ''] = activeApplicant.emails;
  const page = await verdict(activeApplicant, 'Applicant');
  await stage.clickDrawn(page, /^In ATS/, 'button');
  await stage.waitDrawn(page, has('Tobias Okafor'), 'the card');
  const inPage = async () => JSON.stringify(await pageDrawnIn(page)) + (await stage.describe(page));
  expect(email).toContain('@');
  expect(await inPage()).not.toContain(email);
  await stage.clickDrawn(page, 'Show 2 contact details', 'button');
  await stage.waitDrawn(page, has(email), 'the e-mail address');
  expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain(email);
});

test('a file opens in a tab of its own, by a signed link, without our authorization', async () => {
  const asked: { url: string; authorization: string | null }[] = [];
  const note: Answer = (request) => {
    asked.push({ url: request.url, authorization: request.headers.get('authorization') });
    return null;
  };
  serve(note, FILE_HOST);
  const page = await verdict(stage.world.cast.activeApplicant, 'Applicant');
  await stage.clickDrawn(page, /^In ATS/, 'button');
  await stage.waitDrawn(page, has('Mara Lindqvist-Osei CV.pdf'), 'the file');
  const opened = stage.context.waitForEvent('page');
  await stage.clickDrawn(page, 'Open Mara Lindqvist-Osei CV.pdf', 'button');
  await opened;
  await waitFor(() => asked.length > 0, 'the file to be asked for');
  expect(new URL(asked[0]?.url ?? '').host).toBe(FILE_HOST);
  expect(new URL(asked[0]?.url ?? '').search).toMatch(/signature/i);
  expect(asked.map(({ authorization }) => authorization)).toEqual(asked.map(() => null));
  expect(page.url()).toBe(stage.world.cast.activeApplicant.pageUrl);
});

test('from page to panel and back, while pages are open', async () => {
  const page = await verdict(stage.world.cast.activeApplicant, 'Applicant');
  // Whatever fails in between, the tests after this one are about pages.
  served.push(() => void setSurface('page'));
  await setSurface('panel');
  await stage.waitDrawn(page, (drawn) => drawn === null, 'the page to be left alone');
  expect(await page.evaluate(() => document.documentElement.children.length)).toBe(2);
  await expect.poll(async () => (await stage.toolbar(page)).title, { timeout: 5_000 }).toContain('Applicant');
  const other = await stage.profile(stage.world.cast.prospect);
  await waitFor(async () => (await stage.toolbar(other)).title.includes('Prospect'), 'the toolbar');
  expect(await pageDrawnIn(other)).toEqual([]);
  await setSurface('page');
  await stage.waitDrawn(page, has('Applicant'), 'the badge again');
  await stage.waitDrawn(other, has('Prospect'), 'the other badge');
});

test('policy decides over the user where verdicts are, also for open pages', async () => {
  const open = await verdict(stage.world.cast.activeApplicant, 'Applicant');
  try {
    await stage.setPolicy({ surface: 'panel' });
    await waitFor(
      () => stage.inExtension<boolean>(`(await chrome.storage.managed.get(null)).surface === 'panel'`),
      'the policy to arrive',
    );
    const page = await stage.profile(stage.world.cast.prospect);
    await waitFor(async () => (await stage.toolbar(page)).title.includes('Prospect'), 'the toolbar');
    expect(await pageDrawnIn(page)).toEqual([]);
    await setSurface('page');
    await page.waitForTimeout(LONG_ENOUGH_MS);
    expect(await pageDrawnIn(page)).toEqual([]);
    await open.bringToFront();
    await stage.waitDrawn(open, (drawn) => drawn === null, 'the open page to be left alone');
  } finally {
    await stage.setPolicy({});
  }
  await open.bringToFront();
  await stage.waitDrawn(open, has('Applicant'), 'the user’s own choice again');
});

test('policy widens what is read to private people, and takes it back', async () => {
  const { privatePerson } = stage.world.cast;
  const page = await verdict(privatePerson, 'Not in ATS');
  try {
    await stage.setPolicy({ showRestricted: true });
    await page.bringToFront();
    await stage.waitDrawn(page, has('In ATS', 'Applicant'), 'the private person', 30_000);
  } finally {
    await stage.setPolicy({});
  }
  await page.bringToFront();
  await stage.waitDrawn(page, has('Not in ATS'), 'the private person to be gone', 30_000);
});

test('reloaded under an open page: the old badge goes, the new script draws one', async () => {
  const page = await verdict(stage.world.cast.activeApplicant, 'Applicant');
  await stage.inWorker('void setTimeout(() => chrome.runtime.reload(), 50)');
  await page.waitForTimeout(400);
  await page.bringToFront();
  await waitFor(
    async () => {
      const places = await pageDrawnIn(page);
      return places.length === 1 && places[0]?.words.join(' ').includes('Applicant');
    },
    'one badge',
    15_000,
  );
  await page.waitForTimeout(1_500);
  expect((await pageDrawnIn(page)).length).toBe(1);
  expect(await page.evaluate(() => document.documentElement.children.length)).toBe(3);
  await stage.clickDrawn(page, /^In ATS/, 'button');
  await stage.waitDrawn(page, has('Tobias Okafor'), 'the card of the new script');
});

test('removed and installed anew while a page is open: that page is cleaned, then gets its badge', async () => {
  const page = await verdict(stage.world.cast.activeApplicant, 'Applicant');
  await stage.devtools.browser.send('Extensions.uninstall', { id: stage.id });
  await waitFor(async () => (await pageDrawnIn(page)).length === 0, 'the orphan to take itself down');
  await stage.devtools.browser.send('Extensions.loadUnpacked', { path: PRODUCTION_BUILD });
  await stage.chooseSurface('page');
  await page.bringToFront();
  await stage.waitDrawn(page, has('Not connected'), 'the badge in a page that was open before');
  expect((await pageDrawnIn(page)).length).toBe(1);
});
