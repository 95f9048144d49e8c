// The published limits of SmartRecruiters, per credential: requests a second, requests open at once, and one list of
// candidates at a time. It answers nothing itself.

import type { SimulatorClock } from './clock';

export interface LimitOptions {
  /** Requests in any second, wherever it begins; null for any number. */
  perSecond: number | null;
  /** Requests open at once; null for any number. */
  concurrent: number | null;
  /** Lists of candidates open at once, which count among the others too; null for any number. */
  concurrentLists: number | null;
}

export interface Entry {
  /** False: 429. */
  admitted: boolean;
  /** The four `X-RateLimit` headers, those without a limit left out. */
  headers: Record<string, string>;
  /** To be called when the answer is out. Twice does no harm. */
  leave(): void;
}

interface State {
  /** When requests of the last second came, oldest first. */
  came: number[];
  open: number;
  openLists: number;
}

export interface Limits {
  enter(callerId: string, isList: boolean): Entry;
}

/** @param options read anew at every request. */
export function createLimits(clock: SimulatorClock, options: LimitOptions): Limits {
  const states = new Map<string, State>();
  return {
    enter(callerId, isList) {
      const state = states.get(callerId) ?? { came: [], open: 0, openLists: 0 };
      states.set(callerId, state);
      const now = clock.now();
      state.came = state.came.filter((at) => at > now - 1000 && at <= now);
      const { perSecond, concurrent, concurrentLists } = options;
      const isOver =
        (perSecond !== null && state.came.length >= perSecond) ||
        (concurrent !== null && state.open >= concurrent) ||
        (isList && concurrentLists !== null && state.openLists >= concurrentLists);
      if (!isOver) {
        state.came.push(now);
        state.open++;
        if (isList) state.openLists++;
      }
      const headers: Record<string, string> = {};
      if (perSecond !== null) {
        headers['x-ratelimit-limit'] = String(perSecond);
        headers['x-ratelimit-remaining'] = String(Math.max(0, perSecond - state.came.length));
      }
      const most = isList ? concurrentLists : concurrent;
      if (most !== null) {
        const open = isList ? state.openLists : state.open;
        headers['x-ratelimit-concurrent-limit'] = String(most);
        headers['x-ratelimit-concurrent-remaining'] = String(Math.max(0, most - open));
      }
      let isIn = !isOver;
      return {
        admitted: !isOver,
        headers,
        leave() {
          if (!isIn) return;
          isIn = false;
          state.open--;
          if (isList) state.openLists--;
        },
      };
    },
  };
}
