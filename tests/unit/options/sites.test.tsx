// @vitest-environment jsdom
// The sites of the options page: switches and grants, named hosts, sites of one's own, packs as files.

import { cleanup, render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { draftOf, fieldOf, NEW_SITE, packOf, selectorFaults, textOf } from '@/components/options/custom-site-draft';
import { HealthReport } from '@/components/options/health-report';
import { Sites } from '@/components/options/sites';
import { hostOf } from '@/components/options/sites-row';
import { WithQueries } from '@/components/popup/with-queries';
import { checkPack } from '@/lib/packs/pack-schema';
import { PACKS } from '@/tests/e2e/gallery-screens/described-sites';
import { fake, settled } from '@/tests/unit/ui/fake-extension';

vi.mock('@/lib/messages/ask', () => import('@/tests/unit/ui/fake-extension'));
vi.mock('wxt/browser', () => import('@/tests/unit/ui/fake-extension'));

const open = () =>
  render(
    <WithQueries>
      <Sites />
    </WithQueries>,
  );

beforeEach(() => fake.reset('sites'));
afterAll(settled);
afterEach(cleanup);

const box = (name: string) => screen.findByRole('checkbox', { name });

describe('switching', () => {
  it('on: the browser is asked in the turn of the click, and the wish is stored while it asks', async () => {
    open();
    // The question stays open: this window may be gone before it is answered.
    fake.grants = () => new Promise(() => undefined);
    const bluesky = await box('Bluesky');
    bluesky.click();
    expect(fake.asked).toEqual([['https://bluesky.example/*']]);
    await waitFor(() => expect(fake.inputs('site.change')).toEqual([{ id: 'bluesky', isOn: true }]));
  });

  it('on: stays when it is granted', async () => {
    open();
    await userEvent.setup().click(await box('Bluesky'));
    await settled();
    expect(fake.inputs('site.change')).toEqual([{ id: 'bluesky', isOn: true }]);
  });

  it('refused: it is off again, and it is said', async () => {
    fake.grants = async () => false;
    open();
    await userEvent.setup().click(await box('Bluesky'));
    await screen.findByText('The browser was not allowed to, so it stays off.');
    expect(fake.inputs('site.change')).toEqual([
      { id: 'bluesky', isOn: true },
      { id: 'bluesky', isOn: false },
    ]);
  });

  it('off asks for nothing', async () => {
    open();
    await userEvent.setup().click(await box('X'));
    await waitFor(() => expect(fake.inputs('site.change')).toEqual([{ id: 'x', isOn: false }]));
    expect(fake.asked).toEqual([]);
  });

  it('what waits for the browser is asked for with a click of its own', async () => {
    open();
    await userEvent.setup().click(await screen.findByRole('button', { name: 'Allow GitLab' }));
    await waitFor(() => expect(fake.asked).toEqual([['https://gitlab.example/*']]));
  });

  it('policy’s sites cannot be changed', async () => {
    open();
    expect(await box('Xing')).toHaveProperty('disabled', true);
  });

  it('says where verdicts are shown, site by site', async () => {
    open();
    const select = await screen.findByLabelText('Where answers appear on GitHub');
    expect(select).toHaveProperty('value', 'panel');
    await userEvent.setup().selectOptions(select, 'As chosen above');
    await waitFor(() => expect(fake.inputs('site.change')).toEqual([{ id: 'github', surface: null }]));
  });

  it('reports a page of a site that reads badly', async () => {
    open();
    const [report] = await screen.findAllByRole('button', { name: 'Report a page' });
    await userEvent.setup().click(report as HTMLElement);
    await waitFor(() => expect(fake.inputs('report.make')).toEqual([{ site: 'github' }]));
  });
});

describe('named hosts', () => {
  it('are added with the browser’s question, and removed', async () => {
    open();
    const user = userEvent.setup();
    await user.type(await screen.findByLabelText('Server'), 'https://Other.example/@mara');
    await user.click(screen.getByRole('button', { name: 'Add' }));
    await waitFor(() => expect(fake.asked).toEqual([['https://other.example/*']]));
    await user.click(screen.getByRole('button', { name: 'Remove social.example' }));
    await waitFor(() =>
      expect(fake.inputs('site.change')).toEqual([
        { id: 'mastodon', hosts: ['social.example', 'other.example'] },
        { id: 'mastodon', hosts: [] },
      ]),
    );
  });

  it.each([
    ['social.example', 'social.example'],
    [' HTTPS://Social.Example/@mara ', 'social.example'],
    ['social', null],
    ['', null],
    ['social.example:8443', null],
    ['user@social.example', null],
  ])('%j is %j', (typed, host) => {
    expect(hostOf(typed)).toBe(host);
  });
});

describe('a site of one’s own', () => {
  const fill = async () => {
    const user = userEvent.setup();
    open();
    await user.click(await screen.findByRole('button', { name: 'Add a site' }));
    await user.type(screen.getByLabelText('What it is called'), 'GitHub');
    await user.type(screen.getByLabelText('Address of its profile pages'), 'people.intra.example/u/*?tab=1');
    await user.type(screen.getByLabelText(/^Name/), 'h1');
    return user;
  };

  it('is tried, and saved switched on; it stands for no other site by accident', async () => {
    const user = await fill();
    await user.click(screen.getByRole('button', { name: 'Try it on an open page' }));
    const read = await screen.findByText('The page is read.');
    expect(within(read.closest('.ui-notice') as HTMLElement).getByText('Staff Engineer')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Save and switch on' }));
    await waitFor(() => expect(fake.inputs('site.change')).toEqual([{ id: 'github2', isOn: true }]));
    expect(fake.inputs('pack.save')).toMatchObject([
      {
        pack: {
          id: 'github2',
          matches: ['https://people.intra.example/*'],
          pages: [{ path: '/u/*', query: { tab: '1' }, identity: 'page', fields: { name: 'h1' } }],
        },
      },
    ]);
    expect(fake.asked).toEqual([['https://people.intra.example/*'], ['https://people.intra.example/*']]);
  });

  it('shows each fault where it stands, and keeps what was typed', async () => {
    fake.answers['pack.save'] = () => [
      { at: 'matches.0', what: 'Write it otherwise.' },
      { at: 'pages.0', what: 'Something else.' },
    ];
    const user = await fill();
    await user.click(screen.getByRole('button', { name: 'Save and switch on' }));
    await screen.findByText('Write it otherwise.');
    await screen.findByText('pages.0: Something else.');
    expect(screen.getByLabelText('What it is called')).toHaveProperty('value', 'GitHub');
    expect(fake.inputs('site.change')).toEqual([]);
  });

  it('is edited and removed, hosts first', async () => {
    open();
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'More for Brightwater people' }));
    await user.click(screen.getByRole('menuitem', { name: 'Remove' }));
    await waitFor(() => expect(fake.inputs('pack.remove')).toEqual([{ id: 'brightwater' }]));
    expect(fake.inputs('site.change')).toEqual([{ id: 'brightwater', isOn: false }]);
  });

  it('comes from a file, unless the file is none or has a selector that does not work', async () => {
    open();
    const user = userEvent.setup();
    const input = await screen.findByLabelText('Site description');
    const file = (text: string) => new File([text], 'pack.json', { type: 'application/json' });
    await user.upload(input, file('{'));
    await screen.findByText('This file is no JSON.');
    const pack = PACKS[0]?.pack;
    await user.upload(input, file(JSON.stringify({ ...pack, pages: [{ ...pack?.pages[0], card: 'div[' }] })));
    await screen.findByText('pages.0.card: This is no CSS selector.');
    expect(fake.inputs('pack.save')).toEqual([]);
    await user.upload(input, file(JSON.stringify(pack)));
    await screen.findByText('Brightwater people was imported.');
    expect(fake.inputs('pack.save')).toEqual([{ pack }]);
  });
});

describe('the form’s own words', () => {
  it.each([
    ['h1.name', 'h1.name'],
    ['a.me @href', { select: 'a.me', attribute: 'href' }],
    ['json-ld worksFor.name', { jsonLd: 'worksFor.name' }],
  ])('%s', (typed, field) => {
    expect(fieldOf(typed)).toEqual(field);
    expect(textOf(field)).toBe(typed);
  });

  it('a pack comes back as it was typed, or is left to its file', () => {
    const pack = PACKS[0]?.pack;
    if (!pack) throw new Error('no pack');
    const draft = draftOf(pack);
    expect(draft && packOf(draft, pack.id, [])).toEqual(pack);
    expect(checkPack(pack).faults).toBeUndefined();
    expect(draftOf({ ...pack, matches: [...pack.matches, 'https://b.example/*'] })).toBeNull();
    expect(selectorFaults(pack)).toEqual([]);
  });

  it.each([
    ['', ['site']],
    ['日本', ['site']],
    ['Brightwater People!', ['brightwaterpeople']],
    ['Gem', ['gem2', 'gem']],
  ])('%j gets an id that checks', (name, [id, taken]) => {
    const made = packOf({ ...NEW_SITE, name, address: 'a.example' }, null, taken ? [taken] : []);
    expect(made.id).toBe(id);
  });
});

it('a report is shown before anybody gets it', async () => {
  fake.answers['report.read'] = () => ({ site: 'github', version: '0.1.0', html: '<h1>Bolu Nadeka</h1>', isCut: true });
  render(
    <WithQueries>
      <HealthReport />
    </WithQueries>,
  );
  const text = (await screen.findByLabelText('The page without its words')) as HTMLTextAreaElement;
  expect(text.value).toBe('<!-- In ATS 0.1.0, github -->\n<h1>Bolu Nadeka</h1>\n');
  expect(text.readOnly).toBe(true);
  await screen.findByText('The page was too large, so its end is missing.');
});
