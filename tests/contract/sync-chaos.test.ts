// A few seeded lives of an account of each ATS; `npm run soak` lives hundreds. A failure names its seed.

import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Account } from '@/lib/ats/connector';
import type { InAtsDatabase } from '@/lib/match-index/database';
import { keyOf } from '@/lib/match-index/row-key';
import { createRowStore } from '@/lib/match-index/row-store';
import { CHAOTIC, liveCalmly, liveThroughChaos } from '@/tests/support/chaos';
import { MOST_OVER_LEAST } from '@/tests/support/chaos-ledger';

const SEEDS = [3, 8, 34];

/** Rows of one person each: what is lost with one must show. */
const OF_PEOPLE: Readonly<Record<string, readonly string[]>> = {
  greenhouse: ['candidate', 'application', 'attachment', 'candidate_employment'],
  lever: ['candidate', 'opportunity', 'application', 'resume'],
  smartrecruiters: ['candidate', 'detail', 'attachments'],
};

const PLANTS: readonly (readonly [string, (account: Account) => Account])[] = [
  [
    'reads again what it has read',
    (account: Account): Account => ({
      ...account,
      page: (walk, cursor) => account.page(walk.kind === 'changes' ? { ...walk, sinceMs: 0 } : walk, cursor),
    }),
  ],
  [
    'asks for every page twice',
    (account: Account): Account => ({
      ...account,
      page: async (walk, cursor) => (await account.page(walk, cursor)) && account.page(walk, cursor),
    }),
  ],
];

describe.each(Object.keys(CHAOTIC))('%s: a sync through faults, changes and deaths of the worker', (ats) => {
  it.each(SEEDS)('ends as the account, record by record, and asks for nothing in vain: seed %i', async (seed) => {
    const outcome = await liveThroughChaos(ats, seed, { people: 80 });
    expect(outcome.people).toBeGreaterThan(40);
    expect(outcome.deaths).toBeGreaterThan(0);
    expect(outcome.wrong).toEqual([]);
    expect(outcome.calls.storm).toEqual([]);
  });

  it('makes little more than the fewest calls in a calm life', async () => {
    const { wrong, calls } = await liveCalmly(ats, 1, { people: 80, turns: 24 });
    expect(wrong).toEqual([]);
    expect(calls.storm).toEqual([]);
    expect(calls.spoilt + calls.lost + calls.givenUp).toBe(0);
    expect(calls.made).toBe(calls.walks + calls.details + calls.byIds);
    expect(calls.made / (calls.leastOfWalks + calls.leastOfDetails)).toBeLessThan(MOST_OVER_LEAST);
  });

  it('would notice a single lost row of any kind', async () => {
    const resources = OF_PEOPLE[ats] ?? [];
    const spoils = resources.map((resource) => (database: InAtsDatabase) => lose(database, resource));
    const { wrong, spoilt } = await liveCalmly(ats, 4, { people: 60, turns: 0, spoils });
    expect(wrong).toEqual([]);
    expect(spoilt.map((differences, i) => [resources[i], differences.length > 0])).toEqual(
      resources.map((resource) => [resource, true]),
    );
  });

  // Of an engine that is the same for all, and of the fewest calls of each: one plant for every ATS, all of them for one.
  it.each(ats === 'smartrecruiters' ? PLANTS : PLANTS.slice(-1))(
    'would notice a connector that %s',
    async (_, plant) => {
      const { calls } = await liveCalmly(ats, 2, { people: 160, turns: 6, plant });
      expect(calls.storm).toContainEqual(expect.stringMatching(/^walks of changes took/));
    },
  );

  it.runIf(ats === 'smartrecruiters')('would notice a walk that nobody asked for', async () => {
    const { calls } = await liveCalmly(ats, 2, { people: 60, turns: 8, plan: { changesEveryMs: 50_000 } });
    expect(calls.storm).toContain('a walk of changes began before it was due');
  });

  it.runIf(ats !== 'greenhouse')('would notice people who are asked for twice', async () => {
    const plant = (account: Account): Account => {
      const details = account.details as NonNullable<Account['details']>;
      return { ...account, details: async (...about) => (await details(...about)) && details(...about) };
    };
    const { calls } = await liveCalmly(ats, 2, { people: 60, turns: 2, plant });
    expect(calls.storm).toEqual([expect.stringMatching(/^details took/)]);
  });
});

/** The longest row of a resource, which certainly says something. */
async function lose(database: InAtsDatabase, resource: string): Promise<void> {
  const store = createRowStore(database);
  const [connection] = await database.connections.toCollection().primaryKeys();
  await database.transaction('rw', store.tables, async () => {
    const rows = (await store.between(connection as string, resource, { from: null, below: null })).filter(
      (row) => !row.restricted,
    );
    const [lost] = rows.sort((a, b) => b.sealed.byteLength - a.sealed.byteLength);
    if (!lost) throw new Error(`no ${resource} is held`);
    await store.delete([keyOf(lost)]);
  });
}
