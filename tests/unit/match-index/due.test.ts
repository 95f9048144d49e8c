// People who are reached only through their rows, people who moved or vanished, and what must be asked for one by one.

import { describe, expect, it } from 'vitest';
import type { AtsRecord, RecordId } from '@/lib/ats/connector';
import type { PageContent } from '@/lib/match-index/match-index';
import { newSync } from '@/lib/sync/run-sync';
import { holdersOf, openMemoryIndex } from '@/tests/support/memory-index';

function row(resource: string, id: RecordId, more: Partial<AtsRecord> = {}): AtsRecord {
  return { resource, id, owner: null, data: { id, resource }, ...more };
}
const person = (id: RecordId, version: number, more: Partial<AtsRecord> = {}) =>
  row('candidate', id, { version, ...more });
const contact = (id: string, version = 1) => row('candidate', id, { version, implied: true });
const opportunity = (id: string, owner: string, more: Partial<AtsRecord> = {}) =>
  row('opportunity', id, { owner: `candidate/${owner}`, ...more });

async function setting() {
  const clock = { now: 1_000 };
  const { index, database } = await openMemoryIndex(() => clock.now);
  const write = (page: Partial<PageContent>, startedAt = 0) =>
    index.write('c1', { records: [], ...page }, { ...newSync('c1'), walkStartedAt: startedAt });
  const due = async () => (await index.due('c1', 100)).map(({ candidate }) => candidate);
  const held = async (id: RecordId) =>
    (await index.person('c1', id)).map(({ resource, id: own }) => `${resource}/${own}`);
  const read = (candidate: RecordId, version: number, records: AtsRecord[] = []) =>
    index.writeDetails('c1', [{ candidate, version, records }], newSync('c1'));
  return { clock, index, database, write, due, held, read };
}

describe('details', () => {
  it('are due newest first, once for each version', async () => {
    const { index, write, due, read } = await setting();
    await write({ records: [person('a', 10), person('b', 30), person('c', 20), row('candidate', 'whole')] });
    expect(await due()).toEqual(['b', 'c', 'a']);
    expect(await index.countDue('c1')).toBe(3);
    expect(await index.countDue('c2')).toBe(0);
    await read('b', 30);
    expect(await due()).toEqual(['c', 'a']);
    // The same again is no news, a later version is, and an older page is neither news nor a step back.
    await write({ records: [person('b', 30)] });
    expect(await due()).toEqual(['c', 'a']);
    await write({ records: [person('b', 40, { data: 'newer' })] });
    await write({ records: [person('b', 35, { data: 'older' })] });
    expect(await due()).toEqual(['b', 'c', 'a']);
    expect((await index.person('c1', 'b'))[0]?.data).toBe('newer');
    await write({ records: [person('d', 7, { data: 'newer' }), person('d', 5, { data: 'older' })] });
    expect((await index.person('c1', 'd'))[0]?.data).toBe('newer');
  });

  it('are due again for somebody who is no longer hidden, also without a new version', async () => {
    const { write, due, read } = await setting();
    const hidden = opportunity('o1', 'a', { restricted: true });
    await write({ records: [contact('a', 10), hidden] });
    await read('a', 10);
    await write({ records: [contact('a', 10), hidden] });
    expect(await due()).toEqual([]);
    await write({ records: [contact('a', 10), opportunity('o1', 'a')] });
    expect(await due()).toEqual(['a']);
    await read('a', 10);
    await write({ records: [contact('a', 10), opportunity('o1', 'a')] });
    expect(await due()).toEqual([]);
  });

  it('that were read while the person changed are due again', async () => {
    const { write, due, read } = await setting();
    await write({ records: [person('a', 10)] });
    await write({ records: [person('a', 11)] });
    await read('a', 10);
    expect(await due()).toEqual(['a']);
    await read('a', 11);
    expect(await due()).toEqual([]);
  });

  it('replace those read before, are found by their keys, and outlive the next listing', async () => {
    const { index, write, held, read } = await setting();
    const detail = (id: string, vanity: string) =>
      row('detail', id, {
        owner: 'candidate/a',
        detail: true,
        identity: { urls: [`https://www.linkedin.com/in/${vanity}`] },
      });
    await write({ records: [person('a', 10)] });
    await read('a', 10, [detail('old', 'mara-old'), detail('same', 'mara-same')]);
    await read('a', 10, [detail('same', 'mara-same'), detail('new', 'mara-new')]);
    await write({ records: [person('a', 12)] });
    expect((await held('a')).sort()).toEqual(['candidate/a', 'detail/new', 'detail/same']);
    expect(await holdersOf(index, 'linkedin:vanity:mara-old')).toEqual([]);
    expect((await holdersOf(index, 'linkedin:vanity:mara-new'))[0]?.candidate).toBe('a');
  });

  it('of somebody who went meanwhile are not kept', async () => {
    const { database, write, read } = await setting();
    await write({ records: [person('a', 10)] });
    await write({ gone: [{ resource: 'candidate', id: 'a' }] });
    await read('a', 10, [row('detail', 'a', { owner: 'candidate/a' })]);
    expect(await database.records.count()).toBe(0);
  });

  it('come with a person who is read whole', async () => {
    const { index, write, due } = await setting();
    await write({ records: [person('a', 10)] });
    await index.replacePerson('c1', 'a', [person('a', 10), row('detail', 'a', { owner: 'candidate/a', detail: true })]);
    await write({ records: [person('a', 10)] });
    expect(await due()).toEqual([]);
  });
});

describe('people who are there only through their rows', () => {
  it('go when the last of these is gone, their details with them', async () => {
    const { index, write, held, read } = await setting();
    await write({ records: [contact('k'), opportunity('o1', 'k'), opportunity('o2', 'k')] });
    await read('k', 1, [row('resume', 'r', { owner: 'candidate/k', detail: true })]);
    await write({ gone: [{ resource: 'opportunity', id: 'o1' }] });
    expect((await held('k')).sort()).toEqual(['candidate/k', 'opportunity/o2', 'resume/r']);
    await write({ gone: [{ resource: 'opportunity', id: 'o2' }] });
    expect(await held('k')).toEqual([]);
    expect(await index.countPeople('c1')).toBe(0);
  });

  it('go when the last of these moved to somebody else, be it by a walk or by a look', async () => {
    for (const way of ['walk', 'look'] as const) {
      const { index, write, held } = await setting();
      await write({ records: [contact('loser'), opportunity('o1', 'loser')] });
      const moved = [contact('winner'), opportunity('o1', 'winner')];
      if (way === 'walk') await write({ records: moved });
      else await index.replacePerson('c1', 'winner', moved);
      expect(await held('loser')).toEqual([]);
      expect((await held('winner')).sort()).toEqual(['candidate/winner', 'opportunity/o1']);
      expect(await index.countPeople('c1')).toBe(1);
    }
  });

  it('who are listed themselves stay without any row', async () => {
    const { write, held } = await setting();
    await write({ records: [row('candidate', 7), row('application', 1, { owner: 'candidate/7' })] });
    await write({ gone: [{ resource: 'application', id: 1 }] });
    expect(await held(7)).toEqual(['candidate/7']);
  });
});

describe('rows that a whole listing did not bring', () => {
  it('make their people suspected, and drop nobody', async () => {
    const { clock, index, write, held } = await setting();
    await write({ records: [person('a', 10), person('b', 20), contact('k'), opportunity('o1', 'k')] });
    for (const id of ['a', 'b', 'k'])
      await index.writeDetails('c1', [{ candidate: id, version: 99, records: [] }], newSync('c1'));
    clock.now = 5_000;
    await write({ records: [person('b', 20)], unseen: ['candidate', 'opportunity'] }, 4_000);
    const due = await index.due('c1', 10);
    expect(due.map(({ candidate, isSuspect }) => [candidate, isSuspect]).sort()).toEqual([
      ['a', true],
      ['k', true],
    ]);
    expect(await held('a')).toEqual(['candidate/a']);
    // Seen again: forgiven.
    await write({ records: [person('a', 10)] });
    expect((await index.due('c1', 10)).map(({ candidate }) => candidate)).toEqual(['k']);
    await index.replacePerson('c1', 'k', []);
    expect(await index.due('c1', 10)).toEqual([]);
  });

  it('are no proof when they are very many', async () => {
    const { clock, index, write } = await setting();
    const many = Array.from({ length: 200 }, (_, i) => person(`p${i}`, i));
    await write({ records: many });
    clock.now = 5_000;
    const page = { records: many.slice(0, 140), unseen: ['candidate'] };
    const suspects = async () => (await index.due('c1', 500)).filter(({ isSuspect }) => isSuspect).length;
    const asked: string[] = [];
    const isBelieved = (resource: string, missing: string) => asked.push(`${resource}: ${missing}`) < 0;
    const doubted: (readonly [string, number])[] = [];
    const sync = { ...newSync('c1'), walkStartedAt: 4_000 };
    await index.write('c1', { ...page, isBelieved }, sync, (_, left) => {
      doubted.push(...left);
      return sync;
    });
    expect([asked, doubted, await suspects()]).toEqual([['candidate: many'], [['candidate', 60]], 0]);
    await write({ ...page, isBelieved: (_, missing) => missing === 'many' }, 4_000);
    expect(await suspects()).toBe(60);
    await write({ records: many.slice(0, 180), unseen: ['candidate'] }, 4_000);
    expect(await suspects()).toBe(20);
  });

  it('are no proof when they are all', async () => {
    const { clock, index, write } = await setting();
    await write({ records: ['a', 'b', 'c', 'd'].map((id) => person(id, 1)) });
    clock.now = 5_000;
    const suspects = async () => (await index.due('c1', 500)).filter(({ isSuspect }) => isSuspect).length;
    await write({ unseen: ['candidate'], isBelieved: (_, missing) => missing === 'many' }, 4_000);
    expect(await suspects()).toBe(0);
    await write({ unseen: ['candidate'], isBelieved: (_, missing) => missing === 'all' }, 4_000);
    expect(await suspects()).toBe(4);
  });

  it('are asked for, those first that were longest unheard of; one written under a clock that was ahead is one of them', async () => {
    const { clock, index, write } = await setting();
    for (const [at, id] of [
      [2_000, 'a'],
      [1_000, 'b'],
      [90_000, 'c'],
    ] as const) {
      clock.now = at;
      await write({ records: [person(id, 1)] });
    }
    clock.now = 5_000;
    await write({ unseen: ['candidate'] }, 4_000);
    expect((await index.due('c1', 10)).map(({ candidate }) => candidate)).toEqual(['b', 'a', 'c']);
  });
});
