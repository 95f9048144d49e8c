import { describe, expect, it } from 'vitest';
import { type ConnectionStore, createConnectionStore } from '@/lib/background/connections';
import type { ConnectionRow } from '@/lib/match-index/database';
import type { Diagnosis } from '@/lib/model/connection';
import type { Vault } from '@/lib/vault/vault';
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

/** Rows are opened through `opening`, which says when. */
const opensBy = (vault: Vault, opening: () => Promise<void>): Vault => ({
  ...vault,
  seal: vault.seal.bind(vault),
  async open(sealed) {
    await opening();
    return vault.open(sealed);
  },
});

it('what was read before a change and opened after it is not taken for what is there', async () => {
  const { database, vault } = await setting();
  const late = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  let opening = 0;
  const open = opensBy(vault, async () => {
    begun.resolve();
    if (++opening === 1) await late.promise;
  });
  const store = createConnectionStore(database, open, Date.now);
  const reading = store.get('c1');
  await begun.promise;
  await store.save({ ...connection, name: 'Renamed' });
  late.resolve();
  await reading;
  expect(await store.get('c1')).toMatchObject({ name: 'Renamed' });
});

describe('an opened row is let go of when its connection is removed', () => {
  /** Its row is put back as it was: only what is still held need not be opened. */
  async function removed(meanwhile: (store: ConnectionStore) => Promise<unknown>) {
    const { database, vault, index } = await setting();
    const late = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    let opened = 0;
    const open = opensBy(vault, async () => {
      opened += 1;
      begun.resolve();
      await late.promise;
    });
    const store = createConnectionStore(database, open, Date.now);
    const row = (await database.connections.get('c1')) as ConnectionRow;
    const reading = meanwhile(store);
    return {
      begun: begun.promise,
      finish: async () => {
        late.resolve();
        await reading;
      },
      remove: () => index.erase('c1'),
      async isLetGo() {
        await database.connections.put(row);
        opened = 0;
        expect(await store.get('c1')).toMatchObject({ name: connection.name });
        return opened === 1;
      },
    };
  }
  const READS: [string, (store: ConnectionStore) => Promise<unknown>][] = [
    ['by itself', (store) => store.get('c1')],
    ['with all others', (store) => store.all()],
  ];

  it.each(READS)('read %s', async (_, read) => {
    const { finish, remove, isLetGo } = await removed(read);
    await finish();
    await remove();
    expect(await isLetGo()).toBe(true);
  });

  it.each(READS)('read %s, and opened only then', async (_, read) => {
    const { begun, finish, remove, isLetGo } = await removed(read);
    await begun;
    await remove();
    await finish();
    expect(await isLetGo()).toBe(true);
  });

  it('and stays where another is removed', async () => {
    const { database, vault, index } = await setting();
    let opened = 0;
    const open = opensBy(vault, async () => void opened++);
    const store = createConnectionStore(database, open, Date.now);
    await store.get('c1');
    await index.erase('c2');
    await store.get('c1');
    expect(opened).toBe(1);
  });
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
