// The real page surface, closed root and all, on a page that makes it hard: rules for every div under <html>, a huge
// font, a sticky bar, handlers on the document. The test talks to it through `window.gallery`.

import { toBadgeView } from '@/components/card/badge-view';
import { createCard } from '@/components/card/card';
import css from '@/components/card/card.css?inline';
import { placeCard } from '@/components/card/card-placement';
import { toCardView, toProblemView } from '@/components/card/card-view';
import { createPageSurface } from '@/components/card/page-surface';
import { CASES, NOW } from './cases';

const heard: string[] = [];
for (const type of ['click', 'mousedown', 'pointerdown', 'keydown', 'wheel', 'focusin']) {
  document.addEventListener(type, () => heard.push(type));
}
const calls: string[] = [];

const surface = createPageSurface({
  document,
  anchor: () => document.getElementById('name') ?? document.querySelector('.name'),
  now: () => NOW,
  onContact: async () => {
    calls.push('contact');
    return { emails: ['mara@beispiel.example'], phones: ['+1 555 0100'] };
  },
  onOpenFile: async (_connection, _candidate, file) => calls.push(`file ${file}`),
  onRefresh: () => Promise.reject({ code: 'ats/unreachable' }),
  onOpenPanel: () => calls.push('panel'),
  onLeaveSite: async () => calls.push('leave'),
  loadCard: async () => {
    if (own.cardBroken) throw new Error('planted');
    return { createCard, toCardView, toProblemView, placeCard, css };
  },
});

export interface GalleryWindow {
  gallery: {
    heard: string[];
    calls: string[];
    show(name: string): void;
    showProblem(code: string): void;
    clear(): void;
    destroy(): void;
    /** The card's script cannot be had. */
    cardBroken: boolean;
  };
}

const own: GalleryWindow['gallery'] = {
  heard,
  calls,
  show: (name) => {
    const finding = CASES[name] ?? CASES.applicant;
    if (!finding) return;
    const worded = { ...finding, badge: toBadgeView(finding, NOW) };
    surface.show(name === 'kept off the page' ? { ...worded, surface: 'panel' } : worded);
  },
  showProblem: surface.showProblem,
  clear: surface.clear,
  destroy: surface.destroy,
  cardBroken: false,
};

(window as unknown as GalleryWindow).gallery = own;
