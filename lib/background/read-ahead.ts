// Reads what the next look-ups will ask for, behind the first answer of a worker: who looks at one person looks at the next.

import { logProblem } from '@/lib/log';
import { type QuietTools, untilQuiet } from '@/lib/sync/until-quiet';

/**
 * Gives what is to be called with every look-up; only the first begins it.
 *
 * @param step reads a little; false when there is no more to read
 */
export function createReadAhead(step: () => Promise<boolean>, quiet: QuietTools, ended: AbortSignal): () => void {
  let isBegun = false;

  async function read(): Promise<void> {
    do {
      await untilQuiet(quiet, QUIET_MS, ended, quiet.now() + MOST_WAIT_MS);
    } while (!ended.aborted && (await step()));
  }

  return () => {
    if (isBegun) return;
    isBegun = true;
    read().catch((thrown) => logProblem('reading ahead', thrown));
  };
}

/** The answer is drawn by then. */
const QUIET_MS = 200;
/** Whoever never stops asking waits for a few hundredths of a second more, once in so long. */
const MOST_WAIT_MS = 400;
