// The badge and card on somebody else's page, from findings. Decides whether a finding may be drawn in the page at all;
// the drawing is view-surface.ts.

import type { Decision } from '@/lib/model/decision';
import type { WordedFinding } from '@/lib/model/match';
import type { CardActions } from './card';
import type { ClosedRoot } from './closed-root';
import { toProblemBadge } from './problem-badge';
import { type CardParts, createViewSurface } from './view-surface';

export interface PageSurfaceOptions {
  document: Document;
  /** The element the badge stands beside; null: the fixed corner. Asked again when the page replaces it. */
  anchor(): Element | null;
  onContact: CardActions['contact'];
  onOpenFile: CardActions['openFile'];
  /** Re-reads the person, or remembers what the user says of them. The surface shows the new finding, unless the page has moved on meanwhile. */
  onRefresh(connection: string, candidate: string, decision?: Decision | 'undo'): Promise<WordedFinding>;
  onOpenPanel(): unknown;
  onLeaveSite(): Promise<unknown>;
  /** Brings the card's own script into the page. */
  loadCard(): Promise<CardParts>;
  now?(): number;
}

export interface PageSurface {
  /** Draws the finding if it may be drawn in the page; takes the badge away otherwise. */
  show(finding: WordedFinding): void;
  /** Draws that the question could not be answered. `code`: one of lib/errors.ts. */
  showProblem(code: string): void;
  /** Where the badge stands: what else the page shows of ours stands there, too. null while there is no badge. */
  home(): ClosedRoot | null;
  /** Nothing is left in the page when it returns. */
  clear(): void;
  /** As `clear`, and for good. */
  destroy(): void;
}

export function createPageSurface(options: PageSurfaceOptions): PageSurface {
  const { document, anchor, now = Date.now } = options;
  let dead = false;
  let about = '';
  const surface = createViewSurface({
    document,
    anchor,
    loadCard: options.loadCard,
    actions: {
      contact: options.onContact,
      openFile: options.onOpenFile,
      refresh,
      decide: refresh,
      openPanel: options.onOpenPanel,
      leaveSite: options.onLeaveSite,
    },
  });

  async function refresh(...whom: Parameters<PageSurfaceOptions['onRefresh']>): Promise<void> {
    const asked = about;
    const finding = await options.onRefresh(...whom);
    if (surface.shows(asked) && finding.url === asked) show(finding);
  }

  function show(finding: WordedFinding): void {
    if (dead) return;
    if (finding.surface !== 'page') {
      surface.clear();
      return;
    }
    about = finding.url;
    surface.draw(about, {
      badge: () => finding.badge,
      card: ({ toCardView }) => toCardView(finding, now()),
    });
  }

  return {
    show,
    showProblem(code) {
      if (dead) return;
      surface.draw(`problem ${code}`, {
        badge: () => toProblemBadge(code),
        card: ({ toProblemView }) => toProblemView(code),
      });
    },
    home: surface.home,
    clear: surface.clear,
    destroy() {
      surface.clear();
      dead = true;
    },
  };
}
