// @vitest-environment jsdom
// What was asked about a page, a selection, a link or a typed line: one person's card, several to choose from, or nobody.

import { cleanup, render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import { toBadgeView } from '@/components/card/badge-view';
import { WithQueries } from '@/components/popup/with-queries';
import { SidePanel } from '@/components/sidepanel/side-panel';
import type { Finding, WordedFinding } from '@/lib/model/match';
import type { Sighting } from '@/lib/model/sighting';
import type { TabReading } from '@/lib/model/tab-reading';
import { SCENES, type Scene } from '@/tests/e2e/gallery-screens/scenes';
import { browser, fake, settled } from '@/tests/unit/ui/fake-extension';

vi.mock('@/lib/messages/ask', () => import('@/tests/unit/ui/fake-extension'));
vi.mock('wxt/browser', () => import('@/tests/unit/ui/fake-extension'));

const { person } = SCENES.connected as Scene;
const hand = userEvent.setup();
const open = () =>
  render(
    <WithQueries>
      <SidePanel />
    </WithQueries>,
  );

const PAGE = 'https://people.orrin.example/';

function sightingOf(name: string): Sighting {
  const nothing = { headline: null, company: null, title: null, location: null, urls: [], links: [], emails: [] };
  return { url: PAGE, site: 'any', name, ...nothing };
}

const reading = (over: Partial<TabReading>): TabReading => ({
  from: 'page',
  url: PAGE,
  people: [],
  text: null,
  ...over,
});

function knows(name: string): WordedFinding {
  const finding = structuredClone(person?.finding) as Finding;
  if (finding.matches[0]) finding.matches[0].candidate.name = name;
  return { ...finding, badge: toBadgeView(finding, Date.now()) };
}

/** The background knows Mara and nobody else. */
function answers(asked: TabReading | null) {
  fake.answers['tab.read'] = () => asked;
  fake.answers['person.find'] = ({ sighting }) =>
    sighting.name === 'Mara Example' || sighting.emails.includes('mara@mail.example')
      ? { ...knows('Mara Example'), url: sighting.url }
      : { ...knows(''), matches: [], url: sighting.url };
  fake.answers['paste.find'] = ({ sightings }) => ({
    rows: sightings.map(({ name }) =>
      name === 'Mara Example'
        ? {
            tier: 'exact',
            ats: 'Greenhouse',
            status: 'active',
            statusText: 'Active',
            stage: 'Phone screen',
            updatedAt: null,
            isActive: true,
            rejectedAt: null,
            people: 1,
            name: 'Mara Example',
            webUrl: 'https://ats.example/people/1',
          }
        : null,
    ),
    coverage: { state: 'complete', asOf: new Date().toISOString() },
  });
}

beforeEach(() => {
  fake.reset('connected');
  fake.scene.person = null;
});
afterEach(cleanup);
afterAll(settled);

it('shows the card of the one person a page names', async () => {
  answers(reading({ people: [sightingOf('Mara Example')] }));
  open();
  await screen.findByRole('heading', { name: 'Mara Example', level: 2 });
  expect(fake.inputs('tab.read')).toEqual([{ tabId: 1, only: 'asked' }]);
  expect(fake.inputs('person.find')).toEqual([{ sighting: sightingOf('Mara Example') }]);
});

it('lets its user choose among several, with what is known of each, and come back', async () => {
  answers(reading({ people: [sightingOf('Otto Sample'), sightingOf('Mara Example')] }));
  open();
  await screen.findByText('Phone screen');
  const rows = screen.getAllByRole('listitem').map((row) => row.textContent);
  expect(rows).toEqual(['Otto SampleNot in ATS', 'Mara ExampleGreenhousePhone screen']);
  expect(fake.inputs('person.find')).toEqual([]);
  await hand.click(screen.getByRole('button', { name: /Mara Example/ }));
  await screen.findByRole('heading', { name: 'Mara Example', level: 2 });
  await hand.click(screen.getByRole('button', { name: /All 2 people/ }));
  await screen.findByRole('heading', { name: 'Whom do you mean?' });
});

it('reads what was selected, one person a line', async () => {
  answers(reading({ from: 'selection', text: 'Mara Example\n2026\nOtto Sample, Brightwater' }));
  open();
  await screen.findByRole('heading', { name: 'Whom do you mean?' });
  await waitFor(() => expect(fake.inputs('paste.find')).toHaveLength(1));
  expect(fake.inputs('paste.find')[0]?.sightings).toMatchObject([
    { name: 'Mara Example', site: 'asked' },
    { name: 'Otto Sample', headline: 'Brightwater' },
  ]);
});

it('reads the link that was clicked', async () => {
  answers(reading({ from: 'link', text: 'mailto:mara@mail.example' }));
  open();
  await screen.findByRole('heading', { name: 'Mara Example', level: 2 });
  expect(fake.inputs('person.find')[0]?.sighting).toMatchObject({ emails: ['mara@mail.example'], name: null });
});

it.each([
  [reading({}), 'This page names nobody for certain'],
  [reading({ from: 'selection', text: '2026' }), 'Nobody is named there'],
  [reading({ from: 'link', text: '#' }), 'This link is nobody’s profile'],
  [reading({ from: 'closed', url: '' }), 'This page cannot be read from here'],
])('says so where nobody is named, and offers a field: %o', async (asked, words) => {
  answers(asked);
  open();
  await screen.findByRole('heading', { name: words });
  await hand.type(screen.getByRole('textbox', { name: 'Ask about somebody' }), 'mara@mail.example{enter}');
  await screen.findByRole('heading', { name: 'Mara Example', level: 2 });
});

it('says when what was typed is nobody', async () => {
  answers(null);
  open();
  await hand.type(await screen.findByRole('textbox', { name: 'Ask about somebody' }), '42');
  await hand.click(screen.getByRole('button', { name: 'Look up' }));
  await screen.findByText(/That is no name/);
  expect(fake.inputs('person.find')).toEqual([]);
});

it('takes several typed lines for a list', async () => {
  answers(null);
  open();
  await hand.click(await screen.findByRole('textbox', { name: 'Ask about somebody' }));
  await hand.paste('Mara Example\nOtto Sample');
  await hand.click(screen.getByRole('button', { name: 'Look up' }));
  await screen.findByRole('heading', { name: '2 people' });
});

it('hears of a question while it is open, and gives way to the next page', async () => {
  answers(null);
  open();
  await screen.findByRole('heading', { name: 'Nobody seen on this page' });
  answers(reading({ people: [sightingOf('Mara Example')] }));
  browser.runtime.onMessage.fire({ notice: 'tab.asked', tabId: 7 });
  browser.runtime.onMessage.fire({ notice: 'tab.asked', tabId: 1 });
  await screen.findByRole('heading', { name: 'Mara Example', level: 2 });
  expect(fake.inputs('tab.read')).toHaveLength(2);
  browser.tabs.onUpdated.fire(1, { status: 'loading' });
  await screen.findByRole('heading', { name: 'Nobody seen on this page' });
  expect(screen.queryByText('Mara Example')).toBeNull();
});

it('closes what was asked and shows whom the tab shows by itself', async () => {
  fake.scene.person = person;
  answers(reading({ from: 'selection', text: 'Otto Sample' }));
  open();
  await screen.findByText('“Otto Sample”'.slice(1, -1));
  answers(null);
  await hand.click(screen.getByRole('button', { name: 'Close' }));
  await screen.findByRole('heading', { name: 'Mara Example', level: 2 });
});

it('reads the page when told to', async () => {
  answers(null);
  open();
  await screen.findByRole('heading', { name: 'Nobody seen on this page' });
  answers(reading({ people: [sightingOf('Mara Example')] }));
  await hand.click(screen.getByRole('button', { name: 'Is this person in my ATS?' }));
  await screen.findByRole('heading', { name: 'Mara Example', level: 2 });
  await waitFor(() => expect(fake.inputs('tab.read').at(-1)).toEqual({ tabId: 1, only: 'anyhow' }));
});
