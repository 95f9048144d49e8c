// What our own pages ask of packs, and how a pack reaches the page it reads.

import type { browser } from 'wxt/browser';
import { AppError } from '@/lib/errors';
import type { Handlers } from '@/lib/messages/answer';
import type { Pack, PackReading } from '@/lib/model/pack';
import { checkPack } from '@/lib/packs/pack-schema';
import type { Packs } from './packs';
import { callInTab, usedTabs } from './used-tabs';

export type PackHandlers = Pick<
  Handlers,
  'pack.list' | 'pack.save' | 'pack.remove' | 'pack.try' | 'pack.get' | 'page.load'
>;

export interface PackHandlerTools {
  packs: Packs;
  /** Brings what is registered into line. */
  align(): Promise<void>;
  isOff(site: string): Promise<boolean>;
}

export function createPackHandlers(api: typeof browser, tools: PackHandlerTools): PackHandlers {
  const { packs } = tools;

  return {
    'pack.list': () => packs.all(),

    async 'pack.save'({ pack }) {
      const faults = await packs.save(pack);
      if (faults.length === 0) await tools.align();
      return faults;
    },

    async 'pack.remove'({ id }) {
      const held = (await packs.all()).find(({ pack }) => pack.id === id);
      if (held?.from !== 'own') throw new AppError('message/refused');
      await packs.remove(id);
      await tools.align();
      return null;
    },

    async 'pack.try'({ pack: data }) {
      const { pack, faults } = checkPack(data);
      if (!pack) return { faults };
      const [tab] = await usedTabs(api, pack.matches);
      if (tab?.id === undefined) return { faults: [], trial: { outcome: 'no-tab' } };
      const reading = await callInTab(api, tab.id, '/pack-trial.js', tryInPage, pack);
      if (!reading) throw new AppError('page/unreadable');
      return { faults: [], trial: { ...reading, title: tab.title ?? '' } };
    },

    async 'pack.get'(_input, { url }) {
      const host = hostOf(url);
      const here = (await packs.all()).filter(({ pack }) =>
        pack.matches.some((match) => match === `https://${host}/*`),
      );
      const on = await Promise.all(here.map(async ({ pack }) => ((await tools.isOff(pack.id)) ? [] : [pack])));
      return on.flat();
    },

    async 'page.load'(_input, { tabId, frameId }) {
      if (tabId === null) return null;
      await api.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: ['/page.js' as never] });
      return null;
    },
  };
}

/** Runs in the page: what pack-trial.js left there does the work. */
function tryInPage(pack: Pack): PackReading | undefined {
  return (globalThis as { inAtsTryPack?: (pack: Pack) => PackReading }).inAtsTryPack?.(pack);
}

function hostOf(url: string | undefined): string | null {
  try {
    return url === undefined ? null : new URL(url).host;
  } catch {
    return null;
  }
}
