// Who is asking: an API key, or an access token by OAuth client credentials, which is cached outside the worker, renewed
// early and made once at a time. No other file sees a secret.

import type { z } from 'zod';
import type { ConnectorTools } from '@/lib/ats/connector';
import { createTokenMint } from '@/lib/ats/token-mint';
import { AppError } from '@/lib/errors';
import { signInOf } from './fields';
import { storedTokenSchema, tokenSchema } from './schemas';

export const API_ORIGIN = 'https://api.smartrecruiters.com';
const TOKEN_URL = `${API_ORIGIN}/identity/oauth/token`;
const RENEW_EARLY_MS = 60_000;
/** The vendor's example says 1,799 s; not confirmed, so what the answer says counts. */
const USUAL_LIFE_MS = 1_799_000;
const LONGEST_LIFE_MS = 24 * 3_600_000;

type Minted = z.infer<typeof storedTokenSchema>;

const sharedMint = createTokenMint<Minted>();

export type Headers = Readonly<Record<string, string>>;

export interface Access {
  /** What to sign a request with. */
  headers(): Promise<Headers>;
  /** Something else to sign with after a 401; null: there is nothing else. */
  instead(refused: Headers): Promise<Headers | null>;
  /** What the credential was granted; null: it has no scopes, or does not tell. */
  scopes(): Promise<string[] | null>;
}

export function accessOf(fields: Record<string, string>, tools: ConnectorTools): Access {
  if (signInOf(fields) !== 'client') {
    const headers: Headers = { 'x-smarttoken': fields.apiKey ?? '' };
    return { headers: async () => headers, instead: async () => null, scopes: async () => null };
  }
  return clientAccess(fields, tools);
}

function clientAccess(fields: Record<string, string>, tools: ConnectorTools): Access {
  const { http, tokens } = tools;
  const clientId = fields.clientId ?? '';
  const signed = (token: string): Headers => ({ authorization: `Bearer ${token}` });

  async function kept() {
    const parsed = storedTokenSchema.safeParse(await tokens.get());
    const isOurs = parsed.success && parsed.data.clientId === clientId;
    return isOurs && parsed.data.goodUntilMs - RENEW_EARLY_MS > tools.now() ? parsed.data : null;
  }

  async function mint(): Promise<Minted> {
    const answer = await http.send({
      method: 'POST',
      // A second token takes nothing from the first.
      repeatable: true,
      url: TOKEN_URL,
      form: { grant_type: 'client_credentials', client_id: clientId, client_secret: fields.clientSecret ?? '' },
      gate: `smartrecruiters:token:${clientId}`,
      blindWaitMs: 1_000,
      handBack: [400, 401],
      about: ['token'],
    });
    if (answer.status !== 200) throw refusal(answer.status, answer.body);
    const parsed = tokenSchema.safeParse(answer.body);
    if (!parsed.success) throw new AppError('ats/unexpected-shape', { about: ['token'] });
    const { access_token: access, expires_in: seconds, scope } = parsed.data;
    const scopes = scope === null ? null : scope.split(/[\s,]+/).filter((one) => one !== '');
    return { clientId, access, scopes, goodUntilMs: tools.now() + lifeMs(seconds) };
  }

  const credential = JSON.stringify([clientId, fields.clientSecret]);
  const mintAndKeep = () => sharedMint({ http, credential, mint, keep: (minted) => tokens.set(minted) });

  return {
    headers: async () => signed(((await kept()) ?? (await mintAndKeep())).access),
    async instead(refused) {
      const token = (await kept())?.access;
      const isOther = token !== undefined && signed(token).authorization !== refused.authorization;
      return signed(isOther ? token : (await mintAndKeep()).access);
    },
    async scopes() {
      return ((await kept()) ?? (await mintAndKeep())).scopes;
    },
  };
}

/** 400 is also what a malformed form gets: only the words of OAuth say that the client is refused. */
function refusal(status: number, body: unknown): AppError {
  const error = (body as { error?: unknown } | null)?.error;
  const isRefused = status === 401 || /^(?:invalid_client|unauthorized_client|invalid_grant)$/.test(String(error));
  return isRefused
    ? new AppError('ats/unauthorized', { about: ['clientId', 'clientSecret'] })
    : new AppError('ats/unexpected-shape', { about: ['token'] });
}

function lifeMs(seconds: number | null): number {
  const life = seconds === null ? USUAL_LIFE_MS : seconds * 1000;
  // A lifetime that makes no sense must not lead to a token for every request.
  return Math.min(Math.max(life, 2 * RENEW_EARLY_MS), LONGEST_LIFE_MS);
}
