// How one person's stored Lever rows become what is shown, by table.

import { describe, expect, test } from 'vitest';
import type { AtsRecord } from '@/lib/ats/connector';
import { lever } from '@/lib/ats/lever/connector';
import type { ApplicationData, OpportunityData, PostingData, ResumeData } from '@/lib/ats/lever/rows';
import type { Capability } from '@/lib/model/connection';

const OPPORTUNITY: OpportunityData = {
  id: 'o1',
  contactId: 'c1',
  name: 'Ada Byron',
  headline: 'Analytical Ltd',
  location: 'London',
  tags: ['python'],
  emails: ['ada@mail.example'],
  phones: ['+1 555 0100'],
  urls: ['linkedin.com/in/ada-b'],
  stageId: 'offer',
  applicationIds: ['ap1'],
  expanded: true,
  archived: null,
  ownerId: 'u1',
  source: 'LinkedIn',
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-02-01T00:00:00.000Z',
  lastInteractionAt: '2026-02-02T00:00:00.000Z',
  webUrl: null,
};
const APPLICATION: ApplicationData = {
  id: 'ap1',
  postingId: 'p1',
  archived: false,
  createdAt: '2026-01-02T00:00:00.000Z',
};
const POSTING: PostingData = {
  id: 'p1',
  name: 'Data Analyst',
  hidden: false,
  state: 'published',
  visibility: 'public',
  department: null,
  locations: [],
  url: null,
  customFields: {},
  updatedAt: null,
};
const REFERENCE: Record<string, unknown> = {
  'job/p1': POSTING,
  'job/p2': { ...POSTING, id: 'p2', name: 'Designer' },
  'job/secret': { ...POSTING, id: 'secret', name: null, hidden: true },
  'stage/offer': { id: 'offer', name: 'Offer' },
  'user/u1': { id: 'u1', name: 'Petra' },
  'archive_reason/no': { id: 'no', name: 'Underqualified', hired: false },
  'archive_reason/yes': { id: 'yes', name: 'Hired', hired: true },
};
const ALL: Capability[] = ['show', 'contact', 'files', 'reasons'];

const person: AtsRecord = { resource: 'candidate', id: 'c1', owner: null, implied: true, data: { id: 'c1' } };
const opportunity = (over: Partial<OpportunityData> = {}, more: Partial<AtsRecord> = {}): AtsRecord => {
  const data = { ...OPPORTUNITY, ...over };
  return { resource: 'opportunity', id: data.id, owner: 'candidate/c1', data, ...more };
};
const application = (over: Partial<ApplicationData> = {}, of = 'o1'): AtsRecord => {
  const data = { ...APPLICATION, ...over };
  return { resource: 'application', id: data.id, owner: `opportunity/${of}`, data };
};
const resume = (of: string, over: Partial<ResumeData> = {}): AtsRecord => ({
  resource: 'resume',
  id: of,
  owner: `opportunity/${of}`,
  detail: true,
  data: { id: of, files: [], employments: [], schools: [], parsedAt: null, ...over },
});

function shown(rows: readonly AtsRecord[], capabilities = ALL, fields: Record<string, string> = {}) {
  return lever.assemble([person, ...rows], (resource, id) => REFERENCE[`${resource}/${id}`], {
    connection: 'k1',
    readAt: '2026-03-01T00:00:00.000Z',
    fields,
    capabilities,
  });
}
const first = (rows: readonly AtsRecord[], capabilities = ALL) => shown(rows, capabilities)?.applications[0];

test('one person, whole', () => {
  expect(shown([opportunity(), application()])).toEqual({
    connection: 'k1',
    id: 'c1',
    name: 'Ada Byron',
    company: null,
    title: 'Analytical Ltd',
    location: 'London',
    tags: ['python'],
    emails: ['ada@mail.example'],
    phones: ['+1 555 0100'],
    urls: ['linkedin.com/in/ada-b'],
    employments: [],
    schools: [],
    applications: [
      {
        id: 'o1',
        kind: 'application',
        status: 'active',
        statusText: null,
        jobs: ['Data Analyst'],
        stage: 'Offer',
        pool: null,
        poolStage: null,
        owner: null,
        recruiter: 'Petra',
        coordinator: null,
        appliedAt: '2026-01-02T00:00:00.000Z',
        updatedAt: '2026-02-02T00:00:00.000Z',
        rejectedAt: null,
        rejectionReason: null,
        source: 'LinkedIn',
      },
    ],
    attachments: [],
    webUrl: 'https://hire.lever.co/candidates/o1',
    updatedAt: '2026-02-01T00:00:00.000Z',
    readAt: '2026-03-01T00:00:00.000Z',
  });
});

describe('status', () => {
  const at = '2026-02-03T00:00:00.000Z';
  test.each([
    ['active', null, ALL, { status: 'active', statusText: null, rejectedAt: null, rejectionReason: null }],
    [
      'hired',
      { reasonId: 'yes', at },
      ALL,
      { status: 'hired', statusText: null, rejectedAt: null, rejectionReason: null },
    ],
    [
      'rejected',
      { reasonId: 'no', at },
      ALL,
      { status: 'rejected', statusText: 'Archived', rejectedAt: at, rejectionReason: 'Underqualified' },
    ],
    ['without reasons', { reasonId: 'no', at }, ['show'], { status: 'rejected', rejectionReason: null }],
    ['hired, without reasons', { reasonId: 'yes', at }, ['show'], { status: 'hired' }],
    [
      'a reason not held',
      { reasonId: 'x', at },
      ALL,
      { status: 'rejected', statusText: 'Archived', rejectionReason: null },
    ],
  ] as const)('%s', (_, archived, capabilities, expected) => {
    expect(first([opportunity({ archived }), application()], [...capabilities])).toMatchObject(expected);
  });
});

describe('a lead', () => {
  test.each([
    ['no application', { applicationIds: [] }, [], { kind: 'prospect', owner: 'Petra', recruiter: 'Petra', jobs: [] }],
    ['a lead stage', { stageId: 'lead-new' }, [application()], { kind: 'prospect', jobs: ['Data Analyst'] }],
    ['its application was deleted', {}, [], { kind: 'prospect', jobs: [] }],
    ['applications that could not be read', { expanded: false }, [], { kind: 'application', jobs: [] }],
  ] as const)('%s', (_, over, rows, expected) => {
    expect(
      first([
        opportunity({ ...over, applicationIds: [...('applicationIds' in over ? over.applicationIds : ['ap1'])] }),
        ...rows,
      ]),
    ).toMatchObject(expected);
  });
});

describe('jobs', () => {
  test.each([
    [
      'those that are not archived',
      [application({ archived: true }), application({ id: 'ap2', postingId: 'p2' })],
      ['Designer'],
    ],
    [
      'all where all are archived',
      [application({ archived: true }), application({ id: 'ap2', postingId: 'p2', archived: true })],
      ['Data Analyst', 'Designer'],
    ],
    ['one whose posting was deleted has no name', [application({ postingId: 'gone' })], []],
    [
      'an application the opportunity no longer has does not count',
      [application({ id: 'old' }), application({ id: 'ap2', postingId: 'p2' })],
      ['Designer'],
    ],
  ])('%s', (_, rows, jobs) => {
    expect(first([opportunity({ applicationIds: ['ap1', 'ap2'] }), ...rows])?.jobs).toEqual(jobs);
  });
});

describe('what must not be shown', () => {
  test.each([
    ['no person', [], null],
    ['a restricted opportunity', [opportunity({}, { restricted: true })], null],
    ['a hidden posting', [opportunity(), application({ postingId: 'secret' })], null],
    [
      'one of its postings hidden',
      [opportunity({ applicationIds: ['ap1', 'ap2'] }), application(), application({ id: 'ap2', postingId: 'secret' })],
      null,
    ],
  ])('%s', (_, rows, expected) => {
    expect(shown(rows)).toBe(expected);
  });

  test('nothing of a hidden opportunity is on the card of another', () => {
    const secret = {
      id: 'o2',
      name: 'X',
      headline: 'X',
      location: 'X',
      tags: ['X'],
      emails: ['X'],
      phones: ['X'],
      urls: ['X'],
      applicationIds: ['ap2'],
      updatedAt: '2027-01-01T00:00:00.000Z',
    };
    const rows = [
      opportunity(),
      application(),
      opportunity(secret),
      application({ id: 'ap2', postingId: 'secret' }, 'o2'),
    ];
    const files = resume('o2', {
      files: [{ id: 'r', name: 'X', addedAt: null }],
      employments: [{ company: 'X', title: 'X', from: null, to: null }],
      parsedAt: '2027-01-01T00:00:00.000Z',
    });
    expect(JSON.stringify(shown([...rows, files]))).not.toContain('"X"');
  });

  test('neither contact data nor files without the capability', () => {
    const files = resume('o1', { files: [{ id: 'r', name: 'cv.pdf', addedAt: null }] });
    expect(shown([opportunity(), files], ['show'])).toMatchObject({ emails: [], phones: [], attachments: [] });
  });
});

describe('several opportunities', () => {
  const older = opportunity({
    id: 'o2',
    name: 'A. Byron',
    location: null,
    tags: ['go'],
    emails: ['old@mail.example'],
    lastInteractionAt: '2025-01-01T00:00:00.000Z',
    updatedAt: '2025-01-01T00:00:00.000Z',
    applicationIds: [],
  });

  test('newest first; who somebody is, as last read', () => {
    const candidate = shown([older, opportunity(), application()]);
    expect(candidate?.applications.map(({ id }) => id)).toEqual(['o1', 'o2']);
    expect(candidate).toMatchObject({
      name: 'Ada Byron',
      location: 'London',
      tags: ['python', 'go'],
      emails: ['ada@mail.example', 'old@mail.example'],
    });
  });

  test('the newest résumé that says anything tells company, title and schools', () => {
    const old = resume('o2', {
      employments: [{ company: 'Old', title: 'Clerk', from: null, to: null }],
      parsedAt: '2024-01-01T00:00:00.000Z',
    });
    const now = resume('o1', {
      employments: [{ company: 'New', title: null, from: '2025', to: null }],
      schools: ['Leeds'],
      parsedAt: '2025-01-01T00:00:00.000Z',
    });
    expect(shown([older, opportunity(), application(), old, now])).toMatchObject({
      company: 'New',
      title: null,
      schools: ['Leeds'],
      employments: [{ company: 'New' }],
    });
    expect(shown([older, opportunity(), application(), old, resume('o1')])).toMatchObject({
      company: 'Old',
      title: 'Clerk',
    });
  });

  test('files of all of them, newest first, by ids that lead back to them', () => {
    const resumes = resume('o2', { files: [{ id: 'r1', name: 'cv.pdf', addedAt: '2025-01-01T00:00:00.000Z' }] });
    const files: AtsRecord = {
      resource: 'file',
      id: 'o1',
      owner: 'opportunity/o1',
      detail: true,
      data: { id: 'o1', files: [{ id: 'f1', name: 'letter.pdf', addedAt: '2026-01-01T00:00:00.000Z' }] },
    };
    expect(shown([older, opportunity(), application(), resumes, files])?.attachments).toEqual([
      { id: 'o1/files/f1', type: 'other', name: 'letter.pdf', addedAt: '2026-01-01T00:00:00.000Z' },
      { id: 'o2/resumes/r1', type: 'resume', name: 'cv.pdf', addedAt: '2025-01-01T00:00:00.000Z' },
    ]);
  });
});

test.each([
  ['sandbox', 'https://hire.sandbox.lever.co/candidates/o1'],
  ['eu', 'https://hire.eu.lever.co/candidates/o1'],
])('the page in %s', (environment, webUrl) => {
  expect(shown([opportunity()], ALL, { environment })?.webUrl).toBe(webUrl);
});

test('somebody without a name is called by their id', () => {
  expect(shown([opportunity({ name: null })])?.name).toBe('#c1');
});

test('of a brief row newest job, stage, status and recruiter are left, and no reason', () => {
  const rows = [opportunity({ archived: { reasonId: 'no', at: null } }), application(), resume('o1')].flatMap(
    (row) => lever.brief(row) ?? [],
  );
  expect(rows.map(({ resource }) => resource)).toEqual(['opportunity', 'application']);
  expect(shown(rows)).toMatchObject({ name: 'Ada Byron', title: null, emails: [], urls: [], tags: [], location: null });
  expect(first(rows)).toMatchObject({
    jobs: ['Data Analyst'],
    stage: 'Offer',
    status: 'rejected',
    recruiter: 'Petra',
    rejectionReason: null,
    source: null,
  });
});
