// What an install learns: counts that outlive the worker, weights that follow them, and a way back.

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createLearnedWeights } from '@/lib/background/learned-weights';
import type { Lesson } from '@/lib/matching/estimate';
import { SHIPPED_WEIGHTS } from '@/lib/matching/weights';
import { openMemoryIndex } from '@/tests/support/memory-index';

/** Somebody known for sure, whose employer differs. */
const LESSON: Lesson = { patterns: ['employer/different@0 given-name/exact@0 surname/exact@0 60'], known: 1 };

let worker: () => ReturnType<typeof createLearnedWeights>;
let kept: () => Promise<{ sealed: Uint8Array<ArrayBuffer> } | undefined>;
let open: (sealed: Uint8Array<ArrayBuffer>) => Promise<unknown>;

beforeEach(async () => {
  const { database, vault } = await openMemoryIndex();
  worker = () => createLearnedWeights({ database, vault, later: (work) => void work() });
  kept = () => database.tallies.get('weights');
  open = vault.open;
});

describe('learned weights', () => {
  it('count a page once, however often it asks', async () => {
    const weights = worker();
    for (const page of ['a', 'a', 'b', 'a']) weights.learn(page, LESSON);
    expect(await weights.learnedFrom()).toBe(2);
  });

  it('are kept for the next worker, with nothing of a page in them', async () => {
    const weights = worker();
    weights.learn('https://www.linkedin.com/in/mara-example', LESSON);
    await weights.stored();
    expect(await worker().learnedFrom()).toBe(1);
    const row = await kept();
    expect(JSON.stringify(await open(row?.sealed as Uint8Array<ArrayBuffer>))).not.toContain('mara');
  });

  it('store by themselves every few pages: a worker that dies loses little', async () => {
    const weights = worker();
    for (let n = 0; n < 9; n += 1) weights.learn(`page ${n}`, LESSON);
    expect(await weights.learnedFrom()).toBe(9);
    expect(await worker().learnedFrom()).toBe(0);
    weights.learn('page 9', LESSON);
    expect(await weights.learnedFrom()).toBe(10);
    expect(await worker().learnedFrom()).toBe(10);
  });

  it('go on being learned after the database failed once', async () => {
    const { database, vault } = await openMemoryIndex();
    const waiting: (() => Promise<unknown>)[] = [];
    const get = vi.spyOn(database.tallies, 'get').mockRejectedValue(new Error('failed'));
    const weights = createLearnedWeights({ database, vault, later: (work) => void waiting.push(work) });
    const settle = () => Promise.allSettled(waiting.splice(0).map((work) => work()));
    weights.learn('a', LESSON);
    await settle();
    get.mockRestore();
    weights.learn('b', LESSON);
    expect(waiting).toHaveLength(1);
    await settle();
    expect(await weights.learnedFrom()).toBe(2);
  });

  it('stay as shipped until enough was seen, then follow, also in the next worker, and back', async () => {
    const weights = worker();
    for (let n = 0; n < 100; n += 1) weights.learn(`page ${n}`, LESSON);
    await weights.stored();
    expect(weights.current()).toBe(SHIPPED_WEIGHTS);
    for (let n = 100; n < 450; n += 1) weights.learn(`page ${n}`, LESSON);
    await weights.stored();
    const learned = weights.current();
    expect(learned.version).not.toBe(SHIPPED_WEIGHTS.version);
    const differs = 'employer/different';
    expect(learned.m[differs]?.[0]).toBeGreaterThan(SHIPPED_WEIGHTS.m[differs]?.[0] ?? 1);
    const next = worker();
    await next.learnedFrom();
    expect(next.current().version).toBe(learned.version);
    await next.reset();
    expect(next.current()).toBe(SHIPPED_WEIGHTS);
    expect(await next.learnedFrom()).toBe(0);
    expect(await kept()).toBeUndefined();
  });
});
