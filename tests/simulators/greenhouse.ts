// A Greenhouse account as its public API shows it (Harvest v3): strict where Greenhouse is strict, so that what works
// here works there. One server answers for all its hosts. It must not be kinder than the fact sheet it was built from.

import { createClock, type SimulatorClock } from './clock';
import type { Fault, Faults } from './faults';
import {
  type AccessControls,
  type AccessOptions,
  ALL_SCOPES,
  type Credential,
  createAccess,
  plainRefusal,
  scopeOf,
} from './greenhouse-access';
import { createFiles, FILE_HOST } from './greenhouse-files';
import { readList } from './greenhouse-lists';
import { InvalidQuery, isForbiddenResource } from './greenhouse-resources';
import type { Row } from './greenhouse-rows';
import {
  type Answering,
  type CallCounters,
  createSimulatedServer,
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
import { RESOURCE_NAMES, type ResourceName, type World } from './world';

export const API_HOST = 'harvest.greenhouse.io';
export const AUTH_HOST = 'auth.greenhouse.io';
/** Everything one simulator answers for. */
export const GREENHOUSE_HOSTS: readonly string[] = [API_HOST, AUTH_HOST, FILE_HOST];

/** What every simulator accepts unless told otherwise. */
export const DEFAULT_CREDENTIAL: Readonly<Credential> = {
  clientId: 'hp-client-0001',
  clientSecret: 'hp-secret-plain-to-see-0001',
  scopes: [...ALL_SCOPES],
};

export interface GreenhouseOptions extends Partial<AccessOptions> {
  /** Requests a window; null for none. */
  limit?: number | null;
  windowMs?: number;
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

export interface Greenhouse extends Answering, AccessControls {
  readonly world: World;
  readonly clock: SimulatorClock;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly counters: GreenhouseCounters;
  /** May be changed while it runs. */
  readonly options: Required<GreenhouseOptions>;
}

export interface RunningGreenhouse extends Greenhouse, Listening {}

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
  const { users, attachments } = world.tables;
  const access = createAccess({ seed: world.seed, clock, options, userOf: (id) => users.get(id) });
  const files = createFiles({ seed: world.seed, clock, attachmentOf: (id) => attachments.get(id) });

  const handleApi = (
    request: SimulatedRequest,
    url: URL,
    name: string,
    rest: string[],
    fault: Fault | null,
  ): SimulatedResponse => {
    const caller = access.callerOf(request);
    if (isForbiddenResource(name)) server.note(request, url, name, 403, server.log.forbidden);
    if (request.method !== 'GET') server.note(request, url, name, 403, server.log.writes);
    if (!caller) return access.unauthorized(request);
    const rate: Record<string, string> = {};
    if (options.limit !== null) {
      const state = caller.client.requests.count(options.limit, options.windowMs);
      rate['x-ratelimit-limit'] = String(options.limit);
      rate['x-ratelimit-remaining'] = String(state.left);
      rate['x-ratelimit-reset'] = String(Math.floor((clock.now() + options.dateSkewMs) / 1000) + state.seconds);
      if (state.over)
        return plainRefusal(429, 'Rate limit exceeded', { ...rate, 'retry-after': String(state.seconds) });
    }
    const withRate = (response: SimulatedResponse): SimulatedResponse => ({
      ...response,
      headers: { ...response.headers, ...rate },
    });
    if (isForbiddenResource(name)) return withRate(plainRefusal(403, 'Forbidden'));
    if (!isResource(name)) return withRate(plainRefusal(404, 'Not Found'));
    if (request.method !== 'GET') return withRate(plainRefusal(403, 'Forbidden'));
    if (!caller.client.scopes.includes(scopeOf(name))) return withRate(plainRefusal(403, 'Forbidden'));
    if (caller.sub !== null && users.get(caller.sub)?.site_admin !== true)
      return withRate(plainRefusal(403, 'Forbidden'));
    if (rest.length > 0) {
      const single =
        name === 'rejection_reasons' && rest.length === 1 ? world.tables[name].get(Number(rest[0])) : undefined;
      return withRate(single ? jsonAnswer(200, single) : plainRefusal(404, 'Not Found'));
    }
    try {
      const page = readList(world.tables, {
        name,
        query: url.searchParams,
        origin: GREENHOUSE_HOSTS.includes(url.hostname) ? `https://${API_HOST}` : url.origin,
        fault,
        onIgnored: (parameter) => server.log.ignored.add(`${name}?${parameter}`),
        shown: (row) => shown(name, row),
      });
      const links: Record<string, string> = page.next === null ? {} : { link: `<${page.next}>; rel="next"` };
      return withRate(jsonAnswer(200, spoilRows(page.rows, fault), links));
    } catch (error) {
      if (error instanceof InvalidQuery) return withRate(jsonAnswer(422, { errors: error.errors }));
      throw error;
    }
  };

  const shown = (name: ResourceName, row: Row): Record<string, unknown> => {
    if (name === 'attachments') return { ...row, url: files.addressOf(row) };
    if (name === 'applications' && options.olderSchema) {
      const { job_interview_stage_id: _, ...older } = row;
      return older;
    }
    return row;
  };

  const dispatch = (request: SimulatedRequest, url: URL, route: Route, fault: Fault | null): SimulatedResponse => {
    switch (route.kind) {
      case 'token':
        return access.handleToken(request);
      case 'introspect':
        return access.handleIntrospect(request);
      case 'files':
        return files.handleFile(request, url, ({ type }) => {
          if (/offer/.test(String(type))) server.note(request, url, 'files', 200, server.log.forbidden);
        });
      case 'v1': {
        const { status, html: asHtml } = options.retired;
        return asHtml
          ? htmlAnswer(status, 'Harvest v1 and v2 are no longer available')
          : plainRefusal(status, 'Harvest v1 and v2 are no longer available');
      }
      case 'v3':
        return handleApi(request, url, route.name, route.rest, fault);
      case 'unknown':
        return plainRefusal(404, 'Not Found');
    }
  };

  const server = createSimulatedServer<Route>({
    seed: world.seed,
    clock,
    options,
    routeOf,
    answer: dispatch,
    refusal: plainRefusal,
    clientOf: access.clientOf,
  });

  return {
    ...server,
    ...access.controls,
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
