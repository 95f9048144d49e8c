// The vault's keeper over a real database and a browser in memory: who may open it, when it is locked, what is answered
// then, and what a worker leaves behind that dies at any step of a change of key.

import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createConnectionStore } from '@/lib/background/connections';
import type { CoreHandlers, Surroundings } from '@/lib/background/handlers';
import { createKeeper, type Ground, type Keeper } from '@/lib/background/vault-keeper';
import { resealRows, SEALED_TABLES } from '@/lib/background/vault-reseal';
import { errorCode } from '@/lib/errors';
import { placeOf } from '@/lib/identity/place';
import { InAtsDatabase, type RecordRow } from '@/lib/match-index/database';
import { packRows, unpackRows } from '@/lib/match-index/parcel-bytes';
import { AUDIENCE, type MessageName } from '@/lib/messages/protocol';
import type { Finding } from '@/lib/model/match';
import type { VaultKeys } from '@/lib/vault/vault';
import { simulatedConnection } from '@/tests/support/simulated-account';
import { alarms, browser, local, managed, resetBrowser, restart, session, state } from './fake-browser';

vi.mock('wxt/browser', () => import('./fake-browser'));

const PHRASE = 'four words make one';
const SENDER = { tabId: 7, frameId: 0, windowId: 1 };
const SIGHTING = {
  url: 'https://www.linkedin.com/in/mara-example/',
  site: 'linkedin',
  name: 'Mara Example',
  headline: null,
  company: null,
  title: null,
  location: null,
  urls: [],
  links: [],
  emails: [],
};

let name = '';
let count = 0;
let clock = 0;
let notices: string[];
let painted: (Finding | null)[];
/** What the present worker's core stands on; the last one's after it ended. */
let ground: Ground | null;
let begun: number;

const surroundings = {
  now: () => clock,
  readSettings: async () => ({
    surface: 'page',
    lockedByPolicy: false,
    showRestricted: false,
    sites: {},
    sitesByPolicy: {},
  }),
  announce: (notice: string) => notices.push(notice),
  paintToolbar: async (_tab: number, finding: Finding | null) => void painted.push(finding),
  paintToolbars: async (finding: Finding | null) => void painted.push(finding),
  askTab: async () => SIGHTING,
  loadCard: async () => undefined,
  loadList: async () => undefined,
  askTabList: async () => ({ url: SIGHTING.url, sightings: [SIGHTING] }),
  chooseSurface: async () => undefined,
} as unknown as Surroundings & { paintToolbars(finding: Finding | null): Promise<void> };

interface Core {
  handlers: CoreHandlers;
}

/** A worker over what earlier ones left. Its core answers the names of connections, which are sealed. */
function worker(database: () => InAtsDatabase = () => new InAtsDatabase(name)): Keeper<Core> {
  return createKeeper<Core>(browser as never, {
    surroundings,
    database,
    rounds: async () => 1_000,
    begun: () => {
      begun += 1;
    },
    locked: () => undefined,
    async openCore(on) {
      ground = on;
      const store = createConnectionStore(on.database, on.vault, () => clock);
      const list = async () => (await store.all()).map(({ name: called }) => called);
      return { handlers: { 'connection.list': list } as unknown as CoreHandlers };
    },
  });
}

async function ask<T = unknown>(keeper: Keeper<Core>, message: MessageName, input: object = {}): Promise<T> {
  keeper.used(message);
  const own = keeper.handlers as Partial<Record<MessageName, (input: object, sender: object) => Promise<unknown>>>;
  const handlers = (await keeper.opened()).handlers as unknown as typeof own;
  return (await (own[message] ?? handlers[message])?.(input, SENDER)) as T;
}

const codeOf = (promise: Promise<unknown>) => promise.then(() => 'fine', errorCode);
const stateOf = async (keeper: Keeper<Core>) => (await ask<{ state: string }>(keeper, 'vault.get')).state;

/** Waits for what was begun in the background. */
async function until(test: () => Promise<boolean>, what: string) {
  for (let turn = 0; turn < 4_000; turn++) {
    if (await test()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`waited in vain for ${what}`);
}

const resealed = async (keeper: Keeper<Core>) =>
  (await ask<{ resealed: number | null }>(keeper, 'vault.get')).resealed === null;

/** As a sync would have filled it. */
async function fill(people: number) {
  if (!ground) throw new Error('nothing is open');
  const { database, vault } = ground;
  await createConnectionStore(database, vault, () => clock).save({ ...simulatedConnection(), name: 'Fernhill' });
  const rows = Array.from({ length: people }, async (_, id) => ({
    connection: 'c1',
    resource: 'candidate',
    id,
    writtenAt: 1,
    sealed: await vault.seal({ id }),
  }));
  const sealed = await Promise.all(rows);
  // Half of them as neighbours in one row.
  const [single, parcelled] = [sealed.slice(0, people / 2), sealed.slice(people / 2)];
  await database.records.bulkPut(single);
  for (let from = 0; from < parcelled.length; from += 16) {
    const together = parcelled.slice(from, from + 16);
    const high = together.at(-1)?.id ?? 0;
    await database.parcels.put({ connection: 'c1', high, size: together.length, packed: packRows(together) });
  }
}

async function keptKeys(): Promise<VaultKeys> {
  const keys = await ground?.database.vault.get('keys');
  if (!keys) throw new Error('no keys');
  return keys;
}

async function allRows(database: InAtsDatabase): Promise<RecordRow[]> {
  const parcels = await database.parcels.toArray();
  return [
    ...(await database.records.toArray()),
    ...parcels.flatMap(({ connection, packed }) => unpackRows(connection, packed)),
  ];
}

/** Everybody who can be read. */
async function readable(): Promise<number> {
  if (!ground) throw new Error('nothing is open');
  const { database, vault } = ground;
  let opened = 0;
  for (const row of await allRows(database)) {
    const data = (await vault.open(row.sealed)) as { id: number };
    if (data.id === row.id) opened += 1;
  }
  return opened;
}

beforeEach(async () => {
  await resetBrowser();
  count += 1;
  name = `keeper-${count}`;
  clock = Date.UTC(2026, 10, 20);
  notices = [];
  painted = [];
  ground = null;
  begun = 0;
});

async function protectedWorker(): Promise<Keeper<Core>> {
  const keeper = worker();
  await keeper.opened();
  await fill(3);
  await ask(keeper, 'vault.protect', { present: null, next: PHRASE });
  await until(() => resealed(keeper), 'sealing anew');
  return keeper;
}

it('a database that could not be opened once is opened again for the next who asks, and not left open', async () => {
  const made: InAtsDatabase[] = [];
  const keeper = createKeeper<Core>(browser as never, {
    surroundings,
    begun: () => undefined,
    locked: () => undefined,
    database: () => {
      const database = new InAtsDatabase(name);
      made.push(database);
      return database;
    },
    async openCore() {
      if (made.length === 1) throw new Error('busy');
      return { handlers: { 'connection.list': async () => [] } as unknown as CoreHandlers };
    },
  });
  await expect(ask(keeper, 'connection.list')).rejects.toThrow('busy');
  expect(await ask(keeper, 'connection.list')).toEqual([]);
  expect(made.map((database) => database.isOpen())).toEqual([false, true]);
});

describe('without a passphrase', () => {
  it('is open in every worker, also after the browser was closed, and cannot be locked', async () => {
    const first = worker();
    await first.opened();
    await fill(3);
    await restart();
    const second = worker();
    expect(await ask(second, 'connection.list')).toEqual(['Fernhill']);
    await ask(second, 'vault.lock');
    second.screenLocked();
    second.onAlarm('auto-lock');
    expect(await stateOf(second)).toBe('open');
    expect([...alarms]).toEqual([]);
    expect(session.values).toEqual({});
  });
});

describe('with a passphrase', () => {
  it('a worker that is started anew opens it; after the browser was closed it is locked', async () => {
    const keeper = await protectedWorker();
    expect(await ask(keeper, 'connection.list')).toEqual(['Fernhill']);
    expect(await ask(worker(), 'connection.list')).toEqual(['Fernhill']);
    await restart();
    const next = worker();
    expect(await stateOf(next)).toBe('locked');
    expect(await codeOf(ask(next, 'connection.list'))).toBe('vault/locked');
    await ask(next, 'vault.unlock', { passphrase: PHRASE });
    expect(await ask(next, 'connection.list')).toEqual(['Fernhill']);
    expect(begun).toBe(2);
  });

  it.each<[string, (keeper: Keeper<Core>) => unknown]>([
    ['by hand', (keeper) => ask(keeper, 'vault.lock')],
    ['with the screen', (keeper) => keeper.screenLocked()],
    ['after a while without use', (keeper) => keeper.onAlarm('auto-lock')],
  ])('is locked %s: nothing opens, reads or writes any more, and the session is empty', async (_how, lock) => {
    const keeper = await protectedWorker();
    await browser.storage.session.set({ 'token c1': 'secret' });
    const old = ground as Ground;
    const sealed = await old.vault.seal('x');
    const remembered = placeOf('Fernhill');
    expect(placeOf('Fernhill')).toBe(remembered);
    // A token of the ATS that comes while it is locked, and another when it is.
    const clearSession = session.clear;
    const clear = vi.spyOn(session, 'clear').mockImplementationOnce(async () => {
      await clearSession();
      await old.session.set({ 'token c1': 'late' });
    });
    notices = [];
    await lock(keeper);
    await until(async () => (await stateOf(keeper)) === 'locked', 'the lock');
    expect(clear).toHaveBeenCalledOnce();
    clear.mockRestore();
    await old.session.set({ 'token c1': 'later' });
    expect(await codeOf(old.surroundings.openFile({ connection: 'c1', file: '1', name: 'x.pdf' }))).toBe(
      'vault/locked',
    );
    expect(session.values).toEqual({});
    expect(old.ended.aborted).toBe(true);
    expect(await codeOf(old.vault.open(sealed))).toBe('vault/locked');
    expect(placeOf('Fernhill')).not.toBe(remembered);
    await expect(old.database.records.toArray()).rejects.toThrow();
    await expect(old.database.syncs.put({} as never)).rejects.toThrow();
    await until(async () => notices.includes('vault.changed'), 'the notice');
    expect(painted.at(-1)?.coverage).toEqual({ state: 'locked' });
    await old.surroundings.paintToolbar(7, null);
    expect(painted.at(-1)?.coverage).toEqual({ state: 'locked' });
    expect([...alarms]).toEqual([]);
  });

  it('answers every message but a few by vault/locked, and those few without anybody', async () => {
    const keeper = await protectedWorker();
    await ask(keeper, 'vault.lock');
    const answered: MessageName[] = [];
    for (const message of Object.keys(AUDIENCE) as MessageName[]) {
      if (message.startsWith('vault.') || message === 'panel.open') continue;
      const list = { url: SIGHTING.url, site: 'linkedin', sightings: [SIGHTING], by: 'all', people: 1, known: 0 };
      const code = await codeOf(ask(keeper, message, { sighting: SIGHTING, tabId: 7, ...list }));
      if (code === 'vault/locked') continue;
      expect([message, code]).toEqual([message, 'fine']);
      answered.push(message);
    }
    expect(answered.sort()).toEqual([
      'card.load',
      'list.load',
      'page.left',
      'people.find',
      'people.seen',
      'person.find',
      'settings.get',
      'settings.set',
      'tab.list',
      'tab.person',
    ]);
    const locked = { url: SIGHTING.url, matches: [], coverage: { state: 'locked' }, surface: 'page' };
    expect(await ask(keeper, 'person.find', { sighting: SIGHTING })).toEqual(locked);
    expect(await ask(keeper, 'tab.person', { tabId: 7 })).toEqual({ sighting: SIGHTING, finding: locked });
    const list = { url: SIGHTING.url, sightings: [SIGHTING], by: 'all' };
    expect(await ask(keeper, 'people.find', list)).toMatchObject({ rows: [null], coverage: { state: 'locked' } });
  });

  it('a wrong one is refused; after several each next try must wait, and nothing is lost', async () => {
    const keeper = await protectedWorker();
    await ask(keeper, 'vault.lock');
    const guess = (passphrase: string) => codeOf(ask(keeper, 'vault.unlock', { passphrase }));
    for (let turn = 0; turn < 5; turn++) expect(await guess(`wrong ${turn}`)).toBe('vault/wrong-passphrase');
    expect(await guess(PHRASE)).toBe('vault/slowed');
    const { retryAt } = await ask<{ retryAt: string }>(keeper, 'vault.get');
    expect(Date.parse(retryAt) - clock).toBe(5_000);
    // Also in a worker and a browser that know nothing of it.
    await restart();
    expect(await codeOf(ask(worker(), 'vault.unlock', { passphrase: PHRASE }))).toBe('vault/slowed');
    clock += 5_000;
    expect(await guess(PHRASE)).toBe('fine');
    expect(await readable()).toBe(3);
  });

  it('can be changed and taken away, against the present one', async () => {
    const keeper = await protectedWorker();
    expect(await codeOf(ask(keeper, 'vault.protect', { present: 'wrong', next: null }))).toBe('vault/wrong-passphrase');
    await ask(keeper, 'vault.protect', { present: PHRASE, next: 'quite another phrase' });
    await restart();
    const next = worker();
    expect(await codeOf(ask(next, 'vault.unlock', { passphrase: PHRASE }))).toBe('vault/wrong-passphrase');
    await ask(next, 'vault.unlock', { passphrase: 'quite another phrase' });
    await ask(next, 'vault.protect', { present: 'quite another phrase', next: null });
    expect([...alarms]).toEqual([]);
    await restart();
    expect(await ask(worker(), 'connection.list')).toEqual(['Fernhill']);
    expect(await readable()).toBe(3);
  });

  it('is asked for by policy before anything is opened, and cannot be taken away then', async () => {
    const first = worker();
    await first.opened();
    await fill(3);
    managed.values.passphraseRequired = true;
    ground = null;
    const keeper = worker();
    expect(await stateOf(keeper)).toBe('unprotected');
    expect(ground).toBeNull();
    expect(await codeOf(ask(keeper, 'connection.list'))).toBe('vault/locked');
    await ask(keeper, 'vault.protect', { present: null, next: PHRASE });
    expect(await ask(keeper, 'connection.list')).toEqual(['Fernhill']);
    expect(await codeOf(ask(keeper, 'vault.protect', { present: PHRASE, next: null }))).toBe('message/refused');
  });

  it('is demanded at once when policy comes while it is open', async () => {
    const keeper = worker();
    await keeper.opened();
    managed.values.passphraseRequired = true;
    keeper.policyChanged();
    await until(async () => (await stateOf(keeper)) === 'unprotected', 'policy');
  });

  it('is obeyed, too, where policy comes after the vault was asked for something', async () => {
    const keeper = await protectedWorker();
    await ask(keeper, 'vault.tune', { autoLockMinutes: 45 });
    expect(alarms.get('auto-lock')).toBe(45);
    notices = [];
    managed.values.longestAutoLockMinutes = 10;
    keeper.policyChanged();
    await until(async () => notices.includes('vault.changed'), 'the notice');
    expect(alarms.get('auto-lock')).toBe(10);
  });

  it.each([
    ['nothing chosen', {}, {}, 30],
    ['chosen', { autoLockMinutes: 60 }, {}, 60],
    ['more than policy allows', { autoLockMinutes: 60 }, { longestAutoLockMinutes: 10 }, 10],
    ['less than policy allows', { autoLockMinutes: 5 }, { longestAutoLockMinutes: 10 }, 5],
    ['nonsense in both', { autoLockMinutes: 'soon' }, { longestAutoLockMinutes: -3 }, 30],
  ])('locks by itself in time: %s', async (_what, own, policy, minutes) => {
    Object.assign(local.values, own);
    Object.assign(managed.values, policy);
    await protectedWorker();
    expect([...alarms]).toEqual([['auto-lock', minutes]]);
  });
});

describe('another key', () => {
  const PEOPLE = 600;

  async function filled(): Promise<void> {
    const keeper = worker();
    await keeper.opened();
    await fill(PEOPLE);
  }

  it('seals everything anew, and then forgets the old one', async () => {
    await filled();
    const before = await allRows(new InAtsDatabase(name));
    const keeper = worker();
    await ask(keeper, 'vault.rotate', { present: null });
    await until(() => resealed(keeper), 'sealing anew');
    expect(await readable()).toBe(PEOPLE);
    const keys = await keptKeys();
    expect(keys.dataKeys).toHaveLength(1);
    const after = await allRows((ground as Ground).database);
    expect(after).toHaveLength(PEOPLE);
    expect(
      after.every(({ sealed }, at) => sealed[0] === keys.dataKeys[0]?.id && sealed[0] !== before[at]?.sealed[0]),
    ).toBe(true);
  });

  it('loses nobody, wherever the worker dies, and is gone on with by the next', async () => {
    let died = 0;
    for (let steps = 0; ; steps++) {
      await resetBrowser();
      name = `keeper-${count}-dies-${steps}`;
      await filled();
      let left = steps;
      let isDead = false;
      /** A database of a worker that dies when it would begin its so-manieth change. */
      const mortal = () => {
        const database = new InAtsDatabase(name);
        const begin = database.transaction.bind(database) as (...call: unknown[]) => unknown;
        database.transaction = ((...call: unknown[]) => {
          if (left-- > 0) return begin(...call);
          isDead = true;
          database.close();
          return Promise.reject(new Error('died'));
        }) as never;
        return database;
      };
      const victim = worker(mortal);
      await ask(victim, 'vault.rotate', { present: null }).catch(() => undefined);
      await until(async () => isDead || (await resealed(victim)), 'its end');
      (ground as Ground | null)?.database.close();
      const next = worker();
      await next.opened();
      await until(() => resealed(next), 'sealing anew');
      expect([steps, await readable()]).toEqual([steps, PEOPLE]);
      expect((await keptKeys()).dataKeys).toHaveLength(1);
      if (!isDead) break;
      died += 1;
    }
    // Keeping the key, each batch of each table, dropping the old one.
    expect(died).toBeGreaterThan(4);
  });

  it('leaves a row to whoever wrote or deleted it while it was sealed', async () => {
    await filled();
    const { database, vault } = ground as unknown as Ground;
    const written = await vault.seal({ id: 5, isNew: true });
    let calls = 0;
    await resealRows(database, {
      async reseal(bytes) {
        calls += 1;
        // The first is the connection; the batch of people was read by the second.
        if (calls === 2) {
          await database.records.update(['c1', 'candidate', 5], { sealed: written });
          await database.records.delete(['c1', 'candidate', 6]);
        }
        return bytes[0] === 250 ? null : Uint8Array.of(250, ...bytes.subarray(1));
      },
    });
    const row = await database.records.get(['c1', 'candidate', 5]);
    expect(row?.sealed.subarray(1)).toEqual(written.subarray(1));
    expect(await allRows(database)).toHaveLength(PEOPLE - 1);
  });

  it('also finds what was moved, sealed as it was, to where it had been already', async () => {
    await filled();
    const { database } = ground as unknown as Ground;
    const last = await database.records.get(['c1', 'candidate', PEOPLE / 2 - 1]);
    if (!last) throw new Error('nobody');
    let calls = 0;
    await resealRows(database, {
      async reseal(bytes) {
        calls += 1;
        // Of the second batch of people: the first lies behind it.
        if (calls === 200) {
          await database.records.delete(['c1', 'candidate', PEOPLE / 2 - 1]);
          await database.records.put({ ...last, id: -1 });
          await database.parcels.put({ connection: 'c0', high: 9, size: 1, packed: packRows([{ ...last, id: 9 }]) });
        }
        return bytes[0] === 250 ? null : Uint8Array.of(250, ...bytes.subarray(1));
      },
    });
    const rows = await allRows(database);
    expect(rows).toHaveLength(PEOPLE + 1);
    expect(rows.every(({ sealed }) => sealed[0] === 250)).toBe(true);
  });
});

describe('an early install', () => {
  it('is brought over: what its key sealed is read, sealed anew, and the key is gone', async () => {
    const iv = () => crypto.getRandomValues(new Uint8Array(12));
    const dataKey = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    const seal = async (plain: Uint8Array<ArrayBuffer>) => {
      const nonce = iv();
      const cipher = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, dataKey, plain);
      return Uint8Array.of(...nonce, ...new Uint8Array(cipher));
    };
    const early = new InAtsDatabase(name);
    await early.vault.put({ id: 'keys', dataKey, sealedHashKey: await seal(new Uint8Array(16).fill(5)) } as never);
    const text = JSON.stringify({ ...simulatedConnection(), name: 'Fernhill' });
    const sealed = await seal(new TextEncoder().encode(text));
    await early.connections.put({ id: 'c1', ats: 'greenhouse', createdAt: 1, sealed });
    early.close();
    const keeper = worker();
    expect(await ask(keeper, 'connection.list')).toEqual(['Fernhill']);
    await until(() => resealed(keeper), 'sealing anew');
    expect((await keptKeys()).earlier).toBeUndefined();
    expect(await ask(worker(), 'connection.list')).toEqual(['Fernhill']);
  });
});

describe('erasing', () => {
  it('leaves nothing: keys, rows, session, settings, alarms, hosts', async () => {
    state.origins.push('https://harvest.greenhouse.io/*');
    local.values.surface = 'page';
    const keeper = await protectedWorker();
    const old = ground as Ground;
    await ask(keeper, 'vault.erase');
    await old.session.set({ 'token c1': 'late' });
    expect(session.values).toEqual({});
    expect(local.values).toEqual({});
    expect(state.origins).toEqual(['https://*.linkedin.com/*']);
    expect([...alarms]).toEqual([]);
    expect(old.vault.state).toBe('locked');
    expect(await stateOf(keeper)).toBe('open');
    expect(await ask(keeper, 'connection.list')).toEqual([]);
    expect(await ground?.database.records.count()).toBe(0);
  });

  it('works while it is locked, for whoever forgot the passphrase', async () => {
    const keeper = await protectedWorker();
    await ask(keeper, 'vault.lock');
    await ask(keeper, 'vault.erase');
    expect(await ask(keeper, 'connection.list')).toEqual([]);
  });

  it('that was cut short after the keys leaves no row behind that nobody could read', async () => {
    await protectedWorker();
    const database = ground?.database;
    await database?.vault.clear();
    await database?.syncs.put({ connection: 'c1' } as never);
    database?.close();
    await restart();
    const next = worker();
    expect(await ask(next, 'connection.list')).toEqual([]);
    expect(await allRows((ground as unknown as Ground).database)).toEqual([]);
    expect(await ground?.database.syncs.count()).toBe(0);
  });
});

describe('the tables that are sealed anew', () => {
  /** Tables with rows that hold bytes under this name. */
  async function tablesHolding(database: InAtsDatabase): Promise<string[]> {
    const found: string[] = [];
    for (const table of database.tables) {
      const rows = (await table.toArray()) as { sealed?: unknown }[];
      if (rows.some(({ sealed }) => sealed instanceof Uint8Array)) found.push(table.name);
    }
    return found.sort();
  }

  it('are all that the compiler finds to have the column, and are there', () => {
    const database = new InAtsDatabase(name);
    const known = database.tables.map((table) => table.name);
    expect(SEALED_TABLES.every((table) => known.includes(table))).toBe(true);
  });

  it('hold what a filled install holds sealed', async () => {
    const keeper = await protectedWorker();
    await keeper.opened();
    const { database } = ground as Ground;
    expect(SEALED_TABLES).toEqual(expect.arrayContaining(await tablesHolding(database)));
  });
});
