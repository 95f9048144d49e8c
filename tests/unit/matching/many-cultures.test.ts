// What names of many cultures prove and do not prove beside an identifier, an employer, or nothing at all.

import { describe, expect, it } from 'vitest';
import { type Person, verdictsOn } from './people-under-test';

const tierOf = (page: Person, record: Person) => verdictsOn(page, [record], { people: 5_000 })[0]?.tier ?? 'none';

describe('brothers and namesakes', () => {
  const beside = { at: 'Quillon Ferrotech', in: 'Tulsa, OK', title: 'Metallurgist' };
  it.each([
    ['Hassan Qureshi', 'Hussein Qureshi'],
    ['Mahmoud Alfarsi', 'Mohammed Alfarsi'],
    ['Jamal Haddad', 'Jamil Haddad'],
    ['Minjun Seo', 'Minjae Seo'],
    ['João Coutinho Filho', 'João Coutinho Neto'],
    ['Luis Peralta Gómez hijo', 'Luis Peralta Gómez padre'],
  ])('%s is not %s, at one employer or with one telephone', (one, other) => {
    for (const more of [beside, { phone: '+1 415 867 2239' }, { email: 'the.home@mail.example' }]) {
      expect(tierOf({ name: one, ...more }, { name: other, ...more })).not.toMatch(/exact|probable/);
      expect(tierOf({ name: other, ...more }, { name: one, ...more })).not.toMatch(/exact|probable/);
    }
  });
});

describe('a name that tells the generation, also where it is the whole surname', () => {
  const beside = { at: 'Quillon Ferrotech', in: 'São Paulo, Brazil', title: 'Metallurgist' };
  it.each([
    ['Carlos Silva Neto', 'Carlos Neto'],
    ['Bento Queiroga Filho', 'Bento Filho'],
  ])('%s and %s at one employer are one person', (one, other) => {
    const records = [
      { name: one, ...beside },
      { name: other, ...beside },
    ];
    for (const name of [one, other]) {
      const verdicts = verdictsOn({ name, ...beside }, records, { people: 5_000 });
      expect(verdicts.map(({ tier, person }) => [tier, person])).toEqual([
        ['probable', 0],
        ['probable', 0],
      ]);
    }
  });

  it('is another one beside who is not told apart so', () => {
    const records = ['Carlos Silva Neto', 'Carlos Silva'].map((name) => ({ name, ...beside }));
    const verdicts = verdictsOn({ name: 'Carlos Silva', ...beside }, records, { people: 5_000 });
    expect(new Set(verdicts.map(({ person }) => person)).size).toBe(verdicts.length);
  });
});

describe('one name in two scripts or spellings', () => {
  const url = 'https://www.linkedin.com/in/one-and-the-same';
  it.each([
    ['Wong Ka Ming', 'Kevin Wong'],
    ['박지훈', 'Pak Ji Hun'],
    ['이서연', 'Seo-yeon Lee'],
    ['अमित शर्मा', 'Amit Sharma'],
    ['გიორგი ბერიძე', 'Giorgi Beridze'],
    ['Արմեն Հակոբյան', 'Armen Hakobyan'],
    ['عبد الرحمن العتيبي', 'Abdulrahman Alotaibi'],
    ['[Ingrid Falkenrath]', 'Ingrid Falkenrath'],
  ])('%s with the address of %s is exact', (one, other) => {
    expect(tierOf({ name: one, url }, { name: other, url })).toBe('exact');
    expect(tierOf({ name: other, url }, { name: one, url })).toBe('exact');
  });

  it.each([
    ['अमित शर्मा', 'Conor Doherty'],
    ['გიორგი ბერიძე', 'Lars Nyström'],
    ['Արմեն Հակոբյան', 'Olufemi Adeyemi'],
    ['이서연', 'Lars Nyström'],
  ])('%s with the address of %s is not', (one, other) => {
    expect(tierOf({ name: one, url }, { name: other, url })).toBe('possible');
  });

  it.each([
    ['Georgios Papadopoulos', 'Giorgos Papadopoulos'],
    ['Mohd Faizal Abdullah', 'Muhammad Faizal Abdullah'],
    ['Yousef Alfarsi', 'Yusuf Alfarsi'],
    ['Ma. Cristina Santos', 'Maria Cristina Santos'],
  ])('%s with the mailbox of %s is exact', (one, other) => {
    const email = 'one.and.the.same@gmail.com';
    expect(tierOf({ name: one, email }, { name: other, email })).toBe('exact');
  });
});

describe('one word alone', () => {
  it('is worth a look where few go by it, and asserts nobody', () => {
    expect(tierOf({ name: 'Kamalesvaran' }, { name: 'KAMALESVARAN' })).toBe('possible');
    expect(tierOf({ name: 'Sulistyowati' }, { name: 'Sulistyowati' })).toBe('possible');
    expect(tierOf({ name: 'Maria' }, { name: 'Maria' })).toBe('none');
    expect(tierOf({ name: 'Kamalesvaran' }, { name: 'Thiruvengadam' })).toBe('none');
  });
});

describe('an address of another site that a page links to', () => {
  const github = 'https://github.com/quorndon';
  it('proves a whole name', () => {
    expect(tierOf({ name: 'Thessaly Quorndon', links: github }, { name: 'Thessaly Quorndon', url: github })).toBe(
      'exact',
    );
  });

  it('is none for somebody of another name', () => {
    expect(tierOf({ name: 'Beatrix Quorndon', links: github }, { name: 'Thessaly Quorndon', url: github })).not.toMatch(
      /exact|probable/,
    );
  });
});
