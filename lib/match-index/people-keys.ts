// Keeps the key lists in step with the rows: who is found by what, and on the candidate's row who that is. A change of rows
// notes whom it concerns in its own transaction, and these follow in the next; whoever was left between the two is found
// again by the next worker. Knows neither names nor addresses: what keys a profile has is given.

import type { RecordId } from '@/lib/ats/connector';
import type { Profile, ProfilePart } from '@/lib/model/profile';
import type { RecordKeys } from '@/lib/model/question';
import type { Vault } from '@/lib/vault/vault';
import type { InAtsDatabase, RecordRow, UnkeyedRow } from './database';
import { type Generations, generationOf, numberOf, personOf } from './generations';
import { rowsOfPeople } from './person-rows';
import type { BlindedKeys } from './postings/postings';
import { beyondOwnRow, profileOfRows, type TellingRow } from './profile-of-rows';
import { unpackContent } from './row-content';
import type { RowKey } from './row-key';
import type { RowStore } from './row-store';
import { groupByPerson, type Newcomer, newestOfEach } from './store-page';
import { openProfile, sealProfile } from './stored-record';

/** What a record is found by. */
export interface Keying {
  keysOf(profile: Profile): RecordKeys;
  /** Raised when any key may come out differently: key lists are then built anew, from the rows. */
  version: number;
}

/** What the rows of a page say of people, by row. */
export interface Told {
  identities: ReadonlyMap<RecordRow, ProfilePart>;
  /** `RecordRow.who` of candidates, should there be no other rows of theirs. */
  whos: ReadonlyMap<RecordRow, Sealed>;
}

export interface PeopleKeys {
  /** Never inside a transaction. */
  seal(rows: readonly RecordRow[], identities: Told['identities']): Promise<Told>;
  /** Gives newcomers their `person` and `who`, from what their rows say. Inside the caller's transaction. */
  welcome(newcomers: readonly Newcomer[], told: Told): Promise<void>;
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
  keysOfRows(rows: readonly RecordRow[]): Promise<KnownPerson>;
}

export interface KnownPerson extends BlindedKeys {
  /** For `RecordRow.who`, not sealed yet. */
  who: Profile | null;
}

export interface Filed {
  row: RecordRow;
  now: BlindedKeys;
  /** null: not known. */
  before: BlindedKeys | null;
  /** For `RecordRow.who`; null: none; missing: what there is, is right. */
  who?: Sealed | null;
}

type Sealed = Uint8Array<ArrayBuffer>;

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

  function blind(profile: Profile, hidden: readonly number[]): BlindedKeys {
    const { keys, counted } = keying.keysOf(profile);
    const own = keys.map(vault.blind);
    return { keys: hidden.length > 0 ? unique([...own, ...hidden]) : own, counted: counted.map(vault.blind) };
  }

  async function keysOfRows(rows: readonly RecordRow[]): Promise<KnownPerson> {
    const told = await Promise.all(
      rows.map(async (row) => {
        const isTold = row.part !== undefined && !row.restricted;
        const identity = isTold ? unpackContent(await vault.open(row.sealed)).identity : undefined;
        return { ...row, identity };
      }),
    );
    const profile = profileOfRows(told);
    const own = blind(profile, hiddenKeys(rows));
    return { ...own, keys: unique([...own.keys, ...learnedKeys(rows, own.keys)]), who: beyondOwnRow(told, profile) };
  }

  /** The same of rows that keys were in step with: then one row tells it. */
  async function keysInStep(rows: readonly RecordRow[]): Promise<KnownPerson> {
    const own = rows.find(({ resource }) => resource === 'candidate');
    if (!own || own.restricted) return keysOfRows(rows);
    const profile = await openProfile(vault, own);
    return { ...blind(profile, hiddenKeys(rows)), who: own.who ? profile : null };
  }

  /** Nothing where it need not be sealed anew. */
  async function whoAnew(now: KnownPerson, before: KnownPerson | null): Promise<Pick<Filed, 'who'>> {
    if (before && JSON.stringify(now.who) === JSON.stringify(before.who)) return {};
    return { who: now.who && (await sealProfile(vault, now.who)) };
  }

  async function file(people: readonly Filed[]): Promise<void> {
    const newest = generations.newest();
    const dropped: number[] = [];
    const grown: ({ number: number } & BlindedKeys)[] = [];
    const filed: { row: RecordRow; keys: BlindedKeys }[] = [];
    const changed: RecordRow[] = [];
    for (const { row: held, now, before, who } of people) {
      const row = withWho(held, who);
      const isCurrent = row.person !== undefined && generationOf(row.person) === newest.id;
      if (isCurrent && before && isSubset(before.keys, now.keys)) {
        const more = { keys: without(now.keys, before.keys), counted: without(now.counted, before.counted) };
        if (more.keys.length + more.counted.length > 0) grown.push({ number: numberOf(row.person as number), ...more });
        if (row !== held) changed.push(row);
        continue;
      }
      if (row.person !== undefined) dropped.push(row.person);
      if (now.keys.length === 0) {
        const { person, ...nameless } = row;
        if (person !== undefined || row !== held) changed.push(nameless);
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
      ...changed,
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
    const known = await Promise.all(
      some.map(async (candidate, i) => {
        const were = before?.get(candidate);
        const [now, then] = await Promise.all([keysOfRows(rows[i] ?? []), were ? keysInStep(were) : null]);
        return { now, before: then, ...(await whoAnew(now, then)) };
      }),
    );
    await database.transaction('rw', [unkeyed, ...store.tables, ...generations.tables], async () => {
      const held = await store.get(some.map((candidate): RowKey => [connection, 'candidate', candidate]));
      await file(held.flatMap((row, i) => (row ? [{ row, ...(known[i] as (typeof known)[number]) }] : [])));
      await (left.length > 0 ? unkeyed.put({ id, connection, people: left }) : unkeyed.delete(id));
    });
  }

  return {
    async seal(rows, identities) {
      const whos = new Map<RecordRow, Sealed>();
      // Most pages bring candidates alone: nobody has a second row.
      if (rows.every(({ owner }) => owner === undefined)) return { identities, whos };
      await Promise.all(
        [...groupByPerson(newestOfEach(rows)).values()].map(async ({ row, rows: theirs }) => {
          const told = theirs.map((one) => toldBy(one, identities));
          const who = theirs.length > 1 ? beyondOwnRow(told, profileOfRows(told)) : null;
          if (who) whos.set(row, await sealProfile(vault, who));
        }),
      );
      return { identities, whos };
    },

    async welcome(newcomers, { identities, whos }) {
      const newest = generations.newest();
      const known = newcomers
        .map(({ row, brought, rows }) => {
          const who = whos.get(brought);
          if (who) row.who = who;
          return { row, keys: blind(profileOfRows(rows.map((one) => toldBy(one, identities))), hiddenKeys(rows)) };
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

function toldBy(row: RecordRow, identities: Told['identities']): TellingRow {
  const { resource, id, restricted } = row;
  return { resource, id, restricted, identity: identities.get(row) };
}

function withWho(row: RecordRow, who: Filed['who']): RecordRow {
  if (who === undefined || (who === null && row.who === undefined)) return row;
  const { who: _before, ...rest } = row;
  return who === null ? rest : { ...rest, who };
}

/** What pages taught of identifiers that the rows still hold. */
function learnedKeys(rows: readonly RecordRow[], own: readonly number[]): number[] {
  return rows.flatMap(({ learned = [] }) =>
    learned.filter(([through]) => own.includes(through)).map(([, other]) => other),
  );
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
