// Which of a table's columns are of the person a row is about, and which of somebody who works on it: what other programs
// export, in several languages. And lines that name several people.

import { describe, expect, it } from 'vitest';
import { readList } from '@/lib/lists/read-list';

const people = (...lines: string[]) =>
  readList(lines.join('\n')).rows.map(
    ({ person }) => person && { name: person.name, said: [...person.emails, ...person.urls] },
  );
const MARA = { name: 'Mara Example', said: ['mara@mail.example'] };

describe('an address in a column of somebody else’s is not the person’s', () => {
  it.each([
    'Hiring Manager Email',
    'Interviewer e-mail',
    'Assigned to email',
    'Referred by',
    'Reference',
    'Added by URL',
    'E-Mail Ansprechpartner',
    'Kontakt w firmie',
  ])('%s', (heading) => {
    const otto = /url/i.test(heading) ? 'https://www.linkedin.com/in/otto-sample' : 'otto@firm.example';
    const mara = /url/i.test(heading) ? 'https://www.linkedin.com/in/mara-example' : 'mara@mail.example';
    const own = /url/i.test(heading) ? 'Profile URL' : 'E-mail';
    expect(people(`Name,${own},${heading}`, `Mara Example,${mara},${otto}`, `,,${otto}`)).toEqual([
      { name: 'Mara Example', said: [mara] },
      null,
    ]);
  });

  it('a second address of their own is', () => {
    expect(people('Name,Email,Work email', 'Mara Example,mara@mail.example,mara@firm.example')).toEqual([
      { name: 'Mara Example', said: ['mara@mail.example', 'mara@firm.example'] },
    ]);
  });
});

describe('names in parts', () => {
  it.each([
    ['Nom;Prénom;Courriel', 'Example;Mara;mara@mail.example'],
    ['Name;Vorname;E-Mail', 'Example;Mara;mara@mail.example'],
    ['Imię;Nazwisko;Adres e-mail', 'Mara;Example;mara@mail.example'],
    ['Fornavn;Etternavn;E-post', 'Mara;Example;mara@mail.example'],
    ['Name;First name;Email', 'Mara Example;Mara;mara@mail.example'],
    ['氏名;会社名;Email', 'Mara Example;例;mara@mail.example'],
  ])('%s', (heading, row) => {
    expect(people(heading, row)).toEqual([MARA]);
  });
});

it('what an export says before its headings is nobody', () => {
  const rows = people(
    'Notes:',
    '"When exporting, you may notice that some addresses are missing."',
    '',
    'First Name,Last Name,URL,Email Address,Company',
    'Mara,Example,,mara@mail.example,"Acme, Inc."',
  );
  expect(rows).toEqual([MARA]);
});

it('several people in one line, as the head of a message has them, are several', () => {
  expect(people('Mara Example <mara@mail.example>, Otto Sample <otto@mail.example>; <ida@mail.example>')).toEqual([
    MARA,
    { name: 'Otto Sample', said: ['otto@mail.example'] },
    { name: null, said: ['ida@mail.example'] },
  ]);
});
