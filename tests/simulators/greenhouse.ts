// A Greenhouse account as its public API shows it (Harvest v3): strict where Greenhouse is strict, so that what works
// here works there. One server answers for all its hosts. It must not be kinder than the fact sheet it was built from.

import { createHash } from 'node:crypto';
import { createClock, type SimulatorClock } from './clock';
import type { Fault, Faults } from './faults';
import {
  type Filter,
  filterOf,
  InvalidQuery,
  isForbiddenResource,
  isLeftOut,
  parseIds,
  type Test,
  testOf,
} from './greenhouse-resources';
import type { Row } from './greenhouse-rows';
import { sampleFile } from './sample-file';
import {
  type Answering,
  type CallCounters,
  createSimulatedServer,
  headerOf,
  htmlAnswer,
  jsonAnswer,
  type Listening,
  type ListenOptions,
  listen,
  type RequestLog,
  type SimulatedRequest,
  type SimulatedResponse,
  spoilRows,
} from './simulated-server';
import { ORGANISATION, RESOURCE_NAMES, type ResourceName, type World } from './world';

export const API_HOST = 'harvest.greenhouse.io';
export const AUTH_HOST = 'auth.greenhouse.io';
/** Where signed files lie. */
export const FILE_HOST = 'prod-heroku.s3.example';
/** Everything one simulator answers for. */
export const GREENHOUSE_HOSTS: readonly string[] = [API_HOST, AUTH_HOST, FILE_HOST];

export interface Credential {
  clientId: string;
  clientSecret: string;
  /** `harvest:candidates:list`, … */
  scopes: string[];
}

export const scopeOf = (resource: ResourceName): string => `harvest:${resource}:list`;
export const ALL_SCOPES: readonly string[] = RESOURCE_NAMES.map(scopeOf);

/** What every simulator accepts unless told otherwise. */
export const DEFAULT_CREDENTIAL: Readonly<Credential> = {
  clientId: 'hp-client-0001',
  clientSecret: 'hp-secret-plain-to-see-0001',
  scopes: [...ALL_SCOPES],
};

export interface GreenhouseOptions {
  credentials?: readonly Credential[];
  /** Requests a window; null for none. */
  limit?: number | null;
  windowMs?: number;
  /** Tokens a minute; null for any number. */
  tokenLimit?: number | null;
  /** A new token ends the credential's earlier one. */
  singleActiveToken?: boolean;
  tokenSeconds?: number;
  /** How the token's end is told. */
  tokenExpiry?: 'expires_at' | 'expires_in' | 'both';
  /** Added to the `Date` header, ms. */
  dateSkewMs?: number;
  /** Applications without `job_interview_stage_id`, as before mid-2026. */
  olderSchema?: boolean;
  /** What a call to the retired v1 and v2 gets. */
  retired?: { status: 401 | 403 | 404 | 410; html: boolean };
  /** Real milliseconds every answer takes. */
  latencyMs?: number;
}

/** Routes: the resources, `token`, `introspect`, `files`, `v1`, `unknown`. */
export interface GreenhouseCounters extends CallCounters {
  /** All calls to `/v3`. */
  api(): number;
  /** The fewest list calls that can read these resources whole, at 500 rows a page. */
  minimumCalls(resources: readonly ResourceName[]): { total: number; by: Record<string, number> };
}

export interface Greenhouse extends Answering {
  readonly world: World;
  readonly clock: SimulatorClock;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly counters: GreenhouseCounters;
  /** May be changed while it runs. */
  readonly options: Required<GreenhouseOptions>;
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

export interface RunningGreenhouse extends Greenhouse, Listening {}

interface HeldCredential extends Credential {
  revoked: boolean;
  window: Window;
  tokenWindow: Window;
}

interface Window {
  start: number;
  used: number;
}

interface Token {
  client: HeldCredential;
  sub: number | null;
  expiresAt: number;
  revoked: boolean;
}

const TOKEN_WINDOW_MS = 60_000;
const LINK_LIFE_MS = 7 * 86_400_000;
const MOST_FIELDS = 50;

/** The simulator without a socket. */
export function createGreenhouse(about: {
  world: World;
  clock?: SimulatorClock;
  options?: GreenhouseOptions;
}): Greenhouse {
  const { world } = about;
  const clock = about.clock ?? createClock();
  world.now = clock.now;
  const options: Required<GreenhouseOptions> = {
    credentials: [DEFAULT_CREDENTIAL],
    limit: 75,
    windowMs: 30_000,
    tokenLimit: 30,
    singleActiveToken: false,
    tokenSeconds: 3_600,
    tokenExpiry: 'expires_at',
    dateSkewMs: 0,
    olderSchema: false,
    retired: { status: 401, html: false },
    latencyMs: 0,
    ...about.options,
  };
  const credentials = options.credentials.map(
    (credential): HeldCredential => ({
      ...credential,
      scopes: [...credential.scopes],
      revoked: false,
      window: { start: 0, used: 0 },
      tokenWindow: { start: 0, used: 0 },
    }),
  );
  const tokens = new Map<string, Token>();
  let minted = 0;

  const credential = (clientId?: string): HeldCredential => {
    const found = clientId === undefined ? credentials[0] : credentials.find((held) => held.clientId === clientId);
    if (!found) throw new Error(`no credential ${clientId ?? ''}`);
    return found;
  };

  const message = (status: number, text: string, headers?: Record<string, string>) =>
    jsonAnswer(status, { message: text }, headers);
  const invalid = (errors: string[]) => jsonAnswer(422, { errors });

  /** Counts a request in; what is left, and how many seconds until the window ends, as a waiting client lives them. */
  const count = (window: Window, limit: number, lengthMs: number): { left: number; seconds: number; over: boolean } => {
    const now = clock.now();
    const start = Math.floor(now / lengthMs) * lengthMs;
    if (window.start !== start) Object.assign(window, { start, used: 0 });
    const over = window.used >= limit;
    if (!over) window.used++;
    return {
      left: limit - window.used,
      seconds: Math.max(1, Math.ceil(clock.livedMs(start + lengthMs - now) / 1000)),
      over,
    };
  };

  const basic = (request: SimulatedRequest): HeldCredential | null => {
    const match = /^Basic ([A-Za-z0-9+/=]+)$/.exec(headerOf(request, 'authorization') ?? '');
    if (!match) return null;
    const [id, ...secret] = Buffer.from(match[1] as string, 'base64')
      .toString('utf8')
      .split(':');
    return (
      credentials.find((held) => held.clientId === id && held.clientSecret === secret.join(':') && !held.revoked) ??
      null
    );
  };

  const mint = (client: HeldCredential, sub: number | null): { value: string; token: Token } => {
    if (options.singleActiveToken)
      for (const token of tokens.values()) if (token.client === client) token.revoked = true;
    const issued = clock.now();
    minted++;
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const signature = createHash('sha256').update(`${world.seed}:${minted}:${issued}`).digest('base64url');
    const value = `${part({ alg: 'HS256' })}.${part({ sub, client_id: client.clientId, jti: minted })}.${signature}`;
    const token: Token = { client, sub, expiresAt: issued + options.tokenSeconds * 1000, revoked: false };
    tokens.set(value, token);
    return { value, token };
  };

  const handleToken = (request: SimulatedRequest): SimulatedResponse => {
    if (request.method !== 'POST') return message(404, 'Not Found');
    const client = basic(request);
    if (!client)
      return jsonAnswer(401, { error: 'invalid_client', error_description: 'Client authentication failed.' });
    if (options.tokenLimit !== null) {
      const state = count(client.tokenWindow, options.tokenLimit, TOKEN_WINDOW_MS);
      if (state.over)
        return jsonAnswer(429, { message: 'Too many requests' }, { 'retry-after': String(state.seconds) });
    }
    if (!/^application\/x-www-form-urlencoded\b/.test(headerOf(request, 'content-type') ?? ''))
      return jsonAnswer(400, { error: 'invalid_request' });
    const form = new URLSearchParams(request.body ?? '');
    if (form.get('grant_type') !== 'client_credentials') return jsonAnswer(400, { error: 'unsupported_grant_type' });
    const asked = form.get('sub');
    let sub: number | null = null;
    if (asked !== null) {
      const user = /^\d+$/.test(asked) ? world.tables.users.get(Number(asked)) : undefined;
      if (!user || user.deactivated === true) return jsonAnswer(400, { error: 'invalid_grant' });
      sub = user.id;
    }
    const { value } = mint(client, sub);
    const livedMs = clock.livedMs(options.tokenSeconds * 1000);
    const expiry: Record<string, unknown> = {};
    if (options.tokenExpiry !== 'expires_in')
      expiry.expires_at = new Date(clock.now() + livedMs).toISOString().replace(/\.\d+Z$/, '+0000');
    if (options.tokenExpiry !== 'expires_at') expiry.expires_in = Math.floor(livedMs / 1000);
    return jsonAnswer(200, { access_token: value, token_type: 'Bearer', ...expiry }, { 'cache-control': 'no-store' });
  };

  const alive = (value: string | undefined): Token | null => {
    const token = value === undefined ? undefined : tokens.get(value);
    return token && !token.revoked && !token.client.revoked && token.expiresAt > clock.now() ? token : null;
  };

  const handleIntrospect = (request: SimulatedRequest): SimulatedResponse => {
    if (request.method !== 'POST') return message(404, 'Not Found');
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
  };

  const handleFile = (request: SimulatedRequest, url: URL): SimulatedResponse => {
    if (headerOf(request, 'authorization') !== undefined)
      return xml(400, 'InvalidArgument', 'Only one auth mechanism allowed');
    if (request.method !== 'GET') return xml(403, 'AccessDenied', 'Access Denied');
    const [, , idText = ''] = url.pathname.split('/');
    const id = Number(idText);
    const signedAt = Number(url.searchParams.get('X-Amz-Date'));
    if (url.searchParams.get('X-Amz-Signature') !== signature(world.seed, id, signedAt))
      return xml(403, 'SignatureDoesNotMatch', 'The signature does not match');
    if (clock.now() >= signedAt + LINK_LIFE_MS) return xml(403, 'AccessDenied', 'Request has expired');
    const row = world.tables.attachments.get(id);
    if (!row) return xml(404, 'NoSuchKey', 'The specified key does not exist.');
    if (/offer/.test(String(row.type))) server.note(request, url, 'files', 200, server.log.forbidden);
    const filename = String(row.filename);
    const file = sampleFile(filename, id);
    return {
      status: 200,
      headers: {
        'content-type': file.type,
        'cache-control': 'private, max-age=600',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(filename)}`,
      },
      body: file.bytes,
      cut: false,
    };
  };

  const handleApi = (
    request: SimulatedRequest,
    url: URL,
    name: string,
    rest: string[],
    fault: Fault | null,
  ): SimulatedResponse => {
    const bearer = bearerOf(request);
    const token = alive(bearer);
    if (isForbiddenResource(name)) server.note(request, url, name, 403, server.log.forbidden);
    if (request.method !== 'GET') server.note(request, url, name, 403, server.log.writes);
    if (!token)
      return message(
        401,
        bearer !== undefined && tokens.get(bearer)?.revoked
          ? 'Token has already been refreshed or revoked'
          : 'Unauthorized',
      );
    const rate: Record<string, string> = {};
    if (options.limit !== null) {
      const state = count(token.client.window, options.limit, options.windowMs);
      rate['x-ratelimit-limit'] = String(options.limit);
      rate['x-ratelimit-remaining'] = String(state.left);
      rate['x-ratelimit-reset'] = String(Math.floor((clock.now() + options.dateSkewMs) / 1000) + state.seconds);
      if (state.over) return message(429, 'Rate limit exceeded', { ...rate, 'retry-after': String(state.seconds) });
    }
    const withRate = (response: SimulatedResponse): SimulatedResponse => ({
      ...response,
      headers: { ...response.headers, ...rate },
    });
    if (isForbiddenResource(name)) return withRate(message(403, 'Forbidden'));
    if (!isResource(name)) return withRate(message(404, 'Not Found'));
    if (request.method !== 'GET') return withRate(message(403, 'Forbidden'));
    if (!token.client.scopes.includes(scopeOf(name))) return withRate(message(403, 'Forbidden'));
    if (token.sub !== null && world.tables.users.get(token.sub)?.site_admin !== true)
      return withRate(message(403, 'Forbidden'));
    if (rest.length > 0) {
      const single =
        name === 'rejection_reasons' && rest.length === 1 ? world.tables[name].get(Number(rest[0])) : undefined;
      return withRate(single ? jsonAnswer(200, single) : message(404, 'Not Found'));
    }
    try {
      const page = list(name, url, fault);
      return withRate(jsonAnswer(200, page.rows, page.next === null ? {} : { link: `<${page.next}>; rel="next"` }));
    } catch (error) {
      if (error instanceof InvalidQuery) return withRate(invalid(error.errors));
      throw error;
    }
  };

  const list = (name: ResourceName, url: URL, fault: Fault | null): { rows: unknown[]; next: string | null } => {
    const given = url.searchParams.get('cursor');
    let query = url.searchParams;
    let below = Number.POSITIVE_INFINITY;
    if (given !== null) {
      if ([...url.searchParams.keys()].length > 1)
        throw new InvalidQuery(['When passing a cursor, do not include other query params.']);
      const cursor = readCursor(given);
      if (!cursor || cursor.resource !== name) throw new InvalidQuery(['Invalid cursor']);
      query = new URLSearchParams(cursor.query);
      below = cursor.id;
    }
    const perPageText = query.get('per_page') ?? '100';
    const perPage = Number(perPageText);
    if (!/^\d+$/.test(perPageText) || perPage < 1 || perPage > 500)
      throw new InvalidQuery(['per_page must be between 1 and 500']);
    const fields = query.get('fields')?.split(',') ?? null;
    if (fields && fields.length > MOST_FIELDS)
      throw new InvalidQuery([`fields cannot contain more than ${MOST_FIELDS} values`]);

    const tests: Test[] = [];
    let few: Row[] | null = null;
    for (const [parameter, value] of query) {
      if (['per_page', 'fields', 'cursor'].includes(parameter)) continue;
      const filter = filterOf(name, parameter);
      if (!filter) {
        server.log.ignored.add(`${name}?${parameter}`);
        continue;
      }
      tests.push(testOf(parameter, filter, value));
      few ??= shortCut(name, parameter, filter, value);
    }
    const table = world.tables[name];
    const source = few ? few.filter((row) => row.id < below).sort((a, b) => b.id - a.id) : table.descending(below);
    const size = fault?.pageSize ?? perPage;
    const rows: Row[] = [];
    let more = false;
    for (const row of source) {
      if (isLeftOut(name, row, query) || !tests.every((test) => test(row))) continue;
      if (rows.length === size) {
        more = true;
        break;
      }
      rows.push(row);
    }
    const host = GREENHOUSE_HOSTS.includes(url.hostname) ? `https://${API_HOST}` : url.origin;
    const query2 = query.toString();
    const link = (id: number) => `${host}/v3/${name}?cursor=${writeCursor({ resource: name, id, query: query2 })}`;
    let next = more ? link((rows.at(-1) as Row).id) : null;
    if (fault?.repeatCursor) next = link(below === Number.POSITIVE_INFINITY ? Number.MAX_SAFE_INTEGER : below);
    const sent = rows.map((row) => pick(shown(name, row), fields));
    return { rows: spoilRows(sent, fault), next };
  };

  /** Rows by id or by owner without walking the table; null when that parameter has no index. */
  const shortCut = (name: ResourceName, parameter: string, filter: Filter, value: string): Row[] | null => {
    if (filter.kind !== 'ids') return null;
    const wanted = [...new Set(parseIds(parameter, value))];
    if (filter.column === 'id') return wanted.flatMap((id) => world.tables[name].get(id) ?? []);
    if (!world.tables[name].owned(filter.column, -1)) return null;
    return wanted.flatMap((id) => world.tables[name].owned(filter.column, id) ?? []);
  };

  const shown = (name: ResourceName, row: Row): Record<string, unknown> => {
    if (name === 'attachments') {
      const signedAt = clock.now();
      const path = `attachments/${row.id}/${encodeURIComponent(String(row.filename))}`;
      return {
        ...row,
        url: `https://${FILE_HOST}/${path}?X-Amz-Date=${signedAt}&X-Amz-Expires=${LINK_LIFE_MS / 1000}&X-Amz-Signature=${signature(world.seed, row.id, signedAt)}`,
      };
    }
    if (name === 'applications' && options.olderSchema) {
      const { job_interview_stage_id: _, ...older } = row;
      return older;
    }
    return row;
  };

  const dispatch = (request: SimulatedRequest, url: URL, route: Route, fault: Fault | null): SimulatedResponse => {
    switch (route.kind) {
      case 'token':
        return handleToken(request);
      case 'introspect':
        return handleIntrospect(request);
      case 'files':
        return handleFile(request, url);
      case 'v1': {
        const { status, html: asHtml } = options.retired;
        return asHtml
          ? htmlAnswer(status, 'Harvest v1 and v2 are no longer available')
          : message(status, 'Harvest v1 and v2 are no longer available');
      }
      case 'v3':
        return handleApi(request, url, route.name, route.rest, fault);
      case 'unknown':
        return message(404, 'Not Found');
    }
  };

  const server = createSimulatedServer<Route>({
    seed: world.seed,
    clock,
    options,
    routeOf,
    answer: dispatch,
    refusal: message,
    clientOf: (request) => tokens.get(bearerOf(request) ?? '')?.client.clientId ?? null,
  });

  return {
    ...server,
    world,
    clock,
    options,
    counters: {
      ...server.counters,
      api: () => RESOURCE_NAMES.reduce((sum, name) => sum + server.counters.of(name), 0),
      minimumCalls(resources) {
        const by = Object.fromEntries(
          resources.map((name) => [name, Math.max(1, Math.ceil(world.tables[name].size / 500))]),
        );
        return { total: Object.values(by).reduce((sum, value) => sum + value, 0), by };
      },
    },
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
  };
}

export interface StartOptions extends ListenOptions {
  world: World;
  clock?: SimulatorClock;
  options?: GreenhouseOptions;
}

/** The simulator behind a real socket on 127.0.0.1. Call `stop` when done. */
export async function startGreenhouse({ world, clock, options, ...where }: StartOptions): Promise<RunningGreenhouse> {
  const simulator = createGreenhouse({ world, ...(clock && { clock }), ...(options && { options }) });
  return Object.assign(simulator, await listen(simulator, where));
}

type Route =
  | { kind: 'token' | 'introspect' | 'files' | 'v1' | 'unknown'; name: string }
  | { kind: 'v3'; name: string; rest: string[] };

/** By host where it is one of Greenhouse's; by path alone on any other, such as 127.0.0.1. */
function routeOf(url: URL): Route {
  const elsewhere = !GREENHOUSE_HOSTS.includes(url.hostname);
  const [, first = '', second = '', ...rest] = url.pathname.split('/');
  if (elsewhere || url.hostname === AUTH_HOST) {
    if (url.pathname === '/token') return { kind: 'token', name: 'token' };
    if (url.pathname === '/introspect') return { kind: 'introspect', name: 'introspect' };
  }
  if ((elsewhere || url.hostname === FILE_HOST) && first === 'attachments') return { kind: 'files', name: 'files' };
  if (elsewhere || url.hostname === API_HOST) {
    if (first === 'v1' || first === 'v2') return { kind: 'v1', name: 'v1' };
    if (first === 'v3' && second !== '') return { kind: 'v3', name: second, rest };
  }
  return { kind: 'unknown', name: 'unknown' };
}

function isResource(name: string): name is ResourceName {
  return (RESOURCE_NAMES as readonly string[]).includes(name);
}

function bearerOf(request: SimulatedRequest): string | undefined {
  return /^Bearer (.+)$/.exec(headerOf(request, 'authorization') ?? '')?.[1];
}

function pick(row: Record<string, unknown>, fields: string[] | null): Record<string, unknown> {
  if (!fields) return row;
  return Object.fromEntries(fields.filter((field) => field in row).map((field) => [field, row[field]]));
}

interface ListCursor {
  resource: ResourceName;
  id: number;
  query: string;
}

function writeCursor(cursor: ListCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

function readCursor(text: string): ListCursor | null {
  try {
    const cursor: Partial<ListCursor> = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return typeof cursor.id === 'number' && typeof cursor.query === 'string' && cursor.resource
      ? (cursor as ListCursor)
      : null;
  } catch {
    return null;
  }
}

function signature(seed: number, id: number, signedAt: number): string {
  return createHash('sha256').update(`${seed}/${id}/${signedAt}`).digest('hex');
}

function xml(status: number, code: string, text: string): SimulatedResponse {
  return {
    status,
    headers: { 'content-type': 'application/xml' },
    body: Buffer.from(
      `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${text}</Message></Error>`,
    ),
    cut: false,
  };
}
