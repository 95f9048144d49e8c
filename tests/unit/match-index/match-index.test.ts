import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { AtsRecord, RecordId } from '@/lib/ats/connector';
import { KEYING } from '@/lib/background/keying';
import { createMatchIndex } from '@/lib/match-index/match-index';
import { unpackRows } from '@/lib/match-index/parcel-bytes';
import type { Choose } from '@/lib/model/question';
import { newSync } from '@/lib/sync/run-sync';
import { holdersOf, openMemoryIndex } from '@/tests/support/memory-index';

function row(resource: string, id: RecordId, more: Partial<AtsRecord> = {}): AtsRecord {
  return { resource, id, owner: null, data: { id, resource }, ...more };
}

const MARA = 'linkedin:vanity:mara-example';
const page = (vanity: string) => `https://www.linkedin.com/in/${vanity}`;

const everybody: Choose = (holders) => [...new Set(holders.flatMap(({ people }) => Array.from(people)))];

const maraRows = [
  row('candidate', 501, {
    identity: { names: ['Mara Example'], urls: [page('mara-example')], updatedAt: '2026-01-01T00:00:00.000Z' },
    data: { first: 'Mara' },
  }),
  row('application', 9001, { owner: 'candidate/501', identity: { emails: ['mara@example.com'] } }),
  row('rejection_detail', 70, { owner: 'application/9001' }),
  row('attachment', 80, { owner: 'candidate/501' }),
];

describe('the match index', () => {
  it('finds a person whole by any strong key, whichever row holds it', async () => {
    const { index } = await openMemoryIndex();
    await index.write(
      'c1',
      { records: [...maraRows, row('candidate', 502, { identity: { urls: ['https://github.com/other'] } })] },
      newSync('c1'),
    );
    for (const key of [MARA, 'email:mara@example.com']) {
      const answer = await index.find({ keys: ['github:nobody', key], counted: [] }, everybody);
      expect(answer).toMatchObject({ people: 2, lengths: [0, 1], counts: [] });
      const [hit, ...others] = answer.found;
      expect(others).toEqual([]);
      expect(hit).toMatchObject({ ref: { connection: 'c1', candidate: 501 }, shares: [1] });
      const [rows = []] = await index.people(hit ? [hit.ref] : []);
      expect(rows.map(({ resource }) => resource).sort()).toEqual(maraRows.map(({ resource }) => resource).sort());
      expect(rows.find(({ resource }) => resource === 'candidate')?.data).toEqual({ first: 'Mara' });
      expect(hit?.profile).toMatchObject({
        names: ['Mara Example'],
        emails: ['mara@example.com'],
        urls: [page('mara-example')],
        updatedAt: '2026-01-01T00:00:00.000Z',
      });
    }
    expect(await holdersOf(index, 'linkedin:vanity:nobody')).toEqual([]);
    expect(await holdersOf(index)).toEqual([]);
  });

  it('reads nothing anew for a page that was on its way, until something is written or time has passed', async () => {
    let now = 1_000_000;
    const { index, database } = await openMemoryIndex(() => now);
    await index.write('c1', { records: maraRows }, newSync('c1'));
    const shared = { connection: 'c1', candidate: 501, shares: [MARA] };
    const find = (...more: string[]) => holdersOf(index, MARA, ...more);
    const rowsHeld = async () => (await index.people([{ connection: 'c1', candidate: 501 }]))[0]?.length;
    expect(await find()).toEqual([shared]);
    expect(await rowsHeld()).toBe(4);
    const kept = await database.records.toArray();
    await database.records.clear();
    now += 4_000;
    expect(await find('linkedin:member:1')).toEqual([shared]);
    expect(await rowsHeld()).toBe(4);
    now += 6_000;
    expect(await find()).toEqual([]);
    expect(await rowsHeld()).toBe(0);

    await database.records.bulkPut(kept);
    now += 6_000;
    expect(await find()).toEqual([shared]);
    await index.replacePerson('c1', 501, []);
    expect(await find()).toEqual([]);

    await index.write('c1', { records: maraRows }, newSync('c1'));
    expect(await find()).toHaveLength(1);
    const records = [row('note', 7, { owner: 'candidate/501' })];
    await index.writeDetails('c1', [{ candidate: 501, version: 1, records }], newSync('c1'));
    const { found } = await index.find({ keys: [MARA], counted: [] }, everybody);
    const [rows] = await index.people(found.map(({ ref }) => ref));
    expect(rows?.map(({ resource }) => resource)).toContain('note');
  });

  it('tells a weak key from a strong one', async () => {
    const { index } = await openMemoryIndex();
    await index.write('c1', { records: maraRows }, newSync('c1'));
    await index.write(
      'c1',
      {
        records: [row('candidate', 7, { identity: { urls: ['https://www.linkedin.com/pub/ada-example/a7/576/b50'] } })],
      },
      newSync('c1'),
    );
    const key = 'linkedin:vanity:ada-example-b50576a7';
    expect(await holdersOf(index, key)).toEqual([]);
    expect(await holdersOf(index, `weak ${key}`)).toMatchObject([{ candidate: 7 }]);
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

  it('keeps of what is hidden its identifiers as hashes, and no name; a private person is not there', async () => {
    const { index, database, vault } = await openMemoryIndex();
    const hidden = { names: ['Mara Secret'], emails: ['mara.secret@mail.example'] };
    const records = [
      row('candidate', 501, { identity: { names: ['Mara Example'] } }),
      row('application', 9001, { owner: 'candidate/501', identity: hidden, restricted: true }),
      row('candidate', 502, { identity: { ...hidden, names: ['Ada Secret'] }, restricted: true }),
    ];
    await index.write('c1', { records }, newSync('c1'));
    const question = { keys: ['email:mara.secret@mail.example'], counted: [] };
    const { lengths, found } = await index.find(question, everybody);
    expect(lengths).toEqual([2]);
    expect(found.map(({ ref }) => ref.candidate)).toEqual([501]);
    expect(found[0]?.profile).toMatchObject({ names: ['Mara Example'], emails: [] });
    for (const stored of await database.records.toArray()) {
      expect(JSON.stringify(await vault.open(stored.sealed))).not.toMatch(/secret/i);
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
    const parcels = await database.parcels.toArray();
    expect(parcels).toHaveLength(1);
    const rows = [
      ...(await database.records.toArray()),
      ...parcels.flatMap(({ connection, packed }) => unpackRows(connection, packed)),
    ];
    const left = rows.map(({ connection, resource, id }) => `${connection} ${resource}/${id}`);
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
    await index.replacePerson('c1', 501, [
      row('candidate', 501, { identity: { urls: ['https://github.com/mara-example'] } }),
    ]);
    expect(await holdersOf(index, MARA)).toEqual([]);
    expect(await holdersOf(index, 'github:mara-example')).toHaveLength(1);
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
        row('candidate', at + 1, { identity: { emails: ['casey.shared@agency.example'] } }),
      );
      await index.write(
        'c1',
        { records: [...crowd, row('candidate', 999, { identity: { urls: [page('mara-example')] } })] },
        newSync('c1'),
      );
      const { lengths, found } = await index.find(
        { keys: ['email:casey.shared@agency.example', MARA], counted: [] },
        (holders) => holders.flatMap(({ people }) => Array.from(people).slice(0, 8)),
      );
      expect(lengths).toEqual([300, 1]);
      expect(found.map(({ ref }) => ref.candidate)).toContain(999);
      expect(found).toHaveLength(9);
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
    KEYING,
    () => 1_000,
  );
  const job = (name: string) => ({ resource: 'job', id: 77, owner: null, data: { name } });
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
