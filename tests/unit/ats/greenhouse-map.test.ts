import { describe, expect, test } from 'vitest';
import type { AtsRecord } from '@/lib/ats/connector';
import { greenhouse } from '@/lib/ats/greenhouse/connector';
import { mapRows } from '@/lib/ats/greenhouse/map';
import type { MapContext } from '@/lib/ats/map-context';

const CANDIDATE = {
  id: 501,
  created_at: '2026-01-02T10:00:00.000Z',
  updated_at: '2026-11-20T08:00:00.000Z',
  first_name: 'Mara',
  last_name: 'Example',
  preferred_name: null,
  company: 'Orrery Ltd',
  title: 'Engineer',
  last_activity_at: '2026-11-20T08:00:00.000Z',
  private: false,
  tags: ['python', 'onsite'],
  phone_numbers: [{ value: '+1 555 0100', type: 'mobile' }],
  addresses: [{ value: 'Leeds', type: 'home' }],
  email_addresses: [{ value: 'mara@mail.example', type: 'personal' }],
  website_addresses: [{ value: 'https://mara.example', type: 'portfolio' }],
  social_media_addresses: [{ value: 'https://www.linkedin.com/in/mara-example' }],
  custom_fields: {},
};
const APPLICATION = {
  id: 9001,
  created_at: '2026-10-02T10:00:00.000Z',
  updated_at: '2026-11-20T08:00:00.000Z',
  candidate_id: 501,
  job_id: 77,
  prospective_job_ids: [],
  prospect: false,
  status: 'in_process',
  stage_id: 33001,
  stage_name: 'Phone Screen',
  job_interview_stage_id: 8802,
  recruiter_id: 12,
  coordinator_id: 13,
  rejected_at: null,
  last_activity_at: '2026-11-19T08:00:00.000Z',
  answers: [],
  custom_fields: {},
};

const one = (resource: string, row: unknown): AtsRecord => {
  const { records, problems } = greenhouse.map(resource, [row]);
  expect(problems).toEqual([]);
  return records[0] as AtsRecord;
};
const without = (row: Record<string, unknown>, column: string) =>
  Object.fromEntries(Object.entries(row).filter(([name]) => name !== column));

describe('candidates', () => {
  test('a usual one', () => {
    expect(one('candidates', CANDIDATE)).toEqual({
      resource: 'candidate',
      id: 501,
      owner: null,
      identity: {
        names: ['Mara Example'],
        positions: [{ company: 'Orrery Ltd', title: 'Engineer' }],
        locations: ['Leeds'],
        urls: ['https://www.linkedin.com/in/mara-example', 'https://mara.example'],
        emails: ['mara@mail.example'],
        phones: ['+1 555 0100'],
        updatedAt: '2026-11-20T08:00:00.000Z',
      },
      data: {
        id: 501,
        name: 'Mara Example',
        anonymous: false,
        company: 'Orrery Ltd',
        title: 'Engineer',
        location: 'Leeds',
        tags: ['python', 'onsite'],
        emails: ['mara@mail.example'],
        phones: ['+1 555 0100'],
        urls: ['https://www.linkedin.com/in/mara-example', 'https://mara.example'],
        updatedAt: '2026-11-20T08:00:00.000Z',
      },
    });
  });

  test.each(Object.keys(CANDIDATE).filter((column) => column !== 'id'))('%s may be null or missing', (column) => {
    one('candidates', { ...CANDIDATE, [column]: null });
    one('candidates', without(CANDIDATE, column));
  });

  test.each([
    ['tags', [null, 'python', '  ', 7, { value: null }]],
    ['email_addresses', [null, { value: null }, { value: ' ' }, {}, { value: 'mara@mail.example', type: 7 }]],
    ['some_new_column', { anything: true }],
    ['custom_fields', [null, { value: null }, 3, 'x']],
  ])('%s with holes or surprises in it is read', (column, value) => {
    one('candidates', { ...CANDIDATE, [column]: value });
  });

  test.each([
    ['id', '501'],
    ['id', null],
    ['id', 0],
    ['id', 1.5],
    ['id', 1e300],
    ['id', 2 ** 53],
    ['private', 'true'],
  ])('%s of a wrong type fails the row, and its problem tells no value', (column, value) => {
    const { records, problems } = greenhouse.map('candidates', [{ ...CANDIDATE, [column]: value }, CANDIDATE]);
    expect(records.filter((record) => record.restricted !== true)).toHaveLength(1);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ resource: 'candidate', id: column === 'id' ? null : 501 });
    expect(problems[0]?.reason).toMatch(new RegExp(`^${column}[a-z_.]*: [a-z_]+$`));
  });

  test.each<[string, unknown, object]>([
    ['first_name', 7, { name: 'Example' }],
    ['last_name', { value: 'Example' }, { name: 'Mara' }],
    ['company', ['x'], { company: null }],
    ['tags', 'python', { tags: [] }],
    ['tags', 7, { tags: [] }],
    ['email_addresses', { 0: 'x' }, { emails: [] }],
    ['email_addresses', 'mara@mail.example', { emails: [] }],
    ['updated_at', 1763683230, {}],
    ['created_at', {}, {}],
  ])(
    '%s of a wrong type (%j) is left out and told without its value, and costs nobody the person',
    (column, value, left) => {
      const { records, problems } = greenhouse.map('candidates', [{ ...CANDIDATE, [column]: value }, CANDIDATE]);
      expect(records.map(({ id }) => id)).toEqual([501, 501]);
      expect(records[0]?.data).toMatchObject(left);
      expect(problems).toEqual([{ resource: 'candidate', id: 501, reason: `${column}: invalid_type` }]);
    },
  );

  test('every column that is left out is told', () => {
    const { problems } = greenhouse.map('candidates', [{ ...CANDIDATE, title: 1, company: 2, phone_numbers: 3 }]);
    expect(problems.map(({ reason }) => reason).sort()).toEqual([
      'company: invalid_type',
      'phone_numbers: invalid_type',
      'title: invalid_type',
    ]);
  });

  test('what can’t be seen goes from an address, and a character is never cut in two', () => {
    const { identity, data } = one('candidates', {
      ...CANDIDATE,
      email_addresses: [{ value: '\u202amara@mail.example\u0000' }],
      tags: [`${'a'.repeat(198)}😀😀`],
    });
    expect(identity?.emails).toEqual(['mara@mail.example']);
    expect(data).toMatchObject({ tags: [`${'a'.repeat(198)}…`] });
  });

  test.each([
    ['phone_numbers', [{ value: 15550100 }], 'phone_numbers.value: invalid_type'],
    ['email_addresses', [5, { value: 'mara@mail.example' }, 'x'], 'email_addresses: invalid_type'],
    [
      'social_media_addresses',
      [{ value: [] }, ...CANDIDATE.social_media_addresses],
      'social_media_addresses.value: invalid_type',
    ],
  ])('an odd entry of %s is told once and costs nobody the person', (column, value, reason) => {
    const { records, problems } = greenhouse.map('candidates', [{ ...CANDIDATE, [column]: value }]);
    expect(problems).toEqual([{ resource: 'candidate', id: 501, reason }]);
    const identity = (one('candidates', CANDIDATE) as Required<AtsRecord>).identity;
    expect(records[0]?.identity).toEqual(column === 'phone_numbers' ? { ...identity, phones: [] } : identity);
  });

  test.each([[null], [7], ['Mara'], [[]], [{}]])('a row that is %j is a problem', (row) => {
    const { records, problems } = greenhouse.map('candidates', [row, CANDIDATE]);
    expect(records).toHaveLength(1);
    expect(problems).toMatchObject([{ resource: 'candidate', id: null }]);
  });

  test('a name of 10,000 characters is cut, markup stays text, line breaks go', () => {
    const name = (row: object) => (one('candidates', { ...CANDIDATE, ...row }).data as { name: string }).name;
    expect(name({ first_name: 'N'.repeat(10_000) }).length).toBeLessThan(700);
    expect(name({ first_name: '<img src=x onerror=alert(1)>' })).toBe('<img src=x onerror=alert(1)> Example');
    expect(name({ first_name: 'Ma\nra\u0000', last_name: ' Example ' })).toBe('Ma ra Example');
    expect(name({ first_name: '\u202eMa\u0007ra\u2069\u200f' })).toBe('Mara Example');
    expect(name({ preferred_name: 'Mo' })).toBe('Mo Example');
    expect(name({ last_name: null })).toBe('Mara');
    expect(one('candidates', { ...CANDIDATE, preferred_name: 'Mo' }).identity?.names).toEqual([
      'Mo Example',
      'Mara Example',
    ]);
  });

  test('a private person is a bundle of keys', () => {
    const usual = one('candidates', CANDIDATE);
    const { urls = [], emails = [], phones = [] } = usual.identity ?? {};
    expect(emails).toHaveLength(1);
    expect(one('candidates', { ...CANDIDATE, private: true })).toEqual({
      ...usual,
      identity: { urls, emails, phones },
      restricted: true,
      data: { id: 501 },
    });
  });

  test.each([[{ private: 'yes', first_name: 7 }], [{ private: 'true' }], [{ private: {}, tags: 7 }]])(
    'a row that can’t be read with %j is held as a private person, so that an earlier one is not shown',
    (over) => {
      const { records, problems } = greenhouse.map('candidates', [{ ...CANDIDATE, ...over }]);
      expect(records).toEqual([{ resource: 'candidate', id: 501, owner: null, restricted: true, data: { id: 501 } }]);
      expect(problems).toHaveLength(1);
      const context: MapContext = { contact: true, reasons: true, showRestricted: true, isRestricted: () => false };
      expect(mapRows('candidate', [{ ...CANDIDATE, ...over }], context).records).toEqual([]);
    },
  );

  test('an anonymised person has no keys and is not shown', () => {
    const emptied = Object.fromEntries(
      Object.entries(CANDIDATE).map(([column, value]) => [column, Array.isArray(value) ? [] : value]),
    );
    const record = one('candidates', { ...emptied, first_name: null, last_name: null });
    expect(record.identity).toMatchObject({ names: [], urls: [], emails: [], phones: [] });
    const context = { connection: 'c', readAt: '', fields: {}, capabilities: [] };
    expect(greenhouse.assemble([record], () => undefined, context)).toBeNull();
    // Somebody without a name who can be found is somebody.
    const nameless = one('candidates', { ...CANDIDATE, first_name: null, last_name: null });
    expect(greenhouse.assemble([nameless], () => undefined, context)?.name).toBe('#501');
  });

  test('without the capability, contact details are keys only', () => {
    const context: MapContext = { contact: false, reasons: true, showRestricted: false, isRestricted: () => false };
    const [record] = mapRows('candidate', [CANDIDATE], context).records;
    expect(record?.identity).toMatchObject({ emails: ['mara@mail.example'], phones: ['+1 555 0100'] });
    expect(JSON.stringify(record?.data)).not.toMatch(/mail\.example|555/);
  });

  test('without the capability, no reason is kept', () => {
    const kept = (reasons: boolean) => {
      const context: MapContext = { contact: true, reasons, showRestricted: false, isRestricted: () => false };
      const application = { ...APPLICATION, status: 'rejected', rejection_reason_id: 5 };
      const opening = { id: 1, job_id: 77, open: false, close_reason_id: 8, closed_at: '2026-11-01T00:00:00Z' };
      return [mapRows('application', [application], context), mapRows('opening', [opening], context)].map(
        ({ records }) => records[0]?.data,
      );
    };
    expect(kept(true)).toMatchObject([{ rejectionReasonId: 5 }, { closeReasonId: 8 }]);
    expect(kept(false)).toMatchObject([{ rejectionReasonId: null }, { closeReasonId: null }]);
  });

  test('policy may widen what is kept', () => {
    const context: MapContext = { contact: false, reasons: true, showRestricted: true, isRestricted: () => true };
    const [record] = mapRows('candidate', [{ ...CANDIDATE, private: true }], context).records;
    expect(record?.restricted).toBeUndefined();
    expect(record?.data).toMatchObject({ name: 'Mara Example' });
    const [job] = mapRows('job', [{ id: 77, name: 'VP Finance', confidential: true }], context).records;
    expect(job?.data).toMatchObject({ id: 77, name: 'VP Finance', hidden: false, about: { status: 'open' } });
  });
});

describe('payloads', () => {
  test.each([[null], [7], ['x'], [true]])('%j is not a list', (payload) => {
    expect(greenhouse.map('candidates', payload)).toEqual({
      records: [],
      problems: [{ resource: 'candidate', id: null, reason: 'not-a-list' }],
    });
  });

  test('one object is a list of one; an error body is a problem', () => {
    expect(greenhouse.map('candidate', CANDIDATE).records).toHaveLength(1);
    expect(greenhouse.map('candidates', { message: 'Unauthorized' }).problems).toHaveLength(1);
    expect(greenhouse.map('candidates', [])).toEqual({ records: [], problems: [] });
  });

  test('a resource nobody reads is a problem', () => {
    for (const resource of ['offers', 'scorecards', 'demographic_answers', 'notes', 'constructor', '']) {
      expect(greenhouse.map(resource, [{ id: 1 }])).toEqual({
        records: [],
        problems: [{ resource, id: null, reason: 'unknown-resource' }],
      });
    }
  });

  test.each([
    ['users', { id: 12, first_name: 'Ines', last_name: 'Halvorsen' }, { id: 12, name: 'Ines Halvorsen' }],
    ['users', { id: 12, name: null, primary_email: 'ines@mail.example' }, { id: 12, name: null }],
    [
      'jobs',
      { id: 77, name: 'VP Finance', confidential: true, status: 'open', department_id: 3 },
      { id: 77, name: null, hidden: true, about: null },
    ],
    ['job_interview_stages', { id: 1, name: 'Screen', job_id: 77 }, { id: 1, name: 'Screen' }],
    ['prospect_pool_stages', { id: 1, name: 'Contacted' }, { id: 1, name: 'Contacted' }],
    [
      'rejection_details',
      { id: 3, application_id: 9001, rejection_reason_id: 5, rejected_at: null, question_custom_fields: {} },
      { id: 3, reasonId: 5, rejectedAt: null },
    ],
    [
      'prospect_details',
      { id: 4, application_id: 9001, pool_id: 6 },
      { id: 4, poolId: 6, poolStageId: null, ownerId: null },
    ],
  ])('%s', (resource, row, data) => {
    expect(one(resource, row).data).toEqual(data);
  });

  test.each([
    [{ name: 7 }, false],
    [{ name: 7, confidential: false }, false],
    [{ name: 7, confidential: true }, true],
    [{ name: 'VP Finance', confidential: 'yes' }, true],
  ])('a job that can’t be read (%j) is held without its name', (over, hidden) => {
    const { records, problems } = greenhouse.map('jobs', [{ id: 77, ...over }]);
    expect(records).toMatchObject([{ resource: 'job', id: 77, data: { id: 77, name: null, hidden } }]);
    expect(records[0]?.restricted === true).toBe(hidden);
    expect(problems).toHaveLength(1);
  });
});

describe('applications', () => {
  test.each([
    ['in_process', 'active'],
    ['active', 'active'],
    ['rejected', 'rejected'],
    ['hired', 'hired'],
    ['converted', 'converted'],
  ])('status %s is %s', (sent, kept) => {
    expect(one('applications', { ...APPLICATION, status: sent }).data).toMatchObject({ status: kept });
  });

  test('no status is told by the rejection; an unknown one is a problem, not a guess', () => {
    expect(one('applications', { ...APPLICATION, status: null }).data).toMatchObject({ status: 'active' });
    const rejected = { ...APPLICATION, status: null, rejected_at: '2026-11-01T00:00:00Z' };
    expect(one('applications', rejected).data).toMatchObject({ status: 'rejected' });
    expect(greenhouse.map('applications', [{ ...APPLICATION, status: 'frozen' }]).problems).toEqual([
      { resource: 'application', id: 9001, reason: 'status: unknown' },
    ]);
  });

  test.each(Object.keys(APPLICATION).filter((column) => !['id', 'candidate_id'].includes(column)))(
    '%s may be null or missing',
    (column) => {
      one('applications', { ...APPLICATION, [column]: null });
      one('applications', without(APPLICATION, column));
    },
  );

  const hiddenJob = (id: number): MapContext => ({
    contact: true,
    reasons: true,
    showRestricted: false,
    isRestricted: (resource, other) => resource === 'job' && other === id,
  });

  test('one to a confidential job is reduced to ids and keys', () => {
    const row = { ...APPLICATION, answers: [{ question: 'LinkedIn Profile', answer: 'linkedin.com/in/mara-example' }] };
    expect(mapRows('application', [row], hiddenJob(77)).records).toEqual([
      {
        resource: 'application',
        id: 9001,
        owner: 'candidate/501',
        identity: { urls: ['linkedin.com/in/mara-example'] },
        restricted: true,
        data: { id: 9001, jobId: 77, candidateId: 501 },
      },
    ]);
    expect(mapRows('application', [row], hiddenJob(78)).records[0]?.restricted).toBeUndefined();
  });

  const REMAINS = {
    resource: 'application',
    id: 9001,
    owner: 'candidate/501',
    restricted: true,
    data: { id: 9001, jobId: 77, candidateId: 501 },
  };

  test('one to a confidential job is hidden whatever its status', () => {
    const { records, problems } = mapRows('application', [{ ...APPLICATION, status: 'frozen' }], hiddenJob(77));
    expect(records).toMatchObject([REMAINS]);
    expect(problems).toEqual([]);
  });

  test.each([[{ status: 7, stage_name: 7 }], [{ status: 7 }], [{ prospect: 'yes' }]])(
    'one that can’t be read (%j) hides its person when its job is confidential, and only then',
    (over) => {
      const secret = mapRows('application', [{ ...APPLICATION, ...over }], hiddenJob(77));
      expect(secret.records).toEqual([REMAINS]);
      expect(secret.problems).toMatchObject([{ resource: 'application', id: 9001 }]);
      const open = mapRows('application', [{ ...APPLICATION, ...over }], hiddenJob(78));
      expect(open.records).toEqual([]);
      expect(open.problems).toEqual(secret.problems);
    },
  );

  test.each<[object, string]>([
    [{ recruiter_id: 'x', answers: 7 }, 'recruiter_id: invalid_type'],
    [{ stage_name: 7 }, 'stage_name: invalid_type'],
    [{ rejected_at: 5 }, 'rejected_at: invalid_type'],
    [{ coordinator_id: 2 ** 53 }, 'coordinator_id: too_big'],
  ])('%j is left out and told, and the application stays', (over, reason) => {
    const { records, problems } = mapRows('application', [{ ...APPLICATION, ...over }], hiddenJob(78));
    expect(records).toMatchObject([{ resource: 'application', id: 9001, data: { jobId: 77, status: 'active' } }]);
    expect(problems).toEqual([{ resource: 'application', id: 9001, reason }]);
    const secret = mapRows('application', [{ ...APPLICATION, ...over }], hiddenJob(77));
    expect(secret.records).toMatchObject([REMAINS]);
  });

  test.each(['constructor', '__proto__', 'toString'])('%s is no status', (status) => {
    expect(mapRows('application', [{ ...APPLICATION, status }], hiddenJob(78))).toMatchObject({
      records: [],
      problems: [{ reason: 'status: unknown' }],
    });
  });

  test.each([
    ['a job that can’t be read', { job_id: '77' }, true],
    ['a job that can’t be read, policy widened', { job_id: '77' }, false],
    ['no application id', { id: null, stage_name: 7 }, false],
    ['nobody’s', { candidate_id: 'x' }, false],
  ])('%s', (name, over, hides) => {
    const context = { ...hiddenJob(77), showRestricted: /policy/.test(name) };
    const { records, problems } = mapRows('application', [{ ...APPLICATION, ...over }], context);
    expect(records).toEqual(hides ? [{ ...REMAINS, data: { ...REMAINS.data, jobId: null } }] : []);
    expect(problems).toHaveLength(1);
  });

  test.each<[unknown[] | null | string, boolean]>([
    [[77, null], true],
    [['78'], true],
    [['77', 78], false],
    [[{ value: null }], true],
    [[null], false],
    [null, false],
    ['77', true],
  ])('a prospect considered for %j', (prospective_job_ids, hidden) => {
    const row = { ...APPLICATION, prospect: true, job_id: null, prospective_job_ids };
    expect(mapRows('application', [row], hiddenJob(77)).records.map((record) => record.restricted === true)).toEqual([
      hidden,
    ]);
  });

  test('a prospect is hidden only when every job in question is', () => {
    const prospect = { ...APPLICATION, prospect: true, job_id: null };
    const hidden = (prospective_job_ids: number[]) =>
      mapRows('application', [{ ...prospect, prospective_job_ids }], hiddenJob(77)).records[0]?.restricted === true;
    expect([hidden([77]), hidden([77, 78]), hidden([])]).toEqual([true, false, false]);
  });
});

describe('attachments', () => {
  const FILE = {
    id: 3,
    candidate_id: 501,
    application_id: 9001,
    type: 'resume',
    filename: 'cv.pdf',
    created_at: '2026-01-02T10:00:00Z',
  };

  test.each([
    ['resume', 'resume'],
    ['cover_letter', 'cover-letter'],
    ['take_home_test', 'other'],
    ['form_attachment', 'other'],
    ['something_new', 'other'],
    [null, 'other'],
  ])('%s is %s, and no link is kept', (type, kept) => {
    const record = one('attachments', { ...FILE, type, url: 'https://files.example/signed' });
    expect(record).toMatchObject({
      owner: 'candidate/501',
      data: { id: 3, type: kept, name: 'cv.pdf', addedAt: '2026-01-02T10:00:00.000Z' },
    });
    expect(JSON.stringify(record)).not.toContain('files.example');
  });

  test.each(['offer_packet', 'offer_letter', 'signed_offer_letter', 'midfunnel_agreement', 'automated_agreement'])(
    '%s is not kept at all',
    (type) => {
      expect(greenhouse.map('attachments', [{ ...FILE, type }])).toEqual({ records: [], problems: [] });
    },
  );

  test('belongs to the application where no candidate is given, and is a problem with neither', () => {
    expect(one('attachments', { ...FILE, candidate_id: null }).owner).toBe('application/9001');
    const { problems } = greenhouse.map('attachments', [{ ...FILE, candidate_id: null, application_id: null }]);
    expect(problems).toEqual([{ resource: 'attachment', id: 3, reason: 'candidate_id: missing' }]);
  });

  test.each(['candidate', 'application'])('of a restricted %s it keeps no name', (resource) => {
    const context = {
      contact: true,
      reasons: true,
      showRestricted: false,
      isRestricted: (other: string) => other === resource,
    };
    const [record] = mapRows('attachment', [FILE], context).records;
    expect(record).toMatchObject({ restricted: true, data: { id: 3 } });
    expect(JSON.stringify(record)).not.toContain('cv.pdf');
  });
});
