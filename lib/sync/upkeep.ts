// What can wait, done while nobody does: a step at a time, with room between for whoever looks somebody up. Knows nothing of
// what the steps are.

import { errorCode } from '@/lib/errors';
import { logProblem } from '@/lib/log';

export interface UpkeepTools {
  /** One step; `true` while there are more. */
  step(signal: AbortSignal): Promise<boolean>;
  /** When somebody last looked somebody up, ms. */
  lookedUpAt(): number;
  now(): number;
  sleep(ms: number): Promise<void>;
}

/** Somebody who looks people up one after another does not share the database. */
const QUIET_MS = 1_000;
/** Between steps: whatever was asked meanwhile is answered first. */
const BREATH_MS = 5;

/** Steps until there are no more, the signal fires or one fails: the next alarm goes on. */
export async function keepUp({ step, lookedUpAt, now, sleep }: UpkeepTools, signal: AbortSignal): Promise<void> {
  try {
    for (;;) {
      for (let since = now() - lookedUpAt(); since >= 0 && since < QUIET_MS; since = now() - lookedUpAt()) {
        await sleep(QUIET_MS - since);
        if (signal.aborted) return;
      }
      if (signal.aborted || !(await step(signal))) return;
      await sleep(BREATH_MS);
    }
  } catch (thrown) {
    // Whoever locks or removes what is kept up has ended this as well.
    if (!signal.aborted && errorCode(thrown) !== 'vault/locked') logProblem('upkeep', thrown);
  }
}
