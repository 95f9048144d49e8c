// Switches that make a simulator misbehave, route by route. What a fault does to an answer is decided here; the
// simulator only asks whether one is due.

import type { Random } from './random';

export interface Fault {
  /** Answer with this status instead. */
  status?: number;
  /** Seconds in `Retry-After`; null leaves the header and the X- headers out. Only with `status` 429 or 503. */
  retryAfter?: number | null;
  /** Real milliseconds before the answer. */
  delayMs?: number;
  /** Break the connection in the middle of the body. */
  drop?: boolean;
  /** Spoil the body. */
  body?: 'html' | 'truncated' | 'empty' | 'object';
  /** The `next` link leads to the page it stands on. */
  repeatCursor?: boolean;
  /** This many rows a page, whatever was asked for. */
  pageSize?: number;
  /** Every row comes twice. */
  duplicate?: boolean;
  /** The rows of a page come in another order. */
  shuffle?: boolean;
  /** Added to the `Date` header, ms, on top of the simulator's own. */
  dateSkewMs?: number;
  /** Changes a row before it is sent. `index` counts within the page. */
  row?: (row: Record<string, unknown>, index: number) => unknown;
  /** How many requests it hits; without it, all. */
  times?: number;
  /** Lets this many requests pass first. */
  skip?: number;
  /** Hits only this share of requests, 0 to 1. */
  rate?: number;
}

const KEPT = new Set([
  'id',
  'created_at',
  'updated_at',
  'candidate_id',
  'application_id',
  'status',
  'prospect',
  'filename',
  'createdAt',
  'updatedAt',
  'deletedAt',
  'contact',
  'opportunityId',
]);

/** On every third row, so that good rows lie between the bad ones. */
const third = (change: (row: Record<string, unknown>) => unknown) => (row: Record<string, unknown>, index: number) =>
  index % 3 === 1 ? change(row) : row;

const mapValues = (row: Record<string, unknown>, change: (value: unknown, column: string) => unknown) =>
  Object.fromEntries(Object.entries(row).map(([column, value]) => [column, change(value, column)]));

/** The ready-made ones, by name. */
export const READY_FAULTS = {
  'storm-500': { status: 500 },
  'storm-502': { status: 502, body: 'html' },
  'storm-503': { status: 503, retryAfter: 2 },
  'half-500': { status: 500, rate: 0.5 },
  'rate-limited': { status: 429, retryAfter: 2 },
  'rate-limited-bare': { status: 429, retryAfter: null },
  'rate-limited-long': { status: 429, retryAfter: 600 },
  unauthorized: { status: 401 },
  forbidden: { status: 403 },
  slow: { delayMs: 2_000 },
  hang: { delayMs: 120_000 },
  drop: { drop: true },
  html: { body: 'html' },
  truncated: { body: 'truncated' },
  empty: { body: 'empty' },
  'not-a-list': { body: 'object' },
  'repeat-cursor': { repeatCursor: true },
  /** The next page is this one once more, then it goes on. */
  'page-again': { repeatCursor: true, times: 1 },
  shuffled: { shuffle: true },
  'page-too-long': { pageSize: 700 },
  'page-too-short': { pageSize: 7 },
  'rows-twice': { duplicate: true },
  /** Numbers become text, text becomes numbers, lists become objects, on every third row. */
  'wrong-types': {
    row: third((row) =>
      mapValues(row, (value) =>
        typeof value === 'number'
          ? `n${value}`
          : typeof value === 'string'
            ? value.length
            : typeof value === 'boolean'
              ? 'yes'
              : Array.isArray(value)
                ? { 0: value }
                : value === null
                  ? {}
                  : 7,
      ),
    ),
  },
  /** The id itself is unusable on every third row. */
  'bad-ids': { row: third((row) => ({ ...row, id: null })) },
  /** Not even an object on every third row. */
  'rows-not-objects': { row: third(() => null) },
  /** null wherever the API may send it: everything but ids, owners, times and the status. */
  nulls: { row: (row) => mapValues(row, (value, column) => (KEPT.has(column) ? value : null)) },
  /** null inside the lists as well. */
  'null-entries': {
    row: (row) =>
      mapValues(row, (value) => (Array.isArray(value) ? [null, { value: null, type: null }, ...value] : value)),
  },
  /** All optional columns absent. */
  'missing-fields': { row: (row) => Object.fromEntries(Object.entries(row).filter(([column]) => KEPT.has(column))) },
  'long-name': {
    row: third((row) => ({
      ...row,
      ...('first_name' in row ? { first_name: 'N'.repeat(10_000) } : { name: 'N'.repeat(10_000) }),
    })),
  },
  'markup-name': {
    row: third((row) => ({
      ...row,
      ...('first_name' in row
        ? { first_name: '<img src=x onerror=alert(1)>' }
        : { name: '<img src=x onerror=alert(1)>' }),
    })),
  },
} as const satisfies Record<string, Fault>;

export type FaultName = keyof typeof READY_FAULTS;

interface Armed {
  fault: Fault;
  seen: number;
  hits: number;
}

export interface Faults {
  /**
   * Arms a fault on a route (its simulator says which there are: `candidates`, `token`, `files`, …), or `*` for all of
   * them. Later ones are asked first. @example `faults.set('candidates', 'storm-500', { times: 3 })`
   */
  set(route: string, fault: Fault | FaultName, over?: Partial<Fault>): void;
  /** Disarms one route, or everything. */
  clear(route?: string): void;
  /** How often faults on a route have struck. */
  hits(route: string): number;
  /** For the simulator: the fault due for this request, if any. */
  due(route: string): Fault | null;
}

/** @param random decides `rate`, so that the same seed fails the same requests. */
export function createFaults(random: Random): Faults {
  const armed = new Map<string, Armed[]>();
  const struck = new Map<string, number>();
  return {
    set(route, fault, over = {}) {
      const full: Fault = { ...(typeof fault === 'string' ? READY_FAULTS[fault] : fault), ...over };
      armed.set(route, [{ fault: full, seen: 0, hits: 0 }, ...(armed.get(route) ?? [])]);
    },
    clear(route) {
      if (route === undefined) armed.clear();
      else armed.delete(route);
    },
    hits: (route) => struck.get(route) ?? 0,
    due(route) {
      for (const entry of [...(armed.get(route) ?? []), ...(armed.get('*') ?? [])]) {
        const { fault } = entry;
        if (fault.times !== undefined && entry.hits >= fault.times) continue;
        entry.seen++;
        if (entry.seen <= (fault.skip ?? 0)) continue;
        if (fault.rate !== undefined && !random.chance(fault.rate)) continue;
        entry.hits++;
        struck.set(route, (struck.get(route) ?? 0) + 1);
        return fault;
      }
      return null;
    },
  };
}
