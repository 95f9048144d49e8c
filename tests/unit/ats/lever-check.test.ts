// What the check of a Lever key finds out.

import { describe, expect, test } from 'vitest';
import { lever } from '@/lib/ats/lever/connector';
import { errorCode } from '@/lib/errors';
import { DEFAULT_KEY, EU_HOST, SANDBOX_HOST } from '@/tests/simulators/lever';
import { PERMISSIONS, type Permission } from '@/tests/simulators/lever-routes';
import { ALL, CONFIDENTIAL_KEY, openLever } from './lever-account';

const code = (promise: Promise<unknown>) => promise.then(() => 'fine', errorCode);

/** What Lever calls the endpoints behind each of the simulator's permissions. */
const SCOPES: Partial<Record<Permission, string[]>> = {
  opportunities: ['List all opportunities'],
  'opportunities/deleted': ['List deleted opportunities'],
  applications: ['List all applications'],
  'applications/deleted': ['List deleted applications'],
  postings: ['List all postings'],
  'postings/deleted': ['List deleted postings'],
  stages: ['List all stages'],
  archive_reasons: ['List all archive reasons'],
  users: ['List all users', 'Retrieve a single user'],
  notes: ['List all notes'],
  resumes: ['List all resumes', 'Download a resume file'],
  files: ['List all files', 'Download a file'],
};

describe('permissions', () => {
  test.each(PERMISSIONS)('a key without %s lacks just what is behind it', async (permission) => {
    const { account, simulator } = openLever();
    simulator.removePermissions([permission]);
    const { missing, unverified } = await account.check(null);
    const scopes = missing.map(({ scope }) => scope);
    expect(scopes.filter((scope) => SCOPES[permission]?.includes(scope) !== true)).toEqual([]);
    // Where the lists of people or users are closed, nothing can be tried on single ones.
    const told = [...scopes, ...unverified.map(({ scope }) => scope)];
    for (const scope of SCOPES[permission] ?? []) expect(told).toContain(scope);
    expect(unverified.length > 0).toBe(permission === 'opportunities' || permission === 'users');
  });

  test('a key that may nothing is told all of it', async () => {
    const { account, simulator } = openLever();
    simulator.removePermissions([...PERMISSIONS]);
    const { missing, unverified, user, seesRestricted } = await account.check('recruiter@harborpine.example');
    expect(missing.filter(({ required }) => required).map(({ scope }) => scope)).toEqual([
      'List all postings',
      'List all opportunities',
    ]);
    expect([...missing, ...unverified]).toHaveLength(lever.permissions(ALL).length);
    expect([user, seesRestricted]).toEqual([null, false]);
  });

  test('only what was switched on is asked for', async () => {
    const { account, simulator } = openLever({ capabilities: ['show'] });
    simulator.removePermissions(['files', 'notes']);
    expect(await account.check(null)).toMatchObject({ missing: [], unverified: [] });
    expect(simulator.counters.of('files') + simulator.counters.of('notes') + simulator.counters.of('download')).toBe(0);
  });

  test('in an account without anybody, what hangs on people is unverified', async () => {
    const { account, world } = openLever();
    for (const { contactId } of world.people) if (contactId !== null) world.deletePerson(contactId);
    const { missing, unverified, seesRestricted } = await account.check(null);
    expect(missing).toEqual([]);
    expect(unverified.map(({ scope }) => scope).sort()).toEqual([
      'Download a file',
      'Download a resume file',
      'List all applications',
      'List all files',
      'List all notes',
      'List all resumes',
    ]);
    expect(seesRestricted).toBe(false);
  });

  test('each is named once', () => {
    const scopes = lever.permissions(ALL).map(({ scope }) => scope);
    expect(new Set(scopes).size).toBe(scopes.length);
    expect(scopes.join()).not.toMatch(/offer|interview|feedback|EEO|survey/i);
  });
});

describe('the key', () => {
  test.each([
    ['revoked', 'unauthorized', 'ats/unauthorized'],
    ['in a storm', 'storm-500', 'ats/server-error'],
    ['behind a login page', 'html', 'ats/unexpected-shape'],
  ] as const)('%s', async (_, fault, expected) => {
    const { account, simulator } = openLever();
    simulator.faults.set('opportunities', fault);
    expect(await code(account.check(null))).toBe(expected);
  });

  test.each([
    ['production', DEFAULT_KEY.host],
    ['sandbox', SANDBOX_HOST],
    ['eu', EU_HOST],
  ])('of %s is tried at %s alone', async (environment, host) => {
    const { tools, simulator } = openLever({ options: { keys: [{ ...DEFAULT_KEY, host }] } });
    const account = lever.open({ environment, apiKey: DEFAULT_KEY.key }, tools);
    expect((await account.check(null)).missing).toEqual([]);
    expect([...new Set(simulator.log.requests.map((request) => request.host))]).toEqual([host]);
  });

  test('is nowhere in an error or a request but in its header', async () => {
    const { account, simulator } = openLever();
    await account.check(null);
    expect(JSON.stringify(simulator.log.requests.map(({ path, query }) => path + query))).not.toContain(
      DEFAULT_KEY.key,
    );
    simulator.revokeKey();
    const thrown = await account.check(null).catch((error: unknown) => error);
    expect(JSON.stringify(thrown) + String(thrown)).not.toContain(DEFAULT_KEY.key);
  });
});

describe('confidential data', () => {
  test.each([
    ['with access', { keys: [CONFIDENTIAL_KEY] }, true],
    ['refused', { confidentialRefusal: 'forbidden' }, false],
    ['answered with nothing', { confidentialRefusal: 'empty' }, null],
  ] as const)('%s', async (_, options, expected) => {
    const { account } = openLever({ options: { ...options } });
    expect((await account.check(null)).seesRestricted).toBe(expected);
  });

  test('rows that are not confidential prove nothing', async () => {
    const { account } = openLever({
      instead: ({ searchParams }) =>
        searchParams.get('confidentiality') === 'confidential'
          ? {
              status: 200,
              body: { data: [{ id: 'o1', contact: 'c1', confidentiality: 'non-confidential' }], hasNext: false },
            }
          : null,
    });
    expect((await account.check(null)).seesRestricted).toBeNull();
  });
});

describe('the user', () => {
  test.each([
    ['in any case', (email: string) => ` ${email.toUpperCase()} `, true],
    ['of nobody', () => 'nobody@nowhere.example', false],
    ['empty', () => ' ', false],
  ] as const)('by a work e-mail %s', async (_, spell, found) => {
    const { account, world } = openLever();
    const { user } = await account.check(spell(world.recruiter.email));
    expect(user).toEqual(found ? { id: world.recruiter.id, name: world.recruiter.name } : null);
  });

  test.each(['left out', 'listed'])('somebody who left is nobody, %s or not', async (how) => {
    const { account, world } = openLever({
      instead: ({ searchParams }) =>
        how === 'listed' && searchParams.has('email')
          ? { status: 200, body: { data: [world.deactivatedUser], hasNext: false } }
          : null,
    });
    expect((await account.check(world.deactivatedUser.email)).user).toBeNull();
  });

  test('a filter that is passed over finds nobody else', async () => {
    const { account, world } = openLever({
      instead: ({ pathname, searchParams }) =>
        pathname === '/v1/users' && searchParams.has('email')
          ? { status: 200, body: { data: [{ id: 'u9', name: 'X', email: 'x@firm.example' }], hasNext: false } }
          : null,
    });
    expect((await account.check(world.recruiter.email)).user).toBeNull();
  });
});
