import { describe, expect, it } from 'vitest';
import { newSync } from '@/lib/sync/run-sync';
import { createSchedule } from '@/lib/sync/schedule';
import { openMemoryIndex } from '@/tests/support/memory-index';
import { PLAN } from '@/tests/support/simulated-account';

const NOW = Date.parse('2026-11-21T10:00:00Z');

async function setting() {
  const { index } = await openMemoryIndex();
  const runs: string[] = [];
  const open: { id: string; signal: AbortSignal; finish(): void }[] = [];
  const held = new Set<string>();
  const settle = () => new Promise((resolve) => setTimeout(resolve, 20));
  const schedule = createSchedule({
    index,
    now: () => NOW,
    connections: async () => ['c1', 'c2'],
    plan: async () => PLAN,
    run: (id, signal, force) => {
      runs.push(`${id}${force ? ' forced' : ''}`);
      return new Promise((resolve) => {
        const finish = () => resolve(newSync(id));
        open.push({ id, signal, finish });
        signal.addEventListener('abort', finish);
      });
    },
    exclusively: async (name, work, otherwise) => {
      while (held.has(name)) {
        if (otherwise === 'leave') return null;
        await settle();
      }
      held.add(name);
      try {
        return await work();
      } finally {
        held.delete(name);
      }
    },
  });
  return { index, schedule, runs, open, held, settle };
}

describe('the schedule', () => {
  it('starts what is due, each connection once', async () => {
    const { schedule, runs, settle } = await setting();
    void schedule.tick();
    void schedule.tick();
    await settle();
    expect(runs.sort()).toEqual(['c1', 'c2']);
  });

  it('leaves what is paused, what waits and what is in step', async () => {
    const { index, schedule, runs } = await setting();
    await index.saveSync({ ...newSync('c1'), paused: true });
    await index.saveSync({ ...newSync('c2'), retryAt: NOW + 60_000 });
    await schedule.tick();
    const inStep = { firstFillDone: true, watermarkMs: NOW, lastGoodAt: NOW, lastJobsAt: NOW, lastSweepAt: NOW };
    await index.saveSync({ ...newSync('c1'), ...inStep });
    await index.saveSync({ ...newSync('c2'), ...inStep });
    await schedule.tick();
    expect(runs).toEqual([]);
  });

  it('does not wait for a time that only another clock can have set', async () => {
    const { index, schedule, runs, settle } = await setting();
    await index.saveSync({ ...newSync('c1'), retryAt: NOW + 5 * 3_600_000 });
    void schedule.tick();
    await settle();
    expect(runs).toContain('c1');
  });

  it('pausing ends a run and stays so after it', async () => {
    const { index, schedule, runs, open, settle } = await setting();
    void schedule.tick();
    await settle();
    await schedule.pause('c1', true);
    expect(open.find(({ id }) => id === 'c1')?.signal.aborted).toBe(true);
    expect((await index.sync('c1'))?.paused).toBe(true);
    runs.length = 0;
    void schedule.tick();
    await settle();
    expect(runs).toEqual([]);
    await schedule.pause('c1', false);
    await settle();
    expect(runs).toEqual(['c1']);
  });

  it('now means now, also while waiting for a retry', async () => {
    const { index, schedule, runs, settle } = await setting();
    await index.saveSync({ ...newSync('c1'), retryAt: NOW + 60_000 });
    void schedule.now('c1');
    await settle();
    expect(runs).toEqual(['c1 forced']);
  });

  it('nothing runs, and nothing that waited runs, before and while what a run starts from is changed', async () => {
    const { schedule, runs, open, settle } = await setting();
    void schedule.tick();
    await settle();
    void schedule.now('c1');
    let during: string[] = [];
    await schedule.without('c1', async () => {
      expect(open.find(({ id }) => id === 'c1')?.signal.aborted).toBe(true);
      runs.length = 0;
      void schedule.tick();
      await settle();
      during = [...runs];
    });
    await settle();
    expect(during).toEqual([]);
    expect(runs).toEqual([]);
    void schedule.tick();
    await settle();
    expect(runs).toEqual(['c1']);
  });

  it('now, during a run, means once more after it, and only once', async () => {
    const { schedule, runs, open, settle } = await setting();
    void schedule.tick();
    await settle();
    void schedule.now('c1');
    void schedule.now('c1');
    await settle();
    expect(runs.filter((run) => run.startsWith('c1'))).toEqual(['c1']);
    open.find(({ id }) => id === 'c1')?.finish();
    await settle();
    expect(runs.filter((run) => run.startsWith('c1'))).toEqual(['c1', 'c1 forced']);
  });

  it('ticks again when something is due, and otherwise lets the worker sleep for minutes', async () => {
    const { index, schedule } = await setting();
    const inStep = { firstFillDone: true, watermarkMs: NOW, lastGoodAt: NOW, lastJobsAt: NOW, lastSweepAt: NOW };
    const next = async (...syncs: Partial<ReturnType<typeof newSync>>[]) => {
      for (const [at, sync] of syncs.entries()) await index.saveSync({ ...newSync(`c${at + 1}`), ...sync });
      return schedule.nextTickMs();
    };
    expect(await next(inStep, inStep)).toBe(5 * 60_000);
    expect(await next(inStep, { ...inStep, lastGoodAt: NOW - 13 * 60_000 })).toBe(2 * 60_000);
    expect(await next({ retryAt: NOW + 90_000 }, inStep)).toBe(90_000);
    expect(await next({}, inStep)).toBe(30_000);
    expect(await next({ paused: true }, inStep)).toBe(5 * 60_000);
  });

  it('runs nothing while another worker holds the connection', async () => {
    const { schedule, runs, held } = await setting();
    held.add('sync c1').add('sync c2');
    await schedule.tick();
    expect(runs).toEqual([]);
  });
});
