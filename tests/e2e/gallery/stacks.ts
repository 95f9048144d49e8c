// Profile pages in each form LinkedIn serves, with the gallery's surface on them: does the badge lie on anything the
// page shows? The page's rectangles are read here in another way than the product reads them.

import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { type PageOptions, type PagePerson, profilePage, type Stack } from '@/tests/support/linkedin-pages';
import type { Gallery } from './build-gallery';
import type { GalleryWindow } from './page';

export const STACKS: readonly Stack[] = ['sdui', 'sdui-id', 'ember', 'public'];

export const PERSON: PagePerson = {
  vanity: 'mara-example',
  member: 1_230_000_456,
  name: 'Mara Lindqvist-Sample',
  headline: 'Senior Software Engineer at Beispiel GmbH',
  company: 'Beispiel GmbH',
  school: 'Universität Musterstadt',
  location: 'Lisbon, Portugal',
};

/** Opens the page of a person, with nothing drawn on it yet, in the context's only page. */
export async function openStack(
  { origin }: Gallery,
  context: BrowserContext,
  person: PagePerson,
  options: PageOptions,
): Promise<{ page: Page; cdp: CDPSession }> {
  const built = await (await fetch(`${origin}/page.html`)).text();
  const scripts = (built.match(/<script[^>]*src=[^>]*><\/script>|<link[^>]*modulepreload[^>]*>/g) ?? []).join('');
  await context.route(`${origin}/stack.html`, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: profilePage(person, options).replace('</head>', `${scripts}</head>`),
    }),
  );
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`${origin}/stack.html`);
  return { page, cdp: await context.newCDPSession(page) };
}

/** Shows a case of the gallery there, and gives it a moment to settle. */
export async function showOn(page: Page, name: string): Promise<void> {
  await page.evaluate((which) => (window as unknown as GalleryWindow).gallery.show(which), name);
  await page.waitForTimeout(150);
}

export interface Rectangle {
  what: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Every word and picture of the top card that the eye can see. */
export function shownRectangles(page: Page): Promise<Rectangle[]> {
  return page.evaluate(() => {
    const card = document.querySelector('.name')?.closest('section');
    const found: Rectangle[] = [];
    for (const element of card?.querySelectorAll<HTMLElement>('*') ?? []) {
      if (element.closest('.hidden') || !element.checkVisibility({ visibilityProperty: true })) continue;
      const picture = element.matches('img, svg, figure');
      const words = [...element.childNodes].filter((node) => node.nodeType === 3 && node.nodeValue?.trim());
      const boxes = picture ? [element.getBoundingClientRect()] : [];
      for (const node of words) {
        const range = document.createRange();
        range.selectNode(node);
        boxes.push(...range.getClientRects());
      }
      const what = picture ? element.localName : (element.textContent ?? '').trim();
      for (const { left, top, right, bottom } of boxes) found.push({ what, left, top, right, bottom });
    }
    return found;
  });
}

/** What of the page lies under the badge. */
export function under(badge: Omit<Rectangle, 'what'>, shown: readonly Rectangle[]): string[] {
  return shown
    .filter(
      (one) => one.left < badge.right && one.right > badge.left && one.top < badge.bottom && one.bottom > badge.top,
    )
    .map(({ what }) => what);
}
