// Verifies typed credentials: what they may do, whose account it is, and who of its users is asking. Stores nothing.

import type { ConnectorTools } from '@/lib/ats/connector';
import { AppError, errorCode } from '@/lib/errors';
import type { AccountCheck, NeededPermission } from '@/lib/model/connection';
import { type Api, PAGE_SIZE } from './api';
import { excessOf } from './harvest-scopes';
import { accountUserSchema, userEmailSchema } from './schemas';
import { LISTINGS, type Listing, permissionsFor, scopeOf } from './scopes';
import type { Grant, TokenSource } from './token';

/** Failures that say nothing about the credential: the scopes are then found out list by list. */
const SAYS_NOTHING = [
  'ats/unreachable',
  'ats/server-error',
  'ats/gone',
  'ats/missing-permission',
  'ats/unexpected-shape',
];

/** @throws AppError `ats/unauthorized` or `ats/retired-key` when the credential itself is refused. */
export async function checkAccount(
  api: Api,
  tokens: TokenSource,
  tools: ConnectorTools,
  workEmail: string | null,
): Promise<AccountCheck> {
  await tokens.current();
  const grant = await granted(tokens);
  const needed = permissionsFor(tools.capabilities);
  const { missing, unverified } = grant.scopes
    ? { missing: needed.filter(({ scope }) => !grant.scopes?.includes(scope)), unverified: [] }
    : await probe(api, needed);
  const mayAsk = (listing: Listing) => !missing.some(({ scope }) => scope === scopeOf(listing.path));
  const known = workEmail !== null && workEmail !== '' && mayAsk(LISTINGS.users);
  return {
    account: grant.organization,
    missing,
    unverified,
    excess: grant.scopes && excessOf(grant.scopes),
    seesRestricted: await seesRestricted(api, mayAsk),
    user: known ? await findUser(api, workEmail, grant) : null,
  };
}

async function granted(tokens: TokenSource): Promise<Grant> {
  try {
    return await tokens.introspect();
  } catch (thrown) {
    if (!SAYS_NOTHING.includes(errorCode(thrown))) throw thrown;
    return { scopes: null, organization: null };
  }
}

/** Asks each list for the id of one row. */
async function probe(
  api: Api,
  needed: readonly NeededPermission[],
): Promise<Pick<AccountCheck, 'missing' | 'unverified'>> {
  const missing: NeededPermission[] = [];
  const unverified: NeededPermission[] = [];
  for (const permission of needed) {
    const path = Object.values(LISTINGS).find((one) => scopeOf(one.path) === permission.scope)?.path;
    if (path === undefined) continue;
    try {
      await api.list(path, { per_page: '1', fields: 'id' });
    } catch (thrown) {
      const code = errorCode(thrown);
      if (code === 'ats/missing-permission') missing.push(permission);
      // No such list: whether it might be read, nobody can tell.
      else if (code === 'ats/gone') unverified.push(permission);
      else throw thrown;
    }
  }
  return { missing, unverified };
}

/**
 * True once a private person or a confidential job is among what is listed. Where there is none, the credential may lack
 * the sight of them, or there are none. The filters narrow at most: `private=true` *includes* private people.
 */
async function seesRestricted(api: Api, mayAsk: (listing: Listing) => boolean): Promise<boolean | null> {
  for (const [listing, column] of [
    [LISTINGS.jobs, 'confidential'],
    [LISTINGS.candidates, 'private'],
  ] as const) {
    if (!mayAsk(listing)) continue;
    try {
      const params = { [column]: 'true', per_page: String(PAGE_SIZE), fields: `id,${column}` };
      const { rows } = await api.list(listing.path, params);
      if (rows.some((row) => (row as Record<string, unknown> | null)?.[column] === true)) return true;
    } catch (thrown) {
      if (!SAYS_NOTHING.includes(errorCode(thrown))) throw thrown;
    }
  }
  return null;
}

async function findUser(api: Api, workEmail: string, grant: Grant): Promise<AccountCheck['user']> {
  const wanted = workEmail.trim().toLowerCase();
  const fields = 'id,name,first_name,last_name,primary_email,emails,deactivated';
  // The filter's own treatment of case is not documented.
  for (const spelling of new Set([wanted, workEmail.trim()])) {
    const { rows } = await api.list('users', { primary_email: spelling, fields });
    const user = activeUser(rows, (emails) => emails.includes(wanted));
    if (user !== null) return user;
  }
  // Listed under another address of theirs, where that may be asked.
  const { path } = LISTINGS.userEmails;
  if (grant.scopes && !grant.scopes.includes(scopeOf(path))) return null;
  try {
    const { rows } = await api.list(path, { email: wanted });
    const ids = rows
      .map((row) => userEmailSchema.safeParse(row).data)
      .filter((row) => row !== undefined)
      .filter((row) => row.email.trim().toLowerCase() === wanted)
      .map((row) => row.user_id);
    return ids.length === 0 ? null : activeUser(await api.listByIds('users', 'ids', ids, { fields }), () => true);
  } catch (thrown) {
    if (thrown instanceof AppError && ['ats/missing-permission', 'ats/gone'].includes(thrown.code)) return null;
    throw thrown;
  }
}

function activeUser(rows: readonly unknown[], accepts: (emails: string[]) => boolean): AccountCheck['user'] {
  for (const row of rows) {
    const user = accountUserSchema.safeParse(row).data;
    if (user === undefined || user.deactivated === true) continue;
    const emails = [user.primary_email, ...(user.emails ?? []).map(emailOf)];
    if (!accepts(emails.filter((email) => typeof email === 'string').map((email) => email.trim().toLowerCase())))
      continue;
    const name = user.name ?? [user.first_name, user.last_name].filter((part) => part !== null).join(' ');
    return { id: String(user.id), name: name === '' ? `#${user.id}` : name };
  }
  return null;
}

/** Both forms are met: plain addresses, and objects with a value. */
function emailOf(entry: unknown): unknown {
  return typeof entry === 'object' && entry !== null
    ? ((entry as { value?: unknown; email?: unknown }).value ?? (entry as { email?: unknown }).email)
    : entry;
}
