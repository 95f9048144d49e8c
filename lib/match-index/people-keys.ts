// Keeps the key lists in step with the rows: who is found by what. A change of rows notes whom it concerns in its own
// transaction, and their keys follow in the next; whoever was left between the two is found again by the next worker.
// Knows neither names nor addresses: what keys a profile has is given.

import type { RecordId } from '@/lib/ats/connector';
import type { Profile, ProfilePart } from '@/lib/model/profile';
import type { RecordKeys } from '@/lib/model/question';
import type { Vault } from '@/lib/vault/vault';
import type { InAtsDatabase, RecordRow, UnkeyedRow } from './database';
import { type Generations, generationOf, numberOf, personOf } from './generations';
import { rowsOfPeople } from './person-rows';
import type { BlindedKeys } from './postings/postings';
import { profileOfRows, type TellingRow } from './profile-of-rows';
import { unpackContent } from './row-content';
import type { RowKey, RowStore } from './row-store';
import type { Newcomer } from './store-page';

/** What a record is found by. */
export interface Keying {
  keysOf(profile: Profile): RecordKeys;
  /** Raised when any key may come out differently: key lists are then built anew, from the rows. */
  version: number;
}

export interface PeopleKeys {
  /** Gives newcomers their `person`, from what their rows say. Inside the caller's transaction. */
  welcome(newcomers: readonly Newcomer[], identityOf: (row: RecordRow) => ProfilePart | undefined): Promise<void>;
  /** Notes whose keys may have changed. Inside the caller's transaction. */
  note(connection: string, people: Iterable<RecordId>): Promise<void>;
  /** Drops people who are gone. Inside the caller's transaction. */
  drop(people: readonly number[]): Promise<void>;
  /**
   * Brings everybody who was noted into step.
   *
   * @param before rows as they were, of those whose keys are known to be in step with them: what is new is then added to
   *   what is there, else all is made anew
   */
  follow(before?: ReadonlyMap<RecordId, readonly RecordRow[]>): Promise<void>;
  /** Files people, newly or again, in the newest generation; gives their rows as they are then. Inside the caller's transaction. */
  file(people: readonly Filed[]): Promise<void>;
  /** What somebody is found by, from their rows. Opens what is sealed, so never in a transaction. */
  keysOfRows(rows: readonly RecordRow[]): Promise<BlindedKeys>;
}

export interface Filed {
  row: RecordRow;
  now: BlindedKeys;
  /** null: not known. */
  before: BlindedKeys | null;
}

/** People brought into step in one transaction. */
const AT_ONCE = 200;

export function createPeopleKeys(
  database: InAtsDatabase,
  vault: Vault,
  keying: Keying,
  generations: Generations,
  store: RowStore,
): PeopleKeys {
  const { unkeyed } = database;

  function blind(told: readonly TellingRow[], hidden: readonly number[]): BlindedKeys {
    const { keys, counted } = keying.keysOf(profileOfRows(told));
    return { keys: unique([...keys.map(vault.blind), ...hidden]), counted: unique(counted.map(vault.blind)) };
  }

  async function keysOfRows(rows: readonly RecordRow[]): Promise<BlindedKeys> {
    const told = await Promise.all(
      rows.map(async (row) => {
        const isTold = row.part !== undefined && !row.restricted;
        const identity = isTold ? unpackContent(await vault.open(row.sealed)).identity : undefined;
        return { ...row, identity };
      }),
    );
    return blind(told, hiddenKeys(rows));
  }

  async function file(people: readonly Filed[]): Promise<void> {
    const newest = generations.newest();
    const dropped: number[] = [];
    const grown: ({ number: number } & BlindedKeys)[] = [];
    const filed: { row: RecordRow; keys: BlindedKeys }[] = [];
    const nameless: RecordRow[] = [];
    for (const { row, now, before } of people) {
      const isCurrent = row.person !== undefined && generationOf(row.person) === newest.id;
      if (isCurrent && before && isSubset(before.keys, now.keys)) {
        const more = { keys: without(now.keys, before.keys), counted: without(now.counted, before.counted) };
        if (more.keys.length + more.counted.length > 0) grown.push({ number: numberOf(row.person as number), ...more });
        continue;
      }
      if (row.person !== undefined) dropped.push(row.person);
      if (now.keys.length === 0) {
        if (row.person !== undefined) nameless.push(row);
        continue;
      }
      // Values are counted once a person: what is not known to be new counts as counted already.
      const counted = isCurrent ? (before ? without(now.counted, before.counted) : []) : now.counted;
      filed.push({ row, keys: { keys: now.keys, counted } });
    }
    if (dropped.length > 0) await generations.drop(dropped);
    if (grown.length > 0) await newest.postings.extend(grown);
    const numbers =
      filed.length === 0
        ? []
        : await newest.postings.add(
            filed.map(({ row, keys }) => ({ connection: row.connection, candidate: row.id, ...keys })),
          );
    await store.put([
      ...filed.map(({ row }, i) => ({ ...row, person: personOf(newest.id, numbers[i] as number) })),
      ...nameless.map(({ person: _nobody, ...row }) => row),
    ]);
  }

  async function followSome(
    { id, connection, people }: UnkeyedRow,
    before?: ReadonlyMap<RecordId, readonly RecordRow[]>,
  ) {
    const some = people.slice(0, AT_ONCE);
    const left = people.slice(AT_ONCE);
    const rows = await database.transaction('r', store.tables, async () =>
      rowsOfPeople(
        store,
        some.map((candidate) => ({ connection, candidate })),
      ),
    );
    const keys = await Promise.all(
      some.map(async (candidate, i) => {
        const were = before?.get(candidate);
        const [now, known] = await Promise.all([keysOfRows(rows[i] ?? []), were ? keysOfRows(were) : null]);
        return { now, before: known };
      }),
    );
    await database.transaction('rw', [unkeyed, ...store.tables, ...generations.tables], async () => {
      const held = await store.get(some.map((candidate): RowKey => [connection, 'candidate', candidate]));
      await file(
        held.flatMap((row, i) =>
          row ? [{ row, ...(keys[i] as { now: BlindedKeys; before: BlindedKeys | null }) }] : [],
        ),
      );
      await (left.length > 0 ? unkeyed.put({ id, connection, people: left }) : unkeyed.delete(id));
    });
  }

  return {
    async welcome(newcomers, identityOf) {
      const newest = generations.newest();
      const known = newcomers
        .map(({ row, rows }) => {
          const told = rows.map((one) => ({ ...one, identity: identityOf(one) }));
          return { row, keys: blind(told, hiddenKeys(rows)) };
        })
        .filter(({ keys }) => keys.keys.length > 0);
      if (known.length === 0) return;
      const numbers = await newest.postings.add(
        known.map(({ row, keys }) => ({ connection: row.connection, candidate: row.id, ...keys })),
      );
      for (const [i, { row }] of known.entries()) row.person = personOf(newest.id, numbers[i] as number);
    },

    async note(connection, people) {
      const noted = [...people];
      if (noted.length > 0) await unkeyed.add({ connection, people: noted });
    },

    drop: (people) => generations.drop(people),

    async follow(before) {
      for (let next = await unkeyed.toCollection().first(); next; next = await unkeyed.toCollection().first()) {
        await followSome(next, before);
      }
    },

    file,
    keysOfRows,
  };
}

/** Of rows of which nothing readable is kept. */
function hiddenKeys(rows: readonly RecordRow[]): number[] {
  return rows.flatMap(({ keys = [] }) => keys);
}

function unique(keys: readonly number[]): number[] {
  return [...new Set(keys)];
}

function without(keys: readonly number[], others: readonly number[]): number[] {
  const left = new Set(others);
  return keys.filter((key) => !left.has(key));
}

function isSubset(keys: readonly number[], of: readonly number[]): boolean {
  return without(keys, of).length === 0;
}
