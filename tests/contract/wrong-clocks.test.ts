// A browser whose clock is set, or that sleeps. Nobody may be lost, and nothing may rush.

import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { createRandom } from '@/tests/simulators/random';
import { type BadDays, openBadDays } from '@/tests/support/bad-days';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Of an account that fits on a few pages. */
const MOST_CALLS_AN_HOUR = 30;

async function filled(): Promise<BadDays> {
  const days = await openBadDays('greenhouse', 40);
  await days.live(2 * HOUR);
  days.calls();
  return days;
}

async function expectTruth(days: BadDays): Promise<void> {
  expect(await days.shown()).toEqual(days.truth().shown);
  expect((await days.held()).length).toBe(days.truth().held);
}

// The engine’s alone: which ATS it is makes no difference.
describe('this browser’s clock', () => {
  it.each([
    ['a year back', [-365 * DAY]],
    ['a year forward', [365 * DAY]],
    ['a year forward and back again', [365 * DAY, 0]],
    ['a year back and right again', [-365 * DAY, 0]],
  ])('set %s loses nobody, and reads no year again', async (_, settings) => {
    const days = await filled();
    const random = createRandom(6);
    const { watermarkMs } = await days.run();
    for (const ahead of settings) {
      days.setClock(ahead);
      days.simulated.change(random);
      const sync = await days.live(6 * HOUR, HOUR);
      // Changes are asked for since the walk before, and not since the year before.
      expect(sync.watermarkMs).toBeGreaterThanOrEqual(watermarkMs ?? Number.NaN);
      expect(days.calls()).toBeLessThan(6 * MOST_CALLS_AN_HOUR);
    }
    await days.live(DAY, 3 * HOUR);
    await expectTruth(days);
  });

  it('asleep for two weeks goes on where it was', async () => {
    const days = await filled();
    const random = createRandom(7);
    for (let change = 0; change < 10; change++) days.simulated.change(random);
    days.simulated.clock.advance(14 * DAY);
    await days.live(HOUR);
    expect(days.calls()).toBeLessThan(4 * MOST_CALLS_AN_HOUR);
    await expectTruth(days);
  });
});
