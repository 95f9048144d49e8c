// The lists names are drawn from, with how common each is. Reads data/*.txt once; draws nothing by itself.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '@/tests/simulators/random';
import { CENSUS_POINTS } from './census';

/** A name that may be written in several ways. */
export interface NameToken {
  /** In Latin letters, the usual spelling first; never empty. */
  spellings: readonly string[];
  native: string | null;
}

const read = (file: string): Map<string, readonly string[]> => {
  const text = readFileSync(join(import.meta.dirname, 'data', file), 'utf8');
  return new Map(
    text
      .split(/^# /m)
      .slice(1)
      .map((block) => {
        const [title = '', ...lines] = block.trim().split('\n');
        return [title, lines.join(';').split(';')] as const;
      }),
  );
};

const US = read('us-names.txt');
const WORLD = read('world-names.txt');

function block(from: Map<string, readonly string[]>, title: string): readonly string[] {
  const list = from.get(title);
  if (list === undefined) throw new Error(`there is no list of names called ${title}`);
  return list;
}

/** `王|Wang/Wong`: the native writing, then spellings. */
function token(text: string): NameToken {
  const [first = '', latin] = text.split('|');
  return latin === undefined
    ? { spellings: first.split('/'), native: null }
    : { spellings: latin.split('/'), native: first };
}

const tokens = new Map<string, readonly NameToken[]>();

/** A block of world-names.txt, `indian surname`. */
export function nameTokens(title: string): readonly NameToken[] {
  let list = tokens.get(title);
  if (list === undefined) {
    list = block(WORLD, title).map(token);
    tokens.set(title, list);
  }
  return list;
}

/** Short forms in use, by given name. */
export const NICKNAMES: ReadonlyMap<string, readonly string[]> = new Map(
  block(WORLD, 'nicknames').map((entry) => {
    const [name = '', short = ''] = entry.split(':');
    return [name, short.split(',')] as const;
  }),
);

/**
 * Points of the census's cumulative frequency: rank, per cent of all people. Between two of them names of neighbouring ranks
 * are equally common. What is left of a hundred has a name that is on no list.
 */
const CENSUS = { ...CENSUS_POINTS, surname: [...CENSUS_POINTS.surname, [28_000, 81.1]] } as const;

/** A name of the census by its frequency, or null for the people whose name is on no list. */
export function censusName(kind: keyof typeof CENSUS, random: Random): string | null {
  const per = random.next() * 100;
  let below: readonly [number, number] = [0, 0];
  for (const point of CENSUS[kind]) {
    if (per < point[1]) {
      const rank = below[0] + Math.floor(((per - below[1]) / (point[1] - below[1])) * (point[0] - below[0]));
      return block(US, kind)[rank] ?? null;
    }
    below = point;
  }
  return null;
}

const sums = new Map<string, Float64Array>();

/** An index below `size`, the first the likeliest: Zipf's law with this exponent. */
export function zipf(size: number, exponent: number, random: Random): number {
  const name = `${size} ${exponent}`;
  let cumulative = sums.get(name);
  if (cumulative === undefined) {
    cumulative = new Float64Array(size);
    let sum = 0;
    for (let i = 0; i < size; i++) cumulative[i] = sum += (i + 1) ** -exponent;
    sums.set(name, cumulative);
  }
  const wanted = random.next() * (cumulative[size - 1] ?? 0);
  let low = 0;
  let high = size - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cumulative[middle] ?? 0) > wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** One of a block, the first the likeliest. */
export function zipfToken(title: string, random: Random, exponent = 0.85): NameToken {
  const list = nameTokens(title);
  return list[zipf(list.length, exponent, random)] as NameToken;
}

const plain = (text: string): NameToken => ({ spellings: [text], native: null });

/** A surname of two parts put together: the long tail that no list holds. */
export function compoundSurname(random: Random, culture: 'compound' | 'indian' = 'compound'): NameToken {
  const part = (which: string) => random.pick(nameTokens(`${culture} ${which}`)).spellings[0] ?? '';
  const start = part('start');
  const end = part('end');
  return plain(`${start}${start.endsWith(end[0] ?? ' ') ? end.slice(1) : end}`);
}

/** A given name that no list holds. */
export function coinedGiven(random: Random, female: boolean): NameToken {
  const start = random.pick([
    'Bren',
    'Ka',
    'Ja',
    'Lo',
    'Sha',
    'Ta',
    'Mar',
    'Del',
    'Ar',
    'Zan',
    'Quin',
    'Ry',
    'Jo',
    'Ken',
  ]);
  const middle = random.pick(['da', 'li', 'ro', 'nni', 've', 'the', 'my', 'sha', 'ri', 'quo', 'la', 'mo']);
  const end = random.pick(
    female ? ['na', 'lyn', 'sha', 'elle', 'ta', 'nique', 'ria'] : ['n', 'rd', 'vion', 'rick', 'l', 'mar', 's'],
  );
  return plain(start + middle + end);
}
