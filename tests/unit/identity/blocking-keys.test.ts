// What one profile is filed under must meet what another asks for: tables of pairs that must and must not meet.

import { describe, expect, test } from 'vitest';
import { kindOf, listedValues, questionOf, recordKeys } from '@/lib/identity/blocking-keys';
import { parseName } from '@/lib/identity/name-parser';
import { placeOf } from '@/lib/identity/place';
import type { Employer, Place, School, Traits } from '@/lib/identity/traits';

interface Told {
  names?: string[];
  keys?: { key: string; weak: boolean }[];
  employers?: string[];
  places?: Partial<Place>[];
  schools?: string[];
}

function traits({ names = [], keys = [], employers = [], places = [], schools = [] }: Told): Traits {
  return {
    names: names.map(parseName).filter(({ script }) => script !== null),
    keys,
    employers: employers.map((text): Employer => ({ text, words: text.split(' '), acronym: '', group: null })),
    titles: [],
    places: places.map((place) => ({ city: '', metro: '', region: '', country: '', ...place })),
    schools: schools.map((text): School => ({ text, words: text.split(' ') })),
    hasHistory: false,
    headlineWords: [],
    updatedAt: null,
  };
}

/** Kinds of the keys that a page's question and a record's filing share. */
function shared(page: Told, record: Told): string[] {
  const filed = new Set(recordKeys(traits(record)).keys);
  return [
    ...new Set(
      questionOf(traits(page))
        .keys.filter((key) => filed.has(key))
        .map(kindOf),
    ),
  ];
}

const sameName: [page: string, record: string][] = [
  ['Jane Smith', 'jane smith'],
  ['Bob Jones', 'Robert Jones'],
  ['Robert Jones', 'Bob Jones'],
  ['Bill Jones', 'Will Jones'],
  ['Sasha Ivanova', 'Aleksandr Ivanov'],
  ['Jürgen Müller', 'Juergen Mueller'],
  ['Jürgen Müller', 'Jurgen Muller'],
  ['Wang Xiaoming', 'Xiaoming Wang'],
  ['Xiao Ming Wang', 'Xiaoming Wang'],
  ['Smith Jane', 'Jane Smith'],
  ['Anna Smith-Jones', 'Anna Jones'],
  ['Jane Doe (née Roe)', 'Jane Roe'],
  ['Juan Carlos García Márquez', 'Carlos García'],
  ['Sergey Kuznetsov', 'Sergei Kuznecov'],
  ['Kim Minjun', 'Gim Minjun'],
];

test.each(sameName)('%s asks for where %s is filed', (page, record) => {
  expect(shared({ names: [page] }, { names: [record] })).toContain('name');
});

const otherName: [page: string, record: string][] = [
  ['Jane Smith', 'Jane Brown'],
  ['Jane Smith', 'Anna Smith'],
  ['Patrick Moore', 'Patricia Moore'],
  ['J. Smith', 'Jane Smith'],
];

test.each(otherName)('%s does not ask for the name of %s', (page, record) => {
  expect(shared({ names: [page] }, { names: [record] })).not.toContain('name');
});

describe('half a name with something else', () => {
  test('a married name by given name and employer', () => {
    const page = { names: ['Jane Brown'], employers: ['acme'] };
    expect(shared(page, { names: ['Jane Smith'], employers: ['zenith', 'acme'] })).toEqual(['given-employer']);
  });
  test('an initial by surname and employer', () => {
    const page = { names: ['Jane Smith'], employers: ['acme'] };
    expect(shared(page, { names: ['J. Smith'], employers: ['acme'] })).toContain('surname-employer');
  });
  test('a namesake in the same area', () => {
    const page = { names: ['Jane Smith'], places: [{ city: 'oakland', metro: 'san francisco bay' }] };
    const record = { names: ['Jane Smith'], places: [{ city: 'san jose', metro: 'san francisco bay' }] };
    expect(shared(page, record)).toContain('name-place');
  });
  test.each([
    ['Arlington, Virginia, United States', 'Arlington', true],
    ['Arlington, TX', 'Arlington', true],
    ['Arlington', 'Arlington, Virginia', true],
    ['Arlington', 'Arlington, TX', true],
    ['Dublin, Ohio', 'Dublin', true],
    ['Dublin', 'Dublin, Ohio', true],
    ['Dublin, Ireland', 'Dublin, Ohio', false],
    ['Arlington, Virginia', 'Arlington, TX', false],
  ])('whoever lives in %s by a record that says %s: %s', (page, record, meet) => {
    const placesOf = (text: string) => [placeOf(text)].filter((place) => place !== null);
    const [asking, held] = [page, record].map((text) => ({ names: ['Jane Smith'], places: placesOf(text) }));
    expect(shared(asking as Told, held as Told).includes('name-place')).toBe(meet);
  });
  test('a surname with a school', () => {
    const page = { names: ['Jane Smith'], schools: ['university of example'] };
    expect(shared(page, { names: ['J Smith'], schools: ['university of example'] })).toContain('surname-school');
  });
});

const handles: [page: string, record: string, meet: boolean][] = [
  ['linkedin:vanity:quill-runs77', 'email:quillruns77@mail.example', true],
  ['linkedin:vanity:quill-runs77', 'email:quill.runs77@other.example', true],
  ['github:quillruns', 'linkedin:vanity:quill-runs', true],
  // Nothing but the name, or too short to be anybody's own.
  ['linkedin:vanity:mara-quill', 'email:mara.quill@mail.example', false],
  ['linkedin:vanity:qr7', 'email:qr7@mail.example', false],
  ['site:quillruns77.example', 'email:quillruns77@mail.example', false],
];

test.each(handles)('%s and %s: one handle %s', (page, record, meet) => {
  const told = (key: string) => ({ names: ['Mara Quill'], keys: [{ key, weak: false }] });
  expect(shared(told(page), told(record)).includes('handle')).toBe(meet);
});

test('a name in Han at the same employer as one in Latin letters', () => {
  const record = { names: ['Jun-lei Li'], employers: ['acme'] };
  expect(shared({ names: ['李军磊'], employers: ['acme'] }, record)).toEqual(['surname-employer']);
});

test.each([
  ['محمد الراشدي', 'Mohammed Al Rashidi'],
  ['محمد الراشدي', 'Mohamed Alrashidi'],
  ['أحمد حداد', 'Ahmed Haddad'],
  ['خالد منصور', 'Khaled Mansour'],
  ['عبد الرحمن ناصر', 'Abdulrahman Nasser'],
  ['Tariq Haddad', 'طارق حداد'],
  ['Ghassan Khoury', 'غسان خوري'],
])('%s asks for where %s is filed, in another alphabet', (page, record) => {
  expect(shared({ names: [page] }, { names: [record] })).toContain('name');
});

test.each([
  ['محمد الراشدي', 'Mohammed Haddad'],
  ['محمد الراشدي', 'Khaled Al Rashidi'],
])('%s does not ask for the name of %s', (page, record) => {
  expect(shared({ names: [page] }, { names: [record] })).not.toContain('name');
});

test('a name that nobody writes in Arabic letters is filed without consonants', () => {
  expect(recordKeys(traits({ names: ['Jane Smith'] })).keys).not.toContain('name jn smth');
  expect(recordKeys(traits({ names: ['Mohammed Miller'] })).keys).toContain('name mhmd mlr');
});

test('identifiers meet whichever side is unsure of them', () => {
  const sure = { keys: [{ key: 'linkedin:vanity:jane', weak: false }] };
  const unsure = { keys: [{ key: 'linkedin:vanity:jane', weak: true }] };
  expect(shared(sure, unsure)).toEqual(['weak']);
  expect(shared(unsure, sure)).toEqual(['identifier']);
});

test('how common a name is, is the length of a list that is asked for', () => {
  const page = traits({ names: ['Bob Smith'] });
  const asked = new Set(questionOf(page).keys);
  const values = listedValues(page);
  expect([...values.keys()]).toEqual(['surname:smith', 'name:bob smith']);
  for (const key of values.values()) expect(asked).toContain(key);
});

test('nothing told asks for nothing, and the most that can be told stays bounded', () => {
  expect(questionOf(traits({}))).toEqual({ keys: [], counted: [] });
  const much = traits({
    names: Array.from({ length: 50 }, (_, i) => `Bob Robert Will Kim${i} Wong${i} Chan Lee`),
    employers: Array.from({ length: 300 }, (_, i) => `employer ${i}`),
    schools: Array.from({ length: 300 }, (_, i) => `school ${i}`),
    keys: Array.from({ length: 900 }, (_, i) => ({ key: `email:a${i}@mail.example`, weak: false })),
  });
  expect(questionOf(much).keys.length).toBeLessThanOrEqual(160);
  expect(recordKeys(much).keys.length).toBeLessThan(400);
});
