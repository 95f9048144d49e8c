// Many look-ups as few: a list's rows come all at once, and each question of its own would cost a transaction. Each look-up
// gets the answer it would have had alone, by identifiers as far as those go. Judges nothing.

import { identifierOf } from '@/lib/identity/blocking-keys';
import type { Ref } from '@/lib/match-index/find-people';
import type { MatchIndex } from '@/lib/match-index/match-index';
import type { Answer, Choose, Holders, PeopleIndex, Question } from '@/lib/model/question';

/** So many look-ups go into one question: an index opens only so many people for one. */
const MOST_TOGETHER = 16;

const NOBODY: Holders = { length: 0, people: [] };

interface Asked {
  question: Question;
  choose: Choose;
}

/**
 * Answers what is asked in one turn together.
 *
 * @param answer one answer for each, in their order
 * @param most so many together
 */
function gathered<Asking, Told>(
  answer: (all: readonly Asking[]) => Promise<readonly Told[]>,
  most = Number.POSITIVE_INFINITY,
): (asking: Asking) => Promise<Told> {
  let waiting: { asking: Asking; resolve(told: Told): void; reject(reason: unknown): void }[] = [];

  function ask(some: typeof waiting): void {
    answer(some.map(({ asking }) => asking)).then(
      (told) => {
        for (const [at, { resolve }] of some.entries()) resolve(told[at] as Told);
      },
      (reason) => {
        for (const { reject } of some) reject(reason);
      },
    );
  }

  return (asking) =>
    new Promise((resolve, reject) => {
      waiting.push({ asking, resolve, reject });
      if (waiting.length > 1) return;
      queueMicrotask(() => {
        const all = waiting;
        waiting = [];
        for (let at = 0; at < all.length; at += most) ask(all.slice(at, at + most));
      });
    });
}

/**
 * An index that knows identifiers only (who shares a name is not found, names count as held by nobody), and asks for all
 * that comes in one turn together.
 */
export function identifiersTogether<Ref>(index: PeopleIndex<Ref>): PeopleIndex<Ref> {
  const ask = gathered(async (together: readonly Asked[]) => {
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
    return together.map(({ question }) => partOf(answer, question, places));
  }, MOST_TOGETHER);
  return { find: (question, choose) => ask({ question, choose }) };
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

type Wanted = Parameters<MatchIndex['reference']>[1];

/** Reads the rows of everybody who is asked for in one turn together, and what those rows point at. */
export function peopleTogether(
  index: Pick<MatchIndex, 'people' | 'reference'>,
): Pick<MatchIndex, 'people' | 'reference'> {
  const people = gathered(async (together: readonly (readonly Ref[])[]) => {
    const rows = await index.people(together.flat());
    let at = 0;
    return together.map((refs) => {
      at += refs.length;
      return rows.slice(at - refs.length, at);
    });
  });
  const references = new Map<string, (wanted: Wanted) => ReturnType<MatchIndex['reference']>>();

  function referencesOf(connection: string) {
    const known = references.get(connection);
    if (known) return known;
    const ask = gathered(async (together: readonly Wanted[]) => {
      const found = await index.reference(connection, together.flat());
      // Whoever asked gets more than they asked for: rows are told by their names.
      return together.map(() => found);
    });
    references.set(connection, ask);
    return ask;
  }

  return {
    people: async (refs) => (refs.length === 0 ? [] : people(refs)),
    reference: (connection, wanted) => referencesOf(connection)(wanted),
  };
}
