// What each way of spoiling costs: everybody's lines are spoilt in one way, and so many may be lost by it, asserted people
// in percentage points. Nobody may be named wrongly for it.

import { beforeAll, describe, expect, it } from 'vitest';
import { matchPerson } from '@/lib/matching/match-person';
import { SHIPPED_WEIGHTS } from '@/lib/matching/weights';
import { createRandom } from '@/tests/simulators/random';
import { PeopleInMemory } from '@/tests/support/people-in-memory';
import { toPrediction } from '@/tests/support/prediction';
import { readPageLine, readRecordLine } from '@/tests/support/profile-lines';
import { metricsOf } from '@/tests/world/metrics';
import type { Spoiling } from '@/tests/world/spoil/spoiling';
import { SPOILINGS } from '@/tests/world/spoil/spoilings';
import { makeWorld } from '@/tests/world/world';

const WORLD = { seed: 5, mix: 'a', people: 1_000, pages: 300 } as const;
const READ_AT = Date.parse('2026-11-01T00:00:00Z');

/** Points that nothing is to be made of: one page is two thirds of one. */
const NOTHING = 2.1;
/** What costs more, and no more than this: there is less on the line. */
const COSTS: Readonly<Record<string, number>> = {
  'record: question marks': 4,
  'record: replacement characters': 4,
  'record: two letters swapped': 24,
  'record: a letter dropped': 29,
  'record: a letter doubled': 13,
  'record: first and last name swapped': 19,
  'record: LAST first': 19,
  'record: last first': 19,
  'record: joined': 13,
  'record: initial of the first': 55,
  'record: initial of the last': 58,
  'record: with title after a comma': 7,
  'record: another middle name': 11,
  'record: a middle initial': 10,
  'record: no name': 100,
  'record: mail for a name': 82,
  'page: title behind a comma': 6,
  'page: last first': 16,
  'page: initial of the last': 38,
  'page: initial of the first': 38,
  'page: first name alone': 42,
  'page: joined': 12,
  'page: another middle name': 6,
  'page: the vanity for a name': 38,
  'page: two letters swapped': 17,
  'page: a letter dropped': 13,
  'record: employer as address': 5,
  'record: employer as link': 5,
  'record: employer misspelt': 5,
  'record: none employed': 16,
  'record: title in the employer': 11,
  'record: title at employer in the title': 6,
  'record: title and employer swapped': 20,
  'page: employer misspelt': 6,
  'record: place as country': 6,
  'record: mail comma for dot': 5,
  'record: link as vanity alone': 5,
  'record: link typing error': 4,
  'record: link by redirect': 4,
  'page: headline {c}の{t} alone': 34,
};
/** A headline alone, without what else a page tells of a career. */
const HEADLINE_ALONE = 20;

async function measured({ record, page }: Spoiling) {
  const random = createRandom(9);
  const index = new PeopleInMemory();
  for (const line of makeWorld(WORLD).records()) {
    const read = readRecordLine(JSON.stringify(record ? record(line, random) : line));
    if (read) index.add(read.id, read.profile);
  }
  const judged = [];
  for (const { page: line, truth } of makeWorld(WORLD).pages()) {
    const read = readPageLine(JSON.stringify(page ? page(line, random) : line));
    if (!read) continue;
    const circumstances = { weights: SHIPPED_WEIGHTS, decided: () => null, now: READ_AT };
    judged.push({ answer: toPrediction(read.id, await matchPerson(read.profile, index, circumstances)), truth });
  }
  const { precision, recall, pages } = metricsOf(judged);
  const { of, right } = precision.asserted;
  return { recall: recall.asserted.share * 100, wrong: of - right, pages };
}

describe('a world of which every line is spoilt', () => {
  let unspoilt: Awaited<ReturnType<typeof measured>>;
  beforeAll(async () => {
    unspoilt = await measured({ name: 'nothing' });
  });

  it('is one in which most are asserted where nothing is spoilt', () => {
    expect(unspoilt.pages).toBe(WORLD.pages);
    expect(unspoilt.recall).toBeGreaterThan(80);
    expect(unspoilt.wrong).toBeLessThanOrEqual(1);
  });

  it.each(SPOILINGS.map((spoiling) => [spoiling.name, spoiling] as const))('%s', async (name, spoiling) => {
    const { recall, wrong } = await measured(spoiling);
    const costs = COSTS[name] ?? (name.includes('headline') ? HEADLINE_ALONE : NOTHING);
    expect(unspoilt.recall - recall).toBeLessThanOrEqual(costs);
    expect(wrong).toBeLessThanOrEqual(unspoilt.wrong + 1);
  });

  it('names no way twice, and no cost of a way that is not', () => {
    const names = SPOILINGS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(Object.keys(COSTS).filter((name) => !names.includes(name))).toEqual([]);
  });
});
