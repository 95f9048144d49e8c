// Lists of Harvest v3 behind a token: parameters in, rows and the next link out. Knows nothing of what the rows mean.

import type { ConnectorTools } from '@/lib/ats/connector';
import type { HttpAnswer } from '@/lib/ats/http';
import { AppError, errorCode } from '@/lib/errors';
import { scopeOf } from './scopes';
import type { TokenSource } from './token';

export const API_ORIGIN = 'https://harvest.greenhouse.io';
export const PAGE_SIZE = 500;
/** More ids in one filter are answered 422. */
export const BATCH_SIZE = 50;
/** So many new tokens are refused in a row before it is said that somebody else takes them. */
const MOST_OTHER_TOKENS = 3;
/** No answer about one person fills this many pages. */
const MOST_PAGES = 40;

export interface ListAnswer {
  rows: unknown[];
  /** Path and query of the next page, to be followed as it is; null: this was the last. */
  next: string | null;
  /** The cursor was refused, because it is too old: begin this list again. */
  stale: boolean;
}

export interface Api {
  /** First page of `/v3/<path>`. */
  list(path: string, params: Record<string, string>): Promise<ListAnswer>;
  follow(path: string, next: string): Promise<ListAnswer>;
  /** Every row for the given ids, in batches. */
  listByIds(path: string, filter: string, ids: readonly number[], params?: Record<string, string>): Promise<unknown[]>;
}

/** @param yields background reading: leaves room for who waits in front of the screen, see HttpRequest */
export function createApi(tools: ConnectorTools, tokens: TokenSource, gate: string, yields: boolean): Api {
  const { http } = tools;

  async function get(path: string, url: string): Promise<HttpAnswer> {
    const about = [scopeOf(path)];
    const ask = (token: string) =>
      http.send({
        url,
        headers: { authorization: `Bearer ${token}` },
        gate,
        about,
        yields,
        handBack: [400, 422],
      });
    let token = await tokens.current();
    for (let refused = 0; ; refused++) {
      try {
        return await ask(token);
      } catch (thrown) {
        if (errorCode(thrown) !== 'ats/unauthorized') throw thrown;
        // The credential is good: each token was given for it.
        if (refused >= MOST_OTHER_TOKENS) throw new AppError('ats/token-taken', { about, cause: thrown });
        // Another install may have minted a token and thereby revoked ours. Two that read at the same time do so in turns.
        token = await tokens.instead(token);
      }
    }
  }

  async function list(path: string, params: Record<string, string>): Promise<ListAnswer> {
    const url = `${API_ORIGIN}/v3/${path}?${new URLSearchParams(params)}`;
    return read(path, await get(path, url), false);
  }

  async function follow(path: string, next: string): Promise<ListAnswer> {
    return read(path, await get(path, nextUrl(path, next)), true);
  }

  async function listByIds(
    path: string,
    filter: string,
    ids: readonly number[],
    params: Record<string, string> = {},
  ): Promise<unknown[]> {
    const rows: unknown[] = [];
    for (let start = 0; start < ids.length; start += BATCH_SIZE) {
      const batch = ids.slice(start, start + BATCH_SIZE).join(',');
      let answer = await list(path, { per_page: String(PAGE_SIZE), [filter]: batch, ...params });
      rows.push(...answer.rows);
      const seen = new Set<string>();
      while (answer.next !== null) {
        if (seen.has(answer.next) || seen.size >= MOST_PAGES)
          throw new AppError('ats/cursor-repeats', { about: [path] });
        seen.add(answer.next);
        answer = await follow(path, answer.next);
        if (answer.stale) throw new AppError('ats/unexpected-shape', { about: [path] });
        rows.push(...answer.rows);
      }
    }
    return rows;
  }

  return { list, follow, listByIds };
}

function read(path: string, answer: HttpAnswer, following: boolean): ListAnswer {
  if (answer.status !== 200) {
    if (following) return { rows: [], next: null, stale: true };
    throw new AppError('ats/unexpected-shape', { about: [path, ...refusedFields(answer.body)] });
  }
  if (!Array.isArray(answer.body)) throw new AppError('ats/unexpected-shape', { about: [path] });
  return { rows: answer.body, next: nextLink(path, answer.headers.get('link')), stale: false };
}

/**
 * null: the header says that there is no next page, by being empty or by naming others only.
 *
 * @throws AppError `ats/unexpected-shape` for a link that leads anywhere but to the same list, and for a header that can't
 *   be read: taken for the end of a list, it would make everybody after it unknown
 */
export function nextLink(path: string, header: string | null): string | null {
  for (const part of (header ?? '').split(/,(?=\s*<)/).filter((one) => one.trim() !== '')) {
    const [, target, rel] = /^\s*<([^>]*)>.*;\s*rel\s*=\s*["']?([^"';]*)/is.exec(part) ?? [];
    if (target === undefined || rel === undefined)
      throw new AppError('ats/unexpected-shape', { about: [path, 'link'] });
    if (!rel.toLowerCase().split(/\s+/).includes('next')) continue;
    const url = new URL(nextUrl(path, target));
    return `${url.pathname}${url.search}`;
  }
  return null;
}

/** The bearer token goes with the request, so a link may not choose where to. */
function nextUrl(path: string, target: string): string {
  const url = URL.canParse(target, API_ORIGIN) ? new URL(target, API_ORIGIN) : null;
  if (url === null || url.origin !== API_ORIGIN || url.username !== '' || url.pathname !== `/v3/${path}`) {
    throw new AppError('ats/unexpected-shape', { about: [path, 'link'] });
  }
  return url.href;
}

/** A parameter's name, as against a word of some value. */
const PARAMETER = /^(?:ids|fields|cursor|email|[a-z]{2,20}(?:_[a-z]{2,20})+)$/;

/** Names of the parameters a 422 complains about; both forms of `errors` are met. Never the texts: they quote values. */
export function refusedFields(body: unknown): string[] {
  const errors = (body as { errors?: unknown } | null)?.errors;
  if (!Array.isArray(errors)) return [];
  return errors.flatMap((error: unknown) => {
    const field = typeof error === 'string' ? error.split(' ')[0] : (error as { field?: unknown } | null)?.field;
    return typeof field === 'string' && PARAMETER.test(field) ? [field] : [];
  });
}
