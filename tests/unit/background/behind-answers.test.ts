// When what was learned is written down: behind the last answer of several, one after another, and never after the end.

import { describe, expect, it, vi } from 'vitest';
import { createBehindAnswers } from '@/lib/background/behind-answers';

vi.mock('@/lib/log', () => ({ logProblem: vi.fn() }));

function behind() {
  let now = 100_000;
  let lookedUpAt = 0;
  const sleeping: { until: number; wake(): void }[] = [];
  const ended = new AbortController();
  const sleep = (ms: number) => new Promise<void>((wake) => void sleeping.push({ until: now + ms, wake }));
  const later = createBehindAnswers({ lookedUpAt: () => lookedUpAt, now: () => now, sleep }, ended.signal);
  const settle = () => new Promise<void>((done) => setTimeout(done, 0));
  return {
    later,
    settle,
    ended,
    lookUp: () => {
      lookedUpAt = now;
    },
    async pass(ms: number) {
      now += ms;
      for (const one of sleeping.splice(0)) {
        if (one.until <= now) one.wake();
        else sleeping.push(one);
      }
      await settle();
    },
  };
}

describe('work behind answers', () => {
  it('waits until nobody was looked up for two seconds, however many are one after another', async () => {
    const { later, lookUp, pass } = behind();
    const done: string[] = [];
    lookUp();
    later(async () => done.push('first'));
    await pass(1_500);
    lookUp();
    later(async () => done.push('second'));
    await pass(1_999);
    expect(done).toEqual([]);
    await pass(1);
    expect(done).toEqual(['first', 'second']);
  });

  it('is done one after another, also when one fails', async () => {
    const { later, settle } = behind();
    const done: string[] = [];
    let finish = () => undefined as unknown;
    later(() => new Promise((resolve) => (finish = () => resolve(done.push('first')))));
    later(async () => {
      throw new Error('second');
    });
    later(async () => done.push('third'));
    await settle();
    expect(done).toEqual([]);
    finish();
    await settle();
    expect(done).toEqual(['first', 'third']);
    later(async () => done.push('fourth'));
    await settle();
    expect(done).toEqual(['first', 'third', 'fourth']);
  });

  it('waits no longer than twenty seconds for somebody who never stops', async () => {
    const { later, lookUp, pass } = behind();
    const done: string[] = [];
    lookUp();
    later(async () => done.push('all the same'));
    for (let second = 1; second < 20; second += 1) {
      await pass(1_000);
      lookUp();
    }
    expect(done).toEqual([]);
    await pass(1_000);
    expect(done).toEqual(['all the same']);
  });

  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8])('leaves nothing lying that comes as it ends, %i turns later', async (turns) => {
    const { later, settle } = behind();
    const second = vi.fn(async () => undefined);
    later(async () => undefined);
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    later(second);
    await settle();
    expect(second).toHaveBeenCalledOnce();
  });

  it('is not done after the end', async () => {
    const { later, lookUp, pass, ended } = behind();
    const work = vi.fn(async () => undefined);
    lookUp();
    later(work);
    ended.abort();
    await pass(5_000);
    expect(work).not.toHaveBeenCalled();
  });
});
