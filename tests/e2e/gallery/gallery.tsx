// Draws every case as badge and card, open to axe and to the camera. `?text=page` draws the words as a page would get
// them. The product never contains this file.

import '@/components/ui/tokens.css';
import '@/components/card/card.css';
import { render } from 'preact';
import { Badge } from '@/components/card/badge';
import { CandidateCard, type CardActions } from '@/components/card/candidate-card';
import { toCardView } from '@/components/card/card-view';
import { TextMode } from '@/components/ui/text';
import { CASES, NOW } from './cases';

const actions: CardActions = {
  contact: async () => ({ emails: ['mara@beispiel.example', 'mara.example@post.example'], phones: ['+1 555 0100'] }),
  openFile: () => Promise.reject({ code: 'ats/missing-permission' }),
  refresh: () => new Promise(() => undefined),
  openPanel: () => undefined,
  close: () => undefined,
};

const mode = new URLSearchParams(location.search).get('text') === 'page' ? 'page' : 'plain';

render(
  <TextMode.Provider value={mode}>
    {Object.entries(CASES).map(([name, finding]) => {
      const view = toCardView(finding, NOW);
      return (
        <section key={name} aria-label={name} data-case={name}>
          <h2>{name}</h2>
          <div class="slot">
            <Badge view={view.badge} open={false} onToggle={() => undefined} />
          </div>
          <div class="frame">
            <CandidateCard view={view} actions={actions} />
          </div>
        </section>
      );
    })}
  </TextMode.Provider>,
  document.querySelector('main') as HTMLElement,
);
