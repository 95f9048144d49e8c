// A bare client of the simulated account for the simulator's own tests: one call at a time, and whole lists. It repeats
// nothing that was refused.

import { createClock, type SimulatorClock } from './clock';
import {
  createSmartRecruiters,
  SMARTRECRUITERS_API,
  type SmartRecruiters,
  type SmartRecruitersOptions,
} from './smartrecruiters';
import { DEFAULT_OAUTH_CLIENT, DEFAULT_SMART_TOKEN, type OAuthClient } from './smartrecruiters-access';
import { createSmartRecruitersWorld, type SmartRecruitersWorld } from './smartrecruiters-world';

export interface ClientAnswer {
  status: number;
  body: Record<string, unknown>;
  content: Record<string, unknown>[];
  headers: Headers;
  next: string | null;
}

export interface SmartRecruitersClient {
  world: SmartRecruitersWorld;
  clock: SimulatorClock;
  simulator: SmartRecruiters;
  /** With the API key unless other headers are given; `path` may be absolute. */
  get(path: string, headers?: Record<string, string>): Promise<ClientAnswer>;
  /** Every row of a list, walked by page id with the same filters. */
  all(path: string, headers?: Record<string, string>): Promise<Record<string, unknown>[]>;
  token(form?: Record<string, string>): Promise<Response>;
  /** Headers of a fresh access token. */
  login(client?: Pick<OAuthClient, 'clientId' | 'clientSecret'>): Promise<Record<string, string>>;
}

/** A small account under a clock moved by hand; rate limits are off unless `options` say otherwise. */
export function smartRecruitersClient(
  options: SmartRecruitersOptions = {},
  about: { people?: number; seed?: number; startAt?: number } = {},
): SmartRecruitersClient {
  const { people = 150, seed = 7, startAt = Date.UTC(2026, 10, 21, 12, 0, 0) } = about;
  const world = createSmartRecruitersWorld({ people, seed });
  const clock = createClock({ startAt, speed: 0 });
  const simulator = createSmartRecruiters({ world, clock, options: { perSecond: null, ...options } });
  const key = { 'x-smarttoken': DEFAULT_SMART_TOKEN };

  const get: SmartRecruitersClient['get'] = async (path, headers = key) => {
    const response = await simulator.fetch(path.startsWith('http') ? path : `${SMARTRECRUITERS_API}${path}`, {
      headers,
      redirect: 'manual',
    });
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    const body = isJson ? ((await response.json()) as ClientAnswer['body']) : {};
    const content = Array.isArray(body.content) ? body.content : [];
    const next = typeof body.nextPageId === 'string' && body.nextPageId !== '' ? body.nextPageId : null;
    return { status: response.status, body, content, headers: response.headers, next };
  };
  const token: SmartRecruitersClient['token'] = (form = {}) =>
    simulator.fetch(`${SMARTRECRUITERS_API}/identity/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: DEFAULT_OAUTH_CLIENT.clientId,
        client_secret: DEFAULT_OAUTH_CLIENT.clientSecret,
        ...form,
      }),
    });
  return {
    world,
    clock,
    simulator,
    get,
    async all(path, headers) {
      const rows: Record<string, unknown>[] = [];
      const and = path.includes('?') ? '&' : '?';
      for (let next: string | null = ''; next !== null; ) {
        const page: ClientAnswer = await get(next === '' ? path : `${path}${and}pageId=${next}`, headers);
        if (page.status !== 200) throw new Error(`${path} answered ${page.status}`);
        rows.push(...page.content);
        next = page.next;
      }
      return rows;
    },
    token,
    async login(client = DEFAULT_OAUTH_CLIENT) {
      const answer = await token({ client_id: client.clientId, client_secret: client.clientSecret });
      const { access_token } = (await answer.json()) as { access_token: string };
      return { authorization: `Bearer ${access_token}` };
    },
  };
}
