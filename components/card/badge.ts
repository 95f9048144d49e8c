// The badge: one small button by the person's name that says the verdict and opens the card. It decides nothing.

import type { BadgeView } from './badge-view';
import { flow, h, parts, type Words } from './draw';
import { mark } from './mark';

/** @example badge(view.badge, { t: words('page'), open: false, toggle }) */
export function badge(view: BadgeView, { t, open, toggle }: { t: Words; open: boolean; toggle(): void }): Node {
  return h(
    'button',
    {
      type: 'button',
      class: `badge ${view.tone}`,
      'aria-label': view.ariaLabel,
      'aria-haspopup': 'dialog',
      'aria-expanded': open,
      onclick: toggle,
    },
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
}
