// People who look alike and are not the same: what keeps them from being asserted.

import { describe, expect, it } from 'vitest';
import { type Around, type Person, verdictsOn } from './people-under-test';

type Case = [what: string, page: Person, records: Person[], around?: Around];

const tiers = (page: Person, records: readonly Person[], around?: Around) =>
  verdictsOn(page, records, around).map(({ ref, tier }) => `${ref} ${tier}`);

describe('one common fact beside a name', () => {
  const rare = 'Delrovion Sudkirch';
  it.each<Case>([
    [
      'another title and another region',
      { name: rare, at: 'Amazon', title: 'Nurse', in: 'Austin, TX' },
      [{ name: rare, at: 'Amazon', title: 'Software Engineer', in: 'Palo Alto, CA' }],
    ],
    [
      'another LinkedIn address',
      { name: 'Jiří Růžička', at: 'Google', url: 'https://www.linkedin.com/in/jr1' },
      [{ name: 'Jiri Ruzicka', at: 'Google', url: 'https://www.linkedin.com/in/jr2' }],
    ],
    [
      'another school',
      { name: 'Neha Pandeyar', at: 'IBM', school: 'University of Ghent' },
      [{ name: 'Neha Pandeyar', at: 'IBM', school: 'University of Oslo' }],
    ],
  ])('asserts nobody while another speaks against: %s', (_what, page, records) => {
    const counts = { 'employer:amazon': 4_000, 'employer:google': 3_000, 'employer:ibm': 3_000 };
    expect(tiers(page, records, { people: 1_000_000, counts })).toEqual(['0 possible']);
  });
});

describe('names that look more alike than they are', () => {
  const given = (page: Person, record: Person) =>
    verdictsOn({ ...page, email: 'x@one.example' }, [{ ...record, email: 'x@one.example' }])[0]?.evidence.find(
      ({ feature }) => feature === 'given-name',
    )?.level;

  it.each([
    ['Yoon-do Kim', 'Hyuk-yoon Kim', 'different'],
    ['Yoon-do Kim', 'Yoon-jun Kim', 'different'],
    ['Xiao-ming Wang', 'Xiao-hong Wang', 'different'],
    ['Yoon-do Kim', 'Kim Yoondo', 'exact'],
    ['Wei Zhang', 'Zhang Wei', 'family-first'],
    ['Xiao-Ming Wang', 'Xiaoming Wang', 'exact'],
    ['Kevin Xiaoming Wang', 'Xiaoming Wang', 'middle'],
  ])('%s and %s: given name %s', (one, other, level) => {
    expect(given({ name: one }, { name: other })).toBe(level);
  });

  it('a second surname that differs makes the first part of a name', () => {
    const [verdict] = verdictsOn({ name: 'Ana Rodríguez Espinoza', at: 'Acme' }, [
      { name: 'Ana Rodriguez Rodriguez', at: 'Acme' },
    ]);
    const levels = verdict?.evidence.map(({ feature, level }) => `${feature} ${level}`);
    expect(levels).toContain('surname part');
    expect(levels).not.toContain('full-name middle-same');
  });

  it.each([
    ['Portuguese', 'Alexandre Araújo Dias Martins', 'Alexandre de Martins', 'part'],
    ['Spanish', 'Patricia Reyes García', 'Patricia García', 'part'],
    ['a maiden name', 'Jenna Armstrong Brown', 'Jenna Brown', 'part'],
    ['Indian', 'Anita Patel Sharma', 'Anita Sharma', 'part'],
    ['Norwegian', 'Kim Olsen Hansen', 'Kim Hansen', 'part'],
    ['Ghanaian', 'Kwame Mensah Boateng', 'Kwame Boateng', 'part'],
    ['as with a hyphen', 'Anna Schmidt-Müller', 'Anna Müller', 'part'],
    ['without one', 'Anna Schmidt Müller', 'Anna Müller', 'part'],
    ['its initial on the other side', 'Jenna Armstrong Brown', 'Jenna A. Brown', 'exact'],
    ['on both sides', 'Jenna Armstrong Brown', 'Jenna Armstrong Brown', 'exact'],
    ['a given name', 'Mary Ann Brown', 'Mary Brown', 'exact'],
    ['a given name, Spanish', 'Juan Carlos García', 'Juan García', 'exact'],
    ['a given name, Arabic', 'Fatima Hassan Ali', 'Fatima Ali', 'exact'],
    ['an initial', 'Mary A. Brown', 'Mary Brown', 'exact'],
  ])(
    'a surname before the surname, of which the other knows nothing, makes half of one: %s',
    (_what, one, other, level) => {
      for (const [page, record] of [
        [one, other],
        [other, one],
      ]) {
        const [verdict] = verdictsOn({ name: page, at: 'Acme' }, [{ name: record, at: 'Acme' }]);
        expect(verdict?.evidence.find(({ feature }) => feature === 'surname')?.level).toBe(level);
      }
    },
  );

  it('a shared address of relatives proves nothing where the given names stand in two scripts', () => {
    const contact = { email: 'park@home.example' };
    expect(tiers({ name: '박린민', ...contact }, [{ name: 'Raymond Park', ...contact }])).toEqual(['0 possible']);
  });
});
