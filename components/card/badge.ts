// The badge: one small button by the person's name that says the verdict and opens the card. It decides nothing.

import type { BadgeView } from '@/lib/model/badge';
import { element, flow, parts, type Words } from './draw';
import { mark } from './mark';

/**
 * Draws the badge, on `button` where there is one already: it keeps the focus.
 *
 * @example badge(view.badge, { t: words('page'), open: false, toggle })
 */
export function badge(
  view: BadgeView,
  { t, open, toggle }: { t: Words; open: boolean; toggle(): void },
  button = element('button', { type: 'button', 'aria-haspopup': 'dialog' }),
): HTMLElement {
  button.className = `badge ${view.tone}`;
  button.onclick = toggle;
  button.setAttribute('aria-label', view.ariaLabel);
  button.setAttribute('aria-expanded', String(open));
  button.replaceChildren(
    mark(view.tone, view.fraction),
    element(
      'span',
      'words',
      element('span', 'row', t(view.label, 'label'), parts(t, view.detail)),
      view.more.length > 0 &&
        element(
          'span',
          'second',
          flow(t, view.more, (part) => (part === view.status?.word ? `status ${view.status.tone}` : '')),
        ),
    ),
  );
  return button;
}
