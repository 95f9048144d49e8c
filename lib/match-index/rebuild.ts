// Key lists kept in shape: merged, and built anew from the rows where their keys are of an earlier version or many in them
// are dead. A step at a time, each whole or not there, so that it may be stopped anywhere; nothing is downloaded for it.

import type { GenerationRow, InAtsDatabase, RecordRow } from './database';
import { type Generations, generationOf } from './generations';
import type { PeopleKeys } from './people-keys';
import { rowsOfPeople } from './person-rows';
import type { RowKey } from './row-key';
import type { RowStore } from './row-store';

/** People brought over in one step. */
const AT_ONCE = 200;
/** Lists in which more are dead are built anew; few people are not worth it. */
const MOST_DEAD_SHARE = 0.2;
const FEW_DEAD = 2_000;

export interface Rebuild {
  /** `true` while there is more to do. Never while anything else is written. */
  step(signal: AbortSignal): Promise<boolean>;
}

export function createRebuild(
  database: InAtsDatabase,
  generations: Generations,
  peopleKeys: PeopleKeys,
  store: RowStore,
): Rebuild {
  const { connections } = database;

  /** The next people of the older generations, in the order of their rows; where to go on is null after the last. */
  async function nextPeople(upTo: GenerationRow['upTo']): Promise<{ rows: RecordRow[]; upTo: GenerationRow['upTo'] }> {
    const ids = (await connections.orderBy('id').primaryKeys()).filter((id) => upTo === null || id >= upTo[0]);
    for (const id of ids) {
      const after = upTo?.[0] === id ? upTo[1] : null;
      const rows = await database.transaction('r', store.tables, async () => store.candidatesAfter(id, after, AT_ONCE));
      const last = rows.at(-1);
      if (last) return { rows, upTo: [id, last.id] };
    }
    return { rows: [], upTo: null };
  }

  async function bringSome(): Promise<void> {
    const newest = generations.newest();
    const next = await nextPeople(newest.upTo);
    const older = next.rows.filter(({ person }) => person === undefined || generationOf(person) !== newest.id);
    const people = older.map(({ connection, id }) => ({ connection, candidate: id }));
    const rows = await database.transaction('r', store.tables, async () => rowsOfPeople(store, people));
    const keys = await Promise.all(rows.map(peopleKeys.keysOfRows));
    await database.transaction('rw', [...store.tables, ...generations.tables], async () => {
      // As they are now: what is sealed may have been sealed anew meanwhile.
      const held = await store.get(
        people.map(({ connection, candidate }): RowKey => [connection, 'candidate', candidate]),
      );
      await peopleKeys.file(
        held.flatMap((row, i) => {
          const now = keys[i];
          return row && now ? [{ row, now, before: null }] : [];
        }),
      );
      await generations.advance(next.upTo);
    });
    await generations.refresh();
  }

  async function isWorn(): Promise<boolean> {
    const { postings } = generations.newest();
    return database.transaction('r', generations.tables, async () => {
      const [issued, living] = await Promise.all([postings.issued(), postings.size()]);
      return issued - living > Math.max(FEW_DEAD, issued * MOST_DEAD_SHARE);
    });
  }

  return {
    async step(signal) {
      const { isWhole, postings } = generations.newest();
      if (await postings.tidy(signal, isWhole ? 'resting' : 'filling')) return true;
      if (!isWhole) {
        await bringSome();
        return true;
      }
      if (!(await isWorn())) return false;
      await generations.begin();
      return true;
    },
  };
}
