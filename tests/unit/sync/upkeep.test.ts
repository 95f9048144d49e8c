import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/errors';
import { keepUp } from '@/lib/sync/upkeep';

function setting(steps: number, onStep: (done: number) => void = () => undefined) {
  const clock = { now: 100_000, lookedUpAt: 0, done: 0 };
  const tools = {
    async step() {
      onStep(clock.done + 1);
      clock.done += 1;
      return clock.done < steps;
    },
    lookedUpAt: () => clock.lookedUpAt,
    now: () => clock.now,
    async sleep(ms: number) {
      clock.now += ms;
    },
  };
  return { clock, tools };
}

describe('upkeep', () => {
  it('goes on until there is no more to do', async () => {
    const { clock, tools } = setting(7);
    await keepUp(tools, new AbortController().signal);
    expect(clock.done).toBe(7);
    expect(clock.now - 100_000).toBeLessThan(100);
  });

  it('lets whoever looks somebody up go first', async () => {
    const { clock, tools } = setting(2, () => {
      expect(clock.now - clock.lookedUpAt).toBeGreaterThanOrEqual(1_000);
    });
    clock.lookedUpAt = clock.now - 200;
    await keepUp(tools, new AbortController().signal);
    expect(clock.done).toBe(2);
    expect(clock.now).toBe(100_805);
  });

  it('is not stopped by a look-up that a clock set back puts into the future', async () => {
    const { clock, tools } = setting(1);
    clock.lookedUpAt = clock.now + 60_000;
    await keepUp(tools, new AbortController().signal);
    expect(clock.done).toBe(1);
  });

  it('ends with its signal, and with a step that fails, quietly', async () => {
    const end = new AbortController();
    const aborted = setting(9, (done) => done === 3 && end.abort());
    await keepUp(aborted.tools, end.signal);
    expect(aborted.clock.done).toBe(3);
    const failed = setting(9, (done) => {
      if (done === 2) throw new AppError('vault/locked');
    });
    await keepUp(failed.tools, new AbortController().signal);
    expect(failed.clock.done).toBe(1);
  });
});
