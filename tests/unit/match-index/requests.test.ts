// What a look-up asks of the database, counted: each request costs a browser a tenth of a millisecond and more, on any
// machine and under any load.

import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { AtsRecord } from '@/lib/ats/connector';
import { KEYING } from '@/lib/background/keying';
import { createMatchIndex } from '@/lib/match-index/match-index';
import type { Choose } from '@/lib/model/question';
import { newSync } from '@/lib/sync/run-sync';
import { openMemoryIndex } from '@/tests/support/memory-index';

const READS = ['get', 'getKey', 'getAll', 'getAllKeys', 'count', 'openCursor', 'openKeyCursor'] as const;

afterEach(() => vi.restoreAllMocks());

/** How many requests that read were made. */
async function requests(work: () => Promise<unknown>): Promise<number> {
  const spies = [IDBObjectStore.prototype, IDBIndex.prototype].flatMap((place) =>
    READS.map((name) => vi.spyOn(place, name)),
  );
  await work();
  const count = spies.reduce((sum, { mock }) => sum + mock.calls.length, 0);
  for (const spy of spies) spy.mockRestore();
  return count;
}

const PEOPLE = 300;
/** What it takes to read what somebody with one application owns. */
const OWNED = 2;
/** Of so many all of it is read with the question. */
const AHEAD = 1;
const chosen =
  (most: number): Choose =>
  ([holders]) =>
    Array.from(holders?.people ?? []).slice(0, most);

/** People as Greenhouse tells them (with neighbours in parcels) or as Lever does (each alone), with rows of four kinds. */
function recordsOf(id: number, isImplied: boolean): AtsRecord[] {
  const rows: AtsRecord[] = [
    {
      resource: 'candidate',
      id,
      owner: null,
      identity: { names: ['Ada Example'], emails: [`ada${id}@post.example`] },
      data: {},
    },
    { resource: 'application', id, owner: `candidate/${id}`, data: {} },
    {
      resource: 'employment',
      id,
      owner: `candidate/${id}`,
      identity: { positions: [{ company: `Firm ${id}`, title: null }] },
      data: {},
    },
    { resource: 'attachment', id, owner: `candidate/${id}`, data: {} },
    { resource: 'rejection', id, owner: `application/${id}`, data: {} },
  ];
  return isImplied ? rows.map((row) => (row.resource === 'candidate' ? { ...row, implied: true } : row)) : rows;
}

describe.each([
  ['in parcels', false],
  ['each alone', true],
])('a look-up of people who lie %s', (_where, isImplied) => {
  async function setting() {
    const clock = { now: 1_000_000 };
    const { database, vault, index } = await openMemoryIndex(() => clock.now);
    const ids = Array.from({ length: PEOPLE }, (_, i) => i + 1);
    await index.write('c1', { records: ids.flatMap((id) => recordsOf(id, isImplied)) }, newSync('c1'));
    expect((await database.parcels.count()) > 0).toBe(!isImplied);
    // A worker that has answered once.
    const worker = createMatchIndex(database, vault, KEYING, () => clock.now);
    const find = (most: number) => worker.find({ keys: ['name ada example'], counted: ['given:ada'] }, chosen(most));
    const people = (most: number) =>
      worker.people(ids.slice(0, most).map((id) => ({ connection: 'c1', candidate: id })));
    await find(3);
    await people(3);
    clock.now += 10_000;
    return { clock, find, people };
  }

  it.each([0, 1, 16])('sends few requests beyond one for each of %i people, whatever they own', async (most) => {
    const { find } = await setting();
    let answer: Awaited<ReturnType<typeof find>> | undefined;
    const count = await requests(async () => {
      answer = await find(most);
    });
    expect(answer?.found).toHaveLength(most);
    expect(answer?.found.every(({ profile }) => profile.positions.length === 1) ?? false).toBe(true);
    // Nothing of key lists and directory, which memory holds; of the first all rows.
    expect(count).toBeLessThanOrEqual(most + Math.min(most, AHEAD) * OWNED);
  });

  it.each([2, 16])(
    'sends nothing more for the first of %i, two for another, and nothing when asked again',
    async (most) => {
      const { find, people } = await setting();
      await find(most);
      // What is read while they are judged is read by then.
      await people(AHEAD);
      expect(await requests(() => people(AHEAD))).toBe(0);
      for (const [i, rows] of (await people(AHEAD)).entries()) {
        expect(rows.map(({ resource, id }) => `${resource} ${id}`).sort()).toEqual(
          recordsOf(i + 1, isImplied)
            .map(({ resource, id }) => `${resource} ${id}`)
            .sort(),
        );
      }
      expect(await requests(() => people(AHEAD + 1))).toBe(OWNED);
      expect(await requests(() => people(AHEAD + 1))).toBe(0);
      expect(await requests(() => find(most))).toBe(0);
    },
  );
});

it('of people whose parcels were read ahead only what the likeliest owns is asked for', async () => {
  const clock = { now: 0 };
  const { database, vault, index } = await openMemoryIndex(() => clock.now);
  const ids = Array.from({ length: PEOPLE }, (_, i) => i + 1);
  await index.write('c1', { records: ids.flatMap((id) => recordsOf(id, false)) }, newSync('c1'));
  const worker = createMatchIndex(database, vault, KEYING, () => clock.now);
  const lookUp = async () => {
    const { found } = await worker.find({ keys: ['name ada example'], counted: [] }, chosen(16));
    expect(found.map(({ ref }) => ref.candidate)).toEqual(ids.slice(0, 16));
    const rows = await worker.people(found.slice(0, AHEAD).map(({ ref }) => ref));
    expect(rows.map((some) => some.length)).toEqual(Array(AHEAD).fill(5));
  };
  await lookUp();
  while (await worker.readAhead()) {}
  clock.now += 10_000;
  expect(await requests(lookUp)).toBe(AHEAD * OWNED);
});

it('jobs, stages and users are read ahead, opened, and again only when they change', async () => {
  const { database, vault, index } = await openMemoryIndex();
  const job = (id: number, name: string): AtsRecord => ({ resource: 'job', id, owner: null, data: { name } });
  const users = Array.from({ length: 20 }, (_, id): AtsRecord => ({ ...job(id, `User ${id}`), resource: 'user' }));
  const jobs = Array.from({ length: 300 }, (_, id) => job(id, `Job ${id}`));
  const people = Array.from({ length: PEOPLE }, (_, i) => recordsOf(i + 1, true)).flat();
  await index.write('c1', { records: [...people, ...users, ...jobs] }, newSync('c1'));
  const worker = createMatchIndex(database, vault, KEYING, () => 0);
  const wanted = [...users, ...jobs].map(({ resource, id }) => [resource, id] as const);
  expect(await requests(() => worker.reference('c1', wanted))).toBeGreaterThan(0);

  const another = createMatchIndex(database, vault, KEYING, () => 0);
  while (await another.readAhead()) {}
  let read = new Map<string, { data: unknown }>();
  const count = await requests(async () => {
    read = await another.reference('c1', wanted);
  });
  expect([count, read.size]).toEqual([0, wanted.length]);
  expect(read.get('job/299')?.data).toEqual({ name: 'Job 299' });
  await another.write('c1', { records: [job(299, 'Another job')] }, newSync('c1'));
  expect((await another.reference('c1', wanted)).get('job/299')?.data).toEqual({ name: 'Another job' });
});

it('what the first of each of several questions owns is read with them', async () => {
  const { index } = await openMemoryIndex();
  await index.write('c1', { records: [1, 2, 3, 4].flatMap((id) => recordsOf(id, false)) }, newSync('c1'));
  const answers = await index.findAll(
    [1, 3].map((id) => ({ question: { keys: [`email:ada${id}@post.example`], counted: [] }, choose: chosen(4) })),
  );
  const refs = answers.flatMap(({ found }) => found.map(({ ref }) => ref));
  expect(refs.map(({ candidate }) => candidate)).toEqual([1, 3]);
  let rows: Awaited<ReturnType<typeof index.people>> = [];
  const count = await requests(async () => {
    rows = await index.people(refs);
  });
  expect([count, rows.map((some) => some.length)]).toEqual([0, [5, 5]]);
});

it('begins no transaction for somebody whom nobody shares a key with', async () => {
  const { index, database } = await openMemoryIndex();
  await index.write('c1', { records: [1, 2, 3].flatMap((id) => recordsOf(id, false)) }, newSync('c1'));
  const find = (name: string) => index.find({ keys: [`name ${name}`], counted: ['given:ada'] }, chosen(16));
  expect((await find('ada example')).found).toHaveLength(3);
  const begun = vi.spyOn(IDBDatabase.prototype, 'transaction');
  const stranger = await find('ida example');
  expect({ people: stranger.people, found: stranger.found, begun: begun.mock.calls.length }).toEqual({
    people: 3,
    found: [],
    begun: 0,
  });
  await database.delete();
});

it('tells nobody that somebody is not there once nothing can be read any more', async () => {
  const { index, database } = await openMemoryIndex();
  await index.write('c1', { records: recordsOf(1, false) }, newSync('c1'));
  const find = (name: string) => index.find({ keys: [`name ${name}`], counted: [] }, chosen(16));
  expect((await find('ada example')).found).toHaveLength(1);
  database.close();
  await expect(find('ida example')).rejects.toMatchObject({ code: 'storage/unavailable' });
});

it('a new worker that is ready reads nothing of the key lists for its first question', async () => {
  const { index, database, vault } = await openMemoryIndex();
  await index.write('c1', { records: [1, 2, 3].flatMap((id) => recordsOf(id, false)) }, newSync('c1'));
  const first = async (isReady: boolean) => {
    const worker = createMatchIndex(database, vault, KEYING, () => 0);
    if (isReady) await worker.ready();
    return requests(() => worker.find({ keys: ['name ada example'], counted: [] }, chosen(0)));
  };
  expect(await first(false)).toBeGreaterThan(3);
  expect(await first(true)).toBe(0);
});

it('what comes later is found, though there was nothing of its kind when it was first asked for', async () => {
  const { index, database } = await openMemoryIndex();
  const [first] = recordsOf(1, true);
  await index.write('c1', { records: first ? [first] : [] }, newSync('c1'));
  const people = async (id: number) => (await index.people([{ connection: 'c1', candidate: id }]))[0] ?? [];
  expect(await people(1)).toHaveLength(1);
  const [, ...others] = recordsOf(1, true);
  await index.write('c1', { records: others }, newSync('c1'));
  expect(await people(1)).toHaveLength(5);
  const neighbours = Array.from({ length: 20 }, (_, i) => recordsOf(10 + i, false)).flat();
  await index.write('c1', { records: neighbours }, newSync('c1'));
  expect(await database.parcels.count()).toBeGreaterThan(0);
  expect(await people(12)).toHaveLength(5);
});
