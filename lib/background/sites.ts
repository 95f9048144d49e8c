// Which sites are read: ours, tools' and users' own, as switched on and as the browser allows. What is registered with the
// browser always agrees with both; everything that changes either ends in `align`.

import type { browser } from 'wxt/browser';
import { AppError } from '@/lib/errors';
import { createInTurn } from '@/lib/in-turn';
import type { Handlers } from '@/lib/messages/answer';
import type { SiteChoice, SiteMode, SiteView } from '@/lib/model/site-view';
import type { Packs } from './packs';
import type { Settings } from './settings';
import { alignScripts, runInOpenTabs, type SiteScript } from './site-scripts';

/** A site whose reader is part of the extension. */
export interface BuiltInSite {
  id: string;
  name: string;
  /** It is in the manifest, hosts and script. */
  isAlways: boolean;
  /** `matches` empty: software that anybody may run. */
  script: Omit<SiteScript, 'id'>;
}

export interface SiteTools {
  builtIn: readonly BuiltInSite[];
  packs: Packs;
  readSettings(): Promise<Settings>;
  chooseSite(id: string, change: SiteChoice): Promise<void>;
  /** Hosts that connections need; null while nobody may know. */
  connectionOrigins(): Promise<readonly string[] | null>;
  /** Tells pages and our own screens. */
  announce(notice: 'settings.changed'): unknown;
  healthOf(site: string): Promise<SiteView['health']>;
}

export interface Sites {
  handlers: Pick<Handlers, 'site.list' | 'site.change' | 'site.leave'>;
  list(): Promise<SiteView[]>;
  /** Match patterns of everything that is read now. */
  patterns(): Promise<string[]>;
  /** Hosts that sites need, to be left alone when a connection goes. */
  origins(): Promise<string[]>;
  /** Brings the browser's list into line; also runs new scripts in pages that are open. */
  align(): Promise<void>;
}

interface Known {
  id: string;
  name: string;
  kind: SiteView['kind'];
  isAlways: boolean;
  namesHosts: boolean;
  script: SiteScript;
}

/** How one host is written where users name it. */
const HOST = /^(?=.{4,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/;
const MOST_HOSTS = 20;

export function createSites(api: typeof browser, tools: SiteTools): Sites {
  const inTurn = createInTurn();

  /** Every site, with the hosts that were named for it. */
  async function known({ sites }: Settings): Promise<Known[]> {
    const byId = new Map<string, Known>();
    for (const { id, name, isAlways, script } of tools.builtIn) {
      const namesHosts = script.matches.length === 0;
      const matches = namesHosts ? (sites[id]?.hosts ?? []).map(originOf) : script.matches;
      byId.set(id, { id, name, kind: 'built-in', isAlways, namesHosts, script: { ...script, id, matches } });
    }
    for (const { pack, from } of await tools.packs.all()) {
      const { id, name, matches, allFrames = false } = pack;
      const kind = byId.get(id)?.kind ?? (from === 'shipped' ? 'tool' : 'custom');
      const script = { id, matches, js: ['pack.js'], allFrames };
      byId.set(id, { id, name, kind, isAlways: false, namesHosts: false, script });
    }
    return [...byId.values()];
  }

  async function isAllowed(origins: readonly string[]): Promise<boolean> {
    return origins.length > 0 && api.permissions.contains({ origins: [...origins] });
  }

  /** Scripts of what is on, for the hosts that the browser allows. */
  async function wanted(): Promise<SiteScript[]> {
    const settings = await tools.readSettings();
    const on = (await known(settings)).filter((site) => !site.isAlways && modeOf(site, settings) !== 'off');
    const scripts = await Promise.all(
      on.map(async ({ script }) => {
        const allowed = await Promise.all(script.matches.map((match) => isAllowed([grantOf(match)])));
        return { ...script, matches: script.matches.filter((_match, i) => allowed[i]) };
      }),
    );
    return scripts.filter(({ matches }) => matches.length > 0);
  }

  const align = () =>
    inTurn(async () => {
      const fresh = await alignScripts(api, await wanted());
      for (const script of fresh) await runInOpenTabs(api, script);
    });

  async function view(site: Known, settings: Settings): Promise<SiteView> {
    const { id, name, kind, isAlways, namesHosts, script } = site;
    const origins = [...new Set(script.matches.map(grantOf))];
    return {
      id,
      name,
      kind,
      isAlways,
      isOn: modeOf(site, settings) !== 'off',
      isAllowed: isAlways || (await isAllowed(origins)),
      surface: settings.sites[id]?.surface ?? null,
      byPolicy: Object.hasOwn(settings.sitesByPolicy, id),
      origins,
      hosts: namesHosts ? [...(settings.sites[id]?.hosts ?? [])] : null,
      health: await tools.healthOf(id),
    };
  }

  async function originsOf(settings: Settings): Promise<string[]> {
    const on = (await known(settings)).filter((site) => site.isAlways || modeOf(site, settings) !== 'off');
    return [...new Set(on.flatMap(({ script }) => script.matches.map(grantOf)))];
  }

  /** What a site had and nobody needs any more goes back to the browser. */
  async function giveBack(had: readonly string[]): Promise<void> {
    const connections = await tools.connectionOrigins();
    if (connections === null) return;
    const needed = new Set([...connections, ...(await originsOf(await tools.readSettings()))]);
    const origins = had.filter((origin) => !needed.has(origin));
    if (origins.length > 0) await api.permissions.remove({ origins }).catch(() => undefined);
  }

  async function change(id: string, wish: SiteChoice): Promise<void> {
    await inTurn(async () => {
      const before = await tools.readSettings();
      const site = (await known(before)).find((one) => one.id === id);
      if (!site || Object.hasOwn(before.sitesByPolicy, id)) throw new AppError('message/refused');
      if (wish.hosts && !(site.namesHosts && wish.hosts.every((host) => HOST.test(host)))) {
        throw new AppError('message/invalid');
      }
      const hosts = wish.hosts && [...new Set(wish.hosts)].slice(0, MOST_HOSTS);
      await tools.chooseSite(id, { ...wish, ...(hosts && { hosts }) });
      // While its pages can still be told.
      await tools.announce('settings.changed');
      if (!site.isAlways) await giveBack(site.script.matches.map(grantOf));
    });
    await align();
  }

  async function list(): Promise<SiteView[]> {
    const settings = await tools.readSettings();
    return Promise.all((await known(settings)).map((site) => view(site, settings)));
  }

  return {
    align,
    list,

    async patterns() {
      // Also of what was just switched off: its pages are to take away what they show. The browser finds no tab on a host
      // that is not granted.
      const all = await known(await tools.readSettings());
      return [...new Set(all.flatMap(({ script }) => script.matches))];
    },

    origins: async () => originsOf(await tools.readSettings()),

    handlers: {
      'site.list': list,

      async 'site.change'({ id, ...wish }) {
        await change(id, wish);
        return null;
      },

      async 'site.leave'({ site }) {
        await change(site, { isOn: false });
        return null;
      },
    },
  };
}

function modeOf({ id, isAlways }: Pick<Known, 'id' | 'isAlways'>, settings: Settings): SiteMode | 'on' {
  const policy = Object.hasOwn(settings.sitesByPolicy, id) ? settings.sitesByPolicy[id] : undefined;
  return policy ?? ((settings.sites[id]?.isOn ?? isAlways) ? 'on' : 'off');
}

const originOf = (host: string) => `https://${host}/*`;

/** A browser grants hosts, not paths. */
function grantOf(match: string): string {
  return match.replace(/^([^/]*\/\/[^/]+\/).*$/, '$1*');
}
