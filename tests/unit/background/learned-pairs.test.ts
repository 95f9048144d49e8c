import { describe, expect, it } from 'vitest';
import { createLearnedPairs, provedBy } from '@/lib/background/learned-pairs';
import type { IdentityKey } from '@/lib/model/identity';
import type { Evidence, Feature, Match, Tier } from '@/lib/model/match';

const key = (text: string, weak = false): IdentityKey => ({ key: text, weak });
const VANITY = key('linkedin:vanity:mara-example');
const MEMBER = key('linkedin:member:123456789');
const BOTH = [VANITY, MEMBER];

function match(says: Partial<Record<Feature, number>>, { tier = 'exact' as Tier, person = 0, id = '7' } = {}): Match {
  const evidence = Object.entries(says).map(
    ([feature, bits]): Evidence => ({
      feature: feature as Feature,
      level: 'same',
      bits,
      pageValue: null,
      recordValue: null,
    }),
  );
  return { tier, person, evidence, candidate: { connection: 'c1', id } } as Match;
}

describe('what a page teaches of a record', () => {
  const through = VANITY.key;
  const other = MEMBER.key;
  it.each([
    ['the number, where the record has the address', BOTH, match({ 'linkedin-address': 20 }), { through, other }],
    [
      'the address, where it has the number',
      BOTH,
      match({ 'linkedin-member': 20 }),
      { through: other, other: through },
    ],
    ['nothing where it has both', BOTH, match({ 'linkedin-address': 20, 'linkedin-member': 20 }), null],
    ['nothing where the other one differs', BOTH, match({ 'linkedin-address': 20, 'linkedin-member': -9 }), null],
    ['nothing where neither was compared', BOTH, match({ email: 20 }), null],
    ['nothing of somebody who is only probable', BOTH, match({ 'linkedin-address': 20 }, { tier: 'probable' }), null],
    ['nothing from a page that shows one of them', [VANITY], match({ 'linkedin-address': 20 }), null],
    ['nothing from an unsure key', [VANITY, key(MEMBER.key, true)], match({ 'linkedin-address': 20 }), null],
    ['nothing from two numbers', [...BOTH, key('linkedin:member:5')], match({ 'linkedin-address': 20 }), null],
  ])('is %s', (_what, page, of, wanted) => {
    expect(provedBy(page, of)).toEqual(wanted);
  });
});

describe('learning behind answers', () => {
  function learner() {
    const learned: unknown[] = [];
    const waiting: (() => Promise<unknown>)[] = [];
    const pairs = createLearnedPairs(
      { learn: async (connection, some) => void learned.push(...some.map((one) => [connection, one])) },
      (work) => void waiting.push(work),
    );
    const settle = () => Promise.all(waiting.splice(0).map((work) => work()));
    return { pairs, learned, settle };
  }

  it('waits until the answer is out, and learns nobody twice', async () => {
    const { pairs, learned, settle } = learner();
    pairs.from(BOTH, [match({ 'linkedin-address': 20 })]);
    expect(learned).toEqual([]);
    await settle();
    pairs.from(BOTH, [match({ 'linkedin-address': 20 })]);
    await settle();
    expect(learned).toEqual([['c1', { candidate: 7, through: VANITY.key, other: MEMBER.key }]]);
  });

  it('learns of every record of one person, and of none where two people are found', async () => {
    const { pairs, learned, settle } = learner();
    const says = { 'linkedin-address': 20 };
    pairs.from(BOTH, [match(says, { id: '1' }), match(says, { id: '2' })]);
    await settle();
    expect(learned).toHaveLength(2);
    pairs.from(BOTH, [match(says, { id: '3' }), match(says, { id: '4', person: 1 })]);
    await settle();
    expect(learned).toHaveLength(2);
  });
});
