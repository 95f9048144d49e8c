// The packs that come with the extension: sourcing tools of which no page could be seen, only their addresses are known
// (2026-11). They look for the person's own links and never guess.

import type { Pack } from '@/lib/model/pack';
import { checkPack } from './pack-schema';
import apollo from './shipped/apollo.json';
import gem from './shipped/gem.json';
import hireez from './shipped/hireez.json';
import juicebox from './shipped/juicebox.json';
import seekout from './shipped/seekout.json';
import zohorecruit from './shipped/zohorecruit.json';
import zoominfo from './shipped/zoominfo.json';

const FILES: readonly unknown[] = [apollo, gem, hireez, juicebox, seekout, zohorecruit, zoominfo];

let checked: readonly Pack[] | null = null;

/** Checked when they are first asked for: a worker is woken many times a day, and seldom for these. */
export function shippedPacks(): readonly Pack[] {
  checked ??= FILES.flatMap((file) => checkPack(file).pack ?? []);
  return checked;
}
