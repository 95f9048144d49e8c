// What the side panel asks: who is on the active tab. Asked again whenever that may have changed, never on a timer.

import { useQuery, useQueryClient } from '@tanstack/preact-query';
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { useNotice } from '@/components/ui/use-notice';
import { ask } from '@/lib/messages/ask';

/** The active tab of the panel's own window; null until known. Follows the user from tab to tab. */
export function useActiveTab(): number | null {
  const [tabId, setTabId] = useState<number | null>(null);
  useEffect(() => {
    let windowId: number | undefined;
    const look = async () => {
      const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
      windowId = tab?.windowId ?? windowId;
      if (tab?.id !== undefined) setTabId(tab.id);
    };
    const activated = (info: { tabId: number; windowId: number }) => {
      if (windowId === undefined || info.windowId === windowId) setTabId(info.tabId);
    };
    void look();
    browser.tabs.onActivated.addListener(activated);
    return () => browser.tabs.onActivated.removeListener(activated);
  }, []);
  return tabId;
}

/** Who the tab shows; null for nobody. A tab's answer is never shown for another tab. */
export function useTabPerson(tabId: number | null) {
  const client = useQueryClient();

  useEffect(() => {
    if (tabId === null) return;
    const updated = (id: number, change: { url?: string | undefined; status?: string | undefined }) => {
      if (id !== tabId) return;
      // Another page is another person: the old answer must not stand while the new one is on its way. The address
      // is told only for sites we may read, so leaving one of them shows as loading alone.
      const leaves = change.url !== undefined || change.status === 'loading';
      if (leaves) void client.resetQueries({ queryKey: ['tab.person', tabId] });
      else if (change.status === 'complete') void client.invalidateQueries({ queryKey: ['tab.person', tabId] });
    };
    browser.tabs.onUpdated.addListener(updated);
    return () => browser.tabs.onUpdated.removeListener(updated);
  }, [tabId, client]);

  useNotice((notice) => {
    const isMine = notice.notice === 'tab.changed' && notice.tabId === tabId;
    if (notice.notice === 'index.changed' || isMine) void client.invalidateQueries({ queryKey: ['tab.person', tabId] });
  });

  return useQuery({
    queryKey: ['tab.person', tabId],
    queryFn: () => ask('tab.person', { tabId: tabId as number }),
    enabled: tabId !== null,
    gcTime: 0,
  });
}

/**
 * What was asked about the tab, by right click, shortcut or popup; null where nothing was. Gone when the tab goes to another
 * page, and when it is closed.
 */
export function useTabReading(tabId: number | null) {
  const client = useQueryClient();
  const queryKey = ['tab.read', tabId];

  useEffect(() => {
    if (tabId === null) return;
    const key = ['tab.read', tabId];
    const updated = (id: number, change: { url?: string | undefined; status?: string | undefined }) => {
      const leaves = change.url !== undefined || change.status === 'loading';
      if (id === tabId && leaves) client.setQueryData(key, null);
    };
    browser.tabs.onUpdated.addListener(updated);
    return () => browser.tabs.onUpdated.removeListener(updated);
  }, [tabId, client]);

  useNotice((notice) => {
    if (notice.notice === 'tab.asked' && notice.tabId === tabId) void client.refetchQueries({ queryKey });
  });

  const query = useQuery({
    queryKey,
    queryFn: () => ask('tab.read', { tabId: tabId as number, only: 'asked' }),
    enabled: tabId !== null,
    // Asked once: whoever asks again hears of nothing, because the answer was taken.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });

  return {
    data: query.data ?? null,
    dataUpdatedAt: query.dataUpdatedAt,
    close: () => client.setQueryData(queryKey, null),
    /** Reads the page now, if a click on it lets us. */
    ask: () => {
      if (tabId === null) return;
      void client.fetchQuery({ queryKey, queryFn: () => ask('tab.read', { tabId, only: 'anyhow' }), staleTime: 0 });
    },
  };
}
