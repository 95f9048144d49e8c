// Whose time is it: the server's clock, learned from the Date header of its answers. Knows nothing of requests.

/** Before and after this, a Date header is taken for nonsense. */
const EARLIEST_MS = Date.UTC(2020, 0, 1);
const LATEST_MS = Date.UTC(2100, 0, 1);
/** A sudden step back of more than this means that one of the two clocks was set. */
const CLOCK_WAS_SET_MS = 5_000;

export class ServerClock {
  private readonly offsets = new Map<string, number>();

  constructor(private readonly localNow: () => number) {}

  knows(url: string): boolean {
    return this.offsets.has(originOf(url));
  }

  /** Never ahead of the true server time, so that a wait for it is rather too long than too short. */
  now(url: string): number {
    return this.localNow() + (this.offsets.get(originOf(url)) ?? 0);
  }

  learn(url: string, date: string | null): void {
    const told = date === null ? Number.NaN : Date.parse(date);
    if (!(told >= EARLIEST_MS && told <= LATEST_MS)) return;
    const seen = told - this.localNow();
    const known = this.offsets.get(originOf(url));
    // Whole seconds and the way back make each reading too low, so the highest is the best.
    if (known === undefined || seen > known || seen < known - CLOCK_WAS_SET_MS) this.offsets.set(originOf(url), seen);
  }
}

function originOf(url: string): string {
  return new URL(url).origin;
}
