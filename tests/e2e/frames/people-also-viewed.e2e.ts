// People beside a profile, on the shipped build: who of them is known is marked, in the badge's own node, and the page
// stays the profile's everywhere else: badge, toolbar, side panel.

import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Drawn } from '@/tests/support/closed-roots';
import { framePage, type PagePerson, profilePage, profileUrl, type Stack } from '@/tests/support/linkedin-pages';
import { inOwnWorld } from '@/tests/support/marks-witness';
import { bringWitness, witness } from '@/tests/support/page-witness';
import { pagePerson, type Stage, setStage } from '@/tests/support/stage';
import { waitFor } from '@/tests/support/wait-for';
import { focused } from '@/tests/support/where-drawn';

let stage: Stage;
/** Whom the account holds. */
let known: PagePerson[];
/** The profile, and another. */
let mara: PagePerson;
let other: PagePerson;

const served: (() => void)[] = [];
const html = (body: string) => new Response(body, { headers: { 'content-type': 'text/html; charset=utf-8' } });
const pathOf = (person: PagePerson) => new URL(profileUrl(person)).pathname;

const stranger = (at: number): PagePerson => ({
  vanity: `passer-${at}-example`,
  member: 1_971_000_000 + at,
  name: `Yorrick${'abcdefghij'[at % 10]} Vantel${'abcdefghij'[Math.floor(at / 10) % 10]}en`,
  headline: 'Somebody else altogether',
  company: null,
  location: 'Nowhere',
});

/** Eight people, of whom the first, the fourth and the seventh are known. */
const eight = (three: readonly PagePerson[], from = 0): PagePerson[] =>
  Array.from({ length: 8 }, (_, at) => (at % 3 === 0 ? (three[at / 3] as PagePerson) : stranger(from + at)));

/** A whole page; the older front end names its sections beside the profile (2024-08). */
const pageOf = (person: PagePerson, others: readonly PagePerson[], stack: Stack = 'sdui') =>
  profilePage(person, { stack, others }).replace(
    '<aside><section class="artdeco-card card">',
    '<aside><section class="artdeco-card card" data-view-name="profile-card">',
  );

function serve(person: PagePerson, source: string): void {
  served.push(
    stage.serve('www.linkedin.com', (request) =>
      new URL(request.url).pathname.startsWith(pathOf(person)) ? html(source) : null,
    ),
  );
}

const setSurface = (surface: 'page' | 'panel') =>
  stage.inExtension(
    `chrome.runtime.sendMessage(${JSON.stringify({ name: 'settings.set', input: { surface } })}).then(() => null)`,
  );

/** What marks say, in order of the document. */
const marksOf = (drawn: Drawn | null, of: readonly PagePerson[]) =>
  (drawn?.nodes ?? []).filter(
    ({ role, name }) => role === 'button' && of.some((one) => name.startsWith(`${one.name}, `)),
  );

async function marked(page: Page, of: readonly PagePerson[], count: number): Promise<string[]> {
  const drawn = await withPointer(page, () =>
    stage.waitDrawn(page, (now) => marksOf(now, of).length === count, `${count} marks`),
  );
  return marksOf(drawn, of).map(({ name }) => name);
}

/** As while somebody is at the page: the pointer moves about, beside everything. */
async function withPointer<T>(page: Page, work: () => Promise<T>): Promise<T> {
  let at = 0;
  const timer = setInterval(() => {
    at = (at + 1) % 5;
    page.mouse.move(2 + at, 300).catch(() => undefined);
  }, 100);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

/**
 * Looks at every frame as it is about to be painted, in the extension's own world: each mark stands in the row of whom it
 * names, and of nobody else.
 */
async function watchRows(page: Page): Promise<() => Promise<{ frames: number; marks: number; wrong: string[] }>> {
  const evaluate = await inOwnWorld(page, stage.origin);
  await evaluate(`(() => {
    const seen = globalThis.inAtsRowsSeen = { frames: 0, marks: 0, wrong: [] };
    const look = () => {
      seen.frames += 1;
      const rows = [...document.querySelectorAll('.other')].map((row) => ({ name: row.querySelector('b')?.textContent, box: row.getBoundingClientRect() }));
      for (const host of document.documentElement.children) {
        const root = host.nodeName === 'DIV' ? chrome.dom.openOrClosedShadowRoot(host) : null;
        for (const button of root?.querySelectorAll('.spot > button') ?? []) {
          if (getComputedStyle(button).visibility === 'hidden') continue;
          seen.marks += 1;
          const box = button.getBoundingClientRect();
          const middle = (box.top + box.bottom) / 2;
          const said = button.getAttribute('aria-label');
          const row = rows.find((one) => middle >= one.box.top && middle < one.box.bottom);
          if (!row || !said.startsWith(row.name + ', ')) seen.wrong.push('frame ' + seen.frames + ': ' + said + ' stands beside ' + row?.name);
        }
      }
    };
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.cssText = 'position:fixed;width:0;height:1px;visibility:hidden';
    new ResizeObserver(look).observe(probe);
    const step = () => { requestAnimationFrame(step); probe.style.width = probe.style.width === '1px' ? '0' : '1px'; };
    requestAnimationFrame(step);
  })()`);
  return () => evaluate('globalThis.inAtsRowsSeen');
}

beforeAll(async () => {
  stage = await setStage({ people: 300 });
  await bringWitness(stage);
  await stage.chooseSurface('page');
  await stage.waitForFill(await stage.connect());
  const { activeApplicant, prospect } = stage.world.cast;
  mara = pagePerson(activeApplicant);
  other = pagePerson(prospect);
  const cast = Object.values(stage.world.cast);
  const unique = (name: string) => stage.world.people.filter((one) => one.name === name).length === 1;
  known = stage.world.people
    .filter((one) => one.findable === 'strong' && one.hidden === null && one.vanity !== '')
    .filter((one) => !cast.includes(one) && unique(one.name))
    .map(pagePerson);
});
afterEach(() => {
  for (const stop of served.splice(0)) stop();
});
afterAll(() => stage?.close());

test.each<Stack>(['sdui', 'sdui-id', 'ember', 'public'])(
  '%s: badge and marks are right, in one node, and the page notices nothing',
  async (stack) => {
    const three = known.slice(0, 3);
    const others = eight(three);
    const source = pageOf(mara, others, stack);
    serve(mara, source);
    const page = await stage.open(profileUrl(mara));
    const marks = await marked(page, others, 3);
    expect(marks.map((name) => name.replace(/, In ATS.*/, ', In ATS'))).toEqual(
      three.map(({ name }) => `${name}, In ATS`),
    );
    const drawn = await stage.drawn(page);
    expect(drawn?.nodes.some(({ role, name }) => role === 'button' && /^In ATS.*Applicant/.test(name))).toBe(true);
    expect(drawn?.nodes.some(({ name }) => name.startsWith('Show only'))).toBe(false);
    expect(await page.evaluate(() => document.documentElement.children.length)).toBe(3);
    expect(await witness(stage, page, source)).toEqual([]);
    await page.waitForTimeout(700);
    expect((await stage.toolbar(page)).title).toMatch(/^In ATS: .*Applicant/);
    await page.close();
  },
);

test('a section of strangers is left as it is', async () => {
  const others = Array.from({ length: 6 }, (_, at) => stranger(40 + at));
  const source = pageOf(mara, others);
  serve(mara, source);
  const page = await stage.open(profileUrl(mara));
  await stage.waitDrawn(page, (now) => now?.text.includes('Applicant') ?? false, 'the badge');
  const evaluate = await inOwnWorld(page, stage.origin);
  await withPointer(page, () =>
    waitFor(() => evaluate<boolean>('globalThis.inAtsList !== undefined'), 'the script of lists'),
  );
  await page.waitForTimeout(700);
  expect(marksOf(await stage.drawn(page), others)).toEqual([]);
  expect(await evaluate(`document.querySelectorAll('.spot').length`)).toBe(0);
  expect(await witness(stage, page, source)).toEqual([]);
  await page.close();
});

test('where nobody stands beside a profile, and where nothing is to be drawn, the script of lists stays out', async () => {
  const others = eight(known.slice(0, 3));
  for (const [source, surface] of [
    [pageOf(mara, others).replace(/profileAside/g, 'profileElsewhere'), 'page'],
    [pageOf(mara, others), 'panel'],
  ] as const) {
    await setSurface(surface);
    serve(mara, source);
    const page = await stage.open(profileUrl(mara));
    await waitFor(async () => (await stage.toolbar(page)).title.includes('Applicant'), 'the toolbar');
    await withPointer(page, () => page.waitForTimeout(700));
    const evaluate = await inOwnWorld(page, stage.origin);
    expect(await evaluate('globalThis.inAtsList === undefined')).toBe(true);
    expect(marksOf(await stage.drawn(page), others)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.children.length)).toBe(surface === 'page' ? 3 : 2);
    expect(await witness(stage, page, source)).toEqual([]);
    if (surface === 'panel') {
      await setSurface('page');
      await marked(page, others, 3);
      await setSurface('panel');
      await stage.waitDrawn(page, (now) => now === null, 'the page to be left alone again');
      await setSurface('page');
    }
    await page.close();
    for (const stop of served.splice(0)) stop();
  }
});

test('people beside a profile cost nothing until somebody is there and they are on the screen', async () => {
  const others = eight(known.slice(0, 3));
  serve(mara, pageOf(mara, others).replace('<aside>', '<aside style="display:block;margin-top:3000px">'));
  const page = await stage.open(profileUrl(mara));
  await stage.waitDrawn(page, (now) => now?.text.includes('Applicant') ?? false, 'the badge');
  const evaluate = await inOwnWorld(page, stage.origin);
  const isIn = () => evaluate<boolean>('globalThis.inAtsList !== undefined');
  await page.waitForTimeout(1_000);
  expect(await isIn()).toBe(false);
  await withPointer(page, () => page.waitForTimeout(500));
  expect(await isIn()).toBe(false);
  await page.mouse.wheel(0, 2_900);
  await waitFor(isIn, 'the script of lists');
  await stage.waitDrawn(page, (now) => marksOf(now, others).length === 3, 'the marks');
  await page.close();
});

test('rows that come late and rows used again: never a mark of anybody else on any frame', async () => {
  const others = eight(known.slice(0, 3));
  const next = eight(known.slice(3, 6), 20);
  serve(mara, pageOf(mara, others.slice(0, 2)));
  const page = await stage.open(profileUrl(mara));
  await marked(page, others, 1);
  const seen = await watchRows(page);
  const rowsOf = (people: readonly PagePerson[]) =>
    /<h3 class="title">.*?<\/h3>(.*)<\/div><\/section>/s.exec(
      /<aside>.*<\/aside>/s.exec(pageOf(mara, people))?.[0] ?? '',
    )?.[1] as string;
  await page.evaluate(
    (rows) => document.querySelector('aside h3')?.parentElement?.insertAdjacentHTML('beforeend', rows),
    rowsOf(others.slice(2)),
  );
  await marked(page, others, 3);
  // As a renderer does it that keeps its nodes: addresses and words are written over those of others.
  await page.evaluate((rows) => {
    const fresh = new DOMParser().parseFromString(rows, 'text/html');
    const [now, then] = [document, fresh].map((root) => [...root.querySelectorAll('.other')]) as [Element[], Element[]];
    for (const [at, row] of now.entries()) {
      const to = then[at] as Element;
      for (const [link, old] of [...row.querySelectorAll('a')].entries()) {
        for (const name of ['href', 'componentkey']) {
          const value = to.querySelectorAll('a')[link]?.getAttribute(name);
          if (value) old.setAttribute(name, value);
        }
      }
      (row.querySelector('b') as Element).textContent = to.querySelector('b')?.textContent ?? '';
    }
  }, rowsOf(next));
  expect((await marked(page, next, 3)).length).toBe(3);
  expect(marksOf(await stage.drawn(page), others)).toEqual([]);
  const { wrong, frames, marks } = await seen();
  expect(wrong).toEqual([]);
  expect(frames).toBeGreaterThan(10);
  expect(marks).toBeGreaterThan(10);
  await page.close();
});

test('on to another profile: marks go with the badge, and those of the next one come', async () => {
  const [others, next] = [eight(known.slice(0, 3)), eight(known.slice(3, 6), 20)];
  serve(mara, pageOf(mara, others));
  const page = await stage.open(profileUrl(mara));
  await marked(page, others, 3);
  const seen = await watchRows(page);
  const nodes = await page.evaluate(
    async ({ url, source }) => {
      history.pushState({}, '', url);
      const nodes = [document.documentElement.children.length];
      const main = new DOMParser().parseFromString(source, 'text/html').querySelector('main') as Element;
      for (let frame = 0; frame < 20; frame++) {
        await new Promise(requestAnimationFrame);
        nodes.push(document.documentElement.children.length);
      }
      document.querySelector('main')?.replaceWith(main);
      return nodes;
    },
    { url: profileUrl(other), source: pageOf(other, next) },
  );
  // All that was drawn stood in one node, and it is gone in the turn of the change, while the page still shows the rows.
  expect([nodes.length, ...new Set(nodes)]).toEqual([21, 2]);
  await marked(page, next, 3);
  await stage.waitDrawn(page, (now) => now?.text.includes('Prospect') ?? false, 'the other badge');
  await waitFor(async () => (await stage.toolbar(page)).title.includes('Prospect'), 'the toolbar of the other');
  expect(marksOf(await stage.drawn(page), others)).toEqual([]);
  expect((await seen()).wrong).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.children.length)).toBe(3);
  // To the feed, where nobody is.
  await page.evaluate(() => history.pushState({}, '', '/feed/'));
  expect(await page.evaluate(() => document.documentElement.children.length)).toBe(2);
  await page.close();
});

test('a dialog of them above the profile: badge and marks stay, and the dialog has its own', async () => {
  const others = eight(known.slice(0, 3));
  const inside = eight(known.slice(3, 6), 20);
  serve(mara, pageOf(mara, others));
  const page = await stage.open(profileUrl(mara));
  await marked(page, others, 3);
  await page.evaluate(
    (rows) => {
      history.pushState({}, '', `${location.pathname}overlay/browsemap-recommendations/`);
      const dialog = document.createElement('dialog');
      dialog.innerHTML = `<h2>Others</h2>${rows}`;
      document.body.append(dialog);
      dialog.setAttribute('role', 'dialog');
      dialog.style.cssText = 'position:fixed;top:70px;left:300px;width:560px;max-height:80vh;overflow:auto';
      // Not by showModal(): nothing from outside can stand above what a browser puts on top of everything.
      dialog.setAttribute('open', '');
    },
    /<div class="other">.*<\/div>(?=<\/div><\/section>)/s.exec(pageOf(mara, inside))?.[0] ?? '',
  );
  await marked(page, inside, 3);
  expect((await stage.drawn(page))?.text).toContain('Applicant');
  // The badge may have been drawn anew for the new address: still all of it stands in one node.
  await page.waitForTimeout(1_500);
  expect(await page.evaluate(() => document.documentElement.children.length)).toBe(3);
  await page.evaluate(() => {
    document.querySelector('dialog[open]')?.remove();
    history.back();
  });
  await marked(page, inside, 0);
  await page.waitForTimeout(1_500);
  await marked(page, others, 3);
  expect((await stage.drawn(page))?.text).toContain('Applicant');
  expect(await page.evaluate(() => document.documentElement.children.length)).toBe(3);
  await page.close();
});

test('where the profile is in a frame, so are they', async () => {
  const others = eight(known.slice(0, 3));
  served.push(
    stage.serve('www.linkedin.com', (request) => {
      const { pathname } = new URL(request.url);
      if (pathname.startsWith('/preload')) return html(pageOf(mara, others, 'ember'));
      return pathname.startsWith(pathOf(mara)) ? html(framePage(mara, known.slice(6, 9))) : null;
    }),
  );
  const page = await stage.open(profileUrl(mara));
  await marked(page, others, 3);
  expect(marksOf(await stage.drawn(page), known.slice(6, 9))).toEqual([]);
  const nodes = await Promise.all(
    page.frames().map((frame) => frame.evaluate(() => document.documentElement.children.length)),
  );
  expect(nodes).toEqual([2, 3]);
  await page.close();
});

test('whoever is marked has a card, and is not whom the page is about', async () => {
  const others = eight(known.slice(0, 3));
  serve(mara, pageOf(mara, others));
  const page = await stage.open(profileUrl(mara));
  await marked(page, others, 3);
  await waitFor(async () => (await stage.toolbar(page)).title.includes('Applicant'), 'the toolbar');
  const { title } = await stage.toolbar(page);
  await stage.clickDrawn(page, `${others[0]?.name}, `, 'button');
  await stage.waitDrawn(
    page,
    (now) => now?.nodes.some(({ role, name }) => role === 'dialog' && name.includes(others[0]?.name ?? '?')) ?? false,
    'the card',
  );
  const tab = await stage.tabId(page);
  const ask = (notice: string) =>
    stage.inExtension<{ name?: string } | null>(
      `(await chrome.tabs.sendMessage(${tab}, { notice: '${notice}' })) ?? null`,
    );
  expect((await ask('sighting.get'))?.name).toBe(mara.name);
  expect(await ask('list.get').catch(() => null)).toBeNull();
  await page.waitForTimeout(900);
  expect((await stage.toolbar(page)).title).toBe(title);
  expect((await stage.drawn(page))?.nodes.some(({ name }) => name === 'Open side panel')).toBe(false);
  await page.keyboard.press('Escape');
  await stage.waitDrawn(page, (now) => !now?.nodes.some(({ role }) => role === 'dialog'), 'the card to go');
  await page.waitForTimeout(700);
  expect((await stage.toolbar(page)).title).toBe(title);
  await page.close();
});

test('by keyboard: from the badge to the marks, arrows between them, into a card and back', async () => {
  const others = eight(known.slice(0, 3));
  serve(mara, pageOf(mara, others));
  const page = await stage.open(profileUrl(mara));
  await marked(page, others, 3);
  const session = await stage.context.newCDPSession(page);
  await page.bringToFront();
  const nameOf = (at: number) => `button: ${others[at]?.name}, In ATS`;
  let before = '';
  for (let step = 0; step < 60 && !(await focused(session)).startsWith(nameOf(0)); step++) {
    before = await focused(session);
    await page.keyboard.press('Tab');
  }
  expect(before).toMatch(/^button: In ATS, Applicant/);
  await page.keyboard.press('ArrowDown');
  expect(await focused(session)).toMatch(nameOf(3));
  await page.keyboard.press('Enter');
  await waitFor(async () => (await focused(session)).startsWith('dialog: In ATS'), 'the focus to go into the card');
  await page.keyboard.press('Escape');
  await waitFor(async () => (await focused(session)).startsWith(nameOf(3)), 'the focus to come back');
  await page.close();
});

test('a card that is open stays as it is when the badge is drawn anew', async () => {
  const others = eight(known.slice(0, 3));
  serve(mara, pageOf(mara, others));
  const page = await stage.open(profileUrl(mara));
  await marked(page, others, 3);
  await stage.clickDrawn(page, `${others[0]?.name}, `, 'button');
  await stage.waitDrawn(page, (now) => now?.nodes.some(({ role }) => role === 'dialog') ?? false, 'the card');
  const evaluate = await inOwnWorld(page, stage.origin);
  const card = () =>
    evaluate<string>(`(() => {
      const root = chrome.dom.openOrClosedShadowRoot(document.documentElement.lastElementChild);
      const pop = root.querySelector('.spot > .pop');
      return pop && [getComputedStyle(pop).position, pop.offsetWidth, getComputedStyle(root.querySelector('.beside')).zIndex].join();
    })()`);
  const drawn = await card();
  expect(drawn).toMatch(/^absolute,\d+,1$/);
  await evaluate('void (globalThis.inAtsHost = document.documentElement.lastElementChild)');
  await page.evaluate(() => history.pushState({}, '', `${location.pathname}overlay/contact-info/`));
  await waitFor(
    () =>
      evaluate<boolean>(
        'document.documentElement.lastElementChild !== globalThis.inAtsHost && document.documentElement.children.length === 3',
      ),
    'the badge in another node',
  );
  await waitFor(async () => (await card()) === drawn, 'the card in it');
  await page.close();
});

test('pictures: light and dark, with the card of a mark and that of the badge', async () => {
  const others = eight(known.slice(0, 3));
  serve(mara, pageOf(mara, others));
  const page = await stage.open(profileUrl(mara));
  await marked(page, others, 3);
  const shoot = async (name: string) => {
    await page.waitForTimeout(300);
    await page.screenshot({ path: `tests/e2e/pictures/also-viewed-${name}.png` });
  };
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await shoot(colorScheme);
    await stage.clickDrawn(page, `${others[0]?.name}, `, 'button');
    await stage.waitDrawn(page, (now) => now?.nodes.some(({ role }) => role === 'dialog') ?? false, 'the card');
    await shoot(`${colorScheme}-card`);
    await page.keyboard.press('Escape');
    await stage.clickDrawn(page, /^In ATS/, 'button');
    await shoot(`${colorScheme}-badge-card`);
    await page.keyboard.press('Escape');
  }
  await page.close();
});
