// The one card that is open below a mark: whose it is, and what is asked for it. A list has at most one.

import type { CardParts } from '@/components/card/view-surface';
import type { ListSurface } from '@/components/list/list-surface';
import type { RowCard } from '@/components/list/row-card';
import type { ask as Ask } from '@/lib/messages/ask';
import type { Sighting } from '@/lib/model/sighting';
import { fillRowCard } from './fill-row-card';

export interface OpenedCardTools {
  ask: typeof Ask;
  /** The list stands beside somebody's profile. */
  beside?: boolean;
  loadCard(): Promise<CardParts>;
  createRowCard(parts: CardParts): RowCard;
  now(): number;
  /** What draws the marks now. */
  surface(): ListSurface | null;
  /** The user said who it is, or is not. */
  onDecided(): void;
  onClosed(): void;
}

export function createOpenedCard(tools: OpenedCardTools) {
  const { ask, now, beside = false, onDecided } = tools;
  let opened: { key: string; sighting: Sighting } | null = null;

  /** @param url the list's */
  async function open(key: string, sighting: Sighting, url: string): Promise<void> {
    close();
    // Toolbar and side panel follow whoever is asked about under a tab's address: beside a profile that is the profile's.
    const at = beside ? sighting.urls[0] : url;
    if (at === undefined) return;
    const mine = { key, sighting: { ...sighting, url: at } };
    opened = mine;
    const isOpen = () => opened === mine;
    const asked = ask('person.find', { sighting: mine.sighting, ...(beside && { beside }) });
    asked.catch(() => undefined);
    const parts = await tools.loadCard().catch(() => null);
    if (!isOpen() || parts === null) return;
    const card = tools.createRowCard(parts);
    const about = { sighting: mine.sighting, asked };
    await fillRowCard(card, parts, about, { ask, now, isOpen, close, onDecided, hasPanel: !beside });
    if (!isOpen()) return;
    if (tools.surface()?.showCard(key, card, parts.css)) tools.surface()?.focusCard();
    else close();
  }

  function close(): void {
    if (!opened) return;
    opened = null;
    tools.surface()?.showCard('', null, '');
    tools.onClosed();
  }

  return { open, close, of: () => opened };
}
