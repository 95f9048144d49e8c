// @vitest-environment jsdom
// What is said about a credential's permissions, on the screen and in the text for an admin.

import { cleanup, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { diagnosisReport, sortExcess } from '@/components/popup/diagnosis-words';
import type { ConnectionView, Diagnosis } from '@/lib/model/connection';
import { CONNECTED, DIAGNOSIS, JOBS_ONLY } from '@/tests/e2e/gallery-screens/accounts';
import { fake, refuse, settled } from '@/tests/unit/ui/fake-extension';
import { openPopup } from './open-popup';

vi.mock('@/lib/messages/ask', () => import('@/tests/unit/ui/fake-extension'));
vi.mock('wxt/browser', () => import('@/tests/unit/ui/fake-extension'));

beforeEach(() => fake.reset());
afterAll(settled);
afterEach(cleanup);

async function open(part: Partial<ConnectionView>) {
  fake.scene.connections = [{ ...CONNECTED, capabilities: ['show', 'contact', 'files', 'reasons', 'notes'], ...part }];
  const hand = userEvent.setup();
  openPopup();
  await hand.click(await screen.findByRole('button', { name: /^More for/ }));
  await hand.click(await screen.findByRole('menuitem', { name: 'Permissions' }));
  await screen.findByRole('heading', { name: 'Permissions' });
  return hand;
}
const row = (scope: string) => screen.getByText(scope).closest('li') as HTMLElement;

describe('the screen', () => {
  it('says of each permission whether it is there, and what is lost without it', async () => {
    await open({ diagnosis: DIAGNOSIS });
    expect(row('harvest:candidates:list').textContent).toContain('granted');
    expect(row('harvest:offices:list').textContent).toContain('could not be tried');
    expect(row('harvest:notes:list').textContent).toContain('missing');
    expect(row('harvest:notes:list').textContent).toContain('No notes can be shown.');
    expect(screen.getByText('3 permissions are missing.')).toBeTruthy();
    expect(screen.getByText(/Where to add them: in Greenhouse, Configure › Dev Center/)).toBeTruthy();
    expect(screen.getByText(/It can see private candidates and confidential jobs/)).toBeTruthy();
    expect(screen.getByText('Checked 5 minutes ago')).toBeTruthy();
  });

  it('calls for sensitive permissions to be taken away', async () => {
    await open({ diagnosis: DIAGNOSIS });
    const sensitive = screen.getByText(/^Sensitive: please take these away/).closest('details') as HTMLElement;
    expect(
      within(sensitive)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['harvest:offers:list', 'harvest:demographic_answers:list', 'harvest:scorecards:list']);
  });

  it('says when nothing is missing and nothing too much', async () => {
    await open({ ...CONNECTED });
    expect(screen.getByText('Nothing is missing.')).toBeTruthy();
    expect(screen.getByText('Nothing: it may do only what is needed.')).toBeTruthy();
    expect(screen.getByText(/could not be told/)).toBeTruthy();
  });

  it('checks again, and says so when that fails', async () => {
    const hand = await open({ diagnosis: DIAGNOSIS });
    fake.answers['connection.diagnose'] = ({ id }) => ({ ...CONNECTED, id });
    await hand.click(screen.getByRole('button', { name: 'Check again' }));
    await screen.findByText('Nothing is missing.');
    expect(fake.inputs('connection.diagnose')).toEqual([{ id: 'c1' }]);
    fake.answers['connection.diagnose'] = refuse('message/unreachable');
    await hand.click(screen.getByRole('button', { name: 'Check again' }));
    await screen.findByText('The extension was updated or restarted.');
  });

  it('says what kept the check from ending', async () => {
    await open({ diagnosis: { ...DIAGNOSIS, problem: 'ats/unauthorized' } });
    expect(screen.getByText('The check could not be ended.')).toBeTruthy();
    expect(screen.getByText(/^Greenhouse does not accept the key/)).toBeTruthy();
  });

  it('has nothing to check before the first look, and nothing at all for jobs only', async () => {
    await open({ diagnosis: null });
    expect(screen.getByText('Not checked yet.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Check now' })).toBeTruthy();
    cleanup();
    const hand = await open(JOBS_ONLY);
    expect(screen.getByText(/It has no key/)).toBeTruthy();
    await hand.click(screen.getByRole('button', { name: 'Back' }));
    await screen.findByRole('listitem', { name: JOBS_ONLY.name });
  });

  it('copies a text that stands by itself', async () => {
    const hand = await open({ diagnosis: DIAGNOSIS });
    await hand.click(screen.getByRole('button', { name: 'Copy for my admin' }));
    await screen.findByText('✓ Copied');
    await waitFor(async () => expect(await navigator.clipboard.readText()).toContain('MISSING'));
  });
});

describe('the text for an admin', () => {
  const report = diagnosisReport({ ...CONNECTED, name: 'Noor’s own', user: 'Noor Okafor' }, DIAGNOSIS);

  it('names every permission once under what is to be done about it', () => {
    for (const { scope } of DIAGNOSIS.permissions) expect(report.split(`  ${scope}`)).toHaveLength(2);
    for (const scope of DIAGNOSIS.excess ?? []) expect(report).toContain(`  ${scope}`);
    const below = (title: string) => report.slice(report.indexOf(title));
    expect(below('MISSING')).toContain('harvest:applications:list (needed)');
    expect(below('Could not be tried')).toContain('harvest:offices:list');
    expect(report).toContain('Configure › Dev Center › API Credentials');
  });

  it('holds no secret, no user and no e-mail address', () => {
    expect(report).not.toMatch(/Noor|@|ci-0451-fern/);
  });

  it('survives a diagnosis of an ATS without words and without a date', () => {
    const bare: Diagnosis = { ...DIAGNOSIS, checkedAt: 'soon', excess: null, seesRestricted: null };
    expect(diagnosisReport({ ...CONNECTED, ats: 'unheard-of' }, bare)).toContain('Checked: at an unknown time');
  });
});

it('sorts what is too much', () => {
  expect(
    sortExcess([
      'harvest:eeoc:list',
      'harvest:pay_inputs:list',
      'harvest:candidates:merge',
      'harvest:tracking_links:list',
      'candidates_manage',
      'candidates_offers_read',
      'company_read',
      'List all stages',
    ]),
  ).toEqual({
    sensitive: ['harvest:eeoc:list', 'harvest:pay_inputs:list', 'candidates_offers_read'],
    writing: ['harvest:candidates:merge', 'candidates_manage'],
    other: ['harvest:tracking_links:list', 'company_read', 'List all stages'],
  });
});
