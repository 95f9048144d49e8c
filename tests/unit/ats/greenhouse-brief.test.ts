// A row of somebody nobody has looked at keeps its keys, and of the rest what shows job, stage, status and recruiter.

import { describe, expect, test } from 'vitest';
import type { AtsRecord } from '@/lib/ats/connector';
import { greenhouse } from '@/lib/ats/greenhouse/connector';

const one = (resource: string, row: object) => greenhouse.map(resource, [row]).records[0] as AtsRecord;

describe('brief rows', () => {
  test('of a person: keys, and whether there is anybody', () => {
    const row = one('candidates', {
      id: 501,
      first_name: 'Mara',
      last_name: 'Example',
      company: 'Orrery Ltd',
      title: 'Engineer',
      tags: ['python'],
      addresses: [{ value: 'Leeds' }],
      email_addresses: [{ value: 'mara@mail.example' }],
      phone_numbers: [{ value: '+1 555 0100' }],
      social_media_addresses: [{ value: 'https://www.linkedin.com/in/mara-example' }],
      updated_at: '2026-11-20T08:00:00.000Z',
    });
    const brief = greenhouse.brief(row);
    expect(brief).toMatchObject({ resource: 'candidate', id: 501, owner: null, identity: row.identity });
    expect(JSON.stringify(brief?.data)).not.toMatch(/Orrery|Engineer|python|Leeds|555/);
    expect(brief?.data).toMatchObject({ id: 501, anonymous: false, updatedAt: '2026-11-20T08:00:00.000Z' });
  });

  test('of an application: job, stage, status, recruiter and when', () => {
    const row = one('applications', {
      id: 9001,
      candidate_id: 501,
      job_id: 77,
      status: 'rejected',
      stage_name: 'Phone Screen',
      job_interview_stage_id: 8802,
      recruiter_id: 12,
      coordinator_id: 13,
      source_id: 14,
      rejection_reason_id: 15,
      rejected_at: '2026-11-01T00:00:00Z',
      created_at: '2026-10-01T00:00:00Z',
      last_activity_at: '2026-11-02T00:00:00Z',
      answers: [{ question: 'LinkedIn', answer: 'linkedin.com/in/mara-example' }],
    });
    expect(row.data).toMatchObject({ sourceId: 14, rejectionReasonId: 15, coordinatorId: 13 });
    const brief = greenhouse.brief(row);
    expect(brief?.identity).toEqual(row.identity);
    expect(brief?.data).toEqual({
      id: 9001,
      candidateId: 501,
      jobId: 77,
      prospectiveJobIds: [],
      prospect: false,
      status: 'rejected',
      stageName: 'Phone Screen',
      jobInterviewStageId: 8802,
      recruiterId: 12,
      coordinatorId: null,
      rejectionReasonId: null,
      sourceId: null,
      appliedAt: null,
      updatedAt: '2026-11-02T00:00:00.000Z',
      rejectedAt: null,
    });
  });

  test.each([
    ['attachments', { id: 3, candidate_id: 501, filename: 'cv.pdf' }],
    ['candidate_employments', { id: 3, candidate_id: 501, company_name: 'Orrery Ltd' }],
    ['rejection_details', { id: 3, application_id: 9001, rejection_reason_id: 5 }],
  ])('nothing of %s', (resource, row) => {
    expect(greenhouse.brief(one(resource, row))).toBeNull();
  });

  test('of a prospect pool and stage, not whose they are', () => {
    const row = one('prospect_details', {
      id: 4,
      application_id: 9003,
      pool_id: 6,
      pool_stage_id: 61,
      prospect_owner_id: 12,
    });
    expect(greenhouse.brief(row)?.data).toEqual({ id: 4, poolId: 6, poolStageId: 61, ownerId: null });
  });

  test('what is reduced already, and what is nobody’s, stays as it is', () => {
    const restricted = one('candidates', { id: 501, first_name: 'Mara', private: true });
    const job = one('jobs', { id: 77, name: 'Engineer' });
    for (const row of [restricted, { ...restricted, resource: 'attachment' }, job])
      expect(greenhouse.brief(row)).toEqual(row);
  });
});
