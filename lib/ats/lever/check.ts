// Verifies a typed key: what it may do, and who of the account's users is asking. No endpoint lists a key's permissions,
// so each is tried once. Stores nothing.

import type { ConnectorTools } from '@/lib/ats/connector';
import { AppError, errorCode } from '@/lib/errors';
import type { AccountCheck, NeededPermission } from '@/lib/model/connection';
import type { Api, ListAnswer } from './api';
import { idOf } from './map';
import { userSchema } from './schemas';
import { DOWNLOADS, LISTINGS, ONE_USER, PARTS, type PartPath, permissionOf, permissionsFor } from './scopes';

const NO_FILE = '00000000-0000-0000-0000-000000000000';

type Outcome = 'granted' | 'missing' | 'unverified';

/** @throws AppError `ats/unauthorized` when the key itself is refused. */
export async function checkAccount(
  api: Api,
  { capabilities }: ConnectorTools,
  workEmail: string | null,
): Promise<AccountCheck> {
  const needed = permissionsFor(capabilities);
  const outcomes = new Map<string, Outcome>();
  const list = async (path: string, { scope }: NeededPermission, absent: Outcome): Promise<unknown[]> => {
    const [outcome, rows] = await probe(() => api.list(path, { limit: '1' }, { about: scope }), absent);
    outcomes.set(scope, outcome);
    return rows;
  };

  // First alone: it says whether the key is one at all.
  const [opportunity] = await list(LISTINGS.opportunities.path, permissionOf(LISTINGS.opportunities), 'missing');
  const others = Object.values(LISTINGS).filter(({ path }) => path !== LISTINGS.opportunities.path);
  const seen = seesConfidential(api);
  const lists = await Promise.all(
    // A list that does not exist needs no leave.
    others.map(async (one) => [one.path, await list(one.path, permissionOf(one), 'granted')] as const),
  );
  const users = lists.find(([path]) => path === LISTINGS.users.path)?.[1] ?? [];

  const opportunityId = idOf(opportunity);
  const parts = (Object.keys(PARTS) as PartPath[]).filter((path) => needed.includes(PARTS[path]));
  await Promise.all(
    parts.map(async (path) => {
      if (opportunityId === null) outcomes.set(PARTS[path].scope, 'unverified');
      else await list(`opportunities/${encodeURIComponent(opportunityId)}/${path}`, PARTS[path], 'unverified');
    }),
  );
  if (needed.includes(ONE_USER)) outcomes.set(ONE_USER.scope, await oneUser(api, idOf(users[0])));
  await Promise.all(
    (['resumes', 'files'] as const)
      .filter((path) => needed.includes(DOWNLOADS[path]))
      .map(async (path) => outcomes.set(DOWNLOADS[path].scope, await download(api, opportunityId, path))),
  );

  const mayAsk = outcomes.get(LISTINGS.users.scope) === 'granted';
  const withOutcome = (wanted: Outcome) => needed.filter(({ scope }) => outcomes.get(scope) === wanted);
  return {
    account: null,
    missing: withOutcome('missing'),
    unverified: withOutcome('unverified'),
    excess: null,
    seesRestricted: await seen,
    user: mayAsk && workEmail !== null && workEmail.trim() !== '' ? await findUser(api, workEmail) : null,
  };
}

async function probe(ask: () => Promise<ListAnswer>, absent: Outcome): Promise<[Outcome, unknown[]]> {
  try {
    const answer = await ask();
    if (answer.refused) throw new AppError('ats/unexpected-shape');
    return ['granted', answer.rows];
  } catch (thrown) {
    if (errorCode(thrown) === 'ats/missing-permission') return ['missing', []];
    if (errorCode(thrown) === 'ats/gone') return [absent, []];
    throw thrown;
  }
}

async function oneUser(api: Api, id: string | null): Promise<Outcome> {
  if (id === null) return 'unverified';
  const ask = async () => {
    await api.get(`users/${encodeURIComponent(id)}`, {}, { about: ONE_USER.scope });
    return { rows: [], next: null, refused: false };
  };
  return (await probe(ask, 'unverified'))[0];
}

/** Asks for a file that does not exist: who may download is told that there is none. */
async function download(api: Api, opportunityId: string | null, path: 'resumes' | 'files'): Promise<Outcome> {
  if (opportunityId === null) return 'unverified';
  const address = `opportunities/${encodeURIComponent(opportunityId)}/${path}/${NO_FILE}/download`;
  const ask = async () => {
    await api.get(address, {}, { about: DOWNLOADS[path].scope });
    return { rows: [], next: null, refused: false };
  };
  try {
    return (await probe(ask, 'granted'))[0];
  } catch (thrown) {
    if (errorCode(thrown) === 'ats/unexpected-shape') return 'unverified';
    throw thrown;
  }
}

/** Chosen when the key is made. How a key without it is answered is not documented, so nothing is taken for granted. */
async function seesConfidential(api: Api): Promise<boolean | null> {
  const { path, scope } = LISTINGS.opportunities;
  try {
    const { rows, refused } = await api.list(path, { confidentiality: 'confidential', limit: '1' }, { about: scope });
    if (refused) return false;
    const isConfidential = (row: unknown) =>
      (row as { confidentiality?: unknown } | null)?.confidentiality === 'confidential';
    return rows.some(isConfidential) ? true : null;
  } catch (thrown) {
    return errorCode(thrown) === 'ats/missing-permission' ? false : null;
  }
}

async function findUser(api: Api, workEmail: string): Promise<AccountCheck['user']> {
  const wanted = workEmail.trim().toLowerCase();
  // The filter's own treatment of case is not documented.
  for (const email of new Set([wanted, workEmail.trim()])) {
    const { rows } = await api.list(LISTINGS.users.path, { email, limit: '100' }, { about: LISTINGS.users.scope });
    for (const row of rows) {
      const user = userSchema.safeParse(row).data;
      // Compared once more: a filter that is passed over lists everybody.
      if (user === undefined || user.deactivatedAt !== null || user.email?.toLowerCase() !== wanted) continue;
      return { id: user.id, name: user.name ?? user.username ?? `#${user.id}` };
    }
  }
  return null;
}
