// What this install learned of how much each comparison is worth: counts of patterns of levels, kept sealed, and the weights
// they come to. Nobody's value, page or record is in it. Learning itself is in lib/matching/estimate.ts.

import { createInTurn } from '@/lib/in-turn';
import { logProblem } from '@/lib/log';
import type { InAtsDatabase } from '@/lib/match-index/database';
import { EMPTY_TALLY, estimate, type Lesson, type Tally, tallied } from '@/lib/matching/estimate';
import { SHIPPED_WEIGHTS, type Weights } from '@/lib/matching/weights';
import type { Vault } from '@/lib/vault/vault';
import type { Later } from './behind-answers';

export interface LearnedWeights {
  /** Weights for the next look-up; those shipped until what was learned is read. */
  current(): Weights;
  /**
   * Counts a look-up.
   *
   * @param page whose it was, so that one page counts once while this worker lives; remembered in memory alone
   */
  learn(page: string, lesson: Lesson): void;
  /** How many look-ups were counted. */
  learnedFrom(): Promise<number>;
  /** Back to the shipped weights. */
  reset(): Promise<void>;
  /** Resolves when everything counted until now is stored. */
  stored(): Promise<void>;
}

export interface LearningTools {
  database: Pick<InAtsDatabase, 'tallies'>;
  vault: Pick<Vault, 'seal' | 'open'>;
  later: Later;
}

/** So many look-ups, and what was put off, may be lost when a worker dies: each is one of hundreds. */
const STORE_EVERY = 10;
/** Weights follow what was learned at this pace: an answer should not change while somebody looks at it. */
const ESTIMATE_EVERY = 50;
/** Nobody looks at more people while one worker lives. */
const MOST_PAGES = 5_000;

export function createLearnedWeights({ database, vault, later }: LearningTools): LearnedWeights {
  const { tallies } = database;
  const seen = new Set<string>();
  /** Not counted yet, and whether they soon will be. */
  const lessons: Lesson[] = [];
  let isCounting = false;
  let tally: Tally | null = null;
  let weights: Weights = SHIPPED_WEIGHTS;
  let unstored = 0;
  let estimatedAt = 0;

  const oneByOne = createInTurn();
  /** Reading, counting, storing. */
  function inTurn(work: () => Promise<unknown>): Promise<void> {
    const result = oneByOne(work).then(() => undefined);
    result.catch((thrown) => logProblem('weights', thrown));
    return result;
  }

  async function read(): Promise<Tally> {
    if (tally === null) {
      const row = await tallies.get('weights');
      const kept = row ? ((await vault.open(row.sealed)) as Tally) : EMPTY_TALLY;
      tally = kept.version === EMPTY_TALLY.version ? kept : EMPTY_TALLY;
      if (tally.pages > 0) follow(tally);
    }
    return tally;
  }

  function follow(from: Tally): void {
    estimatedAt = from.pages;
    later(async () => {
      if (tally !== null && tally.pages >= from.pages) weights = estimate(tally);
    });
  }

  async function count(): Promise<Tally> {
    let counted = await read();
    const some = lessons.splice(0);
    for (const lesson of some) counted = tallied(counted, lesson);
    tally = counted;
    unstored += some.length;
    if (counted.pages - estimatedAt >= ESTIMATE_EVERY) follow(counted);
    return counted;
  }

  async function store(): Promise<void> {
    if (tally === null || unstored === 0) return;
    unstored = 0;
    const sealed = await vault.seal(tally);
    await tallies.put({ id: 'weights', sealed });
  }

  void inTurn(read).catch(() => undefined);

  return {
    current: () => weights,

    learn(page, lesson) {
      if (seen.has(page) || seen.size >= MOST_PAGES) return;
      seen.add(page);
      lessons.push(lesson);
      if (isCounting) return;
      isCounting = true;
      later(() => {
        isCounting = false;
        return inTurn(async () => {
          await count();
          if (unstored >= STORE_EVERY) await store();
        });
      });
    },

    async learnedFrom() {
      let pages = 0;
      await inTurn(async () => {
        pages = (await count()).pages;
      });
      return pages;
    },

    reset: () =>
      inTurn(async () => {
        await tallies.delete('weights');
        tally = EMPTY_TALLY;
        lessons.length = 0;
        weights = SHIPPED_WEIGHTS;
        unstored = 0;
        estimatedAt = 0;
        seen.clear();
      }),

    stored: () =>
      inTurn(async () => {
        await count();
        await store();
      }),
  };
}
