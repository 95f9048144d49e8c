// Wiring of the options page.

import '@/components/ui/ui.css';
import '@/components/popup/popup.css';
import '@/components/options/options.css';
import '@/components/options/sites.css';
import '@/components/vault/vault.css';
import { render } from 'preact';
import { Options } from '@/components/options/options';
import { WithQueries } from '@/components/popup/with-queries';

render(
  <WithQueries>
    <Options />
  </WithQueries>,
  document.body,
);
