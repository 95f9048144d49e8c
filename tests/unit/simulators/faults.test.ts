// Every ready-made fault does what its name says, on its own route, as often as told.

import { describe, expect, test } from 'vitest';
import { type FaultName, READY_FAULTS } from '@/tests/simulators/faults';
import { API, harness, readAll } from './harness';

describe('how often', () => {
  test('so many times, then well again', async () => {
    const { get, greenhouse } = await harness();
    greenhouse.faults.set('candidates', 'storm-500', { times: 2 });
    expect([(await get('/candidates')).status, (await get('/jobs')).status]).toEqual([500, 200]);
    expect([(await get('/candidates')).status, (await get('/candidates')).status]).toEqual([500, 200]);
    expect(greenhouse.faults.hits('candidates')).toBe(2);
  });

  test('after some have passed, on all routes, until cleared', async () => {
    const { get, greenhouse } = await harness();
    greenhouse.faults.set('*', 'storm-502', { skip: 1 });
    expect([(await get('/jobs')).status, (await get('/users')).status]).toEqual([200, 502]);
    greenhouse.faults.clear();
    expect((await get('/jobs')).status).toBe(200);
  });

  test('a share of requests, the same ones for the same seed', async () => {
    const run = async () => {
      const { get, greenhouse } = await harness();
      greenhouse.faults.set('jobs', 'half-500');
      const seen: number[] = [];
      for (let i = 0; i < 40; i++) seen.push((await get('/jobs?per_page=1')).status);
      return seen;
    };
    const first = await run();
    expect(first.filter((status) => status === 500).length).toBeGreaterThan(8);
    expect(first.filter((status) => status === 200).length).toBeGreaterThan(8);
    expect(await run()).toEqual(first);
  });
});

describe('what', () => {
  const struck = async (fault: FaultName, path = '/candidates?per_page=10') => {
    const parts = await harness();
    parts.greenhouse.faults.set('candidates', fault);
    return { ...parts, answer: () => parts.get(path) };
  };

  test('429 with a wait, and with nothing at all', async () => {
    expect((await (await struck('rate-limited')).answer()).headers.get('retry-after')).toBe('2');
    const bare = await (await struck('rate-limited-bare')).answer();
    expect([bare.status, bare.headers.get('retry-after'), bare.headers.get('x-ratelimit-reset')]).toEqual([
      429,
      null,
      null,
    ]);
  });

  test('HTML, half a JSON, no body, a wrapped list', async () => {
    expect((await (await struck('html')).answer()).body).toContain('<!doctype html>');
    await expect((await struck('truncated')).answer()).rejects.toThrow(SyntaxError);
    await expect((await struck('empty')).answer()).rejects.toThrow(SyntaxError);
    expect((await (await struck('not-a-list')).answer()).body).toHaveProperty('data');
  });

  test('a connection that breaks in mid-body', async () => {
    await expect((await struck('drop')).answer()).rejects.toThrow(TypeError);
  });

  test('a delay that an abort cuts short', async () => {
    const { greenhouse } = await struck('hang');
    const asked = greenhouse.fetch(`${API}/candidates`, { signal: AbortSignal.timeout(20) });
    await expect(asked).rejects.toThrow();
  });

  test('a next link that leads nowhere new', async () => {
    const { get } = await struck('repeat-cursor');
    const first = await get('/candidates?per_page=10');
    const second = await get(first.next as string);
    const third = await get(second.next as string);
    expect(second.rows).toEqual(first.rows);
    expect(third.next).toBe(second.next);
  });

  test('pages of another size lose no row', async () => {
    const { get, greenhouse, world } = await harness({}, 800);
    greenhouse.faults.set('candidates', 'page-too-long');
    expect((await get('/candidates?per_page=500')).rows).toHaveLength(700);
    expect(await readAll(get, '/candidates?per_page=500')).toHaveLength(world.tables.candidates.size);
    greenhouse.faults.clear();
    greenhouse.faults.set('candidates', 'page-too-short');
    expect((await get('/candidates?per_page=500')).rows).toHaveLength(7);
    greenhouse.faults.clear();
    greenhouse.faults.set('candidates', 'rows-twice');
    expect((await get('/candidates?per_page=5')).rows).toHaveLength(10);
  });

  test('spoilt rows: types, ids, nulls, absent columns, long and marked-up names', async () => {
    const row = async (fault: FaultName) =>
      (await (await struck(fault)).answer()).rows[1] as Record<string, unknown> | null;
    expect(await row('wrong-types')).toMatchObject({
      id: expect.stringMatching(/^n\d+$/),
      first_name: expect.any(Number),
      private: 'yes',
    });
    expect(await row('bad-ids')).toMatchObject({ id: null });
    expect(await row('rows-not-objects')).toBeNull();
    expect(await row('nulls')).toMatchObject({
      id: expect.any(Number),
      first_name: null,
      tags: null,
      email_addresses: null,
    });
    expect(await row('null-entries')).toMatchObject({
      email_addresses: [null, { value: null }, { value: expect.any(String) }],
    });
    expect(await row('missing-fields')).not.toHaveProperty('first_name');
    expect(await row('long-name')).toMatchObject({ first_name: 'N'.repeat(10_000) });
    expect((await row('markup-name'))?.first_name).toContain('onerror');
  });

  test('no spoilt row changes the world', async () => {
    const { world, answer } = await struck('wrong-types');
    const before = world.hash();
    await answer();
    expect(world.hash()).toBe(before);
  });

  test.each(Object.keys(READY_FAULTS) as FaultName[])('%s changes the answer', async (name) => {
    const { greenhouse, get } = await harness();
    const look = async () => {
      const first = await get('/candidates?per_page=10').catch((error: Error) => error.name);
      return typeof first === 'string'
        ? first
        : JSON.stringify([first.status, first.body, first.next, first.headers.get('retry-after')]);
    };
    const well = await look();
    const hurry = {
      ...('delayMs' in READY_FAULTS[name] && { delayMs: 30 }),
      ...('rate' in READY_FAULTS[name] && { rate: 1 }),
    };
    greenhouse.faults.set('candidates', name, hurry);
    const began = performance.now();
    const ill = await look();
    if ('delayMs' in READY_FAULTS[name]) expect(performance.now() - began).toBeGreaterThan(25);
    else expect(ill).not.toBe(well);
  });
});
