// Decisions that must hold: what may not be asserted, and what must be shown; each with invented people of several name
// cultures. What must be asserted is in same-people.test.ts.

import { describe, expect, it } from 'vitest';
import { type Around, type Person, verdictsOn } from './people-under-test';

type Case = [what: string, page: Person, records: Person[], around?: Around];

const tiers = (page: Person, records: readonly Person[], around?: Around) =>
  verdictsOn(page, records, around).map(({ ref, tier }) => `${ref} ${tier}`);

describe('must not be asserted', () => {
  it.each<Case>([
    [
      '1 an address, nothing of the name',
      { name: 'Tomas Beispiel', url: 'https://www.linkedin.com/in/mex' },
      [{ name: 'Mara Example', url: 'https://www.linkedin.com/in/mex' }],
    ],
    [
      '1 an address, nothing of a Chinese name',
      { name: 'Li Na', url: 'https://www.linkedin.com/in/mex' },
      [{ name: 'Mohamed Farouk', url: 'https://www.linkedin.com/in/mex' }],
    ],
    [
      '3 a couple, one e-mail',
      { name: 'Mary Miller', email: 'millers@home.example' },
      [{ name: 'John Miller', email: 'millers@home.example' }],
    ],
    [
      '3 a couple, one e-mail, one employer',
      { name: 'María Ruiz', email: 'ruiz@home.example', at: 'Acme' },
      [{ name: 'José Ruiz', email: 'ruiz@home.example', at: 'Acme' }],
    ],
    [
      '3 a couple, one e-mail, everything else alike',
      {
        name: 'Mary Quellmalz',
        email: 'q@home.example',
        at: 'Acme Robotics; Beta Foods',
        in: 'Austin, TX',
        school: 'University of Ghent',
      },
      [
        {
          name: 'John Quellmalz',
          email: 'q@home.example',
          at: 'Acme Robotics; Beta Foods',
          in: 'Austin, TX',
          school: 'University of Ghent',
        },
      ],
    ],
    [
      '3 sisters, one e-mail, everything else alike',
      {
        name: 'Aslı Quellmalz',
        email: 'q@home.example',
        at: 'Acme Robotics; Beta Foods',
        in: 'Austin, TX',
        school: 'University of Ghent',
      },
      [
        {
          name: 'Elif Quellmalz',
          email: 'q@home.example',
          at: 'Acme Robotics; Beta Foods',
          in: 'Austin, TX',
          school: 'University of Ghent',
        },
      ],
    ],
    [
      '3 a couple, one LinkedIn address, everything else alike',
      {
        name: 'Maria Quellmalz',
        url: 'https://www.linkedin.com/in/quellmalz1',
        at: 'Acme Robotics; Beta Foods',
        in: 'Austin, TX',
      },
      [
        {
          name: 'Michael Quellmalz',
          url: 'https://www.linkedin.com/in/quellmalz1',
          at: 'Acme Robotics; Beta Foods',
          in: 'Austin, TX',
        },
      ],
    ],
    [
      '3 a couple, one telephone',
      { name: 'Olga Petrova', phone: '+49 30 901820' },
      [{ name: 'Ivan Petrov', phone: '+49 30 901820' }],
    ],
    ['4 common name, same city', { name: 'John Smith', in: 'Austin, TX' }, [{ name: 'John Smith', in: 'Austin, TX' }]],
    [
      '4 common name, same city, Spanish',
      { name: 'María García', in: 'Madrid, Spain' },
      [{ name: 'Maria Garcia', in: 'Madrid, Spain' }],
    ],
    [
      '4 common name, same title',
      { name: 'John Smith', title: 'Software Engineer' },
      [{ name: 'John Smith', title: 'Software Engineer' }],
    ],
    [
      '4 common name, same title, Vietnamese',
      { name: 'Minh Nguyen', title: 'Accountant' },
      [{ name: 'Nguyen Minh', title: 'Accountant' }],
    ],
    [
      '5 giant employer, other middle initial',
      { name: 'John A. Smith', at: 'Amazon' },
      [{ name: 'John B. Smith', at: 'Amazon' }],
    ],
    [
      '5 giant employer, other second name',
      { name: 'Maria Luisa Garcia', at: 'Google' },
      [{ name: 'Maria Teresa Garcia', at: 'Google' }],
    ],
    [
      '6 junior and senior',
      { name: 'John Smith Jr.', at: 'Acme', in: 'Austin, TX' },
      [{ name: 'John Smith Sr.', at: 'Acme', in: 'Austin, TX' }],
    ],
    [
      '6 junior and senior, one telephone',
      { name: 'Carlos Vega Jr.', phone: '+1 512 974 2000' },
      [{ name: 'Carlos Vega Sr.', phone: '+1 512 974 2000' }],
    ],
    ['8 initial for a surname', { name: 'John S.', at: 'Acme' }, [{ name: 'John Smith', at: 'Acme' }]],
    ['8 initial for a surname, giant', { name: 'Priya S.', at: 'Infosys' }, [{ name: 'Priya Sharma', at: 'Infosys' }]],
    [
      '9 exchanged given names',
      { name: 'James Thomas', at: 'Acme', in: 'Austin, TX' },
      [{ name: 'Thomas James', at: 'Acme', in: 'Austin, TX' }],
    ],
    [
      '10 other addresses and other employers',
      {
        name: 'John Smith',
        email: 'a@one.example; b@one.example',
        phone: '+1 512 974 2000',
        at: 'Acme',
        title: 'Nurse',
        in: 'Austin, TX',
      },
      [
        {
          name: 'John Smith',
          email: 'c@two.example; d@two.example',
          phone: '+1 512 974 2001',
          at: 'Beta',
          title: 'Nurse',
          in: 'Austin, TX',
        },
      ],
    ],
    [
      '11 a Western name before an East Asian surname, same employer',
      { name: 'Kevin Wang', at: 'Acme' },
      [{ name: 'Kevin Wang', at: 'Acme' }],
    ],
    [
      '11 same city',
      { name: 'Grace Kim', in: 'Seoul, South Korea' },
      [{ name: 'Grace Kim', in: 'Seoul, South Korea' }],
    ],
    [
      '11 another given name, same employer and title',
      { name: 'Kevin Wang', at: 'Acme', title: 'Nurse' },
      [{ name: 'Xiaoming Wang', at: 'Acme', title: 'Nurse' }],
    ],
    [
      '12 a page that hides its name',
      { name: 'LinkedIn Member', at: 'Acme', title: 'Nurse' },
      [{ name: 'LinkedIn Member', at: 'Acme', title: 'Nurse' }],
    ],
    [
      '13 an empty name',
      { name: '', url: 'https://www.linkedin.com/in/mex' },
      [{ name: 'Mara Example', url: 'https://www.linkedin.com/in/mex' }],
    ],
    [
      '13 one letter',
      { name: 'M', at: 'Acme', email: 'a@one.example' },
      [{ name: 'M', at: 'Acme', email: 'a@one.example' }],
    ],
    [
      '13 emoji',
      { name: '🚀🚀', at: 'Acme', email: 'a@one.example' },
      [{ name: '🚀🚀', at: 'Acme', email: 'a@one.example' }],
    ],
  ])('%s', (_what, page, records, around) => {
    for (const people of [records.length, 20_000, 1_000_000]) {
      const found = tiers(page, records, { ...around, people });
      expect(found.filter((one) => !one.endsWith('possible'))).toEqual([]);
    }
  });

  it.each<Case>([
    [
      '1 an address, nothing of the name',
      { name: 'Tomas Beispiel', url: 'https://www.linkedin.com/in/mex' },
      [{ name: 'Mara Example', url: 'https://www.linkedin.com/in/mex' }],
    ],
    [
      '3 a couple, one e-mail',
      { name: 'Mary Miller', email: 'millers@home.example' },
      [{ name: 'John Miller', email: 'millers@home.example' }],
    ],
  ])('%s, but is a conflict worth a look', (_what, page, records) => {
    expect(tiers(page, records, { people: 1_000_000 })).toEqual(['0 possible']);
  });

  it.each([
    ['Takashi S.', 'Takashi Sato', 'Toyota'],
    ['T. Velmurugan', 'Thirunavukkarasu Velmurugan', 'Infosys'],
    ['Delrovion S.', 'Delrovion Sudkirch', 'Acme'],
  ])('8 an initial for half of a name, in a store too small to tell what is rare: %s', (name, other, at) => {
    const beside = { at, in: 'Austin, TX' };
    for (const people of [1, 500, 19_999]) {
      const found = tiers({ name, ...beside }, [{ name: other, ...beside }], { people });
      expect(found.filter((one) => !one.endsWith('possible'))).toEqual([]);
    }
  });

  it('2 an e-mail address or telephone of three differently named people is ignored', () => {
    const shared = { email: 'desk@agency.example', phone: '+49 30 901820' };
    const names = ['Mara Example', 'Tomas Beispiel', 'Li Na'];
    expect(
      tiers(
        { name: 'Anna Berger', ...shared },
        names.map((name) => ({ name, ...shared })),
      ),
    ).toEqual([]);
    const [verdict] = verdictsOn(
      { name: 'Mara Example', ...shared },
      names.map((name) => ({ name, ...shared })),
      { people: 1_000_000 },
    );
    expect(verdict?.tier).not.toBe('exact');
    expect(verdict?.evidence.find(({ feature }) => feature === 'email')).toMatchObject({ level: 'generic', bits: 0 });
  });

  it.each<Case>([
    [
      '7 namesakes at one employer',
      { name: 'John Smith', at: 'Acme' },
      [
        { name: 'John Smith', at: 'Acme', email: 'a@one.example' },
        { name: 'John Smith', at: 'Acme', email: 'b@two.example' },
      ],
    ],
    [
      '7 namesakes at one employer, title and city alike',
      { name: 'Wei Zhang', at: 'Acme', title: 'Nurse', in: 'Austin, TX' },
      [
        { name: 'Wei Zhang', at: 'Acme', title: 'Nurse', in: 'Austin, TX', phone: '+1 512 974 2000' },
        { name: 'Zhang Wei', at: 'Acme', title: 'Nurse', in: 'Austin, TX', phone: '+1 512 974 2001' },
      ],
    ],
    [
      '7 namesakes at one employer, title and city alike, e-mail addresses not',
      { name: 'John Smith', at: 'Acme Robotics', title: 'Nurse', in: 'Austin, TX' },
      [
        { name: 'John Smith', at: 'Acme Robotics', title: 'Nurse', in: 'Austin, TX', email: 'a@one.example' },
        { name: 'John Smith', at: 'Acme Robotics', title: 'Nurse', in: 'Austin, TX', email: 'b@two.example' },
      ],
    ],
    [
      '7 namesakes of a rare name',
      { name: 'Ottokar Quellmalz', at: 'Acme' },
      [
        { name: 'Ottokar Quellmalz', at: 'Acme', email: 'a@one.example' },
        { name: 'Ottokar Quellmalz', at: 'Acme', email: 'b@two.example' },
      ],
    ],
  ])('%s: both, and none asserted', (_what, page, records) => {
    for (const people of [2, 20_000, 1_000_000]) {
      expect(tiers(page, records, { people }).sort()).toEqual(['0 possible', '1 possible']);
    }
  });
});

describe('must be at least possible', () => {
  it.each<Case>([
    ['a rare name', { name: 'Ottokar Quellmalz' }, [{ name: 'Ottokar Quellmalz' }]],
    [
      'a rare name, other job and place',
      { name: 'Ottokar Quellmalz', at: 'Acme', in: 'Austin, TX' },
      [{ name: 'Ottokar Quellmalz', at: 'Beta', in: 'Berlin, Germany' }],
    ],
    [
      'a former address, rare name',
      { name: 'Ottokar Quellmalz', url: 'https://www.linkedin.com/in/ottokar' },
      [{ name: 'Ottokar Quellmalz', url: 'https://www.linkedin.com/in/oq-old' }],
    ],
    [
      'a former address, rare Indian name',
      { name: 'Thirunavukkarasu Velmurugan', url: 'https://www.linkedin.com/in/tv' },
      [{ name: 'Thirunavukkarasu Velmurugan', url: 'https://www.linkedin.com/in/tv-old' }],
    ],
  ])('%s', (_what, page, records) => {
    for (const people of [1, 20_000, 1_000_000]) expect(tiers(page, records, { people })).toHaveLength(1);
  });
});
