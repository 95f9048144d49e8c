// Many look-ups as few: a list's rows come all at once, and each question of its own would cost a transaction. Each look-up
// gets the answer it would have had alone, by identifiers as far as those go. Judges nothing.

import { identifierOf } from '@/lib/identity/blocking-keys';
import type { MatchIndex } from '@/lib/match-index/match-index';
import type { Ref } from '@/lib/match-index/row-key';
import type { LookBy } from '@/lib/model/list-finding';
import type { Answer, Asked, Holders, PeopleIndex } from '@/lib/model/question';

/** So many look-ups go into one transaction: others want to read and write, too. */
const MOST_TOGETHER = 32;

const NOBODY: Holders = { length: 0, people: [] };

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
 * An index that asks for all that comes in one turn together. By identifiers only: who shares a name is not found, and names
 * count as held by nobody.
 */
export function questionsTogether(index: Pick<MatchIndex, 'findAll'>, by: LookBy): PeopleIndex<Ref> {
  const ask = gathered(
    by === 'identifier'
      ? async (together: readonly Asked[]) => {
          const answers = await index.findAll(together.map(byIdentifiers));
          return together.map((asked, i) => asWhole(answers[i] as Answer<Ref>, asked));
        }
      : index.findAll,
    MOST_TOGETHER,
  );
  return { find: (question, choose) => ask({ question, choose }) };
}

/** Where a question's identifiers are among its keys. */
function identifierPlaces({ question }: Asked): number[] {
  return question.keys.flatMap((key, place) => (identifierOf(key) === null ? [] : [place]));
}

function byIdentifiers(asked: Asked): Asked {
  const { question, choose } = asked;
  const places = identifierPlaces(asked);
  return {
    question: { keys: places.map((place) => question.keys[place] as string), counted: [] },
    choose: (holders, people) =>
      choose(
        question.keys.map((_, place) => holders[places.indexOf(place)] ?? NOBODY),
        people,
      ),
  };
}

/** The answer to its identifiers as one to the question itself. */
function asWhole({ people, lengths, found }: Answer<Ref>, asked: Asked): Answer<Ref> {
  const places = identifierPlaces(asked);
  return {
    people,
    lengths: asked.question.keys.map((_, place) => lengths[places.indexOf(place)] ?? 0),
    counts: asked.question.counted.map(() => 0),
    found: found.map((one) => ({ ...one, shares: one.shares.flatMap((i) => places[i] ?? []) })),
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
