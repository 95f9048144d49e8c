// @vitest-environment jsdom
// Editing a connection: what is saved at once, and what goes on to permissions and credentials.

import { cleanup, screen, waitFor } from '@testing-library/preact';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConnectionView } from '@/lib/model/connection';
import type { Job } from '@/lib/model/job';
import { JOBS, JOBS_ONLY } from '@/tests/e2e/gallery-screens/accounts';
import { DESCRIBED, OPTIONS } from '@/tests/e2e/gallery-screens/described-ats';
import type { Scene } from '@/tests/e2e/gallery-screens/scenes';
import { fake, refuse, settled } from '@/tests/unit/ui/fake-extension';
import { button, openPopup, user, WAITING } from './open-popup';

vi.mock('@/lib/messages/ask', () => import('@/tests/unit/ui/fake-extension'));
vi.mock('wxt/browser', () => import('@/tests/unit/ui/fake-extension'));

beforeEach(() => fake.reset());
afterAll(settled);
afterEach(cleanup);

describe('editing', () => {
  async function edit(part: Partial<ConnectionView> = {}, more: Partial<Scene> = {}) {
    fake.reset('connected');
    Object.assign(fake.scene, more);
    fake.scene.connections = fake.scene.connections.map((view) => ({ ...view, ...part }));
    const hand = user();
    openPopup();
    await hand.click(await button(/^More for/));
    await hand.click(await screen.findByRole('menuitem', { name: 'Edit' }));
    await screen.findByRole('heading', { name: 'Options' });
    return hand;
  }
  const tuned = () => fake.inputs('connection.tune');

  it('saves name and options at once, without asking for anything', async () => {
    const hand = await edit();
    const name = screen.getByLabelText(/^Name of this connection/);
    expect(name).toHaveProperty('value', 'Greenhouse');
    await hand.clear(name);
    await hand.type(name, 'Fernhill');
    await hand.click(screen.getByRole('checkbox', { name: /^Keep full records/ }));
    await hand.click(screen.getByRole('checkbox', { name: /^Keep the lists of files/ }));
    expect(screen.getByText(/is read once more after this/)).toBeTruthy();
    const people = screen.getByLabelText('Look for changes of people every');
    await hand.clear(people);
    await hand.type(people, '60');
    await hand.selectOptions(screen.getByLabelText('How much of the request limit to use'), '0.25');
    await hand.click(await button('Save'));
    await screen.findByRole('heading', { name: 'Fernhill' });
    expect(tuned()).toEqual([
      {
        id: 'c1',
        name: 'Fernhill',
        options: { ...OPTIONS, keepsWhole: false, syncsFiles: false, changesMinutes: 60, share: 0.25 },
      },
    ]);
    expect(fake.inputs('connection.submit')).toEqual([]);
  });

  it('takes no interval that cannot be kept', async () => {
    const hand = await edit();
    const jobs = screen.getByLabelText('Look for changes of jobs every');
    for (const wrong of ['4', '1441', '7.5', 'soon']) {
      await hand.clear(jobs);
      await hand.type(jobs, wrong);
      expect(jobs.getAttribute('aria-invalid')).toBe('true');
      await hand.click(await button('Save'));
    }
    expect(tuned()).toEqual([]);
    await hand.clear(jobs);
    await hand.type(jobs, '1440');
    await hand.click(await button('Save'));
    await waitFor(() => expect(tuned()[0]?.options.jobsMinutes).toBe(1_440));
  });

  it('says so when it could not be saved', async () => {
    const hand = await edit();
    fake.answers['connection.tune'] = refuse('storage/full');
    await hand.click(await button('Save'));
    await screen.findByText('The disk is full.');
  });

  it('goes on to permissions and credentials when it may do more, and keeps the secret when left blank', async () => {
    const hand = await edit();
    fake.answers['connection.submit'] = () => WAITING;
    await hand.click(screen.getByRole('checkbox', { name: 'Notes' }));
    await hand.click(await button('Next: permissions'));
    await screen.findByText('harvest:notes:list');
    await hand.click(await button('Next: your key'));
    expect(screen.getByLabelText('Client ID')).toHaveProperty('value', 'ci-0451-fern');
    expect(screen.getByText(/Leave blank to keep the one in use/)).toBeTruthy();
    await hand.click(await button('Check and save'));
    await waitFor(() => expect(fake.inputs('connection.submit')).toHaveLength(1));
    const { draft } = fake.inputs('connection.submit')[0] ?? {};
    expect(draft?.id).toBe('c1');
    expect(draft?.capabilities).toContain('notes');
    expect(draft?.fields.clientSecret).toBe('');
    expect(tuned()).toEqual([]);
  });

  it('goes to the credentials alone', async () => {
    const hand = await edit();
    await hand.click(await button('Change the key…'));
    await screen.findByRole('heading', { name: 'Your key', level: 2 });
  });

  it('offers the environment where the ATS has one', async () => {
    const lever = { ats: 'lever', atsName: 'Lever', fields: { environment: 'eu', workEmail: 'noor@fernhill.example' } };
    const hand = await edit(lever, { ats: DESCRIBED });
    expect(screen.getByRole('radio', { name: 'Europe' })).toHaveProperty('checked', true);
    await hand.click(screen.getByRole('radio', { name: 'Sandbox' }));
    await button('Next: permissions');
  });

  it('does not call a way to sign in an environment', async () => {
    await edit({ ...JOBS_ONLY, id: 'c1' }, { ats: DESCRIBED });
    expect(screen.queryAllByRole('radio')).toEqual([]);
    expect(screen.queryByRole('checkbox', { name: 'Contact details' })).toBeNull();
    expect(screen.queryByLabelText('Look for changes of people every')).toBeNull();
  });

  it('hides jobs by what the real ones say, and says how many', async () => {
    const hand = await edit({}, { jobs: JOBS });
    const count = (test: (job: Job) => boolean) => JOBS.filter(test).length;
    await screen.findByText('0 of 200 jobs hidden');
    await hand.click(screen.getByRole('checkbox', { name: /^closed/ }));
    await screen.findByText(`${count(({ status }) => status === 'closed')} of 200 jobs hidden`);
    await hand.click(screen.getByRole('checkbox', { name: /^internal/ }));
    await hand.selectOptions(screen.getByLabelText('By a field of your own'), 'Evergreen');
    await hand.selectOptions(screen.getByLabelText('where it says'), 'Yes');
    const hidden = count(
      ({ status, visibility, customFields }) =>
        status === 'closed' || visibility === 'internal' || customFields.Evergreen === 'Yes',
    );
    await screen.findByText(`${hidden} of 200 jobs hidden`);
    expect(screen.getByText(/a person on a hidden job stays In ATS/)).toBeTruthy();
    await hand.click(await button('Save'));
    await waitFor(() =>
      expect(tuned()[0]?.options.hiddenJobs).toEqual({
        statuses: ['closed'],
        visibilities: ['internal'],
        field: { name: 'Evergreen', value: 'Yes' },
      }),
    );
  });

  it('drops half a rule', async () => {
    const hand = await edit({}, { jobs: JOBS });
    await hand.selectOptions(await screen.findByLabelText('By a field of your own'), 'Evergreen');
    await screen.findByText('0 of 200 jobs hidden');
    await hand.click(await button('Save'));
    await waitFor(() => expect(tuned()[0]?.options.hiddenJobs.field).toBeNull());
  });
});
