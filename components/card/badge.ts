// The badge: one small button by the person's name that says the verdict and opens the card. It decides nothing.

import type { BadgeView } from './badge-view';
import { flow, h, parts, type Words } from './draw';
import { mark } from './mark';

/**
 * Draws the badge, on `button` where there is one already: it keeps the focus.
 *
 * @example badge(view.badge, { t: words('page'), open: false, toggle })
 */
export function badge(
  view: BadgeView,
  { t, open, toggle }: { t: Words; open: boolean; toggle(): void },
  button = h('button', { type: 'button', 'aria-haspopup': 'dialog' }),
): HTMLElement {
  button.className = `badge ${view.tone}`;
  button.onclick = toggle;
  button.setAttribute('aria-label', view.ariaLabel);
  button.setAttribute('aria-expanded', String(open));
  button.replaceChildren(
    mark(view.tone, view.fraction),
    h(
      'span',
      'words',
      h('span', 'row', t(view.label, 'label'), parts(t, view.detail)),
      view.more.length > 0 &&
        h(
          'span',
          'second',
          flow(t, view.more, (part) => (part === view.status?.word ? `status ${view.status.tone}` : '')),
        ),
    ),
  );
  return button;
}
