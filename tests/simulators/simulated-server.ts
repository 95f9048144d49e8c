// What every simulated ATS shares: answering with and without a socket, the request log, counters, latency, and what a
// due fault does to an answer. It knows no vendor's rules.

import { createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { SimulatorClock } from './clock';
import { createFaults, type Fault, type Faults } from './faults';
import { createRandom } from './random';

export interface SimulatedRequest {
  method: string;
  /** Absolute. */
  url: string;
  headers: Record<string, string | undefined>;
  body?: string | null;
}

export interface SimulatedResponse {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
  /** The connection breaks after `body`, which is only part of what was announced. */
  cut: boolean;
}

export interface LoggedRequest {
  /** By the simulator's clock. */
  at: number;
  route: string;
  method: string;
  host: string;
  path: string;
  query: string;
  status: number;
  clientId: string | null;
}

export interface RequestLog {
  /** The last 20,000. */
  readonly requests: LoggedRequest[];
  /** Calls to what the product must never read. Must stay empty. */
  readonly forbidden: LoggedRequest[];
  /** Anything but GET on the API. Must stay empty while the product only reads. */
  readonly writes: LoggedRequest[];
  /** Parameters that were silently dropped, `resource?parameter`. */
  readonly ignored: Set<string>;
  /** The most requests that were open at once. */
  mostOpen: number;
}

export interface CallCounters {
  /** Calls by route name. */
  readonly calls: Record<string, number>;
  of(route: string): number;
  reset(): void;
}

/** The answering side of a simulator. */
export interface Answering {
  /** Answers without a socket, for request interception. */
  handle(request: SimulatedRequest): Promise<SimulatedResponse>;
  /** Answers without a socket, with fetch's signature; honours abort signals. */
  fetch: typeof fetch;
  /** Ends answers that are still being held back. */
  release(): void;
}

/** What one vendor adds: its routes and its answers. */
export interface Vendor<Route extends { name: string }> {
  /** Decides which requests a fault's `rate` hits. */
  seed: number;
  clock: SimulatorClock;
  /** Read anew for every answer: `latencyMs` real milliseconds, `dateSkewMs` added to the `Date` header. */
  options: { readonly latencyMs: number; readonly dateSkewMs: number };
  /** The name is what faults are set on and calls are counted by. */
  routeOf(url: URL, request: SimulatedRequest): Route;
  /** Asked before any latency, with how many requests of this route are open, this one included. null lets it in. */
  admit?(request: SimulatedRequest, url: URL, route: Route, open: number): SimulatedResponse | null;
  answer(request: SimulatedRequest, url: URL, route: Route, fault: Fault | null): SimulatedResponse;
  /** An error as this vendor words one. */
  refusal(status: number, text: string, headers?: Record<string, string>): SimulatedResponse;
  /** Whose credential the request carries, for the log. */
  clientOf(request: SimulatedRequest): string | null;
}

export interface SimulatedServer extends Answering {
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly counters: CallCounters;
  /** Writes a request down, such as into `log.forbidden`. */
  note(request: SimulatedRequest, url: URL, route: string, status: number, into: LoggedRequest[]): void;
}

const MOST_LOGGED = 20_000;

/** A vendor's simulator without a socket. */
export function createSimulatedServer<Route extends { name: string }>(vendor: Vendor<Route>): SimulatedServer {
  const { clock, options } = vendor;
  const faults = createFaults(createRandom(vendor.seed ^ 0xfa017));
  const log: RequestLog = { requests: [], forbidden: [], writes: [], ignored: new Set(), mostOpen: 0 };
  const calls: Record<string, number> = {};
  const openBy = new Map<string, number>();
  let open = 0;
  let closing = new AbortController();

  const note: SimulatedServer['note'] = (request, url, route, status, into) => {
    into.push({
      at: clock.now(),
      route,
      method: request.method,
      host: url.hostname,
      path: url.pathname,
      query: url.search,
      status,
      clientId: vendor.clientOf(request),
    });
    if (into.length > MOST_LOGGED) into.shift();
  };

  const respond = (request: SimulatedRequest, url: URL, route: Route, fault: Fault | null): SimulatedResponse => {
    if (fault?.status === undefined) {
      const response = vendor.answer(request, url, route, fault);
      return fault ? spoil(response, fault) : response;
    }
    if (fault.body === 'html') return htmlAnswer(fault.status, 'Bad gateway');
    const retry: Record<string, string> =
      typeof fault.retryAfter === 'number' ? { 'retry-after': String(fault.retryAfter) } : {};
    return vendor.refusal(fault.status, 'Something went wrong', retry);
  };

  const handle = async (request: SimulatedRequest, signal?: AbortSignal): Promise<SimulatedResponse> => {
    const url = new URL(request.url);
    const route = vendor.routeOf(url, request);
    calls[route.name] = (calls[route.name] ?? 0) + 1;
    open++;
    log.mostOpen = Math.max(log.mostOpen, open);
    const here = (openBy.get(route.name) ?? 0) + 1;
    openBy.set(route.name, here);
    try {
      const refused = vendor.admit?.(request, url, route, here) ?? null;
      const fault = refused ? null : faults.due(route.name);
      const delay = (fault?.delayMs ?? 0) + options.latencyMs;
      if (delay > 0)
        await wait(delay, undefined, { signal: signal ? AbortSignal.any([signal, closing.signal]) : closing.signal });
      const response = refused ?? respond(request, url, route, fault);
      const skewMs = options.dateSkewMs + (fault?.dateSkewMs ?? 0);
      response.headers.date ??= new Date(clock.now() + skewMs).toUTCString();
      response.headers['content-length'] ??= String(response.body.length);
      note(request, url, route.name, response.status, log.requests);
      return response;
    } finally {
      open--;
      openBy.set(route.name, (openBy.get(route.name) ?? 1) - 1);
    }
  };

  return {
    faults,
    log,
    note,
    counters: {
      calls,
      of: (route) => calls[route] ?? 0,
      reset() {
        for (const route of Object.keys(calls)) delete calls[route];
      },
    },
    handle: (request) => handle(request),
    async fetch(input, init) {
      const request = new Request(input, init);
      const body = request.method === 'GET' || request.method === 'HEAD' ? null : await request.text();
      request.signal.throwIfAborted();
      const response = await handle(
        { method: request.method, url: request.url, headers: Object.fromEntries(request.headers), body },
        request.signal,
      );
      request.signal.throwIfAborted();
      if (!response.cut)
        return new Response(new Uint8Array(response.body), { status: response.status, headers: response.headers });
      const stream = new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(new Uint8Array(response.body));
        },
        pull(controller) {
          controller.error(new TypeError('terminated'));
        },
      });
      return new Response(stream, { status: response.status, headers: response.headers });
    },
    release() {
      closing.abort();
      closing = new AbortController();
    },
  };
}

/** Only good answers are spoilt: an error is bad enough. */
function spoil(response: SimulatedResponse, fault: Fault): SimulatedResponse {
  if (response.status !== 200) return response;
  const half = response.body.subarray(0, Math.floor(response.body.length / 2));
  if (fault.drop)
    return {
      ...response,
      headers: { ...response.headers, 'content-length': String(response.body.length) },
      body: half,
      cut: true,
    };
  if (fault.body === 'html') {
    const page = htmlAnswer(200, 'Down for maintenance');
    return { ...page, headers: { ...response.headers, ...page.headers } };
  }
  if (fault.body === 'truncated') return { ...response, body: half };
  if (fault.body === 'empty') return { ...response, body: Buffer.alloc(0) };
  if (fault.body === 'object') return { ...response, body: Buffer.from(`{"data":${response.body.toString('utf8')}}`) };
  return response;
}

/** The rows of a page as a due fault leaves them. */
export function spoilRows(rows: readonly Record<string, unknown>[], fault: Fault | null): unknown[] {
  const { row, duplicate, shuffle } = fault ?? {};
  let changed: unknown[] = row ? rows.map(row) : [...rows];
  if (shuffle) {
    const odd = changed.filter((_, index) => index % 2 === 1);
    changed = [...odd.reverse(), ...changed.filter((_, index) => index % 2 === 0)];
  }
  return duplicate ? changed.flatMap((one) => [one, one]) : changed;
}

/** Cacheable on purpose: a client that doesn't forbid it leaves people in the browser's cache. */
export function jsonAnswer(status: number, body: unknown, headers: Record<string, string> = {}): SimulatedResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'private, max-age=600', ...headers },
    body: Buffer.from(JSON.stringify(body)),
    cut: false,
  };
}

export function htmlAnswer(status: number, title: string): SimulatedResponse {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: Buffer.from(`<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`),
    cut: false,
  };
}

/** A request's header, however its name is written; `name` is lower case. */
export function headerOf(request: SimulatedRequest, name: string): string | undefined {
  const direct = request.headers[name];
  if (direct !== undefined) return direct;
  return Object.entries(request.headers).find(([key]) => key.toLowerCase() === name)?.[1];
}

export interface Listening {
  port: number;
  /** `http://127.0.0.1:port` or `https://…` */
  origin: string;
  stop(): Promise<void>;
}

export interface ListenOptions {
  /** 0, the default, takes a free one. */
  port?: number;
  /** Serves HTTPS. */
  tls?: { key: string | Buffer; cert: string | Buffer };
}

/** Puts a simulator behind a real socket on 127.0.0.1. Call `stop` when done. */
export async function listen(
  simulator: Pick<Answering, 'handle' | 'release'>,
  { port = 0, tls }: ListenOptions,
): Promise<Listening> {
  const scheme = tls ? 'https' : 'http';
  const listener: Parameters<typeof createHttp>[1] = (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const headers = Object.fromEntries(
        Object.entries(incoming.headers).map(([name, value]) => [
          name,
          Array.isArray(value) ? value.join(', ') : value,
        ]),
      );
      const url = `${scheme}://${incoming.headers.host ?? 'localhost'}${incoming.url ?? '/'}`;
      simulator
        .handle({ method: incoming.method ?? 'GET', url, headers, body: Buffer.concat(chunks).toString('utf8') })
        .then(
          (response) => {
            outgoing.writeHead(response.status, response.headers);
            if (response.cut) outgoing.write(response.body, () => outgoing.destroy());
            else outgoing.end(response.body);
          },
          () => outgoing.destroy(),
        );
    });
  };
  const server = tls ? createHttps({ key: tls.key, cert: tls.cert }, listener) : createHttp(listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const taken = (server.address() as AddressInfo).port;
  return {
    port: taken,
    origin: `${scheme}://127.0.0.1:${taken}`,
    stop: () =>
      new Promise<void>((resolve) => {
        simulator.release();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
