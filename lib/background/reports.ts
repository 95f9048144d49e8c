// A page that cannot be read, as a copy without anything that was said on it: made in its own tab, shown on a page of ours,
// held in the browser's memory until the next one. It is sent nowhere.

import type { browser } from 'wxt/browser';
import { AppError } from '@/lib/errors';
import type { Handlers } from '@/lib/messages/answer';
import type { PageReport } from '@/lib/messages/protocol';
import type { SiteView } from '@/lib/model/site-view';

export interface ReportTools {
  sites(): Promise<readonly SiteView[]>;
  version: string;
}

const KEY = 'report';
/** Characters; the browser's memory for us holds ten million in all. */
const LARGEST = 2_000_000;

export type ReportHandlers = Pick<Handlers, 'report.make' | 'report.read' | 'tab.health'>;

export function createReportHandlers(api: typeof browser, tools: ReportTools): ReportHandlers {
  async function tabsOf(site: SiteView) {
    // Only tabs on hosts that the browser grants are found.
    const tabs = site.origins.length === 0 ? [] : await api.tabs.query({ url: site.origins });
    return tabs.toSorted((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
  }

  return {
    async 'tab.health'({ tabId }) {
      for (const site of await tools.sites()) {
        if (site.health === null || !(await tabsOf(site)).some(({ id }) => id === tabId)) continue;
        return { site: site.id, name: site.name, health: site.health };
      }
      return null;
    },

    async 'report.make'({ site: id }) {
      const site = (await tools.sites()).find((one) => one.id === id);
      const [tab] = site ? await tabsOf(site) : [];
      if (!site || tab?.id === undefined) throw new AppError('page/unreadable');
      const target = { tabId: tab.id };
      await api.scripting.executeScript({ target, files: ['/snapshot.js' as never] });
      const [done] = await api.scripting.executeScript({ target, func: snapshotInPage });
      const made = done?.result;
      if (!made) throw new AppError('page/unreadable');
      const isCut = made.isCut || made.html.length > LARGEST;
      const report: PageReport = { site: id, version: tools.version, html: made.html.slice(0, LARGEST), isCut };
      await api.storage.session.set({ [KEY]: report });
      await api.tabs.create({ url: api.runtime.getURL('/report.html' as '/options.html') });
      return null;
    },

    async 'report.read'() {
      return ((await api.storage.session.get(KEY))[KEY] as PageReport | undefined) ?? null;
    },
  };
}

/** Runs in the page: what snapshot.js left there does the work. */
function snapshotInPage(): { html: string; isCut: boolean } | undefined {
  return (globalThis as { inAtsSnapshot?: () => { html: string; isCut: boolean } }).inAtsSnapshot?.();
}
