// @vitest-environment jsdom
// Locked, in every window of our own; setting, changing and forgetting a passphrase; another key; erasing.

import { act, cleanup, render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Options } from '@/components/options/options';
import { Popup } from '@/components/popup/popup';
import { WithQueries } from '@/components/popup/with-queries';
import { SidePanel } from '@/components/sidepanel/side-panel';
import { AppError } from '@/lib/errors';
import { browser, fake, refuse, settled } from '@/tests/unit/ui/fake-extension';

vi.mock('@/lib/messages/ask', () => import('@/tests/unit/ui/fake-extension'));
vi.mock('wxt/browser', () => import('@/tests/unit/ui/fake-extension'));

const WINDOWS = { popup: Popup, options: Options, 'side panel': SidePanel };

function open(Window = Popup) {
  return render(
    <WithQueries>
      <Window />
    </WithQueries>,
  );
}

/** What the background does when it is locked. */
async function lockFromOutside() {
  fake.scene.vault = { state: 'locked', hasPassphrase: true };
  for (const name of ['connection.list', 'connection.submission', 'tab.person'] as const) {
    fake.answers[name] = refuse('vault/locked');
  }
  await act(async () => browser.runtime.onMessage.fire({ notice: 'vault.changed' }));
}

beforeEach(() => {
  fake.reset('connected');
  location.hash = '';
});
afterAll(settled);
afterEach(cleanup);

describe.each(Object.entries(WINDOWS))('the %s', (name, Window) => {
  const shown = name === 'side panel' ? 'Platform Engineer' : '20,134 people';

  it('says that it is locked, and shows nothing of anybody', async () => {
    fake.scene.vault = { state: 'locked', hasPassphrase: true };
    open(Window);
    await screen.findByRole('heading', { name: 'Locked' });
    expect(document.activeElement).toBe(screen.getByLabelText('Passphrase'));
    expect(document.body.textContent).not.toContain(shown);
  });

  it('follows when it is locked from outside, and when it is unlocked', async () => {
    open(Window);
    await waitFor(() => expect(document.body.textContent).toContain(shown));
    await lockFromOutside();
    await screen.findByRole('heading', { name: 'Locked' });
    expect(document.body.textContent).not.toContain(shown);
    fake.reset('connected');
    await act(async () => browser.runtime.onMessage.fire({ notice: 'vault.changed' }));
    await waitFor(() => expect(document.body.textContent).toContain(shown));
  });

  it('asks for a first passphrase where policy demands one', async () => {
    fake.scene.vault = { state: 'unprotected', isPassphraseRequired: true };
    open(Window);
    await screen.findByRole('heading', { name: 'Locked: choose a passphrase' });
    expect(document.body.textContent).not.toContain(shown);
  });
});

describe('unlocking', () => {
  beforeEach(() => {
    fake.scene.vault = { state: 'locked', hasPassphrase: true };
  });

  async function type(passphrase: string) {
    const user = userEvent.setup();
    open();
    await user.type(await screen.findByLabelText('Passphrase'), passphrase);
    await user.click(screen.getByRole('button', { name: 'Unlock' }));
  }

  it('sends what was typed, and shows what was behind', async () => {
    fake.answers['vault.unlock'] = () => {
      fake.scene.vault = { hasPassphrase: true };
      return null;
    };
    await type('four words make one');
    await screen.findByText('20,134 people');
    expect(fake.inputs('vault.unlock')).toEqual([{ passphrase: 'four words make one' }]);
  });

  it('says that it was wrong, and empties the field', async () => {
    fake.answers['vault.unlock'] = refuse('vault/wrong-passphrase');
    await type('something else');
    await screen.findByText(/That is not the passphrase/);
    const field = screen.getByLabelText('Passphrase');
    expect(field).toHaveProperty('value', '');
    expect(field.getAttribute('aria-invalid')).toBe('true');
  });

  it('counts down when several were wrong, and sends nothing meanwhile', async () => {
    fake.answers['vault.unlock'] = () => {
      const retryAt = Date.now() + 20_000;
      fake.scene.vault = { ...fake.scene.vault, retryAt: new Date(retryAt).toISOString() };
      throw new AppError('vault/slowed', { retryAt });
    };
    await type('once more');
    await screen.findByText(/can be tried in (20|19) seconds/);
    await userEvent.setup().type(screen.getByLabelText('Passphrase'), 'again{Enter}');
    expect(fake.inputs('vault.unlock')).toHaveLength(1);
  });

  it('leads from a forgotten passphrase to erasing, and asks before', async () => {
    const user = userEvent.setup();
    open();
    await user.click(await screen.findByRole('button', { name: 'Forgotten?' }));
    screen.getByText(/Nobody can recover it/);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Keep it' }));
    expect(fake.inputs('vault.erase')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Erase everything' }));
    await waitFor(() => expect(fake.inputs('vault.erase')).toEqual([{}]));
  });
});

describe('the options page', () => {
  const user = userEvent.setup();

  async function fill(fields: Record<string, string>, button: string) {
    for (const [label, text] of Object.entries(fields)) await user.type(await screen.findByLabelText(label), text);
    await user.click(screen.getByRole('button', { name: button }));
  }

  it.each([
    ['too short', 'short', 'short', /too short/],
    ['not the same', 'four words make one', 'four words make two', /not the same/],
  ])('takes no first passphrase that is %s', async (_what, next, again, complaint) => {
    open(Options);
    await user.click(await screen.findByRole('button', { name: 'Set a passphrase' }));
    await fill({ 'New passphrase': next, 'The same passphrase again': again }, 'Set passphrase');
    await screen.findByText(complaint);
    expect(fake.inputs('vault.protect')).toEqual([]);
  });

  it('sets one, and says before that nobody can recover it', async () => {
    open(Options);
    await user.click(await screen.findByRole('button', { name: 'Set a passphrase' }));
    screen.getByText(/Nobody can recover it/);
    await fill(
      { 'New passphrase': 'four words make one', 'The same passphrase again': 'four words make one' },
      'Set passphrase',
    );
    await waitFor(() => expect(fake.inputs('vault.protect')).toEqual([{ present: null, next: 'four words make one' }]));
  });

  it('changes it against the present one, and says when that was wrong', async () => {
    fake.scene.vault = { hasPassphrase: true };
    fake.answers['vault.protect'] = refuse('vault/wrong-passphrase');
    open(Options);
    await user.click(await screen.findByRole('button', { name: 'Change passphrase' }));
    await fill(
      {
        'Current passphrase': 'old old old',
        'New passphrase': 'new new new',
        'The same passphrase again': 'new new new',
      },
      'Change passphrase',
    );
    await screen.findByText('That is not the passphrase.');
    expect(fake.inputs('vault.protect')).toEqual([{ present: 'old old old', next: 'new new new' }]);
  });

  it('takes it away against the present one, unless policy demands it', async () => {
    fake.scene.vault = { hasPassphrase: true };
    open(Options);
    await user.click(await screen.findByRole('button', { name: 'Remove passphrase' }));
    await fill({ 'Current passphrase': 'old old old' }, 'Remove passphrase');
    await waitFor(() => expect(fake.inputs('vault.protect')).toEqual([{ present: 'old old old', next: null }]));
    cleanup();
    fake.scene.vault = { hasPassphrase: true, isPassphraseRequired: true };
    open(Options);
    await screen.findByText('Your organisation asks for a passphrase.');
    expect(screen.queryByRole('button', { name: 'Remove passphrase' })).toBeNull();
  });

  it('offers no longer time than policy allows', async () => {
    fake.scene.vault = { hasPassphrase: true, longestAutoLockMinutes: 45, autoLockMinutes: 20 };
    open(Options);
    const choice = await screen.findByLabelText('Lock after');
    expect([...choice.querySelectorAll('option')].map(({ value }) => value)).toEqual(['5', '15', '20', '30']);
    await user.selectOptions(choice, '15');
    expect(fake.inputs('vault.tune')).toEqual([{ autoLockMinutes: 15 }]);
  });

  it.each([
    [false, null],
    [true, 'old old old'],
  ])('changes the key, with a passphrase set: %s', async (hasPassphrase, present) => {
    fake.scene.vault = { hasPassphrase };
    open(Options);
    await user.click(await screen.findByRole('button', { name: 'Encrypt anew' }));
    if (present) await fill({ 'Current passphrase': present }, 'Encrypt anew');
    await waitFor(() => expect(fake.inputs('vault.rotate')).toEqual([{ present }]));
  });

  it('says how far sealing anew has come', async () => {
    fake.scene.vault = { resealed: 0.428 };
    open(Options);
    await screen.findByText(/42 % is encrypted anew/);
    expect(screen.queryByRole('button', { name: 'Encrypt anew' })).toBeNull();
  });
});

it('the popup locks by a button, where there is a passphrase', async () => {
  open();
  await screen.findByText('20,134 people');
  expect(screen.queryByRole('button', { name: 'Lock' })).toBeNull();
  cleanup();
  fake.scene.vault = { hasPassphrase: true };
  open();
  await userEvent.setup().click(await screen.findByRole('button', { name: 'Lock' }));
  expect(fake.inputs('vault.lock')).toEqual([{}]);
});
