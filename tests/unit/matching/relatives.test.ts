// Relatives: they share a mailbox, a telephone, a surname and often a firm, and are two people all the same.

import { describe, expect, it } from 'vitest';
import { type Person, verdictsOn } from './people-under-test';

const tiers = (page: Person, records: readonly Person[], people: number) =>
  verdictsOn(page, records, { people }).map(({ ref, tier }) => `${ref} ${tier}`);

const CONTACTS: Person[] = [{ email: 'family@home.example' }, { phone: '+49 30 901820' }];
const STORES = [1, 20_000, 1_000_000];

describe('one mailbox or telephone, and not asserted', () => {
  it.each([
    ['two surnames', 'Marta Ruiz Peñaranda', 'Carlos Ruiz Peñaranda'],
    ['two surnames, Portuguese', 'Ana Silva Bragança', 'Bruno Silva Bragança'],
    ['a patronymic', 'Ivan Petrovich Zadornov', 'Sergei Petrovich Zadornov'],
    ["a father's name", 'Anita Rajesh Patkar', 'Sunil Rajesh Patkar'],
    ['a second given name', 'Hans Peter Wolfram', 'Klaus Peter Wolfram'],
    ['the first of two given names', 'Mary Ann Hollis', 'Mary Beth Hollis'],
    ['forms of two genders', 'Robert Kessling', 'Roberta Kessling'],
    ['forms of two genders, Romanian', 'Alexandru Popescu', 'Alexandra Popescu'],
    ['forms of two genders, Norwegian', 'Erik Olsen', 'Erika Olsen'],
    ['forms of two genders, Spanish', 'Álvaro Quellmalz', 'Álvara Quellmalz'],
    ['forms of two genders, Bulgarian', 'Stanimir Hallbruck', 'Stanimira Hallbruck'],
    ['forms of two genders, Indian, and a middle name', 'Nikhil Rajesh Patkar', 'Nikhila Rajesh Patkar'],
    ['given names that sound alike', 'Kerstin Hallbruck', 'Karsten Hallbruck'],
    ['given names that sound alike, Indian', 'Ramesh Patkar', 'Romesh Patkar'],
    ['given names that sound alike, Hungarian, and a middle name', 'Tomas Otis Hallbruck', 'Tamas Otis Hallbruck'],
    ['a Chinese surname and a syllable', 'Zhang Xiaoming', 'Zhang Xiaohong'],
    ['a Chinese surname, short names', 'Wang Li', 'Wang Lei'],
    ['a Chinese surname, short names first', 'Li Wang', 'Lei Wang'],
    ['a Vietnamese surname and a middle name', 'Trần Quốc Bảo', 'Trần Quốc Huy'],
    ['a Korean surname and a syllable', 'Kim Min-jun', 'Kim Min-seo'],
    ['a Korean surname', 'Kim Minjun', 'Kim Minseo'],
  ])('%s: %s, %s', (_what, name, other) => {
    for (const contact of CONTACTS) {
      for (const people of STORES) {
        expect(tiers({ name, ...contact }, [{ name: other, ...contact }], people)).toEqual(['0 possible']);
        expect(tiers({ name: other, ...contact }, [{ name, ...contact }], people)).toEqual(['0 possible']);
      }
    }
  });

  it.each([
    ['goes by a middle name', 'James Robert Hale', 'Robert Hale'],
    ['a middle name is left out', 'Nguyễn Văn Minh', 'Minh Nguyen'],
    ['a second surname is left out', 'Marta Ruiz Peñaranda', 'Marta Ruiz'],
    ['a patronymic is left out', 'Ivan Petrovich Zadornov', 'Ivan Zadornov'],
    ['an initial', 'Anita R. Patkar', 'Anita Rajesh Patkar'],
    ['a nickname', 'Bob Kessling', 'Robert Kessling'],
    ['a nickname of both genders', 'Sasha Petrova', 'Aleksandra Petrova'],
    ['a slip of the pen', 'Katrin Vogel', 'Katarin Vogel'],
    ['a slip of the pen, and a middle name', 'Gerhard Otis Hallbruck', 'Gerard Otis Hallbruck'],
    ['family first', 'Zhang Xiaoming', 'Xiaoming Zhang'],
    ['family first, two syllables', 'Park Soo-jin', 'Soojin Park'],
    ['a Western name beside the Chinese one', 'Kevin Xiaoming Wang', 'Xiaoming Wang'],
  ])('but is the same where one of them %s: %s, %s', (_what, name, other) => {
    for (const contact of CONTACTS) {
      expect(tiers({ name, ...contact }, [{ name: other, ...contact }], 20_000)).toEqual(['0 exact']);
    }
  });
});

describe('one employer, city and title, and not asserted', () => {
  it.each([
    ['Kim Min-jun', 'Kim Min-seo'],
    ['Lee Ji-woo', 'Lee Ji-hoon'],
    ['Wang Li', 'Wang Lei'],
    ['Trần Quốc Bảo', 'Trần Quốc Huy'],
  ])('a surname and a syllable agree: %s, %s', (name, other) => {
    const firm = { at: 'Acme Robotics; Beta Foods', in: 'Austin, TX', title: 'Nurse' };
    for (const people of STORES) {
      const found = tiers({ name, ...firm }, [{ name: other, ...firm }], people);
      expect(found.filter((one) => one !== '0 possible')).toEqual([]);
    }
  });
});

describe('a LinkedIn address that passed on', () => {
  const url = 'https://www.linkedin.com/in/dferreiro';
  it.each([
    ['Spanish', 'Daniel Ferreiro', 'Diego Ferreiro'],
    ['Turkish', 'Mehmet Yıldız', 'Mustafa Yıldız'],
    ['Indian', 'Ravi Deshpande', 'Suresh Deshpande'],
    ['Western names before a Chinese surname', 'Kevin Wang', 'Daniel Wang'],
    ['German', 'Katharina Vogel', 'Ursula Vogel'],
  ])('to one of the same surname asserts nobody by itself, %s', (_what, name, other) => {
    for (const people of STORES) expect(tiers({ name, url }, [{ name: other, url }], people)).toEqual(['0 possible']);
  });

  it.each([
    ['a Western name and a Chinese one', 'Kevin Wang', 'Xiaoming Wang'],
    ['half of a name', 'Abdulrahman Haddad', 'Abdul Haddad'],
    ['a short form that few know', 'Yevgeny Sokolov', 'Zhenya Sokolov'],
  ])('asserts who goes by %s: %s, %s', (_what, name, other) => {
    for (const people of STORES) expect(tiers({ name, url }, [{ name: other, url }], people)).toEqual(['0 exact']);
  });

  it.each<[string, Person]>([
    ['an employer', { at: 'Acme Robotics' }],
    ['a mailbox', { email: 'f@home.example' }],
    ['a telephone', { phone: '+49 30 901820' }],
  ])('asserts where %s agrees', (_what, beside) => {
    const page = { name: 'Daniel Ferreiro', url, ...beside };
    expect(tiers(page, [{ ...page, name: 'Diego Ferreiro' }], 20_000)).toEqual(['0 exact']);
  });
});

describe('names in letters that can not be compared', () => {
  const url = 'https://www.linkedin.com/in/qx-77';
  it.each([
    ['Thai', 'ประยุทธ์ จันทร์', 'Ken Sato'],
    ['Arabic and Chinese', 'أحمد المصري', '田中太郎'],
  ])('are not asserted by an address and an employer: %s', (_what, name, other) => {
    const beside = { url, at: 'Acme Robotics' };
    for (const people of STORES) {
      expect(tiers({ name, ...beside }, [{ name: other, ...beside }], people)).toEqual(['0 possible']);
      const both = { ...beside, email: 'x@one.example' };
      expect(tiers({ name, ...both }, [{ name: other, ...both }], people)).toEqual(['0 exact']);
    }
  });

  it.each(['李', '김', '王'])('a page of one character is nobody: %s', (name) => {
    const beside = { url, at: 'Acme Robotics', email: 'x@one.example' };
    for (const people of STORES)
      expect(tiers({ name, ...beside }, [{ name, ...beside }], people)).toEqual(['0 possible']);
  });
});

describe('a father and a son of one firm and city', () => {
  const firm = { at: 'Acme Robotics; Beta Foods', in: 'Austin, TX' };
  it.each([
    ['Carlos Vega', 'Carlos Vega Jr.'],
    ["Seamus O'Fallon", "Seamus O'Fallon III"],
    ['José Ibarrondo', 'José Ibarrondo Jr'],
  ])('both, and none asserted, for a page that fits both: %s, %s', (father, son) => {
    for (const people of [2, 20_000, 1_000_000]) {
      const records = [
        { name: father, ...firm, title: 'Owner' },
        { name: son, ...firm, title: 'Mechanic' },
      ];
      expect(tiers({ name: father, ...firm }, records, people).sort()).toEqual(['0 possible', '1 possible']);
      const home = records.map((record) => ({ ...record, email: 'family@home.example' }));
      const page = { name: father, ...firm, email: 'family@home.example' };
      expect(tiers(page, home, people).sort()).toEqual(['0 possible', '1 possible']);
    }
  });

  it('are two who have an address each', () => {
    const records = [
      { name: 'Carlos Vega', ...firm, phone: '+1 512 974 2000', url: 'https://www.linkedin.com/in/cvega1' },
      { name: 'Carlos Vega Jr.', ...firm, phone: '+1 512 974 2000', url: 'https://www.linkedin.com/in/cvega2' },
    ];
    const verdicts = verdictsOn({ name: 'Carlos Vega', ...firm }, records, { people: 20_000 });
    expect(verdicts.map(({ person, tier }) => `${person} ${tier}`)).toEqual(['0 possible', '1 possible']);
  });

  it('are one who is in the ATS twice under one mailbox or address, once without the suffix', () => {
    for (const key of [{ email: 'c.vega@mail.example' }, { url: 'https://www.linkedin.com/in/cvega1' }]) {
      const records = [
        { name: 'Carlos Vega', ...key },
        { name: 'Carlos Vega Jr.', ...key },
      ];
      const verdicts = verdictsOn({ name: 'Carlos Vega', ...key }, records, { people: 20_000 });
      expect(verdicts.map(({ person, tier }) => `${person} ${tier}`)).toEqual(['0 exact', '0 exact']);
    }
  });
});
