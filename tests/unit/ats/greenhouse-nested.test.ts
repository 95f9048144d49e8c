// Greenhouse rows with jobs, stages and sources inside, as Harvest v1 had them and one client reports them of v3.

import { describe, expect, test } from 'vitest';
import { greenhouse } from '@/lib/ats/greenhouse/connector';
import { jobIdsIn } from '@/lib/ats/greenhouse/jobs';
import { mapRows } from '@/lib/ats/greenhouse/map';
import type { ApplicationData } from '@/lib/ats/greenhouse/rows';
import type { MapContext } from '@/lib/ats/map-context';

const CONTEXT: MapContext = {
  contact: true,
  reasons: true,
  showRestricted: false,
  isRestricted: (resource, id) => resource === 'job' && id === 66,
};
const APPLICATION = {
  id: 9001,
  candidate_id: 501,
  prospect: false,
  applied_at: '2026-10-02T10:00:00.000Z',
  rejected_at: '2026-11-02T10:00:00.000Z',
  last_activity_at: '2026-11-19T08:00:00.000Z',
  status: 'rejected',
  jobs: [{ id: 77, name: 'Engineer' }],
  current_stage: { id: 33001, name: 'Phone Screen' },
  source: { id: 16, public_name: 'Fair' },
  rejection_reason: { id: 8, name: 'Timing', type: { id: 1 } },
  answers: [],
};

describe('applications', () => {
  test('are read as flat ones are', () => {
    const { records, problems } = mapRows('application', [APPLICATION], CONTEXT);
    expect(problems).toEqual([]);
    expect(records[0]?.data).toMatchObject({
      jobId: 77,
      prospectiveJobIds: [],
      stageName: 'Phone Screen',
      sourceId: 16,
      rejectionReasonId: 8,
      appliedAt: '2026-10-02T10:00:00.000Z',
      status: 'rejected',
    });
  });

  test.each([
    ['to a confidential job', { jobs: [{ id: 66 }] }, true],
    ['to another', { jobs: [{ id: 77 }] }, false],
    ['to one without an id', { jobs: [{ name: 'Engineer' }] }, true],
    ['to one that is no object', { jobs: [null] }, true],
    ['of a prospect for confidential jobs only', { prospect: true, jobs: [{ id: 66 }] }, true],
    ['of a prospect for others too', { prospect: true, jobs: [{ id: 66 }, { id: 77 }] }, false],
    ['of a prospect for unreadable jobs', { prospect: true, jobs: [{}] }, true],
    ['of a prospect for no job', { prospect: true, jobs: [] }, false],
  ])('%s', (_, over, restricted) => {
    const { records } = mapRows('application', [{ ...APPLICATION, ...over }], CONTEXT);
    expect(records.map((record) => record.restricted === true)).toEqual([restricted]);
  });

  test('a prospect is considered for all its jobs', () => {
    const row = { ...APPLICATION, prospect: true, jobs: [{ id: 77 }, { id: 78 }] };
    const data = mapRows('application', [row], CONTEXT).records[0]?.data as ApplicationData;
    expect([data.jobId, data.prospectiveJobIds]).toEqual([null, [77, 78]]);
  });

  test('their jobs are asked for before anything is judged; columns of v3 count where both are there', () => {
    const flatToo = { ...APPLICATION, job_id: 79 };
    const prospect = { ...APPLICATION, prospect: true, job_id: null, prospective_job_ids: [80] };
    expect(jobIdsIn([APPLICATION, flatToo, prospect, { jobs: [{ id: 'x' }] }, null])).toEqual([77, 79, 80]);
    expect(mapRows('application', [flatToo], CONTEXT).records[0]?.data).toMatchObject({ jobId: 79, stageName: null });
    expect(
      mapRows('application', [{ ...APPLICATION, job_id: null, jobs: [{ id: 66 }] }], CONTEXT).records,
    ).toMatchObject([{ restricted: true }]);
  });
});

describe('candidates', () => {
  const CANDIDATE = {
    id: 501,
    first_name: 'Mara',
    last_name: 'Example',
    is_private: false,
    last_activity: '2026-11-19T08:00:00.000Z',
    email_addresses: [{ value: 'mara@mail.example', type: 'work' }],
  };

  test.each([
    [{ is_private: true }, true],
    [{ is_private: false }, false],
    [{ is_private: null }, false],
    [{ is_private: true, private: false }, true],
    [{ is_private: false, private: 'yes' }, true],
    [{ is_private: false, private: true }, true],
  ])('%j is private: %j', (over, restricted) => {
    const { records } = greenhouse.map('candidates', [{ ...CANDIDATE, ...over }]);
    expect(records.map((record) => record.restricted === true)).toEqual([restricted]);
  });

  test('what is unreadable of their privacy hides them', () => {
    const { records, problems } = greenhouse.map('candidates', [{ ...CANDIDATE, is_private: 'no' }]);
    expect(records).toMatchObject([{ id: 501, restricted: true }]);
    expect(problems).toMatchObject([{ id: 501, reason: 'private: invalid_type' }]);
  });

  test('lists inside are told, not read', () => {
    const row = { ...CANDIDATE, applications: [APPLICATION], attachments: [], employments: [{ id: 1 }] };
    const { records, problems } = greenhouse.map('candidates', [row]);
    expect(records).toMatchObject([{ data: { name: 'Mara Example', updatedAt: '2026-11-19T08:00:00.000Z' } }]);
    expect(problems).toEqual([
      { resource: 'candidate', id: 501, reason: 'applications: nested' },
      { resource: 'candidate', id: 501, reason: 'employments: nested' },
    ]);
  });
});
