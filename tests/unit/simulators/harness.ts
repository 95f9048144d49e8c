// What the simulators' own tests share: a small world, a clock moved by hand, and calls with credentials.

import { createClock, type SimulatorClock } from '@/tests/simulators/clock';
import {
  createGreenhouse,
  DEFAULT_CREDENTIAL,
  type Greenhouse,
  type GreenhouseOptions,
} from '@/tests/simulators/greenhouse';
import type { Credential } from '@/tests/simulators/greenhouse-access';
import { createLever, DEFAULT_KEY, type Lever, type LeverOptions } from '@/tests/simulators/lever';
import { createLeverWorld, type LeverWorld } from '@/tests/simulators/lever-world';
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

export const LEVER_API = 'https://api.lever.co/v1';

export interface LeverAnswer {
  status: number;
  body: Record<string, unknown>;
  /** `data`, where it is a list. */
  rows: Record<string, unknown>[];
  headers: Headers;
  /** As sent. */
  next: string | null;
}

export interface LeverHarness {
  world: LeverWorld;
  clock: SimulatorClock;
  lever: Lever;
  /** Gets with the default key; `path` may be absolute. */
  get(path: string): Promise<LeverAnswer>;
  /** All rows of a list. */
  all(path: string): Promise<Record<string, unknown>[]>;
  ids(path: string): Promise<string[]>;
}

export const leverAuth = (key: string = DEFAULT_KEY.key): string =>
  `Basic ${Buffer.from(`${key}:`).toString('base64')}`;

export function leverHarness(options: LeverOptions = {}, people = 150, seed = 7): LeverHarness {
  const world = createLeverWorld({ people, seed });
  const clock = createClock({ startAt: START, speed: 0 });
  const lever = createLever({ world, clock, options: { rate: null, ...options } });
  const get: LeverHarness['get'] = async (path) => {
    const response = await lever.fetch(path.startsWith('https:') ? path : `${LEVER_API}${path}`, {
      headers: { authorization: leverAuth() },
    });
    const body = (await response.json()) as Record<string, unknown>;
    return {
      status: response.status,
      body,
      rows: Array.isArray(body.data) ? (body.data as Record<string, unknown>[]) : [],
      headers: response.headers,
      next: typeof body.next === 'string' ? body.next : null,
    };
  };
  const all: LeverHarness['all'] = async (path) => {
    const rows: Record<string, unknown>[] = [];
    const url = new URL(`${LEVER_API}${path}`);
    for (let next: string | null = ''; next !== null; ) {
      if (next !== '') url.searchParams.set('offset', decodeURIComponent(next));
      const answer: LeverAnswer = await get(url.href);
      if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
      rows.push(...answer.rows);
      next = answer.next;
    }
    return rows;
  };
  const ids: LeverHarness['ids'] = async (path) => (await all(path)).map((row) => String(row.id));
  return { world, clock, lever, get, all, ids };
}
