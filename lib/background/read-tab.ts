// Reads a tab once, because its user clicked on it: by `activeTab` alone, and by the tab's own script where it has one.
// Keeps nothing of it.

import type { browser } from 'wxt/browser';
import { tabPage } from '@/lib/messages/schemas';
import type { Sighting } from '@/lib/model/sighting';
import type { TabReading } from '@/lib/model/tab-reading';

/** What its user asked about. */
export interface Invocation {
  /** The link under the pointer. */
  link?: string | undefined;
  /** What is selected, on one line. */
  selection?: string | undefined;
  /** Where that is. */
  frameId?: number | undefined;
}

export interface ReadTabTools {
  /** The reader's file of the site that reads an address, whether its user switched it on or not. */
  readerOf(address: string): string | null;
  /** Whom the tab's own script shows. */
  askTab(tabId: number): Promise<Sighting | null>;
  /** The list that it follows; nothing where it follows none. */
  askTabList(tabId: number): Promise<unknown>;
}

const CLOSED: TabReading = { from: 'closed', url: '', people: [], text: null };

/**
 * The link that was clicked, else what is selected, else whom the page is about; null where the tab's own script already
 * shows somebody, or a list, and nothing else was asked about.
 */
export async function readTab(
  api: typeof browser,
  tabId: number,
  { link, selection, frameId = 0 }: Invocation,
  { readerOf, askTab, askTabList }: ReadTabTools,
): Promise<TabReading | null> {
  const { url = '' } = (await api.tabs.get(tabId).catch(() => null)) ?? {};
  if (link !== undefined) return { from: 'link', url, people: [], text: link };
  const frames = await runInTab(api, tabId, frameId, readerOf(url));
  // A selection is told by the click; its lines only by the page.
  const selected = frames.map((frame) => frame.selection).find((text) => text.trim() !== '') ?? selection ?? '';
  if (selected.trim() !== '') return { from: 'selection', url, people: [], text: selected };
  if ((await askTab(tabId)) !== null || (await askTabList(tabId))) return null;
  const [top] = frames;
  return top ? { from: 'page', url: top.url, people: top.people, text: null } : CLOSED;
}

/** What the script gave back, of the top frame first; `[]` where the browser does not let it in. */
async function runInTab(api: typeof browser, tabId: number, frameId: number, reader: string | null) {
  const files = [...(reader === null ? [] : [`/${reader}`]), '/any-page.js'];
  try {
    const results = await api.scripting.executeScript({
      target: { tabId, frameIds: [...new Set([0, frameId])] },
      files: files as never,
    });
    return results
      .toSorted((one, other) => one.frameId - other.frameId)
      .flatMap(({ result }) => tabPage.safeParse(result).data ?? []);
  } catch {
    return [];
  }
}
