import { beforeEach, describe, expect, it } from 'vitest';
import { toolbarView } from '@/components/card/toolbar';
import { createListHandlers } from '@/lib/background/list-handlers';
import type { Settings } from '@/lib/background/settings';
import type { ListCount, LookBy } from '@/lib/model/list-finding';
import type { Sighting } from '@/lib/model/sighting';

const TAB = { tabId: 7, frameId: 3, windowId: 1 };
const LIST = 'https://www.linkedin.com/search/results/people/';
const unknown = { name: null, headline: null, company: null, title: null, location: null };
const sighting: Sighting = { url: LIST, site: 'linkedin', ...unknown, urls: [], links: [], emails: [] };

let settings: Pick<Settings, 'surface' | 'sites' | 'sitesByPolicy'>;
let asked: Sighting[][];
let painted: ListCount[];
let loaded: [number, string][];
let tab: unknown;

const handlers = createListHandlers({
  surroundings: {
    readSettings: async () => settings as Settings,
    loadList: async ({ frameId }, site) => void loaded.push([frameId, site]),
    askTabList: async () => tab,
  },
  find: async (sightings) => {
    asked.push([...sightings]);
    return { rows: sightings.map(() => null), coverage: { state: 'complete', asOf: '2026-11-22T00:00:00Z' } };
  },
  paint: (count) => void painted.push(count),
});

beforeEach(() => {
  settings = { surface: 'page', sites: {}, sitesByPolicy: {} };
  asked = [];
  painted = [];
  loaded = [];
  tab = null;
});

describe('the messages about lists', () => {
  const find = (sightings: Sighting[]) => handlers['people.find']({ url: LIST, sightings, by: 'all' }, TAB);
  const seen = () => handlers['people.seen']({ url: LIST, site: 'linkedin', people: 25, known: 12 }, TAB);

  it('answers with the site’s surface, and paints the toolbar', async () => {
    expect(await find([sighting, sighting])).toMatchObject({ url: LIST, rows: [null, null], surface: 'page' });
    await seen();
    expect(painted).toEqual([{ url: LIST, people: 25, known: 12 }]);
    settings = { ...settings, sites: { linkedin: { surface: 'panel' } } };
    expect(await find([sighting])).toMatchObject({ surface: 'panel' });
  });

  it.each<[string, Partial<typeof settings>, string]>([
    ['nothing was chosen yet', { surface: 'undecided' }, 'undecided'],
    ['the user left the site', { sites: { linkedin: { isOn: false } } }, 'off'],
    ['policy forbids it', { sitesByPolicy: { linkedin: 'off' } }, 'off'],
  ])('looks nobody up and paints nothing where %s', async (_what, over, surface) => {
    settings = { ...settings, ...over };
    expect(await find([sighting])).toEqual({ url: LIST, rows: [null], coverage: { state: 'none' }, surface });
    await seen();
    expect([asked, painted]).toEqual([[], []]);
  });

  describe('names that are asked for next', () => {
    const [mara, ivo, nobody] = ['Mara Example', 'Ivo Example', null].map((name) => ({ ...sighting, name }));
    const all = [mara, ivo, nobody] as Sighting[];
    const ask = (sightings: Sighting[], by: LookBy, over = {}, sender = TAB) =>
      handlers['people.find']({ url: LIST, sightings, by, ...over }, sender);
    const turn = () => new Promise((resolve) => setTimeout(resolve, 5));
    const names = () => asked.map((some) => some.map(({ name }) => name));

    it('are begun behind the answer by identifiers, and not asked for again', async () => {
      await ask(all, 'identifier', { namesNext: true });
      expect(names()).toEqual([['Mara Example', 'Ivo Example', null]]);
      await turn();
      expect(names().slice(1)).toEqual([['Mara Example', 'Ivo Example']]);
      expect(await ask(all.slice(0, 2), 'all')).toMatchObject({ rows: [null, null], surface: 'page' });
      expect(asked).toHaveLength(2);
      // What was taken is gone.
      await ask(all.slice(0, 2), 'all');
      expect(asked).toHaveLength(3);
    });

    it.each<[string, () => Promise<unknown>]>([
      ['of others', () => ask(all.slice(0, 1), 'all')],
      ['of another frame', () => ask(all.slice(0, 2), 'all', {}, { ...TAB, frameId: 0 })],
    ])('are asked for where they are those %s', async (_what, next) => {
      await ask(all, 'identifier', { namesNext: true });
      await turn();
      await next();
      expect(asked).toHaveLength(3);
    });

    it('are left alone where nobody says so', async () => {
      await ask(all, 'identifier');
      await turn();
      expect(asked).toHaveLength(1);
    });
  });

  it('puts the scripts into the frame that asks', async () => {
    await handlers['list.load']({ site: 'linkedin' }, TAB);
    expect(loaded).toEqual([[3, 'linkedin']]);
  });

  it.each<[string, unknown, number | null]>([
    ['a list', { url: LIST, sightings: [sighting, sighting] }, 2],
    ['a list without an end', { url: LIST, sightings: Array.from({ length: 5_000 }, () => sighting) }, 2_000],
    ['no list', null, null],
    ['something else', { url: LIST, sightings: 'everybody' }, null],
    ['people of another shape', { url: LIST, sightings: [{ ...sighting, name: 7 }] }, null],
  ])('tells the side panel of %s', async (_what, answer, length) => {
    tab = answer;
    const list = await handlers['tab.list']({ tabId: 7 }, TAB);
    expect(list?.sightings.length ?? null).toBe(length);
  });
});

it('the toolbar says how many are known', () => {
  expect(toolbarView({ url: LIST, people: 25, known: 12 })).toMatchObject({
    title: 'In ATS: 12 of 25 people on this page',
    badge: '12',
    icons: { 16: '/icon/in-16.png' },
  });
  expect(toolbarView({ url: LIST, people: 25, known: 0 })).toMatchObject({ badge: '', icons: { 16: '/icon/16.png' } });
});
