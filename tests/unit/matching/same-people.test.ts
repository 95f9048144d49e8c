// Who must be asserted, with an identifier and without one, and which records are one person's.

import { describe, expect, it } from 'vitest';
import { type Around, type Person, verdictsOn } from './people-under-test';

type Case = [what: string, page: Person, records: Person[], around?: Around];

const tiers = (page: Person, records: readonly Person[], around?: Around) =>
  verdictsOn(page, records, around).map(({ ref, tier }) => `${ref} ${tier}`);

const namesakes = (name: string, n: number) => ({ counts: { [`name:${name}`]: n } });

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
