// Draws every case as badge and card, open to axe and to the camera. `?text=page` draws the words as a page would get
// them. The product never contains this file.

import '@/components/ui/tokens.css';
import '@/components/card/card.css';
import { badge } from '@/components/card/badge';
import { type CardActions, createCard } from '@/components/card/card';
import { toCardView } from '@/components/card/card-view';
import { h, words } from '@/components/card/draw';
import { CASES, NOW } from './cases';

const actions: CardActions = {
  contact: async () => ({ emails: ['mara@beispiel.example', 'mara.example@post.example'], phones: ['+1 555 0100'] }),
  openFile: () => Promise.reject({ code: 'ats/missing-permission' }),
  refresh: () => new Promise(() => undefined),
  decide: () => new Promise(() => undefined),
  openPanel: () => undefined,
  close: () => undefined,
};

const mode = new URLSearchParams(location.search).get('text') === 'page' ? 'page' : 'plain';

for (const [name, finding] of Object.entries(CASES)) {
  const view = toCardView(finding, NOW);
  const frame = h('div', 'frame');
  createCard(frame, mode).draw(view, actions);
  const title = h('h2', '');
  title.textContent = name;
  document
    .querySelector('main')
    ?.append(
      h(
        'section',
        { 'aria-label': name, 'data-case': name },
        title,
        badge(view.badge, { t: words(mode), open: false, toggle: () => undefined }),
        frame,
      ),
    );
}
