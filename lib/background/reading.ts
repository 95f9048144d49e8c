// Puts together what decides which pages are read: sites, packs, how well they read, and reports. Needs no vault, so that
// all of it is answered while locked too.

import type { browser } from 'wxt/browser';
import { logProblem } from '@/lib/log';
import type { Handlers } from '@/lib/messages/answer';
import type { Sighting } from '@/lib/model/sighting';
import { createPackHandlers, type PackHandlers } from './pack-handlers';
import { createPacks } from './packs';
import { createReportHandlers, type ReportHandlers } from './reports';
import { chooseSite, readPolicy, readSettings, surfaceAt } from './settings';
import { createSiteHealth } from './site-health';
import { runInOpenTabs } from './site-scripts';
import { createSites, type Sites, type SiteTools } from './sites';

export interface Reading {
  handlers: Sites['handlers'] & PackHandlers & ReportHandlers & Pick<Handlers, 'page.unread'>;
  /** Match patterns of everything that is read. */
  patterns(): Promise<string[]>;
  /** Hosts that sites need. */
  origins(): Promise<string[]>;
  /** To be told of every page that was read. */
  noteRead(tabId: number | null, sighting: Sighting): void;
  /** Sites, packs or grants may have changed; call it in every worker, too. */
  changed(): void;
  /** The extension was installed or updated: pages that are open get their scripts. */
  installed(): void;
}

/** Within so long after its first words a page has said all that it says, ms. */
const LOOK_MS = 5_000;

export function createReading(
  api: typeof browser,
  { builtIn, connectionOrigins, announce }: Pick<SiteTools, 'builtIn' | 'connectionOrigins' | 'announce'>,
): Reading {
  const health = createSiteHealth({ storage: api.storage.local, later: (work) => void setTimeout(work, LOOK_MS) });
  const packs = createPacks({
    storage: api.storage.local,
    readPolicy,
    reserved: builtIn.filter(({ isAlways }) => isAlways).map(({ id }) => id),
  });
  const sites = createSites(api, {
    builtIn,
    packs,
    readSettings,
    chooseSite,
    connectionOrigins,
    announce,
    healthOf: health.of,
  });

  function align(): void {
    sites.align().catch((thrown) => logProblem('sites', thrown));
  }

  return {
    patterns: sites.patterns,
    origins: sites.origins,
    noteRead: health.note,

    changed() {
      packs.changed();
      align();
    },

    installed() {
      for (const { isAlways, script } of builtIn) {
        if (isAlways) void runInOpenTabs(api, script).catch((thrown) => logProblem('open tabs', thrown));
      }
      align();
    },

    handlers: {
      ...sites.handlers,
      ...createPackHandlers(api, {
        packs,
        align: sites.align,
        isOff: async (site) => surfaceAt(await readSettings(), site) === 'off',
      }),
      ...createReportHandlers(api, { sites: sites.list, version: api.runtime.getManifest().version }),
      async 'page.unread'(page, { tabId }) {
        health.noteUnread(tabId, page);
        return null;
      },
    },
  };
}
