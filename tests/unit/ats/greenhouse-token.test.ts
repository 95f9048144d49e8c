import { describe, expect, test } from 'vitest';
import { greenhouse } from '@/lib/ats/greenhouse/connector';
import { createHttp } from '@/lib/ats/http';
import { errorCode } from '@/lib/errors';
import type { Capability } from '@/lib/model/connection';
import { openAccount } from './greenhouse-account';

const code = (promise: Promise<unknown>) => promise.then(() => 'fine', errorCode);
const first = (of: { account: ReturnType<typeof openAccount>['account'] }) => of.account.page({ kind: 'fill' }, null);

describe('tokens', () => {
  test('many requests at once, from several accounts of one credential, mint once', async () => {
    const opened = openAccount({ capabilities: ['show', 'files'] });
    const accounts = [opened.account, opened.again(), opened.again()];
    await Promise.all(accounts.map((account) => account.page({ kind: 'fill' }, null)));
    expect(opened.simulator.counters.of('token')).toBe(1);
  });

  test.each(['expires_at', 'expires_in', 'both'] as const)(
    'kept until a minute before its end, told by %s',
    async (tokenExpiry) => {
      const opened = openAccount({ options: { tokenExpiry, limit: null } });
      await first(opened);
      opened.clock.advance(58 * 60_000);
      await opened.again().page({ kind: 'fill' }, null);
      expect(opened.simulator.counters.of('token')).toBe(1);
      opened.clock.advance(61_000);
      await opened.again().page({ kind: 'fill' }, null);
      expect(opened.simulator.counters.of('token')).toBe(2);
    },
  );

  test('a server whose clock is wrong by hours changes nothing', async () => {
    const opened = openAccount({ options: { dateSkewMs: 5 * 3_600_000, tokenExpiry: 'expires_in' } });
    await first(opened);
    await first(opened);
    expect(opened.simulator.counters.of('token')).toBe(1);
  });

  test('another install minted one: ours is dropped and one more is made', async () => {
    const opened = openAccount({ options: { singleActiveToken: true } });
    await first(opened);
    const before = opened.token();
    opened.simulator.mintElsewhere();
    const page = await first(opened);
    expect(page.records.length).toBeGreaterThan(0);
    expect(opened.token()).not.toEqual(before);
    expect(opened.simulator.counters.of('token')).toBe(2);
  });

  test('requests that are refused together mint one token together', async () => {
    const opened = openAccount({ options: { singleActiveToken: true } });
    await first(opened);
    opened.simulator.mintElsewhere();
    await Promise.all([first(opened), opened.again().page({ kind: 'sweep' }, null), first(opened)]);
    expect(opened.simulator.counters.of('token')).toBe(2);
  });

  test('a token somebody else of this browser has put there meanwhile is used', async () => {
    const opened = openAccount({ options: { singleActiveToken: true } });
    await first(opened);
    const stale = opened.token();
    opened.simulator.revokeTokens();
    // Another worker of this browser: it shares the place for tokens, and nothing else.
    const http = createHttp({ fetch: opened.simulator.fetch, now: opened.clock.now, sleep: async () => undefined });
    const fields = { clientId: 'hp-client-0001', clientSecret: 'hp-secret-plain-to-see-0001' };
    await greenhouse.open(fields, { ...opened.tools, http }).page({ kind: 'fill' }, null);
    const fresh = opened.token();
    expect(fresh).not.toEqual(stale);
    // Ours was read before; now the stored one differs from what is refused.
    let asked = 0;
    const late = greenhouse.open(fields, {
      ...opened.tools,
      tokens: { ...opened.tools.tokens, get: async () => (asked++ === 0 ? stale : fresh) },
    });
    await late.page({ kind: 'fill' }, null);
    expect(opened.simulator.counters.of('token')).toBe(2);
  });

  test('401 with new tokens as well is the end, after three of them, and not the key’s fault', async () => {
    const opened = openAccount();
    opened.simulator.faults.set('users', 'unauthorized');
    expect(await code(first(opened))).toBe('ats/token-taken');
    expect(opened.simulator.counters.of('users')).toBe(4);
    expect(opened.simulator.counters.of('token')).toBe(4);
  });

  test('a revoked secret is told as such', async () => {
    const opened = openAccount();
    await first(opened);
    opened.simulator.revokeSecret();
    expect(await code(first(opened))).toBe('ats/unauthorized');
    opened.simulator.restoreSecret();
    expect(await code(first(opened))).toBe('fine');
  });

  test('a token of another credential, or rubbish, in the token place is not used', async () => {
    const opened = openAccount();
    await opened.tools.tokens.set({ clientId: 'other', access: 'x', goodUntilMs: 9e15, noted: [] });
    expect(await code(first(opened))).toBe('fine');
    await opened.tools.tokens.set('rubbish');
    expect(await code(first(opened))).toBe('fine');
    expect(opened.simulator.counters.of('token')).toBe(2);
  });

  test('the secret is in no error', async () => {
    const opened = openAccount({ fields: { clientSecret: 'wrong-secret-of-mine' } });
    const thrown = await first(opened).catch((error: unknown) => error as Error);
    expect(errorCode(thrown)).toBe('ats/unauthorized');
    const told = thrown instanceof Error ? [thrown.message, thrown.stack, JSON.stringify(thrown)].join() : '';
    expect(told).not.toBe('');
    expect(told).not.toMatch(/wrong-secret|hp-client|Basic/);
  });

  test.each([
    ['storm-500', 'ats/server-error'],
    ['rate-limited-long', 'ats/rate-limited'],
    ['html', 'ats/unexpected-shape'],
    ['truncated', 'ats/unexpected-shape'],
    ['empty', 'ats/unexpected-shape'],
    ['drop', 'ats/unreachable'],
    ['not-a-list', 'ats/unexpected-shape'],
  ] as const)('the token address answering %s is %s', async (fault, expected) => {
    const opened = openAccount();
    opened.simulator.faults.set('token', fault);
    expect(await code(first(opened))).toBe(expected);
  });
});

describe('a token address in trouble that passes', () => {
  test.each(['storm-502', 'storm-503', 'drop', 'truncated', 'html', 'empty'] as const)('%s', async (fault) => {
    const opened = openAccount();
    opened.simulator.faults.set('token', fault, { times: 2 });
    expect(await code(first(opened))).toBe('fine');
    expect(opened.simulator.counters.of('token')).toBe(3);
  });

  test('a refusal is not trouble: it is asked once', async () => {
    const opened = openAccount({ fields: { clientSecret: 'wrong-secret-of-mine' } });
    expect(await code(first(opened))).toBe('ats/unauthorized');
    expect(opened.simulator.counters.of('token')).toBe(1);
  });

  test('introspection is asked once: the scopes can be found out otherwise', async () => {
    const opened = openAccount();
    opened.simulator.faults.set('introspect', 'storm-502');
    expect(await code(opened.account.check(null))).toBe('fine');
    expect(opened.simulator.counters.of('introspect')).toBe(1);
  });
});

describe('checking credentials', () => {
  const EMAIL = 'ines.halvorsen@harborpine.example';

  test('missing scopes are told with what they cost', async () => {
    const { account, simulator } = openAccount();
    simulator.removeScopes(['harvest:candidates:list', 'harvest:attachments:list', 'harvest:prospect_pools:list']);
    const { missing, user } = await account.check(EMAIL);
    expect(missing).toEqual([
      { scope: 'harvest:candidates:list', capability: 'show', required: true },
      { scope: 'harvest:prospect_pools:list', capability: 'show', required: false },
      { scope: 'harvest:attachments:list', capability: 'files', required: false },
    ]);
    expect(user).not.toBeNull();
  });

  test('what is not ticked is not missing', async () => {
    const { account, simulator } = openAccount({ capabilities: ['show'] });
    simulator.removeScopes(['harvest:attachments:list']);
    expect((await account.check(EMAIL)).missing).toEqual([]);
  });

  test.each(['storm-500', 'drop', 'html', 'forbidden'] as const)(
    'introspection answering %s: list by list',
    async (fault) => {
      const { account, simulator } = openAccount();
      simulator.faults.set('introspect', fault);
      simulator.removeScopes(['harvest:jobs:list', 'harvest:rejection_details:list']);
      const check = await account.check(EMAIL);
      expect(check.missing.map(({ scope }) => scope)).toEqual(['harvest:jobs:list', 'harvest:rejection_details:list']);
      expect(check).toMatchObject({ account: null, unverified: [], excess: null });
      expect(simulator.log.requests.filter(({ route }) => route === 'jobs').map(({ query }) => query)).toEqual([
        '?per_page=1&fields=id',
      ]);
    },
  );

  test.each([
    ['as it is', EMAIL, true],
    ['in capitals', EMAIL.toUpperCase(), true],
    ['their second address', 'IHalvorsen@talent.harborpine.example', true],
    ['a deactivated user', 'petra.sokolic@harborpine.example', false],
    ['nobody', 'nobody@harborpine.example', false],
    ['part of one', 'halvorsen@harborpine.example', false],
  ])('the user by work e-mail: %s', async (_, email, found) => {
    const { account, world } = openAccount();
    const name = String(world.recruiter.name);
    expect((await account.check(email)).user).toEqual(found ? { id: String(world.recruiter.id), name } : null);
  });

  test('what the credential may do beyond that is told, the sensitive first', async () => {
    const { account, simulator } = openAccount({ capabilities: ['show'] });
    expect((await account.check(null)).excess).toEqual(['harvest:candidate_tags:list', 'harvest:job_owners:list']);
    simulator.addScopes([
      'harvest:something_new:list',
      'harvest:applications:move',
      'harvest:scorecards:list',
      'harvest:offers:list',
      'openid',
    ]);
    expect((await account.check(null)).excess).toEqual([
      'harvest:offers:list',
      'harvest:scorecards:list',
      'harvest:applications:move',
      'harvest:candidate_tags:list',
      'harvest:job_owners:list',
      'harvest:something_new:list',
    ]);
    expect(simulator.log.forbidden).toEqual([]);
  });

  test('whether restricted people and jobs are seen is told by seeing one', async () => {
    const { account, world, simulator } = openAccount();
    expect((await account.check(null)).seesRestricted).toBe(true);
    for (const row of world.tables.jobs.descending()) row.confidential = false;
    expect((await account.check(null)).seesRestricted).toBe(true);
    for (const row of world.tables.candidates.descending()) row.private = false;
    expect((await account.check(null)).seesRestricted).toBeNull();
    simulator.faults.set('jobs', 'storm-500');
    expect((await account.check(null)).seesRestricted).toBeNull();
    simulator.removeScopes(['harvest:jobs:list', 'harvest:candidates:list']);
    expect((await account.check(null)).seesRestricted).toBeNull();
  });

  test('a filter for private people that only includes them proves nothing by itself', async () => {
    const { account, world, simulator } = openAccount();
    for (const row of world.tables.jobs.descending()) row.confidential = false;
    simulator.faults.set('candidates', { row: (row) => ({ ...row, private: false }) });
    expect((await account.check(null)).seesRestricted).toBeNull();
  });

  test('a list that is not there leaves its permission unverified', async () => {
    const { account, simulator } = openAccount({ capabilities: ['show', 'reasons'] });
    simulator.faults.set('introspect', 'html');
    simulator.faults.set('close_reasons', { status: 404 });
    const { missing, unverified } = await account.check(null);
    expect(missing).toEqual([]);
    expect(unverified).toEqual([{ scope: 'harvest:close_reasons:list', capability: 'reasons', required: false }]);
  });

  test('without an e-mail, or without the scope for users, nobody is looked up', async () => {
    const { account, simulator } = openAccount();
    expect((await account.check(null)).user).toBeNull();
    simulator.removeScopes(['harvest:users:list']);
    expect((await account.check(EMAIL)).user).toBeNull();
    expect(simulator.counters.of('users')).toBe(0);
  });

  test('an old key in hexadecimals that is refused is called an old key', async () => {
    const { account } = openAccount({ fields: { clientId: '0123456789abcdef0123456789abcdef' } });
    expect(await code(account.check(EMAIL))).toBe('ats/retired-key');
  });

  test('a token that was revoked before it was looked at is replaced', async () => {
    const opened = openAccount({ options: { singleActiveToken: true } });
    await first(opened);
    opened.simulator.mintElsewhere();
    expect((await opened.account.check(EMAIL)).missing).toEqual([]);
  });
});

describe('what is typed', () => {
  const GOOD = { clientId: 'an-id', clientSecret: 'a-secret', webAddress: '', workEmail: 'ines@harborpine.example' };
  const tidy = (over: Record<string, string>) => greenhouse.tidy({ ...GOOD, ...over });
  const refusal = (over: Record<string, string>) => {
    try {
      tidy(over);
    } catch (error) {
      return [errorCode(error), ...(error as { about: string[] }).about];
    }
    return null;
  };
  const HEX = '0123456789abcdef0123456789abcdef';

  test.each([
    ['', 'https://app.greenhouse.io'],
    ['https://app.greenhouse.io/people/1?application_id=2#x', 'https://app.greenhouse.io'],
    ['app2.greenhouse.io/dashboard', 'https://app2.greenhouse.io'],
    ['  <https://APP.greenhouse.io> ', 'https://app.greenhouse.io'],
    ['https://greenhouse.harborpine.example:8443/x', 'https://greenhouse.harborpine.example:8443'],
    ['app.greenhouse.io:443/x', 'https://app.greenhouse.io'],
  ])('address %s', (webAddress, expected) => {
    expect(tidy({ webAddress }).webAddress).toBe(expected);
  });

  test.each([
    'http://app.greenhouse.io',
    'javascript:alert(1)',
    'ftp://app.greenhouse.io',
    'https://me:pw@app.greenhouse.io',
    'localhost',
    'a b',
    'https://',
  ])('address %s is refused', (webAddress) => {
    expect(refusal({ webAddress })).toEqual(['connection/invalid-field', 'webAddress']);
  });

  test.each<[Record<string, string>, string[] | null]>([
    [{}, null],
    [{ clientId: ' "an-id"\u200b\n' }, null],
    [{ clientId: `${HEX}-1` }, ['ats/retired-key']],
    [{ clientSecret: `${HEX}-12` }, ['ats/retired-key']],
    [{ clientId: HEX, clientSecret: '' }, ['ats/retired-key']],
    [{ clientId: '', clientSecret: HEX.toUpperCase() }, ['ats/retired-key']],
    // May be an id of today: only Greenhouse can tell.
    [{ clientId: HEX }, null],
    [{ clientSecret: '' }, ['connection/invalid-field', 'clientSecret']],
    [{ clientId: 'two words', workEmail: 'ines' }, ['connection/invalid-field', 'clientId', 'workEmail']],
    [{ clientSecret: 'geheim–nis' }, ['connection/invalid-field', 'clientSecret']],
    [{ workEmail: '' }, ['connection/invalid-field', 'workEmail']],
    [{ workEmail: ' mailto:ines@harborpine.example ' }, null],
  ])('%j', (over, expected) => {
    expect(refusal(over)).toEqual(expected);
  });

  test('what was pasted around a value is gone', () => {
    expect(tidy({ clientId: ' "an-id"\u200b\n', workEmail: '<ines@harborpine.example>' })).toEqual({
      ...GOOD,
      webAddress: 'https://app.greenhouse.io',
    });
  });

  test('only what is needed is asked for', () => {
    const of = (...capabilities: Capability[]) => greenhouse.permissions(capabilities).map(({ scope }) => scope);
    const scopes = of('show', 'contact', 'files', 'reasons', 'notes');
    expect(scopes.every((scope) => /^harvest:[a-z_]+:list$/.test(scope))).toBe(true);
    expect(scopes.join()).not.toMatch(/offer|scorecard|demographic|eeoc|pay_|approv|interviews|educations/);
    const added = (capability: Capability) =>
      of('show', capability)
        .filter((scope) => !of('show').includes(scope))
        .map((scope) => scope.split(':')[1]);
    expect(added('contact')).toEqual([]);
    expect(added('files')).toEqual(['attachments']);
    expect(added('notes')).toEqual(['notes']);
    expect(added('reasons')).toEqual(['rejection_reasons', 'close_reasons', 'rejection_details']);
    const required = greenhouse.permissions([]).filter((one) => one.required);
    expect(required.map(({ scope }) => scope).sort()).toEqual(
      ['applications', 'candidates', 'jobs', 'users'].map((name) => `harvest:${name}:list`),
    );
  });
});
