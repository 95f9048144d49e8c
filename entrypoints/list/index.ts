// The lists' script: put beside the page script, in its world, when a page is a list. Wiring only.

import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createListSurface } from '@/components/list/list-surface';
import { createRowCard } from '@/components/list/row-card';
import type { WatchList } from '@/entrypoints/page/index';
import { loadCard } from '@/entrypoints/page/load-card';
import { ask } from '@/lib/messages/ask';
import type { ListReader } from '@/lib/sites/list';
import { watchList } from '@/lib/sites/watch-list';
import { createListLoop } from './list-loop';

const ours = globalThis as typeof globalThis & {
  /** Put there by the readers of lists, which run before this script. */
  inAtsLists?: ListReader[];
  inAtsList?: WatchList;
};

export default defineUnlistedScript(() => {
  ours.inAtsList = (site, signal, home) => {
    const reader = ours.inAtsLists?.find(({ id }) => id === site);
    if (!reader) return;
    const loop = createListLoop({
      ask,
      site,
      beside: home !== undefined,
      loadCard,
      createRowCard: (parts) => createRowCard(parts, window),
      createSurface: (options) => createListSurface({ document, home, ...options }),
    });
    const hear = (notice: unknown, _sender: unknown, respond: (answer: unknown) => void) =>
      loop.onNotice(notice, respond);
    browser.runtime.onMessage.addListener(hear);
    const onVisible = () => loop.onVisible(!document.hidden);
    document.addEventListener('visibilitychange', onVisible, { signal });
    window.addEventListener('scroll', loop.onScroll, { capture: true, passive: true, signal });
    watchList({ window, reader, isBeside: home !== undefined, onRows: loop.onRows, onDoubt: loop.onDoubt, signal });
    signal.addEventListener('abort', () => {
      browser.runtime?.onMessage?.removeListener(hear);
      loop.destroy();
    });
  };
});
