// The index that the command line matches against: a record that comes again is the newer state of the same one.

import { describe, expect, it } from 'vitest';
import { questionOf } from '@/lib/identity/blocking-keys';
import { traitsOf } from '@/lib/identity/traits-of';
import type { Profile } from '@/lib/model/profile';
import { PeopleInMemory } from '@/tests/support/people-in-memory';
import { readRecordLine } from '@/tests/support/profile-lines';

function profile(name: string, more: object = {}): Profile {
  const line = readRecordLine(JSON.stringify({ id: 'any', name, ...more }));
  if (line === null) throw new Error('unreadable');
  return line.profile;
}

async function found(people: PeopleInMemory, name: string, more: object = {}) {
  const question = questionOf(traitsOf(profile(name, more), 'page'));
  const answer = await people.find(question, (holders) => [
    ...new Set(holders.flatMap((one) => Array.from(one.people))),
  ]);
  return { ...answer, refs: answer.found.map(({ ref }) => ref) };
}

describe('A record that comes again', () => {
  it('is found as it is now, once, and no more as it was', async () => {
    const people = new PeopleInMemory();
    people.add('one', profile('Thessaly Quorndon', { company: 'Quillon' }));
    people.add('two', profile('Odalys Brannigan'));
    people.add('one', profile('Ingrid Falkenrath', { emails: ['ingrid@mail.example'] }));
    expect(people.size).toBe(2);
    expect((await found(people, 'Thessaly Quorndon', { company: 'Quillon' })).refs).toEqual([]);
    expect((await found(people, 'Ingrid Falkenrath')).refs).toEqual(['one']);
    expect((await found(people, 'Odalys Brannigan')).refs).toEqual(['two']);
  });

  it('counts once, in long lists as in short ones', async () => {
    for (const many of [3, 2_100]) {
      const people = new PeopleInMemory();
      for (let i = 0; i < many; i++) people.add(`r${i}`, profile('Ingrid Falkenrath'));
      const before = await found(people, 'Ingrid Falkenrath');
      people.add('r1', profile('Ingrid Falkenrath'));
      people.add('r2', profile('Odalys Brannigan'));
      const after = await found(people, 'Ingrid Falkenrath');
      expect(Math.max(...before.lengths)).toBe(many);
      expect(Math.max(...after.lengths)).toBe(many - 1);
      expect(Math.max(...before.counts)).toBe(many);
      expect(Math.max(...after.counts)).toBe(many - 1);
    }
  });
});
