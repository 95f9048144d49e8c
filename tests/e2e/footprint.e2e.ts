// What the page can notice of the product: nothing but one bare <div>. The same witness is shown planted offenders, each
// of which it must see.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, launchExtension } from '@/tests/support/launch-extension';
import { type PagePerson, profilePage, profileUrl, type Stack } from '@/tests/support/linkedin-pages';
import { bringWitness, witness } from '@/tests/support/page-witness';
import { pagePerson, type Stage, setStage } from '@/tests/support/stage';

const STACKS: Stack[] = ['sdui', 'sdui-id', 'ember', 'public'];

const html = (body: string) => new Response(body, { headers: { 'content-type': 'text/html; charset=utf-8' } });

describe('the product', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await setStage({ people: 200 });
    await bringWitness(stage);
    await stage.chooseSurface('page');
    await stage.waitForFill(await stage.connect());
  });
  afterAll(() => stage?.close());

  test.each(STACKS)('%s: a page with badge and open card notices nothing', async (stack) => {
    const person = pagePerson(stage.world.cast.activeApplicant);
    const source = profilePage(person, { stack });
    const stop = stage.serve('www.linkedin.com', () => html(source));
    const page = await stage.open(profileUrl(person));
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    await stage.waitDrawn(page, (drawn) => drawn?.text.includes('In ATS') ?? false, 'the badge');
    expect(await witness(stage, page, source)).toEqual([]);
    await stage.clickDrawn(page, 'In ATS', 'button');
    const drawn = await stage.waitDrawn(page, (now) => now?.text.includes('Tobias Okafor') ?? false, 'the card');
    // The page may be in another language, which ours are not to be read out in.
    expect(drawn?.languages).toEqual(['en']);
    expect(await witness(stage, page, source)).toEqual([]);
    // The witness itself asks in vain for files of the extension.
    expect(said.filter((line) => !line.startsWith('Failed to load resource'))).toEqual([]);
    await page.close();
    stop();
  });

  test('a page that takes the node away three times keeps its way', async () => {
    const person = pagePerson(stage.world.cast.activeApplicant);
    const page = await stage.open(profileUrl(person));
    await stage.waitDrawn(page, (drawn) => drawn !== null, 'the badge');
    for (let turn = 0; turn < 6; turn++) {
      await page.evaluate(() => document.documentElement.querySelector(':scope > div')?.remove());
      await page.waitForTimeout(300);
    }
    expect(await stage.drawn(page)).toBeNull();
    await page.close();
  });

  test('where verdicts stay out of pages, no node is added and the toolbar still says it', async () => {
    await stage.inExtension(`chrome.runtime.sendMessage({ name: 'settings.set', input: { surface: 'panel' } })`);
    const person = pagePerson(stage.world.cast.activeApplicant);
    const source = profilePage(person, { stack: 'sdui' });
    const stop = stage.serve('www.linkedin.com', () => html(source));
    const page = await stage.open(profileUrl(person));
    await expect.poll(async () => (await stage.toolbar(page)).title, { timeout: 10_000 }).toContain('Applicant');
    expect(await page.evaluate(() => document.documentElement.children.length)).toBe(2);
    expect(await witness(stage, page, source)).toEqual([]);
    await page.close();
    stop();
    await stage.inExtension(`chrome.runtime.sendMessage({ name: 'settings.set', input: { surface: 'page' } })`);
  });
});

describe('planted', () => {
  const person: PagePerson = {
    vanity: 'planted-example',
    member: 1_955_000_001,
    name: 'Planted Person',
    headline: 'Nobody',
    company: 'Nowhere Example',
    location: 'Utrecht',
  };
  const folder = mkdtempSync(join(tmpdir(), 'in-ats-offender-'));
  const source = profilePage(person);
  let harness: Harness;

  beforeAll(async () => {
    writeOffender('');
    harness = await launchExtension({ extension: folder });
    await bringWitness(harness);
    harness.serve('www.linkedin.com', () => html(source));
  });
  afterAll(async () => {
    await harness?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function writeOffender(script: string, manifest: Record<string, unknown> = {}): void {
    const content = [{ matches: ['https://*.linkedin.com/*'], js: ['page.js'], run_at: 'document_end' }];
    writeFileSync(
      join(folder, 'manifest.json'),
      JSON.stringify({ manifest_version: 3, name: 'Offender', version: '1', content_scripts: content, ...manifest }),
    );
    // Everything else is as it should be: one bare <div>, a closed root, words as generated content.
    const good = `const host = document.createElement('div'); const root = host.attachShadow({ mode: 'closed' });
      root.innerHTML = '<style>[data-t]::before{content:attr(data-t)}</style><button><span data-t="Verdict words"></span></button>';
      document.documentElement.append(host);`;
    writeFileSync(join(folder, 'page.js'), `${script.includes('/*alone*/') ? '' : good}\n${script}`);
  }

  /** Every offender lies in the same folder, so each has the id of the one before. */
  async function lookAt(script: string, manifest: Record<string, unknown> = {}): Promise<string[]> {
    writeOffender(script, manifest);
    await harness.devtools.browser.send('Extensions.loadUnpacked', { path: folder });
    // What the one before asked for is not held against this one.
    harness.internet.seen.length = 0;
    const page = await harness.open(profileUrl(person));
    await page.waitForTimeout(400);
    const found = await witness(harness, page, source);
    await page.close();
    return found;
  }

  test('a well-behaved one is not accused', async () => {
    expect(await lookAt('')).toEqual([]);
  });

  // No two of a kind in a row: one that was not taken back would be seen in the place of the next.
  const offenders: [kind: string, script: string, manifest?: Record<string, unknown>][] = [
    ['event', `document.dispatchEvent(new CustomEvent(chrome.runtime.id + ':sites:wxt:content-script-started'))`],
    ['message', `window.postMessage({ type: 'started', id: chrome.runtime.id }, '*')`],
    ['id', `document.querySelector('h2').dataset.by = chrome.runtime.id`],
    ['changed', `setTimeout(() => document.querySelector('main').setAttribute('data-checked', ''), 200)`],
    ['nodes', `host.className = 'in-ats'`],
    ['changed', `document.querySelector('h2.name').append('!')`],
    ['nodes', `document.documentElement.append(document.createElement('div'))`],
    ['find', `root.append('Findable words of a verdict')`],
    [
      'nodes',
      `/*alone*/ const open = document.createElement('div'); open.attachShadow({ mode: 'open' }); document.documentElement.append(open)`,
    ],
    ['typing', `root.append(document.createElement('textarea'))`],
    ['request', `fetch('https://www.linkedin.com/voyager/api/me').catch(() => {})`],
    ['synthetic', `document.querySelector('main').dispatchEvent(new MouseEvent('click', { bubbles: true }))`],
    [
      'global',
      'window.seenByOthers = 1',
      { content_scripts: [{ matches: ['https://*.linkedin.com/*'], js: ['page.js'], world: 'MAIN' }] },
    ],
    ['file', '', { web_accessible_resources: [{ resources: ['page.js'], matches: ['https://*.linkedin.com/*'] }] }],
  ];

  test.each(offenders)('%s is seen: %s', async (kind, script, manifest) => {
    const found = await lookAt(script, manifest);
    expect(found).toContainEqual(expect.stringMatching(new RegExp(`^${kind}: `)));
  });

  test('a well-behaved one after all of them is not accused of what they did', async () => {
    expect(await lookAt('')).toEqual([]);
  });
});
