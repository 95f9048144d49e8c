// The card's own script, brought into a page when somebody opens the first card there.

import type { CardParts } from '@/components/card/view-surface';
import { AppError } from '@/lib/errors';
import { ask } from '@/lib/messages/ask';

/** Set in our own world only; a page cannot see it. */
const ours = globalThis as typeof globalThis & { inAtsCard?: CardParts };

export async function loadCard(): Promise<CardParts> {
  if (!ours.inAtsCard) await ask('card.load', {});
  if (!ours.inAtsCard) throw new AppError('page/unreadable');
  return ours.inAtsCard;
}
