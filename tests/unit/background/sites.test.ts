// Sites against a browser in memory: what is registered follows from what is switched on and what is granted.

import { beforeEach, describe, expect, it } from 'vitest';
import type { browser } from 'wxt/browser';
import { createPacks } from '@/lib/background/packs';
import { type Settings, surfaceAt } from '@/lib/background/settings';
import { createSites } from '@/lib/background/sites';
import type { SiteChoice } from '@/lib/model/site-view';

interface Registered {
  id: string;
  matches: string[];
  excludeMatches?: string[];
  js: string[];
  allFrames: boolean;
}

const BUILT_IN = [
  {
    id: 'linkedin',
    name: 'LinkedIn',
    isAlways: true,
    script: { matches: ['https://*.linkedin.com/*'], js: ['sites/linkedin.js', 'page.js'], allFrames: true },
  },
  {
    id: 'github',
    name: 'GitHub',
    isAlways: false,
    script: { matches: ['https://github.com/*'], js: ['sites/github.js', 'page.js'], allFrames: false },
  },
  {
    id: 'mastodon',
    name: 'Mastodon',
    isAlways: false,
    script: { matches: [], js: ['sites/mastodon.js', 'page.js'], allFrames: false },
  },
];

const PACK = {
  format: 1,
  id: 'brightwater',
  name: 'Brightwater people',
  matches: ['https://people.brightwater.example/*'],
  pages: [{ path: '/u/:person', kind: 'profile', identity: 'address', fields: { name: 'h1' } }],
};

let registered: Registered[];
let granted: Set<string>;
let ran: string[];
let refusesToRegister: string | null;
let settings: Settings;
let policy: Record<string, unknown>;
let told: number;
let connections: string[] | null;
let kept: Record<string, unknown>;

beforeEach(() => {
  registered = [];
  granted = new Set(['https://*.linkedin.com/*']);
  ran = [];
  refusesToRegister = null;
  settings = {
    surface: 'page',
    lockedByPolicy: false,
    showRestricted: false,
    strict: false,
    strictByPolicy: false,
    sites: {},
    sitesByPolicy: {},
  };
  policy = {};
  told = 0;
  connections = [];
  kept = {};
});

const api = {
  scripting: {
    getRegisteredContentScripts: async () => structuredClone(registered),
    unregisterContentScripts: async ({ ids }: { ids: string[] }) => {
      registered = registered.filter(({ id }) => !ids.includes(id));
    },
    registerContentScripts: async ([script]: [Registered]) => {
      if (script.id.endsWith(refusesToRegister ?? '?')) throw new Error('refused');
      if (registered.some(({ id }) => id === script.id)) throw new Error('twice');
      registered.push(script);
    },
    executeScript: async ({ files }: { files: string[] }) => void ran.push(files.join(' ')),
  },
  permissions: {
    contains: async ({ origins }: { origins: string[] }) => origins.every((origin) => granted.has(origin)),
    remove: async ({ origins }: { origins: string[] }) => {
      for (const origin of origins) granted.delete(origin);
    },
  },
  // One open page of everything that is granted.
  tabs: {
    query: async ({ url }: { url: string[] }) =>
      url.filter((one) => granted.has(one)).map((_one, i) => ({ id: i + 1 })),
  },
} as unknown as typeof browser;

function start() {
  const packs = createPacks({
    storage: {
      get: async () => structuredClone(kept),
      set: async (values: object) => void Object.assign(kept, structuredClone(values)),
    } as never,
    readPolicy: async () => policy,
    reserved: ['linkedin'],
  });
  const sites = createSites(api, {
    builtIn: BUILT_IN,
    packs,
    readSettings: async () => settings,
    chooseSite: async (id: string, change: SiteChoice) => {
      settings = { ...settings, sites: { ...settings.sites, [id]: { ...settings.sites[id], ...change } } };
    },
    connectionOrigins: async () => connections,
    announce: () => {
      told += 1;
    },
    healthOf: async () => null,
  });
  const site = async (id: string) => (await sites.handlers['site.list']({}, NOBODY)).find((one) => one.id === id);
  const change = (id: string, wish: SiteChoice) => sites.handlers['site.change']({ id, ...wish }, NOBODY);
  return { sites, packs, site, change };
}

const NOBODY = { tabId: null, frameId: 0, windowId: null };
const scripts = () => registered.map(({ id, matches, js }) => [id, matches, js]);
const GITHUB = ['site github', ['https://github.com/*'], ['sites/github.js', 'page.js']];

describe('switching on and off', () => {
  it('registers only what is both switched on and granted, and runs it in pages that are open', async () => {
    const { sites, change, site } = start();
    await change('github', { isOn: true });
    expect(registered).toEqual([]);
    expect(await site('github')).toMatchObject({ isOn: true, isAllowed: false, origins: ['https://github.com/*'] });
    granted.add('https://github.com/*');
    await sites.align();
    expect(scripts()).toEqual([GITHUB]);
    expect(ran).toEqual(['sites/github.js page.js']);
    expect(await site('github')).toMatchObject({ isOn: true, isAllowed: true });
    await sites.align();
    expect(ran).toHaveLength(1);
  });

  it('takes it away with the switch, tells the pages first, and gives the host back', async () => {
    const { change } = start();
    granted.add('https://github.com/*');
    await change('github', { isOn: true });
    told = 0;
    await change('github', { isOn: false });
    expect(registered).toEqual([]);
    expect(told).toBe(1);
    expect([...granted]).toEqual(['https://*.linkedin.com/*']);
  });

  it.each([
    ['a connection needs it', ['https://github.com/*']],
    ['nobody may know while locked', null],
  ])('keeps the host where %s', async (_why, needed) => {
    const { change } = start();
    granted.add('https://github.com/*');
    connections = needed;
    await change('github', { isOn: true });
    await change('github', { isOn: false });
    expect(granted.has('https://github.com/*')).toBe(true);
  });

  it('takes it away when the browser no longer allows it', async () => {
    const { sites, change } = start();
    granted.add('https://github.com/*');
    await change('github', { isOn: true });
    granted.delete('https://github.com/*');
    await sites.align();
    expect(registered).toEqual([]);
  });

  it('registers anew what an update emptied, and replaces what an older version left', async () => {
    const { sites } = start();
    granted.add('https://github.com/*');
    settings = { ...settings, sites: { github: { isOn: true } } };
    registered = [
      { id: 'site github', matches: ['https://github.com/*'], js: ['old.js'], allFrames: false },
      { id: 'site gone', matches: ['https://gone.example/*'], js: ['x.js'], allFrames: false },
    ];
    await sites.align();
    expect(scripts()).toEqual([GITHUB]);
  });

  it('one that the browser refuses costs no other its own', async () => {
    const { sites } = start();
    for (const host of ['https://github.com/*', 'https://app.seekout.io/*']) granted.add(host);
    settings = { ...settings, sites: { github: { isOn: true }, seekout: { isOn: true } } };
    refusesToRegister = 'github';
    await sites.align();
    expect(scripts()).toEqual([['site seekout', ['https://app.seekout.io/*'], ['pack.js']]]);
  });

  it('never registers what the manifest has, and keeps its host when it is switched off', async () => {
    const { change, site } = start();
    await change('linkedin', { isOn: false });
    expect(registered).toEqual([]);
    expect([...granted]).toEqual(['https://*.linkedin.com/*']);
    expect(await site('linkedin')).toMatchObject({ isOn: false, isAllowed: true, isAlways: true });
  });

  it('refuses a site there is not', async () => {
    const { change } = start();
    await expect(change('nothing', { isOn: true })).rejects.toMatchObject({ code: 'message/refused' });
  });
});

describe('hosts that users name', () => {
  it('are registered as they are granted, one by one', async () => {
    const { change, site } = start();
    granted.add('https://social.example/*');
    await change('mastodon', { isOn: true, hosts: ['social.example', 'other.example', 'social.example'] });
    expect(scripts()).toEqual([['site mastodon', ['https://social.example/*'], ['sites/mastodon.js', 'page.js']]]);
    expect(await site('mastodon')).toMatchObject({ hosts: ['social.example', 'other.example'], isAllowed: false });
    await change('mastodon', { hosts: ['other.example'] });
    expect(registered).toEqual([]);
    expect(granted.has('https://social.example/*')).toBe(false);
  });

  it.each(['*', '*.example', 'social', 'social.example/path', 'https://social.example', 'a b.example', '-a.example'])(
    'refuses %s',
    async (host) => {
      const { change } = start();
      await expect(change('mastodon', { hosts: [host] })).rejects.toMatchObject({ code: 'message/invalid' });
    },
  );

  it('are no business of other sites', async () => {
    const { change } = start();
    await expect(change('github', { hosts: ['evil.example'] })).rejects.toMatchObject({ code: 'message/invalid' });
  });
});

describe('policy', () => {
  it('switches on what the user did not, off what they did, and lets nobody change it', async () => {
    const { sites, change, site } = start();
    for (const host of ['https://github.com/*', 'https://app.seekout.io/*']) granted.add(host);
    settings = { ...settings, sites: { seekout: { isOn: true } }, sitesByPolicy: { github: 'panel', seekout: 'off' } };
    await sites.align();
    expect(scripts()).toEqual([GITHUB]);
    expect(await site('github')).toMatchObject({ isOn: true, byPolicy: true });
    expect(await site('seekout')).toMatchObject({ isOn: false, byPolicy: true });
    for (const id of ['github', 'seekout']) {
      await expect(change(id, { isOn: true })).rejects.toMatchObject({ code: 'message/refused' });
    }
  });
});

describe('where verdicts are shown', () => {
  const at = (site: string, more: Partial<Settings>) => surfaceAt({ ...settings, ...more }, site);

  it.each<[string, string, Partial<Settings>]>([
    ['page', 'nothing said of the site', {}],
    ['panel', 'the user’s word for the site', { sites: { github: { surface: 'panel' } } }],
    ['panel', 'the general choice', { surface: 'panel', sites: { github: { surface: null } } }],
    ['off', 'switched off', { sites: { github: { isOn: false, surface: 'page' } } }],
    ['panel', 'policy before the user', { sites: { github: { isOn: false } }, sitesByPolicy: { github: 'panel' } }],
    ['off', 'policy', { sites: { github: { isOn: true } }, sitesByPolicy: { github: 'off' } }],
    [
      'undecided',
      'before the first question is answered',
      { surface: 'undecided', sites: { github: { surface: 'page' } } },
    ],
    ['page', 'policy before the first question', { surface: 'undecided', sitesByPolicy: { github: 'page' } }],
  ])('%s: %s', (surface, _why, more) => {
    expect(at('github', more)).toBe(surface);
  });

  it('a name of the language is no site’s', () => {
    expect(at('constructor', {})).toBe('page');
  });
});

describe('packs', () => {
  it('of the user’s are sites of their own, switched on like others', async () => {
    const { packs, change, site } = start();
    expect(await packs.save(PACK)).toEqual([]);
    granted.add('https://people.brightwater.example/*');
    expect(await site('brightwater')).toMatchObject({ kind: 'custom', isOn: false });
    await change('brightwater', { isOn: true });
    expect(scripts()).toEqual([['site brightwater', ['https://people.brightwater.example/*'], ['pack.js']]]);
  });

  it('stand in for a reader of ours, and for one that was shipped; taken away, those are back', async () => {
    const { packs, sites, site } = start();
    granted.add('https://github.com/*');
    settings = { ...settings, sites: { github: { isOn: true } } };
    await packs.save({ ...PACK, id: 'github', matches: ['https://github.com/*'] });
    await packs.save({ ...PACK, id: 'seekout', name: 'Mended' });
    await sites.align();
    expect(scripts()).toEqual([['site github', ['https://github.com/*'], ['pack.js']]]);
    expect(await site('github')).toMatchObject({ kind: 'built-in' });
    expect(await site('seekout')).toMatchObject({ name: 'Mended' });
    for (const id of ['github', 'seekout']) await packs.remove(id);
    await sites.align();
    expect(scripts()).toEqual([GITHUB]);
    expect(await site('seekout')).toMatchObject({ name: 'SeekOut', kind: 'tool' });
  });

  it('never stand in for a site that is always read', async () => {
    const { packs, sites } = start();
    expect(await packs.save({ ...PACK, id: 'linkedin' })).toMatchObject([{ at: 'id' }]);
    policy = { packs: [JSON.stringify({ ...PACK, id: 'linkedin', name: 'Another' })] };
    packs.changed();
    expect((await sites.handlers['site.list']({}, NOBODY)).map(({ name }) => name)).not.toContain('Another');
  });

  it('of policy win, as text or as data, and nonsense is passed over', async () => {
    const { packs } = start();
    await packs.save(PACK);
    policy = {
      packs: [JSON.stringify({ ...PACK, name: 'By policy' }), { ...PACK, id: 'second' }, '{', 7, { id: 'x' }],
    };
    packs.changed();
    const all = await packs.all();
    expect(all.filter(({ from }) => from === 'policy').map(({ pack }) => pack.name)).toEqual([
      'By policy',
      'Brightwater people',
    ]);
    expect(all.some(({ from }) => from === 'own')).toBe(false);
  });

  it('that cannot be used are refused with every fault, and nothing is kept', async () => {
    const { packs } = start();
    const faults = await packs.save({ ...PACK, id: 'Not an id', pages: [] });
    expect(faults.map(({ at }) => at)).toEqual(['id', 'pages']);
    expect(kept).toEqual({});
  });
});
