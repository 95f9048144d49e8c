// Pasted lines and tables as people to look for; nothing is lost.

import { describe, expect, it } from 'vitest';
import { kindOfHeading, readColumns } from '@/lib/lists/columns';
import { sightingOf } from '@/lib/lists/person-text';
import { MOST_ROWS, readList } from '@/lib/lists/read-list';

const people = (text: string) => readList(text).rows.map(({ person }) => person);

describe('headings', () => {
  it.each([
    ['Full Name', 'name'],
    ['Candidate', 'name'],
    ['First name', 'given'],
    ['Prénom', 'given'],
    ['Vorname', 'given'],
    ['LAST_NAME', 'family'],
    ['Nachname', 'family'],
    ['E-mail address', 'email'],
    ['Primary Email', 'email'],
    ['Mobile phone', 'phone'],
    ['LinkedIn URL', 'url'],
    ['Profile Link', 'url'],
    ['Current company', 'company'],
    ['Société', 'company'],
    ['Job Title', 'title'],
    ['City', 'location'],
    ['Company website', 'other'],
    ['Company LinkedIn URL', 'other'],
    ['Recruiter', 'other'],
    ['Owner email', 'other'],
    ['Source', 'other'],
    ['Notes', null],
    ['', null],
  ])('%s: %s', (heading, kind) => {
    expect(kindOfHeading(heading)).toBe(kind);
  });
});

describe('columns', () => {
  it('are told by their cells, whatever stands above them', () => {
    const rows = [
      ['Contact', 'Who', 'Where'],
      ['mara@mail.example', 'Mara Example', 'https://github.com/mara'],
      ['otto@mail.example', 'Otto Sample', 'https://github.com/otto'],
    ];
    expect(readColumns(rows)).toEqual({ kinds: ['email', 'name', 'url'], hasHeader: true });
  });

  it('need no headings', () => {
    const rows = [
      ['Mara Example', 'Brightwater', 'mara@mail.example', '+32 2 555 01 00'],
      ['Otto Sample', 'Newhaven Labs', 'otto@mail.example', '+32 2 555 01 01'],
    ];
    expect(readColumns(rows)).toEqual({ kinds: ['name', 'other', 'email', 'phone'], hasHeader: false });
  });

  it('with one address again and again are an employer’s', () => {
    const rows = Array.from({ length: 8 }, (_, i) => [
      `Person ${'ABCDEFGH'[i]} Example`,
      'https://brightwater.example/',
    ]);
    expect(readColumns(rows).kinds).toEqual(['name', 'other']);
  });

  it('whose heading their cells do not bear out are not read', () => {
    const rows = [
      ['Name', 'Email'],
      ['Mara Example', 'yes'],
      ['Otto Sample', 'no'],
    ];
    expect(readColumns(rows).kinds).toEqual(['name', 'other']);
  });
});

describe('readList', () => {
  it('judges name and company of a row together', () => {
    expect(people('Name,Company,Title\nMara Example,Brightwater,Engineer')).toMatchObject([
      { name: 'Mara Example', company: 'Brightwater', title: 'Engineer' },
    ]);
  });

  it.each([
    ['commas', 'First Name,Last Name,Email\nMara,Example,mara@mail.example'],
    ['semicolons', 'First Name;Last Name;Email\nMara;Example;mara@mail.example'],
    ['tabs', 'First Name\tLast Name\tEmail\nMara\tExample\tmara@mail.example'],
    ['quotes', '"First Name","Last Name","Email"\r\n"Mara","Example","mara@mail.example"\r\n'],
    ['a byte order mark', '\ufeffFirst Name,Last Name,Email\nMara,Example,mara@mail.example'],
    ['Excel’s German', 'Vorname;Nachname;E-Mail\nMara;Example;mara@mail.example'],
  ])('reads %s', (_what, text) => {
    expect(people(text)).toMatchObject([{ name: 'Mara Example', emails: ['mara@mail.example'] }]);
  });

  it('keeps a cell with commas, quotes and line ends in it whole', () => {
    const [row] = readList('Name,Company,Email\n"Example, Mara","Bright ""B"" water,\nInc.",m@mail.example').rows;
    expect(row?.person).toMatchObject({ name: 'Example, Mara', company: 'Bright "B" water,\nInc.' });
  });

  it('reads several addresses in one cell', () => {
    expect(people('Email,Links\na@mail.example; b@mail.example,"linkedin.com/in/mara github.com/mara"')).toMatchObject([
      {
        emails: ['a@mail.example', 'b@mail.example'],
        urls: ['https://linkedin.com/in/mara', 'https://github.com/mara'],
      },
    ]);
  });

  it('does not take a company’s site, a recruiter or a note for the person’s', () => {
    const text =
      'Name,Company website,Recruiter email,Notes\n' +
      'Mara Example,https://brightwater.example,rita@agency.example,see https://github.com/otto\n' +
      'Otto Sample,https://newhaven.example,rita@agency.example,call mara@mail.example';
    expect(people(text)).toMatchObject([
      { name: 'Mara Example', urls: [], emails: [], headline: null },
      { name: 'Otto Sample', urls: [], emails: [], headline: null },
    ]);
  });

  it('reads plain lines of every kind, mixed', () => {
    const list = readList('linkedin.com/in/mara\nOtto Sample\n\nlena@mail.example\n+32 2 555 01 00\n???');
    expect(list).toMatchObject({ header: null, kinds: null, left: 0 });
    expect(
      list.rows.map(({ row, person }) => [row, person && [person.name, ...person.urls, ...person.emails]]),
    ).toEqual([
      [1, [null, 'https://linkedin.com/in/mara']],
      [2, ['Otto Sample']],
      [3, [null, 'lena@mail.example']],
      [4, [null]],
      [5, null],
    ]);
  });

  it('reads lines with commas that are no table', () => {
    expect(people('Example, Mara\nSample, Otto')).toMatchObject([{ name: 'Example, Mara' }, { name: 'Sample, Otto' }]);
    expect(people('Mara Example, Engineer at Brightwater\nOtto Sample, Bridge builder, Ghent')).toMatchObject([
      { name: 'Mara Example', headline: 'Engineer at Brightwater' },
      { name: 'Otto Sample', headline: 'Bridge builder | Ghent' },
    ]);
  });

  it('loses nothing after a quotation mark that is never closed', () => {
    const list = readList('Name,Email\n"Mara Example,mara@mail.example\nOtto Sample,otto@mail.example');
    expect(list.rows.map(({ person }) => [person?.name, person?.emails[0]])).toEqual([
      ['Mara Example', 'mara@mail.example'],
      ['Otto Sample', 'otto@mail.example'],
    ]);
  });

  it('reads one row with a stray quotation mark apart, and the others as they are', () => {
    const text =
      'Name,Company,Email\n"Example, Mara","Bright, Inc.",m@mail.example\n"Otto "O" Sample",B,o@mail.example';
    expect(people(text)).toMatchObject([
      { name: 'Example, Mara', company: 'Bright, Inc.', emails: ['m@mail.example'] },
      { name: 'Otto "O" Sample', company: 'B', emails: ['o@mail.example'] },
    ]);
  });

  it('gives back every row that holds anything, with what stood in it', () => {
    const { rows } = readList('Name,Email\nMara Example,mara@mail.example\n,\n?,?\n17,\nOtto Sample');
    expect(rows.map(({ cells, person }) => [cells, person !== null])).toEqual([
      [['Mara Example', 'mara@mail.example'], true],
      [['?', '?'], false],
      [['17', ''], false],
      [['Otto Sample'], true],
    ]);
  });

  it('says how many rows it left out', () => {
    const list = readList('Mara Example\n'.repeat(MOST_ROWS + 7));
    expect([list.rows.length, list.left]).toEqual([MOST_ROWS, 7]);
  });

  it('reads nothing into nothing', () => {
    for (const text of ['', '\n\n', ',,,\n,,', '\ufeff', '\0']) expect(people(text).filter(Boolean), text).toEqual([]);
  });

  it('reads five thousand rows in a moment', () => {
    const row = (i: number) => `Person ${i} Example,Brightwater,p${i}@mail.example,https://linkedin.com/in/p-${i}`;
    const text = `Name,Company,Email,LinkedIn\n${Array.from({ length: 5_000 }, (_, i) => row(i)).join('\n')}`;
    const startedAt = performance.now();
    expect(readList(text).rows.filter(({ person }) => person).length).toBe(5_000);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});

it('a row becomes a sighting that carries its own mark', () => {
  const [person] = people('Mara Example <mara@mail.example> github.com/mara');
  expect(person && sightingOf(person, 'paste:1')).toEqual({
    url: 'paste:1',
    site: 'asked',
    name: 'Mara Example',
    headline: null,
    company: null,
    title: null,
    location: null,
    urls: ['https://github.com/mara'],
    links: ['https://github.com/mara'],
    emails: ['mara@mail.example'],
    phones: [],
  });
});
