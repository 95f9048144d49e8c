// What the side panel asks: who is on the active tab. Asked again whenever that may have changed, never on a timer.

import { useQuery, useQueryClient } from '@tanstack/preact-query';
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { ask } from '@/lib/messages/ask';
import type { Notice } from '@/lib/messages/protocol';

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
    const again = () => client.invalidateQueries({ queryKey: ['tab.person', tabId] });
    const updated = (id: number, change: { url?: string | undefined; status?: string | undefined }) => {
      if (id !== tabId) return;
      // Another page is another person: the old answer must not stand while the new one is on its way. The address
      // is told only for sites we may read, so leaving one of them shows as loading alone.
      const leaves = change.url !== undefined || change.status === 'loading';
      if (leaves) void client.resetQueries({ queryKey: ['tab.person', tabId] });
      else if (change.status === 'complete') void again();
    };
    const hear = (message: unknown) => {
      const notice = (message ?? {}) as { notice?: Notice['notice']; tabId?: number };
      const isMine = notice.notice === 'tab.changed' && notice.tabId === tabId;
      if (notice.notice === 'index.changed' || isMine) void again();
    };
    browser.tabs.onUpdated.addListener(updated);
    browser.runtime.onMessage.addListener(hear);
    return () => {
      browser.tabs.onUpdated.removeListener(updated);
      browser.runtime.onMessage.removeListener(hear);
    };
  }, [tabId, client]);

  return useQuery({
    queryKey: ['tab.person', tabId],
    queryFn: () => ask('tab.person', { tabId: tabId as number }),
    enabled: tabId !== null,
    gcTime: 0,
  });
}
