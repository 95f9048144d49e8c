// Lever's raw rows by table: opportunities, what is not to be seen of them, postings, addresses.

import { describe, expect, test } from 'vitest';
import { lever } from '@/lib/ats/lever/connector';
import { addressesIn, companiesIn } from '@/lib/ats/lever/identity-values';
import { mapRows } from '@/lib/ats/lever/map';
import type { MapContext } from '@/lib/ats/map-context';

const CONTEXT: MapContext = {
  contact: true,
  reasons: true,
  showRestricted: false,
  isRestricted: () => false,
};
const AT = 1_763_690_000_000;
const ISO = '2025-11-21T01:53:20.000Z';
const ADA = {
  id: 'o1',
  name: 'Ada Byron',
  contact: 'c1',
  headline: 'Analytical Ltd, Babbage & Co',
  stage: 'applicant-new',
  confidentiality: 'non-confidential',
  location: 'London',
  phones: [{ type: 'mobile', value: '+1 555 0100' }],
  emails: ['ada@mail.example'],
  links: ['linkedin.com/in/ada-b', 'https://ada.example'],
  archived: null,
  tags: ['python'],
  sources: ['LinkedIn'],
  origin: 'sourced',
  owner: 'u2',
  applications: [
    { id: 'ap1', opportunityId: 'o1', posting: 'p1', links: ['github.com/ada-b'], createdAt: AT, archived: null },
  ],
  createdAt: AT,
  updatedAt: AT,
  lastInteractionAt: AT,
  urls: { list: 'https://hire.lever.co/candidates', show: 'https://hire.lever.co/candidates/o1' },
  isAnonymized: false,
};

const one = (over: object, context: Partial<MapContext> = {}) =>
  mapRows('opportunity', [{ ...ADA, ...over }], { ...CONTEXT, ...context });
const dataOf = (over: object, context: Partial<MapContext> = {}) =>
  one(over, context).records.find(({ resource }) => resource === 'opportunity')?.data;

describe('an opportunity', () => {
  test('becomes the contact it implies, itself, and its applications', () => {
    const { records, problems, gone } = one({});
    expect(records).toEqual([
      { resource: 'candidate', id: 'c1', owner: null, implied: true, version: AT, data: { id: 'c1' } },
      {
        resource: 'opportunity',
        id: 'o1',
        owner: 'candidate/c1',
        identity: {
          names: ['Ada Byron'],
          headline: 'Analytical Ltd, Babbage & Co',
          positions: [
            { company: 'Analytical Ltd', title: null },
            { company: 'Babbage & Co', title: null },
          ],
          locations: ['London'],
          updatedAt: ISO,
          urls: ['linkedin.com/in/ada-b', 'https://ada.example', 'github.com/ada-b'],
          emails: ['ada@mail.example'],
          phones: ['+1 555 0100'],
        },
        data: {
          id: 'o1',
          contactId: 'c1',
          name: 'Ada Byron',
          headline: 'Analytical Ltd, Babbage & Co',
          location: 'London',
          tags: ['python'],
          emails: ['ada@mail.example'],
          phones: ['+1 555 0100'],
          urls: ['linkedin.com/in/ada-b', 'https://ada.example', 'github.com/ada-b'],
          stageId: 'applicant-new',
          applicationIds: ['ap1'],
          expanded: true,
          archived: null,
          ownerId: 'u2',
          source: 'LinkedIn',
          createdAt: ISO,
          updatedAt: ISO,
          lastInteractionAt: ISO,
          webUrl: 'https://hire.lever.co/candidates/o1',
        },
      },
      {
        resource: 'application',
        id: 'ap1',
        owner: 'opportunity/o1',
        data: { id: 'ap1', postingId: 'p1', archived: false, createdAt: ISO },
      },
    ]);
    expect([problems, gone]).toEqual([[], []]);
  });

  test.each([
    ['ada@older.example', { type: null, value: '+44 7700 900123' }, ['ada@older.example'], ['+44 7700 900123']],
    ['ada@mail.example', '+1 555 0100', [], []],
    [null, null, [], []],
    [' ', { value: 5 }, [], []],
    [{ value: 'ada@older.example' }, 7, ['ada@older.example'], []],
  ])('what was typed when applying, %j and %j, is a key and not shown', (email, phone, emails, phones) => {
    const application = { id: 'ap1', posting: 'p1', email, phone };
    const { records, problems } = one({ applications: [application] });
    const row = records.find(({ resource }) => resource === 'opportunity');
    expect(row?.identity).toMatchObject({
      emails: ['ada@mail.example', ...emails],
      phones: ['+1 555 0100', ...phones],
    });
    expect(row?.data).toMatchObject({ emails: ['ada@mail.example'], phones: ['+1 555 0100'] });
    expect(problems).toEqual([]);
  });

  test.each([
    [
      'expanded references',
      { contact: { id: 'c1', name: 'x' }, stage: { id: 's1' }, owner: { id: 'u9', name: 'x' } },
      { contactId: 'c1', stageId: 's1', ownerId: 'u9' },
    ],
    ['applications as ids', { applications: ['ap1', 'ap2'] }, { applicationIds: ['ap1', 'ap2'], expanded: false }],
    ['no applications', { applications: null }, { applicationIds: [], expanded: true }],
    ['archived', { archived: { reason: 'r1', archivedAt: AT } }, { archived: { reasonId: 'r1', at: ISO } }],
    [
      'archived, the old way',
      { archived: undefined, archivedAt: AT, archiveReason: 'r1' },
      { archived: { reasonId: 'r1', at: ISO } },
    ],
    ['archived without a reason', { archived: { archivedAt: AT } }, { archived: { reasonId: null, at: ISO } }],
    ['no source but an origin', { sources: [] }, { source: 'sourced' }],
    ['a location as an object', { location: { name: 'Bergen' } }, { location: 'Bergen' }],
    ['instants as text', { createdAt: String(AT), updatedAt: ISO }, { createdAt: ISO, updatedAt: ISO }],
    [
      'instants that are none',
      { createdAt: 'soon', updatedAt: -1, lastInteractionAt: {} },
      { createdAt: null, updatedAt: null, lastInteractionAt: null },
    ],
    ['blank texts', { name: ' ', headline: '', location: '\u200e' }, { name: null, headline: null, location: null }],
    [
      'nulls inside lists',
      { tags: [null, 'a', ''], emails: [null, ' x@y.example '], phones: [{}, null, '+47 1'] },
      { tags: ['a'], emails: ['x@y.example'], phones: ['+47 1'] },
    ],
    ['markup', { name: '<img src=x onerror=alert(1)>' }, { name: '<img src=x onerror=alert(1)>' }],
    ['a link over http', { urls: { show: 'http://hire.lever.co/candidates/o1' } }, { webUrl: null }],
    ['a link to somebody else', { urls: { show: 'https://hire.lever.co.evil.example/o1' } }, { webUrl: null }],
    ['a link with a name in it', { urls: { show: 'https://me@hire.lever.co/o1' } }, { webUrl: null }],
    ['a script for a link', { urls: { show: 'javascript:alert(1)' } }, { webUrl: null }],
    [
      'a link to the sandbox',
      { urls: { show: 'https://hire.sandbox.lever.co/candidates/o1' } },
      { webUrl: 'https://hire.sandbox.lever.co/candidates/o1' },
    ],
  ])('%s', (_, over, expected) => {
    expect(one(over).problems).toEqual([]);
    expect(dataOf(over)).toMatchObject(expected);
  });

  test.each<[object, object, string[]]>([
    [
      { tags: 'a', emails: {}, phones: 7, links: true, sources: null },
      { tags: [], emails: [], phones: [] },
      ['phones: invalid_type', 'emails: invalid_type', 'links: invalid_type'],
    ],
    [{ name: ['Ada'] }, { name: null }, ['name: invalid_type']],
    [{ emails: ['ada@mail.example', 7, [8]] }, { emails: ['ada@mail.example'] }, ['emails: invalid_union']],
    [{ stage: 7, owner: {} }, { stageId: null, ownerId: null }, ['stage: invalid_union', 'owner: invalid_union']],
    [{ applications: [{ id: 7 }] }, { applicationIds: [] }, ['applications: invalid_union']],
    [{ archived: [] }, { archived: null }, ['archived: invalid_union']],
    [{ archived: '' }, { archived: null }, ['archived: invalid_union']],
    [{ archived: 0 }, { archived: null }, ['archived: invalid_union']],
  ])('%j counts as not there, which is told', (over, expected, reasons) => {
    expect(dataOf(over)).toMatchObject(expected);
    expect(one(over).problems).toEqual(reasons.map((reason) => ({ resource: 'opportunity', id: 'o1', reason })));
  });

  test.each([{ emails: [null, { value: null }, ''] }, { archived: false }, { applications: null }, { stage: null }])(
    '%j is nothing to tell of',
    (over) => {
      expect(one(over).problems).toEqual([]);
    },
  );

  test('a name of 10,000 letters is cut', () => {
    expect(dataOf({ name: 'N'.repeat(10_000) })).toMatchObject({ name: `${'N'.repeat(299)}…` });
  });

  test('without the capability, contact data are keys only', () => {
    const [, record] = one({}, { contact: false }).records;
    expect(record).toMatchObject({ identity: { emails: ['ada@mail.example'] }, data: { emails: [], phones: [] } });
  });

  test.each([
    ['no contact', { contact: undefined }, 'contact: invalid_union'],
    ['an id that is a number', { id: 7 }, 'id: invalid_type'],
    ['an id that leads elsewhere', { id: '../users' }, 'id: invalid_format'],
    ['an id of dots', { id: '..' }, 'id: invalid_format'],
  ])('%s is a problem that names the column', (_, over, reason) => {
    expect(one(over)).toMatchObject({ records: [], problems: [{ resource: 'opportunity', reason }] });
  });
});

describe('what is not to be seen', () => {
  const restricted = { resource: 'opportunity', id: 'o1', owner: 'candidate/c1', restricted: true, data: { id: 'o1' } };

  test.each([
    ['a confidential opportunity', { confidentiality: 'confidential' }, {}],
    ['a word that is not known', { confidentiality: 'secret' }, {}],
    ['a word of a wrong type', { confidentiality: { level: 1 } }, {}],
    [
      'a confidential posting',
      {},
      { isRestricted: (resource: string, id: unknown) => `${resource}/${id}` === 'job/p1' },
    ],
  ])('%s: keys and ids, and what was read before goes', (_, over, context) => {
    const { records, gone } = one(over, context);
    expect(records[1]).toMatchObject(restricted);
    expect(records[1]?.identity?.emails).toEqual(['ada@mail.example']);
    expect(records[2]).toEqual({
      resource: 'application',
      id: 'ap1',
      owner: 'opportunity/o1',
      restricted: true,
      data: { id: 'ap1' },
    });
    expect(gone).toEqual([
      { resource: 'resume', id: 'o1' },
      { resource: 'file', id: 'o1' },
    ]);
    expect(JSON.stringify(records.map(({ data }) => data))).not.toMatch(/Ada|London|python/);
    expect(one(over, { ...context, showRestricted: true }).records[1]).toMatchObject({ data: { name: 'Ada Byron' } });
  });

  test.each([[null], [undefined], ['non-confidential'], ['Non-Confidential ']])('%s is open', (confidentiality) => {
    expect(one({ confidentiality }).records[1]?.restricted).toBeUndefined();
  });

  test.each([[true], ['true']])('anonymised (%s): gone, without a row or a key', (isAnonymized) => {
    expect(one({ isAnonymized })).toEqual({ records: [], problems: [], gone: [{ resource: 'opportunity', id: 'o1' }] });
  });

  test('a confidential posting has no name', () => {
    const posting = {
      id: 'p1',
      text: 'VP Finance',
      state: 'published',
      confidentiality: 'confidential',
      categories: { team: 'Board' },
    };
    const [record] = mapRows('job', [posting], CONTEXT).records;
    expect(record).toMatchObject({ restricted: true, data: { id: 'p1', hidden: true, name: null } });
    expect(JSON.stringify(record)).not.toMatch(/Finance|Board/);
    expect(record && lever.job(record, () => undefined)).toBeNull();
  });
});

describe('a posting as a job', () => {
  const POSTING = {
    id: 'p1',
    text: 'Data Analyst',
    state: 'published',
    confidentiality: 'non-confidential',
    categories: {
      team: 'Growth',
      department: 'Product',
      location: 'Leeds',
      allLocations: ['Leeds', 'Bergen', 'Leeds'],
      commitment: 'Full-time',
      level: null,
    },
    distributionChannels: ['public', 'internal'],
    urls: { show: 'https://jobs.lever.co/acme/p1' },
    updatedAt: AT,
  };
  const jobOf = (over: object) => {
    const [record] = mapRows('job', [{ ...POSTING, ...over }], CONTEXT).records;
    return record ? lever.job(record, () => undefined) : null;
  };

  test('in Lever’s words', () => {
    expect(jobOf({})).toEqual({
      id: 'p1',
      name: 'Data Analyst',
      status: 'published',
      isOpen: true,
      visibility: 'public',
      department: 'Product',
      locations: ['Leeds', 'Bergen'],
      openings: null,
      closeReason: null,
      url: 'https://jobs.lever.co/acme/p1',
      customFields: { team: 'Growth', commitment: 'Full-time' },
      updatedAt: ISO,
    });
  });

  test.each([
    [
      'internal',
      { state: 'internal', distributionChannels: ['internal'] },
      { isOpen: true, visibility: 'internal', url: null },
    ],
    ['closed', { state: 'closed' }, { isOpen: false, status: 'closed', url: null }],
    ['draft', { state: 'draft' }, { isOpen: false }],
    [
      'one location',
      { categories: { location: 'Leeds' } },
      { locations: ['Leeds'], department: null, customFields: {} },
    ],
    [
      'nothing but a name',
      { state: null, categories: null, distributionChannels: null, urls: null, updatedAt: null },
      { status: '', isOpen: false, visibility: null, locations: [], url: null, updatedAt: null },
    ],
    ['an address of somebody else', { urls: { show: 'https://jobs.example/p1' } }, { url: null }],
  ])('%s', (_, over, expected) => {
    expect(jobOf(over)).toMatchObject(expected);
  });

  test('without a name it cannot be named', () => {
    expect(jobOf({ text: '' })).toBeNull();
  });
});

describe('addresses', () => {
  test.each([
    [['linkedin.com/in/ada-b'], ['linkedin.com/in/ada-b']],
    [['<https://ada.example>,', 'https://ada.example'], ['https://ada.example']],
    [['in/ada-b', 'LinkedIn: ada-b'], ['https://www.linkedin.com/in/ada-b']],
    [['n/a', '-', 'see CV', 'ada@mail.example', 'http://'], []],
  ])('%j', (links, expected) => {
    expect(addressesIn(links)).toEqual(expected);
  });
});

describe('employers in a headline', () => {
  test.each([
    ['Analytical Ltd, Babbage & Co', ['Analytical Ltd', 'Babbage & Co']],
    ['Engine Works, Inc., Former GmbH', ['Engine Works, Inc.', 'Former GmbH']],
    ['株式会社エンジン; Former', ['株式会社エンジン', 'Former']],
    ['Senior Analyst at Engine Works', []],
    ['Analyst | Speaker', []],
    ['looking for work, happy', []],
    ['', []],
  ])('%j', (headline, expected) => {
    expect(companiesIn(headline)).toEqual(expected);
  });
});
