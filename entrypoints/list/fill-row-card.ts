// What the card of somebody of a list shows and asks for: only after a click on their mark, as from a badge.

import type { CardActions } from '@/components/card/card';
import type { CardView } from '@/components/card/card-view';
import type { CardParts } from '@/components/card/view-surface';
import type { RowCard } from '@/components/list/row-card';
import { errorCode } from '@/lib/errors';
import type { ask as Ask } from '@/lib/messages/ask';
import type { Finding } from '@/lib/model/match';
import type { Sighting } from '@/lib/model/sighting';

export interface FillTools {
  ask: typeof Ask;
  now(): number;
  /** Is it still the card that is open? */
  isOpen(): boolean;
  /** The side panel shows whoever the card is of. */
  hasPanel: boolean;
  close(): void;
  /** The user said who it is, or is not. */
  onDecided(): void;
}

/** @param asked the question about them, on its way already */
export async function fillRowCard(
  card: RowCard,
  parts: CardParts,
  { sighting, asked }: { sighting: Sighting; asked: Promise<Finding> },
  { ask, now, isOpen, hasPanel, close, onDecided }: FillTools,
): Promise<void> {
  const draw = (view: CardView) => card.draw(view, actions);
  const show = (finding: Finding) => isOpen() && draw(parts.toCardView(finding, now()));
  const whom = (connection: string, candidate: string) => ({ sighting, connection, candidate });
  const actions: CardActions = {
    contact: (...ids) => ask('person.contact', whom(...ids)),
    openFile: (connection, candidate, file) => ask('file.open', { ...whom(connection, candidate), file }),
    refresh: async (...ids) => show(await ask('person.refresh', whom(...ids))),
    decide: async (connection, candidate, decision) => {
      show(await ask('person.decide', { ...whom(connection, candidate), decision }));
      onDecided();
    },
    ...(hasPanel && { openPanel: () => ask('panel.open', {}) }),
    leaveSite: () => ask('site.leave', { site: sighting.site }),
    close,
  };
  try {
    draw(parts.toCardView(await asked, now()));
  } catch (thrown) {
    draw(parts.toProblemView(errorCode(thrown)));
  }
}
