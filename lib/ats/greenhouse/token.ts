// Access tokens by OAuth client credentials: cached outside the worker, renewed early and once at a time.
// Minting a token may revoke the one another install holds, so nothing here mints without need.

import type { ConnectorTools } from '@/lib/ats/connector';
import { parseInstant } from '@/lib/ats/instant';
import { createTokenMint } from '@/lib/ats/token-mint';
import { AppError } from '@/lib/errors';
import { looksRetired } from './fields';
import { introspectionSchema, oauthErrorSchema, storedTokenSchema, tokenSchema } from './schemas';

export const AUTH_ORIGIN = 'https://auth.greenhouse.io';
const TOKEN_URL = `${AUTH_ORIGIN}/token`;
const INTROSPECT_URL = `${AUTH_ORIGIN}/introspect`;
const RENEW_EARLY_MS = 60_000;
const LONGEST_LIFE_MS = 24 * 3_600_000;
const USUAL_LIFE_MS = 3_600_000;
/** Another install of the same credential meets the same 401 at the same moment; this keeps the two apart. */
const LONGEST_JITTER_MS = 1_500;

const sharedMint = createTokenMint<Minted>();

interface Minted {
  clientId: string;
  access: string;
  goodUntilMs: number;
}

/** What introspection told of a credential. */
export interface Grant {
  /** null: the answer did not say. */
  scopes: string[] | null;
  organization: string | null;
}

export interface TokenSource {
  /** A token that is good for another minute at least. */
  current(): Promise<string>;
  /** Another token than the one that was just refused: the one somebody else has minted meanwhile, or a new one. */
  instead(refused: string): Promise<string>;
  introspect(): Promise<Grant>;
  /** True the first time in this browser session that something is noticed about this credential. */
  firstTime(note: string): Promise<boolean>;
}

export function tokenSource(fields: Record<string, string>, tools: ConnectorTools): TokenSource {
  const { http, tokens } = tools;
  const clientId = fields.clientId ?? '';
  const basic = `Basic ${btoa(`${clientId}:${fields.clientSecret ?? ''}`)}`;
  const gate = `greenhouse:token:${clientId}`;

  async function kept() {
    const parsed = storedTokenSchema.safeParse(await tokens.get());
    return parsed.success && parsed.data.clientId === clientId ? parsed.data : null;
  }

  async function stored(): Promise<string | null> {
    const token = await kept();
    return token !== null && token.goodUntilMs - RENEW_EARLY_MS > tools.now() ? token.access : null;
  }

  async function mint(): Promise<Minted> {
    const answer = await http.send({
      method: 'POST',
      // A second token only takes the place of the first, and a run must not end with one bad answer from here.
      repeatable: true,
      url: TOKEN_URL,
      headers: { authorization: basic },
      form: { grant_type: 'client_credentials' },
      gate,
      handBack: [400, 401, 403],
      about: ['token'],
    });
    if (answer.status !== 200) throw refusal(answer.status, answer.body, fields);
    const parsed = tokenSchema.safeParse(answer.body);
    if (!parsed.success) throw new AppError('ats/unexpected-shape', { about: ['token'] });
    const access = parsed.data.access_token;
    const goodUntilMs = tools.now() + lifeMs(parsed.data, http.serverNow(TOKEN_URL));
    return { clientId, access, goodUntilMs };
  }

  async function mintAndKeep(): Promise<string> {
    const { access } = await sharedMint({
      http,
      credential: basic,
      mint,
      keep: async (minted) => tokens.set({ ...minted, noted: (await kept())?.noted ?? [] }),
    });
    return access;
  }

  async function current(): Promise<string> {
    return (await stored()) ?? mintAndKeep();
  }

  async function instead(refused: string): Promise<string> {
    const before = await stored();
    if (before !== null && before !== refused) return before;
    await http.pause(Math.round(http.random() * LONGEST_JITTER_MS));
    const after = await stored();
    return after !== null && after !== refused ? after : mintAndKeep();
  }

  async function introspectToken(access: string) {
    const answer = await http.send({
      method: 'POST',
      url: INTROSPECT_URL,
      headers: { authorization: basic },
      form: { token: access, token_type_hint: 'access_token' },
      gate,
      about: ['introspect'],
    });
    const parsed = introspectionSchema.safeParse(answer.body);
    if (!parsed.success) throw new AppError('ats/unexpected-shape', { about: ['introspect'] });
    return parsed.data;
  }

  async function introspect(): Promise<Grant> {
    const access = await current();
    let told = await introspectToken(access);
    if (!told.active) told = await introspectToken(await instead(access));
    if (!told.active) throw new AppError('ats/unauthorized', { about: ['token'] });
    const organization = told['https://auth.greenhouse.io/claims']?.organization?.name ?? null;
    return { scopes: told.scope?.split(/\s+/).filter((scope) => scope !== '') ?? null, organization };
  }

  async function firstTime(note: string): Promise<boolean> {
    const token = await kept();
    if (token === null || token.noted.includes(note)) return token === null;
    await tokens.set({ ...token, noted: [...token.noted, note] });
    return true;
  }

  return { current, instead, introspect, firstTime };
}

function refusal(status: number, body: unknown, fields: Record<string, string>): AppError {
  const error = oauthErrorSchema.safeParse(body);
  const known =
    error.success && /^(invalid_client|unauthorized_client|invalid_grant|invalid_scope)$/.test(error.data.error);
  if (!known && status !== 401) {
    return new AppError(status === 403 ? 'ats/missing-permission' : 'ats/unexpected-shape', { about: ['token'] });
  }
  return new AppError(looksRetired(fields) ? 'ats/retired-key' : 'ats/unauthorized', {
    about: ['clientId', 'clientSecret'],
  });
}

function lifeMs(token: { expires_at?: string | null; expires_in?: number | null }, serverNow: number): number {
  const until = parseInstant(token.expires_at);
  const life = until !== null ? until - serverNow : token.expires_in != null ? token.expires_in * 1000 : USUAL_LIFE_MS;
  // A lifetime that makes no sense must not lead to a token for every request.
  return life > 2 * RENEW_EARLY_MS ? Math.min(life, LONGEST_LIFE_MS) : Math.max(life, 2 * RENEW_EARLY_MS);
}
