import { expect, it } from 'vitest';
import { createConnectionStore } from '@/lib/background/connections';
import type { Diagnosis } from '@/lib/model/connection';
import { openMemoryIndex } from '@/tests/support/memory-index';
import { simulatedConnection } from '@/tests/support/simulated-account';

const connection = { ...simulatedConnection(), id: 'c1' };
const diagnosis: Diagnosis = { checkedAt: '', permissions: [], excess: null, seesRestricted: null, problem: null };

async function setting() {
  const { database, vault, index } = await openMemoryIndex();
  const store = createConnectionStore(database, vault, Date.now);
  await store.save(connection);
  return { store, index, vault, database };
}

it('a change keeps what others changed meanwhile', async () => {
  const { store } = await setting();
  await Promise.all([store.save({ ...connection, name: 'Renamed' }), store.change('c1', { diagnosis })]);
  expect(await store.get('c1')).toMatchObject({ name: 'Renamed', diagnosis });
});

it('a change does not bring back a connection that is removed meanwhile', async () => {
  const { store, index, vault, database } = await setting();
  const racing = createConnectionStore(
    database,
    {
      ...vault,
      open: vault.open.bind(vault),
      async seal(plain) {
        await index.erase('c1');
        return vault.seal(plain);
      },
    },
    Date.now,
  );
  expect(await racing.change('c1', { diagnosis })).toBeNull();
  expect(await store.get('c1')).toBeNull();
  expect(await store.change('c1', { diagnosis })).toBeNull();
});

it('what was read before a change and opened after it is not taken for what is there', async () => {
  const { database, vault } = await setting();
  let late: () => void = () => undefined;
  const isLate = new Promise<void>((resolve) => {
    late = resolve;
  });
  let opening = 0;
  const store = createConnectionStore(
    database,
    {
      ...vault,
      seal: vault.seal.bind(vault),
      async open(sealed) {
        if (++opening === 1) await isLate;
        return vault.open(sealed);
      },
    },
    Date.now,
  );
  const reading = store.get('c1');
  while (opening === 0) await new Promise((later) => setTimeout(later, 1));
  await store.save({ ...connection, name: 'Renamed' });
  late();
  await reading;
  expect(await store.get('c1')).toMatchObject({ name: 'Renamed' });
});

it('all are read once, and anew after anybody wrote', async () => {
  const { store, index, database, vault } = await setting();
  const [first] = await store.all();
  const kept = (await database.connections.get('c1'))?.sealed;
  let reads = 0;
  database.connections.hook('reading', (row) => {
    reads += 1;
    return row;
  });
  expect((await store.all())[0]).toBe(first);
  expect(reads).toBe(0);
  const names = async () => (await store.all()).map(({ id, name }) => `${id} ${name}`).sort();
  const before = await names();
  await store.change('c1', { name: 'Renamed' });
  expect(await names()).toContain('c1 Renamed');
  await Promise.all([database.connections.update('c1', { sealed: kept }), names(), names()]);
  expect(await names()).toEqual(before);
  await createConnectionStore(database, vault, Date.now).save({ ...connection, id: 'c3', name: 'Another' });
  expect(await names()).toContain('c3 Another');
  await Promise.all([index.erase('c1'), names()]);
  expect((await names()).some((name) => name.startsWith('c1'))).toBe(false);
});
