// A page that shows no name at all, as LinkedIn's own pages below a profile do: what stands in for the name.

import { describe, expect, it } from 'vitest';
import { matchPerson } from '@/lib/matching/match-person';
import { SHIPPED_WEIGHTS } from '@/lib/matching/weights';
import { PeopleInMemory } from '@/tests/support/people-in-memory';
import { readPageLine, readRecordLine } from '@/tests/support/profile-lines';
import { NOW, type Person, verdictsOn } from './people-under-test';

const url = 'https://www.linkedin.com/in/mara-example';
const email = 'mara@one.example';
const STORES = [1, 20_000, 1_000_000];

const tiers = (page: Person, records: readonly Person[], people = 20_000) =>
  verdictsOn(page, records, { people }).map(({ ref, person, tier }) => `${ref} ${person} ${tier}`);

describe('a page without a name', () => {
  it.each([
    ['Mara Example', 'https://www.linkedin.com/in/mara-example/de'],
    ['Нина Петрова', 'linkedin.com/in/MARA-EXAMPLE'],
    ['王小明', 'https://de.linkedin.com/in/mara-example'],
    ['M', 'https://www.linkedin.com/in/mara-example'],
  ])('is whom its LinkedIn address belongs to: %s, %s', (name, address) => {
    for (const people of STORES) expect(tiers({ url }, [{ name, url: address }], people)).toEqual(['0 0 exact']);
  });

  it('is so whatever a long career says', () => {
    const page = { url, at: 'Beta; Gamma', title: 'Head of Sales', in: 'Berlin, Germany' };
    const record = { name: 'Mara Example', url, at: 'Acme; Delta', title: 'Nurse', in: 'Austin, TX' };
    for (const people of STORES) expect(tiers(page, [record], people)).toEqual(['0 0 exact']);
  });

  it('is one person who is in the ATS twice', () => {
    const records = [
      { name: 'Mara Example', url },
      { name: 'Mara Example', url, email },
    ];
    expect(tiers({ url }, records).sort()).toEqual(['0 0 exact', '1 0 exact']);
  });

  it('asserts nobody where two people hold the address', () => {
    const records = [
      { name: 'Mara Example', url },
      { name: 'Tomas Beispiel', url },
    ];
    expect(tiers({ url }, records).map((one) => one.slice(4))).toEqual(['possible', 'possible']);
  });

  it('asserts nobody where its number and its address are of two people', () => {
    const number = 'https://www.linkedin.com/in/ACoAAB77345abcdefgHIJKLMNOPqrstUVWXYZ012';
    const records = [
      { name: 'Mara Example', url },
      { name: 'Tomas Beispiel', url: number },
    ];
    expect(tiers({ url: `${url}; ${number}` }, records).map((one) => one.slice(4))).toEqual(['possible', 'possible']);
  });

  it('asserts nobody by an address that many hold', () => {
    const names = ['Mara Example', 'Tomas Beispiel', 'Li Na', 'Priya Sharma', 'Ottokar Quellmalz'];
    const records = names.map((name) => ({ name, url }));
    expect(tiers({ url }, records).filter((one) => !one.endsWith('possible'))).toEqual([]);
  });

  it.each<[string, Person]>([
    ['a mailbox', { email }],
    ['a telephone', { phone: '+49 30 901820' }],
    ['a handle elsewhere', { url: 'https://github.com/mara-example' }],
    ['a career', { at: 'Acme Robotics; Beta Foods', title: 'Nurse', in: 'Austin, TX' }],
    ['a link to a LinkedIn profile', { links: url }],
  ])('is at most possible by anything else: %s', (_what, page) => {
    for (const people of STORES) {
      const record = { name: 'Mara Example', ...page, ...(page.links === undefined ? {} : { url: page.links }) };
      const found = tiers(page, [record], people);
      expect(found.filter((one) => !one.endsWith('possible'))).toEqual([]);
    }
  });
});

it.each([
  ['missing', undefined, 'exact'],
  ['empty', '', 'possible'],
  ['blank', '  ', 'possible'],
  ['unreadable', '🚀🚀', 'possible'],
  ['one letter', 'M', 'possible'],
  ['LinkedIn Member', 'LinkedIn Member', 'possible'],
])('a line of the command whose name is %s', async (_what, name, tier) => {
  const people = new PeopleInMemory();
  const record = readRecordLine(JSON.stringify({ id: 'r', name: 'Mara Example', urls: [url] }));
  const page = readPageLine(JSON.stringify({ id: 'p', name, url }));
  if (record === null || page === null) throw new Error('both lines are whole');
  people.add(record.id, record.profile);
  const verdicts = await matchPerson(page.profile, people, { weights: SHIPPED_WEIGHTS, decided: () => null, now: NOW });
  expect(verdicts.map((one) => one.tier)).toEqual([tier]);
});
