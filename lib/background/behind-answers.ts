// What is learned from answers, put off until somebody who looks at one person after another has stopped: writing it down
// would hold up the next answer. What a worker that dies still had to do is lost.

import { logProblem } from '@/lib/log';
import { type QuietTools, untilQuiet } from '@/lib/sync/until-quiet';

/** Nobody waits for what is put off; what goes wrong in it is logged. */
export type Later = (work: () => Promise<unknown>) => void;

/** @param ended from when on nothing of it is done any more */
export function createBehindAnswers(quiet: QuietTools, ended: AbortSignal): Later {
  const waiting: (() => Promise<unknown>)[] = [];
  let isWorking = false;

  async function workThrough(): Promise<void> {
    while (waiting.length > 0 && !ended.aborted) {
      await untilQuiet(quiet, QUIET_MS, ended, quiet.now() + MOST_WAIT_MS);
      const work = ended.aborted ? undefined : waiting.shift();
      await work?.().catch((thrown) => logProblem('learning', thrown));
    }
    isWorking = false;
  }

  return (work) => {
    waiting.push(work);
    if (isWorking) return;
    isWorking = true;
    void workThrough();
  };
}

/** The badge and its card are read by then, and the next person's page is not there yet. */
const QUIET_MS = 2_000;
/** Somebody who never stops, as a page that asks anew while an account is being read, is learned from all the same. */
const MOST_WAIT_MS = 20_000;
