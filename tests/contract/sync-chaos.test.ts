// A few seeded lives of a synced account; `npm run soak` lives hundreds. A failure names its seed.

import { describe, expect, it } from 'vitest';
import { liveThroughChaos } from '@/tests/support/chaos';

const SEEDS = [1, 2, 3, 5, 8, 13, 21, 34];

describe('a sync through faults, changes and deaths of the worker', () => {
  it.each(SEEDS)('ends as the account, record by record: seed %i', async (seed) => {
    const outcome = await liveThroughChaos(seed);
    expect(outcome.people).toBeGreaterThan(50);
    expect(outcome.deaths).toBeGreaterThan(0);
    expect(outcome.wrong).toEqual([]);
  });

  it.each(['candidate', 'application', 'attachment'])('would notice a single lost %s', async (resource) => {
    const { wrong } = await liveThroughChaos(4, 60, async ({ records }) => {
      const shown = (row: { resource: string; restricted?: 1 }) => row.resource === resource && !row.restricted;
      const lost = await records.filter(shown).last();
      return records.delete([lost?.connection ?? '', resource, lost?.id ?? 0]);
    });
    expect(wrong).not.toEqual([]);
  });
});
