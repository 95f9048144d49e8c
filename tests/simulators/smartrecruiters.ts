// A SmartRecruiters account as its public API shows it: strict where the vendor is strict, so that what works here works
// there. It must not be kinder than the fact sheet it was built from.

import { AsyncLocalStorage } from 'node:async_hooks';
import { createClock, type SimulatorClock } from './clock';
import type { Fault, Faults } from './faults';
import {
  type Answering,
  type CallCounters,
  createSimulatedServer,
  jsonAnswer,
  type Listening,
  type ListenOptions,
  listen,
  type RequestLog,
  type SimulatedRequest,
  type SimulatedResponse,
} from './simulated-server';
import {
  type AccessControls,
  type AccessOptions,
  createAccess,
  DEFAULT_OAUTH_CLIENT,
  DEFAULT_SMART_TOKEN,
  singleError,
} from './smartrecruiters-access';
import { isListed } from './smartrecruiters-account';
import { createAnswers } from './smartrecruiters-answers';
import { createLimits, type Entry, type LimitOptions } from './smartrecruiters-limits';
import { BadQuery } from './smartrecruiters-lists';
import { type Route, type RouteName, routeOf, unknownParameters } from './smartrecruiters-routes';
import type { SmartRecruitersWorld } from './smartrecruiters-world';

export const SMARTRECRUITERS_API = 'https://api.smartrecruiters.com';
/** Everything one simulator answers for; the second is the sandbox. */
export const SMARTRECRUITERS_HOSTS: readonly string[] = ['api.smartrecruiters.com', 'api.sandbox.smartrecruiters.com'];

export interface SmartRecruitersOptions extends Partial<AccessOptions>, Partial<LimitOptions> {
  /** Seconds in `Retry-After` beside a 429 of the limits; null, as documented: no such header. */
  retryAfter?: number | null;
  /** What `GET /users/me` says to an OAuth client, which is nobody. */
  meOfClient?: 200 | 403 | 404;
  /** The id that a merge made vanish leads to the one that stayed, instead of 404. */
  mergedRedirects?: boolean;
  /**
   * How the list of people is sorted: by id, which says nothing about time, or by the newest change first, where rows
   * move between pages during a walk. The vendor promises no order.
   */
  candidateOrder?: 'id' | 'updated';
  /** By route: how long its answers take by the simulator's clock, which is moved on while they are open. */
  slowMs?: Partial<Record<RouteName, number>>;
  /** Real milliseconds every answer takes; at least one, so that calls made together are open together. */
  latencyMs?: number;
  /** Added to the `Date` header, ms. */
  dateSkewMs?: number;
}

/** Read from the account as wholes, before any person's own address. */
export type SmartRecruitersList =
  | 'candidates'
  | 'jobs'
  | 'users'
  | 'departments'
  | 'rejection-reasons'
  | 'withdrawal-reasons'
  | 'hiring-processes'
  | 'sources';

/** Calls that each are about one person. */
export const PER_PERSON_ROUTES = [
  'candidate',
  'application',
  'history',
  'candidate-properties',
  'consents',
  'tags',
  'attachments',
  'application-attachments',
  'messages',
] as const satisfies readonly RouteName[];

export interface SmartRecruitersCounters extends CallCounters {
  /** All calls that need a credential. */
  api(): number;
  /** Calls about one person each, file downloads apart. */
  perPerson(): number;
  /** The fewest list calls that can read these resources whole, at 100 rows a page. */
  minimumCalls(lists: readonly SmartRecruitersList[]): { total: number; by: Record<string, number> };
}

export interface SmartRecruiters extends Answering, AccessControls {
  readonly world: SmartRecruitersWorld;
  readonly clock: SimulatorClock;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly counters: SmartRecruitersCounters;
  /** May be changed while it runs. */
  readonly options: Required<SmartRecruitersOptions>;
}

export interface RunningSmartRecruiters extends SmartRecruiters, Listening {}

const NO_CREDENTIAL_NEEDED: readonly RouteName[] = ['token', 'postings', 'posting', 'posting-departments'];

/** The simulator without a socket. */
export function createSmartRecruiters(about: {
  world: SmartRecruitersWorld;
  clock?: SimulatorClock;
  options?: SmartRecruitersOptions;
}): SmartRecruiters {
  const { world } = about;
  const clock = about.clock ?? createClock();
  world.now = clock.now;
  const options: Required<SmartRecruitersOptions> = {
    smartTokens: [DEFAULT_SMART_TOKEN],
    clients: [DEFAULT_OAUTH_CLIENT],
    tokenSeconds: 1_799,
    errorForm: 'by-cause',
    perSecond: 10,
    concurrent: 8,
    concurrentLists: 1,
    retryAfter: null,
    meOfClient: 403,
    mergedRedirects: false,
    candidateOrder: 'id',
    slowMs: {},
    latencyMs: 1,
    dateSkewMs: 0,
    ...about.options,
  };
  const access = createAccess({ seed: world.seed, clock, options, jobs: world.jobs });
  const limits = createLimits(clock, options);
  const answers = createAnswers(world, options);
  // What a request holds open, from its coming in until its answer is out.
  const entries = new AsyncLocalStorage<{ entry: Entry | null }>();

  const withLimits = (response: SimulatedResponse): SimulatedResponse => {
    Object.assign(response.headers, entries.getStore()?.entry?.headers);
    return response;
  };

  const admit = (request: SimulatedRequest, _url: URL, route: Route): SimulatedResponse | null => {
    const caller = NO_CREDENTIAL_NEEDED.includes(route.name) ? null : access.callerOf(request);
    const visit = entries.getStore();
    if (!caller || !visit) return null;
    visit.entry = limits.enter(caller.id, route.name === 'candidates' && request.method === 'GET');
    if (visit.entry.admitted) return null;
    const refused = singleError(429, 'TOO_MANY_REQUESTS', 'Too many requests');
    if (options.retryAfter !== null) refused.headers['retry-after'] = String(options.retryAfter);
    return withLimits(refused);
  };

  /** Where writes will be answered; until then nothing changes the account. */
  const handleWrite = (request: SimulatedRequest, url: URL, route: Route): SimulatedResponse => {
    server.note(request, url, route.name, 405, server.log.writes);
    return singleError(405, 'METHOD_NOT_ALLOWED', `${request.method} is not simulated`);
  };

  const answer = (request: SimulatedRequest, url: URL, route: Route, fault: Fault | null): SimulatedResponse => {
    const slow = options.slowMs[route.name] ?? 0;
    if (slow > 0) clock.advance(slow);
    if (route.name === 'token') return access.handleToken(request);
    if (route.name === 'forbidden') server.note(request, url, route.name, 403, server.log.forbidden);
    const isPublic = NO_CREDENTIAL_NEEDED.includes(route.name);
    const caller = isPublic ? null : access.callerOf(request);
    if (!isPublic && !caller) {
      if (request.method !== 'GET') server.note(request, url, route.name, 401, server.log.writes);
      return access.unauthorized(request);
    }
    if (request.method !== 'GET') return handleWrite(request, url, route);
    if (route.name === 'forbidden') return access.denied(null);
    if (route.name === 'unknown') return singleError(404, 'RESOURCE_NOT_FOUND', 'Not found');
    if (caller && !route.scopes.some(caller.may)) return access.denied(route.scopes[0] as string);
    for (const parameter of unknownParameters(route.name, url.searchParams))
      server.log.ignored.add(`${route.name}?${parameter}`);
    const origin = SMARTRECRUITERS_HOSTS.includes(url.hostname) ? `https://${url.hostname}` : url.origin;
    try {
      return answers({ route, query: url.searchParams, caller, origin, fault, denied: access.denied });
    } catch (error) {
      if (error instanceof BadQuery) return singleError(400, 'BAD_REQUEST', error.message);
      throw error;
    }
  };

  const server = createSimulatedServer<Route>({
    seed: world.seed,
    clock,
    options: {
      get latencyMs() {
        return Math.max(1, options.latencyMs);
      },
      get dateSkewMs() {
        return options.dateSkewMs;
      },
    },
    routeOf,
    admit,
    answer: (...given) => withLimits(answer(...given)),
    refusal: (status, text, headers) =>
      withLimits(jsonAnswer(status, { code: `HTTP_${status}`, message: text }, headers)),
    clientOf: access.clientOf,
  });

  const visiting = async <T>(visit: () => Promise<T>): Promise<T> => {
    const held: { entry: Entry | null } = { entry: null };
    try {
      return await entries.run(held, visit);
    } finally {
      held.entry?.leave();
    }
  };
  const { calls, of, reset } = server.counters;

  return {
    ...server,
    ...access.controls,
    handle: (request) => visiting(() => server.handle(request)),
    fetch: (input, init) => visiting(() => server.fetch(input, init)),
    world,
    clock,
    options,
    counters: {
      calls,
      of,
      reset,
      api: () =>
        Object.entries(calls).reduce(
          (sum, [name, count]) => sum + (NO_CREDENTIAL_NEEDED.includes(name as RouteName) ? 0 : count),
          0,
        ),
      perPerson: () => PER_PERSON_ROUTES.reduce((sum, name) => sum + of(name), 0),
      minimumCalls(lists) {
        const rows: Partial<Record<SmartRecruitersList, number>> = {
          candidates: [...world.candidates.values()].filter(isListed).length,
          jobs: world.jobs.size,
          users: world.users.length,
        };
        const by = Object.fromEntries(lists.map((name) => [name, Math.max(1, Math.ceil((rows[name] ?? 1) / 100))]));
        return { total: Object.values(by).reduce((sum, value) => sum + value, 0), by };
      },
    },
  };
}

export interface StartOptions extends ListenOptions {
  world: SmartRecruitersWorld;
  clock?: SimulatorClock;
  options?: SmartRecruitersOptions;
}

/** The simulator behind a real socket on 127.0.0.1. Call `stop` when done. */
export async function startSmartRecruiters({
  world,
  clock,
  options,
  ...where
}: StartOptions): Promise<RunningSmartRecruiters> {
  const simulator = createSmartRecruiters({ world, ...(clock && { clock }), ...(options && { options }) });
  return Object.assign(simulator, await listen(simulator, where));
}
