// Every connector against its simulator: what it reads must be the simulated account's truth, record by record, however
// often it is interrupted. A connector without a simulator here fails.

import { describe, expect, test } from 'vitest';
import type { Account, AtsRecord, Connector, Cursor, Page, Walk } from '@/lib/ats/connector';
import { CONNECTORS } from '@/lib/ats/registry';
import { type AtsUnderTest, greenhouseUnderTest } from './connectors-under-test';

const SIMULATORS: Record<string, (seed: number) => AtsUnderTest> = { greenhouse: greenhouseUnderTest };
const SEED = 20261121;

/** What a sync keeps: rows by resource and id, swept by the listings. */
class Store {
  readonly rows = new Map<string, AtsRecord>();
  pages: Page[] = [];

  add(page: Page): void {
    this.pages.push(page);
    for (const record of page.records) this.rows.set(`${record.resource}/${record.id}`, record);
    if (page.sweep) this.sweep(page.sweep);
  }

  isRestricted(resource: string, id: number | string): boolean {
    return this.rows.get(`${resource}/${id}`)?.restricted === true;
  }

  ids(resource: string): (number | string)[] {
    return [...this.rows.values()].filter((row) => row.resource === resource).map((row) => row.id);
  }

  own(candidate: number | string): AtsRecord[] {
    const of = (owner: string) => [...this.rows.values()].filter((row) => row.owner === owner);
    const owned = of(`candidate/${candidate}`);
    const person = this.rows.get(`candidate/${candidate}`);
    return [...(person ? [person] : []), ...owned, ...owned.flatMap((row) => of(`${row.resource}/${row.id}`))];
  }

  private sweep({ resource, from, below, ids }: NonNullable<Page['sweep']>): void {
    for (const id of this.ids(resource)) {
      const inRange = (from === null || id >= from) && (below === null || id < below);
      if (inRange && !ids.includes(id)) this.rows.delete(`${resource}/${id}`);
    }
  }

  dump(): string {
    return JSON.stringify([...this.rows].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

async function walk(account: Account, store: Store, kind: Walk): Promise<Page> {
  let cursor: Cursor | null = null;
  let fraction = 0;
  for (let pages = 0; pages < 500; pages++) {
    const page: Page = await account.page(kind, cursor);
    store.add(page);
    expect(page.fraction).toBeGreaterThanOrEqual(fraction);
    expect(page.fraction).toBeLessThanOrEqual(1);
    fraction = page.fraction;
    if (page.next === null) return page;
    // What the database would hand back.
    cursor = JSON.parse(JSON.stringify(page.next));
  }
  throw new Error('the walk does not end');
}

function shown(connector: Connector, ats: AtsUnderTest, store: Store) {
  const context = {
    connection: 'c1',
    readAt: '2026-11-21T10:00:00.000Z',
    fields: connector.tidy(ats.fields),
    capabilities: ats.all,
  };
  const people = store
    .ids('candidate')
    .map((id) =>
      connector.assemble(store.own(id), (resource, other) => store.rows.get(`${resource}/${other}`)?.data, context),
    );
  return new Map(people.filter((person) => person !== null).map((person) => [person.id, person]));
}

test('every connector has a simulator, and every simulator a connector', () => {
  expect(Object.keys(SIMULATORS).sort()).toEqual(CONNECTORS.map((connector) => connector.id).sort());
});

describe.each(CONNECTORS.map((connector) => [connector.id, connector] as const))('%s', (id, connector) => {
  const start = (seed = SEED) => {
    const make = SIMULATORS[id];
    if (!make) throw new Error(`no simulator for ${id}`);
    const ats = make(seed);
    const store = new Store();
    const account = connector.open(connector.tidy(ats.fields), ats.tools(store));
    return { ats, store, account };
  };

  test('a fill, joined, is the truth of the account', async () => {
    const { ats, store, account } = start();
    const last = await walk(account, store, { kind: 'fill' });
    expect(last.fraction).toBe(1);
    expect(last.watermarkMs).toBeTypeOf('number');
    const truth = ats.truth();
    expect(truth.size).toBeGreaterThan(100);
    const people = shown(connector, ats, store);
    expect([...people.keys()].sort()).toEqual([...truth.keys()].sort());
    for (const [candidate, expected] of truth) expect(people.get(candidate)).toMatchObject(expected);
    expect(store.pages.flatMap((page) => page.problems)).toEqual([]);
    expect(ats.breaches()).toEqual([]);
  });

  test('nobody who is hidden is shown at any moment of a fill, and nothing readable of them is kept', async () => {
    const { ats, store, account } = start();
    const hidden = ats.hidden();
    expect(hidden.ids.length).toBeGreaterThan(2);
    let cursor: Cursor | null = null;
    do {
      const page: Page = await account.page({ kind: 'fill' }, cursor);
      store.add(page);
      cursor = page.next;
      const people = shown(connector, ats, store);
      expect(hidden.ids.filter((candidate) => people.has(candidate))).toEqual([]);
    } while (cursor);
    const theirs = hidden.private.flatMap((candidate) => store.own(Number(candidate)));
    expect(theirs.length).toBeGreaterThan(hidden.private.length);
    expect(theirs.filter((row) => !row.restricted)).toEqual([]);
    const kept = JSON.stringify([...store.rows.values()].filter((row) => row.restricted).map((row) => row.data));
    for (const word of hidden.words) expect(kept).not.toContain(word);
    expect(JSON.stringify([...store.rows.values()].map((row) => row.data))).not.toContain(hidden.job);
  });

  test('interrupted after any page and asked again, the outcome is the same', async () => {
    const { store: whole, account, ats } = start();
    await walk(account, whole, { kind: 'fill' });
    const resumed = new Store();
    const tools = ats.tools(resumed);
    let cursor: Cursor | null = null;
    for (let turn = 0; ; turn++) {
      // A new worker: nothing but the stored cursor is left. Every page is asked for twice.
      const reopened = connector.open(connector.tidy(ats.fields), turn % 2 ? tools : ats.tools(resumed));
      resumed.add(await reopened.page({ kind: 'fill' }, cursor));
      const page: Page = await reopened.page({ kind: 'fill' }, cursor);
      resumed.add(page);
      if (page.next === null) break;
      cursor = JSON.parse(JSON.stringify(page.next));
    }
    expect(resumed.dump()).toBe(whole.dump());
  });

  test('changes bring every change, and only those are read', async () => {
    const { ats, store, account } = start();
    const filled = await walk(account, store, { kind: 'fill' });
    ats.later(3 * 3_600_000);
    ats.change();
    const before = store.pages.length;
    for (const kind of ['changes', 'jobs'] as const) {
      await walk(account, store, { kind, sinceMs: filled.watermarkMs ?? 0 });
    }
    const rows = store.pages.slice(before).reduce((sum, page) => sum + page.records.length, 0);
    expect(rows).toBeLessThan(120);
    const gone = new Set(ats.gone());
    const people = shown(connector, ats, store);
    const truth = ats.truth();
    expect([...people.keys()].filter((candidate) => !gone.has(candidate)).sort()).toEqual([...truth.keys()].sort());
    for (const [candidate, expected] of truth) expect(people.get(candidate)).toMatchObject(expected);
    expect(ats.breaches()).toEqual([]);
  });

  test('a sweep finds what was deleted, and nothing else', async () => {
    const { ats, store, account } = start();
    await walk(account, store, { kind: 'fill' });
    const before = new Set(store.ids('candidate').map(String));
    ats.later(60_000);
    const deleted = ats.remove();
    expect(deleted.length).toBeGreaterThan(3);
    await walk(account, store, { kind: 'sweep' });
    const after = new Set(store.ids('candidate').map(String));
    expect([...before].filter((candidate) => !after.has(candidate)).sort()).toEqual([...deleted].sort());
  });

  test('one person, live, is as the fill read them; somebody deleted is nobody', async () => {
    const { ats, store, account } = start();
    await walk(account, store, { kind: 'fill' });
    const people = [...ats.truth().keys()].filter((_, index) => index % 17 === 0);
    const references = new Set(connector.referenceResources);
    for (const candidate of people) {
      const { records, problems } = await account.one(Number(candidate), store.own(Number(candidate)));
      // What hangs on a hidden row is not asked for.
      const told = (rows: AtsRecord[]) =>
        rows
          .filter((row) => !references.has(row.resource) && !(row.restricted && row.owner?.startsWith('application/')))
          .map((row) => `${row.resource}/${row.id}`)
          .sort();
      expect(told(records)).toEqual(told(store.own(Number(candidate))));
      for (const row of records) expect(row).toEqual(store.rows.get(`${row.resource}/${row.id}`));
      expect(problems).toEqual([]);
    }
    const [deleted] = ats.remove();
    expect(await account.one(Number(deleted), store.own(Number(deleted)))).toEqual({ records: [], problems: [] });
  });

  test('a file link is fresh, https, and stored nowhere', async () => {
    const { store, account } = start();
    await walk(account, store, { kind: 'fill' });
    const [file] = store.ids('attachment');
    const { url: link } = await account.file(String(file));
    expect(new URL(link).protocol).toBe('https:');
    expect(JSON.stringify([...store.rows.values()])).not.toContain(new URL(link).hostname);
  });

  test('credentials are checked: the account, nothing missing, and the user', async () => {
    const { ats, account } = start();
    const check = await account.check(ats.workEmail);
    expect(check).toMatchObject({ account: ats.account, missing: [], user: ats.user });
  });
});
