// @vitest-environment jsdom
// The list of connections: states, numbers, what was left out, and what can be done.

import { act, cleanup, render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Popup } from '@/components/popup/popup';
import { WithQueries } from '@/components/popup/with-queries';
import type { ConnectionView } from '@/lib/model/connection';
import { CONNECTED, SYNCING } from '@/tests/e2e/gallery-screens/scenes';
import { browser, fake, refuse, settled } from '@/tests/unit/ui/fake-extension';

vi.mock('@/lib/messages/ask', () => import('@/tests/unit/ui/fake-extension'));
vi.mock('wxt/browser', () => import('@/tests/unit/ui/fake-extension'));

const open = () =>
  render(
    <WithQueries>
      <Popup />
    </WithQueries>,
  );
const button = (name: string | RegExp) => screen.findByRole('button', { name });
const show = (...connections: Partial<ConnectionView>[]) => {
  fake.scene.connections = connections.map((part, index) => ({ ...CONNECTED, id: `c${index + 1}`, ...part }));
  open();
  return userEvent.setup();
};

beforeEach(() => fake.reset());
afterAll(settled);
afterEach(cleanup);

describe('first run', () => {
  it('asks before anything else, and sets nothing until told', async () => {
    fake.reset('first-run');
    const hand = userEvent.setup();
    open();
    const page = await screen.findByRole('radio', { name: 'On the page, next to the name' });
    expect(page).toHaveProperty('checked', true);
    expect(screen.getByText(/LinkedIn’s terms forbid tools that change how its pages look/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '+ Connect an ATS' })).toBeNull();
    await hand.click(screen.getByRole('radio', { name: 'Only in the toolbar and the side panel' }));
    expect(fake.inputs('settings.set')).toEqual([]);
    await hand.click(await button('Continue'));
    expect(fake.inputs('settings.set')).toEqual([{ surface: 'panel' }]);
    await button('+ Connect an ATS');
  });
});

describe('state in a word', () => {
  const words = [
    ['connected', 'Connected'],
    ['syncing', 'Syncing'],
    ['attention', 'Needs attention'],
    ['paused', 'Paused'],
  ] as const;
  for (const [state, word] of words) {
    it(word, async () => {
      show({ state, problem: state === 'attention' ? 'ats/unauthorized' : null });
      await screen.findByText(word, { selector: '.connection-state' });
    });
  }

  it('says what needs attention, what to do, and when it is tried again', async () => {
    const retryAt = new Date(Date.now() + 60_000);
    show({ state: 'attention', problem: 'ats/unauthorized', retryAt: retryAt.toISOString() });
    const notice = await screen.findByRole('status', { name: '' });
    expect(notice.textContent).toContain('Your ATS no longer accepts the key.');
    expect(notice.textContent).toContain(`${String(retryAt.getMinutes()).padStart(2, '0')}.`);
    await userEvent.setup().click(await button('Edit connection'));
    await screen.findByRole('heading', { name: 'What should it do?' });
  });

  it('calls an unknown problem what it is', async () => {
    show({ state: 'attention', problem: 'no/such-code' });
    await screen.findByText('Something went wrong.');
  });

  it('says what holds a sync up without calling for the user', async () => {
    show({ state: 'syncing', problem: 'ats/rate-limited', firstFillDone: true });
    await screen.findByText(/Your ATS asked to slow down/);
  });
});

describe('numbers', () => {
  it('gives people, percent, pace and time left of a first sync', async () => {
    show(SYNCING);
    const bar = await screen.findByRole('progressbar', { name: 'First sync of Greenhouse' });
    expect(bar.getAttribute('aria-valuenow')).toBe('61');
    expect(screen.getByText('12,345 people read')).toBeTruthy();
    expect(screen.getByText('61 %').parentElement?.textContent).toBe('61 % of everything');
    expect(screen.getByText('about 4,100 people a minute · about 3 min left')).toBeTruthy();
  });

  it('does not say 100 % before all is read, nor numbers it has not got', async () => {
    show({ ...SYNCING, progress: { fraction: 0.9999, people: 1, peoplePerMinute: null, msLeft: null } });
    await screen.findByText('99 %');
    expect(screen.getByText('1 person read')).toBeTruthy();
    expect(screen.queryByText(/a minute/)).toBeNull();
  });

  it('survives a share that is no number', async () => {
    show({ ...SYNCING, progress: { fraction: Number.NaN, people: 5, peoplePerMinute: 0, msLeft: 0 } });
    const bar = await screen.findByRole('progressbar');
    expect(bar.hasAttribute('aria-valuenow')).toBe(false);
    expect(document.body.textContent).not.toContain('NaN');
  });

  it('tells people and the last good sync once connected', async () => {
    show({});
    await screen.findByText('20,134 people');
    expect(screen.getByText(/last good sync 2 minutes ago/)).toBeTruthy();
  });

  it('counts and explains what was left out', async () => {
    const hand = show({});
    await hand.click(await screen.findByText('3 records left out'));
    expect(screen.getByText(/form that could not be read/)).toBeTruthy();
    expect(screen.getByText(/application: candidate_id is missing/)).toBeTruthy();
  });

  it('asks again about once a second while syncing, and not while hidden', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const visibility = vi.spyOn(document, 'visibilityState', 'get');
    try {
      show(SYNCING);
      await screen.findByRole('progressbar');
      const before = fake.inputs('connection.list').length;
      await act(async () => void (await vi.advanceTimersByTimeAsync(3_100)));
      const visible = fake.inputs('connection.list').length - before;
      expect(visible).toBeGreaterThanOrEqual(2);
      expect(visible).toBeLessThanOrEqual(4);
      visibility.mockReturnValue('hidden');
      document.dispatchEvent(new Event('visibilitychange'));
      const hidden = fake.inputs('connection.list').length;
      await act(async () => void (await vi.advanceTimersByTimeAsync(5_000)));
      expect(fake.inputs('connection.list').length).toBe(hidden);
    } finally {
      visibility.mockRestore();
      vi.useRealTimers();
      document.dispatchEvent(new Event('visibilitychange'));
    }
  });

  it('asks again when the background says the index changed', async () => {
    show({});
    await screen.findByText('20,134 people');
    fake.scene.connections = [{ ...CONNECTED, people: 20_135 }];
    browser.runtime.onMessage.fire({ notice: 'index.changed' });
    await screen.findByText('20,135 people');
    browser.runtime.onMessage.fire(null);
    browser.runtime.onMessage.fire('not ours');
  });
});

describe('commands', () => {
  it('pauses, resumes and syncs the right connection', async () => {
    const hand = show({}, { name: 'Second', state: 'paused' });
    const [first, second] = await screen.findAllByRole('listitem', { name: /Greenhouse|Second/ });
    await hand.click(within(first as HTMLElement).getByRole('button', { name: 'Sync now' }));
    await hand.click(within(first as HTMLElement).getByRole('button', { name: 'Pause' }));
    await hand.click(within(second as HTMLElement).getByRole('button', { name: 'Resume' }));
    await waitFor(() =>
      expect(fake.inputs('sync.pause')).toEqual([
        { id: 'c1', paused: true },
        { id: 'c2', paused: false },
      ]),
    );
    expect(fake.inputs('sync.now')).toEqual([{ id: 'c1' }]);
    expect(within(second as HTMLElement).queryByRole('button', { name: 'Sync now' })).toBeNull();
  });

  it('says so when a command fails', async () => {
    const hand = show({});
    fake.answers['sync.now'] = refuse('message/unreachable');
    await hand.click(await button('Sync now'));
    expect((await screen.findByRole('alert')).textContent).toContain('The extension was updated or restarted.');
  });

  it('asks once before it removes, saying what that erases', async () => {
    const hand = show({});
    await hand.click(await button('More for Greenhouse'));
    await hand.click(await screen.findByRole('menuitem', { name: 'Remove' }));
    const question = await screen.findByRole('alertdialog', { name: 'Remove Greenhouse?' });
    expect(question.textContent).toMatch(/erases .*20,134 people.* from this browser/);
    expect(document.activeElement?.textContent).toBe('Keep');
    await hand.click(await button('Keep'));
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(fake.inputs('connection.remove')).toEqual([]);

    await hand.click(await button('More for Greenhouse'));
    await hand.click(await screen.findByRole('menuitem', { name: 'Remove' }));
    await hand.click(await button('Remove and erase'));
    await screen.findByText('Nothing connected yet');
    expect(fake.inputs('connection.remove')).toEqual([{ id: 'c1' }]);
  });

  it('has a menu for the keyboard', async () => {
    const hand = show({});
    const more = await button('More for Greenhouse');
    more.focus();
    await hand.keyboard('{ArrowDown}');
    await screen.findByRole('menu');
    const focused = () => document.activeElement?.textContent;
    await waitFor(() => expect(focused()).toBe('Edit'));
    await hand.keyboard('{ArrowDown}');
    expect(focused()).toBe('Remove');
    await hand.keyboard('{ArrowDown}');
    expect(focused()).toBe('Edit');
    await hand.keyboard('{End}{Escape}');
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    expect(document.activeElement).toBe(more);
    await hand.keyboard('{Enter}');
    await screen.findByRole('menu');
    await hand.keyboard('{ArrowUp}{Enter}');
    await screen.findByRole('alertdialog');
    await hand.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  });
});

describe('bad input', () => {
  it('shows a list that cannot be had as an error with a way on', async () => {
    fake.answers['connection.list'] = refuse('storage/unavailable');
    const hand = userEvent.setup();
    open();
    await screen.findByText('The browser doesn’t let the extension store anything.');
    fake.answers = {};
    await hand.click(await button('Try again'));
    await button('+ Connect an ATS');
  });

  it('takes names of 10,000 characters and markup as text', async () => {
    const name = '<img src=x onerror=alert(1)>'.padEnd(10_000, 'x');
    show({ name, account: name, user: name, skipped: [{ resource: name, reason: name, count: 1 }] });
    await screen.findByRole('heading', { name, level: 3 });
    expect(document.querySelector('img')).toBeNull();
  });
});
