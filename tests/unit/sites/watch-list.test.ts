// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listReader } from '@/lib/sites/list';
import { sightingAt } from '@/lib/sites/site';
import { watchList } from '@/lib/sites/watch-list';

/** What is drawn at the moment: name by row, as a surface would have it. */
const drawn = new Map<Element, string>();
/** Looks for rows. */
let reads = 0;
/** Whose rows were read, one after another. */
let readRows: string[] = [];
/** How long one look takes, by the page's clock. */
let readMs = 0;
let breaks = false;
let abort: AbortController;

const namesOf = (element: Element) => element.querySelector('a')?.textContent ?? '';

function start(isBeside = false): void {
  watchList({
    isBeside,
    window: window as Window & typeof globalThis,
    reader: listReader({
      id: 'example',
      attributes: ['href'],
      places(document) {
        reads += 1;
        if (readMs > 0) vi.advanceTimersByTime(readMs);
        return [...document.querySelectorAll('li')].map((element) => ({
          element,
          told: [element.closest('section')?.getAttribute('data-of') ?? ''],
        }));
      },
      read({ element }, url) {
        if (breaks) throw new Error('a page like no other');
        readRows.push(namesOf(element));
        const anchor = element.querySelector('a');
        return anchor && { element, anchor, sighting: sightingAt(url, 'example', { name: namesOf(element) }) };
      },
    }),
    onRows(rows) {
      drawn.clear();
      for (const { element, sighting } of rows) drawn.set(element, sighting.name ?? '');
    },
    onDoubt(elements) {
      for (const element of elements) drawn.delete(element);
    },
    signal: abort.signal,
  });
}

const list = (...names: string[]) => {
  document.body.innerHTML = `<ul>${names.map((name) => `<li><p><a href="/in/${name}">${name}</a></p></li>`).join('')}</ul><p id="clock">0</p>`;
};
const rowAt = (at: number) => document.querySelectorAll('li')[at] as Element;
const frames = async (count: number) => {
  for (let at = 0; at < count; at++) await vi.advanceTimersByTimeAsync(17);
};
/** What is drawn for a row is what the row says, or nothing. */
const expectTrue = () => {
  for (const [element, name] of drawn) expect(name).toBe(namesOf(element));
};

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame', 'cancelAnimationFrame', 'performance'],
  });
  reads = 0;
  readRows = [];
  readMs = 0;
  breaks = false;
  drawn.clear();
  abort = new AbortController();
  list('mara', 'tomas', 'ivo');
});

afterEach(() => {
  abort.abort();
  vi.useRealTimers();
});

describe('which rows are read again', () => {
  const nameOf = (at: number) => rowAt(at).querySelector('a') as HTMLAnchorElement;
  const changes: Record<string, { change(): void; read: string[]; drawn?: string[] }> = {
    'one of its words': { change: () => Object.assign(nameOf(1).firstChild as Text, { data: 'nele' }), read: ['nele'] },
    'an address in it': { change: () => nameOf(1).setAttribute('href', '/in/nele'), read: ['tomas'] },
    'a node that came into it': { change: () => rowAt(2).append('…'), read: ['ivo'] },
    'a node that left it': { change: () => rowAt(0).firstElementChild?.append(...nameOf(0).childNodes), read: [''] },
    'two rows at once': {
      change() {
        nameOf(0).textContent = 'nele';
        nameOf(2).textContent = 'otto';
      },
      read: ['nele', 'otto'],
    },
    'a new row': {
      change: () => rowAt(2).after(newRow('nele')),
      read: ['nele'],
      drawn: ['mara', 'tomas', 'ivo', 'nele'],
    },
    'a new row in front': { change: () => rowAt(0).before(newRow('nele')), read: ['nele'] },
    'a row that left': { change: () => rowAt(1).remove(), read: [], drawn: ['mara', 'ivo'] },
    'rows in another order': { change: () => rowAt(0).before(rowAt(2)), read: [], drawn: ['ivo', 'mara', 'tomas'] },
    'what is said of a row from outside': {
      change() {
        const section = document.createElement('section');
        section.dataset.of = 'others';
        document.querySelector('ul')?.before(section);
        section.append(document.querySelector('ul') as Element);
      },
      read: ['mara', 'tomas', 'ivo'],
    },
    'something beside the list': {
      change: () => document.body.append(document.createElement('p')),
      read: [],
      drawn: ['mara', 'tomas', 'ivo'],
    },
    'the address of the page': {
      change() {
        history.pushState({}, '', '/?page=2');
        document.body.append(document.createElement('p'));
      },
      read: ['mara', 'tomas', 'ivo'],
    },
    'more than can be looked at one by one': {
      change() {
        for (let at = 0; at < 500; at++) document.body.append(document.createElement('p'));
        for (let at = 0; at < 500; at++) document.body.setAttribute('href', String(at));
      },
      read: ['mara', 'tomas', 'ivo'],
    },
  };

  it.each(Object.entries(changes))('%s', async (_what, { change, read, drawn: names }) => {
    start();
    await frames(3);
    readRows = [];
    change();
    await frames(3);
    expect(readRows).toEqual(read);
    if (names) expect([...drawn.values()]).toEqual(names);
    expectTrue();
  });

  it('of rows that lie in each other all around a change', async () => {
    rowAt(0).append(rowAt(1));
    start();
    await frames(3);
    readRows = [];
    nameOf(1).textContent = 'nele';
    await frames(3);
    expect(readRows).toEqual(['mara', 'nele']);
  });

  it('what no observer tells of is read again a while later, a few rows a time', async () => {
    list(...Array.from({ length: 20 }, (_, at) => `person ${at}`));
    start();
    await frames(3);
    const look = async () => {
      readRows = [];
      document.body.append(document.createElement('p'));
      await frames(3);
      return readRows.length;
    };
    expect(await look()).toBe(0);
    await vi.advanceTimersByTimeAsync(2_500);
    expect([await look(), await look(), await look(), await look()]).toEqual([8, 8, 4, 0]);
  });
});

function newRow(name: string): Element {
  const row = document.createElement('li');
  row.innerHTML = `<p><a href="/in/${name}">${name}</a></p>`;
  return row;
}

describe('watching a list', () => {
  it('reads what is there, and rows that come, within a frame', async () => {
    start();
    await frames(1);
    expect([...drawn.values()]).toEqual(['mara', 'tomas', 'ivo']);
    rowAt(2).after(rowAt(0).cloneNode(true));
    await frames(1);
    expect([...drawn.values()]).toEqual(['mara', 'tomas', 'ivo', 'mara']);
  });

  it('a row that is used for somebody else is read in the turn of the change', async () => {
    start();
    await frames(3);
    const link = rowAt(1).querySelector('a') as HTMLAnchorElement;
    link.href = '/in/nele';
    link.textContent = 'nele';
    await Promise.resolve();
    expect(drawn.get(rowAt(1))).toBe('nele');
  });

  it('rows that go take what is drawn with them, in the same turn', async () => {
    start();
    await frames(3);
    const gone = rowAt(0);
    gone.remove();
    await Promise.resolve();
    expect(drawn.has(gone)).toBe(false);
    document.querySelector('ul')?.remove();
    await Promise.resolve();
    expect(drawn.size).toBe(0);
  });

  it('where reading is dear nothing is drawn for rows that changed, until they are read in the next frame', async () => {
    readMs = 5;
    start();
    await frames(3);
    const texts = [0, 1, 2].map((at) => rowAt(at).querySelector('a')?.firstChild as Text);
    for (let turn = 0; turn < 30; turn++) {
      for (const text of texts) {
        text.data = `somebody ${turn}`;
        await Promise.resolve();
        expectTrue();
      }
      if (turn % 7 === 0) await frames(1);
      expectTrue();
    }
    expect(reads).toBeLessThan(30);
    await frames(3);
    expect(drawn.size).toBe(3);
    expectTrue();
  });

  it('a page that changes all the time beside its list is read seldom', async () => {
    start();
    await frames(3);
    reads = 0;
    const clock = document.querySelector('#clock')?.firstChild as Text;
    for (let turn = 0; turn < 60; turn++) {
      clock.data = String(turn);
      await frames(1);
    }
    expect(reads).toBeLessThanOrEqual(5);
  });

  it('beside somebody’s profile new rows have time, and rows used again have none', async () => {
    start(true);
    await frames(3);
    reads = 0;
    for (let turn = 0; turn < 120; turn++) {
      document.body.append(document.createElement('p'));
      (document.querySelector('#clock') as Element).textContent = String(turn);
      await frames(1);
    }
    expect(reads).toBeLessThanOrEqual(3);
    document.querySelector('ul')?.append(newRow('nele'));
    await vi.advanceTimersByTimeAsync(1_100);
    expect([...drawn.values()]).toContain('nele');
    for (const [at, name] of ['otto', 'ada', 'uma', 'eva'].entries()) {
      // A text of its own, a text that is written over, and an address.
      const link = rowAt(at).querySelector('a') as Element;
      if (at % 2 === 0) link.textContent = name;
      else (link.firstChild as Text).data = name;
      link.setAttribute('href', `/in/${name}`);
      await Promise.resolve();
      expectTrue();
    }
    expect([...drawn.values()]).toEqual(['otto', 'ada', 'uma', 'eva']);
  });

  it('nodes that come all the time take a bounded share of the page’s time', async () => {
    readMs = 8;
    start();
    await frames(3);
    reads = 0;
    for (let turn = 0; turn < 120; turn++) {
      document.body.append(document.createElement('p'));
      await frames(1);
    }
    expect(reads * readMs).toBeLessThan((120 * 17) / 6);
  });

  it('a page that breaks its reader lists nobody, until it can be read again', async () => {
    start();
    await frames(3);
    breaks = true;
    rowAt(0).append('…');
    await Promise.resolve();
    expect(drawn.size).toBe(0);
    breaks = false;
    document.body.append(document.createElement('p'));
    await frames(2);
    expect(drawn.size).toBe(3);
  });

  it('a hidden tab is not read; what changed in it is gone at once', async () => {
    start();
    await frames(3);
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    reads = 0;
    rowAt(1).querySelector('a')?.replaceChildren('nele');
    await Promise.resolve();
    expect(drawn.has(rowAt(1))).toBe(false);
    await frames(30);
    expect(reads).toBe(0);
    hidden.mockRestore();
    document.dispatchEvent(new Event('visibilitychange'));
    await frames(1);
    expect(drawn.get(rowAt(1))).toBe('nele');
  });

  it('ends with its signal', async () => {
    start();
    await frames(3);
    reads = 0;
    abort.abort();
    rowAt(0).append('…');
    await frames(30);
    expect(reads).toBe(0);
  });
});
