// @vitest-environment jsdom
// Connecting an ATS: three steps, a submission that outlives the window, and a secret that is never shown again.

import { cleanup, screen, waitFor, within } from '@testing-library/preact';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CHECK, DRAFT, SYNCING } from '@/tests/e2e/gallery-screens/accounts';
import { OPTIONS, PERMISSIONS } from '@/tests/e2e/gallery-screens/described-ats';
import { browser, fake, refuse, settled } from '@/tests/unit/ui/fake-extension';
import { button, ORIGINS, openPopup, SECRET, user, WAITING } from './open-popup';

vi.mock('@/lib/messages/ask', () => import('@/tests/unit/ui/fake-extension'));
vi.mock('wxt/browser', () => import('@/tests/unit/ui/fake-extension'));

beforeEach(() => fake.reset());
afterAll(settled);
afterEach(cleanup);

const focused = (heading: string) =>
  waitFor(() => expect(document.activeElement === screen.getByRole('heading', { name: heading })).toBe(true));

async function toCredentials(hand = user()) {
  openPopup();
  await hand.click(await button('+ Connect an ATS'));
  await hand.click(await button('Next'));
  await hand.click(await button('Next: your key'));
  await screen.findByRole('heading', { name: 'Your key' });
  return hand;
}

async function fillIn(hand: ReturnType<typeof user>) {
  await hand.type(screen.getByLabelText('Client ID'), 'ci-1');
  await hand.type(screen.getByLabelText('Client secret'), SECRET);
  await hand.type(screen.getByLabelText(/^Web address/), 'https://app4.greenhouse.example/people/501?x=1#y');
  await hand.type(screen.getByLabelText('Your work e-mail'), 'noor@fernhill.example');
}

describe('the three steps', () => {
  it('asks what it should do, with showing always on', async () => {
    const hand = user();
    openPopup();
    await hand.click(await button('+ Connect an ATS'));
    const show = await screen.findByRole('checkbox', { name: 'Show who is in the ATS' });
    expect(show).toHaveProperty('checked', true);
    expect(show).toHaveProperty('disabled', true);
    await hand.click(screen.getByRole('checkbox', { name: 'Résumés and files' }));
    await hand.click(await button('Next'));
    await screen.findByRole('button', { name: `Copy all ${PERMISSIONS.length - 1}` });
    expect(screen.queryByText('harvest:attachments:list')).toBeNull();
  });

  it('names exactly the permissions of the ticks, and copies them all', async () => {
    const hand = user();
    openPopup();
    await hand.click(await button('+ Connect an ATS'));
    await hand.click(await button('Next'));
    await hand.click(await button(`Copy all ${PERMISSIONS.length}`));
    await screen.findByText('✓ Copied');
    expect(await navigator.clipboard.readText()).toBe(PERMISSIONS.map(({ scope }) => scope).join('\n'));
    for (const { scope } of PERMISSIONS) expect(screen.getByText(scope)).toBeTruthy();
    expect(screen.getByText(/As of November 2026/).textContent).toContain(
      'Configure › Dev Center › API Credentials › Create new API credential › type Harvest V3 (OAuth) › Manage Scopes',
    );
    expect(screen.getByText(/shows the secret once/)).toBeTruthy();
    expect(screen.getByText(/^Somebody with the developer permission “Can manage ALL/)).toBeTruthy();
  });

  it('copies a note for the admin, with the scopes and nothing secret', async () => {
    const hand = user();
    openPopup();
    await hand.click(await button('+ Connect an ATS'));
    await hand.click(await button('Next'));
    await hand.click(await button('Copy a note for your admin'));
    await screen.findByText('✓ Copied');
    const note = await navigator.clipboard.readText();
    for (const { scope } of PERMISSIONS) expect(note).toContain(scope);
    expect(note).toContain('As of November 2026');
  });

  it('says so when the browser refuses the clipboard', async () => {
    const hand = user();
    openPopup();
    await hand.click(await button('+ Connect an ATS'));
    await hand.click(await button('Next'));
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValueOnce(new Error('no'));
    await hand.click(await button(/^Copy all/));
    await screen.findByText(/select the text and copy it/);
  });

  it('takes the focus to the heading of each new step', async () => {
    await toCredentials();
    await focused('Your key');
    expect(screen.getByText('Your key', { selector: 'li' }).getAttribute('aria-current')).toBe('step');
  });

  it('can be walked with the keyboard alone', async () => {
    const hand = user();
    fake.answers['connection.submit'] = () => WAITING;
    openPopup();
    (await button('+ Connect an ATS')).focus();
    await hand.keyboard('{Enter}');
    await screen.findByRole('checkbox', { name: 'Contact details' });
    const tabTo = async (name: string) => {
      for (let tabs = 0; tabs < 30 && document.activeElement?.textContent !== name; tabs += 1) await hand.tab();
      expect(document.activeElement?.textContent).toBe(name);
    };
    await tabTo('Next');
    await hand.keyboard('{Enter}');
    await focused('Permissions it needs');
    await tabTo('Next: your key');
    await hand.keyboard(' ');
    await focused('Your key');
    await hand.tab();
    await hand.keyboard('ci-1');
    expect(screen.getByLabelText('Client ID')).toHaveProperty('value', 'ci-1');
    await hand.tab();
    await hand.keyboard(`${SECRET}{Enter}`);
    await waitFor(() => expect(fake.inputs('connection.submit')).toHaveLength(1));
  });
});

describe('credentials', () => {
  it('cuts a pasted address to its origin when left, and shows it so', async () => {
    const hand = await toCredentials();
    const address = screen.getByLabelText(/^Web address/);
    await hand.type(address, 'app4.greenhouse.example/people/501?application=9');
    await hand.tab();
    await waitFor(() => expect(address).toHaveProperty('value', 'https://app4.greenhouse.example'));
  });

  it('says by the field that an address is none, and goes there on submit', async () => {
    const hand = await toCredentials();
    await fillIn(hand);
    const address = screen.getByLabelText(/^Web address/);
    await hand.clear(address);
    await hand.type(address, 'not an address');
    await hand.click(await button('Check and connect'));
    await waitFor(() => expect(document.activeElement).toBe(address));
    expect(address.getAttribute('aria-invalid')).toBe('true');
    expect(fake.inputs('connection.submit')).toEqual([]);
  });

  it('is a password input that no browser is asked to remember', async () => {
    await toCredentials();
    const secret = screen.getByLabelText('Client secret');
    expect(secret.getAttribute('type')).toBe('password');
    expect(secret.getAttribute('autocomplete')).toBe('off');
  });

  it('hands the draft over before it asks the browser', async () => {
    const order: string[] = [];
    fake.answers['connection.submit'] = () => {
      order.push('submit');
      fake.scene.submission = WAITING;
      return WAITING;
    };
    fake.grants = async () => {
      order.push('request');
      fake.scene.submission = { state: 'checking', draft: DRAFT };
      return true;
    };
    const hand = await toCredentials();
    await fillIn(hand);
    await hand.click(await button('Check and connect'));
    await screen.findByRole('heading', { name: 'Checking with Greenhouse…' });
    expect(order).toEqual(['submit', 'request']);
    expect(fake.asked).toEqual([ORIGINS]);
    expect(fake.inputs('connection.submit')[0]?.draft).toEqual({
      ats: 'greenhouse',
      name: 'Greenhouse',
      capabilities: ['show', 'contact', 'files', 'reasons'],
      options: OPTIONS,
      fields: {
        clientId: 'ci-1',
        clientSecret: SECRET,
        webAddress: 'https://app4.greenhouse.example',
        workEmail: 'noor@fernhill.example',
      },
    });
  });

  it('keeps what was typed when the popup closes, and never shows the secret again', async () => {
    const hand = await toCredentials();
    await fillIn(hand);
    cleanup();
    expect(JSON.stringify(fake.session)).toContain(SECRET);

    openPopup();
    await screen.findByRole('heading', { name: 'Your key' });
    expect(screen.getByLabelText('Client ID')).toHaveProperty('value', 'ci-1');
    expect(screen.getByLabelText('Client secret')).toHaveProperty('value', '');
    expect(document.documentElement.outerHTML).not.toContain(SECRET);
    expect(screen.getByText(/The one you typed before is kept/)).toBeTruthy();
    expect(JSON.stringify({ ...localStorage })).not.toContain(SECRET);

    fake.answers['connection.submit'] = () => WAITING;
    await user().click(await button('Check and connect'));
    await waitFor(() => expect(fake.inputs('connection.submit')[0]?.draft.fields.clientSecret).toBe(SECRET));
  });

  it('forgets everything on Cancel', async () => {
    const hand = await toCredentials();
    await fillIn(hand);
    await hand.click(await button('Cancel'));
    await button('+ Connect an ATS');
    expect(fake.session).toEqual({});
  });

  it('shows by the field what the background found wrong, and what is missing as missing', async () => {
    const draft = { ...DRAFT, fields: { ...DRAFT.fields, workEmail: '' } };
    fake.answers['connection.submit'] = () => {
      const about = ['workEmail', 'clientId'];
      fake.scene.submission = { state: 'refused', draft, code: 'connection/invalid-field', about, check: null };
      return fake.scene.submission;
    };
    const hand = await toCredentials();
    await hand.type(screen.getByLabelText('Client ID'), 'ci 1');
    await hand.click(await button('Check and connect'));
    await screen.findByText('Needed to connect.');
    const email = screen.getByLabelText('Your work e-mail');
    expect(email.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(email.getAttribute('aria-describedby')?.split(' ')[1] ?? '')?.textContent).toMatch(
      /Needed/,
    );
    expect(screen.getByLabelText('Client ID').getAttribute('aria-invalid')).toBe('true');
  });

  it('promises no second try of its own when the ATS cannot be reached', async () => {
    fake.reset('refused');
    fake.scene.submission = { state: 'refused', draft: DRAFT, code: 'ats/unreachable', about: [], check: null };
    openPopup();
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Greenhouse can’t be reached.');
    expect(alert.textContent).toContain('check again');
    expect(screen.getByLabelText('Client secret').getAttribute('placeholder')).toBe('Kept, not shown');
  });

  it('does not offer a secret again that was refused for being wrong', async () => {
    fake.reset('retired-key');
    openPopup();
    await screen.findByRole('alert');
    expect(screen.getByLabelText('Client secret').hasAttribute('placeholder')).toBe(false);
    expect(screen.queryByText(/The one you typed before is kept/)).toBeNull();
  });

  it('marks the secret where the ATS refuses the credential without naming an input', async () => {
    fake.reset('refused');
    const draft = { ...DRAFT, fields: { ...DRAFT.fields, clientSecret: SECRET } };
    const about = ['List all opportunities'];
    fake.scene.submission = { state: 'refused', draft, code: 'ats/unauthorized', about, check: null };
    openPopup();
    await screen.findByRole('alert');
    expect(screen.getByLabelText('Client secret').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByLabelText('Client ID').getAttribute('aria-invalid')).not.toBe('true');
    expect(screen.queryByText(/The one you typed before is kept/)).toBeNull();
  });

  it('says what a pasted old key is', async () => {
    fake.answers['connection.submit'] = refuse('ats/retired-key');
    const hand = await toCredentials();
    await hand.type(screen.getByLabelText('Client ID'), '0123456789abcdef0123456789abcdef-1');
    await hand.click(await button('Check and connect'));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toMatch(/old Harvest v1 or v2 key/);
    expect(alert.textContent).toMatch(/Harvest V3 \(OAuth\)/);
  });

  it('lets the browser refuse, keeps the form and asks again from a click', async () => {
    fake.answers['connection.submit'] = () => {
      fake.scene.submission = WAITING;
      return WAITING;
    };
    fake.grants = async () => false;
    const hand = await toCredentials();
    await fillIn(hand);
    await hand.click(await button('Check and connect'));
    await screen.findByText('You said no.');
    await hand.click(await button('Allow'));
    expect(fake.asked).toEqual([ORIGINS, ORIGINS]);
    await hand.click(await button('Back to the form'));
    await screen.findByRole('heading', { name: 'Your key' });
    expect(screen.getByLabelText('Client ID')).toHaveProperty('value', 'ci-1');
    expect(fake.inputs('connection.dismiss')).toHaveLength(1);
  });

  it('offers the button where a browser wants a click of its own', async () => {
    fake.answers['connection.submit'] = () => {
      fake.scene.submission = WAITING;
      return WAITING;
    };
    fake.grants = async () => {
      throw new Error('may only be called from a user input handler');
    };
    const hand = await toCredentials();
    await fillIn(hand);
    await hand.click(await button('Check and connect'));
    await button('Allow');
    expect(screen.queryByText('You said no.')).toBeNull();
  });
});

describe('a reopened popup', () => {
  it('waits for the permission and names the hosts', async () => {
    fake.reset('waiting');
    openPopup();
    await screen.findByRole('heading', { name: 'Allow access to Greenhouse' });
    expect(screen.getByText('harvest.greenhouse.io')).toBeTruthy();
    expect(screen.getByText('auth.greenhouse.io')).toBeTruthy();
    expect(fake.asked).toEqual([]);
    await user().click(await button('Allow'));
    expect(fake.asked).toEqual([ORIGINS]);
  });

  it('goes from checking to the connection by itself', async () => {
    fake.reset('checking');
    openPopup();
    await screen.findByRole('heading', { name: 'Checking with Greenhouse…' });
    fake.scene.connections = [SYNCING];
    fake.scene.submission = {
      state: 'done',
      connectionId: 'c1',
      check: CHECK,
    };
    await screen.findByText('Greenhouse is connected to Fernhill Ltd as Noor Okafor', undefined, { timeout: 4000 });
    await screen.findByRole('progressbar', { name: 'First sync of Greenhouse' });
  });

  it('says that everybody is being read, and when that is done', async () => {
    fake.reset('connected');
    const [connection] = fake.scene.connections;
    if (!connection) throw new Error('no connection');
    fake.scene.connections = [{ ...SYNCING, id: connection.id }];
    fake.scene.submission = {
      state: 'done',
      connectionId: connection.id,
      check: { ...CHECK, account: null, user: null },
    };
    openPopup();
    await screen.findByText(/is being read once/);
    fake.scene.connections = [connection];
    browser.runtime.onMessage.fire({ notice: 'index.changed' });
    await screen.findByText(/has been read once/);
    expect(screen.queryByText(/is being read once/)).toBeNull();
  });

  it('shows the form again when refused, naming every missing permission and what it costs', async () => {
    fake.reset('refused');
    openPopup();
    const missing = await screen.findByRole('list', { name: 'Missing permissions' });
    const rows = within(missing).getAllByRole('listitem');
    expect(rows.map((row) => row.textContent)).toEqual([
      'harvest:applications:list neededNo job, stage or status can be shown.',
      'harvest:attachments:listNo résumés or files can be listed or opened.',
      'harvest:rejection_details:listRejections are shown without their reason.',
    ]);
    expect(screen.getByLabelText('Client ID')).toHaveProperty('value', 'ci-0451-fern');
    await user().click(await button('Cancel'));
    await button('+ Connect an ATS');
    expect(fake.inputs('connection.dismiss')).toHaveLength(1);
  });

  it('says what a connection lacks, and stops saying it when told', async () => {
    fake.reset('done');
    fake.session = { 'connect.draft': { step: 'credentials', draft: { ...DRAFT, fields: { clientSecret: SECRET } } } };
    openPopup();
    const hand = user();
    await screen.findByText('Rejections are shown without their reason.');
    screen.getByText(/Where to add what is missing: in Greenhouse, Configure/);
    await waitFor(() => expect(fake.session).toEqual({}));
    await hand.click(await button('Got it'));
    await waitFor(() => expect(screen.queryByText('Rejections are shown without their reason.')).toBeNull());
  });

  it('starts afresh over a draft it cannot read', async () => {
    fake.session = { 'connect.draft': { step: 'nowhere', draft: 7 } };
    openPopup();
    await button('+ Connect an ATS');
  });
});
