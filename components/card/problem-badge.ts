// The badge where there is no verdict: nobody could be asked, or the card's own script did not come. All that a page must be
// able to say by itself.

import type { BadgeView, Tone } from '@/lib/model/badge';

/** What stands in the way, in few words; the card has the sentences (ui/error-text.ts) for these and all the others. */
const TROUBLE: Readonly<Record<string, string>> = {
  'ats/unauthorized': 'your ATS refused the key',
  'ats/missing-permission': 'the key may not read enough',
  'ats/unreachable': 'your ATS can’t be reached',
  'message/unreachable': 'reload the page',
  'storage/full': 'the disk is full',
};

/** The badge when nobody could be asked, or the ATS could not be. */
export function toProblemBadge(code: string): BadgeView {
  return badge('trouble', 'Not checked', [(Object.hasOwn(TROUBLE, code) && TROUBLE[code]) || 'open to see why'], []);
}

/** The same verdict where the card itself cannot be had. */
export function withoutCard({ tone, label, detail, fraction }: BadgeView): BadgeView {
  return badge(tone, label, detail, ['Reload the page to see more'], fraction);
}

export function badge(
  tone: Tone,
  label: string,
  detail: string[],
  more: string[],
  fraction: number | null = null,
  status: BadgeView['status'] = null,
): BadgeView {
  const words = [label, ...detail, ...more].map((part) => part.replace(/[.\s]+$/, '')).join(', ');
  return { tone, label, detail, more, status, ariaLabel: words, fraction };
}
