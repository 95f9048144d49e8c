// The key doctor: what a credential may do, looked at daily and whenever the ATS refuses something. Words are the
// components'.

import type { Account, Connector } from '@/lib/ats/connector';
import { errorCode } from '@/lib/errors';
import type { SyncRow } from '@/lib/match-index/database';
import type { AccountCheck, Diagnosis, NeededPermission } from '@/lib/model/connection';
import type { StoredConnection } from './connections';

const DAILY_MS = 24 * 60 * 60_000;
/** After a refusal; what is refused at every run must not be looked into at every run. */
const AFTER_REFUSAL_MS = 30 * 60_000;

export function isDiagnosisDue({ diagnosis }: StoredConnection, sync: SyncRow, now: number): boolean {
  const checkedAt = Date.parse(diagnosis?.checkedAt ?? '');
  const age = Number.isNaN(checkedAt) || checkedAt > now ? Number.POSITIVE_INFINITY : now - checkedAt;
  return age >= (sync.problem === 'ats/missing-permission' ? AFTER_REFUSAL_MS : DAILY_MS);
}

/** Never throws: what kept the check from ending is part of the diagnosis. */
export async function diagnose(
  connection: StoredConnection,
  connector: Connector,
  account: Account,
  now: number,
): Promise<Diagnosis> {
  const needed = neededBy(connector, connection);
  try {
    return diagnosisOf(await account.check(connection.fields.workEmail || null), needed, now);
  } catch (thrown) {
    const unknown = needed.map((permission) => ({ ...permission, state: 'unverified' as const }));
    const checkedAt = new Date(now).toISOString();
    return { checkedAt, permissions: unknown, excess: null, seesRestricted: null, problem: errorCode(thrown) };
  }
}

/** Jobs alone, from a public list, need no permission. */
export function neededBy(
  connector: Connector,
  { fields, capabilities }: Pick<StoredConnection, 'fields' | 'capabilities'>,
): NeededPermission[] {
  return connector.holdsPeople(fields) ? connector.permissions(capabilities) : [];
}

export function diagnosisOf(check: AccountCheck, needed: readonly NeededPermission[], now: number): Diagnosis {
  const scopes = (some: readonly NeededPermission[]) => new Set(some.map(({ scope }) => scope));
  const missing = scopes(check.missing);
  const unverified = scopes(check.unverified);
  return {
    checkedAt: new Date(now).toISOString(),
    permissions: needed.map((permission) => ({
      ...permission,
      state: missing.has(permission.scope) ? 'missing' : unverified.has(permission.scope) ? 'unverified' : 'granted',
    })),
    excess: check.excess,
    seesRestricted: check.seesRestricted,
    problem: null,
  };
}
