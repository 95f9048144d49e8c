// A Lever account as its Data API shows it (v1, reads only so far): strict where Lever is strict, so that what works here
// works there. One server answers for all its hosts. It must not be kinder than the fact sheet it was built from; where
// that leaves something open, the harsher reading is taken or an option decides.

import { createClock, type SimulatorClock } from './clock';
import type { Fault, Faults } from './faults';
import type { Place } from './lever-answers';
import { BadParameter } from './lever-parameters';
import { Forbidden, type ListOrder, read, readPublicPostings } from './lever-reads';
import { type ListName, PERMISSIONS, PERSON_CALLS, type Permission, type Route, routeOf } from './lever-routes';
import type { LeverWorld } from './lever-world';
import {
  type Answering,
  type CallCounters,
  createSimulatedServer,
  headerOf,
  jsonAnswer,
  type Listening,
  type ListenOptions,
  listen,
  type RequestLog,
  type SimulatedRequest,
  type SimulatedResponse,
} from './simulated-server';

export const API_HOST = 'api.lever.co';
export const SANDBOX_HOST = 'api.sandbox.lever.co';
export const EU_HOST = 'api.eu.lever.co';
/** Everything one simulator answers for. */
export const LEVER_HOSTS: readonly string[] = [API_HOST, SANDBOX_HOST, EU_HOST];

const WEB_ORIGINS: Readonly<Record<string, string>> = {
  [API_HOST]: 'https://hire.lever.co',
  [SANDBOX_HOST]: 'https://hire.sandbox.lever.co',
  [EU_HOST]: 'https://hire.eu.lever.co',
};

export interface LeverKey {
  key: string;
  /** Endpoints ticked for reading. */
  reads: Permission[];
  /** Access to confidential data, chosen when the key is made. */
  confidential: boolean;
  /** The only one of Lever's hosts that knows the key. */
  host: string;
}

/** What every simulator accepts unless told otherwise. */
export const DEFAULT_KEY: Readonly<LeverKey> = {
  key: 'lever-key-plain-to-see-0001',
  reads: [...PERMISSIONS],
  confidential: false,
  host: API_HOST,
};

export interface LeverOptions {
  keys?: readonly LeverKey[];
  /** A bucket of `burst` requests a key, filled by `perSecond`; null for no limit. */
  rate?: { perSecond: number; burst: number } | null;
  /** 429 says how many seconds to wait; Lever is not known to. */
  retryAfter?: boolean;
  order?: ListOrder;
  /** What a key without access gets when it asks for what is confidential. */
  confidentialRefusal?: 'forbidden' | 'empty';
  /** Added to the `Date` header, ms. */
  dateSkewMs?: number;
  /** Real milliseconds every answer takes. */
  latencyMs?: number;
}

/** Routes: see `Route.name`. */
export interface LeverCounters extends CallCounters {
  /** All calls to `/v1`. */
  api(): number;
  /** Those for one person: by id, by what hangs on them, or lists asked by `contact_id` or `email`. */
  perPerson(): number;
  /** The fewest list calls that can read these whole, at 100 rows a page, as the first key may see them. */
  minimumCalls(lists: readonly ListName[]): { total: number; by: Record<string, number> };
}

export interface Lever extends Answering {
  readonly world: LeverWorld;
  readonly clock: SimulatorClock;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly counters: LeverCounters;
  /** May be changed while it runs; `keys` by the functions below. */
  readonly options: Required<LeverOptions>;
  revokeKey(key?: string): void;
  restoreKey(key?: string): void;
  removePermissions(permissions: readonly Permission[], key?: string): void;
  addPermissions(permissions: readonly Permission[], key?: string): void;
}

export interface RunningLever extends Lever, Listening {}

interface HeldKey extends LeverKey {
  revoked: boolean;
  tokens: number;
  filledAt: number;
}

/** The simulator without a socket. */
export function createLever(about: { world: LeverWorld; clock?: SimulatorClock; options?: LeverOptions }): Lever {
  const { world } = about;
  const clock = about.clock ?? createClock();
  world.now = clock.now;
  const options: Required<LeverOptions> = {
    keys: [DEFAULT_KEY],
    rate: { perSecond: 10, burst: 20 },
    retryAfter: false,
    order: 'created',
    confidentialRefusal: 'forbidden',
    dateSkewMs: 0,
    latencyMs: 0,
    ...about.options,
  };
  const keys = options.keys.map(
    (key): HeldKey => ({
      ...key,
      reads: [...key.reads],
      revoked: false,
      tokens: options.rate?.burst ?? 0,
      filledAt: clock.now(),
    }),
  );
  let personLists = 0;

  const held = (key?: string): HeldKey => {
    const found = key === undefined ? keys[0] : keys.find((one) => one.key === key);
    if (!found) throw new Error('no such key');
    return found;
  };

  /** Only `Basic` with the key as the name and no password. */
  const keyOf = (request: SimulatedRequest): HeldKey | null => {
    const sent = /^Basic ([A-Za-z0-9+/=]+)$/.exec(headerOf(request, 'authorization') ?? '')?.[1];
    if (sent === undefined) return null;
    const plain = Buffer.from(sent, 'base64').toString('utf8');
    return keys.find((key) => !key.revoked && plain === `${key.key}:`) ?? null;
  };

  /** Seconds to wait, or null when there was a token left. */
  const take = (key: HeldKey): number | null => {
    if (options.rate === null) return null;
    const { perSecond, burst } = options.rate;
    const now = clock.now();
    key.tokens = Math.min(burst, key.tokens + ((now - key.filledAt) / 1000) * perSecond);
    key.filledAt = now;
    if (key.tokens < 1) return clock.livedMs(((1 - key.tokens) / perSecond) * 1000) / 1000;
    key.tokens--;
    return null;
  };

  const answer = (request: SimulatedRequest, url: URL, route: Route, fault: Fault | null): SimulatedResponse => {
    if (route.name === 'public-postings') {
      if (request.method !== 'GET') return refusal(403, 'Unauthorized origin');
      return readPublicPostings(world, route.ids, url.searchParams);
    }
    if (route.name === 'forbidden') server.note(request, url, route.name, 403, server.log.forbidden);
    if (request.method !== 'GET') server.note(request, url, route.name, 405, server.log.writes);
    if (!url.pathname.startsWith('/v1/')) return refusal(404, 'Not found');
    const key = keyOf(request);
    if (!key || (LEVER_HOSTS.includes(url.hostname) && url.hostname !== key.host))
      return refusal(401, 'The API key is not valid');
    const waitSeconds = take(key);
    if (waitSeconds !== null)
      return refusal(
        429,
        'Too many requests',
        options.retryAfter ? { 'retry-after': String(Math.max(1, Math.ceil(waitSeconds))) } : {},
      );
    const response = request.method === 'GET' ? reads(url, route, key, fault) : writes();
    response.headers['x-lever-region'] = url.hostname === EU_HOST ? 'eu' : 'global';
    return response;
  };

  const reads = (url: URL, route: Route, key: HeldKey, fault: Fault | null): SimulatedResponse => {
    const { name, permission, ids } = route;
    if (name === 'unknown' || name === 'public-postings') return refusal(404, 'Not found');
    if (name === 'forbidden' || permission === null || !key.reads.includes(permission)) return lacking();
    if (name === 'opportunities' && ['contact_id', 'email'].some((one) => url.searchParams.has(one))) personLists++;
    try {
      const response = read(name, {
        world,
        query: url.searchParams,
        ids,
        place: placeOf(url),
        order: options.order,
        fault,
        ignored: server.log.ignored,
        confidential: key.confidential,
        confidentialRefusal: options.confidentialRefusal,
        may: (needed) => key.reads.includes(needed),
      });
      return response ?? refusal(404, `There is no such ${name}`);
    } catch (error) {
      if (error instanceof BadParameter) return refusal(400, error.message);
      if (error instanceof Forbidden) return lacking();
      throw error;
    }
  };

  // The place for what section 5 of the fact sheet tells: until then every write is refused, and written down.
  const writes = (): SimulatedResponse => refusal(405, 'This simulator does not write yet');

  const server = createSimulatedServer<Route>({
    seed: world.seed,
    clock,
    options,
    routeOf,
    answer,
    refusal,
    clientOf: (request) => keyOf(request)?.key ?? null,
  });

  const sizeOf = (list: ListName): number => {
    const { tables } = world;
    const { confidential } = held();
    const seen = (rows: readonly { confidentiality: string }[]) =>
      rows.filter((row) => confidential || row.confidentiality === 'non-confidential').length;
    switch (list) {
      case 'opportunities':
        return seen(tables.opportunities.newestFirst());
      case 'postings':
        return seen(tables.postings.newestFirst());
      case 'opportunities/deleted':
        return tables.deleted.opportunities.length;
      case 'applications/deleted':
        return tables.deleted.applications.length;
      case 'postings/deleted':
        return tables.deleted.postings.length;
      case 'stages':
        return tables.stages.length;
      case 'archive_reasons':
        return tables.reasons.length;
      case 'users':
        return tables.users.length;
      case 'sources':
      case 'tags':
        return new Set(tables.opportunities.newestFirst().flatMap((row) => row[list])).size;
    }
  };

  return {
    ...server,
    world,
    clock,
    options,
    counters: {
      ...server.counters,
      api: () =>
        Object.entries(server.counters.calls).reduce(
          (sum, [name, count]) => (name === 'public-postings' ? sum : sum + count),
          0,
        ),
      perPerson: () => PERSON_CALLS.reduce((sum, name) => sum + server.counters.of(name), personLists),
      minimumCalls(lists) {
        const by = Object.fromEntries(lists.map((name) => [name, Math.max(1, Math.ceil(sizeOf(name) / 100))]));
        return { total: Object.values(by).reduce((sum, value) => sum + value, 0), by };
      },
      reset() {
        server.counters.reset();
        personLists = 0;
      },
    },
    revokeKey(key) {
      held(key).revoked = true;
    },
    restoreKey(key) {
      held(key).revoked = false;
    },
    removePermissions(permissions, key) {
      const one = held(key);
      one.reads = one.reads.filter((permission) => !permissions.includes(permission));
    },
    addPermissions(permissions, key) {
      const one = held(key);
      one.reads = [...new Set([...one.reads, ...permissions])];
    },
  };
}

export interface StartLeverOptions extends ListenOptions {
  world: LeverWorld;
  clock?: SimulatorClock;
  options?: LeverOptions;
}

/** The simulator behind a real socket on 127.0.0.1. Call `stop` when done. */
export async function startLever({ world, clock, options, ...where }: StartLeverOptions): Promise<RunningLever> {
  const simulator = createLever({ world, ...(clock && { clock }), ...(options && { options }) });
  return Object.assign(simulator, await listen(simulator, where));
}

/** Links lead to Lever's own hosts, or stay on any other, such as 127.0.0.1. */
function placeOf(url: URL): Place {
  const web = WEB_ORIGINS[url.hostname];
  return web === undefined
    ? { api: `${url.origin}/v1`, web: WEB_ORIGINS[API_HOST] as string }
    : { api: `https://${url.hostname}/v1`, web };
}

const CODES: Readonly<Record<number, string>> = {
  400: 'BadRequestError',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFoundError',
  405: 'MethodNotAllowed',
  429: 'TooManyRequests',
};

function refusal(status: number, message: string, headers: Record<string, string> = {}): SimulatedResponse {
  return jsonAnswer(status, { code: CODES[status] ?? 'InternalServerError', message }, headers);
}

function lacking(): SimulatedResponse {
  return refusal(403, 'The API key does not have permission for this endpoint');
}
