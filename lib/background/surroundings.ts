// The background's hands: tabs, toolbar, side panel, notices. Decides nothing.

import type { browser } from 'wxt/browser';
import type { Connector } from '@/lib/ats/connector';
import { AppError } from '@/lib/errors';
import type { Notice } from '@/lib/messages/protocol';
import type { ListCount } from '@/lib/model/list-finding';
import type { Finding } from '@/lib/model/match';
import type { Sighting } from '@/lib/model/sighting';
import type { BackgroundParts } from './background';
import type { StoredConnection } from './connections';
import type { FileTicket, Surroundings } from './handlers';
import { tokenKey } from './tokens';

/** A worker dies after 30 idle seconds; any call of the browser's own counts as not idle. */
const AWAKE_EVERY_MS = 20_000;
/** Pages need not hear of every stored page of a fill. */
const ANNOUNCE_EVERY_MS = 500;

/** Keeps the worker from being put to sleep while `work` goes on. */
export async function keepAwake<T>(api: typeof browser, work: Promise<T>): Promise<T> {
  const timer = setInterval(() => void api.runtime.getPlatformInfo(), AWAKE_EVERY_MS);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}

type SurroundingsTools = Pick<BackgroundParts, 'toolbarView'> &
  Pick<Surroundings, 'now' | 'readSettings' | 'chooseSurface' | 'chooseStrict'> & {
    connectorFor(ats: string): Connector | undefined;
    /** Match patterns of every page that is read. */
    patterns(): Promise<string[]>;
    /** Hosts that sites need. */
    siteOrigins(): Promise<string[]>;
  };

export interface Toolbars {
  /** All of them, whoever is on their pages; null: neutral. */
  paintToolbars(finding: Finding | null): Promise<void>;
}

export function createSurroundings(api: typeof browser, tools: SurroundingsTools): Surroundings & Toolbars {
  let announcing = false;
  let lookedUpAt = 0;

  /** Our own pages. Nobody listening is the usual case, and no fault. */
  function tell(notice: Notice): void {
    api.runtime.sendMessage(notice).catch(() => undefined);
  }

  async function send(notice: Notice): Promise<void> {
    tell(notice);
    for (const tab of await api.tabs.query({ url: await tools.patterns() })) {
      if (tab.id !== undefined) api.tabs.sendMessage(tab.id, notice).catch(() => undefined);
    }
  }

  /** The icons as pixels, kept: read from their files they take the browser many times as long, each time. */
  const drawn = new Map<string, Promise<ImageData>>();
  async function drawings(icons: Record<number, string>): Promise<Record<number, ImageData> | null> {
    try {
      const small = Object.entries(icons).filter(([size]) => Number(size) <= 32);
      const pixels = small.map(async ([size, path]) => {
        const drawing = drawn.get(path) ?? drawIcon(api.runtime.getURL(path as '/icon/16.png'));
        drawn.set(path, drawing);
        return [Number(size), await drawing] as const;
      });
      return Object.fromEntries(await Promise.all(pixels));
    } catch {
      drawn.clear();
      return null;
    }
  }

  /** Without a tab: those that nothing was painted on yet. */
  async function paint(tab: { tabId?: number }, finding: Finding | ListCount | null): Promise<void> {
    const { title, badge, color, icons } = tools.toolbarView(finding);
    const imageData = await drawings(icons);
    await Promise.all([
      api.action.setTitle({ ...tab, title }),
      api.action.setBadgeText({ ...tab, text: badge }),
      api.action.setBadgeBackgroundColor({ ...tab, color }),
      api.action.setIcon({ ...tab, ...(imageData ? { imageData } : { path: icons }) }),
      // The tab may be gone by now.
    ]).catch(() => undefined);
  }

  return {
    now: tools.now,
    noteLookUp() {
      lookedUpAt = tools.now();
    },
    lookedUpAt: () => lookedUpAt,
    readSettings: tools.readSettings,
    chooseSurface: tools.chooseSurface,
    chooseStrict: tools.chooseStrict,

    async isAt(tabId, url) {
      // The browser's idea of a tab's address may lag behind the page's.
      for (const waitMs of [100, 400, 0]) {
        const tab = await api.tabs.get(tabId).catch(() => null);
        if (tab?.url === url) return true;
        await new Promise((resolve) => setTimeout(resolve, waitMs));
      }
      return false;
    },

    async paintToolbar(tabId, finding) {
      await paint({ tabId }, finding);
      tell({ notice: 'tab.changed', tabId });
    },

    async paintToolbars(finding) {
      await paint({}, finding);
      for (const { id: tabId } of await api.tabs.query({ url: await tools.patterns() })) {
        if (tabId !== undefined) await paint({ tabId }, finding);
      }
    },

    async openTab(url) {
      await api.tabs.create({ url });
    },

    async openFile(ticket) {
      const name = crypto.randomUUID();
      await api.storage.session.set({ [`file ${name}`]: ticket });
      await api.tabs.create({ url: `${api.runtime.getURL('/file.html' as '/options.html')}#${name}` });
    },

    async fileTicket(name) {
      const key = `file ${name}`;
      return ((await api.storage.session.get(key))[key] as FileTicket | undefined) ?? null;
    },

    async openPanel({ tabId, windowId }) {
      if (tabId === null || windowId === null) return;
      // Firefox has a sidebar instead, one for the window.
      const { sidebarAction } = api as { sidebarAction?: { open(): Promise<void> } };
      await (sidebarAction ? sidebarAction.open() : api.sidePanel.open({ tabId }));
    },

    async loadCard({ tabId, frameId }) {
      if (tabId === null) return;
      await api.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: ['/card.js' as never] });
    },

    async loadList({ tabId, frameId }, site) {
      if (tabId === null) return;
      const files = [`/sites/${site}.list.js`, '/list.js'];
      await api.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: files as never });
    },

    async askTabList(tabId) {
      const notice: Notice = { notice: 'list.get' };
      return (await api.tabs.sendMessage(tabId, notice).catch(() => undefined)) ?? null;
    },

    async askTab(tabId) {
      const notice: Notice = { notice: 'sighting.get' };
      const sighting: Sighting | undefined = await api.tabs.sendMessage(tabId, notice).catch(() => undefined);
      return sighting ?? null;
    },

    announce(kind) {
      if (kind === 'settings.changed') {
        return tools.readSettings().then(({ surface }) => send({ notice: kind, surface }));
      }
      if (kind === 'vault.changed') {
        void send({ notice: kind });
        return;
      }
      if (announcing) return;
      announcing = true;
      setTimeout(() => {
        announcing = false;
        void send({ notice: kind });
      }, ANNOUNCE_EVERY_MS);
    },

    async forget(connection, left) {
      const tickets = Object.entries(await api.storage.session.get(null)).filter(
        ([key, held]) => key.startsWith('file ') && (held as FileTicket).connection === connection.id,
      );
      await api.storage.session.remove([tokenKey(connection.id), ...tickets.map(([key]) => key)]);
      const needed = new Set([...left.flatMap((other) => originsOf(other)), ...(await tools.siteOrigins())]);
      const origins = originsOf(connection).filter((origin) => !needed.has(origin));
      if (origins.length > 0) await api.permissions.remove({ origins }).catch(() => undefined);
    },
  };

  function originsOf(connection: StoredConnection): string[] {
    return tools.connectorFor(connection.ats)?.origins(connection.fields) ?? [];
  }
}

async function drawIcon(url: string): Promise<ImageData> {
  const image = await createImageBitmap(await (await fetch(url)).blob());
  const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
  if (!context) throw new AppError('unexpected');
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height);
}
