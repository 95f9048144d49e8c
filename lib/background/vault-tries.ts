// Slows down whoever guesses passphrases at the form. Never shuts it: nothing is lost by forgetting to wait.

import { AppError, errorCode } from '@/lib/errors';

/** How many wrong ones there were in a row, and when the last, ms. */
export interface FailedTries {
  failures: number;
  at: number;
}

export interface TriesTools {
  load(): Promise<FailedTries | undefined>;
  save(tries: FailedTries): Promise<void>;
  now(): number;
}

export interface Tries {
  /** Does `work`, counting `vault/wrong-passphrase`; throws `vault/slowed` with `retryAt` when it is too soon for another. */
  guard<T>(work: () => Promise<T>): Promise<T>;
  /** Not before then, ms; null: now. */
  retryAt(): Promise<number | null>;
}

const FREE_TRIES = 4;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 5 * 60_000;

/** How long after so many wrong passphrases in a row the next may be tried, ms. */
export function waitAfter(failures: number): number {
  if (failures <= FREE_TRIES) return 0;
  return Math.min(FIRST_WAIT_MS * 2 ** (failures - FREE_TRIES - 1), LONGEST_WAIT_MS);
}

export function createTries({ load, save, now }: TriesTools): Tries {
  async function retryAt(): Promise<number | null> {
    const { failures, at } = (await load()) ?? { failures: 0, at: 0 };
    const wait = waitAfter(failures);
    // A clock that was set back must not make the wait longer.
    const left = Math.min(at + wait - now(), wait);
    return left > 0 ? now() + left : null;
  }

  return {
    retryAt,
    async guard(work) {
      const earliest = await retryAt();
      if (earliest !== null) throw new AppError('vault/slowed', { retryAt: earliest });
      const { failures } = (await load()) ?? { failures: 0 };
      try {
        const done = await work();
        if (failures > 0) await save({ failures: 0, at: now() });
        return done;
      } catch (thrown) {
        if (errorCode(thrown) === 'vault/wrong-passphrase') await save({ failures: failures + 1, at: now() });
        throw thrown;
      }
    },
  };
}
