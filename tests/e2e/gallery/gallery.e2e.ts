// Badge and card in a real browser: what axe finds, what hands and keyboard can do, where the badge stands, and what
// the page around it can notice.

import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { violations } from '@/tests/support/axe';
import { ensureBrowser } from '@/tests/support/find-browser';
import { type Gallery, openGallery } from './build-gallery';
import type { GalleryWindow } from './page';
import { openStack, PERSON, STACKS, shownRectangles, showOn, under } from './stacks';

let gallery: Gallery;

beforeAll(async () => {
  gallery = await openGallery(ensureBrowser());
});

afterAll(() => gallery?.close());

/**
 * axe reads text nodes only, so it takes generated words for missing: what they say is checked below, from what the
 * browser itself tells a screen reader. The badge's spoken name begins with its visible label (unit test); the rule
 * wants the whole line to the letter.
 */
const BLIND_TO_GENERATED = ['button-name', 'link-name', 'empty-heading'];
const TOO_STRICT = ['label-content-name-mismatch'];

interface DomNode {
  nodeId: number;
  nodeName: string;
  attributes?: string[];
  children?: DomNode[];
  shadowRoots?: DomNode[];
  pseudoElements?: DomNode[];
}

/** Nodes by class, closed roots included: out of reach for the page and for selectors. */
async function findIn(cdp: CDPSession, name: string): Promise<DomNode[]> {
  const { root } = (await cdp.send('DOM.getDocument', { depth: -1, pierce: true })) as unknown as { root: DomNode };
  const found: DomNode[] = [];
  const walk = (node: DomNode) => {
    const at = node.attributes?.indexOf('class') ?? -1;
    if (at >= 0 && node.attributes?.[at + 1]?.split(' ').includes(name)) found.push(node);
    for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? [])]) walk(child);
  };
  walk(root);
  return found;
}

async function boxIn(cdp: CDPSession, name: string, nth = 0) {
  const node = (await findIn(cdp, name))[nth];
  if (!node) return null;
  const { model } = await cdp.send('DOM.getBoxModel', { nodeId: node.nodeId });
  const [left, top, right, , , bottom] = model.border as number[];
  return { left: left ?? 0, top: top ?? 0, right: right ?? 0, bottom: bottom ?? 0 };
}

describe.concurrent('axe', () => {
  it.each([
    ['light', 'plain', TOO_STRICT],
    ['dark', 'plain', TOO_STRICT],
    ['light', 'page', [...TOO_STRICT, ...BLIND_TO_GENERATED]],
  ] as const)('finds nothing to object to: %s, words in %s mode', async (colorScheme, mode, without) => {
    const context = await gallery.browser.newContext({ colorScheme });
    const page = await context.newPage();
    await page.goto(`${gallery.origin}/index.html?text=${mode}`);
    // Every state of the card: details shown, a failed file, everything unfolded.
    await page.evaluate(() => {
      for (const button of document.querySelectorAll<HTMLElement>('.fold[aria-expanded="false"]')) button.click();
      for (const button of document.querySelectorAll<HTMLElement>('.card .action')) button.click();
    });
    await page.waitForTimeout(300);
    const found = await violations(page, { without });
    expect(found.map(({ id, nodes }) => [id, nodes.slice(0, 3).map((node) => node.html)])).toEqual([]);
    await context.close();
  });

  it('would see a fault: a planted one is found', async () => {
    const context = await gallery.browser.newContext();
    const page = await context.newPage();
    await page.goto(`${gallery.origin}/index.html`);
    await page.addStyleTag({ content: '.card .quiet { color: #999 !important; background: #aaa !important }' });
    await page.evaluate(() => document.querySelector('.badge')?.setAttribute('aria-expanded', 'perhaps'));
    const found = await violations(page, { only: ['color-contrast', 'aria-valid-attr-value'] });
    expect(found.map(({ id }) => id)).toEqual(expect.arrayContaining(['color-contrast', 'aria-valid-attr-value']));
    await context.close();
  });
});

describe('folded records', () => {
  const cut = (page: Page) =>
    page
      .locator('.fold .row')
      .evaluateAll((rows) =>
        rows.filter((row) => row.scrollWidth > row.clientWidth).map((row) => (row as HTMLElement).innerText),
      );

  it('are told apart in a narrow side panel too: no word is cut', async () => {
    const page = await gallery.browser.newPage();
    await page.goto(`${gallery.origin}/index.html`);
    await page.addStyleTag({ content: 'main { grid-template-columns: 320px !important }' });
    expect(await page.locator('.fold .row').count()).toBeGreaterThan(5);
    expect(await cut(page)).toEqual([]);
    // Planted: as the badge's lines are.
    await page.addStyleTag({ content: '.card .fold .row { white-space: nowrap !important }' });
    expect(await cut(page)).not.toEqual([]);
    await page.close();
  });
});

describe('on a page', () => {
  let context: BrowserContext;
  let page: Page;
  let cdp: CDPSession;

  beforeAll(async () => {
    context = await gallery.browser.newContext();
    page = await context.newPage();
    cdp = await context.newCDPSession(page);
  });
  beforeEach(async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.mouse.move(0, 0);
    await page.goto(`${gallery.origin}/page.html`);
  });
  afterAll(() => context?.close());

  /** What is drawn is placed in the frame that first shows it. */
  const show = (name: string) =>
    page.evaluate((which) => {
      (window as unknown as GalleryWindow).gallery.show(which);
      return new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    }, name);
  const heard = () => page.evaluate(() => (window as unknown as GalleryWindow).gallery.heard);
  const calls = () => page.evaluate(() => (window as unknown as GalleryWindow).gallery.calls);

  const find = (name: string) => findIn(cdp, name);
  const boxOf = (name: string, nth = 0) => boxIn(cdp, name, nth);

  async function click(name: string, nth = 0) {
    const box = await boxOf(name, nth);
    if (!box) throw new Error(`nothing called ${name}`);
    await page.mouse.click((box.left + box.right) / 2, (box.top + box.bottom) / 2);
  }

  /** Opens the card and waits for its script. */
  async function open() {
    await click('badge');
    await expect.poll(() => find('card')).toHaveLength(1);
  }

  /** What a screen reader gets: role and name of everything of one role. */
  async function spoken(role: string) {
    const { nodes } = await cdp.send('Accessibility.getFullAXTree');
    return nodes
      .filter((node) => !node.ignored && node.role?.value === role)
      .map((node) => ({
        name: String(node.name?.value ?? ''),
        focused: node.properties?.some((each) => each.name === 'focused' && each.value.value === true) ?? false,
        expanded: node.properties?.find((each) => each.name === 'expanded')?.value.value,
      }));
  }

  it('stands beside the name, after what follows it on the line, whatever the page’s style sheet says', async () => {
    await show('applicant');
    const badge = await boxOf('badge');
    const after = await page.locator('.line span').boundingBox();
    const name = await page.locator('#name').boundingBox();
    if (!badge || !after || !name) throw new Error('not drawn');
    expect(badge.left).toBeGreaterThan(after.x + after.width);
    expect(badge.left - (after.x + after.width)).toBeLessThan(20);
    expect(badge.bottom).toBeLessThan(name.y + name.height + 6);
    expect(badge.bottom - badge.top).toBeLessThan(62);
    await show('not in ATS');
    const short = await boxOf('badge');
    if (!short) throw new Error('not drawn');
    expect(Math.abs((short.top + short.bottom) / 2 - (name.y + name.height / 2))).toBeLessThan(2);
  });

  it('follows the name when the page scrolls, changes or takes it away', async () => {
    await show('applicant');
    const offset = async () =>
      ((await boxOf('badge'))?.top ?? 0) - ((await page.locator('#name').boundingBox())?.y ?? 0);
    const before = await offset();
    await page.mouse.move(300, 500);
    await page.mouse.wheel(0, 60);
    await page.waitForTimeout(400);
    expect(await page.evaluate(() => window.scrollY)).toBe(60);
    expect(await offset()).toBeCloseTo(before, 0);
    await page.evaluate(() => {
      (document.querySelector('main') as HTMLElement).style.paddingTop = '260px';
    });
    await page.waitForTimeout(600);
    expect(await offset()).toBeCloseTo(before, 0);
    await page.evaluate(() => document.getElementById('name')?.remove());
    await page.waitForTimeout(600);
    const corner = await boxOf('badge');
    expect(corner?.bottom).toBe(800 - 16);
    expect(corner?.right).toBeGreaterThan(1200);
  });

  it('does nothing while nothing moves', async () => {
    await show('applicant');
    await page.waitForTimeout(700);
    const before = (await cdp.send('Performance.enable').then(() => cdp.send('Performance.getMetrics'))).metrics;
    await page.waitForTimeout(1000);
    const after = (await cdp.send('Performance.getMetrics')).metrics;
    const grown = (name: string) =>
      (after.find((each) => each.name === name)?.value ?? 0) - (before.find((each) => each.name === name)?.value ?? 0);
    expect(grown('LayoutCount')).toBeLessThanOrEqual(1);
    expect(grown('TaskDuration')).toBeLessThan(0.05);
  });

  it('hides while the page’s own bar or dialog lies over the name', async () => {
    await show('applicant');
    const hidden = async () => (await find('away')).length === 1;
    expect(await hidden()).toBe(false);
    await page.evaluate(() => window.scrollTo(0, 170));
    await page.waitForTimeout(600);
    expect(await hidden()).toBe(true);
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.waitForTimeout(600);
    expect(await hidden()).toBe(false);
  });

  it('goes to the corner where a phone-sized window leaves no room', async () => {
    await page.setViewportSize({ width: 380, height: 700 });
    await page.addStyleTag({ content: 'main { padding-top: 2px }' });
    await show('applicant');
    const badge = await boxOf('badge');
    expect(badge?.bottom).toBe(700 - 16);
    expect(badge?.left).toBeGreaterThanOrEqual(0);
    await open();
    const card = await boxOf('pop');
    expect(card?.left).toBeGreaterThanOrEqual(0);
    expect(card?.top).toBeGreaterThanOrEqual(0);
    expect(card?.right).toBeLessThanOrEqual(380);
  });

  it('opens by mouse, and the page’s handlers hear nothing of it', async () => {
    await show('applicant');
    await open();
    expect(await spoken('dialog')).toMatchObject([{ name: 'In ATS: Mara Example' }]);
    await click('action');
    await page.waitForTimeout(100);
    expect(await calls()).toEqual(['file 71']);
    expect(await heard()).toEqual([]);
    await page.mouse.click(30, 600);
    expect(await heard()).toContain('click');
  });

  it('is worked by keyboard alone and gives the focus back', async () => {
    await show('applicant');
    await page.keyboard.press('Tab');
    // That one was pressed on the page itself.
    await page.evaluate(() => (window as unknown as GalleryWindow).gallery.heard.splice(0));
    expect(await spoken('button')).toMatchObject([
      { name: expect.stringMatching(/^In ATS, Applicant/), focused: true, expanded: false },
    ]);
    await page.keyboard.press('Enter');
    await expect.poll(() => spoken('dialog')).toMatchObject([{ focused: true }]);
    const names: string[] = [];
    for (let n = 0; n < 7; n += 1) {
      await page.keyboard.press('Tab');
      const all = [...(await spoken('button')), ...(await spoken('link'))];
      names.push(all.find((each) => each.focused)?.name ?? '');
    }
    expect(names).toEqual([
      'Open side panel',
      'Close',
      'Open in Greenhouse',
      'Open Mara Example CV.pdf',
      'Open Letter.pdf',
      'Open Portfolio.pdf',
      'Show 3 contact details',
    ]);
    await page.keyboard.press('Enter');
    await page.waitForTimeout(100);
    expect(await calls()).toEqual(['contact']);
    await page.keyboard.press('Escape');
    expect(await spoken('dialog')).toEqual([]);
    expect((await spoken('button'))[0]).toMatchObject({ focused: true, expanded: false });
    expect(await heard()).toEqual([]);
  });

  it('speaks its words, and speaks up when the verdict changes', async () => {
    await show('not found yet');
    await page.waitForTimeout(250);
    const status = async () => {
      const { nodes } = await cdp.send('Accessibility.getFullAXTree');
      const at = nodes.find((node) => node.role?.value === 'status');
      const below = (id: string): string =>
        nodes
          .filter((node) => node.parentId === id)
          .map((node) => (node.role?.value === 'StaticText' ? String(node.name?.value) : below(node.nodeId)))
          .join('');
      return at ? below(at.nodeId) : null;
    };
    expect(await status()).toBe('Not found yet, 61 % read');
    await show('applicant');
    await page.waitForTimeout(250);
    expect(await status()).toMatch(/^In ATS, Applicant/);
  });

  it('keeps the card open and the focus in it when the answer changes', async () => {
    await show('not found yet');
    await open();
    await show('two applications');
    expect((await spoken('dialog'))[0]?.focused).toBe(true);
    expect((await spoken('heading')).map(({ name }) => name)).toContain('2 applications, 1 active');
  });

  it('says why a refresh failed, below the button', async () => {
    await show('rejected');
    await open();
    await click('action');
    await page.waitForTimeout(100);
    expect((await find('problem')).length).toBe(1);
    expect(await spoken('alert')).toHaveLength(1);
  });

  it('puts one bare node at the end of <html> and writes on nothing else', async () => {
    await page.evaluate(() => {
      const records: string[] = [];
      Object.assign(window, { records });
      new MutationObserver((list) => {
        for (const record of list)
          records.push(`${record.type} ${record.target.nodeName} +${record.addedNodes.length}`);
      }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    });
    await show('applicant');
    await open();
    await click('action');
    await page.mouse.wheel(0, 30);
    await page.waitForTimeout(600);
    const seen = await page.evaluate(() => {
      const last = document.documentElement.lastElementChild as HTMLElement;
      return {
        records: (window as unknown as { records: string[] }).records,
        outer: last.outerHTML,
        root: last.shadowRoot,
        text: last.textContent,
        children: [...document.documentElement.children].map((each) => each.nodeName),
      };
    });
    expect(seen).toEqual({
      records: ['childList HTML +1'],
      outer: '<div></div>',
      root: null,
      text: '',
      children: ['HEAD', 'BODY', 'DIV'],
    });
  });

  it('is gone when clear() returns, and was never there before show()', async () => {
    const counts = await page.evaluate(() => {
      const { gallery: own } = window as unknown as GalleryWindow;
      const count = () => document.documentElement.children.length;
      const before = count();
      own.show('applicant');
      const drawn = count();
      own.clear();
      const cleared = count();
      own.show('applicant');
      own.destroy();
      const destroyed = count();
      own.show('applicant');
      return [before, drawn, cleared, destroyed, count()];
    });
    expect(counts).toEqual([2, 3, 2, 2, 2]);
  });

  it('comes back three times when the page takes it away, then leaves the page its way', async () => {
    await show('applicant');
    const survived: boolean[] = [];
    for (let n = 0; n < 5; n += 1) {
      await page.evaluate(() => document.querySelector('html > div')?.remove());
      await page.waitForTimeout(350);
      survived.push(await page.evaluate(() => document.querySelector('html > div') !== null));
    }
    expect(survived).toEqual([true, true, true, false, false]);
  });

  it('cannot be read by the page’s own search', async () => {
    const finds = (text: string) =>
      page.evaluate(
        (words) =>
          (window as unknown as { find(text: string, ...more: boolean[]): boolean }).find(words, false, false, true),
        text,
      );
    await show('applicant');
    await open();
    for (const word of ['In ATS', 'Applicant', 'Phone Screen', 'Ali Muster', 'Refresh', 'relocates']) {
      expect(await finds(word), word).toBe(false);
    }
    // The search does reach into closed roots: a planted text node is found.
    await page.evaluate(() => {
      const host = document.body.appendChild(document.createElement('div'));
      host.attachShadow({ mode: 'closed' }).append('Planted words');
    });
    expect(await finds('Planted words')).toBe(true);
  });

  it('takes no order from the page: what a script dispatches on the node does nothing', async () => {
    await show('applicant');
    await page.evaluate(() => {
      const host = document.querySelector('html > div') as HTMLElement;
      host.click();
      host.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
    });
    expect(await spoken('dialog')).toEqual([]);
  });

  it('draws nothing where the user keeps verdicts off the page', async () => {
    await page.evaluate(() => {
      const { gallery: own } = window as unknown as GalleryWindow;
      own.show('applicant');
      own.show('kept off the page');
    });
    expect(await page.evaluate(() => document.querySelector('html > div'))).toBeNull();
  });

  it('says so when the card’s script does not come, and opens when it does', async () => {
    await page.evaluate(() => {
      (window as unknown as GalleryWindow).gallery.cardBroken = true;
    });
    await show('applicant');
    await click('badge');
    await expect.poll(async () => (await spoken('button'))[0]?.name).toMatch(/Reload the page to see more$/);
    expect(await spoken('dialog')).toEqual([]);
    await page.evaluate(() => {
      (window as unknown as GalleryWindow).gallery.cardBroken = false;
    });
    await open();
    expect((await spoken('button'))[0]?.name).toMatch(/Jo Sample, résumé \+ 2$/);
  });

  it('says when it could not ask', async () => {
    await page.evaluate(() => (window as unknown as GalleryWindow).gallery.showProblem('message/unreachable'));
    // It is placed in the frame after.
    await expect.poll(async () => (await spoken('button'))[0]?.name).toBe('Not checked, reload the page');
  });
});

describe('on a profile in each of its forms', () => {
  let context: BrowserContext;

  beforeAll(async () => {
    context = await gallery.browser.newContext({ viewport: { width: 1280, height: 900 } });
  });
  afterAll(() => context?.close());

  const PEOPLE = {
    'a name like most': PERSON,
    'a short name': { ...PERSON, name: 'Bo Li', school: null },
    'a name that reaches the company': { ...PERSON, name: 'Maria Fernanda Lindqvist-Sample Placeholder' },
    'nobody’s employee': { ...PERSON, company: null, school: null },
  };
  const cases = STACKS.flatMap((stack) => Object.keys(PEOPLE).map((who) => ({ stack, who })));

  it.each(cases)('lies on nothing of the top card: $stack, $who', async ({ stack, who }) => {
    const person = PEOPLE[who as keyof typeof PEOPLE];
    const { page, cdp } = await openStack(gallery, context, person, { stack });
    const shown = await shownRectangles(page);
    expect(shown.map(({ what }) => what)).toEqual(expect.arrayContaining(['svg', person.name, person.headline]));
    const line = await page.locator('.name').boundingBox();
    for (const name of ['applicant', 'two applications', 'not in ATS']) {
      await showOn(page, name);
      const badge = await boxIn(cdp, 'badge');
      if (!badge) throw new Error('not drawn');
      if (process.env.PLACES) await page.screenshot({ path: `${process.env.PLACES}/${stack}-${who}-${name}.png` });
      expect(under(badge, shown), name).toEqual([]);
      // Near the name, so not in the window's corner either.
      expect(badge.bottom, name).toBeGreaterThan((line?.y ?? 0) - 12);
      expect(badge.bottom, name).toBeLessThan((line?.y ?? 0) + (line?.height ?? 0) + 12);
      expect(await findIn(cdp, 'corner'), name).toEqual([]);
    }
  });

  it('would see a badge that lies on the company: a planted one is found', async () => {
    const { page } = await openStack(gallery, context, PERSON, { stack: 'sdui' });
    const company = await page.locator('.works').first().boundingBox();
    if (!company) throw new Error('no company');
    const { x, y, width, height } = company;
    const planted = { left: x - 300, top: y, right: x + width - 4, bottom: y + height };
    expect(under(planted, await shownRectangles(page))).toContain('Beispiel GmbH');
  });

  it('moves when the page brings the company late', async () => {
    const { page, cdp } = await openStack(gallery, context, { ...PERSON, company: null, school: null }, {});
    await showOn(page, 'applicant');
    await page.evaluate(() => {
      const late = document.createElement('div');
      late.innerHTML = '<div class="works"><figure></figure><p>A company that came late</p></div>';
      document.querySelector('.row')?.append(late);
    });
    await expect
      .poll(
        async () =>
          under(
            (await boxIn(cdp, 'badge')) ?? { left: 0, top: 0, right: 9999, bottom: 9999 },
            await shownRectangles(page),
          ),
        { timeout: 5000 },
      )
      .toEqual([]);
  });
});
