// What key lists must answer, kept plainly: the measure that the packed ones are held to.

import { expect } from 'vitest';
import type { BlindedKeys, Person, Postings } from '@/lib/match-index/postings/postings';
import type { Random } from '@/tests/simulators/random';

/** Spread like a blinded key, and the same for the same number. */
export function keyOf(value: number): number {
  let hash = (value + 1) * 0x9e3779b1;
  const next = () => {
    hash = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
    hash = Math.imul(hash ^ (hash >>> 15), 0x735a2d97);
    hash ^= hash >>> 15;
    return hash >>> 0;
  };
  const high = next() % 2 ** 21;
  return high * 2 ** 32 + next();
}

export interface Model {
  people: Map<number, Person>;
  holders: Map<number, Set<number>>;
  counts: Map<number, number>;
}

export function emptyModel(): Model {
  return { people: new Map(), holders: new Map(), counts: new Map() };
}

export function copyOf({ people, holders, counts }: Model): Model {
  return {
    people: new Map(people),
    holders: new Map([...holders].map(([key, one]) => [key, new Set(one)])),
    counts: new Map(counts),
  };
}

export function hold(model: Model, number: number, { keys, counted }: BlindedKeys): void {
  for (const key of keys) model.holders.set(key, (model.holders.get(key) ?? new Set()).add(number));
  for (const value of counted) model.counts.set(value, (model.counts.get(value) ?? 0) + 1);
}

export function dropFrom(model: Model, numbers: readonly number[]): void {
  for (const number of numbers) {
    model.people.delete(number);
    for (const holders of model.holders.values()) holders.delete(number);
  }
}

/** Keys of which some are everybody's and most nobody else's. */
export function someKeys(random: Random, values: number): BlindedKeys {
  const draw = (most: number) => [
    ...new Set(Array.from({ length: random.int(0, most) }, () => keyOf(Math.floor(values * random.next() ** 3)))),
  ];
  return { keys: draw(8), counted: draw(3) };
}

/** What the lists say of everything, in the model's shape; `read` puts it into a transaction. */
export async function readModel(
  postings: Postings,
  model: Model,
  values: number,
  read: <T>(work: () => Promise<T>) => Promise<T>,
): Promise<{ got: unknown; wanted: unknown }> {
  const all = Array.from({ length: values }, (_, value) => keyOf(value));
  const issued = await read(() => postings.issued());
  const numbers = Array.from({ length: issued + 3 }, (_, number) => number);
  const recalled = postings.recall({ keys: all, counted: all });
  const recalledPeople = recalled?.people(numbers);
  const { holders, counts, people, size } = await read(async () => {
    const look = await postings.look({ keys: all, counted: all });
    expect(await postings.size()).toBe(look.size);
    const people = await look.people(numbers);
    if (recalled) {
      const { holders, counts, size } = look;
      expect({ ...recalled, people: recalledPeople ?? people }).toEqual({ holders, counts, size, people });
    }
    return { ...look, people };
  });
  return {
    got: {
      size,
      counts,
      people,
      lengths: holders.map(({ length }) => length),
      listed: holders.map((one) => Array.from(one.people)),
    },
    wanted: {
      size: model.people.size,
      counts: all.map((key) => model.counts.get(key) ?? 0),
      people: numbers.map((number) => model.people.get(number) ?? null),
      lengths: all.map((key) => model.holders.get(key)?.size ?? 0),
      listed: all.map((key) => [...(model.holders.get(key) ?? [])].sort((a, b) => a - b)),
    },
  };
}
