// Wiring of the toolbar popup.

import '@/components/ui/ui.css';
import '@/components/popup/popup.css';
import '@/components/vault/vault.css';
import { render } from 'preact';
import { Popup } from '@/components/popup/popup';
import { WithQueries } from '@/components/popup/with-queries';

render(
  <WithQueries>
    <Popup />
  </WithQueries>,
  document.body,
);
