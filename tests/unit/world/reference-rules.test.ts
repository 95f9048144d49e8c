// The reference rules do what their names say, so that beating them means something.

import { describe, expect, it } from 'vitest';
import { traitsOf } from '@/lib/identity/traits-of';
import { type Profile, type ProfilePart, wholeProfile } from '@/lib/model/profile';
import {
  addressOrNameAndCompany,
  fitPairwise,
  type Looked,
  linkedinAddressOnly,
  pairwiseRule,
} from '@/tests/tools/reference-rules';

const profile = (about: ProfilePart): Profile => wholeProfile([about]);

const at = (company: string) => [{ company, title: 'Engineer' }];
const address = (slug: string) => [`https://www.linkedin.com/in/${slug}/`];

function looked(page: Partial<Profile>, records: Record<string, Partial<Profile>>): Looked {
  return {
    page: traitsOf(profile(page), 'page'),
    found: Object.entries(records).map(([ref, record]) => ({ ref, traits: traitsOf(profile(record), 'ats') })),
    crowd: { people: 100_000, holders: () => 1, count: () => 5, unopened: 0 },
  };
}

const page = { names: ['Mara Holloway'], positions: at('Acorn Plastics'), urls: address('mara-holloway-7') };

describe('LinkedIn address only', () => {
  it.each([
    ['the same address under any name', { urls: address('Mara-Holloway-7'), names: ['Otto Brand'] }, 'exact'],
    ['the same name and company', { names: ['Mara Holloway'], positions: at('Acorn Plastics') }, 'none'],
    ['the same address for e-mail only', { emails: ['mara@mail.example'], names: ['Mara Holloway'] }, 'none'],
  ])('%s', (_, record, tier) => {
    expect(linkedinAddressOnly(looked({ ...page, emails: ['mara@mail.example'] }, { a: record })).tier).toBe(tier);
  });

  it('of several holders the newest', () => {
    const held = { urls: address('mara-holloway-7') };
    const answer = linkedinAddressOnly(
      looked(page, {
        old: { ...held, updatedAt: '2020-01-01T00:00:00.000Z' },
        new: { ...held, updatedAt: '2024-01-01T00:00:00.000Z' },
      }),
    );
    expect(answer).toMatchObject({ candidate: 'new', alternatives: ['old'] });
  });
});

describe('an address, or name and company', () => {
  it.each([
    ['name and present company', { names: ['Mara Holloway'], positions: at('Acorn Plastics, Inc.') }, 'probable'],
    ['name alone', { names: ['Mara Holloway'] }, 'none'],
    ['company alone', { names: ['Otto Brand'], positions: at('Acorn Plastics') }, 'none'],
    [
      'a former company',
      { names: ['Mara Holloway'], positions: [...at('Birch Foods'), ...at('Acorn Plastics')] },
      'none',
    ],
    ['an address', { names: ['Otto Brand'], urls: address('mara-holloway-7') }, 'exact'],
  ])('%s', (_, record, tier) => {
    expect(addressOrNameAndCompany(looked(page, { a: record })).tier).toBe(tier);
  });
});

describe('Fellegi–Sunter by pairwise expectation maximisation', () => {
  const same = { names: ['Mara Holloway'], positions: at('Acorn Plastics'), locations: ['Austin, TX'] };
  const other = { names: ['Mara Holloway'], positions: at('Birch Foods'), locations: ['Berlin, Germany'] };
  const lists = Array.from({ length: 60 }, () => looked({ ...page, locations: ['Austin, TX'] }, { same, other }));
  const rule = pairwiseRule(fitPairwise(lists, 0), 0);

  it('prefers whom more speaks for', () => {
    expect(rule(looked({ ...page, locations: ['Austin, TX'] }, { other, same })).candidate).toBe('same');
  });

  it('knows no rivals: two who fit alike are as sure as one', () => {
    const one = rule(looked(page, { same })).score;
    expect(rule(looked(page, { same, twin: same })).score).toBe(one);
  });

  it('finds nobody in an empty list', () => {
    expect(rule(looked(page, {})).tier).toBe('none');
  });
});
