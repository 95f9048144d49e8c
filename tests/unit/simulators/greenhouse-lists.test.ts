// The simulator's lists are as strict as its fact sheet: what the API refuses, it refuses.

import { describe, expect, test } from 'vitest';
import { SECOND_WORK_EMAIL, WORK_EMAIL } from '@/tests/simulators/world';
import { harness, readAll } from './harness';

const ids = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index).join(',');

describe('lists', () => {
  test('a bare list, newest id first, 100 rows unless asked otherwise, and only a next link', async () => {
    const { get } = await harness();
    const first = await get('/candidates');
    expect(first.rows).toHaveLength(100);
    const order = first.rows.map((row) => row.id as number);
    expect(order).toEqual([...order].sort((a, b) => b - a));
    expect(first.headers.get('link')).toMatch(
      /^<https:\/\/harvest\.greenhouse\.io\/v3\/candidates\?cursor=[^&>]+>; rel="next"$/,
    );
    const second = await get(first.next as string);
    expect(second.rows).toHaveLength(50);
    expect(second.headers.get('link')).toBeNull();
    expect(Math.max(...second.rows.map((row) => row.id as number))).toBeLessThan(order.at(-1) as number);
  });

  test('a cursor must be alone, whole and of its own list', async () => {
    const { get } = await harness();
    const { next } = await get('/candidates?per_page=10');
    expect((await get(`${next}&per_page=10`)).body).toEqual({
      errors: ['When passing a cursor, do not include other query params.'],
    });
    expect((await get(`${next}&per_page=10`)).status).toBe(422);
    expect((await get('/candidates?cursor=nonsense')).status).toBe(422);
    expect((await get((next as string).replace('/candidates?', '/jobs?'))).status).toBe(422);
  });

  test('the cursor carries filters, size and columns along', async () => {
    const { get, world } = await harness();
    const wanted = await readAll(get, '/applications?status=rejected&per_page=9&fields=id,status');
    const held = [...world.tables.applications.descending()].filter((row) => row.status === 'rejected');
    expect(wanted).toEqual(held.map(({ id, status }) => ({ id, status })));
    expect(held.length).toBeGreaterThan(18);
  });

  test('a whole walk meets each row once', async () => {
    const { get, world } = await harness();
    for (const name of ['candidates', 'applications', 'application_stages', 'attachments'] as const) {
      const rows = await readAll(get, `/${name}?per_page=37`);
      expect(rows.map((row) => row.id)).toEqual([...world.tables[name].descending()].map((row) => row.id));
    }
  });

  test.each(['0', '501', '-1', 'x', '1.5'])('per_page=%s is refused', async (value) => {
    const { get } = await harness();
    expect((await get(`/candidates?per_page=${value}`)).status).toBe(422);
  });

  test('per_page takes 1 and 500', async () => {
    const { get } = await harness({}, 600);
    expect((await get('/candidates?per_page=1')).rows).toHaveLength(1);
    expect((await get('/candidates?per_page=500')).rows).toHaveLength(500);
  });

  test('pipes filter by time on both sides, brackets are dropped without a word', async () => {
    const { get, world, greenhouse } = await harness();
    const times = [...world.tables.candidates.descending()].map((row) => row.updated_at).sort();
    const [low, high] = [times[20] as string, times[60] as string];
    const inside = await readAll(
      get,
      `/candidates?per_page=500&updated_at=${encodeURIComponent(`gte|${low}|lte|${high}`)}`,
    );
    expect(inside).toHaveLength(times.filter((at) => at >= low && at <= high).length);
    const strict = await readAll(get, `/candidates?per_page=500&updated_at=gt|${low}|lt|${high}`);
    expect(strict).toHaveLength(times.filter((at) => at > low && at < high).length);
    const created = await readAll(get, `/candidates?per_page=500&created_at=lt|${low}`);
    expect(created.every((row) => (row.created_at as string) < low)).toBe(true);
    expect(await readAll(get, `/candidates?per_page=500&updated_at[gte]=${high}`)).toHaveLength(150);
    expect(greenhouse.log.ignored).toContain('candidates?updated_at[gte]');
    expect((await get('/candidates?updated_at=gte|yesterday')).status).toBe(422);
    expect((await get(`/candidates?updated_at=${low}`)).status).toBe(422);
  });

  test('50 ids pass, 51 do not, in every id list', async () => {
    const { get } = await harness();
    for (const path of [
      'candidates?ids',
      'applications?candidate_ids',
      'application_stages?application_ids',
      'attachments?candidate_ids',
    ]) {
      expect([path, (await get(`/${path}=${ids(410_000_000, 50)}`)).status]).toEqual([path, 200]);
      expect([path, (await get(`/${path}=${ids(410_000_000, 51)}`)).status]).toEqual([path, 422]);
    }
    expect((await get('/candidates?ids=a')).status).toBe(422);
  });

  test("lists by owner give the owner's rows and no others", async () => {
    const { get, world } = await harness();
    const { twoApplications, prospect } = world.cast;
    const two = await get(`/applications?candidate_ids=${twoApplications.candidateId},${prospect.candidateId}`);
    expect(two.rows.map((row) => row.candidate_id).sort()).toEqual(
      [twoApplications.candidateId, twoApplications.candidateId, prospect.candidateId].sort(),
    );
    const active = two.rows.find((row) => row.status === 'in_process' && row.prospect === false) as { id: number };
    const stages = await get(`/application_stages?application_ids=${active.id}&current=true`);
    expect(stages.rows).toMatchObject([{ application_id: active.id, current: true, exited_at: null }]);
  });

  test("`active` asks for what is answered as `in_process`; the answer's word is refused as a question", async () => {
    const { get } = await harness();
    const rows = await readAll(get, '/applications?status=active');
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map((row) => row.status))).toEqual(new Set(['in_process']));
    expect((await get('/applications?status=in_process')).status).toBe(422);
  });

  test('e-mail, tag and user look-ups', async () => {
    const { get, world } = await harness();
    const { activeApplicant } = world.cast;
    const byMail = await get(
      `/candidates?email=${encodeURIComponent((activeApplicant.emails[0] as string).toUpperCase())}`,
    );
    expect(byMail.rows.map((row) => row.id)).toEqual([activeApplicant.candidateId]);
    expect((await get('/candidates?tag=golang')).rows.map((row) => row.id)).toContain(activeApplicant.candidateId);
    expect((await get(`/users?primary_email=${WORK_EMAIL}`)).rows).toMatchObject([{ id: world.recruiter.id }]);
    expect((await get(`/users?primary_email=${SECOND_WORK_EMAIL}`)).rows).toEqual([]);
    expect((await get(`/user_emails?email=${SECOND_WORK_EMAIL}`)).rows).toMatchObject([
      { user_id: world.recruiter.id },
    ]);
    expect((await get('/users?deactivated=true')).rows.map((row) => row.id)).toContain(world.deactivatedUser.id);
  });

  test('columns are picked, at most 50', async () => {
    const { get } = await harness();
    expect(Object.keys((await get('/candidates?fields=id,first_name&per_page=1')).rows[0] as object)).toEqual([
      'id',
      'first_name',
    ]);
    expect(
      (await get(`/candidates?fields=${Array.from({ length: 51 }, (_, index) => `f${index}`).join(',')}`)).status,
    ).toBe(422);
  });

  test('there is no record by id, and no unknown list', async () => {
    const { get, world } = await harness();
    expect((await get(`/candidates/${world.cast.hired.candidateId}`)).status).toBe(404);
    expect((await get('/people')).status).toBe(404);
    expect((await get('https://harvest.greenhouse.io/')).status).toBe(404);
    expect((await get('https://auth.greenhouse.io/v3/candidates')).status).toBe(404);
    const [reason] = (await get('/rejection_reasons?per_page=1')).rows;
    expect((await get(`/rejection_reasons/${reason?.id}`)).body).toEqual(reason);
  });

  test('nothing is embedded, and the two kinds of stage id never meet', async () => {
    const { get, world } = await harness();
    const candidate = (await get(`/candidates?ids=${world.cast.activeApplicant.candidateId}`)).rows[0] as object;
    for (const child of ['applications', 'attachments', 'recruiter', 'employments', 'photo_url'])
      expect(candidate).not.toHaveProperty(child);
    const instances = (await readAll(get, '/application_stages?per_page=500')).map((row) => row.id);
    const stages = (await readAll(get, '/job_interview_stages?per_page=500')).map((row) => row.id);
    expect(stages.filter((id) => instances.includes(id))).toEqual([]);
    const [application] = (await get(`/applications?candidate_ids=${world.cast.activeApplicant.candidateId}`)).rows;
    expect(instances).toContain(application?.stage_id);
    expect(stages).toContain(application?.job_interview_stage_id);
  });

  test('the older schema has no interview stage on the application', async () => {
    const { get } = await harness({ olderSchema: true });
    expect((await get('/applications?per_page=1')).rows[0]).not.toHaveProperty('job_interview_stage_id');
  });

  test.each([
    [401, false],
    [403, false],
    [404, true],
    [410, true],
  ] as const)('the retired v1 answers %i (HTML: %s)', async (status, html) => {
    const { get } = await harness({ retired: { status, html } });
    const answer = await get('https://harvest.greenhouse.io/v1/candidates');
    expect([answer.status, /html/.test(answer.headers.get('content-type') ?? '')]).toEqual([status, html]);
  });
});
