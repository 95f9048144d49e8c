// The card of somebody of a list, below their mark: the same as below a badge. Looks nobody up.

import type { CardActions } from '@/components/card/card';
import type { CardView } from '@/components/card/card-view';
import { element } from '@/components/card/draw';
import type { CardParts } from '@/components/card/view-surface';

export interface RowCard {
  node: HTMLElement;
  draw(view: CardView, actions: CardActions): void;
  /** Puts it below (or above) the mark. */
  place(mark: Element): void;
}

/** Not in the page yet. */
export function createRowCard({ createCard, placeCard }: CardParts, view: Window): RowCard {
  const node = element('div', { class: 'pop', role: 'dialog', tabindex: -1 });
  const card = createCard(node, 'page');
  return {
    node,
    draw(shown, actions) {
      const [first, second] = shown.people;
      const { label } = shown.badge;
      node.setAttribute('aria-label', first && !second ? `${label}: ${first.name}` : label);
      card.draw(shown, actions);
    },
    place(mark) {
      const size = { width: view.document.documentElement.clientWidth, height: view.innerHeight };
      const { left, width, height, above } = placeCard(mark.getBoundingClientRect(), size);
      const side = above ? 'bottom' : 'top';
      node.style.cssText = `left:${left}px;width:${width}px;max-height:${height}px;${side}:calc(100% + 6px)`;
    },
  };
}
