// Which generations of key lists there are. One is enough; while lists are built anew, for other keys or because many in
// them are dead, writes go to the new one and look-ups ask all. A person is in one of them at a time.

import type { Table } from 'dexie';
import type { GenerationRow, InAtsDatabase } from './database';
import type { Postings } from './postings/postings';

export interface Generation extends GenerationRow {
  postings: Postings;
}

export interface Generations {
  /** Reads them, once; begins a new one where the newest holds keys of another version. Outside of any transaction. */
  open(): Promise<void>;
  /** Newest first. Only once open, as all below. */
  living(): readonly Generation[];
  newest(): Generation;
  /** What transactions that touch key lists must cover. */
  tables: Table[];
  /** Begins another one, to be filled from the rows. */
  begin(): Promise<void>;
  /** As they are now: after a transaction that advanced them. */
  refresh(): Promise<void>;
  /** Notes how far the newest is; `null`: it is whole, and the others are erased. In the caller's transaction. */
  advance(upTo: GenerationRow['upTo']): Promise<void>;
  /** People as `RecordRow.person`, of whatever generation. In the caller's transaction. */
  drop(people: readonly number[]): Promise<void>;
  /** Everybody of a connection. In the caller's transaction. */
  dropConnection(connection: string): Promise<void>;
  /** Living people in all of them. In the caller's transaction. */
  size(): Promise<number>;
}

/** People of all generations in one row of numbers. */
const PEOPLE_A_GENERATION = 2 ** 32;

export function personOf(generation: number, number: number): number {
  return generation * PEOPLE_A_GENERATION + number;
}

export function generationOf(person: number): number {
  return Math.floor(person / PEOPLE_A_GENERATION);
}

export function numberOf(person: number): number {
  return person % PEOPLE_A_GENERATION;
}

export function createGenerations(
  { generations, postings, postingsStates }: InAtsDatabase,
  postingsOf: (generation: number) => Postings,
  keysVersion: number,
): Generations {
  let held: Generation[] = [];
  let opened: Promise<void> | null = null;

  async function read(): Promise<void> {
    const rows = await generations.orderBy('id').reverse().toArray();
    const [newest] = rows;
    if (newest?.keysVersion !== keysVersion) rows.unshift(await create(newest));
    const known = new Map(held.map(({ id, postings }) => [id, postings]));
    held = rows.map((row) => ({ ...row, postings: known.get(row.id) ?? postingsOf(row.id) }));
  }

  async function create(newest: GenerationRow | undefined): Promise<GenerationRow> {
    const row = { id: (newest?.id ?? 0) + 1, keysVersion, isWhole: newest === undefined, upTo: null };
    await generations.put(row);
    return row;
  }

  function newest(): Generation {
    return held[0] as Generation;
  }

  async function drop(people: readonly number[]): Promise<void> {
    for (const { id, postings } of held) {
      const numbers = people.filter((person) => generationOf(person) === id).map(numberOf);
      if (numbers.length > 0) await postings.drop(numbers);
    }
  }

  async function size(): Promise<number> {
    const sizes = await Promise.all(held.map(({ postings }) => postings.size()));
    return sizes.reduce((sum, one) => sum + one, 0);
  }

  return {
    open() {
      opened ??= read().catch((thrown) => {
        opened = null;
        throw thrown;
      });
      return opened;
    },
    living: () => held,
    newest,
    tables: [generations, postings, postingsStates],
    async begin() {
      await create(newest());
      await read();
    },
    refresh: read,
    async advance(upTo) {
      const { postings: _postings, ...row } = newest();
      const next = { ...row, isWhole: upTo === null, upTo };
      await generations.put(next);
      if (upTo === null) {
        for (const { id, postings } of held.slice(1)) {
          await postings.erase();
          await generations.delete(id);
        }
      }
    },
    drop,
    async dropConnection(connection) {
      for (const { postings } of held) await postings.dropConnection(connection);
      if ((await size()) > 0) return;
      // Nobody is left, so nothing need be left of what was counted.
      for (const { postings } of held) await postings.erase();
    },
    size,
  };
}
