// The normaliser both sides share: every kind of signal, each key once, and nothing that makes it fall over.

import { describe, expect, it } from 'vitest';
import { identify, identifyText, KEYS_VERSION } from '@/lib/identity/identify';

const TOKEN = 'ACoAAAdbzRUHLFF2m8DlCi9UeZ7D6A0yV3yhxus';

describe('identify', () => {
  it('reads every kind of signal', () => {
    const keys = identify(
      {
        urls: ['linkedin.com/in/Mara-Example', 'https://github.com/Mara-Example', 'https://mara.example'],
        emails: ['Mara@Mail.Example'],
        phones: ['(202) 555-2143'],
        region: 'US',
      },
      'ats',
    );
    expect(keys).toEqual([
      { key: 'linkedin:vanity:mara-example', weak: false },
      { key: 'github:mara-example', weak: false },
      { key: 'site:mara.example', weak: true },
      { key: 'email:mara@mail.example', weak: false },
      { key: 'phone:+12025552143', weak: false },
    ]);
  });

  it('reads several e-mail addresses in one field', () => {
    for (const text of ['a.one@mail.example, b.two@mail.example', 'A <a.one@mail.example>; B <b.two@mail.example>'])
      expect(identify({ emails: [text] }, 'ats').map(({ key }) => key)).toEqual([
        'email:a.one@mail.example',
        'email:b.two@mail.example',
      ]);
    expect(identify({ emails: ['mail@mail.example'] }, 'ats')).toEqual([]);
    expect(identify({ emails: ['kim@kim.example'] }, 'ats').length).toBe(1);
  });

  it.each([
    ['LinkedIn: https://www.linkedin.com/in/mara-example', ['linkedin:vanity:mara-example']],
    [
      'https://www.linkedin.com/in/mara-example | https://github.com/mara-example',
      ['linkedin:vanity:mara-example', 'github:mara-example'],
    ],
    [
      'https://linkedin.com/in/mara-example, https://github.com/mara-example',
      ['linkedin:vanity:mara-example', 'github:mara-example'],
    ],
    ['<a href="https://www.linkedin.com/in/mara-example">profile</a>', ['linkedin:vanity:mara-example']],
    ['[profile](https://www.linkedin.com/in/mara-example)', ['linkedin:vanity:mara-example']],
    ['mara@mail.example', ['email:mara@mail.example']],
    // What is cut short at a space would be somebody else's.
    ['linkedin.com/in/mara example', []],
    ['https://www.linkedin.com/in/mara example | x', []],
    // A sentence may be about anybody.
    ['Recommended by a friend, see https://www.linkedin.com/in/mara-example', []],
    ['My manager was Mara https://www.linkedin.com/in/mara-example', []],
  ])('a field of addresses that says %s', (text, expected) => {
    expect(identify({ urls: [text] }, 'ats').map(({ key }) => key)).toEqual(expected);
    // A page is taken at its word.
    expect(identify({ urls: [text] }, 'page')).toEqual([]);
  });

  it('reads an address among the e-mail addresses of a record, and not of a page', () => {
    const emails = ['https://www.linkedin.com/in/mara-example'];
    expect(identify({ emails }, 'ats')).toEqual([{ key: 'linkedin:vanity:mara-example', weak: false }]);
    expect(identify({ emails }, 'page')).toEqual([]);
  });

  it('gives one key once, and certain when one signal makes it certain', () => {
    const urls = [
      'https://www.linkedin.com/pub/mara-example/a7/576/b50',
      'https://www.linkedin.com/in/Mara-Example-b50576a7',
      `https://www.linkedin.com/in/${TOKEN}`,
      'urn:li:member:123456789',
    ];
    for (const order of [urls, urls.toReversed()]) {
      expect(identify({ urls: order }, 'ats').toSorted((a, b) => a.key.localeCompare(b.key))).toEqual([
        { key: 'linkedin:member:123456789', weak: false },
        { key: 'linkedin:vanity:mara-example-b50576a7', weak: false },
      ]);
    }
  });

  it('is strict with a page and generous with an ATS', () => {
    const urls = ['linkedin.com/in/mara-example', 'https://www.linkedin.com/pub/mara-example/a7/576/b50'];
    expect(identify({ urls }, 'page')).toEqual([]);
    expect(identify({ urls }, 'ats')).toHaveLength(2);
  });

  it('gives the same keys for what a page proves and what an ATS stores', () => {
    const page = identify({ urls: ['https://www.linkedin.com/in/zo%C3%AB-beispiel/', 'urn:li:member:5'] }, 'page');
    const ats = identify({ urls: ['http://linkedin.com/in/ZOE\u0308-beispiel?trk=x', 'urn:li:member:5'] }, 'ats');
    expect(ats).toEqual(page);
    expect(page).toHaveLength(2);
  });

  it('follows a wrapped profile but not a wrapped web site', () => {
    const wrap = (url: string) => `https://www.google.com/url?q=${encodeURIComponent(url)}`;
    expect(identify({ urls: [wrap('https://github.com/mara-example')] }, 'ats')).toHaveLength(1);
    expect(identify({ urls: [wrap('https://mara.example')] }, 'ats')).toEqual([]);
  });

  it('never throws and stays quick on anything', () => {
    const started = performance.now();
    const long = 'https://www.linkedin.com/in/'.padEnd(10_000, 'a');
    const odd = [
      '',
      ' ',
      '\0',
      '%',
      'https://',
      'https://%',
      'http://[',
      '@',
      '@@',
      '//',
      'urn:li:member:',
      '<>',
      long,
    ];
    const others = [null, 7, {}, ['x']] as unknown as string[];
    const many = Array.from({ length: 5000 }, (_, index) => `https://www.linkedin.com/in/mara-${index}`);
    for (const side of ['page', 'ats'] as const) {
      expect(identify({ urls: odd, emails: odd, phones: odd, region: '??' }, side)).toEqual([]);
      expect(identify({ urls: others, emails: others, phones: others }, side)).toEqual([]);
      expect(identify({ urls: many }, side)).toHaveLength(200);
      const huge = ['('.repeat(10_000), '<'.repeat(10_000), '.'.repeat(10_000), ' '.repeat(10_000), '+'.repeat(10_000)];
      expect(identify({ urls: huge, emails: huge, phones: huge }, side)).toEqual([]);
    }
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('has a version that stored keys are checked against', () => {
    expect(KEYS_VERSION).toBeGreaterThanOrEqual(1);
  });
});

describe('identifyText', () => {
  const keysOf = (line: string) => identifyText(line).map(({ key }) => key);

  it.each([
    ['https://www.linkedin.com/in/mara-example', ['linkedin:vanity:mara-example']],
    ['LinkedIn: <https://www.linkedin.com/in/mara-example>, ', ['linkedin:vanity:mara-example']],
    ['Mara Example <mara@mail.example>', ['email:mara@mail.example']],
    ['mailto:mara@mail.example', ['email:mara@mail.example']],
    ['+1 202 555 2143', ['phone:+12025552143']],
    ['tel:+12025552143;ext=7', ['phone:+12025552143']],
    ['(+1) 202 555 2143', ['phone:+12025552143']],
    ['+1-202-555-2143 (mobile)', ['phone:+12025552143']],
    ['☎ +1 202 555 2143', ['phone:+12025552143']],
    ['+1\u202f202\u202f555\u202f2143', ['phone:+12025552143']],
    ['E-Mail: mara@mail.example', ['email:mara@mail.example']],
    ['email:mara@mail.example', ['email:mara@mail.example']],
    ['@mara@social.example', ['mastodon:mara@social.example']],
    [
      'mara@mail.example / linkedin.com/in/mara-example / github.com/mara-example',
      ['linkedin:vanity:mara-example', 'github:mara-example', 'email:mara@mail.example'],
    ],
    [
      'https://www.linkedin.com/in/mara-example,https://github.com/mara-example;www.x.com/mara',
      ['linkedin:vanity:mara-example', 'github:mara-example', 'x:mara'],
    ],
    ['https://www.linkedin.com@evil.example/in/mara-example', []],
    ['Mara wrote an e.g. and a v1.2', []],
    ['mara.example', []],
    ['', []],
    ['x '.repeat(20_000), []],
  ])('%s', (line, keys) => {
    expect(keysOf(line)).toEqual(keys);
  });
});
