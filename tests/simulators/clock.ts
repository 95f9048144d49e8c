// The time a simulator lives in: as fast as told, frozen, or moved by hand. It must not set timers.

/** Milliseconds since the epoch, as the simulated ATS sees them. */
export interface SimulatorClock {
  now(): number;
  /** How long somebody outside waits while `ms` pass in here; the same number when frozen. */
  livedMs(ms: number): number;
  /** Moves the time forward by hand. */
  advance(ms: number): void;
  /** Jumps to an instant. */
  set(ms: number): void;
  freeze(): void;
  /** Lets the time run on from where it stands, `speed` times as fast as real time. */
  run(speed?: number): void;
}

export interface ClockOptions {
  startAt?: number;
  /** 1 is real time, 60 a minute a second, 0 frozen. */
  speed?: number;
  /** The time outside, ms. */
  real?: () => number;
}

/** @example `createClock({ speed: 60 })`; `createClock({ startAt: Date.UTC(2026, 0, 1), speed: 0 })` */
export function createClock({ startAt, speed = 1, real = Date.now }: ClockOptions = {}): SimulatorClock {
  let base = startAt ?? real();
  let since = real();
  let pace = speed;
  const now = () => Math.floor(base + (real() - since) * pace);
  const settle = () => {
    base = now();
    since = real();
  };
  return {
    now,
    livedMs: (ms) => (pace > 0 ? ms / pace : ms),
    advance(ms) {
      settle();
      base += ms;
    },
    set(ms) {
      base = ms;
      since = real();
    },
    freeze() {
      settle();
      pace = 0;
    },
    run(to = 1) {
      settle();
      pace = to;
    },
  };
}
