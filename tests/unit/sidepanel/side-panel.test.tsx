// @vitest-environment jsdom
// The side panel follows the active tab, and never shows one person's record for another.

import { act, cleanup, render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import { toBadgeView } from '@/components/card/badge-view';
import { WithQueries } from '@/components/popup/with-queries';
import { SidePanel } from '@/components/sidepanel/side-panel';
import { SCENES, type Scene } from '@/tests/e2e/gallery-screens/scenes';
import { browser, fake, refuse, settled } from '@/tests/unit/ui/fake-extension';

vi.mock('@/lib/messages/ask', () => import('@/tests/unit/ui/fake-extension'));
vi.mock('wxt/browser', () => import('@/tests/unit/ui/fake-extension'));

const { person } = SCENES.connected as Scene;
const open = () =>
  render(
    <WithQueries>
      <SidePanel />
    </WithQueries>,
  );

function somebodyElse(name: string) {
  const other = structuredClone(person);
  if (!other?.finding.matches[0]) throw new Error('the scene has nobody');
  other.finding.url = other.sighting.url = `https://www.linkedin.com/in/${name}`;
  other.finding.matches[0].candidate.name = name;
  return other;
}

beforeEach(() => fake.reset('connected'));
afterAll(settled);
afterEach(cleanup);

it('shows the card of the active tab', async () => {
  open();
  await screen.findByRole('heading', { name: 'Mara Example' });
  expect(fake.inputs('tab.person')).toEqual([{ tabId: 1 }]);
});

it('follows the user to another tab', async () => {
  open();
  await screen.findByRole('heading', { name: 'Mara Example' });
  fake.answers['tab.person'] = ({ tabId }) => (tabId === 2 ? somebodyElse('ivo-example') : null);
  browser.tabs.onActivated.fire({ tabId: 2, windowId: 1 });
  await screen.findByRole('heading', { name: 'ivo-example' });
  expect(screen.queryByText('Mara Example')).toBeNull();
});

it('leaves another window’s tabs alone', async () => {
  open();
  await screen.findByRole('heading', { name: 'Mara Example' });
  browser.tabs.onActivated.fire({ tabId: 9, windowId: 2 });
  await act(async () => undefined);
  expect(fake.inputs('tab.person')).toEqual([{ tabId: 1 }]);
});

it('drops the last person the moment the address changes', async () => {
  open();
  await screen.findByRole('heading', { name: 'Mara Example' });
  let answer: (value: typeof person) => void = () => undefined;
  fake.answers['tab.person'] = () =>
    new Promise((resolve) => {
      answer = resolve as typeof answer;
    });
  browser.tabs.onUpdated.fire(1, { url: 'https://www.linkedin.com/in/ivo-example' });
  await screen.findByText('Looking…');
  expect(screen.queryByText('Mara Example')).toBeNull();
  answer(somebodyElse('ivo-example'));
  await screen.findByRole('heading', { name: 'ivo-example' });
});

it('asks again when a page has loaded and when the index changed', async () => {
  fake.scene.person = null;
  open();
  await screen.findByRole('heading', { name: 'Nobody seen on this page' });
  fake.scene.person = person;
  browser.tabs.onUpdated.fire(1, { status: 'complete' });
  await screen.findByRole('heading', { name: 'Mara Example' });
  const changed = structuredClone(person);
  if (changed?.finding.matches[0]) changed.finding.matches[0].candidate.title = 'Director of Pumps';
  fake.scene.person = changed ?? null;
  browser.runtime.onMessage.fire({ notice: 'index.changed' });
  await screen.findByText(/Director of Pumps/);
  browser.tabs.onUpdated.fire(7, { status: 'complete' });
});

it('shows the next person as soon as the page script knows them', async () => {
  open();
  await screen.findByRole('heading', { name: 'Mara Example' });
  // In-page navigation: the address changes before the page shows anybody.
  fake.scene.person = null;
  browser.tabs.onUpdated.fire(1, { status: 'loading', url: 'https://www.linkedin.com/in/ivo-example' });
  await screen.findByRole('heading', { name: 'Nobody seen on this page' });
  fake.scene.person = somebodyElse('ivo-example');
  browser.runtime.onMessage.fire({ notice: 'tab.changed', tabId: 7 });
  await act(async () => undefined);
  expect(screen.queryByText('ivo-example')).toBeNull();
  browser.runtime.onMessage.fire({ notice: 'tab.changed', tabId: 1 });
  await screen.findByRole('heading', { name: 'ivo-example' });
  fake.scene.person = null;
  browser.runtime.onMessage.fire({ notice: 'tab.changed', tabId: 1 });
  await screen.findByRole('heading', { name: 'Nobody seen on this page' });
});

it('forgets a person whose page is left for a site it may not read', async () => {
  open();
  await screen.findByRole('heading', { name: 'Mara Example' });
  fake.scene.person = null;
  browser.tabs.onUpdated.fire(1, { status: 'loading' });
  await screen.findByRole('heading', { name: 'Nobody seen on this page' });
});

it('asks nobody about contact details until told, and refreshes in place', async () => {
  const fresh = structuredClone(person);
  if (!fresh?.finding.matches[0]) throw new Error('the scene has nobody');
  fresh.finding.matches[0].candidate.company = 'Newhaven Labs';
  fake.answers['person.contact'] = () => ({ emails: ['mara@brightwater.example'], phones: [] });
  fake.answers['person.refresh'] = () => ({ ...fresh.finding, badge: toBadgeView(fresh.finding, Date.now()) });
  const hand = userEvent.setup();
  open();
  await screen.findByRole('heading', { name: 'Mara Example' });
  expect(document.body.textContent).not.toContain('mara@brightwater.example');
  await hand.click(screen.getByRole('button', { name: 'Show 2 contact details' }));
  await screen.findByText('mara@brightwater.example');
  await hand.click(screen.getByRole('button', { name: 'Refresh' }));
  await screen.findByText(/Newhaven Labs/);
  expect(fake.inputs('person.refresh')).toHaveLength(1);
});

it('offers to connect where nothing is connected', async () => {
  fake.reset('not-connected');
  open();
  await userEvent.setup().click(await screen.findByRole('button', { name: 'Connect an ATS' }));
  expect(fake.opened).toBe(1);
});

it('says what went wrong, and tries again', async () => {
  fake.answers['tab.person'] = refuse('page/unreadable');
  open();
  await screen.findByText('This page could not be read.');
  fake.answers = {};
  await userEvent.setup().click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByRole('heading', { name: 'Mara Example' });
});

it('stops listening when it is gone', async () => {
  const { unmount } = open();
  await screen.findByRole('heading', { name: 'Mara Example' });
  unmount();
  await waitFor(() => expect(browser.runtime.onMessage.listeners.size).toBe(0));
  expect(browser.tabs.onActivated.listeners.size).toBe(0);
  expect(browser.tabs.onUpdated.listeners.size).toBe(0);
});
