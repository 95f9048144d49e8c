// Brings what the browser runs on pages into line with what is wanted, and puts new scripts into pages that are open.
// Decides nothing.

import type { browser } from 'wxt/browser';
import { logProblem } from '@/lib/log';

/** What the browser runs on a site's pages. */
export interface SiteScript {
  id: string;
  matches: readonly string[];
  excludeMatches?: readonly string[];
  js: readonly string[];
  allFrames: boolean;
}

/** Ids of ours in the browser's own list. */
const PREFIX = 'site ';

/**
 * Registers what is missing and takes away what is not wanted any more. Gives back those that were not there before.
 * An update of the extension empties the browser's list; this fills it again.
 */
export async function alignScripts(api: typeof browser, wanted: readonly SiteScript[]): Promise<SiteScript[]> {
  const there = await api.scripting.getRegisteredContentScripts();
  const held = new Map(there.map((script) => [script.id, JSON.stringify(comparable(script))]));
  const fresh = wanted.filter((script) => held.get(PREFIX + script.id) !== JSON.stringify(comparable(script)));
  const stays = new Set(wanted.filter((script) => !fresh.includes(script)).map(({ id }) => PREFIX + id));
  const gone = [...held.keys()].filter((id) => !stays.has(id));
  if (gone.length > 0) await api.scripting.unregisterContentScripts({ ids: gone });
  const registered: SiteScript[] = [];
  for (const script of fresh) {
    // One that the browser refuses must not cost the others theirs.
    await api.scripting
      .registerContentScripts([
        {
          ...comparable(script),
          id: PREFIX + script.id,
          runAt: 'document_end',
          persistAcrossSessions: true,
        } as never,
      ])
      .then(() => registered.push(script))
      .catch((thrown) => logProblem('site scripts', thrown));
  }
  return registered;
}

/** Pages that were open before get the scripts now; what an update left behind takes itself down. */
export async function runInOpenTabs(
  api: typeof browser,
  { matches, excludeMatches = [], js, allFrames }: Omit<SiteScript, 'id'>,
): Promise<void> {
  const others = excludeMatches.length === 0 ? [] : await api.tabs.query({ url: [...excludeMatches] });
  const elsewhere = new Set(others.map(({ id }) => id));
  for (const tab of await api.tabs.query({ url: [...matches] })) {
    if (tab.id === undefined || tab.discarded || elsewhere.has(tab.id)) continue;
    await api.scripting
      .executeScript({ target: { tabId: tab.id, allFrames }, files: [...js] as never })
      .catch((thrown) => logProblem('open tab', thrown));
  }
}

/** What counts of a script, in one order. */
function comparable(script: Partial<Omit<SiteScript, 'id'>>) {
  const { matches = [], excludeMatches = [], js = [], allFrames = false } = script;
  return {
    matches: [...matches].sort(),
    ...(excludeMatches.length > 0 && { excludeMatches: [...excludeMatches].sort() }),
    js: js.map((file) => file.replace(/^\//, '')),
    allFrames,
  };
}
