// @vitest-environment jsdom
// Following a list says what a whole reading of it says: every list we have a page of, changed by seed while it is
// followed. What a reader looks at must therefore be in its rows, and be watched. SEED=<n> runs a failure again.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ListReader, listReader, type Row } from '@/lib/sites/list';
import { LISTS } from '@/lib/sites/registry';
import { sightingAt } from '@/lib/sites/site';
import { watchList } from '@/lib/sites/watch-list';
import { DAMAGE_KINDS, damage, type Random, randomFrom } from './mutations';
import { savedPages } from './site-pages';

const SEED = Number(process.env.SEED ?? 20261122);
const ROUNDS = 20;
/** A page is changed from so many seeds on. */
const SEEDS = 2;

/** Values of watched attributes are exchanged instead: an attribute that is not watched tells nobody that it changed. */
const KINDS = DAMAGE_KINDS.filter((kind) => !kind.startsWith('attribute'));

const pages = savedPages().flatMap((page) => {
  const reader = LISTS.find(({ id }) => id === page.site);
  return reader && 'rows' in page.expect ? [{ ...page, reader }] : [];
});

const said = (rows: readonly Row[]) => rows.map(({ sighting }) => sighting);

function show(html: string): void {
  const page = new DOMParser().parseFromString(html, 'text/html');
  document.documentElement.replaceWith(document.adoptNode(page.documentElement));
}

function exchangeValues({ attributes }: ListReader, random: Random): string {
  const name = attributes[random(attributes.length)] as string;
  const holders = document.querySelectorAll(`[${name}]`);
  const [one, other] = [holders[random(holders.length || 1)], holders[random(holders.length || 1)]];
  const [first, second] = [one?.getAttribute(name), other?.getAttribute(name)];
  if (first && second) {
    one?.setAttribute(name, second);
    other?.setAttribute(name, first);
  }
  return `${name} exchanged`;
}

/** Where what is followed and what is read anew part, change by change. */
async function faultsOf(reader: ListReader, url: URL, seed: number, { isBeside = false } = {}): Promise<string[]> {
  const abort = new AbortController();
  const random = randomFrom(seed);
  let now: readonly Row[] = [];
  const followed = Object.create(window, { location: { value: url }, top: { value: { location: url } } });
  for (const name of ['requestAnimationFrame', 'cancelAnimationFrame'] as const) {
    Object.defineProperty(followed, name, { value: window[name].bind(window) });
  }
  watchList({
    window: followed,
    reader,
    isBeside,
    onRows(rows) {
      now = rows;
    },
    onDoubt: () => undefined,
    signal: abort.signal,
  });
  await vi.advanceTimersByTimeAsync(40);
  const faults: string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const done = random(3) === 0 ? exchangeValues(reader, random) : damage(document, (below) => random(below), KINDS);
    await vi.advanceTimersByTimeAsync(40);
    // Whatever changes around rows is found with the next look.
    document.body?.append(document.createElement('p'));
    await vi.advanceTimersByTimeAsync(isBeside ? 1_100 : 40);
    const fresh = JSON.stringify(said(reader.rows(document, url)));
    if (JSON.stringify(said(now)) !== fresh) faults.push(`${round}: ${done}`);
  }
  abort.abort();
  return faults;
}

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame', 'cancelAnimationFrame', 'performance'],
  });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a list that is followed', () => {
  it('there is a page of every list', () => {
    expect(new Set(pages.map(({ site }) => site))).toEqual(new Set(LISTS.map(({ id }) => id)));
  });

  it.each(pages.map((page) => [page.name, page] as const))(
    `%s, changed from seed ${SEED} on`,
    async (_name, { html, url, reader, expect: { surface } }) => {
      for (let seed = SEED; seed < SEED + SEEDS; seed++) {
        show(html);
        const isBeside = surface === 'profile';
        expect([seed, ...(await faultsOf(reader, new URL(url), seed, { isBeside }))]).toEqual([seed]);
      }
    },
  );

  const LIST = '<body><ul><li><a href="/a">A</a></li><li><a href="/b">B</a></li></ul><h1>C</h1></body>';
  const planted = (over: Partial<ListReader> & Pick<ListReader, 'read'>): ListReader =>
    listReader({
      id: 'planted',
      attributes: ['href'],
      places: (from) => [...from.querySelectorAll('li')].map((element) => ({ element })),
      ...over,
    });
  const rowOf = (element: Element, url: URL, name: string | null | undefined): Row => ({
    element,
    anchor: element,
    sighting: sightingAt(url, 'planted', { name: name ?? null }),
  });

  it.each<[string, ListReader, boolean]>([
    ['in its row', planted({ read: ({ element }, url) => rowOf(element, url, element.textContent) }), true],
    [
      'beside its row',
      planted({ read: ({ element }, url) => rowOf(element, url, element.nextElementSibling?.textContent) }),
      false,
    ],
    [
      'around its row',
      planted({ read: ({ element }, url) => rowOf(element, url, element.parentElement?.localName) }),
      false,
    ],
    [
      'around its row, and its place says so',
      planted({
        places: (from) =>
          [...from.querySelectorAll('li')].map((element) => ({
            element,
            told: [element.parentElement?.localName ?? ''],
          })),
        read: ({ element, told }, url) => rowOf(element, url, told?.[0]),
      }),
      true,
    ],
    [
      'at how often it was asked',
      planted({
        read: (() => {
          let asked = 0;
          return ({ element }, url) => rowOf(element, url, String(asked++));
        })(),
      }),
      false,
    ],
  ])('planted: a reader that looks %s', async (_where, reader, isRight) => {
    const faults: string[] = [];
    for (let seed = SEED; seed < SEED + 6; seed++) {
      show(LIST);
      faults.push(...(await faultsOf(reader, new URL('https://planted.example/'), seed)));
    }
    expect(faults.length === 0).toBe(isRight);
  });
});

describe('what a reader of rows looks at is watched', () => {
  /** Attributes that are asked for while rows are read, by name and in selectors. */
  function askedBy(reader: ListReader, url: URL): Set<string> {
    const asked = new Set<string>();
    const places = reader.places(document, url);
    const spies = [
      vi.spyOn(Element.prototype, 'getAttribute').mockImplementation(function (this: Element, name) {
        asked.add(name);
        return this.getAttributeNode(name)?.value ?? null;
      }),
      ...(['querySelector', 'querySelectorAll', 'closest', 'matches'] as const).map((method) => {
        const real = Element.prototype[method] as (selector: string) => unknown;
        return vi.spyOn(Element.prototype, method).mockImplementation(function (this: Element, selector: string) {
          for (const [, name] of selector.matchAll(/\[([\w-]+)/g)) asked.add(name as string);
          return real.call(this, selector) as never;
        });
      }),
    ];
    try {
      for (const place of places) reader.read(place, url);
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
    return asked;
  }

  const unwatched = (reader: ListReader, url: URL) =>
    [...askedBy(reader, url)].filter((name) => !reader.attributes.includes(name));

  it.each(pages.map((page) => [page.name, page] as const))('%s', (_name, { html, url, reader }) => {
    show(html);
    expect(unwatched(reader, new URL(url))).toEqual([]);
    expect(reader.attributes).not.toContain('class');
    expect(reader.attributes).not.toContain('style');
  });

  it('planted: an attribute that is not watched is seen', () => {
    show('<body><li data-who="x"><a data-name="y"></a></li></body>');
    const reader = listReader({
      id: 'planted',
      attributes: [],
      places: (from) => [...from.querySelectorAll('li')].map((element) => ({ element })),
      read({ element }) {
        element.querySelector('[data-name]')?.getAttribute('data-who');
        return null;
      },
    });
    expect(unwatched(reader, new URL('https://planted.example/'))).toEqual(['data-name', 'data-who']);
  });
});
