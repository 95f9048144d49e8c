// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { frames, freshPages, go, showDrawer, showPerson, start, watched } from './watched-page';

freshPages();
const { events, nexts } = watched;

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
