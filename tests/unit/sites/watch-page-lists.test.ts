// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { frames, freshPages, go, showPerson, start, watched } from './watched-page';

freshPages();
const { events } = watched;

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
    watched.abort.abort();
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
    watched.besides = 0;
    document.querySelector('ol')?.remove();
    await frames(30);
    bringOthers();
    await frames(30);
    expect(events.slice(2)).toEqual([]);
    expect(watched.besides).toBe(0);
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
    watched.abort.abort();
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
