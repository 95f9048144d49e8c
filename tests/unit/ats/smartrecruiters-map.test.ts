// Raw answers of SmartRecruiters, as documented and as they should not be: what is kept, what is told, what is left out.

import { describe, expect, test } from 'vitest';
import type { AtsRecord } from '@/lib/ats/connector';
import { smartrecruiters } from '@/lib/ats/smartrecruiters/connector';
import type { CandidateData, DetailData } from '@/lib/ats/smartrecruiters/rows';
import type { Capability } from '@/lib/model/connection';

const ITEM = {
  id: 'c-1',
  internal: false,
  firstName: 'Ada',
  lastName: 'Byron',
  email: 'ada@mail.example',
  createdOn: '2026-01-02T10:00:00.000Z',
  updatedOn: '2026-11-20T08:00:00.000Z',
  location: { country: 'United Kingdom', countryCode: 'GB', regionCode: '', region: 'England', city: 'London' },
  averageRating: 4,
  tags: ['python'],
  consent: { status: 'ACQUIRED' },
  primaryAssignment: {
    job: { id: 'j-77', title: 'Engineer', actions: {} },
    status: 'INTERVIEW',
    subStatus: 'Phone screen',
  },
  secondaryAssignments: [],
  actions: {},
};
const WHOLE = {
  ...ITEM,
  phoneNumber: '+44 7700 900123',
  web: {
    skype: 'ada.skype',
    linkedin: 'www.linkedin.com/in/ada-byron',
    twitter: '@ada',
    website: 'https://ada.example',
  },
  education: [{ institution: 'University of Fennimore' }, { institution: 'University of Fennimore' }, null],
  experience: [
    { title: 'Junior', company: 'Former', current: false, startDate: '2018-02', endDate: '2020-01' },
    { title: 'Analyst', company: 'Engine Works', current: true, startDate: '2020-02', endDate: null },
  ],
  primaryAssignment: {
    ...ITEM.primaryAssignment,
    source: 'LinkedIn',
    startsOn: null,
    status: 'REJECTED',
    reasonOfRejection: { id: 'rr-1', label: 'Wrong location' },
  },
};

function one(resource: string, answer: unknown): AtsRecord {
  const { records } = smartrecruiters.map(resource, answer);
  expect(records.length).toBe(1);
  return records[0] as AtsRecord;
}

function assembled(answer: unknown, capabilities: Capability[] = ['show', 'contact', 'files', 'reasons']) {
  const context = { connection: 'c', readAt: '2026-11-21T10:00:00.000Z', fields: {}, capabilities };
  return smartrecruiters.assemble(smartrecruiters.map('candidates', answer).records, () => undefined, context);
}

describe('people', () => {
  test('an item of the list', () => {
    expect(one('candidates', { content: [ITEM] })).toEqual({
      resource: 'candidate',
      id: 'c-1',
      owner: null,
      identity: {
        names: ['Ada Byron'],
        locations: ['London, England, United Kingdom'],
        emails: ['ada@mail.example'],
        updatedAt: '2026-11-20T08:00:00.000Z',
      },
      version: Date.UTC(2026, 10, 20, 8),
      data: {
        id: 'c-1',
        name: 'Ada Byron',
        anonymous: false,
        location: 'London, England, United Kingdom',
        tags: ['python'],
        email: 'ada@mail.example',
        assignments: [{ jobId: 'j-77', jobTitle: 'Engineer', status: 'INTERVIEW', subStatus: 'Phone screen' }],
        isPoolLead: false,
        updatedAt: '2026-11-20T08:00:00.000Z',
      },
    });
  });

  test("a person's own answer, joined", () => {
    const detail = smartrecruiters.map('candidates', WHOLE).records[1];
    expect(detail).toMatchObject({ resource: 'detail', owner: 'candidate/c-1', detail: true });
    expect(detail?.identity).toEqual({
      urls: ['www.linkedin.com/in/ada-byron', 'https://ada.example'],
      emails: ['ada@mail.example'],
      phones: ['+44 7700 900123'],
      positions: [
        { company: 'Engine Works', title: 'Analyst' },
        { company: 'Former', title: 'Junior' },
      ],
      schools: ['University of Fennimore'],
    });
    expect(JSON.stringify(detail)).not.toContain('skype');
    expect(assembled(WHOLE)).toMatchObject({
      company: 'Engine Works',
      title: 'Analyst',
      schools: ['University of Fennimore'],
      employments: [
        { company: 'Engine Works', title: 'Analyst', from: '2020-02', to: null },
        { company: 'Former', title: 'Junior', from: '2018-02', to: '2020-01' },
      ],
      applications: [{ id: 'c-1/j-77', status: 'rejected', source: 'LinkedIn', rejectionReason: 'Wrong location' }],
      webUrl: 'https://www.smartrecruiters.com/app/people/candidates/c-1',
    });
    expect(assembled(WHOLE, ['show'])?.applications[0]?.rejectionReason).toBeNull();
    expect(assembled(WHOLE, ['show'])).toMatchObject({ emails: [], phones: [] });
  });

  test('a reason counts only for the status it was given for', () => {
    const rows = smartrecruiters.map('candidates', WHOLE).records.slice(1);
    const reopened = one('candidates', { content: [ITEM] });
    const context = { connection: 'c', readAt: '', fields: {}, capabilities: ['show', 'reasons'] as Capability[] };
    const person = smartrecruiters.assemble([reopened, ...rows], () => undefined, context);
    expect(person?.applications[0]).toMatchObject({ status: 'active', rejectionReason: null });
  });

  test.each([
    ['LEAD', null, 'prospect', 'active', null, 'Lead'],
    ['NEW', null, 'application', 'active', 'New', null],
    ['IN_REVIEW', null, 'application', 'active', 'In review', null],
    ['In Review', 'Essay', 'application', 'active', 'In review – Essay', null],
    ['INTERVIEW', 'Phone screen', 'application', 'active', 'Interview – Phone screen', null],
    ['OFFERED', null, 'application', 'active', 'Offered', null],
    ['HIRED', null, 'application', 'hired', null, null],
    ['REJECTED', null, 'application', 'rejected', null, null],
    ['WITHDRAWN', null, 'application', 'withdrawn', null, null],
    ['TRANSFERRED', null, 'application', 'transferred', null, null],
  ])('%s %s is %s, %s, at %s', (status, subStatus, kind, ours, stage, statusText) => {
    const person = assembled({ ...ITEM, primaryAssignment: { job: { id: 'j-1' }, status, subStatus } });
    expect(person?.applications).toMatchObject([{ kind, status: ours, stage, statusText }]);
  });

  test('what was left for another job comes last', () => {
    const other = { job: { id: 'j-2', title: 'Designer' }, status: 'NEW' };
    const moved = { job: { id: 'j-1', title: 'Engineer' }, status: 'TRANSFERRED' };
    const person = assembled({ ...ITEM, primaryAssignment: moved, secondaryAssignments: [other, moved] });
    expect(person?.applications.map(({ jobs }) => jobs)).toEqual([['Designer'], ['Engineer']]);
  });

  test('somebody listed without a job is a lead in a pool; one whose job can’t be read is not', () => {
    const [lead] = assembled({ ...ITEM, primaryAssignment: null })?.applications ?? [];
    expect(lead).toMatchObject({ kind: 'prospect', status: 'active', statusText: 'Lead', jobs: [], pool: null });
    const unread = { ...ITEM, primaryAssignment: { job: { id: 'j-1' }, status: 'BEAMED_UP' } };
    expect(assembled(unread)?.applications).toEqual([]);
    expect(smartrecruiters.map('candidates', { content: [unread] }).problems).toEqual([
      { resource: 'candidate', id: 'c-1', reason: 'assignment.status: unknown' },
    ]);
  });

  test.each([
    ['', ''],
    [null, null],
    [undefined, '  '],
  ])('somebody erased (%j) is not shown and has no keys', (name, email) => {
    const erased = { ...WHOLE, firstName: name, lastName: name, email, phoneNumber: name, web: {} };
    expect(assembled(erased)).toBeNull();
    const { records } = smartrecruiters.map('candidates', erased);
    expect(records.map(({ identity }) => identity)).toMatchObject([
      { names: [], emails: [] },
      { urls: [], emails: [], phones: [] },
    ]);
    expect(records[0]?.version).toBe(Date.UTC(2026, 10, 20, 8));
  });

  test.each([
    ['www.linkedin.com/in/ada-byron', ['www.linkedin.com/in/ada-byron']],
    ['<https://www.linkedin.com/in/ada-byron>, ', ['https://www.linkedin.com/in/ada-byron']],
    ['/in/ada-byron', ['https://www.linkedin.com/in/ada-byron']],
    ['LinkedIn: ada-byron', ['https://www.linkedin.com/in/ada-byron']],
    ['ada-byron', []],
    ['n/a', []],
    ['none', []],
    ['', []],
    [null, []],
    [{ url: 'x' }, []],
    ['https://www.linkedin.com/in/'.padEnd(3000, 'a'), []],
  ])('linkedin %j leads to %j', (linkedin, urls) => {
    const { records } = smartrecruiters.map('candidates', { ...WHOLE, web: { linkedin } });
    expect(records[1]?.identity?.urls).toEqual(urls);
  });
});

describe('what should not come', () => {
  test.each<[object, string[]]>([
    [{ email: ['ada@mail.example'], firstName: {} }, ['firstName: invalid_union', 'email: invalid_union']],
    [{ secondaryAssignments: {} }, ['secondaryAssignments: invalid_type']],
    [{ web: 'linkedin.com/in/ada' }, ['web: invalid_type']],
    [{ web: { linkedin: ['x'] } }, ['web.linkedin: invalid_union']],
    [{ phoneNumber: {}, experience: 'x' }, ['phoneNumber: invalid_union', 'experience: invalid_type']],
  ])('%j counts as not there, which is told', (over, reasons) => {
    const { records, problems } = smartrecruiters.map('candidate', { ...WHOLE, ...over });
    expect(records.map(({ resource }) => resource)).toEqual(['candidate', 'detail']);
    expect(problems.map(({ reason }) => reason)).toEqual(reasons);
  });

  test.each([2 ** 53, 1e308, 1.5, '\ud800', '\u200b', '\u0000'])('%j names nobody', (id) => {
    for (const payload of ['candidates', 'candidate', 'jobs', 'postings', 'users']) {
      const { records, problems } = smartrecruiters.map(payload, [{ ...WHOLE, id }]);
      expect([payload, records, problems.length]).toEqual([payload, [], 1]);
    }
  });

  test('odd optional fields cost nobody the person', () => {
    const odd = {
      ...WHOLE,
      id: 77,
      firstName: '<img src=x onerror=alert(1)>',
      lastName: 'B'.repeat(10_000),
      tags: ['a', null, 7, ' '],
      location: 'London',
      updatedOn: 'yesterday',
      phoneNumber: 447_700_900_123,
      web: null,
      experience: [null, 'x', { title: null, company: null }, { title: 'T', company: 5, current: 'true' }],
      education: {},
      primaryAssignment: { job: { id: 9, title: null }, status: 'NEW', source: { id: 's', label: 'Fair' } },
      secondaryAssignments: [null, undefined],
    };
    const { records, problems } = smartrecruiters.map('candidates', odd);
    expect(problems).toEqual([]);
    const data = records[0]?.data as CandidateData;
    expect([data.id, data.tags, data.location]).toEqual(['77', ['a'], null]);
    expect(data.name?.length).toBeLessThan(400);
    expect(data.updatedAt).toBe('2026-01-02T10:00:00.000Z');
    expect(records[0]?.version).toBe(Date.UTC(2026, 0, 2, 10));
    const detail = records[1]?.data as DetailData;
    expect(detail).toMatchObject({ phone: '447700900123', urls: [], schools: [], title: 'T', company: '5' });
    expect(detail.assignments).toMatchObject([{ jobId: '9', source: 'Fair' }]);
  });

  test.each([
    ['candidates', { content: [null, 'x', {}, { id: null }, { id: '' }] }, 5],
    ['candidates', [], 0],
    ['candidates', 'text', 1],
    ['candidates', null, 1],
    ['jobs', { content: [{ title: 'No id' }, { id: 'j', status: 5 }] }, 1],
    ['users', { content: [{ id: {} }] }, 1],
    ['attachments', { content: [{ id: 'a-1', name: 'cv.pdf' }] }, 1],
    ['offers', { content: [{ id: 'o-1' }] }, 1],
    ['constructor', {}, 1],
  ])('%s %j: problems, not exceptions', (resource, answer, count) => {
    const { problems } = smartrecruiters.map(resource, answer);
    expect(problems.length).toBe(count);
  });

  test('a problem never quotes what was sent', () => {
    const { problems } = smartrecruiters.map('candidates', {
      content: [
        { ...ITEM, id: { secret: 'Ada Byron' } },
        { ...ITEM, primaryAssignment: { job: 'Ada Byron', status: 'Ada Byron' } },
      ],
    });
    expect(problems.length).toBe(2);
    expect(JSON.stringify(problems)).not.toMatch(/Ada|Byron|secret/);
  });
});

describe('files, jobs and the rest', () => {
  test.each([
    ['/candidates/c-1/attachments/a-1', 'c-1'],
    ['/candidates/c-1/jobs/j-1/attachments/a-1', 'c-1'],
    ['/candidates/attachments/a-1', null],
    ['/attachments/a-1', null],
  ])('a file at %s is of %s', (path, owner) => {
    const download = { url: `https://api.smartrecruiters.com${path}`, method: 'GET' };
    const { records, problems } = smartrecruiters.map('attachments', {
      content: [{ id: 'a-1', actions: { download } }],
    });
    expect(records.map(({ id }) => id)).toEqual(owner === null ? [] : [owner]);
    expect(problems.map(({ reason }) => reason)).toEqual(owner === null ? ['candidate: missing'] : []);
  });

  test('files belong to the person in their address; a picture of the person is none', () => {
    const file = (id: string, type: string) => ({
      id,
      name: `${id}.pdf`,
      type,
      actions: { download: { url: `https://api.smartrecruiters.com/candidates/c-1/attachments/${id}` } },
    });
    const listed = [file('a', 'RESUME'), file('b', 'AVATAR'), file('c', 'GENERIC_FILE'), file('a', 'RESUME')];
    const row = one('attachments', { content: listed });
    expect(row).toEqual({
      resource: 'attachments',
      id: 'c-1',
      owner: 'candidate/c-1',
      detail: true,
      data: {
        id: 'c-1',
        files: [
          { id: 'c-1/a', type: 'resume', name: 'a.pdf', addedAt: null },
          { id: 'c-1/c', type: 'other', name: 'c.pdf', addedAt: null },
        ],
      },
    });
  });

  test.each([
    ['CREATED', true],
    ['SOURCING', true],
    ['OFFER', true],
    ['ON_HOLD', false],
    ['FILLED', false],
    ['CANCELLED', false],
  ])('a job that is %s: open %s', (status, isOpen) => {
    const row = one('jobs', { content: [{ id: 'j', title: 'Engineer', status, postingStatus: 'PRIVATE' }] });
    expect(smartrecruiters.job(row, () => undefined)).toMatchObject({
      isOpen,
      status,
      visibility: 'PRIVATE',
      openings: null,
    });
  });

  test('a posting is a public job with a page of its own', () => {
    const row = one('postings', {
      content: [
        {
          id: '743999000000001',
          name: 'Engineer',
          company: { identifier: 'HarborPine', name: 'Harbor & Pine' },
          releasedDate: '2026-01-02T10:00:00.000Z',
          location: { city: 'Bergen', country: 'no', remote: true },
          department: { id: 'd', label: 'Engineering' },
          customField: [
            { fieldId: 'b', fieldLabel: 'Brand', valueId: 'hp', valueLabel: 'Harbor & Pine' },
            { fieldId: 'p', fieldLabel: 'Pay range', valueId: '1', valueLabel: '1–2' },
          ],
        },
      ],
    });
    expect(smartrecruiters.job(row, () => undefined)).toEqual({
      id: '743999000000001',
      name: 'Engineer',
      status: 'PUBLIC',
      isOpen: true,
      visibility: 'PUBLIC',
      department: 'Engineering',
      locations: ['Bergen, no', 'Remote'],
      openings: null,
      closeReason: null,
      url: 'https://jobs.smartrecruiters.com/HarborPine/743999000000001',
      customFields: { Brand: 'Harbor & Pine' },
      updatedAt: '2026-01-02T10:00:00.000Z',
    });
  });

  test('in brief: keys and name, and of the rest the newest job alone', () => {
    const records = smartrecruiters.map('candidates', WHOLE).records;
    const brief = records.map((record) => smartrecruiters.brief(record));
    expect(brief.map((record) => record?.identity)).toEqual(records.map(({ identity }) => identity));
    const kept = JSON.stringify(brief.map((record) => record?.data));
    expect(kept).toContain('Engineer');
    expect(kept).not.toMatch(/London|python|Fennimore|Engine Works|7700|linkedin/);
  });
});
