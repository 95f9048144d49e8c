// Lists of the Data API behind a key: parameters in, rows and the next offset out. Knows nothing of what the rows mean.

import type { ConnectorTools, FileSource } from '@/lib/ats/connector';
import type { HttpAnswer } from '@/lib/ats/http';
import { AppError } from '@/lib/errors';
import { environmentOf, HOSTS } from './fields';

export const PAGE_SIZE = 100;
/**
 * Documented for one key: 10 a second, after a rest 20 at once. Kept a little below, because requests arrive closer together
 * than they were sent, and somebody in front of a screen does not wait. As many may be open as a slow second needs.
 */
const LIMITS = { perSecond: 9.5, burst: 15, concurrent: 10 };
/** A refusal does not say for how long; the bucket is full again after two seconds. */
const BLIND_WAIT_MS = 2_000;
/** No answer about one person fills this many pages. */
const MOST_PAGES = 10;

/** Several values of one parameter are sent by repeating it. */
export type Params = Readonly<Record<string, string | readonly string[]>>;

export interface ListAnswer {
  rows: unknown[];
  /** What `offset` is next; null: this was the last page. */
  next: string | null;
  /** 400: the server takes some parameter (an offset that is too old, a filter it does not know) not or no longer. */
  refused: boolean;
}

export interface Asking {
  /** The permission asked for, put into a thrown error. */
  about: string;
  /** Leaves room for others, see HttpRequest. */
  yields?: boolean;
}

export interface Api {
  /** One page of `/v1/<path>`. */
  list(path: string, params: Params, asking: Asking): Promise<ListAnswer>;
  /** Every page of a short list. */
  whole(path: string, params: Params, asking: Asking): Promise<ListAnswer>;
  /** One object: `/v1/<path>`. */
  get(path: string, params: Params, asking: Asking): Promise<unknown>;
  /** The address of a download, which opens with the header only. */
  download(path: string): FileSource;
  /** The server's clock, ms. */
  serverNow(): Promise<number>;
}

export function createApi(fields: Record<string, string>, { http }: ConnectorTools): Api {
  const environment = environmentOf(fields);
  const root = `${HOSTS[environment].api}/v1`;
  const key = fields.apiKey ?? '';
  const gate = `lever:${environment}:${fingerprint(key)}`;
  const authorization = `Basic ${btoa(`${key}:`)}`;

  function send(path: string, params: Params, { about, yields = false }: Asking): Promise<HttpAnswer> {
    const query = new URLSearchParams(
      Object.entries(params).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
    );
    return http.send({
      url: `${root}/${path}${query.size === 0 ? '' : `?${query}`}`,
      headers: { authorization },
      gate,
      limits: { [gate]: LIMITS },
      blindWaitMs: BLIND_WAIT_MS,
      handBack: [400],
      about: [about],
      yields,
    });
  }

  async function list(path: string, params: Params, asking: Asking): Promise<ListAnswer> {
    const { status, body } = await send(path, params, asking);
    if (status === 400) return { rows: [], next: null, refused: true };
    const { data, hasNext, next } = (body ?? {}) as { data?: unknown; hasNext?: unknown; next?: unknown };
    if (!Array.isArray(data)) throw new AppError('ats/unexpected-shape', { about: [path] });
    const more = hasNext === true || (hasNext !== false && next != null);
    if (!more) return { rows: data, next: null, refused: false };
    if (typeof next !== 'string' || next === '') throw new AppError('ats/unexpected-shape', { about: [path, 'next'] });
    return { rows: data, next: decoded(next), refused: false };
  }

  async function whole(path: string, params: Params, asking: Asking): Promise<ListAnswer> {
    const first = await list(path, params, asking);
    const rows = [...first.rows];
    const seen = new Set<string>();
    for (let next = first.next; next !== null; ) {
      if (seen.has(next) || seen.size >= MOST_PAGES) throw new AppError('ats/cursor-repeats', { about: [path] });
      seen.add(next);
      const page = await list(path, { ...params, offset: next }, asking);
      if (page.refused) throw new AppError('ats/unexpected-shape', { about: [path] });
      rows.push(...page.rows);
      next = page.next;
    }
    return { ...first, rows, next: null };
  }

  return {
    list,
    whole,
    async get(path, params, asking) {
      const { status, body } = await send(path, params, asking);
      if (status === 400) throw new AppError('ats/unexpected-shape', { about: [path] });
      return (body as { data?: unknown } | null)?.data ?? body;
    },
    download: (path) => ({ url: `${root}/${path}`, headers: { authorization } }),
    async serverNow() {
      if (!http.knowsClock(root)) {
        await list('opportunities', { limit: '1' }, { about: 'List all opportunities', yields: true });
      }
      return http.serverNow(root);
    },
  };
}

/** `next` comes percent-encoded, and is encoded again on its way back. */
function decoded(next: string): string {
  try {
    return decodeURIComponent(next);
  } catch {
    return next;
  }
}

/** Tells one key from another in the name of a rate limit; 32 bits lead nobody back to the key (FNV-1a). */
function fingerprint(key: string): string {
  let hash = 0x811c9dc5;
  for (const letter of key) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
}
