// Requests to the SmartRecruiters API at the pace it allows: path in, rows and the next page's place out. Knows nothing of
// what the rows mean.

import type { ConnectorTools } from '@/lib/ats/connector';
import type { HttpAnswer } from '@/lib/ats/http';
import { AppError, errorCode } from '@/lib/errors';
import { type Access, API_ORIGIN } from './access';
import { listSchema } from './schemas';

export const PAGE_SIZE = 100;
/** The vendor advises to wait for 128 s at least. */
const TIMEOUT_MS = 130_000;
/** No `Retry-After` is documented: 1, 2, 4 s, each with the network's jitter. */
const BLIND_WAIT_MS = 1_000;
/** Published limits of one credential. The answers' headers tell what remains, but not until when. */
// Ten in any second: a burst after a rest would use up the second it falls into. Kept a little below, because requests
// arrive closer together than they were sent.
const LIMITS = { perSecond: 9.5, burst: 1, concurrent: 8 };
/** The list of candidates: one call at a time. */
const LIST_LIMITS = { ...LIMITS, concurrent: 1 };

export const USERS_PATH = '/user-api/v201804/users';

/** Where a page begins: by the id the page before named, or, where it named none, by how many came before. */
export type Place = { pageId: string } | { offset: number };

export interface ListAnswer {
  rows: unknown[];
  /** null: this was the last. */
  next: Place | null;
  total: number | null;
  /** The place was refused, because it is too old: begin this list again. */
  isStale: boolean;
}

export interface ListOptions {
  at?: Place | null;
  limit?: number;
  /** Leave room for others, see HttpRequest. */
  yields?: boolean;
  /** Put into errors. */
  about?: string;
}

export interface GetOptions {
  yields?: boolean;
  about?: string;
}

export interface Api {
  get(path: string, options?: GetOptions): Promise<unknown>;
  /** A list that comes whole in one answer. */
  whole(path: string, options?: GetOptions): Promise<unknown[]>;
  list(path: string, query?: Record<string, string>, options?: ListOptions): Promise<ListAnswer>;
  /** A list that is open to everybody: no credential goes with it. */
  publicList(path: string, options?: ListOptions): Promise<ListAnswer>;
}

/** @param access null where there is no credential: then only `publicList` works */
export function createApi(tools: ConnectorTools, access: Access | null, gate: string): Api {
  const { http } = tools;
  const listGate = `${gate}:candidates`;

  async function ask(
    path: string,
    headers: Readonly<Record<string, string>>,
    options: AskOptions,
  ): Promise<HttpAnswer> {
    return http.send({
      url: `${API_ORIGIN}${path}`,
      headers: { ...headers },
      gate: options.isSerial ? [listGate, gate] : gate,
      limits: { [gate]: LIMITS, [listGate]: LIST_LIMITS },
      blindWaitMs: BLIND_WAIT_MS,
      timeoutMs: TIMEOUT_MS,
      about: [options.about ?? path.split(/[?/]/)[1] ?? ''],
      yields: options.yields,
      handBack: options.handBack,
      // Not confirmed: a person who was merged may be answered with the way to the other.
      movedIsGone: path.startsWith('/candidates/'),
    });
  }

  async function signed(path: string, options: AskOptions): Promise<HttpAnswer> {
    if (access === null) throw new AppError('ats/missing-permission', { about: [options.about ?? ''] });
    const headers = await access.headers();
    try {
      return await ask(path, headers, options);
    } catch (thrown) {
      if (errorCode(thrown) !== 'ats/unauthorized') throw thrown;
      const other = await access.instead(headers);
      if (other === null) throw thrown;
      return ask(path, other, options);
    }
  }

  async function listBy(
    send: (path: string, options: AskOptions) => Promise<HttpAnswer>,
    path: string,
    query: Record<string, string>,
    { at = null, limit = PAGE_SIZE, yields, about }: ListOptions,
  ): Promise<ListAnswer> {
    const place: Record<string, string> =
      at === null ? {} : 'pageId' in at ? { pageId: at.pageId } : { offset: String(at.offset) };
    const params = new URLSearchParams({ limit: String(limit), ...query, ...place });
    const answer = await send(`${path}?${params}`, {
      yields,
      about,
      isSerial: path === '/candidates',
      // Said of a place that is no longer known as well as of a list that is not there.
      handBack: at === null ? [] : [400, 404, 410, 422],
    });
    if (answer.status !== 200) return { rows: [], next: null, total: null, isStale: true };
    const parsed = listSchema.safeParse(answer.body);
    if (!parsed.success) throw new AppError('ats/unexpected-shape', { about: [about ?? path] });
    const { content: rows, nextPageId, totalFound: total } = parsed.data;
    const next = nextPlace(at, rows.length, nextPageId, total, path === '/candidates');
    return { rows, next, total, isStale: false };
  }

  return {
    get: async (path, options = {}) => (await signed(path, options)).body,
    async whole(path, options = {}) {
      const parsed = listSchema.safeParse((await signed(path, options)).body);
      if (!parsed.success) throw new AppError('ats/unexpected-shape', { about: [options.about ?? path] });
      return parsed.data.content;
    },
    list: (path, query = {}, options = {}) => listBy(signed, path, query, options),
    publicList: (path, options = {}) => listBy((url, more) => ask(url, {}, more), path, {}, options),
  };
}

interface AskOptions {
  yields?: boolean | undefined;
  about?: string | undefined;
  isSerial?: boolean;
  handBack?: number[];
}

/** A list that has once named a page by its id goes on by ids only. */
function nextPlace(at: Place | null, count: number, nextPageId: string | null, total: number | null, byIds: boolean) {
  if (count === 0) return null;
  if (nextPageId !== null) return { pageId: nextPageId };
  if (byIds || (at !== null && 'pageId' in at)) return null;
  const offset = (at !== null && 'offset' in at ? at.offset : 0) + count;
  return total !== null && offset < total ? { offset } : null;
}

/** Refused or not there: lists we can do without are then passed over. */
export function isRefused(thrown: unknown): boolean {
  return ['ats/missing-permission', 'ats/gone'].includes(errorCode(thrown));
}
