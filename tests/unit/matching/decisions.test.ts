// The decisions that must hold, each with several invented people of several name cultures.

import { describe, expect, it } from 'vitest';
import { type Around, type Person, verdictsOn } from './people-under-test';

type Case = [what: string, page: Person, records: Person[], around?: Around];

const tiers = (page: Person, records: readonly Person[], around?: Around) =>
  verdictsOn(page, records, around).map(({ ref, tier }) => `${ref} ${tier}`);

describe('must be exact', () => {
  it.each<Case>([
    [
      'an address in another spelling',
      { name: 'Mara Example', url: 'https://de.linkedin.com/in/Mara-Example/?x=1' },
      [{ name: 'Mara Example', url: 'linkedin.com/in/mara-example' }],
    ],
    [
      'an address of a common name',
      { name: 'John Smith', url: 'https://www.linkedin.com/in/john-smith-4' },
      [{ name: 'JOHN SMITH', url: 'http://linkedin.com/in/john-smith-4/en' }],
    ],
    [
      'an address, name in family order',
      { name: 'Wang Xiaoming', url: 'https://www.linkedin.com/in/xmw' },
      [{ name: 'Xiaoming Wang', url: 'https://www.linkedin.com/in/xmw' }],
    ],
    [
      'an address under one of two surnames',
      { name: 'Gabriel García', url: 'https://www.linkedin.com/in/ggm1' },
      [{ name: 'Gabriel García Márquez', url: 'https://www.linkedin.com/in/ggm1' }],
    ],
    [
      'an address and a nickname',
      { name: 'Bob Miller', url: 'https://www.linkedin.com/in/bmill' },
      [{ name: 'Robert Miller', url: 'https://www.linkedin.com/in/bmill' }],
    ],
    [
      'an address and a Spanish nickname',
      { name: 'Pepe Ruiz', url: 'https://www.linkedin.com/in/pruiz' },
      [{ name: 'José Ruiz', url: 'https://www.linkedin.com/in/pruiz' }],
    ],
    [
      'an address and a Russian nickname',
      { name: 'Sasha Petrov', url: 'https://www.linkedin.com/in/spet' },
      [{ name: 'Aleksandr Petrov', url: 'https://www.linkedin.com/in/spet' }],
    ],
    [
      'a married surname, same given name',
      { name: 'Anna Berger', url: 'https://www.linkedin.com/in/annaw' },
      [{ name: 'Anna Wieland', url: 'https://www.linkedin.com/in/annaw' }],
    ],
    [
      'a married surname, same employer',
      { name: 'Priya Nair', at: 'Acme Robotics', url: 'https://www.linkedin.com/in/priyas' },
      [{ name: 'Priya Sharma', at: 'Acme Robotics', url: 'https://www.linkedin.com/in/priyas' }],
    ],
    [
      'a married surname, same e-mail',
      { name: 'Liz Jones', email: 'liz.q@gmail.com', url: 'https://www.linkedin.com/in/lizq' },
      [{ name: 'Elizabeth Quill', email: 'liz.q@gmail.com', url: 'https://www.linkedin.com/in/lizq' }],
    ],
    [
      'an address whatever the career says',
      {
        name: 'Mara Example',
        url: 'https://www.linkedin.com/in/mara-example',
        at: 'Beta; Gamma',
        title: 'Head of Sales',
        in: 'Berlin, Germany',
      },
      [
        {
          name: 'Mara Example',
          url: 'linkedin.com/in/mara-example',
          at: 'Acme; Delta',
          title: 'Nurse',
          in: 'Austin, TX',
          email: 'm@one.example',
          updated: '2026-10-01T00:00:00Z',
        },
      ],
    ],
    [
      'dots in a Gmail address',
      { name: 'Mara Example', email: 'mara.example@gmail.com' },
      [{ name: 'Mara Example', email: 'maraexample@googlemail.com' }],
    ],
    [
      'dots in a Gmail address, Korean name',
      { name: 'Min-jun Kim', email: 'm.j.kim@gmail.com' },
      [{ name: 'Kim Minjun', email: 'mjkim@gmail.com' }],
    ],
    [
      'a national telephone number',
      { name: 'Mara Example', phone: '+49 30 901820' },
      [{ name: 'Mara Example', phone: '030 901820', in: 'Berlin, Germany' }],
    ],
    [
      'a national number of the United States',
      { name: 'John Smith', phone: '+1 512 974 2000' },
      [{ name: 'John Smith', phone: '(512) 974-2000', in: 'Austin, TX, United States' }],
    ],
  ])('%s', (_what, page, records, around) => {
    for (const people of [records.length, 20_000, 1_000_000]) {
      expect(tiers(page, records, { ...around, people })).toEqual(['0 exact']);
    }
  });
});

const namesakes = (name: string, n: number) => ({ counts: { [`name:${name}`]: n } });

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
      '13 no name',
      { url: 'https://www.linkedin.com/in/mex' },
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

  it('2 an e-mail address or telephone of three differently named people is ignored', () => {
    const shared = { email: 'desk@agency.example', phone: '+49 30 901820' };
    const names = ['Mara Example', 'Tomas Beispiel', 'Li Na', 'Mohamed Farouk'];
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

describe('probable', () => {
  it.each<Case>([
    [
      'name, employers and place',
      { name: 'Ruth Hallström', at: 'Acme Robotics; Beta Foods', in: 'Austin, TX' },
      [{ name: 'Ruth Hallstrom', at: 'Beta Foods; Acme Robotics', in: 'Austin, TX' }],
      { people: 1_000_000 },
    ],
    [
      'rare name and employer',
      { name: 'Ottokar Quellmalz', at: 'Acme' },
      [{ name: 'Ottokar Quellmalz', at: 'Acme' }],
      { people: 1_000_000 },
    ],
    [
      'common name, two small employers, place',
      { name: 'John Smith', at: 'Acme Robotics; Beta Foods', in: 'Austin, TX' },
      [
        { name: 'John Smith', at: 'Acme Robotics; Beta Foods', in: 'Austin, TX' },
        { name: 'John Smith', at: 'Gamma' },
      ],
      { people: 1_000_000, ...namesakes('john smith', 300) },
    ],
  ])('%s', (_what, page, records, around) => {
    expect(tiers(page, records, around)[0]).toBe('0 probable');
  });
});

describe('two records of one person', () => {
  it.each<Case>([
    [
      'a shared e-mail address',
      { name: 'Anna Berger', at: 'Acme' },
      [
        { name: 'Anna Berger', at: 'Acme', email: 'a@one.example' },
        { name: 'Anna Berger', at: 'Beta; Acme', email: 'a@one.example', updated: '2021-01-01T00:00:00Z' },
      ],
    ],
    [
      'a name and a history',
      { name: 'John Smith', at: 'Acme Robotics; Beta Foods', in: 'Austin, TX' },
      [
        { name: 'John Smith', at: 'Acme Robotics; Beta Foods', in: 'Austin, TX' },
        { name: 'John Smith', at: 'Beta Foods; Acme Robotics', in: 'Austin, TX' },
      ],
    ],
    [
      'an address each and the same profile',
      { name: 'Kim Minjun', url: 'https://www.linkedin.com/in/mjk' },
      [
        { name: 'Minjun Kim', url: 'linkedin.com/in/mjk' },
        { name: 'Min-jun Kim', url: 'https://www.linkedin.com/in/mjk/' },
      ],
    ],
  ])('%s: one answer, asserted', (_what, page, records) => {
    const verdicts = verdictsOn(page, records, { people: 20_000 });
    expect(verdicts.map(({ person }) => person)).toEqual([0, 0]);
    expect(verdicts.map(({ tier }) => tier)).not.toContain('possible');
  });
});
