// @vitest-environment jsdom
// A pasted list: looked up in pieces, stopped and gone on with, filtered, and handed over as a file. Nothing is lost.

import { cleanup, render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import Papa from 'papaparse';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toBadgeView } from '@/components/card/badge-view';
import { WithQueries } from '@/components/popup/with-queries';
import { startCheck } from '@/components/sidepanel/paste-check';
import { toCsv } from '@/components/sidepanel/paste-export';
import { PasteList } from '@/components/sidepanel/paste-list';
import type { Coverage } from '@/lib/model/connection';
import type { Finding } from '@/lib/model/match';
import type { PastedFinding } from '@/lib/model/pasted-finding';
import type { Sighting } from '@/lib/model/sighting';
import { fake, refuse, settled } from '@/tests/unit/ui/fake-extension';

vi.mock('@/lib/messages/ask', () => import('@/tests/unit/ui/fake-extension'));
vi.mock('wxt/browser', () => import('@/tests/unit/ui/fake-extension'));

const COMPLETE: Coverage = { state: 'complete', asOf: '2026-11-20T10:00:00Z' };

const KNOWN: PastedFinding = {
  tier: 'exact',
  ats: 'Greenhouse',
  status: 'active',
  statusText: 'Active',
  stage: 'Phone screen',
  updatedAt: '2026-11-01T09:00:00Z',
  isActive: true,
  rejectedAt: null,
  people: 1,
  name: 'Mara Example',
  webUrl: 'https://ats.example/people/1',
};

/** Every tenth row is known, every tenth after it possible. */
function answer({ sightings }: { sightings: Sighting[] }) {
  const number = ({ url }: Sighting) => Number(url.slice('paste:'.length));
  return {
    rows: sightings.map((one) =>
      number(one) % 10 === 1 ? KNOWN : number(one) % 10 === 2 ? { ...KNOWN, tier: 'possible' as const } : null,
    ),
    coverage: COMPLETE,
  };
}

const lines = (count: number) => Array.from({ length: count }, (_, i) => `p${i + 1}@mail.example`).join('\n');
const show = (text?: string) =>
  render(
    <WithQueries>
      <PasteList {...(text === undefined ? {} : { text })} onClose={() => undefined} />
    </WithQueries>,
  );
const rowTexts = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent);

beforeEach(() => {
  fake.reset('connected');
  fake.answers['paste.find'] = answer;
});
afterEach(cleanup);
afterAll(settled);

describe('the check', () => {
  it('goes in pieces and tells after each', async () => {
    const seen: number[] = [];
    const { check } = startCheck(lines(120), () => seen.push(fake.inputs('paste.find').length));
    await waitFor(() => expect(check.state).toBe('done'));
    expect([...new Set(seen)]).toEqual([0, 1, 2, 3]);
    expect(check.done).toBe(120);
    expect(fake.inputs('paste.find').map(({ sightings }) => sightings.length)).toEqual([50, 50, 20]);
    expect(check.rows.filter(({ found }) => found?.tier === 'exact')).toHaveLength(12);
  });

  it('asks for nobody after it was stopped, and goes on where it stopped', async () => {
    let letGo: () => void = () => undefined;
    fake.answers['paste.find'] = async (input) => {
      if (fake.inputs('paste.find').length === 2) await new Promise<void>((done) => (letGo = done));
      return answer(input);
    };
    const checking = startCheck(lines(120), () => undefined);
    await waitFor(() => expect(fake.inputs('paste.find')).toHaveLength(2));
    checking.stop();
    letGo();
    await settled();
    expect(checking.check).toMatchObject({ state: 'stopped', done: 50 });
    expect(fake.inputs('paste.find')).toHaveLength(2);
    checking.goOn();
    await waitFor(() => expect(checking.check).toMatchObject({ state: 'done', done: 120 }));
    const asked = fake.inputs('paste.find').flatMap(({ sightings }) => sightings.map(({ url }) => url));
    // The piece whose answer nobody waited for is asked for again, and no other.
    expect(asked).toHaveLength(170);
    expect(new Set(asked).size).toBe(120);
  });

  it('keeps what it has when something goes wrong', async () => {
    fake.answers['paste.find'] = (input) =>
      fake.inputs('paste.find').length === 2 ? refuse('vault/locked')() : answer(input);
    const checking = startCheck(lines(120), () => undefined);
    await waitFor(() => expect(checking.check.state).toBe('stopped'));
    expect(checking.check).toMatchObject({ done: 50, thrown: { code: 'vault/locked' } });
    checking.goOn();
    await waitFor(() => expect(checking.check).toMatchObject({ state: 'done', done: 120, thrown: null }));
  });

  it('gives the window back between the pieces of five thousand rows', async () => {
    let turns = 0;
    fake.answers['paste.find'] = async (input) => {
      // An answer is a message: it comes in a turn of its own.
      await new Promise<void>((done) => setTimeout(done));
      turns += 1;
      return answer(input);
    };
    const { check } = startCheck(lines(5_000), () => undefined);
    await waitFor(() => expect(check.state).toBe('done'), { timeout: 15_000 });
    expect([check.done, turns]).toEqual([5_000, 100]);
  });
});

it('counts, filters, and shows what was not understood', async () => {
  show(`${lines(20)}\n???`);
  await screen.findByRole('button', { name: '2 known' });
  expect(screen.getByRole('heading', { name: '20 people' })).toBeDefined();
  expect(rowTexts()).toHaveLength(21);
  const filters = within(screen.getByRole('group', { name: 'Show only' })).getAllByRole('button');
  expect(filters.map(({ textContent }) => textContent)).toEqual([
    '16 new',
    '2 known',
    '2 possible',
    '2 active now',
    '1 not understood',
  ]);
  const hand = userEvent.setup();
  await hand.click(screen.getByRole('button', { name: '2 known' }));
  expect(rowTexts()).toEqual([
    'p1@mail.exampleMara ExampleGreenhousePhone screenOpen',
    'p11@mail.exampleMara ExampleGreenhousePhone screenOpen',
  ]);
  const link = screen.getAllByRole('link')[0] as HTMLAnchorElement;
  expect([link.href, link.rel]).toEqual(['https://ats.example/people/1', 'noreferrer']);
  await hand.click(screen.getByRole('button', { name: '1 not understood' }));
  expect(rowTexts()).toEqual(['???Row 21']);
  await hand.click(screen.getByRole('button', { name: '1 not understood' }));
  expect(rowTexts()).toHaveLength(21);
});

it('offers no link but a web address', async () => {
  fake.answers['paste.find'] = () => ({ rows: [{ ...KNOWN, webUrl: 'javascript:alert(1)' }], coverage: COMPLETE });
  show('mara@mail.example');
  await screen.findByRole('button', { name: '1 known' });
  expect(screen.queryAllByRole('link')).toEqual([]);
});

it('shows long lists piece by piece', async () => {
  show(lines(450));
  await screen.findByRole('button', { name: '45 known' });
  expect(rowTexts()).toHaveLength(200);
  await userEvent.setup().click(screen.getByRole('button', { name: 'Show 200 more of 250' }));
  expect(rowTexts()).toHaveLength(400);
});

it('never calls anybody new before the ATS was read to its end', async () => {
  const coverage: Coverage = { state: 'filling', fraction: 0.4 } as Coverage;
  fake.answers['paste.find'] = (input) => ({ ...answer(input), coverage });
  show(lines(20));
  await screen.findByRole('button', { name: '16 not found yet' });
  expect(document.body.textContent).not.toMatch(/\bnew\b|Not in ATS/);
});

it('takes a file, and says when it is no text', async () => {
  show();
  const hand = userEvent.setup({ applyAccept: false });
  const input = screen.getByLabelText('Choose or drop a CSV');
  await hand.upload(input, new File(['PK\x03\x04…'], 'list.xlsx'));
  await screen.findByText(/This is no text/);
  await hand.upload(input, new File(['Name;E-Mail\nMara Example;mara@mail.example'], 'list.csv'));
  await screen.findByText('Read as name and e-mail.');
  expect(fake.inputs('paste.find')[0]?.sightings).toMatchObject([
    { name: 'Mara Example', emails: ['mara@mail.example'], site: 'asked' },
  ]);
});

it('opens the card of a row and comes back to the list', async () => {
  fake.answers['person.find'] = ({ sighting: { url } }) => {
    const nobody: Finding = { url, matches: [], coverage: COMPLETE, surface: 'panel' };
    return { ...nobody, badge: toBadgeView(nobody, Date.now()) };
  };
  show(lines(3));
  const hand = userEvent.setup();
  await hand.click(await screen.findByRole('button', { name: /p3@mail.example/ }));
  await screen.findByText('Nobody in your ATS has this profile.');
  expect(fake.inputs('person.find')[0]?.sighting.emails).toEqual(['p3@mail.example']);
  await hand.click(screen.getByRole('button', { name: /Back to the list/ }));
  expect(rowTexts()).toHaveLength(3);
});

describe('the file', () => {
  it('holds every row as it was pasted, and what is known of it', async () => {
    const { check } = startCheck(
      'Name,Email,Note\nMara Example,mara@mail.example,=1+1\nOtto Sample,,\n?,,x',
      () => undefined,
    );
    await waitFor(() => expect(check.state).toBe('done'));
    check.rows[1] = { ...(check.rows[1] as (typeof check.rows)[0]), found: null };
    const rows = Papa.parse<string[]>(toCsv(check.rows, check.list.header, COMPLETE).slice(1).trim()).data;
    expect(rows).toEqual([
      ['Name', 'Email', 'Note', 'In ATS', 'Name in ATS', 'Stage', 'ATS', 'Link', 'Last activity'],
      [
        'Mara Example',
        'mara@mail.example',
        "'=1+1",
        'known',
        'Mara Example',
        'Phone screen',
        'Greenhouse',
        'https://ats.example/people/1',
        '2026-11-01T09:00:00Z',
      ],
      ['Otto Sample', '', '', 'new', '', '', '', '', ''],
      ['?', '', 'x', expect.stringMatching(/not understood|new/), '', '', '', '', ''],
    ]);
  });

  it('calls nobody new whom it did not look up, or while the ATS is read', () => {
    const row = { row: 1, cells: ['Mara Example'], person: null, found: undefined };
    const word = (over: object, coverage: Coverage | null) =>
      Papa.parse<string[]>(toCsv([{ ...row, ...over } as never], null, coverage).slice(1)).data[1]?.[1];
    const person = { name: 'Mara Example' };
    expect(word({}, COMPLETE)).toBe('not understood');
    expect(word({ person }, COMPLETE)).toBe('not looked up');
    expect(word({ person, found: null }, COMPLETE)).toBe('new');
    expect(word({ person, found: null }, { state: 'filling', fraction: 0.5 } as Coverage)).toBe('not found');
  });
});
