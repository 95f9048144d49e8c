// Lists of a simulated Greenhouse account: which rows a query asks for, page by page, newest id first. What Greenhouse would
// refuse is thrown as InvalidQuery.

import type { Fault } from './faults';
import { type Filter, filterOf, InvalidQuery, isLeftOut, parseIds, type Test, testOf } from './greenhouse-resources';
import type { Row } from './greenhouse-rows';
import type { Tables } from './greenhouse-tables';
import type { ResourceName } from './world';

const MOST_FIELDS = 50;

export interface ListQuery {
  name: ResourceName;
  query: URLSearchParams;
  /** Where links to next pages lead. */
  origin: string;
  fault: Fault | null;
  /** Told of every parameter that the list does not know: it is left out of account. */
  onIgnored(parameter: string): void;
  /** A row as it is sent. */
  shown(row: Row): Record<string, unknown>;
}

export interface ListPage {
  rows: Record<string, unknown>[];
  /** Address of the page after it. */
  next: string | null;
}

/** @throws InvalidQuery */
export function readList(tables: Tables, { name, query: asked, origin, fault, onIgnored, shown }: ListQuery): ListPage {
  const given = asked.get('cursor');
  let query = asked;
  let below = Number.POSITIVE_INFINITY;
  if (given !== null) {
    if ([...asked.keys()].length > 1)
      throw new InvalidQuery(['When passing a cursor, do not include other query params.']);
    const cursor = readCursor(given);
    if (!cursor || cursor.resource !== name) throw new InvalidQuery(['Invalid cursor']);
    query = new URLSearchParams(cursor.query);
    below = cursor.id;
  }
  const perPageText = query.get('per_page') ?? '100';
  const perPage = Number(perPageText);
  if (!/^\d+$/.test(perPageText) || perPage < 1 || perPage > 500)
    throw new InvalidQuery(['per_page must be between 1 and 500']);
  const fields = query.get('fields')?.split(',') ?? null;
  if (fields && fields.length > MOST_FIELDS)
    throw new InvalidQuery([`fields cannot contain more than ${MOST_FIELDS} values`]);

  const tests: Test[] = [];
  let few: Row[] | null = null;
  for (const [parameter, value] of query) {
    if (['per_page', 'fields', 'cursor'].includes(parameter)) continue;
    const filter = filterOf(name, parameter);
    if (!filter) {
      onIgnored(parameter);
      continue;
    }
    tests.push(testOf(parameter, filter, value));
    few ??= shortCut(tables[name], parameter, filter, value);
  }
  const table = tables[name];
  const source = few ? few.filter((row) => row.id < below).sort((a, b) => b.id - a.id) : table.descending(below);
  const size = fault?.pageSize ?? perPage;
  const rows: Row[] = [];
  let more = false;
  for (const row of source) {
    if (isLeftOut(name, row, query) || !tests.every((test) => test(row))) continue;
    if (rows.length === size) {
      more = true;
      break;
    }
    rows.push(row);
  }
  const text = query.toString();
  const link = (id: number) => `${origin}/v3/${name}?cursor=${writeCursor({ resource: name, id, query: text })}`;
  let next = more ? link((rows.at(-1) as Row).id) : null;
  if (fault?.repeatCursor) next = link(below === Number.POSITIVE_INFINITY ? Number.MAX_SAFE_INTEGER : below);
  return { rows: rows.map((row) => pick(shown(row), fields)), next };
}

/** Rows by id or by owner without walking the table; null when that parameter has no index. */
function shortCut(table: Tables[ResourceName], parameter: string, filter: Filter, value: string): Row[] | null {
  if (filter.kind !== 'ids') return null;
  const wanted = [...new Set(parseIds(parameter, value))];
  if (filter.column === 'id') return wanted.flatMap((id) => table.get(id) ?? []);
  if (!table.owned(filter.column, -1)) return null;
  return wanted.flatMap((id) => table.owned(filter.column, id) ?? []);
}

function pick(row: Record<string, unknown>, fields: string[] | null): Record<string, unknown> {
  if (!fields) return row;
  return Object.fromEntries(fields.filter((field) => field in row).map((field) => [field, row[field]]));
}

interface ListCursor {
  resource: ResourceName;
  id: number;
  query: string;
}

function writeCursor(cursor: ListCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

function readCursor(text: string): ListCursor | null {
  try {
    const cursor: Partial<ListCursor> = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return typeof cursor.id === 'number' && typeof cursor.query === 'string' && cursor.resource
      ? (cursor as ListCursor)
      : null;
  } catch {
    return null;
  }
}
