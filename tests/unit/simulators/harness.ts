// What the simulator's own tests share: a small world, a clock moved by hand, and calls with a token.

import { createClock, type SimulatorClock } from '@/tests/simulators/clock';
import {
  type Credential,
  createGreenhouse,
  DEFAULT_CREDENTIAL,
  type Greenhouse,
  type GreenhouseOptions,
} from '@/tests/simulators/greenhouse';
import { createWorld, type World } from '@/tests/simulators/world';

export const START = Date.UTC(2026, 10, 21, 12, 0, 0);
export const API = 'https://harvest.greenhouse.io/v3';
export const AUTH = 'https://auth.greenhouse.io';

export interface Answer {
  status: number;
  body: unknown;
  rows: Record<string, unknown>[];
  headers: Headers;
  next: string | null;
}

export interface Harness {
  world: World;
  clock: SimulatorClock;
  greenhouse: Greenhouse;
  /** Gets with the current token; `path` may be absolute. */
  get(path: string): Promise<Answer>;
  token(form?: Record<string, string>, credential?: Pick<Credential, 'clientId' | 'clientSecret'>): Promise<Response>;
  login(form?: Record<string, string>): Promise<void>;
}

export const basic = (credential: Pick<Credential, 'clientId' | 'clientSecret'> = DEFAULT_CREDENTIAL): string =>
  `Basic ${Buffer.from(`${credential.clientId}:${credential.clientSecret}`).toString('base64')}`;

export async function harness(options: GreenhouseOptions = {}, people = 150, seed = 7): Promise<Harness> {
  const world = createWorld({ people, seed });
  const clock = createClock({ startAt: START, speed: 0 });
  const greenhouse = createGreenhouse({ world, clock, options: { limit: null, ...options } });
  let bearer = '';
  const token: Harness['token'] = (form = {}, credential = DEFAULT_CREDENTIAL) =>
    greenhouse.fetch(`${AUTH}/token`, {
      method: 'POST',
      headers: { authorization: basic(credential) },
      body: new URLSearchParams({ grant_type: 'client_credentials', ...form }),
    });
  const login: Harness['login'] = async (form) => {
    const answer = (await (await token(form)).json()) as { access_token: string };
    bearer = answer.access_token;
  };
  const get: Harness['get'] = async (path) => {
    const response = await greenhouse.fetch(path.startsWith('https:') ? path : `${API}${path}`, {
      headers: { authorization: `Bearer ${bearer}` },
    });
    const text = await response.text();
    const body: unknown = /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : text;
    return {
      status: response.status,
      body,
      rows: Array.isArray(body) ? (body as Record<string, unknown>[]) : [],
      headers: response.headers,
      next: /^<([^>]+)>; rel="next"$/.exec(response.headers.get('link') ?? '')?.[1] ?? null,
    };
  };
  await login();
  return { world, clock, greenhouse, get, token, login };
}

export async function readAll(get: Harness['get'], path: string): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = [];
  for (let at: string | null = path; at !== null; ) {
    const answer: Answer = await get(at);
    rows.push(...answer.rows);
    at = answer.next;
  }
  return rows;
}
