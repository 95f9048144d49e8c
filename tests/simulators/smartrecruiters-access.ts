// Who may call a simulated SmartRecruiters account and what they get to see: API keys, OAuth clients with scopes, system
// roles, tokens that end. It answers no reads.

import { createHash } from 'node:crypto';
import type { SimulatorClock } from './clock';
import { headerOf, jsonAnswer, type SimulatedRequest, type SimulatedResponse } from './simulated-server';
import type { CandidateRow, JobRow } from './smartrecruiters-account';

export const ALL_SMARTRECRUITERS_SCOPES = [
  'candidates_read',
  'candidates_create',
  'candidates_manage',
  'candidates_status_read',
  'jobs_read',
  'jobs_manage',
  'users_read',
  'configuration_read',
  'company_read',
  'messages_read',
  'messages_write',
  'webhooks_read',
  'webhooks_manage',
  'candidates_offers_read',
  'audit_events_read',
] as const;

/** The API key every simulator accepts unless told otherwise. */
export const DEFAULT_SMART_TOKEN = 'hp-smart-token-plain-to-see-0001';

export interface OAuthClient {
  clientId: string;
  clientSecret: string;
  scopes: string[];
  /** Administrator sees everything; Standard only the jobs of `departments` and their applicants, and is told nothing. */
  role: 'Administrator' | 'Standard';
  /** Ids of departments. */
  departments?: string[];
}

export const DEFAULT_OAUTH_CLIENT: Readonly<OAuthClient> = {
  clientId: 'hp-sr-client-0001',
  clientSecret: 'hp-sr-secret-plain-to-see-0001',
  scopes: [...ALL_SMARTRECRUITERS_SCOPES],
  role: 'Administrator',
};

export interface AccessOptions {
  smartTokens: readonly string[];
  clients: readonly OAuthClient[];
  /** How long an access token lives. */
  tokenSeconds: number;
  /** How 401 and 403 are worded: as their cause has it, or always in one of the two forms. */
  errorForm: 'by-cause' | 'single' | 'list';
}

/** Somebody whose credential holds. */
export interface Caller {
  /** Rate limits are per credential, whatever token it comes with. */
  id: string;
  kind: 'key' | 'client';
  may(scope: string): boolean;
  isAdministrator: boolean;
  seesJob(job: JobRow): boolean;
  seesCandidate(row: CandidateRow): boolean;
}

export interface Access {
  handleToken(request: SimulatedRequest): SimulatedResponse;
  /** null without a valid credential. */
  callerOf(request: SimulatedRequest): Caller | null;
  /** For the log; also of tokens that have ended. */
  clientOf(request: SimulatedRequest): string | null;
  unauthorized(request: SimulatedRequest): SimulatedResponse;
  /** 403 because of a scope (null: the role). */
  denied(scope: string | null): SimulatedResponse;
  controls: AccessControls;
}

/** For tests: what an administrator of the account may do to a credential. */
export interface AccessControls {
  revokeSmartToken(token?: string): void;
  /** The secret stops working, and its tokens with it. */
  revokeSecret(clientId?: string): void;
  /** Ends all access tokens; new ones can be made. */
  revokeTokens(): void;
  removeScopes(scopes: readonly string[], clientId?: string): void;
  addScopes(scopes: readonly string[], clientId?: string): void;
  setRole(role: OAuthClient['role'], departments?: string[], clientId?: string): void;
}

interface HeldClient extends OAuthClient {
  revoked: boolean;
}

interface Token {
  client: HeldClient;
  scopes: ReadonlySet<string>;
  expiresAt: number;
  revoked: boolean;
}

export const singleError = (status: number, code: string, message: string) => jsonAnswer(status, { code, message });
export const listError = (status: number, code: string, message: string) =>
  jsonAnswer(status, { message, errors: [{ code, message }] });

export function createAccess(about: {
  seed: number;
  clock: SimulatorClock;
  options: AccessOptions;
  jobs: ReadonlyMap<string, JobRow>;
}): Access {
  const { clock, options, jobs } = about;
  const clients = options.clients.map(
    (client): HeldClient => ({ ...client, scopes: [...client.scopes], revoked: false }),
  );
  const tokens = new Map<string, Token>();
  const revokedKeys = new Set<string>();
  let minted = 0;

  const client = (clientId?: string): HeldClient => {
    const found = clientId === undefined ? clients[0] : clients.find((held) => held.clientId === clientId);
    if (!found) throw new Error(`no client ${clientId ?? ''}`);
    return found;
  };
  const refuse = (status: number, code: string, message: string, usual: 'single' | 'list') =>
    (options.errorForm === 'by-cause' ? usual : options.errorForm) === 'single'
      ? singleError(status, code, message)
      : listError(status, code, message);
  const alive = (value: string | undefined): Token | null => {
    const token = value === undefined ? undefined : tokens.get(value);
    return token && !token.revoked && !token.client.revoked && token.expiresAt > clock.now() ? token : null;
  };
  const keyHolds = (key: string) => options.smartTokens.includes(key) && !revokedKeys.has(key);

  return {
    handleToken(request) {
      if (request.method !== 'POST') return singleError(404, 'RESOURCE_NOT_FOUND', 'Not found');
      if (!/^application\/x-www-form-urlencoded\b/.test(headerOf(request, 'content-type') ?? ''))
        return jsonAnswer(400, { error: 'invalid_request' });
      const form = new URLSearchParams(request.body ?? '');
      if (form.get('grant_type') !== 'client_credentials') return jsonAnswer(400, { error: 'unsupported_grant_type' });
      const held = clients.find(
        (one) =>
          one.clientId === form.get('client_id') && one.clientSecret === form.get('client_secret') && !one.revoked,
      );
      if (!held) return jsonAnswer(401, { error: 'invalid_client', error_description: 'Bad client credentials' });
      minted++;
      const value = createHash('sha256').update(`${about.seed}:${minted}:${clock.now()}`).digest('base64url');
      tokens.set(value, {
        client: held,
        scopes: new Set(held.scopes),
        expiresAt: clock.now() + options.tokenSeconds * 1000,
        revoked: false,
      });
      const expires_in = Math.floor(clock.livedMs(options.tokenSeconds * 1000) / 1000);
      return jsonAnswer(
        200,
        { access_token: value, token_type: 'Bearer', expires_in, scope: held.scopes.join(' ') },
        { 'cache-control': 'no-store' },
      );
    },
    callerOf(request) {
      const bearer = bearerOf(request);
      if (bearer === undefined) {
        const key = headerOf(request, 'x-smarttoken');
        if (key === undefined || !keyHolds(key)) return null;
        const all = () => true;
        return { id: `key:${key}`, kind: 'key', isAdministrator: true, may: all, seesJob: all, seesCandidate: all };
      }
      const token = alive(bearer);
      if (!token) return null;
      const { client: held, scopes } = token;
      const isAdministrator = held.role === 'Administrator';
      const seesJob = (job: JobRow) => isAdministrator || (held.departments ?? []).includes(job.departmentId);
      return {
        id: held.clientId,
        kind: 'client',
        isAdministrator,
        // A scope given later needs a new token; one taken away ends at once.
        may: (scope) => scopes.has(scope) && held.scopes.includes(scope),
        seesJob,
        seesCandidate: (row) =>
          isAdministrator ||
          row.assignments.some(({ jobId }) => {
            const job = jobs.get(jobId);
            return job !== undefined && seesJob(job);
          }),
      };
    },
    clientOf(request) {
      const key = headerOf(request, 'x-smarttoken');
      const token = tokens.get(bearerOf(request) ?? '');
      return token?.client.clientId ?? (key !== undefined && options.smartTokens.includes(key) ? 'smart-token' : null);
    },
    unauthorized: (request) =>
      bearerOf(request) === undefined
        ? refuse(401, 'AUTHENTICATION_ERROR', 'Authentication failed', 'list')
        : refuse(401, 'INVALID_TOKEN', 'The access token is invalid or has expired', 'single'),
    denied: (scope) =>
      scope === null
        ? refuse(403, 'ACCESS_DENIED', 'Access denied', 'list')
        : refuse(403, 'OAuthPermissionsException', `Missing permission: ${scope}`, 'single'),
    controls: {
      revokeSmartToken: (token) => {
        const key = token ?? options.smartTokens[0];
        if (key !== undefined) revokedKeys.add(key);
      },
      revokeSecret(clientId) {
        client(clientId).revoked = true;
      },
      revokeTokens() {
        for (const token of tokens.values()) token.revoked = true;
      },
      removeScopes(scopes, clientId) {
        const held = client(clientId);
        held.scopes = held.scopes.filter((scope) => !scopes.includes(scope));
      },
      addScopes(scopes, clientId) {
        const held = client(clientId);
        held.scopes = [...new Set([...held.scopes, ...scopes])];
      },
      setRole(role, departments, clientId) {
        Object.assign(client(clientId), { role, departments });
      },
    },
  };
}

function bearerOf(request: SimulatedRequest): string | undefined {
  return /^Bearer (.+)$/.exec(headerOf(request, 'authorization') ?? '')?.[1];
}
