// @vitest-environment jsdom
// The list of connections: states, numbers, what was left out, and what can be done.

import { act, cleanup, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConnectionView } from '@/lib/model/connection';
import { CONNECTED, JOBS_ONLY, MANAGED, READING_DETAILS, SYNCING } from '@/tests/e2e/gallery-screens/accounts';
import { browser, fake, refuse, settled } from '@/tests/unit/ui/fake-extension';
import { button, openPopup } from './open-popup';

vi.mock('@/lib/messages/ask', () => import('@/tests/unit/ui/fake-extension'));
vi.mock('wxt/browser', () => import('@/tests/unit/ui/fake-extension'));

const show = (...connections: Partial<ConnectionView>[]) => {
  fake.scene.connections = connections.map((part, index) => ({ ...CONNECTED, id: `c${index + 1}`, ...part }));
  openPopup();
  return userEvent.setup();
};

beforeEach(() => fake.reset());
afterAll(settled);
afterEach(cleanup);

describe('first run', () => {
  it('asks before anything else, and sets nothing until told', async () => {
    fake.reset('first-run');
    const hand = userEvent.setup();
    openPopup();
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
    expect(notice.textContent).toContain('Greenhouse does not accept the key.');
    expect(notice.textContent).toContain('Create a new one in Greenhouse, then choose “Enter a new key”.');
    expect(notice.textContent).toContain(`${String(retryAt.getMinutes()).padStart(2, '0')}.`);
    await userEvent.setup().click(await button('Enter a new key'));
    await screen.findByRole('heading', { name: 'Your key', level: 2 });
  });

  it('calls an unknown problem what it is', async () => {
    show({ state: 'attention', problem: 'no/such-code' });
    await screen.findByText('Something went wrong.');
  });

  it('says what holds a sync up without calling for the user', async () => {
    show({ state: 'syncing', problem: 'ats/rate-limited', firstFillDone: true });
    await screen.findByText(/Greenhouse asked to slow down/);
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

describe('the list', () => {
  it('keeps what the organisation set up apart, and lets nobody edit or remove it', async () => {
    const hand = show({ skipped: [] }, { ...MANAGED, state: 'attention', problem: 'ats/unauthorized' });
    const theirs = await screen.findByRole('list', { name: 'From my organisation' });
    expect(within(theirs).getAllByRole('listitem')).toHaveLength(1);
    expect(within(screen.getByRole('list', { name: 'Mine' })).getAllByRole('listitem')).toHaveLength(1);
    expect(screen.getByText(/Set up by your organisation/)).toBeTruthy();
    expect(within(theirs).queryByRole('button', { name: /Edit|new key/ })).toBeNull();
    expect(theirs.textContent).toContain('tell whoever looks after it there');
    await hand.click(await button(`More for ${MANAGED.name}`));
    expect(screen.getAllByRole('menuitem').map(({ textContent }) => textContent)).toEqual([
      'Permissions',
      'Pause',
      'Sync now',
    ]);
  });

  it('has the way to a further one on top', async () => {
    show({});
    const add = await button('+ Add a connection');
    const list = screen.getByRole('list', { name: 'Mine' });
    expect(add.compareDocumentPosition(list) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  it('draws two bars while details are read', async () => {
    show(READING_DETAILS);
    const [listed, read] = await screen.findAllByRole('progressbar');
    expect(listed?.getAttribute('aria-valuenow')).toBe('100');
    expect(read?.getAttribute('aria-valuenow')).toBe('6');
    expect(screen.getByText(/^LinkedIn addresses/).textContent).toBe('LinkedIn addresses: 1,204 of 20,000');
  });

  it('says of a connection without people that it is jobs only', async () => {
    show(JOBS_ONLY);
    const row = await screen.findByRole('listitem', { name: JOBS_ONLY.name });
    expect(row.textContent).toContain('jobs only');
    expect(row.textContent).toContain('Nobody is recognised');
    expect(row.textContent).not.toContain('0 people');
  });

  it('brings the focus back to the menu it was left by', async () => {
    const hand = show({}, { name: 'Second' });
    for (const [what, back] of [
      ['Permissions', 'Back'],
      ['Edit', 'Save'],
    ] as const) {
      await hand.click(await button('More for Second'));
      await hand.click(await screen.findByRole('menuitem', { name: what }));
      await hand.click(await button(back));
      const more = await button('More for Second');
      await waitFor(() => expect(document.activeElement === more).toBe(true));
    }
  });

  it.each([false, true])('asks the browser again where that was refused; by policy: %s', async (isManaged) => {
    const hand = show({ state: 'attention', problem: 'permission/host-refused', isManaged });
    await screen.findByText(/Choose “Allow”, and say yes/);
    await hand.click(await button('Allow'));
    expect(fake.asked).toEqual([['https://harvest.greenhouse.io/*']]);
  });

  it('leads to the permissions where one is missing', async () => {
    const hand = show({ state: 'attention', problem: 'ats/missing-permission' });
    await hand.click(await button('See permissions'));
    await screen.findByRole('heading', { name: 'Permissions' });
  });
});

describe('commands', () => {
  const pick = async (hand: ReturnType<typeof userEvent.setup>, of: string, what: string) => {
    await hand.click(await button(`More for ${of}`));
    await hand.click(await screen.findByRole('menuitem', { name: what }));
  };

  it('pauses, resumes and syncs the right connection', async () => {
    const hand = show({}, { name: 'Second', state: 'paused' });
    await pick(hand, 'Greenhouse', 'Sync now');
    await pick(hand, 'Greenhouse', 'Pause');
    await pick(hand, 'Second', 'Resume');
    const second = await screen.findByRole('listitem', { name: 'Second' });
    await hand.click(within(second).getByRole('button', { name: 'Resume' }));
    await waitFor(() =>
      expect(fake.inputs('sync.pause')).toEqual([
        { id: 'c1', paused: true },
        { id: 'c2', paused: false },
        { id: 'c2', paused: false },
      ]),
    );
    expect(fake.inputs('sync.now')).toEqual([{ id: 'c1' }]);
    await hand.click(await button('More for Second'));
    expect(screen.queryByRole('menuitem', { name: 'Sync now' })).toBeNull();
  });

  it('says so when a command fails', async () => {
    const hand = show({});
    fake.answers['sync.now'] = refuse('message/unreachable');
    await pick(hand, 'Greenhouse', 'Sync now');
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
    expect(focused()).toBe('Permissions');
    await hand.keyboard('{ArrowUp}{ArrowUp}');
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
    openPopup();
    await screen.findByText('The browser doesn’t let the extension store anything.');
    fake.answers = {};
    await hand.click(await button('Try again'));
    await button('+ Connect an ATS');
  });

  it('says which lists that only add words are not answered', async () => {
    show({ unanswered: ['users', 'rejection-reasons'], skipped: [] });
    await screen.findByText(/Greenhouse does not answer about: users, rejection reasons\. Everybody is read/);
  });

  it('says how many records the lists left out, and what to do; nothing where there are none', async () => {
    show({ unlisted: 1_200, skipped: [] });
    await screen.findByText(/Greenhouse all at once no longer lists 1,200 records\. They are kept/);
    cleanup();
    show({ skipped: [] });
    await screen.findByRole('heading', { name: CONNECTED.name, level: 4 });
    expect(screen.queryByText(/no longer lists/)).toBeNull();
  });

  it('takes names of 10,000 characters and markup as text', async () => {
    const name = '<img src=x onerror=alert(1)>'.padEnd(10_000, 'x');
    show({ name, account: name, user: name, skipped: [{ resource: name, reason: name, count: 1 }] });
    await screen.findByRole('heading', { name, level: 4 });
    expect(document.querySelector('img')).toBeNull();
  });
});
