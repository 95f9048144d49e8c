// Many look-ups as few: a list's rows come all at once, and each question of its own would cost a transaction. Each look-up
// gets the answer it would have had alone, by identifiers as far as those go. Judges nothing.

import { identifierOf } from '@/lib/identity/blocking-keys';
import type { Ref } from '@/lib/match-index/find-people';
import type { MatchIndex } from '@/lib/match-index/match-index';
import type { Answer, Choose, Holders, PeopleIndex, Question } from '@/lib/model/question';

/** So many look-ups go into one question: an index opens only so many people for one. */
const MOST_TOGETHER = 16;

const NOBODY: Holders = { length: 0, people: [] };

interface Waiting<Ref> {
  question: Question;
  choose: Choose;
  resolve(answer: Answer<Ref>): void;
  reject(reason: unknown): void;
}

/**
 * An index that knows identifiers only (who shares a name is not found, names count as held by nobody), and asks for all
 * that comes in one turn together.
 */
export function identifiersTogether<Ref>(index: PeopleIndex<Ref>): PeopleIndex<Ref> {
  let waiting: Waiting<Ref>[] = [];

  async function ask(together: Waiting<Ref>[]): Promise<void> {
    const places = new Map<string, number>();
    for (const { question } of together) {
      for (const key of question.keys) {
        if (identifierOf(key) !== null && !places.has(key)) places.set(key, places.size);
      }
    }
    const chooseAll: Choose = (holders, people) => [
      ...new Set(
        together.flatMap(({ question, choose }) =>
          choose(
            question.keys.map((key) => holders[places.get(key) ?? -1] ?? NOBODY),
            people,
          ),
        ),
      ),
    ];
    const answer = await index.find({ keys: [...places.keys()], counted: [] }, chooseAll);
    for (const { question, resolve } of together) resolve(partOf(answer, question, places));
  }

  return {
    find(question, choose) {
      return new Promise((resolve, reject) => {
        waiting.push({ question, choose, resolve, reject });
        if (waiting.length > 1) return;
        queueMicrotask(() => {
          const all = waiting;
          waiting = [];
          for (let at = 0; at < all.length; at += MOST_TOGETHER) {
            const some = all.slice(at, at + MOST_TOGETHER);
            ask(some).catch((reason) => {
              for (const { reject } of some) reject(reason);
            });
          }
        });
      });
    },
  };
}

/** What the common answer says to one of the questions. */
function partOf<Ref>(
  answer: Answer<Ref>,
  { keys, counted }: Question,
  places: ReadonlyMap<string, number>,
): Answer<Ref> {
  const own = new Map(keys.map((key, at) => [places.get(key) ?? -1, at]));
  return {
    people: answer.people,
    lengths: keys.map((key) => answer.lengths[places.get(key) ?? -1] ?? 0),
    counts: counted.map(() => 0),
    found: answer.found.flatMap((one) => {
      const shares = one.shares.flatMap((place) => own.get(place) ?? []);
      return shares.length === 0 ? [] : [{ ...one, shares }];
    }),
  };
}

interface WaitingRows {
  refs: readonly Ref[];
  resolve(rows: Awaited<ReturnType<MatchIndex['people']>>): void;
  reject(reason: unknown): void;
}

interface WaitingReference {
  wanted: Parameters<MatchIndex['reference']>[1];
  resolve(found: Awaited<ReturnType<MatchIndex['reference']>>): void;
  reject(reason: unknown): void;
}

/** Reads the rows of everybody who is asked for in one turn together, and what those rows point at. */
export function peopleTogether(
  index: Pick<MatchIndex, 'people' | 'reference'>,
): Pick<MatchIndex, 'people' | 'reference'> {
  let waiting: WaitingRows[] = [];
  const references = new Map<string, WaitingReference[]>();

  /** Whoever asked gets more than they asked for: rows are told by their names. */
  async function readReferences(connection: string, together: readonly WaitingReference[]): Promise<void> {
    const found = await index.reference(
      connection,
      together.flatMap(({ wanted }) => [...wanted]),
    );
    for (const { resolve } of together) resolve(found);
  }

  async function read(together: readonly WaitingRows[]): Promise<void> {
    const rows = await index.people(together.flatMap(({ refs }) => refs));
    let at = 0;
    for (const { refs, resolve } of together) {
      resolve(rows.slice(at, at + refs.length));
      at += refs.length;
    }
  }

  return {
    people(refs) {
      return new Promise((resolve, reject) => {
        if (refs.length === 0) return resolve([]);
        waiting.push({ refs, resolve, reject });
        if (waiting.length > 1) return;
        queueMicrotask(() => {
          const all = waiting;
          waiting = [];
          read(all).catch((reason) => {
            for (const one of all) one.reject(reason);
          });
        });
      });
    },

    reference(connection, wanted) {
      return new Promise((resolve, reject) => {
        const mine = { wanted, resolve, reject };
        const before = references.get(connection);
        if (before) {
          before.push(mine);
          return;
        }
        references.set(connection, [mine]);
        queueMicrotask(() => {
          const all = references.get(connection) ?? [];
          references.delete(connection);
          readReferences(connection, all).catch((reason) => {
            for (const one of all) one.reject(reason);
          });
        });
      });
    },
  };
}
