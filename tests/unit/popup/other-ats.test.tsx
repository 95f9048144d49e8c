// @vitest-environment jsdom
// Connecting an ATS whose form has choices: which fields are asked for, and what is said about each.

import { cleanup, screen, waitFor } from '@testing-library/preact';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DESCRIBED } from '@/tests/e2e/gallery-screens/described-ats';
import { fake, settled } from '@/tests/unit/ui/fake-extension';
import { button, openPopup, SECRET, user, WAITING } from './open-popup';

vi.mock('@/lib/messages/ask', () => import('@/tests/unit/ui/fake-extension'));
vi.mock('wxt/browser', () => import('@/tests/unit/ui/fake-extension'));

beforeEach(() => fake.reset());
afterAll(settled);
afterEach(cleanup);

describe('another ATS', () => {
  async function choose(name: string) {
    fake.scene.ats = DESCRIBED;
    const hand = user();
    openPopup();
    await hand.click(await button('+ Connect an ATS'));
    await hand.click(await screen.findByRole('radio', { name }));
    return hand;
  }
  async function credentialsOf(name: string) {
    const hand = await choose(name);
    await hand.click(await button('Next'));
    await hand.click(await button('Next: your key'));
    await screen.findByRole('heading', { name: 'Your key' });
    return hand;
  }
  const submitted = () => fake.inputs('connection.submit')[0]?.draft;

  it('is chosen first, where there is more than one', async () => {
    const hand = await choose('Lever');
    expect(screen.getByRole('radio', { name: 'Greenhouse' })).toHaveProperty('checked', false);
    expect(screen.getByText('Takes 2 permissions in Lever.')).toBeTruthy();
    await hand.click(await button('Next'));
    await screen.findByText('List all opportunities');
    expect(screen.getByText(/As of November 2026/).textContent).toContain(
      'Settings › Integrations and API › API Credentials',
    );
    expect(screen.getByText(/Access to confidential data is chosen when the key is made/)).toBeTruthy();
  });

  it('has a help that can be forwarded for whoever cannot see where keys are made', async () => {
    for (const [name, place, who] of [
      ['Greenhouse', 'API Credentials', 'Can manage ALL organization’s API Credentials'],
      ['Lever', 'API Credentials', 'the plan comes without'],
      ['SmartRecruiters', 'API / Credential Manager', 'administrators'],
    ] as const) {
      fake.reset();
      const hand = await choose(name);
      await hand.click(await button('Next'));
      await hand.click(await screen.findByText(`I can’t see ${place}`));
      await hand.click(await button('Copy this to forward it'));
      await screen.findByText('✓ Copied');
      expect(await navigator.clipboard.readText()).toContain(who);
      cleanup();
    }
  });

  it('sends the first of a choice that nobody touched', async () => {
    fake.answers['connection.submit'] = () => WAITING;
    const hand = await credentialsOf('Lever');
    await hand.type(screen.getByLabelText('API key'), SECRET);
    await hand.type(screen.getByLabelText('Your work e-mail'), 'noor@fernhill.example');
    await hand.click(await button('Check and connect'));
    await waitFor(() => expect(submitted()).toBeTruthy());
    expect(submitted()).toMatchObject({
      ats: 'lever',
      name: 'Lever',
      fields: { environment: 'production', apiKey: SECRET, workEmail: 'noor@fernhill.example' },
      options: { syncsFiles: false },
    });
  });

  it('asks for what the choice takes, and sends nothing else', async () => {
    fake.answers['connection.submit'] = () => WAITING;
    const hand = await credentialsOf('SmartRecruiters');
    await hand.type(screen.getByLabelText('API key'), SECRET);
    await hand.click(screen.getByRole('radio', { name: 'An OAuth client' }));
    expect(screen.queryByLabelText('API key')).toBeNull();
    await hand.type(screen.getByLabelText('Client ID'), 'sr-1');
    await hand.type(screen.getByLabelText('Client secret'), 'other-secret');
    await hand.click(await button('Check and connect'));
    await waitFor(() => expect(submitted()).toBeTruthy());
    expect(submitted()?.fields).toEqual({
      signIn: 'client',
      clientId: 'sr-1',
      clientSecret: 'other-secret',
      companyIdentifier: '',
      workEmail: '',
    });
  });

  it('says plainly that without a credential only jobs are connected', async () => {
    const hand = await credentialsOf('SmartRecruiters');
    expect(screen.queryByText('This connects jobs only.')).toBeNull();
    await hand.click(screen.getByRole('radio', { name: 'Neither: jobs only' }));
    expect(screen.getByText('This connects jobs only.')).toBeTruthy();
    expect(screen.queryByLabelText('Your work e-mail')).toBeNull();
    // The only input there is can't be optional.
    expect(screen.getByLabelText('Company identifier').getAttribute('aria-required')).toBe('true');
  });

  it('asks whether another spelling is meant, and fills it in', async () => {
    fake.reset('other-casing');
    const hand = user();
    openPopup();
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('No public jobs under brightwater, but Brightwater has some: is that you?');
    await hand.click(await button('Use Brightwater'));
    expect(screen.getByLabelText('Company identifier')).toHaveProperty('value', 'Brightwater');
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
