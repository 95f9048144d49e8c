// Answers to questions: who shares a key, whom of them to open, and who those are. One transaction for all of it, for rows
// alone where memory has the key lists, and none where those name nobody; what is sealed is opened after it.

import type { Profile } from '@/lib/model/profile';
import type { Answer, Asked, Holders } from '@/lib/model/question';
import type { Vault } from '@/lib/vault/vault';
import type { InAtsDatabase, RecordRow } from './database';
import { type Generation, type Generations, generationOf, numberOf, personOf } from './generations';
import { belongingsOf } from './person-rows';
import type { BlindedKeys, Look, Recalled } from './postings/postings';
import { readTogether } from './read-together';
import { type Ref, rowKeyOf } from './row-key';
import type { RowStore } from './row-store';
import { openProfile } from './stored-record';

export interface FindTools {
  database: InAtsDatabase;
  vault: Vault;
  generations: Generations;
  store: RowStore;
}

/**
 * What was read for one question, for the next: a page asks several times, each time with more, while it draws itself. Good
 * until anything is written.
 */
export interface Lately {
  /** null: nothing was read yet. */
  people: number | null;
  /** By blinded key. */
  holders: Map<number, Holders>;
  counts: Map<number, number>;
  /** By number; null for nobody who may be shown. */
  opened: Map<number, Opened | null>;
}

interface Opened {
  ref: Ref;
  /** The candidate's own. */
  row: RecordRow;
  profile: Profile;
}

export function nothingLately(): Lately {
  return { people: null, holders: new Map(), counts: new Map(), opened: new Map() };
}

/** What some people own, read before it is known whether they are shown. */
export interface ReadAhead {
  refs: readonly Ref[];
  /** In their order, without their own rows; null where it could not be read. */
  belongings: Promise<readonly (readonly RecordRow[])[] | null>;
  /** Resolves when the last of it is asked for: what is asked before somebody works long comes while they do. */
  begun?: Promise<unknown>;
}

/** However many `choose` names for one question. */
const MOST_OPENED = 64;

/**
 * Answers in the order of the questions. `choose` is given people as numbers that mean nothing once the answers are there.
 *
 * @param lately what need not be read again
 */
export async function findPeople(
  { database, vault, generations, store }: FindTools,
  asked: readonly Asked[],
  lately: Lately,
): Promise<{ answers: Answer<Ref>[]; lately: Lately; ahead: ReadAhead | null }> {
  const blinded = asked.map(
    ({ question }): BlindedKeys => ({
      keys: question.keys.map(vault.blind),
      counted: question.counted.map(vault.blind),
    }),
  );
  const all: BlindedKeys = {
    keys: [...new Set(blinded.flatMap(({ keys }) => keys))],
    counted: [...new Set(blinded.flatMap(({ counted }) => counted))],
  };
  const missing: BlindedKeys = {
    keys: all.keys.filter((key) => !lately.holders.has(key)),
    counted: all.counted.filter((value) => !lately.counts.has(value)),
  };

  /** Those to be opened for each question, from what was read. */
  function chosen(): Choice[] {
    return asked.map(({ choose }, i) => {
      const holders = blinded[i]?.keys.map((key) => lately.holders.get(key) ?? NOBODY) ?? [];
      return { holders, people: choose(holders, lately.people ?? 0).slice(0, MOST_OPENED) };
    });
  }

  const isUnopened = (person: number) => !lately.opened.has(person);
  const isRead = lately.people !== null && missing.keys.length + missing.counted.length === 0;
  const before = isRead ? chosen() : null;
  const read =
    before?.some(({ people }) => people.some(isUnopened)) === false
      ? { choices: before, found: [], ahead: null }
      : ((await readFromMemory()) ??
        (await readTogether(database, [...store.tables, ...generations.tables], async () => {
          const [only, ...others] = generations.living();
          const first = only && others.length === 0 ? await readFrom([only], true) : null;
          // What memory told is of before a write that had its turn first.
          return first && !first.isLate ? first : readFrom(generations.living(), false);
        })));

  /** Of lists that are in memory rows alone are read, and where they name nobody, nothing. */
  async function readFromMemory() {
    const [only, ...others] = generations.living();
    // Whoever cannot be read any more is not to be told from somebody who is not there.
    const look = only && others.length === 0 && database.isOpen() ? only.postings.recall(missing) : null;
    if (!look) return null;
    note([look]);
    const choices = chosen();
    const unopened = unopenedOf(choices);
    const people = look.people(unopened.map(numberOf));
    if (!people) return null;
    const refs = people.flatMap((ref, i) => (ref ? [{ ...ref, person: unopened[i] as number }] : []));
    if (refs.length === 0) return { choices, found: [], ahead: null };
    const held = store.recall(refs.map(rowKeyOf));
    const recalled = held?.map((row, i): FoundRow => ({ person: (refs[i] as Named).person, row }));
    if (recalled?.every((one) => isFiled(one, [only as Generation]))) {
      return { choices, found: recalled, ahead: beginAhead(likeliestOf(refs, choices)) };
    }
    const likeliest = likeliestOf(refs, choices);
    const read = await store.read(refs, likeliest);
    const found = refs.map(({ person }, i): FoundRow => ({ person, row: read.own[i] }));
    const ahead: ReadAhead = { refs: likeliest, belongings: read.belongings.catch(() => null) };
    return found.every((one) => isFiled(one, [only as Generation])) ? { choices, found, ahead } : null;
  }

  async function readFrom(living: readonly Generation[], isAlone: boolean) {
    const looks = await Promise.all(living.map(({ postings }) => postings.look(missing, isAlone)));
    note(looks);
    const choices = chosen();
    const refs = await refsOf(looks, unopenedOf(choices));
    const { found, ahead } = await rowsOf(refs, likeliestOf(refs, choices), store);
    const filed = found.filter((one) => isFiled(one, living));
    return { choices, found: filed, ahead, isLate: filed.length < found.length };
  }

  function note(looks: readonly (Look | Recalled)[]): void {
    lately.people = looks.reduce((sum, { size }) => sum + size, 0);
    for (const [i, key] of missing.keys.entries()) {
      lately.holders.set(key, together(looks.map(({ holders }) => holders[i])));
    }
    for (const [i, value] of missing.counted.entries()) {
      // While lists are built anew, the older count everybody who was there before, the newer whoever came over.
      lately.counts.set(value, Math.max(0, ...looks.map(({ counts }) => counts[i] ?? 0)));
    }
  }

  function unopenedOf(choices: readonly Choice[]): number[] {
    return [...new Set(choices.flatMap(({ people }) => people))].filter(isUnopened);
  }

  /**
   * Of the first of each question, who alone is shown in nine of ten, all rows are read, which saves a transaction. Of three
   * it took the nine longer.
   */
  function likeliestOf(refs: readonly Named[], choices: readonly Choice[]): Named[] {
    const first = new Set(choices.map(({ people: [one] }) => one));
    return refs.filter(({ person }) => first.has(person));
  }

  /** While they are judged, which takes the database nothing. */
  function beginAhead(refs: readonly Ref[]): ReadAhead | null {
    if (refs.length === 0) return null;
    // Whoever then asks for them asks the database anew, and is told what is wrong with it.
    const begun = store.read([], refs).catch(() => null);
    return { refs, belongings: begun.then((read) => read?.belongings ?? null).catch(() => null), begun };
  }

  await Promise.all([
    read.ahead?.begun,
    ...read.found.map(async ({ person, row }) => {
      const ref = row && { connection: row.connection, candidate: row.id };
      lately.opened.set(person, ref && !row.restricted ? { ref, row, profile: await openProfile(vault, row) } : null);
    }),
  ]);
  return {
    answers: read.choices.map(({ holders, people }, i): Answer<Ref> => {
      const shares = sharesOf(holders, people);
      return {
        people: lately.people ?? 0,
        lengths: holders.map(({ length }) => length),
        counts: blinded[i]?.counted.map((value) => lately.counts.get(value) ?? 0) ?? [],
        found: people.flatMap((person) => {
          const one = lately.opened.get(person);
          return one ? [{ ref: one.ref, profile: one.profile, shares: shares.get(person) ?? [] }] : [];
        }),
      };
    }),
    lately: {
      people: lately.people,
      holders: those(lately.holders, all.keys),
      counts: those(lately.counts, all.counted),
      opened: those(
        lately.opened,
        read.choices.flatMap(({ people }) => people),
      ),
    },
    ahead: read.ahead,
  };
}

/** Whom one question opens, and who holds its keys. */
interface Choice {
  holders: Holders[];
  people: readonly number[];
}

function those<K, V>(map: ReadonlyMap<K, V>, keys: Iterable<K>): Map<K, V> {
  const kept = new Map<K, V>();
  for (const key of keys) if (map.has(key)) kept.set(key, map.get(key) as V);
  return kept;
}

const NOBODY: Holders = { length: 0, people: [] };

/** Nobody is in two generations. Here these are counted by their place among the living. */
function together(holders: readonly (Holders | undefined)[]): Holders {
  const [only] = holders;
  if (holders.length === 1 && only) return only;
  const people = holders.flatMap((one, i) => Array.from(one?.people ?? [], (number) => personOf(i, number)));
  return { length: holders.reduce((sum, one) => sum + (one?.length ?? 0), 0), people };
}

/** Somebody as the lists name them, and as `Holders` number them. */
interface Named extends Ref {
  person: number;
}

interface FoundRow {
  person: number;
  /** The candidate's own; it tells who they are, whatever else is held of them. */
  row: RecordRow | undefined;
}

async function refsOf(looks: readonly Look[], people: readonly number[]): Promise<Named[]> {
  const named = await Promise.all(
    looks.map(async (look, i) => {
      const mine = people.filter((person) => generationOf(person) === i);
      const refs = mine.length === 0 ? [] : await look.people(mine.map(numberOf));
      return refs.flatMap((ref, at) => (ref ? [{ ...ref, person: mine[at] as number }] : []));
    }),
  );
  return named.flat();
}

/** @param likeliest of whom all rows are read */
async function rowsOf(
  refs: readonly Named[],
  likeliest: readonly Named[],
  store: RowStore,
): Promise<{ found: FoundRow[]; ahead: ReadAhead | null }> {
  if (refs.length === 0) return { found: [], ahead: null };
  const [rows, belongings] = await Promise.all([
    store.get(refs.map(rowKeyOf), 'scattered'),
    likeliest.length > 0 ? belongingsOf(store, likeliest) : null,
  ]);
  return {
    found: refs.map(({ person }, i) => ({ person, row: rows[i] })),
    ahead: belongings && { refs: likeliest, belongings: Promise.resolve(belongings) },
  };
}

/** The row is still the one that the lists mean. */
function isFiled({ person, row }: FoundRow, living: readonly Generation[]): boolean {
  return row?.person === personOf(living[generationOf(person)]?.id ?? 0, numberOf(person));
}

/** Which keys each of those found is among the holders of. */
function sharesOf(holders: readonly Holders[], chosen: readonly number[]): Map<number, number[]> {
  const shares = new Map(chosen.map((person): [number, number[]] => [person, []]));
  for (const [i, { people }] of holders.entries()) {
    for (let at = 0; at < people.length; at++) shares.get(people[at] as number)?.push(i);
  }
  return shares;
}
