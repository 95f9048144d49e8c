import { describe, expect, it } from 'vitest';
import type { Account, Connector } from '@/lib/ats/connector';
import type { StoredConnection } from '@/lib/background/connections';
import { diagnose, isDiagnosisDue } from '@/lib/background/diagnose';
import { AppError } from '@/lib/errors';
import type { AccountCheck, NeededPermission } from '@/lib/model/connection';
import { newSync } from '@/lib/sync/run-sync';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const HOUR = 3_600_000;
const NEEDED: NeededPermission[] = ['a', 'b', 'c'].map((scope) => ({ scope, capability: 'show', required: false }));
const connector = { permissions: () => NEEDED, holdsPeople: () => true } as unknown as Connector;
const connection = { capabilities: ['show'], fields: {} } as unknown as StoredConnection;
const looking = (check: () => Promise<AccountCheck>) => ({ check }) as unknown as Account;
const only = (scope: string) => NEEDED.filter((one) => one.scope === scope);

describe('the key doctor', () => {
  it('tells what is there, what is missing and what could not be tried', async () => {
    const check = async () => ({
      account: null,
      missing: only('b'),
      unverified: only('c'),
      excess: ['z'],
      seesRestricted: true,
      user: null,
    });
    const seen = await diagnose(connection, connector, looking(check), NOW);
    expect(seen.permissions.map(({ scope, state }) => [scope, state])).toEqual([
      ['a', 'granted'],
      ['b', 'missing'],
      ['c', 'unverified'],
    ]);
    expect(seen).toMatchObject({
      checkedAt: '2026-11-21T10:00:00.000Z',
      excess: ['z'],
      seesRestricted: true,
      problem: null,
    });
  });

  it('asks nothing of a public list of jobs', async () => {
    const check = async () => ({
      account: null,
      missing: [],
      unverified: [],
      excess: null,
      seesRestricted: null,
      user: null,
    });
    const jobsOnly = { ...connector, holdsPeople: () => false };
    expect((await diagnose(connection, jobsOnly, looking(check), NOW)).permissions).toEqual([]);
  });

  it('says why it could not look', async () => {
    const refused = looking(() => Promise.reject(new AppError('ats/unauthorized')));
    const seen = await diagnose(connection, connector, refused, NOW);
    expect(seen.problem).toBe('ats/unauthorized');
    expect(new Set(seen.permissions.map(({ state }) => state))).toEqual(new Set(['unverified']));
  });

  it.each([
    ['never looked', null, null, true],
    ['an hour ago', 1, null, false],
    ['a day ago', 24, null, true],
    ['refused since', 1, 'ats/missing-permission', true],
    ['refused, and just looked', 0.1, 'ats/missing-permission', false],
    ['other trouble', 1, 'ats/unreachable', false],
    ['by a clock that was set back', -5, null, true],
  ])('is due: %s', (_, hoursAgo, problem, expected) => {
    const checkedAt = hoursAgo === null ? null : new Date(NOW - hoursAgo * HOUR).toISOString();
    const diagnosis = checkedAt && { checkedAt, permissions: [], excess: null, seesRestricted: null, problem: null };
    const looked = { ...connection, diagnosis: diagnosis || null };
    expect(isDiagnosisDue(looked, { ...newSync('c1'), problem }, NOW)).toBe(expected);
  });
});
