// Lists of the simulated Lever: pages, tokens, filters, expanded ids, feeds of deletions, and what walks live through.

import { describe, expect, test } from 'vitest';
import { CAST } from '@/tests/simulators/cast';
import type { FaultName } from '@/tests/simulators/faults';
import type { OpportunityRow } from '@/tests/simulators/lever-rows';
import { WORK_EMAIL } from '@/tests/simulators/world';
import { LEVER_API, leverHarness } from './harness';

describe('pages', () => {
  test('100 unless asked otherwise; an encoded token that is used once decoded', async () => {
    const { get } = leverHarness();
    const first = await get('/opportunities');
    expect([first.rows.length, first.body.hasNext]).toEqual([100, true]);
    expect(first.next).toMatch(/^%5B\d+%2C\d+%2C%22[0-9a-f-]+%22%2C%22[0-9a-f]+%22%5D$/);
    const url = new URL(`${LEVER_API}/opportunities`);
    url.searchParams.set('offset', decodeURIComponent(first.next ?? ''));
    const second = await get(url.href);
    expect([second.status, second.body.hasNext, 'next' in second.body]).toEqual([200, false, false]);
    const seen = new Set(first.rows.map(({ id }) => id));
    expect(second.rows.filter(({ id }) => seen.has(id))).toEqual([]);
    url.searchParams.set('offset', first.next ?? '');
    expect((await get(url.href)).status).toBe(400);
  });

  test.each(['0', '101', '-1', 'x', '1.5', ''])('limit=%s is refused', async (limit) => {
    const { get } = leverHarness();
    const answer = await get(`/opportunities?limit=${limit}`);
    expect([answer.status, answer.body.code]).toEqual([400, 'BadRequestError']);
  });

  test('limit takes 1 and 100, and may change on the way', async () => {
    const { get, ids } = leverHarness();
    const { rows, next } = await get('/opportunities?limit=1');
    expect(rows).toHaveLength(1);
    const rest = await get(`/opportunities?limit=100&offset=${next}`);
    expect([rows[0]?.id, ...rest.rows.map(({ id }) => id)]).toEqual((await ids('/opportunities')).slice(0, 101));
  });

  test.each([
    ['/opportunities?archived=true', '/opportunities?', 400],
    ['/opportunities?archived=true', '/opportunities?archived=false&', 400],
    ['/opportunities?archived=true', '/opportunities?archived=true&tag=python&', 400],
    ['/opportunities?archived=true', '/postings?', 400],
    ['/opportunities?archived=true', '/opportunities?expand=stage&archived=true&', 200],
    ['/opportunities?origin=applied&origin=sourced', '/opportunities?origin=sourced&origin=applied&', 200],
  ])('a token of %s on %s: %i', async (made, used, status) => {
    const { get } = leverHarness();
    const { next } = await get(`${made}&limit=2`);
    expect((await get(`${used}limit=2&offset=${next}`)).status).toBe(status);
  });

  test.each(['nonsense', '%5B1%5D', '%5B1%2C2%2C3%2C4%5D', '%7B%7D', 'null'])(
    'offset=%s is refused',
    async (offset) => {
      const { get } = leverHarness();
      expect((await get(`/opportunities?offset=${offset}`)).status).toBe(400);
    },
  );

  test.each(['created', 'updated', 'scattered'] as const)('a quiet walk meets each row once, %s', async (order) => {
    const { ids, world } = leverHarness({ order });
    const held = world.tables.opportunities.newestFirst().filter((row) => row.confidentiality === 'non-confidential');
    const seen = await ids('/opportunities?limit=7');
    expect(seen).toHaveLength(held.length);
    expect(new Set(seen)).toEqual(new Set(held.map(({ id }) => id)));
    expect(seen).toEqual(await ids('/opportunities'));
  });

  test('a token goes on when its row was changed or deleted', async () => {
    const { get, world, ids } = leverHarness();
    const whole = await ids('/opportunities');
    const { rows, next } = await get('/opportunities?limit=5');
    world.moveStage(String(rows[3]?.id), 'Offer');
    world.deleteOpportunity(String(rows[4]?.id));
    const rest = await get(`/opportunities?limit=5&offset=${next}`);
    expect(rest.rows.map(({ id }) => id)).toEqual(whole.slice(5, 10));
  });

  test('ordered by update, a row changed during a walk is missed by it', async () => {
    const { get, world, ids } = leverHarness({ order: 'updated' });
    const whole = await ids('/opportunities');
    const { next } = await get('/opportunities?limit=5');
    world.setTags(whole[7] ?? '', ['jumped']);
    const rest = await get(`/opportunities?limit=5&offset=${next}`);
    expect(rest.rows.map(({ id }) => id)).toEqual([5, 6, 8, 9, 10].map((index) => whole[index]));
    expect((await get('/opportunities?limit=1')).rows[0]?.id).toBe(whole[7]);
  });
});

describe('filters of opportunities', () => {
  const parts = leverHarness({}, 600);
  const { world, ids, get, lever } = parts;
  const { tables } = world;
  const expected = (keep: (row: OpportunityRow) => boolean) =>
    tables.opportunities
      .newestFirst()
      .filter((row) => row.confidentiality === 'non-confidential' && keep(row))
      .map(({ id }) => id);
  const times = tables.opportunities.newestFirst().map(({ updatedAt }) => updatedAt);
  const [low, high] = [...times].sort((a, b) => a - b).filter((_, index) => index === 200 || index === 400) as [
    number,
    number,
  ];
  const stage = tables.stages[4]?.id ?? '';
  const reason = tables.reasons[1]?.id ?? '';
  const posting = tables.applications.newestFirst()[3]?.posting ?? '';
  const applied = (row: OpportunityRow, archived: boolean) =>
    tables.applications.owned(row.id).some((one) => one.posting === posting && (one.archived !== null) === archived);

  const table: [string, (row: OpportunityRow) => boolean][] = [
    ['tag=python', (row) => row.tags.includes('python')],
    ['tag=python&tag=golang', (row) => row.tags.includes('python') || row.tags.includes('golang')],
    ['origin=sourced', (row) => row.origin === 'sourced'],
    ['source=Meetup', (row) => row.sources.includes('Meetup')],
    [`stage_id=${stage}&stage_id=lead-new`, (row) => row.stage === stage || row.stage === 'lead-new'],
    [`archive_reason_id=${reason}`, (row) => row.archived?.reason === reason],
    ['archived=true', (row) => row.archived !== null],
    ['archived=false', (row) => row.archived === null],
    ['snoozed=true', (row) => row.snoozedUntil !== null],
    [`posting_id=${posting}`, (row) => applied(row, false)],
    [`archived_posting_id=${posting}`, (row) => applied(row, true)],
    [`updated_at_start=${low}&updated_at_end=${high}`, (row) => row.updatedAt >= low && row.updatedAt <= high],
    [`created_at_start=${high}`, (row) => row.createdAt >= high],
    [`created_at_end=${low}`, (row) => row.createdAt <= low],
    [`advanced_at_start=${low}`, (row) => (row.lastAdvancedAt ?? 0) >= low],
    [
      `archived_at_start=${low}&archived_at_end=${high}`,
      ({ archived }) => !!archived && archived.archivedAt >= low && archived.archivedAt <= high,
    ],
    [`archived=true&updated_at_start=${high}`, (row) => row.archived !== null && row.updatedAt >= high],
  ];

  test.each(table)('%s', async (query, keep) => {
    const wanted = expected(keep);
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.length).toBeLessThan(expected(() => true).length);
    expect(await ids(`/opportunities?limit=40&${query}`)).toEqual(wanted);
  });

  test('an address finds its person however it is written, and nobody else', async () => {
    const mine = world.opportunitiesOf(world.contactOf('activeApplicant')).map(({ id }) => id);
    expect(await ids('/opportunities?email=MARA.Lindqvist%40Post.Example')).toEqual(mine);
    expect(await ids('/opportunities?email=nobody@post.example')).toEqual([]);
  });

  test('a contact finds all their opportunities', async () => {
    const contact = world.contactOf('twoApplications');
    expect(await ids(`/opportunities?contact_id=${contact}`)).toEqual(
      world.opportunitiesOf(contact).map(({ id }) => id),
    );
  });

  test.each([
    'updated_at_start=yesterday',
    'updated_at_start=2026-11-20T09:00:00.000Z',
    'updated_at_start=1&updated_at_start=2',
    'archived=yes',
    'snoozed=1',
    'email=nobody',
    'confidentiality=secret',
    'limit=2&limit=3',
  ])('%s is refused', async (query) => {
    expect((await get(`/opportunities?${query}`)).status).toBe(400);
  });

  test('what it does not know is dropped and written down', async () => {
    const before = (await ids('/opportunities')).length;
    expect(await ids('/opportunities?updated_after=1&per_page=2')).toHaveLength(before);
    await get('/opportunities?expand=everything&limit=1');
    await get('/stages?updated_at_start=1');
    expect([...lever.log.ignored].sort()).toEqual([
      'opportunities?expand=everything',
      'opportunities?per_page',
      'opportunities?updated_after',
      'stages?updated_at_start',
    ]);
  });
});

describe('rows', () => {
  test('an opportunity is as documented: no company, no title, one name, times in milliseconds', async () => {
    const { get, world } = leverHarness();
    const [held] = world.opportunitiesOf(world.contactOf('activeApplicant'));
    const { body } = await get(`/opportunities/${held?.id}`);
    expect(Object.keys(body)).toEqual(['data']);
    expect(body.data).toMatchObject({
      name: 'Mara Lindqvist-Osei',
      headline: 'Orrery Labs',
      contact: world.contactOf('activeApplicant'),
      emails: [...CAST.activeApplicant.emails],
      links: ['https://www.linkedin.com/in/mara-example-7a1/'],
      stage: world.tables.stages[6]?.id,
      owner: world.recruiter.id,
      archived: null,
      isAnonymized: false,
      createdAt: expect.any(Number),
      applications: [expect.stringMatching(/^[0-9a-f-]{36}$/)],
      urls: { show: `https://hire.lever.co/candidates/${held?.id}` },
    });
    for (const column of ['company', 'title', 'firstName', 'archivedAt', 'archiveReason'])
      expect(body.data).not.toHaveProperty(column);
  });

  test('expand turns ids into objects, alone and in lists; without permission they stay ids', async () => {
    const { get, world, lever } = leverHarness();
    const contact = world.contactOf('activeApplicant');
    const [held] = world.opportunitiesOf(contact);
    const query = ['applications', 'stage', 'owner', 'followers', 'sourcedBy', 'contact']
      .map((one) => `expand=${one}`)
      .join('&');
    const expanded = {
      stage: { id: held?.stage, text: 'Technical Interview' },
      owner: { name: 'Ines Halvorsen', email: WORK_EMAIL },
      contact: { id: contact, emails: [...CAST.activeApplicant.emails], location: { name: 'Leeds, UK' } },
      applications: [
        {
          opportunityId: held?.id,
          candidateId: held?.id,
          type: 'posting',
          posting: world.postingNamed('Senior Backend Engineer').id,
          postingOwner: world.recruiter.id,
        },
      ],
    };
    expect((await get(`/opportunities/${held?.id}?${query}`)).body.data).toMatchObject(expanded);
    expect((await get(`/opportunities?contact_id=${contact}&${query}`)).rows).toMatchObject([expanded]);
    lever.removePermissions(['stages', 'applications']);
    const [row] = (await get(`/opportunities?contact_id=${contact}&${query}`)).rows;
    expect(row).toMatchObject({ stage: held?.stage, applications: [expect.any(String)], owner: expanded.owner });
  });

  test('what hangs on an opportunity has its own shape', async () => {
    const { get, world } = leverHarness();
    const [held] = world.opportunitiesOf(world.contactOf('activeApplicant'));
    const base = `/opportunities/${held?.id}`;
    const [note] = (await get(`${base}/notes`)).rows;
    expect(note).toMatchObject({
      text: 'Note',
      fields: [{ type: 'note', value: expect.any(String), user: world.recruiter.id }],
      secret: false,
      deletedAt: null,
    });
    expect((await get(`${base}/notes/${note?.id}`)).body.data).toEqual(note);
    const [resume] = (await get(`${base}/resumes`)).rows;
    expect(resume).toMatchObject({
      file: { name: 'Mara Lindqvist-Osei CV.pdf', ext: 'pdf', status: 'processed' },
      parsedData: { positions: [{ org: 'Orrery Labs', title: 'Senior Software Engineer' }, {}], schools: [{}] },
    });
    for (const list of ['notes', 'resumes', 'files', 'applications'])
      expect((await get(`/opportunities/none/${list}`)).status).toBe(404);
    const other = world.opportunitiesOf(world.contactOf('hired'))[0]?.id;
    expect((await get(`/opportunities/${other}/resumes/${resume?.id}`)).status).toBe(404);
  });

  test('stages come in the order of the pipeline, slugs and UUIDs mixed', async () => {
    const { all } = leverHarness();
    const stages = await all('/stages?limit=2');
    expect(stages.map(({ text }) => text)).toEqual([
      'New lead',
      'Reached out',
      'Responded',
      'New applicant',
      'Recruiter Screen',
      'Phone Interview',
      'Technical Interview',
      'On-site Interview',
      'Offer',
    ]);
    expect([stages[0]?.id, stages[8]?.id]).toEqual(['lead-new', 'offer']);
    expect(stages[6]?.id).toMatch(/^[0-9a-f]{8}-/);
  });

  test('deactivated users are listed only when asked for, and archive reasons in both states', async () => {
    const { all, ids, get, world } = leverHarness();
    const { deactivatedUser, recruiter } = world;
    expect(await ids('/users')).not.toContain(deactivatedUser.id);
    expect(await ids('/users?includeDeactivated=true')).toContain(deactivatedUser.id);
    expect((await get(`/users/${deactivatedUser.id}`)).body.data).toMatchObject({ deactivatedAt: expect.any(Number) });
    expect(await ids(`/users?email=${WORK_EMAIL.toUpperCase()}`)).toEqual([recruiter.id]);
    const reasons = await all('/archive_reasons');
    expect(new Set(reasons.map(({ status, type }) => `${status} ${type}`)).size).toBe(4);
  });

  test('postings of every state, by their columns', async () => {
    const { all } = leverHarness();
    const postings = await all('/postings');
    expect(new Set(postings.map(({ state }) => state)).size).toBe(6);
    expect(postings.map(({ text }) => text)).not.toContain('VP Finance');
    const closed = await all('/postings?state=closed&state=draft');
    expect(new Set(closed.map(({ state }) => state))).toEqual(new Set(['closed', 'draft']));
    const [first] = postings as [{ categories: { team: string } }];
    const team = (await all(`/postings?team=${first.categories.team}`)) as { categories: { team: string } }[];
    expect(new Set(team.map(({ categories }) => categories.team))).toEqual(new Set([first.categories.team]));
  });

  test('sources and tags are counted', async () => {
    const { all, world } = leverHarness();
    const rows = world.tables.opportunities.newestFirst();
    for (const name of ['sources', 'tags'] as const)
      for (const { text, count } of await all(`/${name}?limit=3`))
        expect([text, count]).toEqual([text, rows.filter((row) => row[name].includes(String(text))).length]);
  });

  test.each(['/candidates', '/opportunities/x', '/contacts/x', '/contacts', '/requisitions', '/opportunities/x/y/z'])(
    '%s is not there',
    async (path) => {
      const { get } = leverHarness();
      const answer = await get(path);
      expect([answer.status, answer.body.code]).toEqual([404, 'NotFoundError']);
    },
  );
});

describe('feeds of deletions', () => {
  test('tell what was deleted since, in pages, and nothing of merges or of what turned confidential', async () => {
    const { all, world, clock, ids } = leverHarness();
    const before = clock.now();
    const victims = (await ids('/opportunities')).slice(0, 5);
    for (const id of victims) {
      clock.advance(1_000);
      world.deleteOpportunity(id);
    }
    const rows = await all('/opportunities/deleted?limit=2');
    expect(rows).toEqual(victims.map((id, index) => ({ id, deletedAt: before + (index + 1) * 1_000 })).reverse());
    expect(await ids(`/opportunities/deleted?deleted_at_start=${before + 4_000}`)).toEqual([victims[4], victims[3]]);
    expect(await ids(`/opportunities/deleted?deleted_at_end=${before + 1_000}`)).toEqual([victims[0]]);
    const [keep, merge, hide] = [20, 21, 22].map((index) => world.people[index]?.contactId ?? '') as [
      string,
      string,
      string,
    ];
    world.mergeContacts(keep, merge);
    for (const row of world.opportunitiesOf(hide)) world.setConfidential(row.id, true);
    expect(await ids('/opportunities/deleted')).toHaveLength(5);
  });

  test('applications and postings have their own', async () => {
    const { ids, world } = leverHarness();
    const [application] = world.tables.applications.newestFirst();
    world.deleteApplication(application?.id ?? '');
    const posting = world.postingNamed('Data Analyst').id;
    world.deletePosting(posting);
    expect(await ids('/applications/deleted')).toEqual([application?.id]);
    expect(await ids('/postings/deleted')).toEqual([posting]);
    expect(await ids('/opportunities/deleted')).toEqual([]);
  });
});

describe('faults', () => {
  const struck = async (fault: FaultName) => {
    const parts = leverHarness();
    const before = await parts.get('/opportunities?limit=10');
    parts.lever.faults.set('opportunities', fault);
    return { ...parts, before };
  };

  test('strike their own route only', async () => {
    const { get, lever } = await struck('storm-500');
    expect([(await get('/opportunities')).status, (await get('/stages')).status]).toEqual([500, 200]);
    expect((await get('/opportunities')).body).toEqual({ code: 'InternalServerError', message: expect.any(String) });
    expect(lever.faults.hits('opportunities')).toBe(2);
  });

  test('a page once more, then on; the same page for ever', async () => {
    const again = await struck('page-again');
    const first = await again.get('/opportunities?limit=10');
    const second = await again.get(`/opportunities?limit=10&offset=${first.next}`);
    expect([second.rows, second.next]).toEqual([again.before.rows, again.before.next]);
    expect(first.rows).toEqual(again.before.rows);
    const { get } = await struck('repeat-cursor');
    const stuck = await get('/opportunities?limit=10');
    expect((await get(`/opportunities?limit=10&offset=${stuck.next}`)).next).toBe(stuck.next);
  });

  test('rows in another order, twice, spoilt, in pages of another size', async () => {
    const shuffled = await struck('shuffled');
    const rows = (await shuffled.get('/opportunities?limit=10')).rows.map(({ id }) => id);
    const before = shuffled.before.rows.map(({ id }) => id);
    expect(rows).not.toEqual(before);
    expect([...rows].sort()).toEqual([...before].sort());
    expect((await (await struck('rows-twice')).get('/opportunities?limit=10')).rows).toHaveLength(20);
    const short = await struck('page-too-short');
    expect((await short.get('/opportunities')).rows).toHaveLength(7);
    const nulls = (await (await struck('nulls')).get('/opportunities?limit=10')).rows[0];
    expect(nulls).toMatchObject({ id: before[0], contact: expect.any(String), name: null, emails: null });
  });

  test('a wrong clock for one route', async () => {
    const { get, lever, clock } = leverHarness({ dateSkewMs: 1_000 });
    lever.faults.set('stages', { dateSkewMs: -7_200_000 });
    expect(Date.parse((await get('/stages')).headers.get('date') ?? '')).toBe(clock.now() + 1_000 - 7_200_000);
    expect(Date.parse((await get('/users')).headers.get('date') ?? '')).toBe(clock.now() + 1_000);
  });
});
