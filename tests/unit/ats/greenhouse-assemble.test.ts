import { describe, expect, test } from 'vitest';
import type { AtsRecord, LookUp } from '@/lib/ats/connector';
import { greenhouse } from '@/lib/ats/greenhouse/connector';
import { mapRows } from '@/lib/ats/greenhouse/map';
import type { MapContext } from '@/lib/ats/map-context';
import type { Capability } from '@/lib/model/connection';

const mapped = (resource: string, ...rows: object[]): AtsRecord[] => {
  const { records, problems } = greenhouse.map(resource, rows);
  expect(problems).toEqual([]);
  return records;
};
const PERSON = { id: 501, first_name: 'Mara', last_name: 'Example', email_addresses: [{ value: 'mara@mail.example' }] };
const APPLICATION = {
  id: 9001,
  candidate_id: 501,
  job_id: 77,
  status: 'in_process',
  last_activity_at: '2026-11-01T00:00:00Z',
};
const FILE = {
  id: 3,
  candidate_id: 501,
  application_id: 9001,
  type: 'resume',
  filename: 'cv.pdf',
  created_at: '2026-01-02T10:00:00Z',
};
const REFERENCE = [
  ...mapped(
    'jobs',
    { id: 77, name: 'Engineer' },
    { id: 78, name: 'VP Finance', confidential: true },
    { id: 79, name: 'Designer' },
  ),
  ...mapped('users', { id: 12, name: 'Ines Halvorsen' }),
  ...mapped('job_interview_stages', { id: 8802, name: 'Screen' }),
  ...mapped('rejection_reasons', { id: 5, name: 'Wrong location' }),
  ...mapped('sources', { id: 16, name: 'Referral' }),
  ...mapped('prospect_pools', { id: 6, name: 'Future Leaders' }),
  ...mapped('prospect_pool_stages', { id: 61, name: 'Contacted' }),
];
const lookUp: LookUp = (resource, id) => REFERENCE.find((row) => row.resource === resource && row.id === id)?.data;

function shown(
  own: AtsRecord[],
  capabilities: Capability[] = ['show', 'contact', 'files', 'reasons'],
  webAddress = 'https://app2.greenhouse.io',
) {
  const context = { connection: 'c1', readAt: '2026-11-21T10:00:00.000Z', fields: { webAddress }, capabilities };
  return greenhouse.assemble(own, lookUp, context);
}

describe('joining one person', () => {
  test('everything, newest first', () => {
    const own = [
      ...mapped('candidates', PERSON),
      ...mapped(
        'applications',
        { ...APPLICATION, job_interview_stage_id: 8802, recruiter_id: 12, coordinator_id: 99 },
        { ...APPLICATION, id: 9002, job_id: 79, status: 'rejected', last_activity_at: '2026-11-09T00:00:00Z' },
        {
          ...APPLICATION,
          id: 9003,
          prospect: true,
          job_id: null,
          prospective_job_ids: [77, 78, 1],
          last_activity_at: null,
        },
        { ...APPLICATION, id: 9004, status: 'converted', last_activity_at: '2026-11-20T00:00:00Z' },
      ),
      ...mapped('rejection_details', {
        id: 1,
        application_id: 9002,
        rejection_reason_id: 5,
        rejected_at: '2026-11-08T00:00:00Z',
      }),
      ...mapped('prospect_details', {
        id: 2,
        application_id: 9003,
        pool_id: 6,
        pool_stage_id: 61,
        prospect_owner_id: 12,
      }),
      ...mapped('attachments', FILE, { ...FILE, id: 4, filename: 'newer.pdf', created_at: '2026-03-02T10:00:00Z' }),
    ];
    const person = shown(own);
    expect(person).toMatchObject({ connection: 'c1', id: '501', name: 'Mara Example', emails: ['mara@mail.example'] });
    expect(person?.applications.map(({ id }) => id)).toEqual(['9004', '9002', '9001', '9003']);
    const [, rejected, active, prospect] = person?.applications ?? [];
    expect(rejected).toMatchObject({
      status: 'rejected',
      rejectionReason: 'Wrong location',
      rejectedAt: '2026-11-08T00:00:00.000Z',
    });
    expect(active).toMatchObject({
      jobs: ['Engineer'],
      stage: 'Screen',
      recruiter: 'Ines Halvorsen',
      coordinator: null,
      rejectionReason: null,
    });
    expect(prospect).toMatchObject({
      kind: 'prospect',
      jobs: ['Engineer'],
      stage: null,
      pool: 'Future Leaders',
      poolStage: 'Contacted',
      owner: 'Ines Halvorsen',
    });
    expect(person?.attachments.map(({ name }) => name)).toEqual(['newer.pdf', 'cv.pdf']);
    // An application that lives on as another one is not what the link leads to.
    expect(person?.webUrl).toBe('https://app2.greenhouse.io/people/501?application_id=9002');
  });

  test('nobody yet without their own row; somebody without applications is somebody', () => {
    expect(shown(mapped('applications', APPLICATION))).toBeNull();
    expect(shown([])).toBeNull();
    const alone = shown(mapped('candidates', PERSON), ['show'], '');
    expect(alone).toMatchObject({ applications: [], webUrl: 'https://app.greenhouse.io/people/501' });
  });

  test('a job that became confidential after its application was stored hides it, its files and whoever is only in it', () => {
    const secret = mapped('applications', { ...APPLICATION, id: 9002, job_id: 78 });
    const file = mapped('attachments', { ...FILE, id: 4, application_id: 9002, filename: 'secret.pdf' });
    expect(shown([...mapped('candidates', PERSON), ...secret, ...file])).toBeNull();
    const both = shown([
      ...mapped('candidates', PERSON),
      ...mapped('applications', APPLICATION),
      ...secret,
      ...mapped('attachments', FILE),
      ...file,
    ]);
    expect(both?.applications.map(({ id }) => id)).toEqual(['9001']);
    expect(both?.attachments.map(({ name }) => name)).toEqual(['cv.pdf']);
  });

  test('a job that is not held may be confidential: its application is not shown, nor whoever is only in such', () => {
    const unknown = mapped('applications', { ...APPLICATION, id: 9002, job_id: 4_000 });
    const file = mapped('attachments', { ...FILE, id: 4, application_id: 9002, filename: 'secret.pdf' });
    const considered = (jobs: number[]) =>
      mapped('applications', { ...APPLICATION, id: 9003, prospect: true, job_id: null, prospective_job_ids: jobs });
    const person = mapped('candidates', PERSON);
    expect(shown([...person, ...unknown, ...file])).toBeNull();
    expect(shown([...person, ...considered([4_000, 78])])).toBeNull();
    const both = shown([...person, ...mapped('applications', APPLICATION), ...unknown, ...file]);
    expect(both?.applications.map(({ id }) => id)).toEqual(['9001']);
    expect(both?.attachments).toEqual([]);
    expect(shown([...person, ...considered([4_000, 79])])?.applications[0]?.jobs).toEqual(['Designer']);
    expect(shown([...person, ...considered([])])?.applications).toHaveLength(1);
  });

  test('everything that is needed is looked up in the first round, even while no job is known', () => {
    const application = { ...APPLICATION, job_interview_stage_id: 8802, recruiter_id: 12, coordinator_id: 13 };
    const own = [...mapped('candidates', PERSON), ...mapped('applications', application)];
    const asked = new Set<string>();
    const nothing: LookUp = (resource, id) => {
      asked.add(`${resource}/${id}`);
      return undefined;
    };
    const context = { connection: 'c1', readAt: '', fields: {}, capabilities: [] };
    expect(greenhouse.assemble(own, nothing, context)).toBeNull();
    expect([...asked].sort()).toEqual(['job/77', 'job_interview_stage/8802', 'user/12', 'user/13']);
  });

  describe('employments', () => {
    const EMPLOYMENT = { candidate_id: 501, company_name: 'Orrery Ltd', title: 'Engineer', start_date: '2021-03-01' };
    const places = (...rows: object[]) =>
      mapped('candidate_employments', ...rows.map((row, index) => ({ ...EMPLOYMENT, id: index + 1, ...row })));

    test('newest first: what the ATS calls so, then what goes on, then the later beginning', () => {
      const own = places(
        { title: 'A', start_date: '2010', end_date: '2012' },
        { title: 'B', start_date: '2014-01-01T00:00:00.000Z', end_date: '2016-02-03T00:00:00Z' },
        { title: 'C', start_date: '2009-01-01', end_date: null },
        { title: 'D', start_date: '2001', end_date: '2002', latest: true },
        { title: null, company_name: ' ' },
      );
      expect(shown([...mapped('candidates', PERSON), ...own])?.employments).toEqual([
        { company: 'Orrery Ltd', title: 'D', from: '2001', to: '2002' },
        { company: 'Orrery Ltd', title: 'C', from: '2009-01-01', to: null },
        { company: 'Orrery Ltd', title: 'B', from: '2014-01-01', to: '2016-02-03' },
        { company: 'Orrery Ltd', title: 'A', from: '2010', to: '2012' },
      ]);
    });

    test.each([
      [{}, 'Orrery Ltd', 'Engineer'],
      [{ company: 'Bluefen' }, 'Bluefen', null],
      [{ title: 'Analyst' }, null, 'Analyst'],
      [{ company: 'Bluefen', title: 'Analyst' }, 'Bluefen', 'Analyst'],
    ])('somebody with %j', (known, company, title) => {
      const own = [...mapped('candidates', { ...PERSON, ...known }), ...places({})];
      expect(shown(own)).toMatchObject({ company, title });
    });

    test('odd ones cost nothing, and those of a private person say nothing', () => {
      expect(greenhouse.map('candidate_employments', [{ ...EMPLOYMENT, id: 1, company_name: 7 }]).problems).toEqual([
        { resource: 'candidate_employment', id: 1, reason: 'company_name: invalid_type' },
      ]);
      expect(places({ start_date: 2021, end_date: {}, latest: 'x' })).toMatchObject([
        { owner: 'candidate/501', data: { company: 'Orrery Ltd', from: null, to: null, latest: false } },
      ]);
      const context: MapContext = {
        contact: true,
        reasons: true,
        showRestricted: false,
        isRestricted: (resource) => resource === 'candidate',
      };
      const [row] = mapRows('candidate_employment', [{ ...EMPLOYMENT, id: 1 }], context).records;
      expect(row).toMatchObject({ restricted: true, data: { id: 1 } });
      expect(JSON.stringify(row)).not.toContain('Orrery');
    });
  });

  test('where they came from, by name; without the capability, why they were rejected is not shown', () => {
    const rejected = { ...APPLICATION, status: 'rejected', source_id: 16, rejection_reason_id: 5 };
    const own = [...mapped('candidates', PERSON), ...mapped('applications', rejected)];
    expect(shown(own)?.applications[0]).toMatchObject({ source: 'Referral', rejectionReason: 'Wrong location' });
    expect(shown(own, ['show', 'contact', 'files'])?.applications[0]).toMatchObject({ rejectionReason: null });
    const odd = mapped('applications', { ...rejected, source_id: 'x' });
    expect(shown([...mapped('candidates', PERSON), ...odd])?.applications[0]).toMatchObject({ source: null });
  });

  test('restricted rows are not there', () => {
    const [person] = mapped('candidates', { ...PERSON, private: true });
    expect(shown([person as AtsRecord])).toBeNull();
    const hidden = mapped('applications', APPLICATION).map((row) => ({ ...row, restricted: true }));
    expect(shown([...mapped('candidates', PERSON), ...hidden])).toBeNull();
    const detail = mapped('rejection_details', { id: 1, application_id: 9001, rejection_reason_id: 5 });
    const rejected = mapped('applications', { ...APPLICATION, status: 'rejected' });
    const own = [...mapped('candidates', PERSON), ...rejected, ...detail.map((row) => ({ ...row, restricted: true }))];
    expect(shown(own)?.applications[0]?.rejectionReason).toBeNull();
  });

  test('what was not ticked is not shown, though it may still be stored', () => {
    const own = [
      ...mapped('candidates', PERSON),
      ...mapped('applications', APPLICATION),
      ...mapped('attachments', FILE),
    ];
    expect(shown(own, ['show'])).toMatchObject({ emails: [], phones: [], attachments: [] });
  });
});
