// What can wait, done while nobody does: a step at a time, with room between for whoever looks somebody up. Knows nothing of
// what the steps are.

import { errorCode } from '@/lib/errors';
import { logProblem } from '@/lib/log';
import { type QuietTools, untilQuiet } from './until-quiet';

export interface UpkeepTools extends QuietTools {
  /** One step; `true` while there are more. */
  step(signal: AbortSignal): Promise<boolean>;
}

/** Somebody who looks people up one after another does not share the database. */
const QUIET_MS = 1_000;
/** Between steps: whatever was asked meanwhile is answered first. */
const BREATH_MS = 5;

/** Steps until there are no more, the signal fires or one fails: the next alarm goes on. */
export async function keepUp({ step, ...quiet }: UpkeepTools, signal: AbortSignal): Promise<void> {
  try {
    for (;;) {
      await untilQuiet(quiet, QUIET_MS, signal);
      if (signal.aborted || !(await step(signal))) return;
      await quiet.sleep(BREATH_MS);
    }
  } catch (thrown) {
    // Whoever locks or removes what is kept up has ended this as well.
    if (!signal.aborted && errorCode(thrown) !== 'vault/locked') logProblem('upkeep', thrown);
  }
}
