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
 */
export async function untilQuiet(
  { lookedUpAt, now, sleep }: QuietTools,
  quietMs: number,
  signal: AbortSignal,
): Promise<void> {
  for (let since = now() - lookedUpAt(); since >= 0 && since < quietMs; since = now() - lookedUpAt()) {
    await sleep(quietMs - since);
    if (signal.aborted) return;
  }
}
