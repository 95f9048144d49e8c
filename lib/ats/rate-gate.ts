// One rate-limit window of one credential, driven by what the answers' headers say and by no constant of ours.

/** A window that claims to last longer than this is nonsense, not a window. */
const LONGEST_WINDOW_MS = 3_600_000;
/** `X-RateLimit-Reset` below this is a number of seconds to wait, above it an instant in epoch seconds. */
const SMALLEST_EPOCH_S = 1_000_000_000;

/** The same window's end, told in whole seconds, comes out differently from one answer to the next. */
const RESET_SLACK_MS = 2_000;

export class RateGate {
  private limit: number | null = null;
  private remaining: number | null = null;
  /** By the server's clock, ms. */
  private resetMs = 0;
  private closedUntilMs = 0;
  private inFlight = 0;

  /** How long to wait before the next request, ms; 0: go. `yields` keeps a twentieth of the window for others. */
  waitMs(serverNow: number, yields: boolean): number {
    if (serverNow < this.closedUntilMs) return this.closedUntilMs - serverNow;
    if (this.remaining === null || serverNow >= this.resetMs) {
      this.remaining = null;
      return 0;
    }
    const spare = yields ? Math.floor((this.limit ?? 0) / 20) : 0;
    return this.remaining - this.inFlight > spare ? 0 : this.resetMs - serverNow;
  }

  enter(): void {
    this.inFlight += 1;
  }

  leave(): void {
    this.inFlight -= 1;
  }

  learn(headers: Headers, serverNow: number): void {
    const remaining = wholeNumber(headers.get('x-ratelimit-remaining'));
    const reset = resetInstant(headers, serverNow);
    if (remaining === null || reset === null) return;
    this.limit = wholeNumber(headers.get('x-ratelimit-limit')) ?? this.limit;
    // Answers overtake each other: within one window the lowest count is the true one.
    const sameWindow = this.remaining !== null && Math.abs(reset - this.resetMs) <= RESET_SLACK_MS;
    this.remaining = sameWindow ? Math.min(this.remaining ?? remaining, remaining) : remaining;
    this.resetMs = reset;
  }

  /** After a 429: closes the gate and says for how long, ms; null when the answer does not say. */
  refused(headers: Headers, serverNow: number): number | null {
    const wait = retryAfterMs(headers.get('retry-after'), serverNow) ?? untilReset(headers, serverNow);
    if (wait === null) return null;
    this.closedUntilMs = serverNow + wait;
    return wait;
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
