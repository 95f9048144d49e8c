// The ways to ask *is this person in my ATS?* of any page: a right click, a shortcut, the popup. Each opens the side panel
// in the turn of the click, because the browser believes in a user no longer than that. Remembers what was asked about for
// the panel to take, in memory only.

import type { browser } from 'wxt/browser';
import { logProblem } from '@/lib/log';
import type { Handlers, Sender } from '@/lib/messages/answer';
import type { Notice } from '@/lib/messages/protocol';
import { type Invocation, type ReadTabTools, readTab } from './read-tab';

/** Also the command's name in the manifest. */
export const ASK = 'ask';

/** Whoever asked has seen the answer by then, or never will. */
const WAIT_MS = 120_000;

export interface InvocationTools extends ReadTabTools {
  openPanel(at: Sender): Promise<void>;
  now(): number;
}

/** Registers its listeners at once; call in the worker's first turn. */
export function createInvocations(api: typeof browser, tools: InvocationTools): Pick<Handlers, 'tab.ask' | 'tab.read'> {
  const asked = new Map<number, Invocation & { at: number }>();

  function note(tabId: number, invocation: Invocation): void {
    asked.set(tabId, { ...invocation, at: tools.now() });
    const notice: Notice = { notice: 'tab.asked', tabId };
    // A panel that is open already hears of it, one that opens now asks.
    api.runtime.sendMessage(notice).catch(() => undefined);
  }

  function take(tabId: number): Invocation | null {
    const found = asked.get(tabId);
    asked.delete(tabId);
    return found && tools.now() - found.at < WAIT_MS ? found : null;
  }

  function open(tab: { id?: number | undefined; windowId?: number | undefined }, invocation: Invocation): void {
    if (tab.id === undefined || tab.id < 0) return;
    tools
      .openPanel({ tabId: tab.id, frameId: 0, windowId: tab.windowId ?? null })
      .catch((thrown) => logProblem('side panel', thrown));
    note(tab.id, invocation);
  }

  api.contextMenus.onClicked.addListener(({ menuItemId, linkUrl, selectionText, frameId }, tab) => {
    if (menuItemId === ASK && tab) open(tab, { link: linkUrl, selection: selectionText, frameId });
  });
  api.commands.onCommand.addListener((command, tab) => {
    if (command === ASK && tab) open(tab, {});
  });
  api.tabs.onRemoved.addListener((tabId) => asked.delete(tabId));
  api.runtime.onInstalled.addListener(() => {
    api.contextMenus.removeAll(() => {
      api.contextMenus.create({
        id: ASK,
        title: 'Is this person in my ATS?',
        contexts: ['page', 'selection', 'link'],
        documentUrlPatterns: ['http://*/*', 'https://*/*'],
      });
    });
  });

  return {
    async 'tab.ask'({ tabId }) {
      note(tabId, {});
      return null;
    },

    async 'tab.read'({ tabId, only }) {
      const invocation = take(tabId);
      return invocation === null && only === 'asked' ? null : readTab(api, tabId, invocation ?? {}, tools);
    },
  };
}
