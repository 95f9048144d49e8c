// @vitest-environment jsdom
// The options page: first run, where to show, connections, privacy.

import { cleanup, render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Options } from '@/components/options/options';
import { WithQueries } from '@/components/popup/with-queries';
import { browser, fake, refuse, settled } from '@/tests/unit/ui/fake-extension';

vi.mock('@/lib/messages/ask', () => import('@/tests/unit/ui/fake-extension'));
vi.mock('wxt/browser', () => import('@/tests/unit/ui/fake-extension'));

const open = () =>
  render(
    <WithQueries>
      <Options />
    </WithQueries>,
  );

beforeEach(() => {
  fake.reset();
  location.hash = '';
});
afterAll(settled);
afterEach(cleanup);

it('welcomes, asks, and goes on to connecting', async () => {
  fake.reset('first-run');
  location.hash = '#welcome';
  open();
  await screen.findByText('In ATS is installed.');
  expect(screen.queryByRole('button', { name: '+ Connect an ATS' })).toBeNull();
  // One question: nothing else is on the page.
  expect(screen.queryByRole('navigation')).toBeNull();
  expect(screen.queryAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual([
    'Where should the answer appear?',
  ]);
  expect(screen.getByText(/LinkedIn may restrict accounts that use them/)).toBeTruthy();
  await userEvent.setup().click(await screen.findByRole('button', { name: 'Continue' }));
  expect(fake.inputs('settings.set')).toEqual([{ surface: 'page' }]);
  await screen.findByText('Thank you. Now connect your ATS.');
  await screen.findByRole('button', { name: '+ Connect an ATS' });
  expect(screen.getByRole('navigation')).toBeTruthy();
});

it('keeps asking when the choice could not be kept', async () => {
  fake.reset('first-run');
  fake.answers['settings.set'] = refuse('storage/full');
  open();
  await userEvent.setup().click(await screen.findByRole('button', { name: 'Continue' }));
  await screen.findByText('The disk is full.');
  expect(screen.getByRole('button', { name: 'Continue' })).toBeTruthy();
});

it('changes where to show at once', async () => {
  open();
  await userEvent.setup().click(await screen.findByRole('radio', { name: 'Only in the toolbar and the side panel' }));
  await waitFor(() => expect(fake.inputs('settings.set')).toEqual([{ surface: 'panel' }]));
});

it('follows a change made elsewhere', async () => {
  open();
  const panel = await screen.findByRole('radio', { name: 'Only in the toolbar and the side panel' });
  fake.scene.surface = 'panel';
  browser.runtime.onMessage.fire({ notice: 'settings.changed', surface: 'panel' });
  await waitFor(() => expect(panel).toHaveProperty('checked', true));
});

it('leaves the choice to the organisation where policy made it', async () => {
  fake.scene.locked = true;
  open();
  await screen.findByText('Set by your organisation.');
  for (const radio of screen.getAllByRole('radio')) expect(radio).toHaveProperty('disabled', true);
});

it('shows the same connections as the popup', async () => {
  fake.reset('connected');
  open();
  await screen.findByText('20,134 people');
});

it('says what a copied profile gives away', async () => {
  open();
  expect((await screen.findByText(/copies the whole profile/)).textContent).toMatch(/could read it/);
});

it('says when the background cannot be reached', async () => {
  fake.answers['settings.get'] = refuse('message/unreachable');
  open();
  await screen.findByText('The extension was updated or restarted.');
});
