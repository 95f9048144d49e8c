// The popup over the fake extension, for the suites of its screens. It mocks nothing itself: each suite names what it
// puts in the place of the browser.

import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { Popup } from '@/components/popup/popup';
import { WithQueries } from '@/components/popup/with-queries';
import type { Submission } from '@/lib/messages/protocol';
import { DRAFT } from '@/tests/e2e/gallery-screens/accounts';

export const ORIGINS = ['https://harvest.greenhouse.io/*', 'https://auth.greenhouse.io/*'];
/** A draft that was handed over, before the browser was asked for its hosts. */
export const WAITING: Submission = { state: 'waiting-for-permission', draft: DRAFT, origins: ORIGINS };
export const SECRET = 'synthetic-secret-000';

export const openPopup = () =>
  render(
    <WithQueries>
      <Popup />
    </WithQueries>,
  );
export const button = (name: string | RegExp) => screen.findByRole('button', { name });
export const user = () => userEvent.setup();
