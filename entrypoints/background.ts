// The worker: registers every listener in its first turn and wires the parts together. No logic of its own.

import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { toBadgeView } from '@/components/card/badge-view';
import { toolbarView } from '@/components/card/toolbar';
import { createBackground } from '@/lib/background/background';
import { builtInSites, readerOf } from '@/lib/sites/registry';

export default defineBackground(() => {
  createBackground(browser, { toolbarView, badgeView: toBadgeView, sites: builtInSites(), readerOf });
});
