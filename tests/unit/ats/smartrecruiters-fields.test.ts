// What may be typed or pasted into the SmartRecruiters form, and what becomes of it.

import { describe, expect, test } from 'vitest';
import { otherCasings } from '@/lib/ats/smartrecruiters/company-identifier';
import { smartrecruiters } from '@/lib/ats/smartrecruiters/connector';
import type { AppError } from '@/lib/errors';

const KEY = { signIn: 'key', apiKey: 'abc123', workEmail: 'jo@firm.example' };
const CLIENT = { signIn: 'client', clientId: 'id-1', clientSecret: 's3cret', workEmail: 'jo@firm.example' };

function refusalOf(fields: Record<string, string>): AppError {
  try {
    smartrecruiters.tidy(fields);
  } catch (thrown) {
    return thrown as AppError;
  }
  throw new Error('was not refused');
}

describe('tidy', () => {
  test.each([
    ['', ''],
    ['HarborPine', 'HarborPine'],
    [' "HarborPine" ', 'HarborPine'],
    ['harbor pine', 'harbor pine'],
    ['https://careers.smartrecruiters.com/HarborPine', 'HarborPine'],
    ['https://careers.smartrecruiters.com/HarborPine/?dcr_ci=x', 'HarborPine'],
    ['careers.smartrecruiters.com/HarborPine/Engineering', 'HarborPine'],
    ['https://jobs.smartrecruiters.com/HarborPine/743999000000000-data-analyst', 'HarborPine'],
    ['https://api.smartrecruiters.com/v1/companies/HarborPine/postings?limit=1', 'HarborPine'],
    ['https://careers.smartrecruiters.com/Harbor%20Pine', 'Harbor Pine'],
  ])('company %j becomes %j', (pasted, identifier) => {
    expect(smartrecruiters.tidy({ ...KEY, companyIdentifier: pasted }).companyIdentifier).toBe(identifier);
  });

  test.each([
    'https://smartrecruiters.com.evil.example/HarborPine',
    'https://careers.smartrecruiters.com/',
    'https://careers.harborpine.example/HarborPine',
    'https://careers.smartrecruiters.com/%E0%A4%A',
    'x'.repeat(101),
  ])('%j is no company', (pasted) => {
    const error = refusalOf({ ...KEY, companyIdentifier: pasted });
    expect([error.code, error.about]).toEqual(['connection/invalid-field', ['companyIdentifier']]);
  });

  test('keeps the values of the chosen way in, and no others', () => {
    const all = { ...KEY, ...CLIENT, companyIdentifier: 'HarborPine' };
    expect(Object.keys(smartrecruiters.tidy({ ...all, signIn: 'key' })).sort()).toEqual(
      ['apiKey', 'companyIdentifier', 'signIn', 'workEmail'].sort(),
    );
    expect(smartrecruiters.tidy({ ...all, signIn: 'client' }).apiKey).toBeUndefined();
    expect(smartrecruiters.tidy({ ...all, signIn: 'postings' })).toEqual({
      signIn: 'postings',
      companyIdentifier: 'HarborPine',
    });
  });

  test('cleans what came along when copying', () => {
    const tidied = smartrecruiters.tidy({
      apiKey: ' X-SmartToken: abc123\u200b\n',
      workEmail: ' <mailto:jo@firm.example>',
    });
    expect(tidied).toEqual({ signIn: 'key', apiKey: 'abc123', companyIdentifier: '', workEmail: 'jo@firm.example' });
  });

  test.each([
    [{ ...KEY, signIn: 'sso' }, ['signIn']],
    [{ ...KEY, apiKey: '' }, ['apiKey']],
    [{ ...KEY, apiKey: 'zwei Wörter' }, ['apiKey']],
    [{ ...KEY, workEmail: 'jo' }, ['workEmail']],
    [{ ...CLIENT, clientId: '', clientSecret: '' }, ['clientId', 'clientSecret']],
    [{ signIn: 'postings' }, ['companyIdentifier']],
  ] as [Record<string, string>, string[]][])('%j is refused about %j', (fields, about) => {
    const error = refusalOf(fields);
    expect([error.code, error.about]).toEqual(['connection/invalid-field', about]);
    for (const value of [fields.apiKey, fields.workEmail])
      if (value) expect(JSON.stringify(error)).not.toContain(value);
  });
});

test.each([
  ['harborpine', 'Harborpine'],
  ['harbor pine', 'HarborPine'],
  ['HARBORPINE', 'harborpine'],
  ['Harborpine', 'HARBORPINE'],
  ['Harbor-Pine', 'HarborPine'],
])('%j may be meant for %j', (typed, meant) => {
  const others = otherCasings(typed);
  expect(others).toContain(meant);
  expect(others).not.toContain(typed);
  expect(new Set(others).size).toBe(others.length);
});
