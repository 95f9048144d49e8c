import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { RecordId } from '@/lib/ats/connector';
import { createMatchIndex, type KeyedRecord } from '@/lib/match-index/match-index';
import { newSync } from '@/lib/sync/run-sync';
import { openMemoryIndex } from '@/tests/support/memory-index';

const strong = (key: string) => ({ key, weak: false });
const weak = (key: string) => ({ key, weak: true });

function row(resource: string, id: RecordId, more: Partial<KeyedRecord> = {}): KeyedRecord {
  return { resource, id, owner: null, keys: [], data: { id, resource }, ...more };
}

const MARA = 'linkedin:vanity:mara-example';

const maraRows = [
  row('candidate', 501, { keys: [strong(MARA), weak('linkedin:vanity:mara-example-b50')], data: { first: 'Mara' } }),
  row('application', 9001, { owner: 'candidate/501', keys: [strong('email:mara@example.com')] }),
  row('rejection_detail', 70, { owner: 'application/9001' }),
  row('attachment', 80, { owner: 'candidate/501' }),
];

describe('the match index', () => {
  it('finds a person whole by any strong key, whichever row holds it', async () => {
    const { index } = await openMemoryIndex();
    await index.write(
      'c1',
      { records: [...maraRows, row('candidate', 502, { keys: [strong('github:other')] })] },
      newSync('c1'),
    );
    for (const key of [MARA, 'email:mara@example.com']) {
      const [hit, ...others] = await index.find([strong(key), strong('github:nobody')]);
      expect(others).toEqual([]);
      expect(hit).toMatchObject({ connection: 'c1', candidate: 501, agreeing: [strong(key)] });
      expect(hit?.rows.map(({ resource }) => resource).sort()).toEqual(maraRows.map(({ resource }) => resource).sort());
      expect(hit?.rows.find(({ resource }) => resource === 'candidate')?.data).toEqual({ first: 'Mara' });
    }
    expect(await index.find([strong('linkedin:vanity:nobody')])).toEqual([]);
    expect(await index.find([])).toEqual([]);
  });

  it('reads nothing anew for a page that was on its way, until something is written or time has passed', async () => {
    let now = 1_000_000;
    const { index, database } = await openMemoryIndex(() => now);
    await index.write('c1', { records: maraRows }, newSync('c1'));
    const wanted = [strong(MARA)];
    const held = await index.find(wanted);
    const kept = await database.records.toArray();
    await database.records.clear();
    now += 4_000;
    expect(await index.find([...wanted, strong('linkedin:member:1')])).toEqual(held);
    now += 6_000;
    expect(await index.find(wanted)).toEqual([]);

    await database.records.bulkPut(kept);
    now += 6_000;
    expect(await index.find(wanted)).toEqual(held);
    await index.replacePerson('c1', 501, []);
    expect(await index.find(wanted)).toEqual([]);

    await index.write('c1', { records: maraRows }, newSync('c1'));
    expect(await index.find(wanted)).toHaveLength(1);
    const records = [row('note', 7, { owner: 'candidate/501' })];
    await index.writeDetails('c1', [{ candidate: 501, version: 1, records }], newSync('c1'));
    expect((await index.find(wanted))[0]?.rows.map(({ resource }) => resource)).toContain('note');
  });

  it('tells a weak key from a strong one', async () => {
    const { index } = await openMemoryIndex();
    await index.write('c1', { records: maraRows }, newSync('c1'));
    const [hit] = await index.find([strong('linkedin:vanity:mara-example-b50')]);
    expect(hit?.agreeing).toEqual([weak('linkedin:vanity:mara-example-b50')]);
  });

  it('holds no readable text in any column but the sealed one', async () => {
    const { index, database } = await openMemoryIndex();
    await index.write('c1', { records: maraRows }, newSync('c1'));
    for (const stored of await database.records.toArray()) {
      const { sealed, ...columns } = stored;
      expect(JSON.stringify(columns)).not.toMatch(/mara|example/i);
      expect(new TextDecoder('latin1').decode(sealed)).not.toMatch(/Mara/);
    }
  });

  it('stores a page and the state of the walk together or not at all', async () => {
    const { index, database } = await openMemoryIndex();
    const broken = { ...newSync('c1'), connection: undefined } as never;
    await expect(index.write('c1', { records: maraRows }, broken)).rejects.toMatchObject({
      code: 'storage/unavailable',
    });
    expect(await database.records.count()).toBe(0);
    await index.write('c1', { records: maraRows }, { ...newSync('c1'), cursor: { next: 2 } });
    expect((await index.sync('c1'))?.cursor).toEqual({ next: 2 });
    expect(await database.records.count()).toBe(4);
  });

  it('moves a row to its new owner when a merge says so', async () => {
    const { index } = await openMemoryIndex();
    await index.write('c1', { records: maraRows }, newSync('c1'));
    await index.write(
      'c1',
      { records: [row('candidate', 777), row('application', 9001, { owner: 'candidate/777' })] },
      newSync('c1'),
    );
    expect((await index.person('c1', 777)).map(({ resource }) => resource)).toContain('application');
    expect((await index.person('c1', 501)).map(({ resource }) => resource)).not.toContain('application');
  });

  it('a sweep drops what is gone in its range, with what belongs to it, and nothing newer', async () => {
    let clock = 1_000;
    const { index, database } = await openMemoryIndex(() => clock);
    const others = [400, 500, 600].map((id) => row('candidate', id));
    await index.write('c1', { records: [...maraRows, ...others] }, newSync('c1'));
    await index.write('c2', { records: [row('candidate', 501)] }, newSync('c2'));
    clock = 3_000;
    await index.write('c1', { records: [row('candidate', 550)] }, newSync('c1'));
    const sweep = { resource: 'candidate', from: 450, below: 600, ids: [500] };
    await index.write('c1', { records: [], sweep }, { ...newSync('c1'), walkStartedAt: 2_000 });
    const left = (await database.records.toArray()).map(
      ({ connection, resource, id }) => `${connection} ${resource}/${id}`,
    );
    expect(left.sort()).toEqual([
      'c1 application/9001',
      'c1 candidate/400',
      'c1 candidate/500',
      'c1 candidate/550',
      'c1 candidate/600',
      'c1 rejection_detail/70',
      'c2 candidate/501',
    ]);
  });

  it('a sweep drops what hangs on applications with these, so that it outlives a merge', async () => {
    let now = 1_000;
    const { index } = await openMemoryIndex(() => now);
    const winner = row('candidate', 502);
    await index.write('c1', { records: [...maraRows, winner] }, newSync('c1'));
    const walk = { ...newSync('c1'), walkStartedAt: 2_000 };
    now = 3_000;
    await index.write(
      'c1',
      { records: [], sweep: { resource: 'candidate', from: null, below: null, ids: [502] } },
      walk,
    );
    expect((await index.person('c1', 501)).some(({ resource }) => resource === 'candidate')).toBe(false);
    // Merged: the application comes again as a change, and what hangs on it does not.
    await index.write('c1', { records: [row('application', 9001, { owner: 'candidate/502' })] }, newSync('c1'));
    const merged = (await index.person('c1', 502)).map(({ resource }) => resource);
    expect(merged.sort()).toEqual(['application', 'candidate', 'rejection_detail']);
    // Gone: the next step of the sweep says so.
    now = 5_000;
    const later = { ...walk, walkStartedAt: 4_000 };
    await index.write(
      'c1',
      { records: [], sweep: { resource: 'application', from: null, below: null, ids: [] } },
      later,
    );
    expect(await index.all('c1', 'rejection_detail')).toEqual([]);
  });

  it('replaces a person by fresh rows, or by nobody', async () => {
    const { index } = await openMemoryIndex();
    await index.write('c1', { records: maraRows }, newSync('c1'));
    await index.replacePerson('c1', 501, [row('candidate', 501, { keys: [strong('github:mara')] })]);
    expect(await index.find([strong(MARA)])).toEqual([]);
    expect(await index.person('c1', 501)).toHaveLength(1);
    await index.replacePerson('c1', 501, []);
    expect(await index.person('c1', 501)).toEqual([]);
  });

  it('gives reference rows, restricted ids and counts by connection, and erases one connection only', async () => {
    const { index, database } = await openMemoryIndex();
    const jobs = [row('job', 77, { data: { name: 'Engineer' } }), row('job', 78, { restricted: true })];
    await index.write('c1', { records: [...jobs, ...maraRows] }, newSync('c1'));
    await index.write('c2', { records: maraRows }, newSync('c2'));
    const reference = await index.reference('c1', [
      ['job', 77],
      ['job', 99],
    ]);
    expect([...reference.keys()]).toEqual(['job/77']);
    expect(reference.get('job/77')?.data).toEqual({ name: 'Engineer' });
    expect(await index.restrictedRows('c1')).toEqual([['job', 78]]);
    expect(await index.countPeople('c1')).toBe(1);
    await index.erase('c1');
    expect(await index.sync('c1')).toBeUndefined();
    expect(await database.records.where('[connection+owner]').between(['c1', ''], ['c1', '~']).count()).toBe(0);
    expect(await index.countPeople('c2')).toBe(1);
  });

  it('a value that a crowd shares hides nobody who is found by another', async () => {
    for (let round = 0; round < 4; round++) {
      const { index } = await openMemoryIndex();
      const crowd = Array.from({ length: 300 }, (_, at) =>
        row('candidate', at + 1, { keys: [strong('email:jobs@agency.example')] }),
      );
      await index.write('c1', { records: [...crowd, row('candidate', 999, { keys: [strong(MARA)] })] }, newSync('c1'));
      const hits = await index.find([strong('email:jobs@agency.example'), strong(MARA)]);
      expect(hits.map(({ candidate }) => candidate)).toContain(999);
      expect(hits.length).toBeLessThan(250);
    }
  });

  it('writes nothing for a connection that was removed meanwhile', async () => {
    const { index, database } = await openMemoryIndex();
    await index.erase('c1');
    await index.write('c1', { records: maraRows }, newSync('c1'));
    await index.replacePerson('c1', 501, maraRows);
    await index.saveSync(newSync('c1'));
    expect([await database.records.count(), await database.syncs.count()]).toEqual([0, 0]);
  });

  it('reports a full disk by its own code', async () => {
    const { index, database } = await openMemoryIndex();
    database.records.hook('creating', () => {
      throw Object.assign(new Error('full'), { name: 'QuotaExceededError' });
    });
    await expect(index.write('c1', { records: maraRows }, newSync('c1'))).rejects.toMatchObject({
      code: 'storage/full',
    });
  });

  it('tells what is wrong even where that can be written no more', async () => {
    const { index, database } = await openMemoryIndex();
    const stop = () => {
      throw Object.assign(new Error('full'), { name: 'QuotaExceededError' });
    };
    database.syncs.hook('creating', stop);
    const troubled = { ...newSync('c1'), problem: 'storage/full' };
    await expect(index.saveSync(troubled)).rejects.toMatchObject({ code: 'storage/full' });
    expect(await index.sync('c1')).toEqual(troubled);
    database.syncs.hook('creating').unsubscribe(stop);
    await index.saveSync(newSync('c1'));
    expect((await index.sync('c1'))?.problem).toBeNull();
  });
});

it('keeps no reference row open that was written, or swept away, while it was opened', async () => {
  const { database, vault } = await openMemoryIndex();
  let opening = Promise.resolve();
  let begun = 0;
  const index = createMatchIndex(
    database,
    {
      ...vault,
      seal: vault.seal.bind(vault),
      blind: vault.blind.bind(vault),
      async open(sealed) {
        begun += 1;
        const plain = await vault.open(sealed);
        await opening;
        return plain;
      },
    },
    () => 1_000,
  );
  const job = (name: string) => ({ resource: 'job', id: 77, owner: null, keys: [], data: { name } });
  const read = async () => (await index.reference('c1', [['job', 77]])).get('job/77')?.data;
  await index.write('c1', { records: [job('before')] }, newSync('c1'));
  let open: () => void = () => undefined;
  opening = new Promise((resolve) => {
    open = resolve;
  });
  const reading = read();
  while (begun === 0) await new Promise((later) => setTimeout(later, 1));
  await index.write('c1', { records: [job('after')] }, newSync('c1'));
  open();
  await reading;
  expect(await read()).toEqual({ name: 'after' });
  const sweep = { resource: 'job', from: null, below: null, ids: [] };
  await index.write('c1', { records: [], sweep }, { ...newSync('c1'), walkStartedAt: 2_000 });
  expect(await read()).toBeUndefined();
});
