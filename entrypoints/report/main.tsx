// Wiring of the page that shows a report before anybody gets it.

import '@/components/ui/ui.css';
import '@/components/options/health-report.css';
import { render } from 'preact';
import { HealthReport } from '@/components/options/health-report';
import { WithQueries } from '@/components/popup/with-queries';

render(
  <WithQueries>
    <HealthReport />
  </WithQueries>,
  document.body,
);
