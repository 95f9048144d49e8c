// What the simulated SmartRecruiters tells of people, files, jobs and users, and what its lists leave out.

import { describe, expect, test } from 'vitest';
import { SMARTRECRUITERS_API } from '@/tests/simulators/smartrecruiters';
import { isActive } from '@/tests/simulators/smartrecruiters-account';
import { smartRecruitersClient } from '@/tests/simulators/smartrecruiters-client';
import { isPosted } from '@/tests/simulators/smartrecruiters-lists';

type Row = Record<string, unknown>;
const idsOf = (rows: readonly Row[]) => rows.map(({ id }) => String(id));

describe('people', () => {
  const LISTED = ['phoneNumber', 'web', 'experience', 'education'];

  test('a list item lacks what only the person’s own address tells', async () => {
    const { get, world } = smartRecruitersClient();
    const mara = world.cast.activeApplicant.candidateId as string;
    const [item] = (await get('/candidates?q=mara.lindqvist')).content as [Row];
    const { body } = await get(`/candidates/${mara}`);
    for (const column of LISTED) expect([column, column in item, column in body]).toEqual([column, false, true]);
    expect(item).toMatchObject({
      firstName: 'Mara',
      email: 'mara.lindqvist@post.example',
      location: { city: 'Leeds', country: 'UK' },
      primaryAssignment: {
        job: { title: 'Senior Backend Engineer' },
        status: 'INTERVIEW',
        subStatus: 'Technical interview',
      },
      actions: { details: { url: `${SMARTRECRUITERS_API}/candidates/${mara}`, method: 'GET' } },
    });
    for (const column of ['source', 'startsOn']) {
      expect(item.primaryAssignment).not.toHaveProperty(column);
      expect(body.primaryAssignment).toHaveProperty(column);
    }
    expect(body).toMatchObject({
      phoneNumber: '+1 415 555 0110',
      web: { linkedin: 'https://www.linkedin.com/in/mara-example-7a1/' },
    });
  });

  test('reasons and the first day are told with details only', async () => {
    const { get, world } = smartRecruitersClient();
    const { rejected, hired } = world.cast;
    expect((await get(`/candidates/${rejected.candidateId}`)).body.primaryAssignment).toMatchObject({
      status: 'REJECTED',
      reasonOfRejection: { id: 'rr-2', label: 'Not enough experience' },
    });
    const { body } = await get(`/candidates/${hired.candidateId}`);
    expect(body.primaryAssignment).toMatchObject({
      status: 'HIRED',
      startsOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
  });

  test('the most relevant application is the primary one', async () => {
    const { get, world } = smartRecruitersClient();
    const { body } = await get(`/candidates/${world.cast.twoApplications.candidateId}`);
    expect(isActive((body.primaryAssignment as { status: 'NEW' }).status)).toBe(true);
    expect(body.secondaryAssignments).toMatchObject([{ status: 'REJECTED' }]);
  });

  test('somebody anonymised is listed with empty fields', async () => {
    const { get, world } = smartRecruitersClient();
    const mara = world.anonymise(world.cast.activeApplicant.candidateId as string).id;
    expect((await get(`/candidates/${mara}`)).body).toMatchObject({
      firstName: '',
      email: '',
      web: {},
      experience: [],
    });
    expect((await get(`/candidates/${mara}/attachments`)).body).toEqual({ totalFound: 0, content: [] });
  });

  test('somebody deleted is 404 everywhere and in no list', async () => {
    const { get, all, world } = smartRecruitersClient();
    const mara = world.cast.activeApplicant.candidateId as string;
    expect(idsOf(await all('/candidates?limit=100'))).toContain(mara);
    world.deleteCandidate(mara);
    for (const path of ['', '/attachments', '/tags', `/jobs/${world.jobNamed('Data Analyst').id}`])
      expect(await get(`/candidates/${mara}${path}`)).toMatchObject({
        status: 404,
        body: { code: 'RESOURCE_NOT_FOUND' },
      });
    expect(idsOf(await all('/candidates?limit=100'))).not.toContain(mara);
  });

  test.each([
    [false, 404, null],
    [true, 301, 'hired'],
  ])('a merged id, redirected %s: %i', async (mergedRedirects, status, heir) => {
    const { get, world } = smartRecruitersClient({ mergedRedirects });
    const [mara, hired] = [world.cast.activeApplicant.candidateId as string, world.cast.hired.candidateId as string];
    world.mergeCandidates(hired, mara);
    const answer = await get(`/candidates/${mara}`);
    expect([answer.status, answer.headers.get('location')]).toEqual([
      status,
      heir === null ? null : `${SMARTRECRUITERS_API}/candidates/${hired}`,
    ]);
  });

  test('history is newest first and grows with every change', async () => {
    const { get, world } = smartRecruitersClient();
    const [mara, job] = [
      world.cast.activeApplicant.candidateId as string,
      world.jobNamed('Senior Backend Engineer').id,
    ];
    world.reject(mara, job, 'Wrong location');
    const { content } = await get(`/candidates/${mara}/jobs/${job}/status/history`);
    expect(content.map(({ status }) => status)).toEqual([
      'REJECTED',
      'INTERVIEW',
      'INTERVIEW',
      'IN_REVIEW',
      'IN_REVIEW',
      'NEW',
    ]);
    expect((await get(`/candidates/${mara}/jobs/${job}`)).body).toMatchObject({
      reasonOfRejection: { label: 'Wrong location' },
    });
  });

  test('notes are those that everybody may read', async () => {
    const { get, world } = smartRecruitersClient();
    const mara = world.cast.activeApplicant.candidateId as string;
    for (const visibility of ['OPEN', 'PRIVATE', 'DIRECT', 'EVERYONE'] as const)
      world.addNote(mara, visibility, visibility);
    const { content } = await get(`/messages?candidateId=${mara}`);
    expect(
      content
        .map((note) => note.content)
        .filter((text) => /^[A-Z]+$/.test(String(text)))
        .sort(),
    ).toEqual(['EVERYONE', 'OPEN']);
  });
});

describe('files', () => {
  test('four types, each at an address that needs the credential and never ends', async () => {
    const { get, simulator, world, clock } = smartRecruitersClient();
    const { content, body } = await get(`/candidates/${world.cast.activeApplicant.candidateId}/attachments`);
    expect(body.totalFound).toBe(4);
    expect(content.map(({ type }) => type)).toEqual(['RESUME', 'COVER_LETTER', 'GENERIC_FILE', 'AVATAR']);
    const [{ actions }] = content as [{ actions: { download: { url: string } } }];
    const { url } = actions.download;
    clock.advance(30 * 86_400_000);
    const file = await get(url);
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect((await simulator.fetch(url)).status).toBe(401);
    expect((await get(`${url}x`)).status).toBe(404);
  });
});

describe('jobs and people who work here', () => {
  test('a job in the list, on its own, and filtered', async () => {
    const { get, all, world } = smartRecruitersClient();
    const job = world.jobNamed('Senior Backend Engineer');
    const jobs = await all('/jobs');
    expect(jobs).toHaveLength(world.jobs.size);
    expect(jobs.find(({ id }) => id === job.id)).not.toHaveProperty('properties');
    expect((await get(`/jobs/${job.id}`)).body).toMatchObject({
      title: job.title,
      properties: [{ id: 'brand' }, { id: 'salary-band' }],
    });
    const closed = await all('/jobs?status=FILLED&status=CANCELLED');
    expect(new Set(closed.map(({ status }) => status))).toEqual(new Set(['FILLED', 'CANCELLED']));
    expect((await get('/jobs?postingStatus=SECRET')).status).toBe(400);
    world.renameJob(job.id, 'Principal Engineer');
    expect(idsOf(await all('/jobs?updatedAfter=2026-11-21T11:59:59.999Z'))).toEqual([job.id]);
    expect((await get('/jobs/none')).status).toBe(404);
  });

  test('a role that the team leaves out is told by the member’s own address', async () => {
    const { get, world } = smartRecruitersClient();
    const team = async (title: string) => (await get(`/jobs/${world.jobNamed(title).id}/hiring-team`)).content;
    expect((await team('Senior Backend Engineer')).map(({ role }) => role)).toEqual([
      'HIRING_MANAGER',
      'RECRUITER',
      'Coordinator',
    ]);
    const untold = await team('Data Analyst');
    expect(untold.map((member) => 'role' in member)).toEqual([true, false, false]);
    const [, { actions }] = untold as [Row, { actions: { details: { url: string } } }];
    expect((await get(actions.details.url)).body).toMatchObject({ id: world.recruiter.id, role: 'recruiter' });
  });

  test('users come with their role and whether they are still here', async () => {
    const { all, world } = smartRecruitersClient();
    const users = await all('/user-api/v201804/users?limit=5');
    expect(users).toHaveLength(world.users.length);
    expect(users.find(({ id }) => id === world.inactiveUser.id)).toMatchObject({
      active: false,
      systemRole: { name: 'Extended' },
    });
  });
});

describe('public postings', () => {
  test('need no credential, and the company’s name in its own case', async () => {
    const { get, world } = smartRecruitersClient();
    const posted = [...world.jobs.values()].filter(isPosted);
    const ours = await get('/v1/companies/HarborPine/postings?limit=100', {});
    expect(ours.body).toMatchObject({ offset: 0, limit: 100, totalFound: posted.length });
    expect(ours.content[0]).toMatchObject({ company: { identifier: 'HarborPine', name: 'Harbor & Pine' } });
    for (const other of ['harborpine', 'HARBORPINE', 'Elsewhere'])
      expect(await get(`/v1/companies/${other}/postings`, {})).toMatchObject({
        status: 200,
        body: { totalFound: 0, content: [] },
      });
    expect((await get(String(ours.content[0]?.ref), {})).body).toMatchObject({ uuid: posted[0]?.uuid });
    expect((await get(String(ours.content[0]?.ref).replace('HarborPine', 'harborpine'), {})).status).toBe(404);
  });

  test('are only of jobs that are public and open', async () => {
    const { get, world } = smartRecruitersClient();
    const job = world.jobNamed('Data Analyst');
    const address = `/v1/companies/HarborPine/postings/${job.postingId}`;
    expect((await get(address, {})).status).toBe(200);
    world.closeJob(job.id);
    expect((await get(address, {})).status).toBe(404);
  });
});
