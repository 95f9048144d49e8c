// Waits until nobody has looked anybody up for a while: what writes to the database holds up whoever reads from it.

export interface QuietTools {
  /** When somebody last looked somebody up, ms. */
  lookedUpAt(): number;
  now(): number;
  sleep(ms: number): Promise<void>;
}

/**
 * Resolves at once where it has been quiet for so long, and when the signal fires.
 *
 * @param quietMs since the last look-up
 * @param lastAt when it resolves in any case, ms
 */
export async function untilQuiet(
  { lookedUpAt, now, sleep }: QuietTools,
  quietMs: number,
  signal: AbortSignal,
  lastAt = Number.POSITIVE_INFINITY,
): Promise<void> {
  for (let since = now() - lookedUpAt(); since >= 0 && since < quietMs; since = now() - lookedUpAt()) {
    await sleep(Math.min(quietMs - since, lastAt - now()));
    if (signal.aborted || now() >= lastAt) return;
  }
}
