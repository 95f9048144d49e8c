// @vitest-environment jsdom
// The panel's copy of a page's list: marked as answers come, sorted, filtered, and never one person's card for another.

import { cleanup, render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import { WithQueries } from '@/components/popup/with-queries';
import { inOrder } from '@/components/sidepanel/list-view';
import { SidePanel } from '@/components/sidepanel/side-panel';
import type { RowFinding } from '@/lib/model/list-finding';
import type { Sighting } from '@/lib/model/sighting';
import { SCENES, type Scene } from '@/tests/e2e/gallery-screens/scenes';
import { fake, refuse, settled } from '@/tests/unit/ui/fake-extension';

vi.mock('@/lib/messages/ask', () => import('@/tests/unit/ui/fake-extension'));
vi.mock('wxt/browser', () => import('@/tests/unit/ui/fake-extension'));

const LIST = 'https://www.linkedin.com/search/results/people/?keywords=x';
const NAMES = ['Nele Example', 'Mara Example', 'Tomas Example', 'Ivo Example'];

const sighting = (name: string): Sighting => ({
  url: LIST,
  site: 'linkedin',
  name,
  headline: `What ${name} does`,
  company: null,
  title: null,
  location: null,
  urls: [`https://www.linkedin.com/in/${name.toLowerCase().replace(' ', '-')}`],
  links: [],
  emails: [],
});

const row = (over: Partial<RowFinding>): RowFinding => ({
  tier: 'exact',
  ats: 'Greenhouse',
  status: 'active',
  statusText: null,
  stage: 'Phone screen',
  updatedAt: '2026-11-01T00:00:00Z',
  isActive: true,
  rejectedAt: null,
  people: 1,
  ...over,
});

const KNOWN: Record<string, RowFinding> = {
  'Mara Example': row({}),
  'Ivo Example': row({ tier: 'possible', status: null, isActive: false, updatedAt: '2026-11-09T00:00:00Z' }),
};

const open = () =>
  render(
    <WithQueries>
      <SidePanel />
    </WithQueries>,
  );
const shown = () =>
  within(screen.getByRole('list'))
    .getAllByRole('button')
    .map((button) => button.textContent ?? '');

beforeEach(() => {
  fake.reset('connected');
  fake.scene.person = null;
  fake.answers['tab.list'] = () => ({ url: LIST, sightings: NAMES.map(sighting) });
  fake.answers['people.find'] = ({ url, sightings, by }) => ({
    url,
    rows: sightings.map(({ name }) => {
      const found = KNOWN[name ?? ''] ?? null;
      return by === 'identifier' && found?.tier === 'possible' ? null : found;
    }),
    coverage: { state: 'complete', asOf: '2026-11-22T00:00:00Z' },
    surface: 'page',
  });
});
afterAll(settled);
afterEach(cleanup);

it('shows the list in its order, each with what is known, by identifiers first', async () => {
  open();
  await screen.findByRole('heading', { name: '4 people on this page' });
  await screen.findByRole('button', { name: '2 new' });
  expect(shown()).toEqual([
    expect.stringMatching(/^Nele Example.*Not in ATS/),
    expect.stringMatching(/^Mara Example.*GreenhousePhone screen/),
    expect.stringMatching(/^Tomas Example.*Not in ATS/),
    expect.stringMatching(/^Ivo Example.*Possible/),
  ]);
  const asked = fake.inputs('people.find');
  expect(asked.map(({ by, sightings }) => [by, sightings.length])).toEqual([
    ['identifier', 4],
    ['all', 3],
  ]);
});

it('filters and sorts its copy', async () => {
  const hand = userEvent.setup();
  open();
  await hand.click(await screen.findByRole('button', { name: '1 known' }));
  expect(shown()).toHaveLength(1);
  await hand.click(screen.getByRole('button', { name: '1 possible' }));
  expect(shown().map((text) => text.slice(0, 4))).toEqual(['Mara', 'Ivo ']);
  await hand.click(screen.getByRole('button', { name: '1 known' }));
  await hand.click(screen.getByRole('button', { name: '1 possible' }));
  await hand.selectOptions(screen.getByLabelText('Order'), 'name');
  expect(shown().map((text) => text.slice(0, 4))).toEqual(['Ivo ', 'Mara', 'Nele', 'Toma']);
});

it('shows the card of whoever is chosen, and the list again', async () => {
  const { person } = SCENES.connected as Scene;
  const hand = userEvent.setup();
  fake.answers['person.find'] = () => person?.finding as never;
  open();
  await hand.click(await screen.findByRole('button', { name: /^Mara Example/ }));
  await waitFor(() => expect(fake.inputs('person.find')[0]?.sighting).toMatchObject({ name: 'Mara Example' }));
  await hand.click(screen.getByRole('button', { name: /All 4 people/ }));
  await screen.findByRole('heading', { name: '4 people on this page' });
});

it('says what went wrong, and tries again', async () => {
  const hand = userEvent.setup();
  const answer = fake.answers['people.find'];
  fake.answers['people.find'] = refuse('storage/unavailable');
  open();
  const again = await screen.findByRole('button', { name: 'Try again' }, { timeout: 5_000 });
  if (answer) fake.answers['people.find'] = answer;
  await hand.click(again);
  await screen.findByRole('button', { name: '1 known' });
});

it('orders by what is known, and leaves those alike as on the page', () => {
  const people = [
    { sighting: { name: 'c' }, known: undefined },
    { sighting: { name: 'b' }, known: null },
    { sighting: { name: 'd' }, known: row({ updatedAt: '2026-01-01T00:00:00Z' }) },
    { sighting: { name: 'a' }, known: null },
    { sighting: { name: 'e' }, known: row({ tier: 'possible', updatedAt: '2026-02-01T00:00:00Z' }) },
  ];
  const names = (order: Parameters<typeof inOrder>[1]) =>
    inOrder(people, order)
      .map(({ sighting: one }) => one.name)
      .join('');
  expect(names('page')).toBe('cbdae');
  expect(names('known')).toBe('debac');
  expect(names('new')).toBe('baedc');
  expect(names('latest')).toBe('edcba');
  expect(names('name')).toBe('abcde');
});
