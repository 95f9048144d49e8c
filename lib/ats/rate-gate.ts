// One limit of one credential: what the answers' headers say of a window, or what the vendor documents where no header
// tells. Background reading keeps to its share of it, because a whole team lives on the same limit.

/** What a vendor allows one credential, where no header of an answer tells. */
export interface Limits {
  /** Requests a second in the long run. */
  perSecond: number;
  /** How many may go at once after a rest. */
  burst: number;
  /** Requests that may be open at the same time. */
  concurrent: number;
}

/** A window that claims to last longer than this is nonsense, not a window. */
const LONGEST_WINDOW_MS = 3_600_000;
/** `X-RateLimit-Reset` below this is a number of seconds to wait, above it an instant in epoch seconds. */
const SMALLEST_EPOCH_S = 1_000_000_000;

/** A step back of more than this is a clock that was set. */
const CLOCK_WAS_SET_MS = 5_000;

/** The same window's end, told in whole seconds, comes out differently from one answer to the next. */
const RESET_SLACK_MS = 2_000;

export class RateGate {
  private limit: number | null = null;
  private remaining: number | null = null;
  /** By the server's clock, ms. */
  private resetMs = 0;
  private closedUntilMs = 0;
  private seenMs = 0;
  private places = 0;
  private inFlight = 0;
  /** Background requests of ours in the present window. */
  private ours = 0;
  private tokens: number | null = null;
  private filledAtMs = 0;
  private readonly queue: (() => void)[] = [];

  constructor(private readonly limits: Limits | null = null) {}

  /**
   * How long to wait before the next request, ms; 0: go.
   *
   * @param share 0 to 1: of a limit, what background requests may use; null for a request that somebody waits for
   */
  waitMs(serverNow: number, share: number | null): number {
    this.follow(serverNow);
    if (serverNow < this.closedUntilMs) return this.closedUntilMs - serverNow;
    const pause = this.untilToken(serverNow, share);
    if (pause > 0) return pause;
    if (this.remaining === null || serverNow >= this.resetMs) {
      this.remaining = null;
      this.ours = 0;
      return 0;
    }
    if (share === null) return this.remaining - this.inFlight > 0 ? 0 : this.resetMs - serverNow;
    const limit = this.limit ?? 0;
    // The last twentieth of a window is left to whoever is waiting in front of a screen.
    const isSpare = this.remaining - this.inFlight > Math.floor(limit / 20);
    const isOurs = limit === 0 || this.ours < Math.max(1, Math.floor(limit * share));
    return isSpare && isOurs ? 0 : this.resetMs - serverNow;
  }

  /** Waits for one of the places that may be taken at the same time; in any case `leave` follows. */
  async place(share: number | null): Promise<void> {
    while (this.limits && share !== null && this.places >= Math.max(1, Math.floor(this.limits.concurrent * share))) {
      await new Promise<void>((free) => this.queue.push(free));
    }
    this.places += 1;
  }

  /** The request goes out now. */
  enter(share: number | null): void {
    this.inFlight += 1;
    if (this.tokens !== null) this.tokens -= 1;
    if (share !== null) this.ours += 1;
  }

  /** Gives the place back, after `enter` or without it. */
  leave(hasEntered: boolean): void {
    this.places -= 1;
    if (hasEntered) this.inFlight -= 1;
    // All of them: each looks for itself whether its own share leaves it a place.
    for (const free of this.queue.splice(0)) free();
  }

  learn(headers: Headers, serverNow: number): void {
    this.follow(serverNow);
    const remaining = wholeNumber(headers.get('x-ratelimit-remaining'));
    const reset = resetInstant(headers, serverNow);
    if (remaining === null || reset === null) return;
    this.limit = wholeNumber(headers.get('x-ratelimit-limit')) ?? this.limit;
    // Answers overtake each other: within one window the lowest count is the true one.
    const sameWindow = this.remaining !== null && Math.abs(reset - this.resetMs) <= RESET_SLACK_MS;
    if (!sameWindow && this.remaining !== null) this.ours = 0;
    this.remaining = sameWindow ? Math.min(this.remaining ?? remaining, remaining) : remaining;
    this.resetMs = reset;
  }

  /**
   * After a 429: closes the gate and says for how long, ms.
   *
   * @param blindMs the wait when the answer does not say
   */
  refused(headers: Headers, serverNow: number, blindMs: number): number {
    this.follow(serverNow);
    const told = retryAfterMs(headers.get('retry-after'), serverNow) ?? untilReset(headers, serverNow) ?? blindMs;
    // An instant in the place of a duration must not close the gate for good.
    const wait = Math.min(told, LONGEST_WINDOW_MS);
    this.closedUntilMs = serverNow + wait;
    this.tokens = this.tokens === null ? null : Math.min(this.tokens, 0);
    return wait;
  }

  /** What is waited for is no further away because the clock was set back. */
  private follow(serverNow: number): void {
    const back = this.seenMs - serverNow;
    if (back > CLOCK_WAS_SET_MS) {
      this.closedUntilMs -= back;
      this.resetMs -= back;
    }
    this.seenMs = serverNow;
  }

  private untilToken(serverNow: number, share: number | null): number {
    if (!this.limits) return 0;
    if (share === null) {
      // Takes tokens without waiting for them, also before any background request has counted them.
      if (this.tokens === null) [this.tokens, this.filledAtMs] = [this.limits.burst, serverNow];
      return 0;
    }
    const perMs = (this.limits.perSecond * share) / 1000;
    const most = Math.max(1, this.limits.burst * share);
    // A clock that was set back fills nothing, and must not stop the filling.
    const passed = Math.max(0, serverNow - this.filledAtMs);
    this.tokens = this.tokens === null ? most : Math.min(most, this.tokens + passed * perMs);
    this.filledAtMs = serverNow;
    return this.tokens >= 1 ? 0 : Math.ceil((1 - this.tokens) / perMs);
  }
}

function retryAfterMs(header: string | null, serverNow: number): number | null {
  if (header === null || header.trim() === '') return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return seconds < 0 ? null : Math.max(1, seconds) * 1000;
  const instant = Date.parse(header);
  return Number.isNaN(instant) ? null : Math.max(1000, instant - serverNow);
}

function untilReset(headers: Headers, serverNow: number): number | null {
  const reset = resetInstant(headers, serverNow);
  return reset === null ? null : Math.max(1000, reset - serverNow);
}

function resetInstant(headers: Headers, serverNow: number): number | null {
  const reset = wholeNumber(headers.get('x-ratelimit-reset'));
  if (reset === null) return null;
  const instant = reset < SMALLEST_EPOCH_S ? serverNow + reset * 1000 : reset * 1000;
  return instant > serverNow + LONGEST_WINDOW_MS ? null : instant;
}

function wholeNumber(header: string | null): number | null {
  if (header === null || !/^\s*\d{1,15}\s*$/.test(header)) return null;
  return Number(header);
}
