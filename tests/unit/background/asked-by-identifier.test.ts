// An identifier that somebody typed is held by one person, or nothing is asserted.

import { expect, it } from 'vitest';
import { asAsked } from '@/lib/background/asked-by-identifier';
import type { Evidence, Match } from '@/lib/model/match';
import { ASKED, type Sighting } from '@/lib/model/sighting';

const ASKED_FOR: Sighting = {
  url: 'asked:',
  site: ASKED,
  name: null,
  headline: null,
  company: null,
  title: null,
  location: null,
  urls: [],
  links: [],
  emails: ['mara@mail.example'],
};

const same = (feature: Evidence['feature'], level = 'same') => ({ feature, level, bits: 9 }) as Evidence;
const match = (person: number, ...evidence: Evidence[]) => ({ tier: 'possible', person, evidence }) as unknown as Match;
const tiers = (sighting: Partial<Sighting>, ...matches: Match[]) =>
  asAsked({ ...ASKED_FOR, ...sighting }, matches).map(({ tier }) => tier);

it.each<[string, Partial<Sighting>, Match[]]>([
  ['an e-mail address of one person', {}, [match(1, same('email'))]],
  ['two records of that person', {}, [match(1, same('email')), match(1)]],
  ['a profile’s address', { emails: [], urls: ['https://github.com/mara'] }, [match(1, same('profile-address'))]],
])('asserts whoever holds %s', (_what, sighting, matches) => {
  expect(tiers(sighting, ...matches)).toEqual(matches.map(() => 'exact'));
});

it.each<[string, Partial<Sighting>, Match[]]>([
  ['on a page: relatives share a mailbox', { site: 'any' }, [match(1, same('email'))]],
  ['beside a name, which is to agree', { name: 'Otto Sample' }, [match(1, same('email'))]],
  ['that two people hold', {}, [match(1, same('email')), match(2, same('email'))]],
  ['that differs', {}, [match(1, same('email', 'different'))]],
  [
    'that is a company’s site',
    { emails: [], urls: ['https://brightwater.example/'] },
    [match(1, same('profile-address'))],
  ],
  ['that was not asked for', { emails: [], urls: ['https://github.com/mara'] }, [match(1, same('email'))]],
  ['by telephone, which families share', { emails: [], phones: ['+32 2 555 01 00'] }, [match(1, same('phone'))]],
])('asserts nobody by an identifier %s', (_what, sighting, matches) => {
  expect(tiers(sighting, ...matches)).toEqual(matches.map(() => 'possible'));
});
