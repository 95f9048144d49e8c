// Wiring of the side panel, which is Firefox's sidebar too.

import '@/components/ui/ui.css';
import '@/components/card/card.css';
import '@/components/sidepanel/side-panel.css';
import '@/components/sidepanel/asked.css';
import '@/components/sidepanel/list-view.css';
import '@/components/vault/vault.css';
import { render } from 'preact';
import { WithQueries } from '@/components/popup/with-queries';
import { SidePanel } from '@/components/sidepanel/side-panel';

render(
  <WithQueries>
    <SidePanel />
  </WithQueries>,
  document.body,
);
