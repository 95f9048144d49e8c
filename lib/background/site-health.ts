// How well each site's pages could be read lately: the outcome of its last looks and nothing else. No address, no name and
// no time of any page is kept.

import type { browser } from 'wxt/browser';
import { createInTurn } from '@/lib/in-turn';
import { logProblem } from '@/lib/log';
import type { Sighting } from '@/lib/model/sighting';
import type { SiteHealth } from '@/lib/model/site-view';

export interface SiteHealthBook {
  /** A page was read; asking for the same page again is the same look. */
  note(tabId: number | null, sighting: Pick<Sighting, 'url' | 'site' | 'name'>): void;
  /** A page's address names somebody, and the page did not show who; one of its frames may have. */
  noteUnread(tabId: number | null, page: Pick<Sighting, 'url' | 'site'>): void;
  /** null: too few looks to say. */
  of(site: string): Promise<SiteHealth | null>;
}

export interface SiteHealthTools {
  storage: Pick<(typeof browser)['storage']['local'], 'get' | 'set'>;
  later(work: () => void): void;
}

const KEY = 'siteHealth';
const LOOKS = 30;
const ENOUGH = 3;
const LETTER: Readonly<Record<SiteHealth, string>> = { full: 'f', address: 'a', none: 'n' };

/** Looks that are remembered as counted, while the worker lives. */
const MOST_COUNTED = 50;

export function createSiteHealth({ storage, later }: SiteHealthTools): SiteHealthBook {
  const inTurn = createInTurn();
  /** Best reading of a look that still goes on. */
  const open = new Map<string, SiteHealth>();
  const counted: string[] = [];

  async function read(): Promise<Record<string, string>> {
    const kept = (await storage.get(KEY))[KEY];
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, string>) : {};
  }

  /** What looks came to and is not written yet, by site: whoever looks at many people writes once for several. */
  let unwritten = new Map<string, string>();

  function add(site: string, outcome: SiteHealth): void {
    if (unwritten.size === 0) later(() => void write().catch((thrown) => logProblem('site health', thrown)));
    unwritten.set(site, (unwritten.get(site) ?? '') + LETTER[outcome]);
  }

  function write(): Promise<void> {
    return inTurn(async () => {
      if (unwritten.size === 0) return;
      const added = unwritten;
      unwritten = new Map();
      const all = await read();
      for (const [site, letters] of added) {
        const before = Object.hasOwn(all, site) ? String(all[site]) : '';
        all[site] = (before + letters).slice(-LOOKS);
      }
      await storage.set({ [KEY]: all });
    });
  }

  function count(look: string): void {
    counted.push(look);
    if (counted.length > MOST_COUNTED) counted.shift();
  }

  return {
    note(tabId, { url, site, name }) {
      // Asked in the side panel: no page's script read it.
      if (tabId === null) return;
      const look = `${tabId} ${url}`;
      if (counted.includes(look)) return;
      const before = open.get(look);
      if (before !== 'full') open.set(look, name === null ? 'address' : 'full');
      if (before) return;
      // A page says who it is before it says what they are called.
      later(() => {
        add(site, open.get(look) ?? 'address');
        open.delete(look);
        count(look);
      });
    },

    noteUnread(tabId, { url, site }) {
      const look = `${tabId} ${url}`;
      if (counted.includes(look) || open.has(look)) return;
      add(site, 'none');
      count(look);
    },

    async of(site) {
      await write();
      const all = await read();
      const looks = Object.hasOwn(all, site) ? String(all[site]) : '';
      if (looks.length < ENOUGH) return null;
      const share = (outcome: SiteHealth) => looks.split(LETTER[outcome]).length - 1;
      // Some profiles are private, gone or of nobody: a few unread pages are no fault of the reader.
      if (share('none') * 2 > looks.length) return 'none';
      return share('full') * 2 >= looks.length ? 'full' : 'address';
    },
  };
}
