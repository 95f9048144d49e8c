import { describe, expect, test } from 'vitest';
import { changeEverything, truthOf } from '@/tests/contract/lever-under-test';
import { shownContacts } from '@/tests/simulators/lever-truth';
import type { LeverWorld } from '@/tests/simulators/lever-world';
import { CONFIDENTIAL_KEY, type Kept, openLever, walkAll } from './lever-account';

const FILL = { kind: 'fill' } as const;

/** What is kept shows the simulated truth, person by person. */
function expectTruth(kept: Kept, world: LeverWorld): void {
  const shown = kept.everybody();
  expect([...shown.keys()].sort()).toEqual([...shownContacts(world).keys()].sort());
  for (const [id, candidate] of shown) expect(candidate).toMatchObject(truthOf(world, id));
}

describe('a life', () => {
  test.each(['created', 'updated', 'scattered'] as const)('listed by %s', async (order) => {
    const { account, kept, world, clock, simulator } = openLever({
      options: { order, keys: [CONFIDENTIAL_KEY] },
      people: 260,
    });
    const pages = await walkAll(account, kept, FILL);
    await kept.readDue(account);
    expectTruth(kept, world);
    expect(pages.flatMap(({ problems }) => problems)).toEqual([]);
    const sinceMs = pages.at(-1)?.watermarkMs ?? 0;
    clock.advance(3_600_000);
    changeEverything(world, () => clock.advance(61_000));
    await walkAll(account, kept, { kind: 'changes', sinceMs });
    await walkAll(account, kept, { kind: 'jobs', sinceMs });
    await kept.readDue(account);
    expectTruth(kept, world);
    await walkAll(account, kept, { kind: 'sweep' });
    await kept.readDue(account);
    expectTruth(kept, world);
    expect([...simulator.log.ignored, ...simulator.log.forbidden, ...simulator.log.writes]).toEqual([]);
  });
});
