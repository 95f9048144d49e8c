// A simulated Lever account, opened as a background would, and a small engine that keeps what the connector brings as the
// contract says: rows by name, deletions, sweeps, suspicions, details.

import type { Account, AtsRecord, ConnectorTools, Cursor, Page, RecordId, Walk } from '@/lib/ats/connector';
import { createHttp } from '@/lib/ats/http';
import { lever } from '@/lib/ats/lever/connector';
import type { Candidate } from '@/lib/model/candidate';
import type { Capability } from '@/lib/model/connection';
import { createClock, type SimulatorClock } from '@/tests/simulators/clock';
import { createLever, DEFAULT_KEY, type Lever, type LeverKey, type LeverOptions } from '@/tests/simulators/lever';
import { createLeverWorld, type LeverWorld } from '@/tests/simulators/lever-world';

export const ALL: readonly Capability[] = ['show', 'contact', 'files', 'reasons', 'notes'];
export const CONFIDENTIAL_KEY: LeverKey = { ...DEFAULT_KEY, reads: [...DEFAULT_KEY.reads], confidential: true };

export interface Opened {
  simulator: Lever;
  world: LeverWorld;
  clock: SimulatorClock;
  account: Account;
  kept: Kept;
  tools: ConnectorTools;
}

export interface Opening {
  options?: LeverOptions;
  capabilities?: readonly Capability[];
  syncsFiles?: boolean;
  showRestricted?: boolean;
  people?: number;
  seed?: number;
  /** Answers instead of the simulator where it gives something. */
  instead?(url: URL): { status: number; body: unknown } | null;
}

export function openLever({
  options = {},
  capabilities = ALL,
  syncsFiles = true,
  showRestricted = false,
  people = 60,
  seed = 7,
  instead = () => null,
}: Opening = {}): Opened {
  const clock = createClock({ startAt: Date.UTC(2026, 10, 20, 9, 0, 0), speed: 0 });
  const world = createLeverWorld({ seed, people });
  const simulator = createLever({ world, clock, options: { rate: null, ...options } });
  const kept = new Kept(capabilities);
  const tools: ConnectorTools = {
    http: createHttp({
      fetch: async (input, init) => {
        const request = new Request(input, init);
        const other = instead(new URL(request.url));
        return other ? Response.json(other.body, { status: other.status }) : simulator.fetch(request);
      },
      now: clock.now,
      sleep: async (ms) => clock.advance(ms),
      random: () => 0.5,
    }),
    tokens: { get: async () => null, set: async () => undefined },
    now: clock.now,
    capabilities,
    syncsFiles,
    showRestricted,
    isRestricted: (resource, id) => kept.isRestricted(resource, id),
  };
  const account = lever.open({ environment: 'production', apiKey: DEFAULT_KEY.key, workEmail: '' }, tools);
  // Long ago: walks of changes overlap, and would read everything again for no other reason.
  clock.advance(3 * 3_600_000);
  return { simulator, world, clock, account, kept, tools };
}

/** What a sync keeps. */
export class Kept {
  readonly rows = new Map<string, AtsRecord>();
  private readonly detailsOf = new Map<RecordId, number>();

  constructor(private readonly capabilities: readonly Capability[] = ALL) {}

  isRestricted(resource: string, id: RecordId): boolean {
    return this.rows.get(`${resource}/${id}`)?.restricted === true;
  }

  all(resource: string): AtsRecord[] {
    return [...this.rows.values()].filter((row) => row.resource === resource);
  }

  own(candidate: RecordId, byOwner = this.byOwner()): AtsRecord[] {
    const of = (owner: string) => byOwner.get(owner) ?? [];
    const owned = of(`candidate/${candidate}`);
    const person = this.rows.get(`candidate/${candidate}`);
    return [...(person ? [person] : []), ...owned, ...owned.flatMap((row) => of(`${row.resource}/${row.id}`))];
  }

  shown(candidate: RecordId, byOwner = this.byOwner()): Candidate | null {
    return lever.assemble(this.own(candidate, byOwner), (resource, id) => this.rows.get(`${resource}/${id}`)?.data, {
      connection: 'c1',
      readAt: '2026-11-20T12:00:00.000Z',
      fields: { environment: 'production' },
      capabilities: this.capabilities,
    });
  }

  /** Everybody who is shown, by id. */
  everybody(): Map<string, Candidate> {
    const byOwner = this.byOwner();
    return new Map(
      this.all('candidate').flatMap(({ id }) => {
        const shown = this.shown(id, byOwner);
        return shown ? [[String(id), shown]] : [];
      }),
    );
  }

  add(page: Pick<Page, 'records' | 'gone' | 'sweep'>): void {
    for (const record of page.records) {
      const held = this.rows.get(`${record.resource}/${record.id}`);
      const older = (record.version ?? 0) < (held?.version ?? 0);
      if (!older) this.rows.set(`${record.resource}/${record.id}`, record);
    }
    for (const { resource, id } of page.gone ?? []) this.drop(resource, id);
    if (page.sweep) {
      const there = new Set(page.sweep.ids);
      for (const { id } of this.all(page.sweep.resource)) if (!there.has(id)) this.drop(page.sweep.resource, id);
    }
    this.dropAbandoned();
  }

  /** Reads details of everybody who is due; gives how many that were. */
  async readDue(account: Account): Promise<number> {
    const due = this.all('candidate').filter(({ id, version }) => (version ?? 0) > (this.detailsOf.get(id) ?? -1));
    for (const { id, version } of due) {
      const { records } = (await account.details?.(id, this.own(id))) ?? { records: [] };
      for (const row of this.own(id)) if (row.detail) this.rows.delete(`${row.resource}/${row.id}`);
      this.add({ records });
      this.detailsOf.set(id, version ?? 0);
    }
    return due.length;
  }

  async verify(account: Account, id: RecordId): Promise<void> {
    const { records } = await account.one(id, this.own(id));
    for (const row of this.own(id)) this.rows.delete(`${row.resource}/${row.id}`);
    this.add({ records });
  }

  dump(): string {
    return JSON.stringify([...this.rows].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  private drop(resource: string, id: RecordId): void {
    this.rows.delete(`${resource}/${id}`);
    for (const row of [...this.rows.values()]) {
      if (row.owner === `${resource}/${id}`) this.rows.delete(`${row.resource}/${row.id}`);
    }
  }

  private dropAbandoned(): void {
    const byOwner = this.byOwner();
    for (const { id, implied } of this.all('candidate')) {
      const vouching = (byOwner.get(`candidate/${id}`) ?? []).filter((row) => !row.detail);
      if (implied && vouching.length === 0) this.drop('candidate', id);
    }
  }

  private byOwner(): Map<string, AtsRecord[]> {
    return Map.groupBy(this.rows.values(), (row) => row.owner ?? '');
  }
}

/** Walks to the end, keeping everything; the cursor goes through JSON in between. */
export async function walkAll(account: Account, kept: Kept, walk: Walk, from: Cursor | null = null): Promise<Page[]> {
  const pages: Page[] = [];
  const brought = new Set<string>();
  for (let at = from; pages.length < 400; ) {
    const page = await account.page(walk, at);
    pages.push(page);
    kept.add(page);
    for (const { resource, id } of page.records) brought.add(`${resource}/${id}`);
    for (const resource of page.unseen ?? []) {
      const suspects = kept.all(resource).filter(({ id }) => !brought.has(`${resource}/${id}`));
      for (const owner of new Set(suspects.map((row) => row.owner?.slice('candidate/'.length) ?? ''))) {
        await kept.verify(account, owner);
      }
    }
    if (page.next === null) return pages;
    at = JSON.parse(JSON.stringify(page.next)) as Cursor;
  }
  throw new Error('the walk does not end');
}
