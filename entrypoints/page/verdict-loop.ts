// From a sighting to what is drawn, and again whenever the index changes. An answer for anybody but the person now on
// the page is dropped. Keeps the present sighting in memory and nothing else.

import type { PageSurface, PageSurfaceOptions } from '@/components/card/page-surface';
import { AppError } from '@/lib/errors';
import type { ask as Ask } from '@/lib/messages/ask';
import type { Notice } from '@/lib/messages/protocol';
import type { WordedFinding } from '@/lib/model/match';
import type { Sighting } from '@/lib/model/sighting';

/** What the surface asks for. */
export type VerdictCalls = Pick<
  PageSurfaceOptions,
  'anchor' | 'onRefresh' | 'onContact' | 'onOpenFile' | 'onOpenPanel' | 'onLeaveSite'
>;

export interface VerdictLoopTools {
  ask: typeof Ask;
  createSurface(calls: VerdictCalls): PageSurface;
  now?(): number;
}

/** While a first fill runs the index changes many times a second; the page follows at this pace. */
const FOLLOW_MS = 1_000;
/** *3 days ago* is true for so long in a tab that nobody looks at. */
const OLD_MS = 3_600_000;
const RETRIES = 4;
const FIRST_RETRY_MS = 150;

export function createVerdictLoop(tools: VerdictLoopTools) {
  const { ask, now = Date.now } = tools;
  let current: Sighting | null = null;
  let anchor: () => Element | null = () => null;
  let asked = 0;
  let stale = false;
  let visible = true;
  /** Switched off for this site: nothing is asked before settings change. */
  let isOff = false;
  let lastAskedAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let surface: PageSurface | null = null;
  /** What waits for the badge of whoever is on the page now. */
  let waiting: (() => void)[] = [];
  let early: { said: string; answer: Promise<WordedFinding> } | null = null;

  function draw(finding: WordedFinding): void {
    isOff = finding.surface === 'off';
    if (finding.surface !== 'page') {
      surface?.clear();
      return;
    }
    surface ??= tools.createSurface(calls);
    surface.show(finding);
    for (const goOn of waiting) goOn();
    waiting = [];
  }

  async function refresh(attempt = 0): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const sighting = current;
    if (!sighting || isOff) return;
    const mine = ++asked;
    lastAskedAt = now();
    stale = false;
    try {
      const finding = await (takeEarly(sighting) ?? ask('person.find', { sighting }));
      if (mine === asked && current === sighting && finding.url === sighting.url) draw(finding);
    } catch (thrown) {
      if (mine !== asked) return;
      // A worker that died in mid-answer is woken by the next question.
      if (attempt < RETRIES) timer = setTimeout(() => void refresh(attempt + 1), FIRST_RETRY_MS * 2 ** attempt);
      // What was drawn can no longer be trusted.
      else surface?.showProblem((thrown as AppError).code);
    }
  }

  /** The question that was asked at the first glimpse, if it was about just this. */
  function takeEarly(sighting: Sighting): Promise<WordedFinding> | null {
    const answer = early?.said === JSON.stringify(sighting) ? early.answer : null;
    early = null;
    return answer;
  }

  /** The index changed: asks again soon, once, and only for a page somebody looks at. */
  function follow(): void {
    if (!current || timer) return;
    if (!visible) {
      stale = true;
      return;
    }
    timer = setTimeout(() => void refresh(), Math.max(0, lastAskedAt + FOLLOW_MS - now()));
  }

  function present(): Sighting {
    if (!current) throw new AppError('page/unreadable');
    return current;
  }

  const calls: VerdictCalls = {
    anchor: () => anchor(),
    async onRefresh(connection, candidate, decision) {
      const sighting = present();
      // Answers to earlier questions are older than this one.
      asked += 1;
      try {
        const asking = { sighting, connection, candidate };
        return await (decision ? ask('person.decide', { ...asking, decision }) : ask('person.refresh', asking));
      } catch (thrown) {
        // The question that was dropped for this one is still open.
        follow();
        throw thrown;
      }
    },
    onContact: async (connection, candidate) => ask('person.contact', { sighting: present(), connection, candidate }),
    onOpenFile: async (connection, candidate, file) =>
      ask('file.open', { sighting: present(), connection, candidate, file }),
    onOpenPanel: () => ask('panel.open', {}),
    onLeaveSite: async () => ask('site.leave', { site: present().site }),
  };

  function forget(): void {
    asked += 1;
    current = null;
    early = null;
    waiting = [];
    stale = false;
    clearTimeout(timer);
    timer = undefined;
    surface?.clear();
  }

  return {
    /** Nothing is drawn from it: the answer waits until the page has said the same again. */
    onGlimpse(sighting: Sighting): void {
      const said = JSON.stringify(sighting);
      // While a page is still being built it changes, and says the same, many times.
      if (isOff || early?.said === said) return;
      const answer = ask('person.find', { sighting });
      answer.catch(() => undefined);
      early = { said, answer };
    },

    onSighting(sighting: Sighting, at: () => Element | null): void {
      current = sighting;
      anchor = at;
      void refresh();
    },

    /** Once the badge of whoever is on the page now is drawn; never, where none is or somebody else comes. */
    drawn(): Promise<void> {
      return new Promise((resolve) => {
        if (surface?.home()) resolve();
        else waiting.push(resolve);
      });
    },

    /** Where the badge stands, while there is one. */
    home: () => surface?.home() ?? null,

    onLeft(next: string | null): void {
      forget();
      // Orphaned scripts get no answer, and need none.
      ask('page.left', { next }).catch(() => undefined);
    },

    /** Returns nothing: answers go through `respond`, and only from the document that shows the person. */
    onNotice(notice: unknown, respond: (sighting: Sighting) => void): void {
      const { notice: kind } = (notice ?? {}) as Partial<Notice>;
      // An answer to the first glimpse that nobody has seen yet is of before.
      if (kind !== 'sighting.get') early = null;
      if (kind === 'index.changed') follow();
      else if (kind === 'settings.changed' || kind === 'vault.changed') {
        isOff = false;
        void refresh();
      } else if (kind === 'sighting.get' && current) respond(current);
    },

    onVisible(isVisible: boolean): void {
      visible = isVisible;
      // Whoever comes back after a while is told what is so then.
      if (!visible) early = null;
      if (visible && (stale || now() - lastAskedAt > OLD_MS)) follow();
    },

    /** Back from the browser's page cache: the toolbar was reset, and notices were missed. */
    onReturn(): void {
      void refresh();
    },

    destroy(): void {
      forget();
      surface?.destroy();
      surface = null;
    },
  };
}
