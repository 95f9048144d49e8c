// Who a person is, told by the candidate's row alone: where that takes a column of its own, and where nobody may be told.

import { describe, expect, it } from 'vitest';
import type { AtsRecord, RecordId } from '@/lib/ats/connector';
import { resealRows } from '@/lib/background/vault-reseal';
import type { RecordRow } from '@/lib/match-index/database';
import { unpackRows } from '@/lib/match-index/parcel-bytes';
import { profileOfRows } from '@/lib/match-index/profile-of-rows';
import { openProfile } from '@/lib/match-index/stored-record';
import type { ProfilePart } from '@/lib/model/profile';
import { newSync } from '@/lib/sync/run-sync';
import { type MemoryIndex, openMemoryIndex } from '@/tests/support/memory-index';

const ADA: ProfilePart = { names: ['Ada Example'], positions: [{ company: 'Acme', title: 'Engineer' }] };

function candidate(id: RecordId, identity?: ProfilePart, more: Partial<AtsRecord> = {}): AtsRecord {
  return { resource: 'candidate', id, owner: null, data: {}, ...(identity && { identity }), ...more };
}

function owned(resource: string, id: RecordId, owner: string, identity: ProfilePart = {}, more = {}): AtsRecord {
  return { resource, id, owner, identity, data: {}, ...more };
}

async function candidates({ database }: MemoryIndex): Promise<RecordRow[]> {
  const alone = await database.records.filter(({ resource }) => resource === 'candidate').toArray();
  const parcels = await database.parcels.toArray();
  return [...alone, ...parcels.flatMap(({ connection, packed }) => unpackRows(connection, packed))];
}

/** Names, companies and addresses by a candidate's row alone, and whether it takes a column of its own; null: not held. */
async function told(memory: MemoryIndex, id: RecordId) {
  const row = (await candidates(memory)).find((one) => one.id === id);
  if (!row) return null;
  const { names, positions, emails, updatedAt } = await openProfile(memory.vault, row);
  return [row.who !== undefined, ...names, ...positions.flatMap(({ company }) => company ?? []), ...emails, updatedAt];
}

describe('who somebody is', () => {
  const cases: [string, AtsRecord[], unknown[]][] = [
    ['is in their own row', [candidate(1, ADA)], [false, 'Ada Example', 'Acme', null]],
    [
      'is in their own row where no other says more',
      [candidate(1, ADA), owned('employment', 2, 'candidate/1', { positions: ADA.positions ?? [] })],
      [false, 'Ada Example', 'Acme', null],
    ],
    [
      'is told by all of their rows',
      [
        candidate(1, ADA),
        owned('employment', 2, 'candidate/1', { positions: [{ company: 'Babbage', title: null }] }),
        owned('application', 3, 'candidate/1', { emails: ['ada@post.example'] }),
        owned('answers', 4, 'application/3', { emails: ['a@work.example'], updatedAt: '2026-05-05T00:00:00.000Z' }),
      ],
      [true, 'Ada Example', 'Acme', 'Babbage', 'a@work.example', 'ada@post.example', '2026-05-05T00:00:00.000Z'],
    ],
    [
      'is told by others alone where their own row says nothing',
      [candidate(1), owned('opportunity', 3, 'candidate/1', ADA)],
      [true, 'Ada Example', 'Acme', null],
    ],
    [
      'is not told by what is hidden',
      [
        candidate(1, ADA),
        owned('application', 3, 'candidate/1', { emails: ['ada@post.example'] }, { restricted: true }),
      ],
      [false, 'Ada Example', 'Acme', null],
    ],
    [
      'is not told of a private person',
      [candidate(1, ADA, { restricted: true }), owned('application', 3, 'candidate/1', { names: ['Ada E'] })],
      [false, null],
    ],
  ];

  it.each(cases)('%s: from a page, or row by row', async (_name, records, wanted) => {
    const [whole, single, replaced] = await Promise.all([openMemoryIndex(), openMemoryIndex(), openMemoryIndex()]);
    await whole.index.write('c1', { records }, newSync('c1'));
    expect(await told(whole, 1)).toEqual(wanted);
    for (const record of records.toReversed()) await single.index.write('c1', { records: [record] }, newSync('c1'));
    expect(await told(single, 1)).toEqual(wanted);
    await replaced.index.replacePerson('c1', 1, records);
    expect(await told(replaced, 1)).toEqual(wanted);
  });

  it('follows what comes, changes and goes', async () => {
    const memory = await openMemoryIndex();
    const write = (records: AtsRecord[], gone: { resource: string; id: RecordId }[] = []) =>
      memory.index.write('c1', { records, gone }, newSync('c1'));
    await write([candidate(1, ADA), owned('application', 3, 'candidate/1', { emails: ['ada@post.example'] })]);
    await write([candidate(1, { ...ADA, updatedAt: '2026-01-01T00:00:00.000Z' })]);
    expect(await told(memory, 1)).toEqual([
      true,
      'Ada Example',
      'Acme',
      'ada@post.example',
      '2026-01-01T00:00:00.000Z',
    ]);
    await write([owned('application', 3, 'candidate/1', { emails: ['a@work.example'] })]);
    expect(await told(memory, 1)).toEqual([true, 'Ada Example', 'Acme', 'a@work.example', '2026-01-01T00:00:00.000Z']);
    await write([candidate(2, { names: ['Bea Example'] }), owned('application', 3, 'candidate/2', { names: ['B E'] })]);
    expect(await told(memory, 1)).toEqual([false, 'Ada Example', 'Acme', '2026-01-01T00:00:00.000Z']);
    expect(await told(memory, 2)).toEqual([true, 'Bea Example', 'B E', null]);
    await write([], [{ resource: 'application', id: 3 }]);
    expect(await told(memory, 2)).toEqual([false, 'Bea Example', null]);
    const details = [owned('detail', 2, 'candidate/2', { emails: ['bea@post.example'] })];
    await memory.index.writeDetails('c1', [{ candidate: 2, version: 1, records: details }], newSync('c1'));
    expect(await told(memory, 2)).toEqual([true, 'Bea Example', 'bea@post.example', null]);
    await write([candidate(2, { names: ['Bea Example'] }, { restricted: true })]);
    expect(await told(memory, 2)).toEqual([false, null]);
  });

  it('is sealed anew with everything else, in parcels and out of them', async () => {
    const memory = await openMemoryIndex();
    const people = Array.from({ length: 20 }, (_, i) => [
      candidate(i, { names: [`Ada ${i}`] }, i % 2 === 0 ? { implied: true } : {}),
      owned('application', i, `candidate/${i}`, { emails: [`ada${i}@post.example`] }),
    ]);
    await memory.index.write('c1', { records: people.flat() }, newSync('c1'));
    expect(await memory.database.parcels.count()).toBe(1);
    await resealRows(memory.database, {
      reseal: async (bytes) => (bytes[0] === 250 ? null : Uint8Array.of(250, ...bytes.subarray(1))),
    });
    const rows = await candidates(memory);
    expect(rows).toHaveLength(20);
    expect(rows.every(({ sealed, who }) => sealed[0] === 250 && who?.[0] === 250)).toBe(true);
  });

  it('is the same for a look-up as for whoever opens all rows', async () => {
    const memory = await openMemoryIndex();
    const records = cases.flatMap(([, rows], i) => {
      const renamed = (owner: string | null) => owner?.replace(/\d+/, (id) => String(Number(id) + 10 * i)) ?? null;
      return rows.map((row) => ({ ...row, id: Number(row.id) + 10 * i, owner: renamed(row.owner) }));
    });
    await memory.index.write('c1', { records }, newSync('c1'));
    const { found } = await memory.index.find({ keys: ['name ada example'], counted: [] }, ([holders]) =>
      Array.from(holders?.people ?? []),
    );
    expect(found.length).toBeGreaterThan(3);
    const rows = await memory.index.people(found.map(({ ref }) => ref));
    expect(found.map(({ profile }) => profile)).toEqual(rows.map(profileOfRows));
  });
});
