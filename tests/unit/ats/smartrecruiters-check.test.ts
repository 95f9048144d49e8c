// What typed credentials are worth: scopes, roles, spellings, tokens that end, and limits that are met.

import { describe, expect, test } from 'vitest';
import { smartrecruiters } from '@/lib/ats/smartrecruiters/connector';
import { ALL_SMARTRECRUITERS_SCOPES, DEFAULT_OAUTH_CLIENT } from '@/tests/simulators/smartrecruiters-access';
import { COMPANY, WORK_EMAIL } from '@/tests/simulators/smartrecruiters-company';
import { openSmartRecruiters, POSTINGS, pagesOf, WITH_CLIENT, WITH_KEY } from './smartrecruiters-account';

const ROLE = 'System role: Administrator';
const client = (over: Partial<typeof DEFAULT_OAUTH_CLIENT>) => ({ clients: [{ ...DEFAULT_OAUTH_CLIENT, ...over }] });
const scopes = (list: readonly { scope: string }[] | undefined) => list?.map(({ scope }) => scope);

describe('check', () => {
  test('a key: everything is there, and nothing is known of scopes', async () => {
    const { account, world, simulator } = openSmartRecruiters();
    expect(await account.check(WORK_EMAIL.toUpperCase())).toEqual({
      account: COMPANY.name,
      missing: [],
      unverified: [],
      excess: null,
      seesRestricted: null,
      user: { id: world.recruiter.id, name: 'Ines Halvorsen' },
    });
    expect([...simulator.log.forbidden, ...simulator.log.ignored, ...simulator.log.writes]).toEqual([]);
  });

  test('a client: what is granted and not needed is told, and that no answer tells the role', async () => {
    const { account } = openSmartRecruiters({ fields: WITH_CLIENT });
    const check = await account.check(WORK_EMAIL);
    expect(check).toMatchObject({ account: COMPANY.name, missing: [], seesRestricted: null });
    expect(scopes(check.unverified)).toEqual([ROLE]);
    expect(check.excess).toContain('candidates_manage');
    expect(check.excess).toContain('candidates_offers_read');
    expect(check.excess).not.toContain('candidates_read');
  });

  test.each(['candidates_read', 'jobs_read', 'users_read', 'configuration_read', 'messages_read'])(
    'a client without %s',
    async (scope) => {
      const granted = ALL_SMARTRECRUITERS_SCOPES.filter((one) => one !== scope);
      const { account } = openSmartRecruiters({ fields: WITH_CLIENT, options: client({ scopes: granted }) });
      const check = await account.check(WORK_EMAIL);
      expect(scopes(check.missing)).toEqual([scope]);
      expect(check.user === null).toBe(scope === 'users_read');
    },
  );

  test('only what the capabilities need is asked for', () => {
    expect(scopes(smartrecruiters.permissions(['show']))).toEqual(['candidates_read', 'jobs_read', 'users_read', ROLE]);
    expect(scopes(smartrecruiters.permissions(['show', 'contact', 'files', 'reasons', 'notes']))).toEqual([
      'candidates_read',
      'jobs_read',
      'users_read',
      ROLE,
      'configuration_read',
      'messages_read',
    ]);
  });

  test('a role that hides everybody leaves nothing to try anything on', async () => {
    const options = client({ role: 'Standard', departments: [] });
    const { account } = openSmartRecruiters({ fields: WITH_CLIENT, options });
    const check = await account.check(WORK_EMAIL);
    expect(scopes(check.unverified)).toEqual(expect.arrayContaining([ROLE, 'candidates_read', 'jobs_read']));
  });

  test.each([[{ ...WITH_KEY, apiKey: 'wrong' }], [{ ...WITH_CLIENT, clientSecret: 'wrong' }]])(
    '%j is refused',
    async (fields) => {
      const { account } = openSmartRecruiters({ fields });
      await expect(account.check(WORK_EMAIL)).rejects.toMatchObject({ code: 'ats/unauthorized' });
    },
  );

  test('nobody by that address', async () => {
    const { account, world } = openSmartRecruiters();
    expect((await account.check('nobody@firm.example')).user).toBeNull();
    expect((await account.check(world.inactiveUser.email)).user).toBeNull();
  });

  test.each([
    [{ ...POSTINGS, companyIdentifier: 'harborPine' }],
    [{ ...POSTINGS, companyIdentifier: 'harbor pine' }],
    [{ ...WITH_KEY, companyIdentifier: 'Harbor-Pine' }],
  ])('another spelling is told: %j', async (fields) => {
    const { account } = openSmartRecruiters({ fields });
    await expect(account.check(WORK_EMAIL)).rejects.toMatchObject({
      code: 'connection/other-casing',
      about: ['companyIdentifier', COMPANY.identifier],
    });
  });

  test('postings alone: the company, or no such company', async () => {
    const { account, simulator } = openSmartRecruiters({ fields: POSTINGS });
    expect(await account.check(null)).toMatchObject({ account: COMPANY.name, missing: [], unverified: [], user: null });
    expect(simulator.counters.api()).toBe(0);
    const stranger = openSmartRecruiters({ fields: { ...POSTINGS, companyIdentifier: 'Nobody' } });
    await expect(stranger.account.check(null)).rejects.toMatchObject({
      code: 'connection/invalid-field',
      about: ['companyIdentifier'],
    });
  });
});

describe('tokens', () => {
  test('one is made for many calls at once, and kept', async () => {
    const { account, again, simulator, world } = openSmartRecruiters({ fields: WITH_CLIENT });
    const id = String(world.cast.hired.candidateId);
    await Promise.all([account.one(id, []), again().one(id, []), again().one(id, [])]);
    await again().one(id, []);
    expect(simulator.counters.of('token')).toBe(1);
  });

  test('one that was revoked is replaced, once; a client that was revoked is an error', async () => {
    const { account, simulator, world } = openSmartRecruiters({ fields: WITH_CLIENT });
    const id = String(world.cast.hired.candidateId);
    await account.one(id, []);
    simulator.revokeTokens();
    expect((await account.one(id, [])).records.length).toBeGreaterThan(0);
    expect(simulator.counters.of('token')).toBe(2);
    simulator.revokeSecret();
    await expect(account.one(id, [])).rejects.toMatchObject({ code: 'ats/unauthorized' });
  });

  test('one that ends while a walk goes on', async () => {
    const opened = openSmartRecruiters({ fields: WITH_CLIENT, people: 230, options: { tokenSeconds: 130 } });
    let cursor = (await opened.account.page({ kind: 'fill' }, null)).next;
    while (cursor !== null) {
      opened.clock.advance(100_000);
      cursor = (await opened.account.page({ kind: 'fill' }, cursor)).next;
    }
    expect(opened.simulator.counters.of('token')).toBeGreaterThan(2);
  });
});

describe('refusals and limits', () => {
  test('a client that may not see jobs, users or reasons still has its people read, and says so', async () => {
    const options = client({ scopes: ['candidates_read'] });
    const { account } = openSmartRecruiters({ fields: WITH_CLIENT, options });
    const pages = await pagesOf(account, { kind: 'fill' });
    expect(pages.flatMap(({ records }) => records.map((row) => row.resource))).toContain('candidate');
    expect(pages.flatMap(({ problems }) => problems.map(({ reason }) => reason))).toEqual([
      'missing-permission: configuration_read',
      'missing-permission: configuration_read',
      'missing-permission: users_read',
      'missing-permission: jobs_read',
      'missing-permission: jobs_read',
    ]);
    const later = await pagesOf(account, { kind: 'jobs', sinceMs: 0 });
    expect(later.flatMap(({ problems }) => problems)).toEqual([]);
  });

  test('without candidates_read there is nothing to read', async () => {
    const options = client({ scopes: ['jobs_read'] });
    const { account } = openSmartRecruiters({ fields: WITH_CLIENT, options });
    await expect(pagesOf(account, { kind: 'changes', sinceMs: 0 })).rejects.toMatchObject({
      code: 'ats/missing-permission',
    });
  });

  test('lists of candidates are asked for one at a time, while details go beside them', async () => {
    const { account, simulator, world } = openSmartRecruiters({ people: 230, options: { latencyMs: 5 } });
    const walks = [pagesOf(account, { kind: 'sweep' }), pagesOf(account, { kind: 'changes', sinceMs: 0 })];
    const details = [...world.candidates.keys()].slice(0, 20).map((id) => account.details?.(id, []));
    await Promise.all([...walks, ...details]);
    expect(simulator.log.requests.filter(({ status }) => status !== 200)).toEqual([]);
    expect(simulator.log.mostOpen).toBeGreaterThan(1);
  });

  test('a team of users on the same key: a 429 without a time is waited for, a second at first', async () => {
    const { account, simulator, clock, world } = openSmartRecruiters();
    const colleague = { headers: { 'x-smarttoken': WITH_KEY.apiKey } };
    const url = 'https://api.smartrecruiters.com/jobs';
    for (let call = 0; call < 10; call++) await simulator.fetch(url, colleague);
    const before = clock.now();
    const { records } = await account.one(String(world.cast.hired.candidateId), []);
    expect(records.length).toBe(3);
    expect(clock.now() - before).toBeLessThan(3_000);
    expect(clock.now() - before).toBeGreaterThanOrEqual(1_000);
  });
});
