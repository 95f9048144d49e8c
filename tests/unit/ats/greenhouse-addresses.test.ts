import { describe, expect, test } from 'vitest';
import { answeredAddresses, customAddresses, givenAddresses } from '@/lib/ats/greenhouse/identity-values';

describe('addresses', () => {
  test.each([
    ['https://www.linkedin.com/in/mara-example', 'https://www.linkedin.com/in/mara-example'],
    ['<https://www.linkedin.com/in/mara-example>, ', 'https://www.linkedin.com/in/mara-example'],
    ['linkedin.com/in/mara-example', 'linkedin.com/in/mara-example'],
    ['www.linkedin.com./in/mara-example', 'www.linkedin.com./in/mara-example'],
    ['https://mara.example', 'https://mara.example'],
    ['mara.example', 'mara.example'],
    ['linkedin: mara-example', 'https://www.linkedin.com/in/mara-example'],
    ['LinkedIn - in/mara-example', 'https://www.linkedin.com/in/mara-example'],
    ['in/zoë-beispiel', 'https://www.linkedin.com/in/zo%C3%AB-beispiel'],
    ['/in/mara-example/', 'https://www.linkedin.com/in/mara-example'],
    ['mara-example', null],
    ['@mara', null],
    ['twitter: mara', null],
    ['in/a', null],
    ['n/a', null],
    ['see CV', null],
    ['http://', null],
    ['javascript:alert(1)', null],
    ['mailto:mara@mail.example', null],
    ['https://www.linkedin.com@evil.example/in/mara-example', null],
    [`https://mara.example/${'x'.repeat(3000)}`, null],
  ])('given %s', (value, expected) => {
    expect(givenAddresses([value])).toEqual(expected === null ? [] : [expected]);
  });

  test.each<[unknown, string[]]>([
    [[{ question: 'LinkedIn Profile', answer: 'linkedin.com/in/mara-example' }], ['linkedin.com/in/mara-example']],
    [[{ question: 'LinkedIn', answer: 'in/mara-example' }], ['https://www.linkedin.com/in/mara-example']],
    [[{ question: 'Website', answer: 'in/mara-example' }], []],
    [[{ question: 'Degree', answer: 'B.Sc' }], []],
    [
      [{ question: 'LinkedIn', answer: 'LinkedIn: https://www.linkedin.com/in/mara-example' }],
      ['https://www.linkedin.com/in/mara-example'],
    ],
    [[{ question: 'Profiles', answer: 'B.Sc, M.Sc' }], []],
    [[{ question: 'Tell us', answer: 'I work with https://www.linkedin.com/in/other-example' }], []],
    [[{ question: 'Who referred you?', answer: 'https://www.linkedin.com/in/other-example' }], []],
    [[{ question: 'LinkedIn of your manager', answer: 'https://www.linkedin.com/in/other-example' }], []],
    [[null, {}, { question: 3, answer: 4 }, 'x'], []],
    ['https://www.linkedin.com/in/mara-example', []],
    [null, []],
  ])('answered %j', (answers, expected) => {
    expect(answeredAddresses(answers)).toEqual(expected);
  });

  test.each<[unknown, string[]]>([
    [{ li: { name: 'Profile', type: 'url', value: 'https://github.com/mara' } }, ['https://github.com/mara']],
    [{ li: 'https://github.com/mara' }, ['https://github.com/mara']],
    [[{ name: 'Profile', value: ['https://github.com/mara', null] }], ['https://github.com/mara']],
    [{ referrer_linkedin: { name: 'x', value: 'https://www.linkedin.com/in/other' } }, []],
    [{ x: { name: 'Recruiter profile', value: 'https://www.linkedin.com/in/other' } }, []],
    [{ notice: { value: '1m' }, pay: { value: { amount: 1 } }, none: null }, []],
    [null, []],
    [7, []],
  ])('in custom fields %j', (fields, expected) => {
    expect(customAddresses(fields)).toEqual(expected);
  });
});
