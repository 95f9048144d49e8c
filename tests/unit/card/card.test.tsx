// @vitest-environment jsdom
// The card under the hands of somebody who clicks and somebody who only has a keyboard.

import { cleanup, render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { badge } from '@/components/card/badge';
import { CandidateCard } from '@/components/card/candidate-card';
import { type CardActions, createCard } from '@/components/card/card';
import { toCardView } from '@/components/card/card-view';
import { words } from '@/components/card/draw';
import { ERROR_TEXT } from '@/components/ui/error-text';
import { AppError } from '@/lib/errors';
import type { Finding } from '@/lib/model/match';
import { application, CASES, daysAgo, file, finding, match, NOW, THREE_SOURCES } from '@/tests/e2e/gallery/cases';

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

function fakeActions(over: Partial<CardActions> = {}): CardActions {
  return {
    contact: vi.fn(async () => ({ emails: ['mara@beispiel.example'], phones: ['+1 555 0100'] })),
    openFile: vi.fn(async () => null),
    refresh: vi.fn(async () => null),
    decide: vi.fn(async () => null),
    ...over,
  };
}

function show(of: Finding, actions: CardActions = fakeActions()) {
  const drawn = render(<CandidateCard view={toCardView(of, NOW)} actions={actions} />);
  return {
    actions,
    user: userEvent.setup(),
    again: (next: Finding) => drawn.rerender(<CandidateCard view={toCardView(next, NOW)} actions={actions} />),
  };
}

describe('contact details', () => {
  it('are fetched and shown only after the click for them', async () => {
    const { actions, user } = show(finding([match()]));
    expect(actions.contact).not.toHaveBeenCalled();
    expect(document.body.innerHTML).not.toContain('mara@beispiel.example');
    await user.click(screen.getByRole('button', { name: 'Show 3 contact details' }));
    expect(actions.contact).toHaveBeenCalledExactlyOnceWith('c1', '501');
    expect(screen.getByText('mara@beispiel.example')).toBeTruthy();
    expect(screen.getByText('+1 555 0100')).toBeTruthy();
  });

  it('take the focus when they replace the button that had it', async () => {
    const { user } = show(finding([match()]));
    screen.getByRole('button', { name: /contact/ }).focus();
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(screen.getByText('mara@beispiel.example').closest('ul'));
  });

  it('are copied whole, and say so', async () => {
    const { user } = show(finding([match()]));
    await user.click(screen.getByRole('button', { name: /contact/ }));
    await user.click(screen.getByRole('button', { name: 'Copy mara@beispiel.example' }));
    expect(await navigator.clipboard.readText()).toBe('mara@beispiel.example');
    expect(screen.getByRole('button', { name: 'Copied mara@beispiel.example' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Copy +1 555 0100' })).toBeTruthy();
  });

  it('say when copying is not allowed', async () => {
    const { user } = show(finding([match()]));
    await user.click(screen.getByRole('button', { name: /contact/ }));
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'));
    await user.click(screen.getByRole('button', { name: 'Copy +1 555 0100' }));
    expect(screen.getByText('Not allowed here')).toBeTruthy();
  });

  it('say why they could not be had, and can be asked for again', async () => {
    const contact = vi.fn().mockRejectedValueOnce(new AppError('ats/unreachable'));
    contact.mockResolvedValueOnce({ emails: [], phones: [] });
    const { user } = show(finding([match()]), fakeActions({ contact }));
    await user.click(screen.getByRole('button', { name: /contact/ }));
    expect(screen.getByRole('alert').textContent).toContain(ERROR_TEXT['ats/unreachable'].what);
    await user.click(screen.getByRole('button', { name: /contact/ }));
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByText('There are none any more.')).toBeTruthy();
  });

  it('of one person are gone when the card shows another, and stay when it shows the same anew', async () => {
    const { user, again } = show(finding([match()]));
    await user.click(screen.getByRole('button', { name: /contact/ }));
    again(finding([match({ tags: ['new'] })]));
    expect(screen.getByText('mara@beispiel.example')).toBeTruthy();
    expect(screen.getByText('new')).toBeTruthy();
    again(finding([match({ id: '777', name: 'Somebody Else' })]));
    expect(screen.queryByText('mara@beispiel.example')).toBeNull();
    again(finding([match()]));
    expect(screen.queryByText('mara@beispiel.example')).toBeNull();
  });

  it('have no place when there are none', () => {
    show(finding([match({ contactCount: 0 })]));
    expect(screen.queryByRole('button', { name: /contact/ })).toBeNull();
  });
});

describe('files and refresh', () => {
  it('opens the file of the row', async () => {
    const { actions, user } = show(finding([match()]));
    await user.click(screen.getByRole('button', { name: 'Open Letter.pdf' }));
    expect(actions.openFile).toHaveBeenCalledExactlyOnceWith('c1', '501', '72');
  });

  it('tells under the very file what is missing to open it', async () => {
    const openFile = () => Promise.reject(new AppError('ats/missing-permission'));
    const { user } = show(finding([match()]), fakeActions({ openFile }));
    await user.click(screen.getByRole('button', { name: 'Open Letter.pdf' }));
    const alert = screen.getByRole('alert');
    expect(alert.textContent).toContain(ERROR_TEXT['ats/missing-permission'].todo);
    expect(alert.closest('li')?.textContent).toContain('Letter.pdf');
  });

  it('refreshes once however often it is clicked, and keeps the focus meanwhile', async () => {
    let finish = (_: unknown) => {};
    const refresh = vi.fn(() => new Promise((resolve) => (finish = resolve)));
    const { user } = show(finding([match()]), fakeActions({ refresh }));
    const button = screen.getByRole('button', { name: 'Refresh' });
    await user.click(button);
    await user.click(button);
    expect(refresh).toHaveBeenCalledExactlyOnceWith('c1', '501');
    expect(button.getAttribute('aria-busy')).toBe('true');
    expect(document.activeElement).toBe(button);
    finish(null);
    await waitFor(() => expect(button.getAttribute('aria-busy')).toBe('false'));
  });

  it('keeps focus and node when a new view arrives with more above it', async () => {
    const { again } = show(finding([match({ tags: [], contactCount: 0 })]));
    const button = screen.getByRole('button', { name: 'Refresh' });
    button.focus();
    again(
      finding([match({ applications: [application(), application({ id: '2' })] })], {
        state: 'filling',
        fraction: 0.3,
      }),
    );
    expect(screen.getByRole('button', { name: 'Refresh' })).toBe(button);
    expect(document.activeElement).toBe(button);
    expect(screen.getByText('2 applications, all active')).toBeTruthy();
  });
});

describe('several records', () => {
  const foldedPeople = () => screen.getAllByRole('button', { expanded: false }).filter((each) => each.matches('.fold'));

  it('unfold one by one, by keyboard alone', async () => {
    const { user } = show(CASES['two records'] as Finding);
    const folds = foldedPeople();
    expect(folds).toHaveLength(2);
    expect(screen.queryByText('Name differs')).toBeNull();
    folds[1]?.focus();
    await user.keyboard(' ');
    expect(folds[1]?.getAttribute('aria-expanded')).toBe('true');
    expect(document.activeElement).toBe(folds[1]);
    expect(screen.getByText('Name differs')).toBeTruthy();
    await user.keyboard('{Enter}');
    expect(screen.queryByText('Name differs')).toBeNull();
  });

  it('ask for contact details of the right one', async () => {
    const { actions, user } = show(CASES['two records'] as Finding);
    await user.click(foldedPeople()[0] as HTMLElement);
    const buttons = screen.getAllByRole('button', { name: /contact/ });
    await user.click(buttons[1] as HTMLElement);
    expect(actions.contact).toHaveBeenCalledExactlyOnceWith('c2', '77');
  });
});

describe('a card that opens', () => {
  const seconds = (ago: number) => new Date(NOW - ago * 1_000).toISOString();

  it('asks each ATS again, once, for whom it is sure of', async () => {
    const { actions, again } = show(finding([...THREE_SOURCES, match({ id: '9' }, { tier: 'possible' })]));
    await waitFor(() => expect(actions.refresh).toHaveBeenCalledTimes(3));
    again(finding([...THREE_SOURCES, match({ id: '9' }, { tier: 'possible' })]));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(vi.mocked(actions.refresh).mock.calls).toEqual([
      ['c1', '501'],
      ['c2', 'k-77'],
      ['c3', '0d5f'],
    ]);
  });

  it('does not ask for what was read just now', async () => {
    const { actions } = show(finding([match({ readAt: seconds(9) })]));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(actions.refresh).not.toHaveBeenCalled();
  });

  it('says nothing when that fails, and can still be asked by hand', async () => {
    const refresh = vi.fn(() => Promise.reject(new AppError('ats/unreachable')));
    const { user } = show(finding([match()]), fakeActions({ refresh }));
    await waitFor(() => expect(refresh).toHaveBeenCalledOnce());
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Refresh' }).getAttribute('aria-busy')).toBe('false'),
    );
    expect(screen.queryByRole('alert')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(await screen.findByRole('alert')).toBeTruthy();
  });

  it('waits where somebody may only be passing by', async () => {
    vi.useFakeTimers();
    const actions = fakeActions({ dwellMs: 1_500 });
    show(finding([match()]), actions);
    await vi.advanceTimersByTimeAsync(1_400);
    expect(actions.refresh).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect(actions.refresh).toHaveBeenCalledOnce();
    cleanup();
    const passing = fakeActions({ dwellMs: 1_500 });
    show(finding([match()]), passing);
    cleanup();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(passing.refresh).not.toHaveBeenCalled();
    vi.useRealTimers();
  });
});

describe('one person whom three ATSs hold', () => {
  it('is named once, above sources that unfold', async () => {
    const { user } = show(finding(THREE_SOURCES));
    expect(screen.getAllByText('Mara Example')).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: /SmartRecruiters EMEA/ }));
    expect(screen.getByText('Interview – Phone screen')).toBeTruthy();
    expect(screen.getByRole('link', { name: /Open in SmartRecruiters/ })).toBeTruthy();
  });

  it('stays unfolded where it was when news change the order', async () => {
    const { again } = show(finding(THREE_SOURCES));
    expect(screen.getByText('Phone Screen')).toBeTruthy();
    again(finding([...THREE_SOURCES].reverse()));
    expect(screen.getByText('Phone Screen')).toBeTruthy();
    expect(screen.queryByText('Interview – Phone screen')).toBeNull();
  });

  it('shows notes where they may be read, after the click for them', async () => {
    const notes = vi.fn(async () => [
      { id: 'n1', author: 'Jo Sample', writtenAt: daysAgo(2), text: 'Line one\nLine two' },
    ]);
    const { user } = show(finding(THREE_SOURCES), fakeActions({ notes }));
    await user.click(screen.getByRole('button', { name: /SmartRecruiters EMEA/ }));
    const [ask, ...others] = screen.getAllByRole('button', { name: 'Show notes' });
    expect(others).toEqual([]);
    expect(notes).not.toHaveBeenCalled();
    await user.click(ask as HTMLElement);
    expect(notes).toHaveBeenCalledExactlyOnceWith('c3', '0d5f');
    expect(screen.getByText(/Line one\s+Line two/)).toBeTruthy();
    expect(document.activeElement?.className).toContain('notes');
  });

  it('offers no notes on a page', () => {
    show(finding([match({}, { hasNotes: true })]));
    expect(screen.queryByRole('button', { name: 'Show notes' })).toBeNull();
  });
});

describe('what the user says', () => {
  const button = (name: RegExp | string) => screen.getByRole('button', { name });

  it.each([
    ['It is them John Sample', 'same'],
    ['Not the same person John Sample', 'different'],
  ] as const)('%s, by keyboard', async (name, decision) => {
    const { actions, user } = show(finding([match({ name: 'John Sample' }, { tier: 'possible' })]));
    button(name).focus();
    await user.keyboard('{Enter}');
    expect(actions.decide).toHaveBeenCalledExactlyOnceWith('c1', '501', decision);
  });

  it('is told, and may be taken back', async () => {
    const { actions, user } = show(CASES['said to be them'] as Finding);
    expect(screen.getByText('You said it is them')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^It is them/ })).toBeNull();
    await user.click(button('Undo Mara Example'));
    expect(actions.decide).toHaveBeenCalledExactlyOnceWith('c1', '501', 'undo');
  });

  it('leaves somebody who was refused in sight, to be taken back', async () => {
    const { actions, user } = show(CASES['said to be somebody else'] as Finding);
    expect(screen.getByText('Tomas Vzorek in Greenhouse')).toBeTruthy();
    await user.click(button('Undo Tomas Vzorek in Greenhouse'));
    expect(actions.decide).toHaveBeenCalledExactlyOnceWith('c1', '502', 'undo');
  });

  it('keeps the focus in the card when the button for it is gone, and off the button for the opposite', async () => {
    const them = CASES['by name and employer'] as Finding;
    const { again } = show(them);
    button(/^It is them/).focus();
    again(CASES['said to be them'] as Finding);
    const focused = document.activeElement;
    expect(focused?.className).toBe('card-place');
    expect(focused?.contains(button(/^Undo/))).toBe(true);
    button(/^Undo/).focus();
    again(CASES['said to be somebody else'] as Finding);
    expect(document.activeElement?.className).toBe('card-place');
  });

  it('says why it could not be remembered', async () => {
    const decide = () => Promise.reject(new AppError('page/unreadable'));
    const { user } = show(CASES['by name and employer'] as Finding, fakeActions({ decide }));
    await user.click(button(/^Not the same person/));
    expect(screen.getByRole('alert').textContent).toContain(ERROR_TEXT['page/unreadable'].what);
  });

  it('is not asked where nobody would hear it', () => {
    show(finding([match()]), fakeActions({ decide: undefined }));
    expect(screen.queryByRole('button', { name: /It is them|Not the same/ })).toBeNull();
  });
});

describe('all comparisons', () => {
  it('unfold on demand, and keep the focus', async () => {
    const { user } = show(CASES['by name and employer'] as Finding);
    expect(screen.queryByText(/strongly for/)).toBeNull();
    const button = screen.getByRole('button', { name: 'All comparisons', expanded: false });
    button.focus();
    await user.keyboard('{Enter}');
    expect(screen.getAllByText('strongly for').length).toBeGreaterThan(2);
    expect(screen.getByText('City: different (Lisbon / Berlin)')).toBeTruthy();
    expect(document.activeElement?.getAttribute('aria-expanded')).toBe('true');
    await user.keyboard('{Enter}');
    expect(screen.queryByText(/strongly for/)).toBeNull();
  });
});

describe('what the ATS holds is text and nothing else', () => {
  const NASTY = '<img src=x onerror="alert(1)">';

  it.each(['plain', 'page'] as const)('in %s mode', async (mode) => {
    const parent = document.body.appendChild(document.createElement('div'));
    const nasty = finding([
      match({
        name: NASTY,
        company: NASTY,
        title: NASTY,
        location: NASTY,
        tags: [NASTY],
        applications: [application({ jobs: [NASTY], stage: NASTY, recruiter: NASTY, coordinator: NASTY })],
        attachments: [file({ name: NASTY })],
      }),
    ]);
    const actions = fakeActions({ contact: async () => ({ emails: [NASTY], phones: [] }) });
    const view = toCardView(nasty, NOW);
    createCard(parent, mode).draw(view, actions);
    parent.append(badge(view.badge, { t: words(mode), open: false, toggle: () => undefined }));
    const contact = [...parent.querySelectorAll<HTMLElement>('.action')].find((each) => /contact/.test(each.outerHTML));
    contact?.click();
    await waitFor(() => expect(parent.querySelector('ul[tabindex]')).not.toBeNull());
    expect(parent.querySelectorAll('img')).toHaveLength(0);
    const shown =
      mode === 'plain'
        ? parent.textContent
        : [...parent.querySelectorAll('[data-t]')].map((e) => e.getAttribute('data-t')).join();
    expect(shown?.split(NASTY).length).toBeGreaterThan(9);
  });
});

describe('words in a page', () => {
  function textNodes(root: Node): string[] {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode()) found.push(walker.currentNode.nodeValue ?? '');
    return found;
  }

  it.each(Object.keys(CASES))('are no text nodes: %s', (name) => {
    const view = toCardView(CASES[name] as Finding, NOW);
    const parent = document.createElement('div');
    createCard(parent, 'page').draw(view, fakeActions({ openPanel: () => undefined, close: () => undefined }));
    parent.append(badge(view.badge, { t: words('page'), open: false, toggle: () => undefined }));
    expect(textNodes(parent)).toEqual([]);
    expect(parent.querySelectorAll('[data-t]').length).toBeGreaterThan(1);
  });

  it('would be noticed: plain mode has text nodes', () => {
    const parent = document.createElement('div');
    createCard(parent, 'plain').draw(toCardView(finding([match()]), NOW), fakeActions());
    expect(textNodes(parent)).toContain('Mara Example');
  });
});

describe('the rest of the card', () => {
  it('links to the ATS in a new tab that learns nothing of this page', () => {
    show(finding([match()]));
    const link = screen.getByRole('link', { name: /Open in Greenhouse/ });
    expect(link.getAttribute('href')).toBe('https://app.greenhouse.example/people/501');
    expect(link.getAttribute('target')).toBe('_blank');
    expect(link.getAttribute('rel')).toBe('noopener noreferrer');
  });

  it('offers side panel and closing only where there are such things', async () => {
    const { user } = show(finding([match()]));
    expect(screen.queryByRole('button', { name: /side panel|close/i })).toBeNull();
    cleanup();
    const actions = fakeActions({ openPanel: vi.fn(), close: vi.fn(), leaveSite: vi.fn(async () => null) });
    show(finding([match()]), actions);
    await user.click(screen.getByRole('button', { name: 'Open side panel' }));
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(actions.openPanel).toHaveBeenCalledOnce();
    await user.click(screen.getByRole('button', { name: 'Not on this site' }));
    expect(actions.leaveSite).toHaveBeenCalledOnce();
    expect(actions.close).toHaveBeenCalledOnce();
  });

  it('takes no typed text', () => {
    for (const of of Object.values(CASES)) show(of);
    expect(document.querySelector('input, textarea, select, [contenteditable]')).toBeNull();
  });

  it('is walked through by Tab in reading order', async () => {
    const { user } = show(finding([match()]));
    const order: string[] = [];
    for (let n = 0; n < 9; n += 1) {
      await user.tab();
      order.push(document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');
    }
    expect(order).toEqual([
      'Open in Greenhouse',
      'Open Mara Example CV.pdf',
      'Open Letter.pdf',
      'Open Portfolio.pdf',
      'Show 3 contact details',
      'It is them Mara Example',
      'Not the same person Mara Example',
      'All comparisons',
      'Refresh',
    ]);
  });

  it('keeps a right-to-left name by itself', () => {
    show(CASES['right to left'] as Finding);
    expect(
      within(screen.getByRole('heading', { level: 2 }))
        .getByText('נועה לדוגמה')
        .getAttribute('dir'),
    ).toBe('auto');
  });
});

describe('what must be seen at once or whole', () => {
  it.each([
    ['applicant', 'Active', 'active'],
    ['rejected', 'Rejected', 'rejected'],
    ['hired', 'Hired', 'hired'],
  ])('the status on the badge of %s looks like itself', (name, word, tone) => {
    const view = toCardView(CASES[name] as Finding, NOW).badge;
    document.body.append(badge(view, { t: words('plain'), open: false, toggle: () => undefined }));
    expect([...document.querySelectorAll('.status')].map((each) => [each.textContent, each.className])).toEqual([
      [word, `t status ${tone}`],
    ]);
  });

  it('every part stands in a box of its own, and no empty one where there is no stage', () => {
    const view = toCardView(CASES.rejected as Finding, NOW).badge;
    document.body.append(badge(view, { t: words('plain'), open: false, toggle: () => undefined }));
    expect([...document.querySelectorAll('.part')].map(({ textContent }) => textContent)).toEqual([
      'Rejected',
      'updated 4 months ago',
      'Sam Placeholder',
    ]);
  });

  it('the résumé is the first file, whatever came first', () => {
    const attachments = [
      file({ id: '1', type: 'other', name: 'Notes.txt' }),
      file({ id: '2', type: 'cover-letter', name: 'Letter.pdf' }),
      file({ id: '3', name: 'CV.pdf' }),
    ];
    show(finding([match({ attachments })]));
    expect(
      screen.getAllByRole('button', { name: /^Open \w+\./ }).map((each) => each.getAttribute('aria-label')),
    ).toEqual(['Open CV.pdf', 'Open Letter.pdf', 'Open Notes.txt']);
  });

  it('a long name, on demand', async () => {
    const name = `${'Wolfe'.repeat(300)} the last`;
    const { user } = show(finding([match({ name })]));
    expect(screen.getByRole('heading', { level: 2 }).textContent).not.toContain('the last');
    const button = screen.getByRole('button', { name: 'Show the whole name' });
    button.focus();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe(name);
    expect(document.activeElement?.getAttribute('aria-expanded')).toBe('true');
  });

  it('a long history, on demand', async () => {
    const { user } = show(CASES['forty applications'] as Finding);
    const jobs = () => screen.getAllByText(/^Engineer, team/).map((each) => each.textContent);
    expect(jobs()).toEqual([8, 16, 24, 32, 40].map((team) => `Engineer, team ${team}`));
    const button = screen.getByRole('button', { name: 'Show all 40 applications, 5 active' });
    expect(button.getAttribute('aria-expanded')).toBe('false');
    button.focus();
    await user.keyboard('{Enter}');
    expect(jobs()).toHaveLength(40);
    expect(document.activeElement?.textContent).toBe('Show fewer');
    await user.keyboard('{Enter}');
    expect(jobs()).toHaveLength(5);
  });

  it('a history as a list, so that a screen reader says how long it is', () => {
    show(CASES['forty applications'] as Finding);
    const section = screen.getByRole('heading', { name: '40 applications, 5 active' }).parentElement as HTMLElement;
    expect(within(section).getAllByRole('listitem')).toHaveLength(5);
  });

  it('no button for so few applications that one would be hidden', () => {
    show(finding([match({ applications: Array.from({ length: 6 }, (_, at) => application({ id: `${at}` })) })]));
    expect(screen.getAllByText('Staff Engineer, Platform')).toHaveLength(6);
    expect(screen.queryByRole('button', { name: /^Show all/ })).toBeNull();
  });

  it('no button for a name that fits', () => {
    show(finding([match()]));
    expect(screen.queryByRole('button', { name: /whole name/ })).toBeNull();
  });
});
