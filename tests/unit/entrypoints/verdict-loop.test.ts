import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClosedRoot } from '@/components/card/closed-root';
import type { PageSurface } from '@/components/card/page-surface';
import { createVerdictLoop, type VerdictCalls } from '@/entrypoints/page/verdict-loop';
import { AppError } from '@/lib/errors';
import type { ask as Ask } from '@/lib/messages/ask';
import type { Finding } from '@/lib/model/match';
import type { Sighting } from '@/lib/model/sighting';

function sighting(who: string): Sighting {
  const url = `https://www.linkedin.com/in/${who}/`;
  return {
    url,
    site: 'linkedin',
    name: who,
    headline: null,
    company: null,
    title: null,
    location: null,
    urls: [url],
    links: [],
    emails: [],
  };
}

function finding({ url }: Sighting, surface: Finding['surface'] = 'page'): Finding {
  return { url, matches: [], coverage: { state: 'none' }, surface };
}

const MARA = sighting('mara');
const TOMAS = sighting('tomas');

describe('the verdict loop', () => {
  const drawn: string[] = [];
  /** Questions that wait for their answer, by name and person. */
  let open: { name: string; input: object; who: string | null; answer(out: unknown): void; fail(code: string): void }[];
  let calls: VerdictCalls | undefined;
  let home: ClosedRoot | null;

  const surface: PageSurface = {
    show: ({ url }) => drawn.push(`show ${url.split('/')[4]}`),
    showProblem: (code) => drawn.push(`problem ${code}`),
    home: () => home,
    clear: () => drawn.push('clear'),
    destroy: () => drawn.push('destroy'),
  };

  function start() {
    return createVerdictLoop({
      ask: ((name: string, input: { sighting?: Sighting }) =>
        new Promise((resolve, reject) => {
          const who = input.sighting?.name ?? null;
          open.push({ name, input, who, answer: resolve, fail: (code) => reject(new AppError(code as never)) });
        })) as typeof Ask,
      createSurface: (given) => {
        calls = given;
        return surface;
      },
      now: () => Date.now(),
    });
  }

  const settle = () => vi.advanceTimersByTimeAsync(0);
  const anchor = () => null;

  beforeEach(() => {
    vi.useFakeTimers();
    drawn.length = 0;
    open = [];
    calls = undefined;
    home = null;
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it('asks, draws the answer, and drops an answer for somebody the page has left', async () => {
    const loop = start();
    loop.onSighting(MARA, anchor);
    loop.onLeft(null);
    loop.onSighting(TOMAS, anchor);
    const [mara, , tomas] = open;
    tomas?.answer(finding(TOMAS));
    mara?.answer(finding(MARA));
    await settle();
    expect(drawn).toEqual(['show tomas']);
  });

  it('asks at the first glimpse, draws when the page says the same again, and asks anew when it says more', async () => {
    const loop = start();
    loop.onGlimpse(MARA);
    open[0]?.answer(finding(MARA));
    await settle();
    expect(drawn).toEqual([]);
    loop.onSighting({ ...MARA }, anchor);
    await settle();
    expect(drawn).toEqual(['show mara']);
    expect(open).toHaveLength(1);
    loop.onGlimpse(MARA);
    loop.onSighting({ ...MARA, headline: 'Engineer' }, anchor);
    expect(open).toHaveLength(3);
    loop.onGlimpse(MARA);
    loop.onLeft(null);
    loop.onSighting(MARA, anchor);
    expect(open.filter(({ name }) => name === 'person.find')).toHaveLength(5);
  });

  it('asks once about what a page says again and again while it is being built', async () => {
    const loop = start();
    loop.onGlimpse(MARA);
    loop.onGlimpse({ ...MARA });
    expect(open).toHaveLength(1);
    loop.onGlimpse({ ...MARA, headline: 'Engineer' });
    expect(open).toHaveLength(2);
    loop.onSighting({ ...MARA, headline: 'Engineer' }, anchor);
    expect(open).toHaveLength(2);
  });

  it.each<[string, (loop: ReturnType<typeof start>) => void]>([
    ['the index has changed', (loop) => loop.onNotice({ notice: 'index.changed' }, () => undefined)],
    ['settings have changed', (loop) => loop.onNotice({ notice: 'settings.changed' }, () => undefined)],
    ['the page was hidden', (loop) => loop.onVisible(false)],
  ])('draws no answer to the first glimpse once %s', async (_what, happen) => {
    const loop = start();
    loop.onGlimpse(MARA);
    open[0]?.answer(finding(MARA));
    happen(loop);
    loop.onVisible(true);
    loop.onSighting(MARA, anchor);
    await settle();
    expect(drawn).toEqual([]);
    open.at(-1)?.answer(finding(MARA));
    await settle();
    expect(drawn).toEqual(['show mara']);
    expect(open).toHaveLength(2);
  });

  it('asks nothing more of a site that is switched off, until settings change', async () => {
    const loop = start();
    loop.onSighting(MARA, anchor);
    open[0]?.answer(finding(MARA));
    await settle();
    void calls?.onLeaveSite();
    expect(open.at(-1)).toMatchObject({ name: 'site.leave', input: { site: 'linkedin' } });
    loop.onNotice({ notice: 'settings.changed' }, () => undefined);
    open.at(-1)?.answer(finding(MARA, 'off'));
    await settle();
    expect(drawn).toEqual(['show mara', 'clear']);
    const before = open.length;
    loop.onLeft(null);
    loop.onGlimpse(TOMAS);
    loop.onSighting(TOMAS, anchor);
    loop.onReturn();
    expect(open.slice(before).map(({ name }) => name)).toEqual(['page.left']);
    loop.onNotice({ notice: 'settings.changed' }, () => undefined);
    expect(open.at(-1)).toMatchObject({ name: 'person.find', who: 'tomas' });
  });

  it('drops an answer that was made for another address', async () => {
    const loop = start();
    loop.onSighting(MARA, anchor);
    open[0]?.answer(finding(TOMAS));
    await settle();
    expect(drawn).toEqual([]);
  });

  it('takes the verdict away in the turn in which the page leaves, and tells the toolbar', async () => {
    const loop = start();
    loop.onSighting(MARA, anchor);
    open[0]?.answer(finding(MARA));
    await settle();
    loop.onLeft(TOMAS.url);
    expect(drawn).toEqual(['show mara', 'clear']);
    expect(open.at(-1)).toMatchObject({ name: 'page.left', input: { next: TOMAS.url } });
  });

  it('creates nothing to draw with where nothing may be drawn', async () => {
    const loop = start();
    for (const choice of ['panel', 'undecided'] as const) {
      loop.onSighting(MARA, anchor);
      open.at(-1)?.answer(finding(MARA, choice));
      await settle();
    }
    expect(calls).toBeUndefined();
    expect(drawn).toEqual([]);
  });

  it('follows the index, at a pace, and only while somebody looks', async () => {
    const loop = start();
    const change = () => loop.onNotice({ notice: 'index.changed' }, () => undefined);
    loop.onSighting(MARA, anchor);
    open[0]?.answer(finding(MARA));
    for (let time = 0; time < 20; time++) change();
    await vi.advanceTimersByTimeAsync(1_100);
    expect(open).toHaveLength(2);
    loop.onVisible(false);
    change();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(open).toHaveLength(2);
    loop.onVisible(true);
    await vi.advanceTimersByTimeAsync(1_100);
    expect(open).toHaveLength(3);
  });

  it('asks again when the worker died in mid-answer, and says so when it stays dead', async () => {
    const loop = start();
    loop.onSighting(MARA, anchor);
    open[0]?.fail('message/unreachable');
    await vi.advanceTimersByTimeAsync(200);
    open[1]?.answer(finding(MARA));
    await settle();
    expect(drawn).toEqual(['show mara']);
    loop.onNotice({ notice: 'settings.changed', surface: 'page' }, () => undefined);
    for (let time = 0; time < 6; time++) {
      open.at(-1)?.fail('message/unreachable');
      await vi.advanceTimersByTimeAsync(4_000);
    }
    expect(drawn).toEqual(['show mara', 'problem message/unreachable']);
    expect(open).toHaveLength(7);
  });

  it('asks at once when the vault is locked or unlocked, also on a page nobody looks at', async () => {
    const loop = start();
    loop.onSighting(MARA, anchor);
    open[0]?.answer(finding(MARA));
    await settle();
    loop.onVisible(false);
    loop.onNotice({ notice: 'vault.changed' }, () => undefined);
    expect(open).toHaveLength(2);
    open[1]?.answer({ ...finding(MARA), coverage: { state: 'locked' } });
    await settle();
    expect(drawn).toEqual(['show mara', 'show mara']);
  });

  it('gives the present person to whoever asks, and nobody after the page was left', () => {
    const loop = start();
    const given: Sighting[] = [];
    const get = () => loop.onNotice({ notice: 'sighting.get' }, (present) => given.push(present));
    get();
    loop.onSighting(MARA, anchor);
    get();
    loop.onLeft(null);
    get();
    for (const odd of [null, 7, 'text', {}]) loop.onNotice(odd, (present) => given.push(present));
    expect(given).toEqual([MARA]);
  });

  it('re-checks live for the person on the page, and refuses when there is none', async () => {
    const loop = start();
    loop.onSighting(MARA, anchor);
    open[0]?.answer(finding(MARA));
    await settle();
    const fresh = calls?.onRefresh('c1', '501');
    open.at(-1)?.answer(finding(MARA));
    await expect(fresh).resolves.toEqual(finding(MARA));
    loop.onLeft(null);
    await expect(calls?.onRefresh('c1', '501')).rejects.toMatchObject({ code: 'page/unreadable' });
  });

  it('takes what the user says of the person on the page', async () => {
    const loop = start();
    loop.onSighting(MARA, anchor);
    open[0]?.answer(finding(MARA));
    await settle();
    const decided = calls?.onRefresh('c1', '501', 'different');
    expect(open.at(-1)).toMatchObject({
      name: 'person.decide',
      input: { sighting: MARA, connection: 'c1', candidate: '501', decision: 'different' },
    });
    open.at(-1)?.answer(finding(MARA));
    await expect(decided).resolves.toEqual(finding(MARA));
  });

  describe('what waits for the badge', () => {
    const badge = {} as ClosedRoot;
    let gone: string[];
    const wait = (loop: ReturnType<typeof start>, who: string) => void loop.drawn().then(() => gone.push(who));

    beforeEach(() => {
      gone = [];
    });

    it('goes on when it is drawn, at once where it is', async () => {
      const loop = start();
      loop.onSighting(MARA, anchor);
      wait(loop, 'mara');
      await settle();
      expect(gone).toEqual([]);
      expect(loop.home()).toBeNull();
      open[0]?.answer(finding(MARA));
      await settle();
      expect(gone).toEqual(['mara']);
      home = badge;
      wait(loop, 'mara');
      await settle();
      expect(gone).toEqual(['mara', 'mara']);
      expect(loop.home()).toBe(badge);
    });

    it('does not go on for somebody who came after', async () => {
      const loop = start();
      loop.onSighting(MARA, anchor);
      wait(loop, 'mara');
      loop.onLeft(null);
      loop.onSighting(TOMAS, anchor);
      wait(loop, 'tomas');
      open.at(-1)?.answer(finding(TOMAS));
      await settle();
      expect(gone).toEqual(['tomas']);
    });

    it('waits on where verdicts stay out of pages, until they do not', async () => {
      const loop = start();
      loop.onSighting(MARA, anchor);
      wait(loop, 'mara');
      open[0]?.answer(finding(MARA, 'panel'));
      await settle();
      expect(gone).toEqual([]);
      loop.onNotice({ notice: 'settings.changed', surface: 'page' }, () => undefined);
      open.at(-1)?.answer(finding(MARA));
      await settle();
      expect(gone).toEqual(['mara']);
    });
  });

  it('ends when the extension is gone', async () => {
    const loop = start();
    loop.onSighting(MARA, anchor);
    open[0]?.answer(finding(MARA));
    await settle();
    loop.destroy();
    expect(drawn).toEqual(['show mara', 'clear', 'destroy']);
  });
});
