// Counts requests in windows that begin at round instants of the simulated clock, as Greenhouse does.

import type { SimulatorClock } from './clock';

export interface Counted {
  /** How many more the window takes. */
  left: number;
  /** Until the window ends, as a waiting client lives them; at least one. */
  seconds: number;
  /** It was one too many, and is not counted. */
  over: boolean;
}

export interface RateWindow {
  /** Counts a request in, or finds that it is one too many. */
  count(limit: number, lengthMs: number): Counted;
}

export function createRateWindow(clock: SimulatorClock): RateWindow {
  let began = 0;
  let used = 0;
  return {
    count(limit, lengthMs) {
      const now = clock.now();
      const start = Math.floor(now / lengthMs) * lengthMs;
      if (began !== start) used = 0;
      began = start;
      const over = used >= limit;
      if (!over) used++;
      return {
        left: limit - used,
        seconds: Math.max(1, Math.ceil(clock.livedMs(start + lengthMs - now) / 1000)),
        over,
      };
    },
  };
}
