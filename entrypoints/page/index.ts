// The page script: watches the page, asks the background, hands the answer to the badge. Wiring only.
// Not a WXT content script on purpose: those announce the extension's id to the page (see wxt.config.ts).

import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { ClosedRoot } from '@/components/card/closed-root';
import { createPageSurface } from '@/components/card/page-surface';
import { ask } from '@/lib/messages/ask';
import { claimedBy } from '@/lib/sites/read-document';
import type { Site } from '@/lib/sites/site';
import { watchPage } from '@/lib/sites/watch-page';
import { loadCard } from './load-card';
import { turnedTo } from './turned-to';
import { createVerdictLoop } from './verdict-loop';

/** Set in our own world only; a page cannot see it. Keeps a second injection from drawing a second badge. */
const ours = globalThis as typeof globalThis & {
  inAtsRuns?: true;
  /** Put there by the scripts of the sites, which run before this one. */
  inAtsSites?: Site[];
  inAtsList?: WatchList;
};

/**
 * Marks a site's lists from now on; put there by the script that a list brings.
 *
 * @param home where the badge stands beside which they are
 */
export type WatchList = (site: string, signal: AbortSignal, home?: () => ClosedRoot | null) => void;

export default defineUnlistedScript(() => {
  if (ours.inAtsRuns) return;
  ours.inAtsRuns = true;
  const abort = new AbortController();
  const { signal } = abort;
  let list: AbortController;
  const loop = createVerdictLoop({
    ask,
    createSurface: (calls) => createPageSurface({ document, loadCard, ...calls }),
  });
  browser.runtime.onMessage.addListener((notice, _sender, sendResponse) => loop.onNotice(notice, sendResponse));
  document.addEventListener('visibilitychange', () => loop.onVisible(!document.hidden), { signal });
  const onReturn = ({ persisted }: PageTransitionEvent) => persisted && loop.onReturn();
  window.addEventListener('pageshow', onReturn, { signal });
  watchPage({
    ...loop,
    window,
    siteFor: (url) => claimedBy(ours.inAtsSites ?? [], url),
    async onList({ id: site }, beside) {
      list = new AbortController();
      const until = list.signal;
      if (beside) {
        // Where no badge is drawn there is nothing beside it either.
        await loop.drawn();
        await turnedTo(beside, until);
      }
      if (until.aborted) return;
      // Whoever has no answer is a script that an update left behind, or a site without a reader of lists.
      if (!ours.inAtsList) await ask('list.load', { site }).catch(() => undefined);
      if (!until.aborted) ours.inAtsList?.(site, until, beside ? loop.home : undefined);
    },
    onListLeft: () => list.abort(),
    onUnread: (site, url) => void ask('page.unread', { site, url }).catch(() => undefined),
    // An extension that was reloaded leaves its old script behind without a runtime id.
    isAlive: () => browser.runtime?.id !== undefined,
    onOrphaned: () => {
      abort.abort();
      loop.destroy();
    },
    signal,
  });
});
