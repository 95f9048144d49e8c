// Lists of the simulated SmartRecruiters: pages, page ids, filters, and walks while things change.

import { describe, expect, test } from 'vitest';
import { isListed } from '@/tests/simulators/smartrecruiters-account';
import { smartRecruitersClient } from '@/tests/simulators/smartrecruiters-client';

const idsOf = (rows: readonly Record<string, unknown>[]) => rows.map(({ id }) => String(id));

describe('pages', () => {
  test('ten rows unless asked, a page id, and a relative link without the filters', async () => {
    const { get, world } = smartRecruitersClient();
    const first = await get('/candidates?updatedAfter=2000-01-01T00:00:00.000Z');
    expect(first.body).toMatchObject({ limit: 10, nextPageId: expect.any(String) });
    expect(first.body.totalFound).toBe([...world.candidates.values()].filter(isListed).length);
    expect(first.content).toHaveLength(10);
    expect(first.headers.get('link')).toBe(`</candidates?limit=10&pageId=${first.next}>; rel="next"`);
  });

  test.each([
    ['limit=0', 400],
    ['limit=1', 200],
    ['limit=100', 200],
    ['limit=101', 400],
    ['limit=ten', 400],
    ['limit=-1', 400],
    ['pageId=nonsense', 400],
    ['offset=900&limit=100', 200],
    ['offset=901&limit=100', 400],
    ['offset=x', 400],
  ])('%s: %i', async (query, status) => {
    const { get } = smartRecruitersClient();
    expect((await get(`/candidates?${query}`)).status).toBe(status);
  });

  test('a page id belongs to its list and its filters, not to its limit, and excludes an offset', async () => {
    const { get } = smartRecruitersClient();
    const { next } = await get('/candidates?limit=3&status=NEW&status=REJECTED');
    const status = async (path: string) => (await get(path)).status;
    expect(await status(`/candidates?limit=7&status=REJECTED&status=NEW&pageId=${next}`)).toBe(200);
    expect(await status(`/candidates?limit=3&status=NEW&pageId=${next}`)).toBe(400);
    expect(await status(`/candidates?limit=3&pageId=${next}`)).toBe(400);
    expect(await status(`/jobs?status=REJECTED&status=NEW&pageId=${next}`)).toBe(400);
    expect(await status(`/candidates?status=NEW&status=REJECTED&offset=3&pageId=${next}`)).toBe(400);
  });

  test('a whole walk meets everybody listed once, and ends without a page id', async () => {
    const { all, get, world } = smartRecruitersClient();
    const met = idsOf(await all('/candidates?limit=17'));
    const listed = [...world.candidates.values()].filter(isListed).map(({ id }) => id);
    expect([...met].sort()).toEqual([...listed].sort());
    const end = await get('/candidates?limit=100&offset=100');
    expect(['nextPageId' in end.body, end.headers.get('link')]).toEqual([false, null]);
    // The list of users says the same in the other way.
    expect((await get('/user-api/v201804/users?limit=100')).body.nextPageId).toBe('');
  });

  test('a page id outlives the row it stands for, and new rows harm no walk', async () => {
    const { get, world } = smartRecruitersClient();
    const first = await get('/candidates?limit=50');
    for (const id of idsOf(first.content).slice(40)) world.deleteCandidate(id);
    world.addCandidate();
    const second = await get(`/candidates?limit=50&pageId=${first.next}`);
    expect(second.content).toHaveLength(50);
    expect(idsOf(second.content).filter((id) => idsOf(first.content).includes(id))).toEqual([]);
  });

  test('by newest change, somebody changed during a walk is missed by it and found by the next', async () => {
    const { get, world, clock } = smartRecruitersClient({ candidateOrder: 'updated' });
    const first = await get('/candidates?limit=50');
    const times = first.content.map(({ updatedOn }) => String(updatedOn));
    expect(times).toEqual([...times].sort().reverse());
    const began = new Date(clock.now()).toISOString();
    const last = (await get('/candidates?limit=1&offset=120')).content[0]?.id as string;
    clock.advance(1000);
    world.editProfile(last, { tags: ['moved'] });
    const rest: string[] = [];
    for (let { next } = first; next !== null; ) {
      const page = await get(`/candidates?limit=50&pageId=${next}`);
      rest.push(...idsOf(page.content));
      next = page.next;
    }
    expect([...idsOf(first.content), ...rest]).not.toContain(last);
    expect(idsOf((await get(`/candidates?updatedAfter=${began}`)).content)).toEqual([last]);
  });

  test('20,000 people are walked in the fewest calls', async ({ annotate }) => {
    const { all, simulator } = smartRecruitersClient({}, { people: 20_000 });
    const began = performance.now();
    const met = await all('/candidates?limit=100');
    void annotate(`walked ${met.length} people in ${Math.round(performance.now() - began)} ms`);
    const { by, total } = simulator.counters.minimumCalls(['candidates', 'rejection-reasons']);
    expect(simulator.counters.of('candidates')).toBe(by.candidates);
    expect(total).toBe((by.candidates as number) + 1);
    expect(simulator.counters.perPerson()).toBe(0);
  });
});

describe('filters', () => {
  test.each([
    ['2026-11-20T00:00:00.000Z', 200],
    ['2026-11-20T00:00:00Z', 400],
    ['2026-11-20', 400],
    ['2026-11-20T00:00:00.000%2B00:00', 400],
    ['2026-13-40T00:00:00.000Z', 400],
    ['1763596800000', 400],
    ['', 400],
  ])('updatedAfter=%s: %i', async (instant, status) => {
    const { get } = smartRecruitersClient();
    for (const list of ['/candidates', '/jobs'])
      expect((await get(`${list}?updatedAfter=${instant}`)).status).toBe(status);
  });

  test('updatedAfter is later than, not from', async () => {
    const { get, world, clock } = smartRecruitersClient();
    const { candidate } = world.addCandidate();
    const before = new Date(clock.now() - 1).toISOString();
    expect(idsOf((await get(`/candidates?updatedAfter=${before}`)).content)).toEqual([candidate.id]);
    expect((await get(`/candidates?updatedAfter=${candidate.updatedOn}`)).content).toEqual([]);
  });

  test.each(['status=ACTIVE', 'subStatus=Offer+sent', 'consentStatus=YES', 'propertyId=x', 'onboardingStatus=DONE'])(
    '%s is refused',
    async (query) => {
      const { get } = smartRecruitersClient();
      expect(await get(`/candidates?${query}`)).toMatchObject({ status: 400, body: { code: 'BAD_REQUEST' } });
    },
  );

  test('one application must fit all of status, sub-status and job', async () => {
    const { all, world } = smartRecruitersClient();
    const two = world.cast.twoApplications.candidateId as string;
    const [designer, analyst] = [world.jobNamed('Product Designer').id, world.jobNamed('Data Analyst').id];
    const found = async (query: string) => idsOf(await all(`/candidates?limit=100&${query}`)).includes(two);
    expect(await found(`jobId=${designer}&status=REJECTED`)).toBe(true);
    expect(await found(`jobId=${analyst}&status=INTERVIEW&subStatus=Phone+interview`)).toBe(true);
    expect(await found(`jobId=${analyst}&jobId=${designer}&status=NEW&status=REJECTED`)).toBe(true);
    expect(await found(`jobId=${designer}&status=INTERVIEW`)).toBe(false);
    expect(await found(`jobId=${analyst}&status=INTERVIEW&subStatus=Face+to+face`)).toBe(false);
  });

  test('a lead in a pool is listed as LEAD, without a job; somebody without any application nowhere', async () => {
    const { all, get, world } = smartRecruitersClient();
    const lead = world.cast.prospect.candidateId as string;
    const leads = await all('/candidates?status=LEAD');
    expect(leads.find(({ id }) => id === lead)).toMatchObject({ primaryAssignment: null, secondaryAssignments: [] });
    const unlisted = world.people.find(({ hidden }) => hidden === 'no-application')?.candidateId as string;
    expect(idsOf(await all('/candidates?limit=100'))).not.toContain(unlisted);
    expect((await get(`/candidates/${unlisted}`)).status).toBe(200);
  });

  test('text, tag and place', async () => {
    const { all, world } = smartRecruitersClient();
    const mara = world.cast.activeApplicant.candidateId as string;
    for (const query of [
      'q=MARA.lindqvist@post.example',
      'q=lindqvist-osei',
      'tag=Golang&q=mara',
      'location=leeds&q=mara',
    ])
      expect([query, idsOf(await all(`/candidates?${query}`))]).toEqual([query, [mara]]);
    expect(await all('/candidates?q=mara&location=oslo')).toEqual([]);
  });
});
