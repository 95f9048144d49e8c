// The bar above a list: how many of its people are known, each number a filter. It decides nothing and looks nobody up.

import { type Child, h, type Words } from '@/components/card/draw';
import { icon, mark } from '@/components/card/mark';
import type { BarView, Filter } from './list-words';

export interface BarActions {
  filter(filter: Filter): void;
  openPanel(): void;
  fold(): void;
}

export interface BarState {
  chosen: ReadonlySet<Filter>;
  folded: boolean;
}

/**
 * Draws the bar into `parent`. Its parts are made anew each time: those that moved beside longer numbers would count as a
 * shift of the page's layout, which the page hears of.
 */
export function drawBar(
  parent: Element,
  view: BarView,
  { chosen, folded }: BarState,
  calls: BarActions,
  t: Words,
): void {
  const part = ({ filter, text }: BarView['parts'][number]): Child =>
    h(
      'button',
      {
        'data-part': filter,
        type: 'button',
        class: 'number',
        'aria-pressed': chosen.has(filter),
        'aria-label': `Show only: ${text}`,
        onclick: () => calls.filter(filter),
      },
      t(text),
    );
  const root = parent.getRootNode() as ShadowRoot;
  const focused = (root.activeElement as HTMLElement | null)?.dataset.part;
  parent.replaceChildren(
    h(
      'div',
      { class: `strip ${view.tone}`, role: 'toolbar', 'aria-label': `In ATS: ${view.ariaLabel}` },
      h(
        'button',
        {
          'data-part': 'fold',
          type: 'button',
          class: 'title',
          'aria-expanded': !folded,
          'aria-label': folded ? `In ATS: ${view.ariaLabel}. Unfold` : 'In ATS: fold this bar',
          onclick: calls.fold,
        },
        mark(view.tone),
        t(folded ? (shortOf(view) ?? view.title) : view.title, 'strong'),
      ),
      !folded && view.problem !== null && t(view.problem, 'problem'),
      !folded && view.parts.map(part),
      !folded && view.waiting > 0 && t('looking…', 'waiting'),
      !folded &&
        h(
          'button',
          {
            'data-part': 'panel',
            type: 'button',
            class: 'panel',
            'aria-label': 'Open list in side panel',
            title: 'Open list in side panel',
            onclick: calls.openPanel,
          },
          icon('panel'),
        ),
    ),
  );
  // preventScroll: the page must not jump because of us.
  if (focused) parent.querySelector<HTMLElement>(`[data-part="${focused}"]`)?.focus({ preventScroll: true });
}

function shortOf({ parts }: BarView): string | null {
  return (parts.find(({ filter }) => filter === 'known') ?? parts[0])?.text ?? null;
}
