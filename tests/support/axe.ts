// What axe finds wrong in a page of one document: no frames of other origins, so nothing is gathered in a second page.

import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

export type Violation = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number];

/** All of axe's rules, or `only` some, or all `without` some. */
export async function violations(
  page: Page,
  { only, without = [] }: { only?: readonly string[]; without?: readonly string[] } = {},
): Promise<Violation[]> {
  // Brought twice it is parsed twice, and that is most of what a small page costs.
  const isThere = await page.evaluate(() => 'axe' in window);
  const axe = new AxeBuilder({ page, ...(isThere ? { axeSource: ';' } : {}) }).setLegacyMode().options({
    // What is right need not be described.
    resultTypes: ['violations'],
    ...(only ? { runOnly: { type: 'rule', values: [...only] } } : {}),
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
  });
  return (await axe.analyze()).violations;
}
