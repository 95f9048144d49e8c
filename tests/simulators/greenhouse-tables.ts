// Where a simulated Greenhouse account keeps its rows: one table a resource, in the order of ids, found by owner. It knows
// nothing of what rows mean.

import { type ApplicationRow, type CandidateRow, iso, type Row } from './greenhouse-rows';
import type { ResourceName } from './world';

// Ranges that never meet, so that an id of one kind used for another is found out.
const FIRST_ID: Record<ResourceName, number> = {
  candidates: 410_000_001,
  applications: 620_000_001,
  application_stages: 2_300_000_001,
  job_interview_stages: 8_100_001,
  attachments: 990_000_001,
  notes: 770_000_001,
  jobs: 5_100_001,
  job_posts: 5_400_001,
  openings: 5_700_001,
  users: 4_012_345,
  user_emails: 4_700_001,
  job_owners: 4_900_001,
  rejection_details: 840_000_001,
  rejection_reasons: 16_001,
  prospect_details: 880_000_001,
  prospect_pools: 3_001,
  prospect_pool_stages: 31_001,
  sources: 21_001,
  candidate_tags: 27_001,
  departments: 11_001,
  offices: 12_001,
  close_reasons: 13_001,
  candidate_employments: 1_500_000_001,
};

/** Rows of one resource, by id, ascending inside, with the owner columns indexed. */
export class Table<R extends Row = Row> {
  private readonly rows = new Map<number, R>();
  private readonly ids: number[] = [];
  // Most owners have one row: a bare id instead of a set of one saves a tenth of the memory.
  private readonly owners = new Map<string, Map<number, number | Set<number>>>();
  private last: number;

  constructor(
    readonly name: ResourceName,
    indexed: readonly string[],
  ) {
    this.last = FIRST_ID[name];
    for (const column of indexed) this.owners.set(column, new Map());
  }

  get size(): number {
    return this.rows.size;
  }

  /** A fresh id above all others, `gap` further on. */
  nextId(gap: number): number {
    this.last += gap;
    return this.last;
  }

  get(id: number): R | undefined {
    return this.rows.get(id);
  }

  /** Throws where the row must be there. */
  need(id: number): R {
    const row = this.rows.get(id);
    if (!row) throw new Error(`no row ${id} in ${this.name}`);
    return row;
  }

  /** Ids must come ascending. */
  add(row: R): R {
    this.rows.set(row.id, row);
    this.ids.push(row.id);
    for (const [column, index] of this.owners) this.link(index, row[column], row.id);
    return row;
  }

  remove(id: number): void {
    const row = this.rows.get(id);
    if (!row) return;
    for (const [column, index] of this.owners) this.unlink(index, row[column], id);
    this.rows.delete(id);
    this.ids.splice(this.above(id) - 1, 1);
  }

  /** Changes an indexed column. */
  reown(id: number, column: keyof R & string, value: number): void {
    const row = this.need(id);
    const index = this.owners.get(column);
    if (index) {
      this.unlink(index, row[column], id);
      this.link(index, value, id);
    }
    Object.assign(row, { [column]: value });
  }

  /** Rows whose indexed `column` is `value`; undefined when that column has no index. */
  owned(column: string, value: number): R[] | undefined {
    const index = this.owners.get(column);
    if (!index) return undefined;
    const held = index.get(value) ?? [];
    return typeof held === 'number' ? [this.need(held)] : [...held].map((id) => this.need(id));
  }

  /** Newest id first, starting below `below`. */
  *descending(below = Number.POSITIVE_INFINITY): Generator<R> {
    for (let i = this.above(below - 1) - 1; i >= 0; i--) yield this.need(this.ids[i] as number);
  }

  private link(index: Map<number, number | Set<number>>, value: unknown, id: number): void {
    if (typeof value !== 'number') return;
    const held = index.get(value);
    if (held === undefined) index.set(value, id);
    else if (typeof held === 'number') index.set(value, new Set([held, id]));
    else held.add(id);
  }

  private unlink(index: Map<number, number | Set<number>>, value: unknown, id: number): void {
    const held = index.get(value as number);
    if (typeof held === 'object') held.delete(id);
    else if (held === id) index.delete(value as number);
  }

  /** How many ids are at most `id`. */
  private above(id: number): number {
    let low = 0;
    let high = this.ids.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.ids[middle] as number) <= id) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

export type Tables = {
  [N in ResourceName]: N extends 'candidates'
    ? Table<CandidateRow>
    : N extends 'applications'
      ? Table<ApplicationRow>
      : Table;
};

export function emptyTables(): Tables {
  const indexed: Partial<Record<ResourceName, string[]>> = {
    applications: ['candidate_id'],
    application_stages: ['application_id'],
    attachments: ['application_id', 'candidate_id'],
    notes: ['candidate_id', 'application_id'],
    rejection_details: ['application_id'],
    prospect_details: ['application_id'],
    job_interview_stages: ['job_id'],
    user_emails: ['user_id'],
    candidate_employments: ['candidate_id'],
  };
  return Object.fromEntries(
    (Object.keys(FIRST_ID) as ResourceName[]).map((name) => [name, new Table(name, indexed[name] ?? [])]),
  ) as unknown as Tables;
}

/** Adds a row `gap` ids after the last one of its table, made at `at`. */
export type Insert = (name: ResourceName, row: Record<string, unknown>, at: number, gap?: number) => Row;

export function inserterInto(tables: Tables): Insert {
  return (name, row, at, gap = 1) => {
    const full: Row = { id: tables[name].nextId(gap), created_at: iso(at), updated_at: iso(at), ...row };
    return tables[name].add(full as never);
  };
}
