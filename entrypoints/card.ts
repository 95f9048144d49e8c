// The card's script: put beside the page script, in its world, when somebody opens the first card of a page.

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createCard } from '@/components/card/card';
import css from '@/components/card/card.css?inline';
import { placeCard } from '@/components/card/card-placement';
import { toCardView, toProblemView } from '@/components/card/card-view';
import type { CardParts } from '@/components/card/view-surface';

const ours = globalThis as typeof globalThis & { inAtsCard?: CardParts };

export default defineUnlistedScript(() => {
  ours.inAtsCard = { createCard, toCardView, toProblemView, placeCard, css };
});
