// What a sync keeps of an account, in memory: the smallest engine that follows lib/ats/connector.ts to the letter. It reads
// walks, people who are due and people who are suspected, and judges nothing.

import type {
  Account,
  AtsRecord,
  Connector,
  Cursor,
  LookUp,
  Page,
  RecordId,
  RecordName,
  Sweep,
  Walk,
} from '@/lib/ats/connector';
import { errorCode } from '@/lib/errors';
import type { Candidate } from '@/lib/model/candidate';
import type { Capability } from '@/lib/model/connection';

const MOST_PAGES = 2_000;

export class KeptRows {
  readonly rows = new Map<string, AtsRecord>();
  /** Every page stored, oldest first. */
  readonly pages: Page[] = [];
  private readonly owned = new Map<string, Set<string>>();
  /** By candidate: the version its details were read for. */
  private readonly readFor = new Map<string, number>();

  isRestricted(resource: string, id: RecordId): boolean {
    return this.rows.get(`${resource}/${id}`)?.restricted === true;
  }

  readonly lookUp: LookUp = (resource, id) => this.rows.get(`${resource}/${id}`)?.data;

  of(resource: string): AtsRecord[] {
    return [...this.rows.values()].filter((row) => row.resource === resource);
  }

  /** The candidate's row, those it owns and those that these own. */
  person(candidate: RecordId): AtsRecord[] {
    const person = this.rows.get(`candidate/${candidate}`);
    const owned = this.ownedBy(`candidate/${candidate}`);
    return [...(person ? [person] : []), ...owned, ...owned.flatMap((row) => this.ownedBy(nameOf(row)))];
  }

  store(page: Page): void {
    this.pages.push(page);
    this.put(page.records);
    for (const name of page.gone ?? []) this.remove(name);
    if (page.sweep) this.drop(page.sweep);
  }

  put(records: readonly AtsRecord[]): void {
    for (const record of records) {
      const before = this.rows.get(nameOf(record));
      // As the index has it: pages overtake each other, and an older version only vouches that somebody is there.
      if ((record.version ?? 0) < (before?.version ?? 0)) continue;
      if (before) this.delete(before);
      this.rows.set(nameOf(record), record);
      if (record.owner !== null) {
        this.owned.set(record.owner, (this.owned.get(record.owner) ?? new Set()).add(nameOf(record)));
      }
      if (before && before.owner !== record.owner) this.dropIfNobody(before);
    }
  }

  remove({ resource, id }: RecordName): void {
    const row = this.rows.get(`${resource}/${id}`);
    for (const owned of this.ownedBy(`${resource}/${id}`)) this.remove(owned);
    if (row === undefined) return;
    this.delete(row);
    this.dropIfNobody(row);
  }

  replacePerson(candidate: RecordId, records: readonly AtsRecord[]): void {
    for (const row of this.person(candidate)) this.delete(row);
    this.put(records);
  }

  /** Candidates whose version is above the one their details were read for, newest first. */
  due(): AtsRecord[] {
    const isDue = (row: AtsRecord) =>
      row.version !== undefined && row.version > (this.readFor.get(nameOf(row)) ?? Number.NEGATIVE_INFINITY);
    return this.of('candidate')
      .filter(isDue)
      .sort((a, b) => (b.version ?? 0) - (a.version ?? 0));
  }

  isRead({ resource, id }: RecordName, version: number): void {
    this.readFor.set(`${resource}/${id}`, version);
  }

  /** Everybody who is shown, by id. */
  shown(connector: Connector, fields: Record<string, string>, capabilities: Capability[]): Map<string, Candidate> {
    const context = { connection: 'c1', readAt: '2026-11-21T10:00:00.000Z', fields, capabilities };
    const people = this.of('candidate').map(({ id }) => connector.assemble(this.person(id), this.lookUp, context));
    return new Map(people.filter((person) => person !== null).map((person) => [person.id, person]));
  }

  dump(): string {
    return JSON.stringify([...this.rows].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  private ownedBy(owner: string): AtsRecord[] {
    return [...(this.owned.get(owner) ?? [])].flatMap((name) => this.rows.get(name) ?? []);
  }

  private delete(row: AtsRecord): void {
    this.rows.delete(nameOf(row));
    if (row.owner !== null) this.owned.get(row.owner)?.delete(nameOf(row));
  }

  private drop({ resource, from, below, ids }: Sweep): void {
    for (const { id } of this.of(resource)) {
      const isInRange = (from === null || id >= from) && (below === null || id < below);
      if (isInRange && !ids.includes(id)) this.remove({ resource, id });
    }
  }

  /** A candidate whom no listing vouches for goes with the last row that is theirs, details apart. */
  private dropIfNobody({ owner }: AtsRecord): void {
    const person = owner === null ? undefined : this.rows.get(owner);
    if (person?.implied !== true || this.ownedBy(nameOf(person)).some((row) => row.detail !== true)) return;
    for (const row of this.person(person.id)) this.delete(row);
  }
}

export function nameOf({ resource, id }: RecordName): string {
  return `${resource}/${id}`;
}

/**
 * One walk from its start to its end, then whatever it made due.
 *
 * @param each called with every page before it is stored; what it gives is stored instead
 */
export async function readWalk(
  account: Account,
  kept: KeptRows,
  walk: Walk,
  each: (page: Page, cursor: Cursor | null) => Promise<Page> = async (page) => page,
): Promise<Page> {
  const brought = new Set<string>();
  for (let cursor: Cursor | null = null, pages = 0; pages < MOST_PAGES; pages++) {
    const page: Page = await each(await account.page(walk, cursor), cursor);
    kept.store(page);
    for (const record of page.records) brought.add(nameOf(record));
    for (const id of page.sweep?.ids ?? []) brought.add(`${page.sweep?.resource}/${id}`);
    for (const resource of page.unseen ?? []) await reread(account, kept, suspects(kept, resource, brought));
    if (page.next === null) {
      await readDue(account, kept);
      return page;
    }
    // What the database would hand back.
    cursor = JSON.parse(JSON.stringify(page.next)) as Cursor;
  }
  throw new Error('the walk does not end');
}

/** What listings leave out, for everybody who is due. */
export async function readDue(account: Account, kept: KeptRows): Promise<void> {
  if (!account.details) return;
  for (const { resource, id, version } of kept.due()) {
    try {
      kept.put((await account.details(id, kept.person(id))).records);
      kept.isRead({ resource, id }, version ?? 0);
    } catch (thrown) {
      if (errorCode(thrown) !== 'ats/gone') throw thrown;
      kept.remove({ resource, id });
    }
  }
}

function suspects(kept: KeptRows, resource: string, brought: ReadonlySet<string>): Set<RecordId> {
  const people = new Set<RecordId>();
  for (const row of kept.of(resource)) {
    if (brought.has(nameOf(row))) continue;
    let person: AtsRecord | undefined = row;
    while (person && person.resource !== 'candidate') person = kept.rows.get(person.owner ?? '');
    if (person) people.add(person.id);
    else kept.remove(row);
  }
  return people;
}

async function reread(account: Account, kept: KeptRows, people: ReadonlySet<RecordId>): Promise<void> {
  for (const id of people) kept.replacePerson(id, (await account.one(id, kept.person(id))).records);
}
