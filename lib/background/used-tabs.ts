// Tabs of a site, and what a script that is put into one of them gives back. Decides nothing.

import type { browser } from 'wxt/browser';

/** Tabs on these hosts, the one used last first; the browser finds none on hosts that it does not grant. */
export async function usedTabs(api: typeof browser, origins: readonly string[]) {
  const tabs = origins.length === 0 ? [] : await api.tabs.query({ url: [...origins] });
  return tabs.toSorted((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
}

/**
 * Puts a script of ours into a tab, then calls what it left there.
 *
 * @param call runs in the page, so it may use nothing from here
 */
export async function callInTab<Args extends unknown[], Result>(
  api: typeof browser,
  tabId: number,
  file: string,
  call: (...args: Args) => Result,
  ...args: Args
): Promise<Result | undefined> {
  const target = { tabId };
  await api.scripting.executeScript({ target, files: [file as never] });
  const [done] = await api.scripting.executeScript({ target, func: call, args });
  return done?.result as Result | undefined;
}
