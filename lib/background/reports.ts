// A page that cannot be read, as a copy without anything that was said on it: made in its own tab, shown on a page of ours,
// held in the browser's memory until the next one. It is sent nowhere.

import type { browser } from 'wxt/browser';
import { AppError } from '@/lib/errors';
import type { Handlers } from '@/lib/messages/answer';
import type { PageReport } from '@/lib/messages/protocol';
import type { SiteView } from '@/lib/model/site-view';
import { callInTab, usedTabs } from './used-tabs';

export interface ReportTools {
  sites(): Promise<readonly SiteView[]>;
  version: string;
}

const KEY = 'report';
/** Characters; the browser's memory for us holds ten million in all. */
const LARGEST = 2_000_000;

export type ReportHandlers = Pick<Handlers, 'report.make' | 'report.read' | 'tab.health'>;

export function createReportHandlers(api: typeof browser, tools: ReportTools): ReportHandlers {
  return {
    async 'tab.health'({ tabId }) {
      for (const site of await tools.sites()) {
        if (site.health === null || !(await usedTabs(api, site.origins)).some(({ id }) => id === tabId)) continue;
        return { site: site.id, name: site.name, health: site.health };
      }
      return null;
    },

    async 'report.make'({ site: id }) {
      const site = (await tools.sites()).find((one) => one.id === id);
      const [tab] = site ? await usedTabs(api, site.origins) : [];
      if (!site || tab?.id === undefined) throw new AppError('page/unreadable');
      const made = await callInTab(api, tab.id, '/snapshot.js', snapshotInPage);
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
