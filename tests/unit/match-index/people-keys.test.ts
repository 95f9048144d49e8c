// Whatever befalls rows, key lists say the same as they do, and so does who a look-up takes a person for: seeded lives of
// an index of two accounts, whose workers die before any transaction, whose keys change their version, and whose lists are
// merged in between.

import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { AtsRecord, RecordId } from '@/lib/ats/connector';
import { InAtsDatabase } from '@/lib/match-index/database';
import { createMatchIndex, type MatchIndex, type PageContent } from '@/lib/match-index/match-index';
import type { Keying } from '@/lib/match-index/people-keys';
import { profileOfRows } from '@/lib/match-index/profile-of-rows';
import { type Profile, type ProfilePart, wholeProfile } from '@/lib/model/profile';
import { newSync } from '@/lib/sync/run-sync';
import { openVault, type Vault, type VaultKeys } from '@/lib/vault/vault';
import { createRandom, type Random } from '@/tests/simulators/random';
import { holdersOf } from '@/tests/support/memory-index';

const VALUES = Array.from({ length: 9 }, (_, i) => `v${i}`);
const MOST_CANDIDATES = 60;
const CONNECTIONS = ['c1', 'c2'] as const;

/** Keys from any two things said of somebody, so that a key may come of two rows together. */
function keysOf(version: number, { names, emails, positions }: Profile): string[] {
  const companies = positions.flatMap(({ company }) => company ?? []);
  return [
    ...emails.map((email) => `${version} email ${email}`),
    ...names.flatMap((name) => companies.map((company) => `${version} both ${name} ${company}`)),
  ];
}

function keyingOf(version: number): Keying {
  return {
    version,
    keysOf: (profile) => ({
      keys: keysOf(version, profile),
      counted: profile.names.map((name) => `${version} name ${name}`),
    }),
  };
}

function universe(version: number): string[] {
  const both = VALUES.flatMap((name) => VALUES.map((company) => `${version} both ${name} ${company}`));
  return [...VALUES.map((email) => `${version} email ${email}`), ...both];
}

class Dead extends Error {}

/** What outlives a worker. */
interface Ground {
  name: string;
  vault: Vault;
  clock: { now: number };
}

let count = 0;

async function ground(): Promise<Ground> {
  let kept: VaultKeys | undefined;
  const vault = await openVault({ load: async () => kept, keep: async (keys) => (kept ??= keys) });
  count += 1;
  const made = { name: `people-keys-${count}`, vault, clock: { now: 1_000 } };
  const database = new InAtsDatabase(made.name);
  for (const id of CONNECTIONS) {
    await database.connections.put({ id, ats: 'greenhouse', createdAt: 1, sealed: await vault.seal({}) });
  }
  database.close();
  return made;
}

interface Worker {
  index: MatchIndex;
  database: InAtsDatabase;
}

/** A worker that dies when it would begin its so-manieth transaction. */
function worker({ name, vault, clock }: Ground, version: number, transactions = Number.POSITIVE_INFINITY): Worker {
  const database = new InAtsDatabase(name);
  const begin = database.transaction.bind(database) as (...call: unknown[]) => unknown;
  let left = transactions;
  database.transaction = ((...call: unknown[]) => (left-- > 0 ? begin(...call) : Promise.reject(new Dead()))) as never;
  const index = createMatchIndex(database, vault, keyingOf(version), () => clock.now);
  return { index, database };
}

function partOf(random: Random): ProfilePart {
  const some = (chance: number) => (random.chance(chance) ? [random.pick(VALUES)] : []);
  return {
    names: some(0.6),
    emails: some(0.4),
    positions: some(0.5).map((company) => ({ company, title: null })),
    ...(random.chance(0.3) ? { updatedAt: `2026-01-0${random.int(1, 4)}T00:00:00.000Z` } : {}),
  };
}

function rowsOf(random: Random, candidate: number): AtsRecord[] {
  const owned = (resource: string, id: RecordId, owner: string): AtsRecord => ({
    resource,
    id,
    owner,
    identity: partOf(random),
    data: { id },
    ...(random.chance(0.1) ? { restricted: true } : {}),
  });
  const application = candidate * 10 + random.int(0, 2);
  const versioned = candidate % 3 === 0 ? { version: random.int(1, 5) } : {};
  const implied = candidate % 5 === 0 ? { implied: true } : {};
  return [
    { resource: 'candidate', id: candidate, owner: null, identity: partOf(random), data: {}, ...versioned, ...implied },
    ...(random.chance(0.5) ? [owned('application', application, `candidate/${candidate}`)] : []),
    ...(random.chance(0.2) ? [owned('resume', application, `application/${application}`)] : []),
  ];
}

function pageOf(random: Random, from: number): PageContent {
  const people = random.chance(0.5)
    ? Array.from({ length: random.int(3, 24) }, (_, i) => from + i)
    : Array.from({ length: random.int(0, 4) }, () => random.int(1, MOST_CANDIDATES));
  const records = people.flatMap((candidate) => rowsOf(random, candidate));
  // Merged: what was somebody's is somebody else's.
  if (random.chance(0.3)) {
    const to = random.int(1, MOST_CANDIDATES);
    const id = random.int(1, MOST_CANDIDATES) * 10;
    records.push({ resource: 'application', id, owner: `candidate/${to}`, identity: partOf(random), data: {} });
  }
  const gone = random.chance(0.3)
    ? [{ resource: random.pick(['candidate', 'application']), id: random.int(1, MOST_CANDIDATES) }]
    : [];
  const below = random.int(1, MOST_CANDIDATES);
  const sweep = random.chance(0.2)
    ? { resource: random.pick(['candidate', 'application']), from: below - 10, below, ids: [below - 5, below - 2] }
    : null;
  return { records, gone, ...(sweep && { sweep }) };
}

async function act(random: Random, index: MatchIndex, clock: Ground['clock']): Promise<void> {
  clock.now += 10;
  const connection = random.pick(CONNECTIONS);
  const candidate = random.int(1, MOST_CANDIDATES);
  const kind = random.int(0, 9);
  if (kind < 6) {
    const sync = { ...newSync(connection), walkStartedAt: clock.now - random.int(0, 40) };
    await index.write(connection, pageOf(random, candidate), sync);
  } else if (kind === 6) {
    await index.replacePerson(connection, candidate, random.chance(0.8) ? rowsOf(random, candidate) : []);
  } else if (kind === 7) {
    const records = [
      { resource: 'detail', id: candidate, owner: `candidate/${candidate}`, identity: partOf(random), data: {} },
    ];
    await index.writeDetails(connection, [{ candidate, version: 9, records }], newSync(connection));
  } else if (kind === 8) {
    await index.upkeep(new AbortController().signal);
  } else if (random.chance(0.15)) await index.forget(connection);
}

/** What lists and look-ups say beside what the rows do, by key; differences only. */
async function differences({ index, database }: Worker, { vault }: Ground, version: number): Promise<string[]> {
  const expected = new Map<number, string[]>();
  const profiles = new Map<string, string>();
  for (const connection of CONNECTIONS) {
    for (const { id, restricted } of await index.all(connection, 'candidate')) {
      if (restricted) continue;
      const rows = await index.person(connection, id);
      profiles.set(`${connection} ${id}`, JSON.stringify(profileOfRows(rows)));
      const told = keysOf(version, wholeProfile(rows.flatMap(({ identity }) => identity ?? []))).map(vault.blind);
      const kept = await database.records.bulkGet(rows.map((row) => [connection, row.resource, row.id]));
      const hidden = kept.flatMap((row) => row?.keys ?? []);
      for (const key of new Set([...told, ...hidden])) {
        expected.set(key, [...(expected.get(key) ?? []), `${connection} ${id}`]);
      }
    }
  }
  const wrong: string[] = [];
  for (const key of universe(version)) {
    const held = (expected.get(vault.blind(key)) ?? []).sort();
    const { lengths } = await index.find({ keys: [key], counted: [] }, () => []);
    if (lengths[0] !== held.length) wrong.push(`${key}: ${lengths[0]} in lists, ${held.length} in rows`);
    // Of more only some are opened.
    if (held.length > 60) continue;
    const { found } = await index.find({ keys: [key], counted: [] }, ([holders]) => Array.from(holders?.people ?? []));
    const names = found.map(({ ref: { connection, candidate } }) => `${connection} ${candidate}`);
    if (names.toSorted().join() !== held.join())
      wrong.push(`${key}: lists ${names.join(', ')}, rows ${held.join(', ')}`);
    for (const [i, { profile }] of found.entries()) {
      const told = profiles.get(names[i] as string);
      if (JSON.stringify(profile) !== told) wrong.push(`${names[i]}: ${JSON.stringify(profile)}, rows ${told}`);
    }
  }
  return wrong;
}

async function upkeepAll(index: MatchIndex): Promise<void> {
  for (let steps = 0; await index.upkeep(new AbortController().signal); steps++) {
    if (steps > 500) throw new Error('upkeep does not end');
  }
}

describe('key lists and rows', () => {
  it.each([1, 2, 5])('say the same after whatever was done, seed %i', async (seed) => {
    const random = createRandom(seed);
    const place = await ground();
    const { index, database } = worker(place, 1);
    for (let turn = 0; turn < 60; turn++) {
      await act(random, index, place.clock);
      if (turn % 12 === 11) expect(await differences({ index, database }, place, 1)).toEqual([]);
    }
    await upkeepAll(index);
    expect(await differences({ index, database }, place, 1)).toEqual([]);
    database.close();
  });

  it.each([11, 12, 15])('say the same though workers die and keys change, seed %i', async (seed) => {
    const random = createRandom(seed);
    const place = await ground();
    let version = 1;
    let deaths = 0;
    for (let life = 0; life < 25; life++) {
      if (random.chance(0.15)) version += 1;
      const { index, database } = worker(place, version, random.int(1, 14));
      try {
        for (let turn = 0; turn < 6; turn++) await act(random, index, place.clock);
      } catch (thrown) {
        if (!((thrown as Error).cause instanceof Dead)) throw thrown;
        deaths += 1;
      }
      database.close();
    }
    expect(deaths).toBeGreaterThan(5);
    const { index, database } = worker(place, version);
    await upkeepAll(index);
    expect(await differences({ index, database }, place, version)).toEqual([]);
    expect(await database.generations.count()).toBe(1);
    database.close();
  });

  it('are built anew where the version of keys was raised: in steps, each of which may be the last of its worker', async () => {
    const random = createRandom(7);
    const place = await ground();
    const first = worker(place, 1);
    for (let page = 0; page < 12; page++) {
      const rows = Array.from({ length: 100 }, (_, i) => rowsOf(random, page * 100 + i + 1)).flat();
      // What is hidden keeps the keys it was read with.
      const records = rows.map((row) => ({ ...row, restricted: false }));
      await first.index.write('c1', { records }, newSync('c1'));
    }
    first.database.close();
    let steps = 0;
    for (let isMore = true; isMore; steps++) {
      const { index, database } = worker(place, 2);
      // Half way everybody is found, by the keys of their own generation.
      const [was, is] = await Promise.all([holdersOf(index, '1 email v3'), holdersOf(index, '2 email v3')]);
      expect(new Set([...was, ...is].map(({ candidate }) => candidate)).size).toBe(was.length + is.length);
      if (steps === 0) expect([was.length > 5, is.length]).toEqual([true, 0]);
      isMore = await index.upkeep(new AbortController().signal);
      database.close();
    }
    expect(steps).toBeGreaterThan(4);
    const { index, database } = worker(place, 2);
    expect(await holdersOf(index, '1 email v3')).toEqual([]);
    expect(await differences({ index, database }, place, 2)).toEqual([]);
    expect(await database.generations.toArray()).toMatchObject([{ keysVersion: 2, isWhole: true }]);
    database.close();
  });

  it('count a value once for each person, and what they gain', async () => {
    const place = await ground();
    const { index, database } = worker(place, 1);
    const row = (id: number, names: string[], emails: string[]): AtsRecord => ({
      resource: 'candidate',
      id,
      owner: null,
      identity: { names, emails },
      data: {},
    });
    const counted = async () => (await index.find({ keys: [], counted: ['1 name v1', '1 name v2'] }, () => [])).counts;
    await index.write('c1', { records: [row(1, ['v1'], ['v1']), row(2, ['v1'], ['v2'])] }, newSync('c1'));
    expect(await counted()).toEqual([2, 0]);
    await index.write('c1', { records: [row(1, ['v1', 'v2'], ['v1'])] }, newSync('c1'));
    expect(await counted()).toEqual([2, 1]);
    // Their number changes with the address they lost; what they count for does not.
    await index.write('c1', { records: [row(1, ['v1', 'v2'], ['v4'])] }, newSync('c1'));
    expect(await counted()).toEqual([2, 1]);
    database.close();
  });
});
