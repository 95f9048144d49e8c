// What was said, all the way through question, index and judgement: who is then In ATS, and who is gone.

import { beforeEach, describe, expect, it } from 'vitest';
import type { RecordRef } from '@/lib/decisions/decided';
import { createDecisions, type Decisions } from '@/lib/decisions/decisions';
import { withDecisions } from '@/lib/decisions/with-decisions';
import { matchPerson } from '@/lib/matching/match-person';
import { SHIPPED_WEIGHTS } from '@/lib/matching/weights';
import { type Profile, type ProfilePart, wholeProfile } from '@/lib/model/profile';
import { openMemoryIndex } from '@/tests/support/memory-index';
import { PeopleInMemory } from '@/tests/support/people-in-memory';

const NOW = Date.UTC(2026, 10, 22);
const BASIS = { by: 'name', isAsserted: false } as const;
const KEYS = [{ key: 'linkedin:vanity:anna-example', weak: false }];
const PAGE = {
  names: ['Anna Example'],
  urls: ['https://www.linkedin.com/in/anna-example'],
  locations: ['Leipzig, Germany'],
};

const profileOf = (part: ProfilePart): Profile => wholeProfile([part]);

let decisions: Decisions;
let records: Map<number, Profile>;

beforeEach(async () => {
  const { database, vault } = await openMemoryIndex();
  records = new Map([
    [1, profileOf({ names: ['Anna Example'], locations: ['Leipzig, Germany'] })],
    [2, profileOf({ names: ['Ivo Muster'], emails: ['ivo@post.example'] })],
  ]);
  const isHeld = async ({ candidate }: RecordRef) => records.has(Number(candidate));
  decisions = createDecisions({ database, vault, now: () => NOW, isHeld });
});

/** Tier and record of everybody found for a page, over the records there are. */
async function find(part: ProfilePart = PAGE): Promise<[string, unknown][]> {
  const people = new PeopleInMemory();
  for (const [id, profile] of records) people.add(String(id), profile);
  const refOf = (id: string): RecordRef => ({ connection: 'c1', candidate: Number(id) });
  const index = {
    find: async (...asked: Parameters<PeopleInMemory['find']>) => {
      const answer = await people.find(...asked);
      return { ...answer, found: answer.found.map((one) => ({ ...one, ref: refOf(one.ref) })) };
    },
  };
  const decided = withDecisions(index, await decisions.about(KEYS), async (ref) => {
    const profile = records.get(Number(ref.candidate));
    return profile ? { ref, profile } : null;
  });
  const verdicts = await matchPerson(profileOf(part), decided, {
    weights: SHIPPED_WEIGHTS,
    decided: decided.decided,
    now: NOW,
  });
  await decisions.settled();
  return verdicts.map(({ tier, ref }) => [tier, ref.candidate]);
}

describe('somebody who is possible by name', () => {
  it('is In ATS once the user said so, and possible again when that is taken back', async () => {
    expect(await find()).toEqual([['possible', 1]]);
    await decisions.decide(KEYS, { connection: 'c1', candidate: 1 }, 'same', BASIS);
    expect(await find()).toEqual([['exact', 1]]);
    await decisions.takeBack(KEYS, { connection: 'c1', candidate: 1 });
    expect(await find()).toEqual([['possible', 1]]);
  });

  it('is gone once the user said it is somebody else', async () => {
    await decisions.decide(KEYS, { connection: 'c1', candidate: 1 }, 'different', BASIS);
    expect(await find()).toEqual([]);
  });

  it('stays found when the page no longer says anything that finds them', async () => {
    await decisions.decide(KEYS, { connection: 'c1', candidate: 1 }, 'same', BASIS);
    expect(await find({ names: ['Ania Married-Otherwise'], urls: PAGE.urls })).toEqual([['exact', 1]]);
    records.delete(1);
    expect(await find({ names: ['Ania Married-Otherwise'], urls: PAGE.urls })).toEqual([]);
  });

  it('is still them, or still not, after a merge into another record', async () => {
    for (const [decision, answer] of [
      ['same', [['exact', 7]]],
      ['different', []],
    ] as const) {
      records = new Map([[1, profileOf({ ...PAGE, urls: [], emails: ['anna@post.example'] })]]);
      await decisions.decide(KEYS, { connection: 'c1', candidate: 1 }, decision, BASIS);
      await find();
      records = new Map([
        [7, profileOf({ ...PAGE, urls: [], emails: ['anna@post.example', 'a.example@work.example'] })],
      ]);
      expect(await find()).toEqual(answer);
      await decisions.takeBack(KEYS, { connection: 'c1', candidate: 7 });
      expect(await find()).toEqual([['possible', 7]]);
    }
  });
});
