// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { frames, freshPages, go, showPerson, site, start, watched } from './watched-page';

freshPages();
const { events, glimpses, nexts } = watched;

describe('watching a page', () => {
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
    watched.lookMs = 30;
    start();
    await frames(1);
    showPerson('mara', 'Mara Example');
    await vi.advanceTimersByTimeAsync(0);
    await frames(2);
    expect(events).toEqual(['saw Mara Example']);
    document.body.innerHTML = '';
    await vi.advanceTimersByTimeAsync(300);
    watched.looks = 0;
    for (let change = 0; change < 60; change++) {
      document.body.append(document.createElement('p'));
      await frames(1);
    }
    expect(watched.looks).toBeLessThan(12);
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
    watched.abort.abort();
    watched.abort = new AbortController();
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
    watched.looks = 0;
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
    await frames(100);
    expect(watched.looks).toBe(0);
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await frames(100);
    expect(watched.looks).toBe(1);
  });

  it('looks once at a document that stays as it is, whatever bare node is put beside its body', async () => {
    go('/in/mara');
    showPerson('mara');
    watched.looks = 0;
    start();
    await frames(3);
    expect(events).toEqual(['saw mara']);
    expect(watched.anchor()).toBe(document.querySelector('main'));
    const host = document.documentElement.appendChild(document.createElement('div'));
    await frames(100);
    host.remove();
    await frames(100);
    expect(watched.looks).toBe(1);
    document.body.append('…');
    await frames(100);
    expect(watched.looks).toBeGreaterThan(1);
  });

  it('finds the anchor again when the page has replaced it', async () => {
    go('/in/mara');
    showPerson('mara');
    start();
    await frames(3);
    showPerson('mara');
    expect(watched.anchor()).toBe(document.querySelector('main'));
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
    watched.alive = false;
    await vi.advanceTimersByTimeAsync(1_100);
    expect(events).toEqual(['saw mara', 'orphaned', 'left']);
    go('/in/tomas');
    showPerson('tomas');
    await frames(80);
    expect(events).toHaveLength(3);
  });
});
