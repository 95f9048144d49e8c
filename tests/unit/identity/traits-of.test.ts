// A whole profile made comparable: the page's side and the ATS's side come to the same, and nothing makes it fall over.

import { describe, expect, it } from 'vitest';
import { traitsOf } from '@/lib/identity/traits-of';
import { type Profile, type ProfilePart, wholeProfile } from '@/lib/model/profile';
import { createRandom } from '@/tests/simulators/random';

const profile = (part: ProfilePart): Profile => wholeProfile([part]);
const page = (part: ProfilePart) => traitsOf(profile(part), 'page');
const ats = (part: ProfilePart) => traitsOf(profile(part), 'ats');
const keysOf = ({ keys }: ReturnType<typeof traitsOf>) => keys.map(({ key, weak }) => (weak ? `weak ${key}` : key));

describe('the traits of a profile', () => {
  it('are the same for one person as a page shows them and as an ATS holds them', () => {
    const shown = page({
      names: ['Robert Example, MBA'],
      headline: 'Sr. Engineer at Marabrick',
      positions: [
        { company: 'Marabrick', title: 'Sr. Engineer' },
        { company: 'Olabrick', title: null },
      ],
      locations: ['Austin, Texas, United States'],
      schools: ['UC Berkeley'],
      urls: ['https://www.linkedin.com/in/robert-example/'],
    });
    const held = ats({
      names: ['ROBERT EXAMPLE'],
      positions: [
        { company: 'Marabrick, Inc.', title: 'Senior Engineer' },
        { company: 'The Olabrick Group', title: null },
        { company: 'Self-employed', title: null },
      ],
      locations: ['Austin, TX'],
      schools: ['University of California, Berkeley'],
      urls: ['linkedin.com/in/Robert-Example?trk=x'],
      updatedAt: '2026-01-02T00:00:00.000Z',
    });
    expect(shown.names.map(({ given, surnames }) => [given[0]?.text, surnames[0]?.text])).toEqual([
      ['robert', 'example'],
    ]);
    for (const field of ['employers', 'titles', 'places', 'schools', 'keys', 'hasHistory'] as const) {
      expect(held[field]).toEqual(shown[field]);
    }
    expect(shown.updatedAt).toBeNull();
    expect(held.updatedAt).toBe(Date.UTC(2026, 0, 2));
  });

  it('hold every writing of a name, and both scripts of one', () => {
    const { names } = page({ names: ['Xiaoming Wang (王小明)', 'Kevin Wang', 'LinkedIn Member', '🎉', ''] });
    expect(names.map(({ script }) => script)).toEqual(['latin', 'han', 'latin']);
  });

  it('take title and employer from the headline only where no position tells them', () => {
    const told = (part: ProfilePart) => {
      const { employers, titles } = page(part);
      return [employers.map(({ text }) => text), titles.map(({ text }) => text)];
    };
    const headline = 'Recruiter at Marabrick';
    expect(told({ headline })).toEqual([['marabrick'], ['recruiter']]);
    expect(told({ headline, positions: [{ company: 'Olabrick', title: null }] })).toEqual([
      ['olabrick'],
      ['recruiter'],
    ]);
    expect(told({ headline, positions: [{ company: null, title: 'Engineer' }] })).toEqual([
      ['marabrick'],
      ['engineer'],
    ]);
    expect(told({ headline, positions: [{ company: 'Olabrick', title: 'Engineer' }] })).toEqual([
      ['olabrick'],
      ['engineer'],
    ]);
  });

  it('cut the place behind a name where it is told beside, and nothing that may be a given name', () => {
    const wordsOf = (name: string, ...locations: string[]) =>
      page({ names: [name], locations }).names.map(({ given, surnames }) =>
        [...given, ...surnames].map(({ text }) => text).join(' '),
      );
    expect(wordsOf('Réjean Mackelli, Nuremberg', 'Nuremberg, Germany')).toEqual(['rejean mackelli']);
    expect(wordsOf('Réjean Mackelli, Germany', 'Nuremberg, Germany')).toEqual(['rejean mackelli']);
    expect(wordsOf('Mackelli, Nuremberg', 'Nuremberg, Germany')).toEqual(['nuremberg mackelli']);
    expect(wordsOf('Anna Mackelli, Jackson', 'Jackson, MS')).toEqual(['anna mackelli']);
    expect(wordsOf('De Berg, Jackson', 'Jackson, MS')).toEqual(['jackson berg']);
    expect(wordsOf('Réjean Mackelli, Nuremberg', 'Munich, Germany')).toEqual(['nuremberg rejean mackelli']);
  });

  it('know whether a history is told', () => {
    const at = (...companies: string[]) =>
      page({ positions: companies.map((company) => ({ company, title: null })) }).hasHistory;
    expect(at()).toBe(false);
    expect(at('Marabrick')).toBe(false);
    expect(at('Marabrick', 'Marabrick')).toBe(false);
    expect(at('Marabrick', 'Olabrick')).toBe(true);
  });

  it('make weak what a page merely links to, but not what it proves', () => {
    const urls = ['https://www.linkedin.com/in/mara-example'];
    const links = ['https://www.linkedin.com/in/mara-example', 'github.com/mara-example', 'mara.example/cv'];
    expect(keysOf(page({ urls, links }))).toEqual([
      'linkedin:vanity:mara-example',
      'weak github:mara-example',
      'weak site:mara.example',
    ]);
    expect(keysOf(ats({ urls: links }))).toEqual([
      'linkedin:vanity:mara-example',
      'github:mara-example',
      'weak site:mara.example',
    ]);
  });

  it('read an address with spaces around it', () => {
    for (const url of [' https://github.com/mara-example ', 'github.com/mara-example\n'])
      expect(keysOf(page({ urls: [url] }))).toEqual(['github:mara-example']);
  });

  it('read telephone numbers with the country of the place', () => {
    const phones = ['(202) 555-2143'];
    expect(keysOf(ats({ phones, locations: ['Austin, TX'] }))).toEqual(['phone:+12025552143']);
    expect(keysOf(ats({ phones }))).toEqual(['weak phone9:025552143']);
    expect(keysOf(ats({ phones: ['030 23125 014'], locations: ['Berlin, Germany'] }))).toEqual(['phone:+493023125014']);
    // A page asks for both: a record may not know its country.
    expect(keysOf(page({ phones: ['+1 202 555 2143'] }))).toEqual(['phone:+12025552143', 'weak phone9:025552143']);
  });

  it('hold each thing once', () => {
    const traits = ats({
      names: ['Mara Example'],
      positions: ['Facebook', 'Meta', 'Meta Platforms, Inc.'].map((company) => ({ company, title: 'SWE' })),
      locations: ['Bangalore', 'Bengaluru, Karnataka, India'],
      schools: ['MIT', 'Massachusetts Institute of Technology'],
    });
    expect([traits.employers.length, traits.titles.length, traits.places.length, traits.schools.length]).toEqual([
      1, 1, 1, 1,
    ]);
  });

  it('survive anything', () => {
    const random = createRandom(11);
    const pieces = [
      'Mara',
      'Example',
      ' ',
      ',',
      '(',
      ')',
      '[',
      '"',
      '|',
      '@',
      ' at ',
      ' - ',
      '/',
      '//',
      '.',
      '%',
      '%zz',
      '\\',
      '\0',
      '\u200b',
      '\ud800',
      '🎉',
      'é',
      'e\u0301',
      'ß',
      'İ',
      '王',
      '서울',
      'Москва',
      'محمد',
      'https://',
      'www.',
      'linkedin.com/in/',
      '+1',
      '202',
      '5552143',
      'Austin',
      'TX',
      'Inc.',
      '&',
      'née ',
      'GmbH',
      'of',
      'University',
      'Greater ',
      ' Area',
      '-',
      "'",
      '\n',
      '\t',
      '=',
      ';',
      '*',
      '$',
      '^',
      '__proto__',
      'constructor',
      'toString',
    ];
    const text = () => Array.from({ length: random.int(0, 9) }, () => random.pick(pieces)).join('');
    const texts = () => Array.from({ length: random.int(0, 3) }, text);
    for (let i = 0; i < 1000; i++) {
      const part: ProfilePart = {
        names: texts(),
        headline: random.chance(0.5) ? text() : null,
        positions: Array.from({ length: random.int(0, 3) }, () => ({ company: text(), title: text() })),
        locations: texts(),
        schools: texts(),
        emails: texts(),
        phones: texts(),
        urls: texts(),
        links: texts(),
        updatedAt: random.chance(0.5) ? text() : null,
      };
      for (const side of ['page', 'ats'] as const) {
        const traits = traitsOf(profile(part), side);
        for (const { text: employer, words } of traits.employers)
          expect([employer === '', words.length === 0]).toEqual([false, false]);
        for (const { text: title } of traits.titles) expect(title).not.toBe('');
        for (const { text: school } of traits.schools) expect(school).not.toBe('');
        if (i % 10 === 0) expect(traits).toEqual(traitsOf(profile(part), side));
      }
    }
  });

  it('survive a record that holds something else than text, and more of it than anybody has', () => {
    const odd = [null, 7, {}, ['x'], undefined] as unknown as string[];
    const traits = traitsOf(
      {
        names: odd,
        headline: 7 as unknown as string,
        positions: [{ company: 7 as unknown as string, title: {} as unknown as string }],
        locations: odd,
        schools: odd,
        emails: odd,
        phones: odd,
        urls: odd,
        links: odd,
        updatedAt: 'never',
      },
      'page',
    );
    expect(traits).toEqual({
      names: [],
      keys: [],
      employers: [],
      headlineWords: [],
      titles: [],
      places: [],
      schools: [],
      hasHistory: false,
      updatedAt: null,
    });
    const long = 'a '.repeat(50_000);
    const many = Array.from({ length: 5000 }, (_, i) => `Marabrick ${i} ${long.slice(0, 2000)}`);
    const started = performance.now();
    traitsOf(
      {
        ...profile({}),
        names: many,
        locations: many,
        schools: many,
        emails: many,
        phones: many,
        urls: many,
        links: many,
        headline: long,
        positions: many.map((company) => ({ company, title: company })),
      },
      'ats',
    );
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
