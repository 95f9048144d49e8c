// *Is this person in my ATS?* for a page that no reader is switched on for. The click on the toolbar lets that page be read.

import { useQuery } from '@tanstack/preact-query';
import { browser } from 'wxt/browser';
import { Button } from '@/components/ui/button';
import { ask } from '@/lib/messages/ask';

export function AskAboutTab() {
  const tab = useQuery({ queryKey: ['tab to ask about'], queryFn: tabToAskAbout });
  if (!tab.data) return null;
  const { tabId, windowId } = tab.data;
  const open = () => {
    void openPanel(tabId, windowId);
    // The answer comes beside the page, where it can stay.
    void ask('tab.ask', { tabId }).then(() => window.close());
  };
  return (
    <div class="ask-about-tab">
      <Button onClick={open}>Is this person in my ATS?</Button>
    </div>
  );
}

/** Only web pages that show nobody, and no list, by themselves. */
async function tabToAskAbout() {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined || !/^https?:/.test(tab.url ?? '')) return null;
  const at = { tabId: tab.id };
  const shown = await Promise.all([ask('tab.person', at), ask('tab.list', at)]).catch(() => [null]);
  return shown.every((one) => one === null) ? { tabId: tab.id, windowId: tab.windowId } : null;
}

/** In the turn of the click, or the browser refuses. */
async function openPanel(tabId: number, windowId: number): Promise<void> {
  // Firefox has a sidebar instead, one for the window.
  const { sidebarAction } = browser as { sidebarAction?: { open(): Promise<void> } };
  await (sidebarAction ? sidebarAction.open() : browser.sidePanel.open({ tabId, windowId } as { tabId: number }));
}
