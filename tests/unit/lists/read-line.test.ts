// What one line says of one person.

import { describe, expect, it } from 'vitest';
import { identify } from '@/lib/identity/identify';
import { NO_PERSON } from '@/lib/lists/person-text';
import { isAddress, isEmail, isTelephone, looksLikeName, readLine, readLines } from '@/lib/lists/read-line';

describe('readLine', () => {
  it.each([
    ['Mara Example', { name: 'Mara Example' }],
    ['  Mara Example  ', { name: 'Mara Example' }],
    ['Example, Mara', { name: 'Example, Mara' }],
    [
      'Mara Example, Staff Engineer at Brightwater',
      { name: 'Mara Example', headline: 'Staff Engineer at Brightwater' },
    ],
    ['Mara Example at Brightwater', { name: 'Mara Example', headline: 'at Brightwater' }],
    ['Mara Example - Brightwater', { name: 'Mara Example', headline: 'Brightwater' }],
    ['Mara Example (Ghent)', { name: 'Mara Example', headline: 'Ghent' }],
    ['Mara Example\tBrightwater\tGhent', { name: 'Mara Example', headline: 'Brightwater | Ghent' }],
    ['Zoë O’Sample-Müller', { name: 'Zoë O’Sample-Müller' }],
    ['山田 花子', { name: '山田 花子' }],
    ['Дарья Примерова', { name: 'Дарья Примерова' }],
    ['mara@mail.example', { emails: ['mara@mail.example'] }],
    ['Mara Example <mara@mail.example>', { name: 'Mara Example', emails: ['mara@mail.example'] }],
    ['E-mail: mara@mail.example', { emails: ['mara@mail.example'] }],
    ['mailto:mara@mail.example', { emails: ['mara@mail.example'] }],
    ['linkedin.com/in/mara-example', { urls: ['https://linkedin.com/in/mara-example'] }],
    ['https://www.linkedin.com/in/mara-example/?trk=x', { urls: ['https://www.linkedin.com/in/mara-example/?trk=x'] }],
    ['(see https://github.com/mara-example).', { urls: ['https://github.com/mara-example'] }],
    ['Mara Example: LinkedIn: www.linkedin.com/in/mara', { urls: ['https://www.linkedin.com/in/mara'] }],
    ['https://social.example/@mara', { urls: ['https://social.example/@mara'] }],
    ['@mara@social.example', { urls: ['@mara@social.example'] }],
    ['urn:li:member:123456789', { urls: ['urn:li:member:123456789'] }],
    ['+32 2 555 01 00', { phones: ['+32 2 555 01 00'] }],
    ['Tel: (202) 555-0143 ', { phones: ['(202) 555-0143'] }],
    [
      'Mara Example, mara@mail.example, +1 202 555 0143, linkedin.com/in/mara',
      {
        name: 'Mara Example',
        emails: ['mara@mail.example'],
        phones: ['+1 202 555 0143'],
        urls: ['https://linkedin.com/in/mara'],
      },
    ],
  ])('%s', (line, said) => {
    expect(readLine(line)).toMatchObject(said);
  });

  it('says no more than stands there', () => {
    expect(readLine('Mara Example')).toEqual({ ...NO_PERSON, name: 'Mara Example' });
    expect(readLine('mara@mail.example')).toEqual({ ...NO_PERSON, emails: ['mara@mail.example'] });
  });

  it.each([
    ['', 'nothing'],
    ['  ,,, ', 'separators'],
    ['2026-03-01', 'a date'],
    ['12.05.2026', 'a date'],
    ['42', 'a number'],
    ['2019 - 2023', 'years'],
    ['€ 1 200', 'money'],
    ['x'.repeat(3_000), 'prose without an end'],
  ])('%s is nobody: %s', (line) => {
    expect(readLine(line)).toBeNull();
  });

  it.each([
    ['linkedin.com/in/Mara-Example', ['linkedin:vanity:mara-example']],
    ['http://de.linkedin.com/in/mara-example', ['linkedin:vanity:mara-example']],
    ['github.com/mara', ['github:mara']],
    ['https://x.com/mara_ex', ['x:mara_ex']],
    ['@mara@social.example', ['mastodon:mara@social.example']],
  ])('gives addresses in a form that has keys: %s', (line, keys) => {
    expect(identify({ urls: readLine(line)?.urls ?? [] }, 'page').map(({ key }) => key)).toEqual(keys);
  });

  it('is done with a long hostile line in no time', () => {
    for (const piece of ['a.', 'a@', 'a-', '1 ', '((', 'http://', 'É ', 'a/a.']) {
      const before = process.cpuUsage();
      readLine(piece.repeat(1_000).slice(0, 2_000));
      expect(process.cpuUsage(before).user / 1000, piece).toBeLessThan(200);
    }
  });
});

describe('readLines', () => {
  it('takes one person a line and keeps lines that say nobody', () => {
    const lines = readLines('Mara Example\r\n\n2026\nOtto Sample\u2028mara@mail.example', 20);
    expect(lines.map(({ line, person }) => [line, person?.name ?? person?.emails[0] ?? null])).toEqual([
      ['Mara Example', 'Mara Example'],
      ['2026', null],
      ['Otto Sample', 'Otto Sample'],
      ['mara@mail.example', 'mara@mail.example'],
    ]);
    expect(readLines('a b\n'.repeat(50), 20)).toHaveLength(20);
  });
});

describe('what a cell looks like', () => {
  it.each([
    ['mara@mail.example', 'email'],
    ['mailto:mara@mail.example', 'email'],
    ['https://www.linkedin.com/in/mara', 'address'],
    ['www.mara.example', 'address'],
    ['linkedin.com/in/mara', 'address'],
    ['+49 30 901820', 'telephone'],
    ['(202) 555-0143', 'telephone'],
    ['Mara Example', 'name'],
    ['Dr. Mara de la Example', 'name'],
    ['2026-03-01', 'nothing'],
    ['Series B, 40 people', 'nothing'],
    ['mara.example', 'nothing'],
  ])('%s: %s', (cell, kind) => {
    const kinds = Object.entries({
      email: isEmail(cell),
      address: isAddress(cell),
      telephone: isTelephone(cell),
      name: looksLikeName(cell),
    });
    expect(kinds.filter(([, is]) => is).map(([name]) => name)).toEqual(kind === 'nothing' ? [] : [kind]);
  });
});
