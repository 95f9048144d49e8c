// One person's name as different people write it, and names that only look like one: pairs from many cultures and scripts.

import { describe, expect, it, test } from 'vitest';
import { questionOf, recordKeys } from '@/lib/identity/blocking-keys';
import { comparePersonNames } from '@/lib/identity/name-comparison';
import { parseName } from '@/lib/identity/name-parser';
import { differInVowels } from '@/lib/identity/name-sounds';
import { traitsOf } from '@/lib/identity/traits-of';
import { wholeProfile } from '@/lib/model/profile';

const compare = (left: string, right: string) => comparePersonNames(parseName(left), parseName(right));

test.each([
  ['Ann Asmith', 'Anna Smith'],
  ['Jo Nash', 'Jon Ash'],
  ['Hussein Karimzadeh', 'Husseink Arimzadeh'],
])('%s is not %s: words are joined, letters do not change place', (one, other) => {
  for (const { given, surname } of [compare(one, other), compare(other, one)]) {
    expect([given, surname]).not.toEqual(['exact', 'exact']);
  }
});

describe('one name', () => {
  it.each([
    // Words run together.
    ['Hussein Karimzadeh', 'Hussein Karim Zadeh', 'exact', 'exact'],
    ['Tewodros Gebremariam', 'Tewodros Gebre Mariam', 'exact', 'exact'],
    ['Mary Ann Delacroix', 'Maryann Delacroix', 'exact', 'exact'],
    ['Siobhán Ó Súilleabháin', "Siobhan O'Suilleabhain", 'exact', 'exact'],
    ['[Mara Example]', 'Mara Example', 'exact', 'exact'],
    // Letters of other alphabets.
    ['Արմեն Հակոբյան', 'Armen Hakobyan', 'exact', 'exact'],
    ['გიორგი ბერიძე', 'Giorgi Beridze', 'exact', 'exact'],
    ['अमित शर्मा', 'Amit Sharma', 'exact', 'exact'],
    ['नरेन्द्र सिंह', 'Narendra Singh', 'exact', 'exact'],
    ['प्रियंका गुप्ता', 'Priyanka Gupta', 'exact', 'exact'],
    ['दीपक पाटिल', 'Deepak Patil', 'class', 'exact'],
    ['عبد الرحمن العتيبي', 'Abdul Rahman Al-Otaibi', 'class', null],
    ['תמר כהן', 'Tamar Cohen', 'class', 'class'],
    ['דוד פרידמן', 'David Fridman', 'class', 'class'],
    ['አበበ በቀለ', 'Abebe Bekele', 'exact', 'class'],
    ['ሰለሞን ከበደ', 'Solomon Kebede', 'phonetic', 'exact'],
    ['ብርሃኑ ተስፋዬ', 'Birhanu Tesfaye', 'phonetic', 'exact'],
    // Characters in both of their writings, the surname among them.
    ['陳建國', '陈建国', 'exact', 'class'],
    ['張曉麗', '张晓丽', 'exact', 'class'],
    ['長谷川愛', '長谷川愛', 'exact', 'exact'],
    // Family name first, and Korean surnames that have more than one reading.
    ['이서연', 'Seo-yeon Lee', 'exact', 'class'],
    ['오세훈', 'Sehun Oh', 'exact', 'class'],
    ['박지훈', 'Pak Ji Hun', 'exact', 'class'],
    ['Pak Ji Hun', 'Jihun Park', 'exact', 'class'],
    ['Wong Ka Ming', 'Kevin Wong', 'different', 'exact'],
    ['Kim Jihyun', 'Jihyeon Kim', 'phonetic', 'exact'],
    // Spellings of Arabic names.
    ['Abdallah Nasser', 'Abdullah Nasser', 'class', 'exact'],
    ['Khaled Nasser', 'Khalid Nasser', 'class', 'exact'],
    ['Soliman Nasser', 'Sulayman Nasser', 'class', 'exact'],
    ['Hossein Nasser', 'Husain Nasser', 'class', 'exact'],
    ['Mohd Nasser', 'Muhammad Nasser', 'class', 'exact'],
    ['Youssef Nasser', 'Yusuf Nasser', 'class', 'exact'],
    // Short forms.
    ['Giorgos Mavros', 'Georgios Mavros', 'class', 'exact'],
    ['Kostas Mavros', 'Konstantinos Mavros', 'class', 'exact'],
    ['Beppe Carminati', 'Giuseppe Carminati', 'class', 'exact'],
    ['Jaap Hoekstra', 'Jacob Hoekstra', 'class', 'exact'],
    ['Katerina Orlova', 'Ekaterina Orlova', 'class', 'exact'],
    ['Emeka Nwosu', 'Chukwuemeka Nwosu', 'class', 'exact'],
    ['Yossi Peretz', 'Yosef Peretz', 'class', 'exact'],
    ['Uschi Brandl', 'Ursula Brandl', 'class', 'exact'],
  ] as const)('%s / %s: %s, %s', (left, right, given, surname) => {
    expect(compare(left, right)).toMatchObject({ given, surname });
    expect(compare(right, left)).toMatchObject({ given, surname });
  });
});

describe('two names', () => {
  it.each([
    ['Hassan Qureshi', 'Hussein Qureshi'],
    ['Mahmoud Nasser', 'Mohammed Nasser'],
    ['Ahmad Nasser', 'Hamid Nasser'],
    ['Jamal Nasser', 'Jamil Nasser'],
    ['Kamal Nasser', 'Kamil Nasser'],
    ['Bashar Nasser', 'Bashir Nasser'],
    ['Rashad Nasser', 'Rashid Nasser'],
    ['Salman Nasser', 'Sulaiman Nasser'],
    ['محمود ناصر', 'Mohammed Nasser'],
    ['Minjun Seo', 'Minjae Seo'],
    ['Jihun Kim', 'Jiho Kim'],
    ['राजेश शर्मा', 'Tomas Sharma'],
  ])('%s / %s are two people', (left, right) => {
    expect(compare(left, right).given ?? 'different').toBe('different');
    expect(compare(right, left).given ?? 'different').toBe('different');
  });

  it.each([
    ['João Coutinho Filho', 'João Coutinho Neto', true],
    ['José Ferreira Filho', 'José Ferreira Sr', true],
    ['Luis Peralta Gómez hijo', 'Luis Peralta Gómez padre', true],
    ['José Ferreira Filho', 'José Ferreira Jr', false],
    ['João Coutinho Neto', 'João Coutinho', false],
    // A surname where nothing stands before it but a given name.
    ['António Neto', 'António Filho', false],
  ])('%s / %s: father and son %s', (left, right, conflict) => {
    expect(compare(left, right).generationConflict).toBe(conflict);
    expect(compare(right, left).generationConflict).toBe(conflict);
  });

  it('of the same Arabic consonants are told apart by vowels that are no spelling of each other', () => {
    const same = [
      'hasan hassan',
      'khalid khaled',
      'yusuf yousuf',
      'abdulrahman abdelrahman',
      'احمد ahmed',
      'محمد mohamed',
    ];
    const other = ['hasan husayn', 'jamal jamil', 'ahmad hamid', 'karim akram', 'muhammad mahmoud', 'محمود mohamed'];
    const differ = (pair: string) => differInVowels(pair.split(' ')[0] ?? '', pair.split(' ')[1] ?? '');
    expect(same.filter(differ)).toEqual([]);
    expect(other.filter((pair) => !differ(pair))).toEqual([]);
  });
});

describe('a page asks for where a record is filed', () => {
  const profile = (name: string, more: object) => wholeProfile([{ names: [name], ...more }]);
  const meet = (page: string, record: string, more: object = {}) => {
    const filed = new Set(recordKeys(traitsOf(profile(record, more), 'ats')).keys);
    return questionOf(traitsOf(profile(page, more), 'page')).keys.some((key) => filed.has(key));
  };

  it.each([
    ['Zhang Yuanhao', 'Chang Yuan-hao'],
    ['Anna Smithjones', 'Anna Smith-Jones'],
    ['Hossein Karimzadeh', 'Hossein Karim-zadeh'],
    ['Seo-yeon Lee', '이서연'],
    ['Amit Sharma', 'अमित शर्मा'],
    ['عبد الرحمن القاسمي', 'Abdulrahman Alqasimi'],
    ['Kamalesvaran', 'KAMALESVARAN'],
  ])('%s and %s by the name', (page, record) => {
    expect(meet(page, record)).toBe(true);
    expect(meet(record, page)).toBe(true);
  });

  it.each([
    ['Zhang Yuanhao', '张远豪'],
    ['S. Ramachandran', 'Ramachandran S'],
    ['Pak Ji Hun', '박지훈'],
  ])('%s and %s with the employer', (page, record) => {
    const more = { positions: [{ company: 'Quillon Ferrotech', title: null }] };
    expect(meet(page, record, more)).toBe(true);
    expect(meet(record, page, more)).toBe(true);
  });

  it.each([
    ['Kamalesvaran', 'Ramachandran'],
    ['S. Ramachandran', 'Ramachandran S'],
  ])('%s and %s not by the name alone', (page, record) => {
    expect(meet(page, record)).toBe(false);
  });
});

test('a handle is asked for, however many ways there are to write the name', () => {
  const page = wholeProfile([
    {
      names: ['Min-jun Kim', 'Seo-yeon Choi', '김민준'],
      positions: ['Acme', 'Borealis', 'Cobalt', 'Dynamo', 'Ember', 'Fjord'].map((company) => ({
        company,
        title: null,
      })),
      locations: ['Seoul, South Korea', 'Busan, South Korea', 'Berlin, Germany'],
      urls: ['https://www.linkedin.com/in/quillruns77/'],
    },
  ]);
  const { keys } = questionOf(traitsOf(page, 'page'));
  expect(keys).toHaveLength(160);
  expect(keys).toContain('handle quillruns77');
});
