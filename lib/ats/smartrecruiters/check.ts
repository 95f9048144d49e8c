// Verifies what was typed: what the credential may do, whose account it is, and who of its users is asking. Stores nothing.

import type { ConnectorTools } from '@/lib/ats/connector';
import { AppError, errorCode } from '@/lib/errors';
import type { AccountCheck, NeededPermission } from '@/lib/model/connection';
import type { Access } from './access';
import { type Api, type Place, USERS_PATH } from './api';
import { otherCasings } from './company-identifier';
import { companySchema, postingSchema, userSchema } from './schemas';
import { ADMINISTRATOR, COMPANY_SCOPE, permissionsFor } from './scopes';

/** Of users; more than a company has. */
const MOST_PAGES = 200;
/** Failures that say nothing about the credential where the path is not confirmed. */
const SAYS_NOTHING = ['ats/gone', 'ats/unexpected-shape', 'ats/server-error'];

/**
 * An account with people.
 *
 * @throws AppError `ats/unauthorized` when the credential itself is refused, `connection/other-casing`
 */
export async function checkAccount(
  api: Api,
  access: Access,
  tools: ConnectorTools,
  companyIdentifier: string,
  workEmail: string | null,
): Promise<AccountCheck> {
  await access.headers();
  const granted = await access.scopes();
  const needed = permissionsFor(tools.capabilities);
  const missing = new Set<NeededPermission>();
  const unverified = new Set<NeededPermission>();
  for (const permission of needed) {
    // Nothing but an answer that is shorter than it should be would tell; a key has no role.
    if (permission.scope === ADMINISTRATOR) continue;
    if (granted !== null && !granted.includes(permission.scope)) missing.add(permission);
  }
  const role = needed.find(({ scope }) => scope === ADMINISTRATOR);
  if (role !== undefined && (await hasRole(access))) unverified.add(role);
  for (const [scope, probe] of Object.entries(probes(api, tools))) {
    const permission = needed.find((one) => one.scope === scope);
    if (permission === undefined || missing.has(permission)) continue;
    const outcome = await tried(probe);
    if (outcome === 'refused') missing.add(permission);
    if (outcome === 'nothing') unverified.add(permission);
  }

  const name = await companyName(api, granted);
  const posted = companyIdentifier === '' ? null : await findCompany(api, companyIdentifier);
  const mayAsk = ![...missing].some(({ scope }) => scope === 'users_read');
  return {
    account: name ?? posted?.name ?? (companyIdentifier || null),
    missing: [...missing],
    unverified: [...unverified],
    excess: granted?.filter((scope) => scope !== COMPANY_SCOPE && !needed.some((one) => one.scope === scope)) ?? null,
    // Nobody is marked as private here, and a job that is not published is no secret.
    seesRestricted: null,
    user: workEmail !== null && workEmail.trim() !== '' && mayAsk ? await findUser(api, workEmail) : null,
  };
}

/**
 * The public list of postings.
 *
 * @throws AppError `connection/other-casing`, or `connection/invalid-field` for a company that has no posting by any
 *   spelling: it could not be told from one that does not exist
 */
export async function checkPostings(api: Api, companyIdentifier: string): Promise<AccountCheck> {
  const company = await findCompany(api, companyIdentifier);
  if (company === null) throw new AppError('connection/invalid-field', { about: ['companyIdentifier'] });
  return {
    account: company.name ?? companyIdentifier,
    missing: [],
    unverified: [],
    excess: null,
    seesRestricted: null,
    user: null,
  };
}

/**
 * Capitals count: another spelling is another company, one without jobs, and no error says so.
 *
 * @returns null when no spelling has a posting
 * @throws AppError `connection/other-casing`, about the field and the spelling that has postings (it is public)
 */
async function findCompany(api: Api, identifier: string): Promise<{ name: string | null } | null> {
  for (const spelling of [identifier, ...otherCasings(identifier)]) {
    const found = await firstPosting(api, spelling);
    if (found === null) continue;
    if (spelling === identifier) return found;
    throw new AppError('connection/other-casing', { about: ['companyIdentifier', spelling] });
  }
  return null;
}

async function firstPosting(api: Api, identifier: string): Promise<{ name: string | null } | null> {
  try {
    const path = `/v1/companies/${encodeURIComponent(identifier)}/postings`;
    const { rows } = await api.publicList(path, { limit: 1, about: 'companyIdentifier' });
    return rows.length === 0 ? null : { name: postingSchema.safeParse(rows[0]).data?.company?.name ?? null };
  } catch (thrown) {
    if (errorCode(thrown) === 'ats/gone') return null;
    throw thrown;
  }
}

/** What to try for each scope: false where there was nothing to try it on. */
function probes(api: Api, tools: ConnectorTools): Record<string, () => Promise<boolean>> {
  const firstId = async (path: string): Promise<string | null> => {
    const { rows } = await api.list(path, {}, { limit: 1 });
    const id = (rows[0] as { id?: unknown } | null | undefined)?.id;
    return typeof id === 'string' || typeof id === 'number' ? encodeURIComponent(String(id)) : null;
  };
  let person: string | null = null;
  return {
    async candidates_read() {
      person = await firstId('/candidates');
      if (person === null) return false;
      await api.get(`/candidates/${person}`);
      if (tools.capabilities.includes('files')) await api.whole(`/candidates/${person}/attachments`);
      return true;
    },
    async jobs_read() {
      const job = await firstId('/jobs');
      if (job !== null) await api.whole(`/jobs/${job}/hiring-team`);
      return job !== null;
    },
    async users_read() {
      await api.list(USERS_PATH, {}, { limit: 1 });
      return true;
    },
    async configuration_read() {
      await api.whole('/configuration/rejection-reasons');
      return true;
    },
    async messages_read() {
      if (person !== null) await api.list('/messages', { candidateId: decodeURIComponent(person) }, { limit: 1 });
      return person !== null;
    },
  };
}

async function tried(probe: () => Promise<boolean>): Promise<'fine' | 'refused' | 'nothing'> {
  try {
    return (await probe()) ? 'fine' : 'nothing';
  } catch (thrown) {
    const code = errorCode(thrown);
    if (code === 'ats/missing-permission') return 'refused';
    if (SAYS_NOTHING.includes(code)) return 'nothing';
    throw thrown;
  }
}

/** OAuth clients have a system role beside their scopes; an API key has neither. */
async function hasRole(access: Access): Promise<boolean> {
  return 'authorization' in (await access.headers());
}

async function companyName(api: Api, granted: string[] | null): Promise<string | null> {
  if (granted !== null && !granted.some((scope) => [COMPANY_SCOPE, 'configuration_read'].includes(scope))) return null;
  try {
    const company = companySchema.safeParse(await api.get('/configuration/company')).data;
    return company?.name ?? company?.identifier ?? null;
  } catch (thrown) {
    if (['ats/missing-permission', ...SAYS_NOTHING].includes(errorCode(thrown))) return null;
    throw thrown;
  }
}

/** There is no filter by address, so all pages are read until it is found. */
async function findUser(api: Api, workEmail: string): Promise<AccountCheck['user']> {
  const wanted = workEmail.trim().toLowerCase();
  let at: Place | null = null;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const answer = await api.list(USERS_PATH, {}, { at, about: 'users' });
    for (const raw of answer.rows) {
      const user = userSchema.safeParse(raw).data;
      if (user === undefined || !user.active || user.email?.toLowerCase() !== wanted) continue;
      const name = [user.firstName, user.lastName].filter((part) => part !== null).join(' ');
      return { id: user.id, name: name || `#${user.id}` };
    }
    if (answer.next === null || JSON.stringify(answer.next) === JSON.stringify(at)) return null;
    at = answer.next;
  }
  return null;
}
