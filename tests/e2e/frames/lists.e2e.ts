// Lists on the shipped build: every row marked with what is true of whoever it shows, the bar, the card, and nothing that
// the page could notice.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonTruth } from '@/tests/simulators/person-truth';
import type { Drawn } from '@/tests/support/closed-roots';
import { type ListOptions, ROW_HEIGHT, searchList } from '@/tests/support/linkedin-lists';
import type { PagePerson } from '@/tests/support/linkedin-pages';
import { inOwnWorld, watchMarks } from '@/tests/support/marks-witness';
import { bringWitness, witness } from '@/tests/support/page-witness';
import { pagePerson, type Stage, setStage } from '@/tests/support/stage';
import { waitFor } from '@/tests/support/wait-for';
import { focused } from '@/tests/support/where-drawn';

const LIST = 'https://www.linkedin.com/search/results/people/?keywords=engineer';

let stage: Stage;
/** Everybody whom the account holds, and some whom it does not. */
let known: PersonTruth[];
let strangers: PagePerson[];

const html = (body: string) => new Response(body, { headers: { 'content-type': 'text/html; charset=utf-8' } });

const stranger = (at: number): PagePerson => ({
  vanity: `nobody-${at}-example`,
  member: 1_970_000_000 + at,
  name: `Xanthe${'abcdefghij'[at % 10]} Quorl${'abcdefghij'[Math.floor(at / 10) % 10]}en`,
  headline: 'Somebody else altogether',
  company: null,
  location: 'Nowhere',
});

async function openList(people: readonly PagePerson[], options: ListOptions = {}): Promise<Page> {
  stage.serve('www.linkedin.com', (request) =>
    new URL(request.url).pathname.startsWith('/search/') ? html(searchList(people, options)) : null,
  );
  return stage.open(LIST);
}

/** What the bar says, once everybody was answered for. */
async function settled(page: Page, people: number): Promise<Drawn> {
  const drawn = await stage.waitDrawn(
    page,
    (now) => Boolean(now?.words.includes(`${people} people`) && !now.words.includes('looking…')),
    'the whole list',
  );
  expect(new Set(drawn?.languages)).toEqual(new Set(['en']));
  return drawn as Drawn;
}

const marksOf = ({ nodes }: Drawn) =>
  nodes
    .filter(({ role, name }) => role === 'button' && !/^(In ATS: |Show only|Open list)/.test(name))
    .map(({ name }) => name);

beforeAll(async () => {
  stage = await setStage({ people: 600 });
  await bringWitness(stage);
  await stage.chooseSurface('page');
  await stage.waitForFill(await stage.connect());
  known = stage.world.people.filter((one) => one.findable === 'strong' && one.hidden === null && one.vanity !== '');
  strangers = Array.from({ length: 300 }, (_, at) => stranger(at));
});
afterAll(() => stage?.close());

test('every row has its mark, and the bar counts them', async () => {
  const { activeApplicant, rejected, prospect, namesakeOf } = stage.world.cast;
  const people = [activeApplicant, rejected, prospect, namesakeOf].map(pagePerson);
  const page = await openList([...people, ...strangers.slice(0, 5)]);
  const drawn = await settled(page, 9);
  const marks = marksOf(drawn);
  expect(marks[0]).toMatch(new RegExp(`^${activeApplicant.name}, In ATS, Greenhouse, Technical Interview, updated `));
  expect(marks[1]).toMatch(new RegExp(`^${rejected.name}, In ATS, Greenhouse, `));
  expect(marks[2]).toMatch(new RegExp(`^${prospect.name}, In ATS`));
  expect(marks[3]).toMatch(new RegExp(`^${namesakeOf.name}, (Not in ATS|Possibly in ATS)`));
  expect(marks.slice(4)).toEqual(strangers.slice(0, 5).map(({ name }) => `${name}, Not in ATS`));
  await waitFor(async () => (await stage.toolbar(page)).title === 'In ATS: 3 of 9 people on this page', 'the toolbar');
  await page.close();
});

test('rows that come later are marked, one closed root for all of them', async () => {
  const [first = [], later = []] = [
    known.slice(0, 6).map(pagePerson),
    [...known.slice(6, 9).map(pagePerson), ...strangers.slice(0, 3)],
  ];
  const page = await openList(first, { later });
  await settled(page, 6);
  await page.evaluate(() => (window as unknown as { more(): void }).more());
  const drawn = await settled(page, 12);
  expect(marksOf(drawn)).toHaveLength(12);
  expect(await page.evaluate(() => document.documentElement.children.length)).toBe(3);
  await page.close();
});

test('the page notices nothing of marks, bar, filters and card', async () => {
  const { activeApplicant, rejected } = stage.world.cast;
  const people = [activeApplicant, rejected].map(pagePerson);
  const page = await openList([...people, ...strangers.slice(0, 4)]);
  const source = searchList([...people, ...strangers.slice(0, 4)]);
  await settled(page, 6);
  expect(await witness(stage, page, source)).toEqual([]);
  await stage.clickDrawn(page, 'Show only: 2 known', 'button');
  await page.waitForTimeout(200);
  await stage.clickDrawn(page, activeApplicant.name, 'button');
  await stage.waitDrawn(page, (drawn) => drawn?.text.includes('Tobias Okafor') ?? false, 'the card');
  expect(await witness(stage, page, source)).toEqual([]);
  await waitFor(async () => (await stage.toolbar(page)).title.includes('Applicant'), 'the toolbar to say who that is');
  await page.keyboard.press('Escape');
  await stage.waitDrawn(page, (drawn) => !drawn?.text.includes('Tobias Okafor'), 'the card to go');
  await waitFor(async () => (await stage.toolbar(page)).title.includes('2 of 6'), 'the toolbar to count again');
  await page.evaluate(() => history.pushState({}, '', '/feed/'));
  await stage.waitDrawn(page, (drawn) => drawn === null, 'everything to go');
  expect(await page.evaluate(() => document.documentElement.children.length)).toBe(2);
  await page.close();
});

test('filters cover what they leave out, and take the covers away', async () => {
  const page = await openList([...known.slice(0, 3).map(pagePerson), ...strangers.slice(0, 3)]);
  await settled(page, 6);
  const covers = async () => {
    const session = await page.context().newCDPSession(page);
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    return JSON.stringify(root).split('"cover"').length - 1;
  };
  expect(await covers()).toBe(0);
  await stage.clickDrawn(page, 'Show only: 3 known', 'button');
  await waitFor(async () => (await covers()) === 3, 'three covers');
  await stage.clickDrawn(page, 'Show only: 3 new', 'button');
  await waitFor(async () => (await covers()) === 0, 'no covers where both are shown');
  await page.close();
});

test('by keyboard: one stop for all marks, arrows between them', async () => {
  const people = known.slice(0, 4).map(pagePerson);
  const page = await openList(people);
  await settled(page, 4);
  const session = await stage.context.newCDPSession(page);
  await page.bringToFront();
  const walked: string[] = [];
  for (let step = 0; step < 60 && !walked.at(-1)?.startsWith(`button: ${people[0]?.name}`); step++) {
    await page.keyboard.press('Tab');
    walked.push(await focused(session));
  }
  expect(walked.slice(-7, -1)).toEqual(
    expect.arrayContaining(['button: In ATS: fold this bar', 'button: Open list in side panel']),
  );
  expect(walked.at(-1)).toMatch(new RegExp(`^button: ${people[0]?.name}, In ATS`));
  await page.keyboard.press('ArrowDown');
  expect(await focused(session)).toMatch(new RegExp(`^button: ${people[1]?.name}, In ATS`));
  await page.keyboard.press('Enter');
  await waitFor(async () => (await focused(session)).startsWith('dialog: In ATS'), 'the focus to go into the card');
  await page.keyboard.press('Escape');
  await waitFor(
    async () => (await focused(session)).startsWith(`button: ${people[1]?.name}`),
    'the focus to come back',
  );
  await page.close();
});

test('only in the toolbar: nothing in the page, and still counted', async () => {
  const say = (surface: string) =>
    stage.inExtension(
      `chrome.runtime.sendMessage(${JSON.stringify({ name: 'settings.set', input: { surface } })}).then(() => null)`,
    );
  await say('panel');
  const people = [...known.slice(0, 2).map(pagePerson), ...strangers.slice(0, 3)];
  const page = await openList(people);
  await waitFor(async () => (await stage.toolbar(page)).title === 'In ATS: 2 of 5 people on this page', 'the toolbar');
  expect((await stage.toolbar(page)).badge).toBe('2');
  expect(await stage.drawn(page)).toBeNull();
  expect(await witness(stage, page, searchList(people))).toEqual([]);
  await say('page');
  await settled(page, 5);
  await page.close();
});

test.each(['document', 'inner'] as const)(
  '500 rows scrolled through at speed (%s): never a mark of anybody else',
  async (scroller) => {
    const held = known.slice(0, 250).map(pagePerson);
    const people = Array.from({ length: 500 }, (_, at) =>
      at % 2 === 0 ? held[at / 2] : strangers[(at - 1) / 2],
    ) as PagePerson[];
    const twice = new Set(held.map(({ name }) => name).filter((name, at, all) => all.indexOf(name) !== at));
    const truth = Object.fromEntries([
      ...held.filter(({ name }) => !twice.has(name)).map(({ name }) => [name, 'In ATS']),
      ...strangers.map(({ name }) => [name, 'Not in ATS']),
    ]);
    const page = await openList(people, { pool: 14, scroller });
    await stage.waitDrawn(page, (drawn) => (drawn?.words.length ?? 0) > 10, 'the first marks');
    await page.bringToFront();
    const seen = await watchMarks(page, stage.origin, truth);
    await page.evaluate(
      async ({ step, height }) => {
        const inner = document.querySelector('.inner-scroller');
        const by = (pixels: number) => (inner ? inner.scrollBy(0, pixels) : window.scrollBy(0, pixels));
        for (let at = 0; at < height; at += step) {
          by(step);
          await new Promise(requestAnimationFrame);
        }
        for (let at = 0; at < 60; at++) {
          by(at % 3 === 0 ? -step * 9 : step * 2);
          await new Promise(requestAnimationFrame);
        }
      },
      { step: ROW_HEIGHT * 2.3, height: people.length * ROW_HEIGHT },
    );
    // As somebody reads, and then as fast as the wheel turns.
    await page.evaluate(async () => {
      const inner = document.querySelector('.inner-scroller');
      for (let at = 0; at < 150; at++) {
        if (inner) inner.scrollBy(0, -40);
        else window.scrollBy(0, -40);
        await new Promise(requestAnimationFrame);
      }
    });
    await page.mouse.move(400, 500);
    for (let turn = 0; turn < 30; turn++) await page.mouse.wheel(0, turn % 3 === 0 ? 2_500 : -4_000);
    await page.waitForTimeout(1_500);
    const told = await seen();
    expect(told.wrong).toEqual([]);
    expect(told.frames).toBeGreaterThan(200);
    expect(told.marks).toBeGreaterThan(1_000);
    expect(told.wholeFrames).toBeGreaterThan(30);
    await page.close();
  },
);

test('planted: a mark of somebody else, a second one and an untrue one are seen', async () => {
  const people = [...known.slice(0, 4).map(pagePerson), ...strangers.slice(0, 3)];
  const page = await openList(people);
  await settled(page, 7);
  const evaluate = await inOwnWorld(page, stage.origin);
  await evaluate(`(() => {
    const host = document.documentElement.lastElementChild;
    const [first, second] = chrome.dom.openOrClosedShadowRoot(host).querySelectorAll('.spot');
    first.firstChild.setAttribute('aria-label', 'Somebody Else, In ATS');
    second.after(second.cloneNode(true));
  })()`);
  const seen = await watchMarks(page, stage.origin, { [people[2]?.name as string]: 'Not in ATS' });
  await page.waitForTimeout(200);
  const wrong = (await seen()).wrong.join('\n');
  expect(wrong).toContain(`Somebody Else, In ATS stands beside ${people[0]?.name}`);
  expect(wrong).toContain(`two marks beside ${people[1]?.name}`);
  expect(wrong).toContain(', but Not in ATS');
  await page.close();
});

test('nothing in the page moves because of marks and bar', async () => {
  const people = [...known.slice(0, 12).map(pagePerson), ...strangers.slice(0, 13)];
  const page = await openList(people, { later: strangers.slice(20, 30) });
  const shifted = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
        });
        observer.observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => (window as unknown as { more(): void }).more(), 1_000);
        setTimeout(() => resolve(sum), 2_500);
      }),
  );
  await settled(page, 35);
  expect(await shifted).toBe(0);
  await page.close();
});

test('pictures: light, dark and narrow, filtered, and with a card', async () => {
  const { activeApplicant, rejected, prospect, perhapsActive, hired } = stage.world.cast;
  const cast = [activeApplicant, rejected, prospect, perhapsActive, hired].map(pagePerson);
  const page = await openList([...cast, ...known.slice(0, 10).map(pagePerson), ...strangers.slice(0, 10)]);
  const shoot = async (name: string) => {
    // What fades in is there.
    await page.waitForTimeout(300);
    await page.screenshot({ path: `tests/e2e/pictures/list-${name}.png` });
  };
  await stage.waitDrawn(page, (drawn) => Boolean(drawn?.words.includes('10 new')), 'the list');
  const inside = async () => {
    const seen = await stage.drawn(page);
    const { width } = page.viewportSize() as { width: number };
    expect(seen?.rect?.x ?? 0).toBeGreaterThanOrEqual(0);
    expect((seen?.rect?.x ?? 0) + (seen?.rect?.width ?? 0)).toBeLessThanOrEqual(width);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  };
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const [form, width] of [
      ['wide', 1280],
      ['narrow', 420],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.waitForTimeout(100);
      await inside();
      await shoot(`${colorScheme}-${form}`);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    await stage.clickDrawn(page, /^Show only: .* known/, 'button');
    await shoot(`${colorScheme}-filtered`);
    await stage.clickDrawn(page, /^Show only: .* known/, 'button');
    await stage.clickDrawn(page, activeApplicant.name, 'button');
    await stage.waitDrawn(page, (drawn) => drawn?.text.includes('Tobias Okafor') ?? false, 'the card');
    await shoot(`${colorScheme}-card`);
    await page.keyboard.press('Escape');
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  await shoot('high-contrast');
  await page.close();
});

// Last: with the panel open the pages beside it are narrower.
test('the bar opens a copy of the list in the side panel, which can be sorted, and shows a card', async () => {
  const people = [...strangers.slice(0, 2), ...known.slice(0, 3).map(pagePerson)];
  const page = await openList(people);
  await settled(page, 5);
  await stage.clickDrawn(page, 'Open list in side panel', 'button');
  const target = await waitFor(
    async () => (await stage.devtools.targets()).find(({ url }) => url.endsWith('/sidepanel.html')),
    'the side panel',
  );
  const panel = await stage.devtools.attach(target.targetId);
  const names = () =>
    panel.evaluate<string[]>(
      `[...document.querySelectorAll('.people-row .people-name')].map((one) => one.firstChild.data)`,
    );
  await waitFor(async () => (await names()).join() === people.map(({ name }) => name).join(), 'the list in the panel');
  await waitFor(
    () =>
      panel.evaluate<boolean>(
        `document.body.innerText.includes('3 known') && document.body.innerText.includes('2 new')`,
      ),
    'the counts',
  );
  await panel.evaluate(`(() => {
    const select = document.querySelector('select');
    select.value = 'known';
    select.dispatchEvent(new Event('change', { bubbles: true }));
  })()`);
  await waitFor(async () => (await names())[0] === people[2]?.name, 'those who are known to come first');
  await panel.evaluate(`document.querySelector('.people-row').click()`);
  await waitFor(() => panel.evaluate<boolean>(`document.body.innerText.includes('Why it matched')`), 'the card');
  await page.evaluate(() => history.pushState({}, '', '/feed/'));
  await waitFor(
    () => panel.evaluate<boolean>(`document.body.innerText.includes('Nobody seen on this page')`),
    'the list to go',
  );
  await page.close();
});
