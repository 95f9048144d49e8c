// Who may ask a simulated Greenhouse account: credentials, their tokens, and what an administrator may do to them.

import { createHash } from 'node:crypto';
import type { SimulatorClock } from './clock';
import type { Row } from './greenhouse-rows';
import { createRateWindow, type RateWindow } from './rate-window';
import { headerOf, jsonAnswer, type SimulatedRequest, type SimulatedResponse } from './simulated-server';
import { ORGANISATION, RESOURCE_NAMES, type ResourceName } from './world';

export interface Credential {
  clientId: string;
  clientSecret: string;
  /** `harvest:candidates:list`, … */
  scopes: string[];
}

export const scopeOf = (resource: ResourceName): string => `harvest:${resource}:list`;
export const ALL_SCOPES: readonly string[] = RESOURCE_NAMES.map(scopeOf);

export interface AccessOptions {
  credentials: readonly Credential[];
  /** Tokens a minute; null for any number. */
  tokenLimit: number | null;
  /** A new token ends the credential's earlier one. */
  singleActiveToken: boolean;
  tokenSeconds: number;
  /** How the token's end is told. */
  tokenExpiry: 'expires_at' | 'expires_in' | 'both';
}

/** Whose request it is. */
export interface Caller {
  client: HeldCredential;
  /** The user it is made for. */
  sub: number | null;
}

export interface HeldCredential extends Credential {
  revoked: boolean;
  requests: RateWindow;
  tokens: RateWindow;
}

interface Token extends Caller {
  expiresAt: number;
  revoked: boolean;
}

export interface Access {
  handleToken(request: SimulatedRequest): SimulatedResponse;
  handleIntrospect(request: SimulatedRequest): SimulatedResponse;
  /** null without a token that is good. */
  callerOf(request: SimulatedRequest): Caller | null;
  /** For the log; also of tokens that have ended. */
  clientOf(request: SimulatedRequest): string | null;
  /** What a request without a good token gets. */
  unauthorized(request: SimulatedRequest): SimulatedResponse;
  controls: AccessControls;
}

/** For tests: what an administrator of the account may do to a credential. */
export interface AccessControls {
  /** The secret stops working, and its tokens with it. */
  revokeSecret(clientId?: string): void;
  /** Undoes `revokeSecret`, optionally with a new secret. */
  restoreSecret(clientSecret?: string, clientId?: string): void;
  /** Ends all tokens; new ones can be made. */
  revokeTokens(): void;
  removeScopes(scopes: readonly string[], clientId?: string): void;
  addScopes(scopes: readonly string[], clientId?: string): void;
  /** Another install of the same credential makes a token. */
  mintElsewhere(clientId?: string): void;
}

const TOKEN_WINDOW_MS = 60_000;

/** An error as the API writes most of them. */
export const plainRefusal = (status: number, text: string, headers?: Record<string, string>): SimulatedResponse =>
  jsonAnswer(status, { message: text }, headers);

/** @param about.userOf a user of the account by id */
export function createAccess(about: {
  seed: number;
  clock: SimulatorClock;
  options: AccessOptions;
  userOf(id: number): Row | undefined;
}): Access {
  const { seed, clock, options, userOf } = about;
  const credentials = options.credentials.map(
    (credential): HeldCredential => ({
      ...credential,
      scopes: [...credential.scopes],
      revoked: false,
      requests: createRateWindow(clock),
      tokens: createRateWindow(clock),
    }),
  );
  const tokens = new Map<string, Token>();
  let minted = 0;

  function credential(clientId?: string): HeldCredential {
    const found = clientId === undefined ? credentials[0] : credentials.find((held) => held.clientId === clientId);
    if (!found) throw new Error(`no credential ${clientId ?? ''}`);
    return found;
  }

  function basic(request: SimulatedRequest): HeldCredential | null {
    const match = /^Basic ([A-Za-z0-9+/=]+)$/.exec(headerOf(request, 'authorization') ?? '');
    if (!match) return null;
    const [id, ...secret] = Buffer.from(match[1] as string, 'base64')
      .toString('utf8')
      .split(':');
    return (
      credentials.find((held) => held.clientId === id && held.clientSecret === secret.join(':') && !held.revoked) ??
      null
    );
  }

  function mint(client: HeldCredential, sub: number | null): string {
    if (options.singleActiveToken)
      for (const token of tokens.values()) if (token.client === client) token.revoked = true;
    const issued = clock.now();
    minted++;
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const signature = createHash('sha256').update(`${seed}:${minted}:${issued}`).digest('base64url');
    const value = `${part({ alg: 'HS256' })}.${part({ sub, client_id: client.clientId, jti: minted })}.${signature}`;
    const token: Token = { client, sub, expiresAt: issued + options.tokenSeconds * 1000, revoked: false };
    tokens.set(value, token);
    return value;
  }

  function handleToken(request: SimulatedRequest): SimulatedResponse {
    if (request.method !== 'POST') return plainRefusal(404, 'Not Found');
    const client = basic(request);
    if (!client)
      return jsonAnswer(401, { error: 'invalid_client', error_description: 'Client authentication failed.' });
    if (options.tokenLimit !== null) {
      const state = client.tokens.count(options.tokenLimit, TOKEN_WINDOW_MS);
      if (state.over) return plainRefusal(429, 'Too many requests', { 'retry-after': String(state.seconds) });
    }
    if (!/^application\/x-www-form-urlencoded\b/.test(headerOf(request, 'content-type') ?? ''))
      return jsonAnswer(400, { error: 'invalid_request' });
    const form = new URLSearchParams(request.body ?? '');
    if (form.get('grant_type') !== 'client_credentials') return jsonAnswer(400, { error: 'unsupported_grant_type' });
    const asked = form.get('sub');
    let sub: number | null = null;
    if (asked !== null) {
      const user = /^\d+$/.test(asked) ? userOf(Number(asked)) : undefined;
      if (!user || user.deactivated === true) return jsonAnswer(400, { error: 'invalid_grant' });
      sub = user.id;
    }
    const value = mint(client, sub);
    const livedMs = clock.livedMs(options.tokenSeconds * 1000);
    const expiry: Record<string, unknown> = {};
    if (options.tokenExpiry !== 'expires_in')
      expiry.expires_at = new Date(clock.now() + livedMs).toISOString().replace(/\.\d+Z$/, '+0000');
    if (options.tokenExpiry !== 'expires_at') expiry.expires_in = Math.floor(livedMs / 1000);
    return jsonAnswer(200, { access_token: value, token_type: 'Bearer', ...expiry }, { 'cache-control': 'no-store' });
  }

  function alive(value: string | undefined): Token | null {
    const token = value === undefined ? undefined : tokens.get(value);
    return token && !token.revoked && !token.client.revoked && token.expiresAt > clock.now() ? token : null;
  }

  function handleIntrospect(request: SimulatedRequest): SimulatedResponse {
    if (request.method !== 'POST') return plainRefusal(404, 'Not Found');
    const client = basic(request);
    if (!client) return jsonAnswer(401, { error: 'invalid_client' });
    const token = alive(new URLSearchParams(request.body ?? '').get('token') ?? undefined);
    if (!token || token.client !== client) return jsonAnswer(200, { active: false });
    return jsonAnswer(200, {
      active: true,
      client_id: client.clientId,
      sub: token.sub === null ? null : String(token.sub),
      scope: client.scopes.join(' '),
      'https://auth.greenhouse.io/claims': { organization: { ...ORGANISATION }, user_role: 'site_admin' },
    });
  }

  return {
    handleToken,
    handleIntrospect,
    callerOf: (request) => alive(bearerOf(request)),
    clientOf: (request) => tokens.get(bearerOf(request) ?? '')?.client.clientId ?? null,
    unauthorized(request) {
      const isRevoked = tokens.get(bearerOf(request) ?? '')?.revoked;
      return plainRefusal(401, isRevoked ? 'Token has already been refreshed or revoked' : 'Unauthorized');
    },
    controls: {
      revokeSecret(clientId) {
        credential(clientId).revoked = true;
      },
      restoreSecret(clientSecret, clientId) {
        const held = credential(clientId);
        for (const token of tokens.values()) if (token.client === held) token.revoked = true;
        held.revoked = false;
        if (clientSecret !== undefined) held.clientSecret = clientSecret;
      },
      revokeTokens() {
        for (const token of tokens.values()) token.revoked = true;
      },
      removeScopes(scopes, clientId) {
        const held = credential(clientId);
        held.scopes = held.scopes.filter((scope) => !scopes.includes(scope));
      },
      addScopes(scopes, clientId) {
        const held = credential(clientId);
        held.scopes = [...new Set([...held.scopes, ...scopes])];
      },
      mintElsewhere(clientId) {
        mint(credential(clientId), null);
      },
    },
  };
}

function bearerOf(request: SimulatedRequest): string | undefined {
  return /^Bearer (.+)$/.exec(headerOf(request, 'authorization') ?? '')?.[1];
}
