// SmartRecruiters as it should not answer: lists that lie, addresses that lead elsewhere, parameters that are ignored.

import { describe, expect, test } from 'vitest';
import type { Account, ConnectorTools, Page } from '@/lib/ats/connector';
import { smartrecruiters } from '@/lib/ats/smartrecruiters/connector';
import { type FakeNetwork, fakeNetwork, json } from './fake-network';
import { ALL, Kept, openSmartRecruiters, POSTINGS, pagesOf, WITH_KEY } from './smartrecruiters-account';

function toolsOf({ http, now }: FakeNetwork): ConnectorTools {
  return {
    http,
    now,
    tokens: { get: async () => null, set: async () => undefined },
    capabilities: ALL,
    syncsFiles: false,
    showRestricted: false,
    isRestricted: () => false,
  };
}

/** An account whose API is a few scripted answers by path; anything else is 404. */
function scripted(answers: Record<string, unknown>): { account: Account; network: FakeNetwork; paths: () => string[] } {
  const network = fakeNetwork((request) => {
    const answer = answers[new URL(request.url).pathname];
    return answer === undefined ? json({ code: 'RESOURCE_NOT_FOUND' }, {}, 404) : json(answer);
  });
  const account = smartrecruiters.open(smartrecruiters.tidy(WITH_KEY), toolsOf(network));
  return { account, network, paths: () => network.sent.map(({ url }) => url) };
}

const SWEEP = { kind: 'sweep' } as const;
const PERSON = { id: 'c-1', firstName: 'Ada', lastName: 'Byron', updatedOn: '2026-11-20T08:00:00.000Z' };

describe('lists', () => {
  test('rows that come twice and in any order are the same rows', async () => {
    const plain = openSmartRecruiters({ people: 230 });
    const odd = openSmartRecruiters({ people: 230 });
    odd.simulator.faults.set('candidates', { duplicate: true, shuffle: true });
    const ids = async ({ account }: { account: Account }) => {
      const kept = new Kept();
      for (const page of await pagesOf(account, { kind: 'sweep' })) kept.add(page.records);
      return kept
        .of('candidate')
        .map(({ id }) => id)
        .sort();
    };
    expect(await ids(odd)).toEqual(await ids(plain));
  });

  test('a row that can’t be read is told and costs nobody else', async () => {
    const { account, simulator } = openSmartRecruiters();
    simulator.faults.set('candidates', { row: (row, index) => (index === 1 ? { ...row, id: null } : row) });
    const pages = await pagesOf(account, { kind: 'sweep' });
    expect(pages.flatMap(({ problems }) => problems)).toEqual([
      { resource: 'candidate', id: null, reason: 'id: invalid_union' },
    ]);
    expect(pages.flatMap(({ records }) => records).length).toBeGreaterThan(50);
  });

  test.each([[[PERSON]], [{ items: [] }], ['text'], [null]])('%j is no list of candidates', async (body) => {
    const { account } = scripted({ '/candidates': body, '/jobs': { content: [] } });
    await expect(account.page({ kind: 'sweep' }, null)).rejects.toMatchObject({ code: 'ats/unexpected-shape' });
  });

  test.each([
    ['every posting it counts was seen', 2, ['1', '2']],
    ['one it counts was not', 3, undefined],
  ])('the public list proves what is gone when %s', async (_, totalFound, ids) => {
    const path = '/v1/companies/HarborPine/postings';
    const network = fakeNetwork((request) => {
      const isFirst = new URL(request.url).searchParams.get('offset') === null;
      const content = isFirst
        ? [
            { id: '1', name: 'Engineer' },
            { id: '2', name: 'Designer' },
          ]
        : [];
      return new URL(request.url).pathname === path ? json({ totalFound, content }) : json({}, {}, 404);
    });
    const account = smartrecruiters.open(smartrecruiters.tidy(POSTINGS), toolsOf(network));
    const pages = await pagesOf(account, { kind: 'jobs', sinceMs: 0 });
    expect(pages.at(-1)?.sweep?.ids).toEqual(ids);
  });

  test.each([1, 20])('a list of %d pages for ever, under ever new names, is noticed', async (pages) => {
    let asked = 0;
    const network = fakeNetwork((request) => {
      if (new URL(request.url).pathname !== '/candidates') return json({ content: [] });
      asked += 1;
      return json({ content: [{ ...PERSON, id: `c-${asked % pages}` }], nextPageId: `p-${asked}` });
    });
    const account = smartrecruiters.open(smartrecruiters.tidy(WITH_KEY), toolsOf(network));
    const walked = (async () => {
      for (let cursor: Page['next'] = null; asked < 1_000; ) cursor = (await account.page(SWEEP, cursor)).next;
    })();
    await expect(walked).rejects.toMatchObject({ code: 'ats/cursor-repeats' });
    expect(asked).toBeLessThan(25 * pages);
  });

  test.each([
    ['far too early, once: it is read again', 100, 1, []],
    ['far too early, always: that is told, and the walk ends', 100, 9, ['list: shorter than counted']],
    ['a page too early, once: it is read again', 300, 1, []],
    ['a page too early, always: that is told, and the walk ends', 300, 9, ['list: shorter than counted']],
  ])('a list of people that ends %s', async (_, end, times, reasons) => {
    const everybody = Array.from({ length: 400 }, (_, at) => ({ ...PERSON, id: `c-${at}` }));
    let ends = 0;
    const network = fakeNetwork((request) => {
      const { pathname, searchParams } = new URL(request.url);
      if (pathname !== '/candidates') return json({ content: [] });
      const from = Number(searchParams.get('pageId') ?? 0);
      if (from === end && ends++ < times) return json({ totalFound: 400, content: [], nextPageId: `${end}` });
      const content = everybody.slice(from, from + 100);
      return json({ totalFound: 400, content, ...(from < 300 ? { nextPageId: `${from + 100}` } : {}) });
    });
    const account = smartrecruiters.open(smartrecruiters.tidy(WITH_KEY), toolsOf(network));
    const pages = await pagesOf(account, { kind: 'fill' });
    const people = pages.flatMap(({ records }) => records).filter(({ resource }) => resource === 'candidate');
    expect(new Set(people.map(({ id }) => id)).size).toBe(times === 1 ? 400 : end);
    expect(pages.at(-1)?.isShort).toBe(times === 1 ? undefined : true);
    expect(pages.flatMap(({ problems }) => problems).map(({ reason }) => reason)).toEqual(reasons);
  });

  test('no rows end a list, whatever comes next', async () => {
    const { account } = scripted({ '/candidates': { content: [], nextPageId: 'more' }, '/jobs': { content: [] } });
    expect((await account.page({ kind: 'sweep' }, null)).next).toBeNull();
  });

  test('jobs come by offset where no page is named', async () => {
    const rows = Array.from({ length: 130 }, (_, index) => ({ id: `j-${index}`, title: 'Job', status: 'CANCELLED' }));
    const network = fakeNetwork((request) => {
      const { pathname, searchParams } = new URL(request.url);
      if (pathname !== '/jobs') return json({ content: [] });
      const offset = Number(searchParams.get('offset') ?? 0);
      return json({ totalFound: rows.length, content: rows.slice(offset, offset + Number(searchParams.get('limit'))) });
    });
    const account = smartrecruiters.open(smartrecruiters.tidy(WITH_KEY), toolsOf(network));
    const pages = await pagesOf(account, { kind: 'jobs', sinceMs: 0 });
    const ids = pages.flatMap(({ records }) => records.filter((row) => row.resource === 'job').map((row) => row.id));
    expect(new Set(ids).size).toBe(130);
  });
});

describe('one person', () => {
  test('somebody else’s answer, as after a merge, is not theirs', async () => {
    const { account } = scripted({ '/candidates/c-1': { ...PERSON, id: 'c-2' } });
    expect(await account.one('c-1', [])).toEqual({ records: [], problems: [] });
    await expect(account.details?.('c-1', [])).rejects.toMatchObject({ code: 'ats/gone' });
  });

  test('an answer that can’t be read is no proof that they are gone', async () => {
    const { account } = scripted({ '/candidates/c-1': { message: 'maintenance' } });
    await expect(account.one('c-1', [])).rejects.toMatchObject({ code: 'ats/unexpected-shape' });
  });

  test('an id is never a path', async () => {
    const { account, paths } = scripted({});
    await account.one('../users', []);
    expect(paths().every((url) => url.startsWith('https://api.smartrecruiters.com/candidates/..%2Fusers'))).toBe(true);
  });
});

describe('the team of a job', () => {
  const member = (id: string, more: object) => ({ id, ...more });
  const read = async (team: unknown[], more: Record<string, unknown> = {}) => {
    const opened = scripted({
      '/jobs': { content: [{ id: 'j-1', title: 'Engineer', status: 'OFFER' }], totalFound: 1 },
      '/jobs/j-1': { id: 'j-1', title: 'Engineer' },
      '/jobs/j-1/hiring-team': { content: team },
      '/user-api/v201804/users': { content: [] },
      ...more,
    });
    const pages = await pagesOf(opened.account, { kind: 'jobs', sinceMs: 0 });
    const detail = pages.flatMap(({ records }) => records).find((row) => row.resource === 'job_detail');
    return { ...opened, recruiter: (detail?.data as { recruiterId?: string | null } | undefined)?.recruiterId };
  };

  test.each(['RECRUITER', 'Recruiter', ' recruiter ', 'RE_CRUITER'])('%j is the recruiter', async (role) => {
    expect((await read([member('u-0', { role: 'HIRING_MANAGER' }), member('u-1', { role })])).recruiter).toBe('u-1');
  });

  test('a role that the list leaves out is asked for at the member’s own address', async () => {
    const url = 'https://api.smartrecruiters.com/jobs/j-1/hiring-team/own';
    const own = { '/jobs/j-1/hiring-team/own': { id: 'u-1', role: 'RECRUITER' } };
    expect((await read([member('u-1', { actions: { details: { url } } })], own)).recruiter).toBe('u-1');
  });

  test.each([
    'https://evil.example/jobs/j-1/hiring-team/u-1',
    '//evil.example/jobs/x',
    'https://api.smartrecruiters.com/candidates/c-1',
  ])('an address that leads elsewhere (%s) is not followed', async (url) => {
    const { paths, recruiter } = await read([member('u-1', { actions: { details: { url } } })]);
    expect(paths()).not.toContain(url);
    expect(paths().filter((path) => !path.startsWith('https://api.smartrecruiters.com/'))).toEqual([]);
    expect(paths()).toContain('https://api.smartrecruiters.com/jobs/j-1/hiring-team/u-1');
    expect(recruiter).toBeNull();
  });
});

test('notes of others, and private ones, are left out also where the ATS ignores what it was asked', async () => {
  const message = (id: string, visibility: string, content: string, context: unknown = null) => ({
    id,
    visibility,
    content,
    createdOn: `2026-11-1${id}T08:00:00.000Z`,
    authorId: 'u-1',
    context,
  });
  const { account } = scripted({
    '/messages': {
      content: [
        message('1', 'OPEN', 'Old and fine #[CANDIDATE:c-1]'),
        message('2', 'PRIVATE', 'Mine alone #[CANDIDATE:c-1]'),
        message('3', 'DIRECT', 'For you #[CANDIDATE:c-1]'),
        message('4', 'OPEN', 'Of somebody else #[CANDIDATE:c-2]'),
        message('5', 'EVERYONE', '@[USER:u-9] New and fine', {
          applications: [{ candidateId: 'c-1', jobId: 'j' }, null],
        }),
        message('6', 'OPEN', 'Of nobody'),
        null,
      ],
    },
  });
  expect(await account.notes('c-1', [])).toEqual([
    { id: '5', author: null, writtenAt: '2026-11-15T08:00:00.000Z', text: 'New and fine' },
    { id: '1', author: null, writtenAt: '2026-11-11T08:00:00.000Z', text: 'Old and fine' },
  ]);
});
