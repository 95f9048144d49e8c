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
    for (;;) {
      await untilQuiet(quiet, QUIET_MS, ended);
      const work = ended.aborted ? undefined : waiting.shift();
      if (!work) return;
      await work().catch((thrown) => logProblem('learning', thrown));
    }
  }

  return (work) => {
    waiting.push(work);
    if (isWorking) return;
    isWorking = true;
    void workThrough().finally(() => {
      isWorking = false;
    });
  };
}

/** The badge and its card are read by then, and the next person's page is not there yet. */
const QUIET_MS = 2_000;
