// @vitest-environment jsdom
// From rows to marks: who is asked, in what order, and that no answer is ever drawn for anybody else.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ListSurface, ListSurfaceOptions } from '@/components/list/list-surface';
import type { BarView } from '@/components/list/list-words';
import type { MarkedRow } from '@/components/list/row-mark';
import { createListLoop } from '@/entrypoints/list/list-loop';
import { AppError } from '@/lib/errors';
import type { MessageName, Messages } from '@/lib/messages/protocol';
import type { ListFinding, RowFinding } from '@/lib/model/list-finding';
import type { Row } from '@/lib/sites/list';
import { sightingAt } from '@/lib/sites/site';

const LIST = 'https://www.linkedin.com/search/results/people/?keywords=x';
const EXACT: RowFinding = {
  tier: 'exact',
  ats: 'Greenhouse',
  status: 'active',
  statusText: null,
  stage: 'Onsite',
  updatedAt: null,
  isActive: true,
  rejectedAt: null,
  people: 1,
};

interface Asked {
  name: MessageName;
  input: Messages['people.find']['in'];
  answer(rows?: (RowFinding | null)[], over?: Partial<ListFinding>): Promise<void>;
  fail(): Promise<void>;
}

const asked: Asked[] = [];
let drawn: readonly MarkedRow[] | null;
let bar: BarView | null;
let options: Pick<ListSurfaceOptions, 'bar' | 'toggle'>;
let loop: ReturnType<typeof createListLoop>;

const flush = () => vi.advanceTimersByTimeAsync(0);
const questions = () => asked.filter(({ name }) => name === 'people.find');
const marks = () => drawn?.map(({ view, element }) => `${element.id}: ${view.ariaLabel}`) ?? null;

const surface: ListSurface = {
  draw(rows) {
    drawn = rows;
  },
  drawBar(view) {
    bar = view;
  },
  drop(elements) {
    drawn = drawn?.filter(({ element }) => !elements.includes(element)) ?? null;
  },
  showCard: () => true,
  focusCard: () => undefined,
  clear() {
    drawn = null;
    bar = null;
  },
};

/** Rows by their element's id. */
const elements = new Map<string, Element>();
function rowsOf(people: Record<string, string>): Row[] {
  return Object.entries(people).map(([id, name]) => {
    const element = elements.get(id) ?? document.createElement('li');
    element.id = id;
    elements.set(id, element);
    const urls = name.startsWith('?') ? [] : [`https://www.linkedin.com/in/${name}`];
    return { element, anchor: element, sighting: sightingAt(new URL(LIST), 'linkedin', { name, urls }) };
  });
}

function start(beside = false): typeof loop {
  return createListLoop({
    beside,
    site: 'linkedin',
    now: Date.now,
    ask: ((name: MessageName, input: never) =>
      new Promise((resolve, reject) => {
        asked.push({
          name,
          input,
          async answer(rows, over) {
            const { url, sightings } = input as Messages['people.find']['in'];
            const coverage = { state: 'complete', asOf: '2026-11-22T00:00:00Z' } as const;
            const found = rows ?? sightings?.map(() => null) ?? [];
            resolve(name === 'people.find' ? { url, rows: found, coverage, surface: 'page', ...over } : null);
            await flush();
          },
          async fail() {
            reject(new AppError('message/unreachable'));
            await flush();
          },
        });
      })) as never,
    loadCard: async () => {
      throw new AppError('page/unreadable');
    },
    createRowCard: () => {
      throw new Error('no card here');
    },
    createSurface(given) {
      options = given;
      return surface;
    },
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  asked.length = 0;
  elements.clear();
  drawn = null;
  bar = null;
  loop = start();
});

afterEach(() => {
  loop.destroy();
  vi.useRealTimers();
});

describe('the loop of a list', () => {
  it('asks a screen by identifiers in one message, and by names whoever is left', async () => {
    loop.onRows(rowsOf({ a: 'mara', b: 'tomas', c: 'ivo' }), LIST);
    expect(questions().map(({ input }) => [input.by, input.sightings.length])).toEqual([['identifier', 3]]);
    expect(questions()[0]?.input.namesNext).toBe(true);
    await questions()[0]?.answer([EXACT, null, null]);
    expect(marks()).toEqual(['a: mara, In ATS, Greenhouse, Onsite']);
    expect(questions()[1]?.input).toMatchObject({ by: 'all', sightings: [{ name: 'tomas' }, { name: 'ivo' }] });
    await questions()[1]?.answer([null, { ...EXACT, tier: 'possible' }]);
    expect(marks()?.slice(1)).toEqual(['b: tomas, Not in ATS', 'c: ivo, Possibly in ATS']);
    expect(bar?.parts.map(({ text }) => text)).toEqual(['1 new', '1 known', '1 possible', '1 active now']);
    expect(questions()).toHaveLength(2);
  });

  it('a row used again loses its mark in the same turn, and a late answer is nobody else’s', async () => {
    loop.onRows(rowsOf({ a: 'mara' }), LIST);
    await questions()[0]?.answer([EXACT]);
    expect(marks()).toHaveLength(1);
    loop.onRows(rowsOf({ a: 'tomas' }), LIST);
    expect(marks()).toEqual([]);
    loop.onRows(rowsOf({ a: 'ivo' }), LIST);
    await questions()[1]?.answer([EXACT]);
    expect(marks()).toEqual([]);
    await questions()[2]?.answer([null]);
    await questions()[3]?.answer([null]);
    expect(marks()).toEqual(['a: ivo, Not in ATS']);
  });

  it('an answer that comes while nobody knows whose a row is draws nothing for it', async () => {
    loop.onRows(rowsOf({ a: 'mara', b: 'tomas' }), LIST);
    loop.onDoubt([elements.get('a') as Element]);
    await questions()[0]?.answer([EXACT, EXACT]);
    expect(marks()).toEqual(['b: tomas, In ATS, Greenhouse, Onsite']);
    loop.onRows(rowsOf({ a: 'mara', b: 'tomas' }), LIST);
    expect(marks()).toHaveLength(2);
  });

  it('remembers whom it asked about while rows come back', async () => {
    loop.onRows(rowsOf({ a: 'mara' }), LIST);
    await questions()[0]?.answer([EXACT]);
    loop.onRows(rowsOf({ a: 'tomas' }), LIST);
    loop.onRows(rowsOf({ b: 'mara' }), LIST);
    expect(marks()).toEqual(['b: mara, In ATS, Greenhouse, Onsite']);
    expect(questions()).toHaveLength(2);
  });

  it('what a row says more of somebody is asked anew; who is certain stays marked meanwhile', async () => {
    const [row] = rowsOf({ a: 'mara' }) as [Row];
    loop.onRows([row], LIST);
    await questions()[0]?.answer([EXACT]);
    loop.onRows([{ ...row, sighting: { ...row.sighting, headline: 'Engineer' } }], LIST);
    expect(marks()).toHaveLength(1);
    expect(questions()).toHaveLength(2);
    const [stranger] = rowsOf({ b: 'tomas' }) as [Row];
    loop.onRows([stranger], LIST);
    await questions()[1]?.answer([EXACT]);
    await questions()[2]?.answer([null]);
    await questions()[3]?.answer([null]);
    expect(marks()).toEqual(['b: tomas, Not in ATS']);
    loop.onRows([{ ...stranger, sighting: { ...stranger.sighting, headline: 'Engineer' } }], LIST);
    expect(marks()).toEqual([]);
  });

  it('draws nothing where verdicts stay out of pages, and tells the toolbar all the same', async () => {
    loop.onRows(rowsOf({ a: 'mara', b: 'tomas' }), LIST);
    await questions()[0]?.answer([EXACT, EXACT], { surface: 'panel' });
    expect(drawn).toBeNull();
    await vi.advanceTimersByTimeAsync(200);
    expect(asked.find(({ name }) => name === 'people.seen')?.input).toEqual({
      url: LIST,
      site: 'linkedin',
      people: 2,
      known: 2,
    });
    loop.onNotice({ notice: 'settings.changed', surface: 'page' }, () => undefined);
    await questions()[1]?.answer([EXACT, EXACT]);
    expect(marks()).toHaveLength(2);
  });

  it('says nothing of anybody while locked, and asks no names then', async () => {
    loop.onRows(rowsOf({ a: 'mara' }), LIST);
    await questions()[0]?.answer([null], { coverage: { state: 'locked' } });
    expect(marks()).toEqual([]);
    expect(bar?.problem).toMatch(/^Locked/);
    expect(questions()).toHaveLength(1);
    loop.onNotice({ notice: 'vault.changed' }, () => undefined);
    expect(questions()).toHaveLength(2);
  });

  it('asks again when the index changed, once for many changes, and not in a hidden tab', async () => {
    loop.onRows(rowsOf({ a: 'mara' }), LIST);
    await questions()[0]?.answer([EXACT]);
    for (let change = 0; change < 20; change++) loop.onNotice({ notice: 'index.changed' }, () => undefined);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(questions()).toHaveLength(2);
    await questions()[1]?.answer([EXACT]);
    loop.onVisible(false);
    loop.onNotice({ notice: 'index.changed' }, () => undefined);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(questions()).toHaveLength(2);
    loop.onVisible(true);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(questions()).toHaveLength(3);
  });

  it('an answer asked for before the index changed is dropped', async () => {
    loop.onRows(rowsOf({ a: 'mara' }), LIST);
    loop.onNotice({ notice: 'vault.changed' }, () => undefined);
    await questions()[0]?.answer([EXACT]);
    expect(drawn).toBeNull();
    await questions()[1]?.answer([null]);
    await questions()[2]?.answer([null]);
    expect(marks()).toEqual(['a: mara, Not in ATS']);
  });

  it('tries again when nobody answers, and says so after a while', async () => {
    loop.onRows(rowsOf({ a: 'mara' }), LIST);
    await questions()[0]?.answer([EXACT]);
    loop.onNotice({ notice: 'vault.changed' }, () => undefined);
    for (let turn = 1; turn <= 5; turn++) {
      await questions()[turn]?.fail();
      await vi.advanceTimersByTimeAsync(3_000);
    }
    expect(bar?.problem).toMatch(/^Not checked/);
    await vi.advanceTimersByTimeAsync(20_000);
    await questions()[6]?.answer([EXACT]);
    expect(marks()).toHaveLength(1);
  });

  it('names wait while the list is scrolled', async () => {
    loop.onRows(rowsOf({ a: 'mara', b: 'tomas' }), LIST);
    loop.onScroll();
    await questions()[0]?.answer([EXACT, null]);
    expect(questions()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(150);
    expect(questions()[1]?.input).toMatchObject({ by: 'all', sightings: [{ name: 'tomas' }] });
  });

  it('counts everybody of a list that is scrolled, and begins anew with the next page', async () => {
    const told = (): unknown => asked.filter(({ name }) => name === 'people.seen').at(-1)?.input;
    loop.onRows(rowsOf({ a: 'mara', b: 'tomas' }), LIST);
    await questions()[0]?.answer([EXACT, EXACT]);
    loop.onScroll();
    loop.onRows(rowsOf({ a: 'ivo', b: 'nele' }), LIST);
    // Nor are they begun with.
    expect(questions()[1]?.input.namesNext).toBeUndefined();
    await questions()[1]?.answer([EXACT, EXACT]);
    await vi.advanceTimersByTimeAsync(400);
    expect(told()).toMatchObject({ people: 4, known: 4 });
    loop.onRows(rowsOf({ a: 'otto' }), `${LIST}&page=2`);
    await questions()[2]?.answer([EXACT]);
    await vi.advanceTimersByTimeAsync(400);
    expect(told()).toMatchObject({ people: 1, known: 1 });
    loop.onRows(rowsOf({ a: 'mara' }), `${LIST}&page=2`);
    await vi.advanceTimersByTimeAsync(400);
    expect(told()).toMatchObject({ people: 1 });
  });

  it('filters dim the others, until they are taken back', async () => {
    loop.onRows(rowsOf({ a: 'mara', b: 'tomas' }), LIST);
    await questions()[0]?.answer([EXACT, null]);
    await questions()[1]?.answer([null]);
    const dimmed = () => drawn?.filter(({ isDimmed }) => isDimmed).map(({ element }) => element.id);
    options.bar.filter('known');
    expect(dimmed()).toEqual(['b']);
    options.bar.filter('new');
    expect(dimmed()).toEqual([]);
    options.bar.filter('known');
    expect(dimmed()).toEqual(['a']);
    // Nobody is new any more: a filter that holds nobody would cover everything.
    loop.onRows(rowsOf({ a: 'mara' }), `${LIST}&page=2`);
    expect(dimmed()).toEqual([]);
  });

  it('tells the side panel whom the list shows, and leaves nothing behind', async () => {
    loop.onRows(rowsOf({ a: 'mara', b: 'tomas' }), LIST);
    await questions()[0]?.answer([EXACT, EXACT]);
    const answers: { url: string; sightings: { name: string | null }[] }[] = [];
    loop.onNotice({ notice: 'list.get' }, (answer) => answers.push(answer as (typeof answers)[0]));
    expect(answers[0]?.sightings.map(({ name }) => name)).toEqual(['mara', 'tomas']);
    loop.destroy();
    expect(drawn).toBeNull();
    expect(asked.at(-1)).toMatchObject({ name: 'page.left', input: { next: null } });
  });
});

describe('beside somebody’s profile', () => {
  const PROFILE = 'https://www.linkedin.com/in/subject/';

  beforeEach(() => {
    loop = start(true);
  });

  it('marks who is known and who may be, and nobody else', async () => {
    loop.onRows(rowsOf({ a: 'mara', b: 'tomas', c: 'ivo' }), PROFILE);
    await questions()[0]?.answer([EXACT, null, null]);
    expect(marks()).toEqual(['a: mara, In ATS, Greenhouse, Onsite']);
    await questions()[1]?.answer([null, { ...EXACT, tier: 'possible' }]);
    expect(marks()).toEqual(['a: mara, In ATS, Greenhouse, Onsite', 'c: ivo, Possibly in ATS']);
    loop.onRows(rowsOf({ b: 'tomas' }), PROFILE);
    expect(drawn).toBeNull();
  });

  it('has no bar, and tells neither toolbar nor side panel of anybody, not when it ends either', async () => {
    loop.onRows(rowsOf({ a: 'mara', b: 'tomas' }), PROFILE);
    await questions()[0]?.answer([EXACT, EXACT]);
    loop.onScroll();
    await vi.advanceTimersByTimeAsync(1_000);
    options.toggle('https://www.linkedin.com/in/mara');
    const answers: unknown[] = [];
    for (const notice of ['list.get', 'sighting.get']) loop.onNotice({ notice }, (answer) => answers.push(answer));
    expect(answers).toEqual([]);
    options.toggle('https://www.linkedin.com/in/mara');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(bar).toBeNull();
    loop.destroy();
    expect(drawn).toBeNull();
    expect(asked.map(({ name }) => name)).toEqual(['people.find', 'person.find']);
  });

  it('asks about whoever is clicked under their own address, not under the profile’s', async () => {
    loop.onRows(rowsOf({ a: 'mara' }), PROFILE);
    await questions()[0]?.answer([EXACT]);
    options.toggle('https://www.linkedin.com/in/mara');
    expect(asked.at(-1)).toMatchObject({
      name: 'person.find',
      input: { sighting: { url: 'https://www.linkedin.com/in/mara' }, beside: true },
    });
  });

  it('on a list it is asked under the list’s', async () => {
    loop = start();
    loop.onRows(rowsOf({ a: 'mara' }), LIST);
    await questions()[0]?.answer([EXACT]);
    options.toggle('https://www.linkedin.com/in/mara');
    expect(asked.at(-1)).toMatchObject({ name: 'person.find', input: { sighting: { url: LIST } } });
    expect(asked.at(-1)?.input).not.toHaveProperty('beside');
  });

  it.each([
    ['panel', { surface: 'panel' }],
    ['off', { surface: 'off' }],
    ['locked', { coverage: { state: 'locked' } }],
    ['nothing connected', { coverage: { state: 'none' } }],
  ] as [string, Partial<ListFinding>][])('draws nothing: %s', async (_why, over) => {
    loop.onRows(rowsOf({ a: 'mara' }), PROFILE);
    await questions()[0]?.answer([EXACT], over);
    expect(drawn).toBeNull();
  });

  it('takes its marks away where nobody answers any more, and brings them again', async () => {
    loop.onRows(rowsOf({ a: 'mara' }), PROFILE);
    await questions()[0]?.answer([EXACT]);
    loop.onNotice({ notice: 'vault.changed' }, () => undefined);
    for (let turn = 1; turn <= 5; turn++) {
      await questions()[turn]?.fail();
      await vi.advanceTimersByTimeAsync(3_000);
    }
    expect(drawn).toBeNull();
    await vi.advanceTimersByTimeAsync(20_000);
    await questions()[6]?.answer([EXACT]);
    expect(marks()).toHaveLength(1);
  });
});
