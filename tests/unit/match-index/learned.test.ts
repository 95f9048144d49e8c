// What pages taught of somebody's identifiers: found by either, for as long as the record holds the one it was learned through.

import { beforeEach, describe, expect, it } from 'vitest';
import type { AtsRecord } from '@/lib/ats/connector';
import { newSync } from '@/lib/sync/run-sync';
import { type MemoryIndex, openMemoryIndex } from '@/tests/support/memory-index';

const ADDRESS = 'https://www.linkedin.com/in/mara-example/';
const PAIR = { candidate: 1, through: 'linkedin:vanity:mara-example', other: 'linkedin:member:123456789' };

function mara(url: string | null, more: Partial<AtsRecord> = {}): AtsRecord {
  const identity = { names: ['Mara Example'], urls: url === null ? [] : [url] };
  return { resource: 'candidate', id: 1, owner: null, identity, data: {}, ...more };
}

let memory: MemoryIndex;
const write = (...records: AtsRecord[]) => memory.index.write('c1', { records }, newSync('c1'));

/** Whom a number alone finds. */
async function foundBy(key: string): Promise<unknown[]> {
  const choose = (holders: readonly { people: ArrayLike<number> }[]) =>
    holders.flatMap(({ people }) => Array.from(people));
  const { found } = await memory.index.find({ keys: [key], counted: [] }, choose);
  return found.map(({ ref }) => ref.candidate);
}

beforeEach(async () => {
  memory = await openMemoryIndex();
  await write(mara(ADDRESS));
});

describe('two identifiers of one member', () => {
  it('are learned of several people, and several of one, at once', async () => {
    const url = 'https://www.linkedin.com/in/other-example/';
    await write({ ...mara(url), id: 2 });
    await memory.index.learn('c1', [
      PAIR,
      { ...PAIR, other: 'linkedin:vanity:mara-before' },
      { candidate: 2, through: 'linkedin:vanity:other-example', other: 'linkedin:member:5' },
    ]);
    expect(await foundBy(PAIR.other)).toEqual([1]);
    expect(await foundBy('linkedin:vanity:mara-before')).toEqual([1]);
    expect(await foundBy('linkedin:member:5')).toEqual([2]);
  });

  it('find the person by the one that only pages have', async () => {
    expect(await foundBy(PAIR.other)).toEqual([]);
    await memory.index.learn('c1', [PAIR]);
    expect(await foundBy(PAIR.other)).toEqual([1]);
    expect(await foundBy(PAIR.through)).toEqual([1]);
  });

  it('are kept as they are learned twice, and through every reading of the same record', async () => {
    await memory.index.learn('c1', [PAIR]);
    await memory.index.learn('c1', [PAIR]);
    await write(mara(ADDRESS, { identity: { names: ['Mara Example-Jones'], urls: [ADDRESS] } }));
    await memory.index.replacePerson('c1', 1, [mara(ADDRESS)]);
    expect(await foundBy(PAIR.other)).toEqual([1]);
    expect((await memory.database.records.toArray()).flatMap(({ learned = [] }) => learned)).toHaveLength(1);
  });

  it('lie beside the row as hashes', async () => {
    await memory.index.learn('c1', [PAIR]);
    const rows = await memory.database.records.toArray();
    expect(rows.flatMap(({ learned = [] }) => learned)).toEqual([
      [memory.vault.blind(PAIR.through), memory.vault.blind(PAIR.other)],
    ]);
  });

  it.each([
    ['has another address', () => write(mara('https://www.linkedin.com/in/somebody-else/'))],
    ['has none any more', () => write(mara(null))],
    ['is hidden', () => write(mara(ADDRESS, { restricted: true }))],
    ['is gone', () => memory.index.replacePerson('c1', 1, [])],
    ['went with its connection', () => memory.index.forget('c1')],
  ])('count no longer when the record %s', async (_what, change) => {
    await memory.index.learn('c1', [PAIR]);
    await change();
    expect(await foundBy(PAIR.other)).toEqual([]);
  });

  it('count again when the address is back', async () => {
    await memory.index.learn('c1', [PAIR]);
    await write(mara(null));
    await write(mara(ADDRESS));
    expect(await foundBy(PAIR.other)).toEqual([1]);
  });

  it.each([
    ['nobody who is held', () => memory.index.learn('c1', [{ ...PAIR, candidate: 2 }])],
    ['a connection that is gone', () => memory.index.learn('c9', [PAIR])],
    [
      'somebody hidden',
      async () => {
        await write(mara(ADDRESS, { restricted: true }));
        await memory.index.learn('c1', [PAIR]);
      },
    ],
  ])('are not learned of %s', async (_whom, learn) => {
    await learn();
    expect((await memory.database.records.toArray()).flatMap(({ learned = [] }) => learned)).toEqual([]);
    expect(await foundBy(PAIR.other)).toEqual([]);
  });

  it('do not count through an identifier that the record never held', async () => {
    await memory.index.learn('c1', [{ ...PAIR, through: 'linkedin:vanity:somebody-else' }]);
    expect(await foundBy(PAIR.other)).toEqual([]);
  });
});
