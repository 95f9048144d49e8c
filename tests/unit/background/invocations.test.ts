// Asking about any page: the panel opens in the turn of the click, the tab is read by that click's grant alone, and what
// was asked is taken once.

import { beforeEach, describe, expect, it } from 'vitest';
import type { browser } from 'wxt/browser';
import { ASK, createInvocations } from '@/lib/background/invocations';
import type { Sighting } from '@/lib/model/sighting';

type Call = [what: string, ...about: unknown[]];

const PAGE = 'https://people.orrin.example/';
const NOBODY = { url: PAGE, selection: '', people: [] };
const MARA: Sighting = {
  url: PAGE,
  site: 'any',
  name: 'Mara Example',
  headline: null,
  company: null,
  title: null,
  location: null,
  urls: ['https://github.com/mara-example'],
  links: [],
  emails: [],
};

function event<L extends (...values: never[]) => unknown>() {
  const listeners: L[] = [];
  return {
    addListener: (listener: L) => void listeners.push(listener),
    fire: (...values: unknown[]) => {
      for (const listener of listeners) listener(...(values as never[]));
    },
  };
}

let calls: Call[];
let frames: { frameId: number; result: unknown }[] | Error;
let shown: Sighting | null;
let list: object | null;
let now: number;
let address: string;
let clicked: ReturnType<typeof event>;
let command: ReturnType<typeof event>;
let installed: ReturnType<typeof event>;
let handlers: ReturnType<typeof createInvocations>;

beforeEach(() => {
  calls = [];
  frames = [{ frameId: 0, result: { ...NOBODY, people: [MARA] } }];
  shown = null;
  list = null;
  now = 1_000;
  address = PAGE;
  [clicked, command, installed] = [event(), event(), event()];
  const api = {
    contextMenus: {
      onClicked: clicked,
      removeAll: (then: () => void) => then(),
      create: (item: object) => void calls.push(['menu', item]),
    },
    commands: { onCommand: command },
    runtime: {
      onInstalled: installed,
      sendMessage: async (notice: unknown) => void calls.push(['notice', notice]),
    },
    tabs: { onRemoved: event(), get: async (id: number) => ({ id, url: address }) },
    scripting: {
      executeScript: async ({ target, files }: { target: unknown; files: string[] }) => {
        calls.push(['script', target, files]);
        if (frames instanceof Error) throw frames;
        return frames;
      },
    },
  };
  handlers = createInvocations(api as unknown as typeof browser, {
    readerOf: (address) => (address.startsWith('https://github.com/') ? 'sites/github.js' : null),
    askTab: async () => shown,
    askTabList: async () => list,
    openPanel: async ({ tabId }) => void calls.push(['panel', tabId]),
    now: () => now,
  });
});

const SENDER = { tabId: null, frameId: 0, windowId: null };
const take = (tabId = 4) => handlers['tab.read']({ tabId, only: 'asked' }, SENDER);
const rightClick = (info: object = {}) => clicked.fire({ menuItemId: ASK, ...info }, { id: 4, windowId: 1 });

describe('the ways to ask', () => {
  it.each([
    ['a right click', () => rightClick()],
    ['the shortcut', () => command.fire(ASK, { id: 4, windowId: 1 })],
  ])('%s opens the panel in the same turn and tells it', (_way, ask) => {
    ask();
    expect(calls).toEqual([
      ['panel', 4],
      ['notice', { notice: 'tab.asked', tabId: 4 }],
    ]);
  });

  it('the popup opens the panel itself', async () => {
    await handlers['tab.ask']({ tabId: 4 }, SENDER);
    expect(calls).toEqual([['notice', { notice: 'tab.asked', tabId: 4 }]]);
    expect(await take()).toMatchObject({ people: [MARA] });
  });

  it('another item, another command and a place that is no tab are nobody’s question', () => {
    clicked.fire({ menuItemId: 'other' }, { id: 4, windowId: 1 });
    command.fire('other', { id: 4, windowId: 1 });
    clicked.fire({ menuItemId: ASK }, undefined);
    clicked.fire({ menuItemId: ASK }, { id: -1, windowId: 1 });
    expect(calls).toEqual([]);
  });

  it('has one item in the menu, on web pages only', () => {
    installed.fire({ reason: 'install' });
    expect(calls).toEqual([
      [
        'menu',
        expect.objectContaining({
          id: ASK,
          contexts: ['page', 'selection', 'link'],
          documentUrlPatterns: ['http://*/*', 'https://*/*'],
        }),
      ],
    ]);
  });
});

describe('what was asked', () => {
  it('is taken once', async () => {
    rightClick();
    expect(await take()).toEqual({ from: 'page', url: PAGE, people: [MARA], text: null });
    expect(await take()).toBeNull();
    expect(await take(5)).toBeNull();
  });

  it('is forgotten when nobody takes it', async () => {
    rightClick();
    now += 120_000;
    expect(await take()).toBeNull();
    expect(calls.filter(([what]) => what === 'script')).toEqual([]);
  });

  it('a link is read before a selection, and nothing runs in the page for it', async () => {
    rightClick({ linkUrl: 'https://github.com/mara-example', selectionText: 'Otto Sample' });
    expect(await take()).toEqual({ from: 'link', url: PAGE, people: [], text: 'https://github.com/mara-example' });
    expect(calls.filter(([what]) => what === 'script')).toEqual([]);
  });

  it('a selection is read with its lines, in the frame where it is', async () => {
    frames = [
      { frameId: 9, result: { ...NOBODY, selection: 'Mara Example\nOtto Sample' } },
      { frameId: 0, result: { ...NOBODY, people: [MARA] } },
    ];
    rightClick({ selectionText: 'Mara Example Otto Sample', frameId: 9 });
    expect(await take()).toMatchObject({ from: 'selection', text: 'Mara Example\nOtto Sample' });
    expect(calls.find(([what]) => what === 'script')).toEqual([
      'script',
      { tabId: 4, frameIds: [0, 9] },
      ['/any-page.js'],
    ]);
  });

  it('a selection that the page hides from us is what the click said', async () => {
    frames = new Error('Cannot access contents of the page');
    rightClick({ selectionText: 'Mara Example' });
    expect(await take()).toMatchObject({ from: 'selection', text: 'Mara Example' });
  });

  it('people are those of the top frame', async () => {
    frames = [
      { frameId: 9, result: { ...NOBODY, people: [{ ...MARA, name: 'Otto Sample' }] } },
      { frameId: 0, result: { ...NOBODY, people: [MARA] } },
    ];
    rightClick({ frameId: 9 });
    expect(await take()).toMatchObject({ from: 'page', people: [{ name: 'Mara Example' }] });
  });

  it('whom the tab’s own script shows is not asked twice', async () => {
    shown = MARA;
    rightClick();
    expect(await take()).toBeNull();
    rightClick({ selectionText: 'Otto Sample' });
    expect(await take()).toMatchObject({ from: 'selection' });
  });

  it('a list that the tab’s own script follows says more than we could', async () => {
    list = { url: PAGE };
    rightClick();
    expect(await take()).toBeNull();
  });

  it.each([
    ['a closed page', new Error('The extensions gallery cannot be scripted.')],
    ['a script that gives back something else', [{ frameId: 0, result: { people: 'all' } }]],
    ['no result', []],
  ])('%s says so', async (_what, result) => {
    frames = result as typeof frames;
    rightClick();
    expect(await take()).toEqual({ from: 'closed', url: '', people: [], text: null });
  });

  it('is read by the site’s own reader, whether its user switched it on or not', async () => {
    address = 'https://github.com/mara-example';
    rightClick();
    await take();
    expect(calls.find(([what]) => what === 'script')?.[2]).toEqual(['/sites/github.js', '/any-page.js']);
  });

  it('is read anyhow when the panel itself asks', async () => {
    expect(await handlers['tab.read']({ tabId: 4, only: 'anyhow' }, SENDER)).toMatchObject({ people: [MARA] });
  });
});
