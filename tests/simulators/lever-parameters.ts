// The query parameters of Lever's lists, how a row is tested by them, and how a list is cut into pages. It sends nothing.

import { createHash } from 'node:crypto';
import type { Fault } from './faults';
import type { ApplicationRow, Deleted, OpportunityRow, PostingRow, UserRow } from './lever-rows';
import type { LeverWorld } from './lever-world';

/** Answered with 400. */
export class BadParameter extends Error {}

/** One filter. Values of a repeated parameter are alternatives. */
export interface Filter<R> {
  repeats: boolean;
  valid(value: string): boolean;
  test(row: R, values: readonly string[], world: LeverWorld): boolean;
}

const anyOf = <R>(
  read: (row: R, world: LeverWorld) => readonly (string | null | undefined)[],
  valid: (value: string) => boolean = () => true,
): Filter<R> => ({
  repeats: true,
  valid,
  test: (row, values, world) => read(row, world).some((held) => typeof held === 'string' && values.includes(held)),
});
const isInstant = (value: string): boolean => /^\d{1,15}$/.test(value);
const between = <R>(name: string, read: (row: R) => number | null | undefined): Record<string, Filter<R>> => ({
  [`${name}_start`]: {
    repeats: false,
    valid: isInstant,
    test: (row, [value]) => (read(row) ?? Number.NEGATIVE_INFINITY) >= Number(value),
  },
  [`${name}_end`]: {
    repeats: false,
    valid: isInstant,
    test: (row, [value]) => (read(row) ?? Number.POSITIVE_INFINITY) <= Number(value),
  },
});
const flag = <R>(read: (row: R, world: LeverWorld) => boolean): Filter<R> => ({
  repeats: false,
  valid: (value) => value === 'true' || value === 'false',
  test: (row, [value], world) => read(row, world) === (value === 'true'),
});

/** The form in which two spellings of one address are equal. */
export const canonicalEmail = (email: string): string => email.trim().toLowerCase();

const postingsOf = (world: LeverWorld, row: OpportunityRow, keep: (application: ApplicationRow) => boolean) =>
  world.tables.applications
    .owned(row.id)
    .filter(keep)
    .map(({ posting }) => posting);

export const OPPORTUNITY_FILTERS: Record<string, Filter<OpportunityRow>> = {
  tag: anyOf((row) => row.tags),
  email: {
    repeats: true,
    valid: (value) => value.includes('@'),
    test(row, values, world) {
      const held = world.tables.contacts.get(row.contact)?.emails.map(canonicalEmail) ?? [];
      return values.some((value) => held.includes(canonicalEmail(value)));
    },
  },
  origin: anyOf((row) => [row.origin]),
  source: anyOf((row) => row.sources),
  stage_id: anyOf((row) => [row.stage]),
  posting_id: anyOf((row, world) => postingsOf(world, row, ({ archived }) => archived === null)),
  archived_posting_id: anyOf((row, world) => postingsOf(world, row, ({ archived }) => archived !== null)),
  archive_reason_id: anyOf((row) => [row.archived?.reason]),
  contact_id: anyOf((row) => [row.contact]),
  archived: flag((row) => row.archived !== null),
  snoozed: flag((row, world) => row.snoozedUntil !== null && row.snoozedUntil > world.now()),
  ...between('created_at', (row: OpportunityRow) => row.createdAt),
  ...between('updated_at', (row: OpportunityRow) => row.updatedAt),
  ...between('advanced_at', (row: OpportunityRow) => row.lastAdvancedAt),
  ...between('archived_at', (row: OpportunityRow) => row.archived?.archivedAt),
};

export const POSTING_FILTERS: Record<string, Filter<PostingRow>> = {
  state: anyOf((row) => [row.state]),
  team: anyOf((row) => [row.team]),
  department: anyOf((row) => [row.department]),
  location: anyOf((row) => [row.location]),
  commitment: anyOf((row) => [row.commitment]),
  level: anyOf((row) => [row.level]),
  tag: anyOf((row) => row.tags),
  ...between('created_at', (row: PostingRow) => row.createdAt),
  ...between('updated_at', (row: PostingRow) => row.updatedAt),
};

export const USER_FILTERS: Record<string, Filter<UserRow>> = {
  email: {
    repeats: true,
    valid: () => true,
    test: (row, values) => values.some((value) => canonicalEmail(value) === canonicalEmail(row.email)),
  },
  accessRole: anyOf((row) => [row.accessRole]),
};

export const DELETED_FILTERS: Record<string, Filter<Deleted>> = between('deleted_at', (row: Deleted) => row.deletedAt);

/** Where a row stands: lists descend by the numbers, then by the text. */
export type Position = readonly [number, number, string];

export interface Listing<R> {
  /** For messages, `log.ignored` and tokens. */
  name: string;
  /** In the order of their positions. */
  rows: readonly R[];
  positionOf(row: R): Position;
  filters: Record<string, Filter<R>>;
  /** Rows that are not for this caller at all; without it, all are. */
  visible?(row: R): boolean;
  /** Parameters that were dealt with already, one value each. Those that choose rows belong to the filters of a token. */
  choices?: readonly string[];
  /** Parameters that change how rows are shown. */
  display?: readonly string[];
}

export interface ListPage<R> {
  rows: R[];
  hasNext: boolean;
  /** Percent-encoded, as Lever sends it. */
  next: string | null;
}

const FIRST: Position = [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, ''];

/**
 * One page. The order is this simulator's own choice; Lever promises none.
 * @param ignored takes the parameters that are silently dropped
 */
export function pageOf<R>(
  listing: Listing<R>,
  query: URLSearchParams,
  about: { world: LeverWorld; fault: Fault | null; ignored: Set<string> },
): ListPage<R> {
  const { world, fault } = about;
  const limit = limitOf(query);
  const tests: ((row: R) => boolean)[] = [];
  const chosen: string[] = [listing.name];
  for (const name of [...new Set(query.keys())].sort()) {
    const values = query.getAll(name);
    const filter = Object.hasOwn(listing.filters, name) ? listing.filters[name] : undefined;
    const choice = listing.choices?.includes(name) ?? false;
    if (filter || choice) chosen.push(`${name}=${[...values].sort().join(',')}`);
    else if (!['limit', 'offset', ...(listing.display ?? [])].includes(name))
      about.ignored.add(`${listing.name}?${name}`);
    if (choice && values.length > 1) throw new BadParameter(`${name} may be given once`);
    if (!filter) continue;
    if (values.length > 1 && !filter.repeats) throw new BadParameter(`${name} may be given once`);
    if (!values.every(filter.valid)) throw new BadParameter(`${name} is not valid`);
    tests.push((row) => filter.test(row, values, world));
  }
  const mark = createHash('sha256').update(chosen.join('&')).digest('hex').slice(0, 12);
  const offset = query.get('offset');
  const after = offset === null ? null : readToken(offset, mark);
  const size = fault?.pageSize ?? limit;
  const rows: R[] = [];
  let hasNext = false;
  for (let index = after ? startBelow(listing, after) : 0; index < listing.rows.length; index++) {
    const row = listing.rows[index] as R;
    if (listing.visible?.(row) === false || !tests.every((test) => test(row))) continue;
    if (rows.length === size) {
      hasNext = true;
      break;
    }
    rows.push(row);
  }
  const last = rows.at(-1);
  if (fault?.repeatCursor) return { rows, hasNext: true, next: writeToken(after ?? FIRST, mark) };
  return { rows, hasNext, next: hasNext && last ? writeToken(listing.positionOf(last), mark) : null };
}

/** Logs whatever a call for one thing does not understand. */
export function onlyParameters(
  name: string,
  query: URLSearchParams,
  known: readonly string[],
  ignored: Set<string>,
): void {
  for (const parameter of query.keys()) if (!known.includes(parameter)) ignored.add(`${name}?${parameter}`);
}

function limitOf(query: URLSearchParams): number {
  const values = query.getAll('limit');
  const [text = '100'] = values;
  const limit = Number(text);
  if (values.length > 1 || !/^\d+$/.test(text) || limit < 1 || limit > 100)
    throw new BadParameter('limit must be between 1 and 100');
  return limit;
}

/** Index of the first row below a place. */
function startBelow<R>({ rows, positionOf }: Listing<R>, place: Position): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBelow(positionOf(rows[middle] as R), place)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function isBelow(one: Position, other: Position): boolean {
  for (let index = 0; index < 3; index++) {
    const [a, b] = [one[index] as number | string, other[index] as number | string];
    if (a !== b) return a < b;
  }
  return false;
}

/** An encoded JSON array. It holds a place, not a row, so that it goes on when that row changes or goes. */
function writeToken([first, second, id]: Position, mark: string): string {
  return encodeURIComponent(JSON.stringify([first, second, id, mark]));
}

function readToken(offset: string, mark: string): Position {
  let parts: unknown;
  try {
    parts = JSON.parse(offset);
  } catch {
    throw new BadParameter('offset is not valid');
  }
  if (!Array.isArray(parts) || parts.length !== 4) throw new BadParameter('offset is not valid');
  const [first, second, id, of] = parts as unknown[];
  if (typeof first !== 'number' || typeof second !== 'number' || typeof id !== 'string')
    throw new BadParameter('offset is not valid');
  if (of !== mark) throw new BadParameter('offset belongs to another query');
  return [first, second, id];
}
