// Runs on the hosts of packs: gets the packs that read this page, and then the page script. Nothing is read before they
// are known, and without one nothing runs. Wiring only.

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { ask } from '@/lib/messages/ask';
import { packSite } from '@/lib/sites/pack-site';
import type { Site } from '@/lib/sites/site';

/** In our own world only; a page cannot see it. */
const ours = globalThis as typeof globalThis & { inAtsSites?: Site[] };

async function bringPacks(): Promise<void> {
  const packs = await ask('pack.get', {});
  if (packs.length === 0) return;
  ours.inAtsSites ??= [];
  const sites = ours.inAtsSites;
  for (const site of packs.map(packSite)) {
    const at = sites.findIndex(({ id }) => id === site.id);
    // One that was mended takes its own place, also under a page script that runs already.
    sites.splice(at < 0 ? sites.length : at, at < 0 ? 0 : 1, site);
  }
  await ask('page.load', {});
}

export default defineUnlistedScript(() => {
  // The extension was updated or switched off meanwhile: the page is left as it is.
  bringPacks().catch(() => undefined);
});
