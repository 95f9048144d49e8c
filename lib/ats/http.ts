// The one way out to an ATS: every request of every connector goes through here, and ky is imported nowhere else.
// Turns every failure into an AppError; must put no address, header, body or secret into one.

import ky from 'ky';
import { AppError, type ErrorCode } from '@/lib/errors';
import { type Limits, RateGate } from './rate-gate';
import { ServerClock } from './server-clock';

/** The longest wait that is sat out here. Anything longer is thrown with `retryAt` and left to the next alarm. */
export const LONGEST_WAIT_MS = 35_000;
/** What an ATS takes at most, and what still goes through a message of the browser's in base64. */
export const LARGEST_FILE = 30_000_000;
/** Big files on slow lines. */
const FILE_TIMEOUT_MS = 5 * 60_000;
/** A worker is stopped after 30 s without an extension call; this leaves a margin. */
const KEEP_ALIVE_MS = 20_000;
const DEFAULT_TIMEOUT_MS = 60_000;
const RETRIES = 3;
/** A web page in the place of data may be there to stay: a login, a filter of the network. */
const WEB_PAGE_RETRIES = 2;
const RATE_LIMIT_RETRIES = 3;
const FIRST_BACKOFF_MS = 500;
const BLIND_RATE_LIMIT_WAIT_MS = 30_000;

export interface HttpRequest {
  /** Only GET is ever repeated after a failure, unless `repeatable`. */
  method?: 'GET' | 'POST';
  /** This POST changes nothing that a second one would spoil. */
  repeatable?: boolean;
  url: string;
  headers?: Record<string, string>;
  /** Sent form-encoded. */
  form?: Record<string, string>;
  /** Names the limits this request counts against; a name never contains a secret. With several, the narrowest first. */
  gate: string | readonly string[];
  /** The vendor's documented limits by name of gate, where no header tells. */
  limits?: Readonly<Record<string, Limits>>;
  /** The first wait after a 429 that does not say for how long, ms; doubled each time. */
  blindWaitMs?: number;
  /** Statuses to be handed back as answers instead of thrown, e.g. 400 from a token endpoint. */
  handBack?: readonly number[];
  /** Put into a thrown error: the scope or resource asked for. */
  about?: string[];
  /** Background reading: keeps to its share of the limits, and leaves the last few requests to whoever is waiting. */
  yields?: boolean;
  timeoutMs?: number;
  /** A redirect says that what was asked for is there no longer, as after a merge; else it is no answer at all. */
  movedIsGone?: boolean;
}

export interface HttpAnswer {
  status: number;
  /** Parsed JSON; null for an empty body. */
  body: unknown;
  headers: Headers;
}

/** What connectors see of the network. All methods throw AppError only. */
export interface Http {
  send(request: HttpRequest): Promise<HttpAnswer>;
  /** A file's bytes, at most `LARGEST_FILE`; `ats/unexpected-shape` beyond. */
  bytes(
    request: Pick<HttpRequest, 'url' | 'headers' | 'gate' | 'limits'>,
  ): Promise<{ type: string; bytes: ArrayBuffer }>;
  /** The clock of the server behind `url`, ms; our own until that server has answered once. */
  serverNow(url: string): number;
  /** False until the server behind `url` has told its time. */
  knowsClock(url: string): boolean;
  /** Waits without letting the worker die. */
  pause(ms: number): Promise<void>;
  /** 0 to 1, for jitter. */
  random(): number;
  /** The same network, with another share (0 to 1) of the limits for background reading. */
  sharing(share: number): Http;
}

/** A team lives on the same limit: background reading in one browser takes half of it unless told otherwise. */
export const DEFAULT_SHARE = 0.5;

export interface HttpWorld {
  fetch: typeof fetch;
  now(): number;
  sleep?(ms: number): Promise<void>;
  /** Called about every 20 s while a request is open or a wait is on; calls some extension API. */
  keepAlive?(): void;
  random?(): number;
}

/** Makes the network for the connectors of one background. Rate limits and server clocks are remembered in it. */
export function createHttp(world: HttpWorld): Http {
  const random = world.random ?? Math.random;
  // Taken out of the object: browsers refuse a `fetch` that is called as somebody else's method.
  const { fetch } = world;
  const sleep = world.sleep ?? ((ms: number) => new Promise<void>((wake) => setTimeout(wake, ms)));
  const gates = new Map<string, RateGate>();
  const clock = new ServerClock(world.now);

  async function pause(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= KEEP_ALIVE_MS) {
      await sleep(Math.min(left, KEEP_ALIVE_MS));
      if (left > KEEP_ALIVE_MS) world.keepAlive?.();
    }
  }

  async function waitFor(ms: number, request: HttpRequest): Promise<void> {
    if (ms <= 0) return;
    if (ms > LONGEST_WAIT_MS) throw limited(request, world.now() + ms);
    await pause(ms);
  }

  function gatesOf({ gate, limits }: HttpRequest): RateGate[] {
    return [gate].flat().map((name) => {
      const present = gates.get(name) ?? new RateGate(limits?.[name] ?? null);
      gates.set(name, present);
      return present;
    });
  }

  /** Waits until every gate lets the request out; its places are given back by what it returns, or on failure. */
  async function pass(request: HttpRequest, passed: readonly RateGate[], share: number | null): Promise<() => void> {
    const held: RateGate[] = [];
    try {
      for (const gate of passed) {
        await gate.place(share);
        held.push(gate);
      }
      // After a wait the window may have been used up by somebody else: ask again before going out.
      for (;;) {
        const serverNow = clock.now(request.url);
        const wait = Math.max(...passed.map((gate) => gate.waitMs(serverNow, share)));
        if (wait <= 0) break;
        await waitFor(wait, request);
      }
    } catch (thrown) {
      for (const gate of held) gate.leave(false);
      throw thrown;
    }
    for (const gate of passed) gate.enter(share);
    return () => {
      for (const gate of passed) gate.leave(true);
    };
  }

  async function send(request: HttpRequest, ownShare: number): Promise<HttpAnswer> {
    const passed = gatesOf(request);
    const share = request.yields ? ownShare : null;
    const mayRepeat = request.method !== 'POST' || request.repeatable === true;
    let failures = 0;
    let refusals = 0;
    for (;;) {
      const leave = await pass(request, passed, share);
      let answer: RawAnswer<string> | AppError;
      try {
        answer = await attempt(request, (response) => response.text());
      } finally {
        leave();
      }
      if (answer instanceof AppError) {
        if (!mayRepeat || answer.code !== 'ats/unreachable' || failures++ >= RETRIES) throw answer;
        await pause(backoff(failures));
        continue;
      }
      clock.learn(request.url, answer.headers.get('date'));
      for (const gate of passed) gate.learn(answer.headers, clock.now(request.url));
      if (answer.status === 429) {
        const blind = request.blindWaitMs ? request.blindWaitMs * 2 ** refusals : BLIND_RATE_LIMIT_WAIT_MS;
        const wait = Math.max(...passed.map((gate) => gate.refused(answer.headers, clock.now(request.url), blind)));
        if (refusals++ >= RATE_LIMIT_RETRIES) throw limited(request, world.now() + wait);
        await waitFor(wait + Math.round(random() * 250), request);
        continue;
      }
      const body = parse(answer);
      if (mayRepeat && failures++ < retriesOf(answer, body)) {
        await pause(backoff(failures));
        continue;
      }
      return settle(request, answer, body);
    }
  }

  function backoff(failures: number): number {
    return Math.round(FIRST_BACKOFF_MS * 2 ** (failures - 1) * (0.5 + random()));
  }

  async function bytes(request: Parameters<Http['bytes']>[0]): ReturnType<Http['bytes']> {
    const passed = gatesOf(request);
    const leave = await pass(request, passed, null);
    try {
      const answer = await attempt({ ...request, timeoutMs: FILE_TIMEOUT_MS }, readFile);
      if (answer instanceof AppError) throw answer;
      if (answer.status === 429) {
        const serverNow = clock.now(request.url);
        const waits = passed.map((gate) => gate.refused(answer.headers, serverNow, BLIND_RATE_LIMIT_WAIT_MS));
        throw limited(request, world.now() + Math.max(...waits));
      }
      if (answer.status < 200 || answer.status > 299) throw failure(codeOf(answer.status), request);
      if (answer.body === null) throw failure('ats/unexpected-shape', request);
      return { type: answer.headers.get('content-type') ?? '', bytes: answer.body };
    } finally {
      leave();
    }
  }

  /** One request on the wire, body included. Network trouble is returned, not thrown, so that the caller decides. */
  async function attempt<T>(
    request: HttpRequest,
    read: (response: Response) => Promise<T>,
  ): Promise<RawAnswer<T> | AppError> {
    const aborter = new AbortController();
    const timeout = setTimeout(() => aborter.abort(), request.timeoutMs ?? DEFAULT_TIMEOUT_MS);
    const keepAlive = setInterval(() => world.keepAlive?.(), KEEP_ALIVE_MS);
    try {
      const response = await ky(request.url, {
        method: request.method ?? 'GET',
        headers: { accept: 'application/json', ...request.headers },
        body: request.form === undefined ? undefined : new URLSearchParams(request.form),
        // Said again, because options beside a Request set its own referrer policy back.
        fetch: (input, init) => fetch(input as Request, { ...init, referrer: '', referrerPolicy: 'no-referrer' }),
        signal: aborter.signal,
        retry: 0,
        timeout: false,
        throwHttpErrors: false,
        // Otherwise the answers lie readable in the browser's HTTP cache.
        cache: 'no-store',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        // Not followed: another place is not to see the key. Told apart from a network that is gone.
        redirect: 'manual',
      });
      const isMoved = response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400);
      if (isMoved) return failure(request.movedIsGone ? 'ats/gone' : 'ats/unexpected-shape', request);
      if (response.redirected || wentElsewhere(request.url, response.url))
        return failure('ats/unexpected-shape', request);
      return { status: response.status, headers: response.headers, body: await read(response) };
    } catch {
      // No cause: the network layer's errors carry the request, with its address and its headers.
      return failure('ats/unreachable', request);
    } finally {
      clearTimeout(timeout);
      clearInterval(keepAlive);
    }
  }

  /** One for each share: who waits for the same thing is known by the network they share. */
  const made = new Map<number, Http>();
  function sharing(share: number): Http {
    const present = made.get(share) ?? make(share);
    made.set(share, present);
    return present;
  }

  const make = (share: number): Http => ({
    send: (request) => send(request, share),
    bytes,
    serverNow: (url) => clock.now(url),
    knowsClock: (url) => clock.knows(url),
    pause,
    random,
    sharing,
  });
  return sharing(DEFAULT_SHARE);
}

interface RawAnswer<T> {
  status: number;
  headers: Headers;
  body: T;
}

/** null for one that is too big; its length is not always told beforehand. */
async function readFile(response: Response): Promise<ArrayBuffer | null> {
  if (Number(response.headers.get('content-length')) > LARGEST_FILE) return null;
  const bytes = await response.arrayBuffer();
  return bytes.byteLength > LARGEST_FILE ? null : bytes;
}

function settle(request: HttpRequest, answer: RawAnswer<string>, body: unknown): HttpAnswer {
  const { status, headers } = answer;
  const handedBack = request.handBack?.includes(status) === true;
  if (!handedBack && (status < 200 || status > 299)) throw failure(codeOf(status), request);
  if (body === UNREADABLE) {
    if (!handedBack) throw failure('ats/unexpected-shape', request);
    return { status, headers, body: null };
  }
  return { status, headers, body };
}

/** How often an answer like this is worth another try: trouble of the server, or one that was cut off on its way. */
function retriesOf({ status, body: text }: RawAnswer<string>, body: unknown): number {
  if (status >= 500) return RETRIES;
  if (status < 200 || status > 299 || status === 204) return 0;
  if (body !== UNREADABLE) return text.trim() === '' ? RETRIES : 0;
  return text.trimStart().startsWith('<') ? WEB_PAGE_RETRIES : RETRIES;
}

const UNREADABLE = Symbol('unreadable');

function parse({ body: text }: RawAnswer<string>): unknown {
  if (text.trim() === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return UNREADABLE;
  }
}

function codeOf(status: number): ErrorCode {
  if (status === 401) return 'ats/unauthorized';
  if (status === 403) return 'ats/missing-permission';
  if (status === 404 || status === 410) return 'ats/gone';
  if (status >= 500) return 'ats/server-error';
  return 'ats/unexpected-shape';
}

function failure(code: ErrorCode, request: HttpRequest): AppError {
  return new AppError(code, { about: request.about });
}

function limited(request: HttpRequest, retryAt: number): AppError {
  return new AppError('ats/rate-limited', { retryAt: Math.ceil(retryAt), about: request.about });
}

function wentElsewhere(asked: string, answered: string): boolean {
  return answered !== '' && URL.canParse(answered) && new URL(answered).origin !== new URL(asked).origin;
}
