// Passphrase, locking and change of keys, over keys kept in memory. Few rounds: what they cost is tried in passphrase.test.ts.

import { beforeEach, describe, expect, it } from 'vitest';
import { type Custody, createCustody } from '@/lib/vault/custody';
import { openVault, type VaultKeys } from '@/lib/vault/vault';
import { memorySession, memoryStore } from './memory-store';

const FIRST = 'four words make one';
const SECOND = 'quite another phrase';

let store: ReturnType<typeof memoryStore>;
let session: ReturnType<typeof memorySession>;
let custody: Custody;
const rounds = async () => 1_000;
const open = () => openVault(store, session);
const keys = () => store.kept as VaultKeys;

beforeEach(() => {
  store = memoryStore();
  session = memorySession();
  custody = createCustody({ store, session, rounds });
});

describe('the passphrase', () => {
  it('locks the vault for whoever has no session, and nothing is lost by it', async () => {
    const before = await open();
    const [sealed, blinded] = [await before.seal('Mara'), before.blind('email:mara@example.com')];
    await custody.protect(null, FIRST);
    expect(await (await open()).open(sealed)).toBe('Mara');
    await custody.lock();
    const locked = await open();
    expect([locked.state, locked.hasPassphrase]).toEqual(['locked', true]);
    await expect(locked.open(sealed)).rejects.toMatchObject({ code: 'vault/locked' });
    await custody.unlock(FIRST);
    const again = await open();
    expect([await again.open(sealed), again.blind('email:mara@example.com')]).toEqual(['Mara', blinded]);
  });

  it('leaves nothing of the session, and nothing of itself, in what is kept', async () => {
    await custody.protect(null, FIRST);
    expect(keys().wrapping).toEqual({ kind: 'passphrase', salt: expect.any(Uint8Array), rounds: 1_000 });
    const values = [keys().hashKey, ...keys().dataKeys.map(({ wrapped }) => wrapped)].map((bytes) =>
      btoa(String.fromCharCode(...bytes)),
    );
    for (const { raw } of session.held?.dataKeys ?? []) expect(values.join(' ')).not.toContain(raw);
    expect(session.held?.dataKeys).not.toHaveLength(0);
  });

  it('makes a new data key the first time: the one of before could be had from the files', async () => {
    const before = await open();
    await custody.protect(null, FIRST);
    const after = await open();
    expect(after.newestKey).not.toBe(before.newestKey);
    expect(after.hasOldKeys).toBe(true);
  });

  it.each([
    ['another', 'four words make two'],
    ['other capitals', 'Four words make one'],
    ['none', ''],
    ['a space more', `${FIRST} `],
  ])('is refused when it is wrong: %s', async (_what, wrong) => {
    await custody.protect(null, FIRST);
    await custody.lock();
    const kept = structuredClone(keys());
    const refused = { code: 'vault/wrong-passphrase' };
    await expect(custody.unlock(wrong)).rejects.toMatchObject(refused);
    await expect(custody.rotate(wrong)).rejects.toMatchObject(refused);
    await expect(custody.protect(wrong, SECOND)).rejects.toMatchObject(refused);
    await expect(custody.protect(wrong, null)).rejects.toMatchObject(refused);
    await expect(custody.protect(null, SECOND)).rejects.toMatchObject(refused);
    expect(keys()).toEqual(kept);
    expect((await open()).state).toBe('locked');
  });

  it('is the same however a keyboard composes its letters', async () => {
    await custody.protect(null, 'caf\u00e9 au lait \ufb01n');
    await custody.lock();
    await custody.unlock('cafe\u0301 au lait fin');
    expect((await open()).state).toBe('open');
  });

  it.each([
    ['nine chars', 9, true],
    ['ten', 10, false],
    ['ten of two units each', 10, false],
  ])('must not be too short: %s', async (what, length, isRefused) => {
    const passphrase = (what.includes('units') ? '🦊' : 'x').repeat(length);
    const set = custody.protect(null, passphrase);
    if (isRefused) await expect(set).rejects.toMatchObject({ code: 'vault/weak-passphrase' });
    else await set;
    expect((await open()).hasPassphrase).toBe(!isRefused);
  });

  it('changes and goes without touching what is sealed', async () => {
    await custody.protect(null, FIRST);
    const { newestKey } = await open();
    const sealed = await (await open()).seal('Mara');
    await custody.protect(FIRST, SECOND);
    await custody.lock();
    await expect(custody.unlock(FIRST)).rejects.toMatchObject({ code: 'vault/wrong-passphrase' });
    await custody.unlock(SECOND);
    expect(await (await open()).open(sealed)).toBe('Mara');
    await custody.protect(SECOND, null);
    expect(session.held).toBeUndefined();
    const free = await open();
    expect([free.state, free.hasPassphrase, free.newestKey]).toEqual(['open', false, newestKey]);
    expect(await free.open(sealed)).toBe('Mara');
  });
});

describe('a change of the data key', () => {
  it.each([[null], [FIRST]])('opens what was sealed before until it is dropped, passphrase: %s', async (passphrase) => {
    if (passphrase) await custody.protect(null, passphrase);
    await custody.dropOlderKeys((await open()).newestKey);
    const old = await (await open()).seal('old');
    await custody.rotate(passphrase);
    const vault = await open();
    expect(vault.hasOldKeys).toBe(true);
    expect(await vault.open(old)).toBe('old');
    const fresh = await vault.reseal(old);
    if (!fresh) throw new Error('not sealed anew');
    expect(fresh[0]).not.toBe(old[0]);
    expect(await vault.reseal(fresh)).toBeNull();
    await custody.dropOlderKeys(vault.newestKey);
    const last = await open();
    expect([last.hasOldKeys, keys().dataKeys.length]).toEqual([false, 1]);
    expect(await last.open(fresh)).toBe('old');
    await expect(last.open(old)).rejects.toMatchObject({ code: 'storage/unavailable' });
  });

  it('drops no key that is newer than what rows were sealed with, nor any for a key it does not know', async () => {
    await open();
    await custody.rotate(null);
    const { newestKey } = await open();
    const sealed = await (await open()).seal('between');
    await custody.rotate(null);
    await custody.dropOlderKeys(newestKey);
    expect(keys().dataKeys).toHaveLength(2);
    expect(await (await open()).open(sealed)).toBe('between');
    await expect(custody.dropOlderKeys(77)).rejects.toMatchObject({ code: 'vault/busy' });
    expect(keys().dataKeys).toHaveLength(2);
  });

  it('gives an id that no other key has, however often', async () => {
    await open();
    for (let turn = 0; turn < 300; turn++) {
      await custody.rotate(null);
      await custody.dropOlderKeys((await open()).newestKey);
      expect(keys().dataKeys[0]?.id).toBeGreaterThanOrEqual(1);
      expect(keys().dataKeys[0]?.id).toBeLessThanOrEqual(255);
    }
  });

  it('is locked, and loses nothing, when the worker died before the session knew the new key', async () => {
    await custody.protect(null, FIRST);
    const held = session.held;
    await custody.rotate(FIRST);
    session.held = held;
    expect((await open()).state).toBe('locked');
    await custody.unlock(FIRST);
    expect((await open()).state).toBe('open');
  });

  it('is not kept when another came before it', async () => {
    await open();
    const late = createCustody({
      session,
      rounds,
      store: {
        load: async () => {
          const seen = structuredClone(store.kept);
          await custody.rotate(null);
          return seen;
        },
        keep: store.keep,
      },
    });
    await expect(late.rotate(null)).rejects.toMatchObject({ code: 'vault/busy' });
    expect(keys().dataKeys).toHaveLength(2);
  });
});

describe('an early install', () => {
  it('seals anew before it takes a passphrase, which its key could not be wrapped by', async () => {
    const dataKey = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    const iv = new Uint8Array(12);
    const hash = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, dataKey, new Uint8Array(16)));
    store.kept = { dataKey, sealedHashKey: new Uint8Array([...iv, ...hash]) };
    await expect(custody.protect(null, FIRST)).rejects.toMatchObject({ code: 'vault/busy' });
    await custody.dropOlderKeys((await open()).newestKey);
    expect(keys().earlier).toBeUndefined();
    await custody.protect(null, FIRST);
    expect((await open()).hasPassphrase).toBe(true);
  });
});
