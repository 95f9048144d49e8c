// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Sighting } from '@/lib/model/sighting';
import { IN_PAGE, LIST, type Look, type Site } from '@/lib/sites/site';
import { watchPage } from '@/lib/sites/watch-page';

/** A site as small as can be: `/in/<who>` needs `<main data-member-id="<who>">`; `/in/<who>/details` needs no proof. */
const site: Site = {
  id: 'example',
  name: 'Test',
  matches: ['https://profiles.example/*'],
  allFrames: true,
  address(url) {
    const [, first, who, sub] = url.pathname.split('/');
    if (first === 'search') return LIST;
    if (first === 'tool') return { surface: 'profile', identity: IN_PAGE, needsProof: true };
    // Drawers, which say whom they show by nothing but name and link.
    if (first === 'drawer' && who) return { surface: 'profile', identity: `example:${who}`, needsProof: true };
    const identity = first === 'in' && who ? `example:${who}` : null;
    return { surface: identity ? 'profile' : 'none', identity, needsProof: sub !== 'details' };
  },
  look(document, url) {
    looks += 1;
    if (url.pathname.startsWith('/drawer')) return drawerLook(document, url);
    if (lookMs > 0) vi.spyOn(performance, 'now').mockReturnValueOnce(performance.now() + lookMs);
    return {
      proof: [...document.querySelectorAll('main')].map((main) => `example:${main.dataset.memberId}`),
      anchor: document.querySelector('main'),
      read: () => [sighting(url.href, document.querySelector('main')?.textContent ?? null)],
    };
  },
  beside(document) {
    besides += 1;
    return document.querySelectorAll('ol');
  },
};

function drawerLook(document: Document, url: URL): Look {
  const drawer = document.querySelector('aside');
  const name = drawer?.textContent ?? '';
  const signature = [name, drawer?.title ?? ''];
  return { proof: [], signature, anchor: drawer, read: () => [sighting(url.href, name)] };
}

function showDrawer(name: string, link = ''): void {
  document.body.innerHTML = `<aside title="${link}">${name}</aside>`;
}

let looks = 0;
/** How often it was asked for people beside somebody. */
let besides = 0;
/** How long one look at the document takes, by the page's clock. */
let lookMs = 0;

function sighting(url: string, name: string | null): Sighting {
  return {
    url,
    site: 'example',
    name,
    headline: null,
    company: null,
    title: null,
    location: null,
    urls: [url],
    links: [],
    emails: [],
  };
}

function go(path: string): void {
  history.pushState({}, '', path);
}

function showPerson(who: string, name = who): void {
  document.body.innerHTML = `<main data-member-id="${who}">${name}</main>`;
}

const frames = async (count: number) => {
  for (let at = 0; at < count; at++) await vi.advanceTimersByTimeAsync(17);
};

describe('watching a page', () => {
  const events: string[] = [];
  const glimpses: string[] = [];
  const nexts: (string | null)[] = [];
  let abort: AbortController;
  let alive = true;
  let anchor: () => Element | null = () => null;

  function start(): void {
    watchPage({
      window,
      siteFor: () => site,
      onGlimpse: ({ name }) => glimpses.push(`${name}`),
      onSighting({ name }, at) {
        events.push(`saw ${name}`);
        anchor = at;
      },
      onLeft(next) {
        events.push('left');
        nexts.push(next);
      },
      onList: ({ id }, beside) => events.push(`${beside ? 'beside' : 'list'} of ${id}`),
      onListLeft: () => events.push('list left'),
      onUnread: (site) => events.push(`unread ${site}`),
      isAlive: () => alive,
      onOrphaned: () => {
        events.push('orphaned');
        abort.abort();
      },
      signal: abort.signal,
    });
  }

  beforeEach(() => {
    vi.useFakeTimers({
      toFake: [
        'setTimeout',
        'setInterval',
        'clearTimeout',
        'clearInterval',
        'requestAnimationFrame',
        'cancelAnimationFrame',
        'performance',
      ],
    });
    lookMs = 0;
    events.length = 0;
    glimpses.length = 0;
    nexts.length = 0;
    alive = true;
    abort = new AbortController();
    document.body.innerHTML = '';
    go('/feed/');
  });

  afterEach(() => {
    abort.abort();
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it('speaks after the document agreed twice, one frame apart, and once', async () => {
    go('/in/mara');
    showPerson('mara', 'Mara Example');
    start();
    await frames(1);
    expect(events).toEqual([]);
    expect(glimpses).toEqual(['Mara Example']);
    await frames(1);
    expect(events).toEqual(['saw Mara Example']);
    await frames(60);
    expect(events).toEqual(['saw Mara Example']);
  });

  it('does not let a person wait for one look that took long, but for many', async () => {
    go('/in/mara');
    lookMs = 30;
    start();
    await frames(1);
    showPerson('mara', 'Mara Example');
    await vi.advanceTimersByTimeAsync(0);
    await frames(2);
    expect(events).toEqual(['saw Mara Example']);
    document.body.innerHTML = '';
    await vi.advanceTimersByTimeAsync(300);
    looks = 0;
    for (let change = 0; change < 60; change++) {
      document.body.append(document.createElement('p'));
      await frames(1);
    }
    expect(looks).toBeLessThan(12);
  });

  it('says once that a profile’s address stayed without anybody, and not of other pages', async () => {
    start();
    await vi.advanceTimersByTimeAsync(15_000);
    expect(events).toEqual([]);
    go('/in/mara');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(events).toEqual([]);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(events).toEqual([`unread ${site.id}`]);
    go('/in/tomas');
    showPerson('tomas', 'Tomas Vzorek');
    await vi.advanceTimersByTimeAsync(30_000);
    expect(events).toEqual([`unread ${site.id}`, 'saw Tomas Vzorek']);
  });

  it('says whom the address names now, as it leaves', async () => {
    go('/in/mara');
    showPerson('mara', 'Mara Example');
    start();
    await frames(2);
    // Another person's address, the page as it was.
    go('/in/tomas');
    window.dispatchEvent(new PopStateEvent('popstate'));
    expect(nexts).toEqual([`${location.origin}/in/tomas`]);
    showPerson('tomas', 'Tomas Example');
    await frames(3);
    // The address as it was, another page: nobody comes, it is the same person that may come back.
    document.body.innerHTML = '';
    await vi.advanceTimersByTimeAsync(300);
    expect(nexts[1]).toBe(`${location.origin}/in/tomas`);
    showPerson('tomas', 'Tomas Example');
    await vi.advanceTimersByTimeAsync(300);
    go('/feed/');
    window.dispatchEvent(new PopStateEvent('popstate'));
    expect(nexts.slice(2)).toEqual([null]);
  });

  it('asks in the turn of the change, and speaks no sooner than the frame after the next', async () => {
    go('/in/mara');
    start();
    await frames(3);
    expect(glimpses).toEqual([]);
    showPerson('mara', 'Mara Example');
    // Nothing but the turn itself passes.
    await vi.advanceTimersByTimeAsync(0);
    expect(glimpses).toEqual(['Mara Example']);
    await frames(1);
    expect(events).toEqual([]);
    await frames(1);
    expect(events).toEqual(['saw Mara Example']);
    expect(glimpses).toHaveLength(1);
  });

  it('asks about the document it is started on before any frame, but not in a tab that nobody sees', async () => {
    go('/in/mara');
    showPerson('mara', 'Mara Example');
    start();
    expect(glimpses).toEqual(['Mara Example']);
    abort.abort();
    abort = new AbortController();
    glimpses.length = 0;
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    start();
    await frames(3);
    expect(glimpses).toEqual([]);
    hidden.mockReturnValue(false);
    document.dispatchEvent(new Event('visibilitychange'));
    await frames(2);
    expect(glimpses).toEqual(['Mara Example']);
  });

  it('looks again when the page comes back from the browser’s page cache, not when its load has ended', async () => {
    go('/in/mara');
    showPerson('mara');
    start();
    await frames(3);
    looks = 0;
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
    await frames(100);
    expect(looks).toBe(0);
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await frames(100);
    expect(looks).toBe(1);
  });

  it('looks once at a document that stays as it is, whatever bare node is put beside its body', async () => {
    go('/in/mara');
    showPerson('mara');
    looks = 0;
    start();
    await frames(3);
    expect(events).toEqual(['saw mara']);
    expect(anchor()).toBe(document.querySelector('main'));
    const host = document.documentElement.appendChild(document.createElement('div'));
    await frames(100);
    host.remove();
    await frames(100);
    expect(looks).toBe(1);
    document.body.append('…');
    await frames(100);
    expect(looks).toBeGreaterThan(1);
  });

  it('finds the anchor again when the page has replaced it', async () => {
    go('/in/mara');
    showPerson('mara');
    start();
    await frames(3);
    showPerson('mara');
    expect(anchor()).toBe(document.querySelector('main'));
  });

  it('notices a body that is taken away or put in place whole', async () => {
    go('/in/mara');
    showPerson('mara');
    start();
    await frames(3);
    const { body } = document;
    body.remove();
    await frames(40);
    expect(events).toEqual(['saw mara', 'left']);
    document.documentElement.append(body);
    await frames(40);
    expect(events).toEqual(['saw mara', 'left', 'saw mara']);
  });

  it('waits for a page that comes late, and says nothing for one that never agrees', async () => {
    go('/in/mara');
    showPerson('tomas');
    start();
    await frames(200);
    expect(events).toEqual([]);
    showPerson('mara');
    await frames(30);
    expect(events).toEqual(['saw mara']);
  });

  it('leaves in the turn in which the address changes, before the document does', async () => {
    go('/in/mara');
    showPerson('mara');
    start();
    await frames(5);
    go('/in/tomas');
    document.body.append('something');
    await Promise.resolve();
    expect(events).toEqual(['saw mara', 'left']);
    await frames(60);
    expect(events).toEqual(['saw mara', 'left']);
    showPerson('tomas');
    await frames(30);
    expect(events).toEqual(['saw mara', 'left', 'saw tomas']);
  });

  it('notices an address that changed without a sign', async () => {
    go('/in/mara');
    showPerson('mara');
    start();
    await frames(5);
    go('/in/tomas');
    await vi.advanceTimersByTimeAsync(1_100);
    expect(events).toEqual(['saw mara', 'left']);
  });

  it('leaves when the document turns to somebody else under the same address', async () => {
    go('/in/mara');
    showPerson('mara');
    start();
    await frames(5);
    showPerson('tomas');
    await frames(40);
    expect(events).toEqual(['saw mara', 'left']);
  });

  it('speaks again when the same page says more', async () => {
    go('/in/mara');
    showPerson('mara', '');
    start();
    await frames(5);
    showPerson('mara', 'Mara Example');
    await frames(80);
    expect(events).toEqual(['saw ', 'saw Mara Example']);
  });

  it('takes a glimpse back when the document turns before it was confirmed', async () => {
    go('/in/mara');
    showPerson('mara');
    start();
    await frames(1);
    showPerson('tomas');
    await frames(20);
    expect(events).toEqual(['left']);
    expect(glimpses).toEqual(['mara']);
  });

  it('stays with the person when only a dialog of theirs opens', async () => {
    go('/in/mara');
    showPerson('mara');
    start();
    await frames(5);
    go('/in/mara/details');
    await frames(80);
    expect(events.filter((event) => event === 'left')).toEqual([]);
  });

  it('believes the address alone on a sub-page, unless the document shows somebody else', async () => {
    go('/in/mara/details');
    start();
    await frames(5);
    expect(events).toEqual(['saw null']);
    showPerson('tomas');
    await frames(40);
    expect(events).toEqual(['saw null', 'left']);
  });

  it('A, B, A in a hurry: never more than the one it is on', async () => {
    go('/in/mara');
    showPerson('mara');
    start();
    for (const who of ['tomas', 'mara', 'tomas', 'mara', 'tomas']) {
      go(`/in/${who}`);
      document.body.append('…');
      await frames(1);
      showPerson(who);
    }
    await frames(40);
    expect(events.at(-1)).toBe('saw tomas');
    expect(events.filter((event) => event.startsWith('saw')).length).toBeLessThanOrEqual(2);
  });

  it('takes itself down when the extension is gone, and when its signal fires', async () => {
    go('/in/mara');
    showPerson('mara');
    start();
    await frames(5);
    alive = false;
    await vi.advanceTimersByTimeAsync(1_100);
    expect(events).toEqual(['saw mara', 'orphaned', 'left']);
    go('/in/tomas');
    showPerson('tomas');
    await frames(80);
    expect(events).toHaveLength(3);
  });

  describe('lists', () => {
    it('tells once of a list and of its end, in the turn of the address', async () => {
      go('/search/a');
      start();
      await frames(3);
      expect(events).toEqual(['list of example']);
      go('/search/b');
      window.dispatchEvent(new PopStateEvent('popstate'));
      await frames(3);
      expect(events).toEqual(['list of example']);
      showPerson('mara');
      go('/in/mara');
      window.dispatchEvent(new PopStateEvent('popstate'));
      expect(events).toEqual(['list of example', 'list left']);
      await frames(30);
      expect(events.slice(2)).toEqual(['saw mara']);
      go('/search/a');
      window.dispatchEvent(new PopStateEvent('popstate'));
      await frames(2);
      expect(events.slice(3)).toEqual(['left', 'list of example']);
    });

    it('ends with its signal', async () => {
      go('/search/a');
      start();
      await frames(3);
      abort.abort();
      expect(events).toEqual(['list of example', 'list left']);
    });
  });

  describe('people beside somebody', () => {
    const bringOthers = () => document.body.append(document.createElement('ol'));

    it('are followed once whoever they stand beside is shown, and no longer, in the turn of the address', async () => {
      go('/in/mara');
      bringOthers();
      start();
      await frames(3);
      expect(events).toEqual([]);
      showPerson('mara');
      bringOthers();
      await frames(3);
      expect(events).toEqual(['saw mara', 'beside of example']);
      go('/in/tomas');
      window.dispatchEvent(new PopStateEvent('popstate'));
      expect(events.slice(2)).toEqual(['left', 'list left']);
      showPerson('tomas');
      bringOthers();
      await frames(30);
      expect(events.slice(4)).toEqual(['saw tomas', 'beside of example']);
    });

    it('may come late, and go and come again', async () => {
      go('/in/mara');
      showPerson('mara');
      start();
      await frames(3);
      expect(events).toEqual(['saw mara']);
      bringOthers();
      await frames(30);
      expect(events.slice(1)).toEqual(['beside of example']);
      besides = 0;
      document.querySelector('ol')?.remove();
      await frames(30);
      bringOthers();
      await frames(30);
      expect(events.slice(2)).toEqual([]);
      expect(besides).toBe(0);
    });

    it('stay while another address names the same person, and go with the document that shows them', async () => {
      go('/in/mara');
      showPerson('mara');
      bringOthers();
      start();
      await frames(3);
      go('/in/mara/overlay');
      window.dispatchEvent(new PopStateEvent('popstate'));
      await frames(80);
      expect(events).toEqual(['saw mara', 'beside of example', 'saw mara']);
      showPerson('tomas');
      bringOthers();
      await frames(30);
      expect(events.slice(3)).toEqual(['left', 'list left']);
    });

    it('are another list than that of the next address', async () => {
      go('/in/mara');
      showPerson('mara');
      bringOthers();
      start();
      await frames(3);
      go('/search/a');
      window.dispatchEvent(new PopStateEvent('popstate'));
      await frames(3);
      expect(events.slice(1)).toEqual(['beside of example', 'left', 'list left', 'list of example']);
      go('/in/mara');
      window.dispatchEvent(new PopStateEvent('popstate'));
      await frames(30);
      expect(events.slice(5)).toEqual(['list left', 'saw mara', 'beside of example']);
      abort.abort();
      expect(events.slice(8)).toEqual(['left', 'list left']);
    });

    it('are nobody’s where the page shows nobody', async () => {
      go('/feed/');
      bringOthers();
      start();
      await frames(30);
      expect(events).toEqual([]);
    });
  });

  describe('pages whose address says nothing', () => {
    it('the document says who it is, and nobody before it has agreed twice', async () => {
      go('/tool');
      start();
      await frames(3);
      expect(events).toEqual([]);
      showPerson('mara');
      await vi.advanceTimersByTimeAsync(0);
      await frames(1);
      expect(events).toEqual([]);
      await frames(1);
      expect(events).toEqual(['saw mara']);
    });

    it('another person there: the one before goes in the turn of the change', async () => {
      go('/tool');
      showPerson('mara');
      start();
      await frames(40);
      expect(events).toEqual(['saw mara']);
      showPerson('tomas');
      await Promise.resolve();
      expect(events).toEqual(['saw mara', 'left']);
      expect(nexts).toEqual([null]);
      await frames(3);
      expect(events).toEqual(['saw mara', 'left', 'saw tomas']);
      document.body.innerHTML = '';
      await Promise.resolve();
      expect(events.slice(3)).toEqual(['left']);
    });
  });

  describe('documents that do not name whom they show', () => {
    it('the drawer of the person before proves nothing of the next address', async () => {
      go('/drawer/mara');
      showDrawer('Mara Example', '/in/mara');
      start();
      await frames(40);
      expect(events).toEqual(['saw Mara Example']);
      go('/drawer/tomas');
      window.dispatchEvent(new PopStateEvent('popstate'));
      await frames(40);
      expect(events.slice(1)).toEqual(['left']);
      // Their link is still hers.
      showDrawer('Tomas Example', '/in/mara');
      await frames(40);
      expect(events.slice(2)).toEqual([]);
      showDrawer('Tomas Example', '/in/tomas');
      await frames(40);
      expect(events.slice(2)).toEqual(['saw Tomas Example']);
    });

    it('what changed entirely must stay the same for two looks', async () => {
      go('/drawer/mara');
      showDrawer('Mara Example', '/in/mara');
      start();
      await frames(40);
      go('/drawer/tomas');
      window.dispatchEvent(new PopStateEvent('popstate'));
      for (const name of ['One', 'Two', 'Three', 'Four']) {
        showDrawer(name, `/in/${name}`);
        await frames(1);
      }
      expect(events.slice(1).filter((event) => event !== 'left')).toEqual([]);
      await frames(3);
      expect(events.at(-1)).toBe('saw Four');
    });

    it('a document that turns before its address does shows nobody', async () => {
      go('/drawer/mara');
      showDrawer('Mara Example', '/in/mara');
      start();
      await frames(40);
      showDrawer('Tomas Example', '/in/tomas');
      await frames(40);
      expect(events.slice(1)).toEqual(['left']);
      showDrawer('Mara Example', '/in/mara');
      await frames(40);
      expect(events.slice(2)).toEqual(['saw Mara Example']);
    });

    it('back to the person before, whose drawer never went', async () => {
      go('/drawer/mara');
      showDrawer('Mara Example', '/in/mara');
      start();
      await frames(40);
      go('/drawer/tomas');
      window.dispatchEvent(new PopStateEvent('popstate'));
      await frames(2);
      go('/drawer/mara');
      window.dispatchEvent(new PopStateEvent('popstate'));
      await frames(20);
      expect(events).toEqual(['saw Mara Example', 'left', 'saw Mara Example']);
    });

    it('a part that comes late is theirs', async () => {
      go('/drawer/mara');
      showDrawer('Mara Example');
      start();
      await frames(40);
      showDrawer('Mara Example', '/in/mara');
      await frames(40);
      expect(events).toEqual(['saw Mara Example']);
    });
  });
});
