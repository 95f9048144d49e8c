// Where the card stands in a page, from rectangles alone. Pure.

import type { Box } from './placement';

export interface Size {
  width: number;
  height: number;
}

const MARGIN = 12;
const CARD_WIDTH = 368;
const LEAST_CARD_HEIGHT = 300;

/** The card's place relative to the badge, inside the viewport: below it, or above when there is clearly more room. */
export function placeCard(badge: Box, viewport: Size): { left: number; width: number; height: number; above: boolean } {
  const width = Math.min(CARD_WIDTH, viewport.width - 2 * MARGIN);
  const below = viewport.height - badge.bottom - 8 - MARGIN;
  const over = badge.top - 8 - MARGIN;
  const above = below < LEAST_CARD_HEIGHT && over > below;
  // Below the end of a wide badge, so that the name stays in sight.
  const left = Math.max(MARGIN, Math.min(Math.max(badge.left, badge.right - width), viewport.width - MARGIN - width));
  return { left: left - badge.left, width, height: Math.max(160, Math.min(640, above ? over : below)), above };
}
