// @vitest-environment jsdom
// What the side panel says of the site itself: that it cannot be read well, or is switched off.

import { cleanup, render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import { WithQueries } from '@/components/popup/with-queries';
import { SidePanel } from '@/components/sidepanel/side-panel';
import { fake, refuse, settled } from '@/tests/unit/ui/fake-extension';

vi.mock('@/lib/messages/ask', () => import('@/tests/unit/ui/fake-extension'));
vi.mock('wxt/browser', () => import('@/tests/unit/ui/fake-extension'));

const open = () =>
  render(
    <WithQueries>
      <SidePanel />
    </WithQueries>,
  );

beforeEach(() => fake.reset());
afterAll(settled);
afterEach(cleanup);

it('says that a site cannot be read, and reports a page of it', async () => {
  fake.answers['tab.health'] = () => ({ site: 'github', name: 'GitHub', health: 'none' });
  open();
  await screen.findByText('GitHub cannot be read at the moment.');
  await userEvent.setup().click(screen.getByRole('button', { name: 'Report this page' }));
  await waitFor(() => expect(fake.inputs('report.make')).toEqual([{ site: 'github' }]));
});

it('says why a page could not be reported', async () => {
  fake.answers['tab.health'] = () => ({ site: 'github', name: 'GitHub', health: 'address' });
  fake.answers['report.make'] = refuse('page/unreadable');
  open();
  await userEvent.setup().click(await screen.findByRole('button', { name: 'Report this page' }));
  await screen.findByText('This page could not be read.');
});

it('says nothing of a site that reads fully', async () => {
  fake.answers['tab.health'] = () => ({ site: 'github', name: 'GitHub', health: 'full' });
  open();
  await screen.findByRole('heading');
  await settled();
  expect(screen.queryByRole('button', { name: 'Report this page' })).toBeNull();
});

it('on a site that is switched off, says so and switches it on', async () => {
  fake.reset('connected');
  const person = fake.scene.person;
  if (!person) throw new Error('nobody in this scene');
  fake.scene.person = {
    ...person,
    finding: { ...person.finding, matches: [], coverage: { state: 'none' }, surface: 'off' },
  };
  open();
  await screen.findByText('Off on this site');
  await userEvent.setup().click(screen.getByRole('button', { name: 'Switch it on again' }));
  await waitFor(() => expect(fake.inputs('site.change')).toEqual([{ id: 'linkedin', isOn: true }]));
});
