import { expect, it, vi } from 'vitest';
import { createReadAhead } from '@/lib/background/read-ahead';

function setting(steps: number, ended = new AbortController().signal) {
  const clock = { now: 1_000, lookedUpAt: 1_000 };
  const step = vi.fn(async () => step.mock.calls.length < steps);
  const quiet = {
    now: () => clock.now,
    lookedUpAt: () => clock.lookedUpAt,
    sleep: async (ms: number) => {
      clock.now += ms;
    },
  };
  return { clock, step, readAhead: createReadAhead(step, quiet, ended) };
}

const settled = async () => {
  for (let turn = 0; turn < 200; turn++) await Promise.resolve();
};

it('reads all there is behind the first look-up, and once', async () => {
  const { clock, step, readAhead } = setting(4);
  expect(step).not.toHaveBeenCalled();
  readAhead();
  readAhead();
  expect(step).not.toHaveBeenCalled();
  await settled();
  expect(step).toHaveBeenCalledTimes(4);
  expect(clock.now).toBeGreaterThan(clock.lookedUpAt);
  readAhead();
  await settled();
  expect(step).toHaveBeenCalledTimes(4);
});

it('holds nobody up who goes on asking', async () => {
  const { clock, step, readAhead } = setting(3);
  let asked = 0;
  Object.defineProperty(clock, 'lookedUpAt', { get: () => (++asked < 100 ? clock.now : 0) });
  readAhead();
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
  expect(asked).toBeLessThan(100);
  expect(step).not.toHaveBeenCalled();
  await settled();
  expect(step).toHaveBeenCalledTimes(3);
});

it('reads nothing once it is ended', async () => {
  const ended = new AbortController();
  const { step, readAhead } = setting(3, ended.signal);
  readAhead();
  ended.abort();
  await settled();
  expect(step).not.toHaveBeenCalled();
});
