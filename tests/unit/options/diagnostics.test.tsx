// @vitest-environment jsdom
// The diagnostics: what was measured, what follows from it, and what the user said as a file.

import { cleanup, render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { decisionsAsCsv, decisionsAsJson } from '@/components/options/decision-export';
import { Diagnostics } from '@/components/options/diagnostics';
import { WithQueries } from '@/components/popup/with-queries';
import { SCENES, type Scene } from '@/tests/e2e/gallery-screens/scenes';
import { fake, refuse, settled } from '@/tests/unit/ui/fake-extension';

vi.mock('@/lib/messages/ask', () => import('@/tests/unit/ui/fake-extension'));
vi.mock('wxt/browser', () => import('@/tests/unit/ui/fake-extension'));

const { decisions = [] } = SCENES.measured as Scene;
const open = () => {
  render(
    <WithQueries>
      <Diagnostics />
    </WithQueries>,
  );
  return userEvent.setup();
};

beforeEach(() => fake.reset('measured'));
afterAll(settled);
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('what was measured', () => {
  it('is told by kind, with counts', async () => {
    open();
    const row = await screen.findByRole('row', { name: /Name and employer/ });
    expect(
      within(row)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    ).toEqual(['9 of 14 right at least 38 %, too low', '7 of 13 were them']);
    const few = screen.getByRole('row', { name: /E-mail address/ });
    expect(
      within(few)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    ).toEqual(['6 of 6 right', '–']);
  });

  it('is nothing yet on a new install', async () => {
    fake.reset('connected');
    open();
    await screen.findByText('You have not said anything of a match yet.');
    expect(screen.queryByRole('table')).toBeNull();
    expect(screen.queryByRole('button', { name: /Export|Be stricter/ })).toBeNull();
  });

  it('is started anew', async () => {
    const user = open();
    await user.click(await screen.findByRole('button', { name: 'Start counting anew' }));
    await waitFor(() => expect(fake.inputs('diagnostics.reset')).toEqual([{ what: 'precision' }]));
    await user.click(screen.getByRole('button', { name: 'Forget what was learned from 1,204 look-ups' }));
    await waitFor(() => expect(fake.inputs('diagnostics.reset')).toHaveLength(2));
  });
});

describe('being stricter', () => {
  it('is suggested where names were wrong too often, and done by one key', async () => {
    const user = open();
    const button = await screen.findByRole('button', { name: 'Be stricter' });
    button.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(fake.inputs('diagnostics.strict')).toEqual([{ on: true }]));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Be stricter' })).toBeNull());
    expect(screen.getByRole<HTMLInputElement>('checkbox').checked).toBe(true);
  });

  it('is not suggested where addresses were wrong: it would not help', async () => {
    const { diagnostics } = SCENES.measured as Scene;
    fake.scene.diagnostics = {
      ...(diagnostics as NonNullable<typeof diagnostics>),
      precision: [
        {
          by: 'linkedin-address',
          asserted: { right: 9, wrong: 5 },
          possible: { right: 0, wrong: 0 },
          atLeast: 0.38,
          isPoor: true,
        },
      ],
    };
    open();
    await screen.findByText('Addresses in your ATS were wrong too often.');
    expect(screen.queryByRole('button', { name: 'Be stricter' })).toBeNull();
  });

  it('can be chosen at any time, unless policy did', async () => {
    const user = open();
    await user.click(await screen.findByRole('checkbox', { name: /Stricter/ }));
    await waitFor(() => expect(fake.inputs('diagnostics.strict')).toEqual([{ on: true }]));
    cleanup();
    fake.reset('strict by policy');
    open();
    expect((await screen.findByRole<HTMLInputElement>('checkbox')).disabled).toBe(true);
    expect(screen.getByText('Set by your organisation.')).toBeTruthy();
  });

  it('says why it could not be kept', async () => {
    fake.answers['diagnostics.strict'] = refuse('storage/full');
    const user = open();
    await user.click(await screen.findByRole('checkbox', { name: /Stricter/ }));
    await screen.findByText('The disk is full.');
  });
});

describe('what the user said', () => {
  it('is listed on demand, and forgotten one by one', async () => {
    const user = open();
    const show = await screen.findByRole('button', { name: 'Show all', expanded: false });
    expect(fake.inputs('decision.list')).toEqual([]);
    await user.click(show);
    await screen.findByText('Mara Example');
    expect(screen.getByText('No longer held (77)')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Forget what you said of Mara Example' }));
    await waitFor(() => expect(fake.inputs('decision.forget')).toEqual([{ id: 3 }]));
    await waitFor(() => expect(screen.queryByText('Mara Example')).toBeNull());
  });

  it('is saved as a file', async () => {
    const saved: Blob[] = [];
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    URL.createObjectURL = (blob: Blob) => {
      saved.push(blob);
      return 'blob:x';
    };
    const user = open();
    await user.click(await screen.findByRole('button', { name: 'Export as CSV' }));
    await waitFor(() => expect(click).toHaveBeenCalledOnce());
    expect(saved[0]?.type).toBe('text/csv');
    expect(saved[0]?.size).toBe(new Blob([decisionsAsCsv(decisions)]).size);
  });

  it('as CSV has no formula, and every quote and comma in its place', () => {
    const lines = decisionsAsCsv(decisions).split('\r\n');
    expect(lines[0]).toBe('decision,decidedAt,by,ats,connection,candidate,name,address');
    expect(lines[2]).toBe(
      'different,2026-10-30T10:00:00Z,linkedin-address,Lever,Lever EMEA,k-77,"\'=Tomas, ""Vzorek""",',
    );
    expect(lines).toHaveLength(decisions.length + 2);
  });

  it('as JSON says the same', () => {
    expect(JSON.parse(decisionsAsJson(decisions))[2]).toEqual({
      decision: 'different',
      decidedAt: '2026-09-30T10:00:00Z',
      by: 'name',
      ats: 'Greenhouse',
      connection: 'Greenhouse',
      candidate: '77',
      name: '',
      address: '',
    });
  });
});
