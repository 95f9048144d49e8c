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
      await untilQuiet(quiet, QUIET_MS, ended);
    } while (!ended.aborted && (await step()));
  }

  return () => {
    if (isBegun) return;
    isBegun = true;
    read().catch((thrown) => logProblem('reading ahead', thrown));
  };
}

/**
 * Longer than a page that asks again takes, each time with more. Whoever goes on asking is not held up: what they ask for is
 * kept all the same.
 */
const QUIET_MS = 200;
