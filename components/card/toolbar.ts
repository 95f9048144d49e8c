// The verdict as the toolbar icon says it: title, two letters, colour. Pure.

import type { Tone } from '@/lib/model/badge';
import type { ListCount } from '@/lib/model/list-finding';
import type { Finding } from '@/lib/model/match';
import { toBadgeView } from './badge-view';

const LETTERS: Record<Tone, string> = { in: '✓', possible: '?', not: '', unknown: '…', trouble: '!' };

const COLORS: Record<Tone, string> = {
  in: '#0b7a4b',
  possible: '#8a5a00',
  not: '#5f6773',
  unknown: '#5f6773',
  trouble: '#b3261e',
};

const SIZES = [16, 32, 48, 128];

/** null: nobody is on the page. `icons` are files of the extension by size in pixels. */
export function toolbarView(shown: Finding | ListCount | null, now: number = Date.now()) {
  if (shown !== null && 'known' in shown) return listView(shown);
  const badge = shown ? toBadgeView(shown, now) : null;
  const prefix = badge ? `${badge.tone}-` : '';
  return {
    title: badge ? `In ATS: ${badge.ariaLabel}` : 'In ATS',
    badge: badge ? LETTERS[badge.tone] : '',
    color: COLORS[badge?.tone ?? 'unknown'],
    icons: Object.fromEntries(SIZES.map((size) => [size, `/icon/${prefix}${size}.png`])),
  };
}

/** How many of a list are known: the number stands on the icon. */
function listView({ people, known }: ListCount) {
  return {
    title: `In ATS: ${known} of ${people} people on this page`,
    badge: known === 0 ? '' : String(known),
    color: COLORS.in,
    icons: Object.fromEntries(SIZES.map((size) => [size, `/icon/${known === 0 ? '' : 'in-'}${size}.png`])),
  };
}
