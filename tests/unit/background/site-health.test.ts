import { beforeEach, expect, it } from 'vitest';
import { createSiteHealth } from '@/lib/background/site-health';

let kept: Record<string, unknown>;
let waiting: (() => void)[];

beforeEach(() => {
  kept = {};
  waiting = [];
});

const start = () =>
  createSiteHealth({
    storage: {
      get: async () => structuredClone(kept),
      set: async (values: object) => void Object.assign(kept, structuredClone(values)),
    } as never,
    later: (work) => void waiting.push(work),
  });

/** Time passes. */
async function pass(): Promise<void> {
  for (const work of waiting.splice(0)) work();
  for (let turn = 0; turn < 200; turn++) await Promise.resolve();
}

const page = (who: string, name: string | null) => ({ url: `https://site.example/${who}`, site: 'github', name });

it('says nothing after a look or two, and then what most of them came to', async () => {
  const health = start();
  for (const who of ['a', 'b']) health.note(1, page(who, 'Mara Example'));
  await pass();
  expect(await health.of('github')).toBeNull();
  health.note(1, page('c', null));
  await pass();
  expect(await health.of('github')).toBe('full');
  for (const who of ['d', 'e']) health.note(1, page(who, null));
  await pass();
  expect(await health.of('github')).toBe('address');
  for (let turn = 0; turn < 6; turn++) health.noteUnread(1, page(`u${turn}`, null));
  await pass();
  expect(await health.of('github')).toBe('none');
  expect(await health.of('gitlab')).toBeNull();
});

it('a page that says more a moment later is one look, read fully; asked again it is the same look', async () => {
  const health = start();
  health.note(1, page('a', null));
  health.note(1, page('a', 'Mara Example'));
  await pass();
  health.note(1, page('a', null));
  await pass();
  expect(kept).toEqual({ siteHealth: { github: 'f' } });
});

it('a page that one of its frames showed was read', async () => {
  const health = start();
  health.note(1, page('a', 'Mara Example'));
  health.noteUnread(1, page('a', null));
  await pass();
  health.noteUnread(1, page('a', null));
  health.noteUnread(2, page('a', null));
  health.noteUnread(2, page('a', null));
  await pass();
  expect(kept).toEqual({ siteHealth: { github: 'fn' } });
});

it('several looks are written down together, and are counted before they are', async () => {
  const health = start();
  for (const who of ['a', 'b', 'c']) health.note(1, page(who, 'Mara Example'));
  for (const work of waiting.splice(0)) work();
  expect(waiting).toHaveLength(1);
  expect(kept).toEqual({});
  expect(await health.of('github')).toBe('full');
  expect(kept).toEqual({ siteHealth: { github: 'fff' } });
  await pass();
  expect(kept).toEqual({ siteHealth: { github: 'fff' } });
});

it('remembers thirty outcomes and not one word of a page', async () => {
  const health = start();
  for (let who = 0; who < 100; who++) {
    health.note(1, page(`mara-${who}`, 'Mara Example'));
    await pass();
  }
  expect(kept).toEqual({ siteHealth: { github: 'f'.repeat(30) } });
});

it('what was stored by others is no harm', async () => {
  kept = { siteHealth: { github: 7 } };
  const health = start();
  expect(await health.of('github')).toBeNull();
  expect(await health.of('constructor')).toBeNull();
});
