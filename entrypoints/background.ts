// The worker: registers every listener in its first turn and wires the parts together. No logic of its own.

import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { toolbarView } from '@/components/card/toolbar';
import { createBackground } from '@/lib/background/background';
import { builtInSites, readerOf } from '@/lib/sites/registry';

export default defineBackground(() => {
  createBackground(browser, { toolbarView, sites: builtInSites(), readerOf });
});
